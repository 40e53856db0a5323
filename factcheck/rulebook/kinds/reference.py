"""Holds stated values against the fact base, under every charitable reading."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import field
from msgspec.structs import replace

from factcheck.arithmetic.intervals import (
    intersects,
    interval,
    is_bounded,
    relative_distance,
    scale,
)
from factcheck.arithmetic.units import UnitError, common_factor, compatible, conversion_factor
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import measures
from factcheck.extracting.phrases import PhraseTable
from factcheck.model.claims import Assertion, Claim
from factcheck.model.findings import Outcome, Severity, Step, Verdict
from factcheck.model.interval import INFINITY, Interval
from factcheck.model.measures import Measure
from factcheck.rulebook.candidates import Candidate, closest, reading_line
from factcheck.rulebook.context import Context
from factcheck.rulebook.money import exchanged
from factcheck.rulebook.oil import in_barrels
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.reckoning import passage
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.slips import likely_slip, rarer_slip
from factcheck.rulebook.slips_of_series import copied_value

# A subject that the text does not name in the sentence lowers what a finding may say: only a
# value that is off by this factor is still an error.
_BEYOND_DOUBT = Decimal(2)
# Sources that define a thing differently can differ by this share.
_SLIGHT = Decimal("0.1")
# How many times a bound the value can be, of what has a scale of its own.
_MOST_ABOVE, _MOST_BELOW = Decimal(8), Decimal(50)
_SCALED = frozenset({"money", "people", "area"})
_HAIR = Decimal("0.005")  # of the value
_SHOWN = 12
_TO_PART = 7  # tokens from a density to "of farmland"
_FEW = 20  # times more that all of a thing is than a part that can pass for it in words
_BACK = 2  # sentences before a claim in which trade is told to be bilateral
_TRADE = frozenset({"exports", "imports", "trade_turnover"})
_SWINGING = "such a value swings, and the newest one on record is of an earlier year"
_PARTIAL = "so much less than all of it that a part may be meant"
_YEAR = 4  # digits of a year
_MOST_OF_A_YEAR = 300  # days
# With one of these a claim is of a part, a change, a partner or an unknown day only.
_OF_PARTS = frozenset({"share_of", "change", "status", "partner", "limited", "told"})


class Params(KindParams, frozen=True):
    """Which measures a rule looks at; all that the fact base knows when none is named. `swinging`:
    measures that from such a height on swing too much for last year's value to speak of today's."""

    measures: tuple[str, ...] = ()
    swinging: dict[str, float] = field(default_factory=dict)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every claim that states a value of a known subject."""
    names = params.measures or tuple(measures())
    for claim in context.claims_of(*names):
        assertion = claim.assertion
        if not assertion.known_subject or assertion.value.interval is None:
            continue
        if _OF_PARTS & set(assertion.qualifiers):
            continue
        measure = measures()[assertion.measure]
        if _may_span_years(claim, measure, context):
            yield rule.unverified(claim, "a change that may be one over several years")
            continue
        if _is_of_part_of_year(assertion):
            yield rule.unverified(
                claim, "a daily rate of a part of the year, where the facts are of whole years"
            )
            continue
        if measure.changes_of and "average" in assertion.qualifiers.get("as", ""):
            yield rule.unverified(claim, "a mean of several years")
            continue
        if "period" in claim.inferred and _is_of_another_time(claim, context):
            yield rule.unverified(claim, "of another time than the text's, which it does not date")
            continue
        yield _judge(rule, params, claim, assertion, measure, context)


def _may_span_years(claim: Claim, measure: Measure, context: Context) -> bool:
    """Whether a verb tells a growth that need not be the one of a year: "has grown by 11%"."""
    quantity = claim.assertion.value.quantity
    if not measure.changes_of or quantity is None or quantity.change is None:
        return False
    sentence = context.sentence_of(claim)
    words = _without_hedges(sentence.words(sentence.first, sentence.stop))
    spanning = relation_words("changes")["spanning"]
    return _is_dated_by(words) or not spanning.isdisjoint(words)


def _without_hedges(words: list[str]) -> list[str]:
    """Words without those of a bound: "by no more than 3%", "by over 3%"."""
    behind = [*words[1:], ""]
    return [
        one
        for one, after in zip(words, behind, strict=True)
        if one not in {"than", "over"} or not after[:1].isdigit()
    ]


def _is_of_part_of_year(assertion: Assertion) -> bool:
    """Whether a rate per day is told of a month or a quarter: output swings within a year."""
    period = assertion.period
    if period is None or not period.stated or not (assertion.value.unit or "").endswith("/ day"):
        return False
    return (period.last - period.first).days < _MOST_OF_A_YEAR


@cache
def _another_time() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/tenses")["another_time"])


def _is_of_another_time(claim: Claim, context: Context) -> bool:
    """Whether a sentence looks back without a date: "that was a time when its debt was small"."""
    sentence, table = context.sentence_of(claim), _another_time()
    if table.cues.isdisjoint(sentence.tokens.vocabulary):
        return False
    lower = sentence.tokens.lower
    return any(
        table.longest(lower, at, sentence.stop) for at in range(sentence.first, sentence.stop)
    )


def _is_dated_by(words: Sequence[str]) -> bool:
    """Whether "by" leads to a year: "by 2014 it had grown"."""
    return any(
        word == "by" and after.isdigit() and len(after) == _YEAR for word, after in pairwise(words)
    )


def _judge(
    rule: Rule,
    params: Params,
    claim: Claim,
    assertion: Assertion,
    measure: Measure,
    context: Context,
) -> Outcome | None:
    candidates = candidates_for(assertion, measure, context.facts, context.today)
    stated = stated_in(assertion, candidates[0].unit) if candidates else None
    if stated is not None and measure.quotient:
        if _is_of_a_part(claim, context):
            return None
        stated = _for_one(stated, assertion, measure)
    rates: tuple[Step, ...] = ()
    if stated is None and candidates:
        years = (one.year or context.today.year for one in candidates)
        sum_ = exchanged(assertion.value, candidates[0].unit, years, context.facts)
        if sum_ is not None:
            stated, rates = sum_[0], (Step("rate", sum_[1]),)
    if stated is None and candidates:
        oil = in_barrels(assertion, measure, candidates[0].unit)
        if oil is not None:
            stated, rates = oil[0], (Step("unit", oil[1]),)
    if stated is None:
        return rule.unverified(claim, reason=_why_not(assertion, candidates, context))
    printed, stated = stated, _within_reason(stated, measure)
    readings = tuple(one.reading(stated) for one in candidates)
    steps = (*rates, *_steps(assertion, candidates, stated))
    near = closest(candidates, stated)
    agreeing = [one for one in candidates if intersects(stated, one.interval)]
    words = {
        "stated": claim.quote,
        "subject": assertion.subject,
        "measure": measure.title,
        "closest": span_of(near.interval, near.unit),
        "reading": f" ({near.describe()})" if near.describe() else "",
    }
    reason = "" if agreeing else _excuse(params, claim, candidates, stated, context)
    if reason:
        return rule.unverified(claim, reason)
    if any(one.default for one in agreeing):
        verdict, text = Verdict.SUPPORTED, ""
    elif agreeing:
        verdict, text = Verdict.AMBIGUOUS, rule.message("ambiguous", **words)
    else:
        verdict = Verdict.CONTRADICTED
        text = rule.message("contradicted", **words)
        slip = _slip(assertion, measure, candidates, printed, context)
        if slip:
            text += f" Likely slip: {slip}."
            steps = (*steps, Step("slip", slip))
    return rule.outcome(
        verdict,
        claim.span,
        [claim],
        severity=_severity(rule, claim, verdict, near, printed),
        message=text,
        readings=readings,
        derivation=steps,
        evidence=(agreeing or [near])[0].evidence,
        confidence=0.7 if claim.inferred else 0.95,
    )


def _is_of_a_part(claim: Claim, context: Context) -> bool:
    """Whether a density is one of a part: "1,500 people per square kilometre of farmland"."""
    quantity = claim.assertion.value.quantity
    end = quantity.end if quantity is not None else claim.span.end
    after = context.sentence_of(claim).words_in(replace(claim.sentence, start=end))[:_TO_PART]
    return any(
        word == "of" and following not in ("land", "the", "its")
        for word, following in pairwise(after)
    )


def _for_one(stated: Interval, assertion: Assertion, measure: Measure) -> Interval | None:
    """A value per square mile as one per square kilometre; None per another thing."""
    quantity, unit = assertion.value.quantity, measures()[measure.quotient[1]].unit
    per = quantity.per if quantity is not None else None
    factor = common_factor(per, unit) if per is not None and unit is not None else None
    return scale(stated, 1 / factor) if factor is not None else None


def _excuse(
    params: Params, claim: Claim, candidates: list[Candidate], stated: Interval, context: Context
) -> str:
    """Why a value that agrees with nothing on record may be right all the same, "" for nothing."""
    measure, near = measures()[claim.assertion.measure], closest(candidates, stated)
    later = _is_of_later_year(claim.assertion, measure, candidates)
    if later or _swings(params, claim, near, context):
        return _SWINGING
    if relative_distance(stated, near.interval) < _HAIR:
        return "it lies a hair beyond what sources differ by"
    return _PARTIAL if _is_of_few(claim, near, stated, context) else ""


def _is_of_few(claim: Claim, near: Candidate, stated: Interval, context: Context) -> bool:
    """Whether a value may be of a part that the words do not name: land "covering an area of 9
    acres" somewhere in a state, the Chinese population of a town, imports from one partner."""
    measure, quantity = claim.assertion.measure, claim.assertion.value.quantity
    if quantity is None or stated.high >= near.interval.low / _FEW:
        return False
    if measure == "area":
        return "subject" in claim.inferred
    if measure == "population":
        return any(
            one.mention.form == "demonym" and 0 <= claim.span.start - one.mention.end <= 1
            for one in context.sentence_of(claim).entities
        )
    told = [context.sentence_of(claim), *passage(context, claim, _BACK)]
    return measure in _TRADE and any("bilateral" in one.tokens.vocabulary for one in told)


def _within_reason(stated: Interval, measure: Measure) -> Interval:
    """A bound as far as anybody would use it: "more than 3 million" is not said of 3 billion."""
    if measure.dimension not in _SCALED:
        return stated
    if stated.high == INFINITY and stated.low > 0:
        return interval(stated.low, stated.low * _MOST_ABOVE, low_closed=stated.low_closed)
    if stated.low == -INFINITY and stated.high > 0:
        return interval(stated.high / _MOST_BELOW, stated.high, high_closed=stated.high_closed)
    return stated


def _swings(params: Params, claim: Claim, near: Candidate, context: Context) -> bool:
    least = params.swinging.get(claim.assertion.measure)
    old = 0 < near.year < context.today.year and "period" in claim.inferred
    return least is not None and old and near.interval.high >= least


def _is_of_later_year(
    assertion: Assertion, measure: Measure, candidates: Sequence[Candidate]
) -> bool:
    """Whether a rate is told of a year that no source has: the year before binds nothing."""
    period = assertion.period
    if period is None or not period.stated or measure.dimension != "percent" or not measure.flow:
        return False
    return all(0 < one.year < period.first.year for one in candidates)


def _slip(
    assertion: Assertion,
    measure: Measure,
    candidates: list[Candidate],
    stated: Interval,
    context: Context,
) -> str:
    """What may have happened: the common accidents first, then a copied value, then rarer ones."""
    quantity = assertion.value.quantity
    found = likely_slip(quantity, candidates, stated) if quantity else None
    if found is None:
        copied = copied_value(assertion, measure, stated, context)
        if copied is not None:
            return copied
        found = rarer_slip(quantity, candidates, stated) if quantity else None
    if found is None:
        return ""
    return f"{found.text} ({span_of(found.candidate.interval, found.candidate.unit)})"


def _severity(
    rule: Rule, claim: Claim, verdict: Verdict, near: Candidate, stated: Interval
) -> Severity:
    if verdict is not Verdict.CONTRADICTED:
        return Severity.INFO
    if "measure" in claim.inferred:
        return Severity.INFO  # "growth was 40% in America": of what, only the state's name suggests
    if "topic" in claim.inferred:
        return Severity.WARNING if _far_apart(stated, near.interval) else Severity.INFO
    if not is_bounded(stated) or relative_distance(stated, near.interval) < _SLIGHT:
        return Severity.WARNING
    vague = claim.assertion.subject_type == "region"
    doubtful = vague or bool({"subject", "period"} & claim.inferred)
    if doubtful and not _far_apart(stated, near.interval):
        return Severity.WARNING
    return rule.severity


def _far_apart(stated: Interval, known: Interval) -> bool:
    """Whether one interval lies beyond the other by a factor that no charity spans."""
    if known.low > 0 and stated.high * _BEYOND_DOUBT < known.low:
        return True
    return stated.low > 0 and known.high * _BEYOND_DOUBT < stated.low


def stated_in(assertion: Assertion, unit: str) -> Interval | None:
    """Return the stated interval in the reference's unit; None where it cannot be said in it."""
    value = assertion.value
    if value.interval is None:
        return None
    source = value.unit or unit
    if unit in ("person", "") or source == unit:
        return value.interval
    if source in ("person", "people") or not compatible(source, unit):
        return None
    try:
        factor = conversion_factor(source, unit)
    except UnitError:
        return None
    return Interval(
        value.interval.low * factor,
        value.interval.high * factor,
        value.interval.low_closed,
        value.interval.high_closed,
    )


def _why_not(assertion: Assertion, candidates: list[Candidate], context: Context) -> str:
    if candidates:
        return f"{assertion.value.unit} cannot be compared with {candidates[0].unit}"
    known = context.facts.known_on
    published = f" that was published by {known}" if known else ""
    return f"no fact for {assertion.measure} of {assertion.subject} in that period{published}"


def _steps(assertion: Assertion, candidates: list[Candidate], stated: Interval) -> tuple[Step, ...]:
    text = f"{assertion.value.text!r} is {span_of(stated, candidates[0].unit)}"
    shown = sorted(candidates, key=lambda one: not one.default)[:_SHOWN]
    return (Step("stated", text), *(Step("reading", reading_line(one)) for one in shown))
