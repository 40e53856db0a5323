"""Digits that are no number: phone numbers, codes, scores, times, "24/7", "2016/17"."""

from __future__ import annotations

from factcheck.extracting.digits import denominator
from factcheck.extracting.tokens import Tokens

_CHAINS = frozenset("-/:.+–‐‑")


def code_end(tokens: Tokens, at: int) -> int:
    """Return the token after a phone number, code, date or time that token `at` begins."""
    text, last = tokens.text, at
    if text[at][0] == "0" and len(text[at]) > 2 and text[at].strip("0").isdigit():
        return _noughted_end(tokens, at)
    while (
        last + 2 < len(text)
        and text[last + 1] in _CHAINS
        and tokens.touches(last + 1)
        and tokens.touches(last + 2)
        and text[last + 2][0].isdigit()
    ):
        last += 2
    if at and text[at - 1] == "+" and tokens.touches(at):
        return _phone_end(tokens, at)
    links = (last - at) // 2
    if links >= 2 or (links == 1 and text[at + 1] in ":+"):
        return last + 1
    if links == 1 and text[at + 1] == "/" and denominator(tokens, at, len(text)) is None:
        return last + 1  # "24/7", "2016/17"
    return at


def _noughted_end(tokens: Tokens, at: int) -> int:
    """Return the token after "020 7946 0958", "00412": digits with a nought before them."""
    text, last = tokens.text, at
    while last + 1 < len(text) and (
        text[last + 1].isdigit() or (text[last + 1] in "-/" and tokens.touches(last + 1))
    ):
        last += 1
    return last + 1


def _phone_end(tokens: Tokens, at: int) -> int:
    """Return the token after "+7 727 250 1234"; `at` itself when it is only a plus sign."""
    text, last, groups = tokens.text, at, 1
    while last + 1 < len(text) and (text[last + 1].isdigit() or text[last + 1] in "-()/"):
        last += 1
        groups += text[last].isdigit()
    while last > at and not text[last].isdigit():
        last -= 1
    return last + 1 if groups >= 3 else at
