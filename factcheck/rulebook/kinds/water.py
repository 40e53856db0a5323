"""Rivers and seas: where a river ends, and which states have a shore: "the Volga, which flows into
the Black Sea", "Aktau, a Kazakh port on the Caspian"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Country
from factcheck.factbase.land_facts import Water
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.river_ends import (
    ends_told,
    flowing_words,
    rises_told,
    water_names,
    waters_in,
)
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.water_states import state_words, told_states

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_COASTS = frozenset({"coast", "coastline", "shore"})
_Waters = PhraseTable[Water]
_words = WordLists("claims/waters")
_phrases = _words.phrases


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every end of a river, and every shore, that a sentence tells."""
    shores = _phrases("ports")
    for sentence in context.sentences_with(flowing_words() | shores.first_words | state_words()):
        vocabulary = sentence.vocabulary
        if not flowing_words().isdisjoint(vocabulary):
            yield from _ends(rule, sentence, context)
        if not shores.first_words.isdisjoint(vocabulary):
            yield from _shores(rule, sentence, shores, context)
        if not state_words().isdisjoint(vocabulary):
            yield from _states(rule, sentence, context)


def _at(sentence: Sentence, at: int, waters: _Waters) -> tuple[int, Water] | None:
    at += sentence.words(at, at + 1) == ["the"]
    if at >= sentence.stop or not sentence.tokens.text[at][0].isupper():
        return None
    return waters.longest(sentence.tokens.lower, at, sentence.stop)


def _ends(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "the Danube, which rises in Germany and empties into the Black Sea"."""
    found = waters_in(sentence, water_names(context))
    for end in ends_told(sentence, found) if found else ():
        river = end.rivers[0].water
        if modality_of(sentence, end.first, end.stop) not in _TOLD:
            continue
        span = sentence.span_of(end.first, end.stop)
        evidence = (Evidence(river.id, f"flows into {river.mouths[0]}", river.source.title),)
        if any(end.name in _all_names(one.water, context) for one in end.rivers):
            yield rule.supported(span, evidence=evidence)
        else:
            message = rule.message("mouth", river=river.id, known=river.mouths[0], stated=end.name)
            yield _against(rule, span, message, evidence)
    for rise in rises_told(sentence, found) if found else ():
        river, land = rise.river.water, context.facts.country(rise.land.mention.entity or "")
        told = modality_of(sentence, rise.river.first, rise.land.stop) in _TOLD
        if told and land is not None and _is_off(land, set(river.states)):
            known = ", ".join(river.states)
            message = rule.message("states", country=land.id, water=river.id, known=known)
            evidence = (Evidence(river.id, known, river.source.title),)
            span = sentence.span_of(rise.river.first, rise.land.stop)
            yield _against(rule, span, message, evidence)


def _against(rule: Rule, span: Span, message: str, evidence: tuple[Evidence, ...]) -> Outcome:
    return rule.contradicted(span, message, evidence=evidence, confidence=0.85)


def _all_names(river: Water, context: Context) -> set[str]:
    """Every name of the waters in which a river ends, those at the end of its ends among them."""
    by_id = context.once(_by_id)
    names, open_ = set[str](), list(river.mouths)
    while open_:
        mouth = open_.pop()
        if mouth in names:
            continue
        water = by_id.get(mouth)
        names |= {mouth, *(water.names if water is not None else ())}
        open_ += water.mouths if water is not None else ()
    return names


def _by_id(context: Context) -> dict[str, Water]:
    return {water.id: water for water in context.facts.waters()}


def _states(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "The Strait of Hormuz lies between Iran and Oman", "the Mekong flows through Laos"."""
    waters = water_names(context)
    for told in told_states(sentence, lambda where, at: _at(where, at, waters)):
        span = Span(sentence.tokens.start[told.at], sentence.tokens.end[told.stop - 1])
        water, known = told.water, set(told.water.states)
        if modality_of(sentence, told.at, told.stop) not in _TOLD:
            continue
        evidence = (Evidence(water.id, ", ".join(water.states), water.source.title),)
        states = [context.facts.country(one.mention.entity or "") for one in told.states]
        wrong = [one.id for one in states if one is not None and _is_off(one, known)]
        if wrong and known:
            message = rule.message(
                "states", country=" and ".join(wrong), water=water.id, known=", ".join(water.states)
            )
            yield rule.contradicted(span, message, evidence=evidence, confidence=0.8)
        else:
            yield rule.supported(span, evidence=evidence)


def _is_off(state: Country, known: set[str]) -> bool:
    return state.status == "un_member" and state.id not in known


def _shores(
    rule: Rule, sentence: Sentence, nouns: PhraseTable[bool], context: Context
) -> Iterator[Outcome]:
    """ "Aktau, a Kazakh port on the Caspian", "Bulgaria's coast on the Black Sea"."""
    for first, stop, _ in sentence.phrases(nouns):
        hit = _at(sentence, stop, water_names(context))
        owner = sentence.entity_at(first - 1) if first > sentence.first else None
        if hit is None or owner is None or not hit[1].states or owner.stop != first:
            continue
        owns = _is_in(sentence, owner) or (
            sentence.tokens.lower[first] in _COASTS
            and sentence.tokens.lower[owner.stop - 1].endswith(("'s", "’s"))
        )
        country = context.facts.country(owner.mention.entity or "")
        if not owns or country is None or country.status != "un_member":
            continue
        span = _span(sentence, owner, stop)
        water = hit[1]
        evidence = (Evidence(water.id, ", ".join(water.states), water.source.title),)
        if country.id in water.states:
            yield rule.supported(span, evidence=evidence)
        elif modality_of(sentence, first, stop) in _TOLD:
            message = rule.message(
                "shore", country=country.id, water=water.id, known=", ".join(water.states)
            )
            yield rule.contradicted(span, message, evidence=evidence, confidence=0.85)


def _is_in(sentence: Sentence, land: Placed[EntityMention]) -> bool:
    """Whether a port is told of a city that lies in the land: it is not one that others built."""
    at = land.first - 1
    if at - 2 < sentence.first or sentence.words(at - 1, at + 1) not in ([",", "a"], [",", "an"]):
        return False
    city = sentence.entity_at(at - 2)
    known = (city.mention.entity or "") if city is not None else ""
    return land.mention.form == "demonym" and known.endswith(f" ({land.mention.entity})")


def _span(sentence: Sentence, owner: Placed[EntityMention], stop: int) -> Span:
    return Span(owner.mention.start, sentence.tokens.end[min(stop, sentence.stop - 1)])
