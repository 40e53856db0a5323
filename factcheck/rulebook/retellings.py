"""One thing of one person or thing, told at several places of a text, with the values told."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.arithmetic.intervals import intersects
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.word_patterns import Bound
from factcheck.model.document import SegmentKind
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.reconciling import makes_up, tells
from factcheck.rulebook.statements import Side, Statement, meant, places_of, side, statements_of
from factcheck.rulebook.text_things import kind_of

_MOST = 2  # different values told of one thing; more are told of several, or of several times
_NEAR = 2  # how often the greater of two numbers may hold the smaller, where they must be alike
_SPELLS = frozenset({"month", "year", "season", "quarter", "decade"})
_COUNTS = frozenset({"count", "number"})
_FAR = 12  # sentences between two tellings
_ANY = "any:"  # "the division", "the company": a body that has no name here


class Attribute(Struct, frozen=True):
    """What is told: the patterns, the reader of its value, and what must be the same.

    `near` holds where only numbers of like size are meant to be of one set, `within` is how many
    sentences may stand between the two, `inert` holds for what no body of people can have.
    """

    id: str
    title: str
    one: Side
    other: Side
    value: str
    same: tuple[str, ...]
    loose: tuple[str, ...]
    silent: frozenset[str]
    near: bool
    inert: bool
    within: int


class Telling(Struct, frozen=True):
    """A statement with its value and what it is of, "" where it does not say."""

    told: Statement
    value: Bound
    of: tuple[str, ...]


@cache
def attributes() -> tuple[Attribute, ...]:
    """Return the entries of `rules/claims/retold.yaml`."""
    table = rules_words("claims/retold")
    return tuple(_attribute(row, table) for row in table["entries"])


def _attribute(row: Mapping[str, Any], table: Mapping[str, Any]) -> Attribute:
    apart = frozenset(table["apart"])
    options = {"modalities": ["asserted", "attributed", "forecast"], **row.get("of_one", {})}
    return Attribute(
        row["id"],
        row["title"],
        side(row["one"], options, apart),
        side(row.get("other", ()), options, apart),
        row["value"],
        tuple(row.get("same", ())),
        tuple(row.get("loose", ())),
        frozenset(table["silent"]) | frozenset(row.get("silent", ())),
        bool(row.get("near", False)),
        bool(row.get("inert", False)),
        int(row.get("within", _FAR)),
    )


def contradictions(attribute: Attribute, context: Context) -> Iterator[tuple[Telling, Telling]]:
    """Yield two tellings of one thing whose values exclude each other."""
    places = places_of(attribute.one, context)
    if len(places) + bool(attribute.other.patterns) < 2 or context.places_with(attribute.silent):
        return
    ones = _tellings(attribute, attribute.one, context)
    others = _tellings(attribute, attribute.other, context) if attribute.other.patterns else []
    if attribute.other.patterns and not others:
        return
    told = [set(every) - {""} for every in zip(*(one.of for one in (*ones, *others)), strict=True)]
    pairs = (
        pair
        for pair in _near_pairs(ones, others or ones, attribute.within)
        if not _are_of_sections(context, *pair)
    )
    found: list[tuple[Telling, Telling]] = []
    values = set[str]()
    for pair in pairs:
        if _of_one_thing(*pair, told, attribute):
            found.append(pair)
            values.update(_key(one.value) for one in pair)
            if len(values) > _MOST:
                return
    for one, other in found:
        if _exclude(one.value, other.value, attribute) and not _is_made_up(context, one, other):
            yield one, other


def _are_of_sections(context: Context, one: Telling, other: Telling) -> bool:
    """Whether "the division" is told of under two headings, each of which may mean its own."""
    if not any(part.startswith(_ANY) for part in (*one.of, *other.of)):
        return False
    between = range(one.told.sentence.segment + 1, other.told.sentence.segment)
    return any(context.document.segments[at].kind is SegmentKind.HEADING for at in between)


def _is_made_up(context: Context, one: Telling, other: Telling) -> bool:
    """Whether the text tells what two counts differ by, or has told the later one of others."""
    a, b = one.value.mention, other.value.mention
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    if any(dimension(each.unit) not in _COUNTS for each in (a, b)):
        return False
    first, last = one.told.index, other.told.index
    low, high = sorted((a.number, b.number))
    return tells(context, first + 1, last, b.number) or makes_up(
        context, first, last, low, high, a.unit
    )


def _near_pairs(
    ones: list[Telling], others: list[Telling], within: int
) -> Iterator[tuple[Telling, Telling]]:
    """Yield each telling with those of the few sentences after it; all are in order."""
    places = [other.told.index for other in others]
    for one in ones:
        at = one.told.index
        for other in others[bisect_right(places, at) : bisect_right(places, at + within)]:
            yield one, other


def _tellings(attribute: Attribute, side_: Side, context: Context) -> list[Telling]:
    """The tellings of a side, one for each value of a sentence, by position."""
    found: dict[int, Telling] = {}
    read = side_.patterns[0].readers[attribute.value].places
    sentences = context.analysis.sentences
    places = [at for at in places_of(side_, context) if read is None or _some(read(sentences[at]))]
    for told in statements_of(side_, places, context):
        value = told.match.bound[attribute.value]
        of = []
        for name in (*attribute.same, *attribute.loose):
            bound = told.match.bound.get(name)
            if bound is not None and _is_inside(told, bound):
                break
            known = _known(told, bound, attribute, context) if bound is not None else ""
            if known is None:
                break
            of.append(known)
        else:
            start = told.sentence.tokens.start[value.first]
            known_before = found.get(start)
            if known_before is None or known_before.of.count("") > of.count(""):
                found[start] = Telling(told, value, tuple(of))
    first: dict[tuple[int, str, tuple[str, ...]], Telling] = {}
    for start in sorted(found):
        one = found[start]
        first.setdefault((one.told.index, _key(one.value), one.of), one)
    return list(first.values())


def _is_inside(told: Statement, bound: Bound) -> bool:
    """Whether a noun only says where something is: "the mast on the tower is 90 metres high"."""
    lower, placing = told.sentence.tokens.lower, subject_words().placing - {"of"}
    last = lower[bound.stop - 1]
    same = kind_of(last).rpartition(":")[2] == bound.key.rpartition(":")[2]
    if same and not placing.isdisjoint(lower[bound.first : bound.stop]):
        return True
    at = told.match.first
    led = at == bound.first > told.sentence.first and lower[at] == "the"
    return led and lower[at - 1] in placing


def _some(places: Iterable[int]) -> bool:
    return next(iter(places), None) is not None


def _known(told: Statement, bound: Bound, attribute: Attribute, context: Context) -> str | None:
    return meant(told.index, bound, context, inert=attribute.inert)


def _of_one_thing(
    one: Telling, other: Telling, told: Sequence[set[str]], attribute: Attribute
) -> bool:
    """Whether two tellings are of the same; one that does not say of what is of the only one of
    those `told` in the text."""
    if _are_of_other_times(one, other):
        return False
    for at, (a, b) in enumerate(zip(one.of, other.of, strict=True)):
        if a != b and a and b:
            return False
        if not a and not b and at < len(attribute.same):
            return False  # "The price is 12 euros", of whatever it may be
        if not (a and b) and len(told[at]) > 1:
            return False
    return True


def _are_of_other_times(one: Telling, other: Telling) -> bool:
    """Whether what is no date itself is told of two months or years, or a price of two days."""
    value = one.value.mention
    priced = isinstance(value, Quantity) and dimension_of(value) == "money"
    grains = _SPELLS | {"day", "weekday"} if priced else _SPELLS
    first, second = (
        [
            time.mention
            for time in each.told.sentence.times
            if time.mention.grain in grains and time.mention is not each.value.mention
        ]
        for each in (one, other)
    )
    if isinstance(one.value.mention, TimeExpression) or not first or not second:
        return False
    return not any(
        a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last
        for a in first
        for b in second
    )


def _key(value: Bound) -> str:
    mention = value.mention
    if isinstance(mention, Quantity):
        return f"{mention.number} {mention.unit}"
    if isinstance(mention, TimeExpression):
        return f"{mention.first} {mention.last} {mention.ordinal} {mention.unit}"
    return value.key


def _exclude(one: Bound, other: Bound, attribute: Attribute) -> bool:
    a, b = one.mention, other.mention
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if not _alike(a, b) or intersects(a.interval, b.interval):
            return False
        low, high = sorted((a.number, b.number))
        return not attribute.near or (low > 0 and high / low <= _NEAR)
    if isinstance(a, TimeExpression) and isinstance(b, TimeExpression):
        if a.grain == b.grain == "duration":
            return a.unit == b.unit and a.ordinal != b.ordinal
        if a.first is None or a.last is None or b.first is None or b.last is None:
            return False
        return a.last < b.first or b.last < a.first
    return one.key != other.key


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit; "300 people" and "a staff of 300" are."""
    plain = all(dimension(each.unit) in _COUNTS for each in (one, other))
    return one.unit == other.unit or plain or "year" in (one.unit, other.unit)
