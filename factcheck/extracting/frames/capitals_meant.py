"""Capitals of the state that a sentence speaks of: "Mr X of Peru took power in its capital, Quito",
and seats of governments."""

from __future__ import annotations

from factcheck.extracting.frames.placed import is_whole_country
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

Pair = tuple[Placed[EntityMention], Placed[EntityMention]]  # a city and a country


_words = WordLists("claims/places").words


def capital_meant(sentence: Sentence, at: int) -> Pair | None:
    """Return another state's capital after "its capital" with the only state of the sentence.

    Provinces have capitals too, and visitors are in "the capital" of others: no city that is no
    state's capital is judged, and none after "the".
    """
    if sentence.words(at - 1, at) != ["its"] or not _words("parts").isdisjoint(sentence.vocabulary):
        return None
    after = at + 1 + (sentence.words(at + 1, at + 2) == [","])
    city = sentence.entity_at(after) if after < sentence.stop else None
    country = _only_state(sentence)
    if city is None or country is None or city.first != after or country.first > city.stop:
        return None
    return (city, country) if city.mention.type == "city" and city.mention.candidates else None


def _only_state(sentence: Sentence) -> Placed[EntityMention] | None:
    """The one state that a sentence names, and nothing else that has a capital."""
    named = [one for one in sentence.entities if one.mention.type in {"country", "region"}]
    ids = {one.mention.entity for one in named}
    if len(ids) != 1 or any(one.mention.type == "region" for one in named):
        return None
    return next((one for one in named if is_whole_country(sentence, one)), None)


def government_seat(sentence: Sentence, at: int) -> Pair | None:
    """Return the city and the state of "Istanbul, seat of Turkey's government", "Peru's seat of
    government is Lima"; none where the two are known to be apart."""
    lower = sentence.tokens.lower
    country = sentence.entity_at(at + 2) if sentence.words(at + 1, at + 2) == ["of"] else None
    if country is None and sentence.words(at + 2, at + 3) == ["the"]:
        country = sentence.entity_at(at + 3)
    city: Placed[EntityMention] | None = None
    if country is not None:
        stop = country.stop + (sentence.words(country.stop, country.stop + 1) == ["'s"])
        if "government" not in sentence.words(stop, stop + 1):
            return None
        head = at
        while head > sentence.first and lower[head - 1] in {"the", ",", "is"}:
            head -= 1
        city = sentence.entity_at(head - 1) if sentence.first < head < at - 1 else None
    elif sentence.words(at, at + 3) == ["seat", "of", "government"]:
        before = at - 1 - (sentence.words(at - 1, at) == ["'s"])
        country = sentence.entity_at(before) if before >= sentence.first else None
        tie = sentence.words(at + 3, at + 4) in (["is"], [","])
        city = sentence.entity_at(at + 4) if tie and at + 4 < sentence.stop else None
    if city is None or country is None or city.mention.type != "city":
        return None
    if country.mention.type != "country" or country.mention.entity in _words("seats_apart"):
        return None
    return city, country
