"""Dated events: foundings, treaties, summits, accessions, independence, anniversaries, and the
stages of a named idea ("proposed in March 1997")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.subjects import possessor_of
from factcheck.extracting.frames.terms import Term, terms_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Period, Value
from factcheck.model.mentions import EntityMention, TimeExpression

_AFTER_SUBJECT = frozenset(
    {
        ",",
        "(",
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
_ORGANISATION = ("organisation",)
_PASSIVE = frozenset(
    {"was", "were", "been", "has", "had", "first", "formally", "officially", "itself"}
)
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
_PARTIES = ("organisation", "country")
_DATED = frozenset({"day", "month", "quarter", "half", "season", "year", "decade", "range"})
# From a verb to its date, and from a verb to the name that it speaks of, in tokens.
_DATE_REACH, _NAME_REACH, _GAINING_REACH = 16, 12, 4


@dataclass(frozen=True, slots=True)
class _Verb:
    first: int
    stop: int
    stage: str


@cache
def _stages() -> PhraseTable[str]:
    stages = rules_words("claims/events")["stages"]
    return PhraseTable.of((phrase, stage) for stage, words in stages.items() for phrase in words)


@cache
def _nouns() -> PhraseTable[str]:
    nouns = rules_words("claims/events")["nouns"]
    return PhraseTable.of((phrase, kind) for kind, words in nouns.items() for phrase in words)


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/events")[name])


@cache
def _phrase_set(name: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/events")[name])


def dated_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every event of the sentence that has a date."""
    if not sentence.times:
        return
    yield from _anniversaries(sentence)
    verbs = list(_verbs(sentence))
    for verb in verbs:
        time = _date_of(sentence, verb, verbs)
        if time is None:
            continue
        if verb.stage == "founded":
            yield from _foundings(sentence, verb, time)
        yield from _stage_frames(sentence, verb, time)
    yield from _signings(sentence)
    yield from _summits(sentence)
    yield from _independence(sentence)
    yield from _accessions(sentence)


def _verbs(sentence: Sentence) -> Iterator[_Verb]:
    lower, table, at = sentence.tokens.lower, _stages(), sentence.first
    while at < sentence.stop:
        hit = table.longest(lower, at, sentence.stop) if lower[at] in table else None
        if hit is None:
            at += 1
            continue
        yield _Verb(at, at + hit[0], hit[1])
        at += hit[0]


def _is_dated(time: TimeExpression) -> bool:
    return time.grain in _DATED and time.first is not None and not time.relative


def _date_of(sentence: Sentence, verb: _Verb, verbs: list[_Verb]) -> Placed[TimeExpression] | None:
    """The date that a verb has: after it and before the next verb, else right before it."""
    next_verb = min((one.first for one in verbs if one.first > verb.first), default=sentence.stop)
    for time in sentence.times:
        if verb.stop <= time.first < next_verb and _is_dated(time.mention):
            if time.first - verb.stop > _DATE_REACH:
                return None
            if ";" in sentence.words(verb.stop, time.first):
                return None
            return time
    for time in sentence.times:
        opens = time.first - sentence.first <= 1
        if opens and time.stop <= verb.first and _is_dated(time.mention):
            return time
    return None


def _value(time: TimeExpression) -> Value:
    first, last = time.first or date.min, time.last or date.max  # both known: _is_dated holds
    return Value(
        text=time.text,
        period=Period(first, last, approximate=time.approximate, text=time.text),
    )


def _frame(
    sentence: Sentence,
    measure: str,
    first: int,
    stop: int,
    time: Placed[TimeExpression],
    subject: SubjectHint,
    **qualifiers: str,
) -> Frame:
    first, stop = min(first, time.first), max(stop, time.stop)
    return Frame(
        measure=measure,
        span=sentence.span_of(first, stop),
        sentence=sentence,
        value=_value(time.mention),
        subject=subject,
        modality=modality_of(sentence, first, stop),
        period=time.mention,
        qualifiers=qualifiers,
        mentions=(time.mention,),
    )


def _hint(mention: EntityMention) -> SubjectHint:
    return SubjectHint(owner=mention, position=mention.start, types=(mention.type,))


def _foundings(sentence: Sentence, verb: _Verb, time: Placed[TimeExpression]) -> Iterator[Frame]:
    """ "Established in 2001 the SCO ...", "the alliance, which was founded in 1949"."""
    found = _founded_entity(sentence, verb, time)
    if found is not None:
        yield _frame(sentence, "founded", verb.first, verb.stop, time, _hint(found.mention))
        return
    start = verb.first
    while start > sentence.first and sentence.tokens.lower[start - 1] in _PASSIVE:
        start -= 1
    if start == verb.first or start == sentence.first:
        return
    hint = possessor_of(sentence, start, _ORGANISATION)
    if hint.anaphor is not None:
        yield _frame(sentence, "founded", verb.first, verb.stop, time, hint)


def _founded_entity(
    sentence: Sentence, verb: _Verb, time: Placed[TimeExpression]
) -> Placed[EntityMention] | None:
    lower = sentence.tokens.lower
    before = [
        one
        for one in sentence.entities
        if one.stop <= verb.first and one.mention.type == "organisation"
    ]
    passive = verb.first > sentence.first and (
        lower[verb.first - 1]
        in {"was", "were", "been", "first", "formally", "originally", "officially", ","}
    )
    if before and not _leads(sentence, before[-1], verb):
        return None
    if before and passive and verb.first - before[-1].stop <= _NAME_REACH:
        between = sentence.words(before[-1].stop, verb.first)
        own = all(word in _AFTER_SUBJECT or word in _PASSIVE for word in between)
        commas = [at for at, word in enumerate(between) if word == ","]
        enclosed = (
            len(commas) >= 2
            and commas[0] == 0
            and all(word in _PASSIVE for word in between[commas[-1] + 1 :])
        )
        if own or enclosed:
            return before[-1] if not _belongs(sentence, before[-1]) else None
        return None
    if verb.first - sentence.first <= 1:
        after = [
            one
            for one in sentence.entities
            if time.stop <= one.first <= time.stop + 4 and one.mention.type == "organisation"
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


def _leads(sentence: Sentence, placed: Placed[EntityMention], verb: _Verb) -> bool:
    """Whether a name is all of the phrase before a verb: not "the NATO school was founded"."""
    after = placed.stop
    return after == verb.first or sentence.tokens.lower[after] in _AFTER_SUBJECT


def _belongs(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether the name only modifies what follows: "the SCO Business Council", "OPEC's fund"."""
    text = sentence.tokens.text
    if text[placed.stop - 1].endswith(("'s", "’s")):
        return True
    following = placed.stop
    return following < sentence.stop and (
        text[following][0].isupper() or text[following] in {"'", "’", "-", "–"}
    )


def _stage_frames(sentence: Sentence, verb: _Verb, time: Placed[TimeExpression]) -> Iterator[Frame]:
    """ "the New Security Concept ... proposed in March 1997": stages of named ideas."""
    if _is_edition(sentence):
        return
    for term in _terms_for(sentence, verb):
        yield Frame(
            measure=f"stage:{verb.stage}",
            span=sentence.span_of(min(verb.first, time.first), max(verb.stop, time.stop)),
            sentence=sentence,
            value=_value(time.mention),
            subject=SubjectHint(position=sentence.tokens.start[term.first]),
            modality=modality_of(sentence, verb.first, verb.stop),
            period=time.mention,
            qualifiers={"term": term.text},
            mentions=(time.mention,),
        )


def _is_edition(sentence: Sentence) -> bool:
    """Whether a sentence speaks of one of several versions, which have dates of their own."""
    words = sentence.tokens.text[sentence.first : sentence.stop]  # "New" may be part of a name
    return any(word in _word_set("editions") for word in words)


def _terms_for(sentence: Sentence, verb: _Verb) -> list[Term]:
    """The named ideas that a verb speaks of: its object, or the subject of its passive."""
    terms = terms_of(sentence)
    lower = sentence.tokens.lower
    after = [term for term in terms if verb.stop <= term.first <= verb.stop + 2]
    if after and not _is_passive(sentence, verb):
        return after[:1]
    before = [term for term in terms if term.stop <= verb.first]
    if not before or not _is_passive(sentence, verb):
        # An opening participle: "Proposed in 2004 by the council, the Open Ports Concept ..."
        if verb.first == sentence.first:
            later = [
                term
                for term in terms
                if lower[term.first - 1] == "the"
                and term.first >= 2
                and lower[term.first - 2] == ","
            ]
            return later[:1]
        return []
    if verb.first - before[-1].stop > _NAME_REACH:
        return []
    return _coordinated_before(sentence, before, verb)


def _is_passive(sentence: Sentence, verb: _Verb) -> bool:
    return any(
        word in {"was", "were", "been", "being", "is", "are"}
        for word in sentence.words(verb.first - 3, verb.first)
    )


def _coordinated_before(sentence: Sentence, before: list[Term], verb: _Verb) -> list[Term]:
    """The last term, and those joined to it by commas where the verb is in the plural."""
    chosen = [before[-1]]
    if "were" not in sentence.words(verb.first - 3, verb.first):
        return chosen
    for term in reversed(before[:-1]):
        between = sentence.words(term.stop, chosen[-1].first)
        if all(word in {",", "and", "the", "a"} for word in between):
            chosen.append(term)
        else:
            break
    return chosen


def _anniversaries(sentence: Sentence) -> Iterator[Frame]:
    """ "the 5th anniversary of the SCO ... in 2006", "OPEC marked its 50th anniversary in 2010"."""
    for placed in sentence.times:
        if placed.mention.grain != "anniversary" or placed.mention.ordinal is None:
            continue
        found = _celebrated(sentence, placed)
        year = _nearest_date(sentence, placed)
        if found is None or year is None:
            continue
        yield _frame(
            sentence,
            "anniversary",
            placed.first,
            placed.stop,
            year,
            found[0],
            nth=str(placed.mention.ordinal),
            event=found[1],
        )


def _celebrated(
    sentence: Sentence, placed: Placed[TimeExpression]
) -> tuple[SubjectHint, str] | None:
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
        if entity is None or entity.mention.type not in _PARTIES:
            return None
        if entity.stop < sentence.stop and lower[entity.stop] == "independence":
            return _hint(entity.mention), "independence"
        if _belongs(sentence, entity) or (entity.mention.type == "country" and event == "founded"):
            return None
        return _hint(entity.mention), event
    before = placed.first - 1
    if before < sentence.first or lower[before] != "its":
        return None
    hint = SubjectHint(
        anaphor="its",
        position=placed.mention.start,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[before],
        types=_ORGANISATION,
    )
    return hint, event


def _nearest_date(
    sentence: Sentence, anniversary: Placed[TimeExpression]
) -> Placed[TimeExpression] | None:
    """The date of an anniversary: the next one after it, else the nearest before it."""
    dated = [one for one in sentence.times if one is not anniversary and _is_dated(one.mention)]
    after = [one for one in dated if 0 <= one.first - anniversary.stop <= _DATE_REACH]
    before = [one for one in dated if 0 <= anniversary.first - one.stop <= _DATE_REACH]
    return after[0] if after else before[-1] if before else None


def _signings(sentence: Sentence) -> Iterator[Frame]:
    """ "the Charter of the Organization signed in 2002": a document with its owner and date."""
    lower = sentence.tokens.lower
    for at in range(sentence.first, sentence.stop):
        if lower[at] not in _nouns() or not sentence.tokens.text[at][0].isupper():
            continue
        hit = _nouns().longest(lower, at, sentence.stop)
        if hit is None or hit[1] != "treaty":
            continue
        verb = next(
            (
                one
                for one in range(at + hit[0], min(at + hit[0] + 9, sentence.stop))
                if lower[one] in _word_set("signing")
            ),
            None,
        )
        if verb is None:
            continue
        time = next(
            (
                one
                for one in sentence.times
                if verb < one.first <= verb + 6 and _is_dated(one.mention)
            ),
            None,
        )
        if time is None:
            continue
        subject = _owner_of_noun(sentence, at, at + hit[0])
        if subject is not None:
            yield _frame(
                sentence,
                "event_date",
                at,
                time.stop,
                time,
                subject,
                event="treaty",
                noun=lower[at],
                title=_title(sentence, at, verb),
            )


def _title(sentence: Sentence, at: int, verb: int) -> str:
    first = at
    while first > sentence.first and sentence.tokens.text[first - 1][0].isupper():
        first -= 1
    stop = verb
    while stop > at + 1 and sentence.tokens.lower[stop - 1] in {
        "was",
        "were",
        "is",
        ",",
        "been",
        "jointly",
    }:
        stop -= 1
    return sentence.tokens.joined(first, stop - 1)


def _owner_of_noun(sentence: Sentence, first: int, stop: int) -> SubjectHint | None:
    lower = sentence.tokens.lower
    if stop < sentence.stop and lower[stop] in {"of", "on", "establishing"}:
        at = stop + 1
        if at < sentence.stop and lower[at] in {"the", "this"}:
            at += 1
        entity = sentence.entity_at(at) if at < sentence.stop else None
        if entity is not None:
            return _hint(entity.mention) if entity.mention.type in _PARTIES else None
        if at < sentence.stop and lower[at] in {
            "organization",
            "organisation",
            "union",
            "alliance",
            "bloc",
        }:
            return SubjectHint(
                anaphor="organisation", position=sentence.tokens.start[first], types=_ORGANISATION
            )
        return None
    entity = sentence.entity_at(first - 1) if first > sentence.first else None
    if entity is not None and entity.mention.type in _PARTIES:
        return _hint(entity.mention)
    return None


def _summits(sentence: Sentence) -> Iterator[Frame]:
    """ "the SCO summit held in August 2007 in Bishkek": organisation, date and place."""
    lower = sentence.tokens.lower
    for at in range(sentence.first, sentence.stop):
        if lower[at] not in _nouns():
            continue
        hit = _nouns().longest(lower, at, sentence.stop)
        if hit is None or hit[1] != "summit":
            continue
        stop = at + hit[0]
        subject = _owner_of_noun(sentence, at, stop)
        time = next(
            (
                one
                for one in sentence.times
                if at - 3 <= one.first <= stop + 8 and _is_dated(one.mention)
            ),
            None,
        )
        if subject is None or time is None:
            continue
        city = next(
            (
                one
                for one in sentence.entities
                if stop <= one.first <= stop + 10 and one.mention.type == "city"
            ),
            None,
        )
        qualifiers = {"event": "summit"}
        if city is not None and city.mention.entity:
            qualifiers["place"] = city.mention.entity
            stop = max(stop, city.stop)
        yield _frame(sentence, "event_date", at, stop, time, subject, **qualifiers)


def _independence(sentence: Sentence) -> Iterator[Frame]:
    """ "Kazakhstan declared independence in 1991", "since independence from France in 1960"."""
    lower = sentence.tokens.lower
    for at in range(sentence.first, sentence.stop):
        if lower[at] not in _word_set("independence"):
            continue
        if not any(word in _word_set("gained") for word in sentence.words(at - 4, at)):
            continue
        time = _date_of_independence(sentence, at)
        entity = next(
            (
                one
                for one in reversed(sentence.entities)
                if one.stop <= at
                and one.mention.type == "country"
                and one.mention.form != "demonym"
            ),
            None,
        )
        if time is None or entity is None or at - entity.stop > _GAINING_REACH:
            continue
        if sentence.tokens.text[entity.first - 1] in {",", "and"} and entity.first > sentence.first:
            continue  # one of several that did so together
        yield _frame(
            sentence, "event_date", at, at + 1, time, _hint(entity.mention), event="independence"
        )
        return


def _date_of_independence(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """The date right after "independence", over "from" and a name only."""
    lower, index = sentence.tokens.lower, at + 1
    if index < sentence.stop and lower[index] == "from":
        index += 1
        if index < sentence.stop and lower[index] == "the":
            index += 1
        entity = sentence.entity_at(index) if index < sentence.stop else None
        if entity is None:
            return None
        index = entity.stop
    if index >= sentence.stop or lower[index] not in {"in", "on", "("}:
        return None
    return next(
        (one for one in sentence.times if one.first == index + 1 and _is_dated(one.mention)), None
    )


def _accessions(sentence: Sentence) -> Iterator[Frame]:
    """ "Georgia joined the WTO in 2000", "Iran left the organisation in 2010"."""
    lower = sentence.tokens.lower
    for name in ("joined", "left"):
        table = _phrase_set(name)
        for at in range(sentence.first, sentence.stop):
            if lower[at] not in table:
                continue
            hit = table.longest(lower, at, sentence.stop)
            if hit is None:
                continue
            stop = at + hit[0]
            who = next(
                (
                    one
                    for one in reversed(sentence.entities)
                    if at - 5 <= one.stop <= at and one.mention.type == "country"
                ),
                None,
            )
            whole = next(
                (
                    one
                    for one in sentence.entities
                    if stop <= one.first <= stop + 2 and one.mention.type == "organisation"
                ),
                None,
            )
            if who is None or whole is None or whole.mention.entity is None:
                continue
            if _belongs(sentence, whole):
                continue
            time = next(
                (
                    one
                    for one in sentence.times
                    if whole.stop <= one.first <= whole.stop + 3 and _is_dated(one.mention)
                ),
                None,
            )
            if time is not None:
                yield _frame(
                    sentence,
                    name,
                    at,
                    stop,
                    time,
                    _hint(who.mention),
                    organisation=whole.mention.entity,
                )
