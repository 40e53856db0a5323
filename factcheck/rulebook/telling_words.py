"""Small questions about the words around a telling: where a name ends, whose it is, what it is the
subject of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.rulebook.deeds import deed_words

_BACK = 6  # tokens of a name, and tokens between a name and its verb
_GOVERNING = frozenset(
    {"of", "in", "for", "from", "with", "by", "at", "near", "to", "against", "over", "about"}
)
_ASIDE = 10  # tokens of a phrase between commas
_OWNING = ("'s", "’s")
_FROM = 5  # tokens of "from Rio de Janeiro to"
_JOINING = frozenset({"and", "or", "but", "when", "while", "before", "after", "that", "national"})
T = TypeVar("T")


def names_ending(table: PhraseTable[T], sentence: Sentence, stop: int) -> Iterator[tuple[int, T]]:
    """Yield where the names of a table begin that end at a token, the longest first; a name that
    owns what follows ("Iraq's") is one as well."""
    first = max(sentence.first, stop - _BACK)
    words = sentence.tokens.lower[first:stop]
    if not words:
        return
    if words[-1].endswith(_OWNING):
        words[-1] = words[-1][:-2]
    for at, word in enumerate(words):
        hit = table.longest(words, at, len(words)) if word in table else None
        if hit is not None and at + hit[0] == len(words):
            yield first + at, hit[1]


def after_move(sentence: Sentence, at: int) -> int:
    """The token after "to", or after "from Almaty to", where a verb is one of moving there."""
    lower = sentence.tokens.lower
    if sentence.words(at, at + 1) not in (["to"], ["from"]):
        return at
    to = next((n for n in range(at, min(at + _FROM, sentence.stop)) if lower[n] == "to"), None)
    return at if to is None else to + 1


def aside(sentence: Sentence, close: int) -> int | None:
    """The comma that opens a phrase between commas which ends at a comma."""
    for at in range(close - 1, max(sentence.first, close - _ASIDE), -1):
        if sentence.tokens.lower[at] == ",":
            return at
    return None


def is_part(sentence: Sentence, stop: int) -> bool:
    """Whether a name goes on or owns what follows: "Kuwait's oil fields", "Iran Air"."""
    if stop >= sentence.stop:
        return False
    word = sentence.tokens.text[stop]
    if word in {"'s", "'", "’s", "’"}:
        return True
    return (
        word[0].isupper()
        and word not in {"In", "On"}
        and sentence.tokens.text[stop - 1] != word
        and not _is_month(word)
    )


def _is_month(word: str) -> bool:
    return word in _MONTHS


_MONTHS = frozenset(date(2000, month, 1).strftime("%B") for month in range(1, 13))


def is_passive(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a participle is no verb of its own: "was founded", "founded in"; not "founded a
    school"."""
    if sentence.tokens.lower[stop - 1] == "to":  # "the prize went to"
        return True
    if not deed_words("passive").isdisjoint(sentence.words(first - 4, first)):
        return True
    after = sentence.words(stop, stop + 1)
    return not after or after[0] in deed_words("adverbial")


def is_subject(sentence: Sentence, first: int) -> bool:
    """Whether a verb after a name can speak of it: not "the second line of Nord Stream"."""
    before = sentence.words(first - 1, first)
    if before == ["the"]:
        before = sentence.words(first - 2, first - 1)
    return _GOVERNING.isdisjoint(before) and not is_end_of_name(sentence, first)


def is_kind_of(sentence: Sentence, first: int) -> bool:
    """Whether an adjective makes another thing of a name that is a plain word."""
    word = sentence.tokens.text[first - 1] if first > sentence.first else ""
    known = deed_words("before_object") | _GOVERNING | _JOINING
    return word.isalpha() and word.islower() and word not in known


def is_end_of_name(sentence: Sentence, first: int) -> bool:
    """Whether a name is only the end of a longer one: "New York", "Mohammed Reza Pahlavi"."""
    if first <= sentence.first + 1:
        return False
    word = sentence.tokens.text[first - 1]
    placed = sentence.entity_at(first)
    return bool(placed is not None and placed.first < first and word[0].isupper())
