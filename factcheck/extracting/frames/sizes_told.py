"""Sizes of a change that stand apart from its figures: "it tripled the levy in July, from 5 to 15
per cent"; "it will cut its output in May by one tonne of its own accord, from 9 to 8 tonnes"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_roles import AFTER, BEFORE, DELTA
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.parts_of_others import on_one_scale
from factcheck.extracting.frames.passages import Passage
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.frames.telling import told
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.model.relations import Relation

_LONGEST = 10  # tokens of what is changed, and when
_FARTHEST = 40  # the same, with clauses about it that commas set off
_SLACK = Decimal(5)  # "to double" is anything from 1.8 to 2.2 times, as for "doubled"


@cache
def _told() -> Mapping[str, float]:
    factors: Mapping[str, float] = lexicon("numbers")["multiplied"]
    return factors


@cache
def _meant() -> Mapping[str, float]:
    """The verbs of factors as they stand after "to" and "will"."""
    factors: Mapping[str, float] = rules_words("claims/sizes_told")["infinitives"]
    return factors


def _cues() -> frozenset[str]:
    return frozenset({*_told(), *_meant(), "by"})


@cued_by(_cues)
def size_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the size that a verb tells with the two figures between which it must lie."""
    sentence, spots = passage.here, passage.own
    sizes = [*_factors_to_come(sentence), *filter(_is_verb, spots)]
    for at, (before, after) in enumerate(pairwise(spots)):
        if not _is_span(sentence, before, after):
            continue
        before = on_one_scale([after, before])[1]  # noqa: PLW2901 - "from 9.1 to 8.1 million"
        size = next((one for one in sizes if _leads_to(sentence, one, before, after)), None)
        if size is None and after.quantity.unit is None:
            size = _length_of(sentence, before)
        if size is None and at and _is_amount_of(sentence, spots[at - 1], before, after):
            size = spots[at - 1]
        if size is None:
            continue
        operands = (size.operand(DELTA), before.operand(BEFORE), after.operand(AFTER))
        yield from told(sentence, "change", operands, size.first, after.stop)


def _length_of(sentence: Sentence, before: Spot) -> Spot | None:
    """The years by which something is moved: "lowers the age by three years, from 65 to 62"."""
    stop = before.first - (sentence.words(before.first - 1, before.first) == ["from"])
    stop -= sentence.words(stop - 1, stop) == [","]
    for time in sentence.times:
        by = sentence.words(time.first - 1, time.first) == ["by"]
        if time.stop == stop and by and time.mention.grain == "duration":
            quantity = _length_quantity(time.mention)
            if quantity is not None:
                bare = replace(quantity, unit=None, change_form="by")
                return Spot(time.first, time.stop, bare, bare.interval, bare.span)
    return None


def _is_amount_of(sentence: Sentence, size: Spot, before: Spot, after: Spot) -> bool:
    """Whether "by one tonne" is how far "from 9 to 8 tonnes" goes, over what else is said of it."""
    words, one, other = relation_words("sizes_told"), size.quantity, after.quantity
    if one.is_range or one.per is not None or not _is_size(sentence, size):
        return False
    points = one.unit in ("percentage_point", "percent") and other.unit == "percent"
    if not points and one.unit not in ("percent", None, other.unit) and other.unit is not None:
        return False
    between = sentence.words(size.stop, before.first)
    between = between[: -1 if between[-1:] == ["from"] else None]
    near = {*between, *sentence.words(after.stop, after.stop + 2)}
    if "and" in sentence.words(size.first - 3, size.first):
        return False  # "by half a point in May and by a quarter in June"
    if between[-1:] != [","] or not 1 < len(between) <= _LONGEST:
        return False
    aside = words["parting"] | words["repeated"] | relation_words("changes")["narrowing"]
    return near.isdisjoint(aside)


def _is_size(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure is by how much something moved: "cut output in May by one tonne"."""
    if spot.quantity.change_form == "by":
        return True
    led = sentence.words(spot.first - _LONGEST, spot.first)
    return led[-1:] == ["by"] and not change_words().verbs.keys().isdisjoint(led)


def _is_verb(spot: Spot) -> bool:
    return spot.stop == spot.first + 1 and spot.quantity.text.lower() in _told()


def _factors_to_come(sentence: Sentence) -> Iterator[Spot]:
    """ "is to double", "will triple": factors that are no quantities of their own."""
    leads = relation_words("sizes_told")["before_infinitive"]
    for at in sentence.places_of(_meant().keys()):
        if leads.isdisjoint(sentence.words(at - 1, at)):
            continue
        span = sentence.span_of(at, at + 1)
        number = Decimal(str(_meant()[sentence.tokens.lower[at]]))
        half = number / _SLACK / 2
        reach = interval(number - half, number + half)
        quantity = Quantity(
            start=span.start,
            end=span.end,
            text=sentence.tokens.text[at],
            number=number,
            interval=reach,
            unit="time",
            change="up" if number > 1 else "down",
            change_form="by",
        )
        yield Spot(at, at + 1, quantity, reach, span)


def _is_span(sentence: Sentence, before: Spot, after: Spot) -> bool:
    """Whether two figures are those of "from 5 to 15 per cent"."""
    if after.quantity.unit in relation_words("sizes_told")["ages"]:
        return False
    if before.marker != "from" and sentence.words(before.first - 1, before.first) != ["from"]:
        return False
    return after.marker == "to" or sentence.words(before.stop, after.first) == ["to"]


def _leads_to(sentence: Sentence, factor: Spot, before: Spot, after: Spot) -> bool:
    """Whether nothing but what is changed stands between a factor and "from 5 to 15"."""
    stop = before.first - (sentence.words(before.first - 1, before.first) == ["from"])
    between = sentence.words(factor.stop, stop)
    if factor.stop > stop or len(between) > _FARTHEST:
        return False
    words = relation_words("sizes_told")
    if after.quantity.unit is None and "number" not in between:
        return False  # of no unit, 6 and 9 may be hours of the day
    if between[-1:] == [","] and factor.quantity.text.lower() in _meant():
        return words["parting"].isdisjoint(between)
    if len(between) > _LONGEST or "," in between[:-1] or not words["breaking"].isdisjoint(between):
        return False
    if any(factor.stop <= one.first < stop for one in sentence.quantities):
        return False
    # "Sales halved, from 4.8 million to 1.9 million" is read as one chain.
    return factor.quantity.text.lower() in _meant() or any(word.isalpha() for word in between)


def _length_quantity(time: TimeExpression) -> Quantity | None:
    """Return a length as a quantity of its unit, None where it has no one number."""
    read = find_quantities(tokenize(time.text))
    number = time.ordinal
    if number is None or number <= Decimal(0) or not read or read[0].number != number:
        return None
    return replace(
        read[0],
        start=time.start,
        end=time.end,
        text=time.text,
        unit=time.unit,
        noun_end=None,
        hedge_start=None,
    )
