"""Neighbours told by the noun, and on which side: "Peru and Chile are neighbours", "Libya's eastern
neighbour, Egypt", "Chad, which lies to the south of Libya", "the two countries share a border"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.placed import (
    is_whole_country,
    named_country,
    pointing_back,
    told_of,
)
from factcheck.extracting.frames.standing import is_coordinated
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_PAIR = 2
_MOST = 4  # adjectives between an owner and "neighbour"
_TO_SIDE = 3  # tokens from "neighbour" to "the east": "neighbour to the east"
_ARE = frozenset({"are", "remain", "were"})
_BOTH = frozenset({"both", "two", "they"})
_words = WordLists("claims/places").words

Name = Placed[EntityMention]


@cued_by(lambda: _words("neighbour_nouns") | _words("lies_to") | _words("both_share"))
def neighbour_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every pair of states that are told to be neighbours, or to lie on a side
    of each other."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_words("neighbour_nouns")):
        if lower[at].endswith("s"):
            yield from _paired(sentence, at)
        else:
            yield from _owned(sentence, at)
    for at in sentence.places_of(_words("lies_to")):
        yield from _on_side(sentence, at)
    for at in sentence.places_of(_words("both_share")):
        yield from _shared_by_both(sentence, at)


def _state(sentence: Sentence, at: int) -> Name | None:
    """The state whose name begins at a token, over an article."""
    at += sentence.words(at, at + 1) == ["the"]
    named = sentence.entity_at(at) if sentence.first <= at < sentence.stop else None
    good = named is not None and named.first == at and is_whole_country(sentence, named)
    return named if good else None


def _ends_at(sentence: Sentence, stop: int) -> Name | None:
    """The state whose name ends before a token."""
    named = sentence.entity_at(stop - 1) if stop > sentence.first else None
    good = named is not None and named.stop == stop and is_whole_country(sentence, named)
    return named if good else None


def _owns(sentence: Sentence, named: Name) -> bool:
    return sentence.tokens.lower[named.stop - 1].endswith(("'s", "’s"))


def _pair(sentence: Sentence, first: int) -> tuple[Name, Name] | None:
    """The two states joined by "and" that begin at a token."""
    one = _state(sentence, first)
    if one is None or sentence.words(one.stop, one.stop + 1) != ["and"]:
        return None
    other = _state(sentence, one.stop + 1)
    if other is None or _owns(sentence, one) or _owns(sentence, other):
        return None
    return one, other


def _frame(
    sentence: Sentence, at: int, hint: SubjectHint, other: Name, **told: str
) -> Iterator[Frame]:
    if not _words("no_border_today").isdisjoint(sentence.vocabulary):
        return
    value = Value(text=other.mention.text, entities=(other.mention.entity or "",))
    first, stop = min(at, other.first), max(at + 1, other.stop)
    yield told_of(sentence, "borders", first, stop, hint, value, loose="yes", **told)


def _paired(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Peru and Chile are neighbours", "the neighbours Peru and Chile signed"."""
    pair = _pair(sentence, at + 1) if sentence.words(at - 1, at) in (["the"], ["two"]) else None
    if pair is not None:
        after = sentence.words(pair[1].stop, pair[1].stop + 1)
        pair = None if after in ([","], ["and"]) else pair
    verb = at - 1
    while verb > sentence.first and sentence.tokens.lower[verb] in _words("kinds_of_neighbours"):
        verb -= 1
    if pair is None and verb > sentence.first and sentence.tokens.lower[verb] in _ARE:
        other = _ends_at(sentence, verb)
        before = other.first - 1 if other is not None else sentence.first
        before -= sentence.words(before, before + 1) == ["the"]
        one = _ends_at(sentence, before) if sentence.words(before, before + 1) == ["and"] else None
        pair = (one, other) if one is not None and other is not None else None
        if pair is not None and not (_opens(sentence, pair[0]) and _ends(sentence, at)):
            pair = None  # "Peru, Chile and Bolivia are neighbours", "neighbours in the table"
    if pair is not None:
        yield from _frame(sentence, at, named_country(pair[0]), pair[1])


def _opens(sentence: Sentence, named: Name) -> bool:
    """Whether a sentence or a clause begins with a name."""
    before = named.first - (sentence.words(named.first - 1, named.first) == ["the"])
    return before == sentence.first or sentence.tokens.lower[before - 1] in _words("before_pairs")


def _ends(sentence: Sentence, at: int) -> bool:
    after = sentence.words(at + 1, at + 2)
    return not after or not after[0].isalpha() or after[0] in _words("behind_pairs")


def _owned(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Libya's eastern neighbour Egypt", "Egypt, the eastern neighbour of Libya,"."""
    lower, begin, side = sentence.tokens.lower, at, ""
    while begin > max(sentence.first, at - _MOST):
        word = lower[begin - 1]
        if word not in _words("kinds_of_neighbours") and word not in _words("sides_told"):
            break
        side = side or _words_of_side(word)
        begin -= 1
    stop = at + 1
    if sentence.words(stop, stop + 2) in (["to", "the"], ["in", "the"], ["on", "the"]):
        side = side or _words_of_side(*sentence.words(stop + 2, stop + _TO_SIDE))
        stop += _TO_SIDE if side else 0
    owner = _ends_at(sentence, begin)
    hint: SubjectHint | None = None
    if owner is not None and _owns(sentence, owner):
        hint, begin = named_country(owner), owner.first
    elif sentence.words(begin - 1, begin) == ["its"]:
        hint, begin = pointing_back(sentence, begin - 1), begin - 1
    elif sentence.words(stop, stop + 1) == ["of"]:
        owner = _state(sentence, stop + 1)
        hint, stop = (named_country(owner), owner.stop) if owner is not None else (None, stop)
        begin -= sentence.words(begin - 1, begin) in (["the"], ["a"])
    other = _beside(sentence, begin, stop) if hint is not None else None
    if hint is not None and other is not None:
        yield from _frame(sentence, at, hint, other, **({"side": side} if side else {}))


def _beside(sentence: Sentence, begin: int, stop: int) -> Name | None:
    """The state that a phrase [begin, stop) describes: behind it, or before it and a comma."""
    after = sentence.words(stop, stop + 1)
    if after in ([","], ["is"], ["–"], ["—"], ["("]):
        stop += 1
    other = _state(sentence, stop)
    if other is not None and not _owns(sentence, other):
        joined = sentence.words(other.stop, other.stop + 1)
        return None if joined == ["and"] and after != ["is"] else other
    is_ = sentence.words(begin - 1, begin) in ([","], ["is"])
    before = _ends_at(sentence, begin - 1) if is_ else None
    if before is None or is_coordinated(sentence, before):
        return None
    return before


def _words_of_side(word: str = "") -> str:
    return word.removesuffix("ern") if word in _words("sides_told") else ""


def _on_side(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Egypt lies to the east of Libya", "Egypt, east of Libya,": a side without a border."""
    lower, stop = sentence.tokens.lower, at + 1
    stop += sentence.words(stop, stop + 2) == ["just", "to"]
    while stop < sentence.stop and lower[stop] in {"just", "to", "in", "the", "immediately"}:
        stop += 1
    side = _words_of_side(*sentence.words(stop, stop + 1))
    if not side or sentence.words(stop + 1, stop + 2) != ["of"]:
        return
    owner, other = _state(sentence, stop + 2), _ends_at(sentence, at)
    if owner is None or other is None or is_coordinated(sentence, other):
        return
    if _owns(sentence, owner) or sentence.words(owner.stop, owner.stop + 1) == ["and"]:
        return
    yield from _frame(sentence, at, named_country(owner), other, side=side, apart="yes")


def _shared_by_both(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Between Peru and Chile there is trade, as the two countries share a border"."""
    before = sentence.words(at - 3, at)
    states = [one for one in sentence.entities if one.mention.type == "country"]
    whole = [one for one in states if is_whole_country(sentence, one)]
    if len(states) != _PAIR or len(whole) != _PAIR or states[-1].stop > at:
        return
    told = not _BOTH.isdisjoint(before) or before[-1:] == ["neighbours"]
    phrase = sentence.words(at + 1, at + 4)
    if told and not _words("border_nouns").isdisjoint(phrase):
        yield from _frame(sentence, at, named_country(whole[0]), whole[1])
