"""Figures that are a thousand times, or ten times, what the words that tell them can mean: "a bloc
of 450 thousand consumers", "its 830 million people", "an annual output of $4 billion"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects, interval, is_bounded, scale, widen
from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.dimensions import can_state
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Assertion, Claim
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.candidates import Candidate, closest
from factcheck.rulebook.context import Context
from factcheck.rulebook.kinds.reference import stated_in
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.rule import Outcomes, Rule

_OPEN = "open:"
_SUBJECTS = frozenset({"country", "organisation", "region"})
_NOT_WHOLE = frozenset({"share_of", "change", "status", "partner", "limited", "as", "with"})
_ADJECTIVES = 6  # tokens from "of" back to the article of its noun
_SLIPS = (Decimal(1000), Decimal(1000000), Decimal(10))
_set = WordLists("claims/scale_slips")


class Params(KindParams, frozen=True):
    """`apart`: by which factor a figure fails; `near`: the share by which what a slip makes of it
    may miss. `fewest`: people from which a number is one of a people."""

    apart: Decimal = Decimal(3)
    near: Decimal = Decimal("0.1")
    fewest: int = 1000


class _Meant(Struct, frozen=True):
    measure: str
    counted: bool


@cache
def _meant() -> Mapping[str, _Meant]:
    table = _set.table
    return {
        f"{_OPEN}{noun}": _Meant(measure, kind == "counted")
        for measure in ("population", "gdp")
        for kind in ("wholes", "counted")
        for noun in table[measure][kind]
    }


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every figure that a slip of its scale explains."""
    for claim in context.claims_of(*_meant()):
        assertion, meant = claim.assertion, _meant()[claim.assertion.measure]
        quantity = assertion.value.quantity
        if quantity is None or not _is_of_whole(claim, quantity, context):
            continue
        if not _can_state(quantity, meant):
            continue
        if meant.measure == "population" and quantity.number < params.fewest:
            continue
        yield _judge(rule, params, claim, meant, context)


def _can_state(quantity: Quantity, meant: _Meant) -> bool:
    if meant.measure != "population":
        return can_state(quantity, measures()[meant.measure])
    return quantity.unit is None or quantity.unit in _set.table["population"]["counted"]


def _is_of_whole(claim: Claim, quantity: Quantity, context: Context) -> bool:
    """Whether a figure is told of all of a known subject."""
    assertion = claim.assertion
    if not assertion.known_subject or assertion.subject_type not in _SUBJECTS:
        return False
    if _NOT_WHOLE & set(assertion.qualifiers) or quantity.change is not None:
        return False
    sentence = context.sentence_of(claim)
    several = not _set("of_several").isdisjoint(sentence.vocabulary)
    if assertion.subject_type == "country" and several:
        return False  # "the combined output of the ten" is of no one state
    placed = next((one for one in sentence.quantities if one.mention is quantity), None)
    if placed is None or not _set("others").isdisjoint(sentence.vocabulary):
        return False
    stop = noun_stop(sentence, placed)
    if not _set("narrowing").isdisjoint(sentence.words(stop, stop + 1)):
        return False
    meant, first = _meant()[assertion.measure], hedged_first(sentence, placed)
    if meant.measure != "population":
        return True
    return _is_owned(sentence, first) if meant.counted else _is_apposed(sentence, first)


def _is_owned(sentence: Sentence, first: int) -> bool:
    """ "Its 40 million citizens", "Peru's 33 million people", "has 33 million inhabitants"."""
    before = sentence.words(first - 2, first + 1)
    return any(word in _set("owning") or word.endswith(("'s", "’s")) for word in before)


def _is_apposed(sentence: Sentence, first: int) -> bool:
    """Whether "a country of 40 million" says what the subject itself is: ", a country of", "is a
    country of", "The country of"; "has a community of" does not."""
    lower, at = sentence.tokens.lower, first - 1
    if at <= sentence.first or lower[at] != "of":
        return False
    for article in range(at - 1, max(at - _ADJECTIVES, sentence.first - 1), -1):
        if lower[article] in {"a", "an", "the"}:
            before = sentence.words(article - 1, article)
            return not before or article == sentence.first or before[0] in _set("apposing")
    return False


def _judge(
    rule: Rule, params: Params, claim: Claim, meant: _Meant, context: Context
) -> Outcome | None:
    assertion = claim.assertion
    measure = measures()[meant.measure]
    as_measure: Assertion = replace(assertion, measure=meant.measure)
    candidates = candidates_for(as_measure, measure, context.facts, context.today)
    stated = stated_in(assertion, candidates[0].unit) if candidates else None
    if stated is None or not is_bounded(stated) or stated.low <= 0:
        return None
    wide = [
        interval(one.interval.low / params.apart, one.interval.high * params.apart)
        for one in candidates
    ]
    if any(intersects(stated, one) for one in wide):
        return None
    slip = _slip(params, meant, candidates, stated)
    if slip is None:
        return None
    factor, near = slip
    words = "too large" if factor < 1 else "too small"
    times = 1 / factor if factor < 1 else factor
    doubtful = times < _SLIPS[0] or "subject" in claim.inferred
    return rule.contradicted(
        claim,
        rule.message(
            "slip",
            stated=claim.quote,
            subject=assertion.subject,
            measure=measure.title,
            known=span_of(near.interval, near.unit),
            times=f"{times:,.0f}",
            way=words,
        ),
        severity=Severity.WARNING if doubtful else rule.severity,
        derivation=(
            Step("stated", f"{assertion.value.text!r} is {span_of(stated, near.unit)}"),
            Step(
                "slip", f"{times:,.0f} times {words}: {span_of(scale(stated, factor), near.unit)}"
            ),
        ),
        evidence=near.evidence,
        confidence=0.8,
    )


def _slip(
    params: Params, meant: _Meant, candidates: Sequence[Candidate], stated: Interval
) -> tuple[Decimal, Candidate] | None:
    """The factor that brings a figure to what is known, and the reading that it is brought to."""
    for times in _SLIPS:
        for factor in (times, 1 / times):
            if meant.counted and 1 < factor < _SLIPS[0]:
                continue  # a tenth of a people may well be some of it
            moved = widen(scale(stated, factor), params.near)
            fitting = [one for one in candidates if one.default and intersects(moved, one.interval)]
            if fitting:
                return factor, closest(fitting, moved)
    return None
