"""Majorities that are none, are there though they are said to be missing, or are of another size
than told: "12 of the 27 seats, a majority", "15 of the 27 seats, two short of a majority", "a
two-thirds majority of the 27, or 14"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import divide, exactly, is_bounded, scale
from factcheck.arithmetic.precision import is_whole
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Outcomes, Rule

_MAJORITY = frozenset({"majority"})
_HALF = Decimal("0.5")
_HAIR = Decimal("1e-9")  # by which a third is cut off
_PERCENT = Decimal("0.01")
_SPEAKER = 1  # of a house, who may be counted with those who vote or not
_FIGURES = 2  # of a part and its whole
_FAR = 8  # tokens from a part to its whole
_NOT_SAID = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL, Modality.FORECAST})
_words = WordLists("claims/majorities").words


class _Told(Struct, frozen=True):
    """The share that a majority is said to be of, with the figures that give it in order."""

    share: Interval
    figures: tuple[Spot, ...]


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every majority that its own figures are too few for."""
    for sentence in context.sentences_with(_MAJORITY):
        yield _judge(rule, sentence)


def _judge(rule: Rule, sentence: Sentence) -> Outcome | None:
    places = sentence.places_of(_MAJORITY)
    if len(places) != 1:
        return None
    at = places[0]
    counted = _counted(rule, sentence, at)
    if counted is not None or not _words("apart").isdisjoint(sentence.vocabulary):
        return counted
    spots = [one for one in spots_of(sentence) if one.stop != at]
    need = _needed(sentence, at)
    told = _as_part(sentence, spots) or _as_percent(sentence, at, spots)
    if need is None or told is None or modality_of(sentence, at, at + 1) in _NOT_SAID:
        return None
    # More than half is a majority, and two thirds are enough for one of two thirds.
    over = told.share.high - need
    enough = over > 0 or (need != _HALF and over > -_HAIR)
    return None if enough else _outcome(rule, sentence, at, told, need)


def _counted(rule: Rule, sentence: Sentence, at: int) -> Outcome | None:
    """A majority at token `at` with the number of those who make it, are missing or are needed."""
    if not _words("elsewhere").isdisjoint(sentence.vocabulary):
        return None
    before = next((one for one in spots_of(sentence) if one.stop == at), None)
    share = before.quantity.number if before is not None else _HALF
    if not _HALF <= share < 1:
        return None
    counts = [one for one in spots_of(sentence) if one is not before]
    if any(_unit_of(one) != "count" or one.quantity.hedge for one in counts):
        return None
    size = next((one for one in counts if _is_size(sentence, at, one)), None)
    others = [one for one in counts if one is not size]
    if size is None and _is_missing(sentence, at):
        told = _as_part(sentence, others)
        if told is None or told.share.low <= share:
            return None
        return _outcome(rule, sentence, at, told, share, "there")
    if size is None:
        return None
    if size.first < at:  # so many are missing
        told = _as_part(sentence, others)
        return _of_size(rule, sentence, at, told, size, share) if told is not None else None
    if before is not None and len(others) == 1:
        return _of_size(rule, sentence, at, _Told(exactly(share), (others[0],)), size, share)
    told = _as_part(sentence, others) if before is None else None
    return _of_size(rule, sentence, at, told, size, share) if told is not None else None


def _is_size(sentence: Sentence, at: int, spot: Spot) -> bool:
    """Whether a number is that of a majority at token `at`: "two short of a majority", "a majority
    of 20", "a majority of the 300 members, or 151 votes"."""
    if spot.stop <= at:
        between = sentence.words(spot.stop, at)
        missing = not _words("missing").isdisjoint(between)
        return missing and _words("to_majority").issuperset(between)
    lead = sentence.words(spot.first - 1, spot.first)
    between = sentence.words(at + 1, spot.first)
    if between == ["of"]:
        after = sentence.words(spot.stop, spot.stop + 1)
        noun = str(spot.quantity.unit or "seat").rpartition(" ")[2]
        return after not in (["of"], ["to"]) and noun in _words("seats")
    return bool(lead) and lead[0] in _words("that_is") and "of" in between


def _is_missing(sentence: Sentence, at: int) -> bool:
    """Whether a majority is told not to be there: "fell short of a majority"."""
    if sentence.words(at + 1, at + 2) == ["of"]:
        return False  # "without a majority of the votes"
    while at > sentence.first and sentence.tokens.lower[at - 1] in _words("having"):
        at -= 1
    lead = sentence.words(at - 2, at)
    return lead == ["short", "of"] or bool(lead and lead[-1] in _words("lacking"))


def _of_size(
    rule: Rule, sentence: Sentence, at: int, told: _Told, size: Spot, share: Decimal
) -> Outcome | None:
    """The outcome of a number that is none of what a majority of its figures can be."""
    numbers = sorted(int(one.quantity.number) for one in told.figures)
    stated, whole = int(size.quantity.number), numbers[-1]
    least = (
        math.floor(whole * share + _HAIR) + 1
        if share == _HALF
        else math.ceil(whole * share - _HAIR)
    )
    if len(numbers) == 1:
        can_be, meant = {least, least + 1}, least
    elif size.first < at:
        can_be, meant = {least - numbers[0]}, least - numbers[0]
    else:
        margin = 2 * numbers[0] - whole
        can_be, meant = {margin, numbers[0], numbers[0] - whole // 2, least}, margin
    if meant <= 0 or min(abs(one - stated) for one in can_be) <= _SPEAKER:
        return None
    figures = " of ".join(sorted((one.quantity.text for one in told.figures), key=len))
    needed = "more than half" if share == _HALF else f"{share * 100:.4g}%"
    first = min(one.first for one in (*told.figures, size))
    return rule.inconsistent(
        sentence.span_of(
            min(first, at), max(at + 1, size.stop, *(one.stop for one in told.figures))
        ),
        rule.message("size", figures=figures, stated=size.quantity.text, computed=str(meant)),
        derivation=(Step("majority", f"{needed} of {whole} is {least}; {meant}, not {stated}"),),
        confidence=0.85,
    )


def _needed(sentence: Sentence, at: int) -> Decimal | None:
    """The share that a majority at token `at` needs, None where it is not said to be there."""
    before = next((one for one in spots_of(sentence) if one.stop == at), None)
    if before is not None:
        share = before.quantity.number
        return share if before.quantity.unit is None and _HALF < share < 1 else None
    lead = sentence.words(at - 1, at)
    return _HALF if _words("having").issuperset(lead) and lead else None


def _as_part(sentence: Sentence, spots: Sequence[Spot]) -> _Told | None:
    """ "12 of 27 seats", "49 seats in the 101-member house", "of the 27 states, 12"."""
    if len(spots) != _FIGURES or any(_unit_of(one) != "count" for one in spots):
        return None
    first, second = spots
    between = sentence.words(first.stop, second.first)
    if second.first - first.stop > _FAR:
        return None
    part, whole = (first, second) if first.quantity.number < second.quantity.number else spots[::-1]
    if part is second and between != [","]:
        return None
    if part is first and not (between and _words("between").issuperset(between)):
        return None
    share = divide(part.interval, whole.interval)
    return _Told(share, (first, second)) if share is not None and is_bounded(share) else None


def _as_percent(sentence: Sentence, at: int, spots: Sequence[Spot]) -> _Told | None:
    """The only percentage of a sentence, where the majority is of nothing else."""
    if len(spots) != 1 or spots[0].quantity.unit != "percent" or spots[0].quantity.change:
        return None
    if sentence.words(at + 1, at + 2) == ["of"] or not is_bounded(spots[0].interval):
        return None
    return _Told(scale(spots[0].interval, _PERCENT), (spots[0],))


def _unit_of(spot: Spot) -> str:
    quantity = spot.quantity
    plain = quantity.per is None and quantity.change is None and not quantity.is_range
    kind = "count" if quantity.unit is None else dimension_of(quantity)
    return "count" if plain and kind in ("count", "people") and is_whole(quantity.number) else ""


def _outcome(
    rule: Rule, sentence: Sentence, at: int, told: _Told, need: Decimal, message: str = "none"
) -> Outcome:
    share = span_of(scale(told.share, 1 / _PERCENT), "percent")
    first = min(told.figures[0].first, at)
    stop = max(told.figures[-1].stop, at + 1)
    figures = " of ".join(sorted((one.quantity.text for one in told.figures), key=len))
    needed = "more than half" if need == _HALF else f"{need * 100:.4g}%"
    return rule.inconsistent(
        sentence.span_of(first, stop),
        rule.message(message, figures=figures, share=share, needed=needed),
        derivation=(Step("share", f"{figures} is {share}; a majority here is {needed}"),),
        confidence=0.85,
    )
