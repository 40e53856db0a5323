"""Curated packs: YAML files of cited rows, read and validated.

`pack_rows` is the format. A pack that does not hold to it raises `UserError` with the file,
the line and the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from factcheck.config.errors import UserError, nearest
from factcheck.config.safe_yaml import read_yaml
from factcheck.factbase.pack_rows import OfficeRow, OrganisationRow, Pack, Row
from factcheck.factbase.table_packs import read_table_pack

_UNKNOWN = "extra_forbidden"  # what pydantic calls a key that no field takes


def read_pack(path: Path, *, strict: bool = True) -> Pack:
    """Read one pack. Raises UserError that names the file, the line and the row.

    Unless `strict`, keys that no row may have are passed over; `facts verify` lists them.
    """
    if path.suffix == ".csv":
        return read_table_pack(path)
    text, data = _load(path)
    try:
        pack = _validated(data, strict)
    except ValidationError as error:
        # A slip in a key explains why another is missing.
        slips = (one for one in error.errors() if one["type"] == _UNKNOWN)
        first = next(slips, error.errors()[0])
        place = list(first["loc"])
        if first["type"] == _UNKNOWN:
            raise UserError(
                f"{_row_name(data, place[:-1]) or 'the pack'}: {_unknown_key(place)}",
                path=str(path),
                line=line_of(text, place),
            ) from None
        message = first["msg"].removeprefix("Value error, ")
        raise UserError(
            f"{_row_name(data, place)}: {message}", path=str(path), line=line_of(text, place)
        ) from None
    _check_sources(pack, path, text)
    return pack


def unknown_keys(path: Path) -> list[str]:
    """Return the places in a pack where a key stands that no row may have."""
    if path.suffix == ".csv":
        return []  # a table has no rows with keys
    try:
        Pack.model_validate(_load(path)[1])
    except ValidationError as error:
        return [dotted(one["loc"]) for one in error.errors() if one["type"] == _UNKNOWN]
    return []


def _validated(data: dict[str, Any], strict: bool) -> Pack:
    try:
        return Pack.model_validate(data)
    except ValidationError as error:
        unknown = [one["loc"] for one in error.errors() if one["type"] == _UNKNOWN]
        if strict or not unknown:
            raise
        for *place, key in unknown:
            node: Any = data
            for part in place:
                node = node[part]
            del node[key]
        return Pack.model_validate(data)


def _unknown_key(place: Sequence[str | int]) -> str:
    """Say that the last part of `place` is a key that is not there, and which are."""
    known = _keys_at(place[:-1])
    near = nearest(str(place[-1]), known)
    hint = f"did you mean {near!r}?" if near else f"the keys are {', '.join(known)}"
    return f"unknown key {place[-1]!r}; {hint}" if known else f"unknown key {place[-1]!r}"


def _keys_at(place: Sequence[str | int]) -> list[str]:
    """Return the keys that the format has at a place of a pack."""
    shape: Any = Pack
    for part in place:
        if hasattr(shape, "model_fields"):
            fields = shape.model_fields
            found = [one for name, one in fields.items() if part in (name, one.alias)]
            shape = found[0].annotation if found else None
        else:  # a list or a table: its rows
            shape = get_args(shape)[-1] if get_args(shape) else None
        choices = [one for one in get_args(shape) if one is not type(None)]
        if type(None) in get_args(shape) and choices:
            shape = choices[0]
    fields = getattr(shape, "model_fields", {})
    return [one.alias or name for name, one in fields.items()]


def _load(path: Path) -> tuple[str, dict[str, Any]]:
    data = read_yaml(path, "the pack")
    text = path.read_text(encoding="utf-8")
    if not isinstance(data, dict):
        raise UserError("a pack is a table that begins with 'pack: NAME'", path=str(path))
    return text, data


def _check_sources(pack: Pack, path: Path, text: str) -> None:
    for place, row in rows_with_sources(pack):
        if row.source is not None and row.source not in pack.sources:
            raise UserError(
                f"{dotted(place)}: source {row.source!r} is not in the pack's table of sources",
                path=str(path),
                line=line_of(text, place),
            )


def rows_with_sources(pack: Pack) -> Iterable[tuple[list[str | int], Row]]:
    """Yield every row of a pack with its place in the file."""
    for section in Pack.model_fields:
        rows = getattr(pack, section)
        if not isinstance(rows, list):
            continue
        for index, row in enumerate(rows):
            yield [section, index], row
            if isinstance(row, OfficeRow):
                for inner, term in enumerate(row.terms):
                    yield [section, index, "terms", inner], term
            if isinstance(row, OrganisationRow):
                for status, members in row.memberships.items():
                    for inner, member in enumerate(members):
                        yield [section, index, "memberships", status, inner], member


def line_of(text: str, place: Iterable[str | int]) -> int | None:
    """Return the 1-based line of the node at `place` (keys and indices) of a YAML text."""
    import yaml  # noqa: PLC0415

    node: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for part in place:
        inner = None
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            inner = node.value[part] if part < len(node.value) else None
        elif isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == str(part)), None)
        if inner is None:
            break
        node = inner
    return int(node.start_mark.line) + 1 if node is not None else None


def _row_name(data: Any, place: list[str | int]) -> str:
    """Return the place in words, with the row's id where it has one."""
    node, label = data, ""
    for part in place:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(node, dict):
            label = str(node.get("id") or node.get("who") or node.get("person") or label)
    return f"{dotted(place)} ({label})" if label else dotted(place)


def dotted(place: Iterable[str | int]) -> str:
    """Return a place in a pack in words: `events[2].date`, counted from one."""
    text = ""
    for part in place:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")
