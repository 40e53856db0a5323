"""Accounts told in words: "It had 84 million. Operations brought in 61, dividends took 20, leaving
125"; "42 shops opened and 17 closed, bringing the chain from 310 to 335".

Each figure is added or taken off by the words of its own stretch. What is said fails only where no
choice of the figures around, in neither direction, makes the result; and a result that is far off
what they make is that of another account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from factcheck.arithmetic.intervals import is_bounded
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.account_terms import (
    MOST_TERMS,
    UNSURE,
    Named,
    Term,
    fits_any,
    is_start,
    make_account,
    nearest_terms,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.level_stretches import Stretch, in_order, stretch_of
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_TO_RESULT = 14  # tokens of a clause before its result
_TO_NEXT = 5  # tokens from one figure of a list to the next
_ROLLED_ON = 4  # figures of a sentence with both levels, what came in and what went out
_ORDERS = 10_000  # times its smallest term, from which a result is of another thing
_BEHIND = 3  # tokens behind a figure that say that it is left
_NET = frozenset({"net", "gross"})
_BREAKS = frozenset({",", ";", ":", "(", ")", ".", "–", "—"})
_UNTOLD = frozenset({"after", "before", "excluding"})
_SIGNS = {"added": 1, "taken": -1}
_phrases = WordLists("claims/accounts").phrases


@cache
def _roles() -> PhraseTable[str]:
    """Phrases of a stretch with what they say of its figure."""
    words, names = rules_words("claims/accounts"), ("added", "taken", "either", "stock")
    return PhraseTable.of((one, name) for name in names for one in words[name])


def _cues() -> frozenset[str]:
    words = relation_words("accounts")
    listed = words["concluding"] | words["remaining"] | words["closing"]
    listed |= _phrases("apart_verbs").cues | _phrases("of_whole").cues
    listed |= _phrases("opening").cues
    return (listed | {"so", "after", "net", "from", "plus"}) - {
        "the",
        "is",
        "are",
        "was",
        "were",
        "of",
        "it",
    }


@cued_by(_cues)
def account_relations(passage: Passage) -> Iterator[Relation]:
    """Yield accounts of a sentence and those before it whose result their terms do not make."""
    if not 3 <= len(passage.spots) <= MOST:
        return
    read: _Read = {}
    told: list[tuple[Spot, Named | None]] = []
    if _may_move(passage):
        plain = [one for one in passage.own if _is_like(one, one) and not _is_net(passage, one)]
        plain = [one for one in plain if not _is_move(passage, one)]
        told += [(one, _account(passage, one, read)) for one in plain]
    told += _taken_apart(passage)
    for result, named in told:
        if named is None or fits_any(result, _terms(passage, result, passage.spots, read)):
            continue
        if min(abs(one.quantity.number) for _, one in named) * _ORDERS < result.quantity.number:
            continue  # numbers of things and prices beside what they brought in
        relation = relate(passage, "parts", [*named, ("whole", result)], closed="equal")
        if relation is not None:
            yield relation


def _is_move(passage: Passage, result: Spot) -> bool:
    """Whether a figure is told with what it was before: "the margin narrowed to 1.52 from 2.05"."""
    after = next((one for one in passage.own if one.first >= result.stop), None)
    led = passage.words(result.first - 1, result.first) == ["to"]
    return led and after is not None and passage.words(result.stop, after.first) == ["from"]


@cache
def _moving() -> frozenset[str]:
    """Words of which a passage has one where a figure came in or went out."""
    roles = (_phrases(name).cues for name in ("added", "taken", "either", "against", "towards"))
    return relation_words("accounts")["remaining"].union(*roles)


def _may_move(passage: Passage) -> bool:
    """Whether any figure of a passage can have come in or gone out."""
    told = any(one.may_have(_moving()) for one in (passage.here, *passage.before))
    return told or any(one.quantity.number < 0 for one in passage.spots)


_Read = dict[int, Term]  # the terms of a passage by their first tokens, read once for all results


def _account(passage: Passage, result: Spot, read: _Read) -> Named | None:
    """The terms, of this sentence or of more before it, that come nearest to a result."""
    found: list[tuple[Decimal, Named]] = []
    concluded = _is_concluded(passage, result)
    tied = concluded or _may_be_reckoned(passage, result)
    if not tied and len(passage.own) < _ROLLED_ON:
        return None
    further = passage.before if tied else ()
    for first in (passage.here, *reversed(further)):
        every = [one for one in passage.spots if one.first >= first.first]
        earlier = [one for one in every if one.first < result.first or is_start(one)]
        for spots in (earlier, every) if len(every) > len(earlier) + 1 else (earlier,):
            terms = _terms(passage, result, spots, read)
            if any(one.spot.quantity.number == result.quantity.number for one in terms):
                continue  # told again
            if not make_account(terms) or _is_apart(passage, result, terms):
                continue
            sure = concluded and spots is earlier
            sure = sure or _are_rolled_on(passage, result, terms)
            if sure or (spots is earlier and _is_reckoned(passage, result, terms)):
                nearest = nearest_terms(result, terms, sure=sure)
                found += [nearest] if nearest is not None else []
    return min(found, key=lambda one: one[0])[1] if found else None


def _is_net(passage: Passage, result: Spot) -> bool:
    """Whether more was taken off than is told before: "leaving 45 after fees of 15"."""
    return not _UNTOLD.isdisjoint(passage.words(result.stop, result.stop + _BEHIND))


def _taken_apart(passage: Passage) -> list[tuple[Spot, Named | None]]:
    """The figure that a sentence takes apart, its own or the last of the sentence before: "It is
    made up of 300 million lent by banks, less cash of 20"."""
    here, lower = passage.here, passage.here.tokens.lower
    sure = next(((at, n) for at, n, _ in here.phrases(_phrases("apart_verbs"))), None)
    first, stop = sure or (here.first, here.first)
    spots = [one for one in passage.own if one.first >= stop]
    if not 2 <= len(spots) <= MOST_TERMS:
        return []
    if sure is None and _phrases("of_whole").longest(lower, first, spots[0].first) is None:
        return []
    wholes = [one for one in passage.own if one.first < first]
    if not wholes and passage.before:
        if sure and _phrases("pointing").longest(lower, here.first, first) is None:
            return []
        wholes = [one for one in passage.spots if passage.before[-1].first <= one.first < stop]
    wholes = [one for one in wholes if _is_like(one, spots[0])]
    taken = [_is_led(passage, one, "against") for one in spots]
    terms = [
        Term(one, -1 if less else 1, flow=True) for one, less in zip(spots, taken, strict=True)
    ]
    alike = all(_is_like(one, spots[0]) for one in spots)
    if not wholes or not alike or _is_apart(passage, wholes[-1], terms):
        return []
    if not sure and all(_counts(one.spot) for one in terms):
        return []  # "of these, 210 had a school and 190 a shop"
    nearest = nearest_terms(wholes[-1], terms, sure=sure is not None)
    return [(wholes[-1], nearest[1])] if nearest is not None else []


def _terms(passage: Passage, result: Spot, spots: Sequence[Spot], read: _Read) -> list[Term]:
    """The figures beside a result, with their signs; what stands before the first that came in or
    went out is what there was."""
    terms: list[Term] = []
    left = _is_left(passage, result)
    for spot in spots:
        if spot is result or not _is_like(spot, result):
            continue
        term = read.get(spot.first)
        if term is None:
            term = read[spot.first] = _term(passage, spot)
        if terms and terms[-1].flow and _goes_on(passage, terms[-1].spot, term):
            term = Term(spot, terms[-1].sign, flow=True)
        if left and term.flow and not term.sign:
            term = Term(spot, -1, flow=True)  # "8.5 has been drawn, so that 4 are left"
        terms.append(term)
    first = next((at for at, one in enumerate(terms) if one.flow), len(terms))
    return [Term(one.spot, 1, flow=False) for one in terms[:first]] + terms[first:]


def _goes_on(passage: Passage, one: Spot, term: Term) -> bool:
    """Whether a figure of which no word says it goes on with the one before: "44, 31 and 18",
    "materials swallowed 44, wages 31 and rent 18"."""
    between = passage.words(one.stop, term.spot.first)
    listed = between[:1] in ([","], ["and"]) and len(between) <= _TO_NEXT
    verbs = relation_words("parts")["verbs"] | relation_words("accounts")["concluding"]
    return not term.flow and listed and verbs.isdisjoint(between)


def _is_apart(passage: Passage, result: Spot, terms: Sequence[Term]) -> bool:
    first, stop = min(result.first, terms[0].spot.first), max(result.stop, terms[-1].spot.stop)
    return not relation_words("accounts")["apart"].isdisjoint(passage.words(first, stop))


def _is_like(one: Spot, result: Spot) -> bool:
    plain = is_amount(_unsigned(one)) and one.quantity.per is None
    if not plain or not is_bounded(one.interval):
        return False
    counted = one.quantity.noun_end is not None and result.quantity.noun_end is not None
    return are_alike(one, result) or counted


def _counts(spot: Spot) -> bool:
    """Whether a figure may count things, which can be of two kinds, and is no sum of money."""
    quantity = spot.quantity
    bare = quantity.unit is None and "." not in quantity.text
    return bare or dimension(quantity.unit) in BARE


def _is_led(passage: Passage, spot: Spot, name: str) -> bool:
    """Whether a phrase of a list stands between a figure and the one before."""
    sentence = passage.sentence_of(spot)
    first = max((one.stop for one in passage.spots if one.stop <= spot.first), default=0)
    lower = sentence.tokens.lower
    return any(_phrases(name).hits(lower, max(first, sentence.first), spot.first))


def _unsigned(spot: Spot) -> Spot:
    quantity = spot.quantity
    if quantity.number >= 0:
        return spot
    return replace(spot, quantity=replace(quantity, number=abs(quantity.number)))


def _term(passage: Passage, spot: Spot) -> Term:
    if spot.quantity.number < 0:
        return Term(spot, 1, flow=True)
    stretch = stretch_of(passage, spot, passage.spots)
    if is_start(spot) or _has(stretch, "opening"):
        return Term(spot, 1, flow=False)
    for sign, name in ((-1, "against"), (1, "towards")):
        if _is_led(passage, spot, name):
            return Term(spot, sign, flow=True)
    free = stretch.first
    told: set[str] = set()
    for at, stop, role in _roles().hits(stretch.sentence.tokens.lower, free, stretch.stop):
        if at >= free:
            told.add(role)
            free = stop
    if len(told) > 1:
        told.discard("either")
    if told == {"stock"}:
        return Term(spot, 1, flow=False)
    sign = _SIGNS.get(next(iter(told)), UNSURE) if len(told) == 1 else UNSURE
    return Term(spot, sign, flow=bool(told))


def _has(stretch: Stretch, name: str) -> bool:
    """Whether a phrase of a list stands in the stretch of a figure."""
    lower = stretch.sentence.tokens.lower
    return any(_phrases(name).hits(lower, stretch.first, stretch.stop))


def _is_concluded(passage: Passage, result: Spot) -> bool:
    """Whether words say that a figure follows: "so that it closed at 80", "80 remained"."""
    words = relation_words("accounts")
    start = _clause(passage, result)
    told = passage.words(start, result.first)
    cues = [
        start + at
        for at, word in enumerate(told)
        if word in words["concluding"]
        and (word not in words["concluding_to"] or "to" in (*told[at:], result.marker))
    ]
    if {"plus", "less"} <= passage.here.vocabulary:
        return True  # "output, plus imports and less exports, covered demand"
    if told[:1] == ["so"] or "so that" in " ".join(told[:3]):
        cues.append(start)
    for at in cues[-1:]:
        between = [one for one in passage.own if at < one.first < result.first]
        if all(is_start(one) for one in between):
            return True
    return _is_left(passage, result)


def _is_left(passage: Passage, result: Spot) -> bool:
    """Whether the words behind a figure say that it is left."""
    after = passage.words(result.stop, result.stop + _BEHIND)
    cut = next((at for at, word in enumerate(after) if word in _BREAKS), len(after))
    return not relation_words("accounts")["remaining"].isdisjoint(after[:cut])


def _clause(passage: Passage, spot: Spot) -> int:
    lower, at = passage.here.tokens.lower, spot.first
    floor = max(passage.here.first, spot.first - _TO_RESULT)
    while at > floor and lower[at - 1] not in _BREAKS:
        at -= 1
    return at


def _are_rolled_on(passage: Passage, result: Spot, terms: Sequence[Term]) -> bool:
    """Whether one sentence tells both levels with what came in and what went out."""
    flows = [one for one in terms if one.flow]
    stocks = [one.spot for one in terms if not one.flow]
    if len(stocks) != 1 or len({one.sign for one in flows}) != 2:
        return False
    if not all(passage.is_here(one.spot) for one in terms):
        return False
    if stocks[0].marker == "from" and result.marker == "to":
        return True
    levels = [stretch_of(passage, one, passage.own) for one in (stocks[0], result)]
    return in_order(*levels) == (stocks[0], result) or _has(levels[0], "opening")


@cache
def _closing() -> frozenset[str]:
    return _phrases("closing").cues | _NET


def _may_be_reckoned(passage: Passage, result: Spot) -> bool:
    """Whether a result has a word of those by which `_is_reckoned` tells it."""
    if "after" in passage.here.vocabulary:
        return True
    if not passage.here.may_have(_closing()):
        return False
    stretch = stretch_of(passage, result, passage.spots)
    return not _NET.isdisjoint(stretch.words) or _has(stretch, "closing")


def _is_reckoned(passage: Passage, result: Spot, terms: Sequence[Term]) -> bool:
    """Whether a figure may be what the others make: a level at the end of one at the beginning,
    what is left after costs, a net figure of a gross one."""
    stretch = stretch_of(passage, result, passage.spots)
    stocks = [stretch_of(passage, one.spot, passage.spots) for one in terms if not one.flow]
    if _has(stretch, "closing") and any(_has(one, "opening") for one in stocks):
        return True
    own = [one.spot for one in terms if one.flow and passage.is_here(one.spot)]
    if any("after" in passage.words(one.first - _TO_NEXT, one.first) for one in own):
        return True
    told = passage.words(terms[0].spot.first - _TO_RESULT, passage.here.stop)
    return _NET.issubset(told) and not _NET.isdisjoint(stretch.words)
