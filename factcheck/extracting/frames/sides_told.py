"""Two figures of which the words say which one is larger: "grew by 3%, faster than the 2% of 2014",
"the target was 4%, and it came to 5%, a point above", "women outnumber men, by 7 to 5".

They are read by the parts that the two play, what is held and what it is held against, wherever the
comparative stands: between the two, before both of them, or behind them. That a figure is above
another is a statement about numbers, whatever they are of, so that the words between need not be
known; only those that may tie a figure to something else than the comparison count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.arithmetic.units import dimension
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.compared_figures import is_plain
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.level_stretches import in_order, stretch_of
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    are_alike,
    content,
    is_amount,
    relate,
    unhedged,
)
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.model.relations import Relation

_LINK = 14  # tokens from a figure to the comparative that is told of it
_REACH = 14  # tokens from the comparative to what a figure is held against
_TO_THAN = 4  # tokens from "a smaller rise of prices" to "than"
_TAIL = 6  # tokens of "of the season before" behind a figure
_TO_LINK = 6  # tokens of "against just" between the figures of two owners
_BREAKS = frozenset({";", ":", ".", "but", "while", "whereas", "(", ")", "?", '"', "“", "”"})
_ENDS = frozenset({",", ".", ";", ":", ")", "–", "—", "!"})
_LEADS = frozenset({",", ":", "(", "–", "—", "by", "with", "at", "of"})
_AMOUNTING = (["came"], ["amounted"], ["come"], ["amounts"])
_POINTS = frozenset({"percentage_point", "basis_point", "point", "time"})
_AGAINST = frozenset({"against", "versus", "compared"})
_ONLY_OF = {"short": "of", "shy": "of"}


class _Side(Struct, frozen=True):
    """A comparative at the tokens [at, stop): what is held is larger ("up") or smaller."""

    at: int
    stop: int
    direction: str
    leads: bool = False  # to its figure without "than"
    paced: bool = False  # of percentages alone
    sized: bool = False  # of how large a change is, and not of where it led


_AMOUNTS = frozenset({"more", "less", "fewer"})


@cache
def _cues() -> dict[str, str]:
    words = relation_words("sides")
    up = words["up"] | words["pace_up"] | words["over"] | words["passing"]
    down = words["down"] | words["pace_down"] | words["under"]
    return {**dict.fromkeys(up, "up"), **dict.fromkeys(down, "down")}


@cued_by(_cues, needs=PAIR)
def side_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures of which the second is told to be above or below the first."""
    here, own = passage.here, passage.own
    if not 2 <= len(own) <= MOST or relation_words("sides")["doubtful"] & here.vocabulary:
        return
    for side in _sides(passage):
        found = _between(passage, side)
        if found is None and len(own) == 2:
            found = _of_owners(passage, side)
        if found is None:
            found = _behind(passage, side)
        relation = order_of(passage, *found, side.direction) if found is not None else None
        if relation is not None:
            yield relation


def _sides(passage: Passage) -> Iterator[_Side]:
    """The comparatives of a sentence, with the way that "more slowly" and "less sharply" go."""
    words, here = relation_words("sides"), passage.here
    lower = here.tokens.lower
    for at in here.places_of(_cues().keys()):
        word, after = lower[at], "".join(here.words(at + 1, at + 2))
        if at > here.first and lower[at - 1] in words["denied"]:
            continue
        amount = word in _AMOUNTS and after != "than"
        if amount and any(one.stop == at for one in passage.own):
            continue  # "for another 120 days, and in May for 60 more"
        direction, stop = _cues()[word], at + 1
        paced = word in words["pace_up"] | words["pace_down"]
        if word in ("more", "less") and after in words["ways_up"] | words["ways_down"]:
            same = (word == "more") is (after in words["ways_up"])
            direction, stop, paced = "up" if same else "down", at + 2, True
        leads = word in words["over"] | words["under"]
        if leads and word in _ONLY_OF and after != _ONLY_OF[word]:
            continue
        of_change = after in change_words().nouns or word in words["sized"]
        yield _Side(at, stop, direction, leads, paced, paced or of_change)


def order_of(passage: Passage, before: Spot, after: Spot, direction: str) -> Relation | None:
    """The relation that a figure is above ("up") or below another; None where another figure of the
    sentence may be meant, or all of them together, with which it holds."""
    sign = 1 if direction == "up" else -1
    told = [
        spot.quantity.number
        for spot in passage.own
        if spot.span not in (before.span, after.span)
        and is_plain(spot.quantity)
        and are_alike(spot, after)
    ]
    rivals = (*told, sum(told, after.quantity.number))
    if any(sign * (number - before.quantity.number) > 0 for number in rivals):
        return None
    named = [("before", before), ("after", after)]
    return relate(passage, "change", named, direction=direction, order="told")


def _between(passage: Passage, side: _Side) -> tuple[Spot, Spot] | None:
    """What a figure is held against and the figure, where the comparative stands between them."""
    held = [one for one in passage.own if one.stop <= side.at and not _is_size(passage, one, side)]
    base = next((one for one in passage.own if _number_of(one) >= side.stop), None)
    if not held or base is None or not _are_of_kind(held[-1], base, side):
        return None
    after = held[-1]
    if not _is_told_of(passage, after.stop, side.at) or not _leads_to(passage, side, base):
        return None
    if not _ends_well(passage, after, base) or _turns(passage, after, base, side):
        return None
    return unhedged(base), after


def _number_of(spot: Spot) -> int:
    """The token at which a figure begins behind its hedge: the 40 of "higher than the 40"."""
    return spot.first + len((spot.quantity.hedge or "").split())


def _is_size(passage: Passage, spot: Spot, side: _Side) -> bool:
    """Whether a figure is by how much: "two points above", "5% more than"."""
    beside = spot.stop == side.at and not (side.leads and spot.quantity.change_form is not None)
    return beside or spot.quantity.unit in _POINTS


def _are_of_kind(after: Spot, told: Spot, side: _Side) -> bool:
    base = unhedged(told)
    for spot in (after, base):
        quantity = spot.quantity
        if quantity.is_range or quantity.hedge is not None or quantity.number <= 0:
            return False
        if quantity.unit in _POINTS or not (is_amount(spot) or quantity.unit == "percent"):
            return False
    if not are_alike(after, base) or (side.paced and after.quantity.unit != "percent"):
        return False
    exact = {"percent", after.quantity.unit} if _is_money(after) else {"percent"}
    if after.quantity.unit != base.quantity.unit and exact & {
        after.quantity.unit,
        base.quantity.unit,
    }:
        return (
            False  # of counts a second noun can be left out: "64 fires, more than the 55 of 2014"
        )
    by = after.quantity.change_form == "by"
    if by and after.quantity.unit != "percent":
        return False  # "rose by 3 million, more than the 2 million who left"
    if by and after.quantity.change == "down":
        return side.sized  # a fall of 2% is below a rise of 1%
    return not (side.sized and after.quantity.change_form == "to")


def _is_money(spot: Spot) -> bool:
    return spot.quantity.unit is not None and dimension(spot.quantity.unit) == "money"


def _is_told_of(passage: Passage, first: int, stop: int) -> bool:
    """Whether the words from a figure to a comparative name nothing else that it may be said of."""
    words, here, change = relation_words("sides"), passage.here, change_words()
    if stop - first > _LINK:
        return False
    told = content(passage.words(here.first, first))
    first += passage.words(first, first + 1) == [")"]
    levels = relation_words("levels")
    known = words["held"] | levels["neutral"] | levels["later_words"] | levels["earlier_words"]
    known |= change.nouns.keys() | change.verbs.keys() | {",", "–", "—"}
    sized = {at for one in passage.own for at in range(one.first, one.stop)}
    whole = passage.words(first, stop)
    if whole[:1] == ["of"]:  # "17% of the total in 2007, far above"
        end = next((at for at, word in enumerate(whole) if word in _ENDS), len(whole))
        sized |= set(range(first, first + end))
    return all(
        word in known
        or at in sized
        or word.endswith("ly")
        or time_at(here, at) is not None
        or (word.isalpha() and any(are_akin(word, one) for one in told))
        for at, word in enumerate(passage.words(first, stop), first)
    )


def _leads_to(passage: Passage, side: _Side, base: Spot) -> bool:
    """Whether a comparative leads to a figure, "lower than the 40 of May", "below the target of
    40", "higher than in Arl, which had 40", and not to what it is a part of."""
    words, number = relation_words("sides"), _number_of(base)
    at, aside = side.stop, False
    if not side.leads:
        lead = passage.words(at, min(at + _TO_THAN, number))
        than = lead.index("than") if "than" in lead else len(lead)
        if than == len(lead) or not _ENDS.isdisjoint(lead[:than]):
            return False
        at += than + 1
    between = passage.words(at, number)
    if not between:
        return "the" in passage.words(number, base.stop)[:1] or _is_aim(passage, base)
    if len(between) > _REACH or between[0] in words["passed_over"]:
        return False
    if between[0].endswith("ing") or between[0] in change_words().verbs:
        return False
    marks = [n for n, word in enumerate(between) if word in _BREAKS or word == ","]
    if marks:
        opened = between[marks[0]] == "(" and marks[0] >= len(between) - 3
        following = between[marks[0] + 1 :]
        told = between[marks[0]] == "," and following[:1] in (
            ["when"],
            ["which"],
            ["where"],
            ["who"],
        )
        aside = opened or (told and len(marks) == 1)
        if not aside:
            return False
    amounting = between[-1] == "to" and between[-2:-1] in _AMOUNTING
    tied = between[-1] in words["loose"] and not amounting
    return not tied and not _names_a_verb(between, aside=aside)


def _names_a_verb(between: Sequence[str], *, aside: bool) -> bool:
    """Whether the words to a figure tell something of their own: "than it lost when 40"."""
    verbs = change_words().verbs.keys() | {"had", "has", "have", "lost", "won"}
    return not aside and not verbs.isdisjoint(between)


def _is_aim(passage: Passage, base: Spot) -> bool:
    aims = relation_words("sides")["aims"]
    return not aims.isdisjoint(passage.words(base.stop, base.stop + 2))


def _ends_well(passage: Passage, after: Spot, base: Spot) -> bool:
    """Whether what follows a figure says of when or whose it is, and not of what it is a part."""
    words, here = relation_words("sides"), passage.here
    stop = base.stop
    tail = passage.words(stop, stop + _TAIL)
    if tail and tail[0].isalpha() and tail[0] != "of" and _same_noun(passage, after, tail[0]):
        stop, tail = stop + 1, tail[1:]  # "14 crates, above the 17 crates of May"
    if not tail or tail[0] in _ENDS or time_at(here, stop) is not None:
        return True
    if tail[0] != "of":
        known = words["tails"] | words["aims"]
        return tail[0] in known or tail[0].endswith("ed") or not tail[0].isalpha()
    if passage.words(after.stop, after.stop + 2) == tail[:2]:
        return True  # "3% of GDP, above the 2% of GDP agreed"
    timed = any(time_at(here, stop + n) is not None for n in (1, 2))
    then = {"previous", "last", "before", "earlier", "preceding", "its", "their"}
    return timed or not then.isdisjoint(tail[1:]) or _is_named(passage, stop + 1)


def _same_noun(passage: Passage, spot: Spot, noun: str) -> bool:
    return passage.words(spot.stop, spot.stop + 1) == [noun]


def _is_named(passage: Passage, at: int) -> bool:
    return passage.here.entity_at(at) is not None


def _turns(passage: Passage, after: Spot, base: Spot, side: _Side) -> bool:
    """Whether one of the two may be a rise and the other one a fall."""
    if after.quantity.unit != "percent" and not side.sized:
        return False
    near = passage.words(after.stop, _number_of(base)) + passage.words(base.stop, base.stop + 3)
    told = {change_words().nouns[word] for word in near if word in change_words().nouns}
    told |= {spot.quantity.change for spot in (after, base) if spot.quantity.change} - {None}
    return len(told) > 1


def _of_owners(passage: Passage, side: _Side) -> tuple[Spot, Spot] | None:
    """ "Alder grew faster than Birch, by 3% against 2%", "women outnumber men, 7 to 5" """
    words, here = relation_words("sides"), passage.here
    first, second = passage.own
    if side.at > first.first or not _are_of_kind(first, second, side):
        return None
    link = passage.words(first.stop, second.first)
    if not link or len(link) > _TO_LINK or not words["against"].issuperset(link):
        return None
    if link[0] not in {"against", "versus", "vs", "to", "compared", "as"}:
        return None
    told = passage.words(side.stop, first.first)
    passing = passage.words(side.at, side.at + 1)[0] in words["passing"]
    if not passing and "than" not in told[:_TO_THAN]:
        return None
    if not told or told[-1] not in _LEADS or len(told) > _REACH:
        return None
    if told[:1] == ["by"] or not words["passed_over"].isdisjoint(told):
        return None
    tail = passage.words(second.stop, second.stop + 1)
    ended = not tail or tail[0] in _ENDS or time_at(here, second.stop) is not None
    return (second, first) if ended else None


def _behind(passage: Passage, side: _Side) -> tuple[Spot, Spot] | None:
    """ "The target was 4%, and it came to 5%, which is higher", "Alder grew by 3% and Birch by 2%:
    Alder was the faster" """
    words = relation_words("sides")
    told = [one for one in passage.own if one.stop <= side.at]
    sizes = [one for one in told if _is_size(passage, one, side)]
    levels = [one for one in told if one not in sizes]
    after = passage.words(side.stop, side.stop + 3)
    after = [] if after == ["of", "the", "two"] else after
    if len(levels) != 2 or len(told) != len(passage.own) or (after and after[0] not in _ENDS):
        return None
    if side.leads and not sizes:
        return None  # "three are still missing"; not "a point below"
    if any(one.quantity.hedge for one in levels) or not _are_of_kind(levels[0], levels[1], side):
        return None
    lead = passage.words(levels[1].stop, sizes[-1].first if sizes else side.at)
    named = [word for word in content(lead) if word not in words["held"]]
    stretches = [stretch_of(passage, one, passage.own) for one in levels]
    if named:
        if not _AGAINST.isdisjoint(passage.words(levels[0].stop, levels[1].first)):
            return None  # "rye gave 60 tonnes against 20 for oats, 40 more": more than oats
        echoed = [[any(are_akin(w, o) for o in content(s.words)) for w in named] for s in stretches]
        owners = [at for at, found in enumerate(echoed) if all(found)]
        if len(owners) != 1 or any(echoed[1 - owners[0]]):
            return None
        return levels[1 - owners[0]], levels[owners[0]]
    aimed = [not words["aims"].isdisjoint(_clause(passage, one)) for one in levels]
    if aimed[0] is not aimed[1]:
        return levels[aimed[1]], levels[aimed[0]]
    return in_order(*stretches) if not any(aimed) else None


def _clause(passage: Passage, spot: Spot) -> list[str]:
    """The words of the clause of a figure, up to the one before it and behind."""
    first = max([passage.here.first, *(o.stop for o in passage.own if o.stop <= spot.first)])
    stop = min([passage.here.stop, *(o.first for o in passage.own if o.first > spot.first)])
    lead, tail = passage.words(first, spot.first), passage.words(spot.stop, stop)
    marks = [at for at, (word, _) in enumerate(pairwise((*lead, ""))) if word in _ENDS]
    end = next((at for at, word in enumerate(tail) if word in _ENDS), len(tail))
    return [*lead[marks[-1] + 1 if marks else 0 :], *tail[:end]]
