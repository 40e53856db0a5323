"""Who is meant by a family name alone: "Merkel", "Mr Putin"."""

from __future__ import annotations

from msgspec import Struct

from factcheck.extracting.sentence import Placed, Sentence, place
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.people import identify

_FULL = 2  # words of a full name


class Meant(Struct, frozen=True):
    """The known people whom a name can mean; `sure` where the text names one in full, or with a
    title that they held."""

    people: frozenset[str]
    sure: bool


def meant_by(name: EntityMention, context: Context) -> Meant:
    """Return who a full or a family name can mean."""
    known = known_id(name, context)
    if known is not None:
        return Meant(frozenset({known}), True)
    word = name.canonical.lower()
    named = context.once(_people_named).get(word)
    if named is not None:
        return Meant(named, True)
    found = frozenset(
        one.id
        for one in context.names.candidates(name.canonical)
        if any(word in _family_words(each, one.family_first) for each in one.latin())
    )
    roles = context.once(_titles_by_name).get(word)
    if roles is not None:
        held = frozenset(
            one for one in found if any(t.role in roles for t in context.facts.terms(person=one))
        )
        return Meant(held, True)
    return Meant(found, False)


def is_called_again(name: EntityMention) -> bool:
    """Whether it is no full name that stands for somebody, but a last name or a pronoun."""
    return name.form in {"surname", "pronoun"}


def named_people(sentence: Sentence) -> list[Placed[EntityMention]]:
    """Return the people of a sentence in order: those that the gazetteer knows as printed, and
    the holders of its offices by any other spelling."""
    people = [one for one in sentence.entities if one.mention.type == "person"]
    spans = [one.mention.span for one in people]
    holders = [
        EntityMention(
            start=one.mention.person_span.start,
            end=one.mention.person_span.end,
            text=one.mention.person,
            entity=None,
            type="person",
            canonical=one.mention.person,
        )
        for one in sentence.offices
        if not any(span.overlaps(one.mention.person_span) for span in spans)
    ]
    return sorted([*people, *place(sentence.tokens, holders)], key=lambda one: one.first)


def known_id(name: EntityMention, context: Context) -> str | None:
    """Return the id of the known person whom a full name means, in any accepted spelling."""
    if name.entity is not None or len(name.canonical.split()) < _FULL:
        return name.entity
    identity = identify(name.canonical, context.names)
    return identity.person.id if identity is not None and identity.accepted else None


def named_owners(context: Context) -> frozenset[str]:
    """Return the states and organisations that the text names."""
    return context.once(_owners)


def named_states(context: Context) -> frozenset[str]:
    """Return the states that the text names."""
    return context.once(_states)


def _states(context: Context) -> frozenset[str]:
    every = context.analysis.entities
    return frozenset(one.entity for one in every if one.entity and one.type == "country")


def _owners(context: Context) -> frozenset[str]:
    every = context.analysis.entities
    named = {one.entity for one in every if one.type in {"country", "organisation"}}
    return frozenset(one for one in named if one is not None)


def _family_words(name: str, family_first: bool) -> list[str]:
    words = name.lower().split()
    return words[:1] if family_first else words[1:] or words


def _people_named(context: Context) -> dict[str, frozenset[str]]:
    """The people whom the text names in full, by the words of their family names."""
    found: dict[str, set[str]] = {}
    for one in context.analysis.entities:
        if one.type == "person" and one.entity is not None:
            words = one.canonical.lower().split()
            for word in words:
                found.setdefault(word, set()).add(one.entity)
    return {word: frozenset(people) for word, people in found.items()}


def _titles_by_name(context: Context) -> dict[str, frozenset[str]]:
    """The roles with which the text shows people by one name: "Chancellor Scholz"."""
    found: dict[str, set[str]] = {}
    for one in context.analysis.offices:
        found.setdefault(one.person.lower(), set()).add(one.office)
    return {name: frozenset(roles) for name, roles in found.items()}
