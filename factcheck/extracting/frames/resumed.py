"""Values of a measure that a word stands for: "In 2018 it had stood at 14%", "the figure for Peru
is 3%", "inflation has fallen; it was 2% in 2019"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.cue_labels import Label
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.measured import value_frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.narrowing import is_narrowed, is_whole_of_share
from factcheck.extracting.frames.open_links import link_before
from factcheck.extracting.frames.periods import own_period
from factcheck.extracting.frames.series import like_first, own_place_or_time, value_stop
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_OF = frozenset({"for", "in", "of"})
_DETERMINERS = frozenset({"the", "its", "this", "that", "their"})
_SPOKEN = 12  # tokens from a measure's name to the word that stands for it


class _Standing(Struct, frozen=True):
    """A word that stands for a measure, at tokens [first, stop), with the place told beside it."""

    first: int
    stop: int
    place: EntityMention | None = None


@cache
def _cues() -> frozenset[str]:
    words = relation_words("ellipsis")
    return words["standing_for"] | words["standing_nouns"]


def resumed_frames(
    sentence: Sentence, frames: Sequence[Frame], before: Sequence[Frame], used: set[int]
) -> Iterator[Frame]:
    """Yield the frames of values of a measure that `frames`, those of the same sentence, or
    `before`, those of the sentence before it, have told; adds the quantities' starts to `used`."""
    standing_at = sentence.places_of(_cues())
    if not standing_at or not (frames or before or sentence.cues):
        return  # there is no measure to go on with
    told = list(frames)
    for placed in sentence.quantities:
        if placed.first < standing_at[0] or placed.mention.start in used or placed.mention.ordinal:
            continue
        link = link_before(sentence, placed, hedged_first(sentence, placed))
        standing = _standing(sentence, link.first) if link is not None else None
        if link is None or link.change or link.compared or standing is None:
            continue
        if _is_difference(sentence, placed):
            continue
        frame = _again(sentence, placed, standing, told, before)
        frame = frame or _of_cue(sentence, placed, standing, told)
        if frame is not None:
            used.add(placed.mention.start)
            told.append(frame)
            yield frame


def _standing(sentence: Sentence, stop: int) -> _Standing | None:
    """The pronoun, or the noun with its place, that ends right before a verb."""
    words, lower, at = relation_words("ellipsis"), sentence.tokens.lower, stop - 1
    if at < sentence.first:
        return None
    if lower[at] in words["standing_for"]:
        return _Standing(at, stop)
    named, place = sentence.entity_at(at), None
    if named is not None:
        at = named.first - 1
        at -= at > sentence.first and lower[at] == "the"
        if at <= sentence.first or lower[at] not in _OF:
            return None
        place, at = named.mention, at - 1
    if at <= sentence.first or lower[at] not in words["standing_nouns"]:
        return None
    return _Standing(at - 1, stop, place) if lower[at - 1] in _DETERMINERS else None


def _again(
    sentence: Sentence,
    placed: Placed[Quantity],
    standing: _Standing,
    told: Sequence[Frame],
    before: Sequence[Frame],
) -> Frame | None:
    """The value as one more of a measure that was told, of another place or time."""
    base, start = _base(sentence, standing, told, before)
    first = base.value.quantity if base is not None else None
    if base is None or first is None or first.start == placed.mention.start:
        return None
    place, time, clear = _leading(sentence, start, standing.first)
    alike = like_first(sentence, placed, Placed(0, 0, first))
    measure, stop = measures()[base.measure], value_stop(sentence, placed)
    after = own_place_or_time(sentence, placed, measure)
    place = standing.place or (after.places[0] if after is not None and after.places else place)
    period = own_period(sentence, stop) or time
    if not clear or alike is None or (place is None and period is None):
        return None
    turned = base.value.interval == negate(first.interval) != first.interval
    if measure.changes_of and turned:
        return None
    hint = base.subject
    if place is not None:
        if place.type not in measure.subjects:
            return None
        hint = SubjectHint(owner=place, position=placed.mention.start, types=measure.subjects)
    quantity = alike.mention
    stated = negate(quantity.interval) if turned else quantity.interval
    return replace(
        base,
        span=sentence.span_with(placed, standing.first, placed.stop),
        sentence=sentence,
        value=replace(base.value, text=quantity.text, interval=stated, quantity=quantity),
        subject=hint,
        modality=modality_of(sentence, standing.first, placed.stop),
        period=period or base.period,
        mentions=(placed.mention,),
    )


def _base(
    sentence: Sentence, standing: _Standing, told: Sequence[Frame], before: Sequence[Frame]
) -> tuple[Frame | None, int]:
    """The frame that was told last before a word, and the token after its value."""
    start = sentence.tokens.start[standing.first]
    here = [
        one for one in told if one.value.quantity is not None and one.value.quantity.start < start
    ]
    if here:
        last = max(here, key=lambda one: one.span.end)
        quantity = last.value.quantity
        spot = next(
            (
                one
                for one in sentence.quantities
                if quantity is not None and one.mention.start == quantity.start
            ),
            None,
        )
        at = value_stop(sentence, spot) if spot is not None else standing.first
        return (last if _can_go_on(last) else None), at
    numbers = [one for one in before if one.value.quantity is not None]
    if not numbers or any(one.stop <= standing.first for one in sentence.quantities):
        return None, sentence.first
    last = max(numbers, key=lambda one: one.span.end)
    return (last if _can_go_on(last) else None), sentence.first


def _can_go_on(frame: Frame) -> bool:
    return frame.measure in measures() and not frame.qualifiers.keys() - {"as", "basis"}


def _leading(
    sentence: Sentence, first: int, stop: int
) -> tuple[EntityMention | None, TimeExpression | None, bool]:
    """The place and the time between a value and the word that goes on with its measure, and
    whether nothing else stands there."""
    words, lower = relation_words("ellipsis"), sentence.tokens.lower
    place: EntityMention | None = None
    time: TimeExpression | None = None
    at = first
    while at < stop:
        timed = next((one for one in sentence.times if one.first <= at < one.stop), None)
        named = sentence.entity_at(at)
        if timed is not None:
            time, at = timed.mention, timed.stop
        elif named is not None:
            if place is not None or named.mention.form == "demonym":
                return None, None, False
            if lower[at - 1 - (lower[at - 1] == "the")] not in _OF:
                return None, None, False
            place, at = named.mention, named.stop
        elif lower[at] in words["resuming"]:
            if lower[at] in {";", ".", "while", "whereas", "but"}:
                place = time = None  # these belong to the value before
            at += 1
        else:
            return None, None, False
    return place, time if time is not None and time.first is not None else None, True


def _is_difference(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether a value is the size of a difference: "it was 2% more"."""
    at = value_stop(sentence, placed)
    following = sentence.words(at, at + 1)
    return not relation_words("ellipsis")["differing"].isdisjoint(following)


def _can_be_it(sentence: Sentence, standing: _Standing, cue: Cue) -> bool:
    """Whether a word can stand for a measure's name: "they" for no singular."""
    plural = sentence.tokens.lower[cue.stop - 1].endswith("s")
    return plural or sentence.words(standing.first, standing.first + 1) != ["they"]


def _of_cue(
    sentence: Sentence, placed: Placed[Quantity], standing: _Standing, told: Sequence[Frame]
) -> Frame | None:
    """The value of a measure that the sentence has named without one: "inflation fell: it was"."""
    named = [one for one in sentence.cues if one.stop <= standing.first]
    if len(named) != 1 or standing.first - named[0].stop > _SPOKEN or standing.place is not None:
        return None
    cue, start = named[0], sentence.tokens.start[named[0].first]
    if any(start <= one.span.start for one in told) or is_narrowed(sentence, cue):
        return None
    if is_whole_of_share(sentence, cue) or not _can_be_it(sentence, standing, cue):
        return None  # "10% of the world's population; in 1990 they were 1.9 billion"
    if any(cue.stop <= one.first < standing.first for one in sentence.quantities):
        return None
    measure = measures()[cue.measure]
    pointing = Cue(standing.first, standing.stop, cue.measure)
    frame = value_frame(sentence, pointing, measure, placed, Label(standing.stop))
    if frame is None or "change" in frame.qualifiers:
        return None
    value = frame.value
    if value.interval is not None and not frozenset(measure.negative).isdisjoint(
        sentence.words(cue.first, cue.stop)
    ):
        value = replace(value, interval=negate(value.interval))
    hint = subject_of(sentence, cue.first, cue.stop, measure.subjects)
    return replace(frame, value=value, subject=hint)
