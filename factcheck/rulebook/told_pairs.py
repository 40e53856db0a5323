"""Tellings of one thing by a text that exclude each other, or that it tells with two dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.nouns import singular
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_people import is_human
from factcheck.rulebook.told_acts import Spots, telling_at
from factcheck.rulebook.told_candidates import (
    candidates,
    cities_in,
    may_differ,
    may_exclude,
    neighbours,
    overlap,
)
from factcheck.rulebook.told_telling import Telling
from factcheck.rulebook.told_words import Topic, told_words

_DATES = frozenset({"day", "weekday", "month", "season", "quarter", "year"})
_NO_DATES = tuple(
    [word]
    for word in ("after", "before", "until", "till", "by", "to", "for", "within", "between", "-")
)
_JOINTS = frozenset({"and", "but", "so", "then"})
_OWNED = frozenset({"its", "their", "his", "her"})  # "its oldest subsidiary" is not the company
_LONG = frozenset({"month", "year", "season", "decade", "century", "range", "quarter"})
_CASES = frozenset({"for", "to", "of"})
_DONE = frozenset({"past", "perfect"})
_FORMER, _BEFORE = frozenset({"former"}), frozenset({"before"})
_NEAR = 2  # sentences over which "nobody" is of the set told before
_SPELLS = [[unit] for one in ("hour", "day", "week", "month", "year") for unit in (one, f"{one}s")]


def opposed(context: Context, axis: Topic, spots: Spots) -> Iterator[tuple[Telling, Telling]]:
    """Yield two tellings of one thing that exclude each other."""
    told = _told(context, candidates(context, spots, may_exclude))
    if not any(one.denied or one.act.side == "other" for one in told):
        return
    silent = context.places_with(told_words("silent"))  # once: a long text has thousands of pairs
    for one, other in neighbours(told):
        if not _exclude(one, other) or _is_changed(silent, one, other):
            continue
        if _of_one(one, other, axis) or _of_one_set(one, other):
            yield one, other


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
    ordered = [at for at in sentence.places_of(told_words("ordered")) if at not in dated]
    if any(sentence.words(at + 1, at + 2) not in _SPELLS for at in ordered):
        return True  # and not "in the first month after the launch"
    dated |= {
        at
        for at in sentence.places_of(_FORMER)
        if any(map(is_human, sentence.words(at + 1, at + 3)))  # "the former treasurer"
    } | {
        at
        for at in sentence.places_of(_BEFORE)
        if not told_words("faced").isdisjoint(sentence.words(at + 1, at + 4))
    }
    far, near = (
        sentence.places_of(told_words("apart")),
        sentence.places_of(told_words("apart_here")),
    )
    if one.anaphoric and one.first - 1 in near:
        dated.add(one.first - 1)  # "before the launch"
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
    if not one.theme or one.theme != other.theme:
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
    if any(each.denied and "never" in each.quote for each in (one, other)):
        return True
    if not (one.times and other.times) and any(time.grain in _LONG for time in dated):
        return False
    return overlap(one.times, other.times)


def _of_one_part(one: Telling, other: Telling) -> bool:
    """Whether no words tie one of two tellings to a part or a case that the other is not of."""
    if one.of_deed != other.of_deed and not other.anaphoric:
        return False
    return _of_one_thing(one, other)


def _of_one_thing(one: Telling, other: Telling) -> bool:
    """Whether the later telling narrows its thing by nothing that the earlier does not name: "the
    strike", then "the strike at the sister plant"."""
    known = {*one.sentence.vocabulary, *map(singular, one.sentence.vocabulary)}
    if _city(one) and (city := _city(other)):
        known.add(city.lower())  # two places are told, and held against each other
    return all(noun in known for _, noun in other.of_thing)


def _of_one_set(one: Telling, other: Telling) -> bool:
    """Whether one telling is of all of a set, and the other of some of it: "all judges signed it",
    "Judge Orr did not sign"."""
    if {one.among[0], other.among[0]} != {"all", "some"} or one.of_deed != other.of_deed:
        return False
    if not _is_of_one_time(one, other):
        return False
    whole, part = (each.among[1].split() for each in (one, other))
    if one.among[0] == "some":
        whole, part = part, whole
    if not whole or not part:
        if whole != part and other.index - one.index > _NEAR:
            return False
    elif whole[-1] != part[-1] or not set(part) <= set(whole):
        return False  # "all of the coastal states", "two landlocked states"
    if one.act.of == other.act.of == "subject" or one.theme == other.theme:
        return True
    return not (one.theme and other.theme)


def _is_changed(silent: Sequence[int], one: Telling, other: Telling) -> bool:
    """Whether a word between the two, or in their sentences, tells of a change; the sentences with
    such words are in order."""
    return bisect_left(silent, one.index) < bisect_right(silent, other.index)


def happened(context: Context, event: Topic, spots: Spots) -> list[Telling]:
    """Return what a text tells of an event that things undergo once; nothing where words say that
    one did twice."""
    if context.places_with(event.silent):
        return []
    return _events(context, candidates(context, spots, may_differ))


def _events(context: Context, spots: Spots) -> list[Telling]:
    told = (telling_at(context, *spot) for spot in spots)
    return [one for one in told if one is not None and not one.denied and not is_apart(one)]


def told_twice(
    event: Topic, told: Sequence[Telling]
) -> Iterator[tuple[Telling, Telling, str, str]]:
    """Yield two tellings of one event with what each says and the other excludes."""
    themes = {each.theme for each in told} - {""}
    owned = any(each.sentence.tokens.lower[each.first] in _OWNED for each in told)
    # The two things of a text, where they can be one: the company, and what it is called.
    alike = len(themes) == 2 and not owned and not event.generic.isdisjoint(themes)
    alike = alike and themes.isdisjoint(told_words("no_companies"))
    for one, other in neighbours(told):
        if one.index == other.index:
            continue
        doers = _doers(one, other) if event.by_one else None
        if not _is_one_event(event, one, other, apart=doers is not None):
            continue
        if one.theme != other.theme:
            unnamed = one if not one.theme else other
            if not (alike if unnamed.theme else unnamed.anaphoric and len(themes) == 1):
                continue
        if doers is not None:
            yield one, other, *doers
            continue
        for values in (_dates(one, other), _ahead(one, other), _places(one, other)):
            if values is not None:
                yield one, other, *values


def _doers(one: Telling, other: Telling) -> tuple[str, str] | None:
    """The two people of whom each is told to have done alone what one does only."""
    names = [each.doer.removeprefix("person:") for each in (one, other) if each.doer]
    told = all((each.doer or "").startswith("person:") for each in (one, other))
    if (
        not told
        or names[0] == names[1]
        or any("and" in each.sentence.vocabulary for each in (one, other))
    ):
        return None
    return names[0], names[1]


def _is_one_event(event: Topic, one: Telling, other: Telling, *, apart: bool) -> bool:
    """Whether two tellings may be of the same thing, whatever it is called. They are told of two
    people if `apart`."""
    if one.theme is None or other.theme is None:
        return False
    a, b = ({part for part in each.of_deed if part[0] in _CASES} for each in (one, other))
    if a != b or not _of_one_thing(one, other):
        return False
    if one.doer and other.doer and one.doer != other.doer and not apart:
        return False
    if event.same_doer and not (one.doer and other.doer):
        return False
    return one.theme != other.theme or bool(one.theme)


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


def _is_reckoned_from(sentence: Sentence, first: int) -> bool:
    """Whether "after" stands before a noun, and a length of time before that."""
    before = first - (sentence.words(first - 1, first) == ["the"])
    led = sentence.words(before - 1, before) in (["after"], ["before"])
    return led and any(one.stop == before - 1 for one in sentence.times)


def date_of(told: Telling) -> TimeExpression | None:
    """Return the one date of a telling; None where there is none, or more."""
    dates = [one for one in told.times if one.grain in _DATES and not one.approximate]
    if len(dates) != 1 or len(told.times) != 1:
        return None
    sentence = told.sentence
    placed = next(one for one in sentence.times if one.mention is dates[0])
    before = sentence.words(placed.first - 2, placed.first)
    if not _JOINTS.isdisjoint(sentence.words(told.stop, placed.first)):
        return None  # "was signed for five years and so runs out in": of what follows
    apposed = "," in sentence.words(told.stop, placed.first)
    if apposed and _is_reckoned_from(sentence, told.first):
        return None  # "two days after the fire, on 5 May, they": of what came then
    return None if before[:1] != ["back"] and before[-1:] in _NO_DATES else dates[0]


def _places(one: Telling, other: Telling) -> tuple[str, str] | None:
    a, b = _city(one), _city(other)
    return None if a is None or b is None or a == b else (a, b)


def _city(told: Telling) -> str | None:
    """The one city in which a telling says that it happened."""
    sentence, clause = told.sentence, told.clause
    first = max(clause.first, told.first)
    here = [one for one in cities_in(sentence) if first <= one.first < clause.stop]
    found = {one.mention.canonical for one in here}
    led = any(sentence.words(one.first - 1, one.first) == ["in"] for one in here)
    return found.pop() if len(found) == 1 and led else None
