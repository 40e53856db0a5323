"""A length of time beside the dates between which it lies: durations, tenures, anniversaries."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.reckoning import Counting, days_of, judge, today_of
from factcheck.rulebook.rule import Rule


class Params(KindParams):
    """`measure`: the claims that the rule looks at; `counting`: how people count such a length
    (`completed`, `spanned`, `stepped` or `either`); `error_from`: by how many units it must be
    off to be an error."""

    measure: str = "duration"
    counting: Counting = "spanned"
    error_from: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every length whose two dates the sentence gives."""
    for claim in context.claims_of(params.measure):
        yield _judge(rule, params, claim, context)


def _judge(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    qualifiers = claim.assertion.qualifiers
    begin, end = days_of(qualifiers.get("begin")), days_of(qualifiers.get("end"))
    if begin is None:
        reason = "only one of its dates is known"
        return rule.outcome(Verdict.UNVERIFIED, claim.span, [claim], reason=reason)
    if end is None and context.now.source == "today":
        reason = "the day of the text is not known"
        return rule.outcome(Verdict.UNVERIFIED, claim.span, [claim], reason=reason)
    return judge(
        rule,
        claim,
        params.counting,
        begin,
        end or today_of(context),
        error_from=params.error_from,
        sure=end is not None,
    )
