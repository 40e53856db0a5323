""" "The former" and "the latter" of two names, read as these names."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_FORMER, _LATTER = "former", "latter"
_JOINTS = frozenset({"and", "or", "the"})


def with_former_and_latter(sentence: Sentence, before: Sentence | None = None) -> Sentence:
    """Return the sentence with names in place of "the former" and "the latter", where both stand
    in it after exactly one pair of names, in it or in the sentence `before` it."""
    if _LATTER not in sentence.tokens.vocabulary:  # of its paragraph: that is at hand
        return sentence
    spots = sentence.places_of(frozenset({_FORMER, _LATTER}))
    lower = sentence.tokens.lower
    if {lower[at] for at in spots} != {_FORMER, _LATTER} or len(spots) != 2:
        return sentence
    if any(at == sentence.first or lower[at - 1] != "the" for at in spots):
        return sentence
    pairs = _pairs(sentence, spots[0])
    if not pairs and before is not None:
        pairs = _pairs(before, before.stop)
    if len(pairs) != 1:
        return sentence
    named = {_FORMER: pairs[0][0].mention, _LATTER: pairs[0][1].mention}
    added = [_standing_for(sentence, at, named[lower[at]]) for at in spots]
    every = sorted((*sentence.entities, *added), key=lambda one: one.first)
    return replace(sentence, entities=tuple(every))


def _pairs(
    sentence: Sentence, stop: int
) -> list[tuple[Placed[EntityMention], Placed[EntityMention]]]:
    """The pairs of names of one type that "and" joins, before a token."""
    return [
        (one, other)
        for one, other in zip(sentence.entities, sentence.entities[1:], strict=False)
        if other.stop <= stop
        and one.mention.type == other.mention.type
        and sentence.words(one.stop, other.first)
        and _JOINTS.issuperset(sentence.words(one.stop, other.first))
    ]


def _standing_for(sentence: Sentence, at: int, named: EntityMention) -> Placed[EntityMention]:
    start, end = sentence.tokens.start[at], sentence.tokens.end[at]
    text = sentence.tokens.source[start:end]
    return Placed(at, at + 1, replace(named, start=start, end=end, text=text, form="alias"))
