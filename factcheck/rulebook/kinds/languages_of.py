"""In which languages an organisation works and a state speaks: "the official languages of the AU
are ...", "it has six official languages", "Portuguese-speaking Angola"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.accession_parts import only_organisation
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Trait
from factcheck.model.findings import Outcome
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_JOINTS = frozenset({",", "and", "&"})
_BODIES = frozenset({"organisation", "country", "territory", "region", "state"})
_LEAD = 6  # tokens between a number, or what is linked, and "languages"
_words = WordLists("claims/languages")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every list or number of languages."""
    for sentence in context.sentences_with(_words("nouns") | _words("speaking")):
        yield from _of_states(rule, sentence, context)
        if _words("nouns").isdisjoint(sentence.vocabulary):
            continue
        whole = only_organisation(sentence)
        unsure = not _words("unsure").isdisjoint(sentence.vocabulary) or any(
            one.mention.type == "country" and one.mention.form != "demonym"
            for one in sentence.entities
        )  # whose languages they may be as well
        if whole is None or whole.mention.entity is None or unsure:
            continue
        known = _known(whole.mention.entity, context)
        if not known:
            continue
        for noun in sentence.places_of(_words("nouns")):
            first = _phrase_start(sentence, noun)
            if first is not None:
                yield from _judge_list(rule, sentence, first, noun, known)
                yield from _judge_number(rule, sentence, first, noun, known)


def _of_states(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "Angola, where the official language is Portuguese", "francophone Senegal"."""
    for at in sentence.places_of(_words("speaking")):
        state = sentence.entity_at(at + 1) if at + 1 < sentence.stop else None
        language = _spoken(sentence, at)
        plain = state is not None and state.first == at + 1 and state.mention.form != "demonym"
        if language and plain and state is not None:
            known = _of_state(state, context)
            wrong = bool(known) and language not in _all(known)
            span = sentence.span_of(at, at + 2)
            if known:
                yield _outcome(rule, "spoken" if wrong else "", span, language, known)
    state = _only_state(sentence)
    if state is None or not _words("unsure").isdisjoint(sentence.vocabulary):
        return
    for noun in sentence.places_of(_words("nouns")):
        first = _phrase_start(sentence, noun)
        known = _of_state(state, context) if first is not None else {}
        if known and first is not None and "working" not in sentence.words(first, noun):
            yield from _judge_list(rule, sentence, first, noun, known)


def _spoken(sentence: Sentence, at: int) -> str:
    """The language of "Portuguese-speaking" or "lusophone" at a token, "" for none."""
    named: str = _words.table["phones"].get(sentence.tokens.lower[at], "")
    if named or sentence.words(at - 1, at) != ["-"] or at - 2 < sentence.first:
        return named
    text = sentence.tokens.text[at - 2]
    return _words.table["same"].get(text, text) if text in _words("names") else ""


def _only_state(sentence: Sentence) -> Placed[EntityMention] | None:
    """The one state that a sentence names, beside no organisation."""
    named = [
        one
        for one in sentence.entities
        if one.mention.type in _BODIES and one.mention.text not in _words("names")
    ]
    only = len({one.mention.entity for one in named}) == 1
    return named[0] if only and named[0].mention.type == "country" else None


def _of_state(state: Placed[EntityMention], context: Context) -> dict[str, tuple[Trait, ...]]:
    kinds, who = ("official", "spoken"), state.mention.entity or ""
    found = {kind: context.facts.traits(who, f"{kind} language") for kind in kinds}
    return {kind: traits for kind, traits in found.items() if traits} if found["official"] else {}


def _all(known: dict[str, tuple[Trait, ...]]) -> set[str]:
    same = _words.table["same"]
    told = {one.value for traits in known.values() for one in traits}
    return told | {same.get(one, one) for one in told}


def _known(organisation: str, context: Context) -> dict[str, tuple[Trait, ...]]:
    """The official and the working languages on record, () where there are none."""
    kinds = ("official", "working")
    found = {kind: context.facts.traits(organisation, f"{kind} language") for kind in kinds}
    return {kind: traits for kind, traits in found.items() if traits}


def _phrase_start(sentence: Sentence, noun: int) -> int | None:
    """The first token of "two official and working languages"; None of other languages."""
    lower, at, told = sentence.tokens.lower, noun, False
    while at > max(sentence.first, noun - _LEAD):
        word = lower[at - 1]
        told = told or word in _words("kinds")
        counts = any(one.first <= at - 1 < one.stop for one in sentence.quantities)
        if not counts and word not in _words("kinds") | _words("before"):
            break
        at -= 1
    return at if told and not _of_members(sentence, noun) else None


def _of_members(sentence: Sentence, noun: int) -> bool:
    """Whether languages are those of the members: "of its member states"."""
    after = sentence.words(noun + 1, noun + 6)
    return after[:1] in (["of"], ["in"]) and not _words("members").isdisjoint(after)


def _judge_list(
    rule: Rule, sentence: Sentence, first: int, noun: int, known: dict[str, tuple[Trait, ...]]
) -> Iterator[Outcome]:
    listed = _after(sentence, noun + 1) or _before(sentence, first, noun)
    if not listed:
        return
    same = _words.table["same"]
    text = sentence.tokens.text
    told = {same.get(text[at], text[at]) for at in listed}
    span = Span(sentence.tokens.start[listed[0]], sentence.tokens.end[listed[-1]])
    wrong = sorted(told - _all(known))
    yield _outcome(rule, "contradicted" if wrong else "", span, ", ".join(wrong), known)


def _after(sentence: Sentence, at: int) -> list[int]:
    """The languages of "languages of ORG are A, B and C"."""
    lower = sentence.tokens.lower
    if sentence.words(at, at + 1) == ["of"]:
        begin = at + 1 + (sentence.words(at + 1, at + 2) == ["the"])
        whole = sentence.entity_at(begin) if begin < sentence.stop else None
        if whole is None or whole.mention.type not in _BODIES:
            return []
        at = whole.stop
    begin = at
    while at < sentence.stop and lower[at] in _words("linking"):
        at += 1
    return _run(sentence, range(at, sentence.stop)) if at > begin else []


def _before(sentence: Sentence, first: int, noun: int) -> list[int]:
    """The languages of "A, B and C are the official languages", "with A and B as its languages"."""
    lower = sentence.tokens.lower
    links = [
        at
        for at in range(max(sentence.first + 1, first - 1), noun)
        if lower[at] in _words("left_linking")
    ]
    if not links:
        return []
    return _run(sentence, range(links[0] - 1, sentence.first - 1, -1))[::-1]


def _run(sentence: Sentence, places: Sequence[int]) -> list[int]:
    """The tokens of languages that follow each other, with commas and "and" between."""
    found: list[int] = []
    for at in places:
        if sentence.tokens.text[at] in _words("names"):
            found.append(at)
        elif sentence.tokens.lower[at] not in _JOINTS or not found:
            break
    return found


def _judge_number(
    rule: Rule, sentence: Sentence, first: int, noun: int, known: dict[str, tuple[Trait, ...]]
) -> Iterator[Outcome]:
    """ "It has four official languages"."""
    for one in sentence.quantities:
        if not first <= one.first < noun or one.mention.ordinal or one.mention.hedge:
            continue
        span = Span(one.mention.start, sentence.tokens.end[noun])
        right = {len(traits) for traits in known.values()}
        wrong = one.mention.number not in right
        stated = sentence.tokens.joined(one.first, noun)
        yield _outcome(rule, "number" if wrong else "", span, stated, known)


def _outcome(
    rule: Rule, problem: str, span: Span, stated: str, known: dict[str, tuple[Trait, ...]]
) -> Outcome:
    parts = (f"{kind}: {', '.join(one.value for one in traits)}" for kind, traits in known.items())
    listed = "; ".join(parts)
    first = next(iter(known.values()))[0]
    evidence = (cite(f"languages of {first.subject}", listed, first.source),)
    if not problem:
        return rule.supported(span, evidence=evidence)
    return rule.contradicted(
        span,
        rule.message(problem, organisation=first.subject, stated=stated, known=listed),
        evidence=evidence,
        confidence=0.75,
    )
