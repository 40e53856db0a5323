"""More people of a country than it has: "40 million voters in Latvia", "Latvia's 40 million
pensioners", "40 million Latvians"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Fact
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.mentions import EntityMention, Quantity
from factcheck.rulebook.citing import evidence_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, span_of
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.rule import Outcomes, Rule

_SAID = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.QUOTED})
_REACH = 9  # tokens from a noun to "in" and its place
_BACK = 8  # tokens from a country to its count
_PLACES = frozenset({"country", "city", "region", "state", "country_part", "organisation"})
_set = WordLists("claims/people_counts")


class Params(KindParams, frozen=True):
    """`fewest`: people from which a count is looked at; `most`: how many times the people of a
    country a count of them can be, by what sources differ, and `kin` the same of a people that is
    named as one, whose kin may live anywhere, or `scattered` for those of which most live
    elsewhere; `error`: the same from which a finding is an error;
    `world`: more than live anywhere; `group`: how many times the people of its countries a region
    or an organisation can have; `earliest`: the year from which on times told are looked at, and
    `years` how long they last at the most."""

    fewest: int = 10_000
    most: float = 1.15
    kin: float = 4
    scattered: float = 15
    error: float = 3
    group: float = 1.5
    world: int = 9_000_000_000
    earliest: int = 1960
    years: int = 3


class _Count(Struct, frozen=True):
    """A count of people and the place that it is tied to; `kin` where its noun is a people,
    `loose` where only the opening of its sentence ties the two."""

    placed: Placed[Quantity]
    place: EntityMention
    kin: bool = False
    loose: bool = False


class _People(Struct, frozen=True):
    """The most people that a place ever had."""

    name: str
    most: Decimal
    facts: tuple[Fact, ...]


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every count of people that is more than all those of its country."""
    sentences = context.analysis.sentences
    starts = [one.tokens.start[one.first] for one in sentences]
    for quantity in context.analysis.quantities:
        if quantity.ordinal or quantity.interval.low < params.fewest:
            continue
        sentence = sentences[bisect_right(starts, quantity.start) - 1]
        if _is_of_others(params, sentence):
            continue
        count = _count(sentence, quantity, context)
        outcome = _judge(rule, params, sentence, count, context) if count is not None else None
        yield outcome or _beyond_the_world(rule, params, sentence, quantity, context)


def _is_of_others(params: Params, sentence: Sentence) -> bool:
    """Whether a sentence speaks of all the world, of kin elsewhere, of days long ago or of all
    years since one."""
    if not _set("elsewhere").isdisjoint(sentence.vocabulary):
        return True
    for time in sentence.times:
        day, last = time.mention.first, time.mention.last
        if sentence.words(time.first - 1, time.first) == ["since"] or "since" in time.mention.text:
            return True
        if day is not None and last is not None and last.year - day.year > params.years:
            return True
        if day is not None and day.year < params.earliest:
            return True
    return False


def _count(sentence: Sentence, quantity: Quantity, context: Context) -> _Count | None:
    placed = next((one for one in sentence.quantities if one.mention is quantity), None)
    if placed is None:
        return None
    first, stop = hedged_first(sentence, placed), noun_stop(sentence, placed)
    if modality_of(sentence, placed.first, stop) not in _SAID:
        return None
    if not _counts_people(quantity.unit or ""):
        if quantity.noun_end is None:
            return _adjective(sentence, placed)
        people = _people_between(quantity.end, quantity.noun_end, context.analysis.peoples)
        return _Count(placed, people, kin=True) if people is not None else None
    place = (
        _place_after(sentence, stop) or _owner(sentence, first) or _having(sentence, first, stop)
    )
    if place is not None:
        return _Count(placed, place)
    place = _opening(sentence, first)
    return _Count(placed, place, loose=True) if place is not None else None


def _adjective(sentence: Sentence, placed: Placed[Quantity]) -> _Count | None:
    """A people whose name is also its adjective, with nothing after it: "2 million Chinese"."""
    people = sentence.entity_at(placed.stop) if placed.stop < sentence.stop else None
    if people is None or people.mention.form != "demonym" or people.mention.type != "country":
        return None
    after = sentence.words(people.stop, people.stop + 1)
    alone = not after or after[0] in _set("closing")
    return _Count(placed, people.mention, kin=True) if alone else None


def _people_between(
    first: int, stop: int, peoples: Sequence[EntityMention]
) -> EntityMention | None:
    """The people that a counted noun names alone: "2 million Latvians"."""
    at = bisect_left(peoples, first, key=lambda one: one.start)
    alone = at < len(peoples) and peoples[at].end == stop and peoples[at].start - first <= 1
    return peoples[at] if alone and peoples[at].type == "country" else None


def _counts_people(unit: str) -> bool:
    first, _, last = unit.partition(" ")
    return first in _set("people") or (last or first).rpartition(" ")[2] in _set("people")


def _place_after(sentence: Sentence, stop: int) -> EntityMention | None:
    """ "2 million voters (who live) in Latvia"."""
    lower = sentence.tokens.lower
    for at in range(stop, min(stop + _REACH, sentence.stop)):
        place = sentence.entity_at(at)
        if place is not None:
            led = sentence.words(stop, at)
            led = led[:-1] if led[-1:] == ["the"] else led
            if not led or led[-1] not in _set("placing"):
                return None
            return place.mention if _is_alone(sentence, place) else None
        if lower[at] not in _set("between") and lower[at] not in _set("placing"):
            return None
    return None


def _is_alone(sentence: Sentence, place: Placed[EntityMention]) -> bool:
    """Whether a place is one that has people of its own, and no other is added to it."""
    if place.mention.type not in _PLACES or place.mention.form == "demonym":
        return False
    after = sentence.words(place.stop, place.stop + 2)
    if after[:1] and after[0] in _set("adding"):
        return False
    return after[:1] != [","] or sentence.entity_at(place.stop + 1) is None


def _owner(sentence: Sentence, first: int) -> EntityMention | None:
    """ "Latvia's 2 million pensioners"."""
    at = first - 1
    if at < sentence.first:
        return None
    at -= sentence.tokens.lower[at] in {"'s", "\u2019s"}
    place = sentence.entity_at(at)
    if place is None or place.mention.type not in _PLACES:
        return None
    owns = at < first - 1 or sentence.tokens.text[at].endswith(("'s", "\u2019s", "s'", "s\u2019"))
    return place.mention if owns else None


def _having(sentence: Sentence, first: int, stop: int) -> EntityMention | None:
    """ "Latvia recorded 2 million births": nothing but its verb stands between."""
    led = False
    for at in range(first - 1, max(first - _BACK, sentence.first) - 1, -1):
        place = sentence.entity_at(at)
        if place is not None:
            after = sentence.words(place.stop, place.stop + 1)
            body = after[:1] and after[0] in _set("bodies")  # "the Latvian army has 2 million men"
            plain = place.mention.form != "demonym" or body
            mine = led and place.mention.type in _PLACES and plain
            alone = sentence.words(place.first - 1, place.first)[-1:] not in (["and"], ["in"])
            return place.mention if mine and alone and not _leads_on(sentence, stop) else None
        word = sentence.tokens.lower[at]
        if word == "," and sentence.words(at + 1, at + 2) == ["with"]:
            place = sentence.entity_at(at - 1)  # "Latvia, with 2 million pensioners"
            opens = place is not None and place.first <= sentence.first + 1
            own = place is not None and opens and place.mention.type in _PLACES
            return place.mention if own and place is not None else None
        led = led or word in _set("having")
        if word not in _set("having") and word not in _set("aside"):
            return None
    return None


def _leads_on(sentence: Sentence, stop: int) -> bool:
    """Whether another place follows a count: "recorded 2 million cases in Latvia"."""
    after = sentence.words(stop, stop + 1)
    if not after or after[0] not in _set("placing"):
        return False
    return any(stop < one.first <= stop + 3 for one in sentence.entities)


def _opening(sentence: Sentence, first: int) -> EntityMention | None:
    """ "In Latvia 20 million voters", "in Latvia floods have displaced 20 million people": the only
    place of a sentence that opens with it, and in which nobody speaks."""
    lower = sentence.tokens.lower
    if lower[sentence.first] != "in" or not _set("speaking").isdisjoint(sentence.vocabulary):
        return None
    places = [one for one in sentence.entities if one.mention.type not in {"person"}]
    at = sentence.first + 1 + (sentence.words(sentence.first + 1, sentence.first + 2) == ["the"])
    if len(places) != 1 or places[0].first != at or places[0].stop > first:
        return None
    return places[0].mention if _is_alone(sentence, places[0]) else None


def _beyond_the_world(
    rule: Rule, params: Params, sentence: Sentence, quantity: Quantity, context: Context
) -> Outcome | None:
    """People now, and more of them than live in the world."""
    if quantity.interval.low <= params.world or not _counts_people(quantity.unit or ""):
        return None
    claims = context.claims_at({quantity.start})
    if any(one.modality not in _SAID for one in claims):
        return None
    if not _set("coming").isdisjoint(sentence.vocabulary):
        return None
    world = amount(Decimal(params.world), "person")
    return rule.contradicted(
        quantity.span,
        rule.message("world", stated=quantity.text, people=world),
        claims=claims,
        derivation=(Step("world", f"the world has fewer than {world}"),),
        confidence=0.85,
    )


def _judge(
    rule: Rule, params: Params, sentence: Sentence, count: _Count, context: Context
) -> Outcome | None:
    quantity = count.placed.mention
    people = _people_of(params, count.place, context)
    if people is None or quantity.interval.low <= people.most * Decimal(
        str(_factor(params, count))
    ):
        return None
    claims = context.claims_at({quantity.start})
    if any(_has_reference(one, context) for one in claims):
        return None  # another rule holds it against the figure itself
    span = sentence.span_with(count.placed, count.placed.first, count.placed.stop)
    doubtful = quantity.interval.low < people.most * Decimal(str(params.error))
    most = amount(people.most, "person")
    return rule.contradicted(
        span,
        rule.message("more", stated=quantity.text, country=people.name, people=most),
        claims=claims,
        severity=Severity.WARNING if doubtful or count.kin or count.loose else rule.severity,
        derivation=(
            Step("stated", f"{quantity.text!r} is {span_of(quantity.interval, 'person')}"),
            Step("people", f"at no time on record has {people.name} had more than {most}"),
        ),
        evidence=tuple(evidence_of(fact) for fact in people.facts),
        confidence=0.85,
    )


def _has_reference(claim: Claim, context: Context) -> bool:
    assertion = claim.assertion
    if assertion.measure != "population" or not assertion.known_subject:
        return False
    return bool(candidates_for(assertion, measures()["population"], context.facts, context.today))


def _factor(params: Params, count: _Count) -> float:
    """How many times the people of a country may be counted."""
    if not count.kin:
        return params.error if count.loose else params.most
    scattered = count.place.entity in _set("scattered")
    return params.scattered if scattered else params.kin


def _people_of(params: Params, place: EntityMention, context: Context) -> _People | None:
    """The greatest population on record: of a country, of that in which a place lies, or of all
    countries of a group."""
    name = place.entity or ""
    if place.type != "country":
        known = context.facts.entity(name)
        name = known.country if known is not None and known.country else name
    if place.type == "country" or name != place.entity:
        facts = context.facts.facts(name, "population")
        fact = max(facts, key=lambda one: one.value, default=None)
        return _People(name, fact.value, (fact,)) if fact is not None else None
    if not context.facts.statuses(name):
        return None
    most = Decimal(0)
    for member in context.facts.members(name, context.today):
        values = [one.value for one in context.facts.facts(member, "population")]
        if not values:
            return None
        most += max(values)
    return _People(name, most * Decimal(str(params.group)), ()) if most else None
