"""Families of frames run in sentences with one of their cue words, in their order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factcheck.extracting.frames.cued import Families, cued_by
from factcheck.extracting.frames.events import signing_frames, summit_frames
from factcheck.extracting.frames.ranks import rank_frames
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.sentences import split_sentences
from factcheck.extracting.tokens import tokenize


def sentences_of(text: str) -> list[Sentence]:
    tokens = tokenize(text)
    ranges = split_sentences(tokens)
    return [Sentence(tokens, first, stop, 0, (), (), (), (), ()) for first, stop in ranges]


def everywhere(sentence: Sentence) -> Iterator[str]:
    yield sentence.tokens.text[sentence.first]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The treaty was signed in 1951.", [everywhere, signing_frames, summit_frames]),
        ("It is the third largest lake.", [everywhere, rank_frames]),
        ("It lies in the north.", [everywhere]),
        # A word of the next sentence is none of this one.
        ("It lies in the north. The summit was held there.", [everywhere]),
    ],
)
def test_a_sentence_is_given_to_the_families_with_a_cue_in_it(
    text: str, expected: list[object]
) -> None:
    families = Families[..., object](everywhere, signing_frames, rank_frames, summit_frames)
    assert list(families.of(sentences_of(text)[0])) == expected


def test_sentences_asked_in_any_order_get_the_same_answers() -> None:
    families = Families[..., object](signing_frames, rank_frames)
    one, other = sentences_of("The treaty was signed. It is the largest lake.")
    assert [families.of(each) for each in (one, other, other, one)] == [
        (signing_frames,),
        (rank_frames,),
        (rank_frames,),
        (signing_frames,),
    ]


def test_a_family_that_is_declared_late_runs_everywhere() -> None:
    Families[..., object](signing_frames).of(sentences_of("It is here.")[0])

    @cued_by(lambda: ["ribbon"])
    def late(sentence: Sentence) -> Iterator[str]:
        yield "late"

    assert Families[..., object](late).of(sentences_of("It is there.")[0]) == (late,)
