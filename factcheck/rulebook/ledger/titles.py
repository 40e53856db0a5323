"""What the first lines of a report declare: its house, its period, and what bare figures are in."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.spots import Spot
from factcheck.extracting.sentence import Sentence
from factcheck.resolving.reporting_period import (
    declares_brackets,
    title_segments,
    titled_period,
)
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.periods import Told
from factcheck.rulebook.ledger.words import ledger_words

_FIRST = 5  # parts of a text in which it may say what its figures are in


class Declared(Struct, frozen=True, gc=False):
    """The currency and the scale of bare figures, and whether brackets hold the year before."""

    currency: str = ""
    scale: Decimal = Decimal(1)
    brackets: bool = False

    def read(self, spot: Spot) -> Spot:
        """Return a bare figure as the money that it is; any other as it stands."""
        quantity = spot.quantity
        if not self.currency or quantity.unit is not None or quantity.noun_end is not None:
            return spot
        money = replace(
            quantity,
            number=quantity.number * self.scale,
            interval=scale(quantity.interval, self.scale),
            unit=self.currency,
        )
        return replace(spot, quantity=money, interval=scale(spot.interval, self.scale))


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
    stop = context.document.segments[: _FIRST + 1][-1].span.end
    for sentence in context.analysis.sentences:
        if sentence.tokens.start[sentence.first] >= stop:
            break
        found = _declared_in(sentence)
        if found is not None:
            return replace(found, brackets=declares_brackets(context.analysis))
    return Declared()


def _declared_in(sentence: Sentence) -> Declared | None:
    words, lower = ledger_words(), sentence.tokens.lower
    for at in sentence.places_of(words.scales.keys()):
        before = lower[at - 1] if at > sentence.first else ""
        after = lower[at + 1 : at + 3]
        size = words.scales[lower[at]]
        if before in words.currencies and not lower[max(at - 2, 0)][0].isdigit():
            return Declared(words.currencies[before], size)
        told = after[:1] == ["of"] and after[1:] and after[1] in words.currencies
        if told and not before[:1].isdigit():
            return Declared(words.currencies[after[1]], size)
    return None
