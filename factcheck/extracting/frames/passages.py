"""A sentence with the sentences before it in its paragraph, for relations between their figures.

Figures of one paragraph often belong together though a full stop stands between them: "Exports were
$8 billion. Imports were $9 billion, leaving a deficit of $1 billion". All sentences of a segment
share one row of tokens, so that the places of their figures can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span

FAR = 40  # sentences before those, whose figures may be meant as well
BACK = 3  # sentences before, in which the figures of a relation may stand
MOST = 16  # figures of a passage; more are a list or a table in words
_RATIOS = frozenset({"percent", "time", "percentage_point", "basis_point", "point"})
_STEM, _ENDING = 4, 4  # letters that akin words share at least, and by which their ends differ
_words = WordLists("claims/passages").words


class Passage(Struct, frozen=True, gc=False):
    """A sentence, the sentences before it, and the figures of all of them by position.

    `own` are the figures of the sentence itself; `every` are all sentences of the text, of which
    that one is the one at index `at`.
    """

    here: Sentence
    before: tuple[Sentence, ...]
    spots: tuple[Spot, ...]
    own: tuple[Spot, ...]
    every: Sequence[Sentence] = ()
    at: int = 0

    def told_earlier(self) -> Iterator[tuple[Sentence, Spot]]:
        """Yield the figures of the sentences before the passage, in whatever part of the text:
        those that a word may mean as well."""
        stop = self.at - len(self.before)
        for sentence in self.every[max(0, stop - FAR) : stop]:
            for spot in spots_of(sentence):
                yield sentence, spot

    def is_here(self, spot: Spot) -> bool:
        """Whether a figure stands in the sentence itself."""
        return spot.first >= self.here.first

    def words(self, first: int, stop: int) -> list[str]:
        """Return the lower-case tokens [first, stop) of the passage."""
        here = self.here
        start = self.before[0].first if self.before else here.first
        begin = first if first > start else start  # too often for min and max
        return here.tokens.lower[begin : stop if stop < here.stop else here.stop]

    def sentence_of(self, spot: Spot) -> Sentence:
        """Return the sentence in which a figure stands."""
        return next(
            (one for one in self.before if one.first <= spot.first < one.stop),
            self.here,
        )


def passage_of(sentences: Sequence[Sentence], at: int) -> Passage:
    """Return a sentence with those before it in the same segment."""
    here = sentences[at]
    first = at
    while first and at - first < BACK and sentences[first - 1].segment == here.segment:
        first -= 1
    before = tuple(sentences[first:at])
    own = spots_of(here)
    spots = (*(spot for one in before for spot in spots_of(one)), *own) if before else own
    return Passage(here, before, spots, own, sentences, at)


def is_amount(spot: Spot) -> bool:
    """Whether a figure is an amount or a count, and no percentage, fraction or multiple."""
    quantity = spot.quantity
    if quantity.unit in _RATIOS or quantity.is_range or quantity.number < 0:
        return False
    return quantity.unit is not None or quantity.number >= 1


# Last words of the hedges that a verb or a comparison can have before its figure.
_BEFORE = frozenset({"than", "of", "to", "below", "above", "as"})


def unhedged(spot: Spot) -> Spot:
    """Return a figure without the hedge before it, where that belongs to a verb: "add up to 45"."""
    hedge = spot.quantity.hedge
    if hedge is None or hedge.split()[-1] not in _BEFORE:
        return spot
    read = find_quantities(tokenize(spot.quantity.text.removeprefix(hedge)))
    if len(read) != 1 or read[0].number != spot.quantity.number:
        return spot
    quantity = replace(spot.quantity, text=read[0].text, interval=read[0].interval, hedge=None)
    return replace(spot, quantity=quantity, interval=quantity.interval)


def are_alike(one: Spot, other: Spot) -> bool:
    """Whether two figures can be of one kind: of the same unit, or told without it."""
    left, right = one.quantity, other.quantity
    if left.unit != right.unit and None not in (left.unit, right.unit):
        return False
    return left.per == right.per or None in (left.per, right.per)


_SCALED = 1000  # from which a figure is in full, and not in the millions of another
_NUMBER = re.compile(r"\d[\d.,]*")


def in_unit_of(bare: Spot, told: Spot) -> Spot:
    """Return a figure without a unit in the unit and scale of one told before: the 6 of "16 billion
    dollars, of which 6 are spent"; as it is where it has a unit of its own, or a scale."""
    quantity = bare.quantity
    plain = _NUMBER.fullmatch(quantity.text) is not None and quantity.hedge is None
    plain = plain and quantity.number < _SCALED
    if quantity.unit is not None or not plain or told.quantity.hedge is not None:
        return bare
    if _NUMBER.search(told.quantity.text) is None:
        return bare  # "thirty-three": no figures in whose place its own can stand
    read = find_quantities(tokenize(_NUMBER.sub(quantity.text, told.quantity.text, count=1)))
    if len(read) != 1 or read[0].unit != told.quantity.unit:
        return bare
    alike = replace(
        quantity, number=read[0].number, interval=read[0].interval, unit=told.quantity.unit
    )
    return replace(bare, quantity=alike, interval=alike.interval)


@cache
def _synonyms() -> dict[str, set[int]]:
    """The groups of each word; one may be of several."""
    found: dict[str, set[int]] = {}
    for at, group in enumerate(rules_words("claims/passages")["akin"]):
        for word in group:
            found.setdefault(word, set()).add(at)
    return found


def content(words: Iterable[str]) -> list[str]:
    """Return the words that say something: nouns, verbs and names."""
    function = _words("function")
    return [word for word in words if word not in function and word[0].isalpha()]


def are_akin(one: str, other: str) -> bool:
    """Whether two words are forms of one word or mean the same: "planned" and "plan"."""
    if one == other:
        return True
    groups = _synonyms()
    if one in groups and not groups[one].isdisjoint(groups.get(other, ())):
        return True
    one, other = one.removesuffix("'s"), other.removesuffix("'s")
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared >= _STEM and max(len(one), len(other)) - shared <= _ENDING


def is_echoed(words: Collection[str], told: Collection[str]) -> bool:
    """Whether every word that says something has one akin to it among those told before."""
    return all(any(are_akin(word, other) for other in told) for word in content(words))


def relate(
    passage: Passage,
    kind: str,
    named: Sequence[tuple[str, Spot]],
    choices: Iterable[Sequence[tuple[str, Spot]]] = (),
    **traits: str,
) -> Relation | None:
    """Return a relation of figures with their roles; None where the text does not stand behind it.

    The figures are marked as inferred: no word says which of them are meant.
    """
    own = [spot for _, spot in named if passage.is_here(spot)]
    if passage.here.words(passage.here.stop - 1, passage.here.stop) == ["?"]:
        return None
    for spot in own:
        told = modality_of(passage.here, spot.first, spot.stop)
        if told is Modality.NEGATED or (told is Modality.HYPOTHETICAL and kind != "product"):
            return None
    if kind == "parts" and traits.get("closed") == "equal" and _leaves_unread(passage, named):
        return None
    operands = _operands(named)
    return Relation(
        kind=kind,
        operands=operands,
        span=Span(operands[0].span.start, operands[-1].span.end),
        sentence=passage.here.span,
        segment=passage.here.segment,
        modality=modality_of(
            passage.here,
            own[0].first if own else passage.here.first,
            own[-1].stop if own else passage.here.stop,
        ),
        traits=traits,
        choices=tuple(_operands(one) for one in choices),
    )


def _leaves_unread(passage: Passage, named: Sequence[tuple[str, Spot]]) -> bool:
    """Whether a number stands among parts that nothing reads, as behind a name: it may be one of
    them ("the Greens won 64 of the 122 seats, DVU 43, the Liberals the other 15")."""
    first, stop = min(one.first for _, one in named), max(one.stop for _, one in named)
    for sentence in (*passage.before, passage.here):
        read = (*sentence.quantities, *sentence.times, *sentence.entities)
        for at in range(max(first, sentence.first), min(stop, sentence.stop)):
            number = passage.here.tokens.text[at].isdigit()
            if number and not any(one.first <= at < one.stop for one in read):
                return True
    return False


def _operands(named: Sequence[tuple[str, Spot]]) -> tuple[Operand, ...]:
    ordered = sorted(named, key=lambda one: one[1].first)
    return tuple(
        Operand(role, spot.quantity, spot.interval, spot.span, inferred=True)
        for role, spot in ordered
    )
