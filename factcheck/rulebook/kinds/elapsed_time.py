"""A length of time beside the dates between which it lies: durations, tenures, anniversaries."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.lengths import begun_in
from factcheck.extracting.frames.reckoned import is_date
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.reckoning import (
    Counting,
    Known,
    allowed,
    days_from,
    days_of,
    here,
    judge,
    passage,
    today_of,
    told_claims,
)
from factcheck.rulebook.rule import Rule


class Params(KindParams, frozen=True):
    """`measure`: the claims that the rule looks at; `counting`: how people count such a length
    (`completed`, `spanned`, `stepped` or `either`); `error_from`: by how many units it must be
    off to be an error."""

    measure: str = "duration"
    counting: Counting = "spanned"
    error_from: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every length whose two dates the sentence gives."""
    for claim in told_claims(context, params.measure):
        yield _judge(rule, params, claim, context)


def _judge(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    qualifiers = claim.assertion.qualifiers
    begin, end = days_of(qualifiers.get("begin")), days_of(qualifiers.get("end"))
    known = _begun(claim, context) if begin is None and end is not None else None
    ahead = qualifiers.get("ahead")
    if ahead:
        begin = today_of(context) if context.now.source != "today" else None
        known = None
    begin = begin or (known.days if known is not None else None)
    if begin is None:
        return rule.unverified(claim, "only one of its dates is known")
    if end is None and context.now.source == "today":
        return rule.unverified(claim, "the day of the text is not known")
    if qualifiers.get("at_most") and _is_shorter(params, claim, begin, context):
        return rule.unverified(claim, reason="its end is not told")
    return judge(
        rule,
        claim,
        "either" if "granted" in qualifiers else "spanned" if ahead else params.counting,
        begin,
        end or today_of(context),
        error_from=params.error_from,
        sure=end is not None and known is None,
        known=[known] if known is not None else (),
    )


def _is_shorter(params: Params, claim: Claim, begin: Days, context: Context) -> bool:
    """Whether a length can have ended by the document's day: "had held it since 2011, for three
    years"."""
    value = claim.assertion.value
    _, most = allowed(params.counting, begin, today_of(context), value.unit or "year")
    return value.interval is None or value.interval.low < most


def _begun(claim: Claim, context: Context) -> Known | None:
    """When something began that another sentence dates: "It began in 2010. It will last ..."."""
    for sentence in passage(context, claim, 1):
        time = begun_in(sentence)
        if time is not None and is_date(time.mention):
            return Known(days_from(time.mention), here(time.mention.span, "its beginning"))
    return None
