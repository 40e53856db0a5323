"""What the words beside a known name say of it: a town, a person's surname, a sea, a company."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.tokens import Tokens

_AROUND = 6
_SENTENCE_ENDS = frozenset(".!?:;•\"“”'‘’(*–—")
_SEATED = frozenset({"based", "headquartered"})
_HYPHENS = frozenset("-‐‑")
_JOINTS = frozenset({"and", ",", "-", "–", "or"})


class NameContexts(Struct, frozen=True):
    """The tables of `rules/lexicon/gazetteer.yaml` that look at the neighbours of a name."""

    places_before: frozenset[str]
    features: frozenset[str]
    features_before: frozenset[str]
    businesses: frozenset[str]
    city_adjectives: frozenset[str]
    city_words: frozenset[str]
    given_names: frozenset[str]
    acting: frozenset[str]


@cache
def name_contexts() -> NameContexts:
    """Return the tables, read once."""
    table = lexicon("gazetteer")
    return NameContexts(**{name: frozenset(table[name]) for name in NameContexts.__struct_fields__})


def is_part_of_another(
    tokens: Tokens, first: int, last: int, kind: str, *, small: bool = False
) -> bool:
    """Whether tokens `first` to `last`, a name of a `kind`, stand inside another name.

    "Indian Ocean", "Gulf of Mexico", "Jordan Smith", "Thai Airways" name neither a country nor
    its people; "Christopher Columbus" and "the Phoenix Islands" name no city. Before any other
    capitalised word a `small` city's name is part of another, a large one's is not.
    """
    tables, after = name_contexts(), last + 1
    following = tokens.text[after] if after < len(tokens.text) else ""
    if following[:1].isupper() and (
        tokens.lower[after] in tables.features or tokens.lower[after] in tables.businesses
    ):
        return True
    owned = first > 1 and tokens.lower[first - 1] == "of" and tokens.text[first - 2][0].isupper()
    if owned and tokens.lower[first - 2] in tables.features_before:
        return True
    placed = first > 0 and tokens.lower[first - 1] in tables.places_before
    if kind == "country" and not placed and tokens.lower[first] in tables.given_names:
        return first == last and _is_surname(tokens, after)
    return kind == "city" and _is_in_longer_name(tokens, first, last, small=small)


def _is_surname(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised word that is no word for a body or place follows a given name."""
    if at >= len(tokens) or not tokens.text[at][0].isupper() or len(tokens.text[at]) < 3:
        return False
    word = tokens.lower[at]
    return word not in name_contexts().city_adjectives and not word.endswith(("s'", "'s"))


def _is_in_longer_name(tokens: Tokens, first: int, last: int, *, small: bool) -> bool:
    """Whether a capitalised word stands beside a city's name, or its capitals are a surname's."""
    text, lower = tokens.text, tokens.lower
    before, following = text[first - 1] if first else "", text[last + 1 : last + 2]
    if small and following and following[0][0].isupper() and following[0][0].isalpha():
        return True
    if following and following[0] in _HYPHENS and _touching_capital(tokens, last + 2):
        return lower[last + 2] not in name_contexts().places_before and text[last].isupper()
    if before in _HYPHENS and tokens.touches(first) and first > 1 and text[first - 2].islower():
        return True
    if text[first].isupper() and len(text[first]) > 3 and not _all_in_capitals(tokens, first, last):
        return True
    if not before[:1].isalpha() or not before[0].isupper() or first < 2:
        return False
    tables = name_contexts()
    starts = text[first - 2] in _SENTENCE_ENDS or first == 1
    plain = lower[first - 1] in noun_words().stops or lower[first - 1] in tables.city_adjectives
    return not starts and not plain and not before.isupper() and not _is_adjective(lower[first - 1])


def _is_adjective(word: str) -> bool:
    """Whether a word is like a people's name: "Azerbaijani", "Russian", "Polish"."""
    return word.endswith(("an", "i", "ish", "ese", "ch", "'s", "s'"))


def _touching_capital(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens.touches(at) and tokens.text[at][0].isupper()


def _all_in_capitals(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words around are in capitals too, as in a heading."""
    near = tokens.text[max(0, first - _AROUND) : first] + tokens.text[last + 1 : last + 1 + _AROUND]
    words = [word for word in near if len(word) > 3 and word.isalpha()]
    return all(word.isupper() for word in words)


def is_named_a_place(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words beside say that a name is a place: "in Sheki", "Split, Croatia"."""
    count, lower, text = len(tokens), tokens.lower, tokens.text
    if is_named_a_city(tokens, first, last):
        return True
    if last + 1 < count and text[last + 1] == ",":
        near = lower[last + 2 : last + 7]
        if near[:1] in (["a"], ["the"], ["an"]) and not name_contexts().city_words.isdisjoint(near):
            return True  # "Derna, a port city in Libya"
        if near[:1] == ["where"] or near[:2] == ["home", "to"]:
            return True  # "Geneva, home to the WTO"
    if last + 2 < count and text[last + 1] in _HYPHENS and lower[last + 2] in _SEATED:
        return True  # "the Geneva-based WTO"
    before = first - 1
    if before >= 0 and lower[before] in name_contexts().places_before:
        return True
    if "capital" in lower[max(before - 1, 0) : first]:
        return True  # "its capital is Sheki", "the Kazakh capital, Turkestan"
    return (
        last + 2 < count
        and text[last + 1] == ","
        and text[last + 2][0].isupper()
        and (before < 0 or lower[before] in name_contexts().places_before)
    )


def is_named_a_city(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the words beside say that it is a city: "city of Split", "in Split, Croatia"."""
    count, lower, text = len(tokens), tokens.lower, tokens.text
    if last + 1 < count and lower[last + 1] in name_contexts().city_words:
        return True
    if first >= 2 and lower[first - 1] == "of" and lower[first - 2] in name_contexts().city_words:
        return True
    in_place = first >= 1 and lower[first - 1] in {"in", "at", "from", "near"}
    return in_place and last + 2 < count and text[last + 1] == "," and text[last + 2][0].isupper()


def acts(tokens: Tokens, at: int) -> bool:
    """Whether a verb of saying or deciding stands at token `at`, an adverb before it or none."""
    lower = tokens.lower
    if at < len(lower) and lower[at].endswith("ly"):
        at += 1
    return at < len(lower) and lower[at] in name_contexts().acting


def follows_a_place(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a name goes on a list whose last place ended at character `end`: "Osh, Batken"."""
    if first < 2 or tokens.lower[first - 1] not in _JOINTS:
        return False
    before = first - 2 if tokens.text[first - 2] != "," else first - 3
    return before >= 0 and tokens.end[before] == end
