"""The units that texts use, as exact factors, so that a normal run need not import pint.

Each row is `name: (factor, dimension)`: one of the unit is `factor` of the dimension's base unit
(metre, square metre, cubic metre, kilogram, second, joule, watt, pascal, hertz, bit, radian
turns, metre per second). Names are pint's. The tests hold every row against pint.
"""

from __future__ import annotations

from decimal import Decimal

_LENGTH = {
    "meter": "1",
    "picometer": "1e-12",
    "nanometer": "1e-9",
    "micrometer": "1e-6",
    "millimeter": "0.001",
    "centimeter": "0.01",
    "decimeter": "0.1",
    "kilometer": "1000",
    "inch": "0.0254",
    "foot": "0.3048",
    "yard": "0.9144",
    "mile": "1609.344",
    "nautical_mile": "1852",
    "fathom": "1.8288",
    "hectometer": "100",
    "decameter": "10",
    "light_year": "9460730472580800",
    "astronomical_unit": "149597870700",
    "angstrom": "1e-10",
    "parsec": "30856775814913673",
}
_AREA = {"hectare": "10000", "are": "100", "acre": "4046.8564224", "dunam": "1000"}
_VOLUME = {
    "liter": "0.001",
    "milliliter": "1e-6",
    "centiliter": "1e-5",
    "deciliter": "1e-4",
    "decaliter": "0.01",
    "hectoliter": "0.1",
    "megaliter": "1000",
    "microliter": "1e-9",
    "kiloliter": "1",
    # A barrel is that of crude oil; pint's own is another one.
    "barrel": "0.158987294928",
    "gallon": "0.003785411784",
    "imperial_gallon": "0.00454609",
    "quart": "0.000946352946",
    "pint": "0.000473176473",
    "cup": "0.0002365882365",
    "fluid_ounce": "0.0000295735295625",
    "tablespoon": "0.00001478676478125",
    "teaspoon": "0.00000492892159375",
    "bushel": "0.03523907016688",
    "acre_foot": "1233.48183754752",
}
_MASS = {
    "kilogram": "1",
    "microgram": "1e-9",
    "milligram": "1e-6",
    "grain": "0.00006479891",
    "gram": "0.001",
    "metric_ton": "1000",
    # A ton is the metric one, as analytical texts mean it; the others carry their adjective.
    "ton": "1000",
    "kilometric_ton": "1e6",
    "megametric_ton": "1e9",
    "gigametric_ton": "1e12",
    "short_ton": "907.18474",
    "long_ton": "1016.0469088",
    "pound": "0.45359237",
    "ounce": "0.028349523125",
    "troy_ounce": "0.0311034768",
    "hundredweight": "45.359237",
    "stone": "6.35029318",
    "carat": "0.0002",
}
_TIME = {
    "second": "1",
    "millisecond": "0.001",
    "microsecond": "1e-6",
    "nanosecond": "1e-9",
    "minute": "60",
    "hour": "3600",
    "day": "86400",
    "week": "604800",
    "fortnight": "1209600",
    "month": "2629800",
    "year": "31557600",
    "decade": "315576000",
    "century": "3155760000",
}
_ENERGY = {
    "joule": "1",
    "kilojoule": "1e3",
    "megajoule": "1e6",
    "gigajoule": "1e9",
    "terajoule": "1e12",
    "petajoule": "1e15",
    "exajoule": "1e18",
    "watt_hour": "3600",
    "kilowatt_hour": "3.6e6",
    "megawatt_hour": "3.6e9",
    "gigawatt_hour": "3.6e12",
    "terawatt_hour": "3.6e15",
    "calorie": "4.184",
    "kilocalorie": "4184",
    "british_thermal_unit": "1055.056",
    "therm": "105505600",
    "electron_volt": "1.602176634e-19",
    "kiloelectron_volt": "1.602176634e-16",
    "megaelectron_volt": "1.602176634e-13",
    "gigaelectron_volt": "1.602176634e-10",
    "tonne_of_oil_equivalent": "41868000000",
    # The approximate standard of the US tax office, 5.8 million British thermal units.
    "barrel_of_oil_equivalent": "6119324800",
}
_POWER = {
    "watt": "1",
    "milliwatt": "0.001",
    "kilowatt": "1e3",
    "megawatt": "1e6",
    "gigawatt": "1e9",
    "terawatt": "1e12",
    "horsepower": "745.6998715822702",
}
_SPEED = {"knot": "0.51444444444444444444444444444444444444444444444444"}
_PRESSURE = {
    "pascal": "1",
    "hectopascal": "100",
    "kilopascal": "1e3",
    "megapascal": "1e6",
    "gigapascal": "1e9",
    "bar": "1e5",
    "millibar": "100",
    "standard_atmosphere": "101325",
    "millimeter_Hg": "133.322387415",
    "pound_force_per_square_inch": "6894.757293168361",
}
_FREQUENCY = {
    "hertz": "1",
    "kilohertz": "1e3",
    "megahertz": "1e6",
    "gigahertz": "1e9",
    "terahertz": "1e12",
}
_DATA = {
    "bit": "1",
    "kilobit": "1e3",
    "megabit": "1e6",
    "gigabit": "1e9",
    "terabit": "1e12",
    "petabit": "1e15",
    "byte": "8",
    "kilobyte": "8e3",
    "megabyte": "8e6",
    "gigabyte": "8e9",
    "terabyte": "8e12",
    "petabyte": "8e15",
    "exabyte": "8e18",
}
_ANGLE = {
    "turn": "360",
    "degree": "1",
    "arcminute": "0.016666666666666666666666666666666666667",
    "arcsecond": "0.00027777777777777777777777777777777777778",
}
_ELECTRIC = {"volt": "1", "kilovolt": "1e3", "megavolt": "1e6"}
_RESISTANCE = {"ohm": "1", "kiloohm": "1e3", "megaohm": "1e6"}
_CHARGE = {"coulomb": "1", "ampere_hour": "3600", "milliampere_hour": "3.6"}
_FORCE = {"newton": "1", "kilonewton": "1e3", "meganewton": "1e6"}
_LIGHT = {"lumen": "1"}
_ILLUMINANCE = {"lux": "1"}
_DOSE = {"sievert": "1", "millisievert": "0.001", "microsievert": "1e-6"}
_RADIOACTIVITY = {"becquerel": "1"}
_SUBSTANCE = {"mole": "1", "millimole": "0.001"}
_CURRENT = {"ampere": "1", "milliampere": "0.001", "kiloampere": "1e3"}

# Shares and their differences are told apart: a rise from 8% to 10% is two points, not 2%.
_SHARE = {"percent": "0.01", "ppm": "1e-6", "ppb": "1e-9", "per_mille": "0.001"}
_SHARE_DIFFERENCE = {"percentage_point": "0.01", "basis_point": "0.0001"}

_BY_DIMENSION: dict[str, dict[str, str]] = {
    "length": _LENGTH,
    "area": _AREA,
    "volume": _VOLUME,
    "mass": _MASS,
    "time": _TIME,
    "energy": _ENERGY,
    "power": _POWER,
    "speed": _SPEED,
    "pressure": _PRESSURE,
    "frequency": _FREQUENCY,
    "data": _DATA,
    "angle": _ANGLE,
    "voltage": _ELECTRIC,
    "current": _CURRENT,
    "resistance": _RESISTANCE,
    "charge": _CHARGE,
    "force": _FORCE,
    "light": _LIGHT,
    "illuminance": _ILLUMINANCE,
    "dose": _DOSE,
    "radioactivity": _RADIOACTIVITY,
    "substance": _SUBSTANCE,
    "share": _SHARE,
    "share_difference": _SHARE_DIFFERENCE,
}

FACTORS: dict[str, tuple[Decimal, str]] = {
    name: (Decimal(factor), dimension)
    for dimension, rows in _BY_DIMENSION.items()
    for name, factor in rows.items()
}

# Temperatures have a zero of their own: kelvin = degrees * factor + offset.
TEMPERATURES: dict[str, tuple[Decimal, Decimal]] = {
    "kelvin": (Decimal(1), Decimal(0)),
    "degree_Celsius": (Decimal(1), Decimal("273.15")),
    "degree_Fahrenheit": (Decimal(5) / Decimal(9), Decimal("459.67") * 5 / 9),
}

# What a product or quotient of dimensions is called: {base dimension: exponent}.
COMPOUNDS: dict[str, dict[str, int]] = {
    "area": {"length": 2},
    "volume": {"length": 3},
    "speed": {"length": 1, "time": -1},
    "frequency": {"time": -1},
    "power": {"energy": 1, "time": -1},
}
