"""Of whom a sentence speaks, as far as events go: the states, bodies and regions that it names, the
states of its cities and people, or else those of the passage or the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from factcheck.extracting.sentence import Sentence
from factcheck.extracting.topics import text_topic
from factcheck.factbase.facts import Event
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.event_phrases import event_words
from factcheck.rulebook.family_names import is_called_again, meant_by, named_people
from factcheck.rulebook.places import lies_at

_PARTIES = frozenset({"country", "organisation", "region"})
_LYING = frozenset({"city", "region"})
_LEADERS = frozenset({"president", "prime_minister", "monarch", "supreme_leader", "chancellor"})
_OFTEN = 3  # mentions of a body that a text is about
_LOOK_BACK = 2  # sentences


class Meant(Struct, frozen=True):
    """The parties that a sentence can speak of; `by_city` are those of which it names no more than
    a city."""

    parties: frozenset[str]
    cities: tuple[EntityMention, ...] = ()
    by_city: frozenset[str] = frozenset()


def parties_meant(sentence: Sentence, day: date, context: Context) -> Meant:
    """Return of whom a sentence speaks; its leaders are those of a day."""
    known = context.once(_remembered)
    key = (sentence.tokens.start[sentence.first], day)
    if key not in known:
        known[key] = _parties_meant(sentence, day, context)
    return known[key]


def _remembered(context: Context) -> dict[tuple[int, date], Meant]:
    """The parties of sentences by their beginnings: several phrases and rules ask for the same."""
    return {}


def _parties_meant(sentence: Sentence, day: date, context: Context) -> Meant:
    own = _named(sentence, day, context)
    if own.parties:
        return own
    sentences = context.analysis.sentences
    at = context.once(_places)[sentence.tokens.start[sentence.first]]
    for before in reversed(sentences[max(0, at - _LOOK_BACK) : at]):
        found = _named(before, day, context)
        states = {one for one in found.parties if context.facts.country(one) is not None}
        if len(states) > 1:
            break
        if states:
            return Meant(frozenset(states), own.cities)
    topics = {context.once(_topic), context.once(_main_body)}
    return Meant(frozenset(topics - {""}), own.cities)


def with_body(meant: Meant, sentence: Sentence, context: Context) -> Meant:
    """Return those meant, and where they have no body the only one of the passage before, or else
    the one that the text is about."""
    body = _body_before(sentence, context) or context.once(_main_body)
    if not body or any(context.facts.organisation(one) for one in meant.parties):
        return meant
    return Meant(meant.parties | {body}, meant.cities, meant.by_city)


def is_meant(event: Event, meant: Meant, context: Context, *, several: bool) -> bool:
    """Whether an event is of those whom a sentence speaks of: of two of them where it has several
    parties, or of one and its place."""
    shared = meant.parties.intersection(event.subjects)
    wanted = 2 if several and len(event.subjects) > 1 else 1
    if len(shared) >= wanted:
        return True
    if not shared - meant.by_city or not event.place:
        return False
    return any(lies_at(event.place, one, context) for one in meant.cities)


def _named(sentence: Sentence, day: date, context: Context) -> Meant:
    """The parties that a sentence names, and the states of its cities and people."""
    found: set[str] = set()
    by_city: set[str] = set()
    cities = []
    for one in sentence.entities:
        mention = one.mention
        if mention.type == "city":
            cities.append(mention)
            by_city |= _parties_in(mention, context)
        else:
            found |= _parties_in(mention, context)
    span = sentence.span
    found.update(one.entity for one in context.peoples_in(span.start, span.end) if one.entity)
    named = (one.mention for one in named_people(sentence) if not is_called_again(one.mention))
    for person in (*named, *_titled(sentence)):
        found.update(_states_of(person, day, context))
    return Meant(frozenset(found | by_city), tuple(cities), frozenset(by_city - found))


def _parties_in(mention: EntityMention, context: Context) -> set[str]:
    """The state, body or region of a name, and the state that a city or region lies in."""
    found: set[str] = set()
    if mention.type in _PARTIES and mention.entity:
        found.add(mention.entity)
    if mention.type in _LYING and mention.entity:
        found.update(place.country for place in context.facts.place(mention.entity)[:1])
    return found


def narrowed(meant: Meant, sentence: Sentence, first: int, stop: int, context: Context) -> Meant:
    """Return those that the tokens [first, stop) name, where they name a state, region or city."""
    near = [
        one.mention
        for one in sentence.entities
        if first <= one.first < stop and one.mention.type in {"country", "region", "city"}
    ]
    bound = {party for one in near for party in _parties_in(one, context)} & meant.parties
    return Meant(frozenset(bound), meant.cities, meant.by_city) if bound else meant


def _titled(sentence: Sentence) -> Iterator[EntityMention]:
    """Yield those whom a sentence gives a title and a family name: "Mr Putin"."""
    text, start, end = sentence.tokens.text, sentence.tokens.start, sentence.tokens.end
    for at in sentence.places_of(event_words("titles")):
        name = at + 1 + (sentence.words(at + 1, at + 2) == ["."])
        if name < sentence.stop and text[name][0].isupper():
            yield EntityMention(
                start=start[name],
                end=end[name],
                text=text[name],
                entity=None,
                type="person",
                canonical=text[name],
            )


def _states_of(mention: EntityMention, day: date, context: Context) -> set[str]:
    """The state that somebody of that name led on a day; of a full name, whatever they led."""
    meant = meant_by(mention, context)
    terms = [term for one in meant.people for term in context.facts.terms(person=one)]
    led = [
        one
        for one in terms
        if one.role in _LEADERS and context.facts.country(one.jurisdiction) is not None
    ]
    states = {one.jurisdiction for one in led}
    if len(states) <= 1:
        return states
    then = {
        one.jurisdiction
        for one in led
        if one.start is not None and one.start.first <= day
        if one.until is None or one.until.last >= day
    }
    return then if len(then) == 1 else set()


def _places(context: Context) -> dict[int, int]:
    sentences = context.analysis.sentences
    return {one.tokens.start[one.first]: at for at, one in enumerate(sentences)}


def _topic(context: Context) -> str:
    topic = text_topic(context.document, context.analysis.entities)
    return topic.entity or "" if topic is not None else ""


def _body_before(sentence: Sentence, context: Context) -> str:
    """The only organisation of the sentences before in a passage."""
    segment = context.document.segments[sentence.segment].span
    named = {
        one.entity
        for one in context.entities_in(segment.start, sentence.span.start)
        if one.type == "organisation" and one.entity is not None
    }
    return named.pop() if len(named) == 1 else ""


def _main_body(context: Context) -> str:
    """The organisation that a text names most, where it names none as often."""
    named = Counter(
        one.entity
        for one in context.analysis.entities
        if one.type == "organisation" and one.entity is not None
    ).most_common(2)
    if not named or named[0][1] < _OFTEN or (len(named) > 1 and named[1][1] == named[0][1]):
        return ""
    return named[0][0]
