"""Why the parts that a text spells out must make their whole, or cannot be more than it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.parts_leads import are_done_apart, come_and_go
from factcheck.extracting.frames.parts_opposed import are_complements, are_opposites
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words, time_beside
from factcheck.extracting.sentence import Sentence

_MOST_TO_ITEM = 6  # tokens after a part in which a list may go on
_ITEM_ENDS = frozenset({",", ";", "or", "but"})
_CLAUSE = 6  # tokens from "which" to the whole of its clause
BARE = frozenset({"count", "number"})


def closure_of(sentence: Sentence, whole: Spot, parts: Sequence[Spot], lead: str) -> str:
    """Return why the parts must make the whole: "equal" or "most"; "part" where each is only one.

    "" says that nothing follows. `lead` is how the words lead from the whole to its parts.
    """
    words = relation_words("parts")
    text = sentence.words(whole.first, sentence.stop)
    if lead == "of" and len(parts) > 1 and _is_rest(sentence, parts[-1]):
        return "equal"
    if may_overlap(sentence.words(_clause(sentence, whole), sentence.stop)):
        return "part" if lead == "opening" else ""
    if lead == "body":
        bare = len(parts) > 1 and all(one.quantity.unit is None for one in parts[1:])
        return "most" if bare else ""
    if lead == "shared":
        return "most" if _are_of_holders(sentence, parts) else ""
    if lead == "apposed":
        return _apposed_closure(sentence, whole, parts)
    told = len(parts) > 1 and all(_described(sentence, parts, at) for at in range(len(parts)))
    if _is_rest(sentence, parts[-1]) and len(parts) > 1:
        return "equal"
    if are_complements(sentence, whole, parts):
        return "equal"
    apart = come_and_go(sentence, parts)
    apart = apart or (are_done_apart(sentence, parts) and not are_opposites(sentence, parts))
    if lead == "closing" and told and "and" in text and not apart:
        larger = any(one.quantity.number > whole.quantity.number for one in parts)
        named = all(one.quantity.noun_end is not None for one in parts)
        return "" if larger and not named else "equal"
    if lead == "of" and told and len(words["votes"].intersection(text)) > 1:
        return "most"
    if lead == "of" and (are_opposites(sentence, parts) or _are_placed(sentence, parts)):
        return "most"
    if lead == "of" and _are_kinds(sentence, whole, parts):
        return "most"
    disjoint = (
        _are_distinct(sentence, whole, parts)
        or _are_elliptical(sentence, parts)
        or are_opposites(sentence, parts)
        or _are_placed(sentence, parts)
        or _are_split_in_time(sentence, parts)
        or _are_shared(sentence, parts)
    )
    if lead == "opening" and len(parts) > 1 and disjoint and not _goes_on(sentence, parts):
        return "most"
    return "part" if lead == "opening" else ""


def _goes_on(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether a later figure goes on with the whole instead: "22 dead, including one Swede, and 50
    wounded", "seven, including three guards, were shot and 30 hurt"."""
    words, lead = relation_words("parts"), sentence.words(parts[0].first - 3, parts[0].first)
    some = "including" in lead  # and not "of which 98 are new"
    return any(
        not words["faring"].isdisjoint(sentence.words(later.first, later.stop + 1))
        or (some and not words["being"].isdisjoint(sentence.words(part.stop, later.first)))
        for part, later in pairwise(parts)
    )


def _clause(sentence: Sentence, whole: Spot) -> int:
    """The token at which the relative clause of a whole begins, else its sentence: "both profit
    from Arl, which exported 32 tonnes, among them 20 of corn"."""
    lower = sentence.tokens.lower
    for at in range(whole.first - 1, max(sentence.first, whole.first - _CLAUSE), -1):
        if lower[at] == "which" and lower[at - 1] == ",":
            return at
    # "180 tonnes each of rye and oats, and 650 tonnes of corn, of which ..."
    before = [one.stop for one in sentence.quantities if one.stop < whole.first]
    items = range(whole.first - 2, max(before, default=whole.first), -1)
    return next((at for at in items if lower[at : at + 2] == [",", "and"]), sentence.first)


def _apposed_closure(sentence: Sentence, whole: Spot, parts: Sequence[Spot]) -> str:
    """What follows a whole after a comma may be other things than its parts, unless they are the
    sexes of its people, or each is told to be in another place."""
    if _are_people(whole, parts) and are_complements(sentence, whole, parts):
        return "equal"
    if _are_shared(sentence, parts):
        return "most"
    if any(spot.quantity.noun_end is not None for spot in parts) or len(parts) < 2:
        return ""
    placed = [_place_after(sentence, spot) for spot in parts]
    apart = all(placed) and len(set(placed)) == len(placed)
    return "most" if apart or _are_sent(sentence, parts) else ""


def _are_people(whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether a whole is told of people of one trade, and its parts come near it."""
    noun, words = str(whole.quantity.unit or "").rpartition(" ")[2], relation_words("parts")
    if noun in words["people"]:
        return True
    near = sum(one.quantity.number for one in parts) * 2 > whole.quantity.number
    return near and noun.endswith(tuple(words["trades"])) and noun not in words["things"]


def _are_shared(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether the whole is divided among owners: "260 of them belonging to banks and 150 to the
    state"."""
    if len(parts) < 2 or parts[0].quantity.noun_end is not None:
        return False
    words = relation_words("parts")
    of_them = sentence.words(parts[0].stop, parts[0].stop + 2)
    told = sentence.words(parts[0].stop, parts[1].first)
    links = words["dividing_links"].intersection(told)
    after = [sentence.words(one.stop, one.stop + 1) for one in parts[1:]]
    same = all(one and one[0] in links for one in after)
    return (
        of_them[:1] == ["of"]
        and of_them[-1] in words["of_them"]
        and not words["belonging"].isdisjoint(told)
        and same
    )


def _are_sent(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether each part is told to be of another party: "nine from the government and eight from
    the opposition"."""
    led = [sentence.words(spot.stop, spot.stop + 2) for spot in parts]
    named = [sentence.words(spot.stop + 1, spot.stop + 4) for spot in parts]
    return all(one == ["from", "the"] for one in led) and len(set(map(tuple, named))) == len(parts)


def _place_after(sentence: Sentence, spot: Spot) -> str:
    """The name of the place that a part is told to be in, "" where none is."""
    after = sentence.words(spot.stop, spot.stop + 1)
    placed = sentence.entity_at(spot.stop + 1) if after in (["in"], ["at"], ["from"]) else None
    is_place = placed is not None and placed.mention.type in ("country", "city", "territory")
    return str(placed.mention.entity) if placed is not None and is_place else ""


def _are_distinct(sentence: Sentence, whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether no thing can be in two of the parts: lengths and sums of money, or things of
    different names that do not cut across each other ("21 officials, 19 traders")."""
    if dimension(whole.quantity.unit) not in BARE:
        return not _are_told_apart(sentence, parts)
    crosscutting = relation_words("parts")["crosscutting"]
    nouns = [str(part.quantity.unit or "").rpartition(" ")[2] for part in parts]
    return all(nouns) and len(set(nouns)) == len(nouns) and crosscutting.isdisjoint(nouns)


def _are_told_apart(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether each part has a verb of its own, so that they may overlap: "6 million km2 are
    forest and 13 million lie in Asia"."""
    ends = [*(spot.first for spot in parts[1:]), sentence.stop]
    told = [
        relation_words("parts")["verbs"].intersection(sentence.words(spot.stop, end))
        for spot, end in zip(parts, ends, strict=True)
    ]
    return all(told) and len({frozenset(verbs) for verbs in told}) > 1


def _are_kinds(sentence: Sentence, whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether each part is of a kind of its own: "18 are ferries, 16 oil tankers and 15 tugs"."""
    same = relation_words("parts")["crosscutting"] | {str(whole.quantity.unit), "one"}
    nouns = [str(one.quantity.unit or "").rpartition(" ")[2] for one in parts[1:]]
    told = sentence.words(parts[0].stop, parts[0].stop + 1)
    return (
        told in (["are"], ["were"])
        and len(parts) > 2
        and all(one.quantity.noun_end is not None for one in parts[1:])
        and len(set(nouns)) == len(nouns)
        and same.isdisjoint(nouns)
    )


def _are_placed(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether each part is in a place of its own, or on a side: "310 work in the yard and 190 in
    the shop", "38 sided with the court and 25 with the town"."""
    placing = relation_words("parts")["placing"]
    told = sentence.words(parts[0].stop, parts[0].stop + 4)
    first = told[2:] if told[:1] == ["of"] else told[:2]
    others = [sentence.words(one.stop, one.stop + 1) for one in parts[1:]]
    sides = first == ["sided", "with"]
    alike = [one for one in others if one == first[1:]]
    named = [one for one in parts[1:] if one.quantity.noun_end is not None]
    return (
        len(parts) > 1
        and first[0] in placing
        and len(alike) > 0
        and len(alike) + (len(named) if sides else 0) >= len(others)
        and (sides or first[1:] in (["in"], ["at"], ["from"]))
    )


def _are_split_in_time(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether one part lies before a time and the other after it: "16 of them built before 1990 and
    12 after"."""
    if len(parts) != 2:
        return False
    words = relation_words("parts")
    between = sentence.words(parts[0].stop, parts[1].first)
    after = sentence.words(parts[1].stop, parts[1].stop + 2)
    closed = after[1:] in ([], ["."], [","], [";"], ["it"], ["that"])
    return (
        not words["before_time"].isdisjoint(between)
        and bool(after)
        and after[0] in words["after_time"]
        and closed
    )


_OF_THE, _HOLDER = 2, 5  # tokens of "Of the", and of a holder with its verb


def is_shared_out(sentence: Sentence, whole: Spot, first: Spot) -> bool:
    """Whether words lead from a whole to who holds its parts: "96 seats: the Union took 57", "of
    the 96 seats that were open, the Union took 57"."""
    led = sentence.words(whole.stop, first.first)
    if sentence.words(sentence.first, sentence.first + 1) == ["of"] and "," in led:
        holder = led[len(led) - led[::-1].index(",") :]
        opens = whole.first - sentence.first <= _OF_THE
        return (
            opens
            and 1 < len(holder) <= _HOLDER
            and holder[-1] in relation_words("parts")["holding"]
        )
    if led[:1] != [":"] or len(led) > _CLAUSE or whole.quantity.noun_end is None:
        return False
    return led[-1] in relation_words("parts")["holding"] and all(map(str.isalpha, led[1:]))


def holders(sentence: Sentence, spots: Sequence[Spot]) -> list[Spot]:
    """Return the parts that a list tells behind the names of their holders."""
    separators = relation_words("parts")["between_parts"]
    parts = list(spots[:1])
    for spot in spots[1:]:
        if sentence.words(parts[-1].stop, parts[-1].stop + 1)[0] not in separators:
            break
        parts.append(spot)
    return parts


def _are_of_holders(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether the verb of the first part is that of all: "... took 57 and the Front 39"."""
    verbs = relation_words("parts")["verbs"] | relation_words("parts")["holding"]
    between = [sentence.words(a.stop, b.first) for a, b in pairwise(parts)]
    bare = all(one.quantity.unit is None for one in parts)
    named = all(1 < len(one) <= _CLAUSE and verbs.isdisjoint(one) for one in between)
    after = sentence.words(parts[-1].stop, parts[-1].stop + 1)
    return len(parts) > 1 and bare and named and after in ([], ["."], [","], [";"])


def _are_elliptical(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether later parts take their verb from the first, and so are of one list: "98 are elected
    on lists and 12 by the assembly"."""
    verbs = relation_words("parts")["verbs"]
    ends = [*(spot.first for spot in parts[1:]), sentence.stop]
    told = [
        not verbs.isdisjoint(sentence.words(spot.stop, end))
        for spot, end in zip(parts, ends, strict=True)
    ]
    in_turn = sentence.words(parts[0].stop, sentence.stop)
    if "first" in in_turn and "second" in in_turn:
        return False  # "38 voted for the first motion, 40 for the second"
    return told[0] and not any(told[1:])


def _described(sentence: Sentence, parts: Sequence[Spot], at: int) -> bool:
    """Whether a part says what it is: "8 members", "$12 billion for health"."""
    if parts[at].quantity.noun_end is not None:
        return True
    after = sentence.words(parts[at].stop, parts[at].stop + 1)
    return bool(after) and after[0].isalpha() and after[0] not in {"and", "or", "years", "year"}


def _is_rest(sentence: Sentence, part: Spot) -> bool:
    near = [
        *sentence.words(part.first - 3, part.first),
        *sentence.words(part.stop, part.stop + 3),
    ]
    return not relation_words("parts")["rest"].isdisjoint(near) or (
        sentence.words(part.first - 2, part.first) == ["the", "other"]
    )


def is_total_of_span(sentence: Sentence, before: Spot, spot: Spot, count: int) -> bool:
    """Whether a figure is told for as many years as there are parts: "or 66 in three years"."""
    lead = sentence.words(before.stop, spot.first)
    after = sentence.words(spot.stop, spot.stop + 2)
    if "or" not in lead[-1:] or after[:1] not in (["in"], ["over"], ["within"]):
        return False
    return any(
        spot.stop < one.first <= spot.stop + 2
        and one.mention.grain == "duration"
        and one.mention.ordinal == count
        for one in sentence.times
    )


def told_as_part(sentence: Sentence, whole: Spot, part: Spot) -> bool:
    """Whether a part is said to be of the whole itself, at the same time."""
    between = sentence.words(whole.stop, part.first)
    near = len(between) <= 7
    return near and time_beside(sentence, part, part.stop + 4) is None and "with" not in between


def has_bare_item(between: Sequence[str]) -> bool:
    """Return whether a thing without a number stands between two parts: "two men, a woman and two
    children", "one man, his wife and two children"."""
    items = relation_words("parts")["bare_items"]
    stops = relation_words("parts")["between_parts"]
    at = next((at for at, word in enumerate(between) if word in stops), _MOST_TO_ITEM)
    return at <= 1 and between[-1] in stops and not items.isdisjoint(between[at + 1 : at + 2])


def ends_in_bare_item(sentence: Sentence, last: Spot) -> bool:
    """Return whether a thing without a number closes a list: "one man, two women and a child"."""
    after = sentence.words(last.stop, last.stop + _MOST_TO_ITEM)
    at = after.index("and") if "and" in after else len(after)
    items, rest = relation_words("parts")["bare_items"], relation_words("parts")["rest"]
    if not rest.isdisjoint(after[at + 1 : at + 3]):
        return True  # "60 from taxes, 20 from loans and the rest from fees"
    return _ITEM_ENDS.isdisjoint(after[:at]) and not items.isdisjoint(after[at + 1 : at + 2])
