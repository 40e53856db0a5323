"""Tellings of one thing by a text that exclude each other, or that it tells with two dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias, TypeVar

from factcheck.extracting.frames.clauses import clause_at, times_of
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_things import kinds_in
from factcheck.rulebook.told_acts import Spot, Spots, Telling, telling_at
from factcheck.rulebook.told_words import Topic, act_words, told_words

T = TypeVar("T")
_DATES = frozenset({"day", "weekday", "month", "season", "quarter", "year"})
_NO_DATES = tuple(
    [word]
    for word in ("after", "before", "until", "till", "by", "to", "for", "within", "between", "-")
)
_LONG = frozenset({"month", "year", "season", "decade", "century", "range", "quarter"})
_CASES = frozenset({"for", "to", "of"})
_AHEAD = frozenset({"will", "to"})
_DONE = frozenset({"past", "perfect"})
_NEAR_BY = 9  # tokens from a verb or noun to what it may be of
_DENIED = 12  # tokens between a verb and its denial or its time
_PARTNERS = 16  # of what is told, how much is held against each
_NEAR = 2  # sentences over which "nobody" is of the set told before
_PLACES = frozenset({"city", "capital"})
_DAYS = {"day": 1, "week": 7, "month": 30.5, "year": 365.25}


Misfit: TypeAlias = tuple[Telling, Telling, TimeExpression, int]


def opposed(context: Context, axis: Topic, spots: Spots) -> Iterator[tuple[Telling, Telling]]:
    """Yield two tellings of one thing that exclude each other."""
    told = _told(context, _candidates(context, spots, _may_exclude))
    if not any(one.denied or one.act.side == "other" for one in told):
        return
    for one, other in _neighbours(told):
        if not _exclude(one, other) or _is_changed(context, one, other):
            continue
        if _of_one(one, other, axis) or _of_one_set(one, other):
            yield one, other


def _neighbours(told: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The pairs of what stands near each other, so that a long text takes no longer by the page."""
    for at, one in enumerate(told):
        for other in told[at + 1 : at + 1 + _PARTNERS]:
            yield one, other


def _candidates(
    context: Context, spots: Spots, may: Callable[[Sentence, Spot, Sentence, Spot], bool]
) -> list[Spot]:
    """The spots that may be of one thing as another and exclude what is told there: no clause is
    read for others."""
    if len({index for index, _, _ in spots}) < 2:
        return []
    sentences, found = context.analysis.sentences, set[int]()
    kept = [spot for spot in spots if not _is_far(sentences[spot[0]], spot[1])]
    for (a, one), (b, other) in _neighbours(list(enumerate(kept))):
        here, there = sentences[one[0]], sentences[other[0]]
        if one[0] == other[0] or (a in found and b in found):
            continue
        if may(here, one, there, other) and _akin(here, one, there, other):
            found |= {a, b}
    return [kept[at] for at in sorted(found)]


def _is_far(sentence: Sentence, at: int) -> bool:
    """Whether a word far from a verb or noun says that it is of another time."""
    return any(
        not -_NEAR_BY < place - at < _NEAR_BY
        and not any(time.first <= place < time.stop for time in sentence.times)
        for place in sentence.places_of(told_words("apart"))
    )


def _may_exclude(here: Sentence, one: Spot, there: Sentence, other: Spot) -> bool:
    """Whether one telling may be of the other side, or deny the other, of one time."""
    if one[2].topic.same_time and "noun" not in (one[2].form, other[2].form):
        times = _times_near(here, one[1]), _times_near(there, other[1])
        if not all(times) or not overlap(*times):
            return False
    if one[2].side != other[2].side or "undoing" in (one[2].form, other[2].form):
        return True
    near = here.words(one[1] - _DENIED, one[1]) + there.words(other[1] - _DENIED, other[1])
    return not _denying().isdisjoint(near)


def _times_near(sentence: Sentence, at: int) -> list[TimeExpression]:
    return [one.mention for one in sentence.times if abs(one.first - at) <= _DENIED]


@cache
def _denying() -> frozenset[str]:
    return told_words("denying") | told_words("refusing") | told_words("none")


def _may_differ(here: Sentence, one: Spot, there: Sentence, other: Spot) -> bool:
    """Whether two tellings of an event may have other dates or places, or one be ahead."""
    before = here.words(one[1] - 4, one[1]) + there.words(other[1] - 4, other[1])
    if not _AHEAD.isdisjoint(before):
        return True
    times = _times_near(here, one[1]), _times_near(there, other[1])
    if any(not overlap((a,), (b,)) for a in times[0] for b in times[1]):
        return True
    a, b = ({place.mention.canonical for place in _cities(each)} for each in (here, there))
    return bool(a and b and a != b)


def _cities(sentence: Sentence) -> list[Placed[EntityMention]]:
    return [one for one in sentence.entities if one.mention.type in _PLACES]


def _akin(here: Sentence, one: Spot, there: Sentence, other: Spot) -> bool:
    """Whether two tellings may be of one thing: they have a noun near them, or a pronoun."""
    a, b = (_near(sentence, spot[1]) for sentence, spot in ((here, one), (there, other)))
    vague = told_words("vague")
    if not vague.isdisjoint(a) or not vague.isdisjoint(b):
        return True
    shared = a & b - _no_nouns()
    return bool(shared) or not kinds_in(a).isdisjoint(kinds_in(b))


def _near(sentence: Sentence, at: int) -> frozenset[str]:
    return frozenset(sentence.words(at - _NEAR_BY, at + _NEAR_BY))


@cache
def _no_nouns() -> frozenset[str]:
    return act_words() | noun_words().stops | frozenset(",.;:()!?-–—'\"“”’")


def _told(context: Context, spots: Spots) -> list[Telling]:
    """What the words at some places tell of something known, and of the text's own time."""
    told = (telling_at(context, *spot) for spot in spots)
    return [
        one for one in told if one is not None and (one.theme or one.among[0]) and not is_apart(one)
    ]


def is_apart(one: Telling) -> bool:
    """Whether a word says that a telling is of another time or part than the rest of the text."""
    sentence, own = one.sentence, range(one.first, one.stop)
    dated = {at for time in sentence.times for at in range(time.first, time.stop)}
    if any(at not in dated for at in sentence.places_of(told_words("ordered"))):
        return True
    far, near = (
        sentence.places_of(told_words("apart")),
        sentence.places_of(told_words("apart_here")),
    )
    return any(
        at not in dated and at not in own and sentence.words(at - 1, at) != ["all"] for at in far
    ) or any(
        at not in dated and at not in own and clause_at(sentence, at) is one.clause for at in near
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
    if not _of_one_part(one, other):
        return False
    if axis.same_time and not (one.times and other.times):
        later = told_words("later")
        return (
            other.anaphoric
            and not other.sentence.times
            and later.isdisjoint(other.sentence.vocabulary)
        )
    return _is_of_one_time(one, other)


def _is_of_one_time(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of one time: a year against none may be of another one."""
    dated = one.times or other.times
    if not (one.times and other.times) and any(time.grain in _LONG for time in dated):
        return False
    return overlap(one.times, other.times)


def _of_one_part(one: Telling, other: Telling) -> bool:
    """Whether no words tie one of two tellings to a part or a case that the other is not of."""
    if one.of_deed != other.of_deed:
        return False
    return _of_one_thing(one, other)


def _of_one_thing(one: Telling, other: Telling) -> bool:
    """Whether the later telling narrows its thing by nothing that the earlier does not name: "the
    strike", then "the strike at the sister plant"."""
    known = {*one.sentence.vocabulary, *map(singular, one.sentence.vocabulary)}
    return all(noun in known for _, noun in other.of_thing)


def _of_one_set(one: Telling, other: Telling) -> bool:
    """Whether one telling is of all of a set, and the other of some of it: "all judges signed it",
    "Judge Orr did not sign"."""
    if {one.among[0], other.among[0]} != {"all", "some"} or one.of_deed != other.of_deed:
        return False
    if not _is_of_one_time(one, other):
        return False
    noun, same = one.among[1], other.among[1]
    if noun != same and ((noun and same) or other.index - one.index > _NEAR):
        return False
    if one.act.of == other.act.of == "subject" or one.theme == other.theme:
        return True
    return not (one.theme and other.theme)


def overlap(one: Sequence[TimeExpression], other: Sequence[TimeExpression]) -> bool:
    """Whether some of the times of both can be the same; so they are where one side has none."""
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
    if context.places_with(event.silent):
        return []
    return _events(context, _candidates(context, spots, _may_differ))


def lasting(context: Context, parts: Mapping[str, Spots]) -> Iterator[Misfit]:
    """Yield the first and the last day of a thing with the length told, where they do not fit."""
    if not {"first", "last"} <= parts.keys() or context.places_with(told_words("resumed")):
        return
    sentences = context.analysis.sentences
    told = {
        part: [spot for spot in spots if sentences[spot[0]].times] for part, spots in parts.items()
    }
    ends = (*told["last"], *told.get("length", ()))
    if all(told.values()) and any(
        time.mention.grain == "duration" for at, *_ in ends for time in sentences[at].times
    ):
        first, last = (_events(context, told[part]) for part in ("first", "last"))
        yield from _spans(first, last, _events(context, told.get("length", ())))


def _events(context: Context, spots: Spots) -> list[Telling]:
    told = (telling_at(context, *spot) for spot in spots)
    return [one for one in told if one is not None and not one.denied and not is_apart(one)]


def told_twice(
    event: Topic, told: Sequence[Telling]
) -> Iterator[tuple[Telling, Telling, str, str]]:
    """Yield two tellings of one event with what each says and the other excludes."""
    for one, other in _neighbours(told):
        if one.index == other.index or not _is_one_event(event, one, other, told):
            continue
        for values in (_dates(one, other), _ahead(one, other), _places(one, other)):
            if values is not None:
                yield one, other, *values


def _is_one_event(event: Topic, one: Telling, other: Telling, told: Sequence[Telling]) -> bool:
    """Whether two tellings are of the same thing; one without a thing is of the only one."""
    if one.theme is None or other.theme is None:
        return False
    a, b = ({part for part in each.of_deed if part[0] in _CASES} for each in (one, other))
    if a != b or not _of_one_thing(one, other):
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
    ahead = {each.clause.tense for each in (one, other) if not each.anaphoric}
    if a is None or b is None or ("future" in ahead and not ahead.isdisjoint(_DONE)):
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
    apart = a is not None and b is not None and not overlap((a,), (b,))
    told = not done.anaphoric and done.clause.kind == "main" and done.clause.tense in _DONE
    undated = told and not done.times
    if not apart and not undated:
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
    before = sentence.words(placed.first - 2, placed.first)
    return None if before[:1] != ["back"] and before[-1:] in _NO_DATES else dates[0]


def _places(one: Telling, other: Telling) -> tuple[str, str] | None:
    a, b = _city(one), _city(other)
    return None if a is None or b is None or a == b else (a, b)


def _spans(
    first: Sequence[Telling], last: Sequence[Telling], told: Sequence[Telling]
) -> Iterator[Misfit]:
    for one in first:
        for other in last:
            a, b = date_of(one), date_of(other)
            if not one.theme or one.theme != other.theme or a is None or b is None:
                continue
            if not _of_one_thing(*sorted((one, other), key=lambda each: each.index)):
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
    first = max(clause.first, told.first)
    here = [one for one in _cities(sentence) if first <= one.first < clause.stop]
    found = {one.mention.canonical for one in here}
    led = any(sentence.words(one.first - 1, one.first) == ["in"] for one in here)
    return found.pop() if len(found) == 1 and led else None
