"""Native-script names in Latin letters: which spellings a language's systems give.

The accepted spellings of a name are a small automaton: each letter offers its alternatives, and
a printed name is accepted when some path spells it. The product set is never built, so a name
of twenty letters with three readings each costs sixty steps.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import Any

from msgspec import Struct

from factcheck.config.compiled import compiled_table
from factcheck.config.locations import rules_directory
from factcheck.naming.folding import fold, fold_native, is_latin, script
from factcheck.naming.lexicon import read_tables

_LONGEST = 4  # letters in the longest run that a table may name
_WORDS = re.compile(r"[^\s\-‐‑–,.·・]+")
_SHORT_VOWELS = ("a", "e", "i", "o", "u")
_LONG_VOWELS = ("ou", "oo", "ee", "aa")
_SCRIPT_LANGUAGES = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "uz", "tg", "mn", "tk", "az"),
    "georgian": ("ka",),
    "armenian": ("hy",),
    "greek": ("el",),
    "arabic": ("ar", "fa"),
}


class System(Struct, frozen=True):
    """The letters of one language; alternatives are folded, the most usual first."""

    letters: Mapping[str, tuple[str, ...]]
    after_vowel: Mapping[str, tuple[str, ...]]
    between_vowels: Mapping[str, tuple[str, ...]]
    ends: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    skips_vowels: bool


class Systems(Struct, frozen=True):
    """All languages, and the single reading of scripts that have no table of alternatives."""

    languages: Mapping[str, Any]  # as the file has them; `system_of` makes one ready
    soft: frozenset[str]  # letters after which a vowel sounds as at a word's start
    scientific: Mapping[int, str]
    reading: Mapping[str, Any]


@lru_cache(maxsize=1)
def systems() -> Systems:
    """Return the tables of `rules/lexicon/transliteration.yaml`."""
    path = rules_directory() / "lexicon" / "transliteration.yaml"
    table = compiled_table("transliteration", [path], lambda: read_tables([path])[path.stem])
    return Systems(
        languages=table["languages"],
        soft=frozenset(table["vowels"] + table["signs"]),
        scientific=str.maketrans(table["scientific"]),
        reading=table["reading"],
    )


@lru_cache(maxsize=64)
def system_of(language: str) -> System | None:
    """Return the letters of a language, made ready when first asked for; None if unknown."""
    row = systems().languages.get(language)
    return None if row is None else _system(row)


def _system(row: Mapping[str, Any]) -> System:
    def alternatives(key: str) -> dict[str, tuple[str, ...]]:
        return {
            fold_key(run): tuple(fold(spelling) for spelling in spellings)
            for run, spellings in row.get(key, {}).items()
        }

    return System(
        letters=alternatives("letters"),
        after_vowel=alternatives("after_vowel"),
        between_vowels=alternatives("between_vowels"),
        ends=alternatives("ends"),
        words=alternatives("words"),
        skips_vowels=bool(row.get("skips_vowels", False)),
    )


def fold_key(text: str) -> str:
    """Lower case without losing the marks of native letters (ş, ý and ә stay themselves)."""
    text = unicodedata.normalize("NFC", text.casefold()).replace("i\u0307", "i")
    if script(text) != "greek":
        return text.replace("\u200c", "")  # Persian writes it between parts of a word
    return fold(text)  # accents only tell the stress


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages that the script of `text` can be, () for Latin and unknown scripts."""
    return _SCRIPT_LANGUAGES.get(script(text), ())


def accepts(native: str, language: str, latin: str) -> bool:
    """Whether `latin` is an accepted spelling of the native name, word by word in its order.

    `language` is an ISO 639-1 code; an unknown one accepts only the folded name itself. Case,
    diacritics, apostrophes and hyphens do not matter. A patronymic may not be left out here.
    """
    native_words, latin_words = _WORDS.findall(native), _WORDS.findall(latin)
    if len(native_words) == len(latin_words):
        pairs = zip(native_words, latin_words, strict=True)
        return all(accepts_word(word, language, spelled) for word, spelled in pairs)
    return accepts_word("".join(native_words), language, "".join(latin_words))


@lru_cache(maxsize=65536)
def accepts_word(native: str, language: str, latin: str) -> bool:
    """Whether `latin` is an accepted spelling of one native word."""
    target = fold(latin)
    if fold(native) == target:
        return True
    system = system_of(language)
    if system is None:
        return False
    word = fold_key(native)
    if target in system.words.get(word, ()) or _spells(word, system, target):
        return True
    signed = fold(latin.casefold().translate(systems().scientific))
    return signed != target and _spells(word, system, signed)


def _spells(word: str, system: System, target: str) -> bool:
    """Run the automaton: from each place in the word, the places reached in `target`."""
    reached: list[set[int]] = [set() for _ in range(len(word) + 1)]
    reached[0].add(0)
    for at in range(len(word)):
        for length, choices in _runs(word, at, system):
            for place in reached[at]:
                reached[at + length].update(_after(target, place, choices, system))
    return len(target) in reached[-1]


def _after(target: str, place: int, spellings: tuple[str, ...], system: System) -> Iterator[int]:
    """Yield where in `target` one can stand after one of the spellings was read at `place`."""
    for spelling in spellings:
        if not target.startswith(spelling, place):
            continue
        end = place + len(spelling)
        yield end
        if not system.skips_vowels or not spelling:
            continue
        if target.startswith(spelling, end):  # a doubled consonant is not written in Arabic
            end += len(spelling)
            yield end
        if end < len(target) and target[end] in _SHORT_VOWELS:
            yield end + 1
            if target.startswith(_LONG_VOWELS, end):
                yield end + 2


def _runs(word: str, at: int, system: System) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (length, spellings) for every run of letters that a table names at this place."""
    soft = at == 0 or word[at - 1] in systems().soft
    known = False
    for length in range(1, min(_LONGEST, len(word) - at) + 1):
        run = word[at : at + length]
        spellings = system.after_vowel.get(run, ()) if soft else ()
        spellings = spellings or system.letters.get(run, ())
        if at > 0 and soft and word[at + length : at + length + 1] in systems().soft:
            spellings += system.between_vowels.get(run, ())
        if at + length == len(word):
            spellings += system.ends.get(run, ())
        if spellings:
            known = True
            yield length, spellings
    if not known:
        yield 1, (fold(word[at]),)


def spellings(native: str, language: str, limit: int = 64) -> frozenset[str]:
    """Return at most `limit` accepted Latin spellings of a native name, the most usual ones.

    For looking names up; to judge a printed spelling use `accepts`, which knows them all. Words
    are capitalised and joined by one space.
    """
    words = [_likely(word, language, max(4, limit)) for word in native.split()]
    found: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for options in words:
        joined = [(cost + extra, (*name, word)) for cost, name in found for extra, word in options]
        found = heapq.nsmallest(limit, joined)
    return frozenset(" ".join(_capitalised(word) for word in name) for _, name in found if name)


def _capitalised(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


@lru_cache(maxsize=4096)
def _likely(native: str, language: str, limit: int) -> tuple[tuple[int, str], ...]:
    """Return (departures from the first choice, spelling), the fewest departures first."""
    system = system_of(language)
    if system is None:
        return ((0, fold(native)),)
    word = fold_key(native)
    found: dict[str, int] = dict.fromkeys(system.words.get(word, ()), 0)
    order = count()
    queue = [(0, next(order), 0, "")]
    while queue and len(found) < limit:
        cost, _, at, latin = heapq.heappop(queue)
        if at == len(word):
            found.setdefault(latin, cost)
            continue
        runs = list(_runs(word, at, system))
        has_longer = any(length > 1 for length, _ in runs)
        for length, choices in runs:
            # a longer run that the table names is the better reading of its letters
            longer = 0 if length > 1 or not has_longer else 1
            for rank, choice in enumerate(choices):
                step = (cost + rank + longer, next(order), at + length, latin + choice)
                heapq.heappush(queue, step)
    return tuple((cost, latin) for latin, cost in found.items())


@lru_cache(maxsize=16384)
def read_latin(native: str) -> str:
    """Return one plain Latin reading of a word in any script, folded; "" where none is known."""
    if is_latin(native):
        return fold(native)
    word = fold_native(native)
    language = _likeliest(word, languages_of(word))
    system = system_of(language)
    if system is not None:
        known = system.words.get(word)
        return known[0] if known else _first_reading(word, system)
    if script(word) == "hangul":
        return "".join(_syllable(c) for c in word)
    table = systems().reading.get(script(word), {})
    return "".join(table.get(c, "") for c in word)


def _likeliest(word: str, languages: tuple[str, ...]) -> str:
    """Return the first language whose alphabet has every letter of the word, else the first."""
    for language in languages:
        system = system_of(language)
        if system is not None and all(letter in system.letters for letter in word):
            return language
    return languages[0] if languages else ""


def _first_reading(word: str, system: System) -> str:
    parts: list[str] = []
    at = 0
    while at < len(word):
        length, choices = max(_runs(word, at, system), key=lambda run: run[0])
        parts.append(choices[0])
        at += length
    return "".join(parts)


def _syllable(character: str) -> str:
    """Read one Hangul syllable (Unicode composes it from an initial, a vowel and a final)."""
    code = ord(character) - 0xAC00
    if not 0 <= code < 11172:
        return ""
    table = systems().reading
    initial: str = table["hangul_initial"][code // 588]
    medial: str = table["hangul_medial"][code % 588 // 28]
    final: str = table["hangul_final"][code % 28]
    return initial + medial + final
