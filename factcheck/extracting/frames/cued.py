"""Which families of frames can find something in a sentence, by its words and its marks alone.

A family that needs one of certain words, or figures and names of some kind, declares them with
`cued_by`. They are then looked up once for all families, and most are never called.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Generic, ParamSpec, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from factcheck.extracting.frames.marks import EVERY, marks_of
from factcheck.extracting.sentence import Sentence

P = ParamSpec("P")
T = TypeVar("T")
Family = Callable[P, Iterable[T]]
_Cues = Callable[[], Iterable[str]]

_KEPT = 5_000  # sets of families that are remembered; a long run begins anew


class _Declared(Struct, frozen=True):
    """What a family needs: one of some words or marks, and all of other marks."""

    cues: _Cues | None
    or_marks: int
    needs: int


_declared: dict[Callable[..., Any], _Declared] = {}


def cued_by(
    cues: _Cues | None = None, *, or_marks: int = 0, needs: int = 0
) -> Callable[[Family[P, T]], Family[P, T]]:
    """Declare words of which a family of frames needs at least one in its sentence.

    `cues` returns them, in lower case, one token each (`PhraseTable.cues` of a table of
    phrases); it is called once, at the first sentence. One of `or_marks` does as well as a word;
    of `needs` the sentence must have all (see `frames.marks`).
    """

    def declare(family: Family[P, T]) -> Family[P, T]:
        _declared[family] = _Declared(cues, or_marks, needs)
        return family

    return declare


class Families(Generic[P, T]):
    """Families of frames in the order in which they run."""

    def __init__(self, *families: Family[P, T]) -> None:
        self._families = families
        self._asked: tuple[tuple[Family[P, T], int], ...] = ()
        self._mask = EVERY
        self._chosen: dict[int, tuple[Family[P, T], ...]] = {}

    def __iter__(self) -> Iterator[Family[P, T]]:
        return iter(self._families)

    def of(self, sentence: Sentence) -> tuple[Family[P, T], ...]:
        """Return those that have a cue in the sentence, or need none, and all that they need."""
        if not self._asked:
            self._look_up()
        key = (sentence.cued or _cued_in(sentence)) & self._mask
        chosen = self._chosen.get(key)
        if chosen is None:
            if len(self._chosen) >= _KEPT:
                self._chosen.clear()
            # A list: in a text never seen, most sentences have a set of cues of their own.
            chosen = self._chosen[key] = tuple([one for one, bit in self._asked if bit & key])
        return chosen

    def _look_up(self) -> None:
        """Work out the bit of each family, and all of these bits."""
        asked = [(family, _bits().get(family, EVERY)) for family in self._families]
        for _, bit in asked:
            self._mask |= bit
        self._asked = tuple(asked)  # at last, so that other threads see all of it or none


def find_in_all(
    families: Families[P, T],
    asked: Sequence[tuple[Sentence, list[T], tuple[Any, ...]]],
    most: int | None = None,
) -> None:
    """Let families find what there is in each of some sentences, `most` things each.

    A sentence comes with the list that takes what is found in it, and with what the families are
    called with. A family goes over all sentences before the next one begins: what it reads by
    stays in the processor's caches, which is faster by an eighth.
    """
    places: dict[Family[P, T], list[int]] = {one: [] for one in families}
    for at, (sentence, _, _) in enumerate(asked):
        for family in families.of(sentence):
            places[family].append(at)
    for family, some in places.items():
        for at in some:
            _, found, given = asked[at]
            told = family(*given)  # type: ignore[call-arg]
            found += told if most is None else islice(told, most)


def _cued_in(sentence: Sentence) -> int:
    """The families with a cue in a sentence that has all that they need, a bit each; kept with
    it."""
    by_word = _by_word()
    cued, able = _with_marks(marks_of(sentence))
    for word in by_word.keys() & sentence.vocabulary:
        cued |= by_word[word]
    cued &= able
    force_setattr(sentence, "cued", cued)
    return cued


@cache
def _bits() -> dict[Callable[..., Any], int]:
    """The bit of each family that declared what it needs, behind that of all others."""
    return {family: EVERY << at for at, family in enumerate(_declared, start=1)}


@cache
def _by_word() -> dict[str, int]:
    """Word -> the families that it is a cue of, a bit each."""
    table: dict[str, int] = {}
    for family, bit in _bits().items():
        cues = _declared[family].cues
        for word in cues() if cues is not None else ():
            table[word] = table.get(word, 0) | bit
    return table


@cache
def _with_marks(marks: int) -> tuple[int, int]:
    """The families that some marks are cue enough for, and those that need no other marks."""
    found = able = EVERY
    for family, bit in _bits().items():
        declared = _declared[family]
        if declared.or_marks & marks or (declared.cues is None and not declared.or_marks):
            found |= bit
        if declared.needs & marks == declared.needs:
            able |= bit
    return found, able
