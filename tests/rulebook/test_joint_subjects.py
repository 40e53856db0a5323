"""Several countries as one subject, held against the sum over them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

DAY = "2014-06-01"
WRONG = [
    "The combined GDP of Brazil and Argentina was $7.2 trillion in 2012.",
    "The combined population of Kenya, Uganda and Tanzania was 230 million in 2012.",
    "Kenya, Uganda and Tanzania together have 230 million inhabitants.",
    "Together, India and China account for 27% of the world's population.",
    "The United States and China together produce 55% of world GDP.",
    "Azerbaijan, Georgia and Armenia, with a total population of 36 million, are small.",
    "Russia, Belarus and Kazakhstan together have some 270 million inhabitants.",
    "In 2013 Brazil and Mexico had a combined GDP of some $3.7 billion.",
    "India and China, which together make up half of humanity, trade little.",
    "Spain and Portugal have a total area of 898,000 square kilometres.",
]
# True together, or not said of all of them together.
LET_BE = [
    "India and China, which together make up more than a third of humanity, trade little.",
    "India and China, which each make up a sixth of humanity or more, trade little.",
    "The combined GDP of Brazil and Argentina was about $3 trillion in 2012.",
    "The combined population of Kenya, Uganda and Tanzania was some 125 million in 2012.",
    "Kenya, Uganda and Tanzania together have about 130 million inhabitants.",
    "Together, India and China account for 37% of the world's population.",
    "The United States and China together produce 35% of world GDP.",
    "The three Baltic states have a total population of some 6 million.",
    "The five Central Asian republics have some 67 million people between them.",
    "The Nordic countries have a combined GDP of $1.6 trillion.",
    "The European Union has 28 members and a joint GDP of some $18 trillion.",
    "The area of the two Congos together is 2.7 million square kilometres.",
    "Azerbaijan, Georgia and Armenia, with a total population of 16 million, are small.",
    "The population of Peru and Chile is 30 million and 18 million respectively.",
    "Between Poland and Ukraine lies a population of refugees of 20,000 people.",
    "Poland, Hungary and Romania have populations of 38, 10 and 20 million.",
    "Total trade of Peru and Chile reached $3 billion, with the population of Peru at 30 million.",
    "Germany and France, whose combined population is 145 million, lead.",
    "In 2013 Brazil and Mexico had a combined GDP of some $3.7 trillion.",
    "The combined exports of Kenya and Uganda came to $8 billion.",
    "Trade between Kenya and Uganda amounted to $800 million.",
    "Kenya and Uganda share a border and a population of 1 million cattle herders.",
    "Russia, Belarus and Kazakhstan together have some 170 million inhabitants.",
    "In 2013, Russia, Belarus and Kazakhstan together accounted for 3.4% of world GDP.",
    "Estonia has 1.3 million people and Latvia 2 million, together 3.3 million.",
    "Spain and Portugal together cover an area of some 598,000 square kilometres.",
    "The total population of Spain is 46 million, and Portugal and France follow.",
    "Italy and Spain had a joint debt of 3 trillion and a population of 46 million and 60 million.",
    "Japan and South Korea, together with the United States, have a combined GDP of $23 trillion.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_figure_of_several_is_refuted_by_their_sum(check: Check, text: str) -> None:
    report = check(text, DAY)
    [found] = report.findings
    assert " + " in report.claims[0].assertions[0].subject
    assert found.verdict.value == "contradicted"


@pytest.mark.parametrize("text", LET_BE)
def test_what_fits_all_or_is_not_of_all_is_let_be(check: Check, text: str) -> None:
    assert [one.message for one in check(text, DAY).findings] == []


def test_the_members_are_told_with_their_values(check: Check) -> None:
    [found] = check("The combined GDP of Peru and Chile was $900 million in 2012.", DAY).findings
    assert any("Chile $" in item.fact and "Peru $" in item.fact for item in found.evidence)
