"""What holds of the mentions of any text: they quote themselves, every style of print is read as
the same interval, and a text has the mentions of its paragraphs."""

from __future__ import annotations

from decimal import Decimal
from unicodedata import category

import factcheck
import pytest
from factcheck.config.errors import UserError
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import Mention, Quantity
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

AS_OF = "2016-12-12"

WORDS = st.sampled_from(
    [
        *("The", "the", "of", "and", "in", "a", "per", "to", "from", "between", "-", "–", ",", "."),
        *(
            "(",
            ")",
            "'",
            '"',
            "/",
            "\n",
            "\n\n",
            "’s",
            "'s",
            ":",
            ";",
            "%",
            "$",
            "€",
            "+",
            "\u00a0",
        ),
        *("12", "3.5", "1,234", "2016", "1990s", "5th", "0", "007", "1e9", "½", "XIV", "٣", "²"),
        *("million", "bn", "m", "percent", "km", "people", "half", "several hundred", "twice"),
        *("May", "Monday", "March 2015", "last year", "two years later", "Q3", "noon", "Christmas"),
        *("France", "Beijing", "insists", "Jordan", "Smith", "UN", "(UN)", "President", "Xi"),
        *("Northern Trade Council", "(NTC)", "NTC", "Ltd", "Mr", "Bank of", "Ireland", "Ocean"),
        *("Anna", "O'Brannagh", "é", "Ünal", "中国", "🙂", "\u200b"),
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join))


# Pieces of numbers that only make sense beside the right others.
PIECES = st.sampled_from(
    [
        *(
            "1",
            "10",
            "007",
            "9" * 45,
            "1,234",
            "3.5",
            "٣",
            "²",
            "⁻",
            "⁹",
            "½",
            "①",
            "Ⅷ",
            "１２",
            "𝟗",
        ),
        *("e", "x", "×", "*", "^", "/", "⁄", "-", "–", "+", "±", ".", ",", ":", "’", '"', "°", "%"),
        *(
            "$",
            "£",
            "kr",
            "(",
            ")",
            " ",
            " and ",
            " to ",
            " or ",
            " of ",
            " a ",
            " half ",
            " third ",
        ),
        *(" hundredths ", " dozen ", " million ", "m", "M", " feet ", "-foot-", " pounds ", "st"),
        *("th", " years ", " old ", " between ", " per ", " in ", " two ", " twenty-", " several "),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=12).map("".join))
def test_any_pieces_of_numbers_can_be_read(text: str) -> None:
    for found in find_quantities(tokenize(text)):
        assert text[found.start : found.end] == found.text
        assert found.number.is_finite()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.2 × 10⁻ metres", "1.2"),
        ("3 x 10⁻⁻² kg", "3"),
        (f"2 × 10{'⁹' * 5000}", "2"),
        ("two st", "2"),
    ],
)
def test_half_a_number_is_read_as_far_as_it_goes(text: str, number: str) -> None:
    assert str(find_quantities(tokenize(text))[0].number) == number


@settings(max_examples=150, deadline=None)
@example("the 3½/4 of it")  # a sign for a half, and a slash that is no part of it
@given(TEXTS)
def test_every_mention_quotes_itself(text: str) -> None:
    assume(text.strip())
    try:
        found = factcheck.extract(text, as_of=AS_OF)
    except UserError:  # nothing in it that could be read
        return
    starts = [one.start for one in found.mentions]
    assert starts == sorted(starts)
    for one in found.mentions:
        assert bare(one.text) == bare(text[one.start : one.end])
        assert one.text.strip() == one.text != ""


def bare(text: str) -> str:
    """A text without what reading joins and drops: line breaks with hyphens, invisible marks."""
    return "".join(
        char for char in text if not (char.isspace() or char == "-" or category(char) == "Cf")
    )


# Numbers in print


def only(text: str) -> Quantity:
    tokens = tokenize(text)
    (found,) = [one for one in find_quantities(tokens) if not one.ordinal]
    return found


def grouped(digits: str, mark: str) -> str:
    """Write "1234567.8" as 1,234,567.8 with any mark."""
    whole, point, rest = digits.partition(".")
    groups = []
    while len(whole) > 3:
        whole, last = whole[:-3], whole[-3:]
        groups.insert(0, last)
    return mark.join([whole, *groups]) + point + rest


NUMBERS = st.decimals(
    min_value=Decimal("0.1"), max_value=Decimal(999_999_999), places=1, allow_nan=False
)
WHOLES = st.integers(min_value=0, max_value=999_999_999)


@settings(max_examples=120, deadline=None)
@given(NUMBERS, st.sampled_from([",", " ", "\u00a0", "\u2009", "'", "’"]))
def test_any_grouping_is_the_same_interval(number: Decimal, mark: str) -> None:
    plain = only(f"It cost {number} dollars then")
    printed = only(f"It cost {grouped(str(number), mark)} dollars then")
    assert (printed.number, printed.low, printed.high) == (plain.number, plain.low, plain.high)


@settings(max_examples=60, deadline=None)
@given(NUMBERS.filter(lambda number: number >= 1000))
def test_a_decimal_comma_beside_points_is_the_same_interval(number: Decimal) -> None:
    plain = only(f"It cost {number} dollars then")
    swapped = grouped(str(number), ".")
    whole, _, rest = swapped.rpartition(".")
    printed = only(f"It cost {whole},{rest} dollars then")
    assert (printed.number, printed.low, printed.high) == (plain.number, plain.low, plain.high)


MAGNITUDES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "mln": 6, "bn": 9, "tn": 12, "mn": 6,
}  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    st.decimals(min_value=Decimal("0.1"), max_value=Decimal(999), places=1, allow_nan=False),
    st.sampled_from(sorted(MAGNITUDES)),
)
def test_a_magnitude_multiplies_the_interval(number: Decimal, word: str) -> None:
    size = Decimal(10) ** MAGNITUDES[word]
    alone, scaled = only(f"about it: ${number}."), only(f"about it: ${number} {word}.")
    assert (scaled.number, scaled.low, scaled.high) == (
        alone.number * size, alone.low * size, alone.high * size,
    )  # fmt: skip


@pytest.mark.parametrize(
    "style",
    ["${}", "US${}", "USD {}", "USD{}", "{} dollars", "{} USD", "{} US dollars", "${} dollars"],
)
@settings(max_examples=25, deadline=None)
@given(NUMBERS)
def test_a_currency_is_the_same_in_every_style(style: str, number: Decimal) -> None:
    plain, printed = only(f"at ${number}."), only(f"at {style.format(number)}.")
    assert (printed.number, printed.low, printed.high, printed.unit) == (
        plain.number, plain.low, plain.high, "USD",
    )  # fmt: skip


@pytest.mark.parametrize("style", ["{}%", "{} %", "{} percent", "{} per cent", "{} pct"])
@settings(max_examples=25, deadline=None)
@given(NUMBERS)
def test_a_share_is_the_same_in_every_style(style: str, number: Decimal) -> None:
    plain, printed = only(f"at {number}%."), only(f"at {style.format(number)}.")
    assert (printed.number, printed.low, printed.high, printed.unit) == (
        plain.number, plain.low, plain.high, "percent",
    )  # fmt: skip


UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
ONES = tuple(f"{UNITS} fifteen sixteen seventeen eighteen nineteen".split(" "))
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def worded(number: int, *, joined: bool) -> str:
    """Write a whole number in words; `joined` with "and" after hundreds, as the British do."""
    if number < 20:
        return ONES[number]
    if number < 100:
        rest = f"-{ONES[number % 10]}" if number % 10 else ""
        return TENS[number // 10 - 2] + rest
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = " and " if joined and 0 < rest < 100 else " "
            tail = link + worded(rest, joined=joined) if rest else ""
            return f"{worded(number // size, joined=joined)} {name}{tail}"
    raise AssertionError(number)


@settings(max_examples=150, deadline=None)
@given(WHOLES, st.booleans())
def test_words_and_digits_are_the_same_number(number: int, joined: bool) -> None:
    found = only(f"It counted {worded(number, joined=joined)} ships")
    assert found.number == number
    assert found.low <= number <= found.high
    if number < 1000:
        digits = only(f"It counted {number} ships")
        assert (found.low, found.high) == (digits.low, digits.high)


# A text and its paragraphs

PARAGRAPHS = (
    "In 2015 the population of Estonia was 1.3 million.",
    "Exports rose by 4.5% to $3.2 billion in the first quarter of 2016.",
    "The Prime Minister of Japan, Shinzo Abe, met the President of France on 5 May 2014.",
    "Some 40,000 people live in the town, more than half of them under 30.",
    "The road is 120 km long; it was opened in the late 1990s.",
    "Output fell from 12 to 8 million barrels a day last year.",
    "The five-year plan runs from 2016 to 2020.",
    "Poland joined the European Union on 1 May 2004.",
    "It is the third largest economy, after Germany and France.",
    "Kestrel Steel plc employs 3,500 people in 12 countries.",
    "# A heading without a number",
    "- one item of a list, priced at 5 euros",
    "Between 3 and 4% of the 27 members agreed twice a week.",
)


FIELDS = ("number", "unit", "edtf", "entity", "person")


def shown(mentions: tuple[Mention, ...], shift: int) -> list[tuple[object, ...]]:
    return [
        (
            one.kind,
            one.start + shift,
            one.end + shift,
            one.text,
            *(str(getattr(one, name, "")) for name in FIELDS),
        )
        for one in mentions
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6))
def test_a_text_has_the_mentions_of_its_paragraphs(paragraphs: list[str]) -> None:
    whole = factcheck.extract("\n\n".join(paragraphs), as_of=AS_OF)
    parts: list[tuple[object, ...]] = []
    shift = 0
    for paragraph in paragraphs:
        parts += shown(factcheck.extract(paragraph, as_of=AS_OF).mentions, shift)
        shift += len(paragraph) + 2
    assert shown(whole.mentions, 0) == parts
