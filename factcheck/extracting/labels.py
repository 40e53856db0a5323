"""Digits that are no quantities: list markers, "No. 5", "Boeing 737", phone numbers, codes."""

from __future__ import annotations

from factcheck.extracting.number_tables import number_words
from factcheck.extracting.terms import Term
from factcheck.extracting.tokens import Tokens

_SENTENCE_ENDS = frozenset(".!?:;•\"“”'‘’(*–—")
_MARKER_ENDS = frozenset({".", ")"})
_CLOSING = {"(": ")", "[": "]"}


def is_label(tokens: Tokens, term: Term) -> bool:
    """Whether the bare digits of `term` name something instead of counting it."""
    number, first, last = term.number, term.number.first, term.number.last
    if not number.plain or number.magnitude != 1 or term.measured:
        return False
    return (
        _follows_label(tokens, first)
        or _is_marker(tokens, first, last)
        or (term.noun_last is None and _is_in_name(tokens, first, last))
        or _runs_into_letters(tokens, last)
    )


def _follows_label(tokens: Tokens, first: int) -> bool:
    """ "Article 5", "no. 7", "page 12"."""
    if first == 0:
        return False
    at = first - 1
    if tokens.text[at] == "." and at > 0:
        at -= 1
        return tokens.lower[at] in number_words().labels and len(tokens.lower[at]) <= 5
    return tokens.lower[at] in number_words().labels


def _is_marker(tokens: Tokens, first: int, last: int) -> bool:
    """ "(1)" in a sentence, "[12]", and "1." or "2)" where a line begins."""
    text, source = tokens.text, tokens.source
    after = last + 1
    if len(text[first]) > 3 or first != last:
        return False
    if after < len(text) and first > 0 and _CLOSING.get(text[first - 1]) == text[after]:
        return len(text) > 3
    if after + 1 < len(text) and text[after] in _MARKER_ENDS and tokens.touches(after):
        gap = source[tokens.end[first - 1] : tokens.start[first]] if first else "\n"
        return "\n" in gap and not tokens.touches(after + 1)
    return False


def _is_in_name(tokens: Tokens, first: int, last: int) -> bool:
    """ "Boeing 737", "Agenda 2030", "Windows 10": a capitalised word, then bare digits."""
    if first == 0:
        return False
    before = tokens.text[first - 1]
    if (
        not before[0].isupper()
        or len(before) < 2
        or tokens.lower[first - 1] in number_words().before_name
    ):
        return False
    starts_sentence = first == 1 or tokens.text[first - 2] in _SENTENCE_ENDS
    return not starts_sentence or before.isupper()


def _runs_into_letters(tokens: Tokens, last: int) -> bool:
    """ "777F", "24703L202", "3D", "737-MAX": letters that are no unit touch the digits."""
    after = last + 1
    if after >= len(tokens) or not tokens.touches(after):
        return False
    following = tokens.text[after]
    if following[0].isalpha() or following == "_":
        return True
    return (
        following in "-‑"
        and after + 1 < len(tokens)
        and tokens.touches(after + 1)
        and tokens.text[after + 1][0].isupper()
        and len(tokens.text[after + 1]) <= 4
    )
