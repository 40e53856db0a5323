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
PEOPLE = [
    ("Pedro Sánchez smiled. He left.", ["Pedro Sánchez"]),
    ("Pedro Sánchez smiled. It rained. In May he left.", ["Pedro Sánchez"]),
    ("Pedro Sánchez smiled. The Spaniard has left.", ["Pedro Sánchez"]),
    ("Pedro Sánchez smiled. The Spanish prime minister, at home, left.", ["Pedro Sánchez"]),
    ("Pedro Sánchez smiled. The prime minister left.", ["Pedro Sánchez"]),
    ("Pedro Sánchez smiled. His brother left.", ["Pedro Sánchez"]),
]
NOBODY = [
    "Pedro Sánchez met Pedro Passos Coelho. He left.",
    "Pedro Sánchez met Anna Berg. She left.",
    "Pedro Sánchez met a colonel from Bern. The colonel's wife left. She sang.",
    "Pedro Sánchez's brother smiled. He left.",
    "Pedro Sánchez named a new minister. He left.",
    "Pedro Sánchez was once mayor of a village. He left it in 1999.",
    "Pedro Sánchez smiled. The Polish prime minister left.",
    "Pedro Sánchez smiled. The king left.",
    "Pedro Sánchez smiled. The Pole has left.",
    'Pedro Sánchez smiled. "We wait", Berg said, "until he goes."',
    "Pedro Sánchez smiled.\n\nHe left.",
]
BRIDGED = [
    ("The African Union met. Egypt, a member of the Union, came.", ["African Union"]),
    ("# Peru\n\nThe capital is Lima.", ["Peru"]),
    ("# Peru\n\nThe national currency fell.", ["Peru"]),
    ("Peru votes. It is raining. The currency fell.", ["Peru"]),
    ("Peru votes. In Chile it rains. The currency fell.", ["Chile"]),
    ("# Key facts: Peru\n\n## Economy\n\nThe country borders Chile.", ["Peru"]),
]
UNBRIDGED = [
    "# Peru's north\n\nThe capital is Piura.",
    "# Peru\n\nThe capital of Piura is Piura.",
    "Peru votes. The neighbour does not. The currency fell.",
]
LEFT = [
    "Hungary and Poland voted. Its currency fell.",
    "Hungary trades with Poland. Its currency fell.",
    "Peru votes. It is clear that it rains.",
    "Peru votes. A river is high. Its coast is muddy.",
    "Peru votes.\n\nIts capital is quiet.",
    "Its capital is quiet.",
    "The African Union met the European Union. Egypt is in the Union.",
    "The African Union met. Egypt is in the union of smiths.",
    "The African Union met. The Union Jack flew. Egypt left the Union.",
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


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_the_only_person_is_read_at_a_pronoun_or_an_office(
    checker: Checker, text: str, names: list[str]
) -> None:
    assert [name for name, _ in _referred(checker, text)] == names


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_read_where_somebody_else_may_be_meant(checker: Checker, text: str) -> None:
    assert [name for name, printed in _referred(checker, text) if printed != "Sánchez"] == []


@pytest.mark.parametrize(("text", "names"), BRIDGED)
def test_what_is_spoken_of_owns_its_capital(checker: Checker, text: str, names: list[str]) -> None:
    assert [name for name, _ in _referred(checker, text)] == names


@pytest.mark.parametrize("text", UNBRIDGED)
def test_a_capital_may_be_of_something_else(checker: Checker, text: str) -> None:
    assert _referred(checker, text) == []


@pytest.mark.parametrize("text", LEFT)
def test_where_two_names_or_none_can_be_meant_nothing_is_read(checker: Checker, text: str) -> None:
    assert _referred(checker, text) == []
