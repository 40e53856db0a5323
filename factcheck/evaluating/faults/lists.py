"""Faults in lists: an item left out."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from factcheck.evaluating.faults.fault import Fault, Material
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span


def list_item(material: Material, random: Random) -> Iterator[Fault]:
    """Leave the first name out of a list whose items are counted in the text."""
    for decided in material.of_kind("list_count"):
        names = [one for one in decided.claim.mentions if isinstance(one, EntityMention)]
        if len(names) > 2:
            place = Span(names[0].start, names[1].start)
            yield Fault("list item", place, "", decided.claim.sentence)
