"""Anniversaries of foundings, of independence and of accessions that the fact base may know: "OPEC
marked its 50th anniversary in 2010"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.clause_subjects import head_of, name_of
from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.dates import (
    DATE_REACH,
    ORGANISATION,
    PARTIES,
    belongs,
    date_of,
    dated_frame,
    has_day,
    hint_of,
    is_dated,
    verbs_of,
)
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.possessors import pointing_back
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.frames.told_anniversaries import beginnings
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import TimeExpression

_accession_words = WordLists("claims/since_event").words

_ACCESSION_REACH = 9  # tokens of "of its long-awaited accession to the organisation"
_SPANNING = frozenset({"since", "until", "till"})  # before a date that nothing is kept on
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
