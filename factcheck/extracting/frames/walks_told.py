"""A series that goes from level to level: "it rose from 40 to 52 million and then fell to 47",
"peaked at 9% before falling back to 7%", "stood at 124 in 2013. By 2014 it had risen to 145".

A level to which a verb leads is held against the one that was told before it, of the same thing;
where that is not sure to be where it began, against every level that it may have begun from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_directions import are_doubtful, is_what_moved
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.level_kinds import (
    are_intended,
    are_levels,
    is_of_another_thing,
    is_size,
    told_before,
)
from factcheck.extracting.frames.level_stretches import (
    Stretch,
    day_of,
    is_earlier,
    stretch_of,
    unsaid,
)
from factcheck.extracting.frames.passages import MOST, Passage, content, relate
from factcheck.extracting.frames.spots import Spot, relation_words, split_range
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_YEAR = 366  # days from the one level to that of the next year, at most
_TO_VERB = 9  # tokens from a verb to the level that it leads to
_TO_LEVEL = 3  # tokens of "to just over the"


class _Step(Struct, frozen=True):
    """A level that something moved to: which way, by the verb at a token; how far, where told."""

    after: Stretch
    side: str
    verb: int
    sizes: tuple[Spot, ...]


@cache
def _cues() -> frozenset[str]:
    return frozenset(change_words().verbs) | relation_words("walks")["peaks"]


@cued_by(_cues)
def walk_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the steps that a sentence tells, from a level in it or right before it."""
    here, verbs = passage.here, change_words().verbs
    moves = next(iter(here.places_of(verbs.keys())), here.first)
    if len(passage.spots) > MOST or is_of_another_thing(passage, moves):
        return
    own = [one for spot in passage.own for one in _apart(here, spot)]
    sizes = [one for one in own if one.marker == "by" or is_size(passage, one)]
    if any(one.quantity.unit == "time" for one in sizes):
        return
    levels = [one for one in own if one not in sizes]
    before = told_before(passage) if levels else None
    told = [before, *levels] if before is not None else levels
    if len(told) < 2 or not all(are_levels(passage, told[0], one) for one in told[1:]):
        return
    stretches = [stretch_of(passage, one, passage.spots) for one in told]
    if are_intended(*stretches):
        return
    yield from _steps(passage, stretches, sizes)
    yield from _peaks(passage, stretches)


def _apart(here: Sentence, spot: Spot) -> list[Spot]:
    """The size and the level of "by 12 to 40", which are no range."""
    led = here.words(spot.first - 2, spot.first)
    return split_range(here, spot) if led in (["and", "by"], [",", "by"]) else [spot]


def _steps(passage: Passage, told: Sequence[Stretch], sizes: Sequence[Spot]) -> Iterator[Relation]:
    side = ""
    for at in range(len(told)):
        step = _step(passage, told, at, sizes, side)
        side = step.side if step is not None else ""
        base = _base(passage, told, at, step.verb) if step is not None else None
        if step is None or base is None or not _is_of_same(passage, base, step):
            continue
        if not passage.is_here(base.spot) and not _follows(passage, base, step):
            continue
        pair = (base.spot, step.after.spot)
        if are_doubtful(passage.here, sorted(pair, key=lambda one: one.first), pair):
            continue
        if not _is_sure(passage, base, step) and _may_begin_elsewhere(told, base, step):
            continue
        named = [("before", base.spot), ("after", step.after.spot)]
        if passage.is_here(base.spot):
            named += [("delta", one) for one in step.sizes]
        relation = relate(passage, "change", named, direction=step.side)
        if relation is not None:
            yield relation


def _step(
    passage: Passage, told: Sequence[Stretch], at: int, sizes: Sequence[Spot], side: str
) -> _Step | None:
    """The step that leads to a level; its verb may be that of the step before: "by 3 to 40 in May
    and by 2 to 42 in June"."""
    one, here, verbs = told[at], passage.here, change_words().verbs
    spot = one.spot
    led = here.words(spot.first - _TO_LEVEL, spot.first)
    if "to" not in led and spot.marker != "to":
        return None
    floor = _floor(passage, told, at)
    near = _verbs(here, floor, spot.first)
    if not near and at and is_earlier(told[at - 1]):  # "fell from 40 to 38"
        floor = _floor(passage, told, at - 1)
        near = _verbs(here, floor, told[at - 1].spot.first)
    between = [one for one in sizes if floor <= one.first < spot.first]
    words = relation_words("walks")
    if not words["closing"].isdisjoint(here.words(floor, spot.first)):
        return None
    if near:
        sized = [size for size in between if size.first > near[-1]]
        return _Step(one, verbs[here.tokens.lower[near[-1]]], near[-1], tuple(sized))
    if side and between and here.words(floor, between[-1].first)[-1:] == ["by"]:
        return _Step(one, side, between[-1].first, tuple(between[-1:]))
    return None


def _verbs(here: Sentence, first: int, level: int) -> list[int]:
    """The verbs of change shortly before a level, in its clause."""
    words, change = relation_words("walks"), change_words()
    return [
        at
        for at in here.places_of(change.verbs.keys())
        if max(first, level - _TO_VERB) <= at < level
        and words["parting"].isdisjoint(here.words(at, level))
        and not is_what_moved(here, at, level)
        and (
            here.tokens.lower[at] not in change.comparatives
            or not words["moving"].isdisjoint(here.words(at - 1, at))
        )
    ]


def _floor(passage: Passage, told: Sequence[Stretch], at: int) -> int:
    """The token after the level before another, or that with which its sentence begins."""
    before = told[at - 1].spot.stop if at else 0
    return max(before, passage.here.first)


def _base(passage: Passage, told: Sequence[Stretch], at: int, verb: int) -> Stretch | None:
    """Where a step began: at the level "from" which it led, or else at the last one before."""
    if at and is_earlier(told[at - 1]) and verb < told[at - 1].spot.first:
        return told[at - 1]
    after = told[at + 1] if at + 1 < len(told) else None
    if after is not None and is_earlier(after):
        return after if passage.words(after.spot.first - 1, after.spot.first) == ["from"] else None
    bracketed = _in_bracket(passage, told, at)
    if bracketed is not None:
        return bracketed
    return next((one for one in reversed(told[:at]) if not is_earlier(one)), None)


def _in_bracket(passage: Passage, told: Sequence[Stretch], at: int) -> Stretch | None:
    """The first of the levels in a bracket after another: "to 40 in 2015 (2014: 38; 2013: 35)"."""
    if at + 1 >= len(told):
        return None
    later = told[at + 1]
    opened = "(" in passage.words(told[at].spot.stop, later.spot.first)
    # "Up for the second year, to 40 (2015: 38; 2014: 35)"; of a single one others know more.
    undated = day_of(told[at]) is None and day_of(later) is not None and at + 2 < len(told)
    return later if opened and (undated or _day_after(later, told[at])) else None


def _day_after(one: Stretch, other: Stretch) -> bool:
    """Whether a level is of an earlier day than another."""
    first, second = day_of(one), day_of(other)
    return first is not None and second is not None and first < second


def _is_of_same(passage: Passage, base: Stretch, step: _Step) -> bool:
    """Whether a step is of what its base is of: its words name nothing else."""
    here, words = passage.here, relation_words("walks")
    floor = base.spot.stop if base.spot.stop <= step.after.first else step.after.first
    first = max(min(floor, step.verb), here.first)
    figures = {at for one in passage.own for at in range(one.first, one.stop)}
    places = [at for at in range(first, step.after.stop) if at not in figures]
    own = here.words(first, step.after.stop)
    named = {at for at, word in enumerate(own) if word in change_words().comparatives}
    if not words["others"].isdisjoint(own) or any(own[at - 1 : at] == ["the"] for at in named):
        return False  # "those to Benn", "the lower one"
    sentence = passage.sentence_of(base.spot)
    known = content(sentence.words(sentence.first, base.spot.first))
    if not unsaid(here, places, known):
        return True
    opening = here.words(here.first, here.first + 1)[0]
    if base.spot.first < here.first or not (opening in words["opening"] or opening.endswith("ing")):
        return False
    # "After peaking at 9%, prices fell to 7%"
    return base.spot.first < step.verb and not unsaid(here, range(here.first, base.spot.first), [])


def _follows(passage: Passage, base: Stretch, step: _Step) -> bool:
    """Whether a sentence goes on from the level of the one before: a year later, or "by then it had
    fallen to"."""
    here = passage.here
    lead = here.words(max(here.first, step.verb - _TO_LEVEL), step.verb)
    if not relation_words("walks")["perfect"].isdisjoint(lead):
        first, second = day_of(base), day_of(step.after)
        return first is None or second is None or first < second
    return _is_next_year(base, step)


def _is_next_year(base: Stretch, step: _Step) -> bool:
    first, second = day_of(base), day_of(step.after)
    if first is None or second is None:
        return False
    return 0 < (second - first).days <= _YEAR and not _is_part_of_year(base, step)


def _is_part_of_year(base: Stretch, step: _Step) -> bool:
    """Whether a level is of a month or a quarter, which is held against that of a year before."""
    parts = relation_words("levels")["year_parts"]
    return not (parts.isdisjoint(base.words) and parts.isdisjoint(step.after.words))


def _is_sure(passage: Passage, base: Stretch, step: _Step) -> bool:
    """Whether words leave no doubt that a step began at its base."""
    if is_earlier(base) or base.spot.first > step.after.spot.first:
        return True
    between = passage.words(max(base.spot.stop, passage.here.first), step.after.spot.first)
    if not relation_words("walks")["then"].isdisjoint(between) or _is_next_year(base, step):
        return True
    led = passage.words(base.spot.first - _TO_LEVEL, base.spot.first)
    path = passage.here.first <= base.spot.first and {"to", "from"} & {*led}
    return bool(path) and not _is_part_of_year(base, step)


def _may_begin_elsewhere(told: Sequence[Stretch], base: Stretch, step: _Step) -> bool:
    """Whether a step may have begun at another level of the sentence, or at none of them."""
    if _is_part_of_year(base, step) or _day_after(step.after, base):
        return True
    sign, number = (1 if step.side == "up" else -1), step.after.spot.quantity.number
    return any(
        sign * (number - one.spot.quantity.number) > 0 and not _day_after(step.after, one)
        for one in told
        if one not in (base, step.after)
    )


def _peaks(passage: Passage, told: Sequence[Stretch]) -> Iterator[Relation]:
    """A peak that a later level passes, a low that one falls short of."""
    words = relation_words("walks")
    for one in told:
        lead = one.lead
        side = "up" if not words["peaks"].isdisjoint(lead) else ""
        side = side or ("down" if not words["lows"].isdisjoint(lead) else "")
        if not side or not passage.is_here(one.spot):
            continue
        for other in told:
            if other.spot.first <= one.spot.first or _day_after(other, one):
                continue
            if unsaid(passage.here, range(one.spot.stop, other.spot.first), content(lead)):
                continue
            named = [("before", other.spot), ("after", one.spot)]
            relation = relate(passage, "change", named, direction=side, order="told")
            if relation is not None:
                yield relation
