"""Patterns over the words of a sentence."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.extracting.analysis import analyse
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound, Grammar, Reader
from factcheck.factbase.name_table import open_gazetteer
from factcheck.reading.documents import read_text

CLASSES = {"be": ["is", "was", "has been"], "hurt": ["hurt", "badly hurt"]}
READERS = {"word": Reader(lambda sentence, at: [Bound(at, at + 1, sentence.tokens.lower[at])])}

GRAMMAR = Grammar(CLASSES, READERS)


def sentence_of(text: str) -> Sentence:
    return analyse(read_text(text), open_gazetteer(()), date(2020, 1, 1)).sentences[0]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            "nobody {be} {hurt}",
            "Luckily nobody has been badly hurt.",
            ["nobody has been badly hurt"],
        ),
        ("nobody {be} {hurt}", "Nobody was tired.", []),
        ("nobody {be} ~2 {hurt}", "Nobody was this time hurt.", ["nobody was this time hurt"]),
        ("nobody {be} ~2 {hurt}", "Nobody was, this time, hurt.", []),
        ("^ {hurt}", "He was hurt.", []),
        ("{be} hurt $", "He was hurt on Monday.", []),
        (
            "a|the fire? brigade",
            "The brigade came, then a fire brigade.",
            ["the brigade", "a fire brigade"],
        ),
        ("<n:word> was {hurt}", "The clerk was hurt.", ["clerk was hurt"]),
    ],
)
def test_where_a_pattern_fits(pattern: str, text: str, found: list[str]) -> None:
    sentence = sentence_of(text)
    matches = GRAMMAR.pattern(pattern).matches(sentence)
    assert [" ".join(sentence.words(one.first, one.stop)) for one in matches] == found


def test_a_pattern_is_looked_for_at_its_rarest_words() -> None:
    assert GRAMMAR.pattern("the ~3 {hurt}").cues == {"hurt", "badly"}
