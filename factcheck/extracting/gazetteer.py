"""The gazetteer: names that the fact base knows, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.name_contexts import (
    acts,
    follows_a_place,
    is_named_a_city,
    is_named_a_place,
    is_part_of_another,
)
from factcheck.extracting.phrases import PhraseTable, phrase_key
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention

# What the same words mean when nothing in the text decides.
_TYPE_ORDER = ("country", "organisation", "person", "event", "city", "region")
_SPOKEN = 4  # letters of an acronym that is spoken as a word
_CASED_FORMS = frozenset({"acronym"})


class NameEntry(Struct, frozen=True):
    """One name of one entity; `form` is name, acronym, demonym, former, alias, capital or people.

    `town` is the form of a small city, whose name is one only where the text says so.
    """

    name: str
    entity: str
    type: str
    canonical: str
    form: str = "name"


Row = Sequence[str]  # entity, type, canonical, form, name as written
Fetch = Callable[[Sequence[str]], Iterable[tuple[str, list[Row]]]]


class Gazetteer:
    """Finds known names.

    Names are fetched by their first word when a text first has that word, so that a short run
    need not load tens of thousands of them; what was fetched is kept.
    """

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._tables: dict[str, PhraseTable[list[Row]] | None] = {}

    @classmethod
    def of(cls, entries: Iterable[NameEntry]) -> Gazetteer:
        """Build a gazetteer from entries, all in memory."""
        by_word: dict[str, list[tuple[str, list[Row]]]] = {}
        for key, rows in compile_names(entries).items():
            by_word.setdefault(first_word(key), []).append((key, rows))

        def fetch(words: Sequence[str]) -> Iterable[tuple[str, list[Row]]]:
            return [row for word in words for row in by_word.get(word, ())]

        return cls(fetch)

    def lookup(self, name: str) -> list[NameEntry]:
        """Return the entries whose name is `name`, likeliest first."""
        words = phrase_key(name).split(" ")
        self._prepare({words[0]})
        table = self._tables[words[0]]
        hit = table.longest(words, 0, len(words)) if table is not None else None
        if hit is None or hit[0] != len(words):
            return []
        return [NameEntry(name, *row[:4]) for row in hit[1]]

    def find(self, tokens: Tokens) -> list[EntityMention]:
        """Return the mentions of known names, in order; the longest name at a place wins.

        Those of peoples in the plural ("the Danes", form "people") are among them: they name a
        country's people and not the country.
        """
        words = tokens.lower
        if "'" in " ".join(tokens.vocabulary):
            words = [_without_possessive(word) if "'" in word else word for word in words]
        starts = tokens.capitals
        if not _uncapitalised_words().isdisjoint(tokens.vocabulary):
            begin = _uncapitalised_words()
            starts = [
                at for at, word in enumerate(tokens.text) if word[0].isupper() or word in begin
            ]
        self._prepare({words[at] for at in starts} | {tokens.lower[at] for at in starts})
        found: list[EntityMention] = []
        towns: set[str] = set()
        free = 0
        for at in starts:
            if at < free:
                continue
            hit = self._longest(words, at)
            if words is not tokens.lower:
                # "People's Republic of China" has its possessive inside.
                hit = max(hit, self._longest(tokens.lower, at), key=_tokens_of)
            if hit is None:
                continue
            listed = bool(found) and follows_a_place(tokens, at, found[-1].end)
            mention = _mention(tokens, at, *hit, listed=listed, towns=towns)
            if mention is not None:
                found.append(mention)
                free = at + hit[0]
        return found

    def _longest(self, words: list[str], at: int) -> tuple[int, list[Row]] | None:
        table = self._tables[words[at]]
        return table.longest(words, at, len(words)) if table is not None else None

    def _prepare(self, words: set[str]) -> None:
        """Fetch the names that begin with one of the words, where that has not been done."""
        new = sorted(words - self._tables.keys())
        if not new:
            return
        entries: dict[str, dict[str, list[Row]]] = {}
        for key, rows in self._fetch(new):
            entries.setdefault(first_word(key), {})[key] = rows
        for word in new:
            self._tables[word] = PhraseTable(entries[word]) if word in entries else None


def _tokens_of(hit: tuple[int, list[Row]] | None) -> int:
    return hit[0] if hit is not None else 0


def first_word(key: str) -> str:
    """Return the first word of a phrase key."""
    return key.partition(" ")[0]


def compile_names(entries: Iterable[NameEntry]) -> dict[str, list[Row]]:
    """Return phrase key -> rows of [entity, type, canonical, form, name as written]."""
    table: dict[str, list[Row]] = {}
    for entry in entries:
        rows = table.setdefault(phrase_key(entry.name), [])
        if all((row[0], row[4]) != (entry.entity, entry.name) for row in rows):
            rows.append([entry.entity, entry.type, entry.canonical, entry.form, entry.name])
    for rows in table.values():
        rows.sort(key=_likelihood)
    table.pop("", None)
    return table


@cache
def _uncapitalised() -> frozenset[str]:
    """Names that are printed without a capital letter: "the euro area"."""
    return frozenset(lexicon("gazetteer")["uncapitalised"])


@cache
def _uncapitalised_words() -> frozenset[str]:
    return frozenset(first_word(name) for name in _uncapitalised())


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(lexicon("gazetteer")["ambiguous"])


def _is_ambiguous(row: Row) -> bool:
    """Whether a city's name is more often a plain word or a person's name."""
    return row[1] == "city" and row[4].lower() in _ambiguous()


def _likelihood(row: Row) -> tuple[bool, bool, int]:
    """Sort rows of one name, the likeliest first: "Laos" is the country before the people."""
    return row[3] == "people", row[3] == "capital" and row[0] != row[4], _rank(row[1])


def _rank(kind: str) -> int:
    return _TYPE_ORDER.index(kind) if kind in _TYPE_ORDER else len(_TYPE_ORDER)


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s")


def _mention(
    tokens: Tokens, first: int, length: int, rows: list[Row], *, listed: bool, towns: set[str]
) -> EntityMention | None:
    """Return the mention of `rows` at `first`, or None where its letters or neighbours forbid it.

    `listed` says that it goes on a list of places; `towns` are the small places that the text has
    named as such so far.
    """
    last = first + length - 1
    start, end = tokens.start[first], tokens.end[last]
    if tokens.lower[last].endswith(("'s", "’s")) and not rows[0][4].lower().endswith(("'s", "’s")):
        end -= 2
    text = tokens.source[start:end]
    fitting = [row for row in rows if _case_fits(text, row)]
    if fitting and _is_ambiguous(fitting[0]) and not is_named_a_city(tokens, first, last):
        fitting = [row for row in fitting if row[1] != "city"]
    if fitting and fitting[0][3] == "town":
        if not (listed or text in towns or is_named_a_place(tokens, first, last)):
            fitting = [row for row in fitting if row[3] != "town"]
        else:
            towns.add(text)
    if not fitting:
        return None
    small = fitting[0][3] == "town"
    if is_part_of_another(tokens, first, last, fitting[0][1], small=small):
        return None
    entity, kind, canonical, form, _ = _government(tokens, last, fitting) or fitting[0]
    return EntityMention(
        start=start,
        end=end,
        text=text,
        entity=entity,
        type=kind,
        canonical=canonical,
        form=form,
        candidates=_others(fitting, entity, kind, form),
    )


def _government(tokens: Tokens, last: int, rows: list[Row]) -> Row | None:
    """Return the country's row where a capital acts like a government: "Beijing insists"."""
    if rows[0][1] != "city" or not acts(tokens, last + 1):
        return None
    return next((row for row in rows if row[3] == "capital" and row[1] == "country"), None)


def _others(rows: list[Row], entity: str, kind: str, form: str) -> tuple[str, ...]:
    """What else the words can mean; a demonym only other peoples ("Congolese")."""
    return tuple(
        dict.fromkeys(
            row[0]
            for row in rows
            if row[0] != entity and (form != "demonym" or (row[1], row[3]) == (kind, form))
        )
    )


def _case_fits(text: str, row: Row) -> bool:
    """Acronyms keep their case ("WHO" is not "who"); names may be in capitals throughout."""
    name = row[4]
    if text == name or text in _uncapitalised():  # most are printed as they are known
        return True
    if text[0].islower():
        return False
    if row[3] in _CASED_FORMS or (name.isupper() and len(name) <= 5):
        # British papers print long acronyms like names: "Unesco", "Mercosur".
        return text == name or (len(name) >= _SPOKEN and text == name.capitalize())
    if text.isupper() and len(text) <= 3:
        return text == name
    return all(
        not printed[0].islower() or written[0].islower()
        for printed, written in zip(text.split(), name.split(), strict=False)
        if printed[0].isalpha()
    )
