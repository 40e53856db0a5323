"""The person whose name stands at some tokens: known, or only printed as one."""

from __future__ import annotations

from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

Entity = Placed[EntityMention]


def person_to(sentence: Sentence, at: int) -> Entity | None:
    """Return the person whose name ends before a token."""
    if at <= sentence.first:
        return None
    person = sentence.entity_at(at - 1)
    if person is not None:
        return person if person.mention.type == "person" and person.stop == at else None
    return family_name(sentence, name_start(sentence.tokens, at, sentence.first), at)


def person_from(sentence: Sentence, at: int) -> Entity | None:
    """Return the person whose name begins at a token."""
    if at >= sentence.stop:
        return None
    person = sentence.entity_at(at)
    if person is not None:
        return person if person.mention.type == "person" and person.first == at else None
    return family_name(sentence, at, name_end(sentence.tokens, at, sentence.stop))


def person_at(sentence: Sentence, first: int, stop: int) -> Entity | None:
    """Return the person of known or other printed name at tokens [first, stop)."""
    known = sentence.entity_at(stop - 1) if stop > first else None
    if known is not None:
        return known if known.mention.type == "person" else None
    return _printed(sentence, first, stop) if stop > first else None


def family_name(sentence: Sentence, first: int, stop: int) -> Entity | None:
    """Return a family name alone, which only the rest of the text can say whose it is."""
    return _printed(sentence, first, stop) if stop - first == 1 else None


def _printed(sentence: Sentence, first: int, stop: int) -> Entity:
    start, end, text = printed_name(sentence.tokens, first, stop)
    mention = EntityMention(
        start=start, end=end, text=text, entity=None, type="person", canonical=text
    )
    return Placed(first, stop, mention)
