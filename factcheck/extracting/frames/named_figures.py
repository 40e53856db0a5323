"""Figures that nouns name and an equation ties: "exports of $80 billion and imports of $65 billion,
leaving a surplus of $15 billion"; "a profit of 160 on sales of 800 million, a margin of 20%".

A figure is the noun's that leads to it, and only where no other word stands before the noun. Where
several figures have one name, the equation must fail for every choice of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product

from factcheck.extracting.frames.compared_figures import is_plain
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, relate, unhedged
from factcheck.extracting.frames.spots import Spot, relation_words, time_at, time_beside
from factcheck.extracting.ledger_accounts import AccountEquation, ledger_accounts
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.relations import Relation

_TO_FIGURE = 9  # tokens from a noun to its figure
_MOST_CHOICES = 8
_EXACT = Decimal("0.02")  # slack of a definition that differs little
_KINDS = frozenset({"quotient", "difference"})
_ROLES = {
    "fraction": ("part", "whole", "share"),
    "ratio": ("first", "second", "times"),
    "difference": ("first", "second", "difference"),
}

Names = Mapping[str, tuple[Spot, ...]]


@cache
def _rows() -> tuple[AccountEquation, ...]:
    """The equations that hold within a passage: its own, and those of shared definitions."""
    return tuple(
        row
        for row in ledger_accounts().equations
        if row.operation in _KINDS and (row.local or (row.slack <= _EXACT and not row.slip))
    )


def _cues() -> frozenset[str]:
    results = {name for row in _rows() for name in row.result}
    told = (
        (phrase, True)
        for row in rules_words("claims/ledger")["accounts"]
        if row["id"] in results
        for phrase in (*row.get("names", ()), *row.get("local", ()))
    )
    return PhraseTable.of(told).cues


@cued_by(_cues)
def named_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the relations of figures whose nouns an equation ties."""
    if not 2 < len(passage.spots) <= MOST:
        return
    near = _near(passage)
    names = _named(passage, near)
    bounded = {spot.quantity.start for spot in passage.own if _is_bound(spot)}
    told = [
        (row, spot)
        for row in _rows()
        for spot in dict.fromkeys(spot for name in row.result for spot in names.get(name, ()))
        if passage.is_here(spot) and spot.quantity.start not in bounded
    ]
    for row, result in told:
        if not any(one.places_of(row.unless) for one in near):
            yield from _of_row(passage, row, result, names)


def _is_bound(spot: Spot) -> bool:
    """Whether a figure says no more than on which side of it something lies: "below 50"."""
    number, reach = spot.quantity.number, spot.quantity.interval
    return (
        spot.quantity.hedge is not None
        and reach.low != reach.high
        and not (reach.low < number < reach.high)
    )


def _near(passage: Passage) -> list[Sentence]:
    """The sentence, and those right before it that speak of nobody else than it does."""
    near = [passage.here]
    own = _proper(passage.here)
    for sentence in reversed(passage.before):
        theirs = _proper(sentence)
        if own and not own <= theirs:
            break
        own |= theirs
        near.append(sentence)
    return near


def _proper(sentence: Sentence) -> set[str]:
    """The names in a sentence: words with a capital that do not open it, and no acronyms."""
    text = sentence.tokens.text
    return {
        text[at]
        for at in sentence.capitals()
        if at > sentence.first and not text[at].isupper() and time_at(sentence, at) is None
    }


def _named(passage: Passage, near: Sequence[Sentence]) -> Names:
    found: dict[str, list[Spot]] = {}
    for sentence in near:
        spots = [one for one in passage.spots if sentence.first <= one.first < sentence.stop]
        hits = [
            hit
            for hit in sentence.phrases(ledger_accounts().local_names)
            if _is_whole(sentence, hit[0])
        ]
        verbs = ledger_accounts().done
        for at in sentence.places_of(verbs.keys()):
            hits.append((at, at + 1, frozenset({verbs[sentence.tokens.lower[at]]})))
        hits.sort(key=lambda hit: hit[0])
        for spot in spots:
            for name in _names_of(sentence, spot, spots, hits):
                found.setdefault(name, []).append(unhedged(spot))
    return {name: tuple(spots) for name, spots in found.items()}


def _is_whole(sentence: Sentence, at: int) -> bool:
    """Whether no word before a noun makes it another thing: "adjusted profit"."""
    if at == sentence.first:
        return True
    word = sentence.tokens.lower[at - 1]
    known = word in relation_words("named_figures")["before"] or not word[0].isalnum()
    return known or time_at(sentence, at - 1) is not None


def _names_of(
    sentence: Sentence,
    spot: Spot,
    spots: Sequence[Spot],
    hits: Sequence[tuple[int, int, frozenset[str]]],
) -> frozenset[str]:
    """What a figure is called by the noun that leads to it, or else by that which follows it."""
    if not is_plain(spot.quantity) or spot.quantity.is_range or _is_of_part(sentence, spot, spots):
        return frozenset()
    words = relation_words("named_figures")
    floor = max((one.stop for one in spots if one.stop <= spot.first), default=sentence.first)
    for first, stop, names in reversed(hits):
        if floor <= first and stop <= spot.first and not _is_done(sentence, first, spots):
            between = range(stop, spot.first)
            lower = sentence.tokens.lower
            plain = all(
                lower[at] in words["links"]
                or lower[at].endswith("ly")
                or time_at(sentence, at) is not None
                for at in between
            )
            return names if plain and len(between) <= _TO_FIGURE else frozenset()
    for first, _, names in hits:
        between_words = sentence.words(spot.stop, first) if first >= spot.stop else ["-"]
        if words["done"].issuperset(between_words) or (
            between_words[0] in words["of"] and set(between_words[1:]) <= {"the", "its", "total"}
        ):
            return names
    return frozenset()


def _is_done(sentence: Sentence, at: int, spots: Sequence[Spot]) -> bool:
    """Whether a verb at a token says what was done with the figure before it: "40 were sold"."""
    if sentence.tokens.lower[at] not in ledger_accounts().done:
        return False
    stop = max((one.stop for one in spots if one.stop <= at), default=-1)
    words = relation_words("named_figures")["done"]
    return stop >= 0 and words.issuperset(sentence.words(stop, at))


def _is_of_part(sentence: Sentence, spot: Spot, spots: Sequence[Spot]) -> bool:
    """Whether the words after a figure say of which part it is: "costs of $20 million for a
    lawsuit"; a time or another figure says nothing of the kind."""
    after = sentence.words(spot.stop, spot.stop + 3)
    if not after or after[0] not in relation_words("named_figures")["of_parts"]:
        return False
    at = spot.stop + 1 + (after[1:2] == ["the"])
    timed = time_at(sentence, spot.stop + 1) or time_at(sentence, at)
    figured = any(
        one.first == spot.stop + 1 or one.marker for one in spots if one.first > spot.first
    )
    return timed is None and not figured


def _of_row(
    passage: Passage, row: AccountEquation, result: Spot, names: Names
) -> Iterator[Relation]:
    lefts = [spot for name in row.left for spot in names.get(name, ()) if spot != result]
    rights = [spot for name in row.right for spot in names.get(name, ()) if spot != result]
    kind = _kind(row, result)
    pairs = [
        pair
        for pair in product(dict.fromkeys(lefts), dict.fromkeys(rights))
        if _fit_together(passage, kind, *pair, result)
    ]
    if not 0 < len(pairs) <= _MOST_CHOICES:
        return
    if row.follows and not _follows(passage, pairs, result):
        return
    apart = not any(passage.is_here(one) for pair in pairs for one in pair)
    if apart and not relation_words("named_figures")["earlier"].isdisjoint(passage.here.vocabulary):
        return  # "The year before it had been a surplus of $1m"
    if _is_of_parts(passage, min(one.first for pair in pairs for one in pair)):
        return
    readings = [list(zip(_ROLES[kind], (*pair, result), strict=True)) for pair in pairs]
    sized = relate(passage, kind, readings[0], readings[1:])
    ordered = _order(passage, row, *pairs[0]) if row.sign and len(pairs) == 1 else None
    yield from (one for one in (sized, ordered) if one is not None)


def _is_of_parts(passage: Passage, first: int) -> bool:
    """Whether a sentence from the first figure on may tell of parts, or of other times."""
    parts = relation_words("named_figures")["parts"]
    told = (one for one in (*passage.before, passage.here) if one.stop > first)
    return any(one.places_of(parts) for one in told)


def _kind(row: AccountEquation, result: Spot) -> str:
    if row.operation == "difference":
        return "difference"
    return "fraction" if result.quantity.unit == "percent" else "ratio"


def _order(passage: Passage, row: AccountEquation, left: Spot, right: Spot) -> Relation | None:
    """Which of two figures is the larger, by what their difference is called."""
    direction = "up" if row.sign == "above" else "down"
    told = [("after", left), ("before", right)]
    return relate(passage, "change", told, direction=direction, order="told")


def _fit_together(passage: Passage, kind: str, left: Spot, right: Spot, result: Spot) -> bool:
    """Whether three figures are of the units that the equation asks for, and of one time."""
    one, other, third = left.quantity, right.quantity, result.quantity
    units = {one.unit, other.unit} - {None}
    if len(units) != 1 or "percent" in units or one.per != other.per:
        return False
    if kind == "ratio" and third.unit not in ("time", None):
        return False
    if kind == "difference" and (third.unit not in (*units, None) or third.per != one.per):
        return False
    times = {time.edtf for spot in (left, right, result) if (time := _time(passage, spot))}
    return len(times) <= 1


def _time(passage: Passage, spot: Spot) -> TimeExpression | None:
    """The time beside a figure, or the one that opens its part of the sentence."""
    sentence = passage.sentence_of(spot)
    following = [one.first for one in passage.spots if one.first > spot.first]
    beside = time_beside(sentence, spot, min(following, default=sentence.stop))
    if beside is not None:
        return beside
    floor = max((one.stop for one in passage.spots if one.stop <= spot.first), default=0)
    before = [time.mention for time in sentence.times if floor <= time.first < spot.first]
    return before[-1] if before else None


def _follows(passage: Passage, pairs: Sequence[tuple[Spot, Spot]], result: Spot) -> bool:
    """Whether a word after the figures says that the result is what they leave."""
    start = max(spot.stop for pair in pairs for spot in pair)
    if start > result.first:
        return False
    told = passage.words(start, result.first)
    return not relation_words("named_figures")["follows"].isdisjoint(told)
