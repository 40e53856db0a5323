"""Shares of a whole: the percentage against the fact base, and against the amount beside it."""

from __future__ import annotations

from functools import cache

from factcheck.arithmetic.intervals import divide, intersects, scale
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.shares import WORLD
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import measures
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Related, Severity, Step, Verdict
from factcheck.model.measures import Measure
from factcheck.model.spans import Span
from factcheck.rulebook.candidates import Candidate, closest, reading_line
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.readings import candidates_for, world_candidates
from factcheck.rulebook.rule import Outcomes, Rule


class Params(KindParams, frozen=True):
    """How far apart, in characters, an amount and the share that it is said to be may stand."""

    reach: int = 200


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every share of the world's total of a measure."""
    amounts = _amounts(context)
    for claim in context.claims_of(*measures()):
        if claim.assertion.qualifiers.get("share_of") != WORLD:
            continue
        measure = measures()[claim.assertion.measure]
        if measure.aggregate != "sum" or claim.assertion.value.interval is None:
            continue
        beside = amounts.get(claim.sentence, [])
        outcome = None
        if claim.assertion.known_subject:
            outcome = _judge(rule, params, claim, measure, context, beside)
        if outcome is None or outcome.verdict is Verdict.UNVERIFIED:
            outcome = _by_amount(rule, params, claim, measure, context, beside) or outcome
        yield outcome


def _by_amount(
    rule: Rule,
    params: Params,
    claim: Claim,
    measure: Measure,
    context: Context,
    amounts: list[Claim],
) -> Outcome | None:
    """Whoever's share it is: the only such amount of its sentence gives a world that cannot be."""
    told = [one for one in amounts if _is_of(one, measure) and _is_near(params, claim, one)]
    told = [one for one in told if _is_in_unit(one, measure)]
    implied = _implied_world(rule, claim, told[0], measure, context) if len(told) == 1 else None
    if implied is None:
        return None
    return rule.inconsistent(
        claim,
        implied[0],
        derivation=tuple(implied[1]),
        related=(Related(told[0].span, "the amount that the share is said to be"),),
        confidence=0.8,
    )


def _is_of(amount: Claim, measure: Measure) -> bool:
    """Whether an amount is of a measure, or of a noun that texts use for it: "an output of"."""
    name = amount.assertion.measure
    noun = name.removeprefix("open:").rpartition(" ")[2]
    return name == measure.id or (name != noun and _wholes().get(noun) == measure.id)


def _is_in_unit(amount: Claim, measure: Measure) -> bool:
    """Whether an amount is told in the unit of a measure, people in any of their words."""
    value = amount.assertion.value
    if value.unit in (None, measure.unit):
        return True
    return (
        measure.dimension == "people"
        and value.quantity is not None
        and dimension_of(value.quantity) == "people"
    )


def _is_near(params: Params, claim: Claim, other: Claim) -> bool:
    return abs(other.span.start - claim.span.start) <= params.reach


@cache
def _wholes() -> dict[str, str]:
    return dict(rules_words("claims/shares")["wholes"])


def _judge(
    rule: Rule,
    params: Params,
    claim: Claim,
    measure: Measure,
    context: Context,
    amounts: list[Claim],
) -> Outcome:
    stated = claim.assertion.value.interval
    assert stated is not None  # noqa: S101 - check() has made sure
    candidates = _shares(claim, measure, context)
    if not candidates:
        return rule.unverified(
            claim, reason=f"no fact for {measure.title} of {claim.assertion.subject} in that period"
        )
    near = closest(candidates, stated)
    agreeing = [one for one in candidates if intersects(stated, one.interval)]
    verdict = (
        Verdict.SUPPORTED
        if any(one.default for one in agreeing)
        else Verdict.AMBIGUOUS
        if agreeing
        else Verdict.CONTRADICTED
    )
    amount = _amount_beside(params, claim, amounts)
    implied = _implied_world(rule, claim, amount, measure, context) if amount else None
    steps = [Step("stated", f"{claim.assertion.value.text!r} is {span_of(stated, 'percent')}")]
    steps += [Step("reading", reading_line(one)) for one in candidates]
    message = ""
    if verdict is Verdict.AMBIGUOUS:
        message = rule.message("ambiguous", **_words(claim, measure, agreeing[0]))
    elif verdict is Verdict.CONTRADICTED:
        message = rule.message("contradicted", **_words(claim, measure, near))
    if implied is not None and verdict is not Verdict.SUPPORTED:
        message += " " + implied[0]
        steps += implied[1]
    elif implied is not None:
        verdict, message = Verdict.INCONSISTENT, implied[0]
        steps += implied[1]
    related = (
        (Related(amount.span, "the amount that the share is said to be"),)
        if amount and implied
        else ()
    )
    return rule.outcome(
        verdict,
        claim.span,
        [claim, *([amount] if related and amount else [])],
        severity=_severity(rule, claim, verdict, implied is not None),
        message=message,
        readings=tuple(one.reading(stated) for one in candidates),
        derivation=tuple(steps),
        evidence=(agreeing or [near])[0].evidence,
        related=related,
        confidence=0.7 if claim.inferred else 0.95,
    )


def _severity(rule: Rule, claim: Claim, verdict: Verdict, refuted_twice: bool) -> Severity:
    if verdict in (Verdict.SUPPORTED, Verdict.AMBIGUOUS) or "topic" in claim.inferred:
        return Severity.INFO
    if "subject" in claim.inferred and not refuted_twice:
        return Severity.WARNING
    return rule.severity


def _words(claim: Claim, measure: Measure, near: Candidate) -> dict[str, str]:
    return {
        "stated": claim.assertion.value.text,
        "subject": claim.assertion.subject,
        "measure": measure.title,
        "closest": span_of(near.interval, "percent"),
        "reading": near.describe(),
    }


def _shares(claim: Claim, measure: Measure, context: Context) -> list[Candidate]:
    """Every reading of the part, over the world's total of the same basis and year."""
    shares = []
    for part in candidates_for(claim.assertion, measure, context.facts, context.today):
        for whole in world_candidates(measure, part.basis, part.year, context.facts, part.default):
            quotient = divide(part.interval, whole.interval)
            if quotient is None:
                continue
            shares.append(
                Candidate(
                    scope=part.scope,
                    basis=part.basis,
                    year=part.year,
                    interval=scale(quotient, 100),
                    unit="percent",
                    default=part.default,
                    sources=(*part.sources[:1], *whole.sources[:1]),
                    note=part.note,
                )
            )
    return shares


def _amounts(context: Context) -> dict[Span, list[Claim]]:
    """The stated amounts of the text by their sentence."""
    found: dict[Span, list[Claim]] = {}
    for claim in context.claims:
        value = claim.assertion.value
        if value.interval is not None and value.unit != "percent":
            found.setdefault(claim.sentence, []).append(claim)
    return found


def _amount_beside(params: Params, claim: Claim, amounts: list[Claim]) -> Claim | None:
    """The amount of the same measure and subject that the share is said of."""
    near = [
        other
        for other in amounts
        if other.assertion.measure == claim.assertion.measure
        and other.assertion.subject == claim.assertion.subject
        and _is_near(params, claim, other)
    ]
    return near[0] if len(near) == 1 else None


def _implied_world(
    rule: Rule, claim: Claim, amount: Claim, measure: Measure, context: Context
) -> tuple[str, list[Step]] | None:
    """What the whole would be if both statements held, where it cannot be that."""
    part, share = amount.assertion.value.interval, claim.assertion.value.interval
    if part is None or share is None:
        return None
    whole = divide(scale(part, 100), share)
    if whole is None:
        return None
    worlds = _worlds(claim, measure, context)
    if not worlds or any(intersects(whole, one.interval) for one in worlds):
        return None
    near = closest(worlds, whole)
    words = {
        "amount": amount.assertion.value.text,
        "share": claim.assertion.value.text,
        "implied": span_of(whole, near.unit),
        "measure": measure.title,
        "world": span_of(near.interval, near.unit),
        "year": str(near.year),
    }
    steps = [
        Step("division", f"{words['amount']} / {words['share']} = {words['implied']}"),
        Step("reference", f"{measure.title} of the world, {near.year}: {words['world']}"),
    ]
    return rule.message("implied", **words), steps


def _worlds(claim: Claim, measure: Measure, context: Context) -> list[Candidate]:
    period = claim.assertion.period
    year = period.first.year if period and period.stated else context.today.year
    bases = [measure.default_basis, *measure.bases] if measure.default_basis else [""]
    return [
        whole
        for basis in dict.fromkeys(bases)
        for each in (year, year - 1)
        for whole in world_candidates(
            measure, basis, each, context.facts, (basis, each) == (bases[0], year)
        )
    ]
