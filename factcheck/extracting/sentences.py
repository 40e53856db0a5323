"""Sentences: token ranges between full stops that end one."""

from __future__ import annotations

from factcheck.extracting.digits import DASHES
from factcheck.extracting.tokens import Kind, Tokens
from factcheck.extracting.word_lists import WordLists

_LONGEST = 250  # tokens; longer than any sentence that a person would read
_ENDS = Kind(lambda: ".!?")
_CLOSERS = frozenset("\"'”’)]»")


_words = WordLists("lexicon/sentences").words


def split_sentences(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the half-open token ranges of the sentences of one segment, in order."""
    ranges = []
    first = 0
    text, count = tokens.text, len(tokens)
    for index in _ENDS.places(tokens):
        if index >= first and _ends_sentence(tokens, index):
            stop = index + 1
            while stop < count and text[stop] in _CLOSERS and tokens.touches(stop):
                stop += 1
            ranges.append((first, stop))
            first = stop
    if first < count:
        ranges.append((first, count))
    if count <= _LONGEST:
        return ranges
    return [part for whole in ranges for part in _bounded(*whole)]


def _bounded(first: int, stop: int) -> list[tuple[int, int]]:
    """Cut what is too long for a sentence, so that work per sentence stays bounded."""
    return [(at, min(at + _LONGEST, stop)) for at in range(first, stop, _LONGEST)]


def _is_stray_dash(tokens: Tokens, at: int) -> bool:
    """Whether a dash is what is left of a space after a stop: "in 41 years.- Since 1973"."""
    dash = tokens.text[at] in DASHES and at + 1 < len(tokens) and not tokens.touches(at + 1)
    return dash and tokens.text[at + 1][0].isupper()


def _ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the stop at `index` ends a sentence rather than an abbreviation or initial."""
    text = tokens.text
    if index + 1 >= len(text):
        return True
    following = index + 1
    while following < len(text) and text[following] in _CLOSERS:
        following += 1
    if following >= len(text):
        return True
    if tokens.touches(index + 1) and following == index + 1:
        if not _is_stray_dash(tokens, following):
            return False  # "8.24", "p.m", "U.S": no space, so no end
        following += 1
    head = tokens.text[following][0]
    if head.islower():
        return False
    if tokens.text[index] != "." or index == 0:
        return True
    before = tokens.text[index - 1]
    if len(before) == 1 and before.isupper() and tokens.touches(index):
        # An initial ("Hans J. Friedrich") or the end of "U.S.": a name may go on.
        return not (head.isupper() or head.isdigit())
    return tokens.lower[index - 1] not in _words("abbreviations")
