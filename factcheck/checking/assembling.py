"""From outcomes to the report of the contract, in positions of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from factcheck import __version__
from factcheck.checking.engine import Failure
from factcheck.checking.report_parts import Parts, Places
from factcheck.checking.statements import with_statements
from factcheck.checking.titles import plain_claims, title_names, title_period
from factcheck.model.claims import Claim, Modality
from factcheck.model.document import Document
from factcheck.model.findings import Outcome, Severity, Verdict
from factcheck.model.report import (
    DocumentPart,
    FactBasePart,
    NoticePart,
    Pack,
    Report,
    RuleFailure,
    RulePart,
    SegmentPart,
    SeverityCounts,
    Summary,
    Tool,
)
from factcheck.resolving.coverage import not_understood
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


def assemble(
    context: Context,
    outcomes: Sequence[Outcome],
    failures: Sequence[Failure],
    rules: Sequence[Rule] = (),
) -> Report:
    """Return the report on a document; `rules` are those that were run."""
    document = context.document
    places = Places(document)
    parts = Parts(places)
    claims, outcomes = with_statements(document, context.claims, outcomes)
    deciding = _deciding(outcomes, claims)
    verdicts = _verdicts(claims, deciding)
    found = [one for one in outcomes if one.verdict in _FOUND]
    found.sort(key=lambda one: (one.span.start, one.span.end, one.rule))
    by_id = {claim.id: claim for claim in claims}
    plain = plain_claims(context)
    return Report(
        tool=Tool(name="factcheck", version=__version__),
        document=DocumentPart(
            path=document.path,
            sha256=document.sha256,
            as_of=context.today.isoformat(),
            as_of_source=context.now.source,
            encoding=document.encoding,
            names=title_names(context),
            covers=title_period(context),
        ),
        fact_base=FactBasePart(packs=_packs(context), as_known=_known_on(context)),
        rules=tuple(_rule(one) for one in rules),
        segments=_segments(document, places),
        claims=tuple(
            parts.claim(claim, *verdicts[claim.id], deciding.get(claim.id), plain=claim.id in plain)
            for claim in claims
        ),
        findings=tuple(parts.finding(one, by_id) for one in found),
        summary=_summary(context, verdicts, found),
        rule_failures=tuple(RuleFailure(rule=one.rule, error=one.error) for one in failures),
        notices=tuple(_remark(one, document) for one in document.remarks),
    )


def _remark(remark: str, document: Document) -> NoticePart:
    """What a reader should know of how the document was read."""
    return NoticePart(code="reading", severity=Severity.WARNING, message=remark, path=document.path)


def _packs(context: Context) -> tuple[Pack, ...]:
    return tuple(
        Pack(name=one.name, version=one.version, vintage=one.vintage, facts=one.facts, own=one.own)
        for one in context.facts.packs()
    )


def _known_on(context: Context) -> str | None:
    day = context.facts.known_on
    return day.isoformat() if day else None


def _rule(rule: Rule) -> RulePart:
    return RulePart(
        id=rule.id,
        kind=rule.kind,
        title=rule.title,
        why=" ".join(rule.why.split()),
        severity=rule.severity,
        references=tuple(rule.references),
    )


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


def _segments(document: Document, places: Places) -> tuple[SegmentPart, ...]:
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
    return tuple(parts)


def _summary(
    context: Context, verdicts: Mapping[str, tuple[Verdict, str]], found: Sequence[Outcome]
) -> Summary:
    counts = Counter(verdict for verdict, _ in verdicts.values())
    severities = Counter(one.severity for one in found)
    return Summary(
        claims=len(verdicts),
        checked=len(verdicts) - counts[Verdict.UNVERIFIED],
        supported=counts[Verdict.SUPPORTED],
        ambiguous=counts[Verdict.AMBIGUOUS],
        contradicted=counts[Verdict.CONTRADICTED],
        inconsistent=counts[Verdict.INCONSISTENT],
        unverified=counts[Verdict.UNVERIFIED],
        numbers_not_understood=len(not_understood(context.analysis, context.claims)),
        findings=SeverityCounts(
            error=severities[Severity.ERROR],
            warning=severities[Severity.WARNING],
            info=severities[Severity.INFO],
        ),
    )
