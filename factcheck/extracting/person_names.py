"""Names of people as they are printed: capitals, initials, particles and hyphens."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.word_lists import WordLists

_LONGEST = 7
_HYPHENS = frozenset("-‐‑")
_words = WordLists("lexicon/offices").words


@cache
def particles() -> frozenset[str]:
    """Return the lower-case words that stand inside names ("bin", "van")."""
    return frozenset(lexicon("offices")["particles"])


def name_end(tokens: Tokens, first: int, stop: int) -> int:
    """Return the token after the name that begins at `first`; `first` itself if none does."""
    index = first
    last_capital = first
    while index < stop and index - first < _LONGEST * 2:
        word = tokens.text[index]
        if _is_name_word(word):
            index += 1
            last_capital = index
            if word.endswith(("'s", "’s")):
                break
        elif word == "." and last_capital == index and len(tokens.text[index - 1]) == 1:
            index += 1
            last_capital = index
        elif index == first:
            break
        elif word in _HYPHENS and tokens.touches(index):
            if index + 1 < stop and tokens.lower[index + 1] in _words("after_dashes"):
                break
            index += 1
            if index < stop and tokens.touches(index) and tokens.text[index].isalpha():
                index += 1  # "Ki-moon", "Jong-un"
                last_capital = index
        elif tokens.lower[index] in particles():
            index += 1
        else:
            break
    return last_capital


def name_start(tokens: Tokens, stop: int, floor: int) -> int:
    """Return the first token of the name that ends before `stop`; `stop` itself if none does."""
    index = stop
    first_capital = stop
    while index > floor and stop - index < _LONGEST * 2:
        word = tokens.text[index - 1]
        if _is_name_word(word):
            if word.endswith(("'s", "’s")) and index != stop:
                break
            index -= 1
            first_capital = index
        elif index == stop and _ends_hyphenated(tokens, index, floor):
            index -= 2  # "Ban Ki-moon"
        elif index == stop:
            break
        elif (
            (word in _HYPHENS and tokens.touches(index - 1))
            or tokens.lower[index - 1] in particles()
            or (word == "." and index - 2 >= floor and _is_initial(tokens.text[index - 2]))
        ):
            index -= 1
        else:
            break
    return first_capital


def _ends_hyphenated(tokens: Tokens, stop: int, floor: int) -> bool:
    """Whether a name's last word goes on in small letters after a hyphen."""
    last = stop - 1
    return (
        last - 2 >= floor
        and tokens.text[last].isalpha()
        and tokens.text[last - 1] in _HYPHENS
        and tokens.touches(last)
        and tokens.touches(last - 1)
        and _is_name_word(tokens.text[last - 2])
    )


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and word[0].isalpha()


def printed_name(tokens: Tokens, first: int, stop: int) -> tuple[int, int, str]:
    """Return (start, end, text) of a name's tokens, without a possessive ending."""
    start, end = tokens.start[first], tokens.end[stop - 1]
    text = tokens.source[start:end]
    if text.endswith(("'s", "’s")):
        return start, end - 2, text[:-2]
    return start, end, text
