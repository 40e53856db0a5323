"""A figure of the headline that the text below it tells otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.arithmetic.intervals import intersects
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Outcome, Related, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_LONGEST = 16  # tokens of a headline
_LEAD = 3  # sentences in which the figure is told again
_STEM = 4  # letters that akin words share
_TIMES = frozenset({"time", "year", "month", "week", "day", "hour", "minute", "second"})
_ENDS = frozenset({".", "!", ":", ";"})


class Params(KindParams, frozen=True):
    """`alike`: words that the headline and the sentence must share; `apart`: how often the
    smaller figure may go into the greater, so that both can be meant for one."""

    alike: int = 2
    apart: float = 1.6


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for each figure of the headline that is told otherwise, and never so."""
    sentences = context.analysis.sentences
    title = sentences[0] if len(sentences) > 1 else None
    if title is None or not title.quantities or not _is_title(title, sentences):
        return
    body = [spot for sentence in sentences[1:] for spot in spots_of(sentence)]
    for spot in spots_of(title):
        if not _is_plain(spot) or any(_agrees(spot, one) for one in body):
            continue
        other = _told_again(spot, title, sentences[1 : 1 + _LEAD], params)
        if other is not None:
            yield _outcome(rule, spot, other)


def _is_title(title: Sentence, sentences: Sequence[Sentence]) -> bool:
    if title.stop - title.first > _LONGEST or sentences[1].segment == title.segment:
        return False
    return title.tokens.lower[title.stop - 1] not in _ENDS


def _is_plain(spot: Spot) -> bool:
    """Whether a figure of a headline says something of its own: no part of a name, no years."""
    quantity = spot.quantity
    return quantity.unit is not None and quantity.unit not in _TIMES and not quantity.is_range


def _agrees(one: Spot, other: Spot) -> bool:
    """Whether a figure can be that of the headline, whatever it is said to count: "340 of them"."""
    return intersects(one.interval, other.interval)


def _told_again(
    spot: Spot, title: Sentence, lead: Sequence[Sentence], params: Params
) -> Spot | None:
    """The one other figure of the unit that the lead tells, in a sentence akin to the headline."""
    told = [
        (sentence, one)
        for sentence in lead
        for one in spots_of(sentence)
        if one.quantity.unit == spot.quantity.unit and one.quantity.change == spot.quantity.change
    ]
    if len({one.quantity.number for _, one in told}) != 1:
        return None
    sentence, other = told[0]
    if dimension(other.quantity.unit) == "count" and len(spots_of(sentence)) > 1:
        return None  # "580 posts in the south and 270 in the north"
    low, high = sorted((spot.quantity.number, other.quantity.number))
    if low <= 0 or float(high / low) > params.apart or other.quantity.is_range:
        return None
    needed = 1 if _is_slip(spot, other) else params.alike
    return other if _shared(title, sentence) >= needed else None


def _is_slip(one: Spot, other: Spot) -> bool:
    """Whether two figures have the same digits in another order: 850 and 580."""
    a, b = (each.quantity.number.normalize().as_tuple() for each in (one, other))
    return a.exponent == b.exponent and sorted(a.digits) == sorted(b.digits)


def _shared(title: Sentence, sentence: Sentence) -> int:
    """How many words of a headline a sentence has, in whatever form."""
    stops = noun_words().stops
    stems = {word[:_STEM] for word in sentence.vocabulary if len(word) >= _STEM}
    own = {word[:_STEM] for word in title.vocabulary - stops if len(word) >= _STEM}
    return len({stem for stem in own & stems if stem.isalpha()})


def _outcome(rule: Rule, spot: Spot, other: Spot) -> Outcome:
    first, second = spot.quantity.text, other.quantity.text
    return rule.inconsistent(
        other.span,
        rule.message("inconsistent", first=first, second=second),
        related=(Related(spot.span, f"the headline says {first}"),),
        derivation=(
            Step("headline", first),
            Step("text", second),
            Step("same", "the text has no figure that agrees with the headline's"),
        ),
        confidence=0.6,
    )
