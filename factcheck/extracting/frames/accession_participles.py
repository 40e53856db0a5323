"""Accessions and exits that a phrase dates: "after joining the WTO in 2001, China grew", "Britain
has grown slowly since leaving the European Union in 2020"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.accession_parts import organisation_at
from factcheck.extracting.frames.accessions import currency_of
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import dated_frame, hint_of, is_dated
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.phrase_owners import state_of_phrase
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists

_TIED = frozenset({"in", "on"})
_words = WordLists("claims/memberships").words


@cache
def _phrases() -> PhraseTable[str]:
    told = rules_words("claims/memberships")["participles"]
    return PhraseTable.of((phrase, name) for name, list_ in told.items() for phrase in list_)


@cued_by(lambda: _phrases().cues)
def participle_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each such phrase of which the sentence says whose it is, with its date."""
    lower = sentence.tokens.lower
    for first, stop, measure in sentence.phrases(_phrases()):
        if first > sentence.first and lower[first - 1] not in _words("before_participle"):
            continue
        placed, end, currency = organisation_at(sentence, stop), stop, {}
        entity = placed.mention.entity if placed is not None else None
        if placed is not None:
            end = placed.stop
        else:
            area = currency_of(sentence, stop)
            if area is None:
                continue
            entity, end, currency = area.entity, area.stop, {"currency": "yes"}
        time = next((one for one in sentence.times if one.first == end + 1), None)
        if time is None or entity is None or not is_dated(time.mention):
            continue
        state = state_of_phrase(sentence, first, time.stop) if lower[end] in _TIED else None
        if state is not None:
            yield dated_frame(
                sentence,
                measure,
                first,
                end,
                time,
                hint_of(state.mention),
                organisation=entity,
                **currency,
            )
