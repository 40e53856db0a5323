"""The output formats by name. Each renders from checked documents, and is loaded when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from factcheck.model.report import Checked, Unread

# Each module offers `render(checked: Sequence[Checked]) -> str`, and those that tell of texts that
# could not be read `render(checked, unread: Sequence[Unread]) -> str`.
FORMATS: Mapping[str, str] = {
    "text": "factcheck.reporting.text",
    "json": "factcheck.reporting.json_report",
    "jsonl": "factcheck.reporting.jsonl",
    "sarif": "factcheck.reporting.sarif",
    "github": "factcheck.reporting.github",
    "gitlab": "factcheck.reporting.gitlab",
    "junit": "factcheck.reporting.junit",
    "rdjson": "factcheck.reporting.rdjson",
    "markdown": "factcheck.reporting.markdown",
    "html": "factcheck.reporting.html",
    "csv": "factcheck.reporting.csv_claims",
    "claimreview": "factcheck.reporting.claimreview",
}
_TELLS_UNREAD = frozenset(["sarif", "github", "junit", "markdown", "html"])


def render(
    name: str,
    checked: Sequence[Checked],
    unread: Sequence[Unread] = (),
    *,
    terminal_width: int | None = None,
    quiet: bool = False,
) -> str:
    """Return the documents' reports in the format `name`, which is one of `FORMATS`.

    `unread` are the texts that have no report: a service or a reviewer must not take the others
    for all.
    `terminal_width` is the number of columns where the output goes to a terminal, `quiet` leaves
    out everything but findings; both are for text only.
    """
    module = import_module(FORMATS[name])
    if name == "text":
        for_people: str = module.render(checked, terminal_width=terminal_width, quiet=quiet)
        return for_people
    text: str = module.render(checked, unread) if name in _TELLS_UNREAD else module.render(checked)
    return text
