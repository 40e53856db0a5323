"""Seats told by clauses: whatever an organisation, its secretariat or "it" does where it sits, "its
Commission is based in CITY", "in CITY, where it has its seat", "with CITY as its seat"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.clause_subjects import head_of, name_of
from factcheck.extracting.frames.clause_verbs import is_adverb
from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.frames.standing import is_coordinated
from factcheck.extracting.sentence import Clause, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_PLACES = frozenset({"city", "country"})
_TO_PLACE = 9  # tokens from "seat" to "in CITY": ", which has been from the start in"
_TO_VERB = 8  # tokens from "where" to the word for a seat
_HOLDS = frozenset({"present", "perfect"})
_SITTING = frozenset({"based", "headquartered", "seated", "housed", "domiciled", "sits", "resides"})

Name = Placed[EntityMention]
Seat = tuple[Name, Name]


words_of = WordLists("claims/seats").words


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


def seats_around(sentence: Sentence) -> Iterator[tuple[Seat, int, bool]]:
    """Yield an organisation with the place of its seat, the token of the word for it, and whether
    it may be another house than the main one."""
    for at in sentence.places_of(words_of("seat_nouns") | _SITTING):
        found = _in_clause(sentence, at)
        if found is not None:
            main = sentence.tokens.lower[at] in _SITTING | {"seat"}
            own = sentence.words(at - 1, at) == ["its"]
            yield found, at, not (main or own)
        elif (named := _as_seat(sentence, at)) is not None:
            yield named, at, False
    for at in sentence.places_of(words_of("courts")):
        found = _court(sentence, at)
        if found is not None:
            yield found, at, True


def _in_clause(sentence: Sentence, at: int) -> Seat | None:
    owner = _owner(sentence, at)
    if owner is None or is_coordinated(sentence, owner[0]):
        return None
    behind = max(at + 1, owner[0].stop if owner[0].first <= at + 3 else 0)
    place = _place_between(sentence, at) or _place_after(sentence, behind)
    place = place or _place_before(sentence, at, owner[1])
    return None if place is None else (owner[0], place)


def _place_between(sentence: Sentence, at: int) -> Name | None:
    """ "Its CITY headquarters"."""
    place = sentence.entity_at(at - 1) if at > sentence.first else None
    city = place is not None and place.stop == at and place.mention.type == "city"
    return place if city else None


def _place_after(sentence: Sentence, at: int) -> Name | None:
    """The city behind a token, where only links, adverbs and times stand between."""
    lower, one = sentence.tokens.lower, at
    stop = min(sentence.stop, at + _TO_PLACE)
    while one < stop:
        place = place_at(sentence, one)
        if place is not None:
            article = lower[one - 1] == "the"
            led = lower[one - 1 - article] in {"in", "at", "from"}
            return place if led and place.mention.type == "city" else None
        time = next((each for each in sentence.times if each.first == one), None)
        if time is not None:
            one = time.stop
        elif lower[one] in words_of("to_place") or is_adverb(lower[one]):
            one += 1
        else:
            return None
    return None


def _place_before(sentence: Sentence, at: int, owned: int) -> Name | None:
    """ "In CITY, where it has its seat", "CITY, its seat", "CITY has been the seat of": the city
    before a word for a seat, whose owner begins at token `owned`."""
    lower, one = sentence.tokens.lower, owned
    reach = range(at - 1, max(sentence.first, at - _TO_VERB), -1)
    where = next((n for n in reach if lower[n] == "where"), -1)
    if where >= 0 and clause_at(sentence, where) is clause_at(sentence, at):
        one = where
    while one > sentence.first and (
        lower[one - 1] in words_of("from_place") or is_adverb(lower[one - 1])
    ):
        one -= 1
    place = sentence.entity_at(one - 1) if one > sentence.first else None
    city = place is not None and place.stop == one and place.mention.type == "city"
    return place if city and (one < owned or where >= 0) else None


def _owner(sentence: Sentence, at: int) -> tuple[Name, int] | None:
    """Whose seat it is, and the token at which that is told: the one that a clause speaks of, in
    whose place "its seat" may stand, or the one that a noun has beside it."""
    lower, clause = sentence.tokens.lower, clause_at(sentence, at)
    if lower[at] in _SITTING:
        finite = clause.verb <= at < clause.verb_stop and clause.tense in _HOLDS
        whole = _spoken_of(sentence, clause) if finite else None
        return None if whole is None else (whole, clause.subject)
    begin = at
    while begin > sentence.first and lower[begin - 1] in words_of("seat_adjectives"):
        begin -= 1
    city = sentence.entity_at(begin - 1) if begin > sentence.first else None
    if city is not None and city.stop == begin and city.mention.type == "city":
        begin = city.first  # "its Geneva headquarters"
    before = sentence.words(begin - 1, begin)
    if before == ["whose"]:
        whole = _named_before(sentence, begin - 1)
    elif before == ["its"]:
        inside = sentence.words(begin - 2, begin - 1) in (["at"], ["from"], ["in"], ["to"])
        holds = inside or clause.tense in _HOLDS
        whole = _spoken_of(sentence, clause) if holds else None
        opens = clause.subject == clause.subject_stop or clause.subject <= at < clause.subject_stop
        if whole is None and opens and clause.first == sentence.first:
            bodies = [one for one in sentence.entities if _is_body(one)]
            whole = _whole(sentence, bodies[0]) if len(bodies) == 1 else None
    elif before == ["the"] and sentence.words(at + 1, at + 2) == ["of"]:
        whole = whole_at(sentence, at + 2)
    else:
        named = sentence.entity_at(begin - 1) if begin > sentence.first else None
        owns = named is not None and lower[named.stop - 1].endswith(("'s", "’s"))
        whole = named if owns and named is not None and _is_body(named) else None
        begin = named.first + 1 if named is not None else begin
    return None if whole is None else (whole, begin - 1)


def _spoken_of(sentence: Sentence, clause: Clause) -> Name | None:
    """The organisation that is a clause's subject, or whose secretariat is; for "it" the only one
    of which the clauses before speak."""
    named = name_of(sentence, clause)
    if named is not None:
        relative = clause.kind == "relative" and clause.subject < clause.first
        return _of_relative(sentence, named) if relative else _whole(sentence, named)
    head, lower = head_of(sentence, clause), sentence.tokens.lower
    if head < 0:
        return None
    if lower[head] in words_of("organs"):
        inner = [
            one for one in sentence.entities if clause.subject <= one.first < clause.subject_stop
        ]
        if inner:
            return inner[0] if len(inner) == 1 and _is_body(inner[0]) else None
        if lower[clause.subject] == "its":
            return _spoken_before(sentence, clause)
        return _named_before(sentence, head) if lower[clause.subject] == "whose" else None
    if lower[head] != "it":
        return None
    return _spoken_before(sentence, clause)


def _spoken_before(sentence: Sentence, clause: Clause) -> Name | None:
    """The one organisation of which the clauses before another speak, where they speak of no other
    body or state."""
    told = (
        _subject_name(sentence, one) for one in clauses_of(sentence) if one.first < clause.first
    )
    named = {one.mention.entity: one for one in told if one is not None}
    only = next(iter(named.values())) if len(named) == 1 else None
    return None if only is None else _whole(sentence, only)


def _subject_name(sentence: Sentence, clause: Clause) -> Name | None:
    """The name with which a clause's subject begins, if but adverbs follow: "OPEC next meets"."""
    first = clause.subject + (sentence.words(clause.subject, clause.subject + 1) == ["the"])
    named = sentence.entity_at(first) if clause.subject < clause.subject_stop else None
    rest = sentence.words(named.stop, clause.subject_stop) if named is not None else []
    plain = all(word == "next" or is_adverb(word) for word in rest)
    return named if named is not None and named.first == first and plain else None


def _named_before(sentence: Sentence, at: int) -> Name | None:
    """The organisation before ", whose"."""
    at -= sentence.words(at - 1, at) == [","]
    named = sentence.entity_at(at - 1) if at > sentence.first else None
    return _of_relative(sentence, named) if named is not None and named.stop == at else None


def _of_relative(sentence: Sentence, named: Name) -> Name | None:
    """What "which" takes up, unless that can be "a court of ORG"."""
    before = named.first - 1
    before -= before > sentence.first and sentence.tokens.lower[before] == "the"
    apart = before >= sentence.first and sentence.tokens.lower[before] in words_of(
        "not_before_whose"
    )
    return None if apart else _whole(sentence, named)


def _whole(sentence: Sentence, named: Name) -> Name | None:
    return named if _is_body(named) and not belongs(sentence, named) else None


def _is_body(named: Name) -> bool:
    return named.mention.type == "organisation"


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
