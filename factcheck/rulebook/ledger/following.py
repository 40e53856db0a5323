"""The figures right after one that are of the same account: of another time, or its change."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extracting.frames.spots import Spot, time_at
from factcheck.extracting.ledger_accounts import Account
from factcheck.extracting.sentence import Placed
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.ledger.dating import Place, one_of
from factcheck.rulebook.ledger.periods import Told, is_a_year, told_period, year_before
from factcheck.rulebook.ledger.values import Line, is_change, tail_of
from factcheck.rulebook.ledger.words import ledger_words


class Following(Struct, frozen=True, gc=False):
    """A figure of the same account; a change has no period of its own."""

    spot: Spot
    period: Told | None
    change: bool = False


class _Walk(Struct):
    """How far the words after a figure are read, and what they said of the next one."""

    at: int
    start: bool
    compared: bool
    bracketed: Placed[TimeExpression] | None = None


def figures_after(
    line: Line, stop: int, level: Spot, place: Place, account: Account
) -> Iterator[Following]:
    """Yield the figures of "(2022: 33.2 per cent)", "from 4 to 5", ", up 6 per cent"."""
    start = is_start(line, level)
    if start and place.report is not None and (not account.at_end or is_a_year(place.report)):
        yield Following(level, year_before(place.report))
    walk = _Walk(stop, start, start)
    while walk.at < line.sentence.stop:
        spot = line.starts.get(walk.at)
        if spot is None:
            if not _step(line, walk):
                return
            continue
        if is_change(spot, (account,)):
            if spot.quantity.change is not None:
                yield Following(spot, None, change=True)
            walk.at = spot.stop
            continue
        if spot.quantity.unit != level.quantity.unit:
            return
        told = _time_of(line, walk, spot, place, account)
        if told is not None:
            yield Following(spot, told)
        closed = line.sentence.words(spot.stop, spot.stop + 2) == [")", ","]
        if told is None or not closed:
            return
        walk = _Walk(spot.stop + 2, start=False, compared=True)


def is_start(line: Line, spot: Spot) -> bool:
    """Whether a figure is where a change began: "from EUR 4 million to"."""
    before = line.sentence.words(spot.first - 1, spot.first)
    return spot.quantity.change_form == "from" or spot.marker == "from" or before == ["from"]


def _step(line: Line, walk: _Walk) -> bool:
    """Go over a time or a word between two figures; False where they belong together no more."""
    sentence, words = line.sentence, ledger_words()
    word = sentence.tokens.lower[walk.at]
    time = time_at(sentence, walk.at)
    if time is not None:
        closes = sentence.words(time.stop, time.stop + 1) in ([":"], [","])
        opened = sentence.words(walk.at - 1, walk.at) in (["("], [";"], [","])
        walk.bracketed = time if opened and closes else None
        walk.at = time.stop
        return True
    if word in words["comparing"]:
        walk.compared = walk.compared or word in words["comparing_level"]
    elif word not in words["beside_figures"] and not (walk.start and word in words["between"]):
        return False
    walk.at += 1
    return True


def _time_of(line: Line, walk: _Walk, spot: Spot, place: Place, account: Account) -> Told | None:
    if walk.start:
        return place.report
    if walk.bracketed is not None:
        return told_period(walk.bracketed.mention, account.at_end, place.report)
    in_bracket = line.sentence.words(walk.at - 1, walk.at) == ["("]
    if place.declared.brackets and in_bracket and not account.at_end and not walk.compared:
        return year_before(place.report) if place.report is not None else None
    if not walk.compared and spot.quantity.change_form != "from":
        return None
    tail, _ = tail_of(line, spot, account)
    times = tail.times
    if not times and spot.stop < line.sentence.stop:
        time = time_at(line.sentence, spot.stop)
        times = [time] if time is not None else []
    if times:
        return one_of(times, account, place)
    whence = is_start(line, spot) and place.report is not None
    return year_before(place.report) if whence and place.report is not None else None
