"""Whose a phrase without a subject of its own is: "After joining the WTO in 2001, China grew"."""

from __future__ import annotations

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_OPENING = 2  # tokens before the participle of a phrase that opens a sentence


def state_of_phrase(sentence: Sentence, first: int, stop: int) -> Placed[EntityMention] | None:
    """Return the state of a phrase at tokens [first, stop): the one after its comma where it opens
    a sentence, else the only one that the sentence names, where that stands before it."""
    if first - sentence.first <= _OPENING:
        if sentence.words(stop, stop + 1) != [","]:
            return None
        at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
        found = sentence.entity_at(at) if at < sentence.stop else None
        plain = found is not None and found.mention.form != "demonym"
        return found if plain and found is not None and found.mention.type == "country" else None
    states = [
        one
        for one in sentence.entities
        if one.mention.type == "country" and one.mention.form != "demonym"
    ]
    return states[0] if len(states) == 1 and states[0].first < first else None
