"""Units: what a unit measures, and how many of another unit it makes.

The one door to pint. Common units are in `unit_table`; pint is imported only when a conversion
names another one. A unit is written like pint writes it: "kilometer", "meter ** 3 / year",
"barrel / day", "USD / barrel". Everything else is a counted noun ("freight car").
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Context, Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.arithmetic.unit_table import COMPOUNDS, FACTORS, TEMPERATURES

_CONTEXT = Context(prec=50, Emin=-(10**9), Emax=10**9)
_CURRENCY = re.compile(r"[A-Z]{3}")
_POWER = re.compile(r"(?P<name>.+?)\s*\*\*\s*(?P<power>-?\d{1,2})")


class UnitError(ValueError):
    """A unit is not known, or two units do not measure the same thing."""


class _Meaning(Struct, frozen=True):
    """A unit as a factor to base units and the exponents of its base dimensions."""

    factor: Decimal
    exponents: tuple[tuple[str, int], ...]


@cache
def dimension(unit: str | None) -> str:
    """Return what `unit` measures.

    "length", "area", "volume", "mass", "time", "energy", "power", "speed", "temperature",
    "pressure", "data", "share", "share_difference", "money", "count" (a counted noun), "number"
    (no unit), or a quotient such as "volume / time" and "money / mass".
    """
    if unit is None:
        return "number"
    if unit in TEMPERATURES:
        return "temperature"
    try:
        exponents = dict(_meaning(unit).exponents)
    except UnitError:
        return "count"
    for name, compound in COMPOUNDS.items():
        if exponents == _base(compound):
            return name
    over = [_named(name, power) for name, power in exponents.items() if power > 0]
    under = [_named(name, -power) for name, power in exponents.items() if power < 0]
    return " / ".join([" * ".join(over) or "1", *under])


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """Return `value` of unit `source` in unit `target`, to 50 digits.

    Months and years are average ones; a temperature is a point on the scale, not a difference.
    Raises UnitError when a unit is not known or the two measure different things (currencies
    among them: rates are facts, not units).
    """
    if source == target:
        return value
    if source in TEMPERATURES and target in TEMPERATURES:
        (factor, offset), (other, origin) = TEMPERATURES[source], TEMPERATURES[target]
        kelvin = _CONTEXT.add(_CONTEXT.multiply(value, factor), offset)
        return _CONTEXT.divide(_CONTEXT.subtract(kelvin, origin), other)
    return _CONTEXT.multiply(value, conversion_factor(source, target))


@cache
def conversion_factor(source: str, target: str) -> Decimal:
    """Return how many `target` make one `source`. Raises UnitError as `convert` does."""
    try:
        start, end = _meaning(source), _meaning(target)
    except UnitError:
        return _asked_of_pint(source, target)
    if start.exponents != end.exponents:
        raise UnitError(f"{source} and {target} do not measure the same thing")
    return _CONTEXT.divide(start.factor, end.factor)


@cache
def common_factor(source: str, target: str) -> Decimal | None:
    """Return how many `target` make one `source`, of the units that texts are read with.

    None for counted nouns and for units that measure different things. Unlike
    `conversion_factor` it never asks pint: a text has counted nouns everywhere, and pint takes
    longer to start than a text takes to check.
    """
    try:
        start, end = _meaning(source), _meaning(target)
    except UnitError:
        return None
    return _CONTEXT.divide(start.factor, end.factor) if start.exponents == end.exponents else None


def compatible(source: str | None, target: str | None) -> bool:
    """Whether the two units measure the same thing; counted nouns only when they are the same."""
    if source == target:
        return True
    what = dimension(source)
    if what != dimension(target) or what in {"count", "number"}:
        return False
    return "money" not in what or _currencies(source) == _currencies(target)


def _currencies(unit: str | None) -> set[str]:
    return set(_CURRENCY.findall(unit or ""))


@cache
def _meaning(unit: str) -> _Meaning:
    """Read "a * b / c ** 2" into one factor and the exponents of its base dimensions."""
    numerator, *denominators = [part.strip() for part in unit.split(" / ")]
    factor, exponents = Decimal(1), Counter[str]()
    for sign, part in [(1, numerator), *((-1, part) for part in denominators)]:
        for atom in part.split(" * "):
            matched = _POWER.fullmatch(atom)
            name, power = (matched["name"], int(matched["power"])) if matched else (atom, 1)
            size, dimensions = _atom(name)
            factor = _CONTEXT.multiply(factor, _CONTEXT.power(size, sign * power))
            for base, exponent in dimensions.items():
                exponents[base] += exponent * sign * power
    return _Meaning(factor, tuple(sorted((key, n) for key, n in exponents.items() if n)))


def _atom(name: str) -> tuple[Decimal, dict[str, int]]:
    """Return the factor and base dimensions of a single unit name."""
    if name in FACTORS:
        factor, what = FACTORS[name]
        return factor, _base({what: 1})
    if name == "1":
        return Decimal(1), {}
    if name == "count":
        return Decimal(1), {"count": 1}
    if _CURRENCY.fullmatch(name):
        # Different currencies never cancel: each has a dimension of its own.
        return Decimal(1), {f"money {name}": 1}
    raise UnitError(f"unknown unit: {name}")


def _base(dimensions: dict[str, int]) -> dict[str, int]:
    """Write compound dimensions (area, speed, power) in base ones."""
    written = Counter[str]()
    for name, power in dimensions.items():
        for base, exponent in COMPOUNDS.get(name, {name: 1}).items():
            written[base] += exponent * power
    return dict(written)


def _named(name: str, power: int) -> str:
    plain = "money" if name.startswith("money ") else name
    for compound, parts in COMPOUNDS.items():
        if parts == {name: power}:
            return compound
    return plain if power == 1 else f"{plain} ** {power}"


def _asked_of_pint(source: str, target: str) -> Decimal:
    import pint  # noqa: PLC0415 - slow to import, and rarely needed

    registry = _registry()
    try:
        amount = registry.Quantity(Decimal(1), source).to(target)
    except (pint.PintError, AttributeError, ValueError, TypeError, AssertionError) as error:
        raise UnitError(f"cannot convert {source} to {target}: {error}") from error
    return Decimal(amount.magnitude)


@cache
def _registry() -> Any:
    import pint  # noqa: PLC0415 - slow to import, and rarely needed

    registry: Any = pint.UnitRegistry(non_int_type=Decimal, on_redefinition="ignore")
    registry.define("barrel = 42 * gallon")
    registry.define("ton = 1000 * kilogram")
    registry.define("dunam = 1000 * meter ** 2")
    registry.define("per_mille = 0.001")
    registry.define("percentage_point = 0.01")
    registry.define("basis_point = 0.0001")
    return registry
