"""The value that the fact base gives, written in the place and the manner of the stated one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from factcheck.arithmetic.units import UnitError, compatible, conversion_factor
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Reading, Repair, Suggestion, Verdict
from factcheck.model.mentions import Quantity
from factcheck.rulebook.printing import amount, number_printed

# Such a number of digits as texts print.
_DIGITS = 3


def correction(outcome: Outcome, claims: Mapping[str, Claim]) -> Suggestion | None:
    """Return a replacement for the number of a contradicted claim, None where there is none.

    It is the first fact of the first default reading, in the unit of the text.
    """
    if outcome.verdict is not Verdict.CONTRADICTED or len(outcome.claims) != 1:
        return None
    claim = claims.get(outcome.claims[0])
    if claim is None or len(claim.assertions) != 1:
        return None
    quantity = claim.assertion.value.quantity
    reading = next((one for one in outcome.readings if one.default), None)
    if quantity is None or reading is None or quantity.is_range or quantity.ordinal:
        return None
    known = _in_unit_of(quantity, reading, outcome.evidence)
    if known is None or quantity.interval.low <= known <= quantity.interval.high:
        return None
    written = _written(quantity, known)
    return Suggestion(quantity.span, written, Repair.VALUE) if written else None


def _in_unit_of(
    quantity: Quantity, reading: Reading, evidence: Sequence[Evidence]
) -> Decimal | None:
    """What the fact base gives in the text's unit; None where it cannot be said in it."""
    known = _known(reading, evidence)
    if known is None or reading.unit in ("", "person") or quantity.unit in (None, reading.unit):
        return known
    if not compatible(quantity.unit, reading.unit):
        return None
    try:
        return known * conversion_factor(reading.unit, quantity.unit or "")
    except UnitError:
        return None


def _known(reading: Reading, evidence: Sequence[Evidence]) -> Decimal | None:
    """The first fact within a reading; its middle where no fact is one number."""
    interval = reading.interval
    if not interval.low.is_finite() or not interval.high.is_finite():
        return None
    for fact in evidence:
        number = number_printed(fact.value)
        if number is not None and interval.low <= number <= interval.high:
            return number
    return (interval.low + interval.high) / 2


def _written(quantity: Quantity, value: Decimal) -> str:
    """The value with the unit where the text has it: before the number, or after it."""
    number = amount(value, None, _DIGITS)
    printed, text = quantity.text, quantity.unit_text or ""
    if not text or text not in printed:
        return number
    if printed.startswith(text):
        rest = printed[len(text) :]
        return text + rest[: len(rest) - len(rest.lstrip())] + number
    if printed.endswith(text):
        rest = printed[: -len(text)]
        return number + rest[len(rest.rstrip()) :] + text
    return ""
