"""Statements that can be reckoned on a calendar, family by family.

Each family is skipped where the segment has none of its words, so that most sentences cost
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.lengths import length_frames
from factcheck.extracting.sentence import Sentence


def reckoning_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield the frames of a sentence that state a length of time beside dates."""
    if len(sentence.times) > 1:
        yield from length_frames(sentence)
