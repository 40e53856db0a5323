"""What changed since an earlier run: findings that are new, that are gone, and that stay."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model.report import FindingPart, Report


@dataclass(frozen=True, slots=True)
class Changes:
    """Findings by fingerprint against those of the earlier run."""

    new: tuple[FindingPart, ...]
    gone: tuple[FindingPart, ...]
    staying: int


def changes(report: Report, previous: Report) -> Changes:
    """Return what changed; findings that are silent in one of the runs count as not there."""
    now = {one.fingerprint: one for one in report.findings if one.suppressed is None}
    before = {one.fingerprint: one for one in previous.findings if one.suppressed is None}
    return Changes(
        new=tuple(one for name, one in now.items() if name not in before),
        gone=tuple(one for name, one in before.items() if name not in now),
        staying=sum(name in before for name in now),
    )
