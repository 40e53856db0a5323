"""From outcomes to the report of the contract, in positions of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from msgspec.structs import asdict

from factcheck import __version__
from factcheck.checking.corrections import correction
from factcheck.checking.engine import Failure
from factcheck.checking.fingerprints import Numbering, fingerprint
from factcheck.model.claims import Assertion, Claim, Modality
from factcheck.model.document import Document
from factcheck.model.findings import (
    Evidence,
    Outcome,
    Reading,
    Severity,
    Suggestion,
    Verdict,
)
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.model.report import Report
from factcheck.model.spans import Span
from factcheck.reading.positions import Lines
from factcheck.rulebook.context import Context, is_checkable
from factcheck.rulebook.rule import Rule

# The keys of one part of the report. The model checks them all at once at the end, which is
# several times faster than part by part.
Part = dict[str, Any]

# The worst that any rule says of a claim is the claim's verdict.
_WORST = (
    Verdict.CONTRADICTED,
    Verdict.INCONSISTENT,
    Verdict.AMBIGUOUS,
    Verdict.SUPPORTED,
    Verdict.UNVERIFIED,
)
_FOUND = frozenset({Verdict.CONTRADICTED, Verdict.INCONSISTENT, Verdict.AMBIGUOUS})
_MODAL_REASONS = {
    Modality.FORECAST: "a forecast or plan",
    Modality.HYPOTHETICAL: "hypothetical",
    Modality.NEGATED: "negated",
}


class Places:
    """Turns spans of the normalised text into places of the source."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = Lines(document.source)

    def source_span(self, span: Span) -> Span:
        """Return the source range of a span."""
        return self._document.source_map.span_to_source(span)

    def parts(self, span: Span) -> Part:
        """Return the keys of a place: quote, start, end, line, column, end_line, end_column,
        and location where the document has one."""
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
            **self._location(span),
        }

    def _location(self, span: Span) -> Part:
        locator = self._document.locator
        if locator is None or not len(span):
            return {}
        return {"location": asdict(locator.locate(span))}


def assemble(
    context: Context,
    outcomes: Sequence[Outcome],
    failures: Sequence[Failure],
    rules: Sequence[Rule] = (),
) -> Report:
    """Return the report on a document; `rules` are those that were run."""
    document = context.document
    places = Places(document)
    deciding = _deciding(outcomes, context.claims)
    verdicts = _verdicts(context.claims, deciding)
    found = [one for one in outcomes if one.verdict in _FOUND]
    return Report.model_validate(
        {
            "tool": {"name": "factcheck", "version": __version__},
            "document": {
                "path": document.path,
                "sha256": document.sha256,
                "as_of": context.today.isoformat(),
                "as_of_source": context.now.source,
                "encoding": document.encoding,
            },
            "fact_base": {"packs": _packs(context), "as_known": _known_on(context)},
            "rules": [_rule(one) for one in rules],
            "segments": _segments(document, places),
            # Handed over one by one, so that the parts of a long report are never all there.
            "claims": (
                _claim(claim, verdicts[claim.id], deciding.get(claim.id), places)
                for claim in context.claims
            ),
            "findings": _findings(found, places, {claim.id: claim for claim in context.claims}),
            "summary": _summary(context, verdicts, found),
            "rule_failures": [{"rule": one.rule, "error": one.error} for one in failures],
            "notices": [_remark(one, document) for one in document.remarks],
        }
    )


def _remark(remark: str, document: Document) -> Part:
    """What a reader should know of how the document was read."""
    return {
        "code": "reading",
        "severity": Severity.WARNING,
        "message": remark,
        "path": document.path,
    }


def _packs(context: Context) -> list[Part]:
    return [
        {
            "name": one.name,
            "version": one.version,
            "vintage": one.vintage,
            "facts": one.facts,
            "own": one.own,
        }
        for one in context.facts.packs()
    ]


def _known_on(context: Context) -> str | None:
    day = context.facts.known_on
    return day.isoformat() if day else None


def _rule(rule: Rule) -> Part:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "title": rule.title,
        "why": " ".join(rule.why.split()),
        "severity": rule.severity,
        "references": rule.references,
    }


def _deciding(outcomes: Sequence[Outcome], claims: Sequence[Claim]) -> Mapping[str, Outcome]:
    """Return claim id -> the worst outcome about it.

    Of equals the one that speaks at the claim's own place, else the first.
    """
    spans = {claim.id: claim.span for claim in claims}

    def rank(name: str, outcome: Outcome) -> tuple[int, bool]:
        return _WORST.index(outcome.verdict), outcome.span != spans.get(name)

    deciding: dict[str, Outcome] = {}
    for outcome in outcomes:
        for name in outcome.claims:
            known = deciding.get(name)
            if known is None or rank(name, outcome) < rank(name, known):
                deciding[name] = outcome
    return deciding


def _verdicts(
    claims: Sequence[Claim], deciding: Mapping[str, Outcome]
) -> Mapping[str, tuple[Verdict, str]]:
    """Return claim id -> (verdict, reason)."""
    verdicts = {}
    for claim in claims:
        worst = deciding.get(claim.id)
        if worst is None:
            verdicts[claim.id] = (Verdict.UNVERIFIED, _why_unchecked(claim))
        else:
            verdicts[claim.id] = (worst.verdict, worst.reason or worst.message)
    return verdicts


def _why_unchecked(claim: Claim) -> str:
    if not is_checkable(claim):
        return _MODAL_REASONS[claim.modality]
    if not claim.assertion.subject:
        return "the subject is not known"
    return "nothing to check it against"


def _claim(
    claim: Claim, verdict: tuple[Verdict, str], outcome: Outcome | None, places: Places
) -> Part:
    return {
        **places.parts(claim.span),
        "id": claim.id,
        "modality": claim.modality,
        "inferred": sorted(claim.inferred),
        "verdict": verdict[0],
        "reason": verdict[1],
        "assertions": [_assertion(one) for one in claim.assertions],
        "rule": outcome.rule if outcome else "",
        **(_grounds(outcome) if outcome else {"readings": (), "derivation": (), "evidence": ()}),
    }


def _assertion(one: Assertion) -> Part:
    period = one.period
    return {
        "subject": one.subject,
        "measure": one.measure,
        "value": {"text": one.value.text, "unit": one.value.unit, **_ends(one.value.interval)},
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()}
        if period
        else None,
        "qualifiers": one.qualifiers,
        "subject_type": one.subject_type,
    }


def _grounds(outcome: Outcome) -> Part:
    """Why an outcome is what it is."""
    return {
        "readings": [_reading(one) for one in outcome.readings],
        "derivation": [{"step": one.step, "text": one.text} for one in outcome.derivation],
        "evidence": [_evidence(one) for one in outcome.evidence],
    }


def _ends(interval: Interval | None) -> Part:
    if interval is None:
        return {"low": None, "high": None}
    return {"low": _number(interval.low), "high": _number(interval.high)}


def _number(value: Decimal) -> float | None:
    return float(value) if value.is_finite() else None


def _findings(
    found: Sequence[Outcome], places: Places, claims: Mapping[str, Claim]
) -> Iterator[Part]:
    numbering = Numbering()
    ordered = sorted(found, key=lambda one: (one.span.start, one.span.end, one.rule))
    return (_finding(one, places, claims, numbering) for one in ordered)


def _finding(
    outcome: Outcome, places: Places, claims: Mapping[str, Claim], numbering: Numbering
) -> Part:
    place = places.parts(outcome.span)
    related = [{"note": one.note, **places.parts(one.span)} for one in outcome.related]
    suggestion = outcome.suggestion or correction(outcome, claims)
    return {
        **place,
        "rule": outcome.rule,
        "kind": outcome.kind,
        "verdict": outcome.verdict,
        "severity": outcome.severity,
        "confidence": outcome.confidence,
        "message": outcome.message,
        "claims": outcome.claims,
        "related": related,
        **_grounds(outcome),
        "suggestion": _suggestion(suggestion, places) if suggestion else None,
        "fingerprint": numbering.unique(
            fingerprint(outcome.rule, place["quote"], [one["quote"] for one in related])
        ),
    }


def _suggestion(suggestion: Suggestion, places: Places) -> Part:
    where = places.source_span(suggestion.span)
    return {
        "start": where.start,
        "end": where.end,
        "replacement": suggestion.replacement,
        "repair": suggestion.repair,
    }


def _reading(reading: Reading) -> Part:
    return {
        "scope": reading.scope,
        "basis": reading.basis,
        "period": reading.period,
        "unit": reading.unit,
        "agrees": reading.agrees,
        **_ends(reading.interval),
    }


def _evidence(item: Evidence) -> Part:
    return {
        "fact": item.fact,
        "value": item.value,
        "source": item.source,
        "url": item.url,
        "vintage": item.vintage,
        "own_pack": item.own_pack,
    }


def _segments(document: Document, places: Places) -> list[Part]:
    parts = []
    for segment in document.segments:
        where = places.source_span(segment.span)
        parts.append(
            {
                "kind": segment.kind.value,
                "start": where.start,
                "end": where.end,
                "level": segment.level,
                "row": segment.row,
                "column": segment.column,
            }
        )
    return parts


def _summary(
    context: Context, verdicts: Mapping[str, tuple[Verdict, str]], found: Sequence[Outcome]
) -> Part:
    counts = Counter(verdict for verdict, _ in verdicts.values())
    severities = Counter(one.severity for one in found)
    return {
        "claims": len(verdicts),
        "checked": len(verdicts) - counts[Verdict.UNVERIFIED],
        "supported": counts[Verdict.SUPPORTED],
        "ambiguous": counts[Verdict.AMBIGUOUS],
        "contradicted": counts[Verdict.CONTRADICTED],
        "inconsistent": counts[Verdict.INCONSISTENT],
        "unverified": counts[Verdict.UNVERIFIED],
        "numbers_not_understood": _not_understood(context),
        "findings": {
            "error": severities[Severity.ERROR],
            "warning": severities[Severity.WARNING],
            "info": severities[Severity.INFO],
        },
    }


def _not_understood(context: Context) -> int:
    """Numbers and dates of the text that no claim and no relation among numbers uses."""
    used = {mention.start for claim in context.claims for mention in claim.mentions}
    used |= {one.quantity.start for each in context.analysis.relations for one in each.operands}
    times = {claim.assertion.period.text for claim in context.claims if claim.assertion.period}
    numbers = sum(
        1
        for quantity in context.analysis.quantities
        if quantity.start not in used and isinstance(quantity, Quantity)
    )
    dates = sum(
        1 for time in context.analysis.times if time.start not in used and time.text not in times
    )
    return numbers + dates
