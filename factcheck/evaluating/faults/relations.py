"""Faults in figures that belong together: a part, the size of a change, its direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from factcheck.evaluating.faults.fault import Fault, Material
from factcheck.evaluating.faults.mistyping import figure_of, mistyped, value_of
from factcheck.evaluating.faults.words import swaps
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span

# A smaller slip may be hidden by the rounding of the other figures.
_LEAST_CHANGE = Decimal("0.3")
_LEAST_OF_WHOLE = Decimal("0.1")


def part(material: Material, random: Random) -> Iterator[Fault]:
    """Change one part, so that the parts no longer make the whole."""
    for relation in material.relations_of("parts", "percentages"):
        whole = relation.one("whole")
        total = whole.quantity.number if whole is not None else Decimal(100)
        for operand in relation.of("part") if relation.traits.get("closed") == "equal" else ():
            least = max(_LEAST_CHANGE, _LEAST_OF_WHOLE * total / (operand.quantity.number or 1))
            yield from _mistyped("part", relation, operand, least, random)


def size(material: Material, random: Random) -> Iterator[Fault]:
    """Change by how much something changed, or what it is in another unit or as a share."""
    roles = {"change": "delta", "conversion": "right", "fraction": "share"}
    for relation in material.relations_of(*roles):
        for operand in relation.of(roles[relation.kind]):
            yield from _mistyped("size", relation, operand, _LEAST_CHANGE, random)


def direction(material: Material, random: Random) -> Iterator[Fault]:
    """Put "fell" for "rose" where two figures tell which of them it was."""
    opposite = dict(swaps("directions"))
    pattern = re.compile(rf"\b({'|'.join(sorted(opposite, key=len, reverse=True))})\b")
    for relation in material.relations_of("change"):
        if "direction" not in relation.traits:
            continue
        sentence = Span(relation.sentence.start, relation.span.end)
        found = list(pattern.finditer(material.text(sentence)))
        before = [one for one in found if sentence.start + one.end() <= relation.span.start]
        # the nearest that leads to the figures
        for word in before[-1:] or found[:1]:
            start = sentence.start + word.start()
            place = Span(start, start + len(word[0]))
            yield Fault("direction", place, opposite[word[0]], relation.sentence)


def _mistyped(
    kind: str, relation: Relation, operand: Operand, least: Decimal, random: Random
) -> Iterator[Fault]:
    place, figure = figure_of(operand.quantity)
    one_sided = operand.quantity.hedge is not None  # "more than 40%" is more than 4%, too
    if one_sided or not figure or not value_of(figure):
        return
    wrong = [one for one in mistyped(figure) if abs(value_of(one) / value_of(figure) - 1) >= least]
    if wrong:
        # The figures of a table stand in many sentences: the changed one's own place counts.
        reach = Span(
            min(place.start, relation.sentence.start), max(place.end, relation.sentence.end)
        )
        yield Fault(kind, place, random.choice(wrong), reach)
