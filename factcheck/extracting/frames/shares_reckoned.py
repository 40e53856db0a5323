"""Shares whose whole and part are told by what they are: "with a turnout of 60% and five million on
the register, three million ballots were cast"; "on a car of 40,000 euros the 15% duty means 6,000".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PERCENT, TWO_ENDS
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_NEAR = 5  # tokens beside a figure that say what it is
_TO_PART = 5  # tokens from a levy to what it comes to
_BREAKS = frozenset({",", ";", "and", "but", "while"})


def _cues() -> frozenset[str]:
    words = relation_words("shares_reckoned")
    return words["turnout"] | words["levies"] | words["peoples"]


@cued_by(_cues, needs=TWO_ENDS | PERCENT)
def reckoned_share_relations(passage: Passage) -> Iterator[Relation]:
    """Yield parts with their whole and share, where words say of each which it is."""
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
