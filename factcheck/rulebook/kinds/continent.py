"""The continent of a country: "the African nation of Bolivia", "Nepal is a country in Africa"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Country
from factcheck.model.findings import Evidence, Outcome, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_REACH = 9


class Params(KindParams, frozen=True):
    """`words`: the rules file with regions by continent and the words around them."""

    words: str = "claims/geography"


class _Words(NamedTuple):
    adjectives: PhraseTable[str]
    continents: dict[str, str]
    nouns: frozenset[str]
    being: frozenset[str]


@cache
def _words(name: str) -> _Words:
    table = rules_words(name)
    return _Words(
        PhraseTable.of(table["adjectives"].items()),
        dict(table["continents"]),
        frozenset(table["state_nouns"]),
        frozenset(table["being"]),
    )


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every country that is put on a continent."""
    words = _words(params.words)
    for sentence in context.analysis.sentences:
        if not any(one.mention.type == "country" for one in sentence.entities):
            continue
        for placed, continent, span in (*_called(sentence, words), *_located(sentence, words)):
            country = context.facts.country(placed.mention.entity or "")
            if country is not None and country.status == "un_member" and country.continents:
                yield _judge(rule, country, continent, span)


def _called(sentence: Sentence, words: _Words) -> Iterator[tuple[Placed[EntityMention], str, Span]]:
    """ "the African nation of Bolivia", "the African country Bolivia"."""
    lower, table = sentence.tokens.lower, words.adjectives
    for at in sentence.places_of(table.first_words):
        hit = table.longest(lower, at, sentence.stop)
        if hit is None:
            continue
        noun = at + hit[0]
        if noun >= sentence.stop or lower[noun] not in words.nouns:
            continue
        first = noun + 2 if sentence.words(noun + 1, noun + 2) == ["of"] else noun + 1
        placed = sentence.entity_at(first) if first < sentence.stop else None
        if placed is not None and placed.mention.type == "country" and _plain(placed.mention):
            start = sentence.tokens.start[at]
            yield placed, hit[1], Span(start, placed.mention.end)


def _located(
    sentence: Sentence, words: _Words
) -> Iterator[tuple[Placed[EntityMention], str, Span]]:
    """ "Nepal is a country in Africa", "Nepal, a small state in Africa, ..."."""
    for region in sentence.entities:
        continent = words.continents.get(region.mention.entity or "")
        after = sentence.words(region.stop, region.stop + 1)
        if continent is None or region.mention.form == "demonym" or after in (["&"], ["and"]):
            continue  # "East Asia and Pacific" is more than one
        before = [
            one
            for one in sentence.entities
            if one.mention.type == "country" and region.first - _REACH <= one.stop <= region.first
        ]
        if not before or not _plain(before[-1].mention):
            continue
        between = sentence.words(before[-1].stop, region.first)
        said = words.nouns.intersection(between) or {"lies", "located", "situated"}.intersection(
            between
        )
        if said and between[-1] == "in" and words.being.issuperset(between):
            yield before[-1], continent, Span(before[-1].mention.start, region.mention.end)


def _plain(mention: EntityMention) -> bool:
    return mention.form in {"name", "official", "alias"} and not mention.candidates


def _judge(rule: Rule, country: Country, continent: str, span: Span) -> Outcome:
    evidence = (
        Evidence(country.id, ", ".join(country.continents), "Country profiles of the fact base"),
    )
    if continent in country.continents:
        return rule.outcome(Verdict.SUPPORTED, span, evidence=evidence)
    return rule.outcome(
        Verdict.CONTRADICTED,
        span,
        message=rule.message(
            "contradicted",
            country=country.id,
            stated=continent,
            known=" and ".join(country.continents),
        ),
        evidence=evidence,
        confidence=0.85,
    )
