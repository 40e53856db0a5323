"""Clauses: where they begin and end, whom they speak of, and when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from factcheck.checking.api import Checker, analyse_document
from factcheck.extracting.frames.clause_subjects import head_of, name_of
from factcheck.extracting.frames.clauses import (
    clause_at,
    clauses_of,
    same_clause,
    tense_at,
    times_of,
)
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.reading.documents import read_text

OUTLINES = [
    (row["text"], row["clauses"])
    for row in yaml.safe_load((Path(__file__).parent / "clauses.yaml").read_text(encoding="utf-8"))
]
CORPUS = Path(__file__).parents[2] / "corpus"


def sentence_of(text: str, checker: Checker) -> Sentence:
    return analyse_document(read_text(text), checker.gazetteer, date(2024, 5, 1))[0].sentences[0]


def words(sentence: Sentence, first: int, stop: int) -> str:
    return sentence.tokens.joined(first, stop - 1) if stop > first else "-"


def at(sentence: Sentence, word: str) -> int:
    return sentence.tokens.text.index(word)


def depth(clauses: tuple[Clause, ...], clause: Clause) -> int:
    return 0 if clause.within < 0 else 1 + depth(clauses, clauses[clause.within])


@pytest.mark.parametrize(("text", "expected"), OUTLINES)
def test_clauses_with_their_subjects_and_verbs(text: str, expected: str, checker: Checker) -> None:
    sentence = sentence_of(text, checker)
    clauses = clauses_of(sentence)
    told = [
        "  " * depth(clauses, one)
        + f"{one.kind} {one.tense}".rstrip()
        + f": {words(sentence, one.subject, one.subject_stop)}"
        + f" | {words(sentence, one.verb, one.verb_stop)}"
        for one in clauses
    ]
    assert told == expected.splitlines()


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_clauses_lie_within_each_other_and_hold_every_token(path: Path, checker: Checker) -> None:
    document = read_text(path.read_text(encoding="utf-8"))
    for sentence in analyse_document(document, checker.gazetteer, date(2024, 5, 1))[0].sentences:
        clauses = clauses_of(sentence)
        assert clauses_of(sentence) is clauses
        for token in range(sentence.first, sentence.stop):
            clause = clause_at(sentence, token)
            assert clause.first <= token < clause.stop
        for one in clauses:
            assert sentence.first <= one.first < one.stop <= sentence.stop
            assert one.verb <= one.verb_stop
            if one.within >= 0:
                assert clauses[one.within].first <= one.first
                assert one.stop <= clauses[one.within].stop


def test_what_stands_in_one_clause(checker: Checker) -> None:
    sentence = sentence_of("Norway, which left in 1972, became a partner in 1994.", checker)
    assert same_clause(sentence, at(sentence, "Norway"), at(sentence, "1994"))
    assert not same_clause(sentence, at(sentence, "Norway"), at(sentence, "1972"))


def test_times_are_those_of_a_clause_alone(checker: Checker) -> None:
    sentence = sentence_of("Norway, which left in 1972, became a partner in 1994.", checker)
    main, relative = clauses_of(sentence)
    assert [one.mention.text for one in times_of(sentence, main)] == ["1994"]
    assert [one.mention.text for one in times_of(sentence, relative)] == ["1972"]


TENSES = [
    ("The port was opened in 1974.", "past"),
    ("The port has been opened.", "perfect"),
    ("The port is open.", "present"),
    ("Peru exports copper.", "present"),
    ("The port will be opened.", "future"),
    ("The port is to open soon.", "future"),
    ("The firm plans to open a port.", "future"),
    ("The port was to open soon.", "conditional"),
    ("The port would open soon.", "conditional"),
    ("The port might be open.", "conditional"),
    ("The recently built port stood open.", "past"),
    ("US-backed troops left.", "past"),
    ("The united port", ""),
]


@pytest.mark.parametrize(("text", "tense"), TENSES)
def test_tense(text: str, tense: str, checker: Checker) -> None:
    sentence = sentence_of(text, checker)
    assert tense_at(sentence, sentence.first) == tense


def test_a_phrase_has_the_tense_of_what_it_belongs_to(checker: Checker) -> None:
    sentence = sentence_of("The pact signed in 1971 will expire.", checker)
    assert tense_at(sentence, at(sentence, "1971")) == "future"


HEADS = [
    ("Exports of copper rose.", "Exports", None),
    ("Peru joined.", "Peru", "Peru"),
    ("Peru's exports rose.", "exports", None),
    ("The north of Peru voted.", "north", None),
    ("It rained.", "It", None),
]


@pytest.mark.parametrize(("text", "head", "name"), HEADS)
def test_head_and_name_of_a_subject(
    text: str, head: str, name: str | None, checker: Checker
) -> None:
    sentence = sentence_of(text, checker)
    clause = clauses_of(sentence)[0]
    named = name_of(sentence, clause)
    assert sentence.tokens.text[head_of(sentence, clause)] == head
    assert (named.mention.canonical if named else None) == name
