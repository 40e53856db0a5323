"""Of when the figure of an account is: by its own time, its sentence's, or the report's."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.ledger_accounts import Account
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.ledger.names import Named
from factcheck.rulebook.ledger.periods import NOW, Told, is_of_report, told_period
from factcheck.rulebook.ledger.titles import Declared
from factcheck.rulebook.ledger.values import Line, Valued
from factcheck.rulebook.ledger.words import ledger_words

_OPENING = 6  # words of "At the end of the financial year"


class Place(Struct):
    """Where a sentence stands: the report's period, the house, and whom the paragraph is about."""

    report: Told | None
    scope: frozenset[str]
    ahead: bool
    unsure: int
    declared: Declared


def period_of(
    line: Line, named: Named, tail: Named, valued: Valued, account: Account, place: Place
) -> Told | None:
    """Of when a figure is: by its own time, that which opens the sentence, or the report's."""
    sentence = line.sentence
    own = [*tail.times] or [*named.times]
    if own:
        return one_of(own, account, place)
    span = tail.report_time or named.report_time
    if span:
        return place.report if is_of_report(span, place.report) else None
    before = min(named.first, valued.spot.first)
    leading = _leading(line, before)
    if leading:
        return one_of(leading, account, place)
    opening = ledger_words().report_time
    for at in range(sentence.first, min(before, sentence.first + _OPENING)):
        told = opening.longest(sentence.tokens.lower, at, before)
        if told is not None:
            return place.report if is_of_report(told[1], place.report) else None
    if any(_is_reckoned(one, valued.spot) for one in sentence.times):
        return None
    default = _default(line, named, valued, account, place)
    later = _later(line, valued.spot)
    if later and one_of(later, account, place) != default:
        return None
    return default if not place.ahead or default is NOW else None


def opening_period(sentence: Sentence, report: Told | None) -> Told | None:
    """Return the period with which a sentence opens, and of which the next ones may be."""
    lower, words = sentence.tokens.lower, ledger_words()
    for at in (sentence.first, sentence.first + 1):
        told = words.report_time.longest(lower, at, sentence.stop)
        if told is not None and is_of_report(told[1], report):
            return report
    times = sentence.times[:1]
    if not times or times[0].first > sentence.first + 2 or "had" in sentence.vocabulary:
        return None
    if times[0].first > sentence.first and lower[sentence.first] not in words["leading_in"]:
        return None
    return told_period(times[0].mention, True, report)


def one_of(times: Sequence[Placed[TimeExpression]], account: Account, place: Place) -> Told | None:
    """Return the period that all of these times give to a figure; None where they differ."""
    periods = {told_period(one.mention, account.at_end, place.report) for one in times}
    return periods.pop() if len(periods) == 1 else None


def _leading(line: Line, before: int) -> list[Placed[TimeExpression]]:
    """The times that open the part of the sentence before token `before`: those right before it
    with no figure between, else those at the beginning, before any figure."""
    lower, first = line.sentence.tokens.lower, line.sentence.first
    floor, ends = first, {first}
    for start, spot in line.starts.items():
        if start < before:
            floor = max(floor, spot.stop)
            ends.add(spot.stop)
    comparing = ledger_words()["comparing"] - {"on", "after"}
    times = [
        one
        for one in line.sentence.times
        if one.mention.grain != "duration"
        and floor <= one.first < before
        and lower[max(one.first - 1, 0)] not in comparing
    ]
    near = [
        one
        for one in times
        if one.first == first or not ends & {one.first - 1, one.first - 2} - {first}
    ]
    if near or floor == first:
        return near or times
    if ";" in lower[first:before]:
        return []
    opening = min(line.starts)
    return [one for one in line.sentence.times if one.first < opening]


def _is_reckoned(time: Placed[TimeExpression], spot: Spot) -> bool:
    """Whether a time right behind a figure is told from another: "£52 million a year earlier"."""
    return time.mention.relative and 0 <= time.first - spot.stop <= 1


def _later(line: Line, spot: Spot) -> list[Placed[TimeExpression]]:
    """The times after a figure that may be of it as well as of the next ones."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    found = []
    for time in sentence.times:
        if time.first < spot.stop:
            continue
        beside = lower[spot.stop : time.first]
        if not ledger_words()["relative"].isdisjoint(beside) or "as" in beside[:-2]:
            break
        if _is_of_compared(line, time, spot):
            continue
        before = lower[time.first - 1]
        follows = lower[time.stop] if time.stop < sentence.stop else ""
        if before in ledger_words()["leading_to_time"] and follows != ":":
            found.append(time)
    return [one for one in found if told_period(one.mention, True, None) is not None]


def _is_of_compared(line: Line, time: Placed[TimeExpression], spot: Spot) -> bool:
    """Whether a time is of a figure that is compared with the one told: "after 41% in 2022"."""
    between = [one for one in line.starts.values() if spot.stop <= one.first < time.first]
    if not between:
        return False
    return line.sentence.tokens.lower[between[-1].first - 1] in ledger_words()["comparing"]


def _default(
    line: Line, named: Named, valued: Valued, account: Account, place: Place
) -> Told | None:
    present = relation_words("same_figures")["present"]
    lower = line.sentence.tokens.lower
    beside = (
        lower[named.core[1] : valued.spot.first] + lower[valued.spot.stop : valued.spot.stop + 2]
    )
    now = not present.isdisjoint(beside)
    if named.core[0] == valued.spot.first:  # "the Group employs 300 people"
        now = lower[named.first] in ledger_words()["having_now"]
    if place.report is None or (account.at_end and now and account.unit in {"money", "count"}):
        return NOW if now else None
    if now and account.id.endswith("_rate") and account.at_end:
        return NOW
    return place.report
