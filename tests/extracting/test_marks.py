"""Marks: what a sentence has beside its words, and the families that ask for it."""

from __future__ import annotations

import pytest
from factcheck.checking.api import Checker
from factcheck.extracting.frames import marks
from factcheck.extracting.frames.cued import Families
from factcheck.extracting.frames.marks import marks_of
from factcheck.extracting.frames.products_told import product_relations
from factcheck.extracting.mentions import find_mentions
from factcheck.extracting.sentence import Sentence
from factcheck.reading.documents import read_text


def sentence_of(checker: Checker, text: str) -> Sentence:
    return find_mentions(read_text(text), checker.gazetteer, None).sentences[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lies in the north.", ""),
        ("It has 40 lorries.", ""),
        ("It has 40 lorries and 9 buses.", "PAIR TWO_ENDS"),
        ("It has 40 lorries, 9 buses and 3 trams.", "PAIR THREE TWO_ENDS"),
        ("It has 30 to 40 lorries.", "TWO_ENDS"),
        ("Some 40% of them left.", "PERCENT SHARE SIZE"),
        ("Two fifths of them left.", "FRACTION SHARE SIZE"),
        ("It is three times as large.", "SIZE"),
        ("Sales rose by 40 lorries.", "CHANGE"),
        ("It costs $40 per tonne.", "RATE"),
        ("It lasted three weeks.", "LENGTH"),
        ("NATO invited Sweden.", "ORGANISATION COUNTRY"),
        ("The unemployment rate fell.", "MEASURE"),
    ],
)
def test_a_sentence_has_the_marks_of_what_stands_in_it(
    checker: Checker, text: str, expected: str
) -> None:
    found = marks_of(sentence_of(checker, text))
    names = [name for name, bit in vars(marks).items() if name.isupper() and isinstance(bit, int)]
    bits = {name: getattr(marks, name) for name in names if name not in {"EVERY", "MARKS"}}
    assert {name for name, bit in bits.items() if found & bit} == set(expected.split())


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("It sold 40 lorries, 9 buses and 3 trams.", False),
        ("It sold 40 lorries to 9 towns for $3,000 each.", True),
        ("It sold 40 tonnes for $360, $9/tonne.", True),
        ("It sold 40 lorries for $3,000 each.", False),
    ],
)
def test_a_family_runs_with_a_cue_or_a_mark_in_its_place_and_with_all_it_needs(
    checker: Checker, text: str, *, runs: bool
) -> None:
    families = Families(product_relations)  # "each", "per" or a rate, and three quantities
    assert (product_relations in families.of(sentence_of(checker, text))) is runs
