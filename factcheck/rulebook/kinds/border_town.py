"""Towns on the border of states that they are far from: "Ruritz, on the border between Peru and
Chile", "a Polish town on the Lithuanian border"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.land_facts import Place
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.bearings import geodesic_distance
from factcheck.rulebook.citing import place_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_BORDER = frozenset({"border", "frontier"})
_TO_PLACE = 9  # tokens from a place to "on the": ", a railway town in the far east"
_NAMESAKE = 4  # times as many people as in another place of the name
_words = WordLists("claims/border_towns").words

Name = Placed[EntityMention]


class Params(KindParams, frozen=True):
    """`far_km`: how far the nearest place of a state must be to speak against its border;
    `near_km`: how near that of another neighbour must then be."""

    far_km: float = 130.0
    near_km: float = 65.0


class _Near(Struct, frozen=True):
    """The place of a state that lies nearest."""

    state: str
    name: str
    km: float


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every town that a text puts on the border of a state."""
    for sentence in context.sentences_with(_BORDER):
        for at in sentence.places_of(_BORDER):
            states = _states(sentence, at)
            town = _town(sentence, min(states[0].first, at)) if states else None
            if town is not None:
                outcome = _judge(rule, params, sentence, at, town, states, context)
                if outcome is not None:
                    yield outcome


def _states(sentence: Sentence, at: int) -> tuple[Name, ...]:
    """The states of "the border between A and B", "of A and B", "with B", "the A-B border"."""
    lower = sentence.tokens.lower
    if sentence.words(at + 1, at + 2) in (["between"], ["of"], ["with"]):
        found, one = list[Name](), at + 2
        while one < sentence.stop:
            one += lower[one] == "the"
            named = sentence.entity_at(one) if one < sentence.stop else None
            if named is None or named.first != one or named.mention.type != "country":
                return ()
            found.append(named)
            one = named.stop + 1
            if sentence.words(named.stop, one) not in (["and"], ["with"]):
                return tuple(found[:2])
        return ()
    last = sentence.entity_at(at - 1) if at > sentence.first else None
    if last is None or last.stop != at or last.mention.type != "country":
        return ()
    if sentence.words(last.first - 1, last.first) in (["-"], ["–"]):
        first = sentence.entity_at(last.first - 2)
        return (first, last) if first is not None and first.mention.type == "country" else ()
    return (last,)


def _town(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The tokens of the name before "on the border", over what says of what kind it is; names of
    small towns are no mentions."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    at -= at > sentence.first and lower[at - 1] == "the"
    if sentence.words(at - 1, at) not in (["on"], ["at"], ["astride"]):
        return None
    for one in range(at - 2, max(sentence.first - 1, at - _TO_PLACE), -1):
        named = sentence.entity_at(one)
        if named is not None and named.mention.type == "city":
            return (named.first, named.stop) if named.stop == one + 1 else None
        people = named is not None and named.mention.form == "demonym"
        if people or lower[one] in _words("between"):
            continue
        first = one
        while first >= sentence.first and text[first][0].isupper():
            first -= 1
        return (first + 1, one + 1) if named is None and first < one else None
    return None


def _judge(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    at: int,
    town: tuple[int, int],
    states: Sequence[Name],
    context: Context,
) -> Outcome | None:
    told = [one.mention.entity or "" for one in states]
    name = sentence.tokens.joined(town[0], town[1] - 1)
    direct = sentence.words(town[1], town[1] + 1) in (["on"], ["at"], ["astride"])
    places = _meant(context.facts.place(name), told, context, anywhere=not direct)
    if not places or not all(told) or any(one.mention.candidates for one in states):
        return None
    misses = [_miss(params, place, told, context) for place in places]
    last = max(one.stop for one in states)
    span = Span(sentence.tokens.start[town[0]], sentence.tokens.end[max(at, last - 1)])
    if any(one is None for one in misses):
        return rule.supported(span)
    far, near = misses[0] if misses[0] is not None else (None, None)
    if far is None or near is None:
        return None
    return rule.contradicted(
        span,
        rule.message(
            "contradicted",
            town=name,
            state=far.state,
            far=f"{far.name}, {far.km:.0f} km",
            other=near.state,
            near=f"{near.name}, {near.km:.0f} km",
        ),
        derivation=(Step("distance", f"{far.name} {far.km:.0f} km, {near.name} {near.km:.0f} km"),),
        evidence=tuple(place_evidence(place) for place in places[:2]),
        confidence=0.75,
    )


def _meant(
    places: Sequence[Place], told: Sequence[str], context: Context, *, anywhere: bool
) -> Sequence[Place]:
    """The places of a name that can be meant: those of a state told, or of a neighbour of the only
    one told, before others; no much smaller namesakes. Without `anywhere` no others, as "talks in
    CITY on the border of A and B" are not about where the city lies."""
    most = max((one.population for one in places), default=0)
    known = [one for one in places if one.population * _NAMESAKE >= most]
    lands = set(told)
    if len(told) == 1:
        for border in context.facts.borders(told[0], context.today):
            lands |= {border.country, border.neighbour}
    near = [one for one in known if one.country in lands]
    return near if near or not anywhere else known


def _miss(
    params: Params, place: Place, told: Sequence[str], context: Context
) -> tuple[_Near, _Near] | None:
    """The state told that is far from a place, and another one that is near; None where it may
    lie on that border."""
    others = [one for one in told if one != place.country]
    far = [_nearest(place, one, context) for one in others]
    if any(one is None for one in far):
        return None
    worst = max((one for one in far if one is not None), key=lambda one: one.km, default=None)
    if worst is None or worst.km < params.far_km:
        return None
    if len(told) > 1 and place.country and place.country not in told:
        return worst, _Near(place.country, place.name, 0)
    lands = {place.country, *told} - {""}
    around = {
        state
        for land in lands
        for border in context.facts.borders(land, context.today)
        for state in (border.country, border.neighbour)
    }
    near = [_nearest(place, one, context) for one in sorted(around - lands)]
    best = min((one for one in near if one is not None), key=lambda one: one.km, default=None)
    return (worst, best) if best is not None and best.km < params.near_km else None


def _nearest(place: Place, state: str, context: Context) -> _Near | None:
    here = place.latitude, place.longitude
    near = context.facts.places_near(state, *here)
    found = [(geodesic_distance(*here, north, east), name) for name, north, east in near]
    if not found:
        return None
    km, name = min(found)
    return _Near(state, name, km)
