"""`factcheck config`: which settings apply to a text, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from factcheck.cli.paths import UserPath
from factcheck.config.settings import Settings, find_settings, read_settings

_DEFAULT = "default"


@click.command("config")
@click.argument("path", type=UserPath(), default=Path())
@click.option("--config", type=UserPath(), help="A settings file.")
@click.option("--json", "as_json", is_flag=True, help="JSON instead of a table.")
def config_command(path: Path, config: Path | None, as_json: bool) -> None:
    """Show the settings that apply to the text or folder at PATH, and where each comes from.

    \b
    factcheck config drafts/brief.md
    """
    general = read_settings(config) if config else find_settings(path)
    rows = list(_rows(general, path))
    if as_json:
        content = {key: {"value": value, "from": source} for key, value, source in rows}
        click.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    width = max(len(key) for key, _, _ in rows)
    shown = [(key, _shown(value), source) for key, value, source in rows]
    room = max(len(value) for _, value, _ in shown)
    for key, value, source in shown:
        click.echo(f"{key:<{width}}  {value:<{room}}  {source}")


def _rows(general: Settings, path: Path) -> Iterator[tuple[str, Any, str]]:
    """Each key with its value and what it comes from."""
    effective = general.for_path(path)
    patterns = general.patterns_for(path)
    for key in Settings.__struct_fields__:
        if key in ("path", "paths"):
            continue
        value = getattr(effective, key)
        source = _DEFAULT
        if getattr(general, key) != getattr(Settings(), key):
            source = str(general.path)
        for pattern, changes in patterns.items():
            if getattr(changes, key, None) not in (None, ()):
                source = f"{general.path} [paths.{json.dumps(pattern)}]"
        yield key.replace("_", "-"), _plain(value), source


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return value if value is None or isinstance(value, int | float) else str(value)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(value) or "-"
    return "-" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
