"""One amount told in two units: "1,200 km (750 miles)", "$540 million (€486 million)"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.arithmetic.units import common_factor, dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_at
from factcheck.extracting.frames.telling import told
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.model.relations import Relation

_MOST_WORDS = 6  # between the two amounts
_LONGEST_PHRASE = 7  # tokens of "of burnt forest, or"
_FARTHEST = 14  # words between two amounts of which the second is put in
_MOST_TIMES = 30  # how many times the other an amount can be by a slip
_OPENINGS, _CLOSINGS = frozenset({",", "(", "–", "—"}), frozenset({",", ".", ")", ";", "–", "—"})
_UNTIL = frozenset({";", "and", "while", "but"})
_LEADING_ON = frozenset({"of", "from", "in", "for"})
_TO_TIME = 5  # tokens from a flow to the time that it is for
_SUBSTANTIAL = frozenset({"volume", "mass"})
_MEASURED = ({"mass"}, {"volume"}, {"area"}, {"length"}, {"energy"})
_UNMEASURED = frozenset({"number", "count", "share", "time"})


def _cues() -> frozenset[str]:
    words = relation_words("conversions")
    return words["needed"] | words["customary_words"]


@cued_by(_cues, needs=PAIR)
def conversion_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the amounts of a sentence that are told in two units."""
    if len({(one.mention.unit, one.mention.per) for one in sentence.quantities}) < 2:
        return
    spots = spots_of(sentence)
    for left, right in pairwise(spots):
        kind = _kind(sentence, left, right)
        if kind and (
            _is_one_amount(sentence, left, right)
            or (kind == "units" and _is_said_aside(sentence, left, right))
        ):
            yield from _relations(sentence, left, right, kind)


def _kind(sentence: Sentence, left: Spot, right: Spot) -> str:
    """What ties the two units: "money", "units", the density of a substance, or "" for nothing."""
    one, other = left.quantity, right.quantity
    if one.change_form == "by" or sentence.words(left.stop, right.first)[:1] == ["or"]:
        return ""  # "$5 or €6" offers a choice; "$5, or €4" says it in other money
    if _are_prices(one, other):
        return _by_substance(sentence, str(one.per), str(other.per)) or "price"
    if one.per != other.per:
        periods = rules_words("claims/conversions")["periods"]
        same = one.unit == other.unit or None in (one.unit, other.unit)
        told = same and f"{one.per} {other.per}" in periods
        return "period" if told and not _is_offer(sentence, left) else ""
    if one.unit == other.unit:
        return ""
    first, second = dimension(one.unit), dimension(other.unit)
    if first == second:
        if first == "money":
            return "money"
        return "" if first in _UNMEASURED else "units"
    flows = [(unit or "").partition(" / ") for unit in (one.unit, other.unit)]
    if all(time for _, _, time in flows):
        return _by_substance(sentence, flows[0][0], flows[1][0])
    return _by_substance(sentence, str(one.unit), str(other.unit))


def _are_prices(one: Quantity, other: Quantity) -> bool:
    """Whether two prices in one currency are each for a measure: "$2,300 an ounce"."""
    if one.unit != other.unit or dimension(one.unit) != "money" or None in (one.per, other.per):
        return False
    measures = {dimension(one.per), dimension(other.per)}
    return one.per != other.per and (measures == _SUBSTANTIAL or measures in _MEASURED)


def _by_substance(sentence: Sentence, one: str, other: str) -> str:
    """Between what is weighed and what is filled, the row of the substance that is spoken of."""
    if {dimension(one), dimension(other)} == _SUBSTANTIAL:
        vocabulary = set(sentence.words(sentence.first, sentence.stop))
        for at, row in enumerate(rules_words("claims/conversions")["densities"]):
            if vocabulary.intersection(row["words"]):
                return f"substance {at}"
    return ""


def _is_offer(sentence: Sentence, spot: Spot) -> bool:
    """Whether a price a year may be lower than that of twelve months: "a pass costs $9 a month,
    or $90 a year"."""
    offers = relation_words("conversions")["offers"]
    return dimension(spot.quantity.unit) == "money" and not sentence.tokens.vocabulary.isdisjoint(
        offers
    )


def _is_one_amount(sentence: Sentence, left: Spot, right: Spot) -> bool:
    words = relation_words("conversions")
    between = _after_phrase(_after_rate(left, sentence.words(left.stop, right.first)))
    hedge = right.quantity.hedge.split() if right.quantity.hedge else []
    if not between or len(between) > _MOST_WORDS:
        return False
    if not all(word in words["joining"] or word in hedge for word in between):
        return False
    if words["needed"].isdisjoint(between):
        return False
    lower, at = sentence.tokens.lower, right.stop
    after = lower[at] if at < sentence.stop else ""
    if after == "/" or lower[left.stop : left.stop + 2] == ["/", "("]:
        return False  # "0.2 Btu/(lb F) or 840 J/(kg K)": units that nothing has read to their end
    if "(" in between or "[" in between:
        # A rate's time may stand in the bracket: "(€486 million in 2015)".
        return after in {")", "]", ",", ";"} or time_at(sentence, at + 1) is not None
    return after not in words["another"]


def _is_said_aside(sentence: Sentence, left: Spot, right: Spot) -> bool:
    """Whether an amount between commas is the one before it in the units of another system: "620
    miles long, roughly 1,000 kilometres,". Nobody tells two things in two systems side by side."""
    words, between = relation_words("conversions"), sentence.words(left.stop, right.first)
    if _is_customary(left) is _is_customary(right) or len(between) > _FARTHEST:
        return False
    opened = max((at for at, word in enumerate(between) if word in _OPENINGS), default=-1)
    tail = [one for one in between[opened + 1 :] if one not in (right.quantity.hedge or "").split()]
    if opened < 0 or not words["saying"].issuperset(tail) or not _UNTIL.isdisjoint(between):
        return False
    if right.stop < sentence.stop and sentence.tokens.lower[right.stop] not in _CLOSINGS:
        return False
    if not words["restating"].isdisjoint(tail):
        return True
    factor = common_factor(str(left.quantity.unit), str(right.quantity.unit))
    low, high = sorted((abs(left.quantity.number * (factor or 0)), abs(right.quantity.number)))
    return 0 < high < low * _MOST_TIMES


def _is_customary(spot: Spot) -> bool:
    """Whether a unit is one of miles, feet, acres and the like."""
    base = (spot.quantity.unit or "").partition(" ")[0]
    return base in relation_words("conversions")["customary"]


def _after_phrase(between: list[str]) -> list[str]:
    """The words after what an amount is of: "7,600 hectares of forest, or 19,000 acres"."""
    if between[:1] and between[0] in _LEADING_ON and between[-2:] == [",", "or"]:
        return between[-2:] if len(between) <= _LONGEST_PHRASE else between
    return between


def _after_rate(left: Spot, between: list[str]) -> list[str]:
    """The words after the time of a flow: those after "of oil a year"."""
    time = (left.quantity.unit or "").partition(" / ")[2]
    told = time and time in between[:_TO_TIME]
    return between[between.index(time) + 1 :] if told else between


def _relations(sentence: Sentence, left: Spot, right: Spot, kind: str) -> Iterator[Relation]:
    traits = {"by": kind}
    words = frozenset(sentence.words(sentence.first, sentence.stop))
    level = left.quantity.change_form == "to" and words.isdisjoint(
        relation_words("conversions")["relative"]
    )
    if not level and not words.isdisjoint(relation_words("conversions")["differences"]):
        traits["difference"] = "told"
    operands = (left.operand("left", _time(sentence)), right.operand("right"))
    return told(sentence, "conversion", operands, left.first, right.stop, **traits)


def _time(sentence: Sentence) -> TimeExpression | None:
    """The time of a sentence that names one only, by which a rate can be looked up."""
    dated = [one.mention for one in sentence.times if one.mention.first and one.mention.last]
    return dated[0] if len(dated) == 1 else None
