"""ClaimReview (schema.org) as JSON-LD, for findings that a reviewer has confirmed.

A program publishes no verdicts of its own: what nobody has confirmed is left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factcheck.model.findings import Decision, Verdict
from factcheck.model.report import Checked, FindingPart, Report, ReviewPart
from factcheck.reporting.neutral import web_address

_RATINGS = {
    Verdict.CONTRADICTED: (1, "Contradicted"),
    Verdict.INCONSISTENT: (2, "Inconsistent"),
    Verdict.AMBIGUOUS: (3, "Ambiguous"),
}


def render(checked: Sequence[Checked]) -> str:
    """Return a list of ClaimReview objects; empty where no finding is confirmed."""
    reviews = [
        _claim_review(one.report, finding, finding.review)
        for one in checked
        for finding in one.report.findings
        if finding.review is not None
        and finding.review.decision is Decision.CONFIRM
        and finding.verdict in _RATINGS
    ]
    text = json.dumps(reviews, ensure_ascii=False, indent=2)
    # The text may stand inside a script element of a page.
    return text.replace("<", "\\u003c") + "\n"


def _claim_review(report: Report, finding: FindingPart, review: ReviewPart) -> dict[str, Any]:
    value, name = _RATINGS[finding.verdict]
    content: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": finding.quote,
        "itemReviewed": {
            "@type": "Claim",
            "datePublished": report.document.as_of,
            "appearance": {
                "@type": "CreativeWork",
                "name": report.document.path,
                "identifier": f"sha256:{report.document.sha256}",
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": value,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": name,
        },
        "reviewBody": _body(finding, review),
    }
    if review.by:
        content["author"] = {"@type": "Person", "name": review.by}
    if review.at:
        content["datePublished"] = review.at[:10]
    citations = [
        {"@type": "CreativeWork", "name": item.source, **_address(item.url)}
        for item in finding.evidence
    ]
    if citations:
        content["citation"] = citations
    return content


def _body(finding: FindingPart, review: ReviewPart) -> str:
    parts = [finding.message, *(step.text for step in finding.derivation)]
    if review.reason:
        parts.append(review.reason)
    return "\n".join(parts)


def _address(url: str) -> dict[str, str]:
    address = web_address(url)
    return {"url": address} if address else {}
