"""Numbers that words leave open: "dozens", "tens of thousands", "several hundred"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extracting.cardinals import Cardinal, read_cardinal
from factcheck.extracting.digits import CONTEXT, Number
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.tokens import Tokens

_ONE = Decimal(1)


def vague(tokens: Tokens, at: int, stop: int) -> Number | None:
    """Read "dozens", "hundreds of thousands", "tens of millions" as intervals."""
    words, lower = number_words(), tokens.lower
    word, last = lower[at], at
    if word in words.vague_before_of and (
        at + 2 >= stop or lower[at + 1] != "of" or not lower[at + 2][0].isalpha()
    ):
        return None
    low, high = words.vague.get(word, (words.vague_tens.get(word, _ONE), None))
    if word in words.vague_tens and at + 2 < stop and lower[at + 1] == "of":
        size = words.magnitudes.get(lower[at + 2])
        if size is not None and lower[at + 2].endswith("s"):
            tens, last = words.vague_tens[word], at + 2
            low, high = tens * size, max(1000 * size if tens >= 100 else 100 * size, size)
    if high is None or (last == at and at and lower[at - 1] in ("in", "the")):
        return None  # "in thousands" heads a table
    return Number(
        at,
        last,
        tokens.start[at],
        tokens.end[last],
        low,
        Decimal(0),
        magnitude=low,
        above=high,
    )


def loose(tokens: Tokens, at: int, article: int | None, stop: int) -> Number | None:
    """Read "several hundred", "a few million", "a couple of dozen" as intervals."""
    words, lower = number_words(), tokens.lower
    low, high = words.loose[lower[at]]
    size = at + 2 if at + 1 < stop and lower[at + 1] == "of" else at + 1
    if size >= stop or lower[size].endswith("s"):
        return None
    found = None
    if lower[size] in words.groups:
        found = Cardinal(CONTEXT.multiply(low, words.groups[lower[size]]), size, _ONE)
    elif lower[size] in words.magnitudes:
        found = read_cardinal(lower, size, stop, Cardinal(low, size - 1, Decimal(0)))
    if found is None or found.last < size:
        return None
    first = at if article is None else article
    return Number(
        first,
        found.last,
        tokens.start[first],
        tokens.end[found.last],
        found.value,
        Decimal(0),
        magnitude=found.value,
        above=CONTEXT.multiply(CONTEXT.divide(found.value, low), high),
    )
