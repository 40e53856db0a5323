"""Dated events of a sentence, family by family."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.accessions import accession_frames
from factcheck.extracting.frames.cued import Families, cued_by
from factcheck.extracting.frames.dates import date_of, stages, verbs_of
from factcheck.extracting.frames.deeds import deed_frames
from factcheck.extracting.frames.events import signing_frames, summit_frames
from factcheck.extracting.frames.foundings import founding_frames
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.independence import independence_frames
from factcheck.extracting.frames.known_anniversaries import anniversary_frames
from factcheck.extracting.frames.named_events import named_event_frames
from factcheck.extracting.frames.stages import stage_frames
from factcheck.extracting.sentence import Sentence


@cued_by(lambda: stages().cues)
def _told_by_verbs(sentence: Sentence) -> Iterator[Frame]:
    """Yield the frames of foundings and of stages of an event, by their verbs."""
    verbs = list(verbs_of(sentence))
    for verb in verbs:
        time = date_of(sentence, verb, verbs)
        if time is None:
            continue
        if verb.stage == "founded":
            yield from founding_frames(sentence, verb, time)
        yield from stage_frames(sentence, verb, time)


DATED = Families(
    anniversary_frames,
    _told_by_verbs,
    signing_frames,
    named_event_frames,
    summit_frames,
    independence_frames,
    accession_frames,
    deed_frames,
)
