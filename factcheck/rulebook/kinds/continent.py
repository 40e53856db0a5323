"""The continent of a country: "the African nation of Bolivia", "Nepal is a country in Africa"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Country
from factcheck.model.findings import Evidence, Outcome, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_REACH = 9
_LIES = frozenset({"lies", "located", "situated"})
_words = WordLists("claims/geography")


@cache
def _adjectives(kind: str) -> PhraseTable[str]:
    return PhraseTable.of(_words.table[kind].items())


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every country that is put on a continent."""
    for sentence in context.analysis.sentences:
        if not any(one.mention.type == "country" for one in sentence.entities):
            continue
        for placed, continent, region, span in (*_called(sentence), *_located(sentence)):
            country = context.facts.country(placed.mention.entity or "")
            if country is None or country.status != "un_member" or not country.continents:
                continue
            outcome = _judge(rule, country, continent, span)
            if outcome.verdict is Verdict.SUPPORTED and region in _words("told_regions"):
                outcome = _outside(rule, country, region, span, context) or outcome
            yield outcome


_Put = tuple[Placed[EntityMention], str, str, Span]  # the country, its continent and region


def _called(sentence: Sentence) -> Iterator[_Put]:
    """ "the African nation of Bolivia", "the African country Bolivia"."""
    lower, table, free = sentence.tokens.lower, _adjectives("adjectives"), sentence.first
    for at in sentence.places_of(table.first_words):
        hit = table.longest(lower, at, sentence.stop) if at >= free else None
        if hit is None:
            continue
        noun = free = at + hit[0]
        if noun >= sentence.stop or lower[noun] not in _words("state_nouns"):
            continue
        first = noun + 2 if sentence.words(noun + 1, noun + 2) == ["of"] else noun + 1
        placed = sentence.entity_at(first) if first < sentence.stop else None
        if placed is not None and placed.mention.type == "country" and _plain(placed.mention):
            start = sentence.tokens.start[at]
            region = _adjectives("region_adjectives").longest(lower, at, sentence.stop)
            yield placed, hit[1], region[1] if region else "", Span(start, placed.mention.end)


def _located(sentence: Sentence) -> Iterator[_Put]:
    """ "Nepal is a country in Africa", "Nepal, a small state in Africa, ..."."""
    for region in sentence.entities:
        continent = _words.table["continents"].get(region.mention.entity or "")
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
        said = _words("state_nouns").intersection(between) or _LIES.intersection(between)
        if said and between[-1] == "in" and _words("being").issuperset(between):
            span = Span(before[-1].mention.start, region.mention.end)
            yield before[-1], continent, region.mention.entity or "", span


def _plain(mention: EntityMention) -> bool:
    return mention.form in {"name", "official", "alias"} and not mention.candidates


def _judge(rule: Rule, country: Country, continent: str, span: Span) -> Outcome:
    evidence = (
        Evidence(country.id, ", ".join(country.continents), "Country profiles of the fact base"),
    )
    if continent in country.continents:
        return rule.supported(span, evidence=evidence)
    return rule.contradicted(
        span,
        rule.message(
            "contradicted",
            country=country.id,
            stated=continent,
            known=" and ".join(country.continents),
        ),
        evidence=evidence,
        confidence=0.85,
    )


def _outside(
    rule: Rule, country: Country, region: str, span: Span, context: Context
) -> Outcome | None:
    """A country told to lie in a part of its continent of which no usual sense has it."""
    rows = context.facts.memberships(organisation=region)
    if not rows or country.id in {row.member for row in rows}:
        return None
    return rule.contradicted(
        span,
        rule.message("region", country=country.id, stated=region),
        evidence=(cite(f"states of {region}", ", ".join(r.member for r in rows), rows[0].source),),
        confidence=0.8,
    )
