"""One amount in two units or currencies, as of 5 December 2016."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

UNITS, MONEY, RATES = "unit-conversion", "currency-conversion", "conversion-rates"

WRONG = [
    ("Gold traded at $2,300 an ounce, or about $740 a gram.", UNITS),
    ("The refinery handles 5 million tonnes of oil a year, or about 300,000 barrels a day.", UNITS),
    ("Oil cost $80 a barrel ($11 a tonne).", UNITS),
    ("Rents are $30 per square foot, or $100 per square metre.", UNITS),
    ("Petrol costs $3.60 a gallon ($2.95 a litre).", UNITS),
    ("The lake lies 300 metres (1,640 feet) above the sea.", UNITS),
    ("The wall is 22 kilometres, or 35 miles, long.", UNITS),
    ("A strip of 40 acres (160 ha) was flooded.", UNITS),
    ("The tank holds 500 litres (1,320 gallons).", UNITS),
    ("The bell weighs 12 tonnes (12,000 pounds).", UNITS),
    ("Gusts reached 160 km/h (160 mph).", UNITS),
    ("At night it was -4 °F (-2 °C).", UNITS),
    ("Stocks of 5 million barrels of crude (about 3 million tonnes) are left.", UNITS),
    ("The ferry takes 5 million people a year, or about 33,000 a day.", UNITS),
    ("A place costs $40 a week, or $300 a year.", UNITS),
    ("The mine covers 640 acres (2.6 km).", ""),
    ("The loan was $25 million (€32 million) in 2013.", MONEY),
    ("In 2014 the stadium cost £310 million ($190 million).", MONEY),
    ("The fine of €900,000, or $81,000, was paid in 2015.", MONEY),
]

SILENT = [
    "Gold traded at $2,300 an ounce, or about $74 a gram.",
    "Gold traded at $2,300 an ounce and silver at $1 a gram.",
    "The refinery handles 15 million tonnes of oil a year, or about 300,000 barrels a day.",
    "The refinery handles 5 million tonnes of crude a year, or about 100,000 barrels a day.",
    "Oil cost $80 a barrel ($590 a tonne).",
    "Rents are $30 per square foot, or $323 per square metre.",
    "Petrol costs $3.60 a gallon ($0.95 a litre).",
    "Petrol costs £6.60 a gallon (£1.45 a litre).",
    "Wheat fetched $6 a bushel, or $220 a tonne.",
    "Gas costs $10 per million BTU, or $360 per thousand cubic metres.",
    "Land costs $9,000 an acre ($22,200 a hectare).",
    "Coffee costs $2 a pound, or $4.40 a kilo.",
    "Coffee costs $2 a pound (or $9 a kilo in the shop).",
    "Tickets are $5 a head or $12 a family.",
    "The field yields 20 million tonnes of oil a year, some 400,000 barrels a day.",
    "Gold rose to $2,300 an ounce ($40 more than on Monday).",
    "A pump moves 5 tonnes of water an hour, or 120 cubic metres a day.",
    "The lake lies 500 metres (1,640 feet) above the sea.",
    "The lake lies about 500 metres (1,600 feet) above the sea.",
    "The wall is 22 kilometres, or 14 miles, long.",
    "The wall is 22 kilometres long (10 miles of it in the hills).",
    "The walls are 22 kilometres or 35 miles long, depending on whom one asks.",
    "A strip of 40 acres (16 ha) was flooded.",
    "A strip of 10-12 acres (4-5 ha) was flooded.",
    "The tank holds 500 litres (132 gallons, or 110 imperial gallons).",
    "The bell weighs 12 tons (24,000 pounds).",
    "The bell weighs 12 tonnes (11.8 long tons).",
    "Gusts reached 160 km/h (100 mph).",
    "At night it was -4 °F (-20 °C).",
    "It was 3 °C (5.4 °F) colder than usual.",
    "Stocks of 5 million barrels of crude (about 700,000 tonnes) are left.",
    "The rate rose by 0.25 percentage points (25 basis points).",
    "The loan was $25 million (€19 million) in 2013.",
    "In 2014 the stadium cost £190 million ($310 million).",
    "The loan was $25 million (with €2 million in fees).",
    "The loans were $25 million and €32 million.",
    "The ferry takes 5 million people a year, or about 14,000 a day.",
    "The office takes 5 million calls a year, or about 20,000 a day.",
    "A place costs $40 a week, or $2,080 a year.",
    "A place costs $40 a week or $1,500 a year.",
    "It sells for $25 or €32.",
    "The loan was $25 million, of which €32 million was never drawn.",
    "Over 1,200 km (of 3,000 miles planned) were built.",
    "The set (12 pounds, 5 feet) is sold for £12 ($18).",
    "The $15 million (2% of the budget) was spent.",
    "A 5 km (10 m wide) strip was cleared.",
    "The square kilometre (100 ha) was fenced.",
]  # fmt: skip


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_amounts_that_are_not_one(check: Check, text: str, rule: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == ({rule} if rule else set())
    for finding in report.findings:
        assert finding.related
        assert [step.step for step in finding.derivation][:2] == ["stated", "stated"]


@pytest.mark.parametrize("text", SILENT)
def test_amounts_that_are_one_or_are_two(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()


def test_two_rates_of_one_time_cite_both_places(check: Check) -> None:
    text = (
        "The first tender was for 4.0 million euros (35 million somoni). "
        "The second was for 2.0 million euros (27 million somoni)."
    )
    found = [one for one in check(text, "2016-12-05").findings if one.rule == RATES]
    assert [one.related[0].quote for one in found] == ["4.0 million euros (35 million somoni"]


def test_a_slip_is_told_where_it_explains_the_figure(check: Check) -> None:
    [finding] = check("The wall is 22 kilometres, or 35 miles, long.").findings
    assert "the wrong way round" in finding.message
