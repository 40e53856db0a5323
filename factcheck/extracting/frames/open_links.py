"""The verb that gives a value to the noun phrase before it: "was", "amounted to", "rose to"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.phrases import phrase_key
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity, TimeExpression

P = TypeVar("P", Placed[Quantity], Placed[TimeExpression])
_FIRST = attrgetter("first")
_CHANGE_UNITS = ("percent", "percentage_point", "basis_point")
_REACH = 22  # tokens from a value back to its verb
_LONGEST = 4  # tokens of the longest link


class Link(Struct, frozen=True, gc=False):
    """A link that begins at token `first`.

    `change` is up or down where the value is the size of a change, "start" where the change began
    at it; `compared` is the word by which a value is set against one before it.
    """

    first: int
    change: str = ""
    compared: str = ""


@cache
def change_verbs() -> dict[str, str]:
    """Return the verbs of change with the way that they go: up or down."""
    table = lexicon("change")
    verbs = {verb: way for way in ("up", "down") for verb in table[way]["verbs"]}
    return {verb: way for verb, way in verbs.items() if verb not in {"up", "down"}}


def link_before(sentence: Sentence, placed: Placed[Quantity], first: int) -> Link | None:
    """Return the link of a value whose hedges begin at token `first`; None where there is none.

    Between the two stand only small words, times and other values of the same chain.
    """
    lower, table = sentence.tokens.lower, open_words()
    at = first - 1
    inside = _taken(sentence, first, placed.mention.unit) if at >= sentence.first else {}
    between: list[str] = []
    earlier = False
    while at >= sentence.first and first - at <= _REACH:
        skip = inside.get(at)
        if skip is not None:
            earlier = earlier or skip[1]
            at = skip[0] - 1
            continue
        link = _link_ending(sentence, at)
        if link is not None:
            return Link(link, compared=_compared(between) if earlier else "")
        way = _moving(between) if lower[at] in table.moving else change_verbs().get(lower[at])
        if way and _is_verb_of(sentence, at):
            return _changed(_with_auxiliaries(sentence, at), way, placed, between, earlier)
        if lower[at] not in table.between:
            # A headline has no verb: "Revenue up 5% at $4 million".
            way = _moving(between)
            return _changed(at + 1, way, placed, between, earlier) if way else None
        between.append(lower[at])
        at -= 1
    return None


def _taken(sentence: Sentence, first: int, unit: str | None) -> dict[int, tuple[int, bool]]:
    """Token -> the first token of the time or value that it is in, and whether it is a value.

    A value in another unit is of another thing, but for a percentage of change.
    """
    taken: dict[int, tuple[int, bool]] = {}
    for time in _before(sentence.times, first):
        taken.update(dict.fromkeys(range(time.first, time.stop), (time.first, False)))
    for value in _before(sentence.quantities, first):
        if value.stop <= first and value.mention.unit in (unit, None, *_CHANGE_UNITS):
            taken.update(dict.fromkeys(range(value.first, value.stop), (value.first, True)))
    return taken


def _before(placed: Sequence[P], first: int) -> Sequence[P]:
    """Those of some mentions that begin before a token and end within reach of it."""
    if not placed or placed[0].first >= first:
        return ()
    until = bisect_left(placed, first, key=_FIRST)
    near = placed[max(0, until - _REACH) : until]
    return [one for one in near if one.stop > first - _REACH]


@cache
def _last_words() -> frozenset[str]:
    links = rules_words("claims/open")["links"]
    return frozenset(phrase_key(str(link)).rpartition(" ")[2] for link in links)


def _link_ending(sentence: Sentence, at: int) -> int | None:
    """The first token of the longest link that ends at a token."""
    lower, links = sentence.tokens.lower, open_words().links
    if lower[at] not in _last_words():
        return None
    for first in range(max(sentence.first, at + 1 - _LONGEST), at + 1):
        hit = links.longest(lower, first, at + 1) if lower[first] in links else None
        if hit is not None and first + hit[0] == at + 1:
            return _with_auxiliaries(sentence, first)
    return None


def _with_auxiliaries(sentence: Sentence, first: int) -> int:
    """The first token of a verb with the auxiliaries and adverbs before it: "had already been"."""
    lower = sentence.tokens.lower
    while first - 1 > sentence.first and (
        lower[first - 1] in {"has", "have", "had", "will", "would", "also", "then", "already", "to"}
        or lower[first - 1] in {"is", "was", "are", "were", "been", "be", "not", "still", "now"}
        or lower[first - 1].endswith("ly")
        or lower[first - 1] in open_words().adverbs
    ):
        first -= 1
    return first


def _moving(between: list[str]) -> str:
    """The way that the word told last (and so the first of its words) says: "up", "down"."""
    return between[-1] if between and between[-1] in {"up", "down"} else ""


def _is_verb_of(sentence: Sentence, at: int) -> bool:
    """Whether a word of change is the verb: not a noun or a participle before a noun."""
    if at == sentence.first:
        return False
    before = sentence.tokens.lower[at - 1]
    return before not in open_words().determiners and before not in {"of", "in", "by"}


def _compared(between: list[str]) -> str:
    """The word by which a later value is set against the first: "compared", "from"."""
    words = open_words().comparing.intersection(between)
    return min(words) if words else "and"


def _changed(
    at: int, way: str, placed: Placed[Quantity], between: list[str], earlier: bool
) -> Link:
    form = placed.mention.change_form
    nearest = next((word for word in between if word in {"to", "by", "from", "at"}), "")
    if form is None or nearest:
        form = nearest
    comparing = open_words().comparing.intersection(between) - {"up", "down", "from"}
    if form in {"to", "at"} and not (earlier and comparing):
        return Link(at)
    if form == "from":
        return Link(at, change="start")
    if earlier and comparing:
        return Link(at, compared=min(comparing))
    return Link(at, change=way)
