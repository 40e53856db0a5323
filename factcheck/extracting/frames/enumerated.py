"""Figures listed one after another with their sum or their whole: "the Reds took 41 seats, the
Blues 33 and the Greens 19, which makes 93"; "..., in the 90-seat chamber"; "of the 84 prisoners 37
were Danes and 41 Swedes"; "the 34 ships lie in three ports: ten in the north ...".

A list is read by what separates its items. Whose each figure is may stand before it or after it,
so that names, nouns and verbs are passed over; what a sum is of may be any choice of the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_MOST_ITEMS = 8
_BETWEEN = 12  # tokens from one item to the next
_TO_OF = 5  # tokens from "of" to the seats of a house
_LEADS = frozenset({"a", "an", "for", "with", "giving", "grand", "overall"})
_FAR = 3  # times their sum, beyond which a figure is no sum of the items
_FEW = 20
_HOUSE_PARTIES = 3
_TO_LIST = 14  # tokens from a whole to its list, with a clause about it
_TO_NAME = 5  # tokens from a part to the name that it goes to or comes from
_TO_COLON = 3  # tokens from "five regions" to the colon
_THEM = frozenset({"them", "whom", "which", "these"})


phrases = WordLists("claims/enumerated").phrases


def _cues() -> frozenset[str]:
    words = relation_words("enumerated")
    houses = relation_words("houses_shared")["winning"]
    whole = words["going"] | words["coming"] | words["dividing"]
    return words["making"] | phrases("closing").cues | houses | whole


@cued_by(_cues, needs=PAIR)
def enumerated_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the lists of a sentence with the sum that closes them, or the whole that they share."""
    if len(passage.spots) < 3 or len(passage.spots) > MOST:
        return
    for items in lists_of(passage):
        for read in (_summed, _shared, _taken_apart, _divided):
            relation = read(passage, items)
            if relation is not None:
                yield relation
                break


def lists_of(passage: Passage, *, percent: bool = False) -> Iterator[list[Spot]]:
    """Yield the longest lists of two figures or more in a sentence; of percentages, of which the
    later ones may be bare, where `percent` says so."""
    run: list[Spot] = []
    for spot in passage.own:
        if counts_items(passage, spot):
            continue
        fits = _can_be_item(passage, spot, percent=percent)
        if fits and run and _is_next(passage, run[0], run[-1], spot) and not _is_sum(passage, spot):
            run.append(spot)
            continue
        if 1 < len(run) <= _MOST_ITEMS:
            yield run
        run = [spot] if fits and percent is (spot.quantity.unit == "percent") else []
    if 1 < len(run) <= _MOST_ITEMS:
        yield run


def counts_items(passage: Passage, spot: Spot) -> bool:
    """Return whether a number only says of how many a sum is: "these three towns"."""
    led = passage.words(spot.first - 1, spot.first)
    few = spot.quantity.number <= _MOST_ITEMS
    return few and not relation_words("enumerated")["demonstratives"].isdisjoint(led)


def _can_be_item(passage: Passage, spot: Spot, *, percent: bool) -> bool:
    quantity = spot.quantity
    fits = is_amount(spot) or (percent and quantity.unit == "percent" and not quantity.is_range)
    if not fits or quantity.hedge is not None or quantity.per is not None:
        return False
    if quantity.change is not None and quantity.change_form != "by":
        return False
    return relation_words("enumerated")["not_before"].isdisjoint(
        passage.words(spot.first - 1, spot.first)
    )


def _is_next(passage: Passage, first: Spot, last: Spot, spot: Spot) -> bool:
    """Whether a figure goes on with a list: after a comma or "and", told alike."""
    words = relation_words("enumerated")
    between = passage.words(last.stop, spot.first)
    if not between or len(between) > _BETWEEN or words["joints"].isdisjoint(between):
        return False
    if between[:2] == ["that", "of"]:
        between = between[1:]  # "33 that of Panama and 27"
    if between[:1] == [")"] and between[-1:] == ["("]:
        between = between[1:-1]  # "the PDV (71 seats), the CL (29)"
    if not words["barriers"].isdisjoint(between):
        return False
    return first.quantity.unit is None or spot.quantity.unit in (None, first.quantity.unit)


def _is_sum(passage: Passage, spot: Spot) -> bool:
    after = phrases("closing").longest(passage.here.tokens.lower, spot.stop, passage.here.stop)
    return spot.stop < passage.here.stop and after is not None


def _summed(passage: Passage, items: Sequence[Spot]) -> Relation | None:
    """A list with the sum right behind it."""
    total = next((one for one in passage.own if one.first >= items[-1].stop), None)
    if total is None or not is_amount(total) or not are_alike(total, items[0]):
        return None
    if not _is_told_as_sum(passage, items[-1], total) or has_others(passage, items, total):
        return None
    if any(one.quantity.number >= total.quantity.number for one in items):
        return None
    if total.quantity.number > _FAR * sum(one.quantity.number for one in items):
        return None  # a sum of other things: "300 and 250 metres long, built for 600 million"
    every = [one for one in passage.spots if one.stop <= items[-1].stop and is_amount(one)]
    every = [one for one in every if are_alike(one, items[0])][-_MOST_ITEMS:]
    named = [*(("part", one) for one in items), ("whole", total)]
    choices = [
        [*(("part", one) for one in some), ("whole", total)]
        for size in range(2, len(every) + 1)
        for some in combinations(every, size)
        if list(some) != list(items)
    ]
    return relate(passage, "parts", named, choices, closed="equal")


def _is_told_as_sum(passage: Passage, last: Spot, total: Spot) -> bool:
    """Whether words make a figure the sum of the list: "which makes 42", "so that 42 were lost in
    all"."""
    words = relation_words("enumerated")
    between = passage.words(last.stop, total.first)
    if not between or len(between) > _BETWEEN:
        return False
    made = [at for at, word in enumerate(between) if word in words["making"]]
    if made:
        lead, tail = between[: made[-1]], between[made[-1] + 1 :]
        mark = next((at for at, word in enumerate(lead) if word in words["linking"]), None)
        linked = (mark is None and not lead) or mark is not None
        plain = mark is None or words["linking"].issuperset(lead[mark:])
        return linked and plain and words["to_sum"].issuperset(tail)
    beside = [one for one in passage.own if one.stop <= total.first and one.first < last.first]
    if between[-2:] == ["total", "of"] and any(_counts_things(one, total) for one in beside):
        return False  # "two of the plants make 300 tonnes and one 150, for a total of 750"
    if between[-2:] == ["total", "of"] and words["linking"].issuperset({*between[:-2]} - _LEADS):
        return True  # ", or a total of 84 billion"
    return _closes(passage, total) and words["linking"].issuperset(between[-2:])


def _counts_things(one: Spot, total: Spot) -> bool:
    """Whether a figure counts those of which each has what is summed."""
    return one.quantity.unit != total.quantity.unit and one.quantity.number <= _FEW


def _closes(passage: Passage, total: Spot) -> bool:
    """Whether the clause of a figure ends with "in all" or "altogether"."""
    table, here = phrases("closing"), passage.here
    for at in range(total.stop, min(here.stop, total.stop + 5)):
        hit = table.longest(here.tokens.lower, at, here.stop)
        if hit is not None:
            return here.words(at + hit[0], at + hit[0] + 1) in ([], ["."], [","], [";"], [")"])
        if not here.tokens.lower[at][0].isalpha():
            return False
    return False


def has_others(passage: Passage, items: Sequence[Spot], total: Spot) -> bool:
    """Return whether words say that a sum takes in more than the list before it."""
    told = passage.words(items[0].first - _BETWEEN, total.stop + 5)
    wider = relation_words("seats_summed")["wider"]
    if any(total.stop <= one.first <= total.stop + 2 for one in passage.here.times):
        return True  # "a total of 900 tonnes in two years"
    if not wider.isdisjoint(passage.words(total.stop, total.stop + 3)):
        return True  # "which gives it 60 seats with those that it keeps"
    return not relation_words("enumerated")["others"].isdisjoint(told)


def _shared(passage: Passage, items: Sequence[Spot]) -> Relation | None:
    """Seats of parties that can be no more than the house of the same sentence has."""
    if len(items) < _HOUSE_PARTIES:
        return None
    first = next((one for one in passage.own if _is_part_of(passage, one, items[0])), None)
    if first is not None and not any(one.quantity.noun_end for one in items[1:]):
        named = [("whole", items[0]), *(("part", one) for one in (first, *items[1:]))]
        led = passage.words(first.first - 1, first.first)
        won = led[:1] and led[0] in relation_words("houses_shared")["winning"]
        noun = str(items[0].quantity.unit or "").rpartition(" ")[2]
        won = won and noun in relation_words("enumerated")["seats"]
        plain = won and all(_is_named(passage, one) for one in items[1:])
        return relate(passage, "parts", named, closed="most") if plain else None
    houses = [one for one in passage.own if one not in items and _is_house(passage, one)]
    if len(houses) != 1 or any(one.quantity.noun_end for one in items[1:]):
        return None
    led = passage.words(items[0].first - 1, items[0].first)
    if led[:1] == [] or led[0] not in relation_words("houses_shared")["winning"]:
        return None
    if not all(_is_named(passage, one) for one in items[1:]):
        return None
    named = [*(("part", one) for one in items), ("whole", houses[0])]
    return relate(passage, "parts", named, closed="most")


def _is_part_of(passage: Passage, one: Spot, whole: Spot) -> bool:
    """ "The Reds took 41 of the 90 seats, the Blues 33 ...": the first item with its house."""
    return one.stop < whole.first and passage.words(one.stop, whole.first) in (
        ["of", "the"],
        ["of", "its"],
        ["of"],
    )


def _is_house(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is the size of a house: "the 90-seat chamber", "of the 90 seats"."""
    noun = str(spot.quantity.unit or "").rpartition(" ")[2]
    if noun not in relation_words("enumerated")["seats"] or spot.quantity.hedge:
        return False
    joined = "-" in passage.words(spot.first, spot.stop)
    led = passage.words(spot.first - _TO_OF, spot.first)
    owned = (
        any(word.endswith("'s") for word in led[-1:]) and "of" in led
    )  # "of the chamber's 120 seats"
    return joined or owned or led[-2:] in (["of", "the"], ["of", "its"])


def _is_named(passage: Passage, spot: Spot) -> bool:
    """Whether a name leads to a figure: "the Blues 33"."""
    return spot.first > 0 and passage.here.tokens.text[spot.first - 1][0].isupper()


def _taken_apart(passage: Passage, items: Sequence[Spot]) -> Relation | None:
    """A whole of which each part goes to a taker of its own, or comes from a place of its own."""
    for some in (items, items[1:]):
        whole = _whole_before(passage, some) if len(some) > 1 else None
        if whole is not None and _are_named_apart(passage, some):
            named = [("whole", whole), *(("part", one) for one in some)]
            return relate(passage, "parts", named, closed="most")
    return None


def _whole_before(passage: Passage, items: Sequence[Spot]) -> Spot | None:
    """The figure right before a list: "of the 84 who came, 37 ...", "14 tonnes a year; nine"."""
    whole = next((one for one in reversed(passage.spots) if one.stop <= items[0].first), None)
    if whole is None or whole.quantity.change_form == "by" or whole.quantity.hedge is not None:
        return None
    first = items[0].quantity
    alike = first.unit is None and whole.quantity.unit is not None  # 14 tonnes "a year"
    if not (alike or are_alike(whole, items[0])) or any(one.quantity.noun_end for one in items[1:]):
        return None
    led = passage.words(whole.stop, items[0].first)
    tail = passage.words(items[0].stop, items[0].stop + 2)
    of_them = tail[:1] == ["of"] and tail[-1] in _THEM
    opened = "of" in passage.words(whole.first - 2, whole.first) or of_them
    apart = led[-1:] in ([";"], ["."], [":"]) and ";" not in led[:-1]
    told = len(led) <= _TO_LIST and (apart or (opened and led[-1:] in ([","], [])))
    larger = all(one.quantity.number < whole.quantity.number for one in items)
    return whole if told and larger else None


def _are_named_apart(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether nothing but a verb of going or coming leads each part to another name: "nine go to
    Spain and five to Italy", "37 of them from Spain and 25 that of Malta"."""
    words, here = relation_words("enumerated"), passage.here
    names, kinds, led = [], set(), set[str]()
    for one, end in zip(items, [*(one.first for one in items[1:]), here.stop], strict=True):
        reach = range(one.stop, min(end, one.stop + _TO_NAME + 1))
        at = next((at for at in reach if here.tokens.text[at][0].isupper()), None)
        if at is None:
            return False
        led.update(told := here.words(one.stop, at))
        names.append(here.tokens.text[at])
        known = here.entity_at(at)  # "25 from Spain and 20 from Madrid" may be the same ones
        kinds.add(known.mention.type if known is not None else None)
        if not words["to_name"].union(words["going"], words["coming"]).issuperset(told):
            return False
        while at < here.stop and here.tokens.text[at][0].isupper():
            at += 1
        if at < here.stop and here.tokens.text[at][0].isalpha() and at < end - 1:
            return False  # "22 came from Africa last year"
    verbs = led & (words["going"] | words["coming"])
    return bool(verbs) and len(set(names)) == len(names) and len(kinds) == 1


def _divided(passage: Passage, items: Sequence[Spot]) -> Relation | None:
    """A whole that is divided into as many groups as a colon leads to."""
    words, here = relation_words("enumerated"), passage.here
    if len(items) < _HOUSE_PARTIES or not here.vocabulary & words["dividing"]:
        return None
    counted = any(
        one.quantity.number == len(items)
        and one.stop <= items[0].first
        and ":" in here.words(one.stop, one.stop + _TO_COLON)
        for one in passage.own
    )
    goes_on = items[-1].stop + _TO_COLON < here.stop and "," in here.words(
        items[-1].stop, here.stop
    )
    if not counted or goes_on or not words["others"].isdisjoint(here.vocabulary):
        return None
    readings = [
        [("whole", whole), *(("part", one) for one in items)]
        for whole in reversed(passage.spots)
        if whole.stop <= items[0].first and _is_of_groups(whole, items)
    ]
    return relate(passage, "parts", readings[0], readings[1:], closed="equal") if readings else None


def _is_of_groups(whole: Spot, items: Sequence[Spot]) -> bool:
    """Whether a figure counts what the groups have: members, states, or what bare numbers count."""
    quantity, members = whole.quantity, relation_words("enumerated")["memberships"]
    noun, other = (str(one.quantity.unit or "").rpartition(" ")[2] for one in (whole, items[0]))
    alike = other in ("", noun) or {noun, other} <= members
    larger = quantity.number > max(one.quantity.number for one in items)
    plain = quantity.hedge is None and quantity.change is None and quantity.noun_end is not None
    return alike and larger and plain
