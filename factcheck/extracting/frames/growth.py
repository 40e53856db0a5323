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
    return [
        Cue(at, at + 1, growing[lower[at]])
        for at in sentence.places_of(growing.keys())
        if sentence.entity_at(at) is None
        and not any(cue.first <= at < cue.stop for cue in sentence.cues)
        and (_is_growth_alone(sentence, at) if lower[at] == "growth" else _leads(sentence, at))
    ]


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
