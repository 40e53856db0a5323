"""Quantities of a sentence with the words between them, for relations among them.

A spot is a quantity with its hedge and its counted noun. Two spots are joined when nothing but
connecting words stands between them: then what they state belongs together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.model.relations import Operand
from factcheck.model.spans import Span

# Words that lead to an earlier figure, this many tokens after what may be no range.
_BEFORE, _LATER = frozenset({"from", "compared", "against", "versus"}), 14
_LONGEST_HIGH = 5  # tokens of "from a record high of"
_LONGEST_BASE = 6  # tokens of "of the value of a house"
_LONGEST_LED = 5  # tokens of "above the sea" between two figures
_PARTING = frozenset({"and", "or", "but", "from", "to", "by", "with", "while", "respectively"})
_PER = frozenset({"per", "a", "an"})
_POWERS = frozenset({"square", "cubic", "sq", "cu"})
_MOVING = frozenset({"and", "came", "went", "come", "gone", "has", "had", "have", "back", "since"})
_OPENINGS = frozenset({"from", "at"})


class Spot(Struct, frozen=True, gc=False):
    """A quantity at the tokens [first, stop), which take in its hedge and counted noun.

    `marker` is the word before it that says which part it plays, where the spot is one end of a
    range that was read as one quantity ("from 40 to 48 per cent").
    """

    first: int
    stop: int
    quantity: Quantity
    interval: Interval
    span: Span
    marker: str = ""

    def operand(self, role: str, time: TimeExpression | None = None) -> Operand:
        """Return the spot as an operand of a relation."""
        return Operand(role, self.quantity, self.interval, self.span, time)


def may_overlap(words: Sequence[str]) -> bool:
    """Whether words say that parts may overlap ("both", "on average", "per head"); the "per" of
    "per cent" says nothing."""
    overlapping = relation_words("parts")["overlapping"]
    if overlapping.isdisjoint(words):
        return False
    following = (*words[1:], "")
    return any(
        word in overlapping and (word, after) != ("per", "cent")
        for word, after in zip(words, following, strict=True)
    )


def spots_of(sentence: Sentence) -> tuple[Spot, ...]:
    """Return the spots of a sentence by position; ordinals are left out."""
    if not sentence.quantities:
        return ()
    spots: tuple[Spot, ...] | None = sentence.spots  # most families of relations ask for them
    if spots is None:
        spots = tuple(_spots_of(sentence))
        force_setattr(sentence, "spots", spots)
    return spots


def _spots_of(sentence: Sentence) -> list[Spot]:
    found: list[Spot] = []
    for placed in sentence.quantities:
        if placed.mention.ordinal or not placed.mention.number.is_finite():
            continue
        ends = _ends(sentence, placed) if placed.mention.is_range else [_spot(sentence, placed)]
        if found and found[-1].stop == ends[0].first:
            ends[0] = _compared_with(ends[0], found[-1].quantity)
        found += ends
    return found


def _compared_with(spot: Spot, size: Quantity) -> Spot:
    """The figure after "27%" in "27% less than the 40 million of 2019": that it is less than, and
    no bound of its own."""
    hedge = spot.quantity.hedge or ""
    if size.change_form != "by" or not hedge.endswith(("than", "below", "above")):
        return spot
    read = find_quantities(tokenize(spot.quantity.text.removeprefix(hedge)))
    alone = read[0] if len(read) == 1 else spot.quantity
    if alone.number != spot.quantity.number:
        return spot
    plain = replace(spot.quantity, text=alone.text, interval=alone.interval, hedge=None)
    return replace(spot, quantity=plain, interval=alone.interval, marker="from")


def _spot(sentence: Sentence, placed: Placed[Quantity]) -> Spot:
    quantity, tokens = placed.mention, sentence.tokens
    first = placed.first
    if quantity.hedge_start is not None:
        while first > sentence.first and tokens.start[first] > quantity.hedge_start:
            first -= 1
    stop = _after_rate(sentence, quantity, _after_noun(sentence, quantity, placed.stop))
    return Spot(first, stop, quantity, _own_interval(quantity), quantity.span)


def _after_noun(sentence: Sentence, quantity: Quantity, stop: int) -> int:
    """The token after a quantity with its counted noun, where `stop` is that without it."""
    if quantity.noun_end is not None:
        while stop < sentence.stop and sentence.tokens.start[stop] < quantity.noun_end:
            stop += 1
    return stop


def _after_rate(sentence: Sentence, quantity: Quantity, stop: int) -> int:
    """The token after "per tonne", "a barrel" or "per square kilometre", where a rate has it."""
    lower = sentence.tokens.lower
    if quantity.per is None or stop + 1 >= sentence.stop or lower[stop] not in _PER:
        return stop
    return min(sentence.stop, stop + (3 if lower[stop + 1] in _POWERS else 2))


def _own_interval(quantity: Quantity) -> Interval:
    """The interval of the figure, without a hedge that compares it with something else."""
    if quantity.hedge is None or not quantity.hedge.endswith("than"):
        return quantity.interval
    if quantity.hedge.split()[0] in relation_words("changes")["bounds"]:
        return quantity.interval
    read = find_quantities(tokenize(quantity.text.removeprefix(quantity.hedge)))
    alone = read[0].interval if len(read) == 1 else quantity.interval
    return alone if quantity.number in alone else quantity.interval


def _ends(sentence: Sentence, placed: Placed[Quantity]) -> list[Spot]:
    """The two ends of "from 8 to 12 million", each with the precision that it is printed with.

    "Cut by 30 to 120 from 150" holds no range either.
    """
    tokens, quantity = sentence.tokens, placed.mention
    words = tokens.lower[placed.first : placed.stop]
    moved = quantity.change and not _BEFORE.isdisjoint(
        sentence.words(placed.stop, placed.stop + _LATER)
    )
    if words.count("to") != 1 or not (words[0] == "from" or moved):
        return [_spot(sentence, placed)]
    return _split(sentence, placed)


def split_range(sentence: Sentence, spot: Spot) -> list[Spot]:
    """Return the two figures of "by 12 to 19", where they were read as a range."""
    if not spot.quantity.is_range:
        return [spot]
    placed = next((one for one in sentence.quantities if one.mention is spot.quantity), None)
    if placed is None or sentence.words(placed.first, placed.stop).count("to") != 1:
        return [spot]
    return _split(sentence, placed)


def _split(sentence: Sentence, placed: Placed[Quantity]) -> list[Spot]:
    tokens, quantity = sentence.tokens, placed.mention
    words = tokens.lower[placed.first : placed.stop]
    middle = placed.first + words.index("to")
    halves = (placed.first + (words[0] == "from"), middle), (middle + 1, placed.stop)
    read = [
        find_quantities(tokenize(tokens.source, tokens.start[a], tokens.end[b - 1]))
        for a, b in halves
    ]
    if any(len(one) != 1 for one in read):
        return [_spot(sentence, placed)]
    low, high = read[0][0], read[1][0]
    ends = (
        (low, quantity.number, "from" if words[0] == "from" else "by"),
        (high, quantity.interval.high, "to"),
    )
    spots = []
    for (part, number, marker), (first, stop) in zip(ends, halves, strict=True):
        if marker == "by" and part.unit is None and 0 < part.number < 1:
            spots.append(Spot(first, stop, part, part.interval, part.span, marker))
            continue  # "by a fifth to 12 million tonnes": the fifth is none of tonnes
        size = number / part.number if part.number else Decimal(1)
        whole = replace(
            part,
            number=number,
            interval=scale(part.interval, size),
            unit=quantity.unit,
            noun_end=quantity.noun_end if marker == "to" else None,
        )
        end = _after_noun(sentence, whole, stop)
        spots.append(Spot(first, end, whole, whole.interval, whole.span, marker))
    return spots


@cache
def relation_words(name: str) -> dict[str, frozenset[str]]:
    """Return the lists of `rules/claims/<name>.yaml` as sets."""
    return {
        key: frozenset(value)
        for key, value in rules_words(f"claims/{name}").items()
        if isinstance(value, list) and not isinstance(value[0], dict | list)
    }


def chains(
    sentence: Sentence, spots: Sequence[Spot], bridge: Collection[str]
) -> Iterator[list[Spot]]:
    """Yield the longest runs of spots that are joined by words of `bridge` and times alone."""
    run: list[Spot] = []
    for spot in spots:
        if run and not is_joined(sentence, run[-1], spot, bridge):
            yield run
            run = []
        run.append(spot)
    if run:
        yield run


def is_joined(sentence: Sentence, left: Spot, right: Spot, bridge: Collection[str]) -> bool:
    """Whether only connecting words and times stand between two spots.

    A phrase that follows both of them alike ("of GDP", "visitors") joins as well.
    """
    if _opens(sentence, left) and right.quantity.change:
        return True
    if _is_of_range(sentence, left):
        return False
    if right.quantity.change_form == "to" and _goes_on(sentence, left, right, bridge):
        return True
    at, stop, lower = left.stop, right.first, sentence.tokens.lower
    if (")", ",") in pairwise(lower[at:stop]) and "(" not in lower[at:stop]:
        return False  # "40 of ore (up from 21), 98 of coal": a bracket tells of what is before it
    if _is_led_on(sentence, left, right):
        return True
    at = _after_base(sentence, left, right)
    while at < stop:
        time = time_at(sentence, at)
        if time is not None:
            at = time.stop
        elif lower[at] in bridge:
            at += 1
        elif (shared := _repeated(sentence, at, left, right)) > 0:
            at += shared
        else:
            return False
    return True


def _goes_on(sentence: Sentence, left: Spot, right: Spot, bridge: Collection[str]) -> bool:
    """Whether a figure moves on to the next: "peaked at 18% in May and came down to 8%"."""
    words = sentence.words(left.stop, right.first)
    if "and" not in words or left.quantity.unit != right.quantity.unit:
        return False
    at = words.index("and")
    times = [one for one in sentence.times if left.stop <= one.first < right.first]
    timed = {index for one in times for index in range(one.first, one.stop)}
    moving = words[at + 1 :]
    return all(
        index in timed or word in bridge or word in _MOVING
        for index, word in enumerate(words, left.stop)
    ) and bool(moving and (moving[0] in _MOVING or moving[0] in bridge))


def _is_of_range(sentence: Sentence, left: Spot) -> bool:
    """Whether a figure is the lower end of what ranges: "prices range from 20 euros to 40"."""
    if left.quantity.change is not None:
        return False  # "the spread widened to 148"
    ranging = relation_words("changes")["ranging"]
    return not ranging.isdisjoint(sentence.words(left.first - 3, left.first))


def _is_led_on(sentence: Sentence, left: Spot, right: Spot) -> bool:
    """Whether "from" and "to" tie two figures over what the first is of: "from 181.6 metres above
    the sea to 180.1 metres"."""
    before = sentence.words(left.first - 1, left.first)
    if left.quantity.change_form != "from" and left.marker != "from" and before != ["from"]:
        return False
    told = sentence.words(left.stop, right.first)
    alike = left.quantity.unit == right.quantity.unit and left.quantity.per == right.quantity.per
    inner = told[:-1]
    return (
        alike
        and told[-1:] == ["to"]
        and len(inner) <= _LONGEST_LED
        and all(word.isalpha() for word in inner)
        and _PARTING.isdisjoint(inner)
    )


def _after_base(sentence: Sentence, left: Spot, right: Spot) -> int:
    """The token after what a percentage is of, before the size of a change: "from 6.4% to 1.9% of
    the sum, a fall of 4.5 points", or where it began: "46% of the adults, up from 44%"."""
    words = sentence.words(left.stop, right.first)
    size = right.quantity.change_form == "by" or words[-1:] == ["by"]
    size = size or (words[-3:-2] == [","] and words[-1] == "from" and words[-2] in {"up", "down"})
    if not size or left.quantity.unit != "percent" or words[:1] != ["of"] or "," not in words:
        return left.stop
    comma = words.index(",")
    told = all(word.isalnum() for word in words[:comma])
    return left.stop + comma if told and comma <= _LONGEST_BASE else left.stop


def _opens(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure opens a sentence of which the next tells the change: "From 40 in 2013 it
    grew to 60", "From a record high of 91 it fell to 80", "At 60, it was 50% higher"."""
    before = sentence.words(sentence.first, spot.first)
    extreme = before[:2] in (["from", "a"], ["from", "its"], ["from", "the"])
    extreme = extreme and before[-1] == "of" and len(before) <= _LONGEST_HIGH
    return extreme or (len(before) == 1 and before[0] in _OPENINGS)


def _repeated(sentence: Sentence, at: int, left: Spot, right: Spot) -> int:
    """How many tokens right after `left` stand after `right` too ("of GDP", "visitors")."""
    if at != left.stop:
        return 0
    lower, count = sentence.tokens.lower, 0
    while (
        at + count < right.first
        and right.stop + count < sentence.stop
        and lower[at + count] == lower[right.stop + count]
        and lower[at + count][0].isalpha()
    ):
        count += 1
    return count


def time_at(sentence: Sentence, token: int) -> Placed[TimeExpression] | None:
    """Return the time expression whose tokens hold `token`."""
    at = bisect_right(sentence.times, token, key=lambda one: one.first) - 1
    found = sentence.times[at] if at >= 0 else None
    return found if found is not None and token < found.stop else None


def time_beside(sentence: Sentence, spot: Spot, stop: int) -> TimeExpression | None:
    """Return the time said right after a spot, before token `stop` ("$8 billion in 2014")."""
    first = bisect_left(sentence.times, spot.stop, key=lambda one: one.first)
    for time in sentence.times[first : first + 3]:
        if time.first < stop and time.mention.grain != "duration":
            between = sentence.words(spot.stop, time.first)
            if len(between) <= 3 and "," not in between[:-1]:
                return time.mention
    return None


def as_percent(share: Spot) -> Spot:
    """Return a share in per cent: "a quarter" as 25."""
    if share.quantity.unit == "percent":
        return share
    reach = scale(share.interval, 100)
    quantity = replace(
        share.quantity, number=share.quantity.number * 100, interval=reach, unit="percent"
    )
    return replace(share, quantity=quantity, interval=reach)
