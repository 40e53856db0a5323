"""Places: a city in a country, capitals, and distances with bearings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.capitals import capital_frames
from factcheck.extracting.frames.cued import Families
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.neighbours import (
    border_frames,
    border_of_frames,
    landlocked_frames,
)
from factcheck.extracting.frames.neighbours_told import neighbour_frames
from factcheck.extracting.frames.placed import LANDS, place_frame
from factcheck.extracting.frames.places_in_clauses import country_told_of, over_kind, over_part
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_NEXT_PLACE = 4  # tokens after a country in which a further place of a list stands
_MOST_CITIES = 6  # of a list that one country ends
_words = WordLists("claims/places").words


@cache
def _directions() -> PhraseTable[int]:
    table = rules_words("claims/places")["directions"]
    return PhraseTable.of((word, int(angle)) for word, angle in table.items())


_FAMILIES = Families(
    capital_frames,
    border_frames,
    border_of_frames,
    landlocked_frames,
    neighbour_frames,
)


def place_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every statement of where a city lies."""
    yield from _cities_in_countries(sentence)
    for family in _FAMILIES.of(sentence):
        yield from family(sentence)
    yield from _distances(sentence, used)


def _cities_in_countries(sentence: Sentence) -> Iterator[Frame]:
    """ "Sheki, Azerbaijan", "the Kazakh city of Turkestan", "Akina in Afghanistan"."""
    for city in sentence.entities:
        if city.mention.type != "city" or _is_of_another_kind(sentence, city):
            continue
        country = _country_beside(sentence, city)
        if country is None or country.mention.entity is None:
            continue
        first, stop = min(city.first, country.first), max(city.stop, country.stop)
        if stop < sentence.stop and sentence.tokens.lower[stop] in _words("city_words"):
            stop += 1
        yield place_frame(
            sentence,
            "country_of",
            first,
            stop,
            city,
            Value(text=country.mention.text, entities=(country.mention.entity,)),
        )


def _is_of_another_kind(sentence: Sentence, city: Placed[EntityMention]) -> bool:
    """Whether a name is told to be that of an island or a village: "the island of Tanna"."""
    before = sentence.words(city.first - 2, city.first)
    return before[-1:] == ["of"] and before[0] in _words("other_places")


def _country_beside(
    sentence: Sentence, city: Placed[EntityMention]
) -> Placed[EntityMention] | None:
    lower = sentence.tokens.lower
    before = sentence.entity_at(city.first - 1) if city.first > sentence.first else None
    if before is not None and before.mention.type == "country" and before.mention.form == "demonym":
        named = city.stop < sentence.stop and lower[city.stop] in _words("city_words")
        return before if named else None
    many = _many_cities(sentence, city)
    if many is not None:
        return many
    of = city.first - 1
    if of - 1 > sentence.first and lower[of] == "of" and lower[of - 1] in _words("city_words"):
        before = sentence.entity_at(of - 2)
        if before is not None and before.mention.type in LANDS:
            return before
    after = city.stop
    described = _described_place(sentence, after) or country_told_of(sentence, city)
    if described is not None:
        return described
    if after + 1 < sentence.stop and lower[after] in {",", "in", "("}:
        country = sentence.entity_at(over_kind(sentence, after + 1))
        if country is not None and _is_named(country.mention):
            if _is_in_state(sentence, country):
                return None
            return country if lower[after] != "," or _closes(sentence, country, city) else None
    if after < sentence.stop and lower[after] in {",", "and"}:
        return _country_after_comma(sentence, city) or _shared_country(sentence, city)
    return None


def _is_in_state(sentence: Sentence, named: Placed[EntityMention]) -> bool:
    """Whether a country's name is that of a town: "Lebanon, New Hampshire"."""
    at = named.stop + 1
    state = sentence.entity_at(at) if at < sentence.stop else None
    return (
        sentence.words(named.stop, at) == [","]
        and state is not None
        and state.mention.type == "state"
    )


def _many_cities(sentence: Sentence, city: Placed[EntityMention]) -> Placed[EntityMention] | None:
    """ "The Iranian ports of Bushehr and Chabahar": the country of each city of such a list."""
    lower, at = sentence.tokens.lower, city.first - 1
    for _ in range(_MOST_CITIES):
        if at - 1 <= sentence.first:
            return None
        if lower[at] == "of" and lower[at - 1] in _words("many_cities"):
            land = sentence.entity_at(at - 2)
            return land if land is not None and land.mention.type == "country" else None
        if lower[at] not in {",", "and"}:
            return None
        at -= 1 + (lower[at - 1] == ",")
        before = sentence.entity_at(at)
        if before is None or before.mention.type != "city":
            return None
        at = before.first - 1
    return None


def _country_after_comma(
    sentence: Sentence, city: Placed[EntityMention]
) -> Placed[EntityMention] | None:
    """ "in Arusha, in Tanzania.": no list of places, for the city is no item of one, and nothing
    that could be another place follows."""
    lower, at = sentence.tokens.lower, city.stop
    if sentence.words(at, at + 2) != [",", "in"] or at + 2 >= sentence.stop:
        return None
    country = sentence.entity_at(over_kind(sentence, at + 2))
    if country is None or country.first > at + 5 or not _is_named(country.mention):
        return None
    if sentence.words(country.stop, country.stop + 1) not in ([","], ["."], [";"], [")"], []):
        return None
    following = range(country.stop, min(country.stop + _NEXT_PLACE, sentence.stop))
    listed = any(lower[one] in {"and", "or"} or sentence.entity_at(one) for one in following)
    before = sentence.words(city.first - 2, city.first)
    return country if not listed and before[-1:] == ["in"] and "," not in before else None


def _is_named(mention: EntityMention) -> bool:
    """Whether a country is told by a name of its own."""
    known = mention.form in {"name", "former", "acronym"} or mention.text == mention.entity
    return mention.type in LANDS and known


def _shared_country(
    sentence: Sentence, city: Placed[EntityMention]
) -> Placed[EntityMention] | None:
    """ "Mumbai and Delhi in India": the country after the next city of a list, if it is this
    one's too; else the text says nothing of this one."""
    lower, at = sentence.tokens.lower, city.stop
    for _ in range(_MOST_CITIES):
        at += sentence.words(at, at + 1) == [","]
        at += sentence.words(at, at + 1) == ["and"]
        following = sentence.entity_at(at) if at < sentence.stop else None
        if following is None or following.first != at or following.mention.type != "city":
            return None
        at = following.stop
        if at + 1 < sentence.stop and lower[at] == "in":
            country = sentence.entity_at(at + 1)
            if country is None or not _is_named(country.mention):
                return None
            own = (city.mention.entity or "").endswith(f" ({country.mention.entity})")
            return country if own else None
    return None


def _described_place(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """ "Derna, a port city in Libya": the country after a description of a city."""
    lower = sentence.tokens.lower
    if at + 4 >= sentence.stop or lower[at] != "," or lower[at + 1] not in {"a", "an", "the"}:
        return None
    for index in range(at + 2, min(at + 7, sentence.stop - 1)):
        if lower[index] == "of" and lower[index - 1] == "capital":
            return None  # told of the country: its capital
        if lower[index] in {"in", "of"} and lower[index - 1] in _words("city_words"):
            country = sentence.entity_at(over_part(sentence, index + 1))
            if country is not None and country.mention.type in LANDS:
                return country if country.mention.form not in {"demonym", "former"} else None
            return None
    return None


def _closes(
    sentence: Sentence, country: Placed[EntityMention], city: Placed[EntityMention]
) -> bool:
    """Whether "City, Country" is an address rather than two items of a list."""
    after = country.stop
    if after < sentence.stop and sentence.tokens.text[after] not in {",", ".", ")", ";", ":"}:
        return False
    before = city.first - 1
    listed = before >= sentence.first and sentence.tokens.text[before] == ","
    joined = sentence.words(after + 1, after + 2) in (["and"], ["or"])
    following = after + 1 + joined
    follows = sentence.entity_at(following) if following < sentence.stop else None
    return not listed and follows is None


def _distances(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """ "173 kilometres southeast of Osh": a distance, a direction and a place."""
    lower = sentence.tokens.lower
    for placed in sentence.quantities:
        if dimension_of(placed.mention) != "length" or placed.stop >= sentence.stop:
            continue
        at, angle = placed.stop, ""
        if lower[at] == "to" and at + 1 < sentence.stop and lower[at + 1] == "the":
            at += 2
        hit = (
            _directions().longest(lower, at, sentence.stop) if lower[at] in _directions() else None
        )
        if hit is None and at + 2 < sentence.stop and lower[at + 1] == "-":
            joined = lower[at] + lower[at + 2]
            hit = _directions().longest([joined], 0, 1)
            hit = (3, hit[1]) if hit is not None else None
        if hit is None:
            continue
        at, angle = at + hit[0], str(hit[1])
        if at >= sentence.stop or lower[at] not in {"of", "from"}:
            continue
        step = 2 if at + 1 < sentence.stop and lower[at + 1] == "the" else 1
        city = sentence.entity_at(at + step) if at + step < sentence.stop else None
        if city is None or city.mention.type not in {"city", "region", "place"}:
            continue
        used.add(placed.mention.start)
        yield place_frame(
            sentence,
            "distance",
            placed.first,
            city.stop,
            city,
            Value(
                text=placed.mention.text,
                interval=placed.mention.interval,
                unit=placed.mention.unit,
                quantity=placed.mention,
            ),
            bearing=angle,
        )
