"""Figures told of several countries side by side, of which one is not what the others are: "the
giants are Brazil, at 1.8 trillion dollars, then Argentina at 640 million and Chile at 280
billion".

What is told need not be said in any known words: where all other figures are one measure of their
countries on record, so is the last one, and a slip that brings it there is what happened to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import intersects, is_bounded
from factcheck.extracting.frames.dimensions import can_state
from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Assertion, Period, Value
from factcheck.model.document import SegmentKind
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.candidates import Candidate, closest
from factcheck.rulebook.context import Context
from factcheck.rulebook.kinds.reference import stated_in
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.slips import Slip, likely_slip

_LEAST, _MOST = 2, 12  # figures that are told side by side
_SCALES = frozenset({"scale"})


class Params(KindParams, frozen=True):
    """`measures`: what figures are tried as; `sure` those of them that one other figure shows,
    where the slip is one of scale; `others`: figures that show any of them, and `many`: those that
    show one of `sure` of which no slip is known, where it is `apart` by such a factor."""

    measures: tuple[str, ...] = ()
    sure: frozenset[str] = frozenset()
    others: int = 2
    many: int = 3
    apart: Decimal = Decimal("1.5")


class _Told(Struct, frozen=True):
    """A figure with the country that it stands beside."""

    country: EntityMention
    spot: Spot


class _Judged(Struct, frozen=True):
    """A figure as one measure: what is on record, and what is stated in its unit."""

    told: _Told
    candidates: Sequence[Candidate]
    stated: Interval

    @property
    def agrees(self) -> bool:
        """Whether the figure is the usual reading of the measure."""
        return any(one.default and intersects(self.stated, one.interval) for one in self.candidates)

    @property
    def fails(self) -> bool:
        """Whether it is no reading of the measure whatever."""
        return not any(intersects(self.stated, one.interval) for one in self.candidates)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for the odd one of the figures that a sentence or a list tells."""
    for group in filter(_of_countries, _groups(context)):
        for name in params.measures:
            outcome = _judge(rule, params, measures()[name], group, context)
            if outcome is not None:
                yield outcome
                break


def _groups(context: Context) -> Iterator[Sequence[Sentence]]:
    """Sentences with several figures, and the items of a list together."""
    items: list[Sentence] = []
    for sentence in context.analysis.sentences:
        kind = context.document.segments[sentence.segment].kind
        if kind is SegmentKind.LIST_ITEM:
            items.append(sentence)
            continue
        if len(items) > 1:
            yield items
        items = []
        if kind is not SegmentKind.TABLE_CELL and len(sentence.quantities) >= _LEAST:
            yield [sentence]
    if len(items) > 1:
        yield items


def _of_countries(group: Sequence[Sentence]) -> bool:
    """Whether several countries are named; most groups end here."""
    named = {one.mention.entity for each in group for one in each.entities if _is_country(one)}
    return len(named) >= _LEAST


def _judge(
    rule: Rule, params: Params, measure: Measure, group: Sequence[Sentence], context: Context
) -> Outcome | None:
    """The one figure of a group that fails as a measure, where all others are that of record."""
    told = _told(group, measure)
    if not _LEAST <= len(told) <= _MOST:
        return None
    for period in _periods(group):
        judged = [_as_measure(one, measure, period, context) for one in told]
        known = [one for one in judged if one is not None]
        odd = [one for one in known if not one.agrees]
        agreeing = len(known) - len(odd)
        if len(known) < len(judged) or len(odd) != 1 or not odd[0].fails:
            continue
        slip, sure = _slip(odd[0]), measure.id in params.sure
        if slip is None:
            shown = sure and agreeing >= params.many and _is_apart(odd[0], params.apart)
        else:
            shown = agreeing >= (1 if sure and slip.name in _SCALES else params.others)
        if shown:
            return _outcome(rule, measure, odd[0], slip, agreeing)
    return None


def _told(group: Sequence[Sentence], measure: Measure) -> list[_Told]:
    """The figures that can be of a measure, each with its country; none where one has none."""
    found: list[_Told] = []
    for sentence in group:
        every = spots_of(sentence)
        spots = [one for one in every if can_state(one.quantity, measure)]
        countries = [one for one in sentence.entities if _is_country(one)]
        if not spots:
            continue
        if any(one.quantity.unit is None for one in spots) and _has_others(every, spots):
            return []  # "Spain lent 46 million euros, Portugal 10"
        pairs = _beside(spots, countries, after=False) or _beside(spots, countries, after=True)
        if pairs is None or any(_is_open(spot) for _, spot in pairs):
            return []
        found += [_Told(country, spot) for country, spot in pairs]
    names = [one.country.entity for one in found]
    return found if len(set(names)) == len(names) else []


def _has_others(every: Sequence[Spot], spots: Sequence[Spot]) -> bool:
    """Whether a sentence has figures of another kind, whose unit a bare one may share."""
    others = (one.quantity for one in every if one not in spots)
    return any(one.unit not in (None, "percent") for one in others)


def _is_country(placed: Placed[EntityMention]) -> bool:
    return placed.mention.type == "country" and placed.mention.form != "demonym"


def _is_open(spot: Spot) -> bool:
    """Whether a figure says too little, or is by how much something went."""
    return not is_bounded(spot.interval) or spot.quantity.change_form == "by" or bool(spot.marker)


def _beside(
    spots: Sequence[Spot], countries: Sequence[Placed[EntityMention]], *, after: bool
) -> list[tuple[EntityMention, Spot]] | None:
    """Each figure with the last name before it, or the next one `after`; None where the figures
    and the names do not alternate. What stands outside the names is told of all of them."""
    pairs = []
    spots = [one for one in spots if _is_among(one, countries, after=after)]
    for at, spot in enumerate(spots):
        if after:
            end = spots[at + 1].first if at + 1 < len(spots) else None
            near = [c for c in countries if c.first >= spot.stop and (end is None or c.stop <= end)]
            name = near[0] if len(near) == 1 else None
        else:
            start = spots[at - 1].stop if at else 0
            near = [c for c in countries if start <= c.first and c.stop <= spot.first]
            name = near[-1] if near and (len(near) == 1 or not at) else None
        if name is None:
            return None
        pairs.append((name.mention, spot))
    return pairs


def _is_among(spot: Spot, countries: Sequence[Placed[EntityMention]], *, after: bool) -> bool:
    """Whether a name stands on the side of a figure where its own is."""
    if not countries:
        return True
    return spot.first < countries[-1].first if after else spot.first >= countries[0].stop


def _periods(group: Sequence[Sentence]) -> Iterator[Period | None]:
    """When the figures can be of: the whole years of the one time that is told, or the text's."""
    years = {
        (time.mention.first.year, time.mention.last.year)
        for sentence in group
        for time in sentence.times
        if time.mention.first is not None and time.mention.last is not None
    }
    if len(years) == 1:
        first, last = next(iter(years))
        yield Period(date(first, 1, 1), date(last, 12, 31))
    elif not years:
        yield None


def _as_measure(
    told: _Told, measure: Measure, period: Period | None, context: Context
) -> _Judged | None:
    quantity = told.spot.quantity
    assertion = Assertion(
        subject=told.country.entity or "",
        measure=measure.id,
        value=Value(quantity.text, told.spot.interval, quantity.unit, quantity=quantity),
        period=period,
        subject_type="country",
    )
    candidates = candidates_for(assertion, measure, context.facts, context.today)
    stated = stated_in(assertion, candidates[0].unit) if candidates else None
    return _Judged(told, candidates, stated) if stated is not None else None


def _slip(odd: _Judged) -> Slip | None:
    usual = [one for one in odd.candidates if one.default]
    return likely_slip(odd.told.spot.quantity, usual, odd.stated)


def _is_apart(odd: _Judged, factor: Decimal) -> bool:
    """Whether a figure is so many times more or less than all that is on record."""
    return all(
        odd.stated.low > one.interval.high * factor or odd.stated.high * factor < one.interval.low
        for one in odd.candidates
    )


def _outcome(
    rule: Rule, measure: Measure, odd: _Judged, slip: Slip | None, agreeing: int
) -> Outcome:
    near = slip.candidate if slip is not None else closest(odd.candidates, odd.stated)
    spot = odd.told.spot
    steps = (Step("slip", slip.text),) if slip is not None else ()
    return rule.contradicted(
        spot.span,
        rule.message(
            "slip" if slip is not None else "odd",
            stated=spot.quantity.text,
            subject=odd.told.country.entity,
            measure=measure.title,
            known=span_of(near.interval, near.unit),
            slip=slip.text if slip is not None else "",
        ),
        derivation=(
            Step(
                "others", f"{agreeing} of the figures beside it are the {measure.title} on record"
            ),
            Step("stated", f"{spot.quantity.text!r} is {span_of(odd.stated, near.unit)}"),
            *steps,
        ),
        evidence=near.evidence,
        confidence=0.85,
    )
