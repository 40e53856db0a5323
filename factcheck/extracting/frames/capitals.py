"""Capitals: "Astana, the capital of Kazakhstan", "its capital is Lima"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.capitals_meant import Pair, capital_meant, government_seat
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.placed import LANDS, leading_country, named_country, told_of
from factcheck.extracting.frames.places_in_clauses import over_kind
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_CAPITAL = frozenset({"capital"})
_SEAT = frozenset({"seat"})
_BEING = frozenset(
    {"is", "was", "has", "had", "been", "remains", "became", "still", "now", "today"}
)
_words = WordLists("claims/places").words


@cued_by(lambda: _CAPITAL | _SEAT)
def capital_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every statement of which city is a country's capital."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_CAPITAL):
        if at > sentence.first and lower[at - 1] in _words("other_capitals"):
            continue
        named = _in_brackets(sentence, at) or _capital_parts(sentence, at)
        if named is not None and named[0].mention.entity is not None:
            city, country = named
            first, stop = min(at, city.first, country.first), max(at + 1, city.stop, country.stop)
            yield _frame(sentence, first, stop, named_country(country), city)
        elif named is None:
            frames = list(_its_capital(sentence, at)) or _bare_capital(sentence, at)
            yield from frames or _meant(sentence, at, capital_meant(sentence, at))
    for at in sentence.places_of(_SEAT):
        yield from _meant(sentence, at, government_seat(sentence, at))


def _meant(sentence: Sentence, at: int, pair: Pair | None) -> list[Frame]:
    """The frame of a city and the state whose capital it is told to be."""
    if pair is None or pair[0].mention.entity is None:
        return []
    city, country = pair
    first, stop = min(at, city.first), max(at + 1, city.stop)
    if country.first > city.first:
        stop = max(stop, country.stop)
    return [_frame(sentence, first, stop, named_country(country), city)]


def _frame(
    sentence: Sentence, first: int, stop: int, hint: SubjectHint, city: Placed[EntityMention]
) -> Frame:
    entities = (city.mention.entity or "", *city.mention.candidates)
    value = Value(text=city.mention.text, entities=entities)
    tense = _tense(sentence, first, stop)
    return told_of(sentence, "capital", first, stop, hint, value, **tense)


def _bare_capital(sentence: Sentence, at: int) -> list[Frame]:
    """ "Hanoi, the capital, is", "the capital has been Astana since", "Astana has been the capital
    of Kazakhstan": the city is one that is known as a state's capital, and this is that state.
    """
    lower, begin = sentence.tokens.lower, at - 1
    if begin < sentence.first or lower[begin] not in {"the", "its", "whose"}:
        return []
    stop = at + 1 + (sentence.words(at + 1, at + 2) == ["city"])
    if sentence.words(stop, stop + 1) == ["of"]:
        return []
    after = stop
    while after < sentence.stop and lower[after] in _BEING:
        after += 1
    city = sentence.entity_at(after) if stop < after < sentence.stop else None
    if city is None or city.mention.type != "city":
        while begin > sentence.first and lower[begin - 1] in _BEING | {","}:
            begin -= 1
        city = sentence.entity_at(begin - 1) if sentence.first < begin < at - 1 else None
    country = _seat_of(city) if city is not None else None
    if city is None or country is None:
        return []
    return [_frame(sentence, min(begin, city.first), max(stop, city.stop), country, city)]


def _seat_of(city: Placed[EntityMention]) -> SubjectHint | None:
    """The state whose capital a city is known as: both are readings of its name."""
    mention = city.mention
    country = (mention.entity or "").rpartition(" (")[2].removesuffix(")")
    if mention.type != "city" or country not in mention.candidates:
        return None
    owner = replace(mention, entity=country, type="country", canonical=country, candidates=())
    return SubjectHint(owner=owner, position=mention.start, types=("country",))


def _its_capital(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "Peru joined later; its capital is Lima": of the only country that the sentence leads with.

    Provinces have capitals too, so no other name may stand between.
    """
    lower = sentence.tokens.lower
    after = at + 1 + (at + 1 < sentence.stop and lower[at + 1] == "city")
    if lower[at - 1] != "its" or after >= sentence.stop or lower[after] not in {"is", "was", ","}:
        return
    country, city = leading_country(sentence), sentence.entity_at(min(after + 1, sentence.stop - 1))
    if country is None or city is None or city.mention.type != "city":
        return
    if not any(country.stop <= place < at for place in sentence.capitals()):
        yield _frame(sentence, at - 1, city.stop, named_country(country), city)


def _tense(sentence: Sentence, first: int, stop: int) -> dict[str, str]:
    """Whether a capital is told as one of the past."""
    enclosed = sentence.words(stop, stop + 1) == [","]  # "A, the capital of B, was hit"
    near = sentence.words(first - 2, stop if enclosed else stop + 3)
    past = any(word in {"was", "were", "became", "until", "then", "once", "when"} for word in near)
    return {"past": "yes"} if past else {}


def _in_brackets(
    sentence: Sentence, at: int
) -> tuple[Placed[EntityMention], Placed[EntityMention]] | None:
    """ "Chad (capital: N'Djamena)", "Chad (capital N'Djamena; 19 million people)"."""
    if sentence.words(at - 1, at) != ["("]:
        return None
    country = sentence.entity_at(at - 2)
    city = sentence.entity_at(at + 1 + (sentence.words(at + 1, at + 2) == [":"]))
    if country is None or country.mention.type not in LANDS or country.mention.form == "demonym":
        return None
    return (city, country) if city is not None and city.mention.type == "city" else None


def _owns(sentence: Sentence, country: Placed[EntityMention]) -> bool:
    """Whether a name is a possessive: the thing told of is a part of the country."""
    after = sentence.words(country.stop - 1, country.stop + 1)
    return any(word.endswith(("'s", "’s", "s'")) or word in {"'", "’"} for word in after)


def _capital_parts(
    sentence: Sentence, at: int
) -> tuple[Placed[EntityMention], Placed[EntityMention]] | None:
    lower, text = sentence.tokens.lower, sentence.tokens.text
    country: Placed[EntityMention] | None = None
    after = at + 1
    if lower[at - 1] == "whose" and at - 3 >= sentence.first and lower[at - 2] == ",":
        country = sentence.entity_at(at - 3)
        at -= 1
    elif at > sentence.first and country is None:
        country = sentence.entity_at(at - 1)
    if after < sentence.stop and lower[after] == "city":
        after += 1
    if after + 1 < sentence.stop and lower[after] == "of":
        owner = over_kind(sentence, after + 1)
        owner += sentence.words(owner, owner + 1) == ["the"]
        country = sentence.entity_at(owner) if owner < sentence.stop else None
        after = country.stop if country is not None else after
    if country is None or country.mention.type not in LANDS or country.mention.form == "former":
        return None
    if country.first > at and _owns(sentence, country):
        return None  # "the capital of Mexico's Sinaloa state"
    if (after + 1 < sentence.stop and text[after] in {","}) or (
        after + 1 < sentence.stop and lower[after] in {"is", "was"}
    ):
        city = sentence.entity_at(after + 1)
        if city is not None and city.mention.type == "city":
            return city, country
    if after < sentence.stop and country.stop <= at:
        city = sentence.entity_at(after)
        if city is not None and city.mention.type == "city":
            return city, country
    head = min(at, country.first)
    while head > sentence.first and lower[head - 1] in _BEING | {"the", ",", "a", "which"}:
        head -= 1
    city = sentence.entity_at(head - 1) if head > sentence.first else None
    if city is not None and city.mention.type == "city" and head != min(at, country.first):
        return city, country
    return None
