"""Folding: the letters of a name without case, diacritics and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Latin letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ħ": "h",
        "ŋ": "ng",
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
APOSTROPHES = "'’‘ʼʻʹʺ`´′ʾʿ"
_NO_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, ""))
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case, without diacritics and apostrophes ("Erdoğan" -> "erdogan")."""
    text = text.casefold().translate(_NO_APOSTROPHES)
    if text.isascii():
        return text
    text = text.translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c) and c.isprintable())


def fold_umlauts(text: str) -> str:
    """Fold with umlauts written out, the German and Scandinavian way ("Müller" -> "mueller")."""
    if text.isascii():
        return fold(text)
    return fold(unicodedata.normalize("NFC", text.lower()).translate(_UMLAUTS))


@lru_cache(maxsize=65536)
def fold_native(text: str) -> str:
    """Return a word of any script in the form that tables use.

    Latin letters are folded; other scripts keep the marks that make another letter (й, ї, ғ) but
    lose case and invisible characters.
    """
    if is_latin(text):
        return fold(text)
    text = unicodedata.normalize("NFC", text.casefold())
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def is_latin(text: str) -> bool:
    """Whether every letter of `text` is Latin (true of text without letters)."""
    return text.isascii() or script(text) == "latin"


@lru_cache(maxsize=65536)
def script(text: str) -> str:
    """Return the script of the first letter that is not Latin, else "latin"."""
    for character in text:
        if character.isalpha() and character > "\u024f":
            name = unicodedata.name(character, "LATIN").split()[0].lower()
            if name not in ("latin", "modifier"):
                return name.partition("-")[0]
    return "latin"


def without_possessive(text: str) -> str:
    """Drop an English possessive ("Nazarbayev's" -> "Nazarbayev")."""
    return _POSSESSIVE.sub("", text)
