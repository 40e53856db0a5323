"""Values of a measure that is not said again: "Chile has 18 million inhabitants, Peru 32 million".

Each is a name with its value right after it, joined to the value before it; or it follows in the
next sentence: "Its GDP was $3 trillion. Spain follows with $1.3 trillion and Italy with ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.dimensions import can_state
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, Quantity

_MOST_LINKS = 4  # tokens between a name and its value
_SCALED = 1000  # from here a number has a magnitude, which one like it has as well
_ENDS = frozenset({".", ")", "in", "people", ":", "(", "!", "?"})
_JOINTS = frozenset({",", ";", "and", "while", "the"})


def elliptic_frames(sentence: Sentence, frames: Sequence[Frame], used: set[int]) -> Iterator[Frame]:
    """Yield the frames of values whose measure one of `frames` says before them; they are added
    to `used`."""
    for base in frames:
        last = _value_of(base)
        if last is not None:
            yield from _further(sentence, base, noun_stop(sentence, last), used)


def continued_frames(sentence: Sentence, before: Sequence[Frame]) -> list[Frame]:
    """Return the frames of a sentence that goes on with the measure that ends the one before it:
    "Spain follows with $1.3 trillion"."""
    words = relation_words("ellipsis")["following"]
    if not before or len(sentence.quantities) == 0 or words.isdisjoint(sentence.vocabulary):
        return []
    base, named = before[-1], sentence.entity_at(sentence.first)
    if _value_of(base) is None or named is None:
        return []
    if words.isdisjoint(sentence.words(named.stop, named.stop + 1)):
        return []
    return list(_further(sentence, base, sentence.first, set()))


def _value_of(frame: Frame) -> Placed[Quantity] | None:
    """The value of a frame of a defined measure whose subject is named and that nothing narrows."""
    named = frame.subject.owner or frame.subject.clause
    quantity, measure = frame.value.quantity, measures().get(frame.measure)
    if named is None or quantity is None or measure is None or frame.qualifiers or frame.guessed:
        return None
    return next(
        (one for one in frame.sentence.quantities if one.mention.start == quantity.start), None
    )


def _further(sentence: Sentence, base: Frame, at: int, used: set[int]) -> Iterator[Frame]:
    types = measures()[base.measure].subjects
    while (found := _next(sentence, base, at)) is not None:
        name, placed = found
        quantity = placed.mention
        if quantity.start in used:
            return
        used.add(quantity.start)
        told = replace(quantity, unit=base.value.quantity.unit if base.value.quantity else None)
        at = noun_stop(sentence, placed)
        yield replace(
            base,
            span=sentence.span_of(name.first, placed.stop),
            sentence=sentence,
            value=replace(
                base.value, text=quantity.text, interval=quantity.interval, quantity=told
            ),
            subject=SubjectHint(owner=name.mention, position=quantity.start, types=types),
            modality=modality_of(sentence, name.first, placed.stop),
            period=own_period(sentence, at) or base.period,
            mentions=(quantity,),
        )


def _next(
    sentence: Sentence, base: Frame, at: int
) -> tuple[Placed[EntityMention], Placed[Quantity]] | None:
    """The name and value that go on from a token, over joints and the time of the value before."""
    measure, words = measures()[base.measure], relation_words("ellipsis")
    name = next((one for one in sentence.entities if one.first >= at), None)
    if name is None or name.mention.type not in measure.subjects or name.mention.form == "demonym":
        return None
    times = {spot for one in sentence.times for spot in range(one.first, one.stop)}
    joints = [spot for spot in range(at, name.first) if spot not in times]
    lower = sentence.tokens.lower
    if at > sentence.first and not _JOINTS.intersection(lower[spot] for spot in joints):
        return None
    if any(lower[spot] not in _JOINTS and lower[spot] not in {"in", "on"} for spot in joints):
        return None
    placed = next((one for one in sentence.quantities if one.first >= name.stop), None)
    if placed is None or placed.mention.ordinal or placed.mention.change is not None:
        return None
    links = sentence.words(name.stop, hedged_first(sentence, placed))
    if len(links) > _MOST_LINKS or not all(word in words["links"] for word in links):
        return None
    return (name, placed) if _is_alike(sentence, placed, base) else None


def _is_alike(sentence: Sentence, placed: Placed[Quantity], base: Frame) -> bool:
    """Whether a value is printed as the first one was: in its unit, or without unit but not
    without its magnitude."""
    quantity, first = placed.mention, base.value.quantity
    if first is None or quantity.is_range or quantity.per != first.per:
        return False
    stop = noun_stop(sentence, placed)
    follows = sentence.words(stop, stop + 1)
    if follows and follows[0] not in _JOINTS and follows[0] not in _ENDS:
        return False  # "Peru 4% richer"
    if quantity.unit is None and stop == placed.stop:
        return first.number < _SCALED or quantity.number >= _SCALED
    return quantity.unit == first.unit and can_state(quantity, measures()[base.measure])
