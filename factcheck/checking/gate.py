"""Whether a report lets a text pass."""

from __future__ import annotations

from factcheck.config.settings import Settings
from factcheck.model.findings import Severity
from factcheck.model.report import Report


def fails(report: Report, settings: Settings) -> bool:
    """Whether there is anything at or above `fail_on`, or too much that is unchecked."""
    return fails_on_findings(report, settings.fail_on) or fails_on_unchecked(
        report, settings.fail_on_unchecked
    )


def fails_on_findings(report: Report, fail_on: str) -> bool:
    """Whether a finding that is not silent, or a notice, is at least that severe."""
    if fail_on == "never":
        return False
    bar = Severity(fail_on).rank
    return any(one.severity.rank >= bar for one in report.notices) or any(
        one.severity.rank >= bar and one.suppressed is None for one in report.findings
    )


def fails_on_unchecked(report: Report, most: float | None) -> bool:
    """Whether more than `most` per cent of the statements are unchecked."""
    summary = report.summary
    return most is not None and 100 * summary.unverified > most * summary.claims
