"""The gazetteer: names that the fact base knows, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.extracting.phrases import PhraseTable, phrase_key
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention

# What the same words mean when nothing in the text decides.
_TYPE_ORDER = ("country", "organisation", "person", "event", "city", "region")
_CASED_FORMS = frozenset({"acronym"})


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One name of one entity; `form` is name, acronym, demonym, former, alias or capital."""

    name: str
    entity: str
    type: str
    canonical: str
    form: str = "name"


class Gazetteer:
    """Finds known names. Built from `NameEntry` rows, or from the table compiled from them."""

    def __init__(self, table: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._table = table
        self._phrases = PhraseTable(table)

    @classmethod
    def of(cls, entries: Iterable[NameEntry]) -> Gazetteer:
        """Build a gazetteer from entries."""
        return cls(compile_names(entries))

    def lookup(self, name: str) -> list[NameEntry]:
        """Return the entries whose name is `name`, likeliest first."""
        return [NameEntry(name, *row[:4]) for row in self._table.get(phrase_key(name), ())]

    def find(self, tokens: Tokens) -> list[EntityMention]:
        """Return the mentions of known names, in order; the longest name at a place wins."""
        found: list[EntityMention] = []
        words = [_without_possessive(word) for word in tokens.lower]
        index, count = 0, len(tokens)
        while index < count:
            step = 1
            text = tokens.text[index]
            if words[index] in self._phrases and not text[0].islower():
                hit = self._phrases.longest(words, index, count)
                if hit is not None:
                    mention = _mention(tokens, index, *hit)
                    if mention is not None:
                        found.append(mention)
                        step = hit[0]
            index += step
        return found


def compile_names(entries: Iterable[NameEntry]) -> dict[str, list[list[str]]]:
    """Return phrase key -> rows of [entity, type, canonical, form, name as written]."""
    table: dict[str, list[list[str]]] = {}
    for entry in entries:
        rows = table.setdefault(phrase_key(entry.name), [])
        if all(row[0] != entry.entity for row in rows):
            rows.append([entry.entity, entry.type, entry.canonical, entry.form, entry.name])
    for rows in table.values():
        rows.sort(key=lambda row: _rank(row[1]))
    table.pop("", None)
    return table


def _rank(kind: str) -> int:
    return _TYPE_ORDER.index(kind) if kind in _TYPE_ORDER else len(_TYPE_ORDER)


def _without_possessive(word: str) -> str:
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.replace("’", "'") if "’" in word else word


def _mention(tokens: Tokens, first: int, length: int, rows: Any) -> EntityMention | None:
    """Return the mention of `rows` at `first`, or None where the letters' case forbids it."""
    last = first + length - 1
    start, end = tokens.start[first], tokens.end[last]
    if tokens.lower[last].endswith(("'s", "’s")) and not rows[0][4].lower().endswith(("'s", "’s")):
        end -= 2
    text = tokens.source[start:end]
    fitting = [row for row in rows if _case_fits(text, row)]
    if not fitting:
        return None
    entity, kind, canonical, form, _ = fitting[0]
    return EntityMention(
        start=start,
        end=end,
        text=text,
        entity=entity,
        type=kind,
        canonical=canonical,
        form=form,
        candidates=tuple(row[0] for row in fitting[1:]),
    )


def _case_fits(text: str, row: Sequence[str]) -> bool:
    """Acronyms keep their case ("WHO" is not "who"); names may be in capitals throughout."""
    name = row[4]
    if row[3] in _CASED_FORMS or (name.isupper() and len(name) <= 5):
        return text == name
    if text.isupper() and len(text) <= 3:
        return text == name
    return all(
        not printed[0].islower() or written[0].islower()
        for printed, written in zip(text.split(), name.split(), strict=False)
        if printed[0].isalpha()
    )
