"""`factcheck schema`: the published forms of the report and of a review."""

from __future__ import annotations

import json

import click

from factcheck.model.review import review_schema
from factcheck.reporting.json_report import report_schema

_SCHEMAS = {"report": report_schema, "review": review_schema}


@click.command("schema")
@click.argument("name", type=click.Choice(list(_SCHEMAS)), default="report")
def schema_command(name: str) -> None:
    """Print a JSON Schema: of the report that --format json writes, or of a review file.

    \b
    factcheck schema > factcheck-report.schema.json
    factcheck schema review > factcheck-review.schema.json
    """
    click.echo(json.dumps(_SCHEMAS[name](), ensure_ascii=False, indent=2))
