"""How many founded, joined or make up an organisation, in whatever words: "founded by ten states",
"the eleven countries that entered it in May 2004", "fifteen strong", "making it fifteen".

What is told need not be of any day: a number that the organisation never had, nor any of its
foundings or rounds of accessions, and that is near one of them, is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.misprints import is_misprint, slips_of
from factcheck.extracting.frames.accession_parts import organisation_at
from factcheck.extracting.frames.counts import noun_stop
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Moment
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.numbers_of_members import numbers_ever
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_words = WordLists("claims/group_numbers").words
_FOUNDING = timedelta(days=400)  # after it was founded, in which founders ratify
_DATED = frozenset({"day", "month", "year"})
_BACK = 2  # sentences before, that may name the organisation


class Params(KindParams, frozen=True):
    """`near`: how far a number may be off and still be meant as one of an organisation's; `fewest`:
    lower numbers are of too many things; `most`: founders of which the number is sure."""

    near: int = 3
    fewest: int = 3
    most: int = 20


class _Count(Struct, frozen=True):
    """A number with what it is told to be of an organisation: "founders", "newcomers" of a time, or
    "members" at some day."""

    placed: Placed[Quantity]
    stop: int
    role: str
    organisation: str = ""
    time: TimeExpression | None = None


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every such number that no organisation spoken of ever had."""
    for index in context.places_with(_cues()):
        sentence = context.analysis.sentences[index]
        if not sentence.quantities or not _words("partly").isdisjoint(sentence.vocabulary):
            continue
        for placed in sentence.quantities:
            if _is_plain(sentence, placed, params):
                count = _count(sentence, placed)
                if count is not None:
                    organisation = count.organisation or _whose(context, index)
                    yield from _judge(rule, params, context, sentence, count, organisation)


@cache
def _cues() -> frozenset[str]:
    lists = ("founding", "founding_nouns", "joining", "strong", "making", "having", "other_cues")
    return frozenset().union(*map(_words, lists))


def _is_plain(sentence: Sentence, placed: Placed[Quantity], params: Params) -> bool:
    """Whether a number can be one of states."""
    quantity = placed.mention
    plain = not (quantity.ordinal or quantity.is_range or quantity.hedge or quantity.change)
    whole = quantity.number == quantity.number.to_integral_value()
    if not plain or not whole or quantity.number < params.fewest or quantity.per is not None:
        return False
    if quantity.unit and quantity.unit not in _words("nouns"):
        return False
    return modality_of(sentence, placed.first, placed.stop) in _TOLD


def _count(sentence: Sentence, placed: Placed[Quantity]) -> _Count | None:
    """What a number is told to be by the words beside it; None where it may be anything else."""
    stop, noun = noun_stop(sentence, placed), placed.mention.unit or ""
    after = sentence.words(stop, stop + 2)
    bare = not after or after[0] in _words("closing")
    if noun in _words("founders"):
        return _of_founders(sentence, placed, stop)
    if noun or bare:
        whole = _founded_by(sentence, placed.first)
        if whole is not None:
            return _Count(placed, stop, "founders", whole)
    verb = stop
    while noun and verb < sentence.stop and sentence.tokens.lower[verb] in _words("to_joining"):
        verb += 1
    told = sentence.words(verb, verb + 1) if noun else []
    named = organisation_at(sentence, verb + 1) if told else None
    if named is not None and told[0] in _words("joining"):
        times = [one.mention for one in sentence.times if one.mention.grain in _DATED]
        owner = named.mention.entity or ""
        return _Count(placed, stop, "newcomers", owner, times[0]) if len(times) == 1 else None
    if named is not None and told[0] in _words("founding") and placed.first == sentence.first:
        return _Count(placed, stop, "founders", named.mention.entity or "")
    return _Count(placed, stop, "members") if _is_all(sentence, placed, stop, bare=bare) else None


def _of_founders(sentence: Sentence, placed: Placed[Quantity], stop: int) -> _Count | None:
    """ "NATO's twelve founders", "the four founders of Mercosur", "the four founders"."""
    if sentence.words(stop, stop + 1) == ["of"]:
        named = organisation_at(sentence, stop + 1)
    else:
        named = sentence.entity_at(placed.first - 1) if placed.first > sentence.first else None
    if named is not None and named.mention.type == "organisation":
        return _Count(placed, stop, "founders", named.mention.entity or "")
    definite = sentence.words(placed.first - 1, placed.first) in (["the"], ["its"], ["all"])
    return _Count(placed, stop, "founders") if definite and named is None else None


def _is_all(sentence: Sentence, placed: Placed[Quantity], stop: int, *, bare: bool) -> bool:
    """Whether a number is one of all members: "fifteen strong", "now counts 31", "making it 31"."""
    if sentence.words(stop, stop + 1) == ["strong"]:
        return True
    lead = sentence.words(placed.first - 3, placed.first)
    while lead and lead[-1] in _words("between"):
        lead = lead[:-1]
    noun = placed.mention.unit or ""
    if noun in _words("members") and lead[-2:] == ["of", "the"]:
        return sentence.words(stop, stop + 1) != ["of"]  # "thirteen of the 193 members"
    if noun in _words("members") and lead[-2:-1] == ["there"] and lead[-1] in ("are", "were"):
        return True
    if not bare or not lead:
        return False
    made = len(lead) > 1 and lead[-1] in _words("made") and lead[-2] in _words("making")
    return made or lead[-1] in _words("having") or lead[-1] in ("making", "makes")


def _founded_by(sentence: Sentence, at: int) -> str | None:
    """The organisation of "ORG, founded in 1949 by" before a token."""
    lower = sentence.tokens.lower
    if at <= sentence.first or lower[at - 1] != "by":
        return None
    verb = next((one for one in sentence.places_of(_words("founding")) if one < at), -1)
    if verb < 0:
        return None
    times = {token for one in sentence.times for token in range(one.first, one.stop)}
    loose = _words("to_founding")
    if not all(one in times or lower[one] in loose for one in range(verb + 1, at - 1)):
        return None
    while verb > sentence.first and (verb - 1 in times or lower[verb - 1] in loose):
        verb -= 1
    named = sentence.entity_at(verb - 1) if verb > sentence.first else None
    owns = named is None or lower[named.stop - 1].endswith("'s")
    if owns or named is None or named.mention.type != "organisation":
        return None
    return named.mention.entity


def _whose(context: Context, index: int) -> str:
    """The one organisation with members on record that a sentence names, or those right before it
    in its paragraph where it goes on to speak of it; "" for none or several."""
    sentences = context.analysis.sentences
    here = sentences[index]
    named = _organisations(context, here)
    if named or _words("taking_up").isdisjoint(here.vocabulary):
        return named.pop() if len(named) == 1 else ""
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        if sentences[at].segment != here.segment:
            break
        named = _organisations(context, sentences[at])
        if named:
            break
    return named.pop() if len(named) == 1 else ""


def _organisations(context: Context, sentence: Sentence) -> set[str]:
    named = {
        one.mention.entity
        for one in sentence.entities
        if one.mention.type == "organisation" and one.mention.entity
    }
    return {one for one in named if context.facts.memberships(organisation=one)} or (
        {""} if named else set()
    )


def _judge(
    rule: Rule,
    params: Params,
    context: Context,
    sentence: Sentence,
    count: _Count,
    organisation: str,
) -> Iterator[Outcome]:
    facts, number = context.facts, int(count.placed.mention.number)
    if not facts.memberships(organisation=organisation):
        return
    known = _known(facts, organisation, count, params)
    if not known or number in known:
        return
    definite = sentence.words(count.placed.first - 1, count.placed.first) == ["the"]
    if count.role == "newcomers" and number < max(known) and not definite:
        return  # "two states joined in 2004": some of them
    near = min(known, key=lambda one: abs(one - number))
    close = abs(near - number) <= params.near
    of_body = _is_of_a_body(sentence, count)
    if of_body and not is_misprint(count.placed.mention.number, Decimal(max(known))):
        return  # "seven of the 24 members": of a committee, maybe
    if not close and not any(one in known for one in slips_of(count.placed.mention.number)):
        return
    rows = facts.memberships(organisation=organisation)
    told = sentence.span_of(count.placed.first, count.stop)
    listed = ", ".join(str(one) for one in sorted(known))
    yield rule.contradicted(
        told,
        rule.message(
            count.role,
            stated=sentence.quote_of(count.placed.first, count.stop),
            subject=organisation,
            numbers=listed,
            time=count.time.text if count.time is not None else "",
        ),
        derivation=(Step("numbers", f"{count.role} on record: {listed}"),),
        evidence=(cite(f"{count.role} of {organisation}", listed, rows[0].source),),
        confidence=0.75,
    )


def _is_of_a_body(sentence: Sentence, count: _Count) -> bool:
    led = sentence.words(count.placed.first - 2, count.placed.first)
    return count.role == "members" and led == ["of", "the"]


def _known(
    facts: FactBase, organisation: str, count: _Count, params: Params
) -> frozenset[int] | set[int]:
    if count.role == "founders":
        found = _founders(facts, organisation)
        return found if found and max(found) <= params.most else frozenset()
    if count.role == "newcomers":
        return _newcomers(facts, organisation, count.time)
    return numbers_ever(organisation, facts, full=True) - {0, 1, 2}


def _founders(facts: FactBase, organisation: str) -> set[int]:
    """How many belonged within a year of the founding, of what it grew out of as well."""
    found, about = set[int](), facts.organisation(organisation)
    seen = set[str]()
    while about is not None and about.id not in seen:
        seen.add(about.id)
        first = min((one.first for one in _starts(facts, about.id)), default=None)
        for begin in filter(None, (about.founded.last if about.founded else None, first)):
            days = {begin, begin + _FOUNDING}
            days |= {one.first for one in _starts(facts, about.id) if one.first <= max(days)}
            for scope in facts.scopes(about.id)[:1]:
                found |= {len(facts.members(about.id, day, scope)) for day in days}
        about = facts.organisation(about.predecessor) if about.predecessor else None
    return found - {0}


def _starts(facts: FactBase, organisation: str) -> list[Moment]:
    """When each full member joined."""
    full = facts.scopes(organisation)[:1]
    rows = facts.memberships(organisation=organisation)
    return [one.start for one in rows if one.start is not None and (one.status,) in full]


def _newcomers(facts: FactBase, organisation: str, time: TimeExpression | None) -> set[int]:
    """How many joined within a time; none where that of one is not known well enough."""
    if time is None or time.first is None or time.last is None:
        return set()
    starts = [one for one in _starts(facts, organisation) if one.last >= time.first]
    starts = [one for one in starts if one.first <= time.last]
    sure = all(time.first <= one.first and one.last <= time.last for one in starts)
    return {len(starts)} if starts and sure else set()
