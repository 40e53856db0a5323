"""Cities whose country an apposition or a relative clause tells: "Almaty, Kazakhstan's largest
city", "Mombasa, which sits in Kenya", "Kherson, in southern Ukraine", "Izmir on Turkey's coast"."""

from __future__ import annotations

from factcheck.extracting.frames.placed import LANDS
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_RANK_REACH = 6  # tokens from a country to "city" in "Kazakhstan's second most populous city"
_PART_REACH = 4  # tokens of "the far north - east of"

Name = Placed[EntityMention]


_words = WordLists("claims/places").words
_phrases = WordLists("claims/places").phrases


def country_told_of(sentence: Sentence, city: Name) -> Name | None:
    """Return the country that what follows a city says it lies in."""
    lower, at = sentence.tokens.lower, city.stop
    if at + 1 >= sentence.stop:
        return None
    if lower[at] in {"in", "on"}:
        return _in_part(sentence, at) or _on_coast(sentence, at)
    if lower[at] != ",":
        return None
    if lower[at + 1] == "which":
        hit = _phrases("lying").longest(lower, at + 2, sentence.stop)
        within = at + 2 + hit[0] if hit is not None else sentence.stop
        return _within(sentence, within) if sentence.words(within, within + 1) == ["in"] else None
    if lower[at + 1] in {"in", "on"}:
        told = _in_part(sentence, at + 1) or _on_coast(sentence, at + 1)
        return told or _enclosed(sentence, city)
    return _ranked(sentence, at + 1)


def over_part(sentence: Sentence, at: int) -> int:
    """Return the token after "eastern" or "the far north of"."""
    for index in range(at, min(at + _PART_REACH + 1, sentence.stop)):
        if sentence.tokens.lower[index] not in _words("parts_of_lands"):
            return index
        if sentence.entity_at(index) is not None:
            return index
    return at


def over_kind(sentence: Sentence, at: int) -> int:
    """Return the token after "the state of" or "the province of"."""
    begin = at + (sentence.words(at, at + 1) == ["the"])
    kind = sentence.words(begin, begin + 2)
    told = kind[1:] == ["of"] and kind[0] in _words("kinds_of_divisions")
    return begin + 2 if told else at


def _within(sentence: Sentence, at: int) -> Name | None:
    """The country after "in" at a token: "in Kenya", "in the north of Kenya"."""
    return _land(sentence, over_part(sentence, at + 1))


def _in_part(sentence: Sentence, at: int) -> Name | None:
    """ "in eastern Paraguay": with the part of the land, it is no other place than the city's."""
    after = over_part(sentence, at + 1)
    plain = after == at + 1 or sentence.words(at + 1, after) == ["the"]
    return None if plain or sentence.tokens.lower[at] != "in" else _land(sentence, after)


def _enclosed(sentence: Sentence, city: Name) -> Name | None:
    """ "The fair of Bonn, in Saxony, was": a land between commas behind a city that is no item of
    a list, and not the first of several lands."""
    at, lower = city.stop + 1, sentence.tokens.lower
    land = sentence.entity_at(over_kind(sentence, at + 1)) if lower[at] == "in" else None
    if land is None or not _is_land(land) or _owns(sentence, land):
        return None
    before = city.first - 1 - (sentence.words(city.first - 1, city.first) == ["the"])
    listed = before >= sentence.first and lower[before] in {",", "and", "or", "to"}
    closes = sentence.words(land.stop, land.stop + 1)
    after = sentence.words(land.stop + 1, land.stop + 2) if closes == [","] else []
    further = land.stop + 1 < sentence.stop and sentence.entity_at(land.stop + 1) is not None
    if listed or further or after[:1] in (["in"], ["and"], ["or"], ["then"]):
        return None
    return land if closes in ([","], ["."], [";"], [":"], [")"], []) else None


def _land(sentence: Sentence, at: int) -> Name | None:
    """A country at a token that nothing follows which it would belong to."""
    land = sentence.entity_at(at) if at < sentence.stop else None
    if land is None or land.first != at or not _is_land(land):
        return None
    after = sentence.tokens.text[land.stop] if land.stop < sentence.stop else "."
    owns = _owns(sentence, land) or after[0].isupper() or after == "-"
    return None if owns else land


def _is_land(placed: Name) -> bool:
    return placed.mention.type in LANDS and placed.mention.form not in {"demonym", "former"}


def _owns(sentence: Sentence, placed: Name) -> bool:
    return sentence.tokens.lower[placed.stop - 1].endswith(("'s", "’s", "s'"))


def _on_coast(sentence: Sentence, at: int) -> Name | None:
    """ "on Turkey's Aegean coast"."""
    land = sentence.entity_at(at + 1)
    if sentence.tokens.lower[at] != "on" or land is None or not _is_land(land):
        return None
    ends = sentence.words(land.stop, land.stop + 3)
    coast = next((index for index, word in enumerate(ends) if word in _words("coasts")), None)
    return land if _owns(sentence, land) and coast is not None else None


def _ranked(sentence: Sentence, at: int) -> Name | None:
    """ "Kazakhstan's largest city", "the second city of Kazakhstan", "a Romanian port"."""
    lower = sentence.tokens.lower
    at += lower[at] in {"the", "a", "an"}
    land = sentence.entity_at(at) if at < sentence.stop else None
    if land is None or land.first != at or land.mention.type != "country":
        return None
    if land.mention.form == "former" or (
        land.mention.form != "demonym" and not _owns(sentence, land)
    ):
        return None
    for index in range(land.stop, min(land.stop + _RANK_REACH, sentence.stop)):
        if lower[index] in _words("ranked_cities"):
            return land if _closes(sentence, index + 1) else None
        counted = any(one.first <= index < one.stop for one in sentence.quantities)
        if lower[index] not in _words("ranks_of_cities") and not counted:
            return None
    return None


def _closes(sentence: Sentence, at: int) -> bool:
    """Whether a description of a city ends at a token: it is no "city hall", no "port for"."""
    after = sentence.words(at, at + 1)
    return not after or not after[0].isalpha() or after[0] in _words("ends_of_cities")
