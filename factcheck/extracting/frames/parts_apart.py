"""Lists of parts whose whole the sentence before tells: "It has 39 seats. Left holds 18, Right 12"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    is_amount,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_BETWEEN = 7  # tokens from one part to the next, its name and preposition
_LIST_BREAKS = frozenset({".", ":", "(", ")", "than", "from"})
_PLACED = frozenset({"in", "at", "to", "from"})


@cache
def _of_whole() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/sums")["of_whole"])


def may_list_parts(sentence: Sentence) -> bool:
    """Whether a sentence has the figures of a list."""
    return len(sentence.quantities) >= 2 and "and" in sentence.vocabulary


def apart_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the list of a sentence with the whole that it takes apart."""
    if len(passage.spots) > MOST:
        return
    own = passage.own()
    if len(own) < 2 or not all(is_amount(spot) for spot in own):
        return
    for parts, wholes in (_before(passage, own), _opening(passage, own)):
        found = _relation(passage, parts, wholes)
        if found is not None:
            yield found
            return


def _relation(passage: Passage, parts: Sequence[Spot], wholes: Sequence[Spot]) -> Relation | None:
    """The relation to the nearest whole; every other one must fail as well."""
    if not wholes or not _are_listed(passage, parts):
        return None
    words = passage.words(parts[0].first - _BETWEEN, parts[-1].stop + _BETWEEN)
    if not relation_words("parts")["overlapping"].isdisjoint(words):
        return None
    rest = _is_rest(passage, parts[-1])
    readings = [
        [*(("part", part) for part in parts), ("whole", whole)] for whole in reversed(wholes)
    ]
    return relate(passage, "parts", readings[0], readings[1:], closed="equal" if rest else "most")


def _before(passage: Passage, own: Sequence[Spot]) -> tuple[Sequence[Spot], list[Spot]]:
    """The list and the figures of the sentence before that it can take apart."""
    if not passage.before or passage.here.times:
        return own, []
    last = passage.before[-1]
    largest = max(spot.quantity.number for spot in own)
    wholes = [
        spot
        for spot in passage.spots
        if last.first <= spot.first < last.stop
        and is_amount(spot)
        and spot.quantity.change is None
        and all(are_alike(spot, part) for part in own)
        and spot.quantity.number > largest
    ]
    return own, wholes if wholes and _is_tied(passage, wholes[-1], own) else []


def _is_tied(passage: Passage, whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether the list says that it is of the whole, or counts in its noun."""
    here = passage.here
    if next(here.phrases(_of_whole()), None) is not None:
        return True
    if dimension(whole.quantity.unit) in BARE:
        return whole.quantity.unit is not None and _is_counted(whole, parts)
    sentence = passage.sentence_of(whole)
    before = passage.words(sentence.first, whole.first)
    led = passage.words(here.first, parts[0].first)
    return any(
        not set(one["whole"]).isdisjoint(before) and not set(one["verbs"]).isdisjoint(led)
        for one in rules_words("claims/sums")["wholes"]
    )


def _is_counted(whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether bare numbers count the things of the whole: no people, who can be in two groups."""
    words = relation_words("parts")
    noun = str(whole.quantity.unit).rpartition(" ")[2]
    if noun in words["people"] | words["crosscutting"]:
        return False
    # Millions of a noun are seldom things: sums of money, which come in as well as go out.
    return all(part.quantity.unit is None and "illion" not in part.quantity.text for part in parts)


def _are_listed(passage: Passage, parts: Sequence[Spot]) -> bool:
    """Whether the parts are one list: a comma or "and" before each, one verb for all of them."""
    verbs = relation_words("parts")["verbs"]
    for at in range(1, len(parts)):
        between = passage.words(parts[at - 1].stop, parts[at].first)
        if len(between) > _BETWEEN or not _LIST_BREAKS.isdisjoint(between[1:]):
            return False
        if {",", "and", ";"}.isdisjoint(between):
            return False
        if at > 1 and not verbs.isdisjoint(between):
            return False  # the first part alone has the verb
    return "and" in passage.words(parts[-2].stop, parts[-1].first)


def _is_rest(passage: Passage, part: Spot) -> bool:
    near = passage.words(part.first - 3, part.first)
    return not relation_words("parts")["rest"].isdisjoint(near)


def _opening(passage: Passage, own: Sequence[Spot]) -> tuple[Sequence[Spot], list[Spot]]:
    """A whole and its parts in different places: "1,240 tonnes were landed, 700 at Ostvik and 600
    at Lerum"."""
    whole, parts = own[0], own[1:]
    here = passage.here
    if len(parts) < 2 or here.times or whole.quantity.change is not None:
        return parts, []
    led = passage.words(whole.stop, parts[0].first)
    if led[-1:] != [","] or len(led) > _BETWEEN or "of" in led or "," in led[:-1]:
        return parts, []
    if not _PLACED.isdisjoint(led):
        return parts, []  # "400 went to Karsia, 200 to Dorland": the first of the parts
    if not all(are_alike(whole, part) for part in parts):
        return parts, []
    text = here.tokens.text
    places = [
        (here.tokens.lower[part.stop], text[part.stop + 1])
        for part in parts
        if part.stop + 1 < here.stop
    ]
    apart = (
        len(places) == len(parts) == len(set(places))
        and len({word for word, _ in places}) == 1
        and places[0][0] in _PLACED
        and all(name[0].isupper() for _, name in places)
    )
    return parts, [whole] if apart else []
