"""`factcheck doctor`: versions, fact base and caches, for a report of a problem."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import click

from factcheck import __version__
from factcheck.config.errors import UserError
from factcheck.config.locations import cache_directory, rules_directory
from factcheck.config.settings import find_settings
from factcheck.factbase.base import open_facts
from factcheck.rulebook.loading import load_rules

_LIBRARIES = ("pydantic", "msgspec", "rapidfuzz", "click", "Jinja2", "PyYAML", "pint")
# What an extra brings, and what it is for.
_EXTRAS = {
    "lxml": ("documents", "Word files"),
    "pypdfium2": ("documents", "PDF files"),
    "pygls": ("lsp", "the language server"),
    "psycopg": ("team", "a team's fact store"),
}


@click.command("doctor")
def doctor_command() -> int:
    """Show versions, settings, rules, fact packs and caches, and whether each can be used.

    The exit code is 2 when something that is there cannot be used.

    \b
    factcheck doctor
    """
    click.echo(f"factcheck {__version__}, Python {platform.python_version()}, {platform.system()}")
    for name in _LIBRARIES:
        click.echo(f"  {name} {_version(name) or 'is missing'}")
    for name, (extra, purpose) in _EXTRAS.items():
        missing = f"not installed; for {purpose}: pip install 'factcheck-lint[{extra}]'"
        click.echo(f"  {name} {_version(name) or missing}")
    parts: tuple[Callable[[], Iterator[str]], ...] = (_settings, _rules, _facts, _cache)
    usable = True
    for part in parts:
        usable &= _told(part)
    return 0 if usable else 2


def _told(part: Callable[[], Iterator[str]]) -> bool:
    try:
        for line in part():
            click.echo(line)
    except UserError as error:
        click.echo(f"cannot be used: {error}")
        return False
    return True


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _settings() -> Iterator[str]:
    path = find_settings(Path.cwd()).path
    yield f"settings: {path or 'none above this folder'}"


def _rules() -> Iterator[str]:
    yield f"rules: {len(load_rules())} in {rules_directory()}"


def _facts() -> Iterator[str]:
    for pack in open_facts().packs():
        yield f"facts: {pack.name} {pack.version} {pack.vintage}: {pack.facts} rows"


def _cache() -> Iterator[str]:
    cache = cache_directory()
    try:
        files = [path for path in cache.glob("*") if path.is_file()] if cache.is_dir() else []
        size = sum(path.stat().st_size for path in files) / 1e6
        place = next(one for one in (cache, *cache.parents) if one.exists())
    except OSError as error:
        yield f"cache: {cache} ({error.strerror}, so each run is slow)"
        return
    usable = place.is_dir() and os.access(place, os.W_OK)
    note = "safe to delete" if usable else "cannot be written, so each run is slow"
    yield f"cache: {len(files)} files, {size:.1f} MB in {cache} ({note})"
