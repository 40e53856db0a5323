"""Houses of parliaments by their own names: whose they are, and how many seats they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_OF, _SEATS = "parliament of", "seats"
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_SEAT = frozenset({"seat", "member", "deputy", "lawmaker", "mp", "legislator"})
_words = WordLists("claims/houses_shared").words


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every house that is given to a state, or a number of seats."""
    houses = context.once(_houses)
    for sentence in context.sentences_with(houses.first_words):
        for first, stop, name in sentence.phrases(houses):
            if not sentence.tokens.text[first][0].isupper():
                continue
            state = _state_told(sentence, first, stop)
            owners = {one.value for one in context.facts.traits(name, _OF)}
            if state is not None and state.mention.entity:
                span = Span(
                    min(state.mention.start, sentence.tokens.start[first]),
                    max(state.mention.end, sentence.tokens.end[stop - 1]),
                )
                words = {"house": name, "stated": state.mention.entity}
                right = state.mention.entity in owners
                yield _outcome(rule, "" if right else "state", span, sorted(owners), words)
            yield from _seats(rule, sentence, first, stop, name, context)


def _houses(context: Context) -> PhraseTable[str]:
    return PhraseTable.of((name.lower(), name) for name, _ in context.facts.with_trait(_OF))


def _state_told(sentence: Sentence, first: int, stop: int) -> Placed[EntityMention] | None:
    """The state of "the Sejm, the Polish parliament", "Poland's parliament, the Sejm"."""
    lower, nouns = sentence.tokens.lower, _words("parliament_nouns")
    at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
    if sentence.words(stop, stop + 1) in ([","], ["("]) and at < sentence.stop:
        state = sentence.entity_at(at)
        if state is not None and state.first == at and state.mention.form == "demonym":
            noun = _over_kinds(sentence, state.stop)
            return state if sentence.words(noun, noun + 1)[:1] and lower[noun] in nouns else None
        noun = _over_kinds(sentence, at)
        if noun + 2 < sentence.stop and lower[noun] in nouns and lower[noun + 1] == "of":
            begin = noun + 2 + (lower[noun + 2] == "the")
            state = sentence.entity_at(begin) if begin < sentence.stop else None
            return state if state is not None and state.mention.type == "country" else None
    begin = first - (sentence.words(first - 1, first) == ["the"])
    noun = begin - 2
    if sentence.words(begin - 1, begin) != [","] or noun <= sentence.first:
        return None
    head = noun
    while head > sentence.first and lower[head - 1] in _words("parliament_kinds"):
        head -= 1
    head -= lower[head - 1] in {"'s", "’s"}
    state = sentence.entity_at(head - 1) if lower[noun] in nouns else None
    good = state is not None and state.stop == head and state.mention.type == "country"
    return state if good else None


def _over_kinds(sentence: Sentence, at: int) -> int:
    while at < sentence.stop and sentence.tokens.lower[at] in _words("parliament_kinds"):
        at += 1
    return at


def _seats(
    rule: Rule, sentence: Sentence, first: int, stop: int, name: str, context: Context
) -> Iterator[Outcome]:
    """ "The 120-seat Knesset", "all 460 seats of the Sejm", "the Sejm has 460 members"."""
    known = [int(one.value) for one in context.facts.traits(name, _SEATS)]
    if not known or modality_of(sentence, first, stop) not in _TOLD:
        return
    for one in sentence.quantities:
        quantity = one.mention
        if quantity.unit not in _SEAT or quantity.hedge or quantity.change or quantity.is_range:
            continue
        before = sentence.words(one.stop, first)
        end = one.stop
        while end < sentence.stop and sentence.tokens.start[end] < (quantity.noun_end or 0):
            end += 1
        joined = before in (["-", "seat"], ["-", "member"], ["seat"], ["-"])
        opening = sentence.words(one.first - 1, one.first)
        every = opening == ["all"] or (opening == ["the"] and quantity.unit == "seat")
        whole = every and sentence.words(end, first) in (
            ["of", "the"],
            ["in", "the"],
        )
        has = sentence.words(stop, one.first) in (["has"], ["had"], ["counts"])
        closes = sentence.words(end, end + 1) in ([], ["."], [","], [";"])
        if not (joined or whole or (has and closes)):
            continue
        span = Span(
            min(quantity.start, sentence.tokens.start[first]),
            max(quantity.end, sentence.tokens.end[stop - 1]),
        )
        right = any(int(quantity.number) == seats for seats in known)
        words = {"house": name, "stated": quantity.text}
        told = [str(seats) for seats in sorted(set(known))]
        yield _outcome(rule, "" if right else "seats", span, told, words)


def _outcome(
    rule: Rule, problem: str, span: Span, known: Sequence[str], words: dict[str, str]
) -> Outcome:
    listed = " or ".join(known)
    evidence = (Evidence(words["house"], listed, "Parline, Inter-Parliamentary Union"),)
    if not problem:
        return rule.supported(span, evidence=evidence)
    message = rule.message(problem, known=listed, **words)
    return rule.contradicted(span, message, evidence=evidence, confidence=0.8)
