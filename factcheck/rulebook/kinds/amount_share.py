"""An amount with the percentage of the country's output that it is said to be: "$3 million a year,
equal to about 3 per cent of its GDP"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from factcheck.arithmetic.intervals import divide, intersects, interval, is_bounded, scale
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Fact
from factcheck.model.claims import Value
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.citing import evidence_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.money import exchanged, is_currency
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Outcomes, Rule

_TO_SHARE = 9  # tokens from an amount to its percentage
_OUTPUT, _UNIT = "gdp", "USD"
_words = WordLists("claims/amount_shares")


class Params(KindParams, frozen=True):
    """`apart`: by which factor what follows may miss the output on record of the years `around`:
    other years, prices and measures of output are no slips."""

    apart: float = 3.0
    around: int = 3


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every amount whose percentage makes another output of the country."""
    for sentence in context.sentences_with(_words.phrases("outputs").first_words):
        countries = {
            one.mention.entity for one in sentence.entities if one.mention.type == "country"
        }
        if len(countries) != 1 or None in countries:
            continue  # whose output it is is not sure
        [country] = countries
        for amount, share in _pairs(sentence):
            yield _judge(rule, params, sentence, str(country), amount, share, context)


def _pairs(sentence: Sentence) -> Iterator[tuple[Placed[Quantity], Placed[Quantity]]]:
    """Sums of money right before a percentage of the country's output that restates them."""
    for amount, share in pairwise(sentence.quantities):
        plain = is_currency(amount.mention.unit) and amount.mention.change is None
        if not plain or share.mention.unit != "percent" or share.mention.change is not None:
            continue
        restated = _restates(sentence.words(amount.stop, share.first))
        if restated and _is_of_output(sentence, share.stop):
            yield amount, share


def _restates(between: list[str]) -> bool:
    """Whether the words between two figures make them one: "a year from transit, equal to"."""
    at = next((at for at, word in enumerate(between) if word in _words("joining")), None)
    if at is None or len(between) > _TO_SHARE:
        return False
    return _words("filling").issuperset(between[at + 1 :]) and _words("parting").isdisjoint(between)


def _is_of_output(sentence: Sentence, at: int) -> bool:
    """Whether "of its GDP", "of the country's gross domestic product" begins at a token."""
    if sentence.words(at, at + 1) != ["of"]:
        return False
    at += 1
    while (
        at < sentence.stop
        and _words.phrases("outputs").longest(sentence.tokens.lower, at, sentence.stop) is None
    ):
        owner = sentence.entity_at(at)
        if owner is None and sentence.tokens.lower[at] not in _words("owners"):
            return False
        at = at + 1 if owner is None else owner.stop
    return at < sentence.stop


def _judge(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    country: str,
    amount: Placed[Quantity],
    share: Placed[Quantity],
    context: Context,
) -> Outcome | None:
    facts = _facts(params, sentence, country, context)
    sum_ = _in_dollars(amount.mention, facts, context)
    if not facts or sum_ is None:
        return None
    implied = divide(scale(sum_, 100), share.mention.interval)
    if implied is None or not is_bounded(implied):
        return None
    values, apart = [fact.value for fact in facts], Decimal(str(params.apart))
    if intersects(implied, interval(min(values) / apart, max(values) * apart)):
        return None
    known = span_of(interval(min(values), max(values)), _UNIT)
    return rule.inconsistent(
        sentence.span_of(amount.first, share.stop),
        rule.message(
            "implied",
            amount=amount.mention.text,
            share=share.mention.text,
            country=country,
            implied=span_of(implied, _UNIT),
            known=known,
        ),
        derivation=(
            Step(
                "division",
                f"{amount.mention.text} / {share.mention.text} = {span_of(implied, _UNIT)}",
            ),
            Step("reference", f"GDP of {country} in the years around: {known}"),
        ),
        evidence=tuple(evidence_of(fact) for fact in facts[:2]),
        confidence=0.85,
    )


def _facts(params: Params, sentence: Sentence, country: str, context: Context) -> tuple[Fact, ...]:
    """What is on record of the output in the years told, or in those of the text."""
    told = [one.mention.first.year for one in sentence.times if one.mention.first is not None]
    first, last = (min(told), max(told)) if told else (context.today.year, context.today.year)
    days = date(first - params.around, 1, 1), date(last + 1, 12, 31)
    found = context.facts.facts(country, _OUTPUT, *days)
    return tuple(fact for fact in found if fact.unit == _UNIT and fact.value > 0)


def _in_dollars(amount: Quantity, facts: tuple[Fact, ...], context: Context) -> Interval | None:
    """An amount at the rates of the years that are on record."""
    if amount.unit == _UNIT:
        return amount.interval
    value = Value(text=amount.text, interval=amount.interval, unit=amount.unit)
    sum_ = exchanged(value, _UNIT, {fact.last.year for fact in facts}, context.facts)
    return sum_[0] if sum_ is not None else None
