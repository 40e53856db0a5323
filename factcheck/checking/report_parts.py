"""The parts of a report that come by the thousand: places, claims, findings and their grounds.

Equal grounds are one object: a long report would be mostly copies of the same periods and
facts otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import asdict

from factcheck.checking.corrections import correction
from factcheck.checking.fingerprints import Numbering, fingerprint
from factcheck.model.claims import Assertion, Claim, Period
from factcheck.model.document import Document
from factcheck.model.findings import Evidence, Outcome, Reading, Step, Suggestion, Verdict
from factcheck.model.interval import Interval
from factcheck.model.report import (
    AssertionPart,
    ClaimPart,
    EvidencePart,
    FindingPart,
    LocationPart,
    PeriodPart,
    ReadingPart,
    RelatedPart,
    StepPart,
    SuggestionPart,
    ValuePart,
)
from factcheck.model.spans import Span
from factcheck.reading.positions import Lines


class Places:
    """Turns spans of the normalised text into places of the source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.source)

    def source_span(self, span: Span) -> Span:
        """Return the source range of a span."""
        return self._document.source_map.span_to_source(span)

    def values(self, span: Span) -> dict[str, Any]:
        """Return the fields of a `Place`, in their order."""
        source = self.source_span(span)
        begin, finish = self._lines.position(source.start), self._lines.position(source.end)
        return {
            "quote": self._document.quote(span),
            "start": source.start,
            "end": source.end,
            "line": begin.line,
            "column": begin.column,
            "end_line": finish.line,
            "end_column": finish.column,
            "location": self._location(span),
        }

    def _location(self, span: Span) -> LocationPart | None:
        locator = self._document.locator
        if locator is None or not len(span):
            return None
        return LocationPart(**asdict(locator.locate(span)))


class Parts:
    """Makes the parts of one report."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._numbering = Numbering()
        self._days: dict[date, str] = {}
        self._periods: dict[tuple[date, date], PeriodPart] = {}
        self._readings: dict[Reading, ReadingPart] = {}
        self._steps: dict[Step, StepPart] = {}
        self._evidence: dict[Evidence, EvidencePart] = {}

    def claim(
        self,
        claim: Claim,
        verdict: Verdict,
        reason: str,
        outcome: Outcome | None,
        *,
        plain: bool = False,
    ) -> ClaimPart:
        """Return a claim with its verdict; `outcome` is what decided, if anything did."""
        return ClaimPart(
            **self._places.values(claim.span),
            id=claim.id,
            modality=claim.modality,
            verdict=verdict,
            reason=reason,
            assertions=tuple([self._assertion(one) for one in claim.assertions]),
            inferred=tuple(sorted(claim.inferred)),
            plain=plain,
            rule=outcome.rule if outcome else "",
            **(self._grounds(outcome) if outcome else {}),
        )

    def finding(self, outcome: Outcome, claims: Mapping[str, Claim]) -> FindingPart:
        """Return the finding of an outcome; those of one report in the order of the text."""
        place = self._places.values(outcome.span)
        related = tuple(
            [RelatedPart(**self._places.values(one.span), note=one.note) for one in outcome.related]
        )
        suggestion = outcome.suggestion or correction(outcome, claims)
        print_ = fingerprint(outcome.rule, place["quote"], [one.quote for one in related])
        return FindingPart(
            **place,
            rule=outcome.rule,
            kind=outcome.kind,
            verdict=outcome.verdict,
            severity=outcome.severity,
            confidence=float(outcome.confidence),
            message=outcome.message,
            claims=tuple(outcome.claims),
            related=related,
            **self._grounds(outcome),
            suggestion=self._suggestion(suggestion) if suggestion else None,
            fingerprint=self._numbering.unique(print_),
        )

    def _assertion(self, one: Assertion) -> AssertionPart:
        low, high = _ends(one.value.interval)
        return AssertionPart(
            subject=one.subject,
            measure=one.measure,
            value=ValuePart(text=one.value.text, low=low, high=high, unit=one.value.unit),
            period=self._period(one.period) if one.period else None,
            qualifiers=one.qualifiers,
            subject_type=one.subject_type,
        )

    def _period(self, period: Period) -> PeriodPart:
        days = period.first, period.last
        part = self._periods.get(days)
        if part is None:
            first, last = (self._days.setdefault(day, day.isoformat()) for day in days)
            part = self._periods[days] = PeriodPart(from_=first, to=last)
        return part

    def _grounds(self, outcome: Outcome) -> dict[str, Any]:
        """Why an outcome is what it is."""
        return {
            "readings": tuple([self._reading(one) for one in outcome.readings]),
            "derivation": tuple([self._step(one) for one in outcome.derivation]),
            "evidence": tuple([self._fact(one) for one in outcome.evidence]),
        }

    def _reading(self, one: Reading) -> ReadingPart:
        part = self._readings.get(one)
        if part is None:
            low, high = _ends(one.interval)
            part = self._readings[one] = ReadingPart(
                scope=one.scope,
                basis=one.basis,
                period=one.period,
                low=low,
                high=high,
                unit=one.unit,
                agrees=one.agrees,
            )
        return part

    def _step(self, one: Step) -> StepPart:
        part = self._steps.get(one)
        if part is None:
            part = self._steps[one] = StepPart(step=one.step, text=one.text)
        return part

    def _fact(self, one: Evidence) -> EvidencePart:
        part = self._evidence.get(one)
        if part is None:
            part = self._evidence[one] = EvidencePart(**asdict(one))
        return part

    def _suggestion(self, suggestion: Suggestion) -> SuggestionPart:
        where = self._places.source_span(suggestion.span)
        return SuggestionPart(
            start=where.start,
            end=where.end,
            replacement=suggestion.replacement,
            repair=suggestion.repair,
        )


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    """Both ends of an interval; None where there is none."""
    if interval is None:
        return None, None
    return _number(interval.low), _number(interval.high)


def _number(value: Decimal) -> float | None:
    return float(value) if value.is_finite() else None
