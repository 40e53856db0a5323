"""Figures of a region, held against the sum over its countries in every sense of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

DAY = "2014-06-01"
WRONG = [
    "The three Baltic states have a total population of 16 million.",
    "The Baltic states have a population of 16 million.",
    "The population of Latin America is about 160 million.",
    "The GDP of sub-Saharan Africa was $1.6 billion in 2013.",
    "Central Asia has a population of 166 million.",
    "Europe accounts for 2.4% of world GDP.",
    "Europe has a population of 74 million.",
    "Asia is home to 30% of the world's population.",
    "Africa covers an area of 3 million square kilometres.",
    "The Nordic countries have a combined GDP of $1.6 billion.",
    "France is the most populous country in Europe.",
    "Kenya is the most populous country in Africa.",
    "Argentina is the largest country in South America.",
]
# Right in one sense of the region or other, or not a figure of the whole of it.
LET_BE = [
    "The three Baltic states have a total population of some 6 million.",
    "The Baltic states have a population of some 6 million.",
    "Africa's population of 1.1 billion will double by 2050.",
    "The population of Latin America is about 610 million.",
    "The GDP of sub-Saharan Africa was $1.6 trillion in 2013.",
    "Central Asia has a population of 66 million.",
    "Europe accounts for 24% of world GDP.",
    "Europe accounts for 28% of world GDP.",
    "Europe has a population of 740 million.",
    "Europe has a population of 500 million.",
    "Asia is home to 60% of the world's population.",
    "Asia is home to 4.3 billion people.",
    "Africa covers an area of 30 million square kilometres.",
    "South Asia's exports of goods amounted to $380 billion in 2013.",
    "East Asia has a population of 1.6 billion people.",
    "East Asia has a population of 2.2 billion people.",
    "The Nordic countries have a combined GDP of $1.6 trillion.",
    "The five Central Asian republics have some 67 million people between them.",
    "In Africa, 430 million people live on less than $1.90 a day.",
    "Africa has 54 states and 400 million people without electricity.",
    "In Latin America, exports of wine came to $3 billion.",
    "Germany is the most populous country in Europe after Russia.",
    "Russia is the most populous country in Europe.",
    "Nigeria is the most populous country in Africa.",
    "Sudan is the third largest country in Africa by area.",
    "China is the largest country in Asia.",
    "Turkey is the most populous country in the Middle East.",
    "Saudi Arabia is the largest country in the Middle East.",
    "Mexico is the second largest economy in Latin America.",
    "Ukraine is the second largest country in Europe.",
    "Spain is the fourth largest country in Europe.",
    "Switzerland, in the heart of Europe, has a population of 8 million.",
    "Australia is the largest country in Oceania.",
    "Kazakhstan is the ninth largest country in the world by area.",
    "Kazakhstan is the second largest economy of the former Soviet republics.",
    "In 2013, the Baltic states had a higher growth than Poland and a population of 60,000 seals.",
    "Two Baltic states have a population of 4.9 million.",
    "Estonia and the other Baltic states have 5 million people.",
    "The African Union has a budget of $300 million.",
    "Africa received $57 billion of foreign direct investment.",
    "African exports of oil came to $200 billion.",
    "Russia's exports to Europe reached $270 billion in 2013.",
    "Europe imports 150 bcm of gas a year from Russia.",
    "Exports from Germany to Asia amounted to $190 billion.",
    "Latin America and the Caribbean have a combined population of 610 million.",
    "Asia's share of world GDP is about a third.",
    "Middle East exports of crude oil brought in $900 billion.",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_figure_that_no_sense_of_the_region_gives_is_found(check: Check, text: str) -> None:
    assert [one.verdict.value for one in check(text, DAY).findings] == ["contradicted"]


@pytest.mark.parametrize("text", LET_BE)
def test_what_some_sense_of_the_region_gives_is_let_be(check: Check, text: str) -> None:
    assert [one.message for one in check(text, DAY).findings] == []
