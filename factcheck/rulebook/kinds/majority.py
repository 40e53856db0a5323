"""Majorities that are none: "12 of the 27 seats, a majority", "an outright majority with 48.7 per
cent of the vote"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import divide, is_bounded, scale
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
    if len(places) != 1 or not _words("apart").isdisjoint(sentence.vocabulary):
        return None
    at = places[0]
    spots = [one for one in spots_of(sentence) if one.stop != at]
    need = _needed(sentence, at)
    told = _as_part(sentence, spots) or _as_percent(sentence, at, spots)
    if need is None or told is None or modality_of(sentence, at, at + 1) in _NOT_SAID:
        return None
    # More than half is a majority, and two thirds are enough for one of two thirds.
    over = told.share.high - need
    enough = over > 0 or (need != _HALF and over > -_HAIR)
    return None if enough else _outcome(rule, sentence, at, told, need)


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


def _outcome(rule: Rule, sentence: Sentence, at: int, told: _Told, need: Decimal) -> Outcome:
    share = span_of(scale(told.share, 1 / _PERCENT), "percent")
    first = min(told.figures[0].first, at)
    stop = max(told.figures[-1].stop, at + 1)
    figures = " of ".join(sorted((one.quantity.text for one in told.figures), key=len))
    needed = "more than half" if need == _HALF else f"{need * 100:.4g}%"
    return rule.inconsistent(
        sentence.span_of(first, stop),
        rule.message("none", figures=figures, share=share, needed=needed),
        derivation=(Step("share", f"{figures} is {share}; a majority here is {needed}"),),
        confidence=0.85,
    )
