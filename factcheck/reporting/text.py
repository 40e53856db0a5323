"""Findings for a terminal: each with its line of source, marker, arithmetic and sources."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, FindingPart, Place, Report

_WIDTH = 100
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_SHOWN_STEPS, _SHOWN_EVIDENCE, _SHOWN_RELATED = 8, 3, 4


def render(checked: Sequence[Checked]) -> str:
    """Return the findings as text; in colour only on a terminal that wants it."""
    paint = _Paint(sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
    lines: list[str] = []
    for one in checked:
        for finding in one.report.findings:
            if finding.suppressed is None:
                lines += _finding(one, finding, paint)
                lines.append("")
        lines += _summary(one.report)
        lines.append("")
    return "\n".join(lines)


class _Paint:
    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text


def _finding(checked: Checked, finding: FindingPart, paint: _Paint) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    where = f"{checked.report.document.path}:{finding.line}:{finding.column}"
    severity = paint(finding.severity.value, f"1;{colour}")
    yield f"{paint(where, '1')}: {severity}[{finding.rule}] {finding.verdict.value}"
    yield f"  {clean(finding.message)}"
    yield from _source_lines(checked, finding, paint, colour)
    for step in finding.derivation[:_SHOWN_STEPS]:
        yield f"    = {clean(step.text)}"
    if len(finding.derivation) > _SHOWN_STEPS:
        yield f"    = and {len(finding.derivation) - _SHOWN_STEPS} more (see --format json)"
    for related in finding.related[:_SHOWN_RELATED]:
        yield f"    - line {related.line}: {clean(related.note)}"
    if len(finding.related) > _SHOWN_RELATED:
        yield f"    - and {len(finding.related) - _SHOWN_RELATED} more places"
    for item in finding.evidence[:_SHOWN_EVIDENCE]:
        vintage = f", vintage {item.vintage}" if item.vintage else ""
        yield f"    @ {clean(item.fact)}: {clean(item.value)} ({clean(item.source)}{vintage})"
    if finding.suggestion is not None:
        yield paint(f"    > suggestion: {clean(finding.suggestion.replacement)}", "32")


def _source_lines(checked: Checked, place: Place, paint: _Paint, colour: str) -> Iterator[str]:
    """The first line of the place, with a marker under what is meant."""
    start = checked.source.rfind("\n", 0, place.start) + 1
    stop = checked.source.find("\n", place.start)
    line = checked.source[start : stop if stop >= 0 else len(checked.source)]
    offset = place.start - start
    length = max(1, min(place.end - place.start, len(line) - offset))
    if len(line) > _WIDTH:
        left = max(0, offset - _WIDTH // 3)
        line, offset = line[left : left + _WIDTH], offset - left
        length = max(1, min(length, len(line) - offset))
    number = str(place.line)
    yield f"  {number} | {clean(line)}"
    more = " ..." if place.end_line > place.line else ""
    yield f"  {' ' * len(number)} | {' ' * offset}{paint('^' * length, colour)}{more}"


def _summary(report: Report) -> Iterator[str]:
    summary = report.summary
    counts = summary.findings
    yield (
        f"{report.document.path}: {_count(counts.error, 'error')}, "
        f"{_count(counts.warning, 'warning')}, {counts.info} info; "
        f"{summary.checked} of {_count(summary.claims, 'statement')} checked"
    )
    yield (
        f"  {summary.supported} supported, {summary.ambiguous} ambiguous, "
        f"{summary.contradicted} contradicted, {summary.inconsistent} inconsistent, "
        f"{summary.unverified} unverified; "
        f"{_count(summary.numbers_not_understood, 'number or date', 'numbers or dates')} "
        "not understood"
    )
    yield f"  read as of {report.document.as_of} ({report.document.as_of_source})"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def clean(text: str) -> str:
    """Return text without control characters, which a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\t" else " " for char in text)
