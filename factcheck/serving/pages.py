"""The pages that are not reports: the form, and what went wrong."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from factcheck.serving.limits import Limits

_TEMPLATES = files("factcheck.serving") / "templates"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def form_page(limits: Limits, *, keeps: bool, problem: str = "") -> str:
    """Return the page with the form; `problem` says what was wrong with what was sent.

    `keeps` tells whether the one who runs the server keeps what is sent.
    """
    style, script = _text("form.css"), _text("form.js")
    page: str = (
        _environment()
        .get_template("form.html")
        .render(
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(),
            problem=problem,
            keeps=keeps,
            megabytes=limits.most_bytes // (1024 * 1024),
        )
    )
    return page


@cache
def policy() -> str:
    """The policy of the page: its own style and script, its own form, nothing else."""
    style, script = _digest(_text("form.css")), _digest(_text("form.js"))
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


@cache
def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> Any:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
