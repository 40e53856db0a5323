"""Quantities of a text: numbers with unit, hedge and change; ranges are one mention.

Numbers are looked for only at tokens that can begin one, and each walk to the neighbours is
bounded, so the time is linear in the text whatever it holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import exactly, interval
from factcheck.extracting.bounds import Found, joined_bounds
from factcheck.extracting.changes import change_of
from factcheck.extracting.codes import code_end
from factcheck.extracting.digits import CONTEXT, DASHES
from factcheck.extracting.hedges import Hedge, hedge_after, hedge_before
from factcheck.extracting.labels import is_address, is_label, label_end
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.roles import (
    CHANGE_BEFORE,
    HEDGE_AFTER,
    HEDGE_BEFORE,
    JOINT,
    RANGE_WORDS,
    ROLES,
)
from factcheck.extracting.sentence import Placed
from factcheck.extracting.term_values import adapted, completed, interval_of
from factcheck.extracting.terms import Term, TermReader
from factcheck.extracting.tokens import Kind, Tokens
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity

# Numbers in one token: of a longer list the last piece is no number, and none of it is read.
_MOST_LISTED = 50
_SHARES = frozenset({"percent", "percentage_point", "basis_point", "time", "point"})
_DEVIATIONS = (["±"], ["+", "/", "-"], ["+", "/", "−"])
_NUMBERS = Kind(lambda: number_words().starts, figures=True)
_TRANSPARENT = frozenset({"the", "a", "an", "about", "some", "around"})


def find_quantities(tokens: Tokens, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of one segment, by position, none overlapping another or `taken`.

    `taken` are character ranges of time expressions, sorted; nothing in them is read.
    """
    ranges = []
    for start, end in taken:
        first = bisect_right(tokens.end, start)
        ranges.append((first, bisect_left(tokens.start, end, lo=first)))
    return [placed.mention for placed in placed_quantities(tokens, ranges)]


def placed_quantities(
    tokens: Tokens, taken: Sequence[tuple[int, int]] = ()
) -> list[Placed[Quantity]]:
    """Return what `find_quantities` does, with tokens; `taken` are half-open token ranges."""
    triggers = list(_outside(_NUMBERS.places(tokens), taken, len(tokens.text)))
    return _Finder(tokens).find(triggers) if triggers else []


def _outside(
    triggers: Sequence[int], taken: Sequence[tuple[int, int]], end: int
) -> Iterator[tuple[int, int, int]]:
    """Yield the triggers that lie in none of the ranges, each with the room that it has: where the
    range before it ends, and where the next one begins."""
    ranges = iter(taken)
    floor = 0
    first, stop = next(ranges, (end, end))
    for at in triggers:
        while at >= stop:
            floor = stop
            first, stop = next(ranges, (end, end))
        if at < first:
            yield at, floor, first


class _Finder:
    """One pass over the triggers of one text."""

    __slots__ = ("_beside", "_floor", "_found", "_says_between", "_stop", "_terms", "_tokens")

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._terms = TermReader(tokens)
        self._beside = self._terms.beside
        self._says_between = "between" in tokens.vocabulary
        self._found: list[Found] = []
        self._floor = self._stop = 0

    def find(self, triggers: list[tuple[int, int, int]]) -> list[Placed[Quantity]]:
        """Read the quantity at each trigger that no earlier one has used up."""
        for at, floor, stop in triggers:
            self._stop = stop
            self._floor = max(self._floor, floor)
            if self._floor <= at:
                self._read(at)
        return [
            Placed(one.first, one.last + 1, one.quantity)
            for one in joined_bounds(self._tokens, self._found)
        ]

    def _read(self, at: int) -> None:
        tokens, terms = self._tokens, self._terms
        skipped = code_end(tokens, at) if tokens.text[at][0].isdigit() else at
        if skipped > at:
            self._floor = max(self._floor, skipped)
            return
        between = self._says_between and at > self._floor
        between = between and "between" in tokens.lower[max(self._floor, at - 3) : at]
        term = terms.read(at, self._floor, self._stop, conjunction=not between)
        if term is None:
            if tokens.text[at].count(",") > 1:
                self._listed(at)
            return
        hedge = self._hedge(term)
        if hedge is not None and hedge.first == term.last + 1 and not term.measured:
            term = terms.with_noun(term, hedge.last, self._stop)
        number = term.number
        if hedge is None and number.plain and is_label(tokens, term):
            self._floor = label_end(tokens, term.number.last, self._stop)
            return
        if number.ordinal and is_address(tokens, term.last):
            return
        if ROLES[self._beside[term.last + 1]] & JOINT and (not number.ordinal or between):
            ranged = self._range(term, hedge) or self._deviation(term, hedge)
            if ranged:
                return
        if self._found and term.unit is None and not number.ordinal:
            term = self._of_age(term)
        self._add(term, hedge, self._change(term, hedge))

    def _of_age(self, term: Term) -> Term:
        """Read the "23" of "aged 19 and 23" as an age too."""
        previous = self._found[-1]
        if previous.quantity.unit_text not in ("aged", "ages") or previous.taken != term.first - 2:
            return term
        if self._tokens.lower[term.first - 1] not in ("and", ",", "or"):
            return term
        return replace(term, unit="year", unit_text=previous.quantity.unit_text, prefixed=True)

    def _hedge(self, term: Term) -> Hedge | None:
        after = self._after(term)
        if after is None and ROLES[self._beside[term.first - 1]] & HEDGE_BEFORE:
            return hedge_before(self._tokens, term.first, self._floor)
        return after

    def _after(self, term: Term) -> Hedge | None:
        for end in (term.last, term.noun_last):
            if end is not None and ROLES[self._beside[end + 1]] & HEDGE_AFTER:
                hedge = hedge_after(self._tokens, end, self._stop)
                if hedge is not None:
                    return hedge
        return None

    def _change(self, term: Term, hedge: Hedge | None) -> tuple[str, str] | None:
        if term.change is not None:
            return term.change, "by"
        if term.number.ordinal:
            return None
        first = term.first if hedge is None else min(hedge.first, term.first)
        last = term.noun_last if term.noun_last is not None else term.last
        share = term.unit is not None and (
            term.unit in _SHARES or term.money or (term.measured and not term.per)
        )
        if share or ROLES[self._beside[first - 1]] & CHANGE_BEFORE:
            change = change_of(self._tokens, first, last, self._floor, self._stop, share=share)
            if change is not None:
                return change
        return self._continued(first) if self._found else None

    def _continued(self, first: int) -> tuple[str, str] | None:
        """In "rose by 4% to 12 million" the second number is where the rise led."""
        if self._tokens.lower[first - 1] not in ("to", "from"):
            return None
        previous = self._found[-1]
        if previous.taken != first - 2 or previous.quantity.change is None:
            return None
        return previous.quantity.change, "to" if self._tokens.lower[first - 1] == "to" else "from"

    # Ranges

    def _range(self, term: Term, hedge: Hedge | None) -> bool:
        """Read "10 to 12 million", "between 3 and 4%", "$2-3 billion"; whether it was one."""
        tokens = self._tokens
        lower = tokens.lower
        at = term.last + 1
        if lower[at : at + 1] == ["-"] and lower[at + 1 : at + 2] in (["to"], ["or"]):
            at += 1  # "7,000- to 9,000-foot peaks"
        if at + 1 >= self._stop or (lower[at] not in RANGE_WORDS and lower[at] not in DASHES):
            return False
        if hedge is not None and hedge.last > term.last:
            return False
        opening = self._opening(term, hedge)
        if lower[at] == "and" and opening != "between":
            return False
        upper = self._upper(at + 1)
        if upper is not None and term.money and term.first < term.number.first:
            upper = self._terms.in_money(upper, self._stop)
        if upper is None or upper.number.ordinal != term.number.ordinal:
            return False
        if lower[at] == "or" and not self._is_alternative(term, upper):
            return False
        if lower[at] in DASHES and not self._is_dash_range(term, upper, at):
            self._floor = upper.number.last + 1 if tokens.touches(at) else self._floor
            return tokens.touches(at) and tokens.touches(at + 1)
        lower_term = adapted(term, upper, dashed=lower[at] in DASHES)
        if lower_term is None:
            return False
        upper = completed(upper, lower_term)
        change = self._change(term, hedge)
        if change is not None and lower[at] == "to" and self._is_move(term, change, opening):
            self._add(lower_term, hedge, change)
            self._add(upper, None, (change[0], "to"))
            return True
        if lower_term.number.value >= upper.number.value:
            if opening == "from" and lower[at] == "to":  # "from 11.5 to 10 million": a way down
                self._add(lower_term, hedge, change)
                self._add(upper, None, change)
                return True
            return self._is_code(upper, at)
        self._add_range(lower_term, upper, hedge, opening, change)
        return True

    def _is_code(self, upper: Term, dash: int) -> bool:
        """Whether a dash makes two figures a score or a code, which is passed over: "3-0"."""
        tokens = self._tokens
        code = tokens.lower[dash] in DASHES and tokens.touches(dash) and tokens.touches(dash + 1)
        if code:
            self._floor = upper.number.last + 1
        return code

    def _opening(self, term: Term, hedge: Hedge | None) -> str | None:
        """Return the "between" or "from" before the range."""
        before = (term.first if hedge is None or hedge.first > term.first else hedge.first) - 1
        lower = self._tokens.lower
        if term.prefixed and "between" in lower[term.first : term.number.first]:
            return "between"  # "aged between 20 and 24"
        if before > self._floor and lower[before] in _TRANSPARENT:
            before -= 1
        if before >= self._floor and lower[before] in ("between", "from"):
            return lower[before]
        return None

    def _upper(self, at: int) -> Term | None:
        """Return the term that begins at token `at`, past an article."""
        tokens = self._tokens
        first = at + 1 if at < self._stop and tokens.lower[at] in _TRANSPARENT else at
        for trigger in range(first, min(first + 4, self._stop)):
            if self._terms.numbers.begins(trigger):
                floor = at if tokens.lower[at] in ("a", "an") else first
                term = self._terms.read(trigger, floor, self._stop)
                return term if term is not None and term.first in (at, first) else None
        return None

    def _is_alternative(self, term: Term, upper: Term) -> bool:
        """ "two or three" """
        whole = term.number.value == term.number.value.to_integral_value()
        return whole and upper.number.value - term.number.value == 1 and term.unit is None

    def _is_dash_range(self, term: Term, upper: Term, at: int) -> bool:
        """Both sides of the dash are spaced alike, and the right one is no code ("1995-01")."""
        tokens = self._tokens
        if tokens.touches(at) != tokens.touches(at + 1) and tokens.text[at] == "-":
            return False
        word = tokens.text[upper.number.first]
        return not (word[0] == "0" and word.isdigit() and len(word) > 1)

    def _is_move(self, term: Term, change: tuple[str, str], opening: str | None) -> bool:
        """Whether "from A to B" tells two values at two times, and not one range."""
        if change[1] == "from" or opening == "from":
            return True
        return change[1] == "by" and term.unit is not None and term.measured

    def _add_range(
        self,
        term: Term,
        upper: Term,
        hedge: Hedge | None,
        opening: str | None,
        change: tuple[str, str] | None,
    ) -> None:
        tokens = self._tokens
        first = term.first
        if opening is not None:
            inside = "between" in tokens.lower[first : term.number.first]
            first -= not inside
            while not inside and tokens.lower[first] != opening:
                first -= 1
        after = self._after(upper)
        found = replace(
            upper, first=first, number=replace(upper.number, ordinal=False), taken=upper.taken
        )
        bounds = interval(term.number.value, upper.number.above or upper.number.value)
        self._append(found, after or hedge, change, bounds, term.number.value, is_range=True)

    def _deviation(self, term: Term, hedge: Hedge | None) -> bool:
        """Read "12.4 ± 0.3 mm", "80 kg +/- 5 kg" as one number within its deviation."""
        tokens, at = self._tokens, term.last + 1
        sign = next(
            (sign for sign in _DEVIATIONS if tokens.text[at : at + len(sign)] == sign), None
        )
        if sign is None:
            return False
        upper = self._upper(at + len(sign))
        if upper is None or upper.number.ordinal or upper.number.value < 0:
            return False
        if term.unit is not None and upper.unit not in (None, term.unit):
            return False
        if upper.unit is None:
            upper = replace(upper, unit=term.unit, unit_text=term.unit_text, money=term.money)
        value, step = term.number.value, upper.number.value
        bounds = interval(CONTEXT.subtract(value, step), CONTEXT.add(value, step))
        self._append(replace(upper, first=term.first), hedge, None, bounds, value)
        return True

    # Assembling

    def _add(self, term: Term, hedge: Hedge | None, change: tuple[str, str] | None) -> None:
        value = term.number.value
        if term.number.magnitude != 1 and value == value.to_integral_value():
            value = Decimal(int(value))  # 41500000000, not 41500000000.0
        self._append(term, hedge, change, interval_of(term, hedge), value)

    def _append(
        self,
        term: Term,
        hedge: Hedge | None,
        change: tuple[str, str] | None,
        bounds: Interval,
        value: Decimal,
        *,
        is_range: bool = False,
    ) -> None:
        tokens = self._tokens
        first, last = term.first, term.last
        bare = not term.measured and not is_range
        if hedge is not None and bare and hedge.is_bound:
            first, last = min(first, hedge.first), self._bound_end(term, hedge)
            before = hedge_before(tokens, term.first, self._floor) if hedge.first > first else None
            if before is not None and before.meaning.side == "exact":
                first = before.first
        start, end = tokens.start[first], tokens.end[last]
        quantity = Quantity(
            start=start,
            end=end,
            text=tokens.source[start:end],
            number=value,
            interval=bounds,
            unit=term.unit,
            unit_text=term.unit_text,
            hedge=None if hedge is None else hedge.words,
            change=None if change is None else change[0],
            ordinal=term.number.ordinal,
            is_range=is_range,
            noun_end=None if term.noun_last is None else tokens.end[term.noun_last],
            hedge_start=None if hedge is None else tokens.start[hedge.first],
            change_form=None if change is None else change[1],
            per=term.per,
        )
        self._found.append(Found(first, last, max(last, term.taken), hedge, quantity))
        self._floor = max(last, term.taken) + 1
        if hedge is not None and hedge.first > term.last:
            self._floor = max(self._floor, hedge.last + 1)

    def _bound_end(self, term: Term, hedge: Hedge) -> int:
        """A bound after the number belongs to it, unless the counted noun stands between."""
        return hedge.last if hedge.first == term.last + 1 else term.last

    def _listed(self, at: int) -> None:
        """Read "22,24,26,31", which is one token, as its numbers."""
        tokens = self._tokens
        start = tokens.start[at]
        pieces = tokens.text[at].split(",", maxsplit=_MOST_LISTED)
        if not all(piece.isascii() and piece.isdigit() and len(piece) < 16 for piece in pieces):
            return
        for piece in pieces:
            quantity = Quantity(
                start=start,
                end=start + len(piece),
                text=piece,
                number=Decimal(piece),
                interval=exactly(Decimal(piece)),
            )
            self._found.append(Found(at, at, at, None, quantity))
            start += len(piece) + 1
        self._floor = at + 1

    # Two bounds on one number
