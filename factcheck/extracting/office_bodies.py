"""Bodies that an office can be of and whose names hold a country's: "president of the Russian
Chess Union", "Bank of China chairman". Their offices are not those of the country."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_LONGEST = 8  # tokens of a body's name
_FEWEST = 2  # words: "the Union" alone is one that the text has named before
_words = WordLists("lexicon/unknown_names").words


@cache
def _body_words() -> frozenset[str]:
    table = lexicon("unknown_names")
    return frozenset(table["bodies"]) | frozenset(table["forms_after"])


@cache
def _governments() -> frozenset[str]:
    return frozenset(rules_words("claims/offices_told")["governments"]) - {"state"}  # "state bank"


@cache
def _before_names() -> frozenset[str]:
    """Words with a capital, as in a heading, that are no part of a name."""
    table = lexicon("offices")
    lists = ("openings", "former", "describing", "prepositions")
    return frozenset(word for name in lists for word in table[name]) | {"the", "as", "and", "but"}


def body_from(tokens: Tokens, at: int, stop: int, known: int = 0) -> str | None:
    """Return the name that begins at a token, where one of its words is that of a body; not one
    of the first `known`."""
    end, named = at, 0
    for index in range(at, min(stop, at + _LONGEST)):
        if tokens.text[index][0].isupper():
            end, named = index + 1, named + 1
        elif tokens.lower[index] not in _words("links"):
            break
    words = tokens.lower[at + known : end]
    return (
        None if named < _FEWEST or _body_words().isdisjoint(words) else tokens.joined(at, end - 1)
    )


def body_with(tokens: Tokens, mention: EntityMention, at: int, after: int, stop: int) -> str | None:
    """Return what a name at tokens [at, after) only begins: "China Investment Corp", "the Russian
    state bank"; None where the name stands for itself."""
    if after >= stop:
        return None
    if tokens.text[after] == "-" and tokens.touches(after) and after + 1 < stop:
        return tokens.joined(at, after + 1)  # "president of Finland-based Nokia"
    owns = tokens.end[after - 1] != mention.end  # "of Russia's opposition"
    if owns or mention.form == "demonym":
        governed = tokens.lower[after] in _governments()
        word = tokens.text[after][0].isalpha()
        if governed or not word:
            return None
        return body_from(tokens, at, stop, after - at) or tokens.joined(at, after)
    return body_from(tokens, at, stop, after - at)


def body_before(tokens: Tokens, mention: EntityMention, at: int, floor: int) -> str | None:
    """Return what a name that begins at a token and stands before an office only ends: "Soccer
    Australia", "Bank of China"."""
    if mention.form == "demonym" or at <= floor:
        return None
    text, begin = tokens.text, at
    if tokens.lower[at - 1] == "of":
        while begin - 1 > floor and (
            text[begin - 2][0].isupper() or tokens.lower[begin - 1] == "of"
        ):
            begin -= 1
        bodies = _body_words().intersection(tokens.lower[begin:at])
        return mention_text(tokens, begin, mention) if bodies else None
    word = text[at - 1]
    if word.isalpha() and word[0].isupper() and tokens.lower[at - 1] not in _before_names():
        return mention_text(tokens, at - 1, mention)
    return None


def mention_text(tokens: Tokens, first: int, mention: EntityMention) -> str:
    """Return the text from a token to the end of a name."""
    return tokens.source[tokens.start[first] : mention.end]
