"""Three figures of a sentence whose kinds leave one way to tie them, in any order: a share with a
part and its whole, a multiple or "12% more" with the two figures that it compares.

    Of the harvest of 80 tonnes, rye made up 20 tonnes, a quarter of the whole.
    Rye, at 60 tonnes, was three times oats, at 20 tonnes.

No fourth figure may stand in the sentence, and what is said fails only where no way of putting the
two amounts makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, intersects, scale, subtract
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.explained import as_precise
from factcheck.extracting.frames.marks import SIZE, THREE
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate, unhedged
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, as_percent, relation_words
from factcheck.model.interval import Interval
from factcheck.model.relations import Relation

_ONE = frozenset({"one"})
_FIGURES = 3
_LED = 3  # tokens before a whole that tell it as one
_NOUN = 3  # tokens of "of them hard coal (40 tonnes)" between a share and its part
_TO_SHARE = 8  # tokens of "at 40 tonnes, hard coal was 30% of"
_ENDS = frozenset({".", ",", ")", ";", "and", "for"})


@cued_by(lambda: _ONE, or_marks=SIZE, needs=THREE)
def trio_relations(passage: Passage) -> Iterator[Relation]:
    """Yield a share or a multiple with the two amounts of its sentence."""
    own, words = passage.own, relation_words("trios")
    if len(own) != _FIGURES or not words["apart"].isdisjoint(passage.here.vocabulary):
        return
    own = tuple(_to_one(passage, one) for one in own)
    sizes = [one for one in own if not is_amount(one)]
    amounts = [unhedged(one) for one in own if is_amount(one)]
    if len(sizes) != 1 or not are_alike(*amounts) or not all(map(_is_plain, amounts)):
        return
    size = sizes[0]
    if len(passage.here.times) > 1 or any(one.first > own[0].first for one in passage.here.times):
        return
    for read in (_share, _multiple, _more):
        relation = read(passage, size, *amounts)
        if relation is not None:
            yield relation
            return


def _to_one(passage: Passage, spot: Spot) -> Spot:
    """The multiple that "seven to one" is."""
    if spot.quantity.unit is not None or passage.words(spot.stop, spot.stop + 2) != ["to", "one"]:
        return spot
    return replace(spot, stop=spot.stop + 2, quantity=replace(spot.quantity, unit="time"))


def _is_plain(spot: Spot) -> bool:
    quantity = spot.quantity
    plain = quantity.change is None and quantity.per is None and quantity.hedge is None
    return plain and quantity.number > 0


# A part, its whole, and its share


def _share(passage: Passage, share: Spot, one: Spot, other: Spot) -> Relation | None:
    if not is_share(share) or share.quantity.hedge is not None or share.marker:
        return None
    part, whole = sorted((one, other), key=lambda each: each.quantity.number)
    told = _is_whole(passage, whole) and _is_of_part(passage, share, part)
    if not (
        told
        or _is_turnout(passage, share, part, whole)
        or _is_said_again(passage, share, whole, part)
    ):
        return None
    if _fits_the_rest(share, part, whole):
        return None
    return relate(passage, "fraction", [("part", part), ("whole", whole), ("share", share)])


def _is_turnout(passage: Passage, share: Spot, part: Spot, whole: Spot) -> bool:
    """ "30 out of the 40 members came, or 75%": the share of so many of all."""
    words = relation_words("trios")
    of = passage.words(part.stop, whole.first)
    of = of[1:] if of[:1] == ["out"] else of
    if not part.first < whole.first < share.first or of[:1] != ["of"]:
        return False
    lead, after = passage.words(whole.stop, share.first), passage.words(share.stop, share.stop + 1)
    ended = not after or after[0] in (".", ")", ";")
    return (
        ended
        and lead[-2:] == [",", "or"]
        and words["articles"].issuperset(of[1:])
        and "," not in lead[:-2]
    )


def _is_said_again(passage: Passage, share: Spot, whole: Spot, part: Spot) -> bool:
    """ "A quarter of the 80 tonnes cut, 20 tonnes, was rye": what a share of a whole comes to."""
    words = relation_words("trios")
    of, told = passage.words(share.stop, whole.first), passage.words(whole.stop, part.first)
    if not share.first < whole.first < part.first or of[:1] != ["of"]:
        return False
    while told and told[0].isalpha() and told[0] not in words["beside"] and len(told) > 1:
        told = told[1:] if len(told) <= _NOUN else []
    after = passage.words(part.stop, part.stop + 1)
    closed = not after or after[0] in _ENDS - {"and", "for"}
    return (
        words["articles"].issuperset(of[1:])
        and bool(told)
        and words["beside"].issuperset(told)
        and closed
    )


def _is_whole(passage: Passage, whole: Spot) -> bool:
    """Whether words tell a figure as that of all: "totalled 80 tonnes", "of the 80 tonnes"."""
    words = relation_words("trios")
    lead = passage.words(whole.first - _LED, whole.first)
    while lead and lead[-1] in words["articles"]:
        lead.pop()
    return bool(lead) and lead[-1] in words["wholes"]


def _is_of_part(passage: Passage, share: Spot, part: Spot) -> bool:
    """Whether a share is told of a part: right beside it, or of all with its noun between."""
    words = relation_words("trios")
    first, last = sorted((share, part), key=lambda one: one.first)
    between = passage.words(first.stop, last.first)
    after = passage.words(share.stop, share.stop + 3)
    of_all = after[:1] == ["of"] and not words["all"].isdisjoint(after[1:])
    if after[:1] == ["of"] and first is part and _is_led_at(passage, part, between):
        return True  # "at 40 tonnes, coal was 30% of demand, which totalled 130 tonnes"
    if words["beside"].issuperset(between) and between:
        plain = not after or after[0] in _ENDS or of_all or first is share
        return plain and passage.words(first.first - 1, first.first) != ["and"]
    if first is share:
        inner = between[2:-1]
        named = between[-1:] == ["("] and of_all and 0 < len(inner) <= _NOUN
        return named and all(word.isalpha() for word in inner)
    inner = between[1:-1]
    named = between[:1] == ["of"] and between[-1:] == [","] and 0 < len(inner) <= _NOUN
    return named and of_all and all(word.isalpha() for word in inner)


def _is_led_at(passage: Passage, part: Spot, between: list[str]) -> bool:
    led = passage.words(part.first - 1, part.first) in (["at"], ["with"])
    was = bool(between) and between[-1] in relation_words("trios")["being"]
    return led and was and between[:1] == [","] and len(between) <= _TO_SHARE


def _fits_the_rest(share: Spot, part: Spot, whole: Spot) -> bool:
    """Whether a share is that of the rest of the whole, or the part is beside the whole."""
    rest = subtract(whole.interval, part.interval)
    pairs = ((rest, whole.interval), (part.interval, rest))
    told = as_percent(share).interval
    return any(_is_share_of(told, *pair) for pair in pairs)


def _is_share_of(told: Interval, part: Interval | None, whole: Interval | None) -> bool:
    if part is None or whole is None:
        return True
    found = divide(part, whole)
    return found is None or intersects(scale(found, 100), told)


# A multiple, or how much more in per cent


def _multiple(passage: Passage, times: Spot, one: Spot, other: Spot) -> Relation | None:
    """ "Rye, at 60 tonnes, was three times oats, at 20 tonnes" """
    quantity, words = times.quantity, relation_words("trios")
    if quantity.unit != "time" or quantity.change is not None or quantity.hedge is not None:
        return None
    lead = passage.words(times.first - 1, times.first)
    after = passage.words(times.stop, times.stop + 1)
    to_one = passage.words(times.stop - 1, times.stop) == ["one"]
    compared = after == ["as"] or (bool(lead) and lead[0] in words["being"])
    if not to_one and (not compared or not after or not after[0][0].isalpha()):
        return None
    tied = not to_one or not words["outweighing"].isdisjoint(passage.here.vocabulary)
    if not tied or not _are_side_by_side(passage, one, other):
        return None
    one, other = as_precise(one, (one, other)), as_precise(other, (one, other))
    named = [("first", one), ("second", other), ("times", times)]
    turned = [("first", other), ("second", one), ("times", times)]
    return relate(passage, "ratio", named, [turned])


def _more(passage: Passage, size: Spot, one: Spot, other: Spot) -> Relation | None:
    """ "Rye (60 tonnes) brought 50% more than oats (40 tonnes)" """
    words = relation_words("trios")
    after = passage.words(size.stop, size.stop + 2)
    side = after[0] if after else ""
    if size.quantity.unit != "percent" or side not in words["more"] | words["less"]:
        return None
    if after[1:] != ["than"] and side not in ("above", "below"):
        return None
    if size.quantity.hedge is not None or not _are_side_by_side(passage, one, other):
        return None
    direction = "up" if side in words["more"] else "down"
    named = [("before", other), ("after", one), ("delta", size)]
    turned = [("before", one), ("after", other), ("delta", size)]
    fitting = (one.quantity.number > other.quantity.number) is (direction == "up")
    readings = (named, turned) if fitting else (turned, named)
    return relate(passage, "change", readings[0], [readings[1]], gap="yes")


def _are_side_by_side(passage: Passage, one: Spot, other: Spot) -> bool:
    """Whether two amounts are told alike: joined by a word, or each right behind what has it."""
    words = relation_words("trios")
    between = passage.words(one.stop, other.first)
    if between and words["joining"].issuperset(between) and any(word.isalpha() for word in between):
        lead, after = (
            passage.words(one.first - 1, one.first),
            passage.words(other.stop, other.stop + 1),
        )
        return bool(lead) and lead[0] in words["opening"] and (not after or after[0] in _ENDS)
    return all(_is_had(passage, each) for each in (one, other))


def _is_had(passage: Passage, spot: Spot) -> bool:
    words = relation_words("trios")
    lead, after = passage.words(spot.first - 1, spot.first), passage.words(spot.stop, spot.stop + 1)
    ended = (
        not after or after[0] in _ENDS or after[0] in words["comparing"] or after[0][0].isdigit()
    )
    return bool(lead) and lead[0] in words["having"] and ended
