"""Counted nouns: "46 freight cars", "18 states", "60 business entities"."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from factcheck.extracting.digits import DASHES
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.tokens import Tokens

_LONGEST = 5
_KEPT = 50_000  # different words whose number is remembered


class NounFound(Struct, frozen=True):
    """A counted noun: singular with its modifiers, as printed, and its last token."""

    singular: str
    first: int
    last: int


class NounWords(Struct, frozen=True):
    """The tables of `rules/lexicon/nouns.yaml`."""

    stops: frozenset[str]
    irregular: dict[str, str]
    not_plural: frozenset[str]
    attributive: frozenset[str]
    not_hyphened: frozenset[str]
    ending_in_ed: frozenset[str]
    passed_over: frozenset[str]
    adding: frozenset[str]


@cache
def noun_words() -> NounWords:
    """Return the tables of nouns, read once."""
    table = lexicon("nouns")
    return NounWords(
        frozenset(table["stops"]),
        dict(table["irregular"]),
        frozenset(table["not_plural"]),
        frozenset(table["attributive"]),
        frozenset(table["not_hyphened"]),
        frozenset(table["ending_in_ed"]),
        frozenset(table["passed_over"]),
        frozenset(table["adding"]),
    )


@lru_cache(maxsize=_KEPT)
def is_plural(word: str) -> bool:
    """Whether the lower-case word looks like the plural of a noun."""
    tables = noun_words()
    if word in tables.irregular:
        return True
    return (
        len(word) > 3
        and word[-1] == "s"
        and word[-2] not in "su'’"
        and not word.endswith("is")
        and word not in tables.not_plural
    )


@lru_cache(maxsize=_KEPT)
def singular(word: str) -> str:
    """Return the singular of a plural noun, by the table and by rule."""
    irregular = noun_words().irregular.get(word)
    if irregular is not None:
        return irregular
    if not is_plural(word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1]


def find_noun(tokens: Tokens, last: int, stop: int, *, one: bool) -> NounFound | None:
    """Return the noun that the number ending at token `last` counts.

    The phrase runs to the first plural ("8 metro stations with"), over a plural that only
    modifies the next ("14 arms exporters"). `one` says that a singular is counted.
    """
    tables, text, lower = noun_words(), tokens.text, tokens.lower
    first = last + 1
    if first >= stop:
        return None
    if text[first] in DASHES and tokens.touches(first):
        return _hyphened(tokens, first + 1, stop)
    if tokens.touches(first):
        return None
    if lower[first] in tables.passed_over and first + 1 < stop and lower[first + 1][0].isalpha():
        first += 1  # "130 other nations"
    found = None
    stop = min(stop, first + _LONGEST)
    at = first
    while at < stop:
        word = lower[at]
        if not word[0].isalpha() or word in tables.stops:
            if at == first or not _is_inner_hyphen(tokens, at, stop):
                break
            at += 1
            continue
        if one:
            if word.endswith(("ed", "s")) and at > first:
                break
            found = at
            if at > first or (at + 1 < stop and is_plural(lower[at + 1])):
                break
        elif is_plural(word) and not _is_modifier(tokens, at, stop):
            found = at
            break
        at += 1
    if found is None:
        return None
    return NounFound(_phrase(tokens, first, found), first, found)


def _is_inner_hyphen(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether token `at` is the hyphen of "medium-range"."""
    if tokens.text[at] not in DASHES or at + 1 >= stop:
        return False
    return tokens.touches(at) and tokens.touches(at + 1) and tokens.text[at + 1][0].isalpha()


def _is_modifier(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether a plural stands before the noun that is counted ("sales managers")."""
    tables = noun_words()
    if at + 1 >= stop:
        return False
    following = tokens.lower[at + 1]
    if tokens.lower[at] in tables.attributive:
        return is_plural(following)
    return following in DASHES and tokens.touches(at + 1)


def _hyphened(tokens: Tokens, at: int, stop: int) -> NounFound | None:
    """Read the noun of "two-round negotiations": its word stands in the singular."""
    if at >= stop or not tokens.touches(at) or not tokens.text[at].isalpha():
        return None
    word, tables = tokens.lower[at], noun_words()
    if word in tables.stops or word in tables.not_hyphened or len(word) < 3:
        return None
    if word.endswith("ed") and word not in tables.ending_in_ed:
        return None  # "two-sided", "three-legged"
    return NounFound(word, at, at)


def _phrase(tokens: Tokens, first: int, last: int) -> str:
    """Return the printed phrase with its head in the singular and plain words in lower case."""
    head = singular(tokens.lower[last])
    if first == last:
        return head
    before = tokens.source[tokens.start[first] : tokens.start[last]]
    words = [
        word if any(letter.isupper() for letter in word) else word.lower()
        for word in before.split()
    ]
    return " ".join([*words, head])
