"""Figures told to be up or down from an earlier one, over the words between: "prices rose 3.1% in
2022, the office said on Friday, down from 4.4% in 2021".

A run of joined figures (`change_told`) has none but connecting words. Here other words may stand
between, as what "up from" is said of is the last figure of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.change_told import or_its_part
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import Passage, are_alike, relate
from factcheck.extracting.frames.spots import Spot, relation_words, time_beside
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_SIDES = frozenset({"up", "down"})
_OPENERS = frozenset({",", "(", "–", "—", "-"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
_FARTHEST = 24  # tokens from the later figure to "up from"
_TO_TIME = 6
_UNSURE = frozenset({"time", "percentage_point", "basis_point", "point"})


@cued_by(lambda: _SIDES)
def reference_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures of which "up from" or "down from" tells which one is larger."""
    here, own = passage.here, passage.own
    if len(own) < 2:
        return
    for at in here.places_of(_SIDES):
        base = _base(passage, at)
        if base is None:
            continue
        after = _later(passage, base, at)
        if after is None or not _are_told_apart(passage, after, base, at):
            continue
        side = here.tokens.lower[at]
        named = [("after", after), ("before", base)]
        relation = relate(passage, "change", named, direction=side)
        if relation is not None:
            yield relation


def _base(passage: Passage, at: int) -> Spot | None:
    """The figure right after "up from", which opens what is said in passing."""
    here = passage.here
    if at == here.first or here.tokens.lower[at - 1] not in _OPENERS:
        return None
    if here.words(at + 1, at + 2) != ["from"]:
        return None
    base = next((one for one in passage.own if one.stop > at + 1), None)
    if base is None or base.quantity.unit in _UNSURE or base.quantity.is_range:
        return None
    led = here.words(at + 2, base.first)
    return base if not led or (len(led) == 1 and led[0] in _ARTICLES) else None


def _later(passage: Passage, base: Spot, at: int) -> Spot | None:
    """The last figure of the same kind before "up from"; of no unit, the last of any."""
    before = [one for one in passage.own if one.stop < at]
    if base.quantity.unit is None or base.quantity.noun_end is not None:
        found = before[-1] if before and are_alike(before[-1], base) else None
    else:
        found = next(
            (one for one in reversed(before) if one.quantity.unit == base.quantity.unit), None
        )
    if found is None or found.quantity.is_range or found.quantity.per != base.quantity.per:
        return None
    return or_its_part(passage.here, found, before)


def _are_told_apart(passage: Passage, after: Spot, base: Spot, at: int) -> bool:
    """Whether the figure is of the same thing at another time."""
    words = relation_words("references_told")
    between = passage.words(after.stop, at)
    if len(between) > _FARTHEST or not words["parting"].isdisjoint(between):
        return False
    around = passage.words(passage.here.first, after.first)
    if after.quantity.change_form == "by" and not _is_pace(passage.here, after, base, around):
        return False
    near = [*around[-_TO_TIME:], *passage.words(base.stop, base.stop + _TO_TIME)]
    changes = relation_words("changes")
    doubtful = changes["rankings"] | changes["shortfalls"] | changes["ambivalent"]
    return doubtful.isdisjoint(near) and after.quantity.number > 0 < base.quantity.number


def _is_pace(sentence: Sentence, after: Spot, base: Spot, before: list[str]) -> bool:
    """Whether a rise in per cent is compared with that of another time, and is not added to the
    figure: "prices rose 3.1% in 2022, down from 4.4% in 2021"; not "the tax rose by 2%, up from
    10%"."""
    quantity = after.quantity
    if quantity.unit != "percent" or quantity.change != "up":
        return False
    rates = relation_words("references_told")["rates"]
    timed = time_beside(sentence, base, base.stop + _TO_TIME) is not None
    return timed and rates.isdisjoint(before)
