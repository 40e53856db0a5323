"""Units of measure after a number: "km", "barrels a day", "degrees Celsius", "bcm a year"."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.extracting.digits import DASHES
from factcheck.extracting.lexicon import derived_tables, lexicon
from factcheck.extracting.tokens import Tokens, lower_words, tokenize

# Forms by their first token: (the other tokens, unit, scale, as written), the longest first.
_Form = tuple[list[str], str, int, str]
_Forms = dict[str, list[_Form]]
_BRACKETS = {"{": "}", "<": ">", "[": "]"}
# One letter is a unit only where it stands alone, not as an initial or a clock's hour.
_PER = frozenset({"per", "/", "p"})
_POUNDS = frozenset({"lb", "lbs"})


class UnitFound(Struct, frozen=True):
    """A unit that ends at token `last`; the number is multiplied by `scale` ("bcm": 10**9)."""

    unit: str
    first: int
    last: int
    scale: Decimal = Decimal(1)
    rated: bool = False


class UnitWords(Struct, frozen=True):
    """The tables of `rules/lexicon/units.yaml`."""

    names: _Forms
    symbols: _Forms
    rate_words: frozenset[str]
    rate_units: dict[str, str]
    rate_adverbs: dict[str, str]
    compound: dict[str, dict[str, Decimal]]
    compound_symbols: dict[str, str]
    age_symbols: frozenset[str]
    age_letters: list[list[str]]
    age_before: frozenset[str]
    after_moment: frozenset[str]
    phrase_ends: frozenset[str]
    not_rated: frozenset[str]
    shared: frozenset[str]
    extents: frozenset[str]
    touching: frozenset[str]
    after_decimals: frozenset[str]
    temperature_words: frozenset[str]
    temperature_letters: dict[str, str]
    spaced_letters: dict[str, str]
    scales: frozenset[str]
    in_millions: frozenset[str]
    beside_metres: frozenset[str]
    price_adjectives: frozenset[str]


def _add(forms: _Forms, written: str, unit: str, scale: int, *, lower: bool) -> None:
    tokens = tokenize(written)
    words = tokens.lower if lower else tokens.text
    forms.setdefault(words[0], []).append((words[1:], unit, scale, written))


def plural(name: str) -> str:
    """Return the regular plural of a unit name: "century" -> "centuries", "metre" -> "metres"."""
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + ("es" if name.endswith(("ch", "sh", "s", "x", "z")) else "s")


def _forms(table: dict[str, Any]) -> tuple[_Forms, _Forms]:
    """Return the names (in lower case) and the symbols of the lexicon."""
    names: _Forms = {}
    symbols: _Forms = {}
    for unit, entry in table["units"].items():
        singular: list[str] = entry.get("names", [])
        written = list(singular)
        if not entry.get("fixed"):
            written += entry.get("plurals") or [plural(name) for name in singular]
        for name in written:
            _add(names, name, unit, 1, lower=True)
        for symbol in entry.get("symbols", []):
            _add(symbols, symbol, unit, 1, lower=False)
    for entry in table["scaled"]:
        for symbol in entry["symbols"]:
            _add(symbols, symbol, entry["unit"], int(float(entry["scale"])), lower=False)
    for forms in (names, symbols):
        for known in forms.values():
            known.sort(key=lambda form: -len(form[0]))
    return names, symbols


@cache
def unit_words() -> UnitWords:
    """Return the unit tables, read once."""
    table = lexicon("units")
    names, symbols = derived_tables("units", __file__, _forms)
    return UnitWords(
        names=names,
        symbols=symbols,
        rate_words=frozenset(table["rate_words"]),
        rate_units={str(key): str(value) for key, value in table["rate_units"].items()},
        rate_adverbs=dict(table["rate_adverbs"]),
        compound={
            unit: {small: Decimal(count) for small, count in parts.items()}
            for unit, parts in table["compound"].items()
        },
        compound_symbols=dict(table["compound_symbols"]),
        age_symbols=frozenset(table["age_symbols"]),
        age_letters=[lower_words(letters) for letters in table["age_letters"]],
        age_before=frozenset(table["age_before"]),
        after_moment=frozenset(table["after_moment"]),
        phrase_ends=frozenset(table["phrase_ends"]),
        not_rated=frozenset(table["not_rated"]),
        shared=frozenset(table["shared"]),
        extents=frozenset(table["extents"]),
        touching=frozenset(table["touching"]),
        after_decimals=frozenset(table["after_decimals"]),
        temperature_words=frozenset(table["temperature_words"]),
        temperature_letters=dict(table["temperature_letters"]),
        spaced_letters=dict(table["spaced_letters"]),
        scales=frozenset(table["scales"]),
        in_millions=frozenset(table["in_millions"]),
        beside_metres=frozenset(table["beside_metres"]),
        price_adjectives=frozenset(table["price_adjectives"]),
    )


def _longest(
    forms: Iterable[_Form],
    words: list[str],
    at: int,
    stop: int,
    tokens: Tokens | None = None,
) -> tuple[int, str, Decimal] | None:
    """Return the longest form at token `at`; with `tokens`, only as it is written there."""
    for rest, unit, scale, written in forms:
        last = at + len(rest)
        if last >= stop or (rest and words[at + 1 : last + 1] != rest):
            continue
        if tokens is None or not rest or tokens.joined(at, last) == written:
            return last, unit, Decimal(scale)
    return None


def opens_unit(word: str, lower: str) -> bool:
    """Whether a word right after a number can begin what `find_unit` reads."""
    tables = unit_words()
    return lower in tables.names or word in tables.symbols or word in DASHES or word in _BRACKETS


def find_unit(tokens: Tokens, last: int, stop: int) -> UnitFound | None:
    """Return the unit that follows the number ending at token `last`, with its rate."""
    at = last + 1
    if at >= stop:
        return None
    text = tokens.text
    hyphened = False
    if text[at] in DASHES and tokens.touches(at):
        at += 1
        hyphened = True
        if at >= stop or not tokens.touches(at) or text[at] == "K":
            return None  # "Form 10-K"
    closing = _BRACKETS.get(text[at])
    if closing is not None:
        inner = _named(tokens, at + 1, stop, touching=True)
        if inner is None or inner.last + 1 >= stop or text[inner.last + 1] != closing:
            return None
        return UnitFound(inner.unit, at, inner.last + 1, inner.scale)
    found = _named(tokens, at, stop, touching=tokens.touches(at))
    if found is None:
        return None
    return _hyphened(tokens, found, stop) if hyphened else with_rate(tokens, found, stop)


def _hyphened(tokens: Tokens, found: UnitFound, stop: int) -> UnitFound:
    """Extend the "degree" of "a 2-degree-Celsius rise" to its scale."""
    at = found.last + 1
    if found.unit != "degree" or at + 1 >= stop or tokens.text[at] not in DASHES:
        return found
    scale = _named(tokens, at + 1, stop, touching=True)
    if scale is None or not scale.unit.startswith("degree_"):
        return found
    return UnitFound(scale.unit, found.first, scale.last)


def _named(tokens: Tokens, at: int, stop: int, *, touching: bool) -> UnitFound | None:
    tables = unit_words()
    text, lower = tokens.text, tokens.lower
    if at >= stop:
        return None
    best: tuple[int, str, Decimal] | None = None
    forms = tables.symbols.get(text[at])
    if forms is not None:
        best = _longest(forms, text, at, stop, tokens)
        if best is not None and not _is_symbol_there(tokens, at, best[0], touching=touching):
            best = None
    forms = tables.names.get(lower[at])
    if forms is not None:
        named = _longest(forms, lower, at, stop)
        if named is not None and (best is None or named[0] > best[0]):
            best = named
    if best is None:
        return None
    end, unit, scale = best
    return UnitFound(unit, at, end, scale)


def _is_symbol_there(tokens: Tokens, first: int, last: int, *, touching: bool) -> bool:
    """Whether letters after a number are a unit's symbol and not the start of a longer code."""
    text, after = tokens.text, last + 1
    tables = unit_words()
    if text[first] in tables.touching and not (touching or _goes_on_smaller(tokens, after)):
        return False
    if text[first] in tables.after_decimals and "." not in text[first - 1]:
        return False
    if after >= len(text):
        return True
    if tokens.touches(after) and text[last][-1].isalnum():
        following = text[after][0]
        if following.isalnum():
            return False
        if following in "-'’/" and len(text[first]) == 1 and last == first:
            if following == "-":
                return after + 1 >= len(text) or not text[after + 1][0].isdigit()
            return following == "/" and not touching
        if following == "." and first == last and len(text[first]) == 1 and not touching:
            return after + 1 >= len(text) or not tokens.touches(after + 1)
    return True


def _goes_on_smaller(tokens: Tokens, at: int) -> bool:
    """Whether pounds follow at token `at`: the "7 lb" of "12 st 7 lb"."""
    return at + 1 < len(tokens) and tokens.text[at].isdigit() and tokens.lower[at + 1] in _POUNDS


def with_rate(tokens: Tokens, found: UnitFound, stop: int) -> UnitFound:
    """Extend "barrels" to "barrels a day", "bcm" to "bcm a year", "tonnes" to "tonnes/ha"."""
    tables, at = unit_words(), found.last + 1
    word = tokens.lower[at] if at < stop else ""
    if word not in tables.rate_words and word not in tables.rate_adverbs and word not in _PER:
        return found
    if "/" in found.unit or found.unit in tables.not_rated:
        return found
    rate = find_rate(tokens, found.last + 1, stop)
    if rate is None:
        per_unit = _per_unit(tokens, found.last + 1, stop)
        if per_unit is None:
            return found
        return UnitFound(
            f"{found.unit} / {per_unit[0]}", found.first, per_unit[1], found.scale, rated=True
        )
    return UnitFound(f"{found.unit} / {rate[0]}", found.first, rate[1], found.scale, rated=True)


def find_rate(tokens: Tokens, at: int, stop: int) -> tuple[str, int] | None:
    """Read "a day", "per year", "/d", "annually" at token `at`: the unit of time and last token."""
    tables, lower = unit_words(), tokens.lower
    if at >= stop:
        return None
    word = lower[at]
    if word in tables.rate_words:
        if at + 1 >= stop:
            return None
        unit = tables.rate_units.get(lower[at + 1])
        letter = len(lower[at + 1]) <= 2
        if unit is None or (letter and (word != "/" or not tokens.touches(at + 1))):
            return None
        if lower[at + 2 : at + 3] and lower[at + 2] in tables.after_moment and word in ("a", "an"):
            return None  # "a year earlier" is a time, not a rate
        return unit, at + 1
    adverb = tables.rate_adverbs.get(word)
    if adverb is not None:
        return adverb, at
    if word == "p" and lower[at + 1 : at + 4] == [".", "a", "."]:
        return "year", min(at + 3, stop - 1)
    return None


def _per_unit(tokens: Tokens, at: int, stop: int) -> tuple[str, int] | None:
    """Read "per hectare", "/km2" at token `at`: a unit that is not of time."""
    if at + 1 >= stop or tokens.lower[at] not in ("per", "/"):
        return None
    found = _named(tokens, at + 1, stop, touching=tokens.touches(at + 1))
    if (
        found is None
        or found.scale != 1
        or found.unit in unit_words().not_rated
        or "/" in found.unit
    ):
        return None
    return found.unit, found.last


def rate_after_phrase(tokens: Tokens, at: int, stop: int) -> str | None:
    """Return the unit of time after "of copper cathode a year", which begins at token `at`."""
    lower = tokens.lower
    if at >= stop or lower[at] not in ("of", "in"):
        return None
    for ahead in range(at + 2, min(at + 6, stop)):
        if not lower[ahead - 1][0].isalpha() or lower[ahead - 1] in unit_words().phrase_ends:
            return None
        if lower[ahead] in ("a", "per", "each", "every", "annually", "daily"):
            rate = find_rate(tokens, ahead, stop)
            return None if rate is None else rate[0]
    return None
