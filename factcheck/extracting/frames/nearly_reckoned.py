"""Results that are nearly the sum or the difference of the few figures told with them, and neither:
"borrowings were 90 million and cash 26 million; net debt was thus 66 million".

Words that say that something follows would take in much else. A figure that one slip parts from
what the others make, be it a wrong digit or a little more or less, is meant to be what they make.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.arithmetic.misprints import is_misprint
from factcheck.extracting.frames.explained import as_precise, is_explained
from factcheck.extracting.frames.passages import (
    Passage,
    are_alike,
    in_unit_of,
    is_amount,
    relate,
    unhedged,
)
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_MOST_TOLD = 6  # figures whose sum or difference is looked for
_SLIP = Decimal("0.15")  # of what the figures make, by which a slip is off
_TO_LIST = 8  # tokens before a list that count its figures
_TO_VERB = 3  # tokens of "that, taken together, makes"
_TAIL, _TO_CLOSING = 2, 4
_FEW = 12  # things that "the four" can count
_SCALED = 1000  # from which bare figures are no numbers of things
_phrases = WordLists("claims/worked_out").phrases


def _words(name: str) -> frozenset[str]:
    return relation_words("worked_out")[name]


def takes_up(lead: Sequence[str]) -> bool:
    """Whether a result is told of what was told: "that makes", ", giving"."""
    for at, word in enumerate(lead):
        before = lead[max(0, at - _TO_VERB) : at]
        if word in _words("making") and not _words("taking_up").isdisjoint(before):
            return True
        if word in _words("making_after") and before[-1:] in ([","], []):
            return True
    return False


def nearly_reckoned(passage: Passage, at: int) -> Relation | None:
    """Return the sum or difference that the figure at a place of a sentence is meant to be, where
    the text says that it follows from others and nothing told gives it."""
    told, sure = _operands(passage, at)
    result = _as_rest(passage.own[at])
    margin = _is_margin(passage, result)
    if not 2 <= len(told) <= _MOST_TOLD or (result.quantity.change_form == "by" and not margin):
        return None
    if margin and (len(told) != 2 or _is_majority(passage, result)):
        return None
    if not _are_of_one(passage, told, result):
        return None
    # "68.5 billion, before Arl with 55.8": the others are told in the scale of the first
    told = [in_unit_of(one, told[0]) for one in told]
    every = [*told, result]
    bare = all(one.quantity.unit is None and one.quantity.number < _SCALED for one in every)
    if bare or may_overlap(passage.words(told[0].first, max(one.stop for one in every))):
        return None
    largest = max(told, key=lambda one: one.quantity.number)
    parts = [one for one in told if one is not largest]
    number, taken = result.quantity.number, sum(one.quantity.number for one in parts)
    ways = {largest.quantity.number + taken: "sum"}
    if sure and largest.quantity.number > taken:
        ways[largest.quantity.number - taken] = "rest"
    ways = {value: way for value, way in ways.items() if way == "rest" or not margin} or ways
    value = min(ways, key=lambda one: abs(one - number))
    if not _is_meant(number, value, sure=sure or _are_counted(passage, told)):
        return None
    if is_explained(result, [one for one in passage.spots if one is not passage.own[at]]):
        return None
    parts = [as_precise(one, told) for one in parts]
    largest, result = as_precise(largest, told), as_precise(result, told)
    if ways[value] == "rest" and len(parts) == 1:
        named = [("first", largest), ("second", parts[0]), ("difference", result)]
        return relate(passage, "difference", named, reckoned="yes")
    whole, parts = (result, [largest, *parts])
    if ways[value] == "rest":
        whole, parts = largest, [*parts[1:], result]
    named = [("whole", whole), *(("part", one) for one in parts)]
    return relate(passage, "parts", named, closed="equal", reckoned="yes")


def only_counts(passage: Passage, spot: Spot) -> bool:
    """Whether a number only says how many were told of: "the four of them", "all three"."""
    led = passage.words(spot.first - 1, spot.first)
    small = spot.quantity.number <= _FEW and spot.quantity.text.isalpha()
    return small and not _words("counting").isdisjoint(led)


def _as_rest(spot: Spot) -> Spot:
    """A figure without the hedge that makes it what is left: "short of 2,600"."""
    hedge = (spot.quantity.hedge or "").split()
    return unhedged(spot) if not _words("leaving").isdisjoint(hedge) else spot


def _is_meant(number: Decimal, value: Decimal, *, sure: bool) -> bool:
    """Whether one slip parts a figure from what others make; unless it surely follows from them,
    two digits that have changed places."""
    near = sure and abs(value - number) <= _SLIP * value
    swapped = sorted(str(value.normalize())) == sorted(str(number.normalize()))
    return near or (is_misprint(number, value) and (sure or swapped))


def _operands(passage: Passage, at: int) -> tuple[Sequence[Spot], bool]:
    """The figures that the one at a place of a sentence is told to follow from, and whether it
    surely does: those before "so", "which leaves" and "with ..., ", or those after "as"."""
    result, here = passage.own[at], passage.here
    before = [one for one in passage.own[:at] if not only_counts(passage, one)]
    behind = [one for one in passage.own[at + 1 :] if not only_counts(passage, one)]
    start = before[-1].stop if before else here.first
    lead = [*here.words(start, result.first), *(result.quantity.hedge or "").split()]
    if not _words("unlike").isdisjoint([*lead, *here.words(result.stop, result.stop + 1)]):
        return (), False
    if behind and not before:
        between = here.words(result.stop, behind[0].first)
        sure = not _words("reasons").isdisjoint(between) and _is_closed(passage, result)
        return (behind if sure else ()), sure
    opened = here.words(here.first, here.first + 1) == ["with"] and "," in lead
    follows = _words("follows") | _words("leaving")
    sure = opened or not follows.isdisjoint(lead) or takes_up(lead)
    sure = sure or _is_margin(passage, result)
    sure = (sure and _is_closed(passage, result)) or _sums_up(passage, result, lead)
    if behind or not (sure or not _words("wholes").isdisjoint(lead)):
        return (), False
    last = passage.before[-1].first if passage.before else here.first
    far = [
        one
        for one in passage.spots
        if last <= one.first < result.first and not only_counts(passage, one)
    ]
    return (before if len(before) > 1 else far), sure


def _sums_up(passage: Passage, result: Spot, lead: Sequence[str]) -> bool:
    """ "...: 2.85 billion that are due", "..., 28 guests in all" """
    after = passage.here.words(result.stop, result.stop + _TAIL)
    if lead == [":"] and after[:1] and after[0] in {"that", "which", "."}:
        return True
    led = lead in ([":"], [","], ["–"], ["—"], [])
    lower, stop = passage.here.tokens.lower, passage.here.stop
    reach = range(result.stop, min(stop, result.stop + _TO_CLOSING))
    return led and any(_phrases("loose").longest(lower, at, stop) for at in reach)


def _is_majority(passage: Passage, result: Spot) -> bool:
    """Whether a margin is that of a party over all others, and not over one: "40 of the 70 seats, a
    majority of ten"."""
    return passage.here.words(result.first - 2, result.first) == ["majority", "of"]


def _is_margin(passage: Passage, result: Spot) -> bool:
    """Whether a figure is by how much one is ahead: "she won by 38,484 votes"."""
    lower, first = passage.here.tokens.lower, max(passage.here.first, result.first - _TO_VERB)
    hits = (
        (at, _phrases("margins").longest(lower, at, result.first))
        for at in range(first, result.first)
    )
    return any(hit is not None and at + hit[0] == result.first for at, hit in hits)


def _are_of_one(passage: Passage, told: Sequence[Spot], result: Spot) -> bool:
    """Whether figures can be added: of one unit, or things and people that "in all" takes
    together."""
    if not all(is_amount(one) and one.quantity.per == result.quantity.per for one in told):
        return False
    if all(are_alike(one, result) for one in told):
        return True
    counted = all(one.quantity.noun_end is not None for one in (*told, result))
    lead = passage.words(told[-1].stop, result.first)
    return counted and _sums_up(passage, result, lead) and all(map(passage.is_here, told))


def _are_counted(passage: Passage, told: Sequence[Spot]) -> bool:
    """Whether the words before a list tell how many figures it has: "the three yards made"."""
    numbers = rules_words("claims/sums")["numbers"]
    led = passage.words(told[0].first - _TO_LIST, told[0].first)
    return any(numbers.get(word) == len(told) for word in led)


def _is_closed(passage: Passage, result: Spot) -> bool:
    """Whether a clause ends with a figure, or with its time."""
    after = passage.here.words(result.stop, result.stop + _TAIL)
    if after[-1:] and after[-1] in _words("leaving"):
        return True  # "16 million was missing"
    timed = any(result.stop <= one.first <= result.stop + 1 for one in passage.here.times)
    return timed or not after or not after[0][0].isalnum() or after[0] in _words("closing")
