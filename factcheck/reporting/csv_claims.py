"""All claims as a table, one row for each assertion, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from factcheck.model.report import AssertionPart, Checked, ClaimPart
from factcheck.reporting.neutral import visible

_COLUMNS = (
    "path line column page paragraph id quote subject measure value low high unit from to "
    "qualifiers modality verdict reason rule"
)
# What makes spreadsheets take a text for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render(checked: Sequence[Checked]) -> str:
    """Return the claims as comma-separated values with a head (RFC 4180)."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS.split())
    for one in checked:
        path = one.report.document.path
        for claim in one.report.claims:
            for assertion in claim.assertions:
                writer.writerow(map(_cell, _row(path, claim, assertion)))
    return stream.getvalue()


def _row(path: str, claim: ClaimPart, assertion: AssertionPart) -> Iterator[str | float | None]:
    location = claim.location
    value, period = assertion.value, assertion.period
    yield path
    yield claim.line
    yield claim.column
    yield location.page if location else None
    yield location.paragraph if location else None
    yield claim.id
    yield claim.quote
    yield assertion.subject
    yield assertion.measure
    yield value.text
    yield value.low
    yield value.high
    yield value.unit
    yield period.from_ if period else None
    yield period.to if period else None
    yield "; ".join(f"{key}={word}" for key, word in assertion.qualifiers.items())
    yield claim.modality.value
    yield claim.verdict.value
    yield claim.reason
    yield claim.rule


def _cell(value: str | float | None) -> str | float | None:
    """A cell that no spreadsheet runs; numbers of ours stay numbers, whole ones without ".0"."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, str):
        return value
    value = visible(value)
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value
