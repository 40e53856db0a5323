"""`factcheck claims`: what was understood of a text, and what was not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import click

from factcheck.checking.api import analyse_document, parse_day
from factcheck.cli.paths import UserPath
from factcheck.cli.texts import read
from factcheck.factbase.name_table import open_gazetteer, open_names
from factcheck.model.claims import Claim
from factcheck.model.document import Document
from factcheck.model.interval import Interval
from factcheck.model.mentions import Mention
from factcheck.reading.positions import Lines
from factcheck.reporting.neutral import one_line
from factcheck.reporting.wording import count
from factcheck.resolving.claims import resolve_claims
from factcheck.resolving.coverage import not_understood

_COLUMNS = (
    "line",
    "subject",
    "measure",
    "value",
    "interval",
    "unit",
    "period",
    "how",
    "qualifiers",
)
_WIDEST = 44  # characters of a column of the table


@click.command("claims")
@click.argument("path", type=UserPath())
@click.option("--as-of", metavar="DATE", help="The day that “now” means in the text.")
@click.option(
    "--stdin-filename",
    default="<stdin>",
    metavar="NAME",
    help="The name of standard input; its ending tells the format.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def claims_command(path: Path, as_of: str | None, stdin_filename: str, as_json: bool) -> None:
    """Show each claim of the text at PATH: subject, measure, value, unit, period, modality.

    Below the table stand the passages with numbers and dates that no claim uses, each marked
    «so».

    \b
    factcheck claims bulletin.txt --as-of 2016-12-05
    factcheck claims brief.docx --json > claims.json
    echo "Peru had 31 million people in 2016." | factcheck claims -
    """
    document = read(path, stdin_filename)
    analysis, now = analyse_document(document, open_gazetteer(), parse_day(as_of))
    claims = resolve_claims(analysis, now.day, open_names())
    missed = not_understood(analysis, claims)
    lines = Lines(document.source)
    if as_json:
        content = {
            "schema": "factcheck-claims/1",
            "path": document.path,
            "as_of": now.day.isoformat(),
            "claims": [_row(claim, document, lines) for claim in claims],
            "not_understood": [
                {"kind": one.kind, "text": one.text, **_place(one, document, lines)}
                for one in missed
            ],
        }
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    for line in _table([_cells(claim, document, lines) for claim in claims]):
        click.echo(line)
    every = len(analysis.quantities) + len(analysis.times)
    told = f"{len(missed)} of {count(every, 'number or date', 'numbers and dates')}"
    click.echo(f"\n{count(len(claims), 'claim')}; {told} in none of them")
    for line in _marked(document, missed, lines):
        click.echo(line)


def _place(mention: Mention, document: Document, lines: Lines) -> dict[str, int]:
    source = document.source_map.span_to_source(mention.span)
    begin = lines.position(source.start)
    return {
        "start": source.start,
        "end": source.end,
        "line": begin.line,
        "column": begin.column,
    }


def _row(claim: Claim, document: Document, lines: Lines) -> dict[str, object]:
    one = claim.assertion
    span = document.source_map.span_to_source(claim.span)
    begin = lines.position(span.start)
    interval, period = one.value.interval, one.period
    return {
        "id": claim.id,
        "quote": claim.quote,
        "start": span.start,
        "end": span.end,
        "line": begin.line,
        "column": begin.column,
        "modality": claim.modality.value,
        "subject": one.subject,
        "subject_type": one.subject_type,
        "measure": one.measure,
        "measure_text": one.measure_text,
        "value": one.value.text,
        "low": _end(interval.low) if interval else None,
        "high": _end(interval.high) if interval else None,
        "unit": one.value.unit,
        "from": period.first.isoformat() if period else None,
        "to": period.last.isoformat() if period else None,
        "qualifiers": dict(one.qualifiers),
        "inferred": sorted(claim.inferred),
    }


def _end(value: Decimal) -> str | None:
    """One end of an interval as exact decimal text; None where it is open without bound."""
    if not value.is_finite():
        return None
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _cells(claim: Claim, document: Document, lines: Lines) -> tuple[str, ...]:
    one, period = claim.assertion, claim.assertion.period
    span = document.source_map.span_to_source(claim.span)
    subject = one.subject or "(the text)"
    return (
        str(lines.position(span.start).line),
        f"{subject}?" if "subject" in claim.inferred else subject,
        one.measure,
        " ".join(one.value.text.split()),
        _interval(one.value.interval),
        one.value.unit or "",
        (period.text or "now") if period else "",
        claim.modality.value,
        ", ".join(f"{key}={value}" for key, value in sorted(one.qualifiers.items())),
    )


def _interval(interval: Interval | None) -> str:
    if interval is None:
        return ""
    low, high = _end(interval.low), _end(interval.high)
    if low == high:
        return low or ""
    left, right = "[" if interval.low_closed else "(", "]" if interval.high_closed else ")"
    return f"{left}{low or '-∞'}, {high or '∞'}{right}"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table, each column as wide as its widest cell."""
    rows = [_COLUMNS, *rows]
    cut = [tuple(_shortened(one_line(" ".join(cell.split()))) for cell in row) for row in rows]
    widths = [max(len(row[at]) for row in cut) for at in range(len(_COLUMNS))]
    for row in cut:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _marked(document: Document, missed: Sequence[Mention], lines: Lines) -> Iterator[str]:
    """Yield each segment that holds something not understood, with the line where it begins."""
    at = 0
    for segment in document.segments:
        inside: list[Mention] = []
        while at < len(missed) and missed[at].start < segment.span.end:
            inside.append(missed[at])
            at += 1
        if not inside:
            continue
        parts, last = [], segment.span.start
        for one in inside:
            if one.start < last:
                continue  # inside the one before it
            parts += [document.text[last : one.start], "«", one.text, "»"]
            last = one.end
        parts.append(document.text[last : segment.span.end])
        line = lines.position(document.source_map.span_to_source(segment.span).start).line
        yield f"\n{line}: {one_line(' '.join(''.join(parts).split()))}"
