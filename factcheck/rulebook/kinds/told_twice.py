"""What one named thing has, told twice with figures that exclude each other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.intervals import intersects
from factcheck.extracting.frames.holdings import Holding, holdings_of
from factcheck.model.findings import Outcome, Related, Step, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.rule import Rule

_MOST = 400  # figures of one text that are compared


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/holdings.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield one outcome for every figure that excludes one told before of the same thing."""
    known: dict[tuple[str, str, str], list[Holding]] = {}
    told = [one for sentence in context.analysis.sentences for one in holdings_of(sentence)]
    for one in told[:_MOST]:
        if _is_measured(one, context):
            continue
        same = known.setdefault((one.name[-1], one.having, one.noun), [])
        other = next((each for each in same if _exclude(each, one, context)), None)
        if other is not None:
            yield _outcome(rule, other, one, context)
        same.append(one)


def _is_measured(one: Holding, context: Context) -> bool:
    """Whether another rule compares the figure: it states a measure that is known."""
    claims = context.claims_at((one.spot.quantity.start,))
    return any(
        not claim.assertion.measure.startswith("open:") and claim.assertion.known_subject
        for claim in claims
    )


def _exclude(one: Holding, other: Holding, context: Context) -> bool:
    if one.sentence is other.sentence or intersects(one.spot.interval, other.spot.interval):
        return False
    if one.name == other.name:
        return not one.definite
    if one.definite is other.definite:
        return False
    if one.definite:
        return False  # "The mill ..." before the name of the mill
    full, short = one, other
    return full.name[-1:] == short.name and _is_the_only_one(full.name, context)


def _is_the_only_one(name: tuple[str, ...], context: Context) -> bool:
    """Whether a text speaks of one thing of a kind only: of "the mill" and "the Orsk mill"."""
    head, others = name[-1], name[-2:-1]
    for sentence in context.analysis.sentences:
        lower = sentence.tokens.lower
        if f"{head}s" in sentence.vocabulary:
            return False
        for at in sentence.places_of(frozenset({head})):
            before = lower[at - 1] if at > sentence.first else ""
            if before not in {"the", "this", *others}:
                return False
    return True


def _outcome(rule: Rule, one: Holding, other: Holding, context: Context) -> Outcome:
    full = max((one, other), key=lambda each: len(each.name))
    name = full.sentence.tokens.source[full.spot.span.start : full.spot.span.end]
    first, second = (
        amount(each.spot.quantity.number, each.spot.quantity.unit, 6) for each in (one, other)
    )
    return rule.outcome(
        Verdict.INCONSISTENT,
        other.spot.span,
        context.claims_at((other.spot.quantity.start,)),
        message=rule.message("inconsistent", thing=_printed(full), first=first, second=second),
        related=(Related(one.spot.span, f"here it is {first}"),),
        derivation=(
            Step("value", f"{one.spot.quantity.text!r}: {first}"),
            Step("value", f"{other.spot.quantity.text!r}: {second}"),
            Step("same", f"both are what {_printed(full)} has ({name})"),
        ),
        confidence=0.7,
    )


def _printed(one: Holding) -> str:
    """The name as a message says it: with capitals, as the text has it."""
    tokens = one.sentence.tokens
    size = len(one.name)
    at = next(
        at
        for at in range(one.sentence.first, one.sentence.stop)
        if tuple(tokens.lower[at : at + size]) == one.name
    )
    return tokens.joined(at, at + size - 1)
