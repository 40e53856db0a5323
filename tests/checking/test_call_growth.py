"""As much text again takes as many calls again, in every family, and no more of it is copied.

Seconds show a square only in megabytes, where something else has grown large: calls show one in
pages, where it is still a small part. What Python does within one call is seen by the text itself,
which tells how much of it is cut out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsIndex

import pytest
from factcheck.checking.api import Checker, parse_day
from factcheck.model.document import Document
from factcheck.reading.documents import read_text
from msgspec.structs import replace

from calls import counted

DAY = parse_day("2016-12-05")
TIMES = 24  # passages of the shortest text; the others have twice and three times as many
# How many more calls the third part of the text may take than the second: as many where work is
# linear, also where it is so only from some number of things on. With a square it would be 1.67.
MOST = 1.25
LEAST = 6_000  # calls of a family in the longest text; fewer are no use to compare

# One thing of nearly every kind that is read, with names and figures of its own in each passage.
PASSAGE = """\
Report {n} of the {name} Institute

President {name} of {name}land met Vladimir Putin in Astana on 3 May 2016, and {name} Tarkovski, \
the minister of trade, was there too. The {name} Bank lent ${n}.5 million, up from ${n}.2 million \
a year earlier, a rise of 12%. Of {n}7 members 1{n} voted for the plan and 5 against it.

In 2015, the population of Kazakhstan was 17.{n} million. Its GDP grew by {n}.1%, compared with \
3.{n}% in 2014. The Shanghai Cooperation Organisation was founded in June 2001 and has {n} states. \
Sales of {name} Steel were {n}40 tonnes: {n}10 at home and 30 abroad. {name} was born in 19{y}, \
and was chairman from 1998 to 2006. "We {name} will not leave", said {name} Orlova (“Vela”).

The {name} Agreement was signed on 12 March 19{y}, two years after the war. It was proposed in \
March 1997, and adopted in 1999. China, which borders Russia, produced {n}1 million tonnes of oil \
and 40% of the coal of Asia. The road from Berlin to Warsaw is {n}0 km (25 miles) long. The {name} \
Council (TC{n}) has 12 members, five of them women. Exports rose to {n}3% from {n}1%.

- {name} Port: {n}2 ships, or 4 a day
- {name} Airport: 1,{n}00 flights
"""
_NAMES = [
    first + second + last
    for first in ("Bar", "Kel", "Mor", "Tas", "Vel", "Zhu")
    for second in ("a", "di", "ono", "u")
    for last in ("bek", "dara", "nov", "shi")
]


class Measured(str):
    """A text that counts how many characters are cut out of it."""

    __slots__ = ("cut",)
    cut: int

    def __new__(cls, text: str) -> Measured:
        made = super().__new__(cls, text)
        made.cut = 0
        return made

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = super().__getitem__(key)
        self.cut += len(found)
        return found


def text_of(passages: int) -> str:
    """That many passages, each with another name and another figure."""
    return "\n\n".join(
        PASSAGE.format(name=_NAMES[at % len(_NAMES)], n=11 + at, y=10 + at % 90)
        for at in range(passages)
    )


def document_of(passages: int) -> Document:
    document = read_text(text_of(passages))
    return replace(document, text=Measured(document.text), source=Measured(document.source))


def cut_from(document: Document) -> int:
    assert isinstance(document.text, Measured)
    assert isinstance(document.source, Measured)
    return document.text.cut + document.source.cut


def test_as_much_text_again_takes_as_many_calls_again(checker: Checker) -> None:
    documents = [document_of(TIMES * parts) for parts in (1, 2, 3)]
    checker.check(documents[2], DAY)  # makes what is kept, of all three
    before = [cut_from(one) for one in documents]
    calls = [counted(lambda one=one: checker.check(one, DAY)) for one in documents]  # type: ignore[misc]
    grown = {
        name: f"{calls[0][name]:,} -> {calls[1][name]:,} -> {made:,}"
        for name, made in calls[2].items()
        if made >= LEAST and _growth([one[name] for one in calls]) > MOST
    }
    assert grown == {}
    cut = [cut_from(one) - known for one, known in zip(documents, before, strict=True)]
    assert _growth(cut) < MOST, "characters cut out of the text"


def _growth(numbers: Sequence[int]) -> float:
    one, two, three = numbers
    return (three - two) / max(1, two - one)


@pytest.mark.parametrize(
    "clause",
    [
        "Angela Merkel has been chancellor since 2005, Barack Obama president since 2009",
        "Angela Merkel, 55, met Barack Obama, 48, in May",
        "the treaty was signed in Rome on 25 March 1958, the pact in Paris on 4 April 1950",
    ],
)
def test_a_clause_told_again_and_again_takes_as_many_calls_again(
    checker: Checker, clause: str
) -> None:
    documents = [read_text(", ".join([clause] * times) + ".") for times in (80, 160, 240)]
    checker.check(documents[2], DAY)
    calls = [
        counted(lambda one=one: checker.check(one, DAY)).total()  # type: ignore[misc]
        for one in documents
    ]
    assert _growth(calls) < MOST
