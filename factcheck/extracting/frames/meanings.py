"""What a value beside a measure's name states: a level, a change, growth, or a share of a whole."""

from __future__ import annotations

from functools import cache

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.dimensions import can_state, dimension_of
from factcheck.extracting.frames.narrowing import spans_years
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.interval import Interval
from factcheck.model.measures import Measure
from factcheck.model.mentions import Quantity

_TIMES = frozenset({"year", "month", "day", "week", "hour", "quarter"})
_AVERAGED = frozenset({"average", "averaged", "annually", "yearly"})
_OPENING = 6  # tokens in which "per head," opens a sentence
_words = WordLists("lexicon/change").words


def meaning_of(
    sentence: Sentence, cue: Cue, measure: Measure, placed: Placed[Quantity]
) -> tuple[str, Interval, dict[str, str]] | None:
    """Which measure a value states (the cue's own, its growth or its share of a whole), what it
    states, and whether it is the size of a change."""
    quantity = placed.mention
    stated = quantity.interval
    if measure.per:
        each = _per(sentence, cue, placed)
        if each is not None:
            name = measure.per.get(each)
            return (name, stated, {}) if name and can_state(quantity, measures()[name]) else None
    direction = None if _is_growth(measure) else _direction(sentence, cue, placed)
    after_by = sentence.words(placed.first - 1, placed.first) == ["by"]
    if after_by and (direction is None or _is_growth(measure)):
        return None  # "growth slowed by 2%", "life expectancy moved by two years"
    by = direction is not None and _is_by(sentence, placed)
    if can_state(quantity, measure) and not by:
        return measure.id, stated, {}
    share = _share_measure(sentence, measure, placed)
    if share is not None:
        return share, stated, {"change": direction} if direction and by else {}
    if direction is None or _is_compared(sentence, placed):
        return None
    growth = _growth_of(measure)
    period = period_of(sentence, min(cue.first, placed.first), max(cue.stop, placed.stop))
    averaged = quantity.per == "year" or not _AVERAGED.isdisjoint(
        sentence.words(placed.first - 4, placed.stop + 3)
    )
    yearly = averaged or not spans_years(sentence, period, placed.stop)
    if growth is not None and yearly and dimension_of(quantity) == "percent":
        mean = {"as": "average"} if averaged else {}
        return growth, negate(stated) if direction == "down" else stated, mean
    return measure.id, stated, {"change": direction}


def _per(sentence: Sentence, cue: Cue, placed: Placed[Quantity]) -> str | None:
    """What a value is per, if it is: told after it, or before the measure's name ("Per head,
    Portugal's GDP was $23,000")."""
    if placed.mention.per is not None:
        return placed.mention.per if placed.mention.per not in _TIMES else None
    if (
        sentence.words(sentence.first, sentence.first + 1) != ["per"]
        or cue.first > _OPENING + sentence.first
    ):
        return None
    return sentence.tokens.lower[sentence.first + 1]


def _share_measure(sentence: Sentence, measure: Measure, placed: Placed[Quantity]) -> str | None:
    """The measure that a percentage of a whole states: "public debt is 60% of GDP"."""
    if dimension_of(placed.mention) != "percent":
        return None
    after = sentence.words(placed.stop, placed.stop + 4)
    wholes = (whole for whole in measure.shares if after[:1] == ["of"] and whole in after)
    return next((measure.shares[whole] for whole in wholes), None)


def _direction(sentence: Sentence, cue: Cue, placed: Placed[Quantity]) -> str | None:
    if placed.mention.change is not None:
        return placed.mention.change
    if placed.first < cue.first:
        return None
    changes = _changes()
    words = sentence.words(cue.first, hedged_first(sentence, placed))
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        if word == "up" and at and words[at - 1] in _words("with_up"):
            continue  # "make up 72%"
        if word in changes["up"]:
            return "up"
        if word in changes["down"]:
            return "down"
    return None


def _is_by(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether the quantity is the size of a change ("rose by 3%"), not where it led ("to 3%")."""
    if not _changes()["to"].isdisjoint(sentence.words(placed.first - 1, placed.first)):
        return False  # "rose above 5%"
    if placed.mention.change_form is not None:
        return placed.mention.change_form == "by"
    before = sentence.words(placed.first - 3, placed.first + 1)
    return not any(word in _changes()["to"] or word == "of" for word in before)


def _is_compared(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether a figure tells how much larger one is than another, and not than it was: "its
    population is 3% larger", "3% larger than that of India in 2016"."""
    at = placed.stop
    following = sentence.words(at, at + 3)
    if not following or following[0] not in change_words().comparatives:
        return False
    if following[1:2] == ["than"]:
        other = sentence.entity_at(at + 2) if at + 2 < sentence.stop else None
        return other is not None or following[2:] in (["that"], ["those"])
    return not sentence.times


def _is_growth(measure: Measure) -> bool:
    """Whether the measure is a change itself, so that a word such as "growth" is its name."""
    return bool(measure.changes_of)


def _growth_of(measure: Measure) -> str | None:
    return next((other.id for other in measures().values() if measure.id in other.changes_of), None)


@cache
def _changes() -> dict[str, frozenset[str]]:
    table = lexicon("changes")
    return {name: frozenset(table[name]) for name in ("up", "down", "by", "to", "from")}
