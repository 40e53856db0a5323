"""Which words of a text may tell of one thing in two ways, by what stands near them.

No clause is read for others: most words of what is told stand alone in a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_things import kinds_in
from factcheck.rulebook.told_acts import Spot, Spots
from factcheck.rulebook.told_words import act_words, told_words

T = TypeVar("T")
_NEAR_BY = 9  # tokens from a verb or noun to what it may be of
_PARTNERS = 16  # of what is told, how much is held against each
_DENIED = 12  # tokens between a verb and its denial or its time
_AHEAD = frozenset({"will", "to"})
_PLACES = frozenset({"city", "capital"})


def neighbours(told: Sequence[T]) -> Iterator[tuple[T, T]]:
    """The pairs of what stands near each other, so that a long text takes no longer by the page."""
    for at, one in enumerate(told):
        for other in told[at + 1 : at + 1 + _PARTNERS]:
            yield one, other


def candidates(
    context: Context, spots: Spots, may: Callable[[Sentence, Spot, Sentence, Spot], bool]
) -> list[Spot]:
    """The spots that may be of one thing as another and exclude what is told there: no clause is
    read for others."""
    if len({index for index, _, _ in spots}) < 2:
        return []
    sentences, found = context.analysis.sentences, set[int]()
    kept = [spot for spot in spots if not _is_far(sentences[spot[0]], spot[1])]
    for (a, one), (b, other) in neighbours(list(enumerate(kept))):
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


def may_exclude(here: Sentence, one: Spot, there: Sentence, other: Spot) -> bool:
    """Whether one telling may be of the other side, or deny the other, of one time."""
    if one[2].topic.same_time and "noun" not in (one[2].form, other[2].form):
        if not here.times or not there.times:
            return False
        times = _times_near(here, one[1]), _times_near(there, other[1])
        if not all(times) or not overlap(*times):
            return False
    if one[2].side != other[2].side or "undoing" in (one[2].form, other[2].form):
        return True
    near = here.words(one[1] - _DENIED, one[1]) + there.words(other[1] - _DENIED, other[1])
    return not _denying().isdisjoint(near)


def _times_near(sentence: Sentence, at: int) -> list[TimeExpression]:
    return [one.mention for one in sentence.times if -_DENIED <= one.first - at <= _DENIED]


@cache
def _denying() -> frozenset[str]:
    return told_words("denying") | told_words("refusing") | told_words("none")


def may_differ(here: Sentence, one: Spot, there: Sentence, other: Spot) -> bool:
    """Whether two tellings of an event may have other dates or places, or one be ahead."""
    before = here.words(one[1] - 4, one[1]) + there.words(other[1] - 4, other[1])
    if not _AHEAD.isdisjoint(before) or one[2].topic.by_one:
        return True
    times = _times_near(here, one[1]), _times_near(there, other[1])
    if any(not overlap((a,), (b,)) for a in times[0] for b in times[1]):
        return True
    a, b = ({place.mention.canonical for place in cities_in(each)} for each in (here, there))
    return bool(a and b and a != b)


def cities_in(sentence: Sentence) -> list[Placed[EntityMention]]:
    """Return the cities that a sentence names."""
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


def overlap(one: Sequence[TimeExpression], other: Sequence[TimeExpression]) -> bool:
    """Whether some of the times of both can be the same; so they are where one side has none."""
    if not one or not other:
        return True
    return any(
        a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last
        for a in one
        for b in other
    )
