"""Who came after whom, where nothing names the office: "Keir Starmer, who succeeded Rishi Sunak",
"she took over the bank from Mario Draghi in 2019"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Term
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.successions import follows
from factcheck.rulebook.terms import term_evidence, terms_text

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_TITLE_REACH = 4  # tokens from the verb to the name after it: "the then president"
_HANDOVER = 45  # days between two terms that follow each other


class Params(KindParams, frozen=True):
    """`gap_days`: how long the office may have been in other hands between the two; `slack_days`:
    how far the date told may lie from the first day in office."""

    gap_days: int = 400
    slack_days: int = 93


class _Told(Struct, frozen=True):
    """Who came, after whom, in which role ("" for any) and when (None where nothing says)."""

    new: Placed[EntityMention]
    old: Placed[EntityMention]
    role: str
    time: Time | None


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every two known people of whom one is told to have followed the other
    in an office that nothing names."""
    for sentence in context.analysis.sentences:
        if _verbs().first_words.isdisjoint(sentence.tokens.vocabulary):
            continue
        people = [one for one in sentence.entities if _is_known(one)]
        if len(people) < 2 or any(one.mention.predecessor for one in sentence.offices):
            continue
        for first, stop, way in sentence.phrases(_verbs()):
            told = _told(sentence, people, first, stop, way)
            if told is not None and modality_of(sentence, first, stop) in _TOLD:
                outcome = _judge(rule, params, told, context)
                if outcome is not None:
                    yield outcome


@cache
def _verbs() -> PhraseTable[str]:
    words = rules_words("claims/offices_told")
    ways = ("succeeding_bare", "taking_over", "succeeded_by")
    return PhraseTable.of((phrase, way) for way in ways for phrase in words[way])


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/offices_told")[name])


@cache
def _titles() -> PhraseTable[str]:
    roles = lexicon("offices")["roles"]
    return PhraseTable.of((title, role) for role, titles in roles.items() for title in titles)


def _is_known(placed: Placed[EntityMention]) -> bool:
    return placed.mention.type == "person" and placed.mention.entity is not None


def _told(
    sentence: Sentence, people: Sequence[Placed[EntityMention]], first: int, stop: int, way: str
) -> _Told | None:
    lower, at = sentence.tokens.lower, first
    while at > sentence.first and lower[at - 1] in _words("before_succeeding"):
        at -= 1
    before = next((one for one in people if one.stop == at), None)
    if way == "taking_over":
        stop = _after_object(sentence, stop)
    after = next((one for one in people if stop <= one.first <= stop + _TITLE_REACH), None)
    if before is None or after is None or not _only_titles(sentence, stop, after.first):
        return None
    if lower[after.stop - 1].endswith(("'s", "’s", "s'")):
        return None
    clause = sentence.words(before.stop, min(after.stop + _TITLE_REACH, sentence.stop))
    if not _words("other_posts").isdisjoint(clause):
        return None
    role, end = _role_after(sentence, after.stop)
    if role is None:
        return None
    new, old = (after, before) if way == "succeeded_by" else (before, after)
    return _Told(new, old, role, _time_at(sentence, end))


def _after_object(sentence: Sentence, at: int) -> int:
    """The token after "the ECB from" or "the presidency from", behind "took over"."""
    for index in range(at, min(at + _TITLE_REACH + 1, sentence.stop)):
        if sentence.tokens.lower[index] == "from":
            return index + 1
        entity = sentence.entity_at(index)
        owned = entity is not None and entity.mention.type in {"organisation", "country"}
        if not owned and sentence.tokens.lower[index] not in _words("taken_over"):
            break
    return sentence.stop


def _only_titles(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether nothing but a title stands between a verb and the name after it."""
    lower, at = sentence.tokens.lower, first
    while at < stop:
        title = _titles().longest(lower, at, stop)
        if title is None and lower[at] not in _words("before_names"):
            return False
        at += title[0] if title is not None else 1
    return True


def _role_after(sentence: Sentence, at: int) -> tuple[str | None, int]:
    """The role after "as" ("" without one, None for one that is not known), and where it ends."""
    if sentence.words(at, at + 1) != ["as"]:
        return "", at
    title = _titles().longest(sentence.tokens.lower, at + 1, sentence.stop)
    return (title[1], at + 1 + title[0]) if title is not None else (None, at)


def _time_at(sentence: Sentence, at: int) -> Time | None:
    """The date that follows at a token at once: "in 2019"."""
    if sentence.words(at, at + 1) not in (["in"], ["on"]):
        return None
    time = next((one for one in sentence.times if one.first == at + 1), None)
    return time if time is not None and is_date(time.mention) else None


def _judge(rule: Rule, params: Params, told: _Told, context: Context) -> Outcome | None:
    new, old = told.new.mention.entity or "", told.old.mention.entity or ""
    mine = _terms(new, told.role, context)
    theirs = _terms(old, told.role, context)
    common = {term.office for term in mine} & {term.office for term in theirs}
    mine = [term for term in mine if term.office in common]
    if not mine or any(term.start is None for term in mine):
        return None
    after = [
        term
        for term in mine
        for other in theirs
        if other.office == term.office and follows(term, other, params.gap_days)
    ]
    span = Span(
        min(told.new.mention.start, told.old.mention.start),
        max(told.new.mention.end, told.old.mention.end),
    )
    if not after:
        return _followed_another(rule, told, span, mine, context)
    evidence = tuple(term_evidence(term) for term in after)
    if told.time is None or any(_begins(params, told.time, term) for term in after):
        return rule.outcome(Verdict.SUPPORTED, span, evidence=evidence)
    start = after[0].start
    return rule.outcome(
        Verdict.CONTRADICTED,
        Span(span.start, max(span.end, told.time.mention.end)),
        message=rule.message(
            "date",
            person=new,
            predecessor=old,
            office=after[0].office,
            stated=told.time.mention.text,
            known=day_text(start.edtf) if start else "",
        ),
        derivation=(Step("terms", terms_text(after)),),
        evidence=evidence,
        confidence=0.8,
    )


def _terms(person: str, role: str, context: Context) -> list[Term]:
    every = context.facts.terms(person=person)
    return [term for term in every if not role or term.role == role]


def _begins(params: Params, time: Time, term: Term) -> bool:
    first, last, slack = time.mention.first, time.mention.last, timedelta(days=params.slack_days)
    if first is None or last is None or term.start is None:
        return True
    return first - slack <= term.start.last and term.start.first <= last + slack


def _followed_another(
    rule: Rule, told: _Told, span: Span, mine: Sequence[Term], context: Context
) -> Outcome | None:
    """Who came before a person by the record, where that is known of every such term."""
    pairs: list[tuple[Term, Term]] = []
    for term in mine:
        held = context.facts.terms(office=term.office)
        before = [
            one for one in held if one.person != term.person and follows(term, one, _HANDOVER)
        ]
        if not before:
            return None
        pairs.append((term, before[-1]))
    return rule.outcome(
        Verdict.CONTRADICTED,
        span,
        message=rule.message(
            "another",
            person=told.new.mention.canonical,
            office=mine[0].office,
            known=" or ".join(dict.fromkeys(before.person for _, before in pairs)),
            stated=told.old.mention.canonical,
        ),
        derivation=tuple(
            Step("handover", f"{terms_text([before])} ({before.person}), then {term.person}")
            for term, before in pairs
        ),
        evidence=tuple(term_evidence(before) for _, before in pairs),
        confidence=0.8,
    )
