"""The entries of a text's ledger: which account, how much, of when, whose, narrowed by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_at
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality
from factcheck.model.document import SegmentKind
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.names import Named, named_at
from factcheck.rulebook.ledger.periods import NOW, Told, is_of_report, report_period, told_period, year_before
from factcheck.rulebook.ledger.scopes import (
    headings,
    house_names,
    led_in_by,
    maker_of,
    somebody_before,
    spoken_of,
)
from factcheck.rulebook.ledger.values import (
    Line,
    Valued,
    account_of,
    counted_at,
    is_change,
    tail_of,
    value_after,
)
from factcheck.rulebook.ledger.words import Account, ledger_words

_LONGEST = 400  # tokens of a sentence that is still prose
_MOST = 40  # entries of one sentence
_UNSURE = frozenset({Modality.FORECAST, Modality.HYPOTHETICAL, Modality.NEGATED})
_RELATIVE = frozenset({"which", "who", "that", "when", "where", "whose", "since", "until"})
_HAVING_NOW = frozenset(
    {"has", "have", "employs", "employ", "operates", "operate", "owns", "own", "runs", "run", "serves"}
    | {"serve", "are"}
)
_ALIKE = frozenset({"from", "against", "versus", "vs", "with", "than"})


class Entry(Struct, frozen=True, gc=False):
    """One figure of an account. `scope` holds whose it is, nobody's for the house itself;
    `change` tells the size of a change that ends in `period`; `name` is as printed."""

    account: str
    spot: Spot
    sentence: Sentence
    name: str
    narrowed: frozenset[str]
    scope: frozenset[str]
    period: Told
    change: bool = False
    loose: bool = False

    @property
    def unit(self) -> str:
        """The unit of the figure, with what it is per."""
        quantity = self.spot.quantity
        counted = ledger_words().accounts[self.account].unit == "count"
        return "" if counted else f"{quantity.unit or ''}"


class _Place(Struct):
    """Where a sentence stands: the report's period, the house, and whom the paragraph is about."""

    report: Told | None
    scope: frozenset[str]
    ahead: bool


def ledger(context: Context) -> tuple[Entry, ...]:
    """Return all entries of a text in order; ask for it with `context.once`."""
    words = ledger_words()
    cues = words.names.cues | _counted_cues()
    cued = set(context.places_with(cues))
    if not cued:
        return ()
    report, house = context.once(report_period), context.once(house_names)
    under = context.once(headings)
    found: list[Entry] = []
    segment, scope = -1, frozenset[str]()
    for at, sentence in enumerate(context.analysis.sentences):
        if sentence.stop - sentence.first > _LONGEST:
            continue
        if sentence.segment != segment:
            segment, scope = sentence.segment, under[sentence.segment].scope
        kind = context.document.segments[segment].kind
        if at in cued and kind is not SegmentKind.TABLE_CELL and sentence.quantities:
            place = _Place(report, scope, under[segment].ahead)
            found += list(_entries_of(sentence, place, house))[:_MOST]
        told = spoken_of(sentence, house)
        scope = scope if told is None else told
    return tuple(found)


def _counted_cues() -> frozenset[str]:
    return frozenset(chain.from_iterable((one, f"{one}s") for one in ledger_words().counted)) | {
        "people"
    }


def _entries_of(sentence: Sentence, place: _Place, house: frozenset[str]) -> Iterator[Entry]:
    words = ledger_words()
    if "respectively" in sentence.vocabulary:
        return
    spots = spots_of(sentence)
    hits = list(sentence.phrases(words.names))
    inside = {at for first, stop, _ in hits for at in range(first, stop)}
    starts = {one.first: one for one in spots if one.first not in inside}
    line = Line(sentence, starts, frozenset(h[0] for h in hits), house)
    taken: set[int] = set()
    joined = _joined_names(sentence, hits)
    for first, stop, ids in hits:
        if first in joined:
            continue
        named = named_at(sentence, first, stop, line.starts, house)
        if named is None:
            continue
        accounts = tuple(words.accounts[name] for name, _ in ids)
        valued = _value_of(line, named, accounts)
        if valued is None or valued.spot.first in taken:
            continue
        loose = all(one[1] for one in ids)
        entries = list(_entries(line, named, accounts, valued, place, loose=loose))
        taken.update(one.spot.first for one in entries)
        yield from entries
    for spot in starts.values():
        if spot.first not in taken:
            counted = counted_at(line, spot)
            if counted is not None:
                account = words.accounts[words.counted[str(spot.quantity.unit)]]
                yield from _entries(line, counted, (account,), Valued(spot, ()), place)


def _joined_names(
    sentence: Sentence, hits: Sequence[tuple[int, int, tuple[tuple[str, bool], ...]]]
) -> set[int]:
    """The places of names that share their figures with another: "sales and profit were ..."."""
    lower, found = sentence.tokens.lower, set()
    for (first, stop, _), (after, _, _) in zip(hits, hits[1:], strict=False):
        between = lower[stop:after]
        if between and between[0] in {"and", ",", "or", "/"} and len(between) <= 3:
            if all(word in {"and", "or", ",", "/", "the", "its", "our", "net"} for word in between):
                found |= {first, after}
    return found


def _value_of(line: Line, named: Named, accounts: tuple[Account, ...]) -> Valued | None:
    if not named.after_figure:
        return value_after(line, named, accounts)
    at = named.first - 1
    while line.sentence.tokens.lower[at] not in {"of", "in"}:
        at -= 1
    spot = next((one for one in line.starts.values() if one.stop == at), None)
    return Valued(spot, ()) if spot is not None else None


def _entries(
    line: Line,
    named: Named,
    accounts: tuple[Account, ...],
    valued: Valued,
    place: _Place,
    *,
    loose: bool = False,
) -> Iterator[Entry]:
    """The figure of a name, the changes told with it, and the figure of another time after it."""
    changes = list(valued.changes)
    only_change = bool(changes) and valued.spot is changes[-1]
    account = accounts[0] if only_change else account_of(valued.spot, named, accounts)
    if account is None or not _is_told(line.sentence, named, valued, account):
        return
    tail, stop = tail_of(line, valued.spot, account)
    if named.after_figure:
        tail, stop = Named(0, 0, (0, 0)), named.stop
    narrowed = frozenset(named.narrowed | tail.narrowed)
    before = min(named.first, valued.spot.first)
    names = somebody_before(line.sentence, before, line.house)
    names |= led_in_by(line.sentence, before, line.house)
    maker = maker_of(line.sentence, before, line.house)
    names = names | {maker} if maker else names
    scope = names or (frozenset() if named.house or tail.house else place.scope)
    period = _period(line, named, tail, valued, account, place)
    text = line.sentence.tokens.joined(named.core[0], named.core[1] - 1)

    def entry(spot: Spot, told: Told, *, change: bool = False) -> Entry:
        return Entry(
            account.id, spot, line.sentence, text, narrowed, scope, told, change, loose
        )

    if period is None:
        return
    if _is_instance(line, named, valued, account):
        if account.at_end:
            return
        loose = True
    start = _is_start(line, valued.spot)
    follow = () if tail.narrowed else _following(line, stop, valued.spot, place, account)
    if not only_change and not start:
        yield entry(valued.spot, period)
    for spot in changes:
        yield entry(spot, period, change=True)
    for spot, told, change in follow:
        if told is not None or change:
            yield entry(spot, told or period, change=change)


def _is_instance(line: Line, named: Named, valued: Valued, account: Account) -> bool:
    """Whether a figure may be of some only: "provisions of EUR 3 million were released"."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    link = lower[named.stop : valued.spot.first]
    if account.unit != "money" or link != ["of"] or named.house:
        return False
    before = lower[named.first - 1] if named.first > sentence.first else ""
    return before not in {"with", "on", "at", "despite", "and", "the", "a", "an", "or", "total"}


def _is_told(sentence: Sentence, named: Named, valued: Valued, account: Account) -> bool:
    """Whether the text stands behind a figure as one of how it was or is."""
    first, stop = min(named.first, valued.spot.first), max(named.stop, valued.spot.stop)
    modality = modality_of(sentence, first, stop)
    if modality in _UNSURE and not (account.announced and modality is Modality.FORECAST):
        return False
    floor = max(
        (one.stop for one in spots_of(sentence) if one.stop <= first), default=sentence.first
    )
    inside = range(named.core[0], named.core[1])
    other = ledger_words()["other_case"]
    lower = sentence.tokens.lower
    return not any(lower[at] in other for at in range(floor, valued.spot.first) if at not in inside)


def _period(
    line: Line, named: Named, tail: Named, valued: Valued, account: Account, place: _Place
) -> Told | None:
    """Of when a figure is: by its own time, that which opens the sentence, or the report's."""
    sentence = line.sentence
    own = [*tail.times] or [*named.times]
    if own:
        return _one_of(own, account, place)
    span = tail.report_time or named.report_time
    if span:
        return place.report if is_of_report(span, place.report) else None
    before = min(named.first, valued.spot.first)
    leading = _leading(line, before)
    if leading:
        return _one_of(leading, account, place)
    opening = ledger_words().report_time
    for at in range(sentence.first, min(before, sentence.first + 6)):
        told = opening.longest(sentence.tokens.lower, at, before)
        if told is not None:
            return place.report if is_of_report(told[1], place.report) else None
    default = _default(line, named, valued, account, place)
    later = _later(line, valued.spot)
    if later and _one_of(later, account, place) != default:
        return None
    return default if not place.ahead else None


def _one_of(
    times: Sequence[Placed[TimeExpression]], account: Account, place: _Place
) -> Told | None:
    periods = {told_period(one.mention, account.at_end, place.report) for one in times}
    return periods.pop() if len(periods) == 1 else None


def _leading(line: Line, before: int) -> list[Placed[TimeExpression]]:
    """The times that open the sentence, before any of its figures."""
    floor = min([before, *line.starts])
    return [one for one in line.sentence.times if one.first < floor]


def _later(line: Line, spot: Spot) -> list[Placed[TimeExpression]]:
    """The times after a figure that may be of it as well as of the next ones."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    found = []
    for time in sentence.times:
        if time.first < spot.stop:
            continue
        if not _RELATIVE.isdisjoint(lower[spot.stop : time.first]):
            break
        before = lower[time.first - 1]
        follows = lower[time.stop] if time.stop < sentence.stop else ""
        if before not in {"(", *ledger_words()["comparing"]} and follows != ":":
            if before in {"in", "at", "for", "during", "of", "the", "as"}:
                found.append(time)
    return [one for one in found if told_period(one.mention, True, None) is not None]


def _default(
    line: Line, named: Named, valued: Valued, account: Account, place: _Place
) -> Told | None:
    present = relation_words("same_figures")["present"]
    lower = line.sentence.tokens.lower
    beside = lower[named.core[1] : valued.spot.first] + lower[valued.spot.stop : valued.spot.stop + 2]
    now = not present.isdisjoint(beside)
    if named.core[0] == valued.spot.first:  # "the Group employs 300 people"
        now = lower[named.first] in _HAVING_NOW
    if place.report is None or (account.at_end and now and account.unit in {"money", "count"}):
        return NOW if now else None
    if now and account.id.endswith("_rate") and account.at_end:
        return NOW
    return place.report


def _following(
    line: Line, stop: int, level: Spot, place: _Place, account: Account
) -> Iterator[tuple[Spot, Told | None, bool]]:
    """The figures right after one that are of the same account: "(2022: 33.2 per cent)", "from 4
    to", ", up 6 per cent"."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    start = _is_start(line, level)
    if start:
        if place.report is not None:
            yield level, year_before(place.report), False
    at, compared, bracketed = stop, start, None
    while at < sentence.stop:
        spot = line.starts.get(at)
        time = time_at(sentence, at)
        if spot is not None:
            if is_change(spot, (account,)):
                if spot.quantity.change is not None and not compared:
                    yield spot, None, True
                at = spot.stop
                continue
            if spot.quantity.unit != level.quantity.unit:
                return
            if start:
                yield spot, place.report, False
            elif bracketed is not None:
                yield spot, told_period(bracketed.mention, account.at_end, place.report), False
            elif compared or spot.quantity.change_form == "from":
                yield spot, _told_after(line, spot, account, place), False
            return
        if time is not None:
            closes = time.stop < sentence.stop and lower[time.stop] in {":", ","}
            bracketed = time if lower[at - 1] in {"(", ";", ","} and closes else None
            at = time.stop
            continue
        if lower[at] in ledger_words()["comparing"]:
            compared = compared or lower[at] in _ALIKE
        elif lower[at] not in {",", "(", "to", "an", "a", "increase", "decrease", "of", "by", ":"}:
            if not (start and lower[at] in ledger_words()["between"]):
                return
        at += 1


def _is_start(line: Line, spot: Spot) -> bool:
    """Whether a figure is where a change began: "from EUR 4 million to"."""
    before = line.sentence.words(spot.first - 1, spot.first)
    return spot.quantity.change_form == "from" or spot.marker == "from" or before == ["from"]


def _told_after(line: Line, spot: Spot, account: Account, place: _Place) -> Told | None:
    tail, _ = tail_of(line, spot, account)
    times = tail.times
    if not times:
        time = time_at(line.sentence, spot.stop) if spot.stop < line.sentence.stop else None
        times = [time] if time is not None else []
    if not times:
        return None
    return _one_of(times, account, place)
