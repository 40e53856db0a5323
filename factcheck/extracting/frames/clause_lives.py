"""Lengths between the beginning and the end of one thing, told in two clauses: "The union, founded
in 1991, dissolved itself after 22 years in 2013"; "ten years passed between the two"."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import (
    Time,
    is_date,
    is_day,
    length_value,
    only,
    phrases,
    reckoned_frame,
    within,
    words,
)
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Clause, Sentence

_TO_AFTER = 5  # tokens from "after" to a length: "after a run of more than"
_HEDGED = 3  # tokens from "for" to a length, or from a length to "passed"
_TIED = frozenset({"in", "on", "of"})
_CLOSED: tuple[list[str], ...] = ([], ["."], [","], [";"], ["and"])


@cache
def _lives() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Verbs of a beginning with the verbs of the end that belongs to it."""
    pairs = rules_words("claims/reckoning")["lives"]
    return tuple((frozenset(begins), frozenset(ends)) for begins, ends in pairs)


@cache
def _begins() -> frozenset[str]:
    return frozenset().union(*(begins for begins, _ in _lives()))


def lived_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of a length after which something ended that a clause has begin, or of
    which both are told: "a 60-day truce began in May and expires in July"."""
    if _begins().isdisjoint(sentence.vocabulary):
        return []
    value, dates = length_value(sentence, length), _dates(sentence, length)
    if value is None or not 0 < len(dates) < 3:
        return []
    ending = clause_at(sentence, length.first)
    if ending.subject <= length.first < ending.subject_stop:
        if len(dates) != 2:
            return []
        ending = clause_at(sentence, dates[1].first)
    elif not is_after_all(sentence, length):
        return []
    last = next((one for one in dates if clause_at(sentence, one.first) is ending), None)
    others = [one for one in dates if one is not last]
    if len(others) != 1 or (last is None and ending.tense not in {"present", "perfect"}):
        return []
    beginning = clause_at(sentence, others[0].first)
    if beginning is ending or not _is_of(sentence, beginning, ending, length):
        return []
    if not _is_life(sentence, beginning, ending):
        return []
    begin, end = others[0].mention, last.mention if last is not None else None
    measure = "duration" if end is not None else "tenure"
    return [reckoned_frame(sentence, measure, value, length, begin, end)]


def gone_on_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of what has gone on for longer than the thing that does it: "Set up in 1998,
    the fund has now lent money for 32 years"."""
    founded, _ = _lives()[0]  # whoever joined a firm may have been an engineer before
    if "for" not in sentence.words(length.first - _HEDGED, length.first):
        return []
    if founded.isdisjoint(sentence.vocabulary):
        return []
    value, dates = length_value(sentence, length), _dates(sentence, length)
    if value is None or len(dates) != 1:
        return []
    clause = clause_at(sentence, length.first)
    if clause.tense != "perfect":
        return []
    beginning = clause_at(sentence, dates[0].first)
    same = (beginning.subject, beginning.subject_stop) == (clause.subject, clause.subject_stop)
    begun = set(sentence.words(beginning.verb, beginning.verb_stop))
    if beginning is clause or not same or not founded & begun:
        return []
    return [
        reckoned_frame(sentence, "tenure", value, length, dates[0].mention, None, at_most="yes")
    ]


def notice_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of a notice between the day when it was given and that when it takes effect:
    "one year's notice is due, so the exit declared in May 2021 takes effect in May 2022"."""
    dates = _two_dates(sentence, length)
    told = sentence.words(length.stop, length.stop + 2)
    if dates is None or "notice" not in told or dates[0].first < length.stop:
        return []
    given, ended = clause_at(sentence, dates[0].first), clause_at(sentence, dates[1].first)
    if words("giving_notice").isdisjoint(sentence.words(given.verb, given.verb_stop)):
        return []
    if not any(
        ended.verb <= at <= dates[1].first
        for at, _, _ in sentence.phrases(phrases("taking_effect"))
    ):
        return []
    value = length_value(sentence, length)
    if value is None:
        return []
    exact = "so" in sentence.vocabulary and "end" not in sentence.vocabulary
    first, second = (one.mention for one in dates)
    value = value if exact else within(value)
    return [reckoned_frame(sentence, "offset", value, length, first, second, way="told")]


def _dates(sentence: Sentence, length: Time) -> list[Time]:
    """The dates of a sentence that has no other time but a length and "now"; none where a word but
    "in", "on" or "of" leads to one of them."""
    others = [one for one in sentence.times if one is not length and one.mention.grain != "present"]
    plain = any(is_date(one.mention) for one in others)
    if not plain or not all(is_day(one.mention) for one in others):
        return []
    led = [sentence.words(one.first - 1, one.first) for one in others]
    return others if all(_TIED.intersection(before) for before in led) else []


def _two_dates(sentence: Sentence, length: Time) -> tuple[Time, Time] | None:
    """The dates of a sentence that has two of them, and a length."""
    dates = _dates(sentence, length)
    return (dates[0], dates[1]) if len(dates) == 2 else None


def is_after_all(sentence: Sentence, length: Time) -> bool:
    """Return whether "after" leads to a length that is of all that something was."""
    before = sentence.words(length.first - _TO_AFTER, length.first)
    if "after" not in before:
        return False
    at = length.first - 1 - before[::-1].index("after")
    return only("to_use", sentence, at, length.first) and _is_whole(sentence, length)


def _is_whole(sentence: Sentence, length: Time) -> bool:
    """Whether a length is of all that something was: nothing follows it, a date does, or it is "of
    existence"; "after six years in the second league" is not."""
    after = sentence.words(length.stop, length.stop + 2)
    if after[:1] in _CLOSED:
        return True
    if after[:1] in (["in"], ["on"]) and any(
        one.first == length.stop + 1 for one in sentence.times
    ):
        return True
    used = after[:1] in (["of"], ["in"]) and after[1:] and after[1] in words("in_use")
    return bool(used) or (
        after[:1] == ["that"] and "of" in sentence.words(length.first - 1, length.first)
    )


def _is_of(sentence: Sentence, beginning: Clause, ending: Clause, length: Time) -> bool:
    """Whether two clauses speak of one thing: they have one subject, or the first one speaks of
    what is as long ("a run of four months that began in May")."""
    subject = (beginning.subject, beginning.subject_stop)
    if subject == (ending.subject, ending.subject_stop):
        return True
    if words("pronouns") & set(sentence.words(ending.subject, ending.subject_stop)):
        return ending.subject_stop - ending.subject == 1
    return beginning.subject <= length.first < beginning.subject_stop


def _is_life(sentence: Sentence, beginning: Clause, ending: Clause) -> bool:
    begun = set(sentence.words(beginning.verb, beginning.verb_stop + 1))  # "came back"
    ended = set(sentence.words(ending.verb, ending.verb_stop + 1))
    return any(begins & begun and ends & ended for begins, ends in _lives())
