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
_TO_BETWEEN = 3  # tokens from a length to "between" in "ten years lay between"
_TIED = frozenset({"in", "on", "of"})
_CLOSED: tuple[list[str], ...] = ([], ["."], [","], [";"])


@cache
def _lives() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Verbs of a beginning with the verbs of the end that belongs to it."""
    pairs = rules_words("claims/reckoning")["lives"]
    return tuple((frozenset(begins), frozenset(ends)) for begins, ends in pairs)


def lived_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of a length after which something ended that a clause has begin."""
    dates = _two_dates(sentence, length)
    if dates is None or "after" not in sentence.words(length.first - _TO_AFTER, length.first):
        return []
    at = length.first - 1
    while sentence.tokens.lower[at] != "after":
        at -= 1
    if not only("to_use", sentence, at, length.first) or not _is_whole(sentence, length):
        return []
    ending, value = clause_at(sentence, length.first), length_value(sentence, length)
    last = next((one for one in dates if clause_at(sentence, one.first) is ending), None)
    if last is None or value is None:
        return []
    first = dates[0] if last is dates[1] else dates[1]
    beginning = clause_at(sentence, first.first)
    if beginning is ending or not _is_of(sentence, beginning, ending, length):
        return []
    if not _is_life(sentence, beginning, ending):
        return []
    return [reckoned_frame(sentence, "duration", value, length, first.mention, last.mention)]


def passed_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of a length that passed between two dates which follow it."""
    dates = _two_dates(sentence, length)
    if dates is None or dates[0].first < length.stop:
        return []
    told = sentence.words(length.stop, length.stop + _TO_BETWEEN)
    if words("passing").isdisjoint(told) or "between" not in told:
        return []
    if "and" not in sentence.words(dates[0].stop, dates[1].first):
        return []
    value = length_value(sentence, length)
    if value is None:
        return []
    first, second = (one.mention for one in dates)
    return [reckoned_frame(sentence, "duration", value, length, first, second)]


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


def _two_dates(sentence: Sentence, length: Time) -> tuple[Time, Time] | None:
    """The two dates of a sentence that has no other time but a length."""
    others = [one for one in sentence.times if one is not length]
    if len(others) != 2 or not all(is_day(one.mention) for one in others):
        return None
    tied = all(sentence.words(one.first - 1, one.first)[:1] != ["than"] for one in others)
    plain = any(is_date(one.mention) for one in others)
    near = all(_TIED & set(sentence.words(one.first - 1, one.first)) for one in others)
    return (others[0], others[1]) if tied and plain and near else None


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
    begun = set(sentence.words(beginning.verb, beginning.verb_stop))
    ended = set(sentence.words(ending.verb, ending.verb_stop))
    return any(begins & begun and ends & ended for begins, ends in _lives())
