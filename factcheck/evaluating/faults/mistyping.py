"""How printed digits are mistyped."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from factcheck.model.mentions import Quantity
from factcheck.model.spans import Span

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def figure_of(quantity: Quantity) -> tuple[Span, str]:
    """Return the digits of a figure and their place; "" for a number in words."""
    found = _DIGITS.search(quantity.text)
    if found is None:
        return Span(quantity.start, quantity.start), ""
    return Span(quantity.start + found.start(), quantity.start + found.end()), found[0]


def mistyped(printed: str) -> list[str]:
    """Return the ways to mistype a printed number: two digits swapped, one dropped or doubled."""
    found = []
    for at, (one, two) in enumerate(pairwise(printed)):
        if one.isdigit() and two.isdigit() and one != two and not (at == 0 and two == "0"):
            found.append(printed[:at] + two + one + printed[at + 2 :])
    if printed.isdigit() and len(printed) > 1:
        found += [printed[:at] + printed[at + 1 :] for at in range(1, len(printed))]
        found += [printed[: at + 1] + printed[at:] for at in range(len(printed))]
    return sorted(set(found) - {printed})


def value_of(printed: str) -> Decimal:
    """Return the value of printed digits: a comma groups, a point is the decimal one."""
    digits = printed.replace(",", "")
    return Decimal(digits if digits.count(".") < 2 else digits.replace(".", ""))
