"""Units that the words around a number give, parts of units, and loose numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import Quantity


def only(text: str) -> Quantity:
    found = [one for one in find_quantities(tokenize(text)) if not one.ordinal]
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "number", "unit"),
    [
        ("the shares closed at 218.5p", "218.5p", "218.5", "penny"),
        ("a 20p coin", "20p", "20", "penny"),
        ("sold for 99c", "99c", "99", "cent"),
        ("temperatures of 38C", "38C", "38", "degree_Celsius"),
        ("the heat reached 101F", "101F", "101", "degree_Fahrenheit"),
        ("he weighs 12st 7lb", "12st 7lb", "12.5", "stone"),
        ("he weighs 12 st 7 lb", "12 st 7 lb", "12.5", "stone"),
        ("a rope of 5 m 20 cm", "5 m 20 cm", "5.2", "meter"),
        ("a bag of 2 kg 500 g", "2 kg 500 g", "2.5", "kilogram"),
        ("won in 9.81s", "9.81s", "9.81", "second"),
        ("debt of 3.5x earnings", "3.5x", "3.5", "time"),
        ("a magnitude-6 earthquake", "magnitude-6", "6", "magnitude"),
        ("a quake of magnitude 7.2", "magnitude 7.2", "7.2", "magnitude"),
        ("it measured 5.9 on the Richter scale", "5.9", "5.9", "magnitude"),
        ("the population reached 4.5m", "4.5m", "4500000", None),
        ("a 4.5m tall statue", "4.5m", "4.5", "meter"),
        ("a half-point cut", "half-point", "0.5", "percentage_point"),
        ("cut by a quarter of a percentage point", "a quarter of a percentage point", "0.25",
         "percentage_point"),
        ("half of one percent", "half of one percent", "0.5", "percent"),
        ("three-quarters of a mile", "three-quarters of a mile", "0.75", "mile"),
        ("a 5 percentage-point lead", "5 percentage-point", "5", "percentage_point"),
        ("worth N300bn", "N300bn", "300000000000", "NGN"),
        ("paid NIS 40 million", "NIS 40 million", "40000000", "ILS"),
        ("cost 1'250'000 Swiss francs", "1'250'000 Swiss francs", "1250000", "CHF"),
        ("a 150bhp engine", "150bhp", "150", "horsepower"),
        ("a 40,000 dwt tanker", "40,000 dwt", "40000", "metric_ton"),
        ("55 ppb of ozone", "55 ppb", "55", "ppb"),
        ("another 3 additional tonnes", "3 additional tonnes", "3", "metric_ton"),
        ("ran 5 more km", "5 more km", "5", "kilometer"),
        ("a ship of 18,000 TEU", "18,000", "18000", "TEU"),
        ("a 500 kWp roof", "500 kWp", "500", "kilowatt"),
        ("sold at 3.5 US cents", "3.5 US cents", "3.5", "cent"),
        ("the HDI 0.745 then", "0.745", "0.745", None),
        ("for four quarters it grew", "four", "4", "quarter"),
        ("the mercury fell to 36.6 C", "36.6 C", "36.6", "degree_Celsius"),
        ("cooled to 77 K in a kelvin scale", "77 K", "77", "kelvin"),
        ("a 3-degree-Celsius warming", "3-degree-Celsius", "3", "degree_Celsius"),
        ("he is 6 feet 4 tall", "6 feet 4", "6.333333333333333333333333333333333333333", "foot"),
        ("a 7\" tablet", "7\"", "7", "inch"),
        ("a fare of 2 pounds 60 pence", "2 pounds 60 pence", "2.6", "GBP"),
        ("it cost 5 yuan 4 jiao", "5 yuan 4 jiao", "5.4", "CNY"),
        ("a 52 y/o driver", "52 y/o", "52", "year"),
        ("a quarter turn of the valve", "a quarter turn", "0.25", "turn"),
        ("dropping at 9.8 m/s²", "9.8 m/s²", "9.8", "meter / second ** 2"),
        ("a pull of 40 kN", "40 kN", "40", "kilonewton"),
        ("at 140 mmHg", "140 mmHg", "140", "millimeter_Hg"),
        ("a dose of 2 mSv", "2 mSv", "2", "millisievert"),
        ("paid CAD 12,000 for it", "CAD 12,000", "12000", "CAD"),
        ("paid s$40 million", "s$40 million", "40000000", "SGD"),
        ("worth ₱350", "₱350", "350", "PHP"),
        ("it fell to 9 degrees below zero", "9 degrees below zero", "-9", "degree"),
        ("at 50 ° Celsius", "50 ° Celsius", "50", "degree_Celsius"),
        ("at $.35 apiece", "$.35", "0.35", "USD"),
        ("sold at 12 euro cents", "12 euro cents", "12", "cent"),
        ("raised rs 4 crore", "rs 4 crore", "40000000", "rupee"),
        ("cost $8 and 35 cents", "$8 and 35 cents", "8.35", "USD"),
        ("at 60 miles / hour", "60 miles / hour", "60", "mile / hour"),
        ("sales of 2.7M", "2.7M", "2700000", None),
    ],
)  # fmt: skip
def test_unit(text: str, quote: str, number: str, unit: str | None) -> None:
    found = only(text)
    assert (found.text, found.number, found.unit) == (quote, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("the driver 5 C. Jones met", None),  # an initial
        ("a 4 K screen", None),  # thousands
        ('"we want 7" was the answer', None),  # a quotation ends
        ('he said "no more than 7" and left', None),
        ("the seven pounds 40 people lost", "pound"),
        ("MAD 5 is a magazine", None),
        ("it paid $8 and 35 people left", "USD"),
        ("they are 6 feet 4 inches tall", "foot"),
        ("for 6 feet 14 were needed", "foot"),
    ],
)
def test_letters_and_marks_that_are_no_units(text: str, unit: str | None) -> None:
    assert [one.unit for one in find_quantities(tokenize(text))][:1] in ([unit], [])


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [
        ("a width of 8.2 ± 0.1 cm", "8.2 ± 0.1 cm", "8.1", "8.3", "centimeter"),
        ("weighs 60±2 kg", "60±2 kg", "58", "62", "kilogram"),
        ("weighs 60 kg +/- 2 kg", "60 kg +/- 2 kg", "58", "62", "kilogram"),
        ("the count was 400 ± 15", "400 ± 15", "385", "415", None),
        ("it is 6 ft 2 in long", "6 ft 2 in", "6.125", "6.2083333333333333333333", "foot"),
        # An equals sign leaves a measured number the precision that it is printed with.
        ("the mile is equal to 1.6 km", "1.6 km", "1.55", "1.65", "kilometer"),
    ],
)
def test_a_deviation_and_a_smaller_unit_give_the_interval(
    text: str, quote: str, low: str, high: str, unit: str | None
) -> None:
    found = [one for one in find_quantities(tokenize(text)) if one.text == quote]
    assert len(found) == 1
    off = max(abs(found[0].low - Decimal(low)), abs(found[0].high - Decimal(high)))
    assert off < Decimal("1e-20")
    assert found[0].unit == unit


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [
        ("several hundred people", "several hundred", 200, 1000, "person"),
        ("a few thousand troops", "a few thousand", 2000, 10000, "troop"),
        ("a couple of hundred", "a couple of hundred", 200, 300, None),
        ("scores of villages", "scores", 40, 200, "village"),
        ("several dozen ships", "several dozen", 24, 120, "ship"),
        ("a few hundred million dollars", "a few hundred million dollars", 2 * 10**8, 10**9, "USD"),
        ("quarter of a million homes", "quarter of a million", 237500, 262500, "home"),
        ("people aged 15-49", "aged 15-49", 15, 49, "year"),
        ("between the ages of 15 and 24", "between the ages of 15 and 24", 15, 24, "year"),
        ("20-25,000 people", "20-25,000", 20000, 25000, "person"),
        ("a fund of $5-10m", "$5-10m", 5 * 10**6, 10**7, "USD"),
        ("peaks of 7,000- to 9,000-foot", "7,000- to 9,000-foot", 7000, 9000, "foot"),
        ("a five- to six-fold rise", "five- to six-fold", 5, 6, "time"),
        ("two and a half to three million", "two and a half to three million", 2500000, 3000000,
         None),
        ("women aged between 20 and 24", "aged between 20 and 24", 20, 24, "year"),
    ],
)  # fmt: skip
def test_interval(text: str, quote: str, low: int, high: int, unit: str | None) -> None:
    found = only(text)
    assert (found.text, found.low, found.high, found.unit) == (quote, low, high, unit)


@pytest.mark.parametrize(
    "text", ["test scores of 5th graders", "a few people", "a couple of friends", "in few cases"]
)
def test_loose_words_alone_are_no_number(text: str) -> None:
    assert [one.text for one in find_quantities(tokenize(text)) if not one.ordinal] == []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("at $185 per thousand cubic metres", "1000 meter ** 3"),
        ("uses 5.6 litres per 100 km", "100 kilometer"),
        ("30 births per thousand", "1000"),
    ],
)
def test_rates_over_many(text: str, per: str) -> None:
    assert only(text).per == per


def test_about_wins_over_equal() -> None:
    assert only("equal to about 46 percent").hedge == "about"


def test_prices_skip_the_adjective_of_a_share() -> None:
    assert only("$0.32 per diluted share").per == "share"


@pytest.mark.parametrize(
    ("text", "quote", "number", "unit", "hedge", "change"),
    [
        ("exports increased by a third", "a third", "0.3333", None, None, "up"),
        ("the staff was cut by half.", "half", "0.5", None, None, "down"),
        ("a share of nearly half.", "half", "0.5", None, "nearly", None),
        ("as few as 10 ships", "as few as 10", "10", "ship", "as few as", None),
        ("a margin of plus or minus 3%", "3%", "3", "percent", "plus or minus", None),
        ("the index closed 35 points lower", "35", "35", "point", None, "down"),
        ("sales fell to 12m", "12m", "12000000", None, None, "down"),
        ("the water rose by 3.2m", "3.2m", "3.2", "meter", None, "up"),
        ("barely 2% of them", "2%", "2", "percent", "barely", None),
        ("3 and a half million homes", "3 and a half million", "3500000", "home", None, None),
        ("a man of 5'6\" was seen", "5'6\"", "5.5", "foot", None, None),
        ("a 5-foot-6 man", "5-foot-6", "5.5", "foot", None, None),
    ],
)
def test_hedge_and_change(
    text: str, quote: str, number: str, unit: str | None, hedge: str | None, change: str | None
) -> None:
    found = only(text)
    assert abs(found.number - Decimal(number)) < Decimal("0.001")
    assert (found.text, found.unit, found.hedge, found.change) == (quote, unit, hedge, change)


def test_an_ordinal_of_several_words_with_and() -> None:
    found = find_quantities(tokenize("the one hundred and second session"))
    assert [(one.text, one.number, one.ordinal) for one in found] == [
        ("one hundred and second", 102, True)
    ]


def test_plus_after_a_number_is_a_bound() -> None:
    found = only("50-plus states")
    assert (found.text, found.low, found.hedge) == ("50-plus", 50, "plus")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("3.6 births for every 1,000 women", "1000 woman"),
        ("$60 a barrel", "barrel"),
        ("€18/MWh", "megawatt_hour"),
        ("45 cents per share", "share"),
        ("$12,000 per capita", "capita"),
        ("2.5 children per woman", "woman"),
        ("a month ago 3 men", None),
    ],
)
def test_rates(text: str, per: str | None) -> None:
    assert [one.per for one in find_quantities(tokenize(text))][-1] == per


def test_ages_in_a_list_are_all_ages() -> None:
    found = find_quantities(tokenize("brothers aged 5, 7 and 9"))
    assert [(one.number, one.unit) for one in found] == [(5, "year"), (7, "year"), (9, "year")]


def test_minutes_of_a_coordinate_are_no_feet() -> None:
    units = [one.unit for one in find_quantities(tokenize("at 43°15′ N"))]
    assert units == ["degree", "arcminute"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # One paragraph shows the convention of the whole text ...
        ("It weighed 1.234,5 t.\n\nIt sold 2.345 cars and 3,456 t.", ["1234.5", "2345", "3.456"]),
        # ... unless another one shows the opposite.
        ("It was 1,234.5 t, or 1.234,5.\n\nIt sold 2,345.", ["1234.5", "1234.5", "2345"]),
        ("It sold 2,345 cars and 1.234 t.", ["2345", "1.234"]),
    ],
)  # fmt: skip
def test_the_decimal_comma_is_a_convention_of_the_text(text: str, numbers: list[str]) -> None:
    found: list[Quantity] = []
    start = 0
    for paragraph in text.split("\n\n"):
        found += find_quantities(tokenize(text, start, start + len(paragraph)))
        start += len(paragraph) + 2
    assert [one.number for one in found] == [Decimal(number) for number in numbers]


@pytest.mark.parametrize("text", ["revenue of $1x", "a fine of $1e999999999", "$20s at the till"])
def test_letters_that_say_nothing_leave_an_amount_not_understood(text: str) -> None:
    assert not [one for one in find_quantities(tokenize(text)) if one.unit == "USD"]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("sales of 4,100m euros in a plan of 5,300m", "5300000000", None),
        ("a hut of 4m euros at 2,550m", "2550", "meter"),
    ],
)
def test_an_m_beside_millions_of_money(text: str, number: str, unit: str | None) -> None:
    last = find_quantities(tokenize(text))[-1]
    assert (str(last.number), last.unit) == (number, unit)
