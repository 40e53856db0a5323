"""Names cut into words, each with what the matcher needs to know of it."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from factcheck.naming.distance import phones, undo_look_alikes
from factcheck.naming.folding import (
    APOSTROPHES,
    fold,
    fold_native,
    fold_umlauts,
    is_latin,
    script,
    without_possessive,
)
from factcheck.naming.lexicon import GivenName, lexicon
from factcheck.naming.transliteration import read_latin

MOST_WORDS = 16  # of a name; what is longer is no name, and its tail is not compared
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][A-Za-zà-ÿ])")
_SEPARATORS = re.compile(r"[\s\-‐‑–—_.,;:/()\[\]{}\"“”„«»•·・&+*!?<>|]+")
_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")


class Word(Struct, frozen=True, gc=False):
    """One word of a name.

    `text` is what was printed, `latin` its folded Latin reading (the native letters where no
    reading is known), `native` whether it was printed in another script,
    `is_number` whether it holds a digit or is a roman numeral in capitals (II and further).
    """

    text: str
    latin: str
    sound: str
    umlauts: str
    native: bool
    script: str
    weight: float
    particle: int
    initial: bool
    patronymic: bool
    given: tuple[GivenName, ...]
    is_number: bool


@lru_cache(maxsize=65536)
def word_of(text: str) -> Word:
    """Return what is known of one word, printed as `text`."""
    native = not is_latin(text)
    latin = (read_latin(text) if native else fold(text)) or fold_native(text)
    if not latin.isdigit() and any(c.isdigit() for c in latin) and len(latin) > 2:
        latin = undo_look_alikes(latin)
    table = lexicon()
    particle = -1 if native else table.particles.get(latin, -1)
    if len(text) == 1 and text.isupper():
        particle = -1  # "L. Khan": an initial
    initial = len(latin) == 1 and latin.isalpha()
    weight = table.weights.get(latin, 1.0)
    if particle >= 0:
        weight = 0.1
    elif initial:
        weight = 0.3
    return Word(
        text=text,
        latin=latin,
        sound=phones(latin),
        umlauts=fold_umlauts(text),
        native=native,
        script=script(text),
        weight=weight,
        particle=particle,
        initial=initial,
        patronymic=len(latin) > 6 and latin.endswith(table.patronymics),
        given=table.given.of(latin),
        is_number=any(c.isdigit() for c in latin)
        or (len(text) > 1 and text.isupper() and is_roman(latin)),
    )


@lru_cache(maxsize=16384)
def cut(name: str) -> tuple[str, ...]:
    """Cut a name at spaces, hyphens, dots, and where a capital follows a small letter."""
    name = without_possessive(name.strip()).translate(_ONE_APOSTROPHE)
    parts = [part.strip("'") for part in _SEPARATORS.split(name)]
    found: list[str] = []
    for part in parts:
        if fold_native(part):
            found.extend(piece for piece in _CAMEL.split(part) if piece)
    return tuple(found[:MOST_WORDS])


@lru_cache(maxsize=16384)
def person_words(name: str) -> tuple[Word, ...]:
    """Return the words of a personal name: family name last where a comma shows the order,
    without the titles in front.
    """
    head, comma, tail = name.partition(",")
    if comma and tail.strip() and fold(tail).strip(" .") not in lexicon().suffixes:
        name = f"{tail} {head}"
    words = [word_of(text) for text in cut(name)]
    words = _without_titles(words)
    return tuple(words)


def _without_titles(words: list[Word]) -> list[Word]:
    """Drop the titles before a name and what follows it ("Jr"), never the last two words."""
    table = lexicon()
    while len(words) > 1 and words[0].latin in table.titles:
        full = sum(word.particle < 0 for word in words)
        if words[0].latin in table.title_names and (full < 3 or words[1].particle >= 0):
            break
        words = words[1:]
    while len(words) > 2 and words[-1].latin in table.suffixes:
        words = words[:-1]
    return words


def is_roman(latin: str) -> bool:
    """Whether a folded word is a roman numeral ("viii"); a lone "i", "v" or "x" counts too."""
    return bool(latin) and _ROMAN.match(latin) is not None
