"""Which states a water touches: "the Strait of Hormuz lies between Iran and Oman", "the Mekong
flows through Laos and Cambodia", "the Caspian Sea is bordered by"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.accession_parts import names_from
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.land_facts import Water
from factcheck.model.mentions import EntityMention

Find = Callable[[Sentence, int], tuple[int, Water] | None]  # the water at a token, with its length
_LONGEST = 5  # tokens of a water's name
_words = WordLists("claims/waters")


class Told(Struct, frozen=True):
    """A water at token `at`, the states that a phrase up to token `stop` gives it."""

    at: int
    water: Water
    states: tuple[Placed[EntityMention], ...]
    stop: int


@cache
def _phrases() -> PhraseTable[str]:
    words = _words.table
    names = ("bordered", "between", "course")
    return PhraseTable.of((phrase, name) for name in names for phrase in words[name])


def state_words() -> frozenset[str]:
    """Return the words with which a sentence can tell of the states of a water."""
    return frozenset(_phrases().first_words)


def told_states(sentence: Sentence, find: Find) -> Iterator[Told]:
    """Yield what a sentence says of the states that waters touch."""
    for first, stop, name in sentence.phrases(_phrases()):
        before = _water_before(sentence, first, find)
        if before is None:
            continue
        at, water = before
        named = names_from(sentence, stop)
        end = named[-1].stop if named else stop
        if name == "between" and sentence.words(end, end + 1) == ["from"]:
            named += names_from(sentence, end + 1)
            end = named[-1].stop
        if name == "between" and len(named) < 2:
            continue
        if named:
            yield Told(at, water, tuple(named), end)


def _water_before(sentence: Sentence, at: int, find: Find) -> tuple[int, Water] | None:
    """The water that ends right before a verb, over "which" and the like."""
    if sentence.words(at - 1, at) == ["and"]:
        return _leading(sentence, at, find)
    while at > sentence.first and sentence.tokens.lower[at - 1] in _words("to_verb"):
        at -= 1
    for first in range(at - 1, max(sentence.first, at - _LONGEST) - 1, -1):
        if not sentence.tokens.text[first][0].isupper():
            continue
        hit = find(sentence, first)
        before = sentence.words(first - 1, first)
        if hit is not None and first + hit[0] == at:
            opened = sentence.words(first - 2, first - 1) if before == ["the"] else before
            return None if opened and opened[0] in _words("of_another") else (first, hit[1])
    return None


def _leading(sentence: Sentence, at: int, find: Find) -> tuple[int, Water] | None:
    """The water that leads the sentence of which this is the second verb: "it rises in"."""
    first = sentence.first + (sentence.tokens.lower[sentence.first] == "the")
    hit = find(sentence, first) if first < at else None
    if hit is None or "," in sentence.words(first, at):
        return None
    behind = sentence.words(first + hit[0], first + hit[0] + 1)
    return (first, hit[1]) if behind and behind[0] in _words("rising") else None
