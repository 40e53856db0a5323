"""Wholes with their parts: "18 states: 8 members, 4 observers and 6 partners"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.parts_closure import (
    BARE,
    closure_of,
    ends_in_bare_item,
    has_bare_item,
    holders,
    is_shared_out,
    is_total_of_span,
    told_as_part,
)
from factcheck.extracting.frames.parts_leads import (
    apposed,
    is_of_all,
    lead_of,
    names_of_parts,
    of_body,
    phrases,
)
from factcheck.extracting.frames.parts_of_others import (
    UNSUMMED,
    are_steps,
    is_added,
    is_difference,
    is_of_share,
    is_reached,
    may_be_of_other,
    on_one_scale,
    on_scale_of,
    same_kind,
)
from factcheck.extracting.frames.parts_opposed import are_opposites
from factcheck.extracting.frames.passages import in_unit_of
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_MOST_WORDS = 10  # from one part to the next
_MOST_PARTS = 20
_CLOSE = 4  # of so many parts of a whole, one may be missing
_FAR = 10  # times their sum, beyond which a figure is no sum of the parts
_LONGEST_NAME = 4  # tokens
_DETERMINERS = frozenset({"the", "every", "its", "all", "these", "those", "their", "a", "total"})
_TOGETHER = frozenset({"together"})
_CLAUSES = frozenset({",", ";", "and", "or", "but"})
_PARTED = frozenset({",", "–", "—", "-", "or", "for", "("})  # before a total that comes last


@cued_by(needs=PAIR)
def part_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield wholes with the parts that the sentence spells out, percentages left aside."""
    if sentence.places_of(_TOGETHER):
        yield from _joined_sums(sentence)
    spots = [spot for spot in spots_of(sentence) if _can_be_summed(spot)]
    at = 0
    while at < len(spots) - 1:
        found = (
            _whole_first(sentence, spots, at)
            or _total_last(sentence, spots, at)
            or _partitive(sentence, spots[at : at + 3])
        )
        if found is None:
            at += 1
            continue
        whole, parts, closed = found
        relation = _relation(sentence, whole, parts, closed)
        if relation is not None:
            yield relation
        at += len(parts) + 1


def _can_be_summed(spot: Spot) -> bool:
    quantity = spot.quantity
    if quantity.unit in UNSUMMED or quantity.per is not None or quantity.is_range:
        return False
    if quantity.unit is None and quantity.number < 1 and not quantity.text[:1].isdecimal():
        return False  # "300 came: one in four of the men and one in three of the women"
    return quantity.change_form in (None, "to") and quantity.number >= 0


_Found = tuple[Spot, list[Spot], str]


def _whole_first(sentence: Sentence, spots: Sequence[Spot], at: int) -> _Found | None:
    """A whole and the parts that follow it, with why they are all of it or part of it."""
    whole, first = spots[at], spots[at + 1]
    lead = (
        lead_of(sentence, whole, first)
        or apposed(sentence, whole, first)
        or of_body(sentence, whole, first)
        or ("shared" if is_shared_out(sentence, whole, first) else "")
    )
    if not lead or is_difference(sentence, whole) or is_added(sentence, whole):
        return None
    if is_reached(sentence, whole) or is_of_share(sentence, whole, first):
        return None
    if lead == "shared":
        parts = holders(sentence, spots[at + 1 : at + 1 + _MOST_PARTS])
    else:
        parts = _coordinated(sentence, spots, at + 1, whole)
    parts = on_scale_of(whole, on_one_scale([_on_scale_of(whole, one) for one in parts]))
    if len(parts) > 2 and _is_total(sentence, *parts[-2:]):
        parts.pop()  # "2 million in Chad and 1 in Mali, 3 million in all"
    if len(parts) > 1 and ends_in_bare_item(sentence, parts[-1]):
        return None
    if lead in ("of", "apposed", "opening", "body", "shared"):
        parts = _in_one_clause(sentence, parts)
    larger = sum(one.quantity.number > whole.quantity.number for one in parts)
    if whole.quantity.change_form == "to" and not _are_all(whole, parts):
        return None  # "rose to 412: 30 came from Norway and 25 from Spain"
    if not parts or 1 < len(parts) == larger:
        return None  # "against 981 in 2011: 2,354,428 men and 2,407,437 women"
    closed = closure_of(sentence, whole, parts, lead)
    if closed == "part":
        # "$12 billion, of which $15 billion": one part at a time.
        if may_be_of_other(sentence, spots[:at], whole, first):
            return None
        return (whole, parts[:1], "part") if told_as_part(sentence, whole, first) else None
    if closed and (len(parts) > 1 or lead == "opening"):
        return whole, parts, closed
    return None


def _are_all(whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether parts come near to their whole."""
    summed = sum(one.quantity.number for one in parts)
    return abs(summed - whole.quantity.number) * _CLOSE < whole.quantity.number


def _coordinated(sentence: Sentence, spots: Sequence[Spot], first: int, whole: Spot) -> list[Spot]:
    """The list of parts that begins at one spot: each after a comma or "and", told alike."""
    words = relation_words("parts")
    parts: list[Spot] = []
    for spot in spots[first : first + _MOST_PARTS]:
        if parts:
            between = sentence.words(parts[-1].stop, spot.first)
            if "(" in between and _goes_on_after(sentence, spot):
                return []  # read without the bracket
            if between[-1:] == ["of"]:
                if sentence.words(parts[0].first - 1, parts[0].first) != ["of"]:
                    break  # "of which $3 billion to Chad, and imports of $7 billion"
                del between[-2:]  # "exports of 12 and imports of 7"
            elif between[-1:] and between[-1] in names_of_parts():
                between.pop()
            else:
                del between[len(between) - _taker(sentence, spot) :]
            while between and between[-1] in words["before_part"]:
                between.pop()
            if has_bare_item(between):
                return []
            if not between or len(between) > _MOST_WORDS:
                break
            if between[-1] not in words["between_parts"] or ")" in between or "(" in between:
                break
        if not same_kind(whole, spot) or _is_age(sentence, spot):
            break
        parts.append(spot)
    return parts


def _on_scale_of(whole: Spot, part: Spot) -> Spot:
    """A part of what is measured takes the scale of its whole with its unit: "16 billion dollars,
    of which 6 are spent"; of "16 million people" a bare six may be six."""
    return part if dimension(whole.quantity.unit) in BARE else in_unit_of(part, whole)


def _goes_on_after(sentence: Sentence, aside: Spot) -> bool:
    """Whether a list goes on behind the bracket in which a figure stands: "39 clerks (three of them
    senior), 12 guards"."""
    told = sentence.words(aside.stop, sentence.stop)
    if ")" not in told:
        return False
    closed = aside.stop + told.index(")") + 1
    joined = sentence.words(closed, closed + 1)
    more = any(closed < one.first for one in sentence.quantities)
    return more and bool(joined) and joined[0] in relation_words("parts")["between_parts"]


def _taker(sentence: Sentence, part: Spot) -> int:
    """How many tokens name who has a part: two of "... and South Sudan 18.5 billion"."""
    text, at = sentence.tokens.text, part.first
    while at > sentence.first and part.first - at < _LONGEST_NAME and text[at - 1][0].isupper():
        at -= 1
    return part.first - at


def _in_one_clause(sentence: Sentence, parts: list[Spot]) -> list[Spot]:
    """The parts before a semicolon, where not every one but the last is followed by one: "50 voted
    for it and 30 against; 60 had come"."""
    apart = [";" in sentence.words(a.stop, b.first) for a, b in pairwise(parts)]
    if True in apart and not (len(parts) > 2 and all(apart[:-1])):
        return parts[: apart.index(True) + 1]
    return parts


def _is_age(sentence: Sentence, part: Spot) -> bool:
    """Whether a bare figure is how old they are: "106 million people, a third of them under 15"."""
    bare = (
        part.quantity.unit is None and part.quantity.hedge in relation_words("parts")["age_hedges"]
    )
    following = sentence.words(part.stop, part.stop + 1)
    return bare and (not following or not following[0][0].isalnum())


def _total_last(sentence: Sentence, spots: Sequence[Spot], at: int) -> _Found | None:
    """ "12 from Spain, 10 from Italy and 5 from Malta, 27 in all": parts, then their total."""
    for last in range(at + 2, min(len(spots), at + _MOST_PARTS)):
        before, total = spots[last - 1], spots[last]
        if not (
            _is_total(sentence, before, total)
            or is_total_of_span(sentence, before, total, last - at)
        ):
            continue
        parts = _coordinated(sentence, spots[:last], at, _in_unit_of(spots[at], total))
        text = sentence.words(sentence.first, sentence.stop)
        overlaps = may_overlap(text)
        if is_of_all(sentence, spots[at]) or _is_second_of_two(sentence, spots[at]):
            return None  # "of the 104 cases, 21 ...", "by 30 votes to 20, with 5 abstentions"
        if _counts_others(sentence, total, parts):
            continue
        if _begins_earlier(spots[: last + 1], at):
            continue
        if len(parts) == last - at and not overlaps and not are_steps(sentence, parts):
            summed = sum(one.quantity.number for one in parts)
            if spots[last].quantity.number > _FAR * summed:
                return None  # "300 and 250 metres long, built for 600 million altogether"
            return spots[last], parts, "equal"
    return None


def _begins_earlier(spots: Sequence[Spot], at: int) -> bool:
    """Whether a total is that of a longer list, some of whose parts are told in other words."""
    total = spots[-1].quantity
    summed = sum((one.quantity.number for one in spots[at:-1]), Decimal(0))
    for one in reversed(spots[:at]):
        if not same_kind(one, spots[at]):
            return False
        summed += one.quantity.number
        if summed == total.number:
            return True
    return False


def _is_second_of_two(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure is set against another one right before it."""
    at = spot.first - 1
    against = sentence.words(at, at + 1) == ["to"]
    return against and any(0 <= at - one.stop <= 1 for one in sentence.quantities)


def _counts_others(sentence: Sentence, total: Spot, parts: Sequence[Spot]) -> bool:
    """Whether a total takes in more than was told, or is none: "120 buildings since 2000", "in all
    ten countries", "and altogether 60 people sit there"."""
    after = sentence.words(total.stop, total.stop + 1)
    between = sentence.words(parts[-1].stop, total.first) if parts else []
    if not {"with", "including", "plus"}.isdisjoint(between):
        return True  # "12 from Spain and 10 from Italy; with others, 27 in all"
    if after == ["since"] or ("and" in between and after and after[0].isalpha()):
        return True
    other = total.quantity.noun_end is not None and all(
        one.quantity.unit not in (None, total.quantity.unit) for one in parts
    )
    return other and sentence.words(total.first - 2, total.first) == ["in", "all"]


def _in_unit_of(part: Spot, total: Spot) -> Spot:
    """A total without a unit counts what its first part does: "a total of 84 billion"."""
    if total.quantity.unit is not None or part.quantity.noun_end is not None:
        return total
    return replace(total, quantity=replace(total.quantity, unit=part.quantity.unit))


def _partitive(sentence: Sentence, spots: Sequence[Spot]) -> _Found | None:
    """ "Eight of the eleven judges voted for it and three against": what nobody does both of."""
    if len(spots) < 3 or not all(same_kind(spots[1], one) for one in spots):
        return None
    part, whole, other = spots
    of_all = sentence.words(part.stop, whole.first)
    between = sentence.words(whole.stop, other.first)
    if of_all[:1] != ["of"] or len(of_all) > 3 or len(between) > _MOST_WORDS:
        return None
    if other.quantity.noun_end is not None or "and" not in between[-2:]:
        return None
    after = sentence.words(other.stop + 1, other.stop + 2)
    by = sentence.words(other.stop, other.stop + 1) == ["by"]
    if after and after[0] not in _CLAUSES | {".", "it", "them", ")"} and not by:
        return None  # "five against a second clause"
    opposed = are_opposites(sentence, [replace(part, stop=whole.stop), other])
    agent = sentence.words(other.stop, other.stop + 1) == ["by"] and "by" in between
    agent = agent and "and" not in sentence.words(other.stop, other.stop + 5)
    opposed = opposed or (agent and not relation_words("parts")["agentive"].isdisjoint(between))
    return (whole, [part, other], "most") if opposed else None


def _joined_sums(sentence: Sentence) -> Iterator[Relation]:
    """ "A dividend of 40 cents, which together with the 24 cents of May makes 64 cents"."""
    spots = spots_of(sentence)
    for at in range(len(spots) - 2):
        first, second, total = spots[at : at + 3]
        if _are_joined(sentence, first, second, total):
            relation = _relation(sentence, total, [first, second], "equal")
            if relation is not None:
                yield relation


def _are_joined(sentence: Sentence, first: Spot, second: Spot, total: Spot) -> bool:
    three = [one.quantity for one in (first, second, total)]
    if len({one.unit for one in three}) > 1 or three[0].unit in UNSUMMED:
        return False
    if len({one.per for one in three if one.per is not None}) > 1 or any(
        one.is_range or one.change is not None for one in three
    ):
        return False
    joined = sentence.words(first.stop, second.first)
    makes = sentence.words(second.stop, total.first)
    if max(len(joined), len(makes)) > _MOST_WORDS:
        return False
    if ("together", "with") not in pairwise(joined) or not _CLAUSES.isdisjoint(joined[1:]):
        return False
    made = relation_words("parts")["making"]
    return not made.isdisjoint(makes[-2:]) and _CLAUSES.isdisjoint(makes)


def _is_total(sentence: Sentence, before: Spot, spot: Spot) -> bool:
    lower = sentence.tokens.lower
    between = sentence.words(before.stop, spot.first)
    if len(between) > _MOST_WORDS or "to" in between[-2:] or _PARTED.isdisjoint(between):
        return False
    if "with" in (between[-4:-3] or between[-1:]) or between[-1:] == ["with"]:
        return False  # "sold 300 in May and 150 in June, with a total of 90 buyers"
    adding = relation_words("parts")["adding_up"]
    if any(
        before.stop <= one.first < spot.first and one.mention.unit == "percent"
        for one in sentence.quantities
    ):
        return False  # "3 billion (or 30% of the total of 10 billion)"
    if any(word.endswith("ing") and word not in adding for word in between):
        return False  # "21 were tried, involving a total of 33 people"
    if any(
        one == "and" and after in _DETERMINERS | {"an", "his", "her"}
        for one, after in pairwise(between)
    ):
        return False  # "12 elected and 4 named members and a chairman, 17 in all"
    for name, first, stop in (
        ("totals_before", max(before.stop, spot.first - 4), spot.first),
        ("totals_after", spot.stop, min(sentence.stop, spot.stop + 1)),
    ):
        for at in range(first, stop):
            hit = phrases(name).longest(lower, at, sentence.stop)
            if hit is not None and (name == "totals_after" or at + hit[0] == spot.first):
                return True
    return False


def _relation(
    sentence: Sentence, whole: Spot, parts: Sequence[Spot], closed: str
) -> Relation | None:
    every = sorted([whole, *parts], key=lambda spot: spot.first)
    operands = [spot.operand("whole" if spot is whole else "part") for spot in every]
    first, stop = every[0].first, every[0].stop
    return next(told(sentence, "parts", operands, first, stop, closed=closed), None)
