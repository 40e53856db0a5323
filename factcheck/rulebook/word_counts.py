"""How often a text prints a word, and which of its words can be slips."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from factcheck.naming.known_words import SHORTEST, is_known_word
from factcheck.rulebook.context import Context

POSSESSIVES = ("", "'s", "’s")


def bare(word: str) -> str:
    """Return a name without the ending of a possessive: "Ukraine's", "the United States'"."""
    return word if word.isalpha() else re.sub(r"['’]s?$", "", word)


def times(word: str, context: Context) -> int:
    """Return how often the text prints a word, as it is or as an owner."""
    printed = context.once(printed_times)
    return sum(printed[word + ending] for ending in POSSESSIVES)


def printed_times(context: Context) -> Counter[str]:
    """How often each word of the text is printed; ask for it with `context.once`."""
    texts = {id(one.tokens): one.tokens.text for one in context.analysis.sentences}
    return Counter(chain.from_iterable(texts.values()))


def is_capitalised(word: str) -> bool:
    """Whether a word is long enough for a slip, and begins with its only capital."""
    return len(word) >= SHORTEST and word.isalpha() and word.istitle()


def capitalised(context: Context) -> tuple[str, ...]:
    """The different words of the text that begin with their only capital, without the endings of
    owners; ask for them with `context.once`."""
    words = {bare(word) for word in context.once(printed_times) if word[0].isupper()}
    return tuple(sorted(filter(is_capitalised, words)))


def unknown_capitals(context: Context) -> frozenset[str]:
    """The capitalised words of the text that nobody uses, and that are in no name of the fact base;
    ask for them with `context.once`."""
    names = context.names
    return frozenset(
        word
        for word in context.once(capitalised)
        if not is_known_word(word) and not names.has_word(word) and not names.is_of_person(word)
    )
