"""The option of commands that answer as text for people or as JSON for programs."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.decorators import FC


def answer_option(told: str = "How the answer is written.") -> Callable[[FC], FC]:
    """Return `--format text|json`; `told` is what --help says of it."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=told,
    )
