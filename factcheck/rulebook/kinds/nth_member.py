"""The how-manieth member of an organisation a state is said to be: "Croatia joined the EU as its
28th member"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from factcheck.extracting.frames.accession_parts import organisation_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Membership
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import Quantity
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, ordinal
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_MEMBER = "member"
_REACH = 8  # tokens from the noun to the currency that a state came to use
_words = WordLists("claims/nth_member")


class Params(KindParams, frozen=True):
    """`least`: lower numbers count other things too often ("the second member to leave")."""

    least: int = 4


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every state that is told to be the nth member of an organisation."""
    for sentence in context.analysis.sentences:
        if not any(one.mention.ordinal for one in sentence.quantities):
            continue
        for at in sentence.places_of(_nouns()):
            count = _count_of(sentence, at)
            if count is not None and _counts_members(sentence, count.first, at):
                yield from _judge(rule, params, sentence, count, at, context)
        for count in sentence.quantities:  # "the 21st to adopt the euro"
            if count.mention.ordinal and _joins(sentence, count.stop):
                yield from _judge(rule, params, sentence, count, count.stop - 1, context)


@cache
def _nouns() -> frozenset[str]:
    return frozenset({_MEMBER, *_words.table["joiners"]})


def _counts_members(sentence: Sentence, count: int, at: int) -> bool:
    """Whether a noun counts those who belong: a member, "the 17th country to use the euro", "the
    38th country in the OECD", "admitted as the 193rd state"."""
    lower, another = sentence.tokens.lower, _words("another")
    if lower[at] == _MEMBER:
        return another.isdisjoint(sentence.words(at + 1, at + 4))
    if sentence.words(at + 1, at + 2) in (["in"], ["of"]):
        whole = organisation_at(sentence, at + 2)
        after = sentence.words(whole.stop, whole.stop + 1) if whole is not None else ["by"]
        ends = not after or after[0] not in _words("by_rank")
        become = not _words("becoming").isdisjoint(sentence.words(sentence.first, count))
        return ends and become
    if sentence.words(count - 2, count) == ["as", "the"]:
        admitted = _words("admitted").intersection(sentence.words(sentence.first, count))
        return bool(admitted) and sentence.words(at + 1, at + 2) != ["to"]
    return _joins(sentence, at + 1)


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether "to use", "to join" stands at a token."""
    if sentence.words(at, at + 1) != ["to"] or at + 1 >= sentence.stop:
        return False
    return (
        _words.phrases("joining").longest(sentence.tokens.lower, at + 1, sentence.stop) is not None
    )


def _count_of(sentence: Sentence, at: int) -> Placed[Quantity] | None:
    """The number of "its 28th full member" before a noun."""
    between = _words("between")
    return next(
        (
            one
            for one in sentence.quantities
            if one.mention.ordinal
            and one.stop <= at
            and between.issuperset(sentence.words(one.stop, at))
        ),
        None,
    )


def _judge(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    count: Placed[Quantity],
    at: int,
    context: Context,
) -> Iterator[Outcome]:
    if count.mention.number < params.least:
        return
    if modality_of(sentence, count.first, at) not in _TOLD:
        return
    body = _body(sentence, at)
    state = _only(sentence, "country") or _only_people(sentence, context)
    if body is None or state is None:
        return
    rows = [
        one
        for one in context.facts.memberships(organisation=body)
        if one.status == "member" and one.start is not None
    ]
    own = [one for one in rows if one.member == state]
    if not own:
        return
    number = int(count.mention.number)
    places = [_places(one, rows) for one in own]
    span = Span(count.mention.start, sentence.tokens.end[at])
    evidence = tuple(
        cite(f"{state}, member of {body}", one.start.edtf if one.start else "", one.source)
        for one in own
    )
    if any(least <= number <= most for least, most in places):
        yield rule.supported(span, evidence=evidence)
        return
    least, most = places[-1]
    right = ordinal(least) if least == most else f"{ordinal(least)} to {ordinal(most)}"
    since = day_text(own[-1].start.edtf) if own[-1].start else "?"
    yield rule.contradicted(
        span,
        rule.message(
            "contradicted", state=state, body=body, stated=ordinal(number), right=right, since=since
        ),
        derivation=(
            Step("order", f"members of {body} by their first day: {state} is the {right}"),
        ),
        evidence=evidence,
        confidence=0.8,
    )


def _body(sentence: Sentence, at: int) -> str | None:
    """Whose members are counted: the organisation right after the noun, those of a currency told
    there ("to use the euro"), else the only organisation named."""
    if sentence.words(at + 1, at + 2) in (["of"], ["in"]):
        whole = organisation_at(sentence, at + 2)
        if whole is not None:
            return whole.mention.entity
    money = _words.table["by_money"]
    used = next((money[one] for one in sentence.words(at + 1, at + _REACH) if one in money), None)
    named = _only(sentence, "organisation")
    if used or named:
        return used or named
    return next((money[one] for one in money if sentence.places_of({one})), None)


def _only(sentence: Sentence, kind: str) -> str | None:
    """The only organisation or state that a sentence names."""
    found = {
        one.mention.entity
        for one in sentence.entities
        if one.mention.type == kind and one.mention.form != "demonym"
    }
    return next(iter(found)) if len(found) == 1 else None


def _only_people(sentence: Sentence, context: Context) -> str | None:
    """The state of the only people that a sentence names where it names no state: "the Croats"."""
    if any(one.mention.type == "country" for one in sentence.entities):
        return None
    span = sentence.span
    found = {one.entity for one in context.peoples_in(span.start, span.end)}
    return found.pop() if len(found) == 1 else None


def _places(own: Membership, rows: Sequence[Membership]) -> tuple[int, int]:
    """The least and the most that a state's number can be: those who had left do not count, and
    those who joined within the same month may come in any order."""
    assert own.start is not None  # noqa: S101 - looked at before
    before = here = 0
    for one in rows:
        if one.start is None or one.member == own.member:
            continue
        near = abs((one.start.first - own.start.first).days) <= 31
        if near or (one.start.first <= own.start.last and own.start.first <= one.start.last):
            here += 1
        elif one.start.last < own.start.first:
            before += one.until is None or one.until.last > own.start.first
    return before + 1, before + here + 1
