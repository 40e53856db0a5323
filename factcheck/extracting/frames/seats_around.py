"""Seats told the other way round: "at its seat in Nairobi the union", "Based in Almaty, the bank",
"Vienna, where OPEC sits", "with Arusha as its seat", "moved its headquarters from A to B"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_PLACES = frozenset({"city", "country"})
_POSSESSIVES = ("'s", "’s")
_ADJECTIVES = 3  # tokens of "its permanent general"
_SUBJECT_REACH = 4  # tokens from an organisation to "its"

Name = Placed[EntityMention]
Seat = tuple[Name, Name]


words_of = WordLists("claims/seats").words
phrases_of = WordLists("claims/seats").phrases


def place_at(sentence: Sentence, at: int) -> Name | None:
    """Return the city or country at a token that nothing follows which it would belong to."""
    place = sentence.entity_at(at) if at < sentence.stop else None
    if place is None or place.first != at or place.mention.type not in _PLACES:
        return None
    return None if place.mention.form == "demonym" or belongs(sentence, place) else place


def whole_at(sentence: Sentence, at: int) -> Name | None:
    """Return the organisation at a token, over an article, which owns nothing that follows."""
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    whole = sentence.entity_at(at) if at < sentence.stop else None
    good = whole is not None and whole.first == at and whole.mention.type == "organisation"
    return whole if good and whole is not None and not belongs(sentence, whole) else None


def seats_around(sentence: Sentence) -> Iterator[tuple[Seat, int]]:
    """Yield an organisation with the place of its seat, and the token of the word for it."""
    for at in sentence.places_of(words_of("seat_nouns")):
        found = _of_noun(sentence, at) or _as_seat(sentence, at) or _hosted(sentence, at)
        if found is not None:
            yield found, at
    for at in sentence.places_of({"based", "headquartered", "seated", "housed"}):
        found = _opening(sentence, at)
        if found is not None:
            yield found, at
    for at in sentence.places_of({"where"}):
        found = _where(sentence, at)
        if found is not None:
            yield found, at
    for at in sentence.places_of(words_of("courts")):
        found = _court(sentence, at)
        if found is not None:
            yield found, at


def _of_noun(sentence: Sentence, at: int) -> Seat | None:
    """ "ORG's general secretariat is housed in CITY", "the seat of ORG, CITY,", "at its seat in
    CITY ORG", "ORG, from its headquarters in CITY,"."""
    hit = phrases_of("seat_links").longest(sentence.tokens.lower, at + 1, sentence.stop)
    place = place_at(sentence, at + 1 + hit[0]) if hit is not None else None
    if place is None and sentence.words(at - 2, at) in _run_from():
        place = place_at(sentence, at + 2)  # "which has run its headquarters from CITY"
    if place is not None:
        whole = _owner_of(sentence, at, place)
        return (whole, place) if whole is not None else None
    if sentence.words(at + 1, at + 2) != ["of"]:
        return None
    whole = whole_at(sentence, at + 2)
    if whole is None:
        return None
    hit = phrases_of("seat_links").longest(sentence.tokens.lower, whole.stop, sentence.stop)
    place = place_at(sentence, whole.stop + hit[0]) if hit is not None else None
    if place is None and sentence.words(whole.stop, whole.stop + 1) == [","]:
        place = place_at(sentence, whole.stop + 1)
        closed = place is not None and sentence.words(place.stop, place.stop + 1) in ([","], ["."])
        place = place if closed else None
    return (whole, place) if place is not None else None


@cache
def _run_from() -> list[list[str]]:
    return [[word, "its"] for word in rules_words("claims/seats")["running"]]


def _owner_of(sentence: Sentence, noun: int, place: Name) -> Name | None:
    """The organisation whose the seat noun at a token is."""
    lower, at = sentence.tokens.lower, noun
    while at > max(sentence.first, noun - _ADJECTIVES) and lower[at - 1] in words_of(
        "seat_adjectives"
    ):
        at -= 1
    if sentence.words(at - 1, at) == ["its"]:
        return _behind(sentence, place.stop) or _before(sentence, at - 1)
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    if owner is None or owner.stop != at or owner.mention.type != "organisation":
        return None
    return owner


def _behind(sentence: Sentence, at: int) -> Name | None:
    """ "At its seat in CITY[,] ORG": the organisation right behind the place."""
    at += sentence.words(at, at + 1) == [","]
    return whole_at(sentence, at)


def _before(sentence: Sentence, its: int) -> Name | None:
    """ "ORG, from its headquarters in CITY", "ORG keeps its secretariat in CITY"."""
    lower, at = sentence.tokens.lower, its
    while at > max(sentence.first, its - _SUBJECT_REACH) and lower[at - 1] in words_of("keeping"):
        at -= 1
    if at == its or at <= sentence.first:
        return None
    owner = sentence.entity_at(at - 1)
    if owner is None or owner.stop != at or owner.mention.type != "organisation":
        return None
    before = sentence.words(owner.first - 1, owner.first)
    before = sentence.words(owner.first - 2, owner.first - 1) if before == ["the"] else before
    relative = "which" in sentence.words(owner.stop, its)
    return None if before and before[0] in words_of("not_after") and not relative else owner


def _as_seat(sentence: Sentence, at: int) -> Seat | None:
    """ "ORG was revived with CITY as its seat": of the only organisation."""
    if sentence.words(at - 2, at) not in (["as", "its"], ["for", "its"]):
        return None
    place = sentence.entity_at(at - 3) if at - 3 > sentence.first else None
    if place is None or place.mention.type != "city" or place.stop != at - 2:
        return None
    wholes = [one for one in sentence.entities if one.mention.type == "organisation"]
    only = len(wholes) == 1 and wholes[0].stop <= place.first
    return (wholes[0], place) if only and not belongs(sentence, wholes[0]) else None


def _hosted(sentence: Sentence, at: int) -> Seat | None:
    """ "CITY hosts the headquarters of ORG", "CITY is the seat of ORG"."""
    lower, begin = sentence.tokens.lower, at
    if sentence.words(at + 1, at + 2) != ["of"]:
        return None
    whole = whole_at(sentence, at + 2)
    begin -= begin > sentence.first and lower[begin - 1] == "the"
    if whole is None or lower[begin - 1] not in words_of("hosting"):
        return None
    begin -= 1
    begin -= begin > sentence.first and lower[begin - 1] in {"which", ",", "now", "also"}
    place = sentence.entity_at(begin - 1) if begin > sentence.first else None
    after = sentence.words(whole.stop, whole.stop + 1)
    if place is None or place.stop != begin or place.mention.type != "city" or after == ["in"]:
        return None
    return whole, place


def _opening(sentence: Sentence, at: int) -> Seat | None:
    """ "Based in CITY, ORG has"."""
    opens = at == sentence.first or sentence.tokens.lower[at - 1] in {",", ";"}
    if not opens or sentence.words(at + 1, at + 2) not in (["in"], ["at"]):
        return None
    place = place_at(sentence, at + 2)
    if place is None or sentence.words(place.stop, place.stop + 1) != [","]:
        return None
    whole = whole_at(sentence, place.stop + 1) if at == sentence.first else None
    return (whole, place) if whole is not None else None


def _where(sentence: Sentence, at: int) -> Seat | None:
    """ "CITY, where ORG sits", "CITY, where ORG has its seat"."""
    comma = sentence.words(at - 1, at) == [","]
    place = sentence.entity_at(at - 1 - comma) if at - comma > sentence.first else None
    whole = whole_at(sentence, at + 1)
    if place is None or whole is None or place.mention.type != "city" or place.stop != at - comma:
        return None
    hit = phrases_of("sitting").longest(sentence.tokens.lower, whole.stop, sentence.stop)
    return (whole, place) if hit is not None else None


def _court(sentence: Sentence, at: int) -> Seat | None:
    """ "Judges of the International Court of Justice in CITY": a court is where it sits."""
    whole = sentence.entity_at(at)
    if whole is None or whole.mention.type != "organisation":
        return None
    opening = sentence.words(whole.first - 2, whole.first)
    if sentence.words(whole.stop, whole.stop + 1) != ["in"] or opening[-1:] != ["the"]:
        return None
    place = place_at(sentence, whole.stop + 1)
    tied = len(opening) == 1 or opening[0] in words_of("before_courts")
    return (whole, place) if place is not None and place.mention.type == "city" and tied else None
