"""Subjects over sentences: pronouns, descriptions, appositions, coordination."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., tuple[Any, ...]]


def subjects(claims: Claims, text: str, measure: str = "population") -> list[str]:
    return [
        one.assertion.subject if one.assertion.known_subject else "?"
        for one in claims(text)
        if one.assertion.measure == measure
    ]


ASIDES = [
    ("The Peruvian economy, with a GDP of $189 billion, grew.", "gdp", "Peru"),
    ("Peru, Chile's neighbour to the north, has a population of 31 million.", "population", "Peru"),
    ("Peru, by far the larger economy, had a GDP of $189 billion.", "gdp", "Peru"),
]


@pytest.mark.parametrize(("text", "measure", "subject"), ASIDES)
def test_an_aside_leaves_the_subject_what_it_is(
    claims: Claims, text: str, measure: str, subject: str
) -> None:
    assert subjects(claims, text, measure) == [subject]


POINTED_BACK = [
    ("Peru is large. It has a population of 31 million.", "Peru"),
    ("Peru is large. Its population is 31 million.", "Peru"),
    ("Peru is large. The country has a population of 31 million.", "Peru"),
    ("The EU is large. The bloc has a population of 510 million.", "European Union"),
    ("The EU lies west of Turkey. The country has a population of 78 million.", "Turkey"),
    ("Turkey wants to join the EU. The bloc has a population of 510 million.", "European Union"),
    ("Lima is old. The city has a population of 9 million.", "Lima (Peru)"),
    ("Peru, which has a population of 31 million, grew.", "Peru"),
    ("Peru, whose population is 31 million, grew.", "Peru"),
    ("Turkey wants to join the EU. It has a population of 78 million.", "Turkey"),
    ("Brazil sells cars to Chile. Its population is 206 million.", "Brazil"),
]


@pytest.mark.parametrize(("text", "subject"), POINTED_BACK)
def test_a_word_points_back_to_the_subject(claims: Claims, text: str, subject: str) -> None:
    assert subjects(claims, text) in ([subject], ["?"])


@pytest.mark.parametrize(("text", "subject"), POINTED_BACK[:-2])
def test_and_it_is_found(claims: Claims, text: str, subject: str) -> None:
    assert subjects(claims, text) == [subject]


def test_a_subject_that_is_pointed_to_is_known_to_be_inferred(claims: Claims) -> None:
    named, pointed = claims("Peru's area is wide. Peru has a population of 31 million. "
                            "It has a GDP of $189 billion.")  # fmt: skip
    assert "subject" not in named.inferred
    assert "subject" in pointed.inferred


NEAREST = [
    ("Germany, the largest economy in the European Union, has a population of 82 million.",
     "Germany"),
    ("Unlike Russia, Peru has a population of 31 million.", "Peru"),
    ("With the help of Russia, Peru reached a population of 31 million.", "Peru"),
    ("Peru trades with Russia and has a population of 31 million.", "Peru"),
    ("Russia is large, while Peru has a population of 31 million.", "Peru"),
    ("The population of Peru, in contrast to Russia, is 31 million.", "Peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), NEAREST)
def test_a_name_that_is_only_mentioned_is_no_subject(
    claims: Claims, text: str, subject: str
) -> None:
    assert subjects(claims, text) == [subject]


NOBODY = [
    "Kazakhstan and Uzbekistan have a population of 49 million.",
    "The population of France and Germany is 148 million.",
    "France and Germany lead. They have a population of 148 million.",
    "France and Germany lead. The two countries have a population of 148 million.",
    "Kazakhstan is the largest country. The region has a population of 70 million.",
    "The president met him. The country has a population of 31 million.",
    "They have a population of 31 million.",
    "Together with Russia, China has a population of 1.5 billion.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_subject_rather_than_a_wrong_one(claims: Claims, text: str) -> None:
    assert subjects(claims, text) in ([], ["?"])


def test_a_paragraph_is_read_for_itself(claims: Claims) -> None:
    assert subjects(claims, "Peru is large.\n\nIt has a population of 31 million.") == ["?"]


def test_ids_follow_the_text(claims: Claims) -> None:
    found = claims("Peru has a population of 31 million. Chile has a population of 18 million.")
    assert [one.id for one in found] == ["c1", "c2"]
    assert [one.span.start for one in found] == sorted(one.span.start for one in found)


NOT_YET_NAMED = [
    "Exports brought in 780 million dollars; the rest was earned in Norway.",
    "Total exports were 780 million dollars, before the firm came to Norway.",
]


@pytest.mark.parametrize("text", NOT_YET_NAMED)
def test_a_name_that_comes_later_is_no_topic(claims: Claims, text: str) -> None:
    assert subjects(claims, text, "exports") == ["?"]
