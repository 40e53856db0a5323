"""The part that each figure of a change plays: where it began, where it led, by how much."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists

BEFORE, AFTER, DELTA, PLAIN = "before", "after", "delta", "plain"
AROUND = 5  # tokens beside a figure in which words say how it is meant
ARTICLES = frozenset({"the", "its", "their", "a", "an"})
DELTA_UNITS = frozenset({"percent", "percentage_point", "basis_point", "time"})
YEARS = frozenset({"year", "annum"})
_ALWAYS_DELTA = frozenset({"time", "percentage_point", "basis_point"})
_DONE = frozenset({"was", "were", "been", "be", "is", "are", "being"})
_OFTEN = frozenset({",", "in", "within", "during", "since", "this", "last", "between"})
_EXTREMES = frozenset({"high", "peak", "low", "record", "level", "trough", "maximum", "minimum"})
_AS = frozenset({"as", "than", "the"})
_phrases = WordLists("claims/changes").phrases


def roles_of(sentence: Sentence, chain: Sequence[Spot]) -> list[str]:
    """Return the part of each figure of one change, by the words beside it."""
    roles: list[str] = []
    for at, spot in enumerate(chain):
        floor = chain[at - 1].stop if at else max(sentence.first, spot.first - AROUND)
        role = _role(sentence, spot, floor, chain)
        if role == PLAIN and at and roles[-1] == DELTA and chain[at - 1].quantity.unit == "time":
            words = sentence.words(chain[at - 1].stop, spot.first)
            role = BEFORE if words and {words[0], words[-1]} & _AS else PLAIN
        roles.append(role)
    return roles


def is_narrowed(words: Sequence[str]) -> bool:
    """Return whether words say that a figure is of another thing than a change beside it, "in real
    terms"; "real wages" are what both are of."""
    told = relation_words("changes")["narrowing"].intersection(words)
    things = relation_words("changes")["real_things"]
    named = told == {"real"} and all(
        after in things for word, after in pairwise((*words, "")) if word == "real"
    )
    return bool(told) and not named


def is_from_extreme(sentence: Sentence, spot: Spot) -> bool:
    """Return whether a figure is where a fall or a rise began: "from a high of 91 dollars"."""
    led = sentence.words(spot.first - 4, spot.first)
    aside = sentence.words(spot.first - 5, spot.first - 4) in (["up"], ["down"])
    return led[:1] == ["from"] and led[-1:] == ["of"] and led[2] in _EXTREMES and not aside


def is_extreme(sentence: Sentence, spot: Spot) -> bool:
    """Return whether a figure is told as an extreme: "a peak of 91 dollars"."""
    led = sentence.words(spot.first - 2, spot.first)
    return led[-1:] == ["of"] and led[0] in _EXTREMES


def is_how_often(size: Spot, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether "six times" is how often someone moved a figure and not how far it went: "the rate
    was raised six times, from ...", "raised its rate six times, from ..."."""
    if not size.quantity.text.endswith("times") or _OFTEN.isdisjoint(after[:1]) or not before:
        return False
    return before[-1] not in change_words().verbs or before[0] in _DONE


def _role(sentence: Sentence, spot: Spot, floor: int, chain: Sequence[Spot]) -> str:
    """The part that a figure plays, by the words right before it."""
    quantity, lower = spot.quantity, sentence.tokens.lower
    if spot.marker:
        return {"from": BEFORE, "to": AFTER}.get(spot.marker, DELTA)
    before = lower[spot.first - 1] if spot.first > floor else ""
    if _is_delta(sentence, spot, before, chain):
        return DELTA
    if quantity.hedge is not None and quantity.interval != spot.interval:
        return BEFORE  # "20% higher than the 400 mm of 2014"
    at = spot.first - 1
    if before in relation_words("changes")["of_then"]:
        at -= 1  # "from the present 1.7 million"
        before = lower[at] if at >= floor else ""
    if before in ARTICLES and at > floor:
        before = lower[at - 1]
    if before == "from" or quantity.change_form == "from":
        return BEFORE
    if before == "of" and is_from_extreme(sentence, spot):
        return BEFORE
    if "when" in sentence.words(max(floor, spot.first - 4), spot.first):
        return BEFORE  # "..., down on 2014, when they came to $2.9 billion"
    if before == "to" and lower[spot.first - 2] != "compared":
        return AFTER
    return BEFORE if _is_compared(sentence, spot, floor) else PLAIN


def _is_delta(sentence: Sentence, spot: Spot, before: str, chain: Sequence[Spot]) -> bool:
    """Whether a figure is the size of the change; `before` is the word before it."""
    quantity = spot.quantity
    told = quantity.change is not None and quantity.change_form == "by"
    told = told or (before == "by" and quantity.number >= 1)
    if not told and _is_said_again(sentence, spot, chain):
        return True
    if quantity.unit not in DELTA_UNITS and quantity.unit != "point":
        return told
    if told or before == "+":
        return True
    if quantity.unit in _ALWAYS_DELTA:
        return not _is_end_of_gap(spot, before, chain)
    if not {one.quantity.unit for one in chain} - DELTA_UNITS:
        return False
    changing = any(one.quantity.change for one in chain)
    lower = sentence.tokens.lower
    share = spot.stop < sentence.stop and lower[spot.stop] == "of"  # "or 5% of consumption"
    return (before in {"(", "or"} and changing and not share) or is_yearly(sentence, spot)


def _is_end_of_gap(spot: Spot, before: str, chain: Sequence[Spot]) -> bool:
    """Whether basis points are what a gap was or is: "widened to 148 basis points from 131"."""
    units = {one.quantity.unit for one in chain} - {None}
    led = before in {"to", "from"} or spot.quantity.change_form in ("to", "from")
    return spot.quantity.unit == "basis_point" and units == {"basis_point"} and led


def _is_said_again(sentence: Sentence, spot: Spot, chain: Sequence[Spot]) -> bool:
    """Whether a figure is a size that a percentage says again: "closed 30 points or 2% lower"."""
    at = chain.index(spot) + 1
    aside = sentence.words(spot.first - 1, spot.first) == [","]
    if at == len(chain) or not (at > 1 or aside or spot.quantity.unit == "point"):
        return False
    again = chain[at].quantity
    told = again.unit == "percent" and again.change_form == "by"
    return told and sentence.words(spot.stop, chain[at].first) == ["or"]


def _is_compared(sentence: Sentence, spot: Spot, floor: int) -> bool:
    """Whether a phrase of comparison leads to a figure: "compared with the 400 of 2014"."""
    table, lower = _phrases("references"), sentence.tokens.lower
    between = relation_words("changes")["before_reference"]
    return any(
        all(
            # "below Monday's 40", "less than in 2014 (50)"
            lower[at] in between
            or time_at(sentence, at) is not None
            or (lower[at] in "in(" and _is_bracketed(sentence, spot))
            for at in range(stop, spot.first)
        )
        for _, stop, _ in table.hits(lower, max(floor, spot.first - 4), spot.first)
    )


def _is_bracketed(sentence: Sentence, spot: Spot) -> bool:
    around = sentence.words(spot.first - 1, spot.first) + sentence.words(spot.stop, spot.stop + 1)
    return around == ["(", ")"]


def is_yearly(sentence: Sentence, spot: Spot) -> bool:
    """Whether a percentage is one per year: "5% a year", "an average annual rate of 5%"."""
    if spot.quantity.unit != "percent":
        return False
    if spot.quantity.per is not None:
        return spot.quantity.per in YEARS
    table, lower = _phrases("yearly"), sentence.tokens.lower
    for at in range(max(sentence.first, spot.first - AROUND), min(sentence.stop, spot.stop + 1)):
        if spot.first <= at < spot.stop:
            continue
        hit = table.longest(lower, at, sentence.stop)
        if hit is None:
            continue
        after = lower[at + hit[0]] if at + hit[0] < sentence.stop else ""
        if after not in {"earlier", "before", "ago", "later", "on", "and"}:
            return True
    return False
