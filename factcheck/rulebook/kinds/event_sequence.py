"""Dated events of one thing or life out of order: "signed in 2012 and entered into force in
2010"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product

from msgspec import Struct

from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Outcome, Related, Severity, Step
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_VERB_TO_DATE = 8  # tokens: "was born in the village of Kopys in 1954"
_SUBJECT = 7  # tokens of the subject after an opening participle: "Born in 1960, Ann Lee joined"
_CONNECTORS = frozenset({"after", "before"})
_COMPARING = frozenset({"from", "than", "compared", "against"})
_JOINED = frozenset({"organisation", "event"})
_GRAINS = frozenset({"day", "month", "year"})
_DOCUMENT = frozenset({"signed", "ratified", "in_force"})
_words = WordLists("claims/sequences")


class _Dated(Struct, frozen=True):
    """A verb of a stage at tokens [first, stop) of a sentence, with its date."""

    sentence: Sentence
    first: int
    stop: int
    stages: tuple[str, ...]
    time: Time


@cache
def _stages() -> PhraseTable[tuple[str, ...]]:
    stages: dict[str, tuple[str, ...]] = {}
    for stage, phrases in _words.table["stages"].items():
        for phrase in phrases:
            stages[phrase] = (*stages.get(phrase, ()), stage)
    return PhraseTable.of(stages.items())


@cache
def _order() -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in _words.table["order"])


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every two neighbouring events whose dates are out of order."""
    last: _Dated | None = None
    for sentence in context.analysis.sentences:
        if len(sentence.times) > 1 and not _CONNECTORS.isdisjoint(sentence.tokens.vocabulary):
            yield from _connected(rule, sentence)
        events = list(_events(sentence)) if sentence.times else []
        opens = sentence.tokens.lower[sentence.first] in _words("same_thing")
        opens = opens or (bool(events) and _joins_it(events[0]))
        same = last is not None and last.sentence.segment == sentence.segment and opens
        chain = [last, *events] if same and last is not None else events
        for one, other in pairwise(chain):
            if _one_thing(one, other) and _out_of_order(one, other):
                yield _outcome(rule, one, other)
        last = events[-1] if events else None


def _connected(rule: Rule, sentence: Sentence) -> Iterator[Outcome]:
    """ "approved in May, after it had been proposed in September": two dates and their joint."""
    dates = [one for one in sentence.times if is_date(one.mention)]
    lower = sentence.tokens.lower
    if len(dates) != 2 or any(one.mention.grain not in _GRAINS for one in dates):
        return
    if not _words("no_connection").isdisjoint(sentence.words(sentence.first, sentence.stop)):
        return
    one, other = dates
    between = range(one.stop, other.first)
    joints = [at for at in between if lower[at] in _CONNECTORS]
    if ";" in sentence.words(one.stop, other.first):
        return
    if len(joints) != 1 or any(lower[time.first - 1] not in {"in", "on"} for time in dates):
        return
    if not _words("bodies").isdisjoint(sentence.words(joints[0] + 1, joints[0] + 4)):
        return
    if not _COMPARING.isdisjoint(lower[one.stop : joints[0]]):
        return  # "down from the 80 per cent recorded before the crash in 2009"
    if not _are_joined(sentence, one, joints[0], other):
        return
    after = lower[joints[0]] == "after"
    late, early = (one.mention, other.mention) if after else (other.mention, one.mention)
    if late.last is None or early.first is None or not late.last < early.first:
        return
    first, second = one.mention, other.mention
    yield rule.inconsistent(
        second.span,
        rule.message("connected", first=first.text, second=second.text, joint=lower[joints[0]]),
        severity=Severity.WARNING,
        related=(Related(first.span, first.text),),
        derivation=(Step("order", f"{late.text} lies before {early.text}"),),
        confidence=0.8,
    )


def _are_joined(sentence: Sentence, one: Time, joint: int, other: Time) -> bool:
    """Whether "after" ties the clause of one date to that of the other; not in "Georgia, which left
    in 2009 after its war, became a candidate in 2023"."""
    behind, before = clause_at(sentence, joint), clause_at(sentence, one.first)
    outer = clauses_of(sentence)[behind.within] if behind.within >= 0 else behind
    return before in (behind, outer) and behind.first <= other.first < behind.stop


def _events(sentence: Sentence) -> Iterator[_Dated]:
    """Yield the verbs of a sentence that have a date of their own, in their order."""
    found = list(sentence.phrases(_stages()))
    found = sorted([*found, *_works(sentence)])
    for index, (first, stop, stages) in enumerate(found):
        limit = found[index + 1][0] if index + 1 < len(found) else sentence.stop
        time = _date(sentence, stop, min(limit, stop + _VERB_TO_DATE))
        if time is not None:
            yield _Dated(sentence, first, stop, stages, time)


def _works(sentence: Sentence) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """ "Work on the dam began": what was built, and the verb of its beginning."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_words("works")):
        if sentence.words(at + 1, at + 2) not in (["on"], ["of"]):
            continue
        for verb in range(at + 2, min(at + _VERB_TO_DATE, sentence.stop)):
            if lower[verb] in _words("work_begins"):
                yield verb, verb + 1, ("begun",)
                break


def _date(sentence: Sentence, first: int, last: int) -> Time | None:
    """The date of a verb: the first one after it, with its preposition, in its own clause."""
    lower = sentence.tokens.lower
    for time in sentence.times:
        if first <= time.first < last:
            plain = is_date(time.mention) and time.mention.grain in _GRAINS
            fits = lower[time.first - 1] in {"in", "on"} and not time.mention.approximate
            return time if plain and fits and "," not in lower[first : time.first] else None
    return None


def _one_thing(one: _Dated, other: _Dated) -> bool:
    """Whether two events have one subject: nothing but links between them, or a pronoun.

    Whoever "joined it" need not be that subject: "it" is what was founded right before.
    """
    if _joins_it(other):
        return "founded" in one.stages and not _names_another(one, other)
    if one.sentence is not other.sentence:
        between = other.sentence.words(other.sentence.first, other.first)
        return _words("links").union(_words("same_thing")).issuperset(between)
    sentence = one.sentence
    told = set(sentence.words(sentence.first, sentence.stop))
    if _of_document(one) and _of_document(other):
        told.discard("by")  # "signed by ministers in 1999 and ratified by parliament in 2001"
    if not _words("another").isdisjoint(told):
        return False
    counted = {
        at
        for time in sentence.times
        if time.mention.ordinal is not None
        for at in range(time.first, time.stop)
    }
    lower = sentence.tokens.lower
    between = [lower[at] for at in range(one.time.stop, other.first) if at not in counted]
    if _words("links").issuperset(between):
        return bool(between)
    opens = one.first == sentence.first and between[:1] == [","]
    plain = not {",", ";", "and", "while", "when"}.intersection(between[1:])
    return opens and plain and len(between) <= _SUBJECT


def _of_document(event: _Dated) -> bool:
    return not _DOCUMENT.isdisjoint(event.stages)


def _joins_it(event: _Dated) -> bool:
    return not _words("of_it").isdisjoint(event.stages)


def _names_another(one: _Dated, other: _Dated) -> bool:
    """Whether what stands between a founding and "joined it" may be what "it" points to."""
    sentence = other.sentence
    first = one.time.stop if one.sentence is sentence else sentence.first
    named = any(
        first <= at.first < other.first and at.mention.type in _JOINED for at in sentence.entities
    )
    return named or any(first <= at.first < other.first for at in sentence.times)


def _out_of_order(one: _Dated, other: _Dated) -> bool:
    around = set(_around(other))
    if _of_document(one) and _of_document(other):
        around.discard("by")
    if not _words("another").isdisjoint(around):
        return False
    loose = not _words("other_order").isdisjoint((*_around(one), *_around(other)))
    for first, second in product(one.stages, other.stages):
        returns = {first, second} <= _words("may_return")
        if (first, second) in _order():
            return not (returns and loose) and _before(other, one)
        if (second, first) in _order():
            return not returns and _before(one, other)
    return False


def _around(event: _Dated) -> Sequence[str]:
    """The words from the beginning of a sentence to an event's date, without its verb."""
    sentence = event.sentence
    return (
        *sentence.words(sentence.first, event.first),
        *sentence.words(event.stop, event.time.stop),
    )


def _before(one: _Dated, other: _Dated) -> bool:
    """Whether one event is dated wholly before another."""
    first, second = one.time.mention, other.time.mention
    return first.last is not None and second.first is not None and first.last < second.first


def _outcome(rule: Rule, one: _Dated, other: _Dated) -> Outcome:
    spans = [
        Span(event.sentence.tokens.start[event.first], event.time.mention.end)
        for event in (one, other)
    ]
    texts = [
        event.sentence.tokens.source[span.start : span.end]
        for event, span in zip((one, other), spans, strict=True)
    ]
    texts = [" ".join(text.split()) for text in texts]
    life = "born" in (*one.stages, *other.stages)
    return rule.inconsistent(
        spans[1],
        rule.message("inconsistent", first=texts[0], second=texts[1]),
        severity=rule.severity if life else Severity.WARNING,
        related=(Related(spans[0], texts[0]),),
        derivation=(
            Step("first", f"{texts[0]!r}: {one.time.mention.first}"),
            Step("second", f"{texts[1]!r}: {other.time.mention.first}"),
        ),
        confidence=0.85,
    )
