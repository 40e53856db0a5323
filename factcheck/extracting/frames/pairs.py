"""As many values as names: "the GDP of Peru and Chile was $184 billion and $286 billion"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.counts import noun_stop
from factcheck.extracting.frames.cue_labels import Label, counted_in, label_after
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import can_state
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.growth import growth_cues
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.measured import value_frame
from factcheck.extracting.frames.narrowing import is_narrowed
from factcheck.extracting.frames.series import like_first
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.measures import counted_nouns, measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_JOINTS = frozenset({",", "and", "&", "or", "the"})
_BY = frozenset({"by", "at", "to", "of"})  # "grew by 5% and by 6%"
_RESPECTIVE = "respective"
_RESPECTIVELY = "respectively"
_AMONG = frozenset({"between", "among", "from", "with", "against"})  # names that are no subjects
_FEWEST = 4  # two names and two values


class Pair(Struct, frozen=True):
    """A value that a list gives to one of as many names."""

    cue: Cue
    value: Placed[Quantity]
    owner: EntityMention


@cued_by(needs=PAIR)
def paired_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield the frames of values that stand in one list and their subjects in another as long;
    adds the quantities' starts to `used`."""
    if len(sentence.quantities) + len(sentence.entities) < _FEWEST:
        return
    if len(sentence.entities) < 2:
        return
    frames: list[Frame] = []
    for pair in _pairs_of(sentence):
        measure = measures()[pair.cue.measure]
        if pair.value.mention.start in used or is_narrowed(sentence, pair.cue):
            continue
        frame = value_frame(sentence, pair.cue, measure, pair.value, Label(pair.cue.stop))
        if frame is None or (pair.cue not in sentence.cues and frame.measure == "gdp"):
            continue
        used.add(pair.value.mention.start)
        hint = SubjectHint(owner=pair.owner, position=frame.span.start, types=measure.subjects)
        span = sentence.span_with(pair.value, pair.value.first, pair.value.stop)
        frames.append(replace(frame, subject=hint, span=span))
    for frame in frames:
        # One time after the list holds for all of it.
        yield replace(frame, period=frame.period or frames[-1].period)


def _pairs_of(sentence: Sentence) -> Iterator[Pair]:
    for cue, values in _lists(sentence):
        names = _names_before(sentence, min(values[0].first, cue.first), len(values))
        names = names or _names_before(sentence, values[0].first, len(values))
        if not names or _is_of_others(sentence, len(values)):
            continue
        measure = measures()[cue.measure]
        label = label_after(sentence, Cue(values[0].first, values[-1].stop, cue.measure))
        for name, value in zip(names, values, strict=True):
            quantity = counted_in(value.mention, label.unit, measure)
            if name.mention.type in measure.subjects and _fits(quantity, measure, cue):
                yield Pair(cue, Placed(value.first, value.stop, quantity), name.mention)


def _fits(quantity: Quantity, measure: Measure, cue: Cue) -> bool:
    """Whether a value states the measure, or the growth of what has grown."""
    return can_state(quantity, measure) or (measure.id == "gdp" and quantity.unit == "percent")


def _lists(sentence: Sentence) -> Iterator[tuple[Cue, list[Placed[Quantity]]]]:
    """Lists of values of one kind, with the cue of what they state."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(frozenset({_RESPECTIVE})):
        cue = next((one for one in sentence.cues if one.first == at + 1), None)
        if cue is not None and lower[cue.stop : cue.stop + 1] == ["of"]:
            values = _run_from(sentence, cue.stop + 1)
            if len(values) > 1:
                yield cue, values
    for values in _runs(sentence):
        cue = _cue_of(sentence, values)
        if cue is not None:
            yield cue, values


def _cue_of(sentence: Sentence, values: list[Placed[Quantity]]) -> Cue | None:
    """The only measure named before a list of values, else what the last of them counts."""
    first, last = values[0], values[-1]
    grown = [one.cue for one in growth_cues(sentence) if not one.is_verb]
    cues = [one for one in (*sentence.cues, *grown) if one.stop <= first.first]
    if len({one.measure for one in cues}) == 1:
        return cues[0]
    counted = counted_nouns().get(last.mention.unit or "", ()) if not cues else ()
    return Cue(first.first, first.first, "population") if "population" in counted else None


def _runs(sentence: Sentence) -> Iterator[list[Placed[Quantity]]]:
    """Every list of at least two values of one kind that only joints stand between.

    The unit may stand with the last of them only: "5, 6 and 7 million people".
    """
    run: list[Placed[Quantity]] = []
    for placed in sentence.quantities:
        if placed.mention.ordinal or placed.mention.is_range:
            joined = False
        else:
            joined = bool(run) and _joins(sentence, run[-1], placed)
        if not joined:
            if len(run) > 1:
                yield _in_one_unit(sentence, run)
            run = []
        run.append(placed)
    if len(run) > 1:
        yield _in_one_unit(sentence, run)


def _joins(sentence: Sentence, before: Placed[Quantity], placed: Placed[Quantity]) -> bool:
    words = sentence.words(noun_stop(sentence, before), placed.first)
    if not words or not _JOINTS.issuperset(word for word in words if word not in _BY):
        return False
    alike = like_first(sentence, placed, before) is not None
    return alike or (before.mention.unit is None and before.mention.noun_end is None)


def _in_one_unit(sentence: Sentence, run: list[Placed[Quantity]]) -> list[Placed[Quantity]]:
    """The values of a list in the unit that the first or the last of them has."""
    whole = next((one for one in (run[0], run[-1]) if one.mention.unit is not None), run[0])
    told = [like_first(sentence, one, whole) for one in run]
    return [one if one is not None else printed for one, printed in zip(told, run, strict=True)]


def _is_of_others(sentence: Sentence, count: int) -> bool:
    """Whether the values may be of something else than of the names one by one: of as many times
    in a list, or of the names together."""
    if sentence.places_of(frozenset({_RESPECTIVELY, _RESPECTIVE})):
        return False
    if sentence.places_of(relation_words("ellipsis")["together"]):
        return True
    run: list[Placed[TimeExpression]] = []
    for time in sentence.times:
        joined = bool(run) and _JOINTS.issuperset(sentence.words(run[-1].stop, time.first))
        run = [*run, time] if joined else [time]
        if len(run) == count:
            return True
    return False


def _names_before(sentence: Sentence, limit: int, count: int) -> list[Placed[EntityMention]]:
    """The nearest list of exactly so many names before a token; none where it is longer."""
    run: list[Placed[EntityMention]] = []
    for placed in reversed([one for one in sentence.entities if one.stop <= limit]):
        between = sentence.words(placed.stop, run[-1].first) if run else []
        if run and not (between and _JOINTS.issuperset(between)):
            if len(run) == count:
                break
            run = []
        run.append(placed)
    if len(run) != count or any(one.mention.form == "demonym" for one in run):
        return []
    before = run[-1].first - 1
    before -= before > sentence.first and sentence.tokens.lower[before] == "the"
    if before >= sentence.first and sentence.tokens.lower[before] in _AMONG:
        return []
    return list(reversed(run))


def _run_from(sentence: Sentence, start: int) -> list[Placed[Quantity]]:
    run: list[Placed[Quantity]] = []
    at = start
    for placed in sentence.quantities:
        if placed.first < at:
            continue
        if not _JOINTS.issuperset(sentence.words(at, placed.first)):
            break
        run.append(placed)
        at = placed.stop
    return run
