"""Tellings of one thing by a text that exclude each other, or that it tells with two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.clauses import clause_at, times_of
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.told_acts import Spots, Telling, telling_at
from factcheck.rulebook.told_words import Topic, told_words

_DATES = frozenset({"day", "weekday", "month", "season", "quarter", "year"})
_NO_DATES = frozenset(
    {"after", "before", "until", "till", "by", "to", "for", "within", "between", "-", "–"}
)
_NEAR = 2  # sentences over which "nobody" is of the set told before
_PLACES = frozenset({"city", "capital"})
_DAYS = {"day": 1, "week": 7, "month": 30.5, "year": 365.25}


def opposed(context: Context, axis: Topic, spots: Spots) -> Iterator[tuple[Telling, Telling]]:
    """Yield two tellings of one thing that exclude each other."""
    indices = {index for index, _, _ in spots}
    if len(indices) < 2 or not _may_oppose(context, spots):
        return
    told = [
        one
        for spot in spots
        if (one := telling_at(context, *spot)) is not None
        and (one.theme or one.among[0])
        and not is_apart(one)
    ]
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if not _exclude(one, other):
                continue
            if _of_one(one, other, axis) or _of_one_set(one, other, axis):
                if not _is_changed(context, one, other):
                    yield one, other


def _may_oppose(context: Context, spots: Spots) -> bool:
    """Whether both sides stand in the text, or one of them may be denied."""
    if len({act.side for _, _, act in spots}) > 1:
        return True
    denying = told_words("denying") | told_words("refusing") | told_words("none")
    sentences = context.analysis.sentences
    return any(not denying.isdisjoint(sentences[index].vocabulary) for index, _, _ in spots)


def is_apart(one: Telling) -> bool:
    """Whether a word says that a telling is of another time or part than the rest of the text."""
    sentence = one.sentence
    dated = {at for time in sentence.times for at in range(time.first, time.stop)}
    dated.update(range(one.first, one.stop))
    far, near = (
        sentence.places_of(told_words("apart")),
        sentence.places_of(told_words("apart_here")),
    )
    return any(at not in dated and sentence.words(at - 1, at) != ["all"] for at in far) or any(
        at not in dated and clause_at(sentence, at) is one.clause for at in near
    )


def _exclude(one: Telling, other: Telling) -> bool:
    if one.index == other.index:
        return False
    if one.act.side == other.act.side:
        return one.denied is not other.denied
    return not one.denied and not other.denied


def _of_one(one: Telling, other: Telling, axis: Topic) -> bool:
    if one.theme != other.theme:
        return False
    if (
        one.doer is None
        or other.doer is None
        or (one.doer and other.doer and one.doer != other.doer)
    ):
        return False
    if axis.same_doer and not (one.doer and other.doer):
        return False
    if axis.same_time and not (one.times and other.times):
        return other.anaphoric and not other.times
    return overlap(one.times, other.times)


def _of_one_set(one: Telling, other: Telling, axis: Topic) -> bool:
    """Whether one telling is of all of a set, and the other of some of it: "all judges signed it",
    "Judge Orr did not sign"."""
    if {one.among[0], other.among[0]} != {"all", "some"} or not overlap(one.times, other.times):
        return False
    noun, same = one.among[1], other.among[1]
    if noun != same and (noun and same or other.index - one.index > _NEAR):
        return False
    return axis.of == "subject" or one.theme == other.theme or not (one.theme and other.theme)


def overlap(one: Sequence[TimeExpression], other: Sequence[TimeExpression]) -> bool:
    if not one or not other:
        return True
    return any(
        a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last
        for a in one
        for b in other
    )


def _is_changed(context: Context, one: Telling, other: Telling) -> bool:
    """Whether a word between the two, or in their sentences, tells of a change."""
    places = context.places_with(told_words("silent"))
    return any(one.index <= at <= other.index for at in places)


def happened(context: Context, event: Topic, spots: Spots) -> list[Telling]:
    """Return what a text tells of an event that things undergo once; nothing where words say that
    one did twice."""
    if (not event.part and len({index for index, _, _ in spots}) < 2) or context.places_with(
        event.silent
    ):
        return []
    told = (telling_at(context, *spot) for spot in spots)
    return [one for one in told if one is not None and not one.denied and not is_apart(one)]


def told_twice(
    event: Topic, told: Sequence[Telling]
) -> Iterator[tuple[Telling, Telling, str, str]]:
    """Yield two tellings of one event with what each says and the other excludes."""
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if one.index == other.index or not _is_one_event(event, one, other, told):
                continue
            for values in (_dates(one, other), _ahead(one, other), _places(one, other)):
                if values is not None:
                    yield one, other, *values


def _is_one_event(event: Topic, one: Telling, other: Telling, told: Sequence[Telling]) -> bool:
    """Whether two tellings are of the same thing; one without a thing is of the only one."""
    if one.theme is None or other.theme is None:
        return False
    if one.doer and other.doer and one.doer != other.doer:
        return False
    if one.theme == other.theme:
        return bool(one.theme)
    themes = {each.theme for each in told} - {""}
    for each in (one, other):
        if not each.theme:
            return each.anaphoric and len(themes) == 1
    return len(themes) == 2 and not event.generic.isdisjoint(themes)


def _dates(one: Telling, other: Telling) -> tuple[str, str] | None:
    a, b = date_of(one), date_of(other)
    if one.future is not other.future or a is None or b is None:
        return None
    return None if overlap((a,), (b,)) else (a.text, b.text)


def _ahead(one: Telling, other: Telling) -> tuple[str, str] | None:
    """What is still to come against what has happened."""
    if one.future is other.future:
        return None
    ahead, done = (one, other) if one.future else (other, one)
    a, b = date_of(ahead), date_of(done)
    if ahead.times and a is None:
        return None
    if b is None or not a or overlap((a,), (b,)):
        if b is not None or done.clause.tense not in {"past", "perfect"} or done.times:
            return None
    texts = ("still to come", b.text if b is not None else "done")
    return texts if ahead is one else (texts[1], texts[0])


def date_of(told: Telling) -> TimeExpression | None:
    """Return the one date of a telling; None where there is none, or more."""
    dates = [one for one in told.times if one.grain in _DATES and not one.approximate]
    if len(dates) != 1 or len(told.times) != 1:
        return None
    sentence = told.sentence
    placed = next(one for one in sentence.times if one.mention is dates[0])
    before = sentence.words(placed.first - 1, placed.first)
    return None if not _NO_DATES.isdisjoint(before) else dates[0]


def _places(one: Telling, other: Telling) -> tuple[str, str] | None:
    a, b = _city(one), _city(other)
    return None if a is None or b is None or a == b else (a, b)


def spans(
    first: Sequence[Telling], last: Sequence[Telling], told: Sequence[Telling]
) -> Iterator[tuple[Telling, Telling, TimeExpression, int]]:
    """Yield the first and the last day of a thing with the length told, where they do not fit."""
    for one in first:
        for other in last:
            a, b = date_of(one), date_of(other)
            if not one.theme or one.theme != other.theme or a is None or b is None:
                continue
            if not a.grain == b.grain == "day" or a.last is None or b.last is None:
                continue
            lengths = [
                length
                for each in (*told, other)
                if each.theme == one.theme
                for length in _lengths(each)
            ]
            days = (b.last - a.last).days
            if days > 0 and lengths and not any(_fits(each, days) for each in lengths):
                yield one, other, lengths[0], days


def _lengths(told: Telling) -> list[TimeExpression]:
    sentence = told.sentence
    return [
        one.mention
        for one in times_of(sentence, told.clause)
        if one.mention.grain == "duration" and one.mention.unit in _DAYS
    ]


def _fits(length: TimeExpression, days: int) -> bool:
    """Whether so many days may be told as a length: in whole units, the last one begun or not."""
    unit, count = _DAYS[str(length.unit)], length.ordinal or 0
    slack = unit if unit > 1 else 1
    return abs(days - float(count) * unit) <= slack


def _city(told: Telling) -> str | None:
    """The one city in which a telling says that it happened."""
    sentence, clause = told.sentence, told.clause
    found = {
        one.mention.canonical
        for one in sentence.entities
        if one.mention.type in _PLACES and max(clause.first, told.first) <= one.first < clause.stop
    }
    led = any(
        sentence.words(one.first - 1, one.first) == ["in"]
        for one in sentence.entities
        if one.mention.canonical in found and clause.first <= one.first < clause.stop
    )
    return found.pop() if len(found) == 1 and led else None
