"""Foundings of organisations, and anniversaries of foundings and of independence."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.clause_subjects import head_of, name_of
from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.dates import (
    DATE_REACH,
    NAME_REACH,
    ORGANISATION,
    PARTIES,
    Verb,
    belongs,
    date_of,
    dated_frame,
    has_day,
    hint_of,
    is_dated,
    verbs_of,
    word_set,
)
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.possessors import is_determined, pointing_back, possessor_of
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.frames.told_anniversaries import beginnings
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, TimeExpression

_accession_words = WordLists("claims/since_event").words

_ACCESSION_REACH = 9  # tokens of "of its long-awaited accession to the organisation"
_BRACKET = 3  # tokens of an acronym in brackets
_AFTER_SUBJECT = frozenset(
    {
        ",",
        "(",
        ")",
        "was",
        "were",
        "is",
        "has",
        "had",
        "which",
        "that",
        "first",
        "formally",
        "officially",
    }
)
_PASSIVE = frozenset(
    {"was", "were", "been", "has", "had", "first", "formally", "officially", "itself"}
)
_RELATIVE = frozenset({"which", "that"})
_SPANNING = frozenset({"since", "until", "till"})  # before a date that nothing is kept on
_BEING = frozenset({"was", "were", "been"})
_OBJECT = frozenset({"a", "an", "the", "its", "their", "this"})  # begins what an active verb makes
_ORIGINS = frozenset(
    {
        "founding",
        "creation",
        "establishment",
        "inception",
        "formation",
        "independence",
        "foundation",
    }
)


def founding_frames(
    sentence: Sentence, verb: Verb, time: Placed[TimeExpression]
) -> Iterator[Frame]:
    """ "Established in 2001 the SCO ...", "the alliance, which was founded in 1949"."""
    between = sentence.words(verb.stop, time.first)
    joined = between[:2] == [",", "and"] and sentence.entity_at(verb.stop + 2) is not None
    if joined:
        return  # "... was founded, and NATO in February 1952"
    begun = {"begun": "yes"} if _begins_work(sentence, verb) else {}
    found = _made_entity(sentence, verb, time) or _founded_entity(sentence, verb, time)
    if found is not None:
        hint = hint_of(found.mention)
        yield dated_frame(sentence, "founded", verb.first, verb.stop, time, hint, **begun)
        return
    told = _pointed_to(sentence, verb, time)
    if told is not None and told.anaphor is not None:
        yield dated_frame(sentence, "founded", verb.first, verb.stop, time, told, **begun)


def _begins_work(sentence: Sentence, verb: Verb) -> bool:
    """Whether a body is told to have begun its work, which may be later than its founding."""
    return not word_set("working").isdisjoint(sentence.words(verb.first, verb.stop))


def _pointed_to(sentence: Sentence, verb: Verb, time: Placed[TimeExpression]) -> SubjectHint | None:
    """The subject of "it was founded", "the bank began work", "Founded in 1969, it has"."""
    lower, start = sentence.tokens.lower, verb.first
    if verb.first - sentence.first <= 1 and lower[verb.first] not in word_set("by_itself"):
        at = time.stop + 1
        opens = sentence.words(time.stop, at) == [","] and sentence.words(at, at + 1) == ["it"]
        position = sentence.tokens.start[verb.first]
        return pointing_back(sentence, "it", at, position, ORGANISATION) if opens else None
    while start > sentence.first and lower[start - 1] in _PASSIVE:
        start -= 1
    passive = not _BEING.isdisjoint(lower[start : verb.first])
    active = not passive and lower[verb.first] not in word_set("by_itself")
    enclosed = active and start - 1 > sentence.first and lower[start - 1] == ","
    if start == sentence.first or (active and not enclosed):
        return None
    start -= enclosed
    word = lower[start - 1]
    if word in _RELATIVE and not _is_told_of(sentence, start - 2):
        return None
    kind = subject_words().descriptions.get(word)
    position = sentence.tokens.start[start]
    if word in word_set("by_name") and is_determined(sentence, start - 1):
        hint = pointing_back(sentence, word, start - 1, position, ORGANISATION, "organisation")
        return replace(hint, by_name=True)
    if enclosed:
        known = kind == "organisation" and is_determined(sentence, start - 1)
        return (
            pointing_back(sentence, word, start - 1, position, ORGANISATION, "organisation")
            if known
            else None
        )
    return possessor_of(sentence, start, ORGANISATION)


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """Whether a known name or a description ends at a token, over a comma: what "which" is of."""
    if at > sentence.first and sentence.tokens.lower[at] in {",", ")"}:
        at -= 1
    if at < sentence.first:
        return False
    word = sentence.tokens.lower[at]
    described = word in subject_words().descriptions or word in word_set("by_name")
    return described or any(one.first <= at < one.stop for one in sentence.entities)


def _made_entity(
    sentence: Sentence, verb: Verb, time: Placed[TimeExpression]
) -> Placed[EntityMention] | None:
    """ "Five states founded OPEC in September 1960": the object of an active verb."""
    lower, before = sentence.tokens.lower, verb.first - 1
    if before < sentence.first or lower[before] in _PASSIVE | {"is", "be", "and"}:
        return None
    at = verb.stop + (sentence.words(verb.stop, verb.stop + 1) == ["the"])
    made = sentence.entity_at(at) if at < sentence.stop else None
    if made is None or made.first != at or made.mention.type != "organisation":
        return None
    opening = time.stop <= verb.first
    return None if belongs(sentence, made) or (time.first < made.stop and not opening) else made


def _founded_entity(
    sentence: Sentence, verb: Verb, time: Placed[TimeExpression]
) -> Placed[EntityMention] | None:
    lower = sentence.tokens.lower
    before = [
        one
        for one in sentence.entities
        if one.stop <= verb.first and one.mention.type == "organisation"
    ]
    itself = lower[verb.first] in word_set("by_itself")  # "came into being"
    passive = verb.first > sentence.first and (
        itself
        or lower[verb.first - 1]
        in {"was", "were", "been", "first", "formally", "originally", "officially", ","}
    )
    if before and not _leads(sentence, before[-1], verb):
        return None
    if lower[verb.first - 1] == "," and not _OBJECT.isdisjoint(lower[verb.stop : verb.stop + 1]):
        return None  # "the union, made by six states, launched a currency in 1999"
    if before and passive and verb.first - before[-1].stop <= NAME_REACH + _BRACKET:
        between = sentence.words(before[-1].stop, verb.first)
        if between[:1] in (["("], [")"]) and ")" in between:  # "the Organisation (ORG), whose"
            between = between[between.index(")") + 1 :]
        own = all(word in _AFTER_SUBJECT or word in _PASSIVE for word in between)
        commas = [at for at, word in enumerate(between) if word == ","]
        enclosed = (
            len(commas) >= 2
            and commas[0] == 0
            and all(word in _PASSIVE for word in between[commas[-1] + 1 :])
        )
        if own or enclosed:
            return before[-1] if not belongs(sentence, before[-1]) else None
        return None
    if verb.first - sentence.first <= 1:
        after = [
            one
            for one in sentence.entities
            if time.stop <= one.first <= time.stop + 4
            and one.mention.type == "organisation"
            and lower[one.first - 1] not in {"to", "of", "from", "with", "by"}
            and not (lower[one.first - 1] == "the" and lower[one.first - 2] in {"to", "of", "from"})
        ]
        return after[0] if after else None
    if lower[verb.stop - 1] == "of":
        after = [
            one
            for one in sentence.entities
            if verb.stop <= one.first <= verb.stop + 2 and one.mention.type == "organisation"
        ]
        return after[0] if after and after[0].stop <= time.first else None
    return None


def _leads(sentence: Sentence, placed: Placed[EntityMention], verb: Verb) -> bool:
    """Whether a name is all of the phrase before a verb: not "the NATO school was founded"."""
    after = placed.stop
    return after == verb.first or sentence.tokens.lower[after] in _AFTER_SUBJECT


def anniversary_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "the 5th anniversary of the SCO ... in 2006", "OPEC marked its 50th anniversary in 2010"."""
    for placed in sentence.times:
        if placed.mention.grain != "anniversary" or placed.mention.ordinal is None:
            continue
        found = _accession(sentence, placed) or _celebrated(sentence, placed)
        base = _own_year(sentence, placed)
        year = (
            _nearest_date(sentence, placed) if base is None else _other_date(sentence, placed, base)
        )
        if base is not None and year is not None:
            yield dated_frame(
                sentence,
                "anniversary",
                placed.first,
                max(placed.stop, base.stop),
                year,
                SubjectHint(position=placed.mention.start, unknown=True),
                nth=str(placed.mention.ordinal),
                event="told",
                base=str(base.mention.first.year if base.mention.first else ""),
            )
            continue
        if found is None or year is None or _of_unknown_founded_here(sentence, found[0]):
            continue
        yield dated_frame(
            sentence,
            "anniversary",
            placed.first,
            placed.stop,
            year,
            found[0],
            nth=str(placed.mention.ordinal),
            **found[1],
        )


def _of_unknown_founded_here(sentence: Sentence, subject: SubjectHint) -> bool:
    """Whether "its" is of something unknown that the sentence names and dates itself: "The Harbour
    Bank, founded in 1996, marked its 20th anniversary"; that is told_anniversary_frames' matter."""
    known = any(one.mention.type in PARTIES for one in sentence.entities)
    if subject.anaphor != "its" or known:
        return False
    first = sentence.first + (sentence.tokens.lower[sentence.first] in {"the", "a", "an"})
    return first in sentence.capitals() and any(True for _ in beginnings(sentence))


def _celebrated(
    sentence: Sentence, placed: Placed[TimeExpression]
) -> tuple[SubjectHint, dict[str, str]] | None:
    """Whose anniversary of what it is: an organisation's founding or a state's independence.

    The anniversary of anything else that has such a name in it ("of the Treaty of Rome") is not.
    """
    lower, at = sentence.tokens.lower, placed.stop
    event = "founded"
    if at < sentence.stop and lower[at] == "of":
        at += 1
        at += at < sentence.stop and lower[at] in {"the", "its"}
        if at + 1 < sentence.stop and lower[at] in _ORIGINS and lower[at + 1] == "of":
            event = "independence" if lower[at] == "independence" else "founded"
            at += 2
            at += at < sentence.stop and lower[at] == "the"
        entity = sentence.entity_at(at) if at < sentence.stop else None
        if entity is None or entity.mention.type not in PARTIES:
            return None
        if entity.stop < sentence.stop and lower[entity.stop] == "independence":
            return hint_of(entity.mention), {"event": "independence"}
        if belongs(sentence, entity) or (entity.mention.type == "country" and event == "founded"):
            return None
        if not _ends_phrase(sentence, entity.stop):
            return None  # "of its UN seat"
        return hint_of(entity.mention), {"event": event}
    before = placed.first - 1
    owner = sentence.entity_at(before) if before >= sentence.first else None
    if owner is not None and owner.mention.type == "organisation":
        owns = owner.stop == placed.first and lower[before].endswith("'s")
        plain = not (at < sentence.stop and lower[at] in {"of", "in"})
        return (hint_of(owner.mention), {"event": event}) if owns and plain else None
    if before < sentence.first or lower[before] != "its":
        return None
    hint = SubjectHint(
        anaphor="its",
        position=placed.mention.start,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[before],
        types=ORGANISATION if _may_be_body(sentence, before) else (),
    )
    return hint, {"event": event}


def _may_be_body(sentence: Sentence, its: int) -> bool:
    """Whether what a clause with "its" speaks of may be an organisation: a name of one, "it", "the
    alliance"; not "Ghana celebrated its 60th anniversary", nor "the bridge"."""
    head = head_of(sentence, clause_at(sentence, its))
    named = sentence.entity_at(head) if head >= 0 else None
    if head < 0 or named is not None:
        return named is None or named.mention.type == "organisation"
    words, word = subject_words(), sentence.tokens.lower[head]
    return word in words.pronouns or words.descriptions.get(word) == "organisation"


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    """Whether no noun follows a name, so that it is what is spoken of and not "UN" in "UN seat"."""
    word = sentence.tokens.lower[at] if at < sentence.stop else "."
    if not word.isalpha() or any(one.first == at for one in sentence.times):
        return True
    plain = word in clause_words("prepositions") or word in clause_words("joining")
    return plain or is_adverb(word) or clause_at(sentence, at).verb == at


def _accession(
    sentence: Sentence, placed: Placed[TimeExpression]
) -> tuple[SubjectHint, dict[str, str]] | None:
    """ "Of its UN admission", "of Peru's accession to the OECD": whose joining of what it is."""
    at = placed.stop
    if sentence.words(at, at + 1) != ["of"]:
        return None
    phrase = sentence.words(at + 1, at + _ACCESSION_REACH)
    if _accession_words("accessions").isdisjoint(phrase):
        return None
    stop = at + 1 + (phrase.index(",") if "," in phrase else len(phrase))
    named = [one for one in sentence.entities if at < one.first < stop]
    bodies = [one.mention for one in named if one.mention.type == "organisation"]
    states = [one.mention for one in named if one.mention.type == "country"]
    if len(bodies) != 1 or len(states) > 1 or bodies[0].entity is None:
        return None
    told = {"event": "joined", "organisation": bodies[0].entity}
    if states:
        return hint_of(states[0]), told
    subject = name_of(sentence, clause_at(sentence, placed.first))
    if subject is not None and subject.mention.type == "country":
        return hint_of(subject.mention), told
    if "its" not in phrase:
        return None
    its = at + 1 + phrase.index("its")
    return pointing_back(sentence, "its", its, placed.mention.start, ("country",)), told


def _nearest_date(
    sentence: Sentence, anniversary: Placed[TimeExpression]
) -> Placed[TimeExpression] | None:
    """The date of an anniversary: the next one after it, else the nearest before it."""
    verbs = list(verbs_of(sentence))
    foundings = [date_of(sentence, verb, verbs) for verb in verbs if verb.stage == "founded"]
    dated = [
        one
        for one in sentence.times
        if one is not anniversary and has_day(one.mention) and one not in foundings
        if _SPANNING.isdisjoint(sentence.words(one.first - 1, one.first))
    ]
    after = [one for one in dated if 0 <= one.first - anniversary.stop <= DATE_REACH]
    before = [one for one in dated if 0 <= anniversary.first - one.stop <= DATE_REACH]
    return after[0] if after else before[-1] if before else None


def _own_year(sentence: Sentence, placed: Placed[TimeExpression]) -> Placed[TimeExpression] | None:
    """The year that an anniversary's own words give: "of the treaty of 2014"."""
    lower, at = sentence.tokens.lower, placed.stop
    if at >= sentence.stop or lower[at] != "of":
        return None
    for one in sentence.times:
        if placed.stop < one.first <= placed.stop + 6 and one.mention.grain in {
            "year",
            "day",
            "month",
        }:
            between = sentence.words(placed.stop + 1, one.first)
            return one if between[-1:] == ["of"] and is_dated(one.mention) else None
    return None


def _other_date(
    sentence: Sentence, placed: Placed[TimeExpression], base: Placed[TimeExpression]
) -> Placed[TimeExpression] | None:
    """The date on which an anniversary was kept, beside the year that it counts from."""
    dated = [
        one
        for one in sentence.times
        if one is not placed
        and one is not base
        and one.mention.first is not None
        and _SPANNING.isdisjoint(sentence.words(one.first - 1, one.first))
        and one.mention.grain in {"day", "month", "year"}
    ]
    return min(dated, key=lambda one: abs(one.first - placed.first), default=None)
