"""Lengths between the dates of two clauses: "launched in 2009 and wound up in 2015, after six years
of operation", "ten years after it was founded in 1992, the agency was dissolved in 2002"."""

from __future__ import annotations

from factcheck.extracting.frames.clauses import clause_at, same_clause
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import (
    Time,
    is_day,
    length_value,
    only,
    phrases,
    reckoned_frame,
    words,
)
from factcheck.extracting.sentence import Sentence

_PRONOUNS = frozenset({"it", "they", "he", "she"})
_BEING = frozenset({"was", "were"})
_TIED = frozenset({"in", "on", "of"})
_CLAUSE = 12  # tokens of a main clause up to its date
_VERB_TO_DATE = 7
_ADVERBS = 2


def clause_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of a length that two dated clauses of its sentence enclose."""
    dated = [one for one in sentence.times if is_day(one.mention) and _is_tied(sentence, one)]
    if len(dated) != 2 or sentence.tokens.lower[dated[1].first - 1] == "of":
        return []
    others = [one for one in sentence.times if one not in dated and one is not length]
    if any(one.mention.first is not None for one in others):
        return []
    first, second = dated
    if length.first >= second.stop:
        found = _having_lasted(sentence, length, first, second)
        found = found or _after_its_beginning(sentence, length, first, second)
    elif first.stop <= length.first:
        found = _held_until(sentence, length, first, second)
    else:
        found = _before_main_clause(sentence, length, first, second)
    value = length_value(sentence, length) if found else None
    if value is None:
        return []
    return [reckoned_frame(sentence, "duration", value, length, first.mention, second.mention)]


def _is_tied(sentence: Sentence, time: Time) -> bool:
    at = time.first - 1
    return at >= sentence.first and sentence.tokens.lower[at] in _TIED


def _having_lasted(sentence: Sentence, length: Time, first: Time, second: Time) -> bool:
    """ "Opened in March 2010 and ended in May 2012, having lasted two years"."""
    between = sentence.words(second.stop, length.first)
    lasted = any(
        phrases("having_lasted").longest(between, at, len(between)) for at in range(len(between))
    )
    return (
        lasted
        and between[:1] == [","]
        and len(between) <= _VERB_TO_DATE
        and _began_at(sentence, first)
        and _is_one_thing(sentence, first, second)
    )


def _held_until(sentence: Sentence, length: Time, first: Time, second: Time) -> bool:
    """ "Came into effect on 6 May, held for ten days until it was broken on 16 May"."""
    before = sentence.words(first.stop, length.first)
    after = sentence.words(length.stop, second.first)
    holds = before[-1:] == ["for"] and not words("holding_on").isdisjoint(before[-3:-1])
    until = after[:1] in (["until"], ["till"], ["before"]) and len(after) <= _VERB_TO_DATE
    pronoun = len(after) <= 2 or after[1] in _PRONOUNS
    return (
        holds
        and until
        and pronoun
        and len(before) <= _VERB_TO_DATE
        and words("another_thing").isdisjoint(before[1:])
        and same_clause(sentence, length.first, sentence.first)
    )


def _after_its_beginning(sentence: Sentence, length: Time, first: Time, second: Time) -> bool:
    """ "... and were concluded in 2014, seven years after they had started": the first date is that
    of a beginning, and so is what the pronoun did."""
    stop = length.stop
    after = sentence.words(stop, stop + 2)
    if after[:1] != ["after"] or after[1:] == [] or after[1] not in _PRONOUNS:
        return False
    if not only("to_use", sentence, second.stop, length.first):
        return False
    begun = phrases("its_beginning").longest(sentence.tokens.lower, stop + 2, sentence.stop)
    return (
        begun is not None and _began_at(sentence, first) and _is_one_thing(sentence, first, second)
    )


def _began_at(sentence: Sentence, time: Time) -> bool:
    """Whether a verb of a beginning leads to a date."""
    for name in ("opens", "founded"):
        for at, stop, _ in sentence.phrases(phrases(name)):
            if at < time.first and 0 < time.first - stop <= _VERB_TO_DATE:
                return True
    return False


def _is_one_thing(sentence: Sentence, first: Time, second: Time) -> bool:
    """Whether one subject goes through both dates: the clause of the second has that of the first,
    or a pronoun for it."""
    between = sentence.words(first.stop, second.first)
    if len(between) > _CLAUSE or not words("another_thing").isdisjoint(between):
        return False
    one, other = clause_at(sentence, first.first), clause_at(sentence, second.first)
    if (one.subject, one.subject_stop) == (other.subject, other.subject_stop):
        return one is not other
    return not _PRONOUNS.isdisjoint(sentence.words(other.subject, other.subject + 1))


def _before_main_clause(sentence: Sentence, length: Time, first: Time, second: Time) -> bool:
    """ "Exactly ten years after it was founded in 1992, the agency was dissolved in 2002"."""
    lower = sentence.tokens.lower
    opens = length.first <= sentence.first + _ADVERBS
    if not opens or sentence.words(length.stop, length.stop + 1) != ["after"]:
        return False
    if not length.stop < first.first or sentence.words(first.stop, first.stop + 1) != [","]:
        return False
    if "," in sentence.words(length.stop, first.first):
        return False
    clause = lower[first.stop + 1 : second.first - 1]
    if not 0 < len(clause) <= _CLAUSE or not words("another_thing").isdisjoint(clause):
        return False
    if not same_clause(sentence, first.stop + 1, second.first):
        return False
    # The date ends a passive main clause; "rules adopted in 2010 were", "remembered the defeat in
    # 1967" may date something else.
    return "," not in clause and not _BEING.isdisjoint(clause[-2:-1])
