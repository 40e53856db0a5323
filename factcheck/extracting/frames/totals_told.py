"""Figures that a sentence tells to be sums, and what it says of their parts: how many they are,
whose, and where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extracting.frames.passages import Passage, content, is_amount, unhedged
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.word_lists import WordLists

_TO_SUM = 9  # tokens from a cue to its sum
_NEAR = 2  # tokens from "gives" to its sum
_BREAKS = frozenset({",", ";", ":", "(", ")", ".", "–", "—"})

_cues = WordLists("claims/sums").phrases


def sum_cues() -> frozenset[str]:
    """Return the words without one of which no sentence tells a sum."""
    tables = (_cues(name) for name in ("joint", "joint_after", "overall"))
    words = relation_words("sums")
    listed = words["following"] | words["unions"] | words["sum_adjectives"] | {"adding"}
    listed |= words["bringing"]
    return listed.union(*(table.cues for table in tables))


class ToldTotal(Struct, frozen=True):
    """A figure told to be a sum: all ("equal") or perhaps more than what was told ("most").

    Its parts end before token `start`; `needed` is how many they are, 0 where that is not said;
    `names` are the words of those whose figures they are, where the text names them; `plain` are
    sums whose noun need not be one of theirs.
    """

    total: Spot
    closed: str
    start: int
    needed: int = 0
    names: tuple[tuple[str, ...], ...] = ()
    plain: bool = False


def totals_told(passage: Passage) -> Iterator[ToldTotal]:
    """Yield the figures that a sentence tells to be sums."""
    here = passage.here
    own = [one for one in passage.own if is_amount(one) and not counts_parts(passage, one)]
    for name, closed in (("joint", "equal"), ("overall", "most")):
        for first, stop, _ in here.phrases(_cues(name)):
            behind = _cues("joint_after").longest(here.tokens.lower, first, here.stop)
            if behind is not None and any(spot.stop == first for spot in own):
                continue  # "hold 401 seats between them, 40 more than they need"
            if _is_meant_to_add(passage, first):
                continue
            total = next((spot for spot in own if spot.first >= stop - _overlap(spot)), None)
            if total is None or not _leads(passage, stop, total):
                continue
            if any(
                stop <= spot.first < total.first and not counts_parts(passage, spot)
                for spot in passage.own
            ):
                continue  # "together they are half of the 150 million"
            names = _names(passage, first) if closed == "equal" else ()
            plain = unhedged(total) if total.first < stop else total
            yield ToldTotal(plain, closed, first, _number(passage, first, total), names)
    yield from _closing_totals(passage, own)
    yield from _entire_totals(passage, own)


def counts_parts(passage: Passage, spot: Spot) -> bool:
    """Return whether a number says how many things a sum is of: "together the two have 60"."""
    numbers = rules_words("claims/sums")["numbers"]
    bare = spot.quantity.unit is None and spot.quantity.text.lower() in numbers
    return bare and passage.words(spot.first - 1, spot.first) in (["the"], ["these"], ["all"])


def _is_meant_to_add(passage: Passage, cue: int) -> bool:
    """Whether "up to" is the hedge of what shall be added: "wants to add up to 30 new shops"."""
    words = relation_words("sums")
    before, verb = passage.words(cue - 1, cue), passage.words(cue, cue + 1)
    return not words["adding_up"].isdisjoint(verb) and not words["meaning_to"].isdisjoint(before)


def _closing_totals(passage: Passage, own: Sequence[Spot]) -> Iterator[ToldTotal]:
    """Sums told by words after them, by "adding", by "thus", or as those of a coalition."""
    here = passage.here
    for first, _, _ in here.phrases(_cues("joint_after")):
        total = next((spot for spot in own if spot.stop == first), None)
        if total is not None:
            yield ToldTotal(total, "equal", clause_start(passage, total.first))
    if here.tokens.lower[here.first] == "with":
        for at in here.places_of(relation_words("sums")["unions"]):
            total = next((spot for spot in own if spot.first > at), None)
            if total is not None and not _BREAKS.intersection(passage.words(at, total.first)):
                yield ToldTotal(total, "equal", clause_start(passage, at))
    if here.tokens.lower[here.first] == "adding":
        for at in here.places_of(relation_words("sums")["sums_up"]):
            total = next((spot for spot in own if spot.first > at), None)
            if total is not None and total.first - at <= _NEAR:
                yield ToldTotal(total, "equal", at)
    for at in here.places_of(relation_words("sums")["following"]):
        total = next((spot for spot in own if spot.first > at), None)
        if total is not None and _follows(passage, at, total):
            start = clause_start(passage, at)
            yield ToldTotal(total, "equal", start, _number(passage, here.first, total))


def _entire_totals(passage: Passage, own: Sequence[Spot]) -> Iterator[ToldTotal]:
    """ "giving a total strength of 170,000", "bringing the price of the whole scheme to 600" """
    words, here = relation_words("sums"), passage.here
    for at in here.places_of(words["sum_adjectives"]):
        tail = here.words(at + 1, at + 3)
        total = next((spot for spot in own if spot.first == at + 3), None)
        if total is None or here.words(at - 1, at) not in (["a"], ["its"], ["their"]):
            continue
        if tail[0] in words["sum_nouns"] and tail[1] in ("of", "to", "at"):
            start = clause_start(passage, at)
            if here.words(at - 2, at - 1) != ["with"]:
                yield ToldTotal(total, "equal", start, plain=True)
    for at in here.places_of(words["bringing"]):
        total = next((spot for spot in own if spot.first > at), None)
        if total is None or total.first - at > _TO_SUM:
            continue
        led = here.words(at + 1, total.first)
        if led[:1] not in (["the"], ["its"], ["their"]) or led[-1] != "to":
            continue
        if not words["entire"].isdisjoint(led) and here.words(at - 1, at) in ([","], ["which"]):
            yield ToldTotal(
                total, "equal", clause_start(passage, at), _number(passage, at, total), plain=True
            )


def _overlap(spot: Spot) -> int:
    """How many tokens of "add up to 45" the figure has taken for its hedge."""
    return len((spot.quantity.hedge or "").split())


def _leads(passage: Passage, stop: int, total: Spot) -> bool:
    between = passage.words(stop, total.first)
    if between[:1] and between[0] in relation_words("sums")["not_before"]:
        return False
    inner = between[1:] if between[:1] == [","] else between
    return len(between) <= _TO_SUM and _BREAKS.isdisjoint(inner)


def _follows(passage: Passage, at: int, total: Spot) -> bool:
    """Whether "thus" makes a figure the sum of what was told: "the total cost was thus 20"."""
    words = relation_words("sums")["sum_words"]
    start = clause_start(passage, at)
    return total.first - start <= _TO_SUM and not words.isdisjoint(
        passage.words(start, total.first)
    )


def clause_start(passage: Passage, at: int) -> int:
    """Return the token at which the clause of a token begins."""
    lower = passage.here.tokens.lower
    while at > passage.here.first and lower[at - 1] not in _BREAKS:
        at -= 1
    return at


def _number(passage: Passage, first: int, total: Spot) -> int:
    """How many things a sum is told to be of: "the two mines together"."""
    numbers = rules_words("claims/sums")["numbers"]
    told = passage.words(clause_start(passage, first), total.first)
    return next((numbers[word] for word in told if word in numbers), 0)


def _names(passage: Passage, cue: int) -> tuple[tuple[str, ...], ...]:
    """The words of those who have a sum together: "the Farmers and the Left together"."""
    text, at = passage.here.tokens.text, clause_start(passage, cue)
    names: list[tuple[str, ...]] = []
    named: list[str] = []
    for word in (*text[at:cue], "and"):
        if word == "and":
            if named:
                names.append(tuple(content(named)))
            named = []
        elif word[0].isupper() or named:
            named.append(word.lower())
    return tuple(names) if len(names) > 1 else ()
