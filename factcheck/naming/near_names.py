"""Known names of places and organisations that a printed one misses by a letter or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.naming.lexicon import lexicon
from factcheck.naming.word_relation import is_inflected

_LONG = 8  # letters from which a word may differ by two
# Letters from which one word alone is told from a slip, by what it names.
_SHORTEST = {"country": 6, "territory": 7, "city": 7, "region": 8}
_SHORT = 5  # letters from which it may differ at all


class Near(Struct, frozen=True):
    """A known name with its id and type, the word that differs, and what it ought to be."""

    name: str
    entity: str
    type: str
    printed: str
    right: str


class NearNames:
    """Names by their first letter, and by all of their words but one."""

    def __init__(self, names: Iterable[tuple[str, str, str]]) -> None:
        self._single: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        self._several: dict[tuple[int, tuple[str, ...]], list[tuple[int, str, str, str]]]
        self._several = defaultdict(list)
        self.words: set[str] = set()
        for name, entity, kind in names:
            words = name.replace("-", " ").split()
            self.words.update(word.lower() for word in words)
            if len(words) == 1 and kind in _SHORTEST:
                self._single[name[0].lower()].append((name, entity, kind))
            for at in range(len(words)) if len(words) > 1 else ():
                rest = tuple(word.lower() for word in (*words[:at], *words[at + 1 :]))
                self._several[len(words), rest].append((at, name, entity, kind))

    def word(self, printed: str) -> Near | None:
        """Return the only one-word name that a word misspells, None where several or none fit."""
        reach = _reach(printed)
        if not reach:
            return None
        found: dict[str, Near] = {}
        for name, entity, kind in self._single.get(printed[0].lower(), ()):
            if len(name) < _SHORTEST[kind] or _derived(printed, name):
                continue
            if abs(len(name) - len(printed)) <= reach and _slip(printed, name, reach):
                found.setdefault(entity, Near(name, entity, kind, printed, name))
        return next(iter(found.values())) if len(found) == 1 else None

    def phrase(self, printed: Sequence[str]) -> Near | None:
        """Return the name of several words that a phrase misspells in one of them."""
        lower = [word.lower() for word in printed]
        for at, word in enumerate(printed):
            reach = _reach(word)
            rest = (*lower[:at], *lower[at + 1 :])
            for place, name, entity, kind in self._several.get((len(lower), rest), ()):
                right = name.replace("-", " ").split()[at]
                if place == at and reach and _slip(word, right, reach):
                    return Near(name, entity, kind, word, right)
        return None


def _derived(printed: str, name: str) -> bool:
    """Whether two words differ in their endings only: a people and its country."""
    same = min(len(printed), len(name)) - 2
    return printed[-1] != name[-1] and printed[:same].lower() == name[:same].lower()


def _reach(word: str) -> int:
    """How many letters of a word may be wrong for it to be a misspelling of another."""
    if len(word) < _SHORT or not word.isalpha():
        return 0
    return 2 if len(word) >= _LONG else 1


def _slip(printed: str, right: str, reach: int) -> bool:
    one, other = printed.lower(), right.lower()
    if one == other or one[0] != other[0] or len(right) < _SHORT:
        return False
    if OSA.distance(one, other, score_cutoff=reach) > reach:
        return False
    rows = lexicon().distinct_words
    distinct = rows.get(one, frozenset()) & rows.get(other, frozenset())
    return not distinct and not is_inflected(printed, right)
