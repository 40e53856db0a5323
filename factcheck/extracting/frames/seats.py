"""Where an organisation sits or was founded: "OPEC, headquartered in Vienna", "the Vienna-based
OPEC", "the Arab League, founded in Cairo"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import before_bracket, belongs, hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.marks import ORGANISATION
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.seats_around import (
    Name,
    place_at,
    seats_around,
    words_of,
)
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality, Value

_PLACES = frozenset({"city", "country"})  # "the Swiss-based bank" as well
_TENSE_REACH = 2  # tokens before "based in" that may say that it is no longer so
_ASIDE = 14  # tokens of an apposition that begins with another participle


_DENYING = frozenset({"not", "never", "no", "longer"})


@cache
def _phrases() -> PhraseTable[str]:
    words = rules_words("claims/seats")
    names = ("seated", "headquarters", "founded_in")
    return PhraseTable.of((phrase, name) for name in names for phrase in words[name])


def _cues() -> set[str]:
    own = {*_phrases().first_words, *words_of("seat_nouns")}
    return own | words_of("courts") | {"based", "headquartered", "seated", "housed", "where"}


@cued_by(_cues, needs=ORGANISATION)
def seat_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each place in which a sentence says that an organisation sits or began."""
    told = set[tuple[int, int]]()
    for measure, (whole, place), at, loose in _told(sentence):
        if (whole.first, place.first) not in told:
            told.add((whole.first, place.first))
            yield _frame(sentence, measure, at, whole, place, loose=loose)


def _told(sentence: Sentence) -> Iterator[tuple[str, tuple[Name, Name], int, bool]]:
    """What is told, an organisation and a place, the token of the word, and whether it may be
    another house than the main one."""
    for first, stop, name in sentence.phrases(_phrases()):
        whole = _owner(sentence, first, name)
        place = place_at(sentence, stop) or _over_date(sentence, stop, name)
        if whole is not None and place is not None:
            measure = "founded_in" if name == "founded_in" else "seat"
            yield measure, (whole, place), first, name == "headquarters"
    for at in sentence.places_of({"based", "headquartered"}):
        found = _based(sentence, at)
        if found is not None:
            yield "seat", found, at, False
    for found, at, loose in seats_around(sentence):
        yield "seat", found, at, loose


def _over_date(sentence: Sentence, at: int, name: str) -> Name | None:
    """ "Founded in 1967 in CITY": the place behind a date."""
    if name != "founded_in":
        return None
    time = next((one for one in sentence.times if at - 1 <= one.first <= at), None)
    leads = time is not None and sentence.words(time.stop, time.stop + 1) in (["in"], ["at"])
    return place_at(sentence, time.stop + 1) if time is not None and leads else None


def _owner(sentence: Sentence, first: int, name: str) -> Name | None:
    """The organisation before "based in", over its office and an apposition that came before."""
    lower, at = sentence.tokens.lower, first
    if name == "headquarters":
        owner = sentence.entity_at(at - 1) if at > sentence.first else None
        owns = owner is not None and lower[owner.stop - 1].endswith(("'s", "’s", "s'"))
        return owner if owns and owner is not None and _is_whole(owner) else None
    while at > sentence.first and lower[at - 1] in words_of("between"):
        at -= 1
    at -= at > sentence.first and lower[at - 1] in words_of("offices")
    at = before_bracket(sentence, at)
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    direct = at < first or (at == first and lower[first] in words_of("verbs"))
    if owner is not None and owner.stop == at and direct:
        whose = lower[first] == "whose"  # "under ORG, whose seat is"
        return owner if _is_whole(owner) and _stands(sentence, owner, whose=whose) else None
    return _over_aside(sentence, at) if sentence.words(at, at + 1) == [","] else None


def _over_aside(sentence: Sentence, close: int) -> Name | None:
    """ "UNESCO, the UN's cultural body, which sits in": who an apposition is of that ends at a
    comma."""
    lower = sentence.tokens.lower
    for at in range(close - 1, max(sentence.first, close - _ASIDE), -1):
        if lower[at] != ",":
            continue
        owner = sentence.entity_at(at - 1)
        apposed = lower[at + 1] in words_of("asides")
        whole = owner is not None and owner.stop == at and _is_whole(owner)
        return owner if whole and apposed else None
    return None


def _is_whole(placed: Name) -> bool:
    return placed.mention.type == "organisation"


def _stands(sentence: Sentence, placed: Name, *, whose: bool = False) -> bool:
    """Whether a name is itself what is spoken of: not "an official at ORG", not "A and ORG"; before
    "whose" it may stand behind a preposition, though not in "a court of ORG"."""
    before = placed.first - 1
    before -= before >= sentence.first and sentence.tokens.lower[before] == "the"
    apart = words_of("not_before_whose") if whose else words_of("not_after")
    return before < sentence.first or sentence.tokens.lower[before] not in apart


def _based(sentence: Sentence, at: int) -> tuple[Name, Name] | None:
    """ "the Vienna-based OPEC"."""
    if sentence.words(at - 1, at) != ["-"]:
        return None
    place = sentence.entity_at(at - 2) if at - 2 >= sentence.first else None
    whole = sentence.entity_at(at + 1) if at + 1 < sentence.stop else None
    if place is None or whole is None or place.mention.type not in _PLACES or not _is_whole(whole):
        return None
    return None if belongs(sentence, whole) else (whole, place)


def _frame(
    sentence: Sentence, measure: str, at: int, whole: Name, place: Name, *, loose: bool
) -> Frame:
    first, stop = min(whole.first, place.first), max(whole.stop, place.stop)
    begin = max(sentence.first, at - _TENSE_REACH)
    # "The European Central Bank" and "New York" tell of no other house.
    own = {*range(whole.first, whole.stop), *range(place.first, place.stop)}
    near = [sentence.tokens.lower[one] for one in range(begin, stop) if one not in own]
    near += [word for word in sentence.words(stop, stop + 1) if word == "until"]
    other = measure == "seat" and not words_of("other_seats").isdisjoint(near)
    entities = (place.mention.entity or "", *place.mention.candidates)
    # "It will complain at the WTO, whose seat is": what is planned there does not touch its seat.
    clause = clause_at(sentence, at)
    told = whole.stop <= at and clause.kind == "relative" and clause.tense == "present"
    told = told and _DENYING.isdisjoint(sentence.words(clause.verb - 1, clause.verb_stop + 2))
    return Frame(
        measure=measure,
        span=sentence.span_of(first, stop),
        sentence=sentence,
        value=Value(text=place.mention.text, entities=entities),
        subject=hint_of(whole.mention),
        modality=Modality.ASSERTED if told else modality_of(sentence, first, stop),
        period=period_of(sentence, first, stop),
        qualifiers={
            **({"loose": "yes"} if loose else {}),
            **({"other": "yes"} if other else {}),
            "place": place.mention.type,
        },
        mentions=(whole.mention, place.mention),
    )
