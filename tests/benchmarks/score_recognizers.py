"""Score the quantity finder on the number and unit files of recognizers-text.

    python tests/benchmarks/score_recognizers.py            # table
    python tests/benchmarks/score_recognizers.py --misses   # and every miss

An input is right when the quantities of the wanted kind that are found there have exactly the
expected spans and values; units are compared where the suite gives one. Times are found first and
hide the numbers in them, as in a real run. Inputs that ask for what factcheck by design does not
tell (a unit without a number, "the next one") are skipped, counted and named.

Differences of convention, so that a score can be read:
* numbers: the suite wants the number without its currency or unit, so both are cut off here;
* ranges: the suite ends two-sided ranges with an open end, factcheck closes them; only the values
  of the ends are compared there. Where it asks for units it gives only the upper end of a range
  ("50 years old" of "40 - 50 years old"), so the upper end of ours is compared;
* temperatures: "degrees" alone is one for the suite, the sign "°" alone is not.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.times import find_times
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import Quantity

SUITE = Path(__file__).resolve().parents[3] / "shared" / "benchmarks" / "recognizers-text"
ANCHOR = date(2016, 11, 7)
# Issue 4: "Not numbers: S-300, phone numbers, ..."
NO_NUMBERS = re.compile(r"\+\d+-\d+-\d+|\b[A-Z]+-\d+|\b\d+/\d+/\d{4}")
MONEY = {
    "dollar": "USD", "pound": "GBP", "cent": "cent", "pence": "penny", "mark": "DEM",
    "peseta": "ESP",
}  # fmt: skip
UNITS = {
    "c": "degree_Celsius", "f": "degree_Fahrenheit", "metric ton": "metric_ton",
    "ton": "metric_ton", "mile per hour": "mile / hour", "kilometer per hour": "kilometer / hour",
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """One entity: its text in lower case, its value as text, its unit where it is compared."""

    text: str
    value: str
    unit: str | None


def number_of(text: str | None) -> str:
    """Write a number so that equal ones are written alike, to twelve digits."""
    return "" if text is None else f"{Decimal(text):.11e}"


def unit_of(resolution: dict[str, Any]) -> str | None:
    """Return the suite's unit as factcheck names it."""
    if "isoCurrency" in resolution:
        return str(resolution["isoCurrency"])
    name = str(resolution.get("unit", "")).lower()
    if not name:
        return None
    if name.startswith("square "):
        return f"{name.removeprefix('square ')} ** 2"
    return UNITS.get(name) or MONEY.get(name) if name in MONEY | UNITS else name


def expected(case: dict[str, Any], *, money: bool) -> list[Answer]:
    """Return the entities that the suite wants."""
    answers = []
    for result in case["Results"]:
        resolution = result.get("Resolution") or {}
        unit = unit_of(resolution)
        if not money and unit == "GBP" and resolution.get("unit") == "Pound":
            unit = "pound"
        value = str(resolution["value"]).rstrip("%")
        if value[0] in "[(":
            low, high = re.split(",", value.strip("[]()"))
            ends = [number_of(end) if end else "" for end in (low, high)]
            mark = "" if low and high else f"{value[0]}{value[-1]}"
            value = f"{ends}{mark}"
        else:
            value = number_of(value)
        answers.append(Answer(result["Text"].lower(), value, unit))
    return sorted(answers, key=lambda answer: answer.text)


def skipped(case: dict[str, Any]) -> str | None:
    """Return why an input is not scored, None when it is."""
    for result in case["Results"]:
        value = (result.get("Resolution") or {}).get("value")
        if value in (None, "null"):
            return "a unit without a number"
        if result["TypeName"] == "ordinal.relative":
            return "a relative ordinal (next, last, current)"
    if case["Results"] and NO_NUMBERS.search(case["Input"]):
        return "digits of a phone number, code or date, which are no numbers here"
    return None


def bare(quantity: Quantity) -> Answer:
    """The number alone, without hedge, currency and unit."""
    text = quantity.text
    if quantity.hedge and text.lower().startswith(quantity.hedge):
        text = text[len(quantity.hedge) :].strip()
    unit = quantity.unit_text or ""
    if unit and text.startswith(unit):
        text = text[len(unit) :]
    elif unit and text.endswith(unit):
        text = text[: -len(unit)].removesuffix("-")
    return Answer(text.strip().lower(), number_of(str(quantity.number)), None)


UPPER = re.compile(r"(?:\bto\b|\band\b|[-–—])\s*(.+)$", re.DOTALL)


def whole(quantity: Quantity) -> Answer:
    """The quantity with its unit; of a range the upper end."""
    text, number = quantity.text.lower(), quantity.number
    upper = UPPER.search(text) if quantity.is_range else None
    if upper is not None:
        text, number = upper[1], quantity.high
    return Answer(text, number_of(str(number)), quantity.unit)


def range_of(quantity: Quantity) -> Answer:
    """The interval that a bound or a range leaves."""
    bounds = quantity.interval
    low, high = (
        number_of(str(end)) if end.is_finite() else "" for end in (bounds.low, bounds.high)
    )
    mark = ""
    if not low or not high:
        mark = ("[" if bounds.low_closed else "(") + ("]" if bounds.high_closed else ")")
    text = quantity.text.lower()
    if quantity.unit_text and quantity.noun_end is None and not quantity.is_range:
        # The suite's range ends with the number, as its plain numbers do.
        text = f"{quantity.hedge} {bare(quantity).text}"
    return Answer(text, f"{[low, high]}{mark}", None)


def is_bounded_range(quantity: Quantity) -> bool:
    """Whether the text gives a range or a bound ("equal to 5" is one for the suite)."""
    if quantity.is_range:
        return True
    side = not (quantity.low.is_finite() and quantity.high.is_finite())
    return side or (quantity.hedge or "").startswith("equal")


def is_age(quantity: Quantity) -> bool:
    """Whether the words say that it is an age."""
    return bool(re.search(r"\b(old|age|yo)\b", (quantity.unit_text or "").lower()))


def is_money(quantity: Quantity) -> bool:
    """Whether the unit is a currency or a part of one."""
    unit = quantity.unit or ""
    coins = {"cent", "penny", "sen", "franc", "rupee", "peso", "krone", "dinar"}
    return (unit.isupper() and len(unit) == 3) or unit in coins


def is_temperature(quantity: Quantity) -> bool:
    """Whether the unit is one of temperature; "degrees" alone are one in that file."""
    if quantity.unit == "degree":
        return (quantity.unit_text or "").lower().startswith("deg")
    return (quantity.unit or "").startswith("degree")


def is_dimension(quantity: Quantity) -> bool:
    """Whether the unit is one of measure and neither share, money, noun, age nor rate of time."""
    if quantity.unit is None or quantity.noun_end is not None or is_age(quantity):
        return False
    other = {"percent", "time", "magnitude", "year", "month", "week", "day", "hour", "minute"}
    return quantity.unit not in other and not is_money(quantity) and quantity.unit != "second"


@dataclass(frozen=True)
class Family:
    """How one file of the suite is compared."""

    wanted: Callable[[Quantity], bool]
    answer: Callable[[Quantity], Answer]
    units: bool = False


FILES = {
    "NumberModel": Family(lambda q: not q.ordinal, bare),
    "PercentModel": Family(lambda q: q.unit == "percent", whole),
    "CurrencyModel": Family(is_money, whole, units=True),
    "DimensionModel": Family(is_dimension, whole, units=True),
    "AgeModel": Family(is_age, whole, units=True),
    "TemperatureModel": Family(is_temperature, whole, units=True),
    "OrdinalModel": Family(lambda q: q.ordinal, whole),
    "NumberRangeModel": Family(is_bounded_range, range_of),
}


def quantities_of(text: str) -> list[Quantity]:
    """Find quantities as a run does: what times take is not read."""
    tokens = tokenize(text)
    times = [(time.start, time.end) for time in find_times(tokens, ANCHOR)]
    return find_quantities(tokens, times)


def is_right(name: str, family: Family, case: dict[str, Any], found: list[Quantity]) -> bool:
    """Whether spans, values and units are those of the suite, none more and none less."""
    want = expected(case, money=name == "CurrencyModel")
    if name == "NumberModel":
        # A unit's number is no plain number for the suite, save where it asks for it.
        texts = {answer.text for answer in want}
        found = [q for q in found if q.unit is None or q.noun_end or bare(q).text in texts]
    got = sorted((family.answer(q) for q in found if family.wanted(q)), key=lambda a: a.text)
    if len(got) != len(want):
        return False
    for mine, theirs in zip(got, want, strict=True):
        # The suite has one ton.
        unit = "metric_ton" if mine.unit == "ton" else mine.unit
        same_unit = not family.units or theirs.unit in (None, "age", unit)
        if (mine.text, mine.value) != (theirs.text, theirs.value) or not same_unit:
            return False
    return True


def main() -> int:
    """Print the table; 2 when the suite is not there."""
    if not SUITE.is_dir():
        print(f"not found: {SUITE}", file=sys.stderr)
        return 2
    show = "--misses" in sys.argv[1:]
    print(f"{'file':<20}{'right':>6}{'of':>5}{'share':>8}  skipped")
    for name, family in FILES.items():
        cases = json.loads((SUITE / f"{name}.json").read_text(encoding="utf-8-sig"))
        right, total, skips, misses = 0, 0, Counter[str](), []
        for case in cases:
            reason = skipped(case)
            if reason is not None:
                skips[reason] += 1
                continue
            total += 1
            found = quantities_of(case["Input"])
            if is_right(name, family, case, found):
                right += 1
            else:
                misses.append((case, found))
        named = "; ".join(f"{count} {reason}" for reason, count in skips.items())
        print(f"{name:<20}{right:>6}{total:>5}{right / total:>8.1%}  {named}")
        for case, found in misses if show else []:
            print(f"    {case['Input']!r}")
            for answer in expected(case, money=name == "CurrencyModel"):
                print(f"        want {answer.text!r} {answer.value} {answer.unit or ''}")
            for quantity in found:
                print(f"        got  {quantity.text!r} {quantity.number} {quantity.unit or ''}"
                      f" {quantity.interval} {quantity.hedge or ''}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
