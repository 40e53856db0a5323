"""Figures told to follow from those before them, in whatever words: "Arl took 31, Benn 27 and Cole
16. The three thus took 84"; "each holds 30 on average, so that the 200 held 4,000".

That something follows is said by few words ("so", "that makes", "the four of them", "in all"); how
it follows is left to the figures. A result is doubted only where no reckoning with the figures told
gives it (`explained.py`), and then held against the one that their units suggest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.misprints import is_misprint
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.explained import as_precise, is_explained
from factcheck.extracting.frames.nearly_reckoned import nearly_reckoned, only_counts, takes_up
from factcheck.extracting.frames.passages import (
    Passage,
    are_alike,
    content,
    in_unit_of,
    is_amount,
    is_echoed,
    relate,
)
from factcheck.extracting.frames.ratios_reckoned import ratio_reckoned
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_LEAD, _TAIL = 14, 3  # tokens beside a result that tell what it is
_TO_TIME = 5  # tokens behind a sum that may say in how many years it was made
_NEAR = Decimal("2.5")  # times what the figures make, beyond which a result is of something else
_MARKS = frozenset({",", ";", ":", "(", ")", "–", "—"})
_phrases = WordLists("claims/worked_out").phrases


def _words(name: str) -> frozenset[str]:
    return relation_words("worked_out")[name]


def _cues() -> frozenset[str]:
    listed = ("follows", "making", "making_after", "joint", "leaving", "reasons", "wholes")
    phrases = (_phrases(name).first_words for name in ("firm", "loose", "restating", "margins"))
    return frozenset({"them", "with", ":"}).union(*map(_words, listed), *phrases)


@cued_by(_cues)
def worked_out_relations(passage: Passage) -> Iterator[Relation]:
    """Yield what figures of a sentence are told to be made of, where nothing told makes them."""
    if len(passage.spots) < _FEWEST:
        return
    for at, spot in enumerate(passage.own):
        if not is_amount(spot):
            ratio = ratio_reckoned(passage, at)
            if ratio is not None:
                yield ratio
            continue
        result = _result(passage, spot)
        relation = None
        if result is not None:
            relation = _product(passage, result) or _sum(passage, result)
        relation = relation or nearly_reckoned(passage, at)
        if relation is not None:
            yield relation


_FEWEST = 3  # figures of a reckoning


class _Result(Struct, frozen=True):
    """A figure with the words that lead to it; `told` are the figures before it, `number` is how
    many of them it is told to be of, and `joint` says whether it is told to be their sum ("equal"),
    or one that may take in more ("most")."""

    spot: Spot
    lead: list[str]
    told: tuple[Spot, ...]
    number: int
    joint: str


def _result(passage: Passage, spot: Spot) -> _Result | None:
    """Return a figure that is told to follow from others; None where it need not."""
    quantity = spot.quantity
    if quantity.change_form == "by" or quantity.is_range or only_counts(passage, spot):
        return None
    own = [one for one in passage.own if one.first < spot.first]
    counter = own[-1] if own and only_counts(passage, own[-1]) else None
    told = tuple(one for one in passage.spots if one.first < spot.first and one is not counter)
    here = passage.here
    start = max([here.first, *(one.stop for one in own if one is not counter)])
    lead = here.words(max(start, spot.first - _LEAD), spot.first)
    tail = here.words(spot.stop, spot.stop + _TAIL)
    if not _words("untold").isdisjoint(lead) or not _words("untold_after").isdisjoint(tail[:1]):
        return None
    opened = here.words(here.first, here.first + 1) == ["with"] and "," in lead
    clause = here.words(_clause(passage, spot), spot.first)
    follows = opened or not _words("follows").isdisjoint([*lead, *clause]) or takes_up(lead)
    follows = follows or _has(passage, spot, start, "restating")
    of_them = counter is not None and here.words(counter.stop, counter.stop + 2) == ["of", "them"]
    firm = not _words("joint").isdisjoint([*lead, *tail]) or _has(passage, spot, start, "firm")
    firm = firm or (len(own) > 1 and lead[-4:] == ["for", "a", "total", "of"])
    loose = _has(passage, spot, start, "loose")
    joint = ""
    if of_them or takes_up(lead) or (follows and (counter is not None or firm or loose)):
        joint = "equal"
    elif (firm or loose) and _is_echoed(passage, lead, start):
        joint = "equal" if firm else "most"
    beside = here.words(spot.stop, spot.stop + _TO_TIME)
    if not (joint or follows) or not _words("untold_beside").isdisjoint(beside):
        return None
    number = int(counter.quantity.number) if counter is not None else 0
    return _Result(spot, lead, told, number, joint)


def _clause(passage: Passage, spot: Spot) -> int:
    """The token after the last mark before a figure."""
    lower, at = passage.here.tokens.lower, spot.first
    while at > passage.here.first and lower[at - 1] not in _MARKS:
        at -= 1
    return at


def _is_echoed(passage: Passage, lead: Sequence[str], start: int) -> bool:
    """Whether the words that lead to a sum are those of its parts, and name nobody else."""
    text = passage.here.tokens.text
    first = max(start, passage.here.first + 1)
    if any(text[at][0].isupper() for at in range(first, start + len(lead))):
        return False
    neutral, told = relation_words("passages")["neutral"], content(passage.words(0, start))
    return is_echoed([word for word in lead if word not in neutral], told)


def _has(passage: Passage, spot: Spot, start: int, name: str) -> bool:
    """Whether a phrase of a list stands beside a figure."""
    here, table = passage.here, _phrases(name)
    stop = min(here.stop, spot.stop + _TAIL)
    return here.may_have(table.cues) and any(table.hits(here.tokens.lower, start, stop))


def _sum(passage: Passage, result: _Result) -> Relation | None:
    """The result as the sum of the list before it."""
    total = result.spot
    if not result.joint or total.quantity.per is not None:
        return None
    parts = _parts(passage, result)
    if (
        len(parts) < 2
        or _are_left_over(passage, result, parts)
        or may_overlap(passage.words(parts[0].first, total.first))
    ):
        return None
    counted = total.quantity.unit is None or total.quantity.noun_end is not None
    if not counted and all(one.quantity.unit is None for one in parts):
        return None  # people before, and "their combined output of $1.1 trillion"
    parts = [in_unit_of(one, parts[0]) for one in parts]
    exact = [as_precise(one, parts) for one in parts]
    summed = sum((one.quantity.number for one in exact), Decimal(0))
    near = summed / _NEAR <= total.quantity.number <= summed * _NEAR
    if not near and not is_misprint(total.quantity.number, summed):
        return None
    if is_explained(total, result.told) or (
        result.joint == "most" and total.quantity.number > summed
    ):
        return None
    named = [*(("part", one) for one in exact), ("whole", as_precise(total, parts))]
    return relate(passage, "parts", named, closed="equal", reckoned="yes")


def _parts(passage: Passage, result: _Result) -> list[Spot]:
    """The list that a sum is most likely of: that of its sentence, or the last one before."""
    total = result.spot
    alike = [
        one
        for one in result.told
        if is_amount(one)
        and are_alike(one, total)
        and one.quantity.per is None
        and one.quantity.number <= total.quantity.number
        and not only_counts(passage, one)
    ]
    if any(one.quantity.text[:1].isdecimal() for one in alike):
        alike = [one for one in alike if not _counts_another(passage, one)]
    if result.number:
        return alike[-result.number :] if len(alike) >= result.number else []
    own = [one for one in alike if passage.is_here(one)]
    if len(own) >= 2:
        return own
    for sentence in reversed(passage.before):
        told = [one for one in alike if sentence.first <= one.first < sentence.stop]
        if told:
            return [*told, *own]
    return []


def _counts_another(passage: Passage, spot: Spot) -> bool:
    """Whether a number in words counts what the figures beside it do not: "four smaller states"."""
    stop = spot.first + len(spot.quantity.text.split())
    after = passage.sentence_of(spot).words(stop, stop + 1)
    named = bool(after) and after[0][0].isalpha() and after[0] not in {"and", "or"}
    return spot.quantity.text.isalpha() and named


def _are_left_over(passage: Passage, result: _Result, parts: Sequence[Spot]) -> bool:
    """Whether other figures stand among the parts of a sum."""
    return not result.number and any(
        parts[0].first < one.first
        and not only_counts(passage, one)
        and one.quantity.change_form != "to"
        for one in result.told
        if one not in parts
    )


def _product(passage: Passage, result: _Result) -> Relation | None:
    """The result as so many times what each of the things counted has."""
    told = [one for one in result.told if passage.is_here(one)]
    if len(told) < 2 and passage.before:
        last = passage.before[-1].first
        told = [one for one in result.told if one.first >= last]
    if len(told) != 2 or not all(map(is_amount, told)):
        return None
    total = result.spot
    rates = [one for one in told if _are_of_one(one, total)]
    numbers = [one for one in told if one not in rates]
    if len(rates) != 1 or numbers[0].quantity.noun_end is None:
        return None
    rate, number = rates[0], numbers[0]
    if _words("each").isdisjoint(passage.words(told[0].first - _LEAD, told[-1].stop + _TAIL)):
        return None
    if is_explained(total, result.told):
        return None
    named = [("number", number), ("rate", rate), ("total", total)]
    return relate(passage, "product", named, result="total", reckoned="yes")


def _are_of_one(rate: Spot, total: Spot) -> bool:
    """Whether two figures count the same: "52 passengers" and "27,000 people"."""
    persons = relation_words("products_apart")["persons"]
    units = {rate.quantity.unit, total.quantity.unit}
    return len(units) == 1 or units <= persons
