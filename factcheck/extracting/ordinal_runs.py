"""What words before an ordinal make of it: "two hundredth" (200th), "two hundredths" (2/100)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.extracting.cardinals import whole_cardinal
from factcheck.extracting.digits import CONTEXT, DASHES
from factcheck.extracting.number_tables import number_words


def ordinal_value(words: Sequence[str], *, ranked: bool) -> Decimal | None:
    """Return 200 for "two hundredth"; None for words that are no ordinal.

    `ranked` says that a word before tells of a place in a row, so that "one hundredth" is 100.
    """
    run, _ = _parted(words)
    below = number_words().ordinals.get(run[-1])
    whole = None if below is None else _ordinal(run[:-1], below)
    if whole is None or below is None:
        return None
    return whole if run[:-1] != ["one"] or (ranked and below >= 100) else None


def parts_value(words: Sequence[str]) -> Decimal | None:
    """Return 0.02 for "two hundredths", 0.2 for "one fifth"; None for words that are no part."""
    run, glued = _parted(words)
    tables = number_words()
    below = tables.plural_ordinals.get(run[-1])
    if below is None:
        below = tables.ordinals[run[-1]]
        if run[:-1] not in (["one"], ["a"]) and len(run) < 3:
            return None
    for cut in range(1, len(run)):
        if cut in glued or "and" in run[cut - 1 : cut + 1] or _parts_tens(run, cut):
            continue
        above = whole_cardinal(run[:cut])
        parts = _ordinal(run[cut:-1], below)
        if above is not None and parts is not None and parts > 1:
            return CONTEXT.divide(above, parts)
    return None


def _parts_tens(run: Sequence[str], cut: int) -> bool:
    """Whether a cut parts "thirty-one" before a great part: 31/100, not 30/100."""
    tables = number_words()
    near = run[cut - 1] in tables.tens and run[cut] in tables.units
    return near and cut == len(run) - 2 and tables.units[run[cut]] < 10


def _parted(words: Sequence[str]) -> tuple[list[str], set[int]]:
    """Return the words without hyphens, and before which of them a hyphen glues two."""
    run: list[str] = []
    glued: set[int] = set()
    for word in words:
        if word in DASHES:
            glued.add(len(run))
        else:
            run.append(word)
    glued.discard(len(run))
    if len(run) - 1 in glued and run[-2] not in number_words().tens:
        glued.discard(len(run) - 1)  # the hyphen of "one-eighth" parts it
    return run, glued


def _ordinal(before: Sequence[str], below: Decimal) -> Decimal | None:
    """Return the ordinal that cardinal words and an ordinal ending make; None if none."""
    if not before:
        return below
    if before[0] == "and":
        return None
    value = whole_cardinal(before[:-1] if before[-1] == "and" else before)
    if value is None:
        return None
    if below >= 100:
        return CONTEXT.multiply(value, below) if value < below else None
    tables, tail = number_words(), before[-1]
    if below < 10 and tail in tables.tens:
        return value + below
    if tail in tables.magnitudes or tail == "and":
        return value + below
    return None
