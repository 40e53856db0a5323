"""Votes told by the sides that they play: for, against, withheld, and all who have one: "the
40-seat chamber adopted it by 24 votes to 19", "of its 40 members 24 were for it and 19 absent".

The votes of all sides cannot be more than those who have one, and what was carried had more votes
for it than against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import TWO_ENDS
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words, split_range
from factcheck.model.relations import Relation

_LABEL = 6  # tokens after a number in which its side stands: "members voted against"
_OWNER = 5  # tokens between a body and "has 60 members"
_OF = 3  # tokens of "of the 60 members" behind a number
_TO_VERB = 9  # tokens from "carried" to its votes
_FAR = 2  # times as many votes as members are those of another body
_HOUSE = 1000  # votes beyond which they are those of voters, who may be outvoted by seats
_SIDES = (["to"], ["against"], ["-"], ["–"], ["versus"])
_LABELS = ("withheld", "against", "for")


@cued_by(
    lambda: relation_words("ballots")["votes"] | relation_words("ballots")["carrying"],
    needs=TWO_ENDS,
)
def ballot_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the votes of one ballot with the members of the body that held it, and those for what
    was carried with those against it."""
    if len(passage.spots) > MOST:
        return
    votes = _votes(passage)
    if len(votes) < 2 or any(
        spot.quantity.hedge or spot.quantity.is_range for spot in votes.values()
    ):
        return
    for relation in (_within_whole(passage, list(votes.values())), _carried(passage, votes)):
        if relation is not None:
            yield relation


def _within_whole(passage: Passage, votes: Sequence[Spot]) -> Relation | None:
    """The votes of all sides, which are at most as many as have one."""
    words, own = relation_words("ballots"), any(_is_body(passage, one) for one in passage.own)
    before = passage.before[-1:] if not own else ()
    if before and words["referring"].isdisjoint(passage.here.vocabulary):
        return None  # "The Reds won 40 of the 90 seats. The law passed by 52 votes to 49."
    start = before[0].first if before else passage.here.first
    told = passage.words(start, passage.here.stop)
    if not words["naming"].isdisjoint(told) or len(words["bodies"].intersection(told)) > 1:
        return None
    wholes = [
        spot
        for spot in passage.spots
        if spot.first >= start and spot not in votes and _is_body(passage, spot)
    ]
    total = sum(spot.quantity.number for spot in votes)
    percent = any(spot.quantity.unit == "percent" for spot in votes)
    if percent or len(wholes) != 1 or total >= _FAR * wholes[0].quantity.number:
        return None
    named = [*(("part", spot) for spot in votes), ("whole", wholes[0])]
    return relate(passage, "parts", named, closed="most")


def _carried(passage: Passage, votes: dict[str, Spot]) -> Relation | None:
    """What was carried with the votes for it and against it, of which the former are more."""
    words, here = relation_words("ballots"), passage.here
    ayes, noes = votes.get("for"), votes.get("against")
    if ayes is None or noes is None or not words["uncarried"].isdisjoint(here.vocabulary):
        return None
    lead = range(max(here.first, ayes.first - _TO_VERB), ayes.first)
    verbs = [at for at in lead if here.tokens.lower[at] in words["carrying"]]
    if not verbs or any(one.first > ayes.first for one in here.times):
        return None
    led = passage.words(ayes.first - 1, ayes.first)
    if led not in (["by"], ["with"], ["("], [","]):
        return None
    verb = here.tokens.lower[verbs[-1]]
    passive = here.tokens.lower[verbs[-1] - 1] in words["being"]
    if verb in words["beating"] and passive:
        return None  # "was beaten by": the more may be against it
    elected = verb in words["beating"] and max(ayes.quantity.number, noes.quantity.number) > _HOUSE
    if elected or not _is_of_votes(passage, ayes, noes, verb):
        return None
    named = [("before", noes), ("after", ayes)]
    return relate(passage, "change", named, direction="up", order="told")


def _is_of_votes(passage: Passage, ayes: Spot, noes: Spot, verb: str) -> bool:
    """Whether two figures are votes: they or their sentence say so, or nothing but votes carries
    it."""
    words, units = relation_words("ballots"), {ayes.quantity.unit, noes.quantity.unit}
    if "percent" in units:
        return units == {"percent"}
    if not words["counted"].isdisjoint(str(one).rpartition(" ")[2] for one in units):
        return True
    told = words["votes"] | words["bodies"]
    return verb not in words["beating"] or not told.isdisjoint(passage.here.vocabulary)


def _votes(passage: Passage) -> dict[str, Spot]:
    """The votes for, against and withheld of one ballot; none where a side is told twice."""
    found: dict[str, Spot] = {}
    last: Spot | None = None
    told = [one for spot in passage.own for one in split_range(passage.here, spot)]
    for at, spot in enumerate(told):
        if at and _is_of(passage, told[at - 1], spot):
            continue  # "24 of the 40 members voted for it"
        side = _side(passage, spot, last, told) if _can_be_votes(spot) else ""
        if not side:
            continue
        if side in found:
            return {}
        found[side] = last = spot
    return found


def _can_be_votes(spot: Spot) -> bool:
    quantity = spot.quantity
    share = quantity.unit == "percent" and quantity.change is None and not quantity.is_range
    return share or (is_amount(spot) and not _is_joined(spot))


def _is_joined(spot: Spot) -> bool:
    """Whether a figure is hyphened to its noun: "the 40-seat chamber"."""
    return "-" in spot.quantity.text or "-" in str(spot.quantity.unit_text or "")


def _side(passage: Passage, spot: Spot, last: Spot | None, told: Sequence[Spot]) -> str:
    words = relation_words("ballots")
    noun = _noun(spot)
    if noun in words["withheld"] or noun == "abstention":
        return "withheld"
    if noun not in ("vote", "percent") and noun not in relation_words("seats_summed")["seats"]:
        return ""
    if last is not None and passage.words(last.stop, spot.first) in _SIDES:
        return "against"
    label = _label(passage, spot)
    if label:
        return label
    plain = noun == "vote" or (noun == "percent" and last is None)
    led = passage.words(spot.first - 1, spot.first)
    if noun == "vote" and led in (["with"], ["by"]):
        return "for" if last is None else ""
    after = passage.words(spot.stop, spot.stop + 1)
    joined = after in _SIDES and any(one.first == spot.stop + 1 for one in told)
    named = spot.quantity.unit is not None or led in (["by"], ["with"], [","])
    return "for" if plain and named and joined else ""


def _label(passage: Passage, spot: Spot) -> str:
    """The side that the words behind a number tell: "24 of the 40 members voted for it"."""
    words = relation_words("ballots")
    following = next((one for one in passage.own if one.first >= spot.stop), None)
    start = spot.stop
    if following is not None and _is_of(passage, spot, following):
        start = following.stop
        following = next((one for one in passage.own if one.first >= start), None)
    stop = min(start + _LABEL, following.first if following is not None else passage.here.stop)
    told = passage.words(start, stop)
    at = next((n for n, word in enumerate(told) if word in words["sides"]), None)
    if at is None or not words["between"].issuperset(told[:at]):
        return ""
    if (
        told[at] == "against"
        and following is not None
        and stop == following.first == start + at + 1
    ):
        return ""  # "24 votes against 19"
    if told[at] in ("for", "against") and not words["others"].isdisjoint(told[at + 1 : at + 3]):
        return ""  # "and five against a second clause"
    return next(name for name in _LABELS if name == "for" or told[at] in words[name])


def _noun(spot: Spot) -> str:
    return str(spot.quantity.unit or "vote").rpartition(" ")[2]


def _is_of(passage: Passage, part: Spot, whole: Spot) -> bool:
    between = passage.words(part.stop, whole.first)
    between = between[1:] if between[:1] == ["out"] else between
    return between[:1] == ["of"] and len(between) <= _OF


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
    out_of = passage.words(spot.first - 2, spot.first) == ["out", "of"]
    if _noun(spot) not in relation_words("seats_summed")["seats"] and not (
        out_of and _noun(spot) == "vote"
    ):
        return False
    return out_of or (_is_every(passage, spot) and _is_whole(passage, spot))


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
    if any(_is_of(passage, one, spot) for one in passage.own if one.stop <= spot.first):
        return True  # "24 of the 40 members voted for it"
    after: Sequence[str] = passage.words(spot.stop, spot.stop + 4)
    words = relation_words("ballots")
    if after[:1] == ["of"]:
        return not words["bodies"].isdisjoint(after)
    return not after or after[0] not in words["parting"]
