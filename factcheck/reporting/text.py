"""Findings for a terminal: each with its lines of source, marker, arithmetic and sources."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from factcheck.model.findings import Severity
from factcheck.model.report import Checked, FindingPart, NoticePart, Place, Report
from factcheck.reporting.lines import LineStarts
from factcheck.reporting.neutral import one_line
from factcheck.reporting.terminal import columns, cut, styled, wrapped
from factcheck.reporting.wording import (
    count,
    outcome_sentence,
    place_words,
    population_sentence,
)

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM, _GREEN = "1", "2", "32"
_QUOTED_LINES = 3
_SHOWN_STEPS, _SHOWN_EVIDENCE, _SHOWN_RELATED = 8, 3, 4
_PIPED_WIDTH = 100

# Puts text in a style, as "1;31"; on a terminal without colour it leaves it alone.
Paint = Callable[[str, str], str]


def render(
    checked: Sequence[Checked], *, terminal_width: int | None = None, quiet: bool = False
) -> str:
    """Return the findings as text; `quiet` leaves out the summaries.

    With `terminal_width` (columns) it is for a terminal: lines are wrapped, and coloured unless
    NO_COLOR is set or the terminal is dumb. Without, as in a pipe or a file, remarks stay on one
    line each.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    colour = terminal_width is not None and not plain
    printer = _Printer(partial(styled, colour=colour), terminal_width, quiet)
    shown = (list(printer.document(one)) for one in checked)
    return "\n".join("\n".join(lines) + "\n" for lines in shown if lines)


def _where(place: Place) -> str:
    """Line and column, or page or paragraph where the document has those."""
    if place.location is None:
        return f"{place.line}:{place.column}"
    return place_words(place)


class _Printer:
    """Prints documents for one kind of output."""

    def __init__(self, paint: Paint, width: int | None, quiet: bool = False) -> None:
        self._paint = paint
        self._width = width
        self._quiet = quiet

    def document(self, checked: Checked) -> Iterator[str]:
        """Yield the lines on one document."""
        lines = LineStarts(checked.source)
        path = one_line(checked.report.document.path)
        silent = 0
        for finding in checked.report.findings:
            if finding.suppressed is not None:
                silent += 1
                continue
            yield from self._finding(path, finding, lines)
            yield ""
        for notice in checked.report.notices:
            yield from self._notice(notice)
        if not self._quiet:
            yield from self._summary(path, checked.report, silent)

    def _notice(self, notice: NoticePart) -> Iterator[str]:
        line = ":".join(str(one) for one in (notice.line, notice.column) if one is not None)
        where = self._paint(f"{one_line(notice.path)}{':' if line else ''}{line}", _BOLD)
        severity = self._paint(notice.severity.value, f"{_BOLD};{_COLOURS[notice.severity]}")
        yield f"{where}: {severity}[{notice.code}]"
        yield from self._remark("  ", notice.message)
        yield ""

    def _finding(self, path: str, finding: FindingPart, lines: LineStarts) -> Iterator[str]:
        colour = _COLOURS[finding.severity]
        where = self._paint(f"{path}:{_where(finding)}", _BOLD)
        severity = self._paint(finding.severity.value, f"{_BOLD};{colour}")
        yield f"{where}: {severity}[{finding.rule}] {finding.verdict.value}"
        yield from self._remark("  ", finding.message)
        yield from self._quoted(finding, lines, colour)
        for step in finding.derivation[:_SHOWN_STEPS]:
            yield from self._remark("    = ", step.text)
        if len(finding.derivation) > _SHOWN_STEPS:
            yield f"    = and {len(finding.derivation) - _SHOWN_STEPS} more (see --format json)"
        for related in finding.related[:_SHOWN_RELATED]:
            yield from self._remark("    - ", f"{place_words(related)}: {related.note}")
        if len(finding.related) > _SHOWN_RELATED:
            yield f"    - and {len(finding.related) - _SHOWN_RELATED} more places"
        for place in finding.elsewhere:
            yield from self._remark("    - ", f"{place.path}:{place.line}: {place.note}")
        for item in finding.evidence[:_SHOWN_EVIDENCE]:
            vintage = f", vintage {item.vintage}" if item.vintage else ""
            value = "" if item.fact.endswith(item.value) else f": {item.value}"
            own = f", own pack {item.own_pack}" if item.own_pack else ""
            text = f"{item.fact}{value} ({item.source}{vintage}{own})"
            yield from self._remark("    @ ", text, _DIM)
        if finding.suggestion is not None:
            replacement = finding.suggestion.replacement
            yield from self._remark("    > ", f"suggestion: {replacement}", _GREEN)

    def _remark(self, lead: str, text: str, style: str = "") -> Iterator[str]:
        clean = one_line(text).strip()
        for line in wrapped(clean, lead, self._width):
            yield self._paint(line, style) if style else line

    def _quoted(self, place: Place, lines: LineStarts, colour: str) -> Iterator[str]:
        """The lines of the place, each with a marker under what is meant."""
        last = min(place.end_line, place.line + _QUOTED_LINES - 1)
        # Lines of what has pages or paragraphs are our own: their numbers tell a person nothing.
        margin = len(str(last)) if place.location is None else 0
        for number in range(place.line, last + 1):
            line = lines.line(number)
            start = place.column - 1 if number == place.line else len(line) - len(line.lstrip())
            end = place.end_column - 1 if number == place.end_line else len(line.rstrip())
            if number > place.line and start >= end:
                continue
            room = (self._width or _PIPED_WIDTH) - margin - 6
            shown, start, end = cut(one_line(line).rstrip(), start, max(start + 1, end), room)
            marker = "^" * max(1, columns(shown[start:end]))
            label = str(number) if margin else ""
            yield f"  {self._paint(f'{label:>{margin}} |', _DIM)} {shown}"
            under = " " * columns(shown[:start])
            more = " ..." if number == last < place.end_line else ""
            bar = self._paint(f"{'':>{margin}} |", _DIM)
            yield f"  {bar} {under}{self._paint(marker, colour)}{more}"

    def _summary(self, path: str, report: Report, silent: int) -> Iterator[str]:
        summary, counts = report.summary, report.summary.findings
        found = f"{outcome_sentence(report)}; {population_sentence(report)}"
        worst = next((one for one in reversed(Severity) if getattr(counts, one.value)), None)
        style = f"{_BOLD};{_COLOURS[worst]}" if worst else f"{_BOLD};{_GREEN}"
        yield f"{self._paint(path, _BOLD)}: {self._paint(found, style)}"
        ignored = f"; {count(silent, 'finding')} suppressed" if silent else ""
        missed = count(summary.numbers_not_understood, "number or date", "numbers or dates")
        document, known = report.document, report.fact_base.as_known
        for line in (
            f"{count(counts.error, 'error')}, {count(counts.warning, 'warning')}, "
            f"{counts.info} info{ignored}",
            f"statements: {summary.supported} supported, {summary.ambiguous} ambiguous, "
            f"{summary.contradicted} contradicted, {summary.inconsistent} inconsistent, "
            f"{summary.unverified} unverified",
            f"{missed} not understood",
            f"read as of {document.as_of} ({document.as_of_source})",
            *([f"figures as known on {known}: later vintages are left out"] if known else []),
        ):
            yield from self._remark("  ", line)
