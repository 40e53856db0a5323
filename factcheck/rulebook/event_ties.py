"""Whether a date belongs to a phrase that tells an event, as the clauses of its sentence go."""

from __future__ import annotations

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.clauses import clause_at, same_clause, tense_at
from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.factbase.facts import Event
from factcheck.rulebook.event_phrases import Phrase, event_words, tie_of

_LONG = 200  # days of an event that says nothing of one day in it


def is_tied(sentence: Sentence, phrase: Phrase, time: Time) -> bool:
    """Whether a date belongs to a phrase: beside a noun, in the clause of a verb."""
    if phrase.noun:
        clause = clause_at(sentence, time.first)
        own = clause.kind == "relative" and clause.first == phrase.stop
        happened = own or _happened(sentence, phrase, clause)
        return happened or tie_of(sentence, phrase, time) is not None
    same = same_clause(sentence, phrase.first, time.first)
    if not same and not _leads_to(sentence, phrase, time):
        return False
    return tense_at(sentence, phrase.first) not in {"future", "conditional"}


def _happened(sentence: Sentence, phrase: Phrase, clause: Clause) -> bool:
    """Whether a noun is what the date's clause says to have happened: "the putsch that ... began in
    Moscow in August"."""
    verb = sentence.words(clause.verb, clause.verb_stop)
    subject = clause.subject <= phrase.first < clause.subject_stop
    return subject and not event_words("happening").isdisjoint(verb)


def _leads_to(sentence: Sentence, phrase: Phrase, time: Time) -> bool:
    """Whether a date stands right before the clause of a verb, or right behind it in what it
    governs: "on 21 August, when tanks rolled into", "voted to leave the Union in June"."""
    clause, other = clause_at(sentence, phrase.first), clause_at(sentence, time.first)
    if other.kind == "infinitive" and other.first < phrase.stop:
        return True
    at = time.stop + (sentence.words(time.stop, time.stop + 1) == [","])
    if not clause.first <= at <= phrase.first:
        return False
    opens = sentence.words(time.first - 2, time.first - 1)
    return sentence.words(at, at + 1) in (["when"], ["that"]) or opens in ([","], ["since"], [])


def was_then(event: Event, stated: Days) -> bool:
    """Whether an event was at a time; not what went on so long that it tells nothing."""
    return (event.when.last - event.when.first).days < _LONG and any(
        one.first <= stated.last and stated.first <= one.last for one in event.dates
    )
