"""Tenses against the document's day: what is told as past and lies ahead, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.model.findings import Outcome, Step, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

# Only these know the day of the text by something else than the dates that it tells.
_GUESSED = frozenset({"today", "latest date in the text"})
_GRAINS = frozenset({"day", "month", "year"})
_FROM_GRAINS = frozenset({"day", "month"})  # a rule that began within a year may be told as to come
_FORESEEN = frozenset({"if", "expected", "projected", "forecast"})
_BEING = frozenset({"is", "are"})
_SINCE = frozenset({"since"})
_LASTING = frozenset({"country", "organisation", "city", "person", "region"})
_AHEAD_TENSES = frozenset({"future", "conditional"})
_COMPARED = 6  # tokens from "than" to a verb
_LONGEST = 4  # tokens of "is scheduled for"
_ENTRY: tuple[list[str], ...] = (
    [],
    ["."],
    [":"],
    ["–"],
    ["—"],
    ["-"],
)  # after the date of an entry
_QUOTES = frozenset('"“”«»')


class Params(KindParams, frozen=True):
    """`tense`: what the text says; `reach`: tokens between a verb and its date; `slack_days`: how
    far the date must lie on the other side of the document's day."""

    tense: Literal["past", "future"] = "past"
    words: str = "claims/tenses"
    reach: int = 7
    slack_days: int = 1


class _Words(Struct, frozen=True):
    past: PhraseTable[bool]
    into: PhraseTable[bool]
    future: PhraseTable[bool]
    not_past: frozenset[str]
    not_future: frozenset[str]
    no_event: frozenset[str]
    of_clause: frozenset[str]
    arranging: frozenset[str]
    looks_back: frozenset[str]
    into_force: frozenset[str]
    after_from: frozenset[str]
    undated: frozenset[str]


@cache
def _words(name: str) -> _Words:
    table = rules_words(name)
    return _Words(
        PhraseTable.of((phrase, True) for phrase in table["past"]),
        PhraseTable.of((phrase, True) for phrase in table["into"]),
        PhraseTable.of((phrase, True) for phrase in table["future"]),
        *(
            frozenset(table[name])
            for name in (
                "not_past",
                "not_future",
                "no_event",
                "of_clause",
                "arranging",
                "looks_back",
                "into_force",
                "after_from",
                "undated",
            )
        ),
    )


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every date on the wrong side of the document's day."""
    if context.now.source in _GUESSED:
        return
    if params.tense == "past":
        yield from _since_ahead(rule, params, context)
    words, slack = _words(params.words), timedelta(days=params.slack_days)
    entry: tuple[int, bool] = (-1, False)
    for sentence in context.analysis.sentences:
        if sentence.segment != entry[0]:
            entry = (sentence.segment, _opens_with_date(sentence))
        if entry[1] and params.tense == "future":
            continue
        for time in sentence.times:
            first, last = time.mention.first, time.mention.last
            if first is None or last is None:
                continue
            ahead, gone = first > context.today + slack, last < context.today - slack
            if not (ahead if params.tense == "past" else gone) or not _is_plain(
                sentence, time, params
            ):
                continue
            if params.tense == "future" and not _may_tell_of_future(sentence):
                break
            if not _QUOTES.isdisjoint(sentence.words(sentence.first, sentence.stop)):
                break
            verb = _verb(sentence, time, params, words)
            if verb is not None:
                yield _outcome(rule, sentence, verb, time, context)
                break


def _opens_with_date(sentence: Sentence) -> bool:
    """Whether a paragraph is the entry of a day, whose future may be past by now: "3 June. The ban
    is to begin in December"."""
    first = sentence.times[0] if sentence.times else None
    opens = first is not None and first.first == sentence.first and first.mention.grain in _GRAINS
    return opens and first is not None and sentence.words(first.stop, first.stop + 1) in _ENTRY


def _since_ahead(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """What is told to be so "since" a date that lies ahead: "the highest price since March 2023".

    A sentence about the future may look back from there.
    """
    slack = timedelta(days=params.slack_days)
    for sentence in context.sentences_with(_SINCE):
        for at in sentence.places_of(_SINCE):
            time = next((one for one in sentence.times if one.first == at + 1), None)
            first = time.mention.first if time is not None and is_date(time.mention) else None
            if time is None or first is None or first <= context.today + slack:
                continue
            plain = time.mention.grain in _GRAINS and not time.mention.approximate
            if plain and not _looks_ahead(sentence):
                yield _outcome(rule, sentence, (at, at + 1), time, context, message="since")


@cache
def _coming() -> frozenset[str]:
    return clause_words("future") | clause_words("coming") | clause_words("planning")


def _may_tell_of_future(sentence: Sentence) -> bool:
    """Whether a word of the future stands in a sentence, so that its clauses are worth a look."""
    if not _coming().isdisjoint(sentence.vocabulary):
        return True
    return any(sentence.words(at + 1, at + 2) == ["to"] for at in sentence.places_of(_BEING))


def _looks_ahead(sentence: Sentence) -> bool:
    """Whether any clause tells of what is to come, or may be so."""
    if not _FORESEEN.isdisjoint(sentence.vocabulary):
        return True
    return any(
        one.tense in _AHEAD_TENSES or one.kind == "conditional" for one in clauses_of(sentence)
    )


def _is_plain(sentence: Sentence, time: Time, params: Params) -> bool:
    """Whether a time is a date that "in" or "on" ties to a verb; or that "from" ties to what is to
    begin then, with no end told."""
    at, mention = time.first - 1, time.mention
    tie = sentence.tokens.lower[at] if at >= sentence.first else ""
    tied = tie in {"in", "on", "for"}
    if tie == "from" and params.tense == "future" and mention.grain in _FROM_GRAINS:
        after = sentence.words(time.stop, time.stop + 1)
        tied = not after or after[0] in _words(params.words).after_from
    return tied and is_date(mention) and mention.grain in _GRAINS and not mention.approximate


def _verb(sentence: Sentence, time: Time, params: Params, words: _Words) -> tuple[int, int] | None:
    """The verb that a date belongs to, as its tokens, if it is told in the tense that is judged."""
    clause, past = clause_at(sentence, time.first), params.tense == "past"
    if sentence.tokens.lower[time.first - 1] == "for":
        # "Scheduled for May", but not "plans for May".
        return None if past else _phrase_before(words.future, sentence, time.first)
    tense = _tense_told(sentence, clause, words) if past else clause.tense
    if tense != params.tense or not _is_adverbial(sentence, clause, time, params.reach):
        return None
    told = _told_as_past if past else _told_as_future
    return told(sentence, clause, time, words)


def _is_adverbial(sentence: Sentence, clause: Clause, time: Time, reach: int) -> bool:
    """Whether a date stands near the verb of its clause: behind it, or at the beginning of a
    sentence before it."""
    if time.first - 1 == sentence.first:
        return 0 <= clause.verb - time.stop <= reach
    gap = sentence.words(clause.verb_stop, time.first - 1)
    return clause.verb_stop < time.first and len(gap) <= reach and "," not in gap


def _between(sentence: Sentence, clause: Clause, time: Time) -> list[str]:
    """The words between a verb and its date, whichever stands first."""
    if time.stop <= clause.verb:
        return sentence.words(time.stop, clause.verb)
    return sentence.words(clause.verb_stop, time.first - 1)


def _told_as_past(
    sentence: Sentence, clause: Clause, time: Time, words: _Words
) -> tuple[int, int] | None:
    """ "The bridge was opened by the king in May 2030", "they met in Lima in May 2030"; of a verb
    with an object only what nothing can be promised by ("joined the club", "became a member")."""
    told = {*sentence.words(sentence.first, time.first), *sentence.words(time.stop, sentence.stop)}
    if not (words.not_past - words.of_clause).isdisjoint(told) or _looks_ahead(sentence):
        return None
    between, passive = _between(sentence, clause, time), clause.passive or not clause.tense
    loose = words.of_clause - {"by"} if passive else words.of_clause
    if not loose.isdisjoint(between):
        return None
    done = sentence.tokens.lower[clause.verb_stop - 1]
    if passive and done not in words.arranging:
        # A noun between the two may be of that date: "was promised a park in 2030".
        if not between or between[0] in clause_words("prepositions") or is_adverb(between[0]):
            return clause.verb, clause.verb_stop
    elif not between and time.first > clause.verb and done not in words.arranging:
        return clause.verb, clause.verb_stop  # "reopened in May 2030": it has no object
    hit = words.past.longest(sentence.tokens.lower, clause.verb, sentence.stop)
    if hit is not None and not (clause.passive or words.not_past.isdisjoint(told)):
        hit = None
    if hit is None and _is_undated(sentence, time, words):
        hit = words.into.longest(sentence.tokens.lower, clause.verb, sentence.stop)
    return (clause.verb, clause.verb + hit[0]) if hit is not None else None


def _is_undated(sentence: Sentence, time: Time, words: _Words) -> bool:
    """Whether the noun before a date is none that could bear it, as an election can: the name of a
    state, a body or a person, or "the throne"."""
    last = time.first - 2
    named = sentence.entity_at(last)
    known = named is not None and named.stop == last + 1 and named.mention.type in _LASTING
    return known or sentence.tokens.lower[last] in words.undated


def _tense_told(sentence: Sentence, clause: Clause, words: _Words) -> str:
    """The tense of a clause; that around a participle of what is done once: "the pact signed in May
    2030 was a success"."""
    if clause.kind != "participial" or clause.within < 0:
        return clause.tense
    told = ["was", sentence.tokens.lower[clause.verb_stop - 1]]
    done = words.past.longest(told, 0, len(told)) is not None
    return clauses_of(sentence)[clause.within].tense if done else ""


def _told_as_future(
    sentence: Sentence, clause: Clause, time: Time, words: _Words
) -> tuple[int, int] | None:
    """ "The bridge will be opened in May 2010"; not what was foreseen at a date before."""
    lower = sentence.tokens.lower
    if not words.no_event.isdisjoint(lower[clause.verb : clause.verb_stop]):
        return None
    if "than" in sentence.words(clause.verb - _COMPARED, clause.verb):
        return None  # a comparison: "more than it will be in 2012"
    if sentence.words(clause.first, clause.first + 1) == ["what"]:
        return None
    if any(one.stop <= clause.verb for one in _told_before(sentence, time)):
        return None  # "in May 2011 it said that it will begin in 2013"
    between = _between(sentence, clause, time)
    if not words.not_future.isdisjoint(between):
        return None
    if lower[time.first - 1] == "from" and (
        not words.into_force.issuperset(between)
        or not words.looks_back.isdisjoint(lower[clause.verb : clause.verb_stop])
    ):
        return None  # "the votes from May 2012 will be", "will be counted from May 2012"
    return clause.verb, clause.verb_stop


def _phrase_before(
    table: PhraseTable[bool], sentence: Sentence, stop: int
) -> tuple[int, int] | None:
    """A phrase of a table that ends at a token."""
    lower = sentence.tokens.lower
    for at in range(max(sentence.first, stop - _LONGEST), stop):
        hit = table.longest(lower, at, stop) if lower[at] in table else None
        if hit is not None and at + hit[0] == stop:
            return at, stop
    return None


def _told_before(sentence: Sentence, time: Time) -> list[Time]:
    """The dates of a sentence that lie before another: those of who foresaw it."""
    when = time.mention.first
    return [
        one
        for one in sentence.times
        if is_date(one.mention) and one.mention.last and when and one.mention.last < when
    ]


def _outcome(
    rule: Rule,
    sentence: Sentence,
    verb: tuple[int, int],
    time: Time,
    context: Context,
    message: str = "inconsistent",
) -> Outcome:
    tokens, mention = sentence.tokens, time.mention
    start = min(tokens.start[verb[0]], mention.start)
    end = max(tokens.end[verb[1] - 1], mention.end)
    told = tokens.joined(verb[0], verb[1] - 1)
    return rule.outcome(
        Verdict.INCONSISTENT,
        Span(start, end),
        message=rule.message(
            message,
            verb=told,
            date=mention.text,
            today=day_text(context.today.isoformat()),
        ),
        derivation=(
            Step("document", f"the text is of {context.today} ({context.now.source})"),
            Step("date", f"{mention.text}: {mention.first} to {mention.last}"),
        ),
        confidence=0.75,
    )
