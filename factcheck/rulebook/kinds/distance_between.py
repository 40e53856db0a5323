"""How far, and in which direction, one known place lies from another."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.arithmetic.units import common_factor
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.hedges import reach_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.land_facts import Place
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Step, Verdict
from factcheck.model.mentions import EntityMention, Quantity
from factcheck.model.spans import Span
from factcheck.rulebook.bearings import geodesic_bearing, geodesic_distance
from factcheck.rulebook.citing import place_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.rule import Outcomes, Rule

_REACH = 7
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_words = WordLists("claims/geography")
_phrases = _words.phrases


class Params(KindParams, frozen=True):
    """`shorter`, `longer`: how far a stated length may be below and above the straight line, as
    shares of it (a road is longer); `slack_km`: besides, for the size of cities; `sector`:
    degrees by which a direction may be off; `loose_sector`: where no distance stands with it;
    `well_known`: people of a place from which on its namesakes are known too; `slips`: how many
    times a stated distance may be off and still be a slip, `slips_of_known` between places that
    are both so well known (there are towns called Paris)."""

    shorter: float = 0.12
    longer: float = 0.9
    slack_km: float = 25.0
    sector: float = 65.0
    loose_sector: float = 85.0
    well_known: int = 300_000
    slips: float = 3.0
    slips_of_known: float = 15.0


class _Said(Struct, frozen=True):
    one: Placed[EntityMention]
    other: Placed[EntityMention]
    length: Placed[Quantity]
    bearing: int | None


@cache
def _directions() -> PhraseTable[int]:
    table = rules_words("claims/places")["directions"]
    return PhraseTable.of((word, int(angle)) for word, angle in table.items())


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every distance between two places of the gazetteer."""
    claims = {
        claim.assertion.value.quantity.start: claim
        for claim in context.claims_of("distance")
        if claim.assertion.value.quantity is not None
    }
    for sentence in context.analysis.sentences:
        cities = [one for one in sentence.entities if one.mention.type == "city"]
        if len(cities) < 2:
            continue
        for one, other in pairwise(cities):
            yield _toward(rule, params, sentence, one, other, context)
        for length in sentence.quantities:
            said = _said(sentence, cities, length)
            if said is None or modality_of(sentence, length.first, length.stop) not in _TOLD:
                continue
            claim = claims.get(length.mention.start)
            yield _judge(rule, params, said, [claim] if claim is not None else [], context)


def _toward(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    one: Placed[EntityMention],
    other: Placed[EntityMention],
    context: Context,
) -> Outcome | None:
    """ "Oslo lies north of Copenhagen": a direction without a distance."""
    lower, at = sentence.tokens.lower, one.stop
    lies = _words("lies")
    while at < other.first and lower[at] in lies:
        at += 1
    hit = _directions().longest(lower, at, other.first) if at < other.first else None
    if hit is None or at == one.stop or lower[at + hit[0] : other.first] != ["of"]:
        return None
    if modality_of(sentence, one.first, other.stop) not in _TOLD:
        return None
    pairs = [
        (first, second)
        for first in context.facts.place(one.mention.entity or one.mention.text)[:3]
        for second in context.facts.place(other.mention.entity or other.mention.text)[:3]
    ]
    angles = [
        geodesic_bearing(second.latitude, second.longitude, first.latitude, first.longitude)
        for first, second in pairs
    ]
    if not angles or any(_off(angle, hit[1]) <= params.loose_sector for angle in angles):
        return None
    return rule.contradicted(
        Span(one.mention.start, other.mention.end),
        rule.message(
            "toward", one=pairs[0][0].name, other=pairs[0][1].name, bearing=_compass(angles[0])
        ),
        derivation=(Step("geodesic", f"bearing {angles[0]:.0f} degrees from {pairs[0][1].name}"),),
        evidence=tuple(place_evidence(place) for place in pairs[0]),
        confidence=0.8,
    )


def _off(angle: float, bearing: float) -> float:
    """Return by how many degrees two directions differ, 0 to 180."""
    return abs((angle - bearing + 180) % 360 - 180)


def _said(
    sentence: Sentence, cities: list[Placed[EntityMention]], length: Placed[Quantity]
) -> _Said | None:
    if length.mention.unit not in {"kilometer", "mile"} or length.mention.change:
        return None
    before = [one for one in cities if one.stop <= length.first]
    after = [one for one in cities if one.first >= length.stop]
    if before and after:
        bearing = _between(sentence, before[-1], length, after[0])
        if bearing is not None:
            return _Said(before[-1], after[0], length, None if bearing < 0 else bearing)
    if len(before) > 1 and _stated_between(sentence, before[-2], before[-1], length):
        return _Said(before[-2], before[-1], length, None)
    return None


def _between(
    sentence: Sentence,
    one: Placed[EntityMention],
    length: Placed[Quantity],
    other: Placed[EntityMention],
) -> int | None:
    """ "Osh lies 300 km south of Bishkek": the direction, -1 where there is none, else None."""
    lower = sentence.tokens.lower
    lies = _words("lies")
    away = _words("away")
    first = sentence.words(one.stop, length.first)
    if not first or len(first) > _REACH or not lies.issuperset(first):
        return None
    at, bearing, tied = length.stop, -1, False
    while at < other.first:
        hit = _directions().longest(lower, at, other.first)
        if hit is not None:
            bearing, at = hit[1], at + hit[0]
        elif lower[at] in away:
            tied = tied or lower[at] in {"from", "of"}
            at += 1
        else:
            return None
    return bearing if tied and other.first - length.stop <= _REACH else None


def _stated_between(
    sentence: Sentence,
    one: Placed[EntityMention],
    other: Placed[EntityMention],
    length: Placed[Quantity],
) -> bool:
    """ "the distance between Almaty and Bishkek is 240 km"."""
    lower, table = sentence.tokens.lower, _phrases("distance")
    at = one.first - 2
    joined = sentence.words(one.stop, other.first) in (["and"], ["to"])
    lies = _words("lies")
    said = at >= sentence.first and table.longest(lower, at, one.first) is not None
    return said and joined and lies.issuperset(sentence.words(other.stop, length.first))


def _judge(
    rule: Rule, params: Params, said: _Said, claims: list[Claim], context: Context
) -> Outcome | None:
    """Every pair of places of those names is tried; one that fits is enough."""
    pairs = [
        (one, other)
        for one in context.facts.place(said.one.mention.entity or said.one.mention.text)[:3]
        for other in context.facts.place(said.other.mention.entity or said.other.mention.text)[:3]
    ]
    interval = reach_of(said.length.mention)
    kilometres = common_factor(said.length.mention.unit or "", "kilometer")
    if kilometres is None:
        return None
    factor = float(kilometres)
    if not pairs or not (interval.low.is_finite() and interval.high.is_finite()):
        return None
    low, high = float(interval.low) * factor, float(interval.high) * factor
    span = Span(
        min(said.one.mention.start, said.length.mention.start),
        max(said.other.mention.end, said.length.mention.end),
    )
    problems = [_problem(params, pair, low, high, said.bearing) for pair in pairs]
    evidence = tuple(place_evidence(place) for place in pairs[0])
    if None in problems:
        return rule.supported(span, claims=claims, evidence=evidence)
    if all(_may_be_namesakes(params, pair, low, high) for pair in pairs):
        reason = "another place of the same name may be meant"
        return rule.outcome(Verdict.UNVERIFIED, span, claims, reason=reason, evidence=evidence)
    one, other = pairs[0]
    straight = geodesic_distance(other.latitude, other.longitude, one.latitude, one.longitude)
    angle = geodesic_bearing(other.latitude, other.longitude, one.latitude, one.longitude)
    return rule.contradicted(
        span,
        rule.message(
            problems[0] or "distance",
            one=one.name,
            other=other.name,
            stated=said.length.mention.text,
            known=f"{amount_km(straight)} km",
            bearing=_compass(angle),
        ),
        claims=claims,
        derivation=(
            Step("geodesic", f"{straight:.0f} km, bearing {angle:.0f} degrees from {other.name}"),
        ),
        evidence=evidence,
        confidence=0.8,
    )


def _may_be_namesakes(params: Params, pair: tuple[Place, Place], low: float, high: float) -> bool:
    """Whether a place lies where no slip of a distance puts it, so that another of its name is
    meant, which the gazetteer lacks: "Salem, 40 miles south of Nashville"."""
    one, other = pair
    small = min(one.population, other.population) < params.well_known
    by = params.slips if small else params.slips_of_known
    straight = geodesic_distance(other.latitude, other.longitude, one.latitude, one.longitude)
    if any(_problem(params, pair, low * by, high * by, None) is None for by in (10, 0.1)):
        return False  # a digit too few or too many
    return straight > by * max(high, params.slack_km) or low > by * (straight + params.slack_km)


def amount_km(kilometres: float) -> str:
    """Return a distance as prose gives it, to two or three figures."""
    from decimal import Decimal  # noqa: PLC0415 - small, and only for messages

    return amount(Decimal(round(kilometres)), None)


def _problem(
    params: Params, pair: tuple[Place, Place], low: float, high: float, bearing: int | None
) -> str | None:
    """What is wrong with a distance and direction for two places: its message, or None."""
    one, other = pair
    straight = geodesic_distance(other.latitude, other.longitude, one.latitude, one.longitude)
    nearest = straight * (1 - params.shorter) - params.slack_km
    farthest = straight * (1 + params.longer) + params.slack_km
    if high < nearest or low > farthest:
        return "distance"
    if bearing is not None and straight > params.slack_km:
        angle = geodesic_bearing(other.latitude, other.longitude, one.latitude, one.longitude)
        if _off(angle, bearing) > params.sector:
            return "direction"
    return None


def _compass(angle: float) -> str:
    names = (
        "north",
        "north-east",
        "east",
        "south-east",
        "south",
        "south-west",
        "west",
        "north-west",
    )
    return names[round(angle / 45) % 8]
