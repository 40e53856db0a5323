"""A number told to be of a smaller one: "72 of the 61 seats", "twelve out of eleven judges"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_LONGEST = 6  # tokens of "of the upper house's"
_FAR = 10  # times as many: then the whole counts groups, of which the part has members
_YEARS = range(1900, 2101)


@cued_by(lambda: ("of",))
def partitive_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield a number with the whole that it is told to be of, where it is the larger one."""
    if len(sentence.quantities) < 2:
        return
    for part, whole in pairwise(spots_of(sentence)):
        if not whole.quantity.number < part.quantity.number < _FAR * whole.quantity.number:
            continue
        if not (_can_be_part(sentence, part) and _is_whole(sentence, whole)):
            continue
        if not _is_of(sentence, part, whole) or not _are_of_one(part, whole):
            continue
        operands = (part.operand("part"), whole.operand("whole"))
        yield from told(sentence, "parts", operands, part.first, whole.stop, closed="part")


def _is_count(spot: Spot) -> bool:
    quantity = spot.quantity
    whole = quantity.number == quantity.number.to_integral_value()
    return whole and not quantity.is_range and quantity.per is None and quantity.number > 1


def _can_be_part(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure is a plain count, and no number of a page or clause: "Article 12 of"."""
    if not _is_count(spot) or spot.quantity.change_form == "by":
        return False
    if spot.first == sentence.first:
        return True
    at = spot.first - 1
    label = sentence.tokens.text[at]
    named = label[0].isupper() and at > sentence.first
    numbered = label.lower() in relation_words("partitives")["numbered"]
    if numbered and sentence.words(at - 1, at) in (["the"], ["that"], ["last"]):
        return True  # "by the end of the week 12 of them"
    return not named and not numbered


def _is_whole(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure counts things of a noun that is no group of what the part counts."""
    quantity = spot.quantity
    if not _is_count(spot) or quantity.change is not None or quantity.noun_end is None:
        return False
    if dimension(quantity.unit) not in BARE or quantity.unit is None:
        return False
    if quantity.text.isdecimal() and int(quantity.text) in _YEARS:
        return False  # "3,000 of the 2015 graduates"
    words = sentence.words(spot.first, spot.stop)
    after = sentence.words(spot.stop, spot.stop + 1)
    owning = words[-1].endswith(("'s", "s'", "’s", "s’")) or after[:1] in (["'"], ["’"], ["'s"])
    noun = quantity.unit.rpartition(" ")[2]
    grouped = relation_words("partitives")["groups"]
    return not owning and "-" not in words and noun not in grouped


def _are_of_one(part: Spot, whole: Spot) -> bool:
    """Whether a part is of its whole's noun or has none, and tells its scale itself."""
    if part.quantity.unit not in (None, whole.quantity.unit):
        return False
    # "15 of the 12 million": the scale may be told once, which the reader of numbers knows.
    return part.quantity.number >= 1 and whole.quantity.number >= Decimal(2)


def _is_of(sentence: Sentence, part: Spot, whole: Spot) -> bool:
    between = sentence.words(part.stop, whole.first)
    if between[:1] == ["out"]:
        del between[0]
    if between[:1] != ["of"] or len(between) > _LONGEST:
        return False
    words = relation_words("sums")["determiners"]
    inner = between[1:]
    return all(word in words for word in inner) or inner[-1].endswith(("'s", "’s", "s'"))
