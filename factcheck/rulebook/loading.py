"""Loads rule files, checks them, and hands out the rules in the order of their ids."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from factcheck.config.compiled import compiled_table
from factcheck.config.errors import UserError
from factcheck.config.locations import rules_directory
from factcheck.config.safe_yaml import read_yaml
from factcheck.model.findings import Severity
from factcheck.rulebook.params import KindParams, checked
from factcheck.rulebook.rule import Example, Kind, Rule

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")
_REQUIRED = ("id", "kind", "title", "since", "severity", "why", "messages")
_OPTIONAL = ("params", "status", "references", "tests", "yields_to")
_VERDICTS_OF_TESTS = ("pass", "fail", "todo")
KINDS = Path(__file__).parent / "kinds"


def load_rules(extra: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Return the shipped rules and those of the user's folders; a user's rule replaces ours.

    Raises UserError that names the file for a rule that is not well formed.
    """
    rules: dict[str, Rule] = {}
    for folder in (rules_directory() / "checks", *extra):
        files = _files(folder)
        rows = compiled_table(f"rules-{folder.name}", files, partial(_parse, files))
        seen: dict[str, str] = {}
        for row in rows:
            rule = _rule(row)
            if rule.id in seen:
                raise UserError(f"rule {rule.id!r} is also in {seen[rule.id]}", path=rule.path)
            seen[rule.id] = rule.path
            rules[rule.id] = rule
    return tuple(rules[name] for name in sorted(rules))


@cache
def kind_names() -> tuple[str, ...]:
    """Return the names of the kinds: the modules under `kinds/`."""
    return tuple(sorted(path.stem for path in KINDS.glob("*.py") if path.stem != "__init__"))


@cache
def kind_of(name: str) -> Kind:
    """Return the module of a kind."""
    module: ModuleType = import_module(f"factcheck.rulebook.kinds.{name}")
    return cast("Kind", module)


def _files(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise UserError("no such rules folder", path=str(folder))
    return sorted(folder.rglob("*.yaml"))


def _parse(files: Sequence[Path]) -> list[dict[str, Any]]:
    rows = []
    for path in files:
        content = read_yaml(path)
        if not isinstance(content, dict):
            raise UserError("a rule file must be a mapping", path=str(path), line=1)
        _check_keys(content, path)
        rows.append({**content, "path": str(path)})
    return rows


def _check_keys(row: dict[str, Any], path: Path) -> None:
    _check_types(row, path)
    for examples in (row.get("tests") or {}).values():
        _check_examples(examples, path)
    missing = [key for key in _REQUIRED if key not in row]
    if missing:
        raise UserError(f"a rule needs {missing[0]!r}", path=str(path))
    check_id(row["id"], path)
    unknown = sorted(set(row) - {*_REQUIRED, *_OPTIONAL})
    if unknown:
        known = ", ".join((*_REQUIRED, *_OPTIONAL))
        raise UserError(f"unknown key {unknown[0]!r}; a rule has {known}", path=str(path))
    if row["kind"] not in kind_names():
        known = ", ".join(kind_names())
        raise UserError(f"no kind {row['kind']!r}; the kinds are {known}", path=str(path))
    if row["severity"] not in list(Severity):
        raise UserError(
            f"no severity {row['severity']!r}; use error, warning or info", path=str(path)
        )
    for verdict in row.get("tests") or {}:
        if verdict not in _VERDICTS_OF_TESTS:
            raise UserError(f"tests are pass, fail or todo, not {verdict!r}", path=str(path))


def check_id(id: str, path: Path | None = None) -> None:
    """Raise UserError for what cannot be the id of a rule; it names files and places in reports."""
    if not _ID.match(id):
        message = f"{id!r} is no id of a rule: use small letters, figures and hyphens"
        raise UserError(message, path=str(path) if path else None)


def _check_types(row: dict[str, Any], path: Path) -> None:
    for key in ("id", "kind", "title", "severity", "why"):
        if key in row and not isinstance(row[key], str):
            raise UserError(f"{key!r} of a rule must be text", path=str(path))
    for key in ("messages", "params", "tests"):
        if not isinstance(row.get(key) or {}, dict):
            raise UserError(f"{key!r} of a rule must be a mapping", path=str(path))
    if not all(isinstance(one, str) for one in (row.get("messages") or {"": ""}).values()):
        raise UserError("'messages' of a rule must be texts by name", path=str(path))
    for key in ("references", "yields_to"):
        _check_texts(key, row.get(key) or [], path)


def _check_texts(key: str, texts: Any, path: Path) -> None:
    if not isinstance(texts, list) or not all(isinstance(one, str) for one in texts):
        raise UserError(f"{key!r} of a rule must be a list of texts", path=str(path))


def _check_examples(examples: Any, path: Path) -> None:
    if not isinstance(examples, list):
        raise UserError("the examples of a rule must be a list", path=str(path))
    for one in examples:
        bad = not isinstance(one, str) and not (
            isinstance(one, dict) and "text" in one and set(one) <= {"text", "as_of"}
        )
        if bad:
            raise UserError("an example is a text, or {text: ..., as_of: ...}", path=str(path))


def _rule(row: dict[str, Any]) -> Rule:
    return Rule(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        since=str(row["since"]),
        severity=Severity(row["severity"]),
        why=row["why"],
        messages=row["messages"] or {},
        params=row.get("params") or {},
        status=row.get("status", "stable"),
        references=tuple(row.get("references") or ()),
        yields_to=tuple(row.get("yields_to") or ()),
        tests={
            verdict: tuple(
                Example(**one) if isinstance(one, dict) else Example(one) for one in examples
            )
            for verdict, examples in (row.get("tests") or {}).items()
        },
        path=row["path"],
    )


def params_model(kind: str) -> type[KindParams]:
    """Return the model of a kind's parameters; many have none."""
    model: type[KindParams] = getattr(kind_of(kind), "Params", KindParams)
    return model


def parameters(rule: Rule) -> Any:
    """Return the rule's parameters as its kind's model; UserError where they do not fit."""
    try:
        return checked(params_model(rule.kind), dict(rule.params))
    except ValueError as error:
        raise UserError(f"params of rule {rule.id!r}: {_plain(error)}", path=rule.path) from error


def _plain(error: ValueError) -> str:
    """Return what msgspec says of a bad value, as `place: message`."""
    message, _, place = str(error).partition(" - at `$.")
    return f"{place.rstrip('`')}: {message}" if place else message
