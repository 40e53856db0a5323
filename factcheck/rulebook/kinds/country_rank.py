"""Ranks of countries in a region: "the largest country in Central Asia by area"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Fact
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Severity, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, ordinal
from factcheck.rulebook.rule import Rule

_BEFORE, _AFTER = 7, 6  # tokens to a superlative from its country, and to its region
_GROUPS = frozenset({"region", "organisation", "world"})
_FEW = 3  # words between a noun and its region: "by area in"
_YEARS_BACK = 4  # in which the newest figure of every member is looked for


class Params(KindParams, frozen=True):
    """`slack`: how far figures of different sources may differ, as a share; `least`: members of a
    region from which a rank in it is looked at."""

    words: str = "claims/country_ranks"
    slack: float = 0.03
    least: int = 3


class _Words(NamedTuple):
    superlatives: PhraseTable[int]
    populous: frozenset[str]
    criteria: PhraseTable[str]
    nouns: frozenset[str]
    links: frozenset[str]
    other: frozenset[str]


class _Group(NamedTuple):
    """A region or organisation at tokens [first, stop), by its id; "world" for all states."""

    id: str
    first: int
    stop: int


class _Said(NamedTuple):
    country: Placed[EntityMention]
    group: str
    place: int
    measures: tuple[str, ...]
    top: int
    span: Span


class _Range(NamedTuple):
    """The values that sources give a country."""

    low: Decimal
    high: Decimal
    fact: Fact


@cache
def _words(name: str) -> _Words:
    table = rules_words(name)
    return _Words(
        PhraseTable.of(table["superlatives"].items()),
        frozenset(table["populous"]),
        PhraseTable.of(
            (phrase, measure) for measure, found in table["criteria"].items() for phrase in found
        ),
        frozenset(table["nouns"]),
        frozenset(table["links"]),
        frozenset(table["other"]),
    )


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every rank of a country among the members of a region."""
    words = _words(params.words)
    for sentence in context.sentences_with(words.superlatives.first_words):
        for said in _said(sentence, words):
            claims = [one for one in context.claims_of("rank") if one.span.overlaps(said.span)]
            outcome = _judge(rule, params, said, claims, context)
            if outcome is not None:
                yield outcome


def _said(sentence: Sentence, words: _Words) -> Iterator[_Said]:
    lower, at = sentence.tokens.lower, sentence.first
    while at < sentence.stop:
        hit = words.superlatives.longest(lower, at, sentence.stop)
        noun = at + hit[0] if hit is not None else at
        if hit is not None and noun < sentence.stop and lower[noun] in words.nouns:
            said = _read(sentence, at, noun, hit[1], words)
            if said is not None:
                yield said
        at += hit[0] if hit is not None else 1


def _read(sentence: Sentence, at: int, noun: int, top: int, words: _Words) -> _Said | None:
    """Read the country, the region, the place and the criterion around a superlative."""
    lower = sentence.tokens.lower
    first, place = _place(sentence, at)
    owner = _owner(sentence, first)
    group = owner or _region_after(sentence, noun + 1)
    start = first if owner is None else owner.first
    country = _country(sentence, start, words)
    if group is None or country is None:
        return None
    stop = max(noun + 1, group.stop)
    criterion = (
        words.criteria.longest(lower, noun + 1, sentence.stop) if noun + 1 < sentence.stop else None
    )
    if criterion is None and stop < sentence.stop:
        criterion = words.criteria.longest(lower, stop, sentence.stop)
    phrase = " ".join(lower[at:noun])
    if lower[noun] == "economy":
        measures: tuple[str, ...] = ("gdp",)
    elif phrase in words.populous:
        measures = ("population",)
    elif criterion is not None:
        measures = (criterion[1],)
    else:
        measures = ("area", "population")
    span = Span(country.mention.start, sentence.tokens.end[max(group.stop - 1, noun)])
    return _Said(country, group.id, place, measures, top, span)


def _place(sentence: Sentence, at: int) -> tuple[int, int]:
    """The token at which a rank begins, and its number: "second-largest" is 2."""
    for one in sentence.quantities:
        joined = sentence.words(one.stop, at) in ([], ["-"])
        if one.mention.ordinal and one.stop <= at and joined:
            return one.first, int(one.mention.number)
    return at, 1


def _owner(sentence: Sentence, first: int) -> _Group | None:
    """ "the world's largest country", "Africa's most populous country"."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    if first > sentence.first and lower[first - 1] == "world's":
        return _Group("world", first - 1, first)
    for one in sentence.entities:
        owns = text[one.stop - 1].endswith(("'s", "’s")) or lower[one.stop : first] == ["'s"]
        if one.mention.type in _GROUPS and owns and first - 1 <= one.stop <= first:
            return _Group(one.mention.entity or "", one.first, one.stop)
    return None


def _region_after(sentence: Sentence, first: int) -> _Group | None:
    """ "... in Central Asia", "... of the European Union", "... by area in the world"."""
    lower = sentence.tokens.lower
    for at in range(first, min(first + _AFTER, sentence.stop)):
        one = sentence.entity_at(at)
        known = one is not None and one.mention.type in _GROUPS
        if not known and lower[at] != "world":
            continue
        before = [word for word in sentence.words(first, at) if word != "the"]
        if not before or before[-1] not in {"in", "of", "within"} or len(before) > _FEW:
            return None
        if one is not None and known:
            return _Group(one.mention.entity or "", one.first, one.stop)
        return _Group("world", at, at + 1)
    return None


def _country(sentence: Sentence, start: int, words: _Words) -> Placed[EntityMention] | None:
    """The country that is ranked: nothing but links stands between."""
    before = [
        one
        for one in sentence.entities
        if one.mention.type == "country" and start - _BEFORE <= one.stop <= start
    ]
    if not before or before[-1].mention.form in {"demonym", "capital"}:
        return None
    between = sentence.words(before[-1].stop, start)
    told = sentence.words(sentence.first, start)
    if not between or not words.links.issuperset(between) or not words.other.isdisjoint(told):
        return None
    return before[-1]


def _judge(
    rule: Rule, params: Params, said: _Said, claims: list[Claim], context: Context
) -> Outcome | None:
    """A rank is refuted where it fails by every measure, with and without states that lie in
    more than one region."""
    country = said.country.mention.entity or ""
    members = _members(said.group, context)
    if country not in members or len(members) < params.least:
        return None
    ranks = []
    for measure in said.measures:
        for group in _readings(said.group, members, country, context):
            found = _rank(params, measure, country, group, said.top, context)
            if found is None:
                return None
            low, high, better = found
            if low <= said.place <= high:
                return rule.outcome(Verdict.SUPPORTED, said.span, claims)
            ranks.append((measure, low, high, better))
    measure, low, high, better = ranks[0]
    value = _value(country, measure, context)
    if value is None:
        return None
    return rule.outcome(
        Verdict.CONTRADICTED,
        said.span,
        claims,
        severity=Severity.WARNING,
        message=rule.message(
            "contradicted",
            country=country,
            stated=ordinal(said.place),
            right=ordinal(low) if low == high else f"{ordinal(low)} to {ordinal(high)}",
            measure=measure,
            group=said.group,
            better=", ".join(better[:3]) or "none",
        ),
        derivation=(
            Step(
                "rank",
                f"{len(members)} members; before {country} by {measure}: {', '.join(better[:6])}",
            ),
        ),
        evidence=(
            Evidence(
                f"{measure} of {country}",
                amount(value.high, value.fact.unit),
                value.fact.source.title,
                value.fact.source.url,
                value.fact.vintage,
            ),
        ),
        confidence=0.8,
    )


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
    params: Params,
    measure: str,
    country: str,
    members: Sequence[str],
    top: int,
    context: Context,
) -> tuple[int, int, list[str]] | None:
    """The best and the worst rank that a country can have, and who is surely before it.

    A member whose value is not known could be before it or not; None where its own is not.
    """
    own = _value(country, measure, context)
    if own is None:
        return None
    slack = Decimal(str(1 + params.slack))
    before, perhaps = [], 0
    for one in members:
        if one == country:
            continue
        value = _value(one, measure, context)
        if value is None:
            perhaps += 1
            continue
        above = (value.low, own.high) if top > 0 else (own.low, value.high)
        maybe = (value.high, own.low) if top > 0 else (own.high, value.low)
        if above[0] > above[1] * slack:
            before.append((value.high, one))
        elif maybe[0] * slack >= maybe[1]:
            perhaps += 1
    before.sort(reverse=top > 0)
    return len(before) + 1, len(before) + 1 + perhaps, [name for _, name in before]


def _value(country: str, measure: str, context: Context) -> _Range | None:
    """The range of the newest values up to the document's year."""
    year = context.today.year
    basis = "current_usd" if measure == "gdp" else None
    for back in range(_YEARS_BACK):
        day = date(year - back, 7, 1)
        facts = context.facts.facts(country, measure, day, day, basis)
        if facts:
            values = [fact.value for fact in facts]
            return _Range(min(values), max(values), facts[0])
    return None
