"""Tellings of one thing by a text that exclude each other, or that it tells with two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.clauses import clause_at, times_of
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_things import kind_of
from factcheck.rulebook.told_acts import Spots, Telling, telling_at
from factcheck.rulebook.told_words import Act, Topic, act_words, told_words

_DATES = frozenset({"day", "weekday", "month", "season", "quarter", "year"})
_NO_DATES = tuple(
    [word]
    for word in ("after", "before", "until", "till", "by", "to", "for", "within", "between", "-")
)
_LONG = frozenset({"month", "year", "season", "decade", "century", "range", "quarter"})
_CASES = frozenset({"for", "to", "of"})
_AHEAD = frozenset({"will", "to"})
_DONE = frozenset({"past", "perfect"})
_SHORTEST = 3  # letters of a noun
_NEAR = 2  # sentences over which "nobody" is of the set told before
_PLACES = frozenset({"city", "capital"})
_DAYS = {"day": 1, "week": 7, "month": 30.5, "year": 365.25}


def opposed(context: Context, axis: Topic, spots: Spots) -> Iterator[tuple[Telling, Telling]]:
    """Yield two tellings of one thing that exclude each other."""
    if len({index for index, _, _ in spots}) < 2:
        return
    rare = [spot for spot in spots if spot[2].side == "other" or _may_deny(context, spot[0])]
    if not rare or not (akin := _akin(context, spots)):
        return
    told = _told(context, [spot for spot in akin if spot in rare])
    if not any(one.denied or one.act.side == "other" for one in told):
        return
    told += _told(context, [spot for spot in akin if spot not in rare])
    told.sort(key=lambda one: (one.index, one.first))
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if not _exclude(one, other) or _is_changed(context, one, other):
                continue
            if _of_one(one, other, axis) or _of_one_set(one, other, axis):
                yield one, other


def _told(context: Context, spots: Spots) -> list[Telling]:
    """What the words at some places tell of something known, and of the text's own time."""
    told = (telling_at(context, *spot) for spot in spots)
    return [
        one for one in told if one is not None and (one.theme or one.among[0]) and not is_apart(one)
    ]


def _may_deny(context: Context, index: int) -> bool:
    """Whether a sentence has a word that may deny what it tells."""
    denying = told_words("denying") | told_words("refusing") | told_words("none")
    return not denying.isdisjoint(context.analysis.sentences[index].vocabulary)


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


def _of_one_set(one: Telling, other: Telling, axis: Topic) -> bool:
    """Whether one telling is of all of a set, and the other of some of it: "all judges signed it",
    "Judge Orr did not sign"."""
    if {one.among[0], other.among[0]} != {"all", "some"} or one.of_deed != other.of_deed:
        return False
    if not _is_of_one_time(one, other):
        return False
    noun, same = one.among[1], other.among[1]
    if noun != same and ((noun and same) or other.index - one.index > _NEAR):
        return False
    return axis.of == "subject" or one.theme == other.theme or not (one.theme and other.theme)


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
    if (not event.part and len({index for index, _, _ in spots}) < 2) or context.places_with(
        event.silent
    ):
        return []
    if not event.part:
        spots = _akin(context, [spot for spot in spots if _is_placed(context, spot[0])])
    told = (telling_at(context, *spot) for spot in spots)
    return [one for one in told if one is not None and not one.denied and not is_apart(one)]


def _is_placed(context: Context, index: int) -> bool:
    """Whether a sentence may say when or where something happens."""
    sentence = context.analysis.sentences[index]
    return bool(sentence.times or sentence.entities) or not _AHEAD.isdisjoint(sentence.vocabulary)


def _akin(context: Context, spots: Spots) -> list[tuple[int, int, Act]]:
    """The spots of sentences that may be of one thing: they share a noun, or have a pronoun."""
    sentences = context.analysis.sentences
    words = {index: _nouns(sentences[index]) for index, _, _ in spots}
    vague = {
        index for index in words if not told_words("vague").isdisjoint(sentences[index].vocabulary)
    }
    return [
        spot
        for spot in spots
        if any(
            index != spot[0]
            and (index in vague or spot[0] in vague or not found.isdisjoint(words[spot[0]]))
            for index, found in words.items()
        )
    ]


def _nouns(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence that may say what it is of."""
    words = sentence.vocabulary - act_words() - noun_words().stops
    return frozenset(kind_of(word) for word in words if len(word) >= _SHORTEST)


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
    undated = not done.anaphoric and not done.times and done.clause.tense in _DONE
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


def spans(
    first: Sequence[Telling], last: Sequence[Telling], told: Sequence[Telling]
) -> Iterator[tuple[Telling, Telling, TimeExpression, int]]:
    """Yield the first and the last day of a thing with the length told, where they do not fit."""
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
