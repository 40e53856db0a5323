"""Markdown for a job's summary or a comment: what was found, the details folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, FindingPart, Report, Unread
from factcheck.reporting.neutral import one_line, web_address
from factcheck.reporting.wording import (
    count,
    elsewhere_words,
    outcome_sentence,
    place_words,
    population_sentence,
)

# Services refuse comments over some 65,000 characters and summaries over 1 MB.
_MOST_FINDINGS = 100
_SIGNS = {Severity.ERROR: "🔴 error", Severity.WARNING: "🟠 warning", Severity.INFO: "🔵 info"}
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$])")


def render(checked: Sequence[Checked], unread: Sequence[Unread] = ()) -> str:
    """Return the findings that are not suppressed, document by document."""
    lines = [line for one in checked for line in _document(one.report)]
    for one in unread:
        lines += [f"## {_text(one.path)}", "", f"🔴 **not checked**: {_text(one.reason)}", ""]
    return "\n".join(lines).rstrip() + "\n"


def _document(report: Report) -> Iterator[str]:
    yield f"## {_text(report.document.path)}"
    yield ""
    told = [one for one in report.findings if one.suppressed is None]
    silent = len(report.findings) - len(told)
    ignored = f"; {count(silent, 'finding')} suppressed" if silent else ""
    yield f"**{outcome_sentence(report)}**; {population_sentence(report)}{ignored}."
    yield ""
    if told:
        yield "| | where | what | rule |"
        yield "|---|---|---|---|"
        for one in told[:_MOST_FINDINGS]:
            yield (
                f"| {_SIGNS[one.severity]} | {place_words(one)} | {_text(one.message)} "
                f"| `{one.rule}` |"
            )
        if len(told) > _MOST_FINDINGS:
            yield ""
            yield f"and {len(told) - _MOST_FINDINGS} more"
        yield ""
        yield "<details><summary>How each was found</summary>"
        yield ""
        for one in told[:_MOST_FINDINGS]:
            yield from _details(one)
        yield "</details>"
        yield ""
    for notice in report.notices:
        where = f", line {notice.line}" if notice.line else ""
        yield f"- {notice.severity.value}: {_text(notice.path)}{where}: {_text(notice.message)}"
    if report.notices:
        yield ""


def _details(finding: FindingPart) -> Iterator[str]:
    yield f"- **{place_words(finding)}**: “{_text(finding.quote)}”"
    for step in finding.derivation:
        yield f"  - {_text(step.text)}"
    for related in finding.related:
        yield f"  - {place_words(related)}: {_text(related.note)}"
    for place in finding.elsewhere:
        yield f"  - {_text(elsewhere_words(place))}: {_text(place.note)}"
    for item in finding.evidence:
        source = _text(item.source)
        url = web_address(item.url)
        shown = f"[{source}](<{url}>)" if url else source
        yield f"  - {_text(item.fact)} ({shown})"
    if finding.suggestion is not None:
        yield f"  - suggestion: {_text(finding.suggestion.replacement)}"


def _text(text: str) -> str:
    """Text that Markdown takes as it stands: no markup, no HTML, nobody is called by name."""
    escaped = _MARKUP.sub(r"\\\1", one_line(text))
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("@", "&#64;")
