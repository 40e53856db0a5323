"""`factcheck doctor`: versions, fact base and caches, for a report of a problem."""

from __future__ import annotations

import platform
from importlib import metadata

import click

from factcheck import __version__
from factcheck.config.locations import cache_directory, rules_directory
from factcheck.factbase.base import open_facts
from factcheck.rulebook.loading import load_rules

_LIBRARIES = ("pydantic", "rapidfuzz", "click", "jinja2", "PyYAML", "pint")


@click.command("doctor")
def doctor_command() -> None:
    """Show versions, rules, fact packs and caches, and whether each can be used."""
    click.echo(f"factcheck {__version__}, Python {platform.python_version()}, {platform.system()}")
    for name in _LIBRARIES:
        click.echo(f"  {name} {metadata.version(name)}")
    click.echo(f"rules: {len(load_rules())} in {rules_directory()}")
    for pack in open_facts().packs():
        click.echo(f"facts: {pack.name} {pack.version} {pack.vintage}: {pack.facts} rows")
    cache = cache_directory()
    files = [path for path in cache.glob("*") if path.is_file()] if cache.is_dir() else []
    size = sum(path.stat().st_size for path in files) / 1e6
    click.echo(f"cache: {len(files)} files, {size:.1f} MB in {cache} (safe to delete)")
