"""States and provinces of countries: their capitals, and the towns that lie in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.factbase.base import FactBase
from factcheck.factbase.land_facts import Place
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Severity
from factcheck.naming.folding import fold
from factcheck.rulebook.bearings import geodesic_distance
from factcheck.rulebook.citing import cite, place_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.rule import Rule

_CAPITAL = "capital"
_TOWN = 100_000  # people from which a town is no namesake that the gazetteer lacks
_KNOWN = 200_000  # people from which a town has no namesake in a land where nobody came to settle
_SETTLED = frozenset({"United States", "Canada", "Australia", "South Africa", "United Kingdom"})
_NAMESAKES = {"United States": 180_000, "Canada": 180_000}  # where settlers named towns twice
_BESIDE_KM = 70.0  # from a division's nearest town: a town of its own at its edge, or inside it

_AROUND_KM = 300.0  # the same of a town in no division that is known by name: Chongqing
_DEGREES = 3.0
_PAIR, _LARGER = 2, 5

_Named = dict[str, tuple[Place, ...]]


def divisions_named(name: str, context: Context) -> tuple[Place, ...]:
    """Return the states and provinces with a known capital that a printed name can mean."""
    return context.once(_by_name).get(fold(name), ())


def _by_name(context: Context) -> _Named:
    facts, found = context.facts, dict[str, tuple[Place, ...]]()
    ids = {id for id, _ in facts.with_trait(_CAPITAL)}
    names = {(id, id.partition(" (")[0]) for id in ids} | set(facts.names_of(sorted(ids)))
    for id, name in sorted(names):
        places = [one for one in facts.place(id) if one.type != "city"]
        found[fold(name)] = (*found.get(fold(name), ()), *places[:1])
    return found


def judge_town(
    rule: Rule, claim: Claim, divisions: Sequence[Place], context: Context
) -> Outcome | None:
    """A town that is told to lie in a division, None where it cannot be said."""
    name, city = claim.mentions[0].text, claim.assertion.subject
    known = list(dict.fromkeys((*context.facts.place(city), *context.facts.place(name))))
    lands = {one.country for one in divisions}
    towns = [one for one in known if one.type == "city" and one.country in lands]
    if any(_lies_in(town, one, context) for town in towns for one in divisions):
        return rule.supported(claim, evidence=(place_evidence(towns[0]),))
    if not towns and known and known[0].population >= _KNOWN and lands.isdisjoint(_SETTLED):
        others = context.facts.resolve(claim.assertion.value.text, types=("region", "state"))
        if {one.entity for one in others} <= {one.id for one in divisions}:
            return _elsewhere(rule, claim, known[0], known[0].country)
    if not towns or not _is_meant(towns):
        return None
    town = towns[0]
    if name in _namesakes().get(claim.assertion.value.text, ()):
        return None
    large = town.population >= _NAMESAKES.get(town.country, _TOWN)
    own = [one for one in divisions if one.country == town.country and one.division]
    if not large or not own or not town.division or len(own) < len(divisions):
        return None
    where = _division_of(town, context)
    reach = _BESIDE_KM if where else _AROUND_KM
    if any(_has_it(name, town, one, reach, context.facts) for one in own):
        return None
    return _elsewhere(rule, claim, town, where or f"another part of {town.country}")


def _elsewhere(rule: Rule, claim: Claim, town: Place, where: str) -> Outcome:
    name, stated = claim.mentions[0].text, claim.assertion.value.text
    return rule.contradicted(
        claim,
        rule.message("division", city=name, stated=stated, known=where),
        severity=Severity.WARNING,
        evidence=(place_evidence(town),),
        confidence=0.8,
    )


def _lies_in(town: Place, division: Place, context: Context) -> bool:
    if town.country != division.country or not division.division:
        return town.country == division.country
    if town.division == division.division:
        return True
    before = {one for one, whole in context.facts.with_trait("part before") if whole == division.id}
    parts = (place for id in before for place in context.facts.place(id)[:1])
    return any(part.division == town.division for part in parts)


def _is_meant(towns: Sequence[Place]) -> bool:
    """Whether the first of some towns of one name and country is what anybody means by it."""
    if len({(one.country, one.division) for one in towns}) == 1:
        return True
    return len(towns) == _PAIR and towns[0].population > _LARGER * towns[1].population


@cache
def _namesakes() -> dict[str, list[str]]:
    table: dict[str, list[str]] = rules_words("claims/places")["small_namesakes"]
    return table


def _has_it(name: str, town: Place, division: Place, reach: float, facts: FactBase) -> bool:
    """Whether a town lies so near to one of a division that it may be counted to it, or the
    division has one with a longer name: "Frankfurt (Oder)"."""
    query = (
        "SELECT name, latitude, longitude FROM place JOIN entity ON entity.number = place.entity "
        "WHERE country = ? AND division = ? AND place.type = 'city'"
    )
    here = (town.latitude, town.longitude)
    for other, latitude, longitude in facts.rows(query, (division.country, division.division)):
        if other.startswith(f"{name} "):
            return True
        around = max(abs(latitude - here[0]), abs(longitude - here[1]) / 2) < _DEGREES
        if around and geodesic_distance(*here, latitude, longitude) <= reach:
            return True
    return False


def _division_of(town: Place, context: Context) -> str:
    for places in context.once(_by_name).values():
        for one in places:
            if (one.country, one.division) == (town.country, town.division):
                return one.id.partition(" (")[0]
    return ""


def judge_capital(
    rule: Rule, claim: Claim, divisions: Sequence[Place], context: Context
) -> Outcome | None:
    """The capital of a division, None where the name means none that is known."""
    value, printed = claim.assertion.value, claim.assertion.value.text
    told = {fold(printed), *(fold(id.partition(" (")[0]) for id in value.entities)}
    known: list[str] = []
    for one in divisions:
        traits = context.facts.traits(one.id, _CAPITAL)
        known += [trait.value for trait in traits]
        evidence = tuple(cite(f"capital of {one.id}", each.value, each.source) for each in traits)
        cities = {fold(trait.value) for trait in traits}
        ids = {place.id for trait in traits for place in context.facts.place(trait.value)}
        if cities & told or ids & set(value.entities):
            return rule.supported(claim, evidence=evidence)
    if not known or claim.assertion.qualifiers.get("past"):
        return None
    return rule.contradicted(
        claim,
        rule.message(
            "capital",
            country=claim.mentions[0].text,
            stated=printed,
            known=" or ".join(dict.fromkeys(known[:2])),
        ),
        severity=Severity.WARNING,
        evidence=evidence,
        confidence=0.8,
    )
