"""A value that each of several names has: "Norway and Finland each have 5 million inhabitants"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_JOINTS = frozenset({",", "and", "the", "both"})


def distributed_frames(sentence: Sentence, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames, in place of one whose subject is several names one for each of them
    where the words say that each has the value."""
    words = relation_words("ellipsis")
    if not sentence.places_of(words["each"]) or sentence.places_of(words["together"]):
        return list(frames)
    found: list[Frame] = []
    for frame in frames:
        names = _names(sentence, frame)
        found += [_of(frame, name) for name in names] if names else [frame]
    return found


def _names(sentence: Sentence, frame: Frame) -> list[EntityMention]:
    """The names of the list in which the subject of a frame stands."""
    hint = frame.subject
    named, measure = hint.owner or hint.clause, measures().get(frame.measure)
    if not hint.shared or named is None or measure is None:
        return []
    run: list[Placed[EntityMention]] = []
    for placed in sentence.entities:
        if placed.mention.type not in measure.subjects or placed.mention.form == "demonym":
            continue
        if run and not _JOINTS.issuperset(sentence.words(run[-1].stop, placed.first)):
            if any(one.mention.start == named.start for one in run):
                break
            run = []
        run.append(placed)
    held = any(one.mention.start == named.start for one in run)
    return [one.mention for one in run] if held and len(run) > 1 else []


def _of(frame: Frame, name: EntityMention) -> Frame:
    hint = SubjectHint(owner=name, position=frame.subject.position, types=frame.subject.types)
    return replace(frame, subject=hint)
