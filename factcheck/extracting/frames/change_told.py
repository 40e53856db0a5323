"""Changes told with their figures: "rose from 8 to 12 million, an increase of 50%"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.arithmetic.units import common_factor, compatible
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_by import one_ended
from factcheck.extracting.frames.change_directions import directions_of, is_of_another_place
from factcheck.extracting.frames.change_roles import (
    AFTER,
    AROUND,
    ARTICLES,
    BEFORE,
    DELTA,
    DELTA_UNITS,
    PLAIN,
    YEARS,
    is_how_often,
    is_narrowed,
    is_yearly,
    roles_of,
)
from factcheck.extracting.frames.change_widened import widened, with_close
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import TWO_ENDS
from factcheck.extracting.frames.spots import (
    Spot,
    chains,
    relation_words,
    spots_of,
    time_beside,
)
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span

_MOST = 6  # figures of one change
_PARTITIVE = 4  # tokens of "of the parliament's" between a part and its whole
_CLAUSE = frozenset({",", ";", "(", ")", "and", "or", "to", "from", "in", "by"})
_RELATIVES = frozenset({"which", "who", "that"})
_STEP = 8  # tokens from one step of a change to the next: "in June and then to"


@cache
def _cues() -> frozenset[str]:
    words = change_words()
    return frozenset({*words.verbs, *words.nouns, *words.comparatives, "times", "from", "+"})


@cache
def _bridge() -> frozenset[str]:
    words = change_words()
    listed = relation_words("changes")["bridge"]
    return frozenset({*listed, *words.verbs, *words.nouns, *words.comparatives})


@cued_by(_cues, needs=TWO_ENDS)
def change_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the changes of a sentence that are told with two figures or more."""
    told: list[Spot] = []
    spots, seen = spots_of(sentence), 0
    for chain in chains(sentence, spots, _bridge()):
        seen += len(chain)
        if len(chain) > 2 * _MOST:
            continue
        kept = [spot for spot in chain if not _is_converted(sentence, spot, chain)]
        kept = [spot for spot in kept if not _is_put_in(sentence, spot, kept)]
        kept = [or_its_part(sentence, kept[0], spots), *kept[1:]] if kept else kept
        last = told[-1] if told else None
        wide = widened(sentence, kept, roles_of(sentence, kept), last) if len(kept) == 2 else None
        if wide is None and seen < len(spots):
            wide = with_close(sentence, kept, spots[seen])
        kept, told = wide or _with_figure(sentence, kept, told), kept
        if 2 <= len(kept) <= _MOST:
            relation = _relation(sentence, kept)
            if relation is not None:
                yield relation


def _with_figure(sentence: Sentence, chain: list[Spot], before: list[Spot]) -> list[Spot]:
    """A second change of the figure that opens the chain before: "$9 million, up 5% from $8.6
    million but down 2% from $9.2 million"."""
    if len(chain) != 2 or len(before) != 3 or roles_of(sentence, chain) != [DELTA, BEFORE]:
        return chain
    if "but" not in sentence.words(before[-1].stop, chain[0].first)[-2:]:
        return chain
    whole = roles_of(sentence, before) == [PLAIN, DELTA, BEFORE]
    return [before[0], *chain] if whole and chain[0].quantity.change else chain


def or_its_part(sentence: Sentence, whole: Spot, spots: Sequence[Spot]) -> Spot:
    """Return the part that a change is told of, where its figures follow the whole: "33 of
    parliament's 150 seats, down from 41"."""
    part = next((spot for spot in reversed(spots) if spot.stop <= whole.first), None)
    if part is None or part.quantity.unit not in (None, whole.quantity.unit):
        return whole
    between = sentence.words(part.stop, whole.first)
    plain = len(between) <= _PARTITIVE and _CLAUSE.isdisjoint(between)
    smaller = part.quantity.number < whole.quantity.number
    return part if between[:1] == ["of"] and plain and smaller else whole


def _is_put_in(sentence: Sentence, spot: Spot, chain: Sequence[Spot]) -> bool:
    """Whether a change stands in a clause of its own: "the bond, which had lost half by May, rose
    to 159 from 150"."""
    if len(chain) < 2 or _RELATIVES.isdisjoint(sentence.vocabulary):
        return False
    clause = clause_at(sentence, spot.first)
    alone = all(clause_at(sentence, one.first) is not clause for one in chain if one is not spot)
    return alone and clause.kind == "relative" and clause.stop < chain[-1].first


def _is_converted(sentence: Sentence, spot: Spot, chain: Sequence[Spot]) -> bool:
    """Whether a figure only says the one before it in another way: "$8 billion (€7 billion)",
    "$8 million, or $1.20 per share"."""
    at = chain.index(spot)
    if at == 0 or spot.quantity.unit in DELTA_UNITS:
        return False
    left = chain[at - 1]
    between = sentence.words(left.stop, spot.first)
    if "or" in between and spot.quantity.per != left.quantity.per:
        return True
    if "than" in between and spot.quantity.unit == chain[0].quantity.unit:
        return False  # "480, 6% less than in 2014 (510)" says what 2014 had
    return "(" in between and spot.quantity.unit != left.quantity.unit


def _relation(sentence: Sentence, chain: Sequence[Spot]) -> Relation | None:
    if any(two.quantity.unit == "time" and one.stop == two.first for one, two in pairwise(chain)):
        return None  # "10% less than twice the 30 of 2014"
    roles = roles_of(sentence, chain)
    pair = _pair(chain, roles)
    if pair is None:
        return one_ended(sentence, chain, roles) or _half(sentence, chain, roles)
    before, after = pair
    chain = [after if one.span == after.span else one for one in chain]
    if _goes_further(sentence, after) or is_of_another_place(sentence, before):
        return None
    deltas = _deltas(sentence, [s for s, role in zip(chain, roles, strict=True) if role == DELTA])
    directions = directions_of(sentence, chain, pair, deltas)
    if not deltas and not directions:
        return None
    first, stop = chain[0].first, chain[-1].stop
    if _is_narrowed(sentence, first, stop):
        return None
    ends = {spot.span: _time(sentence, spot, chain) for spot in pair}
    traits = {"direction": " ".join(directions)} if directions else {}
    if ends[before.span] is None and (years := _years(sentence)):
        traits["years"] = years
    parts = _operands(sentence, chain, pair, deltas, ends)
    return next(told(sentence, "change", parts, first, stop, **traits), None)


def _goes_further(sentence: Sentence, after: Spot) -> bool:
    """Whether a change has a further step: "from 8% to 15% in June and to 17% in July"."""
    following = next((one for one in spots_of(sentence) if one.first >= after.stop), None)
    if following is None or following.quantity.unit != after.quantity.unit:
        return False
    between = sentence.words(after.stop, following.first)
    steps = " ".join(between[-3:])
    return len(between) <= _STEP and steps.endswith(("and to", "then to", "later to"))


def _half(sentence: Sentence, chain: Sequence[Spot], roles: Sequence[str]) -> Relation | None:
    """A change without the figure that it began from, which may stand in another sentence:
    "in 2015 exports rose by 50% to $11 billion"."""
    figures = [s for s, role in zip(chain, roles, strict=True) if role in (AFTER, PLAIN)]
    deltas = _deltas(sentence, [s for s, role in zip(chain, roles, strict=True) if role == DELTA])
    first, stop = chain[0].first, chain[-1].stop
    if BEFORE in roles or len(figures) != 1 or len(deltas) != 1:
        return None
    if _is_narrowed(sentence, first, stop):
        return None
    after, delta = figures[0], deltas[0]
    if delta.quantity.unit not in DELTA_UNITS or is_yearly(sentence, delta):
        return None
    since = time_beside(sentence, delta, delta.stop + AROUND)
    told_before = since is not None and since.start > after.span.end and delta.first > after.first
    operands = sorted(
        (
            after.operand(AFTER),
            delta.operand(DELTA, since if told_before else None),
        ),
        key=lambda one: one.span.start,
    )
    return next(told(sentence, "half_change", operands, first, stop), None)


def _deltas(sentence: Sentence, found: list[Spot]) -> list[Spot]:
    """Sizes of the change; one in brackets beside another may be of any other change."""
    found = [spot for spot in found if spot.quantity.per is None or spot.quantity.per in YEARS]
    found = [spot for spot in found if not _is_of_another(sentence, spot)]
    open_ = [spot for spot in found if "(" not in sentence.words(spot.first - 2, spot.first)]
    return open_ if open_ else found[:1]


def _is_of_another(sentence: Sentence, spot: Spot) -> bool:
    """Whether a size is one of several ("in steps of 25, 50 and 25 points", "by 50 crowns each
    year"), or compares the change with another thing ("twice the rise of wages")."""
    if not relation_words("changes")["each_time"].isdisjoint(
        sentence.words(spot.first, spot.stop + 2)
    ):
        return True
    before = sentence.words(spot.first - 2, spot.first)
    if before[-1:] == ["and"] and before[0][:1].isdecimal():
        return True
    after = sentence.words(spot.stop, spot.stop + 2)
    if spot.quantity.unit != "time" or len(after) < 2:
        return False
    if is_how_often(spot, before, after):
        return True
    if after[0] in relation_words("changes")["measured_by"]:
        return True  # "debt rose to 63 million, or 0.9 times EBITDA"
    if after[0] not in ARTICLES:
        return False
    return after[1].isalpha() and after[1] not in relation_words("changes")["same_thing"]


def _operands(
    sentence: Sentence,
    chain: Sequence[Spot],
    pair: tuple[Spot, Spot],
    deltas: Sequence[Spot],
    times: dict[Span, TimeExpression | None],
) -> tuple[Operand, ...]:
    named = {pair[0].span: BEFORE, pair[1].span: AFTER}
    named |= {spot.span: "yearly" if is_yearly(sentence, spot) else DELTA for spot in deltas}
    return tuple(
        spot.operand(named[spot.span], times.get(spot.span)) for spot in chain if spot.span in named
    )


def _pair(chain: Sequence[Spot], roles: Sequence[str]) -> tuple[Spot, Spot] | None:
    """The earlier and the later figure, where the words leave no doubt which is which."""
    parts = {
        role: [spot for spot, one in zip(chain, roles, strict=True) if one == role]
        for role in (BEFORE, AFTER, PLAIN)
    }
    if len(parts[BEFORE]) == 1:
        # "Trade between the two states grew by 15% to $3.4 billion": no state grew.
        unit, bare = parts[BEFORE][0].quantity.unit, parts[BEFORE][0].quantity.number > 1
        parts[PLAIN] = [
            one
            for one in parts[PLAIN]
            if one.quantity.unit == unit or (unit is None and bare and one.quantity.change is None)
        ]
    sizes = tuple(len(parts[role]) for role in (BEFORE, AFTER, PLAIN))
    if sizes[:2] == (1, 1) and (not sizes[2] or _is_span(parts[BEFORE][0], parts[AFTER][0])):
        before, after = parts[BEFORE][0], parts[AFTER][0]
    elif sizes == (1, 0, 1):
        before, after = parts[BEFORE][0], parts[PLAIN][0]
    elif (
        sizes == (0, 1, 1)
        and parts[AFTER][0].quantity.change
        and (parts[PLAIN][0].first < parts[AFTER][0].first)
    ):
        before, after = parts[PLAIN][0], parts[AFTER][0]
    else:
        return None
    if _same_unit(before, after):
        return before, after
    alike = _in_the_unit_of(after, before)
    return (before, alike) if alike is not None and _is_span(before, after) else None


def _in_the_unit_of(spot: Spot, other: Spot) -> Spot | None:
    """A figure in another unit of the same dimension: "from 10,000 kilograms to 3 tonnes"."""
    one, unit = spot.quantity, other.quantity.unit
    if one.unit is None or unit is None or one.per != other.quantity.per or "/" in unit:
        return None
    factor = common_factor(one.unit, unit) if compatible(one.unit, unit) else None
    if factor is None:
        return None
    quantity = replace(one, number=one.number * factor, interval=scale(one.interval, factor))
    quantity = replace(quantity, unit=unit)
    return replace(spot, quantity=quantity, interval=scale(spot.interval, factor))


def _is_span(before: Spot, after: Spot) -> bool:
    """Whether "from 29 to 34 million" stands whole: a further figure does not matter then."""
    return (
        before.quantity.change_form == "from"
        and after.quantity.change_form == "to"
        and before.stop + 1 == after.first
    )


def _same_unit(before: Spot, after: Spot) -> bool:
    """Whether two figures are of one unit; "per year" may be said of one of them only."""
    one, other = before.quantity, after.quantity
    if one.per != other.per and None not in (one.per, other.per):
        return False
    if None in (one.unit, other.unit) or one.unit == other.unit:
        return True
    left, right = str(one.unit).split(" / "), str(other.unit).split(" / ")
    return left[0] == right[0] and len(left) != len(right)


def _is_narrowed(sentence: Sentence, first: int, stop: int) -> bool:
    return is_narrowed(sentence.words(first - AROUND, stop + AROUND))


def _time(sentence: Sentence, spot: Spot, chain: Sequence[Spot]) -> TimeExpression | None:
    following = [one.first for one in chain if one.first >= spot.stop]
    return time_beside(sentence, spot, min(following, default=sentence.stop))


def _years(sentence: Sentence) -> str:
    """How many years a change went over, where one time tells it: "between 2010 and 2015"."""
    if len(sentence.times) > 2:
        return ""
    for placed in sentence.times:
        time = placed.mention
        if time.grain == "range" and time.first and time.last:
            count = time.last.year - time.first.year
            if count >= 2 and (time.first.month, time.last.month) == (1, 12):
                return str(count)
        if time.grain == "duration" and time.unit == "year" and time.ordinal and time.ordinal >= 2:
            return str(time.ordinal)
    return ""
