"""What an anniversary or a length of time is counted from: "of the fall of the Wall", "since
independence", "after the founding of the bank"."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Moment, Source
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.tellings import may_tell, tellings_of

_PARTIES = frozenset({"country", "organisation"})
_TO_ACT = 8  # tokens of "the long-planned annexation of" from "after" to its noun
_TO_BODY = 4  # tokens from "accession" to the organisation
_ARTICLES = frozenset({"the", "its", "their", "a", "an", "country's", "formal"})
_words = WordLists("claims/since_event")


class Origin(Struct, frozen=True):
    """What a time is counted from, with the dates on record; it ends at token `stop`."""

    what: str
    dates: tuple[Moment, ...]
    source: Source
    stop: int


def origin_after(
    sentence: Sentence, stop: int, leads: Collection[str], context: Context
) -> Origin | None:
    """Return what stands after one of the words in `leads` at a token, where its dates are on
    record."""
    lower, at = sentence.tokens.lower, stop
    if at >= sentence.stop or lower[at] not in leads:
        return None
    at += 1
    while at < sentence.stop and lower[at] in _ARTICLES:
        at += 1
    if at >= sentence.stop:
        return None
    placed = sentence.entity_at(at)
    if placed is not None and placed.mention.type == "event":
        return _of_event(placed, context)
    if lower[at] in _words("accessions"):
        return _of_member(sentence, at, context)
    if lower[at] in _origins():
        return _of_party(sentence, at, stop, context)
    if may_tell(sentence):
        for told in tellings_of(context).of(sentence, range(at, at + _TO_ACT)):
            if told.form != "noun" or not at <= told.first <= at + 1:
                continue
            ids = {row.event for row in told.rows}
            event = context.facts.event(told.rows[0].event) if len(ids) == 1 else None
            if event is not None:
                return Origin(event.id, event.dates, event.source, told.stop)
    return None


def _of_member(sentence: Sentence, at: int, context: Context) -> Origin | None:
    """ "Joining the WTO", "its accession to NATO", "membership": of the only state of a sentence in
    its only organisation."""
    part = part_of(sentence, at)
    named = [one for one in sentence.entities if one.first in part]
    bodies = {one.mention.entity: one for one in named if one.mention.type == "organisation"}
    states = {
        one.mention.entity
        for one in named
        if one.mention.type == "country" and one.mention.form != "demonym"
    }
    if len(bodies) != 1 or len(states) != 1:
        return None
    (group, body), state = next(iter(bodies.items())), next(iter(states))
    if group is None or state is None:
        return None
    found = [
        one
        for one in context.facts.memberships(organisation=group, member=state)
        if one.start is not None and one.status == "member"
    ]
    if not found:
        return None
    stop = body.stop if at < body.first <= at + _TO_BODY else at + 1
    starts = tuple(one.start for one in found if one.start is not None)
    return Origin(f"{body.mention.canonical}: {state}", starts, found[0].source, stop)


def part_of(sentence: Sentence, at: int) -> range:
    """Return the tokens between the semicolons around a token."""
    lower = sentence.tokens.lower
    stop = next((one for one in range(at, sentence.stop) if lower[one] == ";"), sentence.stop)
    back = range(at, sentence.first - 1, -1)
    return range(next((one + 1 for one in back if lower[one] == ";"), sentence.first), stop)


@cache
def _origins() -> dict[str, str]:
    found: dict[str, str] = rules_words("claims/reckoning")["origins"]
    return found


def _of_event(placed: Placed[EntityMention], context: Context) -> Origin | None:
    event = context.facts.event(placed.mention.entity or "")
    return None if event is None else Origin(event.id, event.dates, event.source, placed.stop)


def _of_party(sentence: Sentence, at: int, count: int, context: Context) -> Origin | None:
    """ "Independence", "its founding", "the establishment of the bank": of the party named after
    it, else of the one that the sentence speaks of."""
    lower, kind = sentence.tokens.lower, _origins()[sentence.tokens.lower[at]]
    party, stop = None, at + 1
    if stop + 1 < sentence.stop and lower[stop] == "of":
        start = stop + 1 + (lower[stop + 1] == "the")
        party = sentence.entity_at(start) if start < sentence.stop else None
        if party is None or party.first != start:
            return None
        stop = party.stop
    else:
        before = [
            one
            for one in sentence.entities
            if one.stop <= count and one.mention.type in _PARTIES and one.mention.form != "demonym"
        ]
        party = before[-1] if len(before) == 1 else None
        if not before and sentence.words(stop, stop + 1) == [","]:
            party = sentence.entity_at(stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"]))
    if party is None or party.mention.type not in _PARTIES or party.mention.entity is None:
        return None
    return begun(party.mention, kind, stop, context)


def begun(mention: EntityMention, kind: str, stop: int, context: Context) -> Origin | None:
    """Return the founding of an organisation, or the independence of a state, told up to a
    token."""
    dates: list[Moment] = []
    source = None
    for event in context.facts.events(subject=mention.entity, kind=kind):
        dates += event.dates
        source = source or event.source
    if kind == "founding":
        organisation = context.facts.organisation(mention.entity or "")
        if organisation is not None and organisation.founded is not None:
            dates.append(organisation.founded)
            source = source or organisation.source
    if not dates or source is None:
        return None
    return Origin(f"{kind.capitalize()} of {mention.canonical}", tuple(dates), source, stop)
