"""Several values of one measure: "3.4% in Estonia, 2.7% in Lithuania", "respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extracting.frames.cue_labels import counted_in, label_after, words_of
from factcheck.extracting.frames.dimensions import can_state
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_REACH = 12  # tokens between two values
_JOINTS = frozenset({",", "and", "&", "or", "the"})
_PLACING = frozenset({"in", "for"})
_PAIRING = frozenset({"respectively", "respective"})


class Told(Struct, frozen=True):
    """A further value of a measure, with the place or time that it has of its own."""

    value: Placed[Quantity]
    place: EntityMention | None = None
    time: TimeExpression | None = None


class Pair(Struct, frozen=True):
    """A value that a list gives to one of as many names."""

    cue: Cue
    value: Placed[Quantity]
    owner: EntityMention


def following_values(sentence: Sentence, first: Placed[Quantity], measure: Measure) -> list[Told]:
    """Return the values after `first` that state the same measure of another place or time."""
    found: list[Told] = []
    last = first
    for placed in sentence.quantities:
        if placed.first < last.stop:
            continue
        if placed.mention.unit != first.mention.unit or placed.mention.ordinal:
            break
        if placed.first - last.stop > _REACH or not _only_joined(sentence, last, placed):
            break
        own = own_place_or_time(sentence, placed, measure)
        if own is None:
            break
        found.append(own)
        last = placed
    return found


def own_place_or_time(
    sentence: Sentence, placed: Placed[Quantity], measure: Measure
) -> Told | None:
    """Return a value with the place or time right after it, None where it has neither."""
    lower, at = sentence.tokens.lower, placed.stop
    if at >= sentence.stop or lower[at] not in _PLACING:
        return None
    at += 2 if sentence.words(at + 1, at + 2) == ["the"] else 1
    named = sentence.entity_at(at) if at < sentence.stop else None
    if named is not None:
        possessive = sentence.words(named.stop, named.stop + 1) in (["'s"], ["'"])
        fits = named.mention.type in measure.subjects and named.mention.form != "demonym"
        if not fits or possessive or sentence.tokens.lower[named.stop - 1].endswith("'s"):
            return None
        return None if _joined_name(sentence, named) else Told(placed, place=named.mention)
    time = next((one.mention for one in sentence.times if one.first == at), None)
    return Told(placed, time=time) if time is not None and time.first is not None else None


def time_after(sentence: Sentence, told: Told) -> TimeExpression | None:
    """Return the time that follows the place of a value: "2.5% in Lithuania in 2018"."""
    near = (one for one in sentence.times if told.value.stop < one.first <= told.value.stop + 5)
    time = next(near, None)
    return time.mention if time is not None and time.mention.first is not None else None


def is_start_only(sentence: Sentence, placed: Placed[Quantity], measure: Measure) -> bool:
    """Whether a value is where a change began and another tells where it led, with the time:
    "fell from 15.5% to 5.4% in 2016"."""
    if placed.mention.change_form != "from":
        return False
    own = own_place_or_time(sentence, placed, measure)
    after = next((one for one in sentence.quantities if one.first >= placed.stop), None)
    return (
        own is None
        and after is not None
        and after.mention.unit == placed.mention.unit
        and sentence.words(placed.stop, after.first)[:1] == ["to"]
    )


def pairs_of(sentence: Sentence) -> Iterator[Pair]:
    """Yield the values that "respectively" or "respective" ties to names, one to one."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(_PAIRING):
        if lower[at] == "respective":
            cue = next((one for one in sentence.cues if one.first == at + 1), None)
            start = cue.stop + 1 if cue and lower[cue.stop : cue.stop + 1] == ["of"] else None
            values = [] if start is None else _run_from(sentence.quantities, sentence, start)
            limit = at
        else:
            values = _run_to(sentence.quantities, sentence, at)
            limit = values[0].first if values else at
            named = {one.measure for one in sentence.cues if one.stop <= limit}
            cue = next((one for one in sentence.cues if one.stop <= limit), None)
            cue = cue if len(named) == 1 else None
        if cue is None or len(values) < 2:
            continue
        names = _names_before(sentence, limit, len(values))
        measure = measures()[cue.measure]
        label = label_after(sentence, Cue(values[0].first, values[-1].stop, cue.measure))
        for name, value in zip(names, values, strict=False):
            quantity = counted_in(value.mention, label.unit, measure)
            if name.mention.type in measure.subjects and can_state(quantity, measure):
                yield Pair(cue, Placed(value.first, value.stop, quantity), name.mention)


def _names_before(sentence: Sentence, limit: int, count: int) -> list[Placed[EntityMention]]:
    """The nearest list of exactly so many names before a token; none where it is longer."""
    run: list[Placed[EntityMention]] = []
    for placed in reversed([one for one in sentence.entities if one.stop <= limit]):
        between = sentence.words(placed.stop, run[-1].first) if run else []
        if run and not _JOINTS.issuperset(between):
            if len(run) == count:
                break
            run = []
        run.append(placed)
    return list(reversed(run)) if len(run) == count else []


def _run_from(
    quantities: Sequence[Placed[Quantity]], sentence: Sentence, start: int
) -> list[Placed[Quantity]]:
    run: list[Placed[Quantity]] = []
    at = start
    for placed in quantities:
        if placed.first < at:
            continue
        if not _JOINTS.issuperset(sentence.words(at, placed.first)):
            break
        run.append(placed)
        at = placed.stop
    return run


def _run_to(
    quantities: Sequence[Placed[Quantity]], sentence: Sentence, stop: int
) -> list[Placed[Quantity]]:
    run: list[Placed[Quantity]] = []
    at = stop
    for placed in reversed(quantities):
        if placed.stop > at:
            continue
        if not _JOINTS.issuperset(sentence.words(placed.stop, at)):
            break
        run.append(placed)
        at = placed.first
    return list(reversed(run))


def _only_joined(sentence: Sentence, first: Placed[Quantity], second: Placed[Quantity]) -> bool:
    """Whether only places, times and small words stand between two values."""
    inside = {
        at for one in (*sentence.times, *sentence.entities) for at in range(one.first, one.stop)
    }
    allowed = words_of("between_values")
    lower = sentence.tokens.lower
    return all(at in inside or lower[at] in allowed for at in range(first.stop, second.first))


def _joined_name(sentence: Sentence, named: Placed[EntityMention]) -> bool:
    """Whether another name is joined to one: "3% in France and Italy"."""
    words = sentence.words(named.stop, named.stop + 1)
    if words not in (["and"], ["or"]):
        return False
    return sentence.entity_at(named.stop + 1) is not None or (
        named.stop + 2 < sentence.stop and sentence.entity_at(named.stop + 2) is not None
    )
