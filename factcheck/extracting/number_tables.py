"""The number words of English, as `rules/lexicon/numbers.yaml` gives them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from factcheck.extracting.digits import CONTEXT
from factcheck.extracting.lexicon import lexicon

# The parts of the lexicon whose words can begin a number.
_STARTS = (
    "units",
    "tens",
    "magnitudes",
    "groups",
    "ordinals",
    "fractions",
    "characters",
    "vague",
    "vague_tens",
    "loose",
    "times",
    "multiplied",
    "folds",
)


class NumberWords(Struct, frozen=True):
    """The tables of `rules/lexicon/numbers.yaml` as decimals."""

    units: dict[str, Decimal]
    tens: dict[str, Decimal]
    magnitudes: dict[str, Decimal]
    short_magnitudes: dict[str, Decimal]
    letters: dict[str, Decimal]
    groups: dict[str, Decimal]
    ordinals: dict[str, Decimal]
    plural_ordinals: dict[str, Decimal]
    fractions: dict[str, Decimal]
    characters: dict[str, Decimal]
    vague: dict[str, tuple[Decimal, Decimal]]
    vague_tens: dict[str, Decimal]
    loose: dict[str, tuple[Decimal, Decimal]]
    times: dict[str, Decimal]
    multiplied: dict[str, Decimal]
    folds: dict[str, Decimal]
    multiples: frozenset[str]
    going_on: frozenset[str]
    series: frozenset[str]
    labels: frozenset[str]
    pronoun_one_after: frozenset[str]
    romans: dict[str, int]
    starts: frozenset[str]
    after_part: frozenset[str]
    not_before_half: frozenset[str]
    auxiliaries: frozenset[str]
    participles: frozenset[str]
    after_pronoun: frozenset[str]
    before_name: frozenset[str]
    before_gap: frozenset[str]
    holding: frozenset[str]
    half_owners: frozenset[str]
    label_verbs: frozenset[str]
    named_groups: frozenset[str]
    streets: frozenset[str]
    before_hyphen: frozenset[str]
    after_one: frozenset[str]
    after_half: frozenset[str]
    before_half: frozenset[str]
    vague_before_of: frozenset[str]
    not_names: frozenset[str]
    indicators: frozenset[str]
    ranked_by: frozenset[str]
    before_figures: frozenset[str]
    abbreviations: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Return the number words, read once."""
    table = lexicon("numbers")
    written = {
        name: _as_written(table[name]) for name in NumberWords.__struct_fields__ if name in table
    }
    return msgspec.convert({**written, **_derived(table)}, NumberWords)


def _as_written(words: list[object] | dict[str, object]) -> object:
    """A part of the lexicon: a set of words, or words with a number or a pair of them each."""
    if isinstance(words, dict):
        return {str(word): _decimals(value) for word, value in words.items()}
    return frozenset(str(word) for word in words)


def _derived(table: dict[str, Any]) -> dict[str, object]:
    """The tables that follow from others: what can begin, or go on in, a number."""
    romans = {_roman(n).lower(): n for n in range(2, 90) if len(_roman(n)) > 1}
    plural_ordinals = {word + "s": _decimals(value) for word, value in table["ordinals"].items()}
    first = {word for part in _STARTS for word in table[part]}
    return {
        "characters": {
            sign: CONTEXT.divide(Decimal(a), Decimal(b))
            for sign, (a, b) in table["characters"].items()
        },
        "plural_ordinals": plural_ordinals,
        "going_on": frozenset({*table["units"], *table["tens"], *table["magnitudes"], "and"}),
        "multiples": frozenset({*table["times"], *table["multiplied"], *table["folds"]}),
        "romans": romans,
        "starts": frozenset({*first, *plural_ordinals, *romans}),
    }


def _decimals(value: object) -> object:
    return tuple(map(_decimal, value)) if isinstance(value, list) else _decimal(value)


def _decimal(value: object) -> Decimal:
    """Return a number of the lexicon; 1e9 is written out so that products are."""
    number = Decimal(str(value))
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text
