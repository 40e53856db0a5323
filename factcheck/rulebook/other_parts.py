"""What figures that make no sum of a whole may be instead: some of its parts, parts of one of them,
of another whole, or of an average."""

from __future__ import annotations

from decimal import Decimal

from factcheck.arithmetic.misprints import is_slip
from factcheck.arithmetic.units import dimension
from factcheck.model.document import SegmentKind
from factcheck.model.relations import Relation
from factcheck.rulebook.beside import figures_around, words_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.reconciling import adds_up
from factcheck.rulebook.told_counts import count_words

_MOST_TRIED = 6  # figures behind the parts, of which every choice is tried
_SCALES = (10, 100, 1000, 1000000)
_BRACKET = 30  # characters of "(2021/22: " before a figure
_BEHIND = 12  # characters of " of which" behind one
_FEWEST = 3  # parts of a list
_BARE, _MILLION = 1000, Decimal(1_000_000)  # below the one a figure may be in millions like another
_COUNTED, _MISCOUNTED = 100, 2  # a number of things so small may be miscounted by so many
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "whom"], ["of", "which"])


def is_sum(relation: Relation) -> bool:
    """Return whether figures can be a whole and its parts at all."""
    return not (_is_no_sum(relation) or _leaves_nothing(relation))


def is_of_other_parts(relation: Relation, context: Context) -> bool:
    """Return whether the text tells what a whole lacks, or what else its figures are parts
    of; where they are tied loosely, whether no slip explains them."""
    if _is_elsewhere(relation, context):
        return True
    if relation.traits["closed"] == "part":
        return _is_part_of_another(relation, context)
    if _lacks_part(relation, context):
        return True
    return relation.loose and not _is_miscounted(relation)


def _leaves_nothing(relation: Relation) -> bool:
    """Whether more is taken off than there is, so that something else was told: "two - 17"."""
    parts, taken = relation.of("part"), relation.of("less")
    made = sum((one.quantity.number for one in parts), Decimal(0))
    return bool(taken) and sum((one.quantity.number for one in taken), Decimal(0)) >= made


def _is_no_sum(relation: Relation) -> bool:
    """Whether a figure lies among several parts, so that it may be what they are on average (the
    rate of all three regions beside that of each), or parts are told in the scale of the first:
    "(60 billion), (41), (8.5)"."""
    parts, whole = relation.of("part"), relation.one("whole")
    if relation.traits["closed"] != "equal" or len(parts) < _FEWEST or relation.of("less"):
        return False
    numbers = [one.quantity.number for one in parts]
    if whole is not None and 0 < min(numbers) <= whole.quantity.number <= max(numbers):
        return True
    bare = [one.quantity.number for one in parts if one.quantity.unit is None]
    return bool(bare) and min(bare) < _BARE and max(bare) >= _MILLION


def _is_elsewhere(relation: Relation, context: Context) -> bool:
    """Whether a whole is that of the year before, in a bracket with its time; or its parts, told
    over several sentences, are not all: but for the last they make it, or less than half of it."""
    whole, parts = relation.one("whole"), relation.of("part")
    if whole is None or relation.of("less"):
        return False
    text, start = context.document.text, whole.quantity.start
    opened = text.rfind("(", max(0, start - _BRACKET), start)
    bracket = text[opened:start] if opened >= 0 else ""
    if ":" in bracket and ")" not in bracket:
        return True
    in_table = context.document.segments[relation.segment].kind is SegmentKind.TABLE_CELL
    if relation.traits["closed"] != "equal" or relation.is_within or in_table:
        return False
    numbers, told = [one.quantity.number for one in parts], whole.quantity.number
    slips = {sum(numbers) * scale for scale in _SCALES}
    return sum(numbers[:-1]) == told or (sum(numbers) * 2 < told and told not in slips)


def _lacks_part(relation: Relation, context: Context) -> bool:
    """Whether another figure nearby, "one" or somebody without a number is what the parts lack of
    their whole; or what they make is told, of other things than the whole."""
    whole = relation.one("whole")
    if whole is None or relation.of("less"):
        return False
    made = sum((one.quantity.number for one in relation.of("part")), Decimal(0))
    lacking = whole.quantity.number - made
    if _is_of_the_last(relation, -lacking, context):
        return True
    if relation.traits["closed"] != "equal":
        return False
    if lacking == 1 and _lists_one(relation, context):
        return True
    own = {one.quantity.start for one in relation.operands}
    around = [one for one in figures_around(context, relation) if one.start not in own]
    unit = whole.quantity.unit
    behind = [one.number for one in around if one.start > relation.of("part")[-1].span.start]
    return adds_up(lacking, behind[:_MOST_TRIED], _MOST_TRIED) or any(
        one.number == lacking or (one.number == made and unit not in (None, one.unit))
        for one in around
    )


def _is_of_the_last(relation: Relation, above: Decimal, context: Context) -> bool:
    """Whether the last of parts that are too many is one of the part before: "318 posts, of which
    309 were filled, 22 of them by women"."""
    first, last = relation.of("part")[0], relation.of("part")[-1]
    if first is last:
        return False
    behind = context.document.text[last.span.end : last.span.end + _BEHIND].split()[:2]
    return behind in _OF_THEM and 0 < above <= last.quantity.number


def _is_part_of_another(relation: Relation, context: Context) -> bool:
    """Whether a part above its whole may be one of a figure told before in the sentence: "120
    children, 60 boys and 60 girls, of whom 72 stayed"."""
    part, whole = relation.one("part"), relation.one("whole")
    if part is None or whole is None:
        return False
    return any(
        relation.sentence.start <= one.start < min(part.span.start, whole.span.start)
        and dimension(one.unit) in (dimension(part.quantity.unit), dimension(whole.quantity.unit))
        and one.number >= part.quantity.number
        for one in figures_around(context, relation)
    )


def _lists_one(relation: Relation, context: Context) -> bool:
    """Whether something is listed among parts that has no number: "the seven directors, the chair
    and four deputies", "four bishops and one abbot"."""
    parts, text = relation.of("part"), context.document.text
    between = text[parts[0].span.end : parts[-1].span.start]
    listed = between.count(",") + between.count(" and ") - between.count(", and ")
    return listed >= len(parts) or not count_words("one_more").isdisjoint(
        words_of(context, relation)
    )


def _is_miscounted(relation: Relation) -> bool:
    """Whether one slip, in the whole or in a part, is all that is off."""
    whole, parts = relation.one("whole"), relation.of("part")
    if whole is None or relation.traits["closed"] != "equal" or relation.of("less"):
        return True
    made = sum((one.quantity.number for one in parts), Decimal(0))
    told, off = whole.quantity.number, whole.quantity.number - made
    pairs = [(told, made), *((one.quantity.number, one.quantity.number + off) for one in parts)]
    counted = told <= _COUNTED and abs(off) <= _MISCOUNTED
    return counted or any(meant > 0 and is_slip(printed, meant) for printed, meant in pairs)
