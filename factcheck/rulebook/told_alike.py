"""Sentences of a text that tell of the same thing, by the words that they share.

Two sentences tell of the same where most of what one says the other says as well, in these words
or in others for them: rare words of the text count for more. A name, a time, a count or a word
that narrows ("net", "of the second phase") in one of them only keeps them apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from datetime import date
from functools import cache, lru_cache
from itertools import combinations
from typing import TypeAlias

from msgspec import Struct

from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.document import SegmentKind
from factcheck.model.mentions import Mention
from factcheck.rulebook.akin_words import is_listed, root
from factcheck.rulebook.context import Context

_RARE = 12  # sentences with a word that still says which of them are alike
_FEW = 3  # sentences over which a word counts in full
_LEAST = 2  # rare words that two sentences share
_SHORT = 2  # letters of a word that tells nothing
_KEPT = 50_000  # different words whose root is remembered
_STARTS = ("start", "beginning")
_ENDS = ("end", "close", "year-end", "late")
alike_words = WordLists("claims/told_alike").words


Period: TypeAlias = tuple[date | None, date]  # no first day where it may be of any length


class Told(Struct, frozen=True):
    """A sentence with a figure: its telling words by root, its names and times."""

    index: int
    sentence: Sentence
    roots: dict[str, str]
    names: frozenset[str]
    labels: frozenset[str]
    times: frozenset[Period]

    def own(self, shared: Set[str]) -> list[str]:
        """Return the telling words that are of no root in `shared`."""
        return [word for each, word in self.roots.items() if each not in shared]


def told_in(context: Context) -> list[Told]:
    """Return the sentences of a text with a figure or a date; ask for it with `context.once`."""
    return [
        _told(index, sentence)
        for index, sentence in enumerate(context.analysis.sentences)
        if (sentence.quantities or sentence.times)
        and context.document.segments[sentence.segment].kind is not SegmentKind.TABLE_CELL
    ]


def _told(index: int, sentence: Sentence) -> Told:
    names = {one.mention.entity or one.mention.canonical for one in sentence.entities}
    return Told(
        index,
        sentence,
        roots_in(sentence, sentence.first, sentence.stop),
        frozenset(names),
        _labels(sentence),
        periods_of(sentence),
    )


def periods_of(sentence: Sentence, leaving: Mention | None = None) -> frozenset[Period]:
    """Return the periods that a sentence tells of; days and ends of periods by their last day."""
    found = set[Period]()
    for placed in sentence.times:
        mention = placed.mention
        if mention.last and mention is not leaving:
            text = mention.text.lower()
            if text.startswith(_STARTS):
                found.add((None, mention.first or mention.last))
            else:
                ends = mention.grain == "day" or text.startswith(_ENDS)
                found.add((None if ends else mention.first, mention.last))
    return frozenset(found)


def roots_in(sentence: Sentence, first: int, stop: int) -> dict[str, str]:
    """Return the roots of the words at tokens [first, stop) that tell something, each with the
    first word that has it."""
    taken = taken_in(sentence)
    roots: dict[str, str] = {}
    lower, text = sentence.tokens.lower, sentence.tokens.text
    for at in range(first, stop):
        each = _root_told(lower[at]) if at not in taken else ""
        if each and each not in roots:
            word = lower[at].removesuffix("'s")
            named = at > sentence.first and text[at][0].isupper()
            roots[each] = word.capitalize() if named else word
    return roots


@lru_cache(_KEPT)
def _root_told(word: str) -> str:
    """The root of a word that tells something, "" of others."""
    word = word.removesuffix("'s")
    return root(word) if tells(word) else ""


def taken_in(sentence: Sentence) -> set[int]:
    """Return the tokens of the figures and times of a sentence."""
    placed: list[Placed[Mention]] = [*sentence.quantities, *sentence.times]
    return {at for one in placed for at in range(one.first, one.stop)}


def tells(word: str) -> bool:
    """Whether a word tells something of what a figure is of."""
    return word.isalpha() and len(word) > _SHORT and word not in _light()


@cache
def _light() -> frozenset[str]:
    stops = noun_words().stops | open_words().light | open_words().between
    return frozenset(word for word in stops if not is_listed(word)) | alike_words("light")


def _labels(sentence: Sentence) -> frozenset[str]:
    """What tells things of one name apart: "Ward A", "Lot 7", "the 14th meeting"."""
    taken, text = taken_in(sentence), sentence.tokens.text
    found = {f"no {one.mention.number}" for one in sentence.quantities if one.mention.ordinal}
    for at in range(sentence.first, sentence.stop):
        word = text[at]
        char = word[0]  # every word of every sentence: looked at without a call
        if "a" <= char <= "z" or ("A" <= char <= "Z" and word != char) or at in taken:
            continue
        if char.isdigit() or (word == char and char.isupper() and at > sentence.first):
            found.add(word)
    return frozenset(found)


class Alike(Struct, frozen=True):
    """Two sentences, the earlier first, with the roots that they share, what these weigh, and
    their part of what the shorter and the longer one say."""

    one: Told
    other: Told
    shared: frozenset[str]
    weight: float
    part: float
    mutual: float

    @property
    def is_bound(self) -> bool:
        """Whether both sentences name the same, and tell of one time if they name nothing."""
        one, other = self.one, self.other
        if one.names != other.names:
            return False
        if any(map(_is_name, (*one.own(self.shared), *other.own(self.shared)))):
            return False
        named = any(_is_name(told.roots[each]) for each in self.shared for told in (one, other))
        return bool(one.names) or named or (bool(one.times) and one.times == other.times)

    def words(self) -> list[str]:
        """Return the words that both have, as the first of them has them."""
        return sorted(self.one.roots[each] for each in self.shared)


def alike(context: Context) -> Iterator[Alike]:
    """Yield pairs of sentences that share two rare words and have no other names or labels.

    Work grows with the length of a text: a word is rare that few sentences have.
    """
    told = context.once(told_in)
    weights = _weights(told)
    whole = {one.index: sum([weights[each] for each in one.roots]) for one in told}
    places: dict[str, list[int]] = {}
    for at, one in enumerate(told):
        for each in one.roots:
            places.setdefault(each, []).append(at)
    common = Counter(
        pair
        for found in places.values()
        if 1 < len(found) <= _RARE
        for pair in combinations(found, 2)
    )
    for (first, second), count in common.items():
        if count >= _LEAST:
            found = _alike(told[first], told[second], weights, whole)
            if found is not None:
                yield found


def _weights(told: list[Told]) -> dict[str, float]:
    counts = Counter(each for one in told for each in one.roots)
    return {each: min(1.0, _FEW / count) for each, count in counts.items()}


def _alike(
    one: Told, other: Told, weights: Mapping[str, float], whole: Mapping[int, float]
) -> Alike | None:
    if one.labels != other.labels or not _nest(one.names, other.names):
        return None
    shared = one.roots.keys() & other.roots.keys()
    if all(one.roots[each][0].isupper() for each in shared):
        return None  # "the road from Bonn to Ulm", "the railway between Bonn and Ulm"
    if all(any(map(_is_name, told.own(shared))) for told in (one, other)):
        return None  # "the lift to the Hornberg", "the lift to the Kalberg"
    weight = sum([weights[each] for each in shared])
    shorter, longer = sorted((whole[one.index], whole[other.index]))
    return Alike(one, other, frozenset(shared), weight, weight / shorter, weight / longer)


def _is_name(word: str) -> bool:
    return word[0].isupper()


def _nest(one: Set[str], other: Set[str]) -> bool:
    return one <= other or other <= one
