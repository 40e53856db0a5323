"""Prices of the world's goods that are of another scale: "Brent at $1,200 a barrel"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct, convert

from factcheck.arithmetic.intervals import intersects, interval
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.hedges import reach_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Rule

_SAID = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.QUOTED})
_CURRENCY = "USD"
_words = WordLists("claims/prices")


class _Price(Struct, frozen=True):
    """What some goods have cost since a year, in dollars for one of the units `per`."""

    of: str
    goods: frozenset[str]
    per: frozenset[str]
    since: int
    low: Decimal
    high: Decimal
    other: frozenset[str]

    @property
    def known(self) -> Interval:
        """Every price that the goods have had, by a wide margin."""
        return interval(self.low, self.high)


@cache
def _prices() -> tuple[_Price, ...]:
    return convert(_words.table["prices"], tuple[_Price, ...])


@cache
def _units() -> frozenset[str]:
    return frozenset(unit for price in _prices() for unit in price.per)


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the only price that a sentence tells of some goods."""
    for sentence in context.sentences_with(_units()):
        sums = [one for one in sentence.quantities if one.mention.unit == _CURRENCY]
        if len(sums) != 1 or sums[0].mention.change_form in {"by", "from"}:
            continue
        told = [one for one in _prices() if _is_told(sentence, one, context)]
        if len(told) == 1 and modality_of(sentence, sums[0].first, sums[0].stop) in _SAID:
            yield from _judge(rule, sentence, told[0], sums[0])


def _is_told(sentence: Sentence, price: _Price, context: Context) -> bool:
    """Whether a sentence speaks of the goods, of one unit of them, and of no earlier time."""
    words = sentence.vocabulary
    if price.goods.isdisjoint(words) or price.per.isdisjoint(words) or price.other & words:
        return False
    units = sentence.places_of(_units())
    each = all(_words("each") & set(sentence.words(at - 1, at)) for at in units)
    years = [one.mention.first.year for one in sentence.times if one.mention.first is not None]
    return each and len(units) == 1 and min([context.today.year, *years]) >= price.since


def _judge(
    rule: Rule, sentence: Sentence, price: _Price, placed: Placed[Quantity]
) -> Iterator[Outcome]:
    stated = reach_of(placed.mention)
    if intersects(stated, price.known) or stated.low <= 0:
        return
    words, little = sentence.vocabulary, stated.high < price.low
    if little and (_words("level").isdisjoint(words) or not _words("parts").isdisjoint(words)):
        return  # "a tax of $5 a tonne"
    known = span_of(price.known, _CURRENCY)
    yield rule.contradicted(
        sentence.span_of(placed.first, placed.stop),
        rule.message("price", of=price.of, known=known, stated=placed.mention.text),
        derivation=(Step("known", f"since {price.since} it has been within {known}"),),
        confidence=0.85,
    )
