"""What ships: known figures, and agreement with published tables where they are at hand."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import factcheck
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


def test_a_state_knows_the_states_that_it_followed(facts: FactBase) -> None:
    assert facts.predecessors("RUS") == ("Soviet Union",)
    assert facts.predecessors("Slovakia") == ("Czechoslovakia",)
    assert facts.predecessors("FRA") == ()


def test_an_old_text_is_judged_by_the_vintages_of_its_time(facts: FactBase) -> None:
    year = (date(2016, 1, 1), date(2016, 12, 31))
    found = facts.facts("KAZ", "population", *year, as_known=date(2024, 6, 1))
    known = {fact.vintage for fact in found}
    assert {"2021-04", "2022-04", "2022-10", "2023"} == known
    assert facts.facts("KAZ", "population", *year, as_known=date(2010, 1, 1)) == ()


def test_the_world_of_2015_made_some_75_trillion_dollars(facts: FactBase) -> None:
    totals = facts.world_total("gdp", "current_usd", 2015)
    assert len({total.vintage for total in totals}) >= 4
    for total in totals:
        assert Decimal(74) < total.total / 10**12 < Decimal(77)
        assert total.economies > 190


def test_the_world_of_2014_was_published_as_well_as_summed(facts: FactBase) -> None:
    totals = facts.world_total("population", "", 2015)
    assert {total.published for total in totals} == {True, False}
    for total in totals:
        assert Decimal("7.1") < total.total / 10**9 < Decimal("7.6")
    (gdp,) = facts.facts("World", "gdp_growth", date(2014, 1, 1), date(2014, 12, 31))
    assert Decimal(3) < gdp.value < Decimal(4)


def test_a_sum_over_few_economies_is_no_total_of_the_world(facts: FactBase) -> None:
    for year in range(1980, 2025):
        economies = [
            total.economies
            for total in facts.world_total("gdp", "current_usd", year)
            if not total.published
        ]
        assert min(economies) >= 0.9 * max(economies)


# Figures that were right when they were written, before the series was revised.
ONCE_RIGHT = [
    ("NGA", "gdp", "current_usd", 2020, 432),  # before the revision of 2025: 432 billion dollars
    ("UKR", "population", "", 2020, Decimal("0.0416")),
    ("RUS", "gdp_growth", "", 2020, Decimal("-3.1e-9")),
    ("GHA", "gdp", "current_usd", 2014, Decimal("38.6")),
]


@pytest.mark.parametrize(("country", "measure", "basis", "year", "billions"), ONCE_RIGHT)
def test_a_figure_that_was_right_lies_in_the_envelope_of_vintages(
    facts: FactBase, country: str, measure: str, basis: str, year: int, billions: Decimal
) -> None:
    values = [
        fact.value
        for fact in facts.facts(country, measure, date(year, 1, 1), date(year, 12, 31), basis)
    ]
    slack = abs(billions) / 50
    assert min(values) <= (billions + slack) * 10**9
    assert (billions - slack) * 10**9 <= max(values)


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


def test_a_citys_longer_names_are_those_of_its_country(facts: FactBase) -> None:
    names = facts.longer_names("San", "Mexico")
    assert "San Andrés Tuxtla" in names
    assert all(name.startswith("San ") for name in names)
    assert facts.longer_names("San", "Mexico") != facts.longer_names("San", "Chile")
    assert facts.longer_names("San And", "Mexico") == ()


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


def test_currencies_that_the_central_bank_does_not_quote_are_crossed_by_the_pound(
    facts: FactBase,
) -> None:
    rate = facts.exchange_rate("USD", "KZT", date(2016, 3, 1), date(2016, 3, 31))
    assert rate is not None
    assert rate.low < Decimal(350) < rate.high  # about what the tenge stood at in that month
    assert rate.high / rate.low < Decimal("1.2")
    titles = [source.title for source in rate.sources]
    assert titles == ["Euro foreign exchange reference rates", "HMRC monthly exchange rates"]
    before = facts.exchange_rate("USD", "KZT", date(2013, 3, 1), date(2013, 3, 31))
    assert before is not None
    assert before.grain == "year"


# Sentences that were right when they were written; the series have been revised since.
RIGHT_THEN = [
    ("In 2015 Russia's GDP fell by 3.7%.", "2016-06-01"),
    ("Nigeria's GDP was $432 billion in 2020.", "2021-06-01"),
    ("Ghana's GDP was $38.6 billion in 2014.", "2015-12-01"),
    ("Ukraine has a population of 42.8 million.", "2016-12-01"),
    ("Argentina's GDP was $585 billion in 2015.", "2016-12-01"),
    ("Iran's GDP was $425 billion in 2014.", "2016-06-01"),
    ("Kazakhstan's population was 17.7 million in 2016.", "2016-12-01"),
]


@pytest.mark.parametrize(("text", "as_of"), RIGHT_THEN)
def test_what_was_right_when_it_was_written_is_supported(text: str, as_of: str) -> None:
    report = factcheck.check(text, as_of=as_of)
    assert [claim.verdict for claim in report.claims] == ["supported"]
