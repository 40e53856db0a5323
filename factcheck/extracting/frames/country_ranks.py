"""Ranks of countries in a region: "the largest country in Central Asia by area", "Africa's
second-biggest economy, Egypt,", "the most populous state in Europe after Russia"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.unit_words import plural
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span

_BEFORE, _AFTER = 7, 6  # tokens to a superlative from its country, and to its region
_GROUPS = frozenset({"region", "organisation", "world"})
_FEW = 3  # words between a noun and its region: "by area in"
_NOT_STATES = frozenset({"demonym", "capital"})
_MOST_AHEAD = 4  # countries that are said to be ahead


class CountryRank(NamedTuple):
    """`country` is said to be number `place` of a group ("world" for all states), from the top
    (`top` 1) or the bottom (-1), by one of some measures. `ahead` are those said to be before
    it; `loose` where it is only one of those at that end."""

    country: Placed[EntityMention]
    group: str
    place: int
    measures: tuple[str, ...]
    top: int
    ahead: tuple[str, ...]
    loose: bool
    span: Span


class _Words(NamedTuple):
    superlatives: PhraseTable[int]
    by_superlative: dict[str, tuple[str, ...]]
    criteria: PhraseTable[str]
    nouns: PhraseTable[str]
    plurals: frozenset[str]
    makers: dict[str, str]
    links: frozenset[str]
    other: frozenset[str]
    ahead: PhraseTable[bool]
    apart: frozenset[str]


class _Group(NamedTuple):
    """A region or organisation at tokens [first, stop), by its id; "world" for all states."""

    id: str
    first: int
    stop: int


@cache
def _words() -> _Words:
    table = rules_words("claims/country_ranks")
    nouns = {**dict.fromkeys(table["nouns"], ""), **table["ranked"]}
    plurals = {_plural(noun): measure for noun, measure in nouns.items()}
    return _Words(
        PhraseTable.of(table["superlatives"].items()),
        {phrase: tuple(row["measures"]) for row in table["telling"] for phrase in row["phrases"]},
        PhraseTable.of(
            (phrase, measure) for measure, found in table["criteria"].items() for phrase in found
        ),
        PhraseTable.of({**plurals, **nouns}.items()),
        frozenset(plurals) - frozenset(nouns),
        dict(table["makers"]),
        frozenset(table["links"]),
        frozenset(table["other"]),
        PhraseTable.of((phrase, True) for phrase in table["ahead"]),
        frozenset(table["apart"]),
    )


def _plural(noun: str) -> str:
    """The plural of a noun, or of the one before "of": "producers of oil"."""
    head, of, rest = noun.partition(" of ")
    return plural(head) + of + rest


def rank_words() -> frozenset[str]:
    """Return the words one of which a sentence with such a rank has."""
    return _words().superlatives.first_words


def country_ranks(sentence: Sentence) -> Iterator[CountryRank]:
    """Yield the ranks of countries that a sentence tells."""
    words = _words()
    for at, noun, top in sentence.phrases(words.superlatives):
        lower = sentence.tokens.lower
        hit = words.nouns.longest(lower, noun, sentence.stop) if noun < sentence.stop else None
        if hit is None and noun < sentence.stop and lower[noun] == "of":
            hit = (0, "")  # "the smallest of the Baltic states"
        if hit is not None:
            said = _read(sentence, at, (noun, noun + hit[0]), hit[1], top, words)
            if said is not None:
                yield said


def _read(
    sentence: Sentence, at: int, noun: tuple[int, int], measure: str, top: int, words: _Words
) -> CountryRank | None:
    """Read the country, the region, the place and the criterion around a superlative."""
    lower, after = sentence.tokens.lower, noun[1]
    first, place = _place(sentence, at)
    owner = _owner(sentence, first)
    group = owner or _region_after(sentence, after)
    begin, loose = _one_of(sentence, first if owner is None else owner.first)
    named = " ".join(lower[noun[0] : after])
    if group is None or (place > 1 if loose else named in words.plurals):
        return None
    stop = max(after, group.stop)
    country = _country(sentence, begin, words) or _apposed(sentence, begin, stop, words)
    if country is None:
        return None
    criterion = words.criteria.longest(lower, after, sentence.stop) if after < len(lower) else None
    if criterion is None and stop < sentence.stop:
        criterion = words.criteria.longest(lower, stop, sentence.stop)
    maker = words.makers.get(group.id) if named == "producer" else measure
    if named == "producer" and not maker:
        return None
    measures = words.by_superlative.get(" ".join(lower[at : noun[0]]), ())
    if not measures and maker:
        measures = (maker,)
    elif not measures:
        measures = (criterion[1],) if criterion is not None else ("area", "population")
    ahead, stop = _ahead(sentence, stop, words)
    place = place + len(ahead) if place == 1 else place
    span = sentence.span_of(min(country.first, begin), max(stop, country.stop))
    return CountryRank(country, group.id, place, measures, top, ahead, loose, span)


def _place(sentence: Sentence, at: int) -> tuple[int, int]:
    """The token at which a rank begins, and its number: "second-largest" is 2."""
    for one in sentence.quantities:
        joined = sentence.words(one.stop, at) in ([], ["-"])
        if one.mention.ordinal and one.stop <= at and joined:
            return one.first, int(one.mention.number)
    return at, 1


def _owner(sentence: Sentence, first: int) -> _Group | None:
    """ "the world's largest country", "Africa's most populous country"."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    if first > sentence.first and lower[first - 1] == "world's":
        return _Group("world", first - 1, first)
    for one in sentence.entities:
        owns = text[one.stop - 1].endswith(("'s", "’s")) or lower[one.stop : first] == ["'s"]
        if one.mention.type in _GROUPS and owns and first - 1 <= one.stop <= first:
            return _Group(one.mention.entity or "", one.first, one.stop)
    return None


def _one_of(sentence: Sentence, begin: int) -> tuple[int, bool]:
    """The token at which "one of the largest" begins, and whether it is one of them only."""
    for told in (["one", "of", "the"], ["one", "of"]):
        if sentence.words(begin - len(told), begin) == told:
            return begin - len(told), True
    return begin, False


def _region_after(sentence: Sentence, first: int) -> _Group | None:
    """ "... in Central Asia", "... of the European Union", "... by area in the world"."""
    lower = sentence.tokens.lower
    for at in range(first, min(first + _AFTER, sentence.stop)):
        one = sentence.entity_at(at)
        known = one is not None and one.mention.type in _GROUPS
        if not known and lower[at] != "world":
            continue
        counted = next((one for one in sentence.quantities if one.stop == at), None)
        before = sentence.words(first, at if counted is None else counted.first)
        before = [word for word in before if word != "the"]
        if not before or before[-1] not in {"in", "of", "within"} or len(before) > _FEW:
            return None
        if one is not None and known:
            return _Group(one.mention.entity or "", one.first, one.stop)
        return _Group("world", at, at + 1)
    return None


def _country(sentence: Sentence, start: int, words: _Words) -> Placed[EntityMention] | None:
    """The country that is ranked: nothing but links stands between."""
    before = [
        one
        for one in sentence.entities
        if one.mention.type == "country" and start - _BEFORE <= one.stop <= start
    ]
    if not before or not _is_state(before[-1].mention):
        return None
    between = sentence.words(before[-1].stop, start)
    told = sentence.words(sentence.first, start)
    if not between or not words.links.issuperset(between) or not words.other.isdisjoint(told):
        return None
    return before[-1]


def _apposed(
    sentence: Sentence, start: int, stop: int, words: _Words
) -> Placed[EntityMention] | None:
    """The country named behind its rank: "Africa's largest economy, Kenya, grew", "Africa's largest
    economy Kenya"."""
    told = sentence.words(sentence.first, start)
    if not words.other.isdisjoint(told) or not words.apart.isdisjoint(told[-2:]):
        return None
    comma = sentence.words(stop, stop + 1) == [","]
    country = sentence.entity_at(stop + comma) if stop + comma < sentence.stop else None
    if country is None or country.first != stop + comma or country.mention.type != "country":
        return None
    if not _is_state(country.mention) or sentence.tokens.text[country.stop - 1].endswith("s’"):
        return None
    after = sentence.words(country.stop, country.stop + 2)
    if not comma:
        return country if after[:1] not in (["and"], ["or"], ["'s"]) else None
    closed = after[:1] == [","] and sentence.entity_at(country.stop + 1) is None
    return country if closed and after[1:] not in (["and"], ["or"], ["the"], ["to"]) else None


def _is_state(mention: EntityMention) -> bool:
    """Whether a name is a state's own; that of a city state is its capital's as well."""
    return mention.form not in _NOT_STATES or mention.text == mention.entity


def _ahead(sentence: Sentence, stop: int, words: _Words) -> tuple[tuple[str, ...], int]:
    """The countries that stand before the one that is ranked: "after Brazil and Mexico"."""
    lower = sentence.tokens.lower
    at = stop + (sentence.words(stop, stop + 1) == [","])
    hit = words.ahead.longest(lower, at, sentence.stop) if at < sentence.stop else None
    if hit is None:
        return (), stop
    found: list[str] = []
    at += hit[0]
    while at < sentence.stop and len(found) < _MOST_AHEAD:
        if lower[at] in {"and", ",", "the"}:
            at += 1
            continue
        one = sentence.entity_at(at)
        if one is None or one.mention.type != "country" or not _is_state(one.mention):
            break
        found.append(one.mention.entity or "")
        at = stop = one.stop
    return tuple(found), stop
