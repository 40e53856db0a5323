"""One thing told twice in a text with values that exclude each other, in other words."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.retellings import Attribute, Telling, attributes, contradictions
from factcheck.rulebook.rule import Rule


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the first two values of each attribute that exclude each other."""
    for attribute in attributes():
        pair = next(contradictions(attribute, context), None)
        if pair is not None:
            yield _outcome(rule, attribute, *pair, context)


def _outcome(
    rule: Rule, attribute: Attribute, one: Telling, other: Telling, context: Context
) -> Outcome:
    first, second = _value(one), _value(other)
    starts = [each.value.mention.start for each in (one, other) if each.value.mention]
    return rule.inconsistent(
        other.told.span,
        rule.message(
            "inconsistent", what=attribute.title, first=first, second=second, quote=one.told.quote
        ),
        claims=context.claims_at(starts),
        related=(Related(one.told.span, f"here it is {first}"),),
        derivation=(
            Step("value", f"{one.told.quote!r}: {first}"),
            Step("value", f"{other.told.quote!r}: {second}"),
        ),
        confidence=0.7,
    )


def _value(one: Telling) -> str:
    return one.told.sentence.quote_of(one.value.first, one.value.stop)
