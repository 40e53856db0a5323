"""What parties have together with their allies: "the Reds took 60 seats ... Together with their
ally, the Greens, they have 72"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.enumerated import phrases
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_MOST_PARTS, _MOST_FIGURES = 4, 8
_TO_SUM = 16  # tokens from "together with" to the sum
_LABEL = 6  # tokens before a figure in which the name of its party stands
_PRONOUNS = frozenset({"it", "they", "he", "she"})


def _cues() -> frozenset[str]:
    return phrases("joining").cues - {"with"}


@cued_by(_cues)
def ally_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the sum of a party and those that it is told to join, each with a figure before."""
    here = passage.here
    if len(passage.spots) < 3 or len(passage.spots) > MOST:
        return
    for first, stop, _ in here.phrases(phrases("joining")):
        total = next(
            (one for one in passage.own if one.first > stop and _is_had(passage, one)), None
        )
        if total is None or total.first - stop > _TO_SUM or not _is_seats(total):
            continue
        seats = [one for one in passage.spots if one.first < total.first and _is_seats(one)]
        figures = [one for one in seats if not _is_gap(passage, one)][-_MOST_FIGURES:]
        figures = [one for one in figures if one.quantity.number < total.quantity.number]
        if len(figures) < 2 or not _are_known(passage, (first, stop), total, figures):
            continue
        named = [
            [*(("part", one) for one in some), ("whole", total)]
            for size in range(2, min(len(figures), _MOST_PARTS) + 1)
            for some in combinations(figures, size)
        ]
        relation = relate(passage, "parts", named[0], named[1:], closed="equal")
        if relation is not None:
            yield relation
            return


def _is_had(passage: Passage, total: Spot) -> bool:
    led = passage.words(total.first - 1, total.first)
    return not relation_words("enumerated")["having"].isdisjoint(led)


def _is_seats(spot: Spot) -> bool:
    quantity = spot.quantity
    noun = str(quantity.unit or "seat").rpartition(" ")[2]
    plain = quantity.change is None and quantity.hedge is None and is_amount(spot)
    return plain and noun in relation_words("enumerated")["seats"]


def _is_gap(passage: Passage, spot: Spot) -> bool:
    after = passage.words(spot.stop, spot.stop + 1)
    return not relation_words("enumerated")["gaps"].isdisjoint(after)


def _are_known(
    passage: Passage, cue: tuple[int, int], total: Spot, figures: Sequence[Spot]
) -> bool:
    """Whether each party that is named has a figure before the sum."""
    here = passage.here
    clause = here.words(cue[1], total.first - 1)
    if not relation_words("enumerated")["others"].isdisjoint(clause):
        return False
    labels: set[str] = set()
    for one in figures:
        labels.update(_names(passage, max(0, one.first - _LABEL), one.first))
    told = _names(passage, cue[1], total.first - 1)
    subject = clause[-1:] and clause[-1] in _PRONOUNS
    if subject:
        told = [*told, *_names(passage, here.first, cue[0])[:1]]
    few = len(told) >= 2 - bool(subject and here.first == cue[0])
    return few and all(name in labels for name in told)


def _names(passage: Passage, first: int, stop: int) -> list[str]:
    """The words with a capital that are no function words."""
    here = passage.here
    text = here.tokens.text[first:stop]
    return [word for word in text if word[0].isupper() and word.lower() not in _function()]


@cache
def _function() -> frozenset[str]:
    return frozenset(rules_words("claims/passages")["function"])
