"""Tenses against the document's day: what is told as past and lies ahead, and the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Literal, NamedTuple

from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Outcome, Step, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

# Only these know the day of the text by something else than the dates that it tells.
_GUESSED = frozenset({"today", "latest date in the text"})
_GRAINS = frozenset({"day", "month", "year"})
_OWNERS = frozenset(
    {"its", "their", "his", "her", "the", "a", "political", "free", "own", "people's", "s"}
)
_AHEAD = frozenset(
    {"will", "would", "shall", "could", "may", "might", "if", "expected", "projected", "forecast"}
)
_SINCE = frozenset({"since"})
_QUOTES = frozenset('"“”«»')


class Params(KindParams, frozen=True):
    """`tense`: what the text says; `reach`: tokens between a verb and its date; `slack_days`: how
    far the date must lie on the other side of the document's day."""

    tense: Literal["past", "future"] = "past"
    words: str = "claims/tenses"
    reach: int = 7
    slack_days: int = 1


class _Words(NamedTuple):
    past: PhraseTable[bool]
    future: PhraseTable[bool]
    not_past: frozenset[str]
    not_future: frozenset[str]
    no_event: frozenset[str]


@cache
def _words(name: str) -> _Words:
    table = rules_words(name)
    return _Words(
        PhraseTable.of((phrase, True) for phrase in table["past"]),
        PhraseTable.of((phrase, True) for phrase in table["future"]),
        frozenset(table["not_past"]),
        frozenset(table["not_future"]),
        frozenset(table["no_event"]),
    )


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every date on the wrong side of the document's day."""
    if context.now.source in _GUESSED:
        return
    if params.tense == "past":
        yield from _since_ahead(rule, params, context)
    words, slack = _words(params.words), timedelta(days=params.slack_days)
    table = words.past if params.tense == "past" else words.future
    for sentence in context.sentences_with(table.first_words):
        dated = [one for one in sentence.times if _is_plain(sentence, one)]
        if not dated:
            continue
        if not _QUOTES.isdisjoint(sentence.words(sentence.first, sentence.stop)):
            continue
        for time in dated:
            first, last = time.mention.first, time.mention.last
            if first is None or last is None:
                continue
            ahead, gone = first > context.today + slack, last < context.today - slack
            if not (ahead if params.tense == "past" else gone):
                continue
            verb = _verb(sentence, time, params, words)
            only_for = sentence.tokens.lower[time.first - 1] == "for"
            if verb is not None and only_for != (verb[1] == time.first):
                verb = None  # "scheduled for May", but not "plans for May"
            if verb is not None:
                yield _outcome(rule, sentence, verb, time, context)
                break


def _since_ahead(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """What is told to be so "since" a date that lies ahead: "the highest price since March 2023".

    A sentence about the future may look back from there.
    """
    slack = timedelta(days=params.slack_days)
    for sentence in context.sentences_with(_SINCE):
        if not _AHEAD.isdisjoint(sentence.tokens.vocabulary):
            continue
        for at in sentence.places_of(_SINCE):
            time = next((one for one in sentence.times if one.first == at + 1), None)
            first = time.mention.first if time is not None and is_date(time.mention) else None
            if time is None or first is None or first <= context.today + slack:
                continue
            if time.mention.grain in _GRAINS and not time.mention.approximate:
                yield _outcome(rule, sentence, (at, at + 1), time, context, message="since")


def _is_plain(sentence: Sentence, time: Time) -> bool:
    """Whether a time is a date that "in" or "on" ties to a verb."""
    at = time.first - 1
    tied = at >= sentence.first and sentence.tokens.lower[at] in {"in", "on", "for"}
    mention = time.mention
    return tied and is_date(mention) and mention.grain in _GRAINS and not mention.approximate


def _verb(sentence: Sentence, time: Time, params: Params, words: _Words) -> tuple[int, int] | None:
    """The verb that a date belongs to, as its tokens: right before it, or after it where the date
    opens the sentence."""
    lower = sentence.tokens.lower
    past = params.tense == "past"
    table = words.past if past else words.future
    blocked = words.not_past if past else words.not_future
    opens = time.first - 1 == sentence.first
    first = time.stop if opens else max(sentence.first, time.first - 1 - params.reach - 4)
    ends = time.first if lower[time.first - 1] == "for" else time.first - 1
    last = sentence.stop if opens else ends
    told = [*sentence.words(sentence.first, time.first), *sentence.words(time.stop, sentence.stop)]
    if past and not blocked.isdisjoint(told):
        return None
    for at in range(first, last) if opens else range(last - 1, first - 1, -1):
        hit = table.longest(lower, at, last) if lower[at] in table else None
        if hit is None:
            continue
        stop = at + hit[0]
        while stop < last and lower[stop - 1] in {"be", "to", "will"}:
            stop += 1  # "will be held", "is due to take place", "will travel"
        if not past and not words.no_event.isdisjoint(lower[at:stop]):
            return None
        if not past and "than" in sentence.words(at - 6, at):
            return None  # a comparison: "more than it will be in 2012"
        if lower[at] == "will" and (lower[at - 1] in _OWNERS or _is_name(sentence, at)):
            return None  # "against its will", "The World as Will and Representation"
        if not past and any(one.stop <= at for one in _told_before(sentence, time)):
            return None  # "in May 2011 it said that it will begin in 2013"
        gap = range(time.stop, at) if opens else range(stop, time.first - 1)
        between = {lower[one] for one in gap}
        if len(gap) > params.reach or not blocked.isdisjoint(between):
            return None
        if not opens and "," in between:
            return None
        if not past and any(word.endswith("ed") for word in between):
            return None  # the date of another event: "will replace the pact concluded in 1999"
        return at, at + hit[0]
    return None


def _is_name(sentence: Sentence, at: int) -> bool:
    return at > sentence.first and sentence.tokens.text[at][0].isupper()


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
