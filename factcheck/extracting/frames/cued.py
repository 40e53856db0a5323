"""Which families of frames can find something in a sentence, by its words alone.

A family that needs one of certain words declares them with `cued_by`. The words of a sentence
are then looked up once for all families, and most are never called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Generic, ParamSpec, TypeVar

from msgspec.structs import force_setattr

from factcheck.extracting.sentence import Sentence

P = ParamSpec("P")
T = TypeVar("T")
Family = Callable[P, Iterable[T]]
_Cues = Callable[[], Iterable[str]]

_KEPT = 5_000  # sets of families that are remembered; a long run begins anew

_declared: dict[Callable[..., Any], _Cues] = {}


def cued_by(cues: _Cues) -> Callable[[Family[P, T]], Family[P, T]]:
    """Declare words of which a family of frames needs at least one in its sentence.

    `cues` returns them, in lower case, one token each (`PhraseTable.cues` of a table of
    phrases); it is called once, at the first sentence.
    """

    def declare(family: Family[P, T]) -> Family[P, T]:
        _declared[family] = cues
        return family

    return declare


class Families(Generic[P, T]):
    """Families of frames in the order in which they run."""

    def __init__(self, *families: Family[P, T]) -> None:
        self._families = families
        self._chosen: dict[int, tuple[Family[P, T], ...]] = {}

    def of(self, sentence: Sentence) -> tuple[Family[P, T], ...]:
        """Return those that have a cue in the sentence, or need none."""
        cued = sentence.cued or _cued_in(sentence)
        chosen = self._chosen.get(cued)
        if chosen is None:
            if len(self._chosen) >= _KEPT:
                self._chosen.clear()
            bits = _bits()
            chosen = tuple(one for one in self._families if bits.get(one, -1) & cued)
            self._chosen[cued] = chosen
        return chosen


def _cued_in(sentence: Sentence) -> int:
    """The families with a cue in a sentence, a bit each; kept with the sentence."""
    by_word, cued = _by_word(), 1
    for word in by_word.keys() & sentence.vocabulary:
        cued |= by_word[word]
    force_setattr(sentence, "cued", cued)
    return cued


@cache
def _bits() -> dict[Callable[..., Any], int]:
    """The bit of each family with cues; the lowest is set in every sentence."""
    return {family: 1 << at for at, family in enumerate(_declared, start=1)}


@cache
def _by_word() -> dict[str, int]:
    """Word -> the families that it is a cue of, a bit each."""
    table: dict[str, int] = {}
    for family, bit in _bits().items():
        for word in _declared[family]():
            table[word] = table.get(word, 0) | bit
    return table
