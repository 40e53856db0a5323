"""Money: currency signs, codes and names before or after a number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.extracting.digits import DASHES
from factcheck.extracting.lexicon import derived_tables, lexicon
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.tokens import Tokens, tokenize

# Signs as their tokens, keyed by the token that stands at the number.
_Signs = dict[str, list[tuple[list[str], str]]]
_OWNERS_OF_CENTS = frozenset({"us", "euro", "american", "canadian", "australian", "singapore"})
_LARGE_LETTERS = frozenset({"bn", "m", "b", "mn", "tn", "trn", "mln", "bln", "k"})
# Letters of a sign that a text in small letters keeps: "c$ 5", "s$30 million".
_LOWER_PREFIXES = frozenset({"c", "s", "r", "j"})


class Money(Struct, frozen=True):
    """A currency beside a number: its unit, its first and last token, and the number's scale."""

    unit: str
    first: int
    last: int
    scale: Decimal = Decimal(1)


class CurrencyWords(Struct, frozen=True):
    """The tables of `rules/lexicon/currencies.yaml`."""

    before: _Signs
    long_before: dict[tuple[str, str], list[tuple[list[str], str]]]
    after: _Signs
    codes: dict[str, str]
    names: _Signs
    minor_of: dict[str, dict[str, Decimal]]
    minor_names: dict[str, str]
    family_money_default: dict[str, str]
    prefix_ends: frozenset[str]
    shy_names: frozenset[str]
    minor_letters: dict[str, str]
    screen_lines: frozenset[str]
    letters_of_large: frozenset[str]
    codes_of_large: frozenset[str]
    before_minus: frozenset[str]


def _keyed(signs: dict[str, str], *, key: int, lower: bool = False) -> _Signs:
    """Return signs as tokens, by their first (`key` 0) or last (-1) token, the longest first."""
    table: _Signs = {}
    for sign, unit in signs.items():
        tokens = tokenize(sign)
        words = tokens.lower if lower else tokens.text
        table.setdefault(words[key], []).append((words, unit))
    for known in table.values():
        known.sort(key=lambda row: -len(row[0]))
    return table


@cache
def currency_words() -> CurrencyWords:
    """Return the currency tables, read once."""
    table = lexicon("currencies")
    shy, minor = frozenset(table["shy_codes"]), table["minor"]
    minor_names = {name: unit for unit, entry in minor.items() for name in entry["names"]}
    before, after, names = derived_tables("currencies", __file__, _keyed_tables)
    return CurrencyWords(
        before={last: [row for row in known if len(row[0]) == 1] for last, known in before.items()},
        long_before=_by_last_two(before),
        after=after,
        codes=_codes(table),
        names=names,
        minor_of={
            unit: {code: Decimal(count) for code, count in entry["of"].items()}
            for unit, entry in minor.items()
        },
        minor_names=minor_names,
        family_money_default={
            name: family["money_default"]
            for family in table["families"].values()
            if "money_default" in family
            for name in family["plurals"]
        },
        prefix_ends=frozenset(before) | frozenset(minor_names),
        shy_names=frozenset(table["shy_names"]) | shy,
        minor_letters=dict(table["minor_letters"]),
        screen_lines=frozenset(str(lines) for lines in table["screen_lines"]),
        letters_of_large=frozenset(table["letters_of_large"]),
        codes_of_large=frozenset(table["codes_of_large"]),
        before_minus=frozenset(table["before_minus"]),
    )


def _by_last_two(before: _Signs) -> dict[tuple[str, str], list[tuple[list[str], str]]]:
    """Return the signs of several tokens by the last two, the first of these in lower case."""
    table: dict[tuple[str, str], list[tuple[list[str], str]]] = {}
    for known in before.values():
        for words, unit in known:
            if len(words) > 1:
                table.setdefault((words[-2].lower(), words[-1]), []).append((words, unit))
    return table


def prefix_ends() -> frozenset[str]:
    """Return the words that a currency before a number can end with."""
    return currency_words().prefix_ends


def opens_money(word: str, lower: str) -> bool:
    """Whether a word right after a number can begin what `money_after` reads."""
    tables = currency_words()
    return (
        lower in tables.names
        or lower in _OWNERS_OF_CENTS
        or lower in tables.minor_names
        or word in tables.minor_letters
        or lower in tables.family_money_default
        or word in tables.after
        or _million_code(word) is not None
    )


def _codes(table: dict[str, Any]) -> dict[str, str]:
    """Return the codes in capitals, with aliases ("RMB"), and the ISO codes they stand for."""
    codes = {code: code for code in table["currencies"]}
    return codes | {alias: code for alias, code in table["code_aliases"].items() if code}


def _keyed_tables(table: dict[str, Any]) -> tuple[_Signs, _Signs, _Signs]:
    """Return signs and codes by the token next to a number, before and after it, and names."""
    signs, codes, shy = _signs(table), _codes(table), frozenset(table["shy_codes"])
    open_codes = {code: unit for code, unit in codes.items() if code not in shy}
    open_codes |= {code.lower(): unit for code, unit in open_codes.items()}
    large = {code: codes[code] for code in table["codes_of_large"]}
    return (
        _keyed(signs | open_codes | large, key=-1),
        _keyed(_not_letters(signs) | codes | open_codes, key=0),
        _keyed(_full_names(table), key=0, lower=True),
    )


def _not_letters(signs: dict[str, str]) -> dict[str, str]:
    """Return the signs that can stand after a number: "R" and "K" mean other things there."""
    return {
        sign: unit
        for sign, unit in signs.items()
        if not (len(sign) == 1 and sign.isascii() and sign.isalpha())
    }


def _signs(table: dict[str, Any]) -> dict[str, str]:
    """Return the signs ("US$", "£") and what they stand for."""
    signs: dict[str, str] = {}
    for name, family in table["families"].items():
        unit = family.get("symbol_default") or family["default"] or name
        signs |= dict.fromkeys(family["symbols"], unit)
    for code, entry in table["currencies"].items():
        signs |= dict.fromkeys(entry["symbols"], code)
        if entry.get("family") in table["dollar_sign_families"]:
            signs[f"{code}$"] = code
    return signs


def _full_names(table: dict[str, Any]) -> dict[str, str]:
    """Return names alone ("tenge") and with a nation ("Swiss francs"), in lower case."""
    families = table["families"]
    names: dict[str, str] = {}
    for family in families.values():
        if family["default"]:
            names |= dict.fromkeys(family["plurals"], family["default"])
    for code, entry in table["currencies"].items():
        own = [name.lower() for name in entry.get("names", [])]
        names |= dict.fromkeys(own, code)
        for kind in [entry.get("family"), *entry.get("also", [])]:
            own += families[kind]["plurals"] if kind else []
        for nation in entry["nations"]:
            names |= {f"{nation} {name}".lower(): code for name in own}
    return names


def money_before(tokens: Tokens, first: int, floor: int) -> Money | None:
    """Return the currency that stands before the number at token `first`: "US$", "EUR", "Rs."."""
    tables, at = currency_words(), first - 1
    if at < floor:
        return None
    text, lower = tokens.text, tokens.lower
    if text[at] not in tables.prefix_ends and lower[at] not in tables.prefix_ends:
        return None
    if at > floor:
        for words, unit in tables.long_before.get((lower[at - 1], text[at]), ()):
            begin = at - len(words) + 1
            if begin >= floor and _stands(tokens, begin, at, words):
                return Money(unit, begin, at)
    for words, unit in tables.before.get(text[at], ()):
        if _stands(tokens, at, at, words):
            return Money(unit, at, at)
    minor = tables.minor_names.get(lower[at])
    if minor == "sen":
        return Money(minor, at, at)
    return None


def _stands(tokens: Tokens, begin: int, at: int, words: list[str]) -> bool:
    """Whether the sign is written at tokens `begin` to `at`, and does not end a longer word."""
    text = tokens.text
    exact = text[begin : at + 1] == words
    if len(words) == 1:
        spelled = words[0].isalpha() and words[0].isascii()
        if begin and tokens.touches(begin) and text[begin - 1][-1].isalnum():
            return not spelled and not text[begin - 1][0].isdigit()
        if words[0] in currency_words().codes_of_large:
            return exact and _is_large(tokens, at + 1)
        # A single capital letter is a currency only where it touches the number ("R500").
        return len(words[0]) > 1 or not spelled or _is_letter_of_money(tokens, at)
    letters = "".join(words).rstrip("$£¥")
    if not exact:
        lower = [word.lower() for word in words]
        if tokens.lower[begin : at + 1] != lower:
            return False
        if len(letters.replace(".", "")) > 1:
            return True
        small = letters.lower()
        return small in _LOWER_PREFIXES and (small == "c" or _is_free(tokens, begin, at))
    if len(letters) == 1:
        return tokens.touches(at)
    return True


def _is_free(tokens: Tokens, begin: int, at: int) -> bool:
    """Whether the small letter of "s$" touches its sign and hangs on no word ("country 's $5")."""
    return tokens.touches(at) and not (begin and tokens.touches(begin))


def _is_large(tokens: Tokens, at: int) -> bool:
    """Whether the number at token `at` is one of a sum: "CAD 5,000", "GEL 2.5 million"."""
    following = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    grouped = "," in tokens.text[at]
    return grouped or following in number_words().magnitudes or following in _LARGE_LETTERS


def _is_code(digits: str) -> bool:
    """Whether digits begin with a nought that no sum has: the "09" of "R09"."""
    return len(digits) > 1 and digits[0] == "0" and digits[1] not in ".,"


def _is_letter_of_money(tokens: Tokens, at: int) -> bool:
    """Whether one letter is a currency: "R500", "N300bn"; not "R2D2", "N95"."""
    after = at + 2
    if not tokens.touches(at + 1) or _is_code(tokens.text[at + 1]):
        return False
    following = tokens.lower[after] if after < len(tokens) else ""
    large = following in number_words().magnitudes or following in _LARGE_LETTERS
    if following[:1].isalpha() and tokens.touches(after) and not large:
        return False
    return large or tokens.text[at] not in currency_words().letters_of_large


def money_after(tokens: Tokens, last: int, stop: int, *, large: bool, scaled: bool) -> Money | None:
    """Return the currency that stands after the number ending at token `last`.

    `scaled` says that the number has a magnitude ("5 million pounds" are money, "25 pounds" are
    weight), `large` that it has one or is at least 100 ("5,000 won"; "the 5 won").
    """
    at = last + 1
    if at >= stop:
        return None
    tables, text, lower = currency_words(), tokens.text, tokens.lower
    if text[at] in DASHES and tokens.touches(at) and at + 1 < stop and tokens.touches(at + 1):
        at += 1  # "a 5-million-dollar loan"
    if lower[at] in _OWNERS_OF_CENTS and at + 1 < stop:
        owned = tables.minor_names.get(lower[at + 1])
        if owned == "cent":
            return Money(owned, at, at + 1)
    found = _name(tables, lower, at, stop)
    if found is not None and (large or lower[at] not in tables.shy_names):
        return found
    minor = tables.minor_names.get(lower[at]) or _minor_letter(tokens, at)
    if minor is not None:
        return Money(minor, at, at)
    default = tables.family_money_default.get(lower[at])
    if default is not None and scaled:
        return Money(default, at, at)
    for words, unit in tables.after.get(text[at], ()):
        end = at + len(words) - 1
        if end < stop and text[at : end + 1] == words:
            if not large and words[0] in tables.shy_names:
                continue
            if not words[-1].isalpha() and _is_of_next(tokens, at, end):
                continue
            return Money(unit, at, end)
    code = _million_code(text[at])
    return None if code is None else Money(code[0], at, at, code[1])


def _minor_letter(tokens: Tokens, at: int) -> str | None:
    """Return the unit of "45p" and "99c", whose letter is token `at`; not of "5 p.m.", "1080p"."""
    tables, after = currency_words(), at + 1
    minor = tables.minor_letters.get(tokens.text[at])
    if minor is None or not tokens.touches(at) or not tokens.text[at - 1][-1].isdigit():
        return None
    if tokens.text[at - 1] in tables.screen_lines:
        return None
    if after < len(tokens) and tokens.touches(after):
        dotted = tokens.text[after] == "." and tokens.lower[after + 1 : after + 2] == ["m"]
        if dotted or tokens.text[after][0].isalnum() or tokens.text[after] in "/'’":
            return None
    return minor


def _is_of_next(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the sign at tokens `at` to `end` touches the next number and not this: "10 $30"."""
    after = end + 1
    if after >= len(tokens) or not tokens.text[after][0].isdigit():
        return False
    return tokens.touches(after) and not tokens.touches(at)


def _name(tables: CurrencyWords, lower: list[str], at: int, stop: int) -> Money | None:
    for words, unit in tables.names.get(lower[at], ()):
        end = at + len(words) - 1
        if end < stop and lower[at : end + 1] == words:
            return Money(unit, at, end)
    return None


def _million_code(word: str) -> tuple[str, Decimal] | None:
    """Read "MUSD", "kEUR", "BNGBP": the currency and how many of it."""
    for letters, scale in (("M", 10**6), ("k", 10**3), ("K", 10**3), ("B", 10**9), ("bn", 10**9)):
        if word.startswith(letters) and word[len(letters) :] in currency_words().codes:
            code = word[len(letters) :]
            if code.isupper() and len(word) == len(letters) + 3:
                return currency_words().codes[code], Decimal(scale)
    return None


def part_of(minor: str, unit: str) -> Decimal | None:
    """Return how many of `minor` ("cent") make one of `unit` ("USD"); None when they do not."""
    return currency_words().minor_of.get(minor, {}).get(unit)
