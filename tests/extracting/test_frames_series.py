"""Labels, series and pairs: several figures of one measure, and figures that a label explains."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

LABELS = [
    (
        "Albania Consumer price index (2005 = 100) 2012 : 121.76, Index, 2005 = 100",
        ["consumer_price_index(Albania) 121.76"],
    ),
    (
        "In France the pump price for diesel fuel (US$ per liter) was 1.78.",
        ["diesel_price(France) 1.78"],
    ),
    (
        "Life expectancy at birth, total (years), in Chile was 79.3 as of 2011.",
        ["life_expectancy(Chile) 79.3"],
    ),
    ("GNI; PPP (US dollar) in Fiji was last measured at 4099932582.", ["gni_ppp(Fiji) 4099932582"]),
    (
        "Health expenditure, total (% of GDP) in Peru was 5.11 as of 2011.",
        ["health_expenditure_share_of_gdp(Peru) 5.11"],
    ),
    (
        "The Gross Domestic Product (GDP) in Rwanda was worth 7.45 billion US dollars.",
        ["gdp(Rwanda) 7.45 billion US dollars"],
    ),
    ("Inflation -LRB- annual % -RRB- in Ghana was 8.4 in 2013.", ["inflation(Ghana) 8.4"]),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_a_label_in_brackets_gives_a_bare_number_its_unit(
    told: Told, text: str, expected: list[str]
) -> None:
    assert told(text) == expected


def test_a_number_in_a_label_is_neither_value_nor_period(claims: Claims) -> None:
    text = "GNI per capita, PPP (constant 2005 international $) in Denmark was 33,394 in 2011."
    (claim,) = claims(text)
    assert claim.assertion.period.first.year == 2011
    assert claim.assertion.qualifiers == {"basis": "constant_ppp"}


NOT_OF_THE_WHOLE = [
    "Life expectancy at birth, male (years) in Chile was 76.",
    "Life expectancy in Chile is: male 76, female 82.",
    "A population of 1.5 million Russians lives in Kazakhstan.",
    "Ukraine has a population of 42.6 million, without Crimea.",
    "Peru's growth in exports was 12%.",
    "Retail sales in Peru rose. Growth was 12% in 2015.",
    "The shadow economy of Peru grew by 3%.",
    "Growth in Germany slowed by 2%.",
    "Male life expectancy in Russia is 65 years.",
    "Life expectancy in Russia fell to 57 years for men.",
    "Life expectancy at 65 in Japan is 22 years.",
    "The GDP in northern Mali is $2 billion.",
    "Tourism makes up 10% of Spain's economy and grew by 5%.",
]


@pytest.mark.parametrize("text", NOT_OF_THE_WHOLE)
def test_a_part_is_not_taken_for_the_whole(told: Told, text: str) -> None:
    assert told(text) == []


SERIES = [
    (
        "Inflation in 2018 was 3.4% in Estonia, 2.7% in Lithuania and 2.5% in Latvia.",
        ["inflation(Estonia) 3.4%", "inflation(Lithuania) 2.7%", "inflation(Latvia) 2.5%"],
    ),
    (
        "GDP per capita was $41,000 in Norway and $19,200 in Lithuania.",
        ["gdp_per_capita(Norway) $41,000", "gdp_per_capita(Lithuania) $19,200"],
    ),
    ("The economy of Kazakhstan grew by 3%.", ["gdp_growth(Kazakhstan) 3%"]),
    ("India's growth at 3.2% is not a collapse.", ["gdp_growth(India) 3.2%"]),
    (
        "Health spending accounts for 9.4% of GDP in Chile.",
        ["health_expenditure_share_of_gdp(Chile) 9.4%"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SERIES)
def test_every_value_has_its_own_subject(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_both_ends_of_a_change_have_their_years(claims: Claims) -> None:
    found = claims("Inflation in Russia fell from 15.5% in 2015 to 5.4% in 2016.", "2017-12-05")
    told = [(one.assertion.value.text, one.assertion.period.first.year) for one in found]
    assert told == [("15.5%", 2015), ("5.4%", 2016)]


def test_where_a_change_led_has_the_year_after_it(claims: Claims) -> None:
    began, led = claims("Inflation in Russia fell from 15.5% to 5.4% in 2016.", "2017-12-05")
    assert (led.assertion.value.text, led.assertion.period.first.year) == ("5.4%", 2016)
    assert (began.assertion.measure, began.assertion.qualifiers["change"]) == ("inflation", "start")


def test_one_time_after_a_list_holds_for_all_of_it(claims: Claims) -> None:
    found = claims("Inflation was 3.4% in Estonia and 2.5% in Lithuania in 2018.", "2020-12-05")
    assert [one.assertion.period.first.year for one in found] == [2018, 2018]


def test_a_percentage_of_gdp_is_the_measure_that_is_told_so(claims: Claims) -> None:
    (claim,) = claims("Government debt in Spain was 100% of GDP in 2015.")
    assert claim.assertion.measure == "government_debt_share_of_gdp"


def test_a_change_over_several_years_is_no_growth_of_a_year(told: Told) -> None:
    assert told("Greece's economy has shrunk by 25% since 2008.") == []


def test_lists_of_unequal_length_are_not_paired(told: Told) -> None:
    text = "Chad, Mali and Niger had a respective population growth of 3.3 and 3.0 (%)."
    assert all("(?)" in line or line.startswith("open:") for line in told(text))


def test_a_shrinking_economy_has_negative_growth(claims: Claims) -> None:
    (claim,) = claims("Germany's economy shrank by 5% in 2009.")
    assert claim.assertion.value.interval.high < 0


ELLIPSES = [
    ("Inflation in Chile was 3.8%, Peru 4% richer.", ["inflation(Chile) 3.8%"]),
    ("Chile has 18 million inhabitants, Peru 32.", ["population(Chile) 18 million"]),
    (
        "Chile has 18 million inhabitants. Peru has 32 million sheep.",
        ["population(Chile) 18 million"],
    ),
    (
        "Exports of Chile to China were $17 billion, Japan $5 billion.",
        ["exports(Chile) $17 billion"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELLIPSES)
def test_a_value_after_a_name_goes_on_with_the_measure_before(
    told: Told, text: str, expected: list[str]
) -> None:
    defined = [one for one in told(text) if not one.startswith("open:")]
    assert defined == expected
