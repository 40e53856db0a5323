"""Quantities: units, currencies, counted nouns, hedges, ranges and change."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from factcheck.arithmetic.units import UnitError, conversion_factor, dimension
from factcheck.extracting.currencies import currency_words
from factcheck.extracting.hedges import reach_of
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize
from factcheck.extracting.unit_words import unit_words
from factcheck.model.mentions import Quantity
from hypothesis import given, settings
from hypothesis import strategies as st

from growth import MOST, growth


def quantities(text: str) -> list[Quantity]:
    return find_quantities(tokenize(text))


def only(text: str) -> Quantity:
    found = [one for one in quantities(text) if not one.ordinal]
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "number", "unit"),
    [
        ("It paid $41.5 billion to it", "$41.5 billion", "41500000000", "USD"),
        ("worth US$5bn then", "US$5bn", "5000000000", "USD"),
        ("a C$3.4m loan", "C$3.4m", "3400000", "CAD"),
        ("an MXN$400m bond", "MXN$400m", "400000000", "MXN"),
        ("up 7.5pc on the year", "7.5pc", "7.5", "percent"),
        ("a balance of $-4.5bn", "$-4.5bn", "-4500000000", "USD"),
        ("about €555 million was", "€555 million", "555000000", "EUR"),
        ("cost 90 billion tenge", "90 billion tenge", "90000000000", "KZT"),
        ("of 3,000 roubles", "3,000 roubles", "3000", "RUB"),
        ("12 million Uzbek soums", "12 million Uzbek soums", "12000000", "UZS"),
        ("some 30 MEUR", "30 MEUR", "30000000", "EUR"),
        ("paid 20 dollars 45 cents", "20 dollars 45 cents", "20.45", "USD"),
        ("15 million pounds", "15 million pounds", "15000000", "GBP"),
        ("15 pounds", "15 pounds", "15", "pound"),
        ("tens of billions of dollars", "tens of billions of dollars", "10000000000", "USD"),
        ("grew 3.7 per cent", "3.7 per cent", "3.7", "percent"),
        ("by 0.5 percentage points", "0.5 percentage points", "0.5", "percentage_point"),
        ("by 25bps", "25bps", "25", "basis_point"),
        ("output of 1.2 million barrels a day (b/d)", "1.2 million barrels a day", "1200000",
         "barrel / day"),
        ("at 32.5 mb/d", "32.5 mb/d", "32500000", "barrel / day"),
        ("400,000 barrels of oil per day", "400,000 barrels", "400000", "barrel / day"),
        ("sold 30 bcm a year", "30 bcm a year", "30000000000", "meter ** 3 / year"),
        ("6 billion cubic metres of gas", "6 billion cubic metres", "6000000000", "meter ** 3"),
        ("a lake of 20 km^3", "20 km^3", "20", "kilometer ** 3"),
        ("the 3-kilometre road", "3-kilometre", "3", "kilometer"),
        ("2.7 million sq km of land", "2.7 million sq km", "2700000", "kilometer ** 2"),
        ("yields of 2.1 tonnes per hectare", "2.1 tonnes per hectare", "2.1",
         "metric_ton / hectare"),
        ("at 90 km/h", "90 km/h", "90", "kilometer / hour"),
        ("-15°C outside", "-15°C", "-15", "degree_Celsius"),
        ("a 5 ft 6 in wall", "5 ft 6 in", "5.5", "foot"),
        ("emitted 600 MtCO2 then", "600 MtCO2", "600000000", "metric_ton"),
        ("1.8m tall", "1.8m", "1.8", "meter"),
        ("5m tonnes", "5m tonnes", "5000000", "metric_ton"),
        ("a 35-year-old man", "35-year-old", "35", "year"),
        ("aged 45", "aged 45", "45", "year"),
        ("a 6.9 magnitude earthquake", "6.9 magnitude", "6.9", "magnitude"),
        ("twice a week", "twice", "2", "time"),
        ("a threefold rise", "threefold", "3", "time"),
    ],
)  # fmt: skip
def test_unit(text: str, quote: str, number: str, unit: str) -> None:
    found = only(text)
    assert (found.text, found.number, found.unit) == (quote, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "noun", "printed"),
    [
        ("brings together 18 states, which", "state", "states"),
        ("carrying 46 freight cars completed", "freight car", "freight cars"),
        ("for 60 business entities with", "business entity", "business entities"),
        ("8 metro stations with", "metro station", "metro stations"),
        ("3.36 billion people or", "person", "people"),
        ("27 EU member states", "EU member state", "EU member states"),
        ("two-round talks", "round", "round"),
        ("14 arms exporters", "arms exporter", "arms exporters"),
        ("20 transport aircraft", "transport aircraft", "transport aircraft"),
        ("60-odd members", "member", "members"),
        ("300 or more villages", "village", "villages"),
        ("half a million women", "woman", "women"),
        ("and ten other states joined", "state", "states"),
    ],
)
def test_counted_nouns(text: str, noun: str, printed: str) -> None:
    found = only(text)
    assert found.unit == noun
    assert found.noun_end is not None
    assert text[: found.noun_end].endswith(printed)
    assert found.end < found.noun_end


def test_letters_for_tonnes_to_some_and_million_tonnes_to_others_are_no_unit() -> None:
    assert only("shipped 12 mt of coal").unit is None


def test_no_noun_is_made_of_function_words() -> None:
    assert only("of the 12, only small ones left").unit is None
    assert only("12 of the members").unit is None


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$12,000 per capita", "capita"),
        ("35 deaths per 1,000 live births", "1000 live birth"),
        ("$60 a barrel", "barrel"),
        ("3,500 euros a month", "month"),
        ("twice a week", "week"),
        ("2.5 children per woman", "woman"),
        ("92 inhabitants per sq km", "kilometer ** 2"),
    ],
)
def test_rates(text: str, per: str) -> None:
    assert only(text).per == per


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("over 3 billion people", "over", "3000000000", "Infinity"),
        ("more than 60 firms", "more than", "60", "Infinity"),
        ("at least 30 countries", "at least", "30", "Infinity"),
        ("fewer than 100 ships", "fewer than", "-Infinity", "100"),
        ("no more than 5%", "no more than", "-Infinity", "5"),
        ("not greater than 15", "not greater than", "-Infinity", "15"),
        ("not smaller than 15", "not smaller than", "15", "Infinity"),
        ("up to 700 workers", "up to", "-Infinity", "700"),
        ("nearly 50%", "nearly", "45", "50"),
        ("about 0.6 million b/d", "about", "540000", "660000"),
        ("60-odd members", "odd", "60", "66"),
        ("65 or older", "or older", "65", "Infinity"),
        ("200+ delegates", "+", "200", "Infinity"),
        (">= 12%", ">=", "12", "Infinity"),
        ("exactly 7 tonnes", "exactly", "7", "7"),
        ("7 tonnes", None, "6.5", "7.5"),
        ("7 boats", None, "7", "7"),
    ],
)
def test_hedges(text: str, hedge: str | None, low: str, high: str) -> None:
    found = only(text)
    assert (found.hedge, found.low, found.high) == (hedge, Decimal(low), Decimal(high))


def test_a_bound_belongs_to_a_bare_number_and_stands_before_a_measured_one() -> None:
    assert only("with more than thirty boats").text == "more than thirty"
    money = only("with more than $30 million")
    assert money.text == "$30 million"
    assert money.hedge_start == 5


def test_a_bound_reaches_as_far_as_the_lexicon_says() -> None:
    assert Decimal("3.36e9") in reach_of(only("over 3 billion people"))
    assert Decimal("6e9") not in reach_of(only("over 3 billion people"))
    assert reach_of(only("7 boats")) == only("7 boats").interval


@pytest.mark.parametrize(
    ("text", "quote", "low", "high", "unit"),
    [
        ("some 10 to 12 million", "10 to 12 million", "10000000", "12000000", None),
        ("between 3 and 4%", "between 3 and 4%", "3", "4", "percent"),
        ("$2-3 billion", "$2-3 billion", "2000000000", "3000000000", "USD"),
        ("$1.5bn–$2bn", "$1.5bn–$2bn", "1500000000", "2000000000", "USD"),
        ("from 8% to 10%", "from 8% to 10%", "8", "10", "percent"),
        ("20–30 km", "20–30 km", "20", "30", "kilometer"),
        ("40 to 50 ships", "40 to 50", "40", "50", "ship"),
        ("two or three ships", "two or three", "2", "3", "ship"),
        ("above 20 and below 30", "above 20 and below 30", "20", "30", None),
        ("between one hundred and two hundred", "between one hundred and two hundred", "100",
         "200", None),
    ],
)  # fmt: skip
def test_ranges(text: str, quote: str, low: str, high: str, unit: str | None) -> None:
    found = only(text)
    assert found.is_range
    assert (found.text, found.low, found.high) == (quote, Decimal(low), Decimal(high))
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rose from 8 to 12 million, up 40%",
         [("8000000", "up", "from"), ("12000000", "up", "to"), ("40", "up", "by")]),
        ("fell 3.2% to $40 billion", [("3.2", "down", "by"), ("40000000000", "down", "to")]),
        ("a 27.4% decrease in output", [("27.4", "down", "by")]),
        ("which is 3.7% less than before", [("3.7", "down", "by")]),
        ("inflation slowed to 5.1% from 8.3%", [("5.1", "down", "to"), ("8.3", "down", "from")]),
        ("an increase of $5 million", [("5000000", "up", "by")]),
        ("output doubled", [("2", "up", "by")]),
        ("they make up 45% of it", [("45", None, None)]),
        ("the rate was 5%", [("5", None, None)]),
    ],
)  # fmt: skip
def test_change(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = [(one.number, one.change, one.change_form) for one in quantities(text)]
    assert found == [(Decimal(number), side, form) for number, side, form in expected]


def test_a_part_and_a_sum_are_no_range() -> None:
    found = quantities("It rose by a third to €90 million; a third to a half were lost.")
    assert [(one.text, one.is_range) for one in found] == [
        ("a third", False), ("€90 million", False), ("a third to a half", True),
    ]  # fmt: skip


def test_coordinated_values_are_each_found() -> None:
    found = quantities("The two figures were $184 billion and $86 billion respectively.")
    assert [one.text for one in found] == ["two", "$184 billion", "$86 billion"]


def test_what_a_time_expression_takes_is_not_read() -> None:
    text = "in January 2016 it sold 12 boats, and 14 in March 2017"
    taken = [(3, 15), (45, 55)]
    found = find_quantities(tokenize(text), taken)
    assert [one.text for one in found] == ["12", "14"]


def test_every_unit_of_the_lexicon_is_known_to_the_arithmetic() -> None:
    tables = unit_words()
    units = {form[1] for forms in (tables.names, tables.symbols) for rows in forms.values()
             for form in rows}  # fmt: skip
    for unit in sorted(units - {"magnitude"}):
        try:
            conversion_factor(unit, unit)
        except UnitError:
            assert dimension(unit) == "temperature", unit


def test_every_currency_is_a_code_or_a_named_family() -> None:
    codes = set(currency_words().codes.values())
    assert all(len(code) == 3 and code.isupper() for code in codes)
    assert len(codes) > 120


PIECES = st.sampled_from(
    [
        *("12", "3.5", "1,234", "1", "000", "-7", "0", "10", "²", "½", "٣", "XIV", "Five"),
        *(
            "%",
            "$",
            "€",
            "US$",
            "million",
            "bn",
            "km",
            "b/d",
            "°C",
            "people",
            "states",
            "per",
            "a",
            "of",
        ),
        *("and", "to", "-", "–", "/", "(", ")", ".", ",", "'", '"', "+", "<", ">", "=", "^", "\n"),
        *("one", "half", "third", "twenty", "hundred", "first", "twice", "dozens", "e", "x"),
        *("more", "than", "at", "least", "nearly", "or", "between", "from"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join),
                 st.lists(PIECES, max_size=30).map("".join)))  # fmt: skip
def test_any_text_gives_ordered_spans_that_quote_themselves(text: str) -> None:
    end = 0
    for found in quantities(text):
        assert found.text == text[found.start : found.end]
        assert found.text.strip() == found.text != ""
        assert found.start >= end
        assert found.low <= found.high
        assert found.number.is_finite()
        assert found.noun_end is None or found.end <= found.noun_end <= len(text)
        end = found.end


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_paragraphs_are_read_alone(text: str) -> None:
    text = text.replace("\n", " ")
    alone = [(one.text, one.number, one.unit) for one in quantities(text)]
    padded = f"Nothing here\n\n{text}"
    tokens = tokenize(padded, len(padded) - len(text))
    assert [(one.text, one.number, one.unit) for one in find_quantities(tokens)] == alone


HOSTILE = [
    "1" * 100, "1 ", "1 000 ", "1-", "1,", "one ", "one hundred and ", "twenty-", "$", "$1 ",
    "half a ", "more than ", "between 1 and ", "1 to ", "( ", "+1 222 ", "XIV ", "one in ",
    "per 1,000 ", "5 ft 2 ", "first ", "three quarters of a ", "1e9 x 10^", "1/2/", "12 or more ",
    "third ", "hundred thousand ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    assert growth(lambda text: find_quantities(tokenize(text)), piece, 8_000) < MOST


def test_the_bulletin_is_read_without_spurious_numbers() -> None:
    path = Path(__file__).resolve().parents[3] / "shared/bulletin/weekly-bulletin-2016-12.txt"
    if not path.is_file():
        pytest.skip("the shared bulletin is not here")
    text = path.read_text(encoding="utf-8").replace("-\n", "")
    found = [one for one in quantities(text) if one.unit in ("USD", "EUR")]
    numbers = [one.number for one in found]
    assert [int(number) for number in numbers] == [
        41_500_000_000, 540_000_000, 555_000_000, 306_000_000, 2_000_000_000, 60_000_000,
        1_000_000_000, 28_020_000_000, 295_000_000,
    ]  # fmt: skip
