"""Two countries compared without a figure, held against the figures of both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

DAY = "2014-06-01"
RULE = "country-comparison"

TURNED_ROUND = [
    "Turkey's population is larger than Russia's.",
    "The Netherlands has a larger population than Poland.",
    "Portugal's economy is bigger than Spain's.",
    "Norway is less populous than Iceland.",
    "The population of Ethiopia is smaller than that of Kenya.",
    "The GDP per capita of Moldova is higher than that of Switzerland.",
    "In 2013 Ukraine's GDP exceeded Poland's.",
    "With 357,000 square kilometres, Germany is twice the size of France.",
    "Iran is three times as populous as Turkey.",
    "Austria is poorer than Albania.",
    "Unlike its neighbour, Belarus has a larger territory than Ukraine.",
    "Unemployment in Germany was higher than in Spain in 2013.",
]
# True, or not a comparison of two countries, or not said to be so now.
LET_BE = [
    "Vietnam is smaller than Germany.",
    "India's GDP was larger than that of Japan in 2012.",
    "Poland is poorer than Germany, but richer than Ukraine.",
    "Turkey's population is slightly smaller than Germany's.",
    "The Netherlands has a larger economy than Turkey.",
    "The United Kingdom is smaller than Italy.",
    "Chile's GDP per capita is higher than that of Argentina.",
    "China has more inhabitants than India.",
    "In 2013 Spain had higher unemployment than Portugal.",
    "Japan is larger than Germany and more populous than France.",
    "Mongolia is more than twice the size of France.",
    "Mongolia is almost three times the size of France.",
    "Kazakhstan is five times as large as France.",
    "Argentina is about half the size of Brazil, but has a fifth of its population.",
    "Bangladesh is more populous than Russia.",
    "Trade with Germany is larger than with France.",
    "The number of migrants from Poland in Norway is larger than from Sweden.",
    "Kenya's exports to Uganda are larger than to Tanzania.",
    "The capital of Turkey is smaller than Istanbul.",
    "Growth in Kenya was higher than in Uganda.",
    "Canada has a larger area than China.",
    "Hong Kong is richer than Japan.",
    "By 2030 the economy of India will be larger than that of Japan.",
    "If Turkey were larger than Russia, it would lead.",
    "Life expectancy in Cuba is higher than in Mexico.",
    "Inflation in Ghana was higher than in Kenya in 2013.",
]


@pytest.mark.parametrize("text", TURNED_ROUND)
def test_what_is_the_other_way_round_is_found(check: Check, text: str) -> None:
    [found] = [one for one in check(text, DAY).findings if one.rule == RULE]
    assert len(found.evidence) == 2


@pytest.mark.parametrize("text", LET_BE)
def test_what_can_be_so_is_let_be(check: Check, text: str) -> None:
    assert [one.message for one in check(text, DAY).findings] == []


def test_the_whole_arithmetic_is_told(check: Check) -> None:
    [found] = check("In 2012 Germany's GDP per capita was lower than Poland's.", DAY).findings
    assert found.message.startswith("It is the other way round: the GDP per person of Germany")
    assert {step.text.split(",")[1].strip() for step in found.derivation} >= {"PPP", "current US$"}
