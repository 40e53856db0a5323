"""Faults in words: the opposite direction, an item left out of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from factcheck.evaluating.faults.fault import Fault, Material
from factcheck.evaluating.faults.words import swaps
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span


def direction(material: Material, random: Random) -> Iterator[Fault]:
    """Put "fell" for "rose" beside two values, or "north" for "south" beside a bearing."""
    opposite = dict(swaps("directions"))
    pattern = re.compile(rf"\b({'|'.join(sorted(opposite, key=len, reverse=True))})\b")
    seen = set[int]()
    for decided in material.of_kind("change_between", "geography", "growth_over_years"):
        claim = decided.claim
        if decided.kind == "geography" and claim.assertion.measure not in ("distance", "bearing"):
            continue
        found = pattern.search(material.text(claim.span))
        if found and claim.span.start + found.start() not in seen:
            place = Span(claim.span.start + found.start(), claim.span.start + found.end())
            seen.add(place.start)
            yield Fault("direction", place, opposite[found[0]], claim.sentence)


def list_item(material: Material, random: Random) -> Iterator[Fault]:
    """Leave the first name out of a list whose items are counted in the text."""
    for decided in material.of_kind("list_count"):
        names = [one for one in decided.claim.mentions if isinstance(one, EntityMention)]
        if len(names) > 2:
            place = Span(names[0].start, names[1].start)
            yield Fault("list item", place, "", decided.claim.sentence)
