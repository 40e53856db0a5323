"""Hostile texts: time grows with the length of the text, not with its square."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.checking.api import Checker, analyse_document, parse_day
from factcheck.checking.engine import run_rules
from factcheck.reading.documents import read_text
from factcheck.rulebook.context import Context

from growth import MOST, growth

DAY = parse_day("2016-12-05")
LENGTH = 3_000  # characters of the smaller text

PATTERNS = [
    "A", "Ab ", "A ", "1", "1 ", "1,", "(", "()", "[", '"', "“ ", "a-", "China, ", "China and ",
    "president of ", "5% of ", "gdp ", "2015 ", "May ", "in 2015, ", "New Concept ", "capital of ",
    "China's ", "twenty-", "million ", "of the ", "| a | 5 |\n", "e\u0301", "<a ", "&amp;", "-\n",
    "A. ", "Mr. ", "$", "$5 ", "’", "deputy ", "#\n", "- a\n",
]  # fmt: skip
SENTENCES = [
    "GDP $5 ", "5 km north of Osh ", "founded in 2001 ", "China joined NATO in 1999 ",
    "President of China ", "China accounts for 15% of world GDP. ", "The SCO was founded in 2001. ",
    "Spain had a population of 46 million in 2016. ", "The New Concept was proposed in 2015. ",
    "The New Concept was proposed in 2015. The New Concept was adopted in 1999. ",
    "It lies 5 km north of Osh and 7 km south of Bishkek. ",
    "Foreign Minister Sergei Lavrof met him. ",
    "Poland borders Spain. ", "Two years later, in 2009, it fell. ",
    "The SCO unites 18 states. ", "He met Xi Jinpin. He met Xi Jinping. ",
    "Hungary voted on Sunday. Its currency, the forint, fell. ",
    "Angela Merkel, 55, met the new president, 60. The new president came. ",
]  # fmt: skip


def check(checker: Checker) -> Callable[[str], object]:
    return lambda text: checker.check(read_text(text), DAY)


def extract(checker: Checker) -> Callable[[str], object]:
    return lambda text: analyse_document(read_text(text), checker.gazetteer, DAY)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_extraction_and_checks_grow_with_the_text(checker: Checker, pattern: str) -> None:
    assert growth(check(checker), pattern, LENGTH) < MOST


@pytest.mark.parametrize("pattern", SENTENCES)
def test_extraction_of_many_claims_grows_with_the_text(checker: Checker, pattern: str) -> None:
    assert growth(extract(checker), pattern, LENGTH) < MOST


@pytest.mark.parametrize("pattern", SENTENCES)
def test_many_claims_of_one_subject_are_checked_in_near_linear_time(
    checker: Checker, pattern: str
) -> None:
    assert growth(check(checker), pattern, LENGTH) < MOST


def test_claims_of_one_subject_cost_the_same_at_5000_as_at_600(checker: Checker) -> None:
    claim = "Spain had a population of 46 million in 2016. "
    assert growth(check(checker), claim, 600 * len(claim)) < MOST


@pytest.mark.parametrize("pattern", ["A", "1", "(", ")"])
def test_a_million_letters_digits_or_brackets(checker: Checker, pattern: str) -> None:
    assert growth(check(checker), pattern, 125_000, nothing=0.5) < MOST


@pytest.mark.parametrize(
    ("rule", "pattern"),
    [
        ("value-against-reference", "Spain's GDP was $9.1 billion in 2014, Peru's $3 billion. "),
        ("office-holder", "In 2009 it rained. French President Jacques Chirac spoke in Paris. "),
        ("geography", "He went to Lyon, Germany, in 2009. "),
        ("person-name", "Donald Tusk met Xi Jinping. Donald Trudeau of Canada spoke. "),
    ],
)
def test_what_stands_beside_a_claim_is_found_without_reading_all_of_the_text(
    checker: Checker, rule: str, pattern: str
) -> None:
    [alone] = [one for one in checker.rules if one.id == rule]
    texts: dict[str, Context] = {}

    def judge(text: str) -> object:
        if text not in texts:
            texts[text] = checker.check_fully(read_text(text), DAY)[0]
        return run_rules([alone], texts[text])

    assert growth(judge, pattern, 5 * LENGTH) < MOST
