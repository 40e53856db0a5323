"""Whose leader, minister or national somebody is shown as, without an office: "Shinzo Abe of
Japan", "Japan's Shinzo Abe", "the Dutch politician Mark Rutte", "Mark Rutte, a Dutchman,"."""

from __future__ import annotations

from factcheck.extracting.frames.origins_told import Origin, Way, origin_words, origins
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.facts import Country, Term, Trait
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import is_called_again, known_id, meant_by, named_owners
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.terms import term_evidence, terms_text

_FULL = 2  # words of a full name
_LIFE = 45  # years before and after an office in which its holder can have done something else


class Params(KindParams, frozen=True):
    """`crowns`: roles that one person can have in several states."""

    crowns: tuple[str, ...] = ("monarch",)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every known holder of an office who is shown as another state's."""
    for sentence in context.analysis.sentences:
        told = list(origins(sentence))
        listed = any(one.way is Way.LISTED and _fits(one, context) for one in told)
        for one in told:
            alone = one.way is Way.LISTED and not listed
            yield _judge(rule, params, one, sentence, context, only_heads=alone)


def _judge(
    rule: Rule,
    params: Params,
    told: Origin,
    sentence: Sentence,
    context: Context,
    *,
    only_heads: bool,
) -> Outcome | None:
    """Hold what a noun phrase ties a person to against the record; `only_heads` of organisations,
    where of a ruler it can mean something else ("Donald Trump (Ukraine)")."""
    country = context.facts.country(told.state.mention.entity or "")
    if country is None or country.status != "un_member":
        return None
    if told.way is Way.NAMED and country.id in origin_words("namesakes"):
        return None
    if _holds_there(told, country, sentence, context):
        return None
    who = _who(told, context)
    if who is None:
        return None
    terms = context.facts.terms(person=who)
    nationals = context.facts.traits(who, "national")
    if country.id in {one.value for one in nationals}:
        return None
    if (told.way is Way.BARE or only_heads) and not nationals:
        return None  # "the Kenyan Barack Obama never met"
    known = _of_record(params, country, terms, nationals, context)
    if known is None or not _is_of_time(terms, sentence, context):
        return None
    person, state = told.person.mention, told.state.mention
    return rule.contradicted(
        Span(min(person.start, state.start), max(person.end, state.end)),
        rule.message("contradicted", person=who, state=country.id, known=known[0]),
        evidence=known[1],
        confidence=0.75,
    )


def _fits(told: Origin, context: Context) -> bool:
    """Whether a pair is right, so that others of its list mean the same."""
    who = _who(told, context)
    if who is None:
        return False
    states = {term.jurisdiction for term in context.facts.terms(person=who)}
    states |= {one.value for one in context.facts.traits(who, "national")}
    return told.state.mention.entity in states


def _who(told: Origin, context: Context) -> str | None:
    """The known person meant; a family name alone counts only for heads of organisations whom the
    text names in full, as those of rulers are bywords ("the French Trump")."""
    mention = told.person.mention
    if len(mention.canonical.split()) >= _FULL and not is_called_again(mention):
        return known_id(mention, context)
    meant = meant_by(mention, context)
    if not meant.sure or len(meant.people) != 1:
        return None
    [who] = meant.people
    return who if context.facts.traits(who, "national") else None


def _holds_there(told: Origin, country: Country, sentence: Sentence, context: Context) -> bool:
    """Whether the sentence gives somebody an office of a state, which is another rule's matter."""
    return any(
        one.mention.jurisdiction is not None
        and one.mention.person_span.overlaps(told.person.mention.span)
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
        who = nationals[0].subject
        houses = {term.jurisdiction for term in terms}
        if houses.isdisjoint(named_owners(context)) and not _names_others(who, context):
            return None  # it may be a namesake
        listed = ", ".join(one.value for one in nationals)
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


def _is_of_time(terms: tuple[Term, ...], sentence: Sentence, context: Context) -> bool:
    """Whether somebody of these terms can have lived when a sentence tells of them; one long dead
    has a namesake."""
    told = [at.year for one in sentence.times for at in (one.mention.first, one.mention.last) if at]
    years = [at.first.year for term in terms for at in (term.start, term.until) if at]
    return (
        any(
            abs(one - year) <= _LIFE
            for one in (*told, *(() if told else (context.today.year,)))
            for year in years
        )
        or not years
    )


def _names_others(who: str, context: Context) -> bool:
    """Whether a text names other heads of organisations, so that it is of their world."""
    return any(one != who for one in context.once(_heads))


def _heads(context: Context) -> frozenset[str]:
    people = {one.entity for one in context.analysis.entities if one.type == "person"}
    return frozenset(one for one in people if one and context.facts.traits(one, "national"))


def _is_kin(one: Country, other: Country) -> bool:
    """Whether two are one state, or the one is a part or an earlier form of the other."""
    former = one.until is not None or one.status != "un_member"
    return one.id == other.id or former
