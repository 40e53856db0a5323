"""Where things lie: cities in countries, capitals, and distances with bearings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from rapidfuzz.distance import OSA

from factcheck.arithmetic.units import common_factor
from factcheck.extracting.lexicon import rules_words
from factcheck.factbase.land_facts import Capital, Place
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Related, Severity, Step, Verdict
from factcheck.naming.folding import fold
from factcheck.rulebook.bearings import Ring, common_point, geodesic_distance, nearest_miss
from factcheck.rulebook.citing import cite, place_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.divisions import divisions_named, judge_capital, judge_town
from factcheck.rulebook.lands_apart import capital_of, kilometres_apart, lies_off_side
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_BORDERS_SINCE = 1993  # the Soviet Union, Yugoslavia and Czechoslovakia were gone by then
_ON_CALENDAR = frozenset({"day", "month", "year", "decade", "range"})
_WORLD_CITY = 1_000_000  # people from which the other names of a city are known as well
_TOWN = 30_000  # people from which a name that is nobody else's is known
_PARTING = frozenset({"or", "is", "are", "was", "lies", "lie", "while", "whereas", "another"})
_NAMESAKE = 2  # times the longest distance told, from which on no slip of it explains a miss
_ALIKE = 0.65  # from which two spellings are of one name: Derna is Darnah, Antakya no Antioquia
_MOST_RINGS = 4  # distances of one sentence that are solved together


class Params(KindParams, frozen=True):
    """`sector`: degrees to either side that a direction word covers; `slack_km` and
    `slack_share`: how inexact a stated distance may be (city centre, rounding); `far_km`: from
    where on states are no neighbours even across a sea."""

    sector: float = 34.0
    slack_km: float = 12.0
    slack_share: float = 0.04
    far_km: float = 3000.0


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every statement of where something lies."""
    for claim in context.claims_of("country_of"):
        yield _city(rule, claim, context)
    for claim in context.claims_of("capital"):
        yield _capital(rule, claim, context)
    for claim in context.claims_of("borders"):
        yield _borders(rule, params, claim, context)
    distances = sorted(context.claims_of("distance"), key=lambda one: one.sentence)
    for _, group in groupby(distances, key=lambda one: one.sentence):
        claims = sorted(group, key=lambda one: one.span.start)
        if all(_of_one_place(one, other, context) for one, other in pairwise(claims)):
            yield from _point(rule, params, claims, context)


def _city(rule: Rule, claim: Claim, context: Context) -> Outcome:
    """A city is supported when any place of the name lies there; refuted only when none does."""
    city, country = claim.assertion.subject, claim.assertion.value.entities[0]
    name = claim.mentions[0].text
    divisions = divisions_named(claim.assertion.value.text, context)
    is_state = context.facts.country(country) is not None
    if divisions and not (is_state and context.facts.place(name, country)):
        judged = judge_town(rule, claim, divisions, context)
        return judged or rule.unverified(claim, f"{name} may be another place, or near the border")
    if not is_state:
        return rule.unverified(claim, f"the fact base has no towns of {country}")
    places = list(dict.fromkeys((*context.facts.place(city), *context.facts.place(name))))
    there = [place for place in places if place.country == country]
    if there:
        return rule.supported(claim, evidence=(place_evidence(there[0]),))
    excuse = _another_meaning(claim, country, places, context)
    if excuse:
        return rule.unverified(claim, excuse)
    large = [place for place in places if place.population >= 100_000]
    if not large and len({place.country for place in places}) == 1:
        # The only one of its name, and no village: of those the gazetteer lacks the most.
        large = [place for place in places if place.population >= _TOWN]
    large = list(dict.fromkeys((*places[:1], *large))) if large else large
    large = [place for place in large if _is_known_as(name, place)]
    if not large:
        return rule.unverified(claim, f"the gazetteer has no {name} of note")
    return rule.contradicted(
        claim,
        rule.message(
            "city",
            city=name,
            stated=country,
            known=" or ".join(list(dict.fromkeys(place.country for place in large))[:3]),
        ),
        severity=Severity.WARNING,
        evidence=tuple(place_evidence(place) for place in large[:3]),
        confidence=0.8,
    )


def _another_meaning(claim: Claim, country: str, places: Sequence[Place], context: Context) -> str:
    """What else a city or a country may be that is told to hold it, "" for nothing."""
    name, printed = claim.mentions[0].text, claim.assertion.value.text
    lands = {place.country for place in places}
    if _tells_of_long_ago(claim, context):
        return "the sentence tells of a time with other borders"
    if printed != country and any(f" {printed} " in f" {land} " for land in lands):
        return f"{printed} is short for more than one"  # the Virgin Islands, the Congo
    if not context.facts.namesakes(country).isdisjoint(lands):
        return f"{country} may be the place of that name where {name} lies"
    if context.facts.longer_names(name, country):
        return f"{country} has a place with a longer name that may be meant"
    if len(lands) > 1 and all(place.population < _WORLD_CITY for place in places):
        return f"{name} is a name of several places, of which {country} may have one more"
    return ""


def _is_known_as(name: str, place: Place) -> bool:
    """Whether a name is the place's own, or one of those by which the world knows a large city: any
    other may be that of a place which the gazetteer lacks."""
    one, other = fold(place.name), fold(name)
    own = one[:1] == other[:1] and OSA.normalized_similarity(one, other) >= _ALIKE
    return own or place.population >= _WORLD_CITY


def _tells_of_long_ago(claim: Claim, context: Context) -> bool:
    """Whether a sentence tells of a year before the last states of Europe were made: "born in
    1867 in Breslau, Germany"."""
    return any(
        time.first is not None and time.first.year < _BORDERS_SINCE
        for time in context.times_in(claim.sentence.start, claim.sentence.end)
    )


def _was_capital_then(claim: Claim, former: Sequence[Capital], context: Context) -> bool:
    """Whether the last time that a passage tells before a statement is one of a former capital."""
    segment = context.document.segments[claim.segment].span
    told = [
        time
        for time in context.times_in(segment.start, claim.sentence.end)
        if time.first is not None and time.last is not None and time.grain in _ON_CALENDAR
    ]
    if not told or told[-1].first is None or told[-1].last is None:
        return False
    first, last = told[-1].first, told[-1].last
    return any(
        (one.start is None or one.start.first <= last)
        and (one.until is not None and one.until.last >= first)
        for one in former
    )


def _capital(rule: Rule, claim: Claim, context: Context) -> Outcome:
    country = claim.assertion.subject
    divisions = divisions_named(claim.mentions[0].text, context)
    of_division = judge_capital(rule, claim, divisions, context) if divisions else None
    owner = context.facts.country(country)
    if of_division is not None and (owner is None or of_division.verdict is Verdict.SUPPORTED):
        return of_division
    if owner is None or (divisions and claim.mentions[0].text != country):
        return rule.unverified(claim, f"{country} may be a part of a state, or more than one")
    cities = claim.assertion.value.entities
    period = claim.assertion.period
    day = period.last if period and period.stated else context.today
    capitals = context.facts.capitals(country, day)
    if not capitals:
        return rule.unverified(claim, f"the fact base has no capital of {country}")
    ever = context.facts.capitals(country)
    names = {claim.assertion.value.text, *cities}
    evidence = tuple(cite(f"capital of {country}", one.name, one.source, "") for one in capitals)
    if any(one.place in cities or one.name in names for one in capitals):
        return rule.supported(claim, evidence=evidence)
    earlier = [one for one in ever if one.place in cities or one.name in names]
    former = bool(earlier)
    if claim.assertion.qualifiers.get("past"):
        verdict = Verdict.SUPPORTED if former else Verdict.UNVERIFIED
        reason = "" if former else "the fact base does not reach back that far"
        return rule.outcome(verdict, claim.span, [claim], reason=reason)
    if _was_capital_then(claim, earlier, context):
        return rule.unverified(claim, "it was the capital at the time of which the passage tells")
    return rule.contradicted(
        claim,
        rule.message(
            "capital",
            country=country,
            stated=claim.assertion.value.text,
            known=" or ".join(one.name for one in capitals),
        ),
        severity=Severity.WARNING if claim.inferred & {"subject", "topic"} else rule.severity,
        evidence=evidence,
    )


def _borders(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    country, stated = claim.assertion.subject, set(claim.assertion.value.entities)
    if not country:
        return rule.unverified(claim, "which state it is is not known")
    period = claim.assertion.period
    borders = context.facts.borders(country, period.last if period else context.today)
    known = {one.neighbour if one.country == country else one.country for one in borders}
    cited = [
        (
            {one.country, one.neighbour},
            cite(
                f"land border of {one.country} and {one.neighbour}",
                f"{one.kilometres} km" if one.kilometres else "yes",
                one.source,
                "",
            ),
        )
        for one in borders
    ]
    evidence = tuple(one for states, one in cited if states & stated)
    qualifiers = claim.assertion.qualifiers
    strangers = [] if qualifiers.get("apart") else sorted(stated - known)
    far = [one for one in strangers if _is_far(params, country, one, context)]
    if qualifiers.get("loose"):
        by_land = [one for one in strangers if _only_by_land(country, one, context)]
        strangers = sorted({*far, *by_land})
    if not strangers:
        return _side(rule, claim, country, context) or rule.supported(claim, evidence=evidence)
    if not far and (not known or any(not context.facts.borders(one) for one in strangers)):
        return rule.unverified(claim, "the fact base has no land borders of one of them")
    if _tells_of_long_ago(claim, context):
        return rule.unverified(claim, "the sentence tells of a time with other borders")
    return rule.contradicted(
        claim,
        rule.message(
            "borders",
            country=country,
            stated=", ".join(strangers),
            known=", ".join(sorted(known)) or "none",
        ),
        severity=Severity.WARNING,
        evidence=evidence or tuple(one for _, one in cited),  # all whom it does border
        confidence=0.8,
    )


def _side(rule: Rule, claim: Claim, country: str, context: Context) -> Outcome | None:
    """A state that is told to lie on quite another side than it does."""
    side, others = claim.assertion.qualifiers.get("side"), claim.assertion.value.entities
    if side is None or len(others) != 1 or country == others[0]:
        return None
    if not lies_off_side(country, others[0], float(_directions()[side]), context):
        return None
    return rule.contradicted(
        claim,
        rule.message("side", country=country, stated=side, other=others[0]),
        severity=Severity.WARNING,
        evidence=tuple(
            place_evidence(place)
            for place in (capital_of(one, context) for one in (country, others[0]))
            if place is not None
        ),
        confidence=0.8,
    )


def _directions() -> dict[str, int]:
    table: dict[str, int] = rules_words("claims/places")["directions"]
    return table


def _is_far(params: Params, one: str, other: str, context: Context) -> bool:
    """Whether two states lie so far apart that no sea between them makes them neighbours."""
    apart = kilometres_apart(one, other, context)
    return apart is not None and apart > params.far_km


def _only_by_land(one: str, other: str, context: Context) -> bool:
    """Whether two states could be neighbours by land alone, as one of them has no coast."""
    countries = (context.facts.country(one), context.facts.country(other))
    return any(country is not None and country.landlocked for country in countries)


def _of_one_place(one: Claim, other: Claim, context: Context) -> bool:
    """Whether two distances follow each other: what stands between may name another place."""
    between = context.document.text[one.span.end : other.span.start].lower()
    return _PARTING.isdisjoint(between.split())


def _point(rule: Rule, params: Params, claims: list[Claim], context: Context) -> Iterator[Outcome]:
    """Solve the distances of one sentence as one point."""
    rings: list[tuple[Claim, Ring, Place]] = []
    for claim in claims:
        place = _place_of(claim, context)
        ring = _ring(params, claim, place) if place is not None else None
        if ring is None or place is None:
            yield rule.unverified(claim, "the place or the unit of the distance is not known")
        else:
            rings.append((claim, ring, place))
    for claim, _, _ in rings[_MOST_RINGS:]:
        yield rule.unverified(claim, "too many distances in one sentence")
    rings = rings[:_MOST_RINGS]
    if len(rings) < 2:
        for claim, _, _ in rings:
            yield rule.unverified(claim, "one distance alone fits some point")
        return
    point = common_point([ring for _, ring, _ in rings])
    evidence = tuple(place_evidence(place) for _, _, place in rings)
    if point is not None:
        step = Step("point", f"all hold near {_point_text(point, [place for *_, place in rings])}")
        for claim, _, _ in rings:
            yield rule.supported(claim, derivation=(step,), evidence=evidence)
        return
    miss = nearest_miss([ring for _, ring, _ in rings])
    first = rings[0][0]
    if miss > _NAMESAKE * max(ring.farthest for _, ring, _ in rings):
        yield rule.unverified(first, "another place of that name may be meant")
        return
    yield rule.inconsistent(
        first.span,
        rule.message(
            "point", places=" and ".join(place.name for _, _, place in rings), miss=f"{miss:.0f}"
        ),
        claims=[claim for claim, _, _ in rings],
        severity=Severity.WARNING,
        related=tuple(Related(claim.span, claim.quote) for claim, _, _ in rings[1:]),
        derivation=(Step("miss", f"the nearest point still misses one by {miss:.0f} km"),),
        evidence=evidence,
        confidence=0.8,
    )


def _point_text(point: tuple[float, float], places: Sequence[Place]) -> str:
    distances = ", ".join(
        f"{geodesic_distance(place.latitude, place.longitude, *point):.0f} km from {place.name}"
        for place in places
    )
    return f"{point[0]:.2f} N, {point[1]:.2f} E: {distances}"


def _place_of(claim: Claim, context: Context) -> Place | None:
    places = context.facts.place(claim.assertion.subject) or context.facts.place(
        claim.mentions[0].text
    )
    return places[0] if places else None


def _ring(params: Params, claim: Claim, place: Place) -> Ring | None:
    value = claim.assertion.value
    if value.quantity is None or value.unit is None:
        return None
    factor = common_factor(value.unit, "kilometer")
    if factor is None:
        return None
    kilometres = float(value.quantity.number * factor)
    slack = params.slack_km + params.slack_share * kilometres
    return Ring(
        latitude=place.latitude,
        longitude=place.longitude,
        nearest=max(0.0, kilometres - slack),
        farthest=kilometres + slack,
        bearing=float(claim.assertion.qualifiers["bearing"]),
        sector=params.sector,
    )
