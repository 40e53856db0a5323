"""Open measures: figures whose measure no file defines, keyed by the noun phrase that names them.

They cannot be held against the fact base, but against the rest of the text. Two figures must have
one key only where they are of one thing: where the words leave that open the figure has a
qualifier that sets it apart, or no claim at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.dimensions import can_state, unit_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.narrowing import (
    is_bilateral,
    is_narrowed,
    is_of_another,
    value_is_narrowed,
)
from factcheck.extracting.frames.noun_phrases import NounPhrase
from factcheck.extracting.frames.open_keys import OpenKey, key_of
from factcheck.extracting.frames.open_parallel import (
    Told,
    after_whole,
    of_another_name,
    parallel_frame,
)
from factcheck.extracting.frames.open_readings import (
    LABEL,
    OpenReading,
    open_reading,
    open_value,
    unit_qualifiers,
)
from factcheck.extracting.frames.open_subjects import named_subject, open_subject, whole_subject
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.periods import (
    is_led_from_time,
    own_period,
    period_of,
    time_behind,
)
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.measures import measures, told_by_adjectives
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import Quantity, TimeExpression

BRACKETS = "brackets"  # what a figure is compared by that only stands in brackets
_IT_WAS = frozenset({";", "it", "was", "is", "had", "been", "stood", "at"})
_COUNTERPART = 5  # tokens from a figure to "the corresponding period"
_PLAIN = ((), (("change", "start"),))


def open_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for each quantity that no other family used and whose name can be read."""
    last: tuple[Placed[Quantity], Frame] | None = None
    told: Told | None = None
    before: Told | None = None
    for placed in sentence.quantities:
        quantity = placed.mention
        if quantity.ordinal or quantity.start in used:
            last = told = None
            continue
        alike = told if told is not None and told.placed.mention.unit == quantity.unit else before
        frame = _again(sentence, placed, last, alike)
        compared = frame is not None
        if frame is None and told is not None:
            frame = parallel_frame(sentence, placed, told)
        if frame is None:
            before, told = told or before, None
            reading = _reading(sentence, placed)
            frame = None if reading is None else _frame(sentence, placed, reading)
            if reading is not None and frame is not None:
                if before is not None:
                    frame = of_another_name(sentence, placed, frame, reading, before) or frame
                told = Told(placed, frame, reading, 0)
        if frame is None:
            continue
        if told is not None:
            told = told.until(placed, frame, noun_stop(sentence, placed), compared=compared)
        used.add(quantity.start)
        last = (placed, frame)
        yield frame


def _uncompared(frame: Frame) -> dict[str, str]:
    return {name: value for name, value in frame.qualifiers.items() if name != "compared"}


def _again(
    sentence: Sentence,
    placed: Placed[Quantity],
    last: tuple[Placed[Quantity], Frame] | None,
    told: Told | None,
) -> Frame | None:
    """The same figure of another period: "£3.2m (2020: £3.1m)", "up from 1.1 million in 2019"."""
    if last is None:
        return None
    before, frame = last
    end = noun_stop(sentence, before)
    if told is not None and placed.mention.unit == told.placed.mention.unit != before.mention.unit:
        before, frame = told.placed, told.frame  # "$4m, or 2% of sales, against $3m"
        end = after_whole(sentence, end)
    same = before.mention.unit == placed.mention.unit or placed.mention.unit is None
    first = hedged_first(sentence, placed)
    if not same or first - end > LABEL:
        return None
    period, own = _bracketed_time(sentence, placed), {}
    if period is None:
        word = _beside(sentence, end, placed) or _comparing(sentence, end, first)
        if word is None:
            return None
        period = own_period(sentence, noun_stop(sentence, placed))
        if period is None:
            word = _counterpart(sentence, noun_stop(sentence, placed)) or word
        if period is not None and frame.period is not None and "same" in period.text.split():
            period = _moved_to(frame.period, period)  # "in the same period of 2020"
        elif period is None or period.relative:  # "a year earlier" than what was told before
            period, own = None, {"compared": period.text if period is not None else word}
    quantity = placed.mention
    if quantity.unit is None:
        quantity = replace(quantity, unit=before.mention.unit)
    return replace(
        frame,
        span=sentence.span_with(placed, placed.first, placed.stop),
        value=open_value(quantity, frame.measure),
        period=period,
        qualifiers={**_uncompared(frame), **own},
        mentions=(placed.mention,),
    )


def _bracketed_time(sentence: Sentence, placed: Placed[Quantity]) -> TimeExpression | None:
    tokens = sentence.tokens
    if placed.first < sentence.first + 3 or tokens.text[placed.first - 1] != ":":
        return None
    time = next((one for one in sentence.times if one.stop == placed.first - 1), None)
    opened = time is not None and tokens.text[time.first - 1] in {"(", ",", ";"}
    return time.mention if time is not None and opened else None


def _comparing(sentence: Sentence, first: int, stop: int) -> str | None:
    """The word that sets a value against the one before it, with only times beside it."""
    times = {at for one in sentence.times for at in range(one.first, one.stop)}
    words = [sentence.tokens.lower[at] for at in range(first, stop) if at not in times]
    comparing = open_words().comparing.intersection(words)
    if words[:1] == [";"] and "it" in words and _IT_WAS.issuperset(words):
        return "it"  # "The rate is 5%; it was 4% the year before"
    if not comparing or not all(word in open_words().between for word in words):
        return None
    return min(comparing)


def _beside(sentence: Sentence, end: int, placed: Placed[Quantity]) -> str | None:
    """Whether nothing but brackets sets a figure beside the one before it: "184.0 (171.5)"."""
    text, stop = sentence.tokens.text, noun_stop(sentence, placed)
    opened = placed.first == end + 1 and text[end] == "("
    if not opened or stop >= sentence.stop:
        return None
    return BRACKETS if text[stop] == ")" or own_period(sentence, stop) is not None else None


def _counterpart(sentence: Sentence, stop: int) -> str:
    """The words of a time that is none by itself: "in the corresponding period"."""
    words = sentence.words(stop, stop + _COUNTERPART)
    at = next((at for at, word in enumerate(words) if word in open_words().counterparts), -1)
    return " ".join(words[at : at + 2]) if at >= 0 and words[0] in {"in", "for"} else ""


def _reading(sentence: Sentence, placed: Placed[Quantity]) -> OpenReading | None:
    reading = open_reading(sentence, placed)
    return reading if reading is not None and reading.phrase.clear else None


def _frame(sentence: Sentence, placed: Placed[Quantity], reading: OpenReading) -> Frame | None:
    key = reading.key or key_of(sentence, reading.phrase)
    if key is None:
        return None
    told = _told_by_adjective(sentence, placed, reading)
    _name_by_verb(sentence, key, reading.verb)
    reading = _named_by_work(key, reading)
    first = min(reading.phrase.first, placed.first)
    stop = max(reading.phrase.end, noun_stop(sentence, placed))
    period, own = _period(sentence, placed, first, stop, reading)
    qualifiers = {**key.qualifiers, **dict(reading.apart), **own, **unit_qualifiers(placed)}
    defined = None if qualifiers.keys() - {"change"} else _defined(sentence, placed, reading)
    if told == "border_length":
        qualifiers = {"partner": qualifiers["with"]}
    if told is not None and told != "border_length":
        hint = whole_subject(sentence, reading.phrase)
    elif defined is not None:
        core = reading.phrase
        hint = subject_of(sentence, core.first, core.stop, measures()[defined].subjects)
    elif reading.owner is not None:
        hint = named_subject(sentence, *reading.owner)
    else:
        hint = open_subject(sentence, reading.phrase, reading.verb)
    return Frame(
        measure=told or defined or key.measure,
        span=sentence.span_with(placed, first, stop),
        sentence=sentence,
        value=open_value(placed.mention, key.measure)
        if defined is None
        else _value_of(placed.mention, defined),
        subject=hint,
        modality=modality_of(sentence, first, stop),
        period=period,
        qualifiers=qualifiers,
        mentions=(placed.mention,),
        title=key.title if defined is None else "",
        guessed=reading.guessed,
    )


def _told_by_adjective(
    sentence: Sentence, placed: Placed[Quantity], reading: OpenReading
) -> str | None:
    """The measure of "the canal is 1,230 km long", of which the phrase is the subject."""
    after = sentence.words(placed.stop, placed.stop + 1)
    measure = told_by_adjectives().get(after[0]) if after else None
    if measure == "length" and _is_border(sentence, reading.phrase):
        measure = "border_length"
    if measure is None or reading.link is None or reading.apart:
        return None
    return measure if can_state(placed.mention, measures()[measure]) else None


def _is_border(sentence: Sentence, phrase: NounPhrase) -> bool:
    """Whether a length is one of a border between two: "Peru's border with Chile"."""
    between = any(
        one.entity is not None and one.preposition == "with" for one in phrase.complements
    )
    return between and sentence.tokens.lower[phrase.stop - 1] in {"border", "frontier"}


def _defined(sentence: Sentence, placed: Placed[Quantity], reading: OpenReading) -> str | None:
    """The measure of rules/measures/ that a phrase names alone, where its own family could not
    read it: "inflation fell from 15% to 5%", "exports of well below $3 million"."""
    phrase = reading.phrase
    if reading.apart not in _PLAIN or reading.guessed:
        return None
    if any(one.entity is None for one in phrase.complements):
        return None
    for cue in sentence.cues:
        if (cue.first, cue.stop) != (phrase.first, phrase.stop):
            continue
        measure = measures()[cue.measure]
        if measure.needs or measure.static or value_is_narrowed(sentence, placed):
            return None
        if is_narrowed(sentence, cue) or is_bilateral(sentence, cue):
            return None
        if is_of_another(sentence, cue, placed.first):
            return None
        return measure.id if can_state(placed.mention, measure) else None
    return None


def _name_by_verb(sentence: Sentence, key: OpenKey, verb: int | None) -> None:
    """ "Employs 300 people" are 300 employees."""
    if verb is None or key.words != "person":
        return
    named = open_words().naming.get(verb_at(sentence, verb) or "")
    key.words = named or key.words


def _named_by_work(key: OpenKey, reading: OpenReading) -> OpenReading:
    """ "300 people worked for the Group" are 300 employees of it."""
    said = dict(reading.apart).get("said", "").split()
    named = open_words().working.get(said[0]) if said and key.words == "person" else None
    if named is None or not open_words().document_nouns.issuperset(said[1:]):
        return reading
    key.words = named
    return replace(reading, apart=tuple(one for one in reading.apart if one[0] != "said"))


def _value_of(quantity: Quantity, measure: str) -> Value:
    unit = unit_of(quantity, measures()[measure])
    return Value(text=quantity.text, interval=quantity.interval, unit=unit, quantity=quantity)


def _period(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int, reading: OpenReading
) -> tuple[TimeExpression | None, dict[str, str]]:
    """The period of a figure; a value that is compared with another needs a time of its own."""
    own = own_period(sentence, noun_stop(sentence, placed))
    if own is not None:
        return own, {}
    if is_led_from_time(sentence, placed.first):
        behind = time_behind(sentence, stop)
        return behind, {} if behind is not None else {"compared": "from"}
    link = reading.link
    if link is not None and link.compared:
        return None, {"compared": link.compared}
    period = period_of(sentence, first, stop)
    return None if period and _is_of_other(sentence, period, stop, reading) else period, {}


def _is_of_other(
    sentence: Sentence, period: TimeExpression, stop: int, reading: OpenReading
) -> bool:
    """Whether a time is of what is to come ("... matures in 2030"), or of the figure in an aside
    ("The rate, 3% in 2020, rose to 5%")."""
    placed = next((one for one in sentence.times if one.mention.end == period.end), None)
    if placed is None:
        return False
    first, last = reading.phrase.aside or (0, 0)
    if first <= placed.first < last and any(
        first <= one.first < last for one in sentence.quantities
    ):
        return True
    words = sentence.words(stop, placed.first) if placed.first >= stop else []
    # "5% higher than a year before" is of now.
    return not open_words().later.isdisjoint(words) or "than" in words[-3:]


def _moved_to(pattern: TimeExpression, year: TimeExpression) -> TimeExpression:
    """The pattern's period, moved to end in a year, in the year's own words."""
    if pattern.first is None or pattern.last is None or year.first is None:
        return year
    by = year.first.year - pattern.last.year
    first, last = (_in_year(day, day.year + by) for day in (pattern.first, pattern.last))
    return replace(year, first=first, last=last, grain=pattern.grain, edtf=f"{first}/{last}")


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
