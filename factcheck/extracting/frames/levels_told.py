"""Changes told with both levels, read by the parts that the figures play: the size of the change
and two levels of one unit, in whatever order and words.

    Now at 44%, support is up by five points on its 37% of the autumn.

No figure may be left over, the words of the two levels must tell them apart in time, and what is
said fails only where the size fits them in neither order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval, is_bounded
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_directions import are_doubtful, is_what_moved
from factcheck.extracting.frames.change_roles import is_yearly
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.level_kinds import (
    POINTS,
    are_intended,
    are_levels,
    is_of_another_thing,
    is_size,
    sides_of_change,
)
from factcheck.extracting.frames.level_stretches import (
    Stretch,
    day_of,
    in_order,
    left_unsaid,
    stretch_of,
    told_outside,
    unsaid,
    year_of_bracket,
)
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.passages import Passage, are_alike, content, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_ENDS = frozenset({"to", "from"})
_PARTICLES = frozenset({"up", "down"})
_LEVELS = 2
_FIGURES = 3  # of a change with its size


@cued_by(lambda: {*sides_of_change(), "times", "trebled", "twice", "quadrupled"}, needs=PAIR)
def level_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the change that a sentence tells with its two levels, or with the one before."""
    own = passage.own
    if len(own) == _LEVELS:
        found = _moved(passage, own)
    elif len(own) == _FIGURES:
        found = _sized(replace(passage, before=()), own)
    else:
        return
    if found is not None:
        yield found


def _sized(passage: Passage, spots: Sequence[Spot]) -> Relation | None:
    """The size of a change with its two levels."""
    sizes = [one for one in spots if is_size(passage, one)]
    ratios = [one for one in sizes if not is_amount(one)]
    sizes = ratios if len(ratios) == 1 else sizes
    if len(sizes) != 1:
        return None
    size = sizes[0]
    first, second = (one for one in spots if one is not size)
    if not are_levels(passage, first, second) or _is_said_again(passage, size, spots):
        return None
    if size.quantity.unit in POINTS and first.quantity.unit != "percent":
        return None
    of_something = passage.words(first.stop, first.stop + 1) == ["of"]
    if of_something and {size.quantity.unit, first.quantity.unit} == {"percent"}:
        return None  # "rose by 2% and took 56% of income, as against 58%"
    if is_amount(size) and not (are_alike(size, first) and are_alike(size, second)):
        return None
    if is_yearly(passage.here, size) or is_of_another_thing(passage):
        return None
    if _is_from_elsewhere(passage, size, spots):
        return None
    one, other, by = (stretch_of(passage, spot, spots) for spot in (first, second, size))
    order = in_order(one, other)
    if (
        order is None
        or not _are_one(passage, one, other)
        or not _is_said_of(passage, by, one, other)
    ):
        return None
    spans = _spans(one) | _spans(other)
    if spans and _spans(by) and spans.isdisjoint(_spans(by)):
        return None
    before, after = (_as_precise(*pair) for pair in (order, order[::-1]))
    sides = _told_sides(passage, order)
    if len(sides) > 1 or _is_of_another_time(by, one, other):
        return None
    traits = {"direction": sides[0]} if sides else {}
    if before_year := year_of_bracket(passage.here, order[0]):
        traits["since"] = before_year
    rises = "up" if after.quantity.number > before.quantity.number else "down"
    named = [("before", before), ("after", after), ("delta", size)]
    turned = [("before", after), ("after", before), ("delta", size)]
    return relate(passage, "change", named, [] if sides == [rises] else [turned], **traits)


def _as_precise(spot: Spot, other: Spot) -> Spot:
    """A level not much less exact than the one beside it: who prints 65,000 now has not rounded the
    80,000 of then to tens of thousands."""
    one, finer = spot.interval, other.interval
    half = finer.high - finer.low
    if not (is_bounded(one) and is_bounded(finer)) or half >= one.high - one.low:
        return spot
    number = spot.quantity.number
    return replace(
        spot, interval=interval(max(one.low, number - half), min(one.high, number + half))
    )


def _moved(passage: Passage, spots: Sequence[Spot]) -> Relation | None:
    """Two levels, of which the words tell the order and which way it went."""
    first, second = spots
    passage = replace(passage, before=())
    if not are_levels(passage, first, second):
        return None
    if any(passage.words(one.first - 1, one.first) == ["by"] for one in spots):
        return None  # "was cut by 100 over the year, to 658"
    if passage.words(second.first - 2, second.first) == ["all", "but"]:
        return None  # "six closed; all but one have opened"
    led = {"from", "to"}.isdisjoint(stretch_of(passage, second, spots).lead)
    if led and passage.words(first.first - 1, first.first) == ["of"]:
        return None  # "a reduction of waste of 20 percent by 2017 and 40 percent by 2022"
    if is_of_another_thing(passage):
        return None
    one, other = (stretch_of(passage, spot, spots) for spot in spots)
    order = in_order(one, other)
    if order is None or not _are_one(passage, one, other) or are_intended(one, other):
        return None
    sides = _told_sides(passage, order)
    if len(sides) != 1 or not _is_told_of(passage, one, other):
        return None
    before, after = order
    named = [("before", before), ("after", after)]
    return relate(passage, "change", named, direction=sides[0])


def _is_said_again(passage: Passage, size: Spot, spots: Sequence[Spot]) -> bool:
    """Whether another figure only says the size in its own way: "by 12%, or 36 million"."""
    return any(
        passage.words(left.stop, right.first) in (["or"], [",", "or"])
        for left, right in pairwise(spots)
        if size in (left, right)
    )


def _is_told_of(passage: Passage, one: Stretch, other: Stretch) -> bool:
    """Whether the words of change stand with the levels, or open what the levels bear out: "It fell
    last week: 41 tonnes came in, 44 the week before"."""
    here, first = passage.here, min(one.first, other.first)
    for at in here.places_of(sides_of_change().keys()):
        if one.stop < at < other.first and _is_of_its_own(passage, at, one.stop, other.first):
            return False  # "after 236 deaths the speed limit was lowered, and then there were 298"
    last = max((at for at in here.places_of(sides_of_change().keys()) if at < first), default=-1)
    if last < 0 or any(at > first for at in here.places_of(sides_of_change().keys())):
        return True
    mark = here.words(first - 1, first)
    ends = one.lead == ["to"] and _are_ends(passage, one.spot, other.spot)
    if ends and relation_words("levels")["breaks"].isdisjoint(here.words(last, first - 1)):
        return True  # "raised its estimate of growth, to 4% from 3%"
    if unsaid(here, range(last, first), []):
        return False
    if mark == [":"] or relation_words("levels")["links"].intersection(one.lead[:1]):
        return True
    return not left_unsaid(one, told_outside(passage, one))


def _is_of_its_own(passage: Passage, at: int, first: int, stop: int) -> bool:
    """Whether a word of change between two levels stands with words that name another thing."""
    here, breaks = passage.here, relation_words("levels")["breaks"]
    marks = [n for n in range(first, stop) if here.tokens.lower[n] in breaks]
    begin = max((n for n in marks if n < at), default=first)
    end = min((n for n in marks if n > at), default=stop)
    told = content([*passage.words(here.first, begin), *passage.words(end, here.stop)])
    return bool(unsaid(here, range(begin, end), told))


def _are_one(passage: Passage, one: Stretch, other: Stretch) -> bool:
    """Whether two levels are of one thing: the words of the later one name nothing new, or the
    first is only what it is held against: "Compared with 40 in May, sales fell to 30"."""
    if not left_unsaid(other, told_outside(passage, other)):
        return True
    against = relation_words("levels")["held_against"]
    opens = one.first == passage.here.first and bool(one.lead) and against.issuperset(one.lead)
    return opens and other.spot.quantity.change_form == "to" and not left_unsaid(one, [])


def _is_said_of(passage: Passage, by: Stretch, one: Stretch, other: Stretch) -> bool:
    """Whether a size is told of what the levels are of."""
    told = told_outside(passage, by)
    if not left_unsaid(by, told):
        return True
    to_first = passage.words(by.spot.stop, min(one.spot.first, other.spot.first))
    enclosed = "(" in passage.words(one.spot.stop, other.spot.first)
    if enclosed and to_first in (["to"], [",", "to"]) and _is_whole_year(one, other):
        return True  # "revenue rose by 21% to 588 million (2022: 520 million)"
    if by.spot.quantity.unit in POINTS and _are_ends(passage, one.spot, other.spot):
        return True
    first = min(one.first, other.first)
    if _is_borne_out(passage, by, one, other):
        return True
    if by.stop > first:
        return _leads_on(passage, by, one, other)
    mark = passage.words(by.stop, by.stop + 1)
    if mark == [":"]:
        return True
    led = passage.words(by.stop, by.stop + 2)
    return by.stop + 2 >= first and not relation_words("levels")["links"].isdisjoint(led)


def _is_borne_out(passage: Passage, by: Stretch, one: Stretch, other: Stretch) -> bool:
    """Whether two levels bear out a comparison before them: "orders were 4 million lower than in
    2013, at 17 million instead of 21"."""
    than = "than" in passage.words(by.spot.stop, one.first)
    joined = relation_words("levels")["instead"].issuperset(other.lead) and bool(other.lead)
    return than and joined and not left_unsaid(one, []) and not left_unsaid(other, [])


def _is_from_elsewhere(passage: Passage, size: Spot, spots: Sequence[Spot]) -> bool:
    """Whether a size is from a level without a figure: "14 per cent below where it is today"."""
    after = passage.words(size.stop, passage.here.stop)
    if after[:1] not in (["below"], ["above"]):
        return False
    lead = relation_words("levels")["before_level"]
    at = size.stop + 1
    while passage.words(at, at + 1) and passage.words(at, at + 1)[0] in lead:
        at += 1
    return all(one.first != at for one in spots) and time_at(passage.here, at) is None


def _is_whole_year(*levels: Stretch) -> bool:
    """Whether no level is of a part of a year: "(first half: 250 million)"."""
    parts = relation_words("levels")["year_parts"]
    return all(parts.isdisjoint(one.words) for one in levels)


def _are_ends(passage: Passage, one: Spot, other: Spot) -> bool:
    """Whether two levels stand together as the ends of a change: "to 4.5% from 4.75%"."""
    between = passage.words(one.stop, other.first)
    return between in (["from"], ["to"], ["from", "the"]) or other.marker == "to"


def _leads_on(passage: Passage, by: Stretch, one: Stretch, other: Stretch) -> bool:
    """Whether the level that a size compares with follows it: "by three points on the 52%"."""
    follows = next((s.spot for s in (one, other) if s.spot.first > by.spot.first), None)
    if follows is None:
        return False
    between = passage.words(by.spot.stop, follows.first)
    known = relation_words("levels")["before_level"] | {"on", "from", "than"}
    return known.issuperset(between) and between[:1] != [","]


def _spans(stretch: Stretch) -> set[str]:
    """The lengths of time that a stretch names: "on the year" against "a month before"."""
    spans = rules_words("claims/levels")["spans"]
    return {spans[word] for word in stretch.words if word in spans}


def _is_of_another_time(by: Stretch, one: Stretch, other: Stretch) -> bool:
    """Whether a size has a date that neither level has: "fell 5% in May, having risen in April"."""
    days = [day_of(stretch) for stretch in (one, other)]
    ends = (at for at in by.sentence.places_of(relation_words("levels")["breaks"]) if at >= by.stop)
    stop = next(ends, by.sentence.stop)
    told = [
        time.mention.first
        for time in by.sentence.times
        if by.first <= time.first < stop and time.mention.first is not None
    ]
    return all(days) and any(day not in days for day in told)


def _told_sides(passage: Passage, order: tuple[Spot, Spot]) -> list[str]:
    """Which ways the words of change of a sentence go; none where they may say it of another
    thing than the printed numbers."""
    words, here, table = relation_words("levels"), passage.here, sides_of_change()
    doubtful = relation_words("changes")
    silent = doubtful["ambivalent"] | doubtful["rankings"] | change_words().spread
    if not here.vocabulary.isdisjoint(silent):
        return []
    if are_doubtful(here, order, order):
        return []
    told, sized = set[tuple[str, bool]](), False
    losing = not words["losses"].isdisjoint(here.vocabulary)
    for at in here.places_of(table.keys()):
        word = here.tokens.lower[at]
        if losing and word in words["losing"] | words["losses"]:
            continue
        if word in words["of_rates"] and not _is_of_policy(here, order[0]):
            return []
        if word in _PARTICLES and not words["particled"].isdisjoint(here.words(at - 1, at)):
            continue  # "made up 33% of sales"
        if here.words(at - 1, at) in (["no"], ["not"], ["little"], ["hardly"]):
            return []  # "no more than"
        if any(one.first <= at < one.stop for one in here.times):
            continue  # "1,850 had waited for more than a year, compared with 2,630"
        if word in change_words().nouns and any(_is_size_of(here, at, one) for one in order):
            sized = True  # "growth was 3%, compared with 4%": two sizes, and no levels
            continue
        if word in change_words().nouns and is_what_moved(
            here, at, min(one.first for one in order)
        ):
            continue
        if word in change_words().comparatives and any(at == one.stop for one in order):
            continue  # a rate of inflation: "prices were 4% higher than a year before"
        told.add((table[word], word in change_words().comparatives))
    return sorted({side for side, compared in told if compared or not sized})


def _is_size_of(here: Sentence, at: int, spot: Spot) -> bool:
    """Whether a figure is by how much, of the noun of change at `at`: "the rise in wages was 3%";
    not "a rise in wages to 3%"."""
    between = here.words(at + 1, spot.first)
    words = relation_words("levels")
    led = _ENDS.isdisjoint(between[-2:]) and spot.marker not in _ENDS
    led = led or not words["amounting"].isdisjoint(between[-3:])
    if between[:1] == ["on"]:
        return False  # "an increase on the 40 of May"
    return bool(between) and led and words["breaks"].isdisjoint(between)


def _is_of_policy(here: Sentence, level: Spot) -> bool:
    words = relation_words("levels")
    paced = words["policy"] | words["paced"]
    return level.quantity.unit == "percent" and not paced.isdisjoint(here.vocabulary)
