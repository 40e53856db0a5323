"""One JSON object a line for each finding, with the document's path: for jq and log pipelines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from factcheck.model.parts import plain
from factcheck.model.report import Checked


def render(checked: Sequence[Checked]) -> str:
    """Return the findings, also suppressed ones, in the keys of the report; `path` comes first."""
    return "".join(
        json.dumps(
            {"path": one.report.document.path, **plain(finding)},
            ensure_ascii=False,
        )
        + "\n"
        for one in checked
        for finding in one.report.findings
    )
