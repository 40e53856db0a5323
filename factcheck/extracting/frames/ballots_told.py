"""Votes of a body of so many members: "the 40-seat chamber adopted it by 24 votes to 19".

The votes for, against and withheld cannot be more than those who have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_LABEL = 3  # tokens after a number in which its side stands: "members voted against"
_OWNER = 5  # tokens between a body and "has 60 members"
_FAR = 2  # times as many votes as members are those of another body
_SIDES = (["to"], ["against"], ["-"], ["–"], ["versus"])


@cued_by(lambda: relation_words("ballots")["votes"])
def ballot_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the votes of one ballot with the members of the body that held it."""
    words = relation_words("ballots")
    start = passage.before[-1].first if passage.before else passage.here.first
    if len(passage.spots) > MOST:
        return
    told = passage.words(start, passage.here.stop)
    if not words["naming"].isdisjoint(told) or len(words["bodies"].intersection(told)) > 1:
        return
    votes = _votes(passage)
    if len(votes) < 2 or any(spot.quantity.hedge or spot.quantity.is_range for spot in votes):
        return
    wholes = [
        spot
        for spot in passage.spots
        if spot.first >= start and spot not in votes and _is_body(passage, spot)
    ]
    total = sum(spot.quantity.number for spot in votes)
    if len(wholes) != 1 or total >= _FAR * wholes[0].quantity.number:
        return
    named = [*(("part", spot) for spot in votes), ("whole", wholes[0])]
    relation = relate(passage, "parts", named, closed="most")
    if relation is not None:
        yield relation


def _votes(passage: Passage) -> list[Spot]:
    """The votes for, against and withheld of one ballot; none where a side is told twice."""
    found: dict[str, Spot] = {}
    last: Spot | None = None
    for spot in passage.own:
        side = _side(passage, spot, last) if is_amount(spot) else ""
        if not side:
            continue
        if side in found:
            return []
        found[side] = last = spot
    return list(found.values())


def _side(passage: Passage, spot: Spot, last: Spot | None) -> str:
    words = relation_words("ballots")
    noun = str(spot.quantity.unit or "vote").rpartition(" ")[2]
    if noun == "abstention":
        return "withheld"
    if noun != "vote" and noun not in relation_words("seats_summed")["seats"]:
        return ""
    if last is not None and passage.words(last.stop, spot.first) in _SIDES:
        return "against"
    after = passage.words(spot.stop, spot.stop + _LABEL)
    label = next((word for word in after if word in words["sides"]), "")
    before = after[: after.index(label)] if label else []
    if label and words["between"].issuperset(before):
        if label in words["withheld"]:
            return "withheld"
        return "against" if label in words["against"] else "for"
    if noun == "vote" and passage.words(spot.first - 1, spot.first) in (["with"], ["by"]):
        return "for" if last is None else ""
    joined = after[:1] in _SIDES and any(one.first == spot.stop + 1 for one in passage.own)
    return "for" if noun == "vote" and spot.quantity.unit is not None and joined else ""


def _is_body(passage: Passage, spot: Spot) -> bool:
    """Whether a figure counts all members of the body that votes."""
    words, quantity = relation_words("ballots"), spot.quantity
    if quantity.hedge not in (None, "only", "just"):
        return False
    if quantity.is_range or quantity.change is not None:
        return False
    text = passage.words(spot.first, spot.stop)
    if "-" in text:
        after = passage.words(spot.stop, spot.stop + 2)
        return text[-1] in words["hyphened"] and not words["bodies"].isdisjoint(after)
    noun = str(quantity.unit or "").rpartition(" ")[2]
    if noun not in relation_words("seats_summed")["seats"]:
        return False
    return _is_every(passage, spot) and _is_whole(passage, spot)


def _is_every(passage: Passage, spot: Spot) -> bool:
    """Whether the words before a number make it that of all: "all 60", "which has 60"."""
    words = relation_words("ballots")
    lead = passage.words(spot.first - _OWNER, spot.first)
    while lead and lead[-1] in ("the", "its", "only", "just"):
        lead.pop()
    if lead[-1:] == ["all"] or lead[-1:] == ["of"]:
        return True
    return lead[-1:] != [] and lead[-1] in words["having"] and not words["bodies"].isdisjoint(lead)


def _is_whole(passage: Passage, spot: Spot) -> bool:
    """Whether the words after a number make it no part of the body: "of the opposition"."""
    after: Sequence[str] = passage.words(spot.stop, spot.stop + 4)
    words = relation_words("ballots")
    if after[:1] == ["of"]:
        return not words["bodies"].isdisjoint(after)
    return not after or after[0] not in words["parting"]
