"""Which figures of a sentence are levels of one thing, and which the size of a change of it."""

from __future__ import annotations

from functools import cache

from factcheck.arithmetic.units import dimension
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_roles import is_narrowed
from factcheck.extracting.frames.level_stretches import Stretch
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists

_THAN, _ENDS = frozenset({"than"}), frozenset({"to", "from"})
POINTS = frozenset({"percentage_point", "basis_point", "point"})
_DEMONSTRATIVES = frozenset({"that", "this"})
_PARTITIVE = 4  # tokens of "of the previous"
_INDEX = 50  # points from which a level is one of an index, and no size
_FAR = 10  # times one level, beyond which another is of another thing
_phrases = WordLists("claims/levels").phrases


@cache
def sides_of_change() -> dict[str, str]:
    """Words of change and which way they go."""
    change, words = change_words(), relation_words("levels")
    sides = {word: side for side in ("up", "down") for word in words[side]}
    return {**sides, **change.verbs, **change.nouns, **change.comparatives}


def is_size(passage: Passage, spot: Spot) -> bool:
    """Whether a figure can only be the size of a change."""
    quantity = spot.quantity
    if quantity.per is not None or quantity.is_range:
        return False
    if quantity.unit in POINTS:
        return True
    fraction = quantity.unit is None and 0 < quantity.number < 1
    led = passage.words(spot.first - 1, spot.first) == ["by"]
    if quantity.change_form != "by" and not _is_compared(passage, spot) and not (fraction and led):
        return False
    if quantity.unit in ("time", "percent") or fraction:
        return True
    before, noun = (passage.words(spot.first - n, spot.first - n + 2) for n in (4, 2))
    if not (relation_words("levels")["losses"].isdisjoint(noun) or _ENDS.isdisjoint(before)):
        return False  # "from a profit of 5 million to a loss of 3"
    lead = passage.words(spot.first - 1, spot.first)
    plain = lead in (["by"], ["of"], ["up"], ["down"])  # not "adds 70"
    return is_amount(spot) and (plain or _is_compared(passage, spot))


def _is_compared(passage: Passage, spot: Spot) -> bool:
    """ "A third fewer", "12 more than": a comparative right behind a figure."""
    after = passage.words(spot.stop, spot.stop + 1)
    return (
        bool(after) and after[0] in change_words().comparatives and after[0] not in {"up", "down"}
    )


def are_levels(passage: Passage, first: Spot, second: Spot) -> bool:
    """Whether two figures are of one unit and of one order, and neither is by how much."""
    for spot in (first, second):
        quantity = spot.quantity
        if quantity.is_range or quantity.hedge is not None or quantity.number <= 0:
            return False
        index = quantity.unit == "point" and quantity.number >= _INDEX
        if not (is_amount(spot) or quantity.unit == "percent" or index):
            return False
        if _is_amount_of_change(passage, spot):
            return False
    led = passage.words(first.stop, second.first)
    if led[:1] == ["of"] and len(led) <= _PARTITIVE and "," not in led:
        return False  # "four of the six"; not "to 49% of GDP, from 40%"
    lasting = any(time.mention.grain == "duration" for time in passage.here.times)
    if lasting and dimension(first.quantity.unit) == "time":
        return False  # "cut to 17 hours, then to 10 and now to two hours and a half"
    if second.quantity.per and not first.quantity.per and led == [","]:
        return False  # "it laid 35 kilometres, five a year"
    low, high = sorted((first.quantity.number, second.quantity.number))
    return are_alike(first, second) and high <= _FAR * low


def _is_amount_of_change(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is by how much something went, and no level: not of a loss that somebody
    lost, or of prices that were so much higher than a year before."""
    words = relation_words("levels")
    if spot.quantity.change_form != "by" and not is_size(passage, spot):
        return False
    if not words["losses"].isdisjoint(passage.here.vocabulary):
        return words["losing"].isdisjoint(passage.words(spot.first - 2, spot.first))
    return spot.quantity.unit != "percent" or words["paced"].isdisjoint(passage.here.vocabulary)


def is_of_another_thing(passage: Passage, moves: int = 0) -> bool:
    """Whether a sentence has figures of another thing than the one that changes; what stands before
    the token `moves` only says what that is: "thefts without cars rose to 40"."""
    words, here = relation_words("levels"), passage.here
    told = set(here.words(moves, here.stop)) if moves else here.vocabulary
    if not words["apart"].isdisjoint(told) or _is_against_others(here):
        return True
    plain = {"value"} | (words["left_out"] if moves else frozenset())
    if is_narrowed([word for word in here.words(here.first, here.stop) if word not in plain]):
        return True
    return next(here.phrases(_phrases("apart_phrases")), None) is not None


def _is_against_others(here: Sentence) -> bool:
    """Whether a level is held against somebody else's: "less than Moreno, who had 36%"."""
    timed = {one.first for one in here.times}
    return any(
        at + 1 < here.stop and here.tokens.text[at + 1][0].isupper() and at + 1 not in timed
        for at in here.places_of(_THAN)
    )


def are_intended(*stretches: Stretch) -> bool:
    """Whether a figure is one that somebody hoped for."""
    intended = relation_words("levels")["intended"]
    return any(not intended.isdisjoint(one.words) for one in stretches)


def told_before(passage: Passage) -> Spot | None:
    """The only figure of the sentence before, which this one takes up: "By 2014 it had ..."."""
    here = passage.here
    if not passage.before:
        return None
    earlier = passage.before[-1]
    found = [one for one in passage.spots if earlier.first <= one.first < here.first]
    takes_up = relation_words("walks")["takes_up"]
    opening = here.words(here.first, passage.own[0].first)
    if len(found) != 1 or is_size(passage, found[0]) or takes_up.isdisjoint(opening):
        return None
    lead = earlier.words(found[0].first - 1, found[0].first)
    levelling = relation_words("changes_apart")["levelling"]
    figure_meant = opening[0] in _DEMONSTRATIVES  # "It sold 410 tonnes. That was more than ..."
    return found[0] if figure_meant or not levelling.isdisjoint(lead) else None
