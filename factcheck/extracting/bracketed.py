"""Accountants' negatives: "(12.5)" alone in a table cell is -12.5."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.currencies import currency_words
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import Quantity


def negatives_of_cell(tokens: Tokens, quantities: list[Quantity]) -> list[Quantity]:
    """Return the quantities of a cell, negated where brackets hold the only one and all else.

    "(3.2%)" and "$ (1,250)" are negative; "(a)", "(2015)" and "12 (of 40)" are not.
    """
    text = tokens.text
    if len(quantities) != 1 or text[-1] != ")" or "(" not in text[:2]:
        return quantities
    only, opened = quantities[0], text.index("(")
    inside = tokens.start[opened + 1] <= only.start <= tokens.start[min(opened + 2, len(text) - 1)]
    signed = opened == 0 or _sign(text[0]) is not None
    if only.number <= 0 or only.ordinal or only.is_range or not (inside and signed):
        return quantities
    if tokens.start[-1] - only.end > 1 and only.end < tokens.start[-1]:
        return quantities
    start, end = tokens.start[0], tokens.end[-1]
    return [
        replace(
            only,
            start=start,
            end=end,
            text=tokens.source[start:end],
            unit=_sign(text[0]) if opened == 1 and only.unit is None else only.unit,
            unit_text=text[0] if opened == 1 and only.unit is None else only.unit_text,
            number=-only.number,
            interval=negate(only.interval),
            noun_end=None,
        )
    ]


def _sign(word: str) -> str | None:
    """Return the currency of a sign before the brackets: "$(1,250)"."""
    return next(
        (unit for words, unit in currency_words().before.get(word, ()) if len(words) == 1), None
    )
