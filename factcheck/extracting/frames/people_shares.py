"""Shares and means of a people that a verb tells: "84% of the people of Kenya use the internet",
"women in Niger have seven children on average"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.measured import values_of
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period, period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import measures
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity

_PLACING = frozenset({"in", "of"})
_ENDS = frozenset({".", ",", ";", ")", "!", "?", ":", "and", "but", "while", "on", "today", "now"})
_ENDS_WITH_TIME = frozenset({"in", "by", "at", "compared", "against", "up", "down", "or"})
_AVERAGE = 4  # tokens from a mean to the word that says that it is one


class _Words(Struct, frozen=True):
    people: PhraseTable[str]
    predicates: PhraseTable[tuple[str, tuple[str, ...]]]
    means: tuple[tuple[str, PhraseTable[bool], PhraseTable[bool]], ...]
    average: frozenset[str]


@cache
def _words() -> _Words:
    table = rules_words("claims/people_shares")
    kinds = ("people", "adults", "workers")
    return _Words(
        people=PhraseTable.of((phrase, kind) for kind in kinds for phrase in table[kind]),
        predicates=PhraseTable.of(
            (phrase, (row["measure"], tuple(row["of"])))
            for row in table["predicates"]
            for phrase in row["phrases"]
        ),
        means=tuple(
            (
                row["measure"],
                PhraseTable.of((who, True) for who in row["who"]),
                PhraseTable.of((verb, True) for verb in row["verbs"]),
            )
            for row in table["means"]
        ),
        average=frozenset(table["average"]),
    )


def _cues() -> Iterator[str]:
    yield from _words().people.cues
    for _, who, _ in _words().means:
        yield from who.cues


@cued_by(_cues)
def people_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every share or mean of a people that is told by a verb; adds the
    quantities' starts to `used`."""
    for placed in sentence.quantities:
        if dimension_of(placed.mention) == "percent" and placed.mention.start not in used:
            frame = _share(sentence, placed)
            if frame is not None:
                used.add(placed.mention.start)
                yield frame
    for name, who, verbs in _words().means:
        for at, stop, _ in sentence.phrases(who):
            frame = _mean(sentence, name, at, stop, verbs)
            if frame is not None and frame.mentions[0].start not in used:
                used.add(frame.mentions[0].start)
                yield frame


def _share(sentence: Sentence, placed: Placed[Quantity]) -> Frame | None:
    """ "84% of the people of Kenya use the internet", "in Kenya 84% of adults ..."."""
    lower, at = sentence.tokens.lower, placed.stop
    if at + 1 >= sentence.stop or lower[at] != "of":
        return None
    kind = _words().people.longest(lower, at + 1, sentence.stop)
    if kind is None:
        return None
    at += 1 + kind[0]
    named = _place_after(sentence, at)
    at = named.stop if named is not None else at
    if at >= sentence.stop:
        return None
    said = _words().predicates.longest(lower, at, sentence.stop)
    if said is None or kind[1] not in said[1][1] or not _ends(sentence, at + said[0]):
        return None
    owner = named.mention if named is not None else _opening_place(sentence, placed)
    stop = at + said[0]
    return _frame(sentence, said[1][0], placed, owner, placed.first, stop)


def _mean(
    sentence: Sentence, name: str, at: int, stop: int, verbs: PhraseTable[bool]
) -> Frame | None:
    """ "Women in Niger have seven children on average", "people in Japan live 84 years on"."""
    lower, measure = sentence.tokens.lower, measures()[name]
    named = _place_after(sentence, stop)
    verb_at = named.stop if named is not None else stop
    verb_at += verb_at < sentence.stop and lower[verb_at] in {"today", "now"}
    verb = verbs.longest(lower, verb_at, sentence.stop) if verb_at < sentence.stop else None
    if verb is None or named is None:
        return None
    first = verb_at + verb[0]
    placed = next((one for one in values_of(sentence, measure) if one.first >= first), None)
    if placed is None or hedged_first(sentence, placed) > first:
        return None
    if measure.dimension == "number" and placed.mention.unit != "child":
        return None
    if measure.dimension == "years" and dimension_of(placed.mention) != "years":
        return None
    last = noun_stop(sentence, placed)
    near = [*sentence.words(last, last + _AVERAGE), *sentence.words(sentence.first, first)]
    if _words().average.isdisjoint(near):
        return None
    return _frame(sentence, name, placed, named.mention, at, last)


def _place_after(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The country or region that "in" or "of" ties to a people."""
    lower = sentence.tokens.lower
    if at + 1 >= sentence.stop or lower[at] not in _PLACING:
        return None
    at += 1 + (lower[at + 1] == "the")
    named = sentence.entity_at(at) if at < sentence.stop else None
    if named is None or named.first != at or named.mention.form == "demonym":
        return None
    return named if named.mention.type in ("country", "organisation", "region") else None


def _opening_place(sentence: Sentence, placed: Placed[Quantity]) -> EntityMention | None:
    """ "In Kenya 84% of the people ...": the place with which the clause opens."""
    at = hedged_first(sentence, placed) - 1
    at -= at > sentence.first and sentence.tokens.text[at] == ","
    named = sentence.entity_at(at) if at > sentence.first else None
    if named is None or named.mention.form == "demonym":
        return None
    before = named.first - 1 - (sentence.tokens.lower[named.first - 1] == "the")
    return named.mention if sentence.tokens.lower[before] == "in" else None


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing narrows what is said: no "on less than $2 a day", "in the south"."""
    if at >= sentence.stop or sentence.tokens.lower[at] in _ENDS - {"on"}:
        return True
    timed = any(at <= one.first <= at + 1 for one in sentence.times)
    return timed or sentence.tokens.lower[at] in _ENDS_WITH_TIME - {"in", "by", "at"}


def _frame(
    sentence: Sentence,
    name: str,
    placed: Placed[Quantity],
    owner: EntityMention | None,
    first: int,
    stop: int,
) -> Frame | None:
    measure, quantity = measures()[name], placed.mention
    if owner is not None and owner.type not in measure.subjects:
        return None
    position = sentence.tokens.start[first]
    return Frame(
        measure=name,
        span=sentence.span_with(placed, first, stop),
        sentence=sentence,
        value=Value(
            text=quantity.text,
            interval=quantity.interval,
            unit=None if measure.dimension == "number" else quantity.unit,
            quantity=quantity,
        ),
        subject=SubjectHint(owner=owner, position=position, types=measure.subjects),
        modality=modality_of(sentence, first, stop),
        period=own_period(sentence, stop) or period_of(sentence, first, stop),
        mentions=(quantity,),
    )
