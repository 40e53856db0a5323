""" "The first visit in eight years" against the date of the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.reckoned import Time, is_date, phrases
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.reckoning import (
    Known,
    days_from,
    days_of,
    here,
    judge,
    passage,
    today_of,
    told_claims,
)
from factcheck.rulebook.rule import Rule

_REACH = 5  # tokens from "the last such visit" to its date


class Params(KindParams, frozen=True):
    """`error_from`: by how many units the length must be off to be an error."""

    error_from: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every "first in" whose earlier time the text tells."""
    for claim in told_claims(context, "first_since"):
        begin = days_of(claim.assertion.qualifiers.get("begin"))
        end = days_of(claim.assertion.qualifiers.get("end"))
        known = None if begin is not None else _last_time(claim, context)
        begin = begin or (known.days if known else None)
        if begin is None or (end is None and context.now.source == "today"):
            yield rule.unverified(claim, "the time before is not told")
            continue
        yield judge(
            rule,
            claim,
            "spanned",
            begin,
            end or today_of(context),
            error_from=params.error_from,
            sure=end is not None and known is None,
            known=[known] if known else (),
        )


def _last_time(claim: Claim, context: Context) -> Known | None:
    """ "The last such visit was in 2005", in the sentence after or before."""
    for sentence in passage(context, claim, 1, 1):
        time = _dated(sentence)
        if time is not None:
            return Known(days_from(time.mention), here(time.mention.span, "the time before"))
    return None


def _dated(sentence: Sentence) -> Time | None:
    table, lower = phrases("last_time"), sentence.tokens.lower
    for at in range(sentence.first, min(sentence.first + 3, sentence.stop)):
        hit = table.longest(lower, at, sentence.stop) if lower[at] in table else None
        if hit is not None:
            stop = at + hit[0]
            dates = [one for one in sentence.times if is_date(one.mention)]
            near = [one for one in dates if stop <= one.first <= stop + _REACH]
            return near[0] if len(dates) == 1 and near else None
    return None
