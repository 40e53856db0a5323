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
_PEOPLE = frozenset({"person", "inhabitant", "citizen"})
_INTO = frozenset({"in", "of"})
_words = WordLists("claims/geography")


@cache
def _adjectives(kind: str) -> PhraseTable[str]:
    return PhraseTable.of(_words.table[kind].items())


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every country that is put on a continent."""
    for sentence in context.analysis.sentences:
        if not any(one.mention.type == "country" for one in sentence.entities):
            continue
        told = (*_called(sentence), *_located(sentence), *_ranked(sentence))
        for placed, continent, region, span in told:
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
        if after in (["to"], ["'s"]) or sentence.tokens.lower[region.stop - 1].endswith("'s"):
            continue  # "the only country in Africa to border on Spain"
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
        said = not (_words("state_nouns") | _LIES).isdisjoint(between)
        said = said or (between == [",", "in"] and _enclosed(sentence, before[-1], region))
        if said and between[-1] in _INTO and _words("being").issuperset(between):
            span = Span(before[-1].mention.start, region.mention.end)
            yield before[-1], continent, region.mention.entity or "", span


def _ranked(sentence: Sentence) -> Iterator[_Put]:
    """ "Brazil is Africa's largest economy", "Africa's largest economy, Brazil, grew"."""
    lower = sentence.tokens.lower
    for region in sentence.entities:
        continent = _words.table["continents"].get(region.mention.entity or "")
        if continent is None or not lower[region.stop - 1].endswith(("'s", "’s")):
            continue
        noun = region.stop
        while noun < sentence.stop and lower[noun] in _words("being"):
            if lower[noun] in _words("state_nouns"):
                break
            noun += 1
        if sentence.words(noun, noun + 1) == [] or lower[noun] not in _words("state_nouns"):
            continue
        begin = region.first - 1
        state = sentence.entity_at(begin - 1) if begin > sentence.first else None
        if lower[begin] not in {"is", ",", "remains"} or state is None or state.stop != begin:
            behind = sentence.words(noun + 1, noun + 2) in ([","], ["is"])
            state = sentence.entity_at(noun + 2) if behind and noun + 2 < sentence.stop else None
        elif state.first > sentence.first and lower[state.first - 1] in {"and", "of", "in", ","}:
            continue
        if state is not None and state.mention.type == "country" and _plain(state.mention):
            first, last = min(state.first, region.first), max(state.stop, noun + 1)
            if lower[state.stop - 1].endswith(("'s", "’s")):
                continue
            yield state, continent, region.mention.entity or "", sentence.span_of(first, last)


def _enclosed(
    sentence: Sentence, state: Placed[EntityMention], region: Placed[EntityMention]
) -> bool:
    """ "Nepal, in Asia, has 29 million people": of the state with which a sentence begins, where
    what is told of it is no deed that it can do elsewhere."""
    first = sentence.first + (sentence.tokens.lower[sentence.first] == "the")
    after = sentence.words(region.stop, region.stop + 2)
    people = any(
        one.mention.unit in _PEOPLE and one.first <= region.stop + 4 for one in sentence.quantities
    )
    return state.first == first and after in ([",", "has"], [",", "counts"]) and people


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
