"""Differences told in words: "58 votes, eight short of the 66 needed"; "... exceeded it by 60"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.clause_subjects import head_of
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.compared_figures import (
    ENDS,
    compared_with,
    fits_adjective,
    is_plain,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    is_amount,
    is_echoed,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_MOST_FIGURES = 6
_THOSE = frozenset({"the", "those", "these", "its", "their"})
_MOST_OWN = 2  # figures of the sentence: of more, some may be parts of the others
_BEFORE = 24  # tokens in which the two figures of "the deficit" were told
_TO_NOUN = 7  # tokens from a noun of difference to its size
_TO_GAP = 10  # tokens from a figure to the difference that is told of it
_MORE = (
    ["more"],
    ["fewer"],
    ["less"],
    ["short"],
    ["shy"],
)  # after a figure, they make it a difference itself
_FEW = 20  # owners whose number is told in passing
_THOSE = frozenset({"the", "these", "those", "all"})
_TO_LEVEL = 4  # tokens from "at" to a figure
_AGES = frozenset({"age", "ages", "aged"})
_HAVING = frozenset({"have", "had", "hold", "held", "won", "got", "made", "sold", "together"})
_AGAINST = (["to"], ["against"], ["versus"])
_WITHHELD = "abstention"  # those who did not vote make no margin
_POINTS = frozenset({"percentage_point", "point", "percent"})
_HUNDREDTHS: dict[str | None, str | None] = {"cent": None, "basis_point": "percentage_point"}
_MOST = 100  # times the larger figure, for a difference
_LARGEST = 1000  # the larger figure over the difference: "9.1 million, two more" are millions


def _cues() -> frozenset[str]:
    words = relation_words("compared")
    return words["comparatives"] | words["passing"] | words["gap_nouns"]


@cued_by(_cues)
def gap_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures with the difference that is told of them."""
    if len(passage.spots) > MOST:
        return
    for gap in passage.own:
        part = _part_of_base(passage, gap) or _in_percent(passage, gap)
        if part is not None:
            yield part
        for told in (gap, *_in_whole_units(gap)):
            relation = (
                _compared(passage, told)
                or _passed(passage, told)
                or _named(passage, told)
                or _between(passage, told)
            )
            if relation is not None:
                yield relation
                break


def _in_whole_units(gap: Spot) -> Iterator[Spot]:
    """A difference in cents of prices in euros, or in basis points of rates: "1.60 euros and 1.20
    euros, 40 cents more"."""
    if gap.quantity.unit in _HUNDREDTHS:
        cents, unit = Decimal("0.01"), _HUNDREDTHS[gap.quantity.unit]
        number, interval = gap.quantity.number * cents, scale(gap.interval, cents)
        quantity = replace(gap.quantity, number=number, interval=interval, unit=unit)
        yield replace(gap, quantity=quantity, interval=interval)


def _compared(passage: Passage, gap: Spot) -> Relation | None:
    """ "eight short of the 66", "310 metres above the town at 930 metres", "two points higher" """
    if not _can_be_gap(gap):
        return None
    words = relation_words("compared")["comparatives"]
    at = gap.stop
    following = next((spot for spot in passage.own if spot.first >= at), None)
    hedge = following.quantity.hedge if following is not None and following.first == at else None
    comparative = (hedge or "").partition(" ")[0]
    if comparative not in words:
        comparative = "".join(passage.words(at, at + 1))
        if comparative not in words:
            return None
        at += 1
    taken_off = comparative == "less" and not _THOSE.isdisjoint(passage.words(at, at + 1))
    figures = [] if taken_off else _figures(passage, gap)  # "180 new ones less those 60"
    if not figures or gap.first - figures[-1].stop > _TO_GAP:
        return None
    before = passage.words(gap.first - _TO_LEVEL, gap.first)
    if before[-1:] == ["and"] or "at" in before:
        return None  # "needs them and two more"; "trades at two dollars below": the level itself
    compared = compared_with(passage, at, figures[-1])
    if compared is None:
        return None
    base = compared.base
    if base is not None:
        if _is_no_base(passage, base):
            return None
        if not fits_adjective(passage, base, figures[-1], comparative):
            return None
        if not _can_differ(gap, base, figures[-1]):
            return None
        own = [spot for spot in figures if passage.is_here(spot)] or figures
        pairs = [(spot, base) for spot in reversed(own)]
        if not compared.same:
            pairs += [pair for pair in combinations(figures, 2) if pair not in pairs]
        return _relation(passage, pairs, gap)
    if comparative in {"short", "shy"} and "majority" in passage.here.vocabulary:
        return None  # "lost its majority: 258 of 550 seats, 18 short"
    return _of_pairs(passage, figures, gap)


def _is_no_base(passage: Passage, base: Spot) -> bool:
    """Whether a figure is of those who have what is compared ("28 more than the three lists
    have"), an age that people are above, or of a majority: "six short of a majority of the 600"."""
    figure = passage.words(base.first - 1, base.stop)  # with its hedge and noun
    if not _AGES.isdisjoint(passage.words(base.first - 2, base.stop)):
        return True
    few = base.quantity.number < _FEW and not _THOSE.isdisjoint(figure)
    owners = few and not _HAVING.isdisjoint(passage.words(base.stop, base.stop + 3))
    return owners or passage.words(base.first - 3, base.first) == ["majority", "of", "the"]


def _part_of_base(passage: Passage, size: Spot) -> Relation | None:
    """ "$3,400, a third less than the average of $5,100": how much more or less in a share of the
    other figure."""
    quantity, words = size.quantity, relation_words("compared")
    fraction = quantity.unit is None and 0 < quantity.number < 1
    comparative = "".join(passage.words(size.stop, size.stop + 1))
    if not fraction or comparative not in words["comparatives"]:
        return None
    figures = [
        spot
        for spot in passage.own
        if spot.first < size.first and is_amount(spot) and is_plain(spot.quantity)
    ]
    if not figures or size.first - figures[-1].stop > _TO_GAP:
        return None
    hedged = any(spot.first == size.stop for spot in passage.own)  # "below the 2.2 million"
    compared = compared_with(passage, size.stop + (not hedged), figures[-1])
    if compared is None or compared.base is None:
        return None
    if not are_alike(compared.base, figures[-1]):
        return None
    pairs = [(compared.base, spot) for spot in reversed(figures)]
    named = [[("before", a), ("after", b), ("delta", size)] for a, b in pairs]
    return relate(passage, "change", named[0], named[1:])


def _passed(passage: Passage, gap: Spot) -> Relation | None:
    """ "The quota is 900 tonnes; catches were 960 and so exceeded it by 60 tonnes" """
    words = relation_words("compared")
    lead = passage.words(gap.first - 3, gap.first)
    if len(lead) < 3 or lead[2] != "by" or lead[1] not in words["passed"]:
        return None
    if lead[0] not in words["passing"] or not _can_be_gap(gap):
        return None
    return _of_pairs(passage, _figures(passage, gap), gap)


def _named(passage: Passage, gap: Spot) -> Relation | None:
    """ "..., so that the deficit was 16 million"; "This left a surplus of 5 million" """
    words = relation_words("compared")
    lead = passage.words(max(gap.first - _TO_NOUN, passage.here.first), gap.first)
    nouns = [at for at, word in enumerate(lead) if word in words["gap_nouns"]]
    if not nouns or not all(word in words["to_size"] for word in lead[nouns[-1] + 1 :]):
        return None
    clause = _after_figures(passage, _clause(passage, gap), gap)
    told = passage.words(clause, gap.first)
    after = passage.words(gap.stop, gap.stop + 1)
    if after and after[0] not in ENDS and not _takes_up(passage, clause, told):
        return None
    apposed = passage.words(clause - 1, clause) == [","] and told[:1] in (["a"], ["an"])
    following = apposed or words["following"] & set(told) or _takes_up(passage, clause, told)
    if not following or not _can_be_gap(gap):
        return None
    figures = [spot for spot in _figures(passage, gap, far=True) if spot.stop <= clause]
    own = [spot for spot in _figures(passage, gap) if passage.is_here(spot)]
    if len(own) > _MOST_OWN or any(spot.first >= clause for spot in own):
        return None  # "... and imports of $16 billion left a deficit of $2 billion"
    if any(passage.words(a.stop, b.first) == ["for"] for a, b in pairwise(passage.own)):
        return None  # a score: "declared at 7 for 309, a lead of 374"
    if "budget" in told and "budget" not in passage.words(0, clause):
        return None
    return _of_pairs(passage, figures, gap, far=True)


def _in_percent(passage: Passage, gap: Spot) -> Relation | None:
    """ "16.6% in the north and 59.4% in the south. The gap is thus almost 43 per cent": what lies
    between two percentages, told as a share of one."""
    if gap.quantity.unit != "percent" or gap.quantity.change is not None:
        return None
    words = relation_words("compared")
    floor = max([passage.here.first, *(one.stop for one in passage.own if one.first < gap.first)])
    lead = passage.words(max(gap.first - _TO_NOUN, floor), gap.first)
    nouns = [at for at, word in enumerate(lead) if word in words["gap_nouns"]]
    after = passage.words(gap.stop, gap.stop + 1)
    if not nouns or not words["to_size"].issuperset(lead[-1:]) or (after and after[0] not in ENDS):
        return None
    start = passage.before[-1].first if passage.before else passage.here.first
    told = [one for one in passage.spots if start <= one.first < gap.first]
    shares = [one for one in told if one.quantity.unit == "percent"]
    if len(shares) != 2 or any(one.quantity.change_form == "by" for one in shares):
        return None
    if shares[1].first > gap.first - len(lead) + nouns[-1]:
        return None  # "by a margin of seven points, 44% to 37%"
    named = [[("before", a), ("after", b), ("delta", gap)] for a, b in (shares, shares[::-1])]
    return relate(passage, "change", named[0], named[1:], gap="yes")


def _between(passage: Passage, gap: Spot) -> Relation | None:
    """ "The gap between the two, who won 51.2 and 46.1 per cent, was 5.1 points" """
    here, own = passage.here, list(passage.own)
    at = next((n for n in here.places_of(relation_words("compared")["gap_nouns"])), gap.first)
    told = [spot for spot in own if at < spot.first < gap.first and not spot.quantity.noun_end]
    if here.words(at + 1, at + 2) != ["between"] or len(told) != 2 or not _can_be_gap(gap):
        return None
    first, second = told
    joined = passage.words(first.stop, second.first) == ["and"]
    after = passage.words(second.stop, gap.first)
    size = {"was", "is", "of", "came", "comes", ","}.issuperset(set(after) - {"thus", "to"})
    points = gap.quantity.unit in _POINTS
    same = second.quantity.unit == ("percent" if points else gap.quantity.unit)
    if not joined or not after or not size or not same or second.quantity.unit is None:
        return None
    if first.quantity.unit not in (None, second.quantity.unit):
        return None
    if first.quantity.unit is None and first.quantity.number * _LARGEST < second.quantity.number:
        return None  # "20 and 30 million": the first has not its scale with it
    alike = replace(first, quantity=replace(first.quantity, unit=second.quantity.unit))
    return _relation(passage, [(alike, second)], gap)


def _after_figures(passage: Passage, clause: int, gap: Spot) -> int:
    """Where the words of a difference begin that one clause tells with its figures: "exports of 14
    and imports of 16 million left a deficit of 2 million"."""
    words = relation_words("compared")["following"]
    verbs = [at for at in passage.here.places_of(words) if clause < at < gap.first]
    told = [spot for spot in passage.own if clause <= spot.first < gap.first]
    two = len(told) == 2 and all(spot.quantity.unit is not None for spot in told)
    between = passage.words(told[0].stop, told[1].first) if two else []
    # More figures, or a comma between the two, and one of them may be a part of the other.
    plain = "," not in between and "and" in between
    return verbs[-1] if plain and verbs and verbs[-1] >= told[-1].stop else clause


def _takes_up(passage: Passage, clause: int, told: Sequence[str]) -> bool:
    """Whether "the deficit of 7 billion" takes up exports and imports that were just told."""
    words = relation_words("compared")
    if told[:1] != ["the"] or told[1:2] == [] or told[1] not in words["gap_nouns"]:
        return False
    before = passage.words(clause - _BEFORE, clause)
    pairs = rules_words("claims/compared")["pairs"]
    return any(all(not set(side).isdisjoint(before) for side in pair) for pair in pairs)


def _clause(passage: Passage, spot: Spot) -> int:
    lower, at = passage.here.tokens.lower, spot.first
    while at > passage.here.first and lower[at - 1] not in {",", ";", ":", "("}:
        at -= 1
    return at


def _can_be_gap(gap: Spot) -> bool:
    quantity = gap.quantity
    if quantity.is_range or quantity.unit == "time" or quantity.number <= 0:
        return False
    if quantity.unit == "percent":
        return False  # five per cent more is no difference
    return quantity.unit is not None or quantity.number >= 1 or quantity.text.endswith("cents")


def _figures(passage: Passage, gap: Spot, *, far: bool = False) -> list[Spot]:
    """The figures before a difference that it can lie between, of the sentence and the last one;
    those of every sentence of the passage where they may stand `far` before."""
    start = passage.before[0 if far else -1].first if passage.before else passage.here.first
    found = [
        spot
        for spot in passage.spots
        if start <= spot.first < gap.first
        and (is_plain(spot.quantity) or _is_rate(passage, spot, gap))
        and passage.words(spot.stop, spot.stop + 1) not in _MORE
        and spot.quantity.unit != _WITHHELD
    ]
    if gap.quantity.unit in _POINTS:
        alike = [spot for spot in found if _is_percentage(passage, spot)]
    else:
        alike = [
            spot
            for spot in found
            if is_amount(spot) and are_alike(spot, gap) and spot.quantity.number > 1
        ]
    kind = next((spot for spot in reversed(alike) if spot.quantity.unit is not None), None)
    return [spot for spot in alike if kind is None or are_alike(spot, kind)][-_MOST_FIGURES:]


def _is_rate(passage: Passage, spot: Spot, gap: Spot) -> bool:
    """Whether the size of a change is a rate that points can be told of: "grew by 10%, two points
    more than the 8% of 2014"."""
    points = gap.quantity.unit in _POINTS and spot.quantity.unit == "percent"
    return points and passage.is_here(spot)


def _is_percentage(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is a percentage, or the second of two: "47.9 per cent to 43.2"."""
    if spot.quantity.unit is not None:
        return spot.quantity.unit == "percent"
    before = [one for one in passage.spots if one.stop <= spot.first][-1:]
    against = passage.words(before[0].stop, spot.first) if before else []
    return against in _AGAINST and before[0].quantity.unit == "percent"


def _can_differ(gap: Spot, *figures: Spot) -> bool:
    """Whether a difference is told in the size of its figures."""
    largest = max(spot.quantity.number for spot in figures)
    return largest <= gap.quantity.number * _LARGEST and gap.quantity.number <= largest * _MOST


def _of_pairs(
    passage: Passage, figures: Sequence[Spot], gap: Spot, *, far: bool = False
) -> Relation | None:
    if len(figures) < 2 or not (far or passage.is_here(figures[-1]) or len(figures) == 2):
        return None
    last = figures[-2:]
    if not _can_differ(gap, *last) or not are_alike(*last):
        return None
    if not far and not passage.is_here(last[1]) and not _is_of_those(passage, gap):
        return None
    if (
        passage.is_here(last[1])
        and not passage.is_here(last[0])
        and _is_of_another(passage, last[1])
    ):
        return None
    if passage.words(last[0].stop, last[1].first) == ["and"] and last[0].quantity.unit is None:
        return None  # "of 20 and 30 million": the first has not its scale with it
    pairs = [(last[0], last[1])]
    # "from 2.8 to 3.1 million; with 500,000 more than that, at 3.6 million, it would be back"
    behind = [one for one in passage.own if one.first > gap.first and are_alike(one, last[1])]
    pairs += [(one, other) for one in behind if is_amount(one) for other in figures]
    pairs += [pair for pair in combinations(figures, 2) if pair != pairs[0]]
    return _relation(passage, pairs, gap)


def _is_of_those(passage: Passage, gap: Spot) -> bool:
    """Whether a sentence speaks of what the one before told: not "Peat is 12 crowns dearer"
    after what diesel costs."""
    told = passage.words(passage.before[-1].first, passage.here.first) if passage.before else []
    return is_echoed(passage.words(passage.here.first, gap.first), told)


def _is_of_another(passage: Passage, figure: Spot) -> bool:
    """Whether a figure is told of a thing that the sentences before do not name: "Turnout was 72%,
    three points lower" after the shares of the winners."""
    here = passage.here
    head = head_of(here, clause_at(here, figure.first))
    if head < 0 or here.entity_at(head) is not None:
        return False
    noun = here.tokens.text[head]
    named = noun[0].isupper() and head > here.first
    told = passage.words(passage.before[0].first, here.first) if passage.before else []
    return not named and not is_echoed([noun.lower()], told)


def _relation(passage: Passage, pairs: Sequence[tuple[Spot, Spot]], gap: Spot) -> Relation | None:
    if any(_is_fraction(spot) for pair in pairs[:1] for spot in pair):
        return None  # "15 short of a two-thirds majority"
    readings = [[("first", one), ("second", other), ("difference", gap)] for one, other in pairs]
    return relate(passage, "difference", readings[0], readings[1:])


def _is_fraction(spot: Spot) -> bool:
    return spot.quantity.unit is None and 0 < spot.quantity.number < 1
