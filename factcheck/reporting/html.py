"""The report for reviewers: one page that needs no network, no server and no JavaScript."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from factcheck.model.report import Checked, Unread
from factcheck.reporting.html_chart import WIDTH
from factcheck.reporting.html_index import index
from factcheck.reporting.html_views import document_view
from factcheck.reporting.neutral import visible
from factcheck.reporting.wording import DECISIONS, VERDICTS, count, place_words

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = files("factcheck.reporting") / "templates"


def render(checked: Sequence[Checked], unread: Sequence[Unread] = ()) -> str:
    """Return the page on one or more documents."""
    style, script = _template_text("report.css"), _template_text("report.js")
    several = len(checked) != 1 or bool(unread)
    documents = [
        document_view(one, f"d{number}-" if several else "")
        for number, one in enumerate(checked, 1)
    ]
    page: str = (
        _environment()
        .get_template("report.html")
        .render(
            documents=documents,
            index=index(checked, documents) if several else None,
            unread=unread,
            decisions=DECISIONS,
            verdicts=VERDICTS,
            count=count,
            place_words=place_words,
            chart_width=WIDTH,
            style=_as_is(style),
            script=_as_is(script),
            policy=_policy(style, script),
        )
    )
    return page


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - heavy

    return Environment(
        loader=FunctionLoader(_template_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )


def _harmless(value: Any) -> Any:
    """What every expression of the template goes through before it is escaped."""
    return visible(value) if type(value) is str else value


def _as_is(text: str) -> Any:
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2

    return Markup(text)  # noqa: S704 - our own files, never text from a document


def _template_text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow our own style and script by their hash, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
