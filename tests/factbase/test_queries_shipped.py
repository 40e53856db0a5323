"""What ships: known figures, and agreement with published tables where they are at hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from factcheck.factbase.base import FactBase, open_facts

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
SCO = "Shanghai Cooperation Organisation"


@pytest.fixture(scope="module")
def facts() -> Iterator[FactBase]:
    with open_facts() as base:
        yield base


def test_the_population_of_kazakhstan_in_2016_is_right_in_two_vintages(facts: FactBase) -> None:
    found = facts.facts("KAZ", "population", date(2016, 1, 1), date(2016, 12, 31))
    values = {fact.source.key: round(fact.value / 1_000_000, 2) for fact in found}
    assert values["world-bank-wdi"] == Decimal("18.36")
    assert values["world-bank-population-2023"] == Decimal("17.79")


def test_an_old_text_is_judged_by_the_vintages_of_its_time(facts: FactBase) -> None:
    year = (date(2016, 1, 1), date(2016, 12, 31))
    found = facts.facts("KAZ", "population", *year, as_known=date(2024, 6, 1))
    assert [fact.source.key for fact in found] == ["world-bank-population-2023"]


def test_the_world_of_2015_made_some_75_trillion_dollars(facts: FactBase) -> None:
    (total, *_) = facts.world_total("gdp", "current_usd", 2015)
    assert Decimal(74) < total.total / 10**12 < Decimal(77)
    assert total.economies > 200


@pytest.mark.parametrize(
    ("statuses", "count", "low", "high"),
    [
        (("member",), 6, 12, 14),
        (("member", "observer"), 12, 14, 18),
        (("member", "observer", "partner"), 18, 15, 19),
    ],
)
def test_a_groups_economy_depends_on_who_counts_as_part_of_it(
    facts: FactBase, statuses: tuple[str, ...], count: int, low: int, high: int
) -> None:
    (total, *_) = facts.group_sum(
        SCO, "gdp", "current_usd", 2015, statuses=statuses, day=date(2016, 12, 5)
    )
    assert len(total.members) == count
    assert low < total.total / 10**12 < high


def test_nothing_is_named_that_nobody_defines(facts: FactBase) -> None:
    assert facts.rows("SELECT id FROM entity WHERE type = 'unknown'") == []


def test_cities_are_where_they_are(facts: FactBase) -> None:
    osh = facts.place("Osh", "KGZ")[0]
    assert osh.id == "Osh (Kyrgyzstan)"
    assert (round(osh.latitude, 1), round(osh.longitude, 1)) == (40.5, 72.8)


def test_capitals_and_their_old_names(facts: FactBase) -> None:
    capital = facts.capital("KAZ", date(2016, 1, 1))
    assert capital is not None
    assert capital.place == "Astana (Kazakhstan)"
    assert facts.resolve("Tselinograd")[0].entity == "Astana (Kazakhstan)"


@pytest.mark.parametrize(
    ("file", "measure", "basis", "least"),
    [
        ("gdp-current-usd.csv", "gdp", "current_usd", {1: 0.85, 5: 0.94, 10: 0.96}),
        ("population.csv", "population", "", {1: 0.99, 5: 0.995, 10: 0.999}),
    ],
)
def test_values_agree_with_a_published_table(
    facts: FactBase, file: str, measure: str, basis: str, least: dict[int, float]
) -> None:
    path = REFERENCE / file
    if not path.exists():
        pytest.skip(f"{path} is not here")
    gaps = []
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            year, value = int(row["Year"]), Decimal(row["Value"])
            span = (date(year, 1, 1), date(year, 12, 31))
            found = facts.facts(row["Country Code"], measure, *span, basis)
            if found:
                gap = min(abs(fact.value / value - 1) for fact in found)
                gaps.append((gap, row["Country Name"], year, value, found[0].value))
    assert len(gaps) > 10_000
    shares = {limit: sum(gap[0] * 100 <= limit for gap in gaps) / len(gaps) for limit in least}
    worst = sorted(gaps, reverse=True)[:20]
    print(f"\n{file}: {len(gaps)} values in common, share within percent: {shares}")
    for gap, name, year, value, ours in worst:
        print(f"  {gap:10.1%} {name} {year}: {value:.0f} there, {ours} here")
    for limit, share in least.items():
        assert shares[limit] >= share, worst
