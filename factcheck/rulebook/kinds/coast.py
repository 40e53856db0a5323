"""Whether a country has a sea: "landlocked Georgia", "the coast of Mongolia"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Country
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_LANDLOCKED = frozenset({"landlocked", "locked"})
_ISLAND = frozenset({"island"})
_BEING = frozenset(
    {"is", "are", "was", "being", "a", "an", "doubly", "double", "the", ",", "small"}
)
_REACH = 5
_words = WordLists("claims/geography")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every country that is given a coast or denied one wrongly."""
    coast = _words("coast")
    for sentence in context.sentences_with(_LANDLOCKED | coast | _ISLAND):
        vocabulary = sentence.vocabulary
        if not _ISLAND.isdisjoint(vocabulary):
            yield from _island(rule, sentence, context)
        if not _LANDLOCKED.isdisjoint(vocabulary):
            yield from _landlocked(rule, sentence, context)
        if not coast.isdisjoint(vocabulary):
            yield from _coast(rule, sentence, context)


def _landlocked(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    lower = sentence.tokens.lower
    for at in range(sentence.first, sentence.stop):
        if lower[at] not in _LANDLOCKED:
            continue
        if not _words("not_quite").isdisjoint(sentence.words(at - 3, at)):
            continue
        placed = _after(sentence, at + 1) or _before(sentence, at)
        country = _country(placed, context)
        if placed is None or country is None or modality_of(sentence, at, at + 1) in _UNTOLD:
            continue
        span = _span(sentence, placed, at)
        if country.landlocked:
            yield rule.supported(span)
        elif country.status == "un_member":
            yield _outcome(rule, span, "sea", country)


def _island(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "The island state of Malta", "Malta, an island nation": not "Sicily, an island", which is a
    part of a state."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_ISLAND):
        if sentence.words(at + 1, at + 2)[:1] == [] or lower[at + 1] not in _words("island_states"):
            continue
        placed = _after(sentence, at + 1)
        article = sentence.words(at - 1, at) in (["an"], ["a"])
        if placed is None and article and sentence.words(at - 2, at - 1) in ([","], ["is"]):
            placed = sentence.entity_at(at - 3) if at - 3 >= sentence.first else None
            begin = placed.first - 1 if placed is not None else sentence.first
            if placed is not None and sentence.words(begin, begin + 1) in (["of"], ["and"], [","]):
                continue
        country = _country(placed, context)
        if placed is None or country is None or country.status != "un_member":
            continue
        known = context.facts.traits(country.id, "island state")
        if (
            known
            or not context.facts.borders(country.id)
            or modality_of(sentence, at, at + 1) in _UNTOLD
        ):
            continue
        yield _outcome(rule, _span(sentence, placed, at), "island", country)


def _coast(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "the coast of Mongolia", "Mongolia's coast", but not of a lake."""
    lower = sentence.tokens.lower
    if not _words("lakes").isdisjoint(sentence.words(sentence.first, sentence.stop)):
        return
    for at in range(sentence.first, sentence.stop):
        if lower[at] not in _words("coast"):
            continue
        placed = None
        if sentence.words(at + 1, at + 2) == ["of"]:
            placed = sentence.entity_at(at + 2) if at + 2 < sentence.stop else None
        elif at > sentence.first:
            placed = sentence.entity_at(at - 1)
        country = _country(placed, context)
        if placed is None or country is None or not country.landlocked:
            continue
        shores = _words("inland_shores")
        if country.id not in shores and modality_of(sentence, at, at + 1) not in _UNTOLD:
            yield _outcome(rule, _span(sentence, placed, at), "coast", country)


_UNTOLD = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL, Modality.FORECAST})


def _after(sentence: Sentence, first: int) -> Placed[EntityMention] | None:
    """ "landlocked Mongolia", "the landlocked state of Mongolia"."""
    at, lower = first, sentence.tokens.lower
    nouns = _words("state_nouns")
    while at < min(first + _REACH, sentence.stop):
        entity = sentence.entity_at(at)
        if entity is not None:
            after = sentence.words(entity.stop, entity.stop + 1)
            return entity if nouns.isdisjoint(after) else None  # "this landlocked U.S. state"
        if lower[at] not in nouns and lower[at] not in {"of", "the", "central", "asian", "african"}:
            return None
        at += 1
    return None


def _before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """ "Mongolia is landlocked", "Mongolia, a landlocked country"."""
    nearest = [one for one in sentence.entities if at - _REACH <= one.stop <= at]
    if not nearest or not _BEING.issuperset(sentence.words(nearest[-1].stop, at)):
        return None
    return nearest[-1]


def _country(placed: Placed[EntityMention] | None, context: Context) -> Country | None:
    if placed is None or placed.mention.type != "country" or placed.mention.candidates:
        return None
    return context.facts.country(placed.mention.entity or "")


def _span(sentence: Sentence, placed: Placed[EntityMention], at: int) -> Span:
    start, end = sentence.tokens.start[at], sentence.tokens.end[at]
    return Span(min(start, placed.mention.start), max(end, placed.mention.end))


def _outcome(rule: Rule, span: Span, message: str, country: Country) -> Outcome:
    has = "no sea coast" if country.landlocked else "a sea coast"
    return rule.contradicted(
        span,
        rule.message(message, country=country.id),
        evidence=(Evidence(country.id, has, "Country profiles of the fact base"),),
        confidence=0.9,
    )
