"""rdjson, the diagnostic format of reviewdog, which makes review comments of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, ElsewherePart, FindingPart, Place
from factcheck.reporting.lines import LineStarts
from factcheck.reporting.neutral import one_line
from factcheck.reporting.wording import place_words

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(checked: Sequence[Checked]) -> str:
    """Return the findings that are not suppressed as one DiagnosticResult."""
    diagnostics = [
        _Text(one).diagnostic(finding)
        for one in checked
        for finding in one.report.findings
        if finding.suppressed is None
    ]
    content = {"source": {"name": "factcheck"}, "diagnostics": diagnostics}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


class _Text:
    """A document as rdjson counts it: lines from 1, columns in bytes of UTF-8 from 1."""

    def __init__(self, checked: Checked) -> None:
        self._path = checked.report.document.path.replace("\\", "/")
        self._lines = LineStarts(checked.source)

    def diagnostic(self, finding: FindingPart) -> dict[str, Any]:
        steps = "".join(f"\n= {one_line(step.text)}" for step in finding.derivation)
        place = f"{place_words(finding)}: " if finding.location is not None else ""
        diagnostic: dict[str, Any] = {
            "message": f"{place}{one_line(finding.message)}{steps}",
            "location": self._location(finding),
            "severity": _SEVERITIES[finding.severity],
            "code": {"value": finding.rule},
        }
        if finding.suggestion is not None and finding.location is None:
            start, end = finding.suggestion.start, finding.suggestion.end
            where = {"start": self._position(start), "end": self._position(end)}
            diagnostic["suggestions"] = [{"range": where, "text": finding.suggestion.replacement}]
        related = [
            {"message": one_line(one.note), "location": self._location(one)}
            for one in finding.related
        ] + [
            {"message": one_line(one.note), "location": _elsewhere(one)}
            for one in finding.elsewhere
        ]
        if related:
            diagnostic["relatedLocations"] = related
        return diagnostic

    def _location(self, place: Place) -> dict[str, Any]:
        if place.location is not None:  # Word and PDF have no lines to point to
            return {"path": self._path}
        where = {"start": self._position(place.start), "end": self._position(place.end)}
        return {"path": self._path, "range": where}

    def _position(self, offset: int) -> dict[str, int]:
        line, column = self._lines.position(offset)
        before = self._lines.line(line)[: column - 1]
        return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1}


def _elsewhere(place: ElsewherePart) -> dict[str, Any]:
    """A place of another text: its line only, whose bytes before the column are not at hand."""
    where: dict[str, Any] = {"path": place.path}
    if place.location is None:
        where["range"] = {"start": {"line": place.line}}
    return where
