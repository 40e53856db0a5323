"""A region spelt out by its states: "the Baltic states, Estonia, Latvia and Lithuania"."""

from __future__ import annotations

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Evidence, Outcome, Step
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_words = WordLists("claims/region_list")


class Params(KindParams, frozen=True):
    """`most`: how many states a region may have for all of it to be meant."""

    most: int = 6


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every list of as many states as the region before it has."""
    for sentence in context.analysis.sentences:
        regions = [one for one in sentence.entities if one.mention.type == "region"]
        for region in regions:
            listed = _listed(sentence, region)
            if len(listed) > 2:
                yield _judge(rule, params, region, listed, context)


def _listed(sentence: Sentence, region: Placed[EntityMention]) -> list[Placed[EntityMention]]:
    """The countries that follow a region as its list: joined by commas and "and" only."""
    lower, at = sentence.tokens.lower, region.stop
    counts = {one.first: one.stop for one in sentence.quantities}
    while at < sentence.stop and (at in counts or lower[at] in _words("nouns")):
        at = counts.get(at, at + 1)
    if at >= sentence.stop or lower[at] not in _words("opening"):
        return []
    listed: list[Placed[EntityMention]] = []
    at += 1
    while at < sentence.stop:
        entity = sentence.entity_at(at)
        if entity is not None:
            if entity.mention.type != "country" or entity.mention.form == "demonym":
                return []
            listed.append(entity)
            at = entity.stop
        elif lower[at] in _words("joints"):
            at += 1
        else:
            break
    return listed


def _judge(
    rule: Rule,
    params: Params,
    region: Placed[EntityMention],
    listed: list[Placed[EntityMention]],
    context: Context,
) -> Outcome | None:
    members = set(context.facts.members(region.mention.entity or "", context.today))
    named = {one.mention.entity or "" for one in listed}
    if not 2 < len(members) <= params.most or len(named) != len(members):
        return None
    span = Span(region.mention.start, listed[-1].mention.end)
    statuses = context.facts.statuses(region.mention.entity or "")
    strangers = named - set(
        context.facts.members(region.mention.entity or "", context.today, statuses)
    )
    if not strangers:
        return rule.supported(span)
    if len(strangers) * 2 > len(named):
        return None  # a list of something else
    missing = sorted(members - named)
    return rule.contradicted(
        span,
        rule.message(
            "contradicted",
            region=region.mention.canonical,
            strangers=", ".join(sorted(strangers)),
            missing=", ".join(missing),
        ),
        derivation=(Step("members", f"{region.mention.canonical}: {', '.join(sorted(members))}"),),
        evidence=(
            Evidence(
                region.mention.canonical, ", ".join(sorted(members)), "Regions of the fact base"
            ),
        ),
        confidence=0.85,
    )
