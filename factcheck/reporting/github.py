"""Annotations for GitHub Actions: workflow commands that the runner turns into remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, FindingPart, NoticePart, Unread
from factcheck.reporting.neutral import one_line
from factcheck.reporting.wording import elsewhere_words, place_words

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(checked: Sequence[Checked], unread: Sequence[Unread] = ()) -> str:
    """Return one command a line for each finding that is not suppressed."""
    lines = [
        _annotation(one.report.document.path, finding)
        for one in checked
        for finding in one.report.findings
        if finding.suppressed is None
    ]
    lines += [_remark(notice) for one in checked for notice in one.report.notices]
    lines += [_not_read(one) for one in unread]
    return "".join(f"{line}\n" for line in lines)


def _not_read(one: Unread) -> str:
    file = _property(one.path.replace("\\", "/"))
    return f"::error file={file},title=factcheck%3A not checked::{_data(one_line(one.reason))}"


def _remark(notice: NoticePart) -> str:
    properties = {"file": notice.path.replace("\\", "/"), "title": f"factcheck {notice.code}"}
    if notice.line is not None:
        properties["line"] = str(notice.line)
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[notice.severity]} {shown}::{_data(one_line(notice.message))}"


def _annotation(path: str, finding: FindingPart) -> str:
    properties = ",".join(
        f"{name}={_property(str(value))}" for name, value in _properties(path, finding).items()
    )
    message = _data("\n".join(_message(finding)))
    return f"::{_COMMANDS[finding.severity]} {properties}::{message}"


def _properties(path: str, finding: FindingPart) -> Mapping[str, str | int]:
    title = f"factcheck {finding.rule}: {finding.verdict.value}"
    file = path.replace("\\", "/")
    if finding.location is not None:  # Word and PDF have no lines to point to
        return {"file": file, "title": f"{title}, {place_words(finding)}"}
    properties: dict[str, str | int] = {
        "file": file,
        "line": finding.line,
        "endLine": finding.end_line,
    }
    # GitHub drops the whole annotation when columns come with more than one line.
    if finding.line == finding.end_line:
        properties |= {"col": finding.column, "endColumn": finding.end_column}
    return {**properties, "title": title}


def _message(finding: FindingPart) -> Iterator[str]:
    yield one_line(finding.message)
    for step in finding.derivation:
        yield f"= {one_line(step.text)}"
    for related in finding.related:
        yield f"- {place_words(related)}: {one_line(related.note)}"
    for place in finding.elsewhere:
        yield f"- {one_line(elsewhere_words(place))}: {one_line(place.note)}"
    if finding.suggestion is not None:
        yield f"Suggestion: {one_line(finding.suggestion.replacement)}"


def _data(text: str) -> str:
    """Escape the part of a command that is shown."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property's value, where colon and comma are marks of the command too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
