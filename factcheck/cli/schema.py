"""`factcheck schema`: the published form of the report."""

from __future__ import annotations

import json

import click

from factcheck.reporting.json_report import report_schema


@click.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the report that --format json writes.

    \b
    factcheck schema > factcheck-report.schema.json
    """
    click.echo(json.dumps(report_schema(), ensure_ascii=False, indent=2))
