"""The ids of a page: where a finding and a statement are told of, so that links can be deep."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model.report import ClaimPart, FindingPart, Report


def finding_id(key: str, finding: FindingPart) -> str:
    """Return the id of a finding's card, which goes by its fingerprint."""
    return f"{key}f-{finding.fingerprint}"


def claim_id(key: str, claim: ClaimPart) -> str:
    """Return the id of the card of a statement without a finding."""
    return f"{key}c-{claim.id}"


def targets(report: Report, key: str) -> Mapping[str, str]:
    """Return claim id -> id of the card that tells of it: a finding's, or its own."""
    found = {claim.id: claim_id(key, claim) for claim in report.claims}
    for finding in reversed(report.findings):
        found.update(dict.fromkeys(finding.claims, finding_id(key, finding)))
    return found
