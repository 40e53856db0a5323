"""Shares whose whole and part are told by what they are: "with a turnout of 60% and five million on
the register, three million ballots were cast"; "on a car of 40,000 euros the 15% duty means 6,000".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_NEAR = 5  # tokens beside a figure that say what it is
_TO_PART = 5  # tokens from a levy to what it comes to
_FIGURES = 3
_ALL = Decimal(100)  # per cent
_NEAR_BY = Decimal("0.2")  # how far a figure may be off and still be meant as the part
_BREAKS = frozenset({",", ";", "and", "but", "while"})


def _cues() -> frozenset[str]:
    words = relation_words("shares_reckoned")
    told = words["turnout"] | words["levies"] | words["peoples"]
    return told | words["means"] | words["capacities"] | words["concluding"]


@cued_by(_cues)
def reckoned_share_relations(passage: Passage) -> Iterator[Relation]:
    """Yield parts with their whole and share, where words say of each which it is."""
    if len(passage.spots) < _FIGURES:
        return
    part_of = _concluded(passage)
    if part_of is not None:
        yield part_of
        return
    own = passage.own
    shares = [one for one in own if one.quantity.unit == "percent"]
    amounts = [one for one in own if is_amount(one) and not one.quantity.change]
    if len(shares) != 1 or len(amounts) != 2 or len(own) > len(shares) + len(amounts) + 1:
        return
    if shares[0].quantity.change or shares[0].quantity.is_range:
        return
    for reader in (_of_voters, _of_levy, _of_people):
        found = reader(passage, shares[0], amounts)
        if found is not None:
            part, whole = found
            named = [("part", part), ("share", shares[0]), ("whole", whole)]
            relation = relate(passage, "fraction", named)
            if relation is not None:
                yield relation
            return


def _concluded(passage: Passage) -> Relation | None:
    """ "60% of the 350 million is spent, which leaves 140"; "it holds 900 litres. It is 70 per cent
    full, so that 630 are in it": a figure that follows from a whole and its share."""
    start = passage.before[-1].first if passage.before else passage.here.first
    spots = [one for one in passage.spots if one.first >= start]
    shares = [one for one in spots if one.quantity.unit == "percent"]
    amounts = [one for one in spots if is_amount(one) and not one.quantity.change]
    if len(shares) != 1 or len(amounts) != 2 or len(spots) != _FIGURES:
        return None
    share, (whole, part) = shares[0], amounts
    told = share.quantity
    plain = not told.change and not told.is_range and told.hedge is None and told.number < _ALL
    last = passage.is_here(part) and part.first > share.first and part.first > whole.first
    if not plain or not last or not are_alike(part, whole) or part.quantity.hedge is not None:
        return None
    if not _is_tied(passage, share, whole) or not _follows(passage, part):
        return None
    rest = _of_hundred(share, _ALL - told.number)
    near = [
        one
        for one in (share, rest)
        if abs(whole.quantity.number * one.quantity.number / _ALL - part.quantity.number)
        <= _NEAR_BY * part.quantity.number
    ]
    if not near:
        return None
    grown = [_of_hundred(share, _ALL + sign * told.number) for sign in (1, -1)]
    readings = [
        [("part", one), ("share", by), ("whole", other)]
        for by in (*near, share, rest, *grown)
        for one, other in ((part, whole), (whole, part))
    ]
    return relate(passage, "fraction", readings[0], readings[1:])


def _of_hundred(share: Spot, number: Decimal) -> Spot:
    """A share on the words of another one, as exact as that."""
    off = number - share.quantity.number
    reach = interval(share.interval.low + off, share.interval.high + off)
    if number < share.quantity.number or number > _ALL:
        half = (share.interval.high - share.interval.low) / 2
        reach = interval(number - half, number + half)
    return replace(
        share, quantity=replace(share.quantity, number=number, interval=reach), interval=reach
    )


def _is_tied(passage: Passage, share: Spot, whole: Spot) -> bool:
    """Whether a share is said to be of a whole, or of what something can hold."""
    words = relation_words("shares_reckoned")
    after = passage.words(share.stop, share.stop + 3)
    if share.first < whole.first and whole.first - share.stop <= 3:
        return after[:1] == ["of"]
    return whole.first < share.first and not words["capacities"].isdisjoint(after)


def _follows(passage: Passage, part: Spot) -> bool:
    """Whether words of its clause say that a figure follows from those before."""
    words = relation_words("shares_reckoned")["concluding"]
    return not words.isdisjoint(passage.words(part.first - _TO_PART, part.first))


_Pair = tuple[Spot, Spot]


def _near(passage: Passage, spot: Spot, others: Sequence[Spot]) -> set[str]:
    """The words beside a figure, up to the next one or the next clause."""
    stop = min((one.first for one in others if one.first > spot.first), default=passage.here.stop)
    after = passage.words(spot.first, min(stop, spot.stop + _NEAR))
    cut = next((at for at, word in enumerate(after) if at and word in _BREAKS), len(after))
    return set(after[:cut])


def _of_voters(passage: Passage, share: Spot, amounts: Sequence[Spot]) -> _Pair | None:
    words = relation_words("shares_reckoned")
    around = passage.words(share.first - 3, share.stop + 2)
    if words["turnout"].isdisjoint(around):
        return None
    told = [_near(passage, one, (share, *amounts)) for one in amounts]
    wholes = [one for one, near in zip(amounts, told, strict=True) if words["register"] & near]
    parts = [one for one, near in zip(amounts, told, strict=True) if words["cast"] & near]
    if len(wholes) != 1 or len(parts) != 1 or wholes[0] is parts[0]:
        return None
    return parts[0], wholes[0]


def _of_levy(passage: Passage, share: Spot, amounts: Sequence[Spot]) -> _Pair | None:
    words, (whole, part) = relation_words("shares_reckoned"), amounts
    noun = passage.words(share.stop, share.stop + 2)
    if not whole.first < share.first < part.first or words["levies"].isdisjoint(noun):
        return None
    opens = passage.words(passage.here.first, passage.here.first + 1)
    made = passage.words(share.stop, part.first)
    fits = opens in (["on"], ["for"]) and len(made) <= _TO_PART
    if not fits or words["means"].isdisjoint(made) or not are_alike(whole, part):
        return None
    return (part, whole) if _BREAKS.isdisjoint(made) else None


def _of_people(passage: Passage, share: Spot, amounts: Sequence[Spot]) -> _Pair | None:
    """ "280 may go; in a country of 11,000 that is 2.5 per cent" """
    words, (part, whole) = relation_words("shares_reckoned"), amounts
    led = passage.words(whole.first - 4, whole.first)
    says = passage.words(whole.stop, share.first)
    fits = led[:1] in (["in"], ["of"], ["for"]) and led[-1:] == ["of"]
    if not fits or words["peoples"].isdisjoint(led) or not whole.first < share.first:
        return None
    if says[:1] == [","]:
        says = says[1:]
    if says not in (["that", "is"], ["this", "is"], ["that", "was"], ["it", "is"]):
        return None
    return (part, whole) if part.first < whole.first else None
