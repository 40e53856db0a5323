"""Whose leader, minister or national somebody is shown as, without an office: "Shinzo Abe of
Japan", "Japan's Shinzo Abe", "the Dutch politician Mark Rutte"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Country, Term, Trait
from factcheck.model.findings import Evidence, Outcome, Severity, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import known_id, named_owners
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.states_of_people import FULL, person_tied_to
from factcheck.rulebook.terms import term_evidence, terms_text


class Params(KindParams, frozen=True):
    """`words`: the rules file with the words around people and states; `crowns`: roles that one
    person can have in several states."""

    words: str = "claims/person_country"
    crowns: tuple[str, ...] = ("monarch",)


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every known holder of an office who is shown as another state's."""
    for sentence in context.analysis.sentences:
        for state in sentence.entities:
            if state.mention.type != "country":
                continue
            person = person_tied_to(sentence, state, params.words)
            if person is not None:
                outcome = _judge(rule, params, person, state, sentence, context)
                if outcome is not None:
                    yield outcome


def _judge(
    rule: Rule,
    params: Params,
    person: Placed[EntityMention],
    state: Placed[EntityMention],
    sentence: Sentence,
    context: Context,
) -> Outcome | None:
    country = context.facts.country(state.mention.entity or "")
    if country is None or country.status != "un_member" or country.id in _namesakes(params):
        return None
    if _holds_there(person, country, sentence, context):
        return None
    who = known_id(person.mention, context)
    if who is None or len(person.mention.canonical.split()) < FULL:
        return None
    terms = context.facts.terms(person=who)
    nationals = context.facts.traits(who, "national")
    if country.id in {one.value for one in nationals}:
        return None
    told = _of_record(params, country, terms, nationals, context)
    if told is None:
        return None
    known, evidence = told
    span = Span(
        min(person.mention.start, state.mention.start), max(person.mention.end, state.mention.end)
    )
    message = rule.message("contradicted", person=who, state=country.id, known=known)
    return rule.outcome(
        Verdict.CONTRADICTED,
        span,
        severity=Severity.WARNING,
        message=message,
        evidence=evidence,
        confidence=0.75,
    )


@cache
def _namesakes(params: Params) -> frozenset[str]:
    return frozenset(rules_words(params.words)["namesakes"])


def _holds_there(
    person: Placed[EntityMention], country: Country, sentence: Sentence, context: Context
) -> bool:
    """Whether the sentence gives somebody an office of a state, which is another rule's matter."""
    return any(
        one.mention.jurisdiction is not None
        and one.mention.person_span.overlaps(person.mention.span)
        and (
            one.mention.jurisdiction == country.id
            or context.facts.organisation(one.mention.jurisdiction) is None
        )
        for one in sentence.offices
    )


def _of_record(
    params: Params,
    country: Country,
    terms: tuple[Term, ...],
    nationals: tuple[Trait, ...],
    context: Context,
) -> tuple[str, tuple[Evidence, ...]] | None:
    """What is known of somebody whom the record has as no national or leader of a country; None
    where they may be one all the same."""
    states = [
        (term, land)
        for term in terms
        if (land := context.facts.country(term.jurisdiction)) is not None
    ]
    if any(_is_kin(one, country) for _, one in states):
        return None
    if nationals:
        houses = {term.jurisdiction for term in terms}
        if houses.isdisjoint(named_owners(context)):
            return None  # it may be a namesake
        listed = ", ".join(one.value for one in nationals)
        who = nationals[0].subject
        return f"a national of {listed}", (
            cite(f"nationality of {who}", listed, nationals[0].source),
        )
    roles = {term.role for term in terms}
    apart = len(states) < len(terms)  # of an organisation, or of a part of a state
    if not terms or apart or not roles.isdisjoint(params.crowns):
        return None
    if roles.isdisjoint(leading_roles()):
        return None  # a minister may well have been born elsewhere
    return terms_text(terms[-2:]), tuple(term_evidence(term) for term in terms[-2:])


def _is_kin(one: Country, other: Country) -> bool:
    """Whether two are one state, or the one is a part or an earlier form of the other."""
    former = one.until is not None or one.status != "un_member"
    return one.id == other.id or former
