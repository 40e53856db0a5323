"""The parties of a treaty or war, and who signed it: "the Indus Waters Treaty between India and
Bangladesh"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Event
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.terms import terms_text

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_REACH = 8  # tokens from a name to its parties
_NAMED = frozenset({"country", "person"})
_JOINTS = frozenset({",", "and", "&", "the"})
_words = WordLists("claims/event_parties")


class Params(KindParams, frozen=True):
    """`kinds`: kinds of event whose subjects are all its parties; `most`: more of them than this
    may be a choice; `slack_days`: how long before or after a term somebody may have signed."""

    kinds: tuple[str, ...] = ("treaty", "war", "ceasefire", "declaration")
    most: int = 3
    slack_days: int = 60


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every known event whose parties a sentence names."""
    for sentence in context.analysis.sentences:
        events = [one for one in sentence.entities if one.mention.type == "event"]
        if len(events) != 1 or events[0].mention.candidates:
            continue
        placed = events[0]
        event = context.facts.event(placed.mention.entity or "")
        if event is None or event.kind not in params.kinds or len(event.subjects) < 2:
            continue
        if not _words("others").isdisjoint(sentence.words(sentence.first, sentence.stop)):
            continue
        names = _after(sentence, placed) or _signing(sentence, placed)
        if len(names) < 2 or modality_of(sentence, placed.first, placed.stop) not in _TOLD:
            continue
        yield from _parties(rule, params, placed, event, names, context)
        yield from _signatories(rule, params, placed, event, names, context)


def _after(sentence: Sentence, placed: Placed[EntityMention]) -> list[Placed[EntityMention]]:
    """ "The treaty between A and B", "the treaty of 1960, signed by A, B and C"."""
    lower, at = sentence.tokens.lower, placed.stop
    while at < min(placed.stop + _REACH, sentence.stop):
        hit = _words.phrases("before").longest(lower, at, sentence.stop)
        if hit is not None:
            return _names(sentence, at + hit[0])
        time = next((one for one in sentence.times if one.first <= at < one.stop), None)
        if time is None and lower[at] not in _words("links"):
            return []
        at = time.stop if time is not None else at + 1
    return []


def _names(sentence: Sentence, first: int) -> list[Placed[EntityMention]]:
    """The list of names that begins at a token; none where it holds a word that is no name."""
    names, at = list[Placed[EntityMention]](), first
    while at < sentence.stop:
        placed = sentence.entity_at(at)
        if placed is not None and placed.mention.type in _NAMED:
            if placed.mention.form == "demonym":
                return []
            names.append(placed)
            at = placed.stop
            if sentence.words(at, at + 1) in (["'s"], ["’s"]):
                return []
        elif sentence.tokens.lower[at] in _JOINTS:
            at += 1
        else:
            break
    return names


def _signing(sentence: Sentence, placed: Placed[EntityMention]) -> list[Placed[EntityMention]]:
    """ "Egypt and Israel signed the Camp David Accords"."""
    lower, at = sentence.tokens.lower, placed.first
    at -= at > sentence.first and lower[at - 1] == "the"
    if at <= sentence.first or lower[at - 1] not in _words("signed"):
        return []
    names, at = list[Placed[EntityMention]](), at - 1
    while at > sentence.first:
        before = sentence.entity_at(at - 1)
        if before is not None and before.mention.type in _NAMED and before.stop == at:
            if before.mention.form == "demonym":
                return []
            names.insert(0, before)
            at = before.first
        elif lower[at - 1] in _JOINTS and names:
            at -= 1
        else:
            break
    return names


def _parties(
    rule: Rule,
    params: Params,
    placed: Placed[EntityMention],
    event: Event,
    names: Sequence[Placed[EntityMention]],
    context: Context,
) -> Iterator[Outcome]:
    states = [one for one in names if one.mention.type == "country"]
    known = {state for subject in event.subjects for state in _same(subject, context)}
    if len(event.subjects) > params.most or not all(map(context.facts.country, event.subjects)):
        return
    wrong = [one for one in states if one.mention.entity not in known]
    if len(states) < 2 or len(wrong) != 1:
        return
    yield rule.contradicted(
        Span(placed.mention.start, names[-1].mention.end),
        rule.message(
            "party",
            party=wrong[0].mention.canonical,
            event=event.id,
            known=", ".join(event.subjects),
        ),
        evidence=(_evidence(event),),
        confidence=0.8,
    )


def _same(id: str, context: Context) -> set[str]:
    """A state with those that came before or after it."""
    country = context.facts.country(id)
    after = country.successors if country is not None else ()
    return {id, *after, *context.facts.predecessors(id)}


def _signatories(
    rule: Rule,
    params: Params,
    placed: Placed[EntityMention],
    event: Event,
    names: Sequence[Placed[EntityMention]],
    context: Context,
) -> Iterator[Outcome]:
    """Whoever signed was in some office then, if any of theirs is on record."""
    if event.kind == "war":
        return
    slack = timedelta(days=params.slack_days)
    for one in names:
        if one.mention.type != "person" or one.mention.entity is None:
            continue
        terms = context.facts.terms(person=one.mention.entity)
        if not terms or any(term.start is None for term in terms):
            continue
        held = any(
            term.start is not None
            and term.start.first - slack <= day.last
            and (term.until is None or day.first <= term.until.last + slack)
            for term in terms
            for day in event.dates
        )
        if not held:
            yield rule.contradicted(
                Span(placed.mention.start, names[-1].mention.end),
                rule.message(
                    "signatory",
                    person=one.mention.canonical,
                    event=event.id,
                    when=day_text(event.when.edtf),
                    terms=terms_text(terms[:3]),
                ),
                evidence=(_evidence(event),),
                confidence=0.75,
            )


def _evidence(event: Event) -> Evidence:
    value = ", ".join((event.when.edtf, *event.subjects))
    return cite(event.id, value, event.source)
