"""A word that nobody uses and that the text prints once, a letter away from a name that it also
prints: "the Ministry ... the Minisry", "Varnland ... Varlnand"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct
from rapidfuzz.distance import OSA

from factcheck.model.spans import Span
from factcheck.naming.folding import fold
from factcheck.naming.word_relation import is_chinese, is_inflected, is_number
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.text_people import is_given_name
from factcheck.rulebook.word_counts import (
    POSSESSIVES,
    capitalised,
    times,
    unknown_capitals,
)

_SHORTEST = 5  # letters of the name that is missed


class OddSpelling(Struct, frozen=True):
    """A word at `span`, the name that it misses, and where that stands."""

    span: Span
    printed: str
    right: str
    places: tuple[Span, ...]


def odd_spellings(context: Context) -> Iterator[OddSpelling]:
    """Yield the words that stand once and that nobody uses, a letter away from another name of
    the text; that is one that somebody uses, or stands more often, or first."""
    small = context.once(printed_words)
    odd = sorted(
        word
        for word in context.once(unknown_capitals)
        if word.lower() not in small and times(word, context) == 1
    )
    if not odd:
        return
    near = _by_letters(odd, context)
    for word in odd:
        rights = {one for key in _keys(fold(word)) for one in near.get(key, ())}
        meant = [one for one in rights if _is_slip(word, one)]
        if not meant or _has_forms(word, context):
            continue
        right = max(meant, key=lambda one: (times(one, context), one))
        [here], places = _places(word, context), _places(right, context)
        if right in odd and places[0].span > here.span:
            continue  # of two that nobody uses the later one is odd
        if not _are_two(here, places):
            yield OddSpelling(here.span, word, right, tuple(one.span for one in places))


class _Place(Struct, frozen=True):
    """Where a word stands, where its sentence begins, and the capital before it, made small."""

    span: Span
    sentence: int
    before: str


def _are_two(here: _Place, places: list[_Place]) -> bool:
    """Whether a text tells two names apart: in one sentence, or by other given names."""
    if any(one.sentence == here.sentence for one in places):
        return True
    given = {one.before for one in places if is_given_name(one.before)}
    return is_given_name(here.before) and bool(given) and here.before not in given


def _has_forms(word: str, context: Context) -> bool:
    """Whether other words of the text are made of a word, as those of a land: "Mirovian"."""
    words = context.once(capitalised)
    at = bisect_left(words, word[:-1])
    return any(one != word and one.startswith(word[:-1]) for one in words[at : at + 2])


def _by_letters(odd: list[str], context: Context) -> dict[str, list[str]]:
    """The names of the text that one of the odd words may miss, by their letters but one."""
    sizes = {(word[0], len(word) + step) for word in odd for step in (-1, 0, 1)}
    found: dict[str, list[str]] = {}
    for word in context.once(capitalised):
        if len(word) >= _SHORTEST and (word[0], len(word)) in sizes:
            for key in _keys(fold(word)):
                found.setdefault(key, []).append(word)
    return found


def _keys(word: str) -> set[str]:
    """A word, and the word without each letter: two that are a letter apart share one."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(1, len(word))}


def _is_slip(printed: str, right: str) -> bool:
    one, other = fold(printed), fold(right)
    if one == other or OSA.distance(one, other, score_cutoff=1) > 1 or is_number(one):
        return False
    if one.startswith(other) or other.startswith(one):
        return False  # "Merkel" and "Merkels"
    if one[-1] != other[-1] and is_inflected(one, other):
        return False
    return not (is_chinese(one) and is_chinese(other))


def _places(word: str, context: Context) -> list[_Place]:
    forms = {word + ending for ending in POSSESSIVES}
    found = []
    for sentence in context.sentences_with({form.lower() for form in forms}):
        text = sentence.tokens.text
        for at in sentence.capitals():
            if text[at] in forms:
                start = sentence.tokens.start[at]
                before = text[at - 1] if at > sentence.first and text[at - 1].istitle() else ""
                found.append(
                    _Place(Span(start, start + len(word)), sentence.span.start, before.lower())
                )
    return found
