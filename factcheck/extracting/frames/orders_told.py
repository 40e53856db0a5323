"""Figures told to be above or below others: "the lowest bid was 14 million and the highest 19
million", "4,500 came, more than the 4,100 of the season before"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.level_kinds import is_size, told_before
from factcheck.extracting.frames.level_stretches import (
    Stretch,
    day_of,
    left_unsaid,
    stretch_of,
    unsaid,
)
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    unhedged,
)
from factcheck.extracting.frames.sides_told import order_of
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_TO_FIGURE = 5  # tokens from "the lowest" to its figure
_APART = 14  # tokens between the two figures
_TO_COMPARED = 12  # tokens from a figure to the one that it is more than
_LEAD = 2
_WITH = 4  # tokens of "with its wages at"
_PAIR = 2
_NO_HOUR = 25  # a smaller number without a unit may be a time of the day
_SIDES = frozenset({"above", "below"})
_BREAKS = frozenset({";", ":", ".", "but", "while"})


def _cues() -> frozenset[str]:
    words = relation_words("orders")
    told = (
        words["low"]
        | words["high"]
        | words["up"]
        | words["down"]
        | words["beating"]
        | words["failing"]
    )
    return told | words["merely"] | {"between"}


@cued_by(_cues)
def order_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures of which the second is told to be above or below the first."""
    if len(passage.spots) > MOST or len(passage.spots) < 2:
        return
    readers = (_extremes, _since, _reach, _compared, _set_apart, _aimed)
    for found in (reader(passage) for reader in readers):
        relation = order_of(passage, *found) if found is not None else None
        if relation is not None:
            yield relation


def _extremes(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """The lowest and the highest of one list."""
    lows = [spot for spot in passage.own if _is_extreme(passage, spot, "low")]
    highs = [spot for spot in passage.own if _is_extreme(passage, spot, "high")]
    if len(lows) != 1 or len(highs) != 1 or not _can_be_ordered(lows[0], highs[0]):
        return None
    first, second = sorted((lows[0], highs[0]), key=lambda spot: spot.first)
    between = passage.words(first.stop, second.first)
    joined = not {"and", ",", "to"}.isdisjoint(between)
    if len(between) > _APART or not _BREAKS.isdisjoint(between) or not joined:
        return None
    if {"for", "by"} & set(between):
        return None  # of other things
    return lows[0], highs[0], "up"


def _since(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """ "40 in May, the highest since 2008, when it was 45": who is the highest since a time has not
    passed the figure of that time."""
    words, here = relation_words("orders"), passage.here
    for at in here.places_of(words["low"] | words["high"]):
        after = next((one for one in reversed(passage.own) if one.stop <= at), None)
        base = next((one for one in passage.own if one.first > at), None)
        if after is None or base is None or not _can_be_ordered(after, base):
            continue
        if here.words(at - 1, at) != ["the"] or at - after.stop > _TO_COMPARED:
            continue
        led = here.words(at + 1, base.first)
        noun = led.index("since") if "since" in led else len(led)
        if noun > _LEAD or not change_words().nouns.keys().isdisjoint(led[:noun]):
            continue
        time = time_at(here, at + noun + 2)
        tail = here.words(time.stop, base.first) if time is not None else ["."]
        led_to = tail and tail[-1] != "when" and words["then"].issuperset(tail)
        if led[noun + 1 :] == ["the"] or led_to:
            return base, after, "down" if here.tokens.lower[at] in words["high"] else "up"
    return None


def _is_extreme(passage: Passage, spot: Spot, name: str) -> bool:
    words, at = relation_words("orders"), spot.first
    lower = passage.here.tokens.lower
    for _ in range(_TO_FIGURE):
        at -= 1
        if at < passage.here.first:
            return False
        if lower[at] in words[name]:
            return lower[at + 1 : at + 3] != ["of", "the"]  # "the largest of the four"
        if lower[at] not in words["bridge"] and not _is_of_a_noun(passage, at, spot):
            return False
    return False


def _is_of_a_noun(passage: Passage, at: int, spot: Spot) -> bool:
    """Whether a word says what a figure is of: "the highest figure for rents was 40"."""
    being = {"was", "were", "is", "are"}
    near = passage.words(at + 1, spot.first)
    return not being.isdisjoint(near) and passage.here.tokens.lower[at].isalpha()


def _reach(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """The ends of a reach: "between 25 and 36 million"; "from" and "to" may go down."""
    words, here = relation_words("orders"), passage.here
    for low, high in pairwise(passage.own):
        told = (passage.words(low.first - 1, low.first), passage.words(low.stop, high.first))
        if told != (["between"], ["and"]) or _may_be_hour(low) or not _can_be_ordered(low, high):
            continue
        tail = passage.words(high.stop, high.stop + 1)
        timed = time_at(here, high.stop + 1) or time_at(here, high.stop)
        if not tail or not tail[0][0].isalnum() or timed or tail[0] in words["after_reach"]:
            return low, high, "up"
    return None


def _may_be_hour(spot: Spot) -> bool:
    return spot.quantity.unit is None and spot.quantity.number < _NO_HOUR


def _can_be_ordered(one: Spot, other: Spot) -> bool:
    quantities = (one.quantity, other.quantity)
    if any(each.is_range or each.hedge is not None for each in quantities):
        return False
    if any(each.change and each.change_form != "to" for each in quantities):
        return False
    return are_alike(one, other) and one.quantity.unit not in ("time", "percentage_point")


def _compared(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """ "3,500 came, more than the 4,100 of the season before", "40 in the north, well above the 31
    of the south", "It was 40. That was more than the 38 of 2014" """
    own = passage.own
    for at, told in enumerate(own):
        side, base = _side((told.quantity.hedge or "").split()), unhedged(told)
        after = own[at - 1] if at else told_before(passage)
        if not side or after is None:
            continue
        lead = passage.words(after.stop if at else passage.here.first, told.first)
        if (
            not lead
            or len(lead) > _TO_COMPARED
            or "the" not in passage.words(told.first, base.stop)
        ):
            continue
        verb = lead[-1] in {"was", "were", "is", "are"}
        if not (verb or lead[-1] == ",") or not _BREAKS.isdisjoint(lead):
            continue
        if _is_of_something(passage, base) and _can_be_ordered(after, base):
            return base, after, side
    return None


def _set_apart(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """Figures on both sides of "than": "higher in the north, at 61, than in the south, at 53"; or
    one that is held against that of the sentence before: "It had been higher, at 53"."""
    here, own, words = passage.here, passage.own, relation_words("orders")
    found = [at for at in here.places_of(words["up"] | words["down"]) if _is_predicate(here, at)]
    if len(found) != 1 or any(is_size(passage, one) for one in own):
        return None
    at, side = found[0], "up" if here.tokens.lower[found[0]] in words["up"] else "down"
    than = next((one for one in here.places_of({"than"}) if at < one <= at + _APART), None)
    figures = [one for one in own if _is_attached(passage, one)]
    if not 1 <= len(own) <= _PAIR or len(figures) != len(own):
        return None
    if len(own) == 1:
        before, only = told_before(passage), own[0]
        if before is None or only.first < at or not _can_be_ordered(before, only):
            return None
        if than is None:
            plain = not unsaid(here, range(here.first, only.first), [])
            return (before, only, side) if plain else None
        at_least = here.words(only.first - 1, only.first) == ["at"] or only.first < than
        return None if at_least else (only, before, side)
    after, base = own
    if than is None or not after.stop <= than < base.first or not _can_be_ordered(after, base):
        return None
    return base, after, side


def _is_predicate(here: Sentence, at: int) -> bool:
    """Whether "higher" is what is said of the figures: "was far higher", not "a higher number"."""
    words, lower = relation_words("orders"), here.tokens.lower
    if lower[at] in words["no_predicates"]:
        return False
    if lower[at] in words["counting"]:  # "less than in 2014", not "less than 40"
        figures = {one.first for one in here.quantities}
        if lower[at + 1 : at + 2] != ["than"] or at + 2 in figures:
            return False
    back = at - 1
    while back > here.first and (lower[back] in words["degrees"] or lower[back].endswith("ly")):
        back -= 1
    return back >= here.first and lower[back] in words["being"]


def _is_attached(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is told of what stands before it: ", at 40", "(40)", "was 40"."""
    lead = passage.words(spot.first - _LEAD, spot.first)
    if lead and lead[-1] in {"the", "about", "some", "just", "only"}:
        lead = lead[:-1]
    after = passage.words(spot.stop, spot.stop + 1)
    if "with" in passage.words(spot.first - _WITH, spot.first - 1):
        return False  # "with wages at 40"
    return bool(lead) and lead[-1] in relation_words("orders")["attaching"] and after != ["of"]


def _aimed(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """What was aimed at and what came, whichever is told first: "the target was 24 million, but
    sales only came to 21", "fell short of the 55 planned, at 50"."""
    here, words = passage.here, relation_words("orders")
    if len(passage.own) != _PAIR or words["aims"].isdisjoint(here.vocabulary):
        return None
    plain = [unhedged(_unmoved(one)) for one in passage.own]
    own = [stretch_of(passage, one, passage.own) for one in passage.own]
    near = [{*one.words, *_noun_before(passage, one)} for one in own]
    aims = [at for at in (0, 1) if not words["aims"].isdisjoint(near[at])]
    if len(aims) != 1 or not _can_be_ordered(*plain):
        return None
    aim, came = own[aims[0]], own[1 - aims[0]]
    between = here.words(plain[0].stop, plain[1].first)
    if aims[0] == 1 and not _BREAKS.isdisjoint(between):
        return None  # "beat the forecasts, at 40; the target for 2017 is 45"
    days = day_of(aim), day_of(came)
    if here.words(came.spot.stop, came.spot.stop + 1) == ["of"]:
        return None  # "only 40% of the target group"
    if all(days) and days[0] != days[1]:
        return None
    told = here.words(here.first, here.stop)
    sides = {side for word in told if (side := words_of_aims().get(word))}
    if not words["merely"].isdisjoint(came.words):
        sides |= {"down"} if came.spot.quantity.change is None else {"up", "down"}
    sides |= {side for one in passage.own if (side := _side((one.quantity.hedge or "").split()))}
    if len(sides) != 1 or not _are_of_one_thing(passage, aim, came):
        return None
    return plain[aims[0]], plain[1 - aims[0]], sides.pop()


def _unmoved(spot: Spot) -> Spot:
    """A figure that something "fell short of", which is no size of a fall."""
    fell_short = (spot.quantity.hedge or "").startswith("short")
    return replace(spot, quantity=replace(spot.quantity, change=None)) if fell_short else spot


@cache
def words_of_aims() -> dict[str, str]:
    """Return the words that say of an aim that more came than it ("up"), or less."""
    words = relation_words("orders")
    return {**dict.fromkeys(words["beating"], "up"), **dict.fromkeys(words["failing"], "down")}


def _noun_before(passage: Passage, stretch: Stretch) -> list[str]:
    """The words of a clause that opens with a figure's aim: "the target for 2014 was"."""
    return passage.words(stretch.first - 1, stretch.first)


def _are_of_one_thing(passage: Passage, aim: Stretch, came: Stretch) -> bool:
    """Whether what was aimed at and what came are of one thing: one of them names none."""
    words = relation_words("orders")
    known = [*words["aims"], *words_of_aims(), *words["merely"], *words["held"]]
    return not left_unsaid(aim, known) or not left_unsaid(came, known)


def _side(hedge: Sequence[str]) -> str:
    """The side that a hedge tells: "more than", "well below"."""
    words = relation_words("orders")
    told = hedge[-2:-1] if hedge[-1:] == ["than"] else hedge[-1:]  # "slightly less than"
    if told and told[0] in words["up"] and (hedge[-1] == "than" or told[0] in _SIDES):
        return "up"
    down = told and told[0] in words["down"] and (hedge[-1] == "than" or told[0] in _SIDES)
    return "down" if down else ""


def _is_of_something(passage: Passage, base: Spot) -> bool:
    """Whether a figure is told to be of another time or place: "of 2014", "of the south"."""
    tail = passage.words(base.stop, base.stop + 5)
    if tail[:1] and tail[0].endswith("ed"):
        tail = tail[1:]  # "the 389 booked a year earlier"
    if tail[:1] not in (["of"], ["in"], ["a"]):
        return False
    text = passage.here.tokens.text[base.stop + 1 : base.stop + 2]
    if tail[0] in ("of", "in") and (tail[1:2] == ["the"] or (text and text[0][0].isupper())):
        return True
    near = any(time_at(passage.here, base.stop + at) is not None for at in range(min(4, len(tail))))
    return near or not {"previous", "last", "before", "earlier", "preceding"}.isdisjoint(tail)
