"""Verbs in place of a measure's noun: "Iraq pumps 4 million barrels a day"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import can_state, dimension_of, unit_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.further import with_further
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period, period_of
from factcheck.extracting.frames.possessors import possessor_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import measures
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention, Quantity

_REACH = 12  # tokens from a verb to its object
_AUXILIARIES = 4
_GDP = "gdp"
_PARTIES = ("country", "organisation")


class _Act(Struct, frozen=True):
    """What makes a measure of the object of some verbs."""

    units: dict[str, str]
    things: PhraseTable[str]
    measures: frozenset[str]
    rates: bool


class _Words(Struct, frozen=True):
    verbs: PhraseTable[_Act]
    fillers: frozenset[str]
    ties: PhraseTable[bool]
    leading: PhraseTable[bool]
    ends: frozenset[str]
    parties: frozenset[str]
    wishes: frozenset[str]
    auxiliaries: frozenset[str]


class _Object(Struct, frozen=True):
    """The object of a verb: its value, the measure that it states, and the token after it."""

    placed: Placed[Quantity]
    measure: str
    stop: int


@cache
def _words() -> _Words:
    table = rules_words("claims/acts")
    verbs = [(verb, _act(row)) for row in table["acts"] for verb in row["verbs"]]
    sets = {
        name: frozenset(table[name])
        for name in ("fillers", "ends", "parties", "wishes", "auxiliaries")
    }
    return _Words(
        verbs=PhraseTable.of(verbs),
        ties=PhraseTable.of((tie, True) for tie in table["ties"]),
        leading=PhraseTable.of((tie, True) for tie in table["leading"]),
        **sets,
    )


def _act(row: Mapping[str, Any]) -> _Act:
    things = PhraseTable[str].of(row["things"].items())
    units: dict[str, str] = row.get("units", {})
    stated = frozenset([*units.values(), *row["things"].values()])
    return _Act(units, things, stated, row.get("rates", True))


@cued_by(lambda: _words().verbs.cues)
def act_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every verb whose object says which measure of its subject is told; adds
    the quantities' starts to `used`."""
    for at, stop, act in sentence.phrases(_words().verbs):
        found = _object(sentence, stop, act)
        if found is None or found.placed.mention.start in used:
            continue
        first = _with_auxiliaries(sentence, at)
        if first is None:
            continue
        frame = _frame(sentence, first, stop, found)
        if frame is None:
            continue
        used.add(found.placed.mention.start)
        cue = Cue(first, stop, frame.measure)
        yield from with_further(frame, cue, found.placed, sentence.quantities, used)


def does(sentence: Sentence, at: int, measure: str) -> bool:
    """Whether the verb at a token is one whose object can state a measure."""
    table = _words().verbs
    hit = table.longest(sentence.tokens.lower, at, sentence.stop) if at < sentence.stop else None
    return hit is not None and hit[0] == 1 and measure in hit[1].measures


def _with_auxiliaries(sentence: Sentence, at: int) -> int | None:
    """The first token of a verb with its auxiliaries; None where it is only wished or possible."""
    lower, first = sentence.tokens.lower, at
    while first > sentence.first and at - first < _AUXILIARIES:
        if lower[first - 1] in _words().wishes:
            return None
        if lower[first - 1] not in _words().auxiliaries:
            break
        first -= 1
    return first if first > sentence.first else None


def _object(sentence: Sentence, stop: int, act: _Act) -> _Object | None:
    """The object after a verb: a value and what it is of, or what it is and its value."""
    placed = next((one for one in sentence.quantities if one.first >= stop), None)
    if placed is None or placed.mention.ordinal or placed.first - stop > _REACH:
        return None
    if not act.rates and "/" in (placed.mention.unit or ""):
        return None
    between = sentence.words(stop, hedged_first(sentence, placed))
    if all(word in _words().fillers for word in between):
        return _value_first(sentence, placed, act)
    return _thing_first(sentence, stop, placed, act)


def _value_first(sentence: Sentence, placed: Placed[Quantity], act: _Act) -> _Object | None:
    """ "Pumped 2 million barrels a day", "spends 4% of its GDP on defence"."""
    lower, at = sentence.tokens.lower, noun_stop(sentence, placed)
    at = _over_share(sentence, at) if dimension_of(placed.mention) == "percent" else at
    tie = _words().ties.longest(lower, at, sentence.stop) if at < sentence.stop else None
    if tie is not None and at + tie[0] < sentence.stop:
        hit = act.things.longest(lower, at + tie[0], sentence.stop)
        if hit is not None:
            return _Object(placed, hit[1], _over_rate(sentence, at + tie[0] + hit[0]))
    by_unit = act.units.get(placed.mention.unit or "")
    if by_unit is None or (tie is not None and not _is_time(sentence, at)):
        return None
    return _Object(placed, by_unit, at)


def _over_share(sentence: Sentence, at: int) -> int:
    """The token after "of its GDP"."""
    lower = sentence.tokens.lower
    if at >= sentence.stop or lower[at] != "of":
        return at
    cue = next((one for one in sentence.cues if at < one.first <= at + 2), None)
    return cue.stop if cue is not None and cue.measure == _GDP else at


def _over_rate(sentence: Sentence, at: int) -> int:
    """The token after "a day", where it stands after what is counted by it."""
    words = sentence.words(at, at + 2)
    rated = len(words) == 2 and words[0] in {"a", "per", "each", "every"}
    return at + 2 if rated and words[1] in {"day", "year", "month"} else at


def _is_time(sentence: Sentence, at: int) -> bool:
    return any(one.first == at + 1 for one in sentence.times)


def _thing_first(
    sentence: Sentence, stop: int, placed: Placed[Quantity], act: _Act
) -> _Object | None:
    """ "Exported goods worth $5 billion", "bought goods for $5 billion"."""
    lower, at = sentence.tokens.lower, stop
    while at < placed.first and lower[at] in {"its", "the", "more", "foreign"}:
        at += 1
    hit = act.things.longest(lower, at, placed.first) if at < placed.first else None
    if hit is None:
        return None
    at += hit[0]
    lead = _words().leading.longest(lower, at, placed.first) if at < placed.first else None
    if lead is None:
        return None
    rest = sentence.words(at + lead[0], hedged_first(sentence, placed))
    if not all(word in _words().fillers for word in rest):
        return None
    return _Object(placed, hit[1], noun_stop(sentence, placed))


def _frame(sentence: Sentence, first: int, stop: int, found: _Object) -> Frame | None:
    measure, placed = measures().get(found.measure), found.placed
    if measure is None:
        return None
    if dimension_of(placed.mention) == "percent" and measure.dimension != "percent":
        name = measure.shares.get(_GDP)
        if name is None or not _is_of_gdp(sentence, placed):
            return None
        measure = measures()[name]
    elif measure.dimension == "percent" and not _is_of_gdp(sentence, placed):
        return None
    if not can_state(placed.mention, measure):
        return None
    hint = possessor_of(sentence, first, measure.subjects)
    if hint.unknown or not (hint.owner or hint.clause or hint.anaphor or hint.shared):
        return None
    if hint.anaphor is not None and not _points_back(sentence, first):
        return None  # "two fields pump"
    party = _party(sentence, found.stop, hint)
    if party is None or (party and not measure.partner):
        return None
    if not party and measure.partner:
        party = _party_before(sentence, first)
    last = max(stop, placed.stop, found.stop)
    return Frame(
        measure=measure.id,
        span=sentence.span_with(placed, first, last),
        sentence=sentence,
        value=Value(
            text=placed.mention.text,
            interval=placed.mention.interval,
            unit=unit_of(placed.mention, measure),
            quantity=placed.mention,
        ),
        subject=replace(hint, position=sentence.tokens.start[first]),
        modality=modality_of(sentence, first, last),
        period=own_period(sentence, found.stop) or period_of(sentence, first, found.stop),
        qualifiers={
            **({"partner": party} if party else {}),
            **_basis(sentence, measure, stop, found.stop),
        },
        mentions=(placed.mention,),
    )


def _basis(sentence: Sentence, measure: Measure, first: int, stop: int) -> dict[str, str]:
    """By which basis the object is told: "goods and services worth $5 billion"."""
    told = " ".join(sentence.words(first, stop))
    for basis, phrases in measure.bases.items():
        if any(phrase in told for phrase in phrases):
            return {"basis": basis}
    return {}


def _points_back(sentence: Sentence, first: int) -> bool:
    """Whether a pronoun or a description stands right before a verb, and no counted noun."""
    end = sentence.tokens.end[first - 1]
    return not any(one.mention.noun_end == end for one in sentence.quantities)


def _is_of_gdp(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    return _over_share(sentence, placed.stop) > placed.stop


def _party(sentence: Sentence, stop: int, hint: SubjectHint) -> str | None:
    """The other party that follows an object, "" where none does; None where what follows makes a
    part of it: "of coal for its steelworks", "of gas from two fields", "of oil in Angola"."""
    words, lower = _words(), sentence.tokens.lower
    if stop >= sentence.stop or any(one.first == stop for one in sentence.times):
        return ""
    if lower[stop] not in words.ends:
        return None
    at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
    named = sentence.entity_at(at) if at < sentence.stop else None
    if lower[stop] in words.parties:
        if named is not None:
            return named.mention.entity or named.mention.canonical
        elsewhere = sentence.words(stop + 1, stop + 2) == ["abroad"]
        return "" if elsewhere or _is_valued(sentence, stop + 1) else None
    if lower[stop] in {"in", "on", "by", "at", "of"} and not _is_valued(sentence, stop + 1):
        return "" if named is not None and _is_subject(named.mention, hint) else None
    return ""


def _party_before(sentence: Sentence, first: int) -> str:
    """The last party told before a verb: "sold goods worth $5 billion to Peru and bought"."""
    for one in reversed(sentence.entities):
        if not sentence.first < one.first < first or one.mention.type not in _PARTIES:
            continue
        before = sentence.words(one.first - 2, one.first)
        if before[-1:] == ["the"]:
            before.pop()
        if before and before[-1] in _words().parties:
            return one.mention.entity or one.mention.canonical
    return ""


def _is_subject(named: EntityMention, hint: SubjectHint) -> bool:
    whose = hint.owner or hint.clause
    return whose is not None and whose.entity == named.entity


def _is_valued(sentence: Sentence, at: int) -> bool:
    """Whether a figure that counts nothing of its own or a time begins at a token or just after."""
    figures = (one for one in sentence.quantities if one.mention.noun_end is None)
    return any(at <= one.first <= at + 2 for one in (*figures, *sentence.times))
