"""The words that belong to a figure: its stretch of the sentence, and when they say that it was.

A stretch goes from the mark or link before a figure to the one after it. Two figures of one thing
at two times are told apart by their stretches alone: "now at 45%", "the 38% it had in spring".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.passages import Passage, are_akin, content
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import TimeExpression

_BRACKET = 5  # tokens of "(2012 to 2013:" before a figure
_TO_TIME = 3  # tokens from a figure to its time, where no mark ends its stretch
_LEAD = 6  # tokens before a figure in which a phrase leads to it
_TO_EVENT = 2  # tokens from "before" to what happened then
_EARLIER, _LATER = -1, 1
_BRACKETED = frozenset({"(", "in", "last"})
_HALF_A_YEAR = timedelta(days=183)
_YEAR = re.compile(r"\d{4}")
_PAST = {"past": 1, "perfect": 2, "present": 2, "future": 3, "conditional": 3}
_phrases = WordLists("claims/levels").phrases


class Stretch(Struct, frozen=True):
    """The tokens [first, stop) of a sentence that are told of a figure."""

    sentence: Sentence
    spot: Spot
    first: int
    stop: int

    @property
    def lead(self) -> list[str]:
        """The words before the figure."""
        return self.sentence.words(self.first, self.spot.first)

    @property
    def words(self) -> list[str]:
        """The words on both sides of the figure."""
        return self.lead + self.sentence.words(self.spot.stop, self.stop)


@cache
def _plain() -> frozenset[str]:
    words, change = relation_words("levels"), change_words()
    known = words["neutral"] | words["earlier_words"] | words["later_words"] | words["before_level"]
    known |= words["up"] | words["down"] | words["links"]
    known |= relation_words("changes_apart")["plain"] | relation_words("passages")["neutral"]
    return known | change.verbs.keys() | change.nouns.keys() | change.comparatives.keys()


def stretch_of(passage: Passage, spot: Spot, spots: Sequence[Spot]) -> Stretch:
    """Return the stretch of a figure among all figures of a passage."""
    sentence, breaks = passage.sentence_of(spot), relation_words("levels")["breaks"]
    lower = sentence.tokens.lower
    before = [one for one in spots if sentence.first <= one.first < spot.first]
    after = [one for one in spots if spot.first < one.first < sentence.stop]
    floor = _after_time(sentence, before[-1]) if before else sentence.first
    first = spot.first
    while first > floor and lower[first - 1] not in breaks:
        first -= 1
    if lower[first - 1 : first] == [":"] and "(" in lower[max(floor, first - _BRACKET) : first]:
        first = first - 1 - lower[max(floor, first - _BRACKET) : first][::-1].index("(") + 1
    ceiling = after[0].first if after else sentence.stop
    stop = spot.stop
    while stop < ceiling and lower[stop] not in breaks and lower[stop] != "than":
        stop += 1
    if after and stop == ceiling:
        stop = _after_time(sentence, spot)
    return Stretch(sentence, spot, first, stop)


def year_of_bracket(sentence: Sentence, spot: Spot) -> str:
    """The year of "(2012: 40 million)", "(40 million in 2012)", "" where there is none."""
    first, stop = spot.first - _BRACKET, spot.stop + _BRACKET
    lead, tail = sentence.words(first, spot.first), sentence.words(spot.stop, stop)
    if "(" not in lead or ")" not in tail:
        return ""
    # Not that of "last spring (40 million)".
    first, stop = spot.first - lead[::-1].index("("), spot.stop + tail.index(")")
    days = [
        one.mention.first
        for one in sentence.times
        if first <= one.first < stop and one.mention.first is not None
    ]
    return str(days[0].year) if len(days) == 1 and days[0] is not None else ""


def _after_time(sentence: Sentence, spot: Spot) -> int:
    """The token after a time that follows a figure closely, else that after the figure."""
    for time in sentence.times:
        if spot.stop <= time.first <= spot.stop + _TO_TIME:
            between = sentence.words(spot.stop, time.first)
            broken = not relation_words("levels")["breaks"].isdisjoint(between)
            return spot.stop if broken else time.stop
    return spot.stop


def in_order(one: Stretch, other: Stretch) -> tuple[Spot, Spot] | None:
    """Return the earlier and the later of two figures, where their words tell which is which and do
    not disagree."""
    told = {sign for sign in _signs(one, other) if sign}
    if len(told) != 1:
        return None
    return (one.spot, other.spot) if told == {_EARLIER} else (other.spot, one.spot)


def _signs(one: Stretch, other: Stretch) -> list[int]:
    """Whether the one figure is earlier than the other, by each kind of words that tell it."""
    led = _led_to(one) - _led_to(other)
    led = led or _is_in_bracket(other) - _is_in_bracket(one)
    days = day_of(one), day_of(other)
    dated = 0
    if days[0] is not None and days[1] is not None:
        dated = (days[0] < days[1]) - (days[0] > days[1])
        if abs(days[0] - days[1]) > _HALF_A_YEAR and not (_has_year(one) or _has_year(other)):
            dated = 0  # "in March", "in June": of which years is not said
    words = _told_when(one) - _told_when(other) or _turn(one, other) - _turn(other, one)
    first, second = _rank(one), _rank(other)
    bounds = _is_at_end(one), _is_at_end(other)
    bounded = bounds[0] - bounds[1] if all(bounds) else 0
    # "had climbed to 34" is later than "stood at 47", whatever the tenses.
    verbs = first - second if not led and first is not None and second is not None else 0
    return [_sign(led), -dated, _sign(words), _sign(verbs), _sign(bounded)]


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def is_earlier(stretch: Stretch) -> bool:
    """Whether words lead to a figure as the earlier one: "from 40", "compared with the 40"."""
    return _led_to(stretch) == _EARLIER


def _led_to(stretch: Stretch) -> int:
    """Whether words lead to a figure as the earlier one, "instead of the", or the later, "to"."""
    spot, lower = stretch.spot, stretch.sentence.tokens.lower
    forms = {spot.marker, spot.quantity.change_form}
    if "from" in forms:
        return _EARLIER
    if ("to" in forms and lower[spot.first - 1] != "at") or stretch.lead == ["to"]:
        return _LATER
    between, first = relation_words("levels")["before_level"], stretch.first - 1
    if lower[spot.first - 1] == "(":  # "up three points on the last election (44%)"
        between, first = between | relation_words("levels")["neutral"] | _BRACKETED, 0
        between |= {lower[at] for at in _timed(stretch.sentence, spot.first - _LEAD, spot.first)}
    for at in range(max(first, spot.first - _LEAD, stretch.sentence.first), spot.first):
        hit = _phrases("earlier_leads").longest(lower, at, spot.first)
        if hit is not None and between.issuperset(lower[at + hit[0] : spot.first]):
            return _EARLIER
    return 0


def _is_in_bracket(stretch: Stretch) -> bool:
    return year_of_bracket(stretch.sentence, stretch.spot) != ""


def day_of(stretch: Stretch) -> date | None:
    """Return the first day of the only time of a stretch; None for one that is counted from another
    time, which the text tells or does not: "a year earlier", "in the previous twelve months"."""
    days = [
        None if _is_counted(one.mention) else one.mention.first
        for one in stretch.sentence.times
        if stretch.first <= one.first < stretch.stop and one.mention.first is not None
    ]
    return days[0] if len(days) == 1 else None


def _is_counted(time: TimeExpression) -> bool:
    told = time.text.lower().split()
    spans = rules_words("claims/levels")["spans"]
    of_text = told[-2:-1] == ["the"] and told[-1] in spans  # "at the start of the year"
    return of_text or not relation_words("levels")["earlier_words"].isdisjoint(told)


def _has_year(stretch: Stretch) -> bool:
    """Whether the time of a stretch names its year, or says how far back it is."""
    return any(
        one.mention.relative is False or _YEAR.search(one.mention.text) is not None
        for one in stretch.sentence.times
        if stretch.first <= one.first < stretch.stop
    )


def _told_when(stretch: Stretch) -> int:
    """Whether a figure is told as one of then or of now, 0 where no word says."""
    words, told = relation_words("levels"), stretch.words
    if told[:1] == ["then"]:
        return 0  # "and then"
    then = not words["earlier_words"].isdisjoint(told)
    now = not words["later_words"].isdisjoint(told)
    return (now - then) if then is not now else 0


def _turn(one: Stretch, other: Stretch) -> int:
    """1 for a figure of "this season" beside one of "last season"."""
    last = {after for word, after in pairwise(other.words) if word == "last"}
    return int(any(word == "this" and after in last for word, after in pairwise(one.words)))


def _is_at_end(stretch: Stretch) -> int:
    """1 for a figure of the end of a time, -1 for one of its start, 0 where no word says."""
    words = relation_words("levels")
    told = [*stretch.words, *stretch.sentence.words(stretch.first - 1, stretch.first)]
    end, start = (not words[name].isdisjoint(told) for name in ("at_end", "at_start"))
    if not words["of_trading"].isdisjoint(stretch.sentence.vocabulary):
        return 0  # "opened at 40 and closed at 38, down 3": on the close of the day before
    return end - start


def _rank(stretch: Stretch) -> int | None:
    """How late the verb of a figure's clause is."""
    sentence = stretch.sentence
    clause = clause_at(sentence, stretch.spot.first)
    verb = sentence.words(clause.verb, clause.verb_stop)
    if "had" in verb and len(verb) > 1:
        return 0
    return _PAST.get(clause.tense)


def left_unsaid(stretch: Stretch, told: Sequence[str]) -> list[str]:
    """Return the words of a stretch that name something of which `told` says nothing."""
    spot = stretch.spot
    places = (*range(stretch.first, spot.first), *range(spot.stop, stretch.stop))
    return unsaid(stretch.sentence, places, told)


def unsaid(sentence: Sentence, places: Sequence[int], told: Sequence[str]) -> list[str]:
    """Return the words at these tokens that name something of which `told` says nothing."""
    plain, until = _plain(), relation_words("levels")["until"]
    timed = _timed(sentence, sentence.first, sentence.stop)
    return [
        word
        for at in places
        if at not in timed and until.isdisjoint(sentence.words(at - _TO_EVENT, at))
        for word in content([sentence.tokens.lower[at]])
        if word not in plain
        and not word.endswith("ly")
        and not any(are_akin(word, one) for one in told)
    ]


def _timed(sentence: Sentence, first: int, stop: int) -> set[int]:
    """The tokens from one to another that belong to a time."""
    return {at for one in sentence.times for at in range(one.first, one.stop) if first <= at < stop}


def told_outside(passage: Passage, stretch: Stretch) -> list[str]:
    """Return what a passage says outside a stretch."""
    start = passage.before[-1].first if passage.before else passage.here.first
    return content(
        [*passage.words(start, stretch.first), *passage.words(stretch.stop, passage.here.stop)]
    )
