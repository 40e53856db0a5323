"""Hostile texts: time grows with the length of the text, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from factcheck.checking.api import Checker, analyse_document, parse_day
from factcheck.config.errors import UserError
from factcheck.reading.documents import read_text

DAY = parse_day("2016-12-05")
SMALL, TIMES = 6_000, 4
# Twice the growth of a linear run: a square would give TIMES times TIMES.
MOST = 2 * TIMES
# What takes less than this in the larger run is too short to compare; it is fast enough.
NOTHING = 0.15

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
    "Poland borders Spain. ", "The SCO unites 18 states. ", "He met Xi Jinpin. He met Xi Jinping. ",
]  # fmt: skip


def check(checker: Checker) -> Callable[[str], object]:
    return lambda text: checker.check(read_text(text), DAY)


def extract(checker: Checker) -> Callable[[str], object]:
    return lambda text: analyse_document(read_text(text), checker.gazetteer, DAY)


def seconds(run: Callable[[str], object], text: str) -> float:
    begin = time.process_time()
    with suppress(UserError):
        run(text)
    return time.process_time() - begin


def growth(run: Callable[[str], object], pattern: str) -> float:
    """Return how many times longer a text that is TIMES as long takes, at the best of three."""
    small = pattern * (SMALL // len(pattern))
    seconds(run, small)
    for _ in range(3):
        short, long = seconds(run, small), seconds(run, small * TIMES)
        if long < NOTHING or long < MOST * short:
            break
    return 0.0 if long < NOTHING else long / short


@pytest.mark.parametrize("pattern", PATTERNS)
def test_extraction_and_checks_grow_with_the_text(checker: Checker, pattern: str) -> None:
    assert growth(check(checker), pattern) < MOST


@pytest.mark.parametrize("pattern", SENTENCES)
def test_extraction_of_many_claims_grows_with_the_text(checker: Checker, pattern: str) -> None:
    assert growth(extract(checker), pattern) < MOST


@pytest.mark.parametrize("pattern", SENTENCES)
def test_many_claims_of_one_subject_are_checked_in_near_linear_time(
    checker: Checker, pattern: str
) -> None:
    assert growth(check(checker), pattern) < MOST


@pytest.mark.parametrize("text", ["A" * 1_000_000, "1" * 1_000_000, "(" * 500_000 + ")" * 500_000])
def test_a_million_letters_digits_or_brackets(checker: Checker, text: str) -> None:
    part = len(text) // 10
    short, whole = text[:part], text
    run = check(checker)
    assert seconds(run, whole) < max(10 * NOTHING, 25 * seconds(run, short))
