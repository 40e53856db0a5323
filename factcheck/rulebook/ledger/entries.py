"""The entries of a text's ledger: which account, how much, of when, whose, narrowed by what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.open_words import verb_at
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.ledger_accounts import Account, ledger_accounts
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.document import SegmentKind
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.dating import Place, opening_period, period_of
from factcheck.rulebook.ledger.following import figures_after, is_start
from factcheck.rulebook.ledger.names import Named, named_at
from factcheck.rulebook.ledger.periods import Told
from factcheck.rulebook.ledger.scopes import (
    headings,
    label_of,
    led_in_by,
    maker_of,
    others_before,
    somebody_before,
    spoken_of,
)
from factcheck.rulebook.ledger.tables import Cell, cells_told
from factcheck.rulebook.ledger.titles import declared, house_names, report_period
from factcheck.rulebook.ledger.values import (
    Line,
    Valued,
    account_of,
    counted_at,
    tail_of,
    value_after,
)
from factcheck.rulebook.ledger.words import ledger_words

_LONGEST = 400  # tokens of a sentence that is still prose
_MONEY = {"money"}
_KEPT = 6  # words of "is to be kept unchanged" after a figure
_JOINED = 3  # words between two names that share their figures
_LINK = 6  # words of "was equal to" between an account and what share it is
_ENDS = frozenset({",", ".", ";", ")", "and", "(", "while"})
_MOST = 40  # entries of one sentence
_UNSURE = frozenset({Modality.FORECAST, Modality.HYPOTHETICAL, Modality.NEGATED})


_Hit = tuple[int, int, tuple[tuple[str, bool], ...]]


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
    unsure: int = 0

    @property
    def unit(self) -> str:
        """The unit of the figure, with what it is per."""
        quantity = self.spot.quantity
        counted = ledger_words().accounts[self.account].unit == "count"
        return "" if counted else f"{quantity.unit or ''}"


def ledger(context: Context) -> tuple[Entry, ...]:
    """Return all entries of a text in order; ask for it with `context.once`."""
    sentences = context.analysis.sentences
    cues = ledger_words().names.cues | _counted_cues()
    told = {at: sentences[at] for at in context.places_with(cues) if sentences[at].quantities}
    cells = context.once(cells_told) if told else ()
    cued = _compared(told, cells)
    if not cued:
        return ()
    report, house = context.once(report_period), context.once(house_names)
    under = context.once(headings)
    found: list[Entry] = []
    segment, scope, elsewhen = -1, frozenset[str](), False
    for at in _in_segments_of(sentences, cued):
        sentence = sentences[at]
        if sentence.segment != segment:
            segment, elsewhen = sentence.segment, False
            scope = label_of(sentence) or under[segment].scope
        kind = context.document.segments[segment].kind
        if at in cued and kind is not SegmentKind.TABLE_CELL:
            above = under[segment]
            ahead = above.ahead or elsewhen
            place = Place(
                above.period or report, scope, ahead, above.unsure, context.once(declared)
            )
            found += list(_entries_of(sentence, place, house))[:_MOST]
        opening = opening_period(sentence, under[segment].period or report)
        if opening is not None:
            elsewhen = opening != (under[segment].period or report)
        spoken = spoken_of(sentence, house)
        scope = scope if spoken is None else spoken
    return (*found, *map(_in_cell, cells))


def _in_cell(cell: Cell) -> Entry:
    nobody = frozenset[str]()
    return Entry(cell.account.id, cell.spot, cell.sentence, cell.name, nobody, nobody, cell.period)


def _compared(cued: dict[int, Sentence], cells: Sequence[Cell]) -> set[int]:
    """The places of sentences of accounts that may be told twice, or that an equation ties."""
    words = ledger_words()
    told: dict[int, set[str]] = {}
    figures = Counter(one.account.id for one in cells)
    for at, sentence in cued.items():
        told[at] = {one for _, _, ids in sentence.phrases(words.names) for one, _ in ids}
        units = (str(one.mention.unit) for one in sentence.quantities)
        told[at] |= {words.counted[unit] for unit in units if unit in words.counted}
        figures.update(dict.fromkeys(told[at], len(sentence.quantities)))
    kept = {account for account, many in figures.items() if many > 1}
    for row in ledger_accounts().equations:
        sides = (*row.result, *row.left, *row.right)
        if all(one in figures for one in sides):
            kept.update(sides)
    return {at for at, accounts in told.items() if not kept.isdisjoint(accounts)}


def _in_segments_of(sentences: Sequence[Sentence], cued: set[int]) -> Iterator[int]:
    """Yield the places of these sentences, and of those before them in their paragraphs."""
    last = {sentences[at].segment: at for at in sorted(cued)}
    for at, sentence in enumerate(sentences):
        if at <= last.get(sentence.segment, -1) and sentence.stop - sentence.first <= _LONGEST:
            yield at


def _counted_cues() -> frozenset[str]:
    return frozenset(chain.from_iterable((one, f"{one}s") for one in ledger_words().counted)) | {
        "people"
    }


def _entries_of(sentence: Sentence, place: Place, house: frozenset[str]) -> Iterator[Entry]:
    words = ledger_words()
    if "respectively" in sentence.vocabulary:
        return
    spots = spots_of(sentence)
    hits = list(sentence.phrases(words.names))
    inside = {at for first, stop, _ in hits for at in range(first, stop)}
    starts = {one.first: place.declared.read(one) for one in spots if one.first not in inside}
    line = Line(sentence, starts, frozenset(h[0] for h in hits), house)
    taken: set[int] = set()
    found: list[Entry] = []
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
        found += entries
        yield from entries
    yield from _shares_told(sentence, hits, found)
    for spot in starts.values():
        if spot.first not in taken:
            counted = counted_at(line, spot)
            if counted is not None:
                account = words.accounts[words.counted[str(spot.quantity.unit)]]
                yield from _entries(line, counted, (account,), Valued(spot, ()), place)


def _shares_told(
    sentence: Sentence, hits: Sequence[_Hit], found: Sequence[Entry]
) -> Iterator[Entry]:
    """The ratios that an account is told to be of another: "EBITDA was $5 million, or 12 per cent
    of revenue" tells a margin."""
    stops = {stop for _, stop, _ in hits}
    for part in found:
        share = next((one for one in spots_of(sentence) if one.first >= part.spot.stop), None)
        if share is None or share.quantity.unit != "percent" or share.quantity.change is not None:
            continue
        link = sentence.words(part.spot.stop, share.first)
        first = share.stop + 1 + (sentence.words(share.stop + 1, share.stop + 2) == ["the"])
        whole = next((hit for hit in hits if hit[0] == first), None)
        if whole is None or sentence.words(share.stop, share.stop + 1) != ["of"] or part.change:
            continue
        ends = sentence.words(whole[1], whole[1] + 1)
        if len(link) > _LINK or not stops.isdisjoint(range(part.spot.stop, share.first + 1)):
            continue
        if ends and ends[0] not in _ENDS:
            continue  # "of revenue in Spain"
        ids = {one for one, loose in whole[2] if not loose}
        for row in ledger_accounts().equations:
            of_part = row.operation == "quotient" and row.left == (part.account,)
            if of_part and not row.local and not ids.isdisjoint(row.right):
                yield replace(part, account=row.result[0], spot=share, loose=False)


def _joined_names(sentence: Sentence, hits: Sequence[_Hit]) -> set[int]:
    """The places of names that share their figures with another: "sales and profit were ..."."""
    lower, found = sentence.tokens.lower, set()
    joining = ledger_words()["joining"]
    for (first, stop, _), (after, _, _) in pairwise(hits):
        between = lower[stop:after]
        if 0 < len(between) <= _JOINED and joining.issuperset(between):
            found |= {first, after}
    return found


def _value_of(line: Line, named: Named, accounts: tuple[Account, ...]) -> Valued | None:
    if not named.after_figure:
        return value_after(line, named, accounts)
    at = named.first - 1
    while line.sentence.tokens.lower[at] not in {"of", "in", "on"}:
        at -= 1
    spot = next((one for one in line.starts.values() if one.stop == at), None)
    if spot is None or spot.quantity.change is not None or {one.unit for one in accounts} != _MONEY:
        return None
    return Valued(spot, ()) if line.sentence.words(spot.first - 1, spot.first) != ["of"] else None


def _entries(
    line: Line,
    named: Named,
    accounts: tuple[Account, ...],
    valued: Valued,
    place: Place,
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
    if valued.apposed and line.sentence.words(stop, stop + 1) not in ([","], [")"], [";"], ["."]):
        return  # "after all that, £3 million remained"
    if named.after_figure:
        tail, stop = Named(0, 0, (0, 0)), named.stop
    narrowed = frozenset(
        one for one in named.narrowed | tail.narrowed if one.partition(" ")[2] not in account.wholes
    )
    before = min(named.first, valued.spot.first)
    names = somebody_before(line.sentence, before, line.house)
    names |= led_in_by(line.sentence, before, line.house)
    names |= others_before(line.sentence, before)
    counted = named.core[0] == valued.spot.first  # its name begins with the verb of having
    maker = maker_of(line.sentence, before + counted, line.house)
    names = names | {maker} if maker else names
    names |= named.names | tail.names
    if "average" in names:  # "on average we employed"
        names, narrowed = names - {"average"}, narrowed | {"average=average"}
    scope = names or (frozenset() if named.house or tail.house else place.scope)
    period = period_of(line, named, tail, valued, account, place)
    unsure = 0 if account.house or named.house else place.unsure
    text = line.sentence.tokens.joined(named.core[0], named.core[1] - 1)

    def entry(spot: Spot, told: Told, *, change: bool = False) -> Entry:
        return Entry(
            account.id,
            spot,
            line.sentence,
            text,
            narrowed,
            scope,
            told,
            change,
            loose,
            unsure,
        )

    if period is None:
        return
    if _is_instance(line, named, valued, account):
        if account.at_end:
            return
        loose = True
    if not only_change and not is_start(line, valued.spot):
        yield entry(valued.spot, period)
    for spot in changes:
        yield entry(spot, period, change=True)
    if not tail.narrowed or is_start(line, valued.spot):
        for one in figures_after(line, stop, valued.spot, place, account):
            yield entry(one.spot, one.period or period, change=one.change)


def _is_instance(line: Line, named: Named, valued: Valued, account: Account) -> bool:
    """Whether a figure may be of some only: "provisions of EUR 3 million were released"."""
    sentence, lower = line.sentence, line.sentence.tokens.lower
    link = lower[named.stop : valued.spot.first]
    if account.unit != "money" or link != ["of"] or named.house:
        return False
    before = lower[named.first - 1] if named.first > sentence.first else ""
    if not account.at_end and _is_measured(line, valued.spot):
        return False
    rest = range(valued.spot.stop, sentence.stop)
    if all(verb_at(sentence, at) is None for at in rest):
        return False  # "- Net debt of EUR 3 million", an item of a list
    return before not in ledger_words()["before_whole"]


def _is_measured(line: Line, spot: Spot) -> bool:
    """Whether the words behind a figure compare all of it: "fees of 61 (62) were slightly up"."""
    lower, at = line.sentence.tokens.lower, spot.stop
    if line.sentence.words(at, at + 1) == ["("]:
        at = next((one for one in range(at, line.sentence.stop) if lower[one] == ")"), at) + 1
    while at < line.sentence.stop and (
        lower[at] in ledger_words()["auxiliaries"] or lower[at].endswith("ly")
    ):
        at += 1
    return not ledger_words()["measured"].isdisjoint(line.sentence.words(at, at + 1))


def _is_told(sentence: Sentence, named: Named, valued: Valued, account: Account) -> bool:
    """Whether the text stands behind a figure as one of how it was or is."""
    first, stop = min(named.first, valued.spot.first), max(named.stop, valued.spot.stop)
    modality = modality_of(sentence, first, stop)
    if modality in _UNSURE and not (account.announced and modality is Modality.FORECAST):
        return False
    after = sentence.words(stop, stop + _KEPT)
    if after[:2] in (["is", "to"], ["are", "to"], ["was", "to"]):
        return not relation_words("same_figures")["kept"].isdisjoint(after)
    floor = max(
        (one.stop for one in spots_of(sentence) if one.stop <= first), default=sentence.first
    )
    inside = range(named.core[0], named.core[1])
    other = ledger_words()["other_case"]
    lower = sentence.tokens.lower
    return not any(lower[at] in other for at in range(floor, valued.spot.first) if at not in inside)
