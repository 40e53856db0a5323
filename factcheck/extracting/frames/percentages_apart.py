"""Percentages of one whole that no word closes: "won 38% of the vote, the Greens 31%"; "Exports go
to Spain (50%) and Malta (60%)". Together they cannot be more than a hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PERCENT, TWO_ENDS
from factcheck.extracting.frames.passages import (
    Passage,
    are_akin,
    content,
    relate,
)
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words, time_beside
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_BETWEEN = 12  # tokens from one percentage to the next
_MOST = 12
_TIME_NEAR = 4
_ENDS = frozenset({",", ".", ";", "and", "but", ")", "while", "against"})
_OTHERS = frozenset({"among", "amongst", "in", "of", "at"})
_OF = (["of", "the"], ["of", "all"])
_IN_FAVOUR = {("in", "favour"), ("in", "favor")}
_LABEL = 5  # tokens before a percentage in which its group stands


@cued_by(needs=PERCENT | TWO_ENDS)
def apart_percentage_relations(passage: Passage) -> Iterator[Relation]:
    """Yield percentages that can be at most a hundred together."""
    percents = sum(one.mention.unit == "percent" for one in passage.here.quantities)
    if len(passage.own) < 2:
        return
    shares = [spot for spot in passage.own if spot.quantity.unit == "percent"]
    if percents == 1:
        shares = _elliptical(passage)
    if not 2 <= len(shares) <= _MOST or not _are_listed(passage, shares):
        return
    every = shares
    for fits in _WAYS:
        if fits(passage, shares):
            break
    else:
        before = _before(passage, shares)
        if before is None:
            return
        every = [before, *shares]
    relation = relate(passage, "percentages", [("part", one) for one in every], closed="most")
    if relation is not None:
        yield relation


def _are_listed(passage: Passage, shares: Sequence[Spot]) -> bool:
    """Whether the percentages stand in one list, at one time, and none of them is of a change."""
    here = passage.here
    words = here.words(here.first, here.stop)
    if may_overlap(words) or "turnout" in words:
        return False
    if any(one.quantity.change or one.quantity.per or one.quantity.is_range for one in shares):
        return False
    if any(time_beside(here, one, one.stop + _TIME_NEAR) for one in shares[1:]):
        return False
    return all(
        right.first - left.stop <= _BETWEEN
        and not {",", "and", ";", "("}.isdisjoint(passage.words(left.stop, right.first))
        for left, right in pairwise(shares)
    )


def _of_votes(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "won 38% of the vote, the Socialists 31% and the Greens 12%" """
    after = passage.words(shares[0].stop, shares[0].stop + 3)
    votes = relation_words("percentages_apart")["votes"]
    if after[:2] not in _OF or after[2] not in votes:
        return False
    if len(shares) == 2:
        return _is_of_rival(passage, shares)
    return all(_has_name(passage, one) for one in shares[1:])


def _is_of_rival(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "won with 54% of the vote; her rival took 49%" """
    words = relation_words("percentages_apart")
    between = passage.words(shares[0].stop + 3, shares[1].first)
    after = passage.words(shares[1].stop, shares[1].stop + 1)
    ended = not after or after[0] in _ENDS or after == ["of"]
    return (
        ended
        and between[:1] in ([","], [";"], ["and"], ["while"])
        and (
            not words["rivals"].isdisjoint(between)
            and not words["getting"].isdisjoint([*between[-1:], *passage.words(0, shares[0].first)])
            and words["rounds"].isdisjoint(between)
        )
    )


def _has_name(passage: Passage, share: Spot) -> bool:
    """Whether a name or noun stands right before a percentage, and nothing but its end after it."""
    before = passage.words(share.first - 1, share.first)
    after = passage.words(share.stop, share.stop + 1)
    ended = not after or after[0] in _ENDS
    return bool(before) and bool(content(before)) and ended


def _in_brackets(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "Exports go to Spain (50%), Malta (30%) and Italy (20%)" """
    bracketed = all(
        passage.words(one.first - 1, one.first) == ["("]
        and passage.words(one.stop, one.stop + 1) == [")"]
        for one in shares
    )
    if not bracketed:
        return False
    words = passage.words(passage.here.first, shares[0].first)
    if not relation_words("percentages_apart")["splitting"].isdisjoint(words):
        return True  # "is split between shares (50%), bonds (30%) and cash (20%)"
    text = passage.here.tokens.text
    words = passage.words(passage.here.first, passage.here.stop)
    return not relation_words("parts")["dividing"].isdisjoint(words) and all(
        text[one.first - 2][0].isupper() for one in shares
    )


def _of_the(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "Of the loan, 50% is for roads, 30% for rail and 20% for ports" """
    words = relation_words("percentages_apart")
    opening = passage.words(passage.here.first, shares[0].first)
    if opening[:1] != ["of"] or opening[-1:] != [","] or len(opening) > _BETWEEN:
        return False
    if not words["who"].isdisjoint(opening) or len(shares) < 3:
        return False
    links = [_link(passage, one) for one in shares]
    return all(links) and len(set(links)) == 1


def _link(passage: Passage, share: Spot) -> str:
    words = relation_words("percentages_apart")
    for word in passage.words(share.stop, share.stop + 4):
        if word in words["links"]:
            return word
        if word not in words["verbs"]:
            break
    return ""


def _of_divisible(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "55% of the land is forest, 30% is farmland and 15% is water" """
    after = passage.words(shares[0].stop, shares[0].stop + 4)
    divisible = relation_words("percentages_apart")["divisible"]
    if after[:2] not in _OF or after[2] not in divisible or after[3] not in {"is", "was"}:
        return False
    return all(
        passage.words(one.stop, one.stop + 1) in ([after[3]], []) or _has_name(passage, one)
        for one in shares[1:]
    )


def _are_opposites(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "62% approved the treaty, 48% rejected it" """
    between = passage.words(shares[0].stop, shares[1].first)
    plain = [
        word
        for word, after in zip(between, [*between[1:], ""], strict=True)
        if (word, after) not in _IN_FAVOUR
    ]
    if not _OTHERS.isdisjoint(plain):
        return False  # "among men 55% voted for it, among women 62% against it"
    first = passage.words(shares[0].stop, min(shares[0].stop + 3, shares[1].first))
    second = passage.words(shares[1].stop, shares[1].stop + 3)
    return any(
        len(set(pair) & set(first)) == 1 and set(pair) & set(second) == set(pair) - set(first)
        for pair in rules_words("claims/percentages_apart")["opposites"]
    )


def _of_complements(passage: Passage, shares: Sequence[Spot]) -> bool:
    """ "Urban voters made up 62% of the electorate and rural voters 38%" """
    after = passage.words(shares[0].stop, shares[0].stop + 3)
    if len(shares) != 2 or after[:1] != ["of"] or not _has_name(passage, shares[1]):
        return False
    if not _is_shared(passage, shares[0]):
        return False  # "won 62% of their cases"
    floor = [passage.here.first, shares[0].stop]
    told = [
        set(passage.words(max(start, share.first - _LABEL), share.first))
        for start, share in zip(floor, shares, strict=True)
    ]
    return any(
        len(names) == 2
        and all(len(words & set(names)) == 1 for words in told)
        and told[0] & set(names) != told[1] & set(names)
        for names in rules_words("claims/parts")["complements"]
    )


def _is_shared(passage: Passage, share: Spot) -> bool:
    """Whether a verb before a share says that it is one of a whole: "makes up 62% of"."""
    led = " ".join(passage.words(share.first - 3, share.first))
    return any(led.endswith(phrase) for phrase in rules_words("claims/parts")["sharing"])


def _elliptical(passage: Passage) -> list[Spot]:
    """A share of a list whose further ones are bare: "Gold accounts for 55% of exports, cotton for
    35 and tin for 10"."""
    own = passage.own
    first = next((at for at, spot in enumerate(own) if spot.quantity.unit == "percent"), len(own))
    listed = list(own[first:])
    if first or len(listed) < 3 or passage.words(listed[0].stop, listed[0].stop + 1) != ["of"]:
        return []
    links = {tuple(passage.words(spot.first - 1, spot.first)) for spot in listed}
    bare = all(
        spot.quantity.unit is None and not spot.quantity.is_range and spot.quantity.number >= 1
        for spot in listed[1:]
    )
    if not bare or not _is_shared(passage, listed[0]) or (("for",) in links and len(links) > 1):
        return []
    return [
        listed[0],
        *(replace(spot, quantity=replace(spot.quantity, unit="percent")) for spot in listed[1:]),
    ]


def _are_elliptical(passage: Passage, shares: Sequence[Spot]) -> bool:
    """Whether each further share of a list has only its name before it and nothing behind."""
    if all(spot in passage.own for spot in shares):
        return False
    return all(
        {",", ";", "and", "."}.intersection(passage.words(one.stop, one.stop + 1))
        and right.first - one.stop <= _BETWEEN
        for one, right in pairwise(shares[1:])
    ) and passage.words(shares[-1].stop, shares[-1].stop + 1) in ([], ["."], [","], [";"])


_WAYS: tuple[Callable[[Passage, Sequence[Spot]], bool], ...] = (
    _of_votes,
    _in_brackets,
    _of_the,
    _of_divisible,
    _are_opposites,
    _of_complements,
    _are_elliptical,
)


def _before(passage: Passage, shares: Sequence[Spot]) -> Spot | None:
    """The share of the sentence before, where both are of one total: "Wool brought 45% of the
    total. Tin accounted for 35% and glass for 30% of sales"."""
    if not passage.before:
        return None
    last = passage.before[-1]
    told = [
        spot
        for spot in passage.spots
        if last.first <= spot.first < last.stop and spot.quantity.unit == "percent"
    ]
    if len(told) != 1 or told[0].quantity.change is not None:
        return None
    after = passage.words(told[0].stop, last.stop)
    totals = relation_words("percentages_apart")["totals"]
    if after[:1] != ["of"] or len(after) > _BETWEEN or totals.isdisjoint(after):
        return None
    tail = passage.words(shares[-1].stop, passage.here.stop)
    whole = content(tail[1:]) if tail[:1] == ["of"] else []
    known = content(passage.words(last.first, last.stop))
    same = all(any(are_akin(word, one) for one in known) for word in whole)
    return told[0] if _is_shared(passage, shares[0]) and same else None
