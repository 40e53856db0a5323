"""Ranks of countries in a region: "the largest country in Central Asia by area"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from factcheck.extracting.frames.country_ranks import CountryRank, country_ranks, rank_words
from factcheck.extracting.measures import measures
from factcheck.factbase.facts import Fact
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, ordinal
from factcheck.rulebook.rule import Outcomes, Rule

_YEARS_BACK = 4  # in which the newest figure of every member is looked for


class Params(KindParams, frozen=True):
    """`slack`: how far figures of different sources may differ, as a share, and `slacks` the same
    of measures by which people count in more than one way; `leeway`: by which share of the members
    a rank may be off by these, as texts pass over the smallest; `least`: members of a
    region from which a rank in it is looked at. `sparse`: what is on record of some years only,
    with the share by which it may differ in others; `years` around the text's are read of it."""

    slack: float = 0.03
    least: int = 3
    slacks: dict[str, float] = field(default_factory=dict)
    leeway: dict[str, float] = field(default_factory=dict)
    sparse: dict[str, float] = field(default_factory=dict)
    years: int = 6

    def slack_of(self, measure: str) -> Decimal:
        """How many times as much one country must have to be before another for sure."""
        slack = self.sparse.get(measure, self.slacks.get(measure, self.slack))
        return Decimal(str(1 + slack))


class _Range(Struct, frozen=True):
    """The values that sources give a country."""

    low: Decimal
    high: Decimal
    fact: Fact


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every rank of a country among the members of a region."""
    for sentence in context.sentences_with(rank_words()):
        for said in country_ranks(sentence):
            claims = [one for one in context.claims_of("rank") if one.span.overlaps(said.span)]
            yield _judge(rule, params, said, claims, context)


def _judge(
    rule: Rule, params: Params, said: CountryRank, claims: list[Claim], context: Context
) -> Outcome | None:
    """A rank is refuted where it fails by every measure, with and without states that lie in
    more than one region."""
    country = said.country.mention.entity or ""
    members = _members(said.group, context)
    if country not in members or len(members) < params.least:
        return None
    ranks = []
    # "One of the richest" is told of heads, never of the whole economy.
    wealth = said.loose and said.measures[0] in params.slacks
    for measure in said.measures[:1] if wealth else said.measures:
        for group in _readings(said.group, members, country, context):
            found = _rank(params, measure, country, group, said.top, context)
            if found is None:
                return None
            low, high, better = found
            leeway = int(params.leeway.get(measure, 0) * len(group))
            others = sum(one not in group for one in said.ahead)
            behind = _behind(params, measure, said, context)
            most = len(group) // 2 if said.loose else said.place - others
            near = low - leeway <= most and (said.loose or most <= high + leeway)
            if near and not behind:
                return rule.supported(said.span, claims=claims)
            ranks.append((measure, low, high, better))
    measure, low, high, better = ranks[0]
    value = _value(params, country, measure, context)
    if value is None:
        return None
    behind = _behind(params, measure, said, context)
    words = {"country": country, "measure": _title(measure), "group": said.group}
    return rule.contradicted(
        said.span,
        rule.message("behind", other=behind, **words)
        if behind
        else rule.message(
            "loose" if said.loose else "contradicted",
            stated=ordinal(said.place),
            right=ordinal(low) if low == high else f"{ordinal(low)} to {ordinal(high)}",
            better=", ".join(better[:3]) or "none",
            **words,
        ),
        claims=claims,
        derivation=(
            Step(
                "rank",
                f"{len(members)} members; before {country} by {_title(measure)}: "
                f"{', '.join(better[:6]) or 'none'}",
            ),
        ),
        evidence=(
            Evidence(
                f"{_title(measure)} of {country}",
                amount(value.high, value.fact.unit),
                value.fact.source.title,
                value.fact.source.url,
                value.fact.vintage,
            ),
        ),
        confidence=0.8,
    )


def _title(measure: str) -> str:
    return measures()[measure].title


def _behind(params: Params, measure: str, said: CountryRank, context: Context) -> str:
    """A country that is said to be before another and surely is not, "" for none."""
    own = _value(params, said.country.mention.entity or "", measure, context)
    for one in said.ahead:
        value = _value(params, one, measure, context)
        if own is None or value is None:
            continue
        less, more = (value, own) if said.top > 0 else (own, value)
        if less.high * params.slack_of(measure) < more.low:
            return one
    return ""


def _members(group: str, context: Context) -> tuple[str, ...]:
    if group.lower() == "world":
        return context.facts.states()
    return context.facts.members(group, context.today)


def _readings(
    group: str, members: Sequence[str], country: str, context: Context
) -> Iterator[Sequence[str]]:
    """The members, and those on one continent only (Russia may count for Europe or not)."""
    yield members
    if group.lower() == "world":
        return
    alone = []
    for one in members:
        about = context.facts.country(one)
        if one == country or about is None or len(about.continents) < 2:
            alone.append(one)
    if len(alone) < len(members):
        yield alone


def _rank(
    params: Params, measure: str, country: str, members: Sequence[str], top: int, context: Context
) -> tuple[int, int, list[str]] | None:
    """The best and the worst rank that a country can have, and who is surely before it.

    A member whose value is not known could be before it or not; None where its own is not.
    """
    own = _value(params, country, measure, context)
    if own is None:
        return None
    slack = params.slack_of(measure)
    before, perhaps = [], 0
    for one in members:
        if one == country:
            continue
        value = _value(params, one, measure, context)
        if value is None:
            perhaps += measure not in params.sparse  # who makes none of it is on no list
            continue
        above = (value.low, own.high) if top > 0 else (own.low, value.high)
        maybe = (value.high, own.low) if top > 0 else (own.high, value.low)
        if above[0] > above[1] * slack:
            before.append((value.high, one))
        elif maybe[0] * slack >= maybe[1]:
            perhaps += 1
    # The smallest states are members of little: any list of them may count one more.
    perhaps += top < 0
    before.sort(reverse=top > 0)
    return len(before) + 1, len(before) + 1 + perhaps, [name for _, name in before]


def _value(params: Params, country: str, measure: str, context: Context) -> _Range | None:
    """The range of the newest values up to the document's year; of what is told of some years only
    that of all values around it."""
    year = context.today.year
    if measure in params.sparse:
        first, last = date(year - params.years, 1, 1), date(year + params.years, 12, 31)
        return _range(context.facts.facts(country, measure, first, last))
    basis = measures()[measure].default_basis or None
    for back in range(_YEARS_BACK):
        day = date(year - back, 7, 1)
        found = _range(context.facts.facts(country, measure, day, day, basis))
        if found is not None:
            return found
    return None


def _range(facts: Sequence[Fact]) -> _Range | None:
    values = [fact.value for fact in facts]
    return _Range(min(values), max(values), facts[0]) if values else None
