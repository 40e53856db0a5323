"""An anniversary whose beginning another sentence dates: "The bank was founded in 2001. It
marked its fifth anniversary in 2007."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.calendar import Days
from factcheck.arithmetic.intervals import exactly
from factcheck.extracting.frames.reckoned import is_date, words
from factcheck.extracting.frames.told_anniversaries import beginnings
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Claim, Value
from factcheck.model.findings import Outcome
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import ordinal
from factcheck.rulebook.reckoning import (
    Known,
    days_from,
    days_of,
    here,
    judge,
    own_sentence,
    passage,
    today_of,
    told_claims,
)
from factcheck.rulebook.rule import Rule

_OWNERS = frozenset({"country", "organisation"})
_YEAR = timedelta(days=366)


class Params(KindParams, frozen=True):
    """`look_back`: sentences before an anniversary in which its beginning may be told."""

    look_back: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every anniversary whose beginning the text dates."""
    for claim in (*told_claims(context, "anniversary_told"), *_of_unknown(context)):
        begin = days_of(claim.assertion.qualifiers.get("begin"))
        end = days_of(claim.assertion.qualifiers.get("end"))
        known = None if begin is not None else _beginning(params, claim, context)
        begin = begin or (known.days if known else None)
        about = claim.assertion.qualifiers.get("about")
        if about == "perhaps now" and _tells_when(params, claim, context):
            continue
        if about:
            now = today_of(context)  # one may speak of last year's or of next year's
            end = Days(now.first - _YEAR, now.last + _YEAR)
        dated = end is not None and not about
        if begin is not None and (dated or context.now.source != "today"):
            yield judge(
                rule,
                claim,
                "stepped",
                begin,
                end or today_of(context),
                error_from=1,
                sure=dated and known is None,
                known=[known] if known else (),
            )


def _of_unknown(context: Context) -> Iterator[Claim]:
    """The dated anniversaries of what the fact base does not know, as lengths up to their date."""
    for claim in told_claims(context, "anniversary"):
        assertion, kept = claim.assertion, claim.assertion.value.period
        qualifiers = assertion.qualifiers
        if assertion.known_subject or qualifiers.get("base") or kept is None:
            continue
        number = Decimal(qualifiers["nth"])
        length = replace(
            assertion,
            value=Value(text=ordinal(int(number)), interval=exactly(number), unit="year"),
            qualifiers={**qualifiers, "end": f"{kept.first}/{kept.last}"},
        )
        yield replace(claim, assertions=(length,))


def _tells_when(params: Params, claim: Claim, context: Context) -> bool:
    """Whether a sentence around dates what is told, so that it need not be of now."""
    near = passage(context, claim, params.look_back, 1)
    return any(is_date(one.mention) for sentence in near for one in sentence.times)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a later sentence speaks of the same thing: "It was founded in 1966."."""
    return sentence.tokens.lower[sentence.first] in words("pronouns")


def _tells_of_another(sentence: Sentence, own: Sentence) -> bool:
    """Whether two sentences name states or bodies, and none that is in both."""
    one, other = (
        {each.mention.entity for each in told.entities if each.mention.type in _OWNERS}
        for told in (sentence, own)
    )
    return bool(one) and bool(other) and one.isdisjoint(other)


def _beginning(params: Params, claim: Claim, context: Context) -> Known | None:
    """The only beginning that the sentence dates, or else one before it."""
    own = own_sentence(context, claim)
    for sentence in (*((own,) if own else ()), *passage(context, claim, params.look_back, 1)):
        found = list(beginnings(sentence))
        if sentence.span.start > claim.span.end and not _goes_on(sentence):
            continue
        if own is not None and sentence is not own and _tells_of_another(sentence, own):
            continue
        if len(found) > 1:
            return None
        if found:
            mention = found[0].mention
            return Known(days_from(mention), here(mention.span, f"begun {mention.text!r}"))
    return None
