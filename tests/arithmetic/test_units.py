"""Units: what they measure and how they convert."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from typing import Any

import pint
import pytest
from factcheck.arithmetic.unit_table import FACTORS
from factcheck.arithmetic.units import UnitError, common_factor, compatible, convert, dimension

# The oil barrel, the metric "ton" and shares are ours; pint lacks the rest or has another decade.
OURS = {
    "barrel", "ton", "short_ton", "barrel_of_oil_equivalent", "dunam", "decade",
    "per_mille", "ppb", "percentage_point", "basis_point",
}  # fmt: skip
BASE = {
    "length": "meter", "area": "meter ** 2", "volume": "meter ** 3", "mass": "kilogram",
    "time": "second", "energy": "joule", "power": "watt", "speed": "meter / second",
    "pressure": "pascal", "frequency": "hertz", "data": "bit", "angle": "degree",
    "voltage": "volt", "current": "ampere", "share": "dimensionless", "resistance": "ohm",
    "charge": "coulomb", "force": "newton", "light": "lumen", "illuminance": "lux",
    "dose": "sievert", "radioactivity": "becquerel", "substance": "mole",
}  # fmt: skip


def test_the_table_agrees_with_pint() -> None:
    registry: Any = pint.UnitRegistry(non_int_type=Decimal)
    for name in FACTORS.keys() - OURS:
        factor, what = FACTORS[name]
        theirs = Decimal(registry.Quantity(Decimal(1), name).to(BASE[what]).magnitude)
        # Survey and international feet differ by two parts in a million.
        assert abs(theirs / factor - 1) < Decimal("1e-5"), name


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "mile", "kilometer", "1.609344"),
        ("1", "barrel", "liter", "158.987294928"),
        ("2", "kilometer ** 2", "hectare", "200"),
        ("90", "kilometer / hour", "meter / second", "25"),
        ("1", "kilowatt_hour", "megajoule", "3.6"),
        ("100", "basis_point", "percentage_point", "1"),
        ("25", "degree_Celsius", "degree_Fahrenheit", "77"),
        ("1", "furlong", "meter", "201.168"),
    ],
)
def test_conversion(value: str, source: str, target: str, expected: str) -> None:
    got = convert(Decimal(value), source, target)
    assert abs(got - Decimal(expected)) < Decimal("0.001")


@pytest.mark.parametrize(
    ("source", "target"),
    [("kilometer", "hectare"), ("percent", "percentage_point"), ("USD", "EUR"), ("car", "mile")],
)
def test_what_cannot_be_converted_says_so(source: str, target: str) -> None:
    with pytest.raises(UnitError):
        convert(Decimal(1), source, target)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, "number"), ("freight car", "count"), ("USD", "money"),
        ("USD / barrel", "money / volume"),
        ("barrel / day", "volume / time"), ("meter ** 3 / year", "volume / time"),
        ("kilometer ** 2", "area"), ("mile / hour", "speed"), ("percent", "share"),
        ("percentage_point", "share_difference"), ("degree_Celsius", "temperature"),
    ],
)  # fmt: skip
def test_dimension(unit: str | None, expected: str) -> None:
    assert dimension(unit) == expected


def test_compatible_units() -> None:
    assert compatible("mile", "kilometer")
    assert compatible("state", "state")
    assert compatible("USD / barrel", "USD / liter")
    assert not compatible("state", "country")
    assert not compatible("USD", "EUR")
    assert not compatible("percent", "percentage_point")


def test_common_units_do_not_import_pint() -> None:
    program = (
        "import sys; from decimal import Decimal;"
        "from factcheck.arithmetic.units import common_factor, convert, dimension;"
        "convert(Decimal(1), 'mile', 'kilometer'); dimension('barrel / day'); dimension('car');"
        "common_factor('car', 'hectare'); common_factor('car', 'wagon');"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("kilometer", "meter", Decimal(1000)),
        ("hectare", "meter ** 2", Decimal(10000)),
        ("hectare", "meter", None),
        ("wagon", "hectare", None),
        ("wagon", "train", None),
        ("wagon", "wagon", None),  # a counted noun is not converted, not even into itself
        ("furlong", "meter", None),  # pint knows it, texts are not read with it
    ],
)
def test_a_common_factor_is_one_of_the_table(
    source: str, target: str, expected: Decimal | None
) -> None:
    assert common_factor(source, target) == expected
