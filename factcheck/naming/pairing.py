"""Which word of one name goes with which word of another, and by what transformation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from factcheck.naming.distance import FAR, changes, distance, edits, phones
from factcheck.naming.folding import fold
from factcheck.naming.lexicon import lexicon
from factcheck.naming.transliteration import accepts_word, languages_of
from factcheck.naming.words import Word, is_roman, word_of

_MOST_JOINED = 3


class Bond(Struct, frozen=True):
    """How two words are one: `how` names the transformation, `cost` is 0 for the same letters.

    `typo` is the weighted edit distance where the bond is a misspelling, else 0.
    """

    cost: float
    how: str
    detail: str = ""
    typo: float = 0.0


class Pair(Struct, frozen=True):
    """Words of both names that go together; positions are half-open ranges of words."""

    left: tuple[int, int]
    right: tuple[int, int]
    bond: Bond
    weight: float


class Alignment(Struct, frozen=True):
    """The pairs, and what is left over on each side."""

    pairs: tuple[Pair, ...]
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]


SAME = Bond(0.0, "same")


def bond(a: Word, b: Word) -> Bond | None:
    """Return how `a` and `b` can be one word, None when they cannot."""
    return _bond(a.text, b.text)  # a word is known by its text, and hashing that is cheap


@lru_cache(maxsize=65536)
def _bond(left: str, right: str) -> Bond | None:
    a, b = word_of(left), word_of(right)
    if a.latin == b.latin:
        return SAME if a.native == b.native else Bond(0.02, "transliteration")
    if a.initial or b.initial:
        return _initial(a, b)
    if a.particle >= 0 and a.particle == b.particle:
        return Bond(0.05, "particle")
    if a.is_number or b.is_number:
        return None
    if a.native and b.native:
        return _within_script(a, b)
    if a.native or b.native:
        across = _across_scripts(a, b)
        if across:
            return across
    return _spellings(a, b)


def _initial(a: Word, b: Word) -> Bond | None:
    short, full = (a, b) if a.initial else (b, a)
    if full.particle >= 0 or not full.latin.startswith(short.latin):
        return None
    if full.text.isupper() and is_roman(full.latin):
        return None
    return Bond(0.2, "initial")


def _across_scripts(a: Word, b: Word) -> Bond | None:
    native, other = (a, b) if a.native else (b, a)
    if other.native:
        return None
    for language in languages_of(native.text):
        if accepts_word(native.text, language, other.text):
            return Bond(0.02, "transliteration", language)
    if native.script in ("arabic", "hebrew"):
        consonants = _consonants(native.latin)
        if len(consonants) > 1 and consonants == _consonants(other.latin):
            return Bond(0.12, "transliteration", "the same consonants")
    return None


def _consonants(latin: str) -> str:
    """Return what a script without vowels writes for sure (w, y and h can be vowels there)."""
    return "".join(c for c in phones(latin) if c not in "aeiouyjhvw")


def _within_script(a: Word, b: Word) -> Bond | None:
    """Compare two words of one script letter by letter (syllabic scripts: no slips allowed)."""
    if a.script != b.script:
        return None
    left, right = a.text.casefold(), b.text.casefold()
    if a.script in ("hangul", "cjk", "hiragana", "katakana"):
        return None
    allowed = 0 if len(left) < 5 else min(1 + len(left) // 6, 2)
    count = edits(left, right, allowed)
    if count > allowed:
        return None
    if a.script == "cyrillic":
        by_sound = distance(a.latin, b.latin, 2.2)
        if by_sound >= FAR:
            return None
    return Bond(0.15 * count, "misspelling", changes(left, right), float(count))


def _spellings(a: Word, b: Word) -> Bond | None:
    if a.umlauts in (b.umlauts, b.latin) or a.latin == b.umlauts:
        return Bond(0.02, "umlaut")
    related = _related_given_names(a, b)
    if related:
        return related
    if _are_distinct(a.latin, b.latin):
        return None
    if a.sound == b.sound and len(a.sound) > 1:
        return Bond(0.08, "transliteration")
    limit = budget(min(len(a.latin), len(b.latin)))
    if a.given and b.given:
        limit = min(limit, 0.75)
    far = distance(a.latin, b.latin, limit)
    if far >= FAR:
        return None
    return Bond(min(0.12 + 0.14 * far, 0.5), "misspelling", changes(a.latin, b.latin), far)


def _related_given_names(a: Word, b: Word) -> Bond | None:
    for one in a.given:
        for other in b.given:
            if one.family != other.family:
                continue
            if one.languages & other.languages - {"short"}:
                return Bond(0.05, "transliteration")
            if "short" in one.languages | other.languages:
                return Bond(0.15, "short form")
            return Bond(0.22, "cognate")
    return None


def _are_distinct(a: str, b: str) -> bool:
    table = lexicon().distinct_places
    return bool(table.get(a, frozenset()) & table.get(b, frozenset()))


def budget(length: int) -> float:
    """Return the largest weighted distance that a slip in a word of so many letters may have."""
    if length <= 3:
        return 0.35
    if length == 4:
        return 1.0
    if length <= 6:
        return 1.3
    if length <= 9:
        return 1.7
    return 2.2


def align(left: Sequence[Word], right: Sequence[Word]) -> Alignment:
    """Pair the words of two names, the surest pairs first; each word is used once.

    Up to three neighbours may be one word of the other name ("van der Bilt", "Vanderbilt").
    """
    found: list[Pair] = []
    for i in range(len(left)):
        for j in range(len(right)):
            found.extend(_pairs_at(left, i, right, j))
    found.sort(key=_surest_first)
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs: list[Pair] = []
    for pair in found:
        here, there = range(*pair.left), range(*pair.right)
        if used_left.isdisjoint(here) and used_right.isdisjoint(there):
            used_left.update(here)
            used_right.update(there)
            pairs.append(pair)
    return Alignment(
        pairs=tuple(sorted(pairs, key=lambda pair: pair.left)),
        left_over=tuple(i for i in range(len(left)) if i not in used_left),
        right_over=tuple(j for j in range(len(right)) if j not in used_right),
    )


def may_pair(left: Sequence[Word], right: Sequence[Word], at: int, *, joined: bool) -> bool:
    """Whether an alignment can have a pair for the word of `right` at `at`: that word itself or,
    with `joined`, neighbours together on one side."""
    if any(bond(word, right[at]) for word in left):
        return True
    return joined and (
        any(_joins(left, i, right[at]) for i in range(len(left)))
        or any(
            start + several > at
            for start in range(max(0, at + 1 - _MOST_JOINED), at + 1)
            for whole in left
            for several, _ in _joins(right, start, whole)
        )
    )


def _surest_first(pair: Pair) -> tuple[float, int, float, int, int]:
    words = pair.left[1] - pair.left[0] + pair.right[1] - pair.right[0]
    shift = abs(pair.left[0] - pair.right[0])
    return (round(pair.bond.cost, 3), -words, -pair.weight, shift, min(pair.left[0], pair.right[0]))


def _pairs_at(left: Sequence[Word], i: int, right: Sequence[Word], j: int) -> list[Pair]:
    found: list[Pair] = []
    one = bond(left[i], right[j])
    if one:
        weight = min(left[i].weight, right[j].weight)
        found.append(Pair((i, i + 1), (j, j + 1), one, weight))
    for several, joined in _joins(left, i, right[j]):
        found.append(Pair((i, i + several), (j, j + 1), joined, float(several)))
    for several, joined in _joins(right, j, left[i]):
        found.append(Pair((i, i + 1), (j, j + several), joined, float(several)))
    return found


def _joins(words: Sequence[Word], at: int, whole: Word) -> list[tuple[int, Bond]]:
    """Return how many neighbours from `at` on can be the one word `whole`, and how."""
    length = len(words[at].latin)
    target = len(whole.latin)
    found: list[tuple[int, Bond]] = []
    if length >= target:
        return found
    for several in range(2, min(_MOST_JOINED, len(words) - at) + 1):
        length += len(words[at + several - 1].latin)
        if length > target + 1:
            break
        if length >= max(4, target - 1):
            joined = _joined(words[at : at + several], whole)
            if joined:
                found.append((several, joined))
    return found


def _joined(parts: Sequence[Word], whole: Word) -> Bond | None:
    together = "".join(part.latin for part in parts)
    if together == whole.latin:
        return Bond(0.03, "joined")
    if len(together) < 6 or any(part.initial or part.is_number for part in parts):
        return None
    found = bond(word_of(fold(together)), whole)
    return Bond(found.cost + 0.05, "joined", found.detail, found.typo) if found else None
