"""GitLab Code Quality: an array of issues in the subset of Code Climate's form that it reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, FindingPart
from factcheck.reporting.neutral import one_line

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(checked: Sequence[Checked]) -> str:
    """Return the findings that are not suppressed."""
    issues = [
        _issue(one.report.document.path, finding)
        for one in checked
        for finding in one.report.findings
        if finding.suppressed is None
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(path: str, finding: FindingPart) -> dict[str, Any]:
    # GitLab takes issues with one fingerprint for one, wherever they are.
    unique = hashlib.sha256(f"{path}\n{finding.fingerprint}".encode()).hexdigest()
    return {
        "type": "issue",
        "categories": ["Bug Risk"],
        "description": one_line(finding.message),
        "check_name": finding.rule,
        "fingerprint": unique,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": path.replace("\\", "/").removeprefix("./"),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }
