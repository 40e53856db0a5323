"""Numbers and periods as messages print them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from factcheck.arithmetic.calendar import Days
from factcheck.arithmetic.units import dimension
from factcheck.model.claims import Period
from factcheck.model.interval import Interval

_SHORT_UNITS = {
    "kilometer ** 2": "km²",
    "meter ** 2": "m²",
    "meter ** 3": "m³",
    "foot ** 2": "square feet",
    "foot ** 3": "cubic feet",
    "mile ** 2": "square miles",
    "acre_foot": "acre-feet",
    "terawatt_hour": "TWh",
    "gigawatt_hour": "GWh",
    "megawatt_hour": "MWh",
    "kilowatt_hour": "kWh",
    "gigawatt": "GW",
    "megawatt": "MW",
    "kilowatt": "kW",
    "inch": "inches",
    "yard": "yards",
    "gallon": "gallons",
    "liter": "litres",
    "nautical_mile": "nautical miles",
    "kilometer": "km",
    "meter": "m",
    "centimeter": "cm",
    "millimeter": "mm",
    "kilogram": "kg",
    "hectare": "ha",
    "degree_Celsius": "°C",
    "degree_Fahrenheit": "°F",
    "metric_ton": "tonnes",
    "percentage_point": "percentage points",
    "basis_point": "basis points",
    "mile": "miles",
    "foot": "feet",
    "acre": "acres",
    "barrel": "barrels",
    "time": "times",
}
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}  # others are printed by their code
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "people": "people",
    # Nouns and adjectives that stand for several as they are: "22 dead, 40 wounded".
    **{
        word: word
        for word in (
            "staff",
            "police",
            "aircraft",
            "spacecraft",
            "cattle",
            "sheep",
            "fish",
            "personnel",
            "crew",
            "dead",
            "wounded",
            "injured",
            "missing",
            "sick",
            "unemployed",
        )
    },
    # Stretches of time that a rate is for are counted as they are told.
    **{unit: unit for unit in ("hours", "days", "weeks", "months", "quarters", "years")},
}
_UNIT = re.compile(r"[a-z_]+(?:[A-Z][a-z]+)?(?: \*\* \d)?", re.ASCII)
_SCALES = ((Decimal("1e12"), "trillion"), (Decimal("1e9"), "billion"), (Decimal("1e6"), "million"))


_SCALE_OF = {name: scale for scale, name in _SCALES}
_PRINTED = re.compile(
    r"(?P<minus>-?)[$€£]?(?P<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?: (?P<scale>trillion|billion|million))?(?=[% ]|\Z)",
    re.ASCII,
)


def amount(value: Decimal, unit: str | None, digits: int = 3) -> str:
    """Return a value as prose prints it: "$13.2 trillion", "11.1%", "1,640"."""
    if not value.is_finite():
        return "any"
    if unit == "percent":
        return f"{_short(value, digits)}%"
    number = _scaled(value, digits)
    if unit in _SIGNS:
        sign = _SIGNS[unit]
        return f"-{sign}{number[1:]}" if number.startswith("-") else f"{sign}{number}"
    if unit in (None, "", "person"):
        return number
    if dimension(unit) == "count":
        return f"{number} {unit if abs(value) == 1 else plural(unit)}"
    return f"{number} {unit_words(unit)}"


def plural(noun: str) -> str:
    """Return a counted noun in the plural: "member states", "ferries", "women"."""
    head, _, last = noun.rpartition(" ")
    if last in _PLURALS:
        ending = _PLURALS[last]
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        ending = f"{last}es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        ending = f"{last[:-1]}ies"
    else:
        ending = f"{last}s"
    return f"{head} {ending}" if head else ending


def number_printed(text: str) -> Decimal | None:
    """Return the number that `amount` printed, None for other texts."""
    match = _PRINTED.match(text)
    if match is None:
        return None
    number = Decimal(match["number"].replace(",", ""))
    return number * _SCALE_OF.get(match["scale"], 1) * (-1 if match["minus"] else 1)


def unit_words(unit: str) -> str:
    """Return a unit as prose prints it: "km²", "barrels / day"; a counted noun stays as it is."""
    return _UNIT.sub(lambda found: _SHORT_UNITS.get(found[0], found[0].replace("_", " ")), unit)


def times_text(count: int) -> str:
    """Return how often something stands: "once", "twice", "5 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def day_text(edtf: str) -> str:
    """Return an EDTF date as prose prints it: "4 April 1949", "January 1984", "2001"."""
    parts = edtf.split("/", maxsplit=1)[0].split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        day = date(int(parts[0]), int(parts[1]), int(parts[2]))
        text = f"{day.day} {day:%B} {day.year}"
    elif len(parts) == 2 and all(part.isdigit() for part in parts):
        text = f"{date(int(parts[0]), int(parts[1]), 1):%B %Y}"
    else:
        text = parts[0]
    until = edtf.partition("/")[2]
    return f"{text} to {day_text(until)}" if until else text


def span_of(interval: Interval, unit: str | None) -> str:
    """Return an interval as prose prints it: "$12.8-13.4 trillion" as two amounts."""
    low, high = amount(interval.low, unit, 4), amount(interval.high, unit, 4)
    if low == high:
        return low
    if not interval.high.is_finite():
        return f"over {low}"
    if not interval.low.is_finite():
        return f"under {high}"
    return f"{low} to {high}"


def _scaled(value: Decimal, digits: int) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_short(value / scale, digits)} {name}"
    return _short(value, digits)


def _short(value: Decimal, digits: int) -> str:
    """`digits` significant digits, no exponent, thousands separated."""
    if value == 0:
        return "0"
    places = max(0, digits - 1 - value.adjusted())
    text = f"{value:,.{min(places, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def period_text(period: Period | None) -> str:
    """Return a period as prose prints it: "2015", "March 1997", "15 June 2001"."""
    if period is None:
        return ""
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if first == last:
        return day_text(first.isoformat())
    if (first.year, first.month) == (last.year, last.month):
        return first.strftime("%B %Y")
    return f"{day_text(first.isoformat())} to {day_text(last.isoformat())}"


def days_words(days: Days) -> str:
    """Return the first and last day of a period as prose prints it: "1950", "3 May 2016"."""
    return period_text(Period(days.first, days.last))


def month_name(month: int) -> str:
    """Return the name of a month by its number, 1 to 12."""
    return f"{date(2000, month, 1):%B}"


def ordinal(number: int) -> str:
    """Return "1st", "22nd", "113th"."""
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
