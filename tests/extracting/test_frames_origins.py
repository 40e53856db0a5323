"""Which state the words of one noun phrase tie a person to."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.extracting.analysis import analyse
from factcheck.extracting.frames.origins_told import origins
from factcheck.factbase.name_table import open_gazetteer
from factcheck.reading.documents import read_text

DAY = date(2018, 5, 1)

TOLD = {
    "Yukiya Amano of Japan came.": ["Yukiya Amano: Japan (named)"],
    "Japan's Yukiya Amano told reporters so.": ["Yukiya Amano: Japan (named)"],
    "The Japanese Yukiya Amano came.": ["Yukiya Amano: Japan (bare)"],
    "The Japanese career diplomat Yukiya Amano came.": ["Yukiya Amano: Japan (called)"],
    "It is run by a Japanese, Yukiya Amano.": ["Yukiya Amano: Japan (called)"],
    "Yukiya Amano, a soft-spoken Japanese diplomat, came.": ["Yukiya Amano: Japan (called)"],
    "Yukiya Amano is Japanese.": ["Yukiya Amano: Japan (called)"],
    "Yukiya Amano, a lawyer from Japan, came.": ["Yukiya Amano: Japan (called)"],
    "Yukiya Amano (Japan) came.": ["Yukiya Amano: Japan (listed)"],
    "The signature of Yukiya Amano, the Japanese who runs it.": ["Yukiya Amano: Japan (called)"],
    # nothing is told of the person
    "The successor of Yukiya Amano, a Japanese diplomat, came.": [],
    "Yukiya Amano, a Japanese by descent, came.": [],
    "Yukiya Amano, a Japanese, a Korean and a Thai came.": [],
    "The Japanese Yukiya Amano backed came.": [],
    "A Japanese official Yukiya Amano trusts came.": [],
    "Yukiya Amano's Japanese critics came.": [],
    "She will be Japan's Yukiya Amano.": [],
    "Yukiya Amano, a Japanese official said, is ill.": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_a_person_is_tied_to_a_state_within_a_noun_phrase(text: str) -> None:
    found = [
        f"{one.person.mention.canonical}: {one.state.mention.canonical} ({one.way})"
        for sentence in analyse(read_text(text), open_gazetteer(), DAY).sentences
        for one in origins(sentence)
    ]
    assert found == TOLD[text]
