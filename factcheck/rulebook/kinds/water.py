"""Rivers and seas: where a river ends, and which states have a shore: "the Volga, which flows into
the Black Sea", "Aktau, a Kazakh port on the Caspian"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Country, Water
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.water_states import state_words, told_states

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_ASIDE = frozenset(
    {"of", "from", "to", "with", "and", "on", "into", "by", "between", "near", "via"}
)
_COASTS = frozenset({"coast", "coastline", "shore"})
_Waters = PhraseTable[Water]


class Params(KindParams, frozen=True):
    """`words`: the rules file with the verbs of rivers and the nouns of shores."""

    words: str = "claims/waters"


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every end of a river, and every shore, that a sentence tells."""
    words = rules_words(params.words)
    mouths, shores = _phrases(params.words, "flowing"), _phrases(params.words, "ports")
    for sentence in context.sentences_with(mouths.first_words | shores.first_words | state_words()):
        vocabulary = sentence.vocabulary
        if not mouths.first_words.isdisjoint(vocabulary):
            yield from _mouths(rule, sentence, mouths, frozenset(words["to_verb"]), context)
        if not shores.first_words.isdisjoint(vocabulary):
            yield from _shores(rule, sentence, shores, context)
        if not state_words().isdisjoint(vocabulary):
            yield from _states(rule, sentence, context)


@cache
def _phrases(name: str, part: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words(name)[part])


def _waters(context: Context) -> _Waters:
    """The waters of the fact base by each of their names, as words."""
    return PhraseTable.of(
        (name.lower(), water) for water in context.facts.waters() for name in water.names
    )


def _at(sentence: Sentence, at: int, waters: _Waters) -> tuple[int, Water] | None:
    at += sentence.words(at, at + 1) == ["the"]
    if at >= sentence.stop or not sentence.tokens.text[at][0].isupper():
        return None
    return waters.longest(sentence.tokens.lower, at, sentence.stop)


def _mouths(
    rule: Rule,
    sentence: Sentence,
    verbs: PhraseTable[bool],
    between: frozenset[str],
    context: Context,
) -> Iterator[Outcome]:
    """ "the Danube, which rises in Germany and empties into the Black Sea"."""
    for first, stop, _ in sentence.phrases(verbs):
        waters = context.once(_waters)
        end = _at(sentence, stop, waters)
        river = _river_before(sentence, first, between, waters)
        if end is None or river is None or modality_of(sentence, first, stop) not in _TOLD:
            continue
        at, water = river
        known = {name for mouth in water.mouths for name in _names(mouth, context)}
        span = Span(sentence.tokens.start[at], sentence.tokens.end[stop])
        evidence = (Evidence(water.id, f"flows into {water.mouths[0]}", water.source.title),)
        if end[1].id in known or not known.isdisjoint(end[1].names):
            yield rule.outcome(Verdict.SUPPORTED, span, evidence=evidence)
        else:
            message = rule.message("mouth", river=water.id, known=water.mouths[0], stated=end[1].id)
            yield rule.outcome(
                Verdict.CONTRADICTED, span, message=message, evidence=evidence, confidence=0.85
            )


def _names(mouth: str, context: Context) -> tuple[str, ...]:
    """A water's names and, of one that runs on, those of the waters that it ends in."""
    water = next((one for one in context.facts.waters() if one.id == mouth), None)
    return (mouth, *water.names) if water is not None else (mouth,)


def _river_before(
    sentence: Sentence, at: int, between: frozenset[str], waters: _Waters
) -> tuple[int, Water] | None:
    """The river that leads the clause of a verb: right before it, or before "which" and what it
    did before; none where another water stands between."""
    found: list[tuple[int, int, Water]] = []
    for index in range(sentence.first, at):
        if sentence.tokens.lower[index] == "the":
            continue
        hit = _at(sentence, index, waters) if sentence.tokens.text[index][0].isupper() else None
        if hit is not None and (not found or index >= found[-1][1]):
            found.append((index, index + hit[0], hit[1]))
    if not found:
        return None
    first, stop, water = found[-1]
    before = first - 1
    before -= before >= sentence.first and sentence.tokens.lower[before] == "the"
    if before >= sentence.first and sentence.tokens.lower[before] in _ASIDE:
        return None  # "a tributary of the Volga, which flows into"
    words = sentence.words(stop, at)
    plain = between.issuperset(words)
    relative = words[:2] == [",", "which"] and "," not in words[1:]
    return (first, water) if water.mouths and (plain or relative) else None


def _states(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "The Strait of Hormuz lies between Iran and Oman", "the Mekong flows through Laos"."""
    waters = context.once(_waters)
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
            yield rule.outcome(
                Verdict.CONTRADICTED, span, message=message, evidence=evidence, confidence=0.8
            )
        elif told.into is not None and water.mouths and not _ends_in(water, told.into, context):
            message = rule.message(
                "mouth", river=water.id, known=water.mouths[0], stated=told.into.id
            )
            yield rule.outcome(
                Verdict.CONTRADICTED, span, message=message, evidence=evidence, confidence=0.8
            )
        else:
            yield rule.outcome(Verdict.SUPPORTED, span, evidence=evidence)


def _is_off(state: Country, known: set[str]) -> bool:
    return state.status == "un_member" and state.id not in known


def _ends_in(river: Water, other: Water, context: Context) -> bool:
    known = {name for mouth in river.mouths for name in _names(mouth, context)}
    return other.id in known or not known.isdisjoint(other.names)


def _shores(
    rule: Rule, sentence: Sentence, nouns: PhraseTable[bool], context: Context
) -> Iterator[Outcome]:
    """ "Aktau, a Kazakh port on the Caspian", "Bulgaria's coast on the Black Sea"."""
    for first, stop, _ in sentence.phrases(nouns):
        hit = _at(sentence, stop, context.once(_waters))
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
            yield rule.outcome(Verdict.SUPPORTED, span, evidence=evidence)
        elif modality_of(sentence, first, stop) in _TOLD:
            message = rule.message(
                "shore", country=country.id, water=water.id, known=", ".join(water.states)
            )
            yield rule.outcome(
                Verdict.CONTRADICTED, span, message=message, evidence=evidence, confidence=0.85
            )


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
