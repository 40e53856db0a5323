"""Whose leader or minister somebody is shown as, without an office: "Shinzo Abe of Japan", "Japan's
Shinzo Abe", "Ali Abdullah Saleh, in power in Yemen"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Country, Term
from factcheck.model.findings import Outcome, Severity, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import known_id
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.terms import term_evidence, terms_text

_FULL = 2  # words of a full name
_POSSESSIVES = ("'s", "’s")


class Params(KindParams, frozen=True):
    """`words`: the rules file with the words around people and states; `crowns`: roles that one
    person can have in several states."""

    words: str = "claims/person_country"
    crowns: tuple[str, ...] = ("monarch",)


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every known holder of a national office who is shown as another
    state's."""
    for sentence in context.analysis.sentences:
        states = [one for one in sentence.entities if one.mention.type == "country"]
        for state in states:
            person = _person_beside(sentence, state, params)
            if person is not None:
                outcome = _judge(rule, params, person, state, sentence, context)
                if outcome is not None:
                    yield outcome


def _person_beside(
    sentence: Sentence, state: Placed[EntityMention], params: Params
) -> Placed[EntityMention] | None:
    """Who a state's name ties to it: "X of STATE", "STATE's X", "X, in power in STATE"."""
    if state.mention.form == "demonym" or state.mention.candidates:
        return None
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if lower[state.stop - 1].endswith(_POSSESSIVES):
        end = name_end(sentence.tokens, state.stop, sentence.stop)
        if lower[end - 1].endswith(_POSSESSIVES) or not _stands(sentence, end, params):
            return None
        return _named(sentence, state.stop, end)
    at = state.first - (sentence.words(state.first - 1, state.first) == ["the"])
    after = text[state.stop] if state.stop < sentence.stop else "."
    if after[0].isupper() or after in {"-", "–", "'", "’"}:
        return None
    if sentence.words(at - 1, at) == ["of"]:
        end = at - 1
        if not _words(params, "before_of").isdisjoint(sentence.words(sentence.first, end)):
            return None
    elif _is_in_power(sentence, at, params):
        end = at - _LONGEST - 1
    else:
        return None
    begin = name_start(sentence.tokens, end, sentence.first)
    before = sentence.words(begin - 1, begin)
    if before and before[0] in _words(params, "before_name"):
        return None
    return _named(sentence, begin, end)


_LONGEST = 3  # tokens of "in power in"


def _is_in_power(sentence: Sentence, at: int, params: Params) -> bool:
    """Whether ", in power in" ends at a token."""
    first = at - _LONGEST
    if first <= sentence.first or sentence.tokens.lower[first - 1] != ",":
        return False
    return _in_power(params).longest(sentence.tokens.lower, first, at) is not None


@cache
def _words(params: Params, name: str) -> frozenset[str]:
    return frozenset(rules_words(params.words)[name])


@cache
def _in_power(params: Params) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words(params.words)["in_power"])


def _stands(sentence: Sentence, at: int, params: Params) -> bool:
    """Whether what follows a name leaves it a person: not "Japan's Shinzo Abe years"."""
    if at >= sentence.stop:
        return True
    word = sentence.tokens.lower[at]
    return word in _words(params, "after_name") or (word.endswith("ed") and word.isalpha())


def _named(sentence: Sentence, first: int, stop: int) -> Placed[EntityMention] | None:
    """The person of known or other printed name at tokens [first, stop)."""
    known = sentence.entity_at(stop - 1) if stop > first else None
    if known is not None and known.mention.type == "person":
        return known
    if stop - first < _FULL or known is not None:
        return None
    start, end, text = printed_name(sentence.tokens, first, stop)
    mention = EntityMention(
        start=start, end=end, text=text, entity=None, type="person", canonical=text
    )
    return Placed(first, stop, mention)


def _judge(
    rule: Rule,
    params: Params,
    person: Placed[EntityMention],
    state: Placed[EntityMention],
    sentence: Sentence,
    context: Context,
) -> Outcome | None:
    held = any(
        one.mention.jurisdiction is not None
        and one.mention.person_span.overlaps(person.mention.span)
        for one in sentence.offices
    )
    country = context.facts.country(state.mention.entity or "")
    if held or country is None or country.status != "un_member":
        return None
    if country.id in _words(params, "namesakes"):
        return None
    who = known_id(person.mention, context)
    terms = context.facts.terms(person=who) if who is not None else ()
    if not terms or len(person.mention.canonical.split()) < _FULL:
        return None
    own = [context.facts.country(term.jurisdiction) for term in terms]
    if any(one is None or _is_kin(one, country) for one in own):
        return None  # of an organisation, or of a part or an earlier form of the state
    roles = {term.role for term in terms}
    if not roles.isdisjoint(params.crowns) or roles.isdisjoint(leading_roles()):
        return None  # a minister may well have been born elsewhere
    return rule.outcome(
        Verdict.CONTRADICTED,
        Span(
            min(person.mention.start, state.mention.start),
            max(person.mention.end, state.mention.end),
        ),
        severity=Severity.WARNING,
        message=rule.message(
            "contradicted", person=who, state=country.id, known=terms_text(_latest(terms))
        ),
        evidence=tuple(term_evidence(term) for term in _latest(terms)),
        confidence=0.75,
    )


def _latest(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    return terms[-2:]


def _is_kin(one: Country, other: Country) -> bool:
    """Whether two are one state, or the one is a part or an earlier form of the other."""
    former = one.until is not None or one.status != "un_member"
    return one.id == other.id or former
