"""One figure given twice, once with two digits swapped, whatever the words around it: "the
launch cost 318 million", "at 381 million the launch was not cheap".

Two figures with the same digits in another order are rarely two things: where their sentences have
most of their words in common, and one time, it is one figure. What narrows one of the two only, or
another name, keeps them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from datetime import date
from functools import cache
from itertools import combinations

from msgspec import Struct

from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.document import SegmentKind
from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_STEM = 5  # letters by which the forms of a word are one: "warranty", "warranties"
_MOST_ALIKE = 6  # figures with the same digits that are still compared with each other
_SHORT = 2  # digits of a figure that needs more words in common
_YEAR = range(1900, 2100)
_words = WordLists("claims/swapped_digits").words

Digits = tuple[str, str, int, tuple[int, ...]]


class Params(KindParams, frozen=True):
    """`shared`: words that two sentences must have in common; `shared_short`: for figures of two
    digits; `part`: the least share of the words of the shorter one."""

    shared: int = 2
    shared_short: int = 3
    part: float = 0.6


class _Figure(Struct, frozen=True):
    """A figure with the words of its sentence, its names and its times."""

    placed: Placed[Quantity]
    sentence: Sentence
    digits: tuple[int, ...]


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every figure that another one has with two digits swapped."""
    groups: dict[Digits, list[_Figure]] = defaultdict(list)
    for sentence in context.analysis.sentences:
        if context.document.segments[sentence.segment].kind is SegmentKind.TABLE_CELL:
            continue
        for placed in sentence.quantities:
            key = _key(placed.mention)
            if key is not None:
                digits = placed.mention.number.normalize().as_tuple().digits
                groups[key].append(_Figure(placed, sentence, digits))
    for group in groups.values():
        if 1 < len(group) <= _MOST_ALIKE:
            yield from _swapped(rule, params, group, context)


def _key(quantity: Quantity) -> Digits | None:
    """What two figures with swapped digits share: unit, size and digits; None for a figure that
    says too little by its digits, or may be a year."""
    number = quantity.number.normalize().as_tuple()
    exponent = number.exponent
    if quantity.ordinal or quantity.is_range or not isinstance(exponent, int):
        return None
    dimension = dimension_of(quantity)
    counted = dimension == "count"
    if (
        dimension == "years"
        or len(set(number.digits)) < _SHORT
        or (counted and len(number.digits) <= _SHORT)
    ):
        return None
    if quantity.unit is None and exponent == 0 and int(quantity.number) in _YEAR:
        return None
    unit = "" if counted else quantity.unit or ""
    return unit, quantity.per or "", exponent, tuple(sorted(number.digits))


def _swapped(
    rule: Rule, params: Params, group: list[_Figure], context: Context
) -> Iterator[Outcome]:
    for one, other in combinations(group, 2):
        if one.sentence is other.sentence or not _is_swap(one.digits, other.digits):
            continue
        shared = _shared(params, one, other, context)
        if shared:
            yield _outcome(rule, one, other, shared)


def _is_swap(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == _SHORT


def _shared(params: Params, one: _Figure, other: _Figure, context: Context) -> list[str]:
    """The words that two sentences have in common, where these make their figures one."""
    if _times(one.sentence) != _times(other.sentence) or _tells_both(one, other):
        return []
    mine, theirs = _stems(one), _stems(other)
    stems = mine.keys() & theirs.keys()
    needed = params.shared_short if len(one.digits) == _SHORT else params.shared
    part = len(stems) / max(1, min(len(mine), len(theirs)))
    if len(stems) < needed or part < params.part or not _names_agree(one, other):
        return []
    if all(mine[stem][0].isupper() for stem in stems):
        return []  # "the road from Bonn to Ulm", "the railway between Bonn and Ulm"
    if any(_is_narrowed(each.sentence, stems) for each in (one, other)):
        return []
    return sorted(mine[stem] for stem in stems)


def _times(sentence: Sentence) -> frozenset[date]:
    """The last days of the times that a sentence tells of."""
    return frozenset(one.mention.last for one in sentence.times if one.mention.last)


def _tells_both(one: _Figure, other: _Figure) -> bool:
    """Whether one of the sentences has both figures, and so tells them apart."""
    numbers = {one.placed.mention.number, other.placed.mention.number}
    return any(
        numbers <= {placed.mention.number for placed in each.sentence.quantities}
        for each in (one, other)
    )


def _stems(figure: _Figure) -> dict[str, str]:
    """The beginnings of the words that tell something, each with the first word that has it."""
    sentence = figure.sentence
    taken = {
        at for one in (*sentence.quantities, *sentence.times) for at in range(one.first, one.stop)
    }
    stems: dict[str, str] = {}
    for at in range(sentence.first, sentence.stop):
        word = sentence.tokens.lower[at].removesuffix("'s")
        if at not in taken and _tells(word):
            named = at > sentence.first and sentence.tokens.text[at][0].isupper()
            stems.setdefault(word[:_STEM], word.capitalize() if named else word)
    return stems


def _tells(word: str) -> bool:
    """Whether a word tells something of what a figure is of."""
    word = word.removesuffix("'s")
    return word.isalpha() and len(word) > _SHORT and word not in _light()


@cache
def _light() -> frozenset[str]:
    return noun_words().stops | open_words().light | open_words().between | _words("light")


def _is_narrowed(sentence: Sentence, stems: Set[str]) -> bool:
    """Whether a word of its own stands right before one that the other sentence has as well ("pro
    rata net debt" is not the net debt), or behind "among" and the like."""
    lower, before = sentence.tokens.lower, ""
    for at in range(sentence.first, sentence.stop):
        told = _tells(lower[at])
        shared = told and lower[at].removesuffix("'s")[:_STEM] in stems
        if (shared and before == "own") or (told and not shared and before == "limiting"):
            return True
        if told:
            before = "" if shared else "own"
        elif lower[at] not in open_words().determiners:
            before = "limiting" if lower[at] in _words("limiting") else ""
    return False


def _names_agree(one: _Figure, other: _Figure) -> bool:
    """Whether the names of one sentence are among those of the other, and the same words that
    narrow a figure stand in both."""
    names = [
        {placed.mention.entity or placed.mention.canonical for placed in each.sentence.entities}
        for each in (one, other)
    ]
    narrow = [each.sentence.vocabulary & _words("narrowing") for each in (one, other)]
    labels = [_labels(each) for each in (one, other)]
    return (
        narrow[0] == narrow[1]
        and (names[0] <= names[1] or names[1] <= names[0])
        and (labels[0] <= labels[1] or labels[1] <= labels[0])
    )


def _labels(figure: _Figure) -> set[str]:
    """What tells things of one name apart: "Ward A", "Lot 2"."""
    sentence, own = figure.sentence, figure.placed
    words = {
        sentence.tokens.text[at]
        for at in range(sentence.first + 1, sentence.stop)
        if not own.first <= at < own.stop
        and not any(one.first <= at < one.stop for one in sentence.times)
    }
    capitals = {word for word in words if len(word) == 1 and word.isupper()}
    return capitals | {word for word in words if word[0].isdigit()}


def _outcome(rule: Rule, one: _Figure, other: _Figure, shared: list[str]) -> Outcome:
    first, second = one.placed.mention, other.placed.mention
    return rule.inconsistent(
        second.span,
        message=rule.message("swapped", first=first.text, second=second.text),
        related=(Related(first.span, f"here it is {first.text}"),),
        derivation=(
            Step("digits", f"{first.text} and {second.text} differ by two swapped digits"),
            Step("same", f"both sentences tell of: {', '.join(shared)}"),
        ),
        confidence=0.7,
    )
