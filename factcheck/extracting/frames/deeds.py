"""What was done to somebody, told by a verb: "Crimea was annexed by Russia in March 2014".

The fact base has such events under a noun ("Annexation of Crimea").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.accession_parts import date_before
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import belongs, dated_frame, hint_of, is_dated
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression

_DATE_REACH = 3  # tokens from the statement to its date
_AUXILIARIES = frozenset({"was", "were", "been", "had", "has", "formally", "finally", "then", ","})


@cache
def _deeds() -> dict[str, str]:
    deeds: dict[str, str] = rules_words("claims/events")["deeds"]
    return deeds


@cued_by(_deeds)
def deed_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each dated verb of a deed, of the one that it was done to."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_deeds().keys()):
        passive = at > sentence.first and lower[at - 1] in {"was", "were", "been"}
        found = _undergoing(sentence, at) if passive else _object(sentence, at)
        if found is None:
            continue
        done_to, stop = found
        time = _date_of(sentence, stop, min(done_to.first, at))
        if time is not None:
            first, last = min(done_to.first, at), max(done_to.stop, stop)
            hint, noun = hint_of(done_to.mention), _deeds()[lower[at]]
            yield dated_frame(
                sentence, "event_date", first, last, time, hint, event="deed", noun=noun
            )


def _undergoing(sentence: Sentence, at: int) -> tuple[Placed[EntityMention], int] | None:
    """ "Crimea was annexed [by Russia]": who it was done to, and the token after the deed."""
    lower, begin, stop = sentence.tokens.lower, at, at + 1
    while begin > sentence.first and lower[begin - 1] in _AUXILIARIES:
        begin -= 1
    placed = sentence.entity_at(begin - 1) if begin > sentence.first else None
    if sentence.words(stop, stop + 1) == ["by"]:
        by = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
        doer = sentence.entity_at(by) if by < sentence.stop else None
        stop = doer.stop if doer is not None else stop
    return (placed, stop) if placed is not None and _is_whole(sentence, placed) else None


def _object(sentence: Sentence, at: int) -> tuple[Placed[EntityMention], int] | None:
    """ "Russia annexed Crimea"."""
    begin = at + 1 + (sentence.words(at + 1, at + 2) == ["the"])
    placed = sentence.entity_at(begin) if begin < sentence.stop else None
    if placed is None or placed.first != begin or not _is_whole(sentence, placed):
        return None
    return placed, placed.stop


def _is_whole(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    mention = placed.mention
    known = mention.type in ("country", "region", "organisation", "place")
    return known and mention.form != "demonym" and not belongs(sentence, placed)


def _date_of(sentence: Sentence, stop: int, first: int) -> Placed[TimeExpression] | None:
    after = (
        one
        for one in sentence.times
        if stop <= one.first <= stop + _DATE_REACH
        and is_dated(one.mention)
        and "and" not in sentence.words(stop, one.first)
    )
    return next(after, None) or date_before(sentence, first)
