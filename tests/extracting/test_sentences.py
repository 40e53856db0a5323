"""Sentences: where one ends, and what only looks like an end."""

from __future__ import annotations

import pytest
from factcheck.extracting.sentences import split_sentences
from factcheck.extracting.tokens import tokenize
from hypothesis import given
from hypothesis import strategies as st

GAP = pytest.mark.xfail(strict=True, reason="known gap: make it a plain row when it is read")


def sentences(text: str) -> list[str]:
    tokens = tokenize(text)
    return [tokens.joined(first, stop - 1) for first, stop in split_sentences(tokens)]


SPLIT = [
    "It rained.| The sun came.",
    "Did it rain?| It did!| Good.",
    "He said “go.”| She left.",
    pytest.param("He said “no.”| She left.", marks=GAP),
    "It grew (by 3%.)| It fell.",
    "It cost $5.| Nobody paid.",
    "They met in 2015.| In 2016 they parted.",
    "One line without a stop",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_a_sentence_ends_at_a_stop(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [one.strip() for one in marked.split("|")]


WHOLE = [
    "Mr. Smith and Dr. Jones met.",
    "J. Smith met him.",
    "The U.S. Treasury agreed.",
    "It rose by 8.24 percent.",
    "St. Petersburg hosted it.",
    "He came at 5 p.m. and left.",
    "See Fig. 3 for it.",
    "It met on Nov. 5 in Rome.",
    "They sell cars, tyres, etc. in Rome.",
    "The firm, Brown & Co. Ltd. of Leeds, grew.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_abbreviations_initials_and_decimals_end_nothing(text: str) -> None:
    assert sentences(text) == [text]


@given(st.text(alphabet="aB1 .!?\"”)('’\n", max_size=60))
def test_the_sentences_are_all_tokens_in_order(text: str) -> None:
    tokens = tokenize(text)
    ranges = split_sentences(tokens)
    covered = [at for first, stop in ranges for at in range(first, stop)]
    assert covered == list(range(len(tokens)))
    assert all(first < stop for first, stop in ranges)


def test_a_sentence_without_end_is_cut_so_that_time_stays_linear() -> None:
    tokens = tokenize("founded in 2001 " * 5000)
    assert max(stop - first for first, stop in split_sentences(tokens)) <= 1000
