"""A reviewer's decisions, honoured: dismissed findings stay silent, the others tell theirs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace

from factcheck.checking.silencing import silenced, with_findings
from factcheck.config.data_files import first_complaint, read_json
from factcheck.config.errors import UserError
from factcheck.model.findings import Decision, Severity
from factcheck.model.report import FindingPart, NoticePart, Report, ReviewPart
from factcheck.model.review import DecisionPart, Review


def read_review(path: Path) -> Review:
    """Return the review in a file. Raises UserError for one that cannot be used."""
    content = read_json(path, "a review")
    try:
        return Review.model_validate(content)
    except ValueError as error:  # pydantic's
        raise UserError(f"not a review: {first_complaint(error)}", path=str(path)) from None


def honour_reviews(
    reports: Sequence[Report], reviews: Sequence[tuple[Path, Review]]
) -> list[Report]:
    """Return the reports with the decisions of the reviews.

    A review goes to the document with its hash, else to those with its file name. Raises
    UserError for a review of a document that is not among the reports.
    """
    honoured = list(reports)
    for path, review in reviews:
        indices = _about(review, reports)
        if not indices:
            message = f"is about {review.document.path!r}, which is not among the texts"
            raise UserError(message, path=str(path))
        for index in indices:
            honoured[index] = _honour(honoured[index], review, path)
    return honoured


def _about(review: Review, reports: Sequence[Report]) -> list[int]:
    same = [
        index
        for index, report in enumerate(reports)
        if report.document.sha256 == review.document.sha256
    ]
    name = PurePath(review.document.path).name
    return same or [
        index for index, report in enumerate(reports) if PurePath(report.document.path).name == name
    ]


def _honour(report: Report, review: Review, path: Path) -> Report:
    decisions = review.by_fingerprint()
    findings = [_decided(one, decisions.pop(one.fingerprint, None)) for one in report.findings]
    notices = [
        NoticePart(
            code="review-stale",
            severity=Severity.INFO,
            message=f"a decision on “{one.quote or one.fingerprint}” has no finding any more",
            path=str(path),
        )
        for one in decisions.values()
    ]
    return with_findings(report, findings, notices)


def _decided(finding: FindingPart, decision: DecisionPart | None) -> FindingPart:
    if decision is None:
        return finding
    part = ReviewPart(
        decision=decision.decision, reason=decision.reason, by=decision.by, at=decision.at
    )
    finding = replace(finding, review=part)
    if decision.decision is not Decision.DISMISS:
        return finding
    who = f" by {decision.by}" if decision.by else ""
    return silenced(finding, f"dismissed{who}: {decision.reason}", "review")
