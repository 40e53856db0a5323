"""Words that name a measure only beside a percentage: "the economy grew by 3%"."""

from __future__ import annotations

from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Cue, Sentence

_OBLIQUE = frozenset({"of", "in", "to", "from", "for", "with", "by", "on", "into", "across"})


def growth_cues(sentence: Sentence) -> list[Cue]:
    """Return cues for an economy or its growth, in a sentence that has a percentage."""
    if not any(dimension_of(one.mention) == "percent" for one in sentence.quantities):
        return []
    growing: dict[str, str] = lexicon("changes")["growing"]
    lower = sentence.tokens.lower
    named = [
        Cue(at, at + 1, growing[lower[at]])
        for at in sentence.places_of(growing.keys())
        if sentence.entity_at(at) is None
        and not any(cue.first <= at < cue.stop for cue in sentence.cues)
        and (_is_growth_alone(sentence, at) if lower[at] == "growth" else _leads(sentence, at))
    ]
    return [*_grown_states(sentence), *named]


def _grown_states(sentence: Sentence) -> list[Cue]:
    """ "Spain, the fourth-largest economy of the area, grew by 3%": a state that grew, in a
    sentence that calls it an economy; without that it may be anything of it that grew."""
    words = lexicon("changes")
    if not sentence.places_of(frozenset(words["economies"])):
        return []
    lower = sentence.tokens.lower
    found: list[Cue] = []
    for at in sentence.places_of(frozenset(words["state_growing"])):
        told = any(cue.first < at for cue in sentence.cues)
        if told or sentence.words(at + 1, at + 2) != ["by"]:
            continue
        before = at - (lower[at - 1] in {"has", "had"})
        opens = sentence.entity_at(sentence.first)
        who = sentence.entity_at(before - 1) if before > sentence.first else None
        if lower[before - 1] == "," and opens is not None:
            aside = sentence.words(opens.stop, before)
            who = opens if aside[0] == "," and aside.count(",") == 2 else None
        elif who is None or who.stop != before:
            continue
        if who is None or who.mention.type != "country" or who.mention.form == "demonym":
            continue
        if who.first == sentence.first or lower[who.first - 1] not in _OBLIQUE:
            found.append(Cue(at, at + 1, "gdp"))
    return found


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether "economy" can be what grew, and is not only what something else is part of:
    "tourism makes up 10% of Spain's economy and grew by 5%"."""
    at -= 1
    owner = sentence.entity_at(at) if at >= sentence.first else None
    at = owner.first - 1 if owner is not None else at
    while at >= sentence.first and sentence.tokens.lower[at] in {"the", "its", "whole", "national"}:
        at -= 1
    return at < sentence.first or sentence.tokens.lower[at] not in _OBLIQUE


def _is_growth_alone(sentence: Sentence, at: int) -> bool:
    """Whether "growth" is that of a named economy: "India's growth", "growth in Germany".

    Without a name beside it, it may be the growth of anything spoken of before.
    """
    if sentence.cues:
        return False
    if at > sentence.first and sentence.entity_at(at - 1) is not None:
        return True
    if at + 1 >= sentence.stop or sentence.tokens.lower[at + 1] != "in":
        return False
    alone = at == sentence.first or sentence.tokens.lower[at - 1] in {",", "and", "but"}
    return alone and any(at + 2 <= one.first <= at + 3 for one in sentence.entities)
