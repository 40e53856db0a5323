"""Changes whose earlier figure stands beside their subject.

"Inflation, which stood at 9.5 per cent in May, came down by 3.3 points to 6.2"; "it cut its
output, of 11 million tonnes in May, by 1 million, some 9 per cent"; "the reserve fell by 10
billion, or a quarter, to 30 billion".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import TWO_ENDS
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, as_percent, relation_words, time_at
from factcheck.model.relations import Relation

_MOST_FIGURES = 4
_TO_VERB = 6  # tokens from the earlier figure to the verb of its change
_TO_HAD = 10  # tokens from where it led to "it had been"
_TO_BASE = 6  # tokens from a verb to the figure that it changes
_TO_SIZE = 18  # tokens from a verb to its size, over the figure that it changes
_TO_AFTER = 4  # tokens from a size to the figure that it leads to
_POINTS = frozenset({"point", "percentage_point"})


@cued_by(lambda: ("by",), needs=TWO_ENDS)
def aside_change_relations(passage: Passage) -> Iterator[Relation]:
    """Yield changes with the figure that is told of their subject, and where they led."""
    own = passage.own
    if not 3 <= len(own) <= _MOST_FIGURES or len(passage.spots) > MOST:
        return
    for at in range(1, len(own) - 1):
        base, size, last = own[at - 1 : at + 2]
        told = _by_fraction(passage, base, size, last)
        told = told or _had_been(passage, base, size, last)
        if told is not None:
            yield told
            return
        verb = _verb_of(passage, size)
        if verb < 0 or not _is_base(passage, base, size, verb):
            continue
        relation = _to_later(passage, base, size, last) or _in_percent(
            passage, base, size, last, verb
        )
        if relation is not None:
            yield relation
            return


def _by_fraction(passage: Passage, size: Spot, share: Spot, after: Spot) -> Relation | None:
    """ "It fell by 10 billion, or a quarter, to 30 billion" """
    direction = size.quantity.change
    fits = (
        size.quantity.change_form == "by"
        and is_amount(size)
        and share.quantity.unit is None
        and is_share(share)
        and passage.words(size.stop, share.first) in ([",", "or"], ["or"], ["("])
        and passage.words(share.stop, after.first) in ([",", "to"], ["to"], [")", "to"])
        and is_amount(after)
        and size.quantity.unit in (None, after.quantity.unit)
    )
    if not fits or direction is None:
        return None
    named = [("amount", size), ("percent", as_percent(share)), ("after", after)]
    return relate(passage, "growth", named, direction=direction)


def _had_been(passage: Passage, size: Spot, after: Spot, base: Spot) -> Relation | None:
    """ "Sugar went up by 18 cents to 96 cents; it had been 78 cents in the autumn" """
    led = passage.words(after.stop, base.first)
    lead = [word for word in led if word.isalpha()]
    fits = (
        size.quantity.change_form == "by"
        and _can_move(size, after, base)
        and passage.words(size.stop, after.first) in (["to"], [])
        and lead[-3:] in (["it", "had", "been"], ["they", "had", "been"], ["it", "stood", "at"])
        and len(led) <= _TO_HAD
        and passage.words(base.stop, base.stop + 1) in ([], ["."], [","], [";"], ["in"], ["a"])
        and bool({";", ","}.intersection(led))
    )
    if not fits:
        return None
    named = [("difference", size), ("second", after), ("first", base)]
    return relate(passage, "difference", named)


def _can_move(size: Spot, after: Spot, base: Spot) -> bool:
    """Whether figures are of one kind, and the size in points where the two are percentages."""
    one, other = after.quantity, base.quantity
    if one.unit != other.unit:
        return False
    if one.unit == "percent":
        return size.quantity.unit in _POINTS
    return all(map(is_amount, (size, after, base))) and size.quantity.unit == one.unit


def _verb_of(passage: Passage, size: Spot) -> int:
    """The verb that a size belongs to: "came down by four points"; -1 where there is none."""
    here = passage.here
    hedge = (size.quantity.hedge or "").split()
    if [*passage.words(size.first - 1, size.first), *hedge][:1] != ["by"] and "by" not in hedge:
        return -1
    verbs = change_words().verbs
    changing = relation_words("changes_aside")["changing"]
    for at in range(size.first - 1, max(here.first, size.first - _TO_SIZE) - 1, -1):
        word = here.tokens.lower[at]
        if word in verbs or word in changing:
            return at
    return -1


def _is_base(passage: Passage, base: Spot, size: Spot, verb: int) -> bool:
    """Whether a figure is told of what changes: right before the verb, or of its object."""
    words, here = relation_words("changes_aside"), passage.here
    if base.quantity.is_range or base.quantity.change is not None or not _are_alike(base, size):
        return False
    lead = passage.words(base.first - 1, base.first)
    if not lead or lead[0] not in words["bases"]:
        return False
    if verb > base.first:
        between = _untimed(passage, base.stop, verb)
        opened = passage.words(here.first, here.first + 1) in (["from"], ["at"])
        short = len(between) <= _TO_VERB and "and" not in between and ";" not in between
        told = passage.words(verb + 1, size.first)
        plain = words["before_verb"].issuperset(word for word in told if word != "by")
        return short and plain and (opened or words["before_verb"].issuperset(between))
    between = _untimed(passage, base.stop, size.first)
    return base.first - verb <= _TO_BASE and all(word in (",", "by") for word in between)


def _untimed(passage: Passage, first: int, stop: int) -> list[str]:
    """The words between two tokens that belong to no time."""
    here = passage.here
    return [
        here.tokens.lower[at]
        for at in range(first, stop)
        if time_at(here, at) is None and here.tokens.lower[at] != "in"
    ]


def _are_alike(base: Spot, size: Spot) -> bool:
    one, other = base.quantity, size.quantity
    if one.unit == "percent":
        return other.unit in _POINTS
    if not is_amount(base) or not is_amount(size) or other.number > one.number:
        return False
    unit = (one.unit or "").partition(" / ")[0]
    counted = one.unit is None and other.noun_end is not None
    return counted or other.unit in (None, unit, one.unit)


def _to_later(passage: Passage, base: Spot, size: Spot, after: Spot) -> Relation | None:
    """ "... by four points to 6.2 per cent", "... by 350 and now counts 1,150" """
    words = relation_words("changes_aside")
    led = _untimed(passage, size.stop, after.first)
    now = led[:2] == ["and", "now"] and len(led) <= _TO_AFTER
    if led != ["to"] and not (now and led[-1] in words["now_verbs"]):
        return None
    one, other = base.quantity, after.quantity
    if other.unit not in (None, one.unit) and one.unit is not None:
        return None
    if (one.unit == "percent") != (other.unit == "percent") or other.is_range:
        return None
    named = [("first", base), ("difference", _plain(size, base)), ("second", after)]
    return relate(passage, "difference", named)


def _in_percent(
    passage: Passage, base: Spot, size: Spot, percent: Spot, verb: int
) -> Relation | None:
    """ "... by about 230,000, some 2 per cent" """
    led = passage.words(size.stop, percent.first)
    after = passage.words(percent.stop, percent.stop + 1)
    ended: Sequence[str] = after or ["."]
    fits = led in ([","], [",", "or"], ["or"], ["("]) and ended[0] in {",", ".", ";", ")", "and"}
    if not fits or not is_share(percent) or base.quantity.unit == "percent":
        return None
    direction = change_words().verbs.get(passage.here.tokens.lower[verb]) or "up"
    named = [
        ("before", base),
        ("amount", _plain(size, base)),
        ("percent", as_percent(percent)),
    ]
    return relate(passage, "growth", named, direction=str(direction))


def _plain(size: Spot, base: Spot) -> Spot:
    """A size in the unit of what it changes, where it is told without."""
    if base.quantity.unit in ("percent", size.quantity.unit):
        return size
    return replace(size, quantity=replace(size.quantity, unit=base.quantity.unit))
