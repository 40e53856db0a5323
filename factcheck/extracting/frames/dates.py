"""What the families of dated frames share: verbs by stage, dates, and frames with a date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.clauses import same_clause
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Period, Value
from factcheck.model.mentions import EntityMention, TimeExpression

ORGANISATION = ("organisation",)
PARTIES = ("organisation", "country")
# From a verb to its date, and from a verb to the name that it speaks of, in tokens.
DATE_REACH, NAME_REACH = 16, 12
_DATED = frozenset({"day", "month", "quarter", "half", "season", "year", "decade", "range"})
word_set = WordLists("claims/events").words
phrase_set = WordLists("claims/events").phrases


class Verb(Struct, frozen=True, gc=False):
    """A verb of an event at tokens [first, stop), with its stage ("founded", "proposed")."""

    first: int
    stop: int
    stage: str


@cache
def stages() -> PhraseTable[str]:
    """Return the verbs of events: phrase -> stage."""
    told = rules_words("claims/events")["stages"]
    return PhraseTable.of((phrase, stage) for stage, words in told.items() for phrase in words)


@cache
def event_nouns() -> PhraseTable[str]:
    """Return the nouns of events: phrase -> kind of event."""
    nouns = rules_words("claims/events")["nouns"]
    return PhraseTable.of((phrase, kind) for kind, words in nouns.items() for phrase in words)


def verbs_of(sentence: Sentence) -> Iterator[Verb]:
    """Yield the event verbs of a sentence."""
    for first, stop, stage in sentence.phrases(stages()):
        yield Verb(first, stop, stage)


def is_dated(time: TimeExpression) -> bool:
    """Whether a time says by itself when something happened."""
    return has_day(time) and not time.relative


def has_day(time: TimeExpression) -> bool:
    """Whether a time has a place on the calendar, by itself or from the document's date."""
    return time.grain in _DATED and time.first is not None


def date_of(sentence: Sentence, verb: Verb, verbs: list[Verb]) -> Placed[TimeExpression] | None:
    """The date that a verb has: after it and before the next verb, else right before it."""
    next_verb = min((one.first for one in verbs if one.first > verb.first), default=sentence.stop)
    for time in sentence.times:
        if verb.stop <= time.first < next_verb and is_dated(time.mention):
            if time.first - verb.stop > DATE_REACH:
                return None
            between = sentence.words(verb.stop, time.first)
            if ";" in between or ("," in between and {"had", "has", "have"}.intersection(between)):
                return None
            if verb.stage == "founded" and _leads_elsewhere(sentence, verb, time.first):
                return None
            return time
    for time in sentence.times:
        opens = time.first - sentence.first <= 1
        if opens and time.stop <= verb.first and is_dated(time.mention):
            return time
    return None


def _leads_elsewhere(sentence: Sentence, verb: Verb, time: int) -> bool:
    """Whether a date may be that of something else than a verb before it: "created to end the war
    of 1991", "formed during the unrest that followed the vote in 2011"."""
    if not word_set("elsewhere").isdisjoint(sentence.words(verb.stop, time)):
        return True
    return not same_clause(sentence, verb.stop - 1, time)


def value_of(time: TimeExpression) -> Value:
    """Return a date as the value of a claim."""
    first, last = time.first or date.min, time.last or date.max  # both known: is_dated holds
    return Value(
        text=time.text,
        period=Period(first, last, approximate=time.approximate, text=time.text),
    )


def dated_frame(
    sentence: Sentence,
    measure: str,
    first: int,
    stop: int,
    time: Placed[TimeExpression],
    subject: SubjectHint,
    **qualifiers: str,
) -> Frame:
    """Return a frame whose value is a date; it covers tokens [first, stop) and the date."""
    first, stop = min(first, time.first), max(stop, time.stop)
    return Frame(
        measure=measure,
        span=sentence.span_of(first, stop),
        sentence=sentence,
        value=value_of(time.mention),
        subject=subject,
        modality=modality_of(sentence, first, stop),
        period=time.mention,
        qualifiers=qualifiers,
        mentions=(time.mention,),
    )


def hint_of(mention: EntityMention) -> SubjectHint:
    """Return a name as the subject of a claim."""
    return SubjectHint(owner=mention, position=mention.start, types=(mention.type,))


def belongs(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether the name only modifies what follows: "the SCO Business Council", "OPEC's fund"."""
    text = sentence.tokens.text
    if text[placed.stop - 1].endswith(("'s", "’s")):
        return True
    following = placed.stop
    return following < sentence.stop and (
        text[following][0].isupper() or text[following] in {"'", "’", "-", "–"}
    )


def before_bracket(sentence: Sentence, at: int) -> int:
    """Return the token at which an acronym in brackets begins that ends before a token."""
    lower = sentence.tokens.lower
    opened = at - 3
    return (
        opened if opened > sentence.first and (lower[at - 1], lower[opened]) == (")", "(") else at
    )
