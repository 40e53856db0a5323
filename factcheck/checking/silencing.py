"""Which findings stay silent, and what is wrong with the words that silence them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import replace

from factcheck.model.document import Directive, Document
from factcheck.model.findings import Severity
from factcheck.model.report import FindingPart, NoticePart, Report, SeverityCounts, Suppressed
from factcheck.model.spans import Span
from factcheck.reading.positions import Lines
from factcheck.rulebook.retired import unknown_rule

Silencer = Literal["directive", "sidecar", "baseline", "review", "unchanged"]


def silenced(finding: FindingPart, reason: str, by: Silencer) -> FindingPart:
    """Return a finding that is silent; one that already was keeps its first reason."""
    if finding.suppressed is not None:
        return finding
    return replace(finding, suppressed=Suppressed(reason=reason, by=by))


def with_findings(
    report: Report, findings: Iterable[FindingPart], notices: Iterable[NoticePart] = ()
) -> Report:
    """Return the report with these findings, further notices, and its counts put right."""
    kept = tuple(findings)
    counts = Counter(one.severity for one in kept if one.suppressed is None)
    summary = replace(
        report.summary,
        findings=SeverityCounts(
            error=counts[Severity.ERROR],
            warning=counts[Severity.WARNING],
            info=counts[Severity.INFO],
        ),
        suppressed=sum(one.suppressed is not None for one in kept),
    )
    return replace(report, findings=kept, notices=(*report.notices, *notices), summary=summary)


def obey_directives(
    report: Report, document: Document, *, known_rules: Collection[str], today: Callable[[], date]
) -> Report:
    """Return the report with the findings silent that the document's directives cover.

    `known_rules` are the ids of all rules, also of those that did not run. A directive that is
    malformed, expired or of no use gives a notice.
    """
    if not document.directives:
        return report
    ran = {rule.id for rule in report.rules}
    notices: list[NoticePart] = []
    findings = list(report.findings)
    lines = Lines(document.source)
    for one in document.directives:
        problem = one.problem or _unknown_rule(one, known_rules)
        if problem:
            notices.append(_notice("malformed", problem, one, document, lines))
        elif one.until is not None and one.until < today():
            notices.append(_notice("expired", f"it held until {one.until}", one, document, lines))
        elif not _obey(one, document, findings) and ran.issuperset(one.rules):
            what = ", ".join(one.rules)
            notices.append(
                _notice("unused", f"there is nothing of {what} to ignore", one, document, lines)
            )
    return with_findings(report, findings, notices)


def _unknown_rule(directive: Directive, known: Collection[str]) -> str:
    for rule in directive.rules:
        if rule not in known:
            return unknown_rule(rule, known)
    return ""


def _obey(directive: Directive, document: Document, findings: list[FindingPart]) -> bool:
    """Silence what a directive covers; returns whether there was anything."""
    covered = _covered(directive, document)
    by: Silencer = "sidecar" if directive.file else "directive"
    used = False
    for index, finding in enumerate(findings):
        if finding.rule not in directive.rules:
            continue
        place = Span(finding.start, finding.end)
        if covered is None or any(place.overlaps(span) for span in covered):
            used = True
            findings[index] = silenced(finding, directive.reason, by)
    return used


def _covered(directive: Directive, document: Document) -> Sequence[Span] | None:
    """What a directive is about, in positions of the source."""
    if directive.covers is None:
        return None
    return [document.source_map.span_to_source(span) for span in directive.covers]


def _notice(
    what: str, problem: str, directive: Directive, document: Document, lines: Lines
) -> NoticePart:
    position = lines.position(directive.start)
    return NoticePart(
        code=f"suppression-{what}",
        severity=Severity.WARNING,
        message=f"{_TOLD[what]}: {problem}",
        path=directive.file or document.path,
        line=directive.line or position.line,
        column=None if directive.file else position.column,
    )


_TOLD: Mapping[str, str] = {
    "malformed": "a word to factcheck cannot be obeyed",
    "expired": "a word to factcheck has expired",
    "unused": "a word to factcheck is not needed",
}
