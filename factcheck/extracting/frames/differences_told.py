"""Two figures and what lies between them: "exports of 12 and imports of 7, a surplus of 5"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import THREE
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_beside
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_APART = 12  # tokens between the two figures
_TO_NOUN = 8  # tokens from the second figure to the noun of the difference
_TIME_NEAR = 4
_AFTER = frozenset({"and", "in", "for", "or", "points", "with", "but"})
_LINKS = frozenset({",", ":", ";", "leaving", "with", "(", "–", "—"})


@cued_by(
    lambda: relation_words("parts")["differences"] | relation_words("parts")["exceeding"],
    needs=THREE,
)
def difference_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield pairs of figures with the difference that is told of them."""
    spots = spots_of(sentence)
    for at in range(2, len(spots)):
        first, second, gap = spots[at - 2 : at + 1]
        if _exceeds(sentence, first, second, gap) or (
            _is_gap(sentence, second, gap) and _are_two(sentence, first, second, gap)
        ):
            if at >= 3 and _alike(spots[at - 3], first):
                continue  # three figures in a row: which two is not said
            named = ((first, "first"), (second, "second"), (gap, "difference"))
            operands = [spot.operand(role) for spot, role in named]
            yield from told(sentence, "difference", operands, first.first, first.stop)


def _is_gap(sentence: Sentence, second: Spot, gap: Spot) -> bool:
    """Whether a figure is told as the difference of what was told right before it."""
    words = relation_words("parts")
    between = sentence.words(second.stop, gap.first)
    nouns = [at for at, word in enumerate(between) if word in words["differences"]]
    if len(nouns) != 1 or nouns[0] > _TO_NOUN or between[nouns[0] + 1 :] != ["of"]:
        return False
    lead = between[: nouns[0]]
    start = next(
        (at for at, word in enumerate(lead) if word in _LINKS),
        None,
    )
    after = sentence.words(gap.stop, gap.stop + 1)
    if after and after[0].isalpha() and after[0] not in _AFTER:
        return False  # "a deficit of 12 million planned for 2014"
    if time_beside(sentence, gap, gap.stop + _TIME_NEAR) and not _dated(sentence, second):
        return False
    return start is not None and all(word in words["difference_links"] for word in lead[start:])


def _exceeds(sentence: Sentence, first: Spot, second: Spot, gap: Spot) -> bool:
    """ "Imports of $24 billion exceeded exports of $19 billion by $5 billion" """
    between = sentence.words(first.stop, second.first)
    return (
        len(between) <= _APART
        and not relation_words("parts")["exceeding"].isdisjoint(between)
        and sentence.words(second.stop, gap.first) in (["by"], [")", "by"])
        and _alike(first, second)
        and _alike_or_points(second, gap)
    )


def _dated(sentence: Sentence, spot: Spot) -> bool:
    return any(one.first < spot.first for one in sentence.times)


def _are_two(sentence: Sentence, first: Spot, second: Spot, gap: Spot) -> bool:
    between = sentence.words(first.stop, second.first)
    one_way = {"and", "against", "to", ",", "while", "with", "but", "versus", "minus", "instead"}
    return (
        _alike(first, second)
        and _alike_or_points(second, gap)
        and 0 < len(between) <= _APART
        and not one_way.isdisjoint(between)
        and ";" not in between
        and first.quantity.change is None
        and second.quantity.change is None
    )


def _alike(one: Spot, other: Spot) -> bool:
    left, right = one.quantity, other.quantity
    same = left.unit == right.unit or None in (left.unit, right.unit)
    return same and left.per == right.per and left.unit != "time"


def _alike_or_points(one: Spot, gap: Spot) -> bool:
    if one.quantity.unit == "percent":
        return gap.quantity.unit in ("percent", "percentage_point", "point")
    if gap.quantity.unit is None and 0 < gap.quantity.number < 1 <= one.quantity.number:
        return False  # "exceeded costs of 30 million by a third"
    if gap.quantity.unit == "point" != one.quantity.unit:
        return False  # "81 million votes to 74 million, a lead of 4.5 points"
    return gap.quantity.unit not in ("percent", "percentage_point") and _alike(one, gap)
