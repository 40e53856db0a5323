"""How many there were, how many came or went, and how many there are, read by these three roles:
"the Greens lost four seats and now have 31, down from 36"; "with the accession of ten states
membership rose from 15 to 24".

The sentence must have these three figures alone, and nothing else that came or went.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import THREE
from factcheck.extracting.frames.passages import Passage, is_amount, relate, unhedged
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_FIGURES = 3
_BEFORE, _AFTER = 3, 4  # tokens from a verb of coming or going to its number, and behind it
_LED = 4  # tokens before a number that tell whether it was before or is after


def _cues() -> frozenset[str]:
    words = relation_words("stocks_told")
    return words["taking"] | words["coming"]


@cued_by(_cues, needs=THREE)
def stock_relations(passage: Passage) -> Iterator[Relation]:
    """Yield how many came or went, with how many there were before and after."""
    words, here = relation_words("stocks_told"), passage.here
    own = [unhedged(one) for one in passage.own]
    if len(own) != _FIGURES or not words["apart"].isdisjoint(here.vocabulary):
        return
    if not all(is_amount(one) and not one.quantity.hedge and not one.quantity.per for one in own):
        return
    flows = [one for one in own if _is_flow(passage, one)]
    if len(flows) != 1 or _other_flows(passage, flows[0]):
        return
    flow = flows[0]
    stocks = [one for one in own if one is not flow]
    if not _are_of_one(flow, stocks) or not _are_before_and_after(passage, stocks):
        return
    if any(one.first > stocks[0].first for one in here.times):
        return  # "now has 31, down from 48 in 1990"
    named = [("first", stocks[0]), ("second", stocks[1]), ("difference", flow)]
    relation = relate(passage, "difference", named)
    if relation is not None:
        yield relation


def _is_flow(passage: Passage, spot: Spot) -> bool:
    """Whether a number is of those that came or went: "lost four seats", "ten joined"."""
    words = relation_words("stocks_told")
    lead = passage.words(spot.first - _BEFORE, spot.first)
    while lead and lead[-1] in words["to_number"]:
        lead.pop()
    if lead and lead[-1] in words["taking"]:
        return True
    after = passage.words(spot.stop, spot.stop + _AFTER)
    at = next((n for n, word in enumerate(after) if word in words["coming"]), None)
    return at is not None and words["of_those"].issuperset(after[:at])


def _other_flows(passage: Passage, flow: Spot) -> bool:
    """Whether anything else is told to have come or gone."""
    words, here = relation_words("stocks_told"), passage.here
    known = words["taking"] | words["coming"] | words["going"]
    near = range(flow.first - _BEFORE, flow.stop + _AFTER)
    return any(at not in near for at in here.places_of(known - words["moving"]))


def _are_of_one(flow: Spot, stocks: Sequence[Spot]) -> bool:
    """Whether all three count the same, and both of the others are more than one of them."""
    words = relation_words("stocks_told")
    nouns = {str(one.quantity.unit).rpartition(" ")[2] for one in (flow, *stocks)} - {"None"}
    # Whatever joins a body, towns or clubs, is a member of it.
    alike = len(nouns) == 1 or "member" in nouns or bool(nouns and nouns <= words["members"])
    low, high = sorted(one.quantity.number for one in stocks)
    return alike and high > low and flow.quantity.number < high


def _are_before_and_after(passage: Passage, stocks: Sequence[Spot]) -> bool:
    """Whether words tell of two numbers which one was before or is after, and agree."""
    first, second = (_when(passage, one) for one in stocks)
    return {first, second} in ({"before", "after"}, {"before", ""}) and first != second


def _when(passage: Passage, spot: Spot) -> str:
    words = relation_words("stocks_told")
    forms = {spot.quantity.change_form, spot.marker}
    lead = passage.words(spot.first - _LED, spot.first)
    while lead and lead[-1] in words["to_number"]:
        lead.pop()
    after = passage.words(spot.stop, spot.stop + _LED)
    if (
        "from" in forms
        or lead[-1:] == ["from"]
        or lead[-2:] in (["compared", "with"], ["compared", "to"])
    ):
        return "before"
    if "before" in after or "previously" in after or lead[-1:] == ["than"]:
        return "before"
    if "to" in forms or not words["after"].isdisjoint(lead):
        return "after"
    return ""
