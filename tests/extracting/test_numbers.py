"""Numbers: every printed style reads back to the same value and precision."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factcheck.arithmetic.precision import printed_number
from factcheck.extracting.digits import canonical
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import Quantity
from hypothesis import given
from hypothesis import strategies as st


def quantities(text: str) -> list[Quantity]:
    return find_quantities(tokenize(text))


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", "1234.5"),
        ("1 234 567", "1234567"),
        ("816 000", "816000"),
        ("27 430,60", "27430.60"),
        ("1'250'300,5", "1250300.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("12,34,567.89", "1234567.89"),
        ("3,75", "3.75"),
        (".25", "0.25"),
        ("-7.5", "-7.5"),
        ("minus four", "-4"),
        ("1.5e6", "1500000"),
        ("6.5 x 10^3", "6500"),
        ("1.2 × 10⁶", "1200000"),
        ("4.5×10−3", "0.0045"),
        ("3/4", "0.75"),
        ("2 1/2", "2.5"),
        ("2½", "2.5"),
        ("41.5 billion", "41500000000"),
        ("5bn", "5000000000"),
        ("3.2 mln", "3200000"),
        ("7 lakh crore", "7000000000000"),
        ("4 hundred and 12", "412"),
        ("thirty-two", "32"),
        ("four hundred and six", "406"),
        ("two million three hundred thousand", "2300000"),
        ("three and a half million", "3500000"),
        ("half a million", "500000"),
        ("a quarter of a billion", "250000000"),
        ("a dozen", "12"),
        ("half a dozen", "6"),
        ("six point two five", "6.25"),
        ("three quarters", "0.75"),
        ("nine tenths", "0.9"),
        ("a fifth of", "0.2"),
        ("two out of five", "0.4"),
        ("one in four", "0.25"),
        ("a two-and-a-half fold", "2.5"),
        ("5 out of every 8", "0.625"),
        ("3 and 1/4", "3.25"),
        ("4 fifths", "0.8"),
        ("forty-three hundredths", "0.43"),
        ("2 million 340 thousand", "2340000"),
        ("17 thousand 6 hundred", "17600"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert only(text).number == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the 41st session", 41),
        ("its twenty-second congress", 22),
        ("the two hundredth day", 200),
        ("the one thousandth visitor", 1000),
        ("the 34 th session", 34),
        ("its 22 nd summit", 22),
        ("the XIV Games", 14),
        ("the third largest economy", 3),
        ("At the Second Summit of the alliance", 2),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    found = only(text)
    assert found.ordinal
    assert found.number == value


@pytest.mark.parametrize(
    "text",
    [
        "an S-400 battery",
        "the G20 group",
        "the COVID-19 outbreak",
        "the Shanghai Five mechanism",
        "a Group of Seven statement",
        "It stresses: (1) unity and calm",
        "according to Article 17 of it",
        "see page 12 and section 3.2",
        "a Boeing 737 landed",
        "under No. 1325 of that list",
        "call +7 727 250 1234 now",
        "open 10:30 daily",
        "version 2.0.1 of it",
        "a 3-0 win",
        "since the 9/11 attacks",
        "open 24/7 there",
        "talks in the P5+1 format",
        "the Second World War",
        "this is the one that counts",
        "just wait a second.",
        "one of the largest",
        "it was first announced",
        "the first half-year, Ms. Xi said",
        "in the 800s they ruled",
        "King Louis XIV of France",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [one.text for one in quantities(text) if not one.ordinal] == []


def test_a_text_that_writes_decimal_commas_is_read_by_that_convention() -> None:
    first, second = quantities("Exports were 2.750,4 and imports 3.125 in thousands")
    assert first.number == Decimal("2750.4")
    assert second.number == 3125


def test_vague_numbers_are_intervals() -> None:
    tens = only("tens of thousands of refugees")
    assert (int(tens.low), int(tens.high), tens.unit) == (10_000, 100_000, "refugee")
    assert only("dozens of homes").low == 24


def test_a_list_in_one_token_is_its_numbers() -> None:
    assert [one.text for one in quantities("items 3,17,28,4")] == ["3", "17", "28", "4"]


digits = st.decimals(
    min_value=0, max_value=Decimal("999999999.999"), places=3, allow_nan=False
).flatmap(lambda value: st.sampled_from([value, round(value, 1), round(value, 2)]))


def written(value: Decimal) -> list[str]:
    """The number in every style of digits that is not ambiguous."""
    text = f"{value:,f}"
    styles = [text, f"{value:f}" if value < 10**6 else text]
    whole, _, fraction = text.partition(".")
    if "," in whole:
        styles.append(whole.replace(",", "\u202f") + "." + fraction)
        styles.append(whole.replace(",", " ") + "." + fraction)
        styles.append(whole.replace(",", ".") + "," + fraction)
    return styles


@given(digits)
def test_every_style_of_digits_reads_back_to_the_same_interval(value: Decimal) -> None:
    expected = printed_number(f"{value:f}")
    for style in written(value):
        found = only(f"was {style} km long")
        assert found.interval == expected, style
        assert found.unit == "kilometer"
        negative = only(f"was -{style}% then")
        assert -negative.high == expected.low
        assert -negative.low == expected.high


@given(digits, st.sampled_from([("million", 6), ("billion", 9), ("bn", 9), ("trillion", 12)]))
def test_magnitudes_shift_the_interval(value: Decimal, magnitude: tuple[str, int]) -> None:
    word, power = magnitude
    expected = printed_number(f"{value:f}", Decimal(10) ** power)
    for text in (f"{value:,f} {word} dollars", f"${value:,f} {word}", f"USD {value:f} {word}"):
        found = only(f"It cost {text} then")
        assert found.unit == "USD"
        assert found.interval == expected


UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int, conjunction: str) -> str:
    """Spell a number below 10**12."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            joint = conjunction if 0 < rest < 100 else " "
            tail = joint + in_words(rest, conjunction) if rest else ""
            return f"{in_words(number // size, conjunction)} {name}{tail}"
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100]} hundred" + (
            conjunction + in_words(rest, conjunction) if rest else ""
        )
    if number >= 20:
        tens, rest = divmod(number, 10)
        return TENS[tens - 2] + (f"-{UNITS[rest]}" if rest else "")
    return UNITS[number]


@given(st.integers(2, 10**12 - 1), st.sampled_from([" and ", " "]))
def test_numbers_in_words_read_back(number: int, conjunction: str) -> None:
    text = in_words(number, conjunction)
    found = only(f"there were {text} of them")
    assert found.text == text
    assert found.number == number


@given(st.text(alphabet="0123456789.,", min_size=1, max_size=60))
def test_separators_give_a_number_or_nothing(text: str) -> None:
    read = canonical(text, european=False)
    assert read is None or read.count(".") <= read.count("") - 1
    if text.isdigit() and len(text) <= 40:
        assert read == text
