"""Change near a quantity: "rose by 5%", "fell to 8 million", "a 27.4% decrease", "up 40%"."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.tokens import Tokens

_REACH = 5

_COMING = frozenset({"came", "come", "comes", "coming"})


class ChangeWords(Struct, frozen=True):
    """The tables of `rules/lexicon/change.yaml`: words to "up" or "down"."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    comparatives: dict[str, str]
    forms: dict[str, str]
    closed: frozenset[str]
    with_up: frozenset[str]
    compounds: frozenset[str]
    spread: frozenset[str]


@cache
def change_words() -> ChangeWords:
    """Return the words of change, read once."""
    table = lexicon("change")

    def directed(kind: str) -> dict[str, str]:
        return {word: side for side in ("up", "down") for word in table[side][kind]}

    return ChangeWords(
        verbs=directed("verbs"),
        nouns=directed("nouns"),
        comparatives=directed("comparatives"),
        forms=dict(table["forms"]),
        closed=frozenset(table["closed"]),
        with_up=frozenset(table["with_up"]),
        compounds=frozenset(table["compounds"]),
        spread=frozenset(table["spread"]),
    )


def is_of_change(_: str, lower: str) -> bool:
    """Whether a word right before a number can say that something rose or fell by, to or from it:
    an adverb may stand between the verb and the number."""
    words = change_words()
    return lower in words.forms or lower == "of" or lower in words.verbs or lower.endswith("ly")


def change_of(
    tokens: Tokens, first: int, last: int, floor: int, stop: int, *, share: bool
) -> tuple[str, str] | None:
    """Return (direction, form) of the change that governs tokens `first` to `last`, else None.

    `floor` is the token after the quantity before, which a change is not looked for beyond.
    `share` says that the quantity is one that "more" and "less" compare (a percentage).
    """
    return _before(tokens, first - 1, floor) or _after(tokens, last + 1, stop, share=share)


def _before(tokens: Tokens, at: int, floor: int) -> tuple[str, str] | None:
    words, lower = change_words(), tokens.lower
    if at < floor:
        return None
    form = words.forms.get(lower[at])
    if form is None and lower[at] == "of":
        for back in range(at - 1, max(floor, at - 3) - 1, -1):
            side = words.nouns.get(lower[back])
            if side is not None:
                return side, "by"
        return None
    if form is None:
        if lower[at].endswith("ly") and at - 1 >= floor:
            at -= 1
        side = words.verbs.get(lower[at])
        return (side, "by") if side is not None and not _is_particle(tokens, at) else None
    for back in range(at - 1, max(floor, at - _REACH) - 1, -1):
        word = lower[back]
        if not word[0].isalnum() or word in words.spread:
            return None
        side = words.verbs.get(word)
        if side is None and form != "to" and lower[back + 1] not in words.compounds:
            side = words.nouns.get(word)
            side = side and (_outer(tokens, back, floor) or side)
        if side is not None and not _is_particle(tokens, back):
            return side, form
    return None


def _outer(tokens: Tokens, noun: int, floor: int) -> str | None:
    """The way of a change in what itself is called one: "a rise in the net loss from", "a drop in
    growth from"."""
    lower = tokens.lower
    for at in range(noun - 1, max(floor + 1, noun - _REACH) - 1, -1):
        if lower[at] == "in":
            return change_words().nouns.get(lower[at - 1])
        if not lower[at][0].isalnum():
            return None
    return None


def _after(tokens: Tokens, at: int, stop: int, *, share: bool) -> tuple[str, str] | None:
    words, lower = change_words(), tokens.lower
    if not share:
        return None
    for ahead in range(at, min(at + 3, stop)):
        word = lower[ahead]
        if not word[0].isalpha() and word != "-":
            return None
        side = words.nouns.get(word) or (words.comparatives.get(word) if ahead == at else None)
        if side is not None:
            return side, "by"
        if word in words.closed:
            return None
    return None


def _is_particle(tokens: Tokens, at: int) -> bool:
    """Whether "up" or "down" belongs to another verb: "make up 45%", "set up 5 companies"."""
    if tokens.lower[at] == "down" and at > 0 and tokens.lower[at - 1] in _COMING:
        return False  # "came down to 8%"
    return (
        tokens.lower[at] in ("up", "down")
        and at > 0
        and (tokens.lower[at - 1] in change_words().with_up)
    )
