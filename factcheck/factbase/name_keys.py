"""The key under which a name is looked up: case, accents and kinds of dash do not matter."""

from __future__ import annotations

import unicodedata

# Lower-case letters that Unicode does not take apart into a base letter and an accent, and
# punctuation that is typed in several ways.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ə": "a",
        "’": "'",
        "ʻ": "'",
        "ʼ": "'",
        "‘": "'",
        "-": " ",
        "‐": " ",
        "–": " ",
    }
)


def name_key(name: str) -> str:
    """Return the form of a name that is compared: "Côte-d’Ivoire" becomes "cote d'ivoire"."""
    if name.isascii():
        return " ".join(name.replace("-", " ").lower().split())
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(letters.casefold().translate(_PLAIN).split())


def looks_like_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: "USSR", "U.S.S.R.", "BiH"."""
    letters = name.replace(".", "")
    capitals = sum(char.isupper() for char in letters)
    return " " not in name and letters.isalpha() and 2 <= capitals >= len(letters) - 1
