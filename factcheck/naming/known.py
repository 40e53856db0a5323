"""A name as the fact base knows it, and the index that finds candidates for a printed one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest

from msgspec import Struct, field

from factcheck.naming.distance import phones
from factcheck.naming.transliteration import spellings
from factcheck.naming.words import Word, person_words

_BRACKETED = re.compile(r"\s*\([^)]*\)")
_NATIVE_SPELLINGS = 12
_COMMON = 50  # holders of a word from which it is looked at only when nothing rarer was found


class KnownName(Struct, frozen=True):
    """A person of the fact base.

    `id` is the usual English spelling (a bracket after it only keeps ids apart), `spellings` are
    further accepted ones, `native` maps a language code to the name in its own script, and
    `family_first` says that the family name is printed first ("Hu Jintao").
    """

    id: str
    spellings: tuple[str, ...] = ()
    native: Mapping[str, str] = field(default_factory=dict)
    family_first: bool = False
    transliterated: tuple[str, ...] | None = None  # what `derived` gives, where that was kept

    def latin(self) -> tuple[str, ...]:
        """Return the spellings that the fact base names, the usual one first."""
        return (_BRACKETED.sub("", self.id) if "(" in self.id else self.id, *self.spellings)

    def derived(self) -> tuple[str, ...]:
        """Return the usual transliterations of the native names."""
        if self.transliterated is not None:
            return self.transliterated
        return _derived(tuple(sorted(self.native.items())))


@lru_cache(maxsize=8192)
def _derived(native: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for language, name in native:
        found.update(dict.fromkeys(sorted(spellings(name, language, _NATIVE_SPELLINGS))))
    return tuple(found)


def skeleton(word: str) -> str:
    """Return the consonant sounds of a folded word: most slips and spellings leave them alone."""
    sound = phones(word)
    return sound[:1] + "".join(c for c in sound[1:] if c not in "aeiouyjh")


def word_keys(word: Word) -> tuple[str, ...]:
    """Return the keys under which a word of a name is looked up, the exact one first."""
    return (word.latin, "~" + skeleton(word.latin))


def known_keys(known: KnownName) -> tuple[str, ...]:
    """Return all keys under which a known name is found; worth storing, because transliterating
    every native name takes a fifth of a millisecond each.
    """
    keys = {
        key
        for spelling in (*known.latin(), *known.derived())
        for word in person_words(spelling)
        if word.particle < 0 and not word.initial
        for key in word_keys(word)
    }
    return tuple(sorted(keys))


class NameIndex:
    """Finds the known names that a printed one may mean or misspell, without trying them all.

    Building is linear in the names; a look-up touches only names that share a word, or the
    consonants of a word, with the printed one.
    """

    def __init__(
        self, names: Iterable[KnownName], keys: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Index the names; `keys` (of `known_keys`, by id) spares the work where it was stored."""
        self._by_key: dict[str, list[KnownName]] = defaultdict(list)
        for known in names:
            for key in known_keys(known) if keys is None else keys[known.id]:
                self._by_key[key].append(known)

    def candidates(self, printed: str, limit: int = 20) -> list[KnownName]:
        """Return at most `limit` known names, those that share most with `printed` first."""
        shared: defaultdict[str, float] = defaultdict(float)
        found: dict[str, KnownName] = {}
        for word in reversed(person_words(printed)):
            if word.particle >= 0 or word.initial:
                continue
            for weight, key in zip((2.0, 1.0), word_keys(word), strict=True):
                holders = self._by_key.get(key, ())
                if len(holders) > _COMMON and found:
                    continue  # a frequent given name adds nothing to a family name found
                for known in holders:
                    shared[known.id] += weight / len(holders)  # a rare word tells more
                    found[known.id] = known
        ranked = nsmallest(limit, shared, key=lambda name: (-shared[name], name))
        return [found[name] for name in ranked]
