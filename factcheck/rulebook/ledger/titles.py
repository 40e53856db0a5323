"""What the first lines of a report declare: its house, its period, and what bare figures are in."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.spots import Spot, time_at
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.sentence import Sentence
from factcheck.resolving.reporting_period import (
    declares_brackets,
    title_segments,
    titled_period,
)
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.periods import Told
from factcheck.rulebook.ledger.words import ledger_words
from factcheck.rulebook.money import is_currency

_FIRST = 5  # parts of a text in which it may say what its figures are in


class Declared(Struct, frozen=True, gc=False):
    """The currency and the scale of bare figures, whether brackets hold the year before, and the
    only currency of the text, of which its cents and pence are."""

    currency: str = ""
    scale: Decimal = Decimal(1)
    brackets: bool = False
    main: str = ""

    def read(self, spot: Spot) -> Spot:
        """Return a bare figure, or one in cents, as the money that it is; else as it stands."""
        quantity = spot.quantity
        if quantity.unit in ledger_words()["subunits"] and self.main:
            return _in_money(spot, self.main, Decimal("0.01"))
        if not self.currency or quantity.unit is not None or quantity.noun_end is not None:
            return spot
        scaled = quantity.text.split()[-1].lower() in number_words().magnitudes
        return _in_money(spot, self.currency, Decimal(1) if scaled else self.scale)


def _in_money(spot: Spot, currency: str, size: Decimal) -> Spot:
    quantity = spot.quantity
    reach = scale(quantity.interval, size)
    money = replace(quantity, number=quantity.number * size, interval=reach, unit=currency)
    return replace(spot, quantity=money, interval=scale(spot.interval, size))


def report_period(context: Context) -> Told | None:
    """Return the period of which a text reports, by its title: "Annual report 2023"."""
    found = titled_period(context.analysis, context.today, reports=False)
    return None if found is None else Told(found.first, found.last)


def house_names(context: Context) -> frozenset[str]:
    """Return the names, in lower case, by which the title calls the house."""
    common = ledger_words()["neutral_headings"] | ledger_words()["no_names"]
    for at in title_segments(context.document):
        segment = context.document.segments[at]
        text = context.document.quote(segment.span)
        times = context.times_in(segment.span.start, segment.span.end)
        if any(len(one.text) >= len(text.strip()) - 1 for one in times):
            continue  # a line with nothing but the date
        for one in times:
            text = text.replace(one.text, " ")
        words = (word.strip("().,:;'’") for word in text.split())
        return frozenset(
            word.lower()
            for word in words
            if word[:1].isupper() and len(word) > 1 and word.lower() not in common
        )
    return frozenset()


def declared(context: Context) -> Declared:
    """Return what the first lines say that bare figures are in: "figures in EUR million"."""
    if not context.document.segments:
        return Declared()
    moneys = {str(one.unit) for one in context.analysis.quantities if is_money(one.unit)}
    main = moneys.pop() if len(moneys) == 1 else ""
    stop = context.document.segments[: _FIRST + 1][-1].span.end
    for sentence in context.analysis.sentences:
        if sentence.tokens.start[sentence.first] >= stop:
            break
        found = _declared_in(sentence)
        if found is not None:
            brackets = declares_brackets(context.analysis)
            return replace(found, brackets=brackets, main=found.currency)
    return Declared(main=main)


def is_money(unit: str | None) -> bool:
    """Return whether a unit is a currency, be it one that several countries have."""
    return is_currency(unit) or unit in ledger_words()["moneys"]


def _declared_in(sentence: Sentence) -> Declared | None:
    words, lower = ledger_words(), sentence.tokens.lower
    for at in sentence.places_of(words.scales.keys()):
        before = lower[at - 1] if at > sentence.first else ""
        after = lower[at + 1 : at + 3]
        size = words.scales[lower[at]]
        number = lower[max(at - 2, 0)][0].isdigit() and time_at(sentence, at - 2) is None
        if before in words.currencies and not number:
            return Declared(words.currencies[before], size)
        told = after[:1] == ["of"] and after[1:] and after[1] in words.currencies
        if told and not before[:1].isdigit():
            return Declared(words.currencies[after[1]], size)
    return None
