"""The option of commands that answer as text for people or as JSON for programs."""

from __future__ import annotations

import click

answer_option = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the answer is written.",
)
