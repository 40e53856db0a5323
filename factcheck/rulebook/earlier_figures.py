"""Changes that begin from a figure of another sentence: "It was 8 in 2014. In 2015 it rose by half
to 11"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from factcheck.model.claims import Claim
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.context import Context, is_checkable

# Whose, what, in which unit, narrowed by what, and of which year.
_Key = tuple[str, str, str, tuple[tuple[str, str], ...], int]
# The different values of each, with the first claim of each value.
_Series = dict[_Key, dict[Interval | None, Claim]]


def completed_changes(context: Context) -> Iterator[Relation]:
    """Yield the half-told changes of a text with the earlier figure that the text gives.

    That is the only figure of the same subject and measure of the year before, or of the year that
    the change is told against. It is inferred, so that nothing that follows from it is an error.
    """
    halves = list(context.relations_of("half_change"))
    if not halves:
        return
    by_start, by_key = _claims(context)
    for relation in halves:
        before = _before(relation, by_start, by_key)
        if before is not None:
            operands = sorted((*relation.operands, before), key=lambda one: one.span.start)
            yield replace(relation, operands=tuple(operands))


def _claims(context: Context) -> tuple[dict[int, Claim], _Series]:
    by_start: dict[int, Claim] = {}
    by_key: _Series = {}
    for claim in context.claims:
        key = _key(claim)
        if key is not None and is_checkable(claim) and claim.assertion.value.quantity is not None:
            by_start.setdefault(claim.assertion.value.quantity.start, claim)
            by_key.setdefault(key, {}).setdefault(claim.assertion.value.interval, claim)
    return by_start, by_key


def _key(claim: Claim) -> _Key | None:
    """What two figures of one series share; None without a stated year and a plain value."""
    assertion, period = claim.assertion, claim.assertion.period
    if "change" in assertion.qualifiers or assertion.value.interval is None:
        return None
    year = _year_of(period.first, period.last) if period is not None and period.stated else None
    if year is None:
        return None
    # A figure may be told of a known measure in one sentence, of its bare name in the other.
    measure = assertion.measure.removeprefix("open:").replace("_", " ").removesuffix("s")
    unit = assertion.value.unit or ""
    return assertion.subject, measure, unit, tuple(sorted(assertion.qualifiers.items())), year


def _year_of(first: date, last: date) -> int | None:
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return first.year if whole and first.year == last.year else None


def _before(relation: Relation, by_start: dict[int, Claim], by_key: _Series) -> Operand | None:
    after, delta = relation.one("after"), relation.one("delta")
    claim = by_start.get(after.quantity.start) if after is not None else None
    key = _key(claim) if claim is not None else None
    if claim is None or key is None or delta is None:
        return None
    year = key[4] - 1
    if delta.time is not None and delta.time.first and delta.time.last:
        told = _year_of(delta.time.first, delta.time.last)
        if told is None:
            return None
        year = told if told != key[4] else year
    values = by_key.get((*key[:4], year), {})
    if len(values) != 1:
        return None
    interval, found = next(iter(values.items()))
    quantity = found.assertion.value.quantity
    if interval is None or quantity is None or found.sentence == claim.sentence:
        return None
    return Operand("before", quantity, interval, quantity.span, inferred=True)
