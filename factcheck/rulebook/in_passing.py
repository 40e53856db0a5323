"""What a text says of a name in passing, by the words beside it: "the Swiss architect Luc Orr",
"Luc Orr, a Belgian architect,", "Borg, a village in the north of Denmark,".

Such words are told of whoever bears the name whatever their sentence says. Two that exclude each
other cannot both be true of one bearer: see `rules/claims/in_passing.yaml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.sizes_in_passing import sizes_of
from factcheck.rulebook.text_people import NAME, is_human, people, person_meant, read_name
from factcheck.rulebook.text_things import is_listed

_WORDS = "claims/in_passing"
_BEFORE, _BEHIND = 6, 10  # tokens of the words before a name, and behind it
_OPENING = frozenset({"the", "a", "an", "his", "her"})
_CLOSING = frozenset({",", ".", ";", ")", "!", "?"})
_FULL = 2  # words of a title and a last name
_SPOKEN = 60  # tokens of a quotation
_QUOTES = frozenset('"“”')
_MOST = 2  # different values of one name; more are told of several
_LAND, _SIZE = "land", "size"
_ANY_ONE = frozenset({"a", "an"})


class Passing(Struct, frozen=True):
    """A value that the words at tokens [first, stop) tell of a name: the "land" of somebody is
    "Denmark". `owner` is the pronoun of whose relative somebody is."""

    index: int
    sentence: Sentence
    first: int
    stop: int
    name: str
    trait: str
    value: str
    owner: str = ""

    @property
    def span(self) -> Span:
        """Where it stands, in the text."""
        return self.sentence.span_of(self.first, self.stop)

    @property
    def quote(self) -> str:
        """The words beside the name, with it."""
        return self.sentence.quote_of(self.first, self.stop)


@cache
def passing_words(name: str) -> frozenset[str]:
    """Return a list of the file as a set."""
    return frozenset(str(word) for word in rules_words(_WORDS)[name])


@cache
def _mapped(name: str) -> Mapping[str, str]:
    table: Mapping[str, str] = rules_words(_WORDS)[name]
    return table


@cache
def _cues() -> frozenset[str]:
    """Words of which one tells a value; peoples are no words of these."""
    names = ("ranked", "speaking", "kin", "older", "younger", "sides", "keeping", "playing")
    titles = [frozenset(row) for row in rules_words(_WORDS)["titles"]]
    return frozenset().union(*map(passing_words, names), *titles)


def misfits(context: Context) -> Iterator[tuple[Passing, Passing]]:
    """Yield two values of one trait of a name that exclude each other, the first of each trait."""
    told: dict[tuple[str, str], list[Passing]] = {}
    every = list(_all(context))
    families = _by_given_name(context) if every else {}
    for one in every:
        family, since = families.get(one.name, ("", 0))
        named = bool(family) and one.index > since and not one.trait.startswith(_SIZE)
        name = family if named else one.name
        told.setdefault((name, one.trait), []).append(one)
    for (name, trait), values in told.items():
        if not 1 < len({one.value for one in values}) <= _MOST:
            continue
        pair = next(_pairs(values), None)
        if pair is not None and _is_one_bearer(context, name, pair, trait):
            yield pair


def _by_given_name(context: Context) -> dict[str, tuple[str, int]]:
    """The last name of each first name that one person only has in the text, with the sentence that
    names them in full: before it, "her brother Leo" may be another Leo."""
    found: dict[str, dict[str, int]] = {}
    for one in people(context):
        for given in one.given.split()[:1]:
            found.setdefault(given, {}).setdefault(one.family, one.index)
    known = {one.family for one in people(context) if one.given}
    return {
        given: next(iter(families.items()))
        for given, families in found.items()
        if len(families) == 1 and given not in known
    }


def _pairs(values: list[Passing]) -> Iterator[tuple[Passing, Passing]]:
    one = values[0]
    for other in values[1:]:
        led = other.sentence.words(other.first - 1, other.first)
        if other.trait.startswith(_SIZE) and not _ANY_ONE.isdisjoint(led):
            continue  # "a ten-year lease" is another one
        if other.index != one.index and other.value != one.value and other.owner == one.owner:
            yield one, other


def _is_one_bearer(context: Context, name: str, pair: tuple[Passing, Passing], trait: str) -> bool:
    """Whether one person only has a name; of relatives, whether nobody else may be whose."""
    if trait.startswith(_SIZE):
        return True
    for one in pair:
        if person_meant(context, one.index, Bound(one.first, one.stop, NAME + name)) is None:
            return False
    if trait != "kin":
        return True
    return len({one.family for one in people(context)} - {name}) < _MOST


def _all(context: Context) -> Iterator[Passing]:
    for index, sentence in enumerate(context.analysis.sentences):
        for first, stop, thing, unit, value in sizes_of(context, index):
            yield Passing(index, sentence, first, stop, thing, f"{_SIZE} in {unit}", value)
        peoples = any(one.mention.form == "demonym" for one in sentence.entities)
        if not peoples and _cues().isdisjoint(sentence.vocabulary):
            continue
        free = sentence.first
        for at in sentence.capitals():
            if at < free or sentence.tokens.lower[at] in noun_words().stops:
                continue
            bound = next(read_name(sentence, at), None)
            if bound is None:
                continue
            free = bound.stop
            yield from _by_title(index, sentence, bound)
            yield from _beside(index, sentence, *_name_proper(sentence, bound))


def _by_title(index: int, sentence: Sentence, bound: Bound) -> Iterator[Passing]:
    """The rank in a church, an army or the police before a full name."""
    first, name = bound.first, bound.key.removeprefix(NAME)
    while first > sentence.first and sentence.tokens.text[first - 1][0].isupper():
        first -= 1
    words = sentence.tokens.lower[first : bound.stop]
    for titles in rules_words(_WORDS)["titles"]:
        if words[0] in titles and len(words) > _FULL and words[1] not in titles:
            yield Passing(index, sentence, first, bound.stop, name, "title", words[0])


@cache
def _ranks() -> frozenset[str]:
    return passing_words("ranked") | passing_words("below") | passing_words("speaking")


def _name_proper(sentence: Sentence, bound: Bound) -> tuple[int, int, str]:
    """The tokens of a name without the offices before it: "Deputy Minister Orr"."""
    first = bound.first
    lower = sentence.tokens.lower
    people_first = {
        one.first: one.stop for one in sentence.entities if one.mention.form == "demonym"
    }
    while first < bound.stop - 1 and (lower[first] in _ranks() or first in people_first):
        first = people_first.get(first, first + 1)
    return min(first, bound.stop - 1), bound.stop, bound.key.removeprefix(NAME)


def _beside(index: int, sentence: Sentence, first: int, stop: int, name: str) -> Iterator[Passing]:
    """Yield what the words before a name and behind it tell."""
    lower = sentence.tokens.lower
    alone = stop - first == 1 and (is_listed(name) or name in _cues())
    if alone or lower[stop - 1].endswith("'s") or sentence.words(stop, stop + 1) == ["the"]:
        return  # and not "Otto the elder"
    for begin, end in (_before(sentence, first), _behind(sentence, stop)):
        if begin < end and not _is_quoted(sentence, begin):
            told = _traits(sentence, begin, end)
            for trait, value, owner in told:
                if stop - first == 1 and trait.startswith("rank") and end == first:
                    continue  # "Commissioner Orr" may be short for "Assistant Commissioner Orr"
                span = min(begin, first), max(end, stop)
                yield Passing(index, sentence, *span, name, trait, value, owner)


def _is_quoted(sentence: Sentence, at: int) -> bool:
    """Whether words stand in quotation marks, or so far behind the last that they may."""
    if _QUOTES.isdisjoint(sentence.vocabulary):
        return False
    marks = sentence.tokens.lower[max(sentence.first, at - _SPOKEN) : at]
    return sum(mark in _QUOTES for mark in marks) % 2 == 1


def _before(sentence: Sentence, first: int) -> tuple[int, int]:
    """The words right before a name, or before the comma before it, from their article on."""
    lower, stop = sentence.tokens.lower, first
    if stop > sentence.first and lower[stop - 1] == ",":
        stop -= 1  # "the director, Tom Orr"
    named = stop < first or lower[stop - 1 : stop] == ["of"]
    begin = stop
    while begin > max(sentence.first, stop - _BEFORE):
        word = lower[begin - 1]
        ends = not word[0].isalpha() or word in noun_words().stops
        if ends and word not in _OPENING | {"of", "'s"}:
            break
        begin -= 1
        led = lower[begin - 1] if begin > sentence.first else ""
        goes_on = stop < first and led in {"of", "for"}  # "the chairman of the club, Tom Orr"
        if (word in _OPENING and not goes_on) or word.endswith("'s"):
            return begin, stop
    capital = begin < stop and sentence.tokens.text[begin][0].isupper()
    return (begin, stop) if capital and not named else (stop, stop)


def _behind(sentence: Sentence, stop: int) -> tuple[int, int]:
    """The words between the comma after a name and the next mark."""
    lower = sentence.tokens.lower
    if sentence.words(stop, stop + 1) != [","]:
        return stop, stop
    begin = stop + 1
    word = "".join(sentence.words(begin, begin + 1))
    if word not in _OPENING | {"in"} and not word.endswith("'s"):
        return stop, stop
    for at in range(begin, min(begin + _BEHIND, sentence.stop)):
        if lower[at] in _CLOSING or lower[at] in {"who", "which", "that", "where", "whose"}:
            return begin, at
    return stop, stop


def _traits(sentence: Sentence, begin: int, end: int) -> Iterator[tuple[str, str, str]]:
    """Yield what a description tells: a trait, its value, and the pronoun of its owner."""
    words = sentence.tokens.lower[begin:end]
    said = frozenset(words)
    times = sentence.times
    at = bisect_left(times, begin, key=lambda one: one.stop - 1)
    if at < len(times) and times[at].first < end:
        return
    yield from _side(sentence, begin, end)
    if not said.isdisjoint(passing_words("aside")):
        return
    head = _head(words)
    if head < 0:
        return
    noun, before = words[head], frozenset(words[:head])
    yield from _rank(noun, before)
    owner = words[0] if words[0] in passing_words("owning") else ""
    if noun in passing_words("kin") and owner:
        yield "kin", _mapped("alike").get(noun, noun), owner
    if noun in passing_words("kin") | {"two"} or "of" in said:
        for value in ("older", "younger"):
            if not said.isdisjoint(passing_words(value)):
                yield "seniority", value, ""
    yield from _land(sentence, begin, begin + head)


def _head(words: list[str]) -> int:
    """The place of the noun of a description: the last before "of" or "in"."""
    for at in range(1, len(words)):
        if words[at] in {"of", "in", "at", "from", "with", "for", "to", "on", "by"}:
            return at - 1
    return len(words) - 1


def _rank(noun: str, before: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    if noun in passing_words("speaking"):
        yield "station", "speaker", ""
        return
    for place in ("keeping", "playing"):
        if noun in passing_words(place):
            yield "position", place, ""
    if noun in passing_words("ranked"):
        yield "station", "holder", ""
        below = sorted(before & passing_words("below"))
        yield f"rank of {noun}", " ".join([*below, noun]), ""


def _land(sentence: Sentence, begin: int, head: int) -> Iterator[tuple[str, str, str]]:
    """The country of a people that stands before the noun of a trade or a body."""
    noun = sentence.tokens.lower[head]
    known = noun in passing_words("trades") or noun in passing_words("bodies") or is_human(noun)
    if not known or noun in passing_words("anywhere"):
        return
    lands = [
        one.mention
        for one in sentence.entities
        if begin <= one.first < head and one.mention.form == "demonym"
    ]
    if len(lands) == 1 and lands[0].type == "country":
        yield _LAND, lands[0].canonical, ""


def _side(sentence: Sentence, begin: int, end: int) -> Iterator[tuple[str, str, str]]:
    """On which side of which country something lies: "in the north of Denmark"."""
    lower = sentence.tokens.lower
    for at in range(begin, end):
        if lower[at] not in passing_words("sides"):
            continue
        behind = sentence.entity_at(at + 2) if lower[at + 1 : at + 2] == ["of"] else None
        named = behind or sentence.entity_at(at + 1)
        own = named is not None and named.mention.form != "demonym"
        if behind is None and own and lower[at - 1] == "the":
            continue  # "the southern Virgin Islands of Saint Croix" are some of several
        side = _mapped("names_of_sides").get(lower[at], lower[at])
        if named is not None and named.mention.type == "country" and named.stop <= end:
            yield f"side of {named.mention.canonical}", side, ""
