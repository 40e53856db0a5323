"""The time at which a sentence tells that somebody holds an office: that of the clause, of the
event beside it ("when the bank failed in 2008, X was president"), or the one of a "then"."""

from __future__ import annotations

from factcheck.extracting.frames.clauses import clause_at, clauses_of, times_of
from factcheck.extracting.office_neighbours import told_phrases, told_words
from factcheck.extracting.office_words import office_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import OfficeMention, TimeExpression

_RIGHT_AFTER = 3  # tokens from what is led to the time
_GRAINS = frozenset({"day", "month", "year", "range", "quarter"})
_WHEN = frozenset({"when", "as", "while"})


def is_then(sentence: Sentence, placed: Placed[OfficeMention]) -> bool:
    """Return whether an office is that of the time told: "X, then president", "the president of the
    day, X", "X, president at the time"."""
    words = sentence.words(placed.first - 1, placed.stop)
    if not placed.mention.former or "then" not in words:
        return told_phrases("of_the_time").longest(
            sentence.tokens.lower, placed.stop, sentence.stop
        ) is not None or _is_of_the_time(sentence, placed)
    return (office_words().former - {"then", "late"}).isdisjoint(words)


def _is_of_the_time(sentence: Sentence, placed: Placed[OfficeMention]) -> bool:
    """Whether "of the day" stands between an office and its holder."""
    lower = sentence.tokens.lower
    table = told_phrases("of_the_time")
    return any(
        table.longest(lower, at, placed.stop) is not None
        for at in range(placed.first, placed.stop)
        if lower[at] in table
    )


def time_in_office(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """Return the time that a sentence gives for an office, None where it tells none."""
    if placed.mention.past:
        return _time_right_after(sentence, placed) or _time_of_state(sentence, placed)
    return _time_of(sentence, placed)


def _time_of_state(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """The time of "in 2008 X was president" and of "when the bank failed in 2008, X was
    president"; of a verb that tells of a whole time in office, or of its end, none."""
    if "was" not in sentence.words(placed.first, placed.stop):
        return None
    clause = clause_at(sentence, placed.stop - 1)
    own = [one for one in times_of(sentence, clause) if _is_dated(one)]
    if not own:
        every = clauses_of(sentence)
        beside = [
            one
            for one in every
            if one.kind == "subordinate"
            and one.within >= 0
            and every[one.within] is clause
            and sentence.tokens.lower[one.first] in _WHEN
        ]
        own = [time for one in beside for time in times_of(sentence, one) if _is_dated(time)]
    before = sentence.words(own[0].first - 1, own[0].first) if own else []
    apart = before and before[0] in told_words("other_times")
    return own[0].mention if len(own) == 1 and not apart else None


def _is_dated(time: Placed[TimeExpression]) -> bool:
    return time.mention.first is not None and time.mention.grain in _GRAINS


def _is_aside(
    sentence: Sentence, placed: Placed[OfficeMention], time: Placed[TimeExpression]
) -> bool:
    """Whether a time dates only what stands between the name and its office: "X, who was freed in
    1990, became president"."""
    if not placed.first <= time.first < placed.stop:
        return False
    opened = "who" in sentence.words(placed.first, time.first)
    return opened and "," in sentence.words(time.stop, placed.stop)


def _is_apart(
    sentence: Sentence, placed: Placed[OfficeMention], time: Placed[TimeExpression]
) -> bool:
    """Whether a semicolon stands between an office and a time: it is of another statement."""
    first, stop = sorted((placed.first, time.first))
    return ";" in sentence.words(first, stop)


def _time_right_after(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """The time with which "X led the country" goes on ("from 1990 to 2000", "until July 2016")."""
    after = (one for one in sentence.times if 0 <= one.first - placed.stop <= _RIGHT_AFTER)
    time = next(after, None)
    dated = time is not None and time.mention.first is not None
    return time.mention if dated and time is not None else None


def _time_of(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """The date of the event told: the nearest placed past date of the sentence."""
    dated = [
        one
        for one in sentence.times
        if one.mention.first is not None
        and one.mention.grain in {"day", "month", "year", "range", "quarter"}
        and not _is_aside(sentence, placed, one)
        and not _is_apart(sentence, placed, one)
        and not _goes_on_since(sentence, placed, one)
    ]
    return min(dated, key=lambda one: _distance(one, placed)).mention if dated else None


def _goes_on_since(
    sentence: Sentence, placed: Placed[OfficeMention], time: Placed[TimeExpression]
) -> bool:
    """Whether "since 2009" tells how long a holder has done something, who does it now."""
    if time.first - placed.stop < _RIGHT_AFTER:
        return False  # "president since 2009"
    if sentence.words(time.first - 1, time.first) != ["since"]:
        return False
    clause = clause_at(sentence, placed.first)
    has = {"has", "have"}.intersection(sentence.words(clause.verb, clause.verb_stop))
    return bool(has) and clause is clause_at(sentence, time.first)


def _distance(time: Placed[TimeExpression], office: Placed[OfficeMention]) -> int:
    return office.first - time.stop if time.first < office.first else time.first - office.stop
