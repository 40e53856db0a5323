"""Findings as an editor underlines them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types

from factcheck.lsp.checked import CheckedText
from factcheck.model.findings import Severity
from factcheck.model.report import FindingPart

SOURCE = "factcheck"
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics_of(text: CheckedText) -> list[types.Diagnostic]:
    """Return one diagnostic for each finding and notice, in the order of the text."""
    if text.report is None:
        return (
            [_at_start(text.problem, types.DiagnosticSeverity.Information)] if text.problem else []
        )
    failed = [
        _at_start(f"rule {one.rule} crashed: {one.error}", types.DiagnosticSeverity.Warning)
        for one in text.report.rule_failures
    ]
    return [*(_diagnostic(text, one) for one in text.findings()), *_notices(text), *failed]


def _diagnostic(text: CheckedText, finding: FindingPart) -> types.Diagnostic:
    return types.Diagnostic(
        range=text.positions.range(finding.start, finding.end),
        message=finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                location=types.Location(text.uri, text.positions.range(one.start, one.end)),
                message=one.note or one.quote,
            )
            for one in finding.related
        ],
        data={"fingerprint": finding.fingerprint},
    )


def _notices(text: CheckedText) -> Iterator[types.Diagnostic]:
    assert text.report is not None  # noqa: S101 - for the type checker
    for one in text.report.notices:
        line = max(0, (one.line or 1) - 1)
        column = max(0, (one.column or 1) - 1)
        yield types.Diagnostic(
            range=types.Range(types.Position(line, column), types.Position(line, column + 1)),
            message=one.message,
            severity=_SEVERITIES[one.severity],
            code=one.code,
            source=SOURCE,
        )


def _at_start(message: str, severity: types.DiagnosticSeverity) -> types.Diagnostic:
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    return types.Diagnostic(range=start, message=message, severity=severity, source=SOURCE)
