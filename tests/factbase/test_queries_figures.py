"""Values, sums over groups and world totals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from factcheck.factbase.base import FactBase

YEAR_2016 = (date(2016, 1, 1), date(2016, 12, 31))


def test_a_fact_says_what_it_is_and_where_it_comes_from(facts: FactBase) -> None:
    (fact,) = facts.facts("Aland", "gdp", *YEAR_2016)
    assert fact.value == Decimal("120.5")
    assert (fact.entity, fact.basis, fact.unit, fact.period) == (
        "Aland", "current_usd", "USD", "2016",
    )  # fmt: skip
    assert (fact.series, fact.vintage, fact.source.publisher) == ("GDP.CD", "2026", "Bank")
    assert fact.source.licence == "CC BY 4.0"


def test_a_country_goes_by_its_code_as_well(facts: FactBase) -> None:
    assert facts.facts("AAA", "gdp") == facts.facts("Aland", "gdp")


def test_all_vintages_are_given_the_newest_first(facts: FactBase) -> None:
    found = facts.facts("Aland", "population", *YEAR_2016)
    assert [(fact.vintage, fact.value) for fact in found] == [
        ("2026", Decimal(1000)),
        ("2023-07-01", Decimal(900)),
    ]


def test_as_known_leaves_out_what_was_not_published_yet(facts: FactBase) -> None:
    found = facts.facts("Aland", "population", *YEAR_2016, as_known=date(2024, 1, 1))
    assert [fact.value for fact in found] == [900]


def test_a_period_that_overlaps_counts(facts: FactBase) -> None:
    found = facts.facts("Aland", "gdp", date(2015, 7, 1), date(2016, 6, 30))
    assert [fact.period for fact in found] == ["2015", "2016"]


@pytest.mark.parametrize(
    ("entity", "measure", "basis"),
    [("Nowhere", "gdp", None), ("Aland", "happiness", None), ("Aland", "gdp", "ppp")],
)
def test_what_is_not_known_gives_no_fact(
    facts: FactBase, entity: str, measure: str, basis: str | None
) -> None:
    assert facts.facts(entity, measure, basis=basis) == ()


def test_an_area_holds_at_all_times_in_every_value_that_sources_give(facts: FactBase) -> None:
    found = facts.facts("Aland", "area", *YEAR_2016)
    assert [fact.value for fact in found] == [100, 102]


def test_measures_of_an_entity(facts: FactBase) -> None:
    assert ("gdp", "current_usd", "USD") in facts.measures("Aland")
    assert facts.measures("Nowhere") == ()
    assert "current_usd" in facts.bases("Aland", "gdp")
    assert facts.bases("Aland", "no_such_measure") == ()
    assert facts.bases("Nowhere", "gdp") == ()


def test_a_sum_names_the_members_that_it_lacks(facts: FactBase) -> None:
    (total,) = facts.group_sum(["Aland", "Beland", "Ceeland"], "gdp", "current_usd", 2015)
    assert total.total == 150
    assert total.missing == ("Ceeland",)
    assert not total.complete
    assert [part.entity for part in total.parts] == ["Aland", "Beland"]


def test_a_sum_is_over_the_members_of_that_day_in_that_scope(facts: FactBase) -> None:
    def total(*statuses: str, day: date) -> Decimal:
        (found,) = facts.group_sum(
            "League of Lands", "gdp", "current_usd", 2016, statuses=statuses, day=day
        )
        return found.total

    late, early = date(2016, 12, 5), date(2009, 1, 1)
    assert total("member", day=late) == Decimal("120.5")
    assert total("member", "observer", day=late) == Decimal("162.5")
    assert total("member", "observer", "partner", day=late) == Decimal("169.5")
    assert total("member", day=early) == Decimal("162.5")


def test_the_first_status_on_the_last_day_of_the_year_is_the_default(facts: FactBase) -> None:
    assert facts.group_sum("League of Lands", "gdp", "current_usd", 2016) == facts.group_sum(
        "League of Lands",
        "gdp",
        "current_usd",
        2016,
        statuses=["member"],
        day=date(2016, 12, 31),
    )


def test_a_member_organisation_stands_for_its_members_and_nobody_counts_twice(
    facts: FactBase,
) -> None:
    (total,) = facts.group_sum("Great League", "gdp", "current_usd", 2016)
    assert set(total.members) == {"Aland", "Ceeland"}
    assert total.total == Decimal("127.5")


def test_each_vintage_has_a_sum_of_its_own(facts: FactBase) -> None:
    sums = facts.group_sum(["Aland", "Beland"], "population", "", 2016)
    assert [(one.vintage, one.total) for one in sums] == [
        ("2026", Decimal(1000)),
        ("2023-07-01", Decimal(900)),
    ]


def test_second_values_of_one_source_make_no_sum_of_their_own(facts: FactBase) -> None:
    (total,) = facts.group_sum(["Aland"], "area", "", 2016)
    assert total.total == 100


def test_nobody_known_means_no_sum(facts: FactBase) -> None:
    assert facts.group_sum(["Ceeland"], "gdp", "current_usd", 2014) == ()
    assert facts.group_sum("No Such League", "gdp", "current_usd", 2014) == ()


def test_the_world_is_a_published_row_or_the_sum_of_all_economies(facts: FactBase) -> None:
    summed, published = facts.world_total("population", "", 2016)
    assert (summed.total, summed.published, summed.economies) == (Decimal(1000), False, 1)
    assert (published.total, published.published) == (Decimal(5000), True)
    (gdp,) = facts.world_total("gdp", "current_usd", 2016)
    assert (gdp.total, gdp.economies) == (Decimal("169.5"), 3)
    assert facts.world_total("gdp", "current_usd", 1950) == ()


OWN = """
pack: institute
version: "1"
licence: proprietary
sources: {desk: {title: Desk estimate, publisher: Institute}}
facts:
- {subject: AAA, measure: gdp, basis: current_usd, unit: USD, period: "2016", value: "200", source: desk}
- {subject: CCC, measure: gdp, basis: current_usd, unit: USD, period: "2015", value: "5", source: desk}
"""  # noqa: E501


def test_a_users_own_fact_takes_the_place_of_the_shipped_one(
    with_pack: Callable[[str], FactBase],
) -> None:
    with with_pack(OWN) as facts:
        (fact,) = facts.facts("Aland", "gdp", *YEAR_2016)
        assert fact.value == 200
        assert (fact.source.pack, fact.source.priority) == ("institute", 1)
        assert [fact.value for fact in facts.facts("Aland", "gdp", basis="current_usd")][1:] == [
            100,
            110,
        ]


def test_a_users_own_fact_is_part_of_a_sum_beside_shipped_ones(
    with_pack: Callable[[str], FactBase],
) -> None:
    with with_pack(OWN) as facts:
        everyone = ["Aland", "Beland", "Ceeland"]
        (total,) = facts.group_sum(everyone, "gdp", "current_usd", 2015)
        assert (total.total, total.missing) == (Decimal(155), ())
        (total,) = facts.group_sum(everyone, "gdp", "current_usd", 2016)
        assert total.total == 200 + 42 + 7
