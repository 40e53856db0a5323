"""The gazetteer: names that the fact base knows, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.name_contexts import (
    acts,
    follows_a_place,
    is_named_a_city,
    is_named_a_place,
    is_part_of_another,
)
from factcheck.extracting.phrases import PhraseTable, phrase_key
from factcheck.extracting.sentence import Placed
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

# What the same words mean when nothing in the text decides.
_TYPE_ORDER = ("country", "organisation", "person", "event", "city", "region")
_SPOKEN = 4  # letters of an acronym that is spoken as a word
_KEPT = 50_000  # different names and words; a text with more makes what is kept of them anew
_POSSESSIVES = ("'s", "’s")
_CASED_FORMS = frozenset({"acronym"})
_words = WordLists("lexicon/gazetteer").words


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
Held = Callable[[str], frozenset[tuple[str, str]]]
Fetch = Callable[[Sequence[str]], Iterable[tuple[str, list[Row]]]]


class Gazetteer:
    """Finds known names.

    Names are fetched by their first word when a text first has that word, so that a short run
    need not load tens of thousands of them; what was fetched is kept.
    """

    def __init__(self, fetch: Fetch, held: Held = lambda _: frozenset()) -> None:
        """`held` returns the offices of a person, as (role, state or body), and the states whose
        national they are, as ("", state)."""
        self._fetch = fetch
        self.held = held
        self._asked: set[str] = set()
        self._names: PhraseTable[list[Row]] = PhraseTable({})
        self._first_words: set[str] = set()
        self._readings: dict[str, _Readings] = {}

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
        self._prepare(words, (0,))
        hit = self._names.longest(words, 0, len(words))
        if hit is None or hit[0] != len(words):
            return []
        return [NameEntry(name, *row[:4]) for row in hit[1]]

    def find(self, tokens: Tokens) -> list[EntityMention]:
        """Return the mentions of known names: see `placed`."""
        return [placed.mention for placed in self.placed(tokens)]

    def placed(self, tokens: Tokens) -> list[Placed[EntityMention]]:
        """Return the mentions of known names, in order; the longest name at a place wins.

        Those of peoples in the plural ("the Danes", form "people") are among them: they name a
        country's people and not the country.
        """
        if not tokens.text:
            return []
        words = stems = tokens.lower
        if _has_apostrophe(tokens):
            stems = list(map(_stems.__getitem__, words))
        starts = tokens.capitals
        if not _uncapitalised_words().isdisjoint(tokens.vocabulary):
            begin = _uncapitalised_words()
            starts = [
                at for at, word in enumerate(tokens.text) if word[0].isupper() or word in begin
            ]
        self._prepare(words, starts)
        if stems is not words:
            self._prepare(stems, starts)
        names, known = self._names, self._first_words
        found: list[Placed[EntityMention]] = []
        towns: set[str] = set()
        free, count = 0, len(words)
        for at in [at for at in starts if stems[at] in known or words[at] in known]:
            if at < free:
                continue
            hit = names.longest(stems, at, count)
            if stems is not words:
                # "People's Republic of China" has its possessive inside or at its end.
                whole = names.longest(words, at, count)
                hit = whole if hit is None or (whole is not None and whole[0] >= hit[0]) else hit
            if hit is None:
                continue
            mention = self._mention(tokens, at, *hit, before=found, towns=towns)
            if mention is not None:
                free = at + hit[0]
                found.append(Placed(at, free, mention))
        return found

    def _prepare(self, words: Sequence[str], starts: Sequence[int]) -> None:
        """Fetch the names that begin with a word at `starts`, where that has not been done."""
        asked = self._asked
        new = {words[at] for at in starts if words[at] not in asked}
        if new:
            for key, rows in self._fetch(sorted(new)):
                self._names.add(key, rows)
                self._first_words.add(first_word(key))
            asked |= new

    def _mention(
        self,
        tokens: Tokens,
        first: int,
        length: int,
        rows: list[Row],
        *,
        before: list[Placed[EntityMention]],
        towns: set[str],
    ) -> EntityMention | None:
        """Return the mention of `rows` at `first`, or None where its letters or neighbours forbid
        it.

        `before` are the names before it in the text, `towns` the small places that the text has
        named as such so far.
        """
        last = first + length - 1
        start, end = tokens.start[first], tokens.end[last]
        if tokens.lower[last].endswith("'s") and not rows[0][4].lower().endswith(_POSSESSIVES):
            end -= 2
        text = tokens.source[start:end]
        if not text or _lacks_article(tokens, first, last):
            return None  # a word that the text has not (`labelled`)
        readings = self._readings.get(text)
        if readings is None:
            if len(self._readings) > _KEPT:
                self._readings.clear()
            readings = self._readings[text] = _Readings.of(text, rows)
        fitting = readings.rows
        if not fitting:
            return None
        if readings.ambiguous and not is_named_a_city(tokens, first, last):
            fitting = tuple(row for row in fitting if row[1] != "city")
        if fitting and fitting[0][3] == "town":
            listed = bool(before) and follows_a_place(tokens, first, before[-1].mention.end)
            if listed or text in towns or is_named_a_place(tokens, first, last):
                towns.add(text)
            else:
                fitting = tuple(row for row in fitting if row[3] != "town")
        if not fitting:
            return None
        row = fitting[0]
        if is_part_of_another(tokens, first, last, row[1], small=row[3] == "town"):
            return None
        if row[1] == "city" and len(fitting) > 1:
            row = _government(tokens, last, fitting) or row
        likeliest = row is readings.rows[0] and fitting is readings.rows
        entity, kind, canonical, form, _ = row
        return EntityMention(
            start=start,
            end=end,
            text=text,
            entity=entity,
            type=kind,
            canonical=canonical,
            form=form,
            candidates=readings.others if likeliest else _others(fitting, entity, kind, form),
        )


def _lacks_article(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name is a state's only behind its article and before no further name: "the
    Emirates", not "fly Emirates" or "the Emirates Group"."""
    if first < last or tokens.lower[last].removesuffix("'s") not in _words("after_the"):
        return False
    after = tokens.text[last + 1 : last + 2]
    named = bool(after) and after[0][0].isupper()
    return named or tokens.lower[max(0, first - 1)] != "the"


class _Stems(dict[str, str]):
    """Lower-case words without a possessive ending."""

    def __missing__(self, word: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        stem = self[word] = word.removesuffix("'s")
        return stem


_stems = _Stems()


def _has_apostrophe(tokens: Tokens) -> bool:
    source, start, end = tokens.source, tokens.start[0], tokens.end[-1]
    return source.find("'", start, end) >= 0 or source.find("’", start, end) >= 0


class _Readings(Struct, frozen=True):
    """What a name can mean as it is printed: the rows that its letters allow, the likeliest first,
    and what else the likeliest one can be.

    `ambiguous` says that a city's name is more often a plain word or a person's name.
    """

    rows: tuple[Row, ...]
    others: tuple[str, ...]
    ambiguous: bool

    @classmethod
    def of(cls, text: str, rows: list[Row]) -> _Readings:
        """Return the readings of rows, which have one name, printed as `text`."""
        fitting = tuple(row for row in rows if _case_fits(text, row))
        if not fitting:
            return cls((), (), ambiguous=False)
        entity, kind, _, form, _ = fitting[0]
        others = _others(fitting, entity, kind, form)
        return cls(fitting, others, ambiguous=_is_ambiguous(fitting[0]))


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
def _uncapitalised_words() -> frozenset[str]:
    return frozenset(
        (
            *(first_word(phrase_key(name)) for name in _words("uncapitalised")),
            *_words("opening_nouns"),
        )
    )


def _is_ambiguous(row: Row) -> bool:
    """Whether a city's name is more often a plain word or a person's name."""
    return row[1] == "city" and row[4].lower() in _words("ambiguous")


def _likelihood(row: Row) -> tuple[bool, bool, float]:
    """Sort rows of one name, the likeliest first: "Laos" is the country before the people, and
    "Bahia" the state before the city of Salvador, which was called so."""
    other = row[1] == "city" and row[3] == "alias" and row[4] != row[2]
    rank = _rank("region") if other else _rank(row[1])
    return row[3] == "people", row[3] == "capital" and row[0] != row[4], rank + other / 2


def _rank(kind: str) -> int:
    return _TYPE_ORDER.index(kind) if kind in _TYPE_ORDER else len(_TYPE_ORDER)


def _government(tokens: Tokens, last: int, rows: Sequence[Row]) -> Row | None:
    """Return the country's row where a capital acts like a government: "Beijing insists"."""
    if not acts(tokens, last + 1):
        return None
    return next((row for row in rows if row[3] == "capital" and row[1] == "country"), None)


def _others(rows: Sequence[Row], entity: str, kind: str, form: str) -> tuple[str, ...]:
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
    if text == name or text in _words("uncapitalised"):  # most are printed as they are known
        return True
    if text[0].islower() and not (row[1] == "event" and first_word(text) in _words("event_nouns")):
        return False
    if row[3] in _CASED_FORMS or (name.isupper() and len(name) <= 5):
        # British papers print long acronyms like names: "Unesco", "Mercosur".
        return text == name or (len(name) >= _SPOKEN and text == name.capitalize())
    if text.isupper() and len(text) <= 3:
        return text == name
    plain = _words("event_nouns") if row[1] == "event" else frozenset[str]()
    return all(
        not printed[0].islower() or written[0].islower() or printed in plain
        for printed, written in zip(text.split(), name.split(), strict=False)
        if printed[0].isalpha()
    )
