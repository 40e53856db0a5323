"""Which measures a quantity can state, by its unit."""

from __future__ import annotations

from functools import cache

from factcheck.arithmetic.units import dimension
from factcheck.extracting.nouns import singular
from factcheck.model.measures import Measure
from factcheck.model.mentions import Quantity

_PEOPLE = frozenset({"person", "people", "inhabitant", "resident", "citizen", "soul"})
_NOT_NAMES = frozenset({"per", "of", "the", "in", "-", "/", "(", ")"})
_TIMES = frozenset({"year"})


def dimension_of(quantity: Quantity) -> str:
    """Return money, percent, people, count, number, years or a physical dimension."""
    return "number" if quantity.unit is None else _dimension_of_unit(quantity.unit)


@cache
def _dimension_of_unit(unit: str) -> str:
    if len(unit) >= 3 and unit[:3].isupper() and unit[:3].isalpha() and unit[3:4] in ("", " "):
        return "money"
    if unit in ("percent", "percentage_point", "basis_point"):
        return unit
    if unit in _PEOPLE:
        return "people"
    if unit in _TIMES:
        return "years"
    return dimension(unit) or "count"


def can_state(quantity: Quantity, measure: Measure) -> bool:
    """Whether the quantity's unit fits the measure's dimension."""
    if quantity.ordinal:
        return False
    kind, wanted = dimension_of(quantity), measure.dimension
    if wanted == "any":
        return kind not in ("percent", "percentage_point", "basis_point", "number")
    if wanted == "people":
        # After "population of" a word that only looks like a counted noun may follow the number.
        return (
            kind in ("people", "number", "count") and _is_bulk(quantity) and not _is_times(quantity)
        )
    if wanted in ("years", "percent"):
        return kind == wanted
    if wanted == "density":
        return "/" in (quantity.unit or "") or "**" in (quantity.per or "")
    if wanted == "count":
        return kind in ("count", "number")
    if wanted == "number" and kind == "count":
        # "2.4 children per woman", "2.4 children born per woman"
        return quantity.per is not None or quantity.unit in _named_in_cues(measure.cues)
    return kind == wanted


@cache
def _named_in_cues(cues: tuple[str, ...]) -> frozenset[str]:
    """The words of a measure's names in the singular."""
    words = (word for cue in cues for word in cue.split())
    return frozenset(singular(word) for word in words if word not in _NOT_NAMES)


def _is_times(quantity: Quantity) -> bool:
    """A multiple: "its population is a thousand times as large"."""
    return quantity.unit == "time"


def _is_bulk(quantity: Quantity) -> bool:
    """A number that does not count people can be a population only when it looks like one."""
    return quantity.unit in _PEOPLE or quantity.number >= 1000


def unit_of(quantity: Quantity, measure: Measure) -> str | None:
    """Return the unit of a value of a measure; None for the measure's own."""
    if measure.dimension == "people":
        return "person"
    return None if measure.dimension == "number" else quantity.unit
