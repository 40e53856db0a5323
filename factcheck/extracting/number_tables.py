"""The number words of English, as `rules/lexicon/numbers.yaml` gives them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

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

    def decimals(name: str) -> dict[str, Decimal]:
        return {str(word): _decimal(value) for word, value in table[name].items()}

    def names(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in table[name])

    ordinals = decimals("ordinals")
    vague = {word: (_decimal(a), _decimal(b)) for word, (a, b) in table["vague"].items()}
    characters = {
        sign: CONTEXT.divide(Decimal(a), Decimal(b)) for sign, (a, b) in table["characters"].items()
    }
    romans = {_roman(n).lower(): n for n in range(2, 90) if len(_roman(n)) > 1}
    plural_ordinals = {word + "s": value for word, value in ordinals.items()}
    return NumberWords(
        units=decimals("units"),
        tens=decimals("tens"),
        magnitudes=decimals("magnitudes"),
        short_magnitudes=decimals("short_magnitudes"),
        letters=decimals("letters"),
        groups=decimals("groups"),
        ordinals=ordinals,
        plural_ordinals=plural_ordinals,
        fractions=decimals("fractions"),
        characters=characters,
        vague=vague,
        vague_tens=decimals("vague_tens"),
        loose={word: (_decimal(a), _decimal(b)) for word, (a, b) in table["loose"].items()},
        times=decimals("times"),
        multiplied=decimals("multiplied"),
        folds=decimals("folds"),
        going_on=names("units") | names("tens") | names("magnitudes") | {"and"},
        multiples=names("times") | names("multiplied") | names("folds"),
        series=names("series"),
        labels=names("labels"),
        pronoun_one_after=names("pronoun_one_after"),
        after_part=names("after_part"),
        not_before_half=names("not_before_half"),
        auxiliaries=names("auxiliaries"),
        participles=names("participles"),
        after_pronoun=names("after_pronoun"),
        before_name=names("plain_before_number"),
        before_gap=names("not_before_gap"),
        half_owners=names("half_owners"),
        label_verbs=names("label_verbs"),
        named_groups=names("named_groups"),
        streets=names("streets"),
        before_hyphen=names("before_hyphen"),
        after_one=names("after_one"),
        after_half=names("after_half"),
        before_half=names("before_half"),
        vague_before_of=names("vague_before_of"),
        not_names=names("not_names"),
        indicators=names("indicators"),
        ranked_by=names("ranked_by"),
        before_figures=names("before_figures"),
        abbreviations=names("abbreviations"),
        romans=romans,
        starts=frozenset(word for part in _STARTS for word in table[part])
        | frozenset(plural_ordinals)
        | frozenset(romans),
    )


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
