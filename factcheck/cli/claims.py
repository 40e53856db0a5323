"""`factcheck claims`: what was understood of a text."""

from __future__ import annotations

import json
from pathlib import Path

import click

from factcheck.checking.api import analyse_document, parse_day
from factcheck.factbase.name_table import open_gazetteer
from factcheck.model.claims import Claim
from factcheck.reading.documents import read_file
from factcheck.resolving.claims import resolve_claims


@click.command("claims")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--as-of", metavar="DATE", help="The day that “now” means in the text.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of a table.")
def claims_command(path: Path, as_of: str | None, as_json: bool) -> None:
    """Show each claim of the text at PATH: subject, measure, value, period, modality."""
    document = read_file(path)
    analysis, now = analyse_document(document, open_gazetteer(), parse_day(as_of))
    claims = resolve_claims(analysis, now.day)
    for claim in claims:
        click.echo(json.dumps(_row(claim), ensure_ascii=False) if as_json else _line(claim))
    used = {mention.start for claim in claims for mention in claim.mentions}
    missed = [one for one in (*analysis.quantities, *analysis.times) if one.start not in used]
    if not as_json:
        click.echo(f"\n{len(claims)} claims; {len(missed)} numbers and dates in no claim:")
        for one in sorted(missed, key=lambda mention: mention.start):
            left = max(0, one.start - 30)
            around = (
                document.text[left : one.start]
                + f"[{one.text}]"
                + document.text[one.end : one.end + 30]
            )
            click.echo(f"  ...{around.replace(chr(10), ' ')}...")


def _row(claim: Claim) -> dict[str, object]:
    one = claim.assertion
    interval, period = one.value.interval, one.period
    return {
        "id": claim.id,
        "quote": claim.quote,
        "modality": claim.modality.value,
        "subject": one.subject,
        "measure": one.measure,
        "value": one.value.text,
        "low": str(interval.low) if interval else None,
        "high": str(interval.high) if interval else None,
        "unit": one.value.unit,
        "from": period.first.isoformat() if period else None,
        "to": period.last.isoformat() if period else None,
        "qualifiers": dict(one.qualifiers),
        "inferred": sorted(claim.inferred),
    }


def _line(claim: Claim) -> str:
    row = _row(claim)
    interval = f" {claim.assertion.value.interval}" if claim.assertion.value.interval else ""
    qualifiers = ", ".join(f"{key}={value}" for key, value in claim.assertion.qualifiers.items())
    return (
        f"{claim.id:>4} {row['measure']}({row['subject']}) = {row['value']!r}{interval} "
        f"[{row['from']}..{row['to']}] {row['modality']}"
        + (f" {{{qualifiers}}}" if qualifiers else "")
    )
