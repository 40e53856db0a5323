"""One figure told twice in a text, once with a slip, whatever the words around it: "the launch
cost 318 million", "at 381 million the launch was not cheap".

Where two sentences have most of their words in common, and one time, their figures are one; the
more a slip of the pen explains how they differ, the less the words must be alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import intersects
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.mentions import Mention, Quantity, TimeExpression
from factcheck.rulebook.akin_words import root
from factcheck.rulebook.context import Context
from factcheck.rulebook.figure_slips import Slip, date_slip, slip_between
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.text_people import is_human
from factcheck.rulebook.told_alike import Alike, Told, alike
from factcheck.rulebook.told_apart import (
    core,
    deed_span,
    have_one_subject,
    is_apart,
    is_of_deed,
    same_times,
)

_YEAR = range(1900, 2100)
_LIKELY = 2.5  # that of the slips for which one sentence may tell no time
_SURE = 2  # weight of words that is enough where a slip can hardly be anything else
_COUNTS = frozenset({"count", "number", "people"})
_DATES = frozenset({"day", "month", "year", "weekday"})


class Params(KindParams, frozen=True):
    """`core`: the least part of the words beside each figure that the other sentence has;
    `mutual`: that of the words of the longer sentence, where no slip explains a difference."""

    core: float = 0.4
    mutual: float = 0.7


class _Figure(Struct, frozen=True):
    """A figure or a date, and what another one must share to be compared with it."""

    placed: Placed[Mention]
    kind: str
    noun: str = ""


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every figure that another one is but for a slip."""
    apart = context.once(_told_together)
    for pair in alike(context):
        for one, other, slip in _slips(pair):
            if _are_together(apart, one, other) or not _is_enough(params, pair, slip):
                continue
            if _is_one(params, pair, one, other, slip):
                yield _outcome(rule, pair, one, other, slip)


def _is_enough(params: Params, pair: Alike, slip: Slip) -> bool:
    """Whether two sentences share so much that a slip explains how their figures differ."""
    if pair.mutual < (params.mutual if slip.exact else slip.mutual):
        return False
    return pair.weight >= slip.weight and pair.part >= slip.part


def _is_one(
    params: Params, pair: Alike, one: Placed[Mention], other: Placed[Mention], slip: Slip
) -> bool:
    """Whether two figures are of one thing, time and deed."""
    if any(
        isinstance(each.mention, Quantity) and not _is_known(each.mention, against)
        for each, against in ((one, pair.other), (other, pair.one))
    ):
        return False  # "870,000 cattle", "780,000 sheep"
    if slip.exact and not (pair.is_bound and have_one_subject(pair, one, other)):
        return False
    return (
        not is_apart(pair, one, other, strict=slip.weight > _SURE)
        and same_times(pair, one, other, strict=slip.weight > _LIKELY)
        and _date_alike(pair, one, other)
        and _is_beside(params, pair, pair.one.sentence, one)
        and _is_beside(params, pair, pair.other.sentence, other)
    )


def _is_beside(params: Params, pair: Alike, sentence: Sentence, placed: Placed[Mention]) -> bool:
    """Whether the words of a figure's clause are among those that both sentences have."""
    beside = core(sentence, placed).keys()
    return not beside or len(beside & pair.shared) >= params.core * len(beside)


def _is_known(quantity: Quantity, told: Told) -> bool:
    """Whether a sentence tells of what a figure of the other one counts, or that is people."""
    noun = _noun(quantity)
    return not noun or root(noun) in told.roots or is_human(noun) or noun == "person"


def _date_alike(pair: Alike, one: Placed[Mention], other: Placed[Mention]) -> bool:
    """Whether two dates, if they are such, are of one deed."""
    if not isinstance(one.mention, TimeExpression) or one.mention.first is None:
        return True
    return is_of_deed(pair, pair.one.sentence, one) and is_of_deed(pair, pair.other.sentence, other)


def _slips(pair: Alike) -> Iterator[tuple[Placed[Mention], Placed[Mention], Slip]]:
    """Yield the figures of a kind that are the only ones in which two sentences differ."""
    ones, others = (_figures(told.sentence) for told in (pair.one, pair.other))
    left = [one for one in ones if not any(_agree(one, other) for other in others)]
    right = [other for other in others if not any(_agree(one, other) for one in ones)]
    found = [
        (one.placed, other.placed)
        for kind in {one.kind for one in left}
        for one, other in _opposite(
            [one for one in left if one.kind == kind],
            [other for other in right if other.kind == kind],
        )
    ]
    if len(found) == 1:
        slip = _slip(found[0][0].mention, found[0][1].mention)
        if slip is not None:
            yield *found[0], slip


def _opposite(ones: list[_Figure], others: list[_Figure]) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the figures of a kind that answer each other: those of one noun, or one of each."""
    if len(ones) == len(others) == 1:
        yield ones[0], others[0]
        return
    pairs = [(one, other) for one in ones for other in others]
    yield from (pair for pair in pairs if pair[0].noun and pair[0].noun == pair[1].noun)
    for one, other in pairs:
        slip = _slip(one.placed.mention, other.placed.mention)
        if one.noun != other.noun and slip is not None and slip.weight <= _SURE:
            yield one, other


def _figures(sentence: Sentence) -> list[_Figure]:
    found = [
        _Figure(placed, kind, root(_noun(placed.mention)))
        for placed in sentence.quantities
        if (kind := _kind(placed.mention))
    ]
    for time in sentence.times:
        mention = time.mention
        if mention.grain == "duration" and mention.unit:
            found.append(_Figure(time, f"for {mention.unit}", mention.unit))
        elif mention.grain in _DATES and mention.first:
            found.append(_Figure(time, mention.grain))
    return found


def _noun(quantity: Quantity) -> str:
    """What a figure counts, "" where it says nothing of that."""
    unit = quantity.unit if dimension_of(quantity) in _COUNTS else None
    return unit.rpartition(" ")[2].lower() if unit else ""


def _kind(quantity: Quantity) -> str:
    """What two figures must share to be compared: "" for one that may be a year or a rank."""
    if quantity.ordinal or quantity.is_range:
        return ""
    dimension = dimension_of(quantity)
    if dimension == "years":
        return "age"
    if quantity.unit is None and quantity.number in _YEAR:
        return ""
    if quantity.unit is None and quantity.number < 1:
        return "fraction"
    return "count" if dimension in _COUNTS else quantity.unit or ""


def _agree(one: _Figure, other: _Figure) -> bool:
    a, b = one.placed.mention, other.placed.mention
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return one.kind == other.kind and intersects(a.interval, b.interval)
    if isinstance(a, TimeExpression) and isinstance(b, TimeExpression):
        return (
            (a.last, a.ordinal, a.unit) == (b.last, b.ordinal, b.unit)
            if a.last
            else (a.ordinal == b.ordinal and a.unit == b.unit)
        )
    return False


def _slip(one: Mention, other: Mention) -> Slip | None:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return slip_between(one.number, other.number)
    if isinstance(one, TimeExpression) and isinstance(other, TimeExpression):
        if one.grain == "duration" and one.ordinal and other.ordinal:
            return slip_between(one.ordinal, other.ordinal)
        return date_slip(one, other)
    return None


def _told_together(context: Context) -> dict[Decimal, set[int]]:
    """The sentences that have each number."""
    found: dict[Decimal, set[int]] = defaultdict(set)
    for at, sentence in enumerate(context.analysis.sentences):
        for placed in sentence.quantities:
            found[placed.mention.number].add(at)
    return found


def _are_together(
    known: dict[Decimal, set[int]], one: Placed[Mention], other: Placed[Mention]
) -> bool:
    """Whether one sentence has both figures, and so tells them apart."""
    a, b = one.mention, other.mention
    if not isinstance(a, Quantity) or not isinstance(b, Quantity):
        return False
    return not known[a.number].isdisjoint(known[b.number])


def _outcome(
    rule: Rule, pair: Alike, one: Placed[Mention], other: Placed[Mention], slip: Slip
) -> Outcome:
    first, second = one.mention, other.mention
    dated = isinstance(second, TimeExpression)
    return rule.inconsistent(
        deed_span(pair.other.sentence, other) if dated else second.span,
        message=rule.message("slip", first=first.text, second=second.text, slip=slip.text),
        related=(Related(first.span, f"here it is {first.text}"),),
        derivation=(
            Step("slip", f"{first.text} and {second.text} differ by {slip.text}"),
            Step("same", f"both sentences tell of: {', '.join(pair.words())}"),
        ),
        confidence=0.7,
    )
