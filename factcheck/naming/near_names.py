"""Known names of places and organisations that a printed one misses by a letter or two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.naming.distance import phones
from factcheck.naming.lexicon import lexicon
from factcheck.naming.word_relation import is_inflected

_LONG = 8  # letters from which a word may differ by two
# Letters from which one word alone is told from a slip, by what it names.
_SHORTEST = {"country": 6, "territory": 7, "city": 7, "region": 8, "sea": 8}
_SURE = 4  # words of a name of which all but one are printed right: it can be no other name
_REMEMBERED = 20_000  # keys kept in a long-running process
_LONGER, _SAME = 9, 4  # letters from which a vowel and a consonant may be wrong; of the ending
_VOWELS = frozenset("aeiouy")
_SHORT = 5  # letters from which it may differ at all


class Near(Struct, frozen=True):
    """A known name with its id and type, the word that differs, and what it ought to be."""

    name: str
    entity: str
    type: str
    printed: str
    right: str


Row = tuple[int, str, str, str]  # the place of the word left out of the key, name, id, type


def near_keys(name: str, kind: str) -> Iterator[tuple[str, int]]:
    """Yield the keys under which a name is kept, each with the place of the word left out of it:
    all words but one, or the first letter of the only word."""
    words = [word.lower() for word in name.replace("-", " ").split()]
    if len(words) == 1 and kind in _SHORTEST:
        yield f"1 {name[0].lower()}", 0
    for at in range(len(words)) if len(words) > 1 else ():
        yield _rest(words, at), at


def _rest(words: Sequence[str], at: int) -> str:
    return " ".join((str(len(words)), *words[:at], *words[at + 1 :]))


class NearNames:
    """Looks names up by `near_keys`; `rows` fetches what is kept under a key, in order.

    They are fetched one key at a time, as a text asks for a handful of tens of thousands.
    """

    def __init__(self, rows: Callable[[str], Iterable[Row]]) -> None:
        self._fetch = rows
        self._kept: dict[str, tuple[Row, ...]] = {}
        self._words: dict[str, Near | None] = {}

    def _rows(self, key: str) -> tuple[Row, ...]:
        if key not in self._kept:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            self._kept[key] = tuple(self._fetch(key))
        return self._kept[key]

    def word(self, printed: str, *, listed: bool = False) -> Near | None:
        """Return the only one-word name that a word misspells, None where several or none fit; of
        a word `listed` with countries a short one as well."""
        key = f"{printed} {listed}"
        if key not in self._words:  # texts repeat their words, and each costs a search
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            self._words[key] = self._nearest(printed, listed)
        return self._words[key]

    def _nearest(self, printed: str, listed: bool) -> Near | None:
        reach = _reach(printed)
        if not reach:
            return None
        found: dict[str, Near] = {}
        for _, name, entity, kind in self._rows(f"1 {printed[0].lower()}"):
            if _derived(printed, name):
                continue
            if len(name) < _SHORTEST[kind] and not (
                kind == "country" and ((listed and len(name) >= _SHORT) or _swapped(printed, name))
            ):
                continue
            if abs(len(name) - len(printed)) <= 2 and _slip(printed, name, reach):
                found.setdefault(entity, Near(name, entity, kind, printed, name))
        return next(iter(found.values())) if len(found) == 1 else None

    def phrase(self, printed: Sequence[str]) -> Near | None:
        """Return the name of several words that a phrase misspells in one of them."""
        lower = [word.lower() for word in printed]
        for at, word in enumerate(printed):
            reach = _reach(word)
            for place, name, entity, kind in self._rows(_rest(lower, at)):
                right = name.replace("-", " ").split()[at]
                sure = len(printed) >= _SURE
                if place == at and reach and _slip(word, right, reach, inflected=sure):
                    return Near(name, entity, kind, word, right)
        return None


def _derived(printed: str, name: str) -> bool:
    """Whether two words differ in their endings only: a people and its country."""
    same = min(len(printed), len(name)) - 2
    return printed[-1] != name[-1] and printed[:same].lower() == name[:same].lower()


def _swapped(printed: str, name: str) -> bool:
    """Whether two letters changed places ("Egpyt", "Lybia"): so much is a slip in short names."""
    return len(name) >= _SHORT and sorted(printed.lower()) == sorted(name.lower())


def _reach(word: str) -> int:
    """How many letters of a word may be wrong for it to be a misspelling of another."""
    if len(word) < _SHORT or not word.isalpha():
        return 0
    return 2 if len(word) >= _LONG else 1


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)


def _slip(printed: str, right: str, reach: int, *, inflected: bool = False) -> bool:
    """Whether a word misses another by a few letters; by its ending too where `inflected`."""
    one, other = printed.lower(), right.lower()
    if one == other or one[0] != other[0] or len(right) < _SHORT:
        return False
    wrong = OSA.distance(one, other, score_cutoff=2)
    if wrong > 2 or (wrong > reach and phones(one) != phones(other)):
        return False
    if wrong == 2 and _consonants(one) != _consonants(other) and phones(one) != phones(other):
        # "Bavarian" is no slip for "Bahamian"; "Uzbeckistan" is one.
        ending = len(other) >= _LONGER and one[-_SAME:] == other[-_SAME:] and one[:2] == other[:2]
        if not ending or OSA.distance(_consonants(one), _consonants(other)) > 1:
            return False
    rows = lexicon().distinct_words
    distinct = rows.get(one, frozenset()) & rows.get(other, frozenset())
    return not distinct and (inflected or not is_inflected(printed, right))
