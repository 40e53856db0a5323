"""Settings: `factcheck.toml`, or `[tool.factcheck]` in pyproject.toml, above the text."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from factcheck.config.errors import UserError, nearest
from factcheck.config.fact_sources import FactSource, fact_source
from factcheck.config.locations import resolved

_NAMES = ("factcheck.toml", "pyproject.toml")
_FAIL_ON = ("error", "warning", "info", "never")


class PathSettings(Struct, frozen=True):
    """What a project sets for some of its texts only; None where the general word holds."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    fail_on_unchecked: float | None = None
    min_confidence: float | None = None
    as_of: date | None = None


class Settings(Struct, frozen=True):
    """What a project sets for its texts.

    `rules` and `facts` are folders and packs of the project's own, relative to the file that
    names them; `as_known` leaves out figures published after that day; `select` and `ignore`
    are rule ids; `min_confidence` lies between 0 and 1; `fail_on_unchecked` is the percentage of
    unchecked statements above which a run fails; `baseline` holds the findings that are known;
    `paths` are patterns with what differs there, the later one winning; `path` is the file that
    the settings came from, None for the defaults.
    """

    rules: tuple[Path, ...] = ()
    facts: tuple[FactSource, ...] = ()
    as_known: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    fail_on_unchecked: float | None = None
    min_confidence: float = 0.0
    as_of: date | None = None
    baseline: Path | None = None
    paths: Mapping[str, PathSettings] = {}
    path: Path | None = None

    def overridden(self, **changes: Any) -> Settings:
        """Return the settings with every change that is neither None nor an empty tuple."""
        return replace(
            self, **{key: value for key, value in changes.items() if value not in (None, ())}
        )

    def for_path(self, path: Path) -> Settings:
        """Return the settings for one text: those of the patterns that fit it come last."""
        settings = self
        for changes in self.patterns_for(path).values():
            settings = settings.overridden(**asdict(changes))
        return settings

    def patterns_for(self, path: Path) -> Mapping[str, PathSettings]:
        """Return the patterns that fit a text, relative to the settings' folder.

        `*` stands for any characters, slashes too.
        """
        if not self.paths or self.path is None:
            return {}
        place = resolved(path)
        folder = self.path.resolve().parent
        if not place.is_relative_to(folder):
            return {}
        name = place.relative_to(folder).as_posix()
        return {
            pattern: changes
            for pattern, changes in self.paths.items()
            if fnmatchcase(name, pattern)
        }


def find_settings(start: Path) -> Settings:
    """Return the settings that apply to a file or folder: the nearest ones above it.

    Raises UserError, naming the file and the key, for settings that cannot be used.
    """
    folder = resolved(start)
    for place in (folder, *folder.parents):
        for name in _NAMES:
            path = place / name
            if os.path.isfile(path):  # False in a folder that is shut, where Path raises
                table = _table(path)
                if table is not None:
                    return _settings(table, path)
        if os.path.exists(place / ".git") or place == Path.home():
            break  # what lies above a project or a home is not the user's
    return Settings()


def read_settings(path: Path) -> Settings:
    """Return the settings in a file. Raises UserError where it has none or they are bad."""
    if not path.is_file():
        raise UserError("there is no such file", path=str(path))
    table = _table(path)
    if table is None:
        raise UserError("no [tool.factcheck] in this file", path=str(path))
    return _settings(table, path)


def _table(path: Path) -> Mapping[str, Any] | None:
    """The settings' table of a file, None for a pyproject.toml that has none."""
    import tomllib  # noqa: PLC0415 - many runs have no settings

    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except RecursionError:
        raise UserError("not valid TOML: nested too deeply", path=str(path)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"not valid TOML: {error}", path=str(path)) from error
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error
    if path.name != "pyproject.toml":
        return content
    tools = content.get("tool", {})
    table = tools.get("factcheck") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _settings(table: Mapping[str, Any], path: Path) -> Settings:
    known = [name for name in Settings.__struct_fields__ if name != "path"]
    return Settings(**_values(table, known, path), path=path)


def _values(
    table: Mapping[str, Any], known: Sequence[str], path: Path, within: str = ""
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for written, value in table.items():
        key = written.replace("-", "_")
        if key not in known:
            hint = _meant(written, known)
            raise UserError(
                f"unknown key {written!r}{within}{hint}", path=str(path), line=_line(written, path)
            )
        try:
            values[key] = _value(key, value, path)
        except UserError as error:
            if error.line is not None or error.path != str(path):
                raise
            raise UserError(
                error.message.replace(repr(key), repr(written), 1),
                path=str(path),
                line=_line(written, path),
            ) from None
    return values


def _meant(written: str, known: Sequence[str]) -> str:
    """What to write instead of an unknown key, in the spelling of the documentation."""
    shown = known if "_" in written else [name.replace("_", "-") for name in known]
    near = nearest(written, shown)
    return f"; did you mean {near!r}?" if near else f"; the keys are {', '.join(shown)}"


def _line(key: str, path: Path) -> int | None:
    """The line where a key is written; None where that cannot be told without parsing again."""
    begins = re.compile(rf"""\s*(?:\[.*\b)?["']?{re.escape(key)}["']?\s*[=\]]""")
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if begins.match(line)]
    return found[0] if len(found) == 1 else None


def _value(key: str, value: Any, path: Path) -> Any:
    if key in ("rules", "facts", "select", "ignore"):
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise UserError(f"{key!r} must be a list of strings", path=str(path))
        if key == "facts":
            return tuple(fact_source(one, path.parent) for one in value)
        if key == "rules":
            return tuple(path.parent / one for one in value)
        return tuple(value)
    if key in ("as_known", "as_of"):
        return _day(key, value, path)
    if key == "fail_on" and value not in _FAIL_ON:
        raise UserError(f"'fail_on' is one of {', '.join(_FAIL_ON)}, not {value!r}", path=str(path))
    if key == "fail_on_unchecked":
        return percentage(value, str(path))
    if key == "min_confidence":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise UserError("'min_confidence' is a number from 0 to 1", path=str(path))
        return float(value)
    if key == "baseline":
        if not isinstance(value, str) or not value:
            raise UserError("'baseline' is the name of a file", path=str(path))
        return path.parent / value
    if key == "paths":
        return _path_settings(value, path)
    return value


def _path_settings(table: Any, path: Path) -> Mapping[str, PathSettings]:
    if not isinstance(table, dict) or not all(isinstance(one, dict) for one in table.values()):
        raise UserError("'paths' is a table of patterns, as [paths.\"archive/*\"]", path=str(path))
    known = PathSettings.__struct_fields__
    return {
        pattern: PathSettings(**_values(one, known, path, f" in paths.{pattern!r}"))
        for pattern, one in table.items()
    }


def percentage(value: Any, path: str | None = None) -> float:
    """Return a percentage written as 40, 12.5 or "40%". Raises UserError for anything else."""
    try:
        if isinstance(value, bool):
            raise ValueError
        number = float(value.strip().removesuffix("%") if isinstance(value, str) else value)
        if not 0 <= number <= 100:
            raise ValueError
    except (TypeError, ValueError):
        message = f"{value!r} is no percentage from 0 to 100, such as 40%"
        raise UserError(message, path=path) from None
    return number


def _day(key: str, value: Any, path: Path) -> date:
    """Return a day that is written as a date of TOML or as text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        message = f"{key!r} is a day such as 2016-12-05, not {str(value)!r}"
        raise UserError(message, path=str(path)) from error
