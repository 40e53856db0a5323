"""From outcomes to the report of the contract, in positions of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from factcheck import __version__
from factcheck.checking.engine import Failure
from factcheck.checking.fingerprints import Numbering, fingerprint
from factcheck.model.claims import Claim, Modality
from factcheck.model.document import Document
from factcheck.model.findings import Evidence, Outcome, Reading, Severity, Step, Verdict
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.model.report import (
    AssertionPart,
    ClaimPart,
    DocumentPart,
    EvidencePart,
    FactBasePart,
    FindingPart,
    Pack,
    PeriodPart,
    ReadingPart,
    RelatedPart,
    Report,
    RuleFailure,
    RulePart,
    SegmentPart,
    SeverityCounts,
    StepPart,
    SuggestionPart,
    Summary,
    Tool,
    ValuePart,
)
from factcheck.model.spans import Span
from factcheck.reading.positions import Lines
from factcheck.rulebook.context import Context, is_checkable
from factcheck.rulebook.rule import Rule

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

    def parts(self, span: Span) -> dict[str, int | str]:
        """Return the keys of a place: quote, start, end, line, column, end_line, end_column."""
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
        }


def assemble(
    context: Context,
    outcomes: Sequence[Outcome],
    failures: Sequence[Failure],
    rules: Sequence[Rule] = (),
) -> Report:
    """Return the report on a document; `rules` are those that were run."""
    document = context.document
    places = Places(document)
    deciding = _deciding(outcomes)
    verdicts = _verdicts(context.claims, deciding)
    claims = tuple(
        _claim(claim, verdicts[claim.id], deciding.get(claim.id), places)
        for claim in context.claims
    )
    findings = tuple(_findings(outcomes, places))
    return Report(
        tool=Tool(name="factcheck", version=__version__),
        document=DocumentPart(
            path=document.path,
            sha256=document.sha256,
            as_of=context.today.isoformat(),
            as_of_source=context.now.source,
            encoding=document.encoding,
        ),
        fact_base=FactBasePart(
            packs=tuple(
                Pack(name=one.name, version=one.version, vintage=one.vintage, facts=one.facts)
                for one in context.facts.packs()
            )
        ),
        rules=tuple(
            RulePart(
                id=one.id,
                kind=one.kind,
                title=one.title,
                why=" ".join(one.why.split()),
                severity=one.severity,
                references=one.references,
            )
            for one in rules
        ),
        segments=tuple(_segments(document, places)),
        claims=claims,
        findings=findings,
        summary=_summary(context, verdicts, findings),
        rule_failures=tuple(RuleFailure(rule=one.rule, error=one.error) for one in failures),
    )


def _deciding(outcomes: Sequence[Outcome]) -> Mapping[str, Outcome]:
    """Return claim id -> the worst outcome about it; of equals the first."""
    deciding: dict[str, Outcome] = {}
    for outcome in outcomes:
        for name in outcome.claims:
            known = deciding.get(name)
            if known is None or _WORST.index(outcome.verdict) < _WORST.index(known.verdict):
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
) -> ClaimPart:
    return ClaimPart(
        rule=outcome.rule if outcome else "",
        readings=tuple(map(_reading, outcome.readings)) if outcome else (),
        derivation=tuple(map(_step, outcome.derivation)) if outcome else (),
        evidence=tuple(map(_evidence, outcome.evidence)) if outcome else (),
        id=claim.id,
        modality=claim.modality,
        verdict=verdict[0],
        reason=verdict[1],
        assertions=tuple(
            AssertionPart(
                subject=one.subject,
                measure=one.measure,
                value=ValuePart(
                    text=one.value.text, unit=one.value.unit, **_ends(one.value.interval)
                ),
                period=PeriodPart(
                    from_=one.period.first.isoformat(), to=one.period.last.isoformat()
                )
                if one.period
                else None,
                qualifiers=dict(one.qualifiers),
                subject_type=one.subject_type,
            )
            for one in claim.assertions
        ),
        **places.parts(claim.span),
    )


def _ends(interval: Interval | None) -> dict[str, float | None]:
    if interval is None:
        return {"low": None, "high": None}
    return {"low": _number(interval.low), "high": _number(interval.high)}


def _number(value: Decimal) -> float | None:
    return float(value) if value.is_finite() else None


def _findings(outcomes: Sequence[Outcome], places: Places) -> list[FindingPart]:
    found = [one for one in outcomes if one.verdict in _FOUND]
    found.sort(key=lambda one: (one.span.start, one.span.end, one.rule))
    numbering = Numbering()
    return [_finding(one, places, numbering) for one in found]


def _finding(outcome: Outcome, places: Places, numbering: Numbering) -> FindingPart:
    place = places.parts(outcome.span)
    related = tuple(RelatedPart(note=one.note, **places.parts(one.span)) for one in outcome.related)
    suggestion = None
    if outcome.suggestion is not None:
        where = places.source_span(outcome.suggestion.span)
        suggestion = SuggestionPart(
            start=where.start, end=where.end, replacement=outcome.suggestion.replacement
        )
    return FindingPart(
        rule=outcome.rule,
        kind=outcome.kind,
        verdict=outcome.verdict,
        severity=outcome.severity,
        confidence=outcome.confidence,
        message=outcome.message,
        claims=outcome.claims,
        related=related,
        readings=tuple(map(_reading, outcome.readings)),
        derivation=tuple(map(_step, outcome.derivation)),
        evidence=tuple(map(_evidence, outcome.evidence)),
        suggestion=suggestion,
        fingerprint=numbering.unique(
            fingerprint(outcome.rule, str(place["quote"]), [one.quote for one in related])
        ),
        **place,
    )


def _reading(reading: Reading) -> ReadingPart:
    return ReadingPart(
        scope=reading.scope,
        basis=reading.basis,
        period=reading.period,
        unit=reading.unit,
        agrees=reading.agrees,
        **_ends(reading.interval),
    )


def _step(step: Step) -> StepPart:
    return StepPart(step=step.step, text=step.text)


def _evidence(item: Evidence) -> EvidencePart:
    return EvidencePart(
        fact=item.fact, value=item.value, source=item.source, url=item.url, vintage=item.vintage
    )


def _segments(document: Document, places: Places) -> list[SegmentPart]:
    parts = []
    for segment in document.segments:
        where = places.source_span(segment.span)
        parts.append(
            SegmentPart(
                kind=segment.kind.value,
                start=where.start,
                end=where.end,
                level=segment.level,
                row=segment.row,
                column=segment.column,
            )
        )
    return parts


def _summary(
    context: Context,
    verdicts: Mapping[str, tuple[Verdict, str]],
    findings: Sequence[FindingPart],
) -> Summary:
    counts = Counter(verdict for verdict, _ in verdicts.values())
    severities = Counter(one.severity for one in findings if one.suppressed is None)
    return Summary(
        claims=len(verdicts),
        checked=len(verdicts) - counts[Verdict.UNVERIFIED],
        supported=counts[Verdict.SUPPORTED],
        ambiguous=counts[Verdict.AMBIGUOUS],
        contradicted=counts[Verdict.CONTRADICTED],
        inconsistent=counts[Verdict.INCONSISTENT],
        unverified=counts[Verdict.UNVERIFIED],
        numbers_not_understood=_not_understood(context),
        findings=SeverityCounts(
            error=severities[Severity.ERROR],
            warning=severities[Severity.WARNING],
            info=severities[Severity.INFO],
        ),
    )


def _not_understood(context: Context) -> int:
    """Numbers and dates of the text that no claim uses."""
    used = {mention.start for claim in context.claims for mention in claim.mentions}
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
