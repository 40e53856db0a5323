"""What a comparison is with: a figure told after it, one told before it, or one not told at all."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import (
    Passage,
    are_alike,
    content,
    is_echoed,
    unhedged,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.model.mentions import Quantity

ENDS = frozenset({",", ".", ";", ":", ")", "and", "but", "while", "–", "—", "!", "?"})
_SIDES = frozenset({"below", "above"})
_BEFORE_BASE = frozenset({"than", "of"}) | _SIDES
_SAME = frozenset({"it", "they", "there"})
_OWNERS = frozenset({"country", "territory", "region", "city", "organisation"})
_TO_BASE = 10  # tokens from the comparative to the figure that is compared with
_COMPLEMENT = 8  # tokens of what is compared with, where its figure stands elsewhere


class Compared(Struct, frozen=True):
    """What a figure is compared with: `base` told after it, or a figure before where None; `same`
    where it is said to be of the same thing: "when it had been 12"."""

    base: Spot | None
    same: bool = False


def compared_with(
    passage: Passage, stop: int, figure: Spot, *, hedged: bool = False
) -> Compared | None:
    """Return what the words from token `stop` on compare `figure` with; None where they do not
    say it, or say something whose figure is not told nearby. A figure told as "about 12" is taken
    where it may be `hedged`."""
    here = passage.here
    words = passage.words(stop, here.stop)
    base = next((spot for spot in passage.own if spot.stop > stop and spot is not figure), None)
    if base is not None and _is_told_there(passage, stop, base):
        if _is_of_an_earlier_kind(passage, base, figure):
            return None
        direct = ENDS.isdisjoint(passage.words(stop, base.first))
        if are_alike(base, figure) or (direct and _are_counts(base, figure)):
            plain, same = unhedged(base), _is_same_then(passage.words(stop, base.first))
            return Compared(plain, same) if hedged or plain.quantity.hedge is None else None
    complement = words[: next((at for at, word in enumerate(words) if word in ENDS), len(words))]
    if not complement:
        return Compared(None)
    untold = relation_words("compared")["times"]
    if complement[0] not in relation_words("compared")["begins"] or untold.issuperset(
        complement[1:] or complement
    ):
        return None
    if len(complement) > _COMPLEMENT or any(
        stop <= time.first < stop + len(complement) for time in here.times
    ):
        return None
    if not content(complement) and not relation_words("compared")["pronouns"].issuperset(
        complement
    ):
        return None  # "twice as many as the second"
    return Compared(None) if _is_echo(passage, stop, complement) else None


def _is_of_an_earlier_kind(passage: Passage, base: Spot, figure: Spot) -> bool:
    """Whether the base counts what another figure before counts: "Of its 14 elders five are
    women, two more than in the last one with 15 elders"."""
    unit = base.quantity.unit
    return unit not in (None, figure.quantity.unit) and any(
        spot.quantity.unit == unit and spot.first < figure.first for spot in passage.spots
    )


def _is_echo(passage: Passage, stop: int, complement: Sequence[str]) -> bool:
    start = passage.before[-1].first if passage.before else passage.here.first
    told = content(passage.words(start, stop))
    nouns = relation_words("compared")["nouns"]
    said = [word for word in complement if word not in nouns]
    return is_echoed(said, told)


def _is_told_there(passage: Passage, stop: int, base: Spot) -> bool:
    """Whether a figure is told of what is compared with: "than the other's 44", "as Arl, which
    has 12", "as Arl (12)"."""
    words = relation_words("compared")
    first = base.first + len((base.quantity.hedge or "").split())
    if base.quantity.hedge is not None and base.quantity.hedge.split()[-1] in _BEFORE_BASE:
        named = "the" in passage.words(base.first, base.stop)  # "8 below zero"
        near = named or base.quantity.hedge.split()[-1] not in _SIDES
        return near and passage.words(stop, base.first) == []
    between = passage.words(stop, first)
    if not between or len(between) > _TO_BASE or between[0] not in words["begins"]:
        return False
    breaks = [at for at, word in enumerate(between) if word in ENDS or word == "("]
    if not breaks:
        return not {"in", "on", "from"}.intersection(between[-1:])
    at = breaks[0]
    if between[at] == "(":
        return at == len(between) - 1
    following = between[at + 1 :]
    if between[at] != "," or len(breaks) > 1 or not following:
        return False
    if following[0] == "when" and not _is_same_then(between):
        # "less than in 2012, when exports were 4.8 million": of what was told before, or not.
        return not set(passage.words(passage.here.first, stop)).isdisjoint(following[1:2])
    return following[0] in words["relative"]


def _is_same_then(between: Sequence[str]) -> bool:
    """Whether a base is told of the same thing at another time: "when it had been"."""
    at = between.index("when") if "when" in between else len(between)
    return not _SAME.isdisjoint(between[at + 1 : at + 2])


def _are_counts(base: Spot, figure: Spot) -> bool:
    """Whether two figures count different things: singers and players."""
    kinds = {dimension(base.quantity.unit), dimension(figure.quantity.unit)}
    return kinds <= BARE


def fits_adjective(passage: Passage, base: Spot, figure: Spot, comparative: str) -> bool:
    """Whether the base is told of the same measure: not "above the lake, which is 60 metres
    deep"."""
    told = rules_adjectives()
    after = passage.words(base.stop, base.stop + 1)
    if not after or after[0] not in told:
        return True
    same = passage.words(figure.stop, figure.stop + 1) == after
    return same or comparative in told[after[0]]


def rules_adjectives() -> dict[str, list[str]]:
    """Return the adjectives of measure with the comparatives that go with them."""
    table: dict[str, list[str]] = rules_words("claims/compared")["adjectives"]
    return table


def is_plain(quantity: Quantity) -> bool:
    """Whether a figure is no size of a change itself."""
    return quantity.change is None or quantity.change_form != "by"


def names_another(passage: Passage, figures: Sequence[Spot], size: Spot) -> bool:
    """Return whether the clause of a size names a place or a body that the figures are not of:
    "Arl had 5,000, up from 2,950. In Belmark the rise was 64%"."""
    here = [spot.stop for spot in figures if spot.first < size.first and passage.is_here(spot)]
    start = max([passage.here.first, *here])
    named = [
        one.mention
        for one in passage.here.entities
        if start <= one.first < size.first and one.mention.type in _OWNERS
    ]
    told = {
        one.mention.canonical
        for spot in figures
        for one in passage.sentence_of(spot).entities
        if one.first < start or not passage.is_here(spot)
    }
    return any(one.canonical not in told for one in named)
