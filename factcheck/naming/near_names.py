"""Known names of places and organisations that a printed one misses by a letter or two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.naming.distance import FAR, distance, phones
from factcheck.naming.folding import fold
from factcheck.naming.lexicon import lexicon
from factcheck.naming.word_relation import is_inflected

_LONG = 8  # letters from which a word may differ by two
_LONGER, _SAME = 9, 4  # letters from which a vowel and a consonant may be wrong; of the ending
_VOWELS = frozenset("aeiouy")
_SHORT = 5  # letters from which a name may be missed at all
_SURE = 4  # words of a name of which all but one are printed right: it can be no other name
_ROOM = 7  # letters of a name in which another letter is one too many
_REMEMBERED = 20_000  # keys kept in a long-running process
# What one word alone can be missed of: a place, a people, or a word that names are made of.
_ONE_WORD = frozenset({"country", "territory", "city", "town", "region", "sea", "word"})


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
    all words but one, or the first letter and the length of the only word."""
    words = fold(name.replace("-", " ")).split()
    if len(words) == 1 and kind in _ONE_WORD:
        yield _lone(words[0], len(words[0])), 0
    for at in range(len(words)) if len(words) > 1 else ():
        yield _rest(words, at), at


def _lone(word: str, length: int) -> str:
    return f"1 {word[0]}{length}"


def _rest(words: Sequence[str], at: int) -> str:
    return " ".join((str(len(words)), *words[:at], *words[at + 1 :]))


class NearNames:
    """Looks names up by `near_keys`; `rows` fetches what is kept under a key, in order.

    They are fetched one key at a time, as a text asks for a handful of tens of thousands.
    """

    def __init__(self, rows: Callable[[str], Iterable[Row]]) -> None:
        self._fetch = rows
        self._kept: dict[str, tuple[Row, ...]] = {}
        self._words: dict[str, tuple[Near, ...]] = {}

    def _rows(self, key: str) -> tuple[Row, ...]:
        if key not in self._kept:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            self._kept[key] = tuple(self._fetch(key))
        return self._kept[key]

    def word(self, printed: str) -> tuple[Near, ...]:
        """Return the one-word names that a word misspells, the nearest first."""
        if printed not in self._words:  # texts repeat their words, and each costs a search
            if len(self._words) >= _REMEMBERED:
                self._words.clear()
            self._words[printed] = tuple(self._nearest(printed))
        return self._words[printed]

    def _nearest(self, printed: str) -> list[Near]:
        word, reach = fold(printed), _reach(printed)
        lengths = range(len(word) - reach, len(word) + reach + 1) if reach else ()
        found = [
            Near(name, entity, kind, printed, name)
            for length in lengths
            for _, name, entity, kind in self._rows(_lone(word, length))
            if not _derived(word, fold(name)) and _slip(word, fold(name), reach)
        ]
        return sorted(found, key=lambda one: distance(word, fold(one.name), FAR))

    def phrase(self, printed: Sequence[str], at: int) -> Near | None:
        """Return the name of several words that a phrase misspells in the word at a place."""
        words = [fold(word) for word in printed]
        reach, sure = _reach(words[at]), len(words) >= _SURE
        for place, name, entity, kind in self._rows(_rest(words, at)) if reach else ():
            right = name.replace("-", " ").split()[at]
            if place == at and _slip(words[at], fold(right), reach, inflected=sure):
                return Near(name, entity, kind, printed[at], right)
        return None


def _derived(printed: str, name: str) -> bool:
    """Whether two words differ in their endings only, as a people and its country, and not by two
    letters the wrong way round."""
    same = min(len(printed), len(name)) - 2
    ended = printed[-1] != name[-1] and printed[:same] == name[:same]
    return ended and sorted(printed) != sorted(name)


def _reach(word: str) -> int:
    """How many letters of a word may be wrong for it to be a misspelling of another."""
    if len(word) < _SHORT - 1 or not word.isalpha():
        return 0
    return 2 if len(word) >= _LONG else 1


def _squeezed(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)


def _slip(one: str, other: str, reach: int, *, inflected: bool = False) -> bool:
    """Whether a folded word misses another by a few letters; by its ending too where
    `inflected`."""
    if one == other or one[0] != other[0] or len(other) < _SHORT:
        return False
    wrong = OSA.distance(one, other, score_cutoff=2)
    if wrong > 2 or (wrong > reach and phones(one) != phones(other)):
        return False
    if wrong == 2 and _consonants(one) != _consonants(other) and phones(one) != phones(other):
        # "Bavarian" is no slip for "Bahamian"; "Uzbeckistan" is one.
        ending = len(other) >= _LONGER and one[-_SAME:] == other[-_SAME:] and one[:2] == other[:2]
        if not ending or OSA.distance(_consonants(one), _consonants(other)) > 1:
            return False
    if len(one) > len(other) and len(other) < _ROOM and _squeezed(one) != _squeezed(other):
        return False  # a letter more makes another name of a short one: "Ksenya"
    rows = lexicon().distinct_words
    distinct = rows.get(one, frozenset()) & rows.get(other, frozenset())
    return not distinct and (inflected or one[-1] == other[-1] or not is_inflected(one, other))
