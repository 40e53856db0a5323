"""What is the same everywhere, told with another value: "water boils at 100 degrees Fahrenheit"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct, convert
from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects, interval
from factcheck.arithmetic.units import UnitError, dimension
from factcheck.arithmetic.units import convert as converted
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.hedges import reach_of
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Rule

_PEOPLE = frozenset({"inhabitants", "people"})
_REACH = 5  # tokens from a phrase to its figure
_THOUSANDS = (Decimal(1000), Decimal(1) / 1000)
_PARTING = frozenset({",", ";", "and", "but", "which"})
_SAID = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.QUOTED})

_MEANT = _SAID | {Modality.FORECAST}  # "demand is about to pass 100 million barrels a year"
_words = WordLists("claims/constants")


class _Constant(Struct, frozen=True):
    """A value between `low` and `high` that some `phrases` tell, in a sentence with no `other`; or
    one word of each of `about`, where the value is right in another unit. `counted` are phrases
    that stand right behind it. Of what is `scaled` a value a thousand times too large or too small
    is a slip, and no other."""

    of: str
    unit: str
    low: Decimal
    high: Decimal
    other: frozenset[str]
    phrases: tuple[str, ...] = ()
    about: tuple[frozenset[str], ...] = ()
    scaled: bool = False
    counted: tuple[str, ...] = ()

    @property
    def known(self) -> Interval:
        """The values that may be told of it."""
        return interval(self.low, self.high)


@cache
def _rows() -> tuple[_Constant, ...]:
    return convert(_words.table["constants"], tuple[_Constant, ...])


@cache
def _constants() -> PhraseTable[_Constant]:
    return PhraseTable.of((phrase, row) for row in _rows() for phrase in row.phrases)


@cache
def _taken_for() -> tuple[str, ...]:
    units: list[str] = _words.table["units"]
    return tuple(units)


@cache
def _abouts() -> frozenset[str]:
    """A word of each constant told by words about it: the first of them must all be there."""
    return frozenset(word for row in _rows() if row.about for word in row.about[0])


@cache
def _counted() -> PhraseTable[_Constant]:
    return PhraseTable.of((phrase, row) for row in _rows() for phrase in row.counted)


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every value of a constant that a sentence tells alone."""
    for sentence in context.sentences_with(_constants().first_words):
        for first, stop, one in sentence.phrases(_constants()):
            led = first == sentence.first or sentence.tokens.lower[first - 1] in _words("before")
            told = [placed for placed in sentence.quantities if _can_state(placed.mention, one)]
            if not led or len(told) != 1 or not one.other.isdisjoint(sentence.vocabulary):
                continue
            between = sentence.words(stop, told[0].first)
            near = 0 <= told[0].first - stop <= _REACH and not _PARTING & set(between)
            if one.scaled:
                near = told[0].first > stop and _words("linking").issuperset(between)
                near = near and told[0].mention.unit == one.unit
                near = near and _is_slip(told[0].mention, one)
            if near and modality_of(sentence, told[0].first, told[0].stop) in _SAID:
                yield from _judge(rule, one, told[0].mention)

    yield from _all_counted(rule, context)
    for sentence in context.sentences_with(_abouts()):
        for one in _rows() if sentence.quantities else ():
            there = bool(one.about) and not any(map(sentence.vocabulary.isdisjoint, one.about))
            if not there or not one.other.isdisjoint(sentence.vocabulary):
                continue
            told = [placed for placed in sentence.quantities if _can_state(placed.mention, one)]
            said = len(told) == 1 and modality_of(sentence, told[0].first, told[0].stop) in _MEANT
            if said and _is_slip(told[0].mention, one):
                yield from _judge(rule, one, told[0].mention)


def _all_counted(rule: Rule, context: Context) -> Iterator[Outcome]:
    """ "The eight million people on Earth": all of them there are, of which no more is said."""
    for sentence in context.sentences_with(_counted().first_words):
        for placed in sentence.quantities:
            # The noun may be the unit of the figure, and so a part of it.
            noun = placed.stop - (sentence.tokens.lower[placed.stop - 1] in _PEOPLE)
            hit = _counted().longest(sentence.tokens.lower, noun, sentence.stop)
            if hit is None:
                continue
            mention = replace(placed.mention, unit=hit[1].unit)
            if not _is_slip(mention, hit[1]):
                continue
            whole = _words("wholes").intersection(sentence.words(placed.first - 2, placed.first))
            after = sentence.words(noun + hit[0], noun + hit[0] + 1)
            if whole and _words("some_of").isdisjoint(after):
                yield from _judge(rule, hit[1], mention)


def _is_slip(quantity: Quantity, one: _Constant) -> bool:
    """Whether a figure is that of the constant in another unit than its own, or of what comes in
    millions a thousand times too large or too small."""
    number, own = quantity.number, quantity.unit or ""
    low, high = (converted(end, one.unit, own) for end in (one.low, one.high))
    if one.scaled and any(low <= number * factor <= high for factor in _THOUSANDS):
        return True
    for unit in _taken_for():
        if unit != quantity.unit and dimension(unit) == dimension(one.unit):
            low, high = (converted(end, one.unit, unit) for end in (one.low, one.high))
            if min(low, high) <= number <= max(low, high):
                return True
    return False


def _can_state(quantity: Quantity, one: _Constant) -> bool:
    alone = quantity.change is None and quantity.per is None
    return alone and dimension(quantity.unit) == dimension(one.unit)


def _judge(rule: Rule, one: _Constant, quantity: Quantity) -> Iterator[Outcome]:
    reach = reach_of(quantity)
    try:
        ends = [
            converted(end, quantity.unit or "", one.unit)
            for end in (reach.low, reach.high)
            if end.is_finite()
        ]
    except UnitError:
        return
    if len(ends) < 2:
        return
    stated = interval(min(ends), max(ends))
    if intersects(stated, one.known):
        yield rule.supported(quantity.span)
        return
    known = span_of(one.known, one.unit)
    yield rule.contradicted(
        quantity.span,
        rule.message("constant", of=one.of, known=known, stated=quantity.text),
        derivation=(Step("stated", f"{quantity.text!r} is {span_of(stated, one.unit)}"),),
        confidence=0.85,
    )
