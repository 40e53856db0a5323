"""Numbered meetings: "the 34th annual summit of ASEAN in June 2019", "the G20's 11th summit"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.intervals import exactly
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, days_text, is_date
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity

_OWNING = frozenset({"'s", "’s"})
_NAME = 6  # tokens from a number to the noun of its meeting
_DATE = 12
_MOST_TIMES = 30  # more of them in a sentence are a table or a list, and no prose
_DATED = frozenset({"day", "month", "year"})


session_words = WordLists("claims/sessions").phrases


@cued_by(lambda: session_words("nouns").cues)
def session_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every numbered meeting whose date or place the sentence gives."""
    for number in sentence.quantities:
        if not number.mention.ordinal or not 1 < number.mention.number < 500:
            continue
        found = _noun(sentence, number)
        if found is not None:
            frame = _frame(sentence, number, *found)
            if frame is not None:
                yield frame


def _noun(sentence: Sentence, number: Placed[Quantity]) -> tuple[int, int] | None:
    """The tokens of the noun after a number: over adjectives, names and capitals only."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    table, between = session_words("nouns"), session_words("between")
    at, limit = number.stop, min(number.stop + _NAME, sentence.stop)
    while at < limit:
        hit = table.longest(lower, at, sentence.stop)
        if hit is not None:
            return at, at + hit[0]
        entity = sentence.entity_at(at)
        if entity is not None:
            at = entity.stop
        elif lower[at] in between or text[at][0].isupper() or _describes(lower[at]):
            at += 1
        else:
            return None
    return None


def _describes(word: str) -> bool:
    """Whether a word can stand in the name of a meeting: "Baltic shipping conference"."""
    return word.isalpha() and word not in session_words("function_words")


def _frame(sentence: Sentence, number: Placed[Quantity], first: int, stop: int) -> Frame | None:
    uncounted = rules_words("claims/sessions")["uncounted"]
    if set(uncounted).intersection(sentence.words(number.first - 2, stop)):
        return None
    time = _date(sentence, number, stop)
    owner, title = _owner(sentence, number, first, stop)
    place = _city(sentence, number, stop, owner) if time is None and not sentence.times else None
    if time is None and (place is None or owner is None):
        return None
    words = sentence.words(number.stop, first)
    noun = " ".join(sentence.words(first, stop))
    annual = bool(set(rules_words("claims/sessions")["annual"]).intersection(words))
    qualifiers = {"noun": noun, "title": title}
    if time is not None:
        qualifiers["begin"] = days_text(time.mention)
    elif place is not None:
        qualifiers["place"] = place.mention.entity or place.mention.canonical
    where = time or place or number
    if annual:
        qualifiers["annual"] = "yes"
    base = _first_held(sentence)
    if base is not None:
        qualifiers["first"] = str(base.mention.first.year if base.mention.first else "")
    return Frame(
        measure="event_number",
        span=sentence.span_of(min(number.first, where.first), max(stop, where.stop)),
        sentence=sentence,
        value=Value(text=number.mention.text, interval=exactly(number.mention.number)),
        subject=SubjectHint(
            owner=owner.mention if owner is not None else None,
            position=number.mention.start,
            types=("organisation",),
            unknown=owner is None,
        ),
        modality=modality_of(sentence, number.first, stop),
        period=time.mention if time is not None else None,
        qualifiers=qualifiers,
        mentions=(number.mention, where.mention),
    )


def _date(sentence: Sentence, number: Placed[Quantity], stop: int) -> Time | None:
    """The date of a meeting: after its noun, else one that opens the sentence."""
    if not 0 < len(sentence.times) <= _MOST_TIMES:
        return None
    base = _first_held(sentence)
    dated = [
        one
        for one in sentence.times
        if is_date(one.mention)
        and one.mention.grain in _DATED
        and one is not base
        and sentence.tokens.lower[one.first - 1] not in {"since", "until", "from"}
    ]
    after = [one for one in dated if stop <= one.first <= stop + _DATE]
    if after:
        return after[0] if len(after) == 1 else None
    opening = [one for one in dated if one.first <= sentence.first + 1 and one.stop <= number.first]
    return opening[0] if len(opening) == 1 else None


def _city(
    sentence: Sentence, number: Placed[Quantity], stop: int, owner: Placed[EntityMention] | None
) -> Placed[EntityMention] | None:
    """The only place of a sentence, with no word of anything else between it and the meeting: not
    "met in Baku to prepare the fourth summit"."""
    cities = [one for one in sentence.entities if one.mention.type == "city"]
    if len(cities) != 1:
        return None
    end = max(stop, owner.stop) if owner is not None else stop
    before = cities[0].stop <= number.first
    between = (cities[0].stop, number.first) if before else (end, cities[0].first)
    words = sentence.words(*between)
    if owner is not None and owner.first >= between[0] and owner.stop <= between[1]:
        words = [*sentence.words(between[0], owner.first), *sentence.words(owner.stop, between[1])]
    allowed = rules_words("claims/sessions")["placed"]
    return cities[0] if set(words).issubset(allowed) else None


def _first_held(sentence: Sentence) -> Time | None:
    for _, stop, _ in sentence.phrases(session_words("first_held")):
        return next((one for one in sentence.times if one.first == stop), None)
    return None


def _owner(
    sentence: Sentence, number: Placed[Quantity], first: int, stop: int
) -> tuple[Placed[EntityMention] | None, str]:
    """Whose meeting it is, and what the text calls the series."""
    lower = sentence.tokens.lower
    inside = [one for one in sentence.entities if number.stop <= one.first < first]
    at = stop
    if at < sentence.stop and lower[at] == "of":
        at += 2 if at + 1 < sentence.stop and lower[at + 1] == "the" else 1
    after = sentence.entity_at(at) if stop < at < sentence.stop else None
    before = [
        one
        for one in sentence.entities
        if number.first - 3 <= one.first < number.first
        and sentence.tokens.source[one.mention.end : number.mention.start].strip() in _OWNING
    ]
    owners = [*inside, *([after] if after else []), *before]
    owner = next((one for one in owners if one.mention.type == "organisation"), None)
    words = [one for one in sentence.words(number.stop, stop) if one not in {"annual", "the"}]
    if after is not None:
        words += ["of", after.mention.canonical.lower()]
    return owner, " ".join(words)
