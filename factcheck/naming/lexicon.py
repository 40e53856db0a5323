"""The tables of names: read from `rules/lexicon/`, compiled once, kept in the user's cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from factcheck.config.compiled import compiled_table
from factcheck.config.locations import rules_directory
from factcheck.config.safe_yaml import read_yaml
from factcheck.naming.folding import fold, fold_native

_FILES = (
    "company_forms",
    "distinct_words",
    "given_names",
    "name_inflection",
    "name_particles",
    "organisation_words",
    "spelling_sounds",
    "titles_of_honour",
)


class GivenName(Struct, frozen=True):
    """Where a given name belongs: its family of cognates, and the languages that use this form."""

    family: int
    languages: frozenset[str]


class GivenNames:
    """The given names; of thousands, only those that a text has are made into objects."""

    def __init__(self, rows: Mapping[str, Sequence[tuple[int, Sequence[str]]]]) -> None:
        self._rows = rows

    def of(self, latin: str) -> tuple[GivenName, ...]:
        """Return where a folded given name belongs, () for what is none."""
        rows = self._rows.get(latin, ())
        return tuple(GivenName(family, frozenset(used)) for family, used in rows)


class NameLexicon(Struct, frozen=True):
    """All word tables of the matcher; keys are folded (lower case, no diacritics)."""

    given: GivenNames
    titles: frozenset[str]
    title_names: frozenset[str]
    suffixes: frozenset[str]
    generations: dict[str, int]
    particles: Mapping[str, int]
    descent: frozenset[str]
    weights: Mapping[str, float]
    patronymics: tuple[str, ...]
    gendered: tuple[tuple[str, str], ...]
    genitives: Mapping[str, Sequence[str]]
    forms: Mapping[tuple[str, ...], tuple[str, int]]
    long_forms: tuple[tuple[str, ...], ...]
    drop: frozenset[str]
    light: frozenset[str]
    spelled_out: Mapping[str, Sequence[str]]
    equal: Mapping[str, str]
    numbers: Mapping[str, int]
    distinct_places: Mapping[str, frozenset[int]]
    endings: frozenset[str]
    conventions: tuple[tuple[str, str], ...]
    distinct_words: Mapping[str, frozenset[int]]
    confusions: Mapping[str, frozenset[int]]


@lru_cache(maxsize=1)
def lexicon() -> NameLexicon:
    """Return the tables (compiled from YAML on the first run ever, then from the cache)."""
    folder = rules_directory() / "lexicon"
    paths = [folder / f"{name}.yaml" for name in _FILES]
    sources = [*paths, Path(__file__)]  # what is compiled here changes with this module
    return _assemble(compiled_table("naming", sources, lambda: _compiled(paths)))


def _compiled(paths: Iterable[Path]) -> dict[str, Any]:
    tables = read_tables(paths)
    return {**tables, "given_names": _given_names(tables["given_names"])}


def read_tables(paths: Iterable[Path]) -> dict[str, Any]:
    """Read YAML files into one mapping from the file's stem to its content."""
    return {path.stem: read_yaml(path) for path in paths}


def _assemble(tables: Mapping[str, Any]) -> NameLexicon:
    titles = tables["titles_of_honour"]
    particles = tables["name_particles"]
    words = tables["organisation_words"]
    distinct = tables["distinct_words"]
    forms = _company_forms(tables["company_forms"]["kinds"])
    return NameLexicon(
        given=GivenNames(tables["given_names"]),
        titles=frozenset(fold(t) for t in chain.from_iterable(titles["titles"].values())),
        title_names=frozenset(map(fold, titles["also_names"])),
        suffixes=frozenset(titles["suffixes"]),
        generations=dict(titles["generations"]),
        particles={word: at for at, group in enumerate(particles["groups"]) for word in group},
        descent=frozenset(particles["descent"]),
        weights=particles["weights"],
        patronymics=tuple(particles["patronymics"]),
        gendered=tuple(particles["gendered_endings"].items()),
        genitives=dict(particles["genitive_endings"]),
        forms=forms,
        long_forms=tuple(form for form in forms if len("".join(form)) >= 14),
        drop=frozenset(words["drop"]),
        light=frozenset(words["light"]),
        spelled_out=dict(words["spelled_out"]),
        equal={fold(word): fold(row[0]) for row in words["equal"] for word in row},
        numbers=_numbers(words),
        endings=frozenset(tables["name_inflection"]["endings"]),
        conventions=tuple((a, b) for a, b in tables["name_inflection"]["conventions"]),
        distinct_places=_distinct(distinct["places"]),
        distinct_words=_distinct([*distinct["places"], *distinct["words"]]),
        confusions=_distinct(distinct["confusions"]),
    )


def _given_names(table: Mapping[str, Any]) -> dict[str, list[tuple[int, list[str]]]]:
    """Return folded name -> (family, languages that use this form)."""
    found: dict[str, dict[int, set[str]]] = {}
    for family, row in enumerate(table["families"]):
        for language, names in row.items():
            for name in names:
                found.setdefault(fold(name), {}).setdefault(family, set()).add(language)
    for at, name in enumerate(table["single"], start=len(table["families"])):
        found.setdefault(fold(name), {at: {"any"}})
    return {
        name: [(family, sorted(used)) for family, used in places.items()]
        for name, places in found.items()
    }


def _company_forms(kinds: Mapping[str, Any]) -> dict[tuple[str, ...], tuple[str, int]]:
    found: dict[tuple[str, ...], tuple[str, int]] = {}
    number = 0
    for kind, rows in kinds.items():
        for row in rows:
            number += 1
            for form in row:
                key = tuple(fold_native(part) for part in form.replace("-", " ").split())
                found.setdefault(key, (kind, number))
    return found


def _numbers(words: Mapping[str, Any]) -> dict[str, int]:
    found = dict(words["cardinals"])
    found.update({word: at for at, word in enumerate(words["ordinals"])})
    return found


def _distinct(rows: Iterable[Iterable[str]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for at, row in enumerate(rows):
        for word in row:
            found.setdefault(word, set()).add(at)
    return {word: frozenset(rows) for word, rows in found.items()}
