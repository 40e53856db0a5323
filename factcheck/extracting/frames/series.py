"""Several values of one measure: "3.4% in Estonia, 2.7% in Lithuania"."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cue_labels import words_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_REACH = 12  # tokens between two values
_PLACING = frozenset({"in", "for"})
_TIMING = frozenset({"in", "for", "by", "before", "at", "on", "during"})
_RATES = frozenset({"percent", "years", "number", "density"})  # several cannot share one
_SCALED = 1000  # from here a number has a magnitude, which one like it has as well
_phrases = WordLists("claims/labels").phrases


class Told(Struct, frozen=True):
    """A further value of a measure, with the places or the time that it has of its own."""

    value: Placed[Quantity]
    places: tuple[EntityMention, ...] = ()
    time: TimeExpression | None = None


def following_values(
    sentence: Sentence,
    first: Placed[Quantity],
    measure: Measure,
    values: tuple[Placed[Quantity], ...],
    *,
    signed: bool = False,
) -> list[Told]:
    """Return the values after `first` that state the same measure of another place or time.

    One that is printed without its unit has the unit of the first: "84 years in Japan, 83 in
    Spain". `signed` holds where a verb has turned the sign of the first, which then holds for
    what is only joined to it: "shrank by 3% in 2015 and by 2% in 2016".
    """
    found: list[Told] = []
    last, reach = first, value_stop(sentence, first)
    for placed in values:
        if placed.first < reach:
            continue
        alike = like_first(sentence, placed, first, grows=bool(measure.changes_of))
        if alike is None or placed.first - reach > _REACH:
            break
        if not _only_joined(sentence, reach, alike, signed=signed):
            break
        own = own_place_or_time(sentence, alike, measure)
        if own is None or not own.places:
            before = place_between(sentence, reach - 1, alike.first, measure)
            if before is not None:
                own = Told(alike, (before,), own.time if own is not None else None)
        if own is None:
            break
        found.append(own)
        last = alike
        reach = value_stop(sentence, last)
    return found


def like_first(
    sentence: Sentence,
    placed: Placed[Quantity],
    first: Placed[Quantity],
    *,
    grows: bool = False,
) -> Placed[Quantity] | None:
    """Return a value as one of the same kind as an earlier one: in its unit, or without any but
    not without its magnitude; None where it is of another kind. The size of a change is one of
    growth only (`grows`)."""
    quantity, unit = placed.mention, first.mention.unit
    if quantity.ordinal or quantity.is_range:
        return None
    if quantity.change_form == "by" and not grows:
        return None
    if quantity.per == first.mention.per and _are_of_one_kind(quantity.unit, unit):
        return placed
    printed = first.mention.unit_text or "a word"
    # "$5 billion" is followed by "$6 billion", only "5 billion dollars" by "6 billion".
    bare = quantity.unit is None and quantity.noun_end is None and quantity.per is None
    bare = bare and printed[-1].isalpha()
    scaled = first.mention.number < _SCALED or quantity.number >= _SCALED
    if not bare or not scaled or unit is None:
        return placed if quantity.unit == unit else None
    return Placed(placed.first, placed.stop, replace(quantity, unit=unit, per=first.mention.per))


def _are_of_one_kind(one: str | None, other: str | None) -> bool:
    """Whether two units are the same, or both money: "$19,200, against ¥17,300 in Latvia"."""
    return one == other or dimension(one) == dimension(other) == "money"


def value_stop(sentence: Sentence, placed: Placed[Quantity]) -> int:
    """The token after a value with its noun and with what it is a share or a rate of: "of GDP",
    "per 1,000 live births"."""
    end, at = placed.mention.noun_end, placed.stop
    while end is not None and at < sentence.stop and sentence.tokens.start[at] < end:
        at += 1
    tails = _phrases("value_tails")
    hit = tails.longest(sentence.tokens.lower, at, sentence.stop) if at < sentence.stop else None
    return at + hit[0] if hit is not None else at


def own_place_or_time(
    sentence: Sentence, placed: Placed[Quantity], measure: Measure
) -> Told | None:
    """Return a value with the places or the time right after it, None where it has neither.

    Several places joined by "and" have the value each where it is a rate, and otherwise where
    the words say so: "3% in both France and Italy".
    """
    lower, at = sentence.tokens.lower, value_stop(sentence, placed)
    time = _time_at(sentence, at)
    if time is not None and (at == placed.stop or lower[at - 1] not in _PLACING):
        return Told(placed, time=time.mention) if _is_relative_year(time) else None
    if at >= sentence.stop or lower[at] not in _TIMING:
        return None
    named = _placed(sentence, placed, measure, at + 1) if lower[at] in _PLACING else None
    return named or _timed(sentence, placed, at + 1)


def _placed(sentence: Sentence, placed: Placed[Quantity], measure: Measure, at: int) -> Told | None:
    both = sentence.words(at, at + 1) == ["both"]
    at += both
    named = _name_at(sentence, at, measure)
    if named is None:
        return None
    places = [named.mention]
    while (joined := _joined_name(sentence, named)) is not None:
        if joined.mention.type not in measure.subjects or joined.mention.form == "demonym":
            return None
        places.append(joined.mention)
        named = joined
    if len(places) > 1 and not both and measure.dimension not in _RATES:
        return None
    return Told(placed, tuple(places))


def place_between(
    sentence: Sentence, first: int, stop: int, measure: Measure
) -> EntityMention | None:
    """Return the only name between a measure and its value, where it is the place of the value:
    "unemployment is lowest in Germany, at 3.1%"."""
    named = [one for one in sentence.entities if first < one.first < stop]
    if len(named) != 1 or sentence.tokens.lower[named[0].first - 1] not in _PLACING | {"the"}:
        return None
    at = named[0].first - 1
    at -= sentence.tokens.lower[at] == "the"
    if at <= first or sentence.tokens.lower[at] not in _PLACING:
        return None
    placed = _name_at(sentence, at + 1, measure)
    return placed.mention if placed is not None else None


def _timed(sentence: Sentence, placed: Placed[Quantity], at: int) -> Told | None:
    at += sentence.words(at, at + 1) == ["the"]
    time = _time_at(sentence, at)
    return Told(placed, time=time.mention) if time is not None else None


def _time_at(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    return next(
        (one for one in sentence.times if one.first == at and one.mention.first is not None), None
    )


def _is_relative_year(time: Placed[TimeExpression]) -> bool:
    """Whether a time needs no preposition after a value: "3% the year before"."""
    return time.mention.relative and time.mention.grain in ("year", "month", "quarter")


def _name_at(sentence: Sentence, at: int, measure: Measure) -> Placed[EntityMention] | None:
    """The name of a possible subject at a token, over its article."""
    at += sentence.words(at, at + 1) == ["the"]
    named = sentence.entity_at(at) if at < sentence.stop else None
    if named is None or named.mention.type not in measure.subjects:
        return None
    possessive = sentence.words(named.stop, named.stop + 1) in (["'s"], ["'"])
    if possessive or sentence.tokens.lower[named.stop - 1].endswith("'s"):
        return None
    return None if named.mention.form == "demonym" else named


def time_after(sentence: Sentence, told: Told) -> TimeExpression | None:
    """Return the time that follows the place of a value: "2.5% in Lithuania in 2018"."""
    near = (one for one in sentence.times if told.value.stop < one.first <= told.value.stop + 7)
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
        and sentence.words(value_stop(sentence, placed), after.first)[:1] == ["to"]
    )


def _only_joined(sentence: Sentence, reach: int, second: Placed[Quantity], *, signed: bool) -> bool:
    """Whether only places, times and small words stand between two values."""
    inside = {
        at for one in (*sentence.times, *sentence.entities) for at in range(one.first, one.stop)
    }
    allowed = words_of("joining_values") if signed else words_of("between_values")
    lower = sentence.tokens.lower
    return all(at in inside or lower[at] in allowed for at in range(reach, second.first))


def _joined_name(sentence: Sentence, named: Placed[EntityMention]) -> Placed[EntityMention] | None:
    """Return the name that another is joined to: "3% in France and Italy"."""
    words = sentence.words(named.stop, named.stop + 3)
    if words[:1] not in (["and"], ["or"]):
        return None
    at = named.stop + 1 + (words[1:2] == ["the"])
    joined = sentence.entity_at(at) if at < sentence.stop else None
    return joined if joined is not None and joined.first == at else None
