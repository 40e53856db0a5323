"""Counted nouns that state a measure: "18 states" of an organisation, "3 billion people"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.frames.count_owners import (
    all_members,
    all_people,
    before_bracket,
    before_noun,
    existing_in,
    grown_to,
    home_of,
    numbering,
    such_as,
    with_so_many,
)
from factcheck.extracting.frames.counts_told import told_of
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.joint_subjects import joined
from factcheck.extracting.frames.member_counts import (
    changed_to,
    club_of,
    counts_without_noun,
    is_of_several,
    strong_before,
    whole_of,
)
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.possessors import possessor_of
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import counted_nouns, measures
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.interval import Interval
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_HAVING = frozenset({"has", "had", "with", "have"})
_OF_PEOPLE = frozenset({"population", "population_density"})
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "now", "currently", "today", "also", "thus", "has", "had", "have"}
    | {"then", "still", "already", "been", "only"}
)
_NOW = frozenset({"now", "currently", "today"})
_ONLY = frozenset({"only", "just", "merely", "now"})
_LEADING = frozenset({"all", "its", "the", "their", "some", "about"})
_NARROWING = frozenset(
    {
        "of",
        "from",
        "that",
        "which",
        "who",
        "whose",
        "without",
        "under",
        "over",
        "above",
        "below",
        "older",
        "younger",
        "between",
        "aged",
        "living",
        "outside",
        "where",
        "affected",
        "displaced",
        "for",
        "to",
        "per",
    }
)
_FORMING = frozenset({"making", "forming", "constituting", "comprising", "including"})
_DESCRIBING = frozenset({"together", "are", "account", "represent", "jointly", "combined"})
_LONGEST_PHRASE = 6  # tokens of the longest phrase before a count


_list = WordLists("claims/counts").words
_phrases = WordLists("claims/counts").phrases


@cache
def _statuses() -> dict[str, str]:
    return {
        word: status
        for status, words in rules_words("claims/counts")["statuses"].items()
        for word in words
    }


@cache
def _triggers(measure: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in measures()[measure].counted_after)


def count_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every counted noun that a measure claims; adds its start to `used`."""
    for placed in sentence.quantities:
        quantity = placed.mention
        if quantity.start in used or quantity.ordinal:
            continue
        measured = _counted(sentence, placed)
        if measured and _is_addition(sentence, placed):
            continue
        for counted in measured:
            name = counted if quantity.per is None else measures()[counted].per.get(quantity.per)
            if name is None:
                continue
            subject = _subject(sentence, placed, name)
            if subject is None or (subject.unknown and name not in _OF_PEOPLE):
                continue  # "the committee has nine members"
            if name == "member_count" and is_of_several(sentence, placed, subject):
                continue
            if _is_whole(sentence, placed, name, subject):
                used.add(quantity.start)
                frame = _count_frame(sentence, placed, name, subject)
                told = told_of(sentence, placed, frame)
                if told:
                    frame = replace(frame, qualifiers={**frame.qualifiers, "told": told})
                yield frame
                break


def _counted(sentence: Sentence, placed: Placed[Quantity]) -> tuple[str, ...]:
    """The measures that a counted noun can imply; "four in number" are members."""
    unit = placed.mention.unit
    if unit is not None:
        return counted_nouns().get(unit, ())
    counted = _is_numbered(sentence, placed.stop) or counts_without_noun(sentence, placed)
    return ("member_count",) if counted else ()


def _is_numbered(sentence: Sentence, stop: int) -> bool:
    lower = sentence.tokens.lower
    return stop + 1 < sentence.stop and lower[stop] == "in" and lower[stop + 1] == "number"


def _is_addition(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether it counts only some: "5 additional members", "another 12 states"."""
    beside = sentence.words(placed.first - 1, placed.first) + sentence.words(
        placed.stop, placed.stop + 1
    )
    return not noun_words().adding.isdisjoint(beside)


def _is_whole(
    sentence: Sentence, placed: Placed[Quantity], name: str, subject: SubjectHint
) -> bool:
    """Whether a count is of all that the subject has: nothing after its noun makes a part of it."""
    first, stop = hedged_first(sentence, placed), noun_stop(sentence, placed)
    if name in _OF_PEOPLE and _where(sentence, placed, first, stop, subject.types) is not None:
        return True
    if _is_numbered(sentence, stop) or name == "population_density":
        return True
    if name == "member_count" and subject.owner is not None:  # "the ten members of ASEAN"
        at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
        owner = sentence.entity_at(at) if at < sentence.stop else None
        if owner is not None and owner.mention.start == subject.owner.start:
            return not _only_some(sentence, owner.stop)
    return not _only_some(sentence, stop)


def _count_frame(
    sentence: Sentence, placed: Placed[Quantity], name: str, subject: SubjectHint
) -> Frame:
    quantity, stop = placed.mention, noun_stop(sentence, placed)
    status = _statuses().get(quantity.unit or "")
    qualifiers = {"status": status} if status else {}
    period = period_of(sentence, placed.first, stop)
    if _NOW.intersection(sentence.words(placed.first - 3, placed.first)):
        period = None  # "it now has 13 members, after Qatar left in January 2019"
    elif name == "member_count":
        when = _when(sentence) if period is None else None
        period = when.mention if when is not None else period
    original = (quantity.unit or "").startswith(("founding", "original", "founder"))
    if name == "member_count" and original:
        qualifiers["founding"] = "yes"
    return Frame(
        measure=name,
        span=sentence.span_with(placed, placed.first, placed.stop),
        sentence=sentence,
        value=Value(
            text=quantity.text,
            interval=_counted_to(quantity),
            unit=quantity.unit,
            quantity=quantity,
        ),
        subject=joined(sentence, subject, placed.first, stop),
        modality=modality_of(sentence, placed.first, stop),
        period=period,
        qualifiers=qualifiers,
        mentions=(quantity,),
    )


def _counted_to(quantity: Quantity) -> Interval:
    """The number itself; of "from 30 to 31", which is read as one, what it came to."""
    high = quantity.interval.high
    return interval(high, high) if quantity.text.startswith("from") else quantity.interval


def noun_stop(sentence: Sentence, placed: Placed[Quantity]) -> int:
    """The token after the counted noun, which stands outside the quantity's own tokens."""
    end, stop = placed.mention.noun_end, placed.stop
    while end is not None and stop < sentence.stop and sentence.tokens.start[stop] < end:
        stop += 1
    return stop


def _subject(sentence: Sentence, placed: Placed[Quantity], name: str) -> SubjectHint | None:
    """Whose count it is; None where nothing says that it is anyone's."""
    types = measures()[name].subjects
    first, stop = hedged_first(sentence, placed), noun_stop(sentence, placed)
    told = _told_beside(sentence, placed, first, stop, name)
    if told is not None or _is_numbered(sentence, stop):
        return told
    verb = _verb_before(
        sentence, first, _phrases("comprising") if name == "member_count" else _triggers(name)
    )
    if verb is not None:
        return such_as(sentence, stop, types) or _of_verb(sentence, verb, types)
    bracketed = before_bracket(sentence, first, stop, types)
    if bracketed is not None:
        return SubjectHint(owner=bracketed.mention, position=placed.mention.start, types=types)
    before = _owner_at(sentence, first) if first > sentence.first else None
    if before is not None and before.mention.type in types:
        return SubjectHint(owner=before.mention, position=placed.mention.start, types=types)
    if name == "member_count" and (whole := whole_of(sentence, placed, first, stop)) is not None:
        return whole
    if _statuses().get(placed.mention.unit or "") == "member":
        definite = all_members(sentence, placed, first, stop, types)
        if definite is not None:
            return definite
    if name == "member_count":
        hint = subject_of(sentence, first, stop, types)
        status = _statuses().get(placed.mention.unit or "")
        if hint.owner is None or status is None or hint.owner.start > placed.mention.start:
            return None  # "two members of the union" are only some of them
        return hint
    if first == sentence.first or sentence.tokens.lower[first - 1] not in _HAVING:
        return None
    if first - 1 == sentence.first:
        return subject_of(sentence, first, stop, types)  # "With 9 million inhabitants, ..."
    return possessor_of(sentence, _over_auxiliaries(sentence, first - 1), types)


def _told_beside(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int, name: str
) -> SubjectHint | None:
    """Whose count it is by the words right beside it: where people live, what states belong to."""
    types = measures()[name].subjects
    if name in _OF_PEOPLE:
        where = _where(sentence, placed, first, stop, types)
        return where or grown_to(sentence, first, types)
    if name != "member_count":
        return None
    if _is_numbered(sentence, stop):
        return numbering(sentence, first, types)
    joined_on = before_noun(sentence, placed, stop, types)
    if joined_on is not None:
        return joined_on
    told = (
        grown_to(sentence, first, types)
        or club_of(sentence, placed.first)
        or strong_before(sentence, placed)
    )
    if told is None and _statuses().get(placed.mention.unit or "") == "member":
        told = with_so_many(sentence, first, types)
    return told or changed_to(sentence, placed) or _left(sentence, first, types)


def _where(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """The place in which people are counted, where it stands beside them."""
    return (
        home_of(sentence, stop, types)
        or existing_in(sentence, first, stop, types)
        or all_people(sentence, placed, first, stop, types)
    )


def _left(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint | None:
    """ "That leaves thirteen members": of what was spoken of."""
    if first <= sentence.first or sentence.tokens.lower[first - 1] not in _list("leaving"):
        return None
    return SubjectHint(position=sentence.tokens.start[first], types=types)


def _over_auxiliaries(sentence: Sentence, at: int) -> int:
    lower = sentence.tokens.lower
    while at > sentence.first and lower[at - 1] in _AUXILIARIES:
        at -= 1
    if sentence.words(at - 3, at) == ["at", "the", "time"]:  # "which at the time had"
        at -= 3
    return at


def _owner_at(sentence: Sentence, first: int) -> Placed[EntityMention] | None:
    """The owner that ends before a token: "Uzbekistan's 31 million", "the Nations' 193"."""
    at = first - 1
    at -= at > sentence.first and sentence.tokens.text[at] in {"'", "’"}
    owner = sentence.entity_at(at) if at >= sentence.first else None
    owns = at < first - 1 or sentence.tokens.lower[at].endswith("'s")
    return owner if owns else None


def _of_verb(sentence: Sentence, verb: int, types: tuple[str, ...]) -> SubjectHint | None:
    """The subject of a verb such as "brings together" or "is home to"."""
    at = _over_auxiliaries(sentence, verb)
    words = sentence.words(at - 1, at)
    at -= at > sentence.first and words in (["a"], ["an"], ["the"])  # "the OECD, a club of"
    at = _over_auxiliaries(sentence, at)
    return possessor_of(sentence, at, types) if at > sentence.first else None


def _when(sentence: Sentence) -> Placed[TimeExpression] | None:
    """The one date of a sentence that begins with "when": "When it began, in 1967, it had"."""
    opens = sentence.tokens.lower[sentence.first] == "when"
    return sentence.times[0] if opens and len(sentence.times) == 1 else None


def hedged_first(sentence: Sentence, placed: Placed[Quantity]) -> int:
    """The first token of a quantity with its hedge, which may stand outside it."""
    start, first = placed.mention.hedge_start, placed.first
    while start is not None and first > sentence.first and sentence.tokens.start[first] > start:
        first -= 1
    while first > sentence.first and sentence.tokens.lower[first - 1] in _LEADING:
        first -= 1
    return first


def _verb_before(sentence: Sentence, first: int, phrases: PhraseTable[bool]) -> int | None:
    """The first token of one of the phrases that ends right before a count."""
    lower = sentence.tokens.lower
    while first > sentence.first and lower[first - 1] in _ONLY:
        first -= 1
    for at in range(max(sentence.first, first - _LONGEST_PHRASE), first):
        hit = phrases.longest(lower, at, first) if lower[at] in phrases else None
        if hit is not None and at + hit[0] == first:
            return at
    return None


def _is_on_area(sentence: Sentence, at: int) -> bool:
    return any(
        at < one.first <= at + 3 and dimension_of(one.mention) == "area"
        for one in sentence.quantities
    )


def _only_some(sentence: Sentence, stop: int) -> bool:
    """Whether the words after the noun make it a part or another whole: "people in poverty",
    "countries that use the euro", "states of Africa", "countries and the European Union"."""
    if stop >= sentence.stop:
        return False
    lower, at = sentence.tokens.lower, stop
    if lower[at] == "that" and at + 1 < sentence.stop and lower[at + 1] in _DESCRIBING:
        return False  # "ten states that together make up ..." tells of all of them
    if lower[at] in _NARROWING or lower[at] == "once":
        return True  # "nine members once Iran has joined"
    if lower[at].endswith("ing") and lower[at] not in _FORMING:
        return True  # "179 people losing their lives"
    if lower[at] == "on" and _is_on_area(sentence, at):
        return False  # "163 million inhabitants on 148,000 square kilometres"
    if lower[at] in {"in", "on"}:
        dated = any(time.first <= at + 1 < time.stop for time in sentence.times)
        return not dated
    if lower[at] in {"and", "plus"} and at + 1 < sentence.stop:
        step = 2 if lower[at + 1] == "the" else 1
        named = sentence.entity_at(at + step) if at + step < sentence.stop else None
        # "30 million inhabitants and Togo 8 million" goes on with another.
        return named is not None and not any(
            named.stop <= one.first <= named.stop + 2 for one in sentence.quantities
        )
    return False
