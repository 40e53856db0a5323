"""The measures of `rules/measures/`, and the phrases by which a text names them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.arithmetic.units import dimension
from factcheck.config.compiled import compiled_table
from factcheck.config.errors import UserError, nearest
from factcheck.config.locations import rules_directory
from factcheck.config.safe_yaml import read_yaml
from factcheck.extracting.phrases import PhraseTable
from factcheck.model.measures import Measure

_KEYS = frozenset(Measure.__struct_fields__)
_LISTS = (
    "cues",
    "counted",
    "counted_after",
    "changes_of",
    "needs",
    "subjects",
    "negative",
    "adjectives",
    "partner",
    "owning",
    "quotient",
)
_TEXTS = ("id", "title", "dimension", "unit", "aggregate", "default_basis", "figures")
_TABLES = ("bases", "shares", "named_bases", "per")
_NUMBERS = ("tolerance", "absolute_tolerance", "guesswork", "swing")
_EXTENTS = frozenset({"length", "area", "volume"})
_DIMENSIONS = frozenset(
    [
        "money",
        "people",
        "count",
        "percent",
        "area",
        "length",
        "volume",
        "years",
        "number",
        "density",
        "rank",
        "any",
    ]
)
_SUBJECTS = frozenset(["country", "organisation", "region", "city", "place"])


@cache
def measures() -> Mapping[str, Measure]:
    """Return every measure by its id, in the order of the files."""
    files = sorted((rules_directory() / "measures").glob("*.yaml"))
    rows = compiled_table("measures", files, lambda: _parse(files))
    return {row["id"]: _measure(row) for row in rows}


@cache
def measure_cues() -> PhraseTable[str]:
    """Return the table of phrases that name a measure: phrase -> measure id."""
    return PhraseTable.of(
        (cue, measure.id) for measure in measures().values() for cue in measure.cues
    )


@cache
def counted_nouns() -> Mapping[str, tuple[str, ...]]:
    """Return counted noun -> ids of the measures that it can imply."""
    table: dict[str, tuple[str, ...]] = {}
    for measure in measures().values():
        for noun in measure.counted:
            table[noun] = (*table.get(noun, ()), measure.id)
    return table


@cache
def told_by_adjectives() -> Mapping[str, str]:
    """Return adjective after a value -> id of the measure that it states: "long", "deep"."""
    return {word: one.id for one in measures().values() for word in one.adjectives}


def measure_on_basis(id: str, basis: str | None) -> str:
    """Return the id of a measure on a basis: `gdp_ppp` for `gdp` at purchasing power parity."""
    known = measures().get(id) if basis else None
    return known.named_bases.get(basis or "", id) if known is not None else id


def _range(ends: list[Any] | None) -> tuple[Decimal, Decimal] | None:
    return (Decimal(str(ends[0])), Decimal(str(ends[1]))) if ends else None


def _measure(row: dict[str, Any]) -> Measure:
    return Measure(
        **{
            **{key: value for key, value in row.items() if key not in _LISTS},
            **{key: tuple(row.get(key, ())) for key in _LISTS},
            "bases": {basis: tuple(words) for basis, words in row.get("bases", {}).items()},
            "tolerance": Decimal(str(row.get("tolerance", "0.05"))),
            "absolute_tolerance": Decimal(str(row.get("absolute_tolerance", 0))),
            "barrels_per_tonne": _range(row.get("barrels_per_tonne")),
            "guesswork": Decimal(str(row["guesswork"])) if "guesswork" in row else None,
            "swing": Decimal(str(row["swing"])) if "swing" in row else None,
            "plausible": _range(row.get("plausible")),
        }
    )


def _parse(files: list[Path]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for path in files:
        content = read_yaml(path)
        found = content.get("measures") if isinstance(content, dict) else None
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise UserError("a file of measures has a list 'measures'", path=str(path), line=1)
        for row in found:
            wrong = _wrong(row)
            if wrong:
                raise UserError(f"measure {row.get('id')!r}: {wrong}", path=str(path))
        rows += found
    return rows


def _wrong(row: dict[str, Any]) -> str:
    """Say what of a measure cannot be used; nothing where all of it can."""
    for key in ("id", "title", "dimension"):
        if key not in row:
            return f"{key!r} is missing"
    for key, value in row.items():
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            return f"unknown key {key!r}" + (f"; did you mean {near!r}?" if near else "")
        if key in _TEXTS and not isinstance(value, str):
            return f"{key!r} must be text"
        if key in _LISTS and not _texts(value):
            return f"{key!r} must be a list of texts"
        if key in _TABLES and not isinstance(value, dict):
            return f"{key!r} must be a table"
        if key in _NUMBERS and not _number(value):
            return f"{key!r} must be a number"
    for key in ("plausible", "barrels_per_tonne"):
        ends = row.get(key, [0, 0])
        if not isinstance(ends, list) or len(ends) != 2 or not all(map(_number, ends)):
            return f"{key!r} must be the least and the greatest value, as [0, 100]"
    strange = sorted(set(row.get("subjects", ())) - _SUBJECTS)
    if strange:
        return f"no subject {strange[0]!r}; there are {', '.join(sorted(_SUBJECTS))}"
    return _wrong_dimension(row["dimension"], row.get("unit"))


def _wrong_dimension(stated: str, unit: str | None) -> str:
    if unit and stated in _EXTENTS and dimension(unit) != stated:
        return f"{unit!r} is no unit of {stated}"
    # Other dimensions go by the name that the unit's own has.
    if stated not in _DIMENSIONS and stated != dimension(unit):
        return f"no dimension {stated!r}; there are {', '.join(sorted(_DIMENSIONS))}"
    return ""


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
