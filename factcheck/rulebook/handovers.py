"""Two holders of one office whom a sentence tells to have followed each other, in any words: "Into
the palace, from which Y had departed at noon, moved X"; "In May he had routed the incumbent, Y".

Who they are and what they held decides, and not the order of the words: of all people named just
two held an office, by the record neither came after the other in it, and either a phrase of a
handover leads up to a name, or one of the two came to office in these days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.frames.succession_people import Person, people_of, titles
from factcheck.extracting.office_neighbours import told_phrases, told_words
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.factbase.facts import Term
from factcheck.model.claims import Modality
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.successions import came_after

_DUE = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.FORECAST})
_WAYS = ("handed_from", "handed_there", "handed_now", "handed_things", "left_now", "instead")
# Words that say that somebody of the sentence before is meant as well.
_BACK = frozenset({"he", "she", "his", "her", "him", "incumbent", "outgoing"})
_GUESSED = frozenset({"today", "latest date in the text"})  # sources of a document's day
_JUST, _SOON = timedelta(days=45), timedelta(days=21)  # back from and on to a beginning in office
_LONG_AGO = timedelta(days=90)
_BEHIND = 4  # tokens from a name to the end of a phrase behind it
_TITLED = 8  # tokens of titles between a phrase and a name
_PAIR = 2
_SINCE = frozenset({"since"})


class Handover(Struct, frozen=True):
    """What a text tells and the record has not: where it stands, who came (with the terms that can
    be meant), and after whom it is told."""

    span: Span
    new: str
    mine: list[Term]
    old: str


def handed_words() -> frozenset[str]:
    """Return the words of which a sentence that tells of a handover has one."""
    return frozenset[str]().union(*(told_phrases(name).cues for name in _WAYS))


def handover(sentences: Sequence[Sentence], at: int, gap: int, context: Context) -> Handover | None:
    """Return the handover told by the sentence at an index, where the record has none; `gap` is how
    many days an office may have been in other hands."""
    sentence = sentences[at]
    if not told_words("not_handed").isdisjoint(sentence.vocabulary):
        return None
    if _counts_back(sentence, context):
        return None
    people = _people(sentences, at)
    if len(people) < _PAIR:
        return None
    pair = _holders_of_one(people, context)
    if pair is None or _names_another(sentence, pair):
        return None
    new, old = sorted(pair, key=lambda who: _newest(pair[who], context))[::-1]
    mine, theirs = pair[new], pair[old]
    if any(
        came_after(one, other, gap, context) or came_after(other, one, gap, context)
        for one in mine
        for other in theirs
        if one.office == other.office
    ):
        return None
    just = [term for term in mine if _is_just(term, context)]
    now = just and _is_of_now(sentence, context) and _left_to(sentence, people[old])
    names = [people[who] for who in pair]
    if not now and not any(_follows("handed_from", sentence, one) for one in names):
        named = _names_owner(sentence, pair)
        if not named or not any(_follows("handed_there", sentence, one) for one in names):
            return None
    spans = [one.mention.span for one in (people[new], people[old]) if one in sentence.entities]
    span = Span(min(one.start for one in spans), max(one.end for one in spans))
    return Handover(span, new, just or mine, old)


def _people(sentences: Sequence[Sentence], at: int) -> dict[str, Person]:
    """The known people whom a sentence names, and the one of the sentence before whom a pronoun can
    mean, or "the incumbent" stands against, where it names just one."""
    sentence = sentences[at]
    people = {one.mention.entity or "": one for one in people_of(sentence)}
    before = sentences[at - 1] if at and sentences[at - 1].segment == sentence.segment else None
    if len(people) == 1 and before is not None and sentence.places_of(_BACK):
        earlier = {one.mention.entity or "": one for one in people_of(before)}
        if len(earlier) == 1:
            people |= earlier | people
    return people


def _holders_of_one(people: dict[str, Person], context: Context) -> dict[str, list[Term]] | None:
    """The terms of the two of these people who both held an office, in what both held; None where
    not just two of them did."""
    held = {
        who: [one for one in context.facts.terms(person=who) if one.role in leading_roles()]
        for who in people
    }
    offices = {who: {term.office for term in terms} for who, terms in held.items()}
    pairs = {
        (one, other)
        for one in offices
        for other in offices
        if one < other and offices[one] & offices[other]
    }
    if len(pairs) != 1:
        return None
    ((one, other),) = pairs
    common = offices[one] & offices[other]
    return {who: [term for term in held[who] if term.office in common] for who in (one, other)}


def _newest(terms: Sequence[Term], context: Context) -> tuple[bool, int]:
    """By what the one who came later is told: a beginning in these days, or the last one."""
    days = [(one.start.first - context.today).days for one in terms if one.start is not None]
    just = any(_is_just(term, context) for term in terms)
    return just, max(days, default=0)


def _is_just(term: Term, context: Context) -> bool:
    """Whether a term began a few weeks before the day of the text, or is about to begin."""
    if term.start is None or context.now.source in _GUESSED:
        return False
    return -_JUST <= term.start.first - context.today <= _SOON


def _names_another(sentence: Sentence, pair: dict[str, list[Term]]) -> bool:
    """Whether a sentence names an office, a party or an organisation besides that of the two, which
    may be what passed from hand to hand."""
    roles = {term.role for terms in pair.values() for term in terms}
    owners = {term.jurisdiction for terms in pair.values() for term in terms}
    if any(
        one.mention.type == "organisation" and one.mention.entity not in owners
        for one in sentence.entities
    ):
        return True
    lower, at = sentence.tokens.lower, sentence.first
    while at < sentence.stop:
        title = titles().longest(lower, at, sentence.stop)
        if title is None and lower[at] in told_words("other_posts"):
            return True
        if title is not None and title[1] not in roles:
            return True
        at += title[0] if title is not None else 1
    return False


def _names_owner(sentence: Sentence, pair: dict[str, list[Term]]) -> bool:
    """Whether a sentence names the organisation that both led."""
    owners = {term.jurisdiction for terms in pair.values() for term in terms}
    named = [one.mention for one in sentence.entities if one.mention.type == "organisation"]
    return any(one.entity in owners for one in named)


def _left_to(sentence: Sentence, old: Person) -> bool:
    """Whether a sentence tells of a holder that his time is over."""
    if old not in sentence.entities:
        return False
    clause = clause_at(sentence, old.first)
    behind = sentence.words(old.stop, old.stop + _BEHIND)
    return (
        _follows("handed_now", sentence, old)
        or any(behind[n:] and _left(behind, n) for n in range(len(behind)))
        or bool(_told("instead", sentence, clause.first, clause.stop))
        or _given_by(sentence, clause, old)
        or bool({"outgoing", "incumbent"} & set(behind[:3]) and behind[0] == ",")
    )


def _left(behind: Sequence[str], at: int) -> bool:
    """Whether "departed" stands behind a name, with "has" or a comma between."""
    hit = told_phrases("left_now").longest(behind, at, len(behind))
    return hit is not None and told_words("beside_leaving").issuperset(behind[:at])


def _given_by(sentence: Sentence, clause: Clause, old: Person) -> bool:
    """ "Received sash and staff from Y"."""
    at = old.first
    while at > clause.first and _is_title(sentence, at - 1, at):
        at -= 1
    led = sentence.words(at - 1, at) == ["from"]
    return led and bool(_told("handed_things", sentence, clause.first, at))


def _follows(name: str, sentence: Sentence, one: Person) -> bool:
    """Whether a phrase such as "successor to" leads up to a name, over titles."""
    lower = sentence.tokens.lower
    after = lower[one.stop : one.stop + 1]
    if lower[one.stop - 1].endswith(("'s", "’s", "s'")) or after == ["'s"]:
        return False
    return any(
        _is_title(sentence, stop, one.first)
        for stop in _told(name, sentence, one.first - _TITLED, one.first)
    )


def _told(name: str, sentence: Sentence, first: int, stop: int) -> list[int]:
    """Where the phrases of a list end that stand in a stretch of tokens and are told as done."""
    return [
        end
        for at, end, _ in sentence.phrases(told_phrases(name))
        if first <= at and end <= stop and modality_of(sentence, at, end) in _DUE
    ]


def _is_title(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether nothing but titles, demonyms and "the outgoing" stands in a stretch of tokens."""
    lower, at = sentence.tokens.lower, first
    while at < stop:
        title, entity = titles().longest(lower, at, stop), sentence.entity_at(at)
        if title is not None:
            at += title[0]
        elif entity is not None and entity.mention.type == "country":
            at = entity.stop
        elif lower[at] in told_words("before_names") or lower[at] == ",":
            at += 1
        else:
            return False
    return True


def _is_of_now(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence tells of no time well before the day of the text."""
    return not any(_is_long_ago(one, context) for one in sentence.times)


def _is_long_ago(time: Time, context: Context) -> bool:
    first = time.mention.first
    return first is not None and first < context.today - _LONG_AGO


def _counts_back(sentence: Sentence, context: Context) -> bool:
    """Whether "since" leads to anything but a time of these days: "the first since X"."""
    for at in sentence.places_of(_SINCE):
        time = next((one for one in sentence.times if one.first == at + 1), None)
        if time is None or time.mention.first is None or _is_long_ago(time, context):
            return True
    return False
