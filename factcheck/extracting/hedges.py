"""Hedges: words beside a number that make it a bound or an approximation."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.precision import HedgeMeaning, within_reach
from factcheck.extracting.digits import DASHES
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.tokens import Tokens, lower_words
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity

# Phrases with the keys of their meanings, by the word at the number and the one beyond it ("" for
# a phrase of one word), the longest first.
_Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]
_FIELDS = ("down", "up", "reach")


class Hedge(Struct, frozen=True):
    """A hedge in the text: tokens `first` to `last`, and the key of its meaning."""

    key: str
    first: int
    last: int
    words: str

    @property
    def meaning(self) -> HedgeMeaning:
        """What the hedge makes of a number."""
        return hedge_words().meanings[self.key]

    @property
    def is_bound(self) -> bool:
        """Whether it is "more than" or "up to", and not "about"."""
        return self.meaning.side in ("above", "below", "exact")


class HedgeWords(Struct, frozen=True):
    """The tables of `rules/lexicon/hedges.yaml`."""

    meanings: dict[str, HedgeMeaning]
    before: _Phrases
    after: _Phrases
    transparent: frozenset[str]
    keys: dict[str, str]
    not_after: frozenset[str]
    moving_up: frozenset[str]


@cache
def hedge_words() -> HedgeWords:
    """Return the hedge tables, read once."""
    table = lexicon("hedges")
    meanings = {
        key: HedgeMeaning(
            side=entry["side"],
            closed=bool(entry.get("closed", False)),
            **{field: Decimal(str(entry.get(field, 0))) for field in _FIELDS},
        )
        for key, entry in table["meanings"].items()
    }
    before: _Phrases = {}
    after: _Phrases = {}
    keys: dict[str, str] = {}
    for key, phrases in table["before"].items():
        for phrase in phrases:
            words = tuple(lower_words(phrase))
            by_next = before.setdefault(words[-1], {})
            by_next.setdefault(words[-2] if len(words) > 1 else "", []).append((words, key))
            keys["".join(words)] = key
    for key, phrases in table["after"].items():
        for phrase in phrases:
            words = tuple(lower_words(phrase))
            by_next = after.setdefault(words[0], {})
            by_next.setdefault(words[1] if len(words) > 1 else "", []).append((words, key))
            keys["".join(words).lstrip("-")] = key
    for phrases_by_word in (before, after):
        for by_next in phrases_by_word.values():
            for known in by_next.values():
                known.sort(key=lambda row: -len(row[0]))
    return HedgeWords(
        meanings,
        before,
        after,
        frozenset(table["transparent"]),
        keys,
        frozenset(table["not_after"]),
        frozenset(table["moving_up"]),
    )


def hedge_before(tokens: Tokens, first: int, floor: int) -> Hedge | None:
    """Return the hedge right before token `first`, nothing of it before token `floor`.

    Of two ("more than about 60") the bound wins; "equal to about 60" is about it.
    """
    tables, at = hedge_words(), first - 1
    near = _ending_at(tokens, tables, at, floor)
    if near is not None and near.is_bound:
        return near
    if at >= floor and tokens.lower[at] in tables.transparent:
        far = _ending_at(tokens, tables, at - 1, floor)
        exact = far is not None and far.meaning.side == "exact" and near is not None
        if far is not None and not exact and (far.is_bound or near is None):
            return far
    return near


def _ending_at(tokens: Tokens, tables: HedgeWords, at: int, floor: int) -> Hedge | None:
    if at < floor:
        return None
    lower = tokens.lower
    known = tables.before.get(lower[at])
    if known is None:
        return None
    longer = known.get(lower[at - 1], ()) if at > floor else ()
    for words, key in (*longer, *known.get("", ())):
        begin = at - len(words) + 1
        if begin >= floor and tuple(lower[begin : at + 1]) == words:
            if lower[begin] in "<>=" and begin > floor and lower[begin - 1] in "<>=":
                return None  # "=<" is no sign
            if words == ("up", "to") and begin > floor and lower[begin - 1] in tables.moving_up:
                return None  # "shot up to 12%" is no bound
            return Hedge(key, begin, at, _printed(tokens, begin, at))
    return None


def hedge_after(tokens: Tokens, last: int, stop: int) -> Hedge | None:
    """Return the hedge right after token `last`: "or more", "-odd", "+"."""
    tables, at = hedge_words(), last + 1
    if at >= stop:
        return None
    lower = tokens.lower
    if lower[at] in DASHES:
        if at + 1 < stop and lower[at + 1] == "odd":
            return Hedge("odd", at, at + 1, "odd")
        if at + 1 < stop and lower[at + 1] == "plus" and tokens.touches(at + 1):
            return Hedge("at_least", at, at + 1, "plus")
        return None
    known = tables.after.get(lower[at], {})
    longer = known.get(lower[at + 1], ()) if at + 1 < stop else ()
    for words, key in (*longer, *known.get("", ())):
        end = at + len(words) - 1
        if end < stop and tuple(lower[at : end + 1]) == words:
            if words == ("+",) and not tokens.touches(at):
                continue
            if words[0] in ("or", "and") and end + 1 < stop and _is_number(lower[end + 1]):
                return None  # "200 or greater than 190" speaks of 190
            return Hedge(key, at, end, _printed(tokens, at, end))
    return None


def _printed(tokens: Tokens, first: int, last: int) -> str:
    """Return the words as printed, in lower case and one space apart."""
    return " ".join(tokens.joined(first, last).lower().split())


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in number_words().starts or word in hedge_words().not_after


def reach_of(quantity: Quantity) -> Interval:
    """Return the quantity's interval with an open bound drawn in to the documented reach.

    "Over 3 billion" is (3 billion, infinity) as printed and a fair word up to 3.45 billion.
    """
    tables = hedge_words()
    key = tables.keys.get((quantity.hedge or "").replace(" ", ""))
    if key is None or quantity.is_range:
        return quantity.interval
    return within_reach(quantity.number, quantity.interval, tables.meanings[key])
