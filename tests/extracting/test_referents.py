"""Which name a pronoun or a description is read as: the name, or nothing where two can be meant."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.checking.api import Checker
from factcheck.extracting.mentions import find_mentions
from factcheck.extracting.referents import with_referents
from factcheck.reading.documents import read_text

READ = [
    ("Hungary voted. Its currency fell.", ["Hungary"]),
    ("OPEC met in Algiers. The organisation has a seat.", ["OPEC"]),
    ("Peru votes. It lies on the sea. Its capital is Lima.", ["Peru", "Peru"]),
    ("Algeria hosts OPEC. Its secretariat is small.", ["OPEC"]),
]
LEFT = [
    "Hungary and Poland voted. Its currency fell.",
    "Hungary trades with Poland. Its currency fell.",
    "Peru votes. It is clear that it rains.",
    "Peru votes. A river is high. Its coast is muddy.",
    "Peru votes.\n\nIts capital is quiet.",
    "Its capital is quiet.",
]


def _referred(checker: Checker, text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    plain = find_mentions(document, checker.gazetteer, date(2019, 10, 14)).sentences
    read = with_referents(document, plain, checker.gazetteer.held)
    return [
        (one.mention.text, text[one.mention.start : one.mention.end])
        for old, new in zip(plain, read, strict=True)
        for one in new.entities
        if one not in old.entities
    ]


@pytest.mark.parametrize(("text", "names"), READ)
def test_the_only_name_is_read_at_the_place_of_the_pronoun(
    checker: Checker, text: str, names: list[str]
) -> None:
    found = _referred(checker, text)
    assert [name for name, _ in found] == names
    assert {printed.lower() for _, printed in found} <= {"its", "it", "organisation"}


@pytest.mark.parametrize("text", LEFT)
def test_where_two_names_or_none_can_be_meant_nothing_is_read(checker: Checker, text: str) -> None:
    assert _referred(checker, text) == []
