"""Lengths of time that changed: "the journey was cut from 95 to 80 minutes"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_roles import AFTER, BEFORE
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import LENGTH
from factcheck.extracting.frames.telling import told
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.model.relations import Operand, Relation

_VERB_REACH = 4  # tokens from the verb to "from"
_FROM = frozenset({"from"})
_AVERAGING = frozenset({"on", "average", "slightly", "further", "again", ",", "only", "up", "down"})


@cued_by(lambda: _FROM, needs=LENGTH)
def length_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield a change for "VERB from 7.2 (days) to 6.3 days", with the way that the verb tells."""
    lengths = [one for one in sentence.times if one.mention.grain == "duration"]
    for at in sentence.places_of(_FROM):
        direction = _told(sentence, at)
        to = _next(sentence, at + 1, lengths)
        if not direction or to is None or sentence.words(to[0], to[0] + 1) != ["to"]:
            continue
        led = next((one for one in lengths if one.first == to[0] + 1), None)
        before = to[1]
        after = None if led is None else length_quantity(led.mention)
        if after is None or before.unit not in (None, after.unit):
            continue
        before = replace(before, unit=after.unit)
        ends = ((BEFORE, before), (AFTER, after))
        operands = [Operand(role, one, one.interval, one.span) for role, one in ends]
        yield from told(sentence, "change", operands, at, to[0], direction=direction)


def _told(sentence: Sentence, at: int) -> str:
    """Up or down, by the verb before "from"."""
    verbs, lower = change_words().verbs, sentence.tokens.lower
    for back in range(at - 1, max(sentence.first, at - _VERB_REACH) - 1, -1):
        if lower[back] in verbs:
            return str(verbs[lower[back]])
        if lower[back] not in _AVERAGING:
            return ""
    return ""


def _next(
    sentence: Sentence, at: int, lengths: list[Placed[TimeExpression]]
) -> tuple[int, Quantity] | None:
    """The figure or length that begins at a token, with the token after it."""
    for quantity in sentence.quantities:
        if quantity.first == at and quantity.mention.unit is None and not quantity.mention.ordinal:
            return quantity.stop, quantity.mention
    for length in lengths:
        if length.first == at:
            found = length_quantity(length.mention)
            return None if found is None else (length.stop, found)
    return None


def length_quantity(time: TimeExpression) -> Quantity | None:
    """Return a length as a quantity of its unit, None where it has no one number."""
    read = find_quantities(tokenize(time.text))
    number = time.ordinal
    if number is None or number <= Decimal(0) or not read or read[0].number != number:
        return None
    return replace(
        read[0],
        start=time.start,
        end=time.end,
        text=time.text,
        unit=time.unit,
        noun_end=None,
        hedge_start=None,
    )
