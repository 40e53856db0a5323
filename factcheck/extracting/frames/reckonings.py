"""Statements that can be reckoned on a calendar, family by family.

Each family is skipped where the sentence has none of its words, so that most cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.ages import age_frames
from factcheck.extracting.frames.anniversaries_kept import kept_year_frames
from factcheck.extracting.frames.cued import Families
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.lengths import length_frames
from factcheck.extracting.frames.offsets import first_frames, offset_frames
from factcheck.extracting.frames.sessions import session_frames
from factcheck.extracting.frames.told_anniversaries import told_anniversary_frames
from factcheck.extracting.sentence import Sentence

_NUMBERED = Families(age_frames, session_frames)
_KEPT = Families(kept_year_frames)
_OFFSETS = Families(offset_frames, first_frames)
_BARE_LENGTHS = frozenset({"decade", "century"})  # "a decade after the war"
_BIRTHDAYS = frozenset({"birthday"})
_MOST_TIMES = 30  # more of them in a sentence are a table or a list, and no prose


def reckoning_frames(sentence: Sentence, known: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the frames of a sentence that state a length of time beside dates; `known` are those
    that were read before."""
    if 0 < len(sentence.quantities) <= _MOST_TIMES:
        for family in _NUMBERED.of(sentence):
            yield from family(sentence)
    if not 0 < len(sentence.times) <= _MOST_TIMES:
        return
    for family in _KEPT.of(sentence):
        yield from family(sentence)
    counted = any(time.mention.ordinal is not None for time in sentence.times)
    if counted or sentence.places_of(_BARE_LENGTHS):
        yield from length_frames(sentence)
        for family in _OFFSETS.of(sentence):
            yield from family(sentence)
    if (counted or sentence.places_of(_BIRTHDAYS)) and not any(
        frame.measure == "anniversary" for frame in known
    ):
        yield from told_anniversary_frames(sentence)
