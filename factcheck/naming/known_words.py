"""Words that somebody uses: of English and its neighbours, names of people and of places.

What is none of them and misses a well-known name by a letter is a slip. The list is made by
`factcheck facts build`; the file is mapped, and of it only the pages that are asked for are read.
"""

from __future__ import annotations

import mmap
from functools import cache, lru_cache

from factcheck.config.locations import data_directory
from factcheck.naming.folding import fold
from factcheck.naming.word_filter import holds

FILE = "known-words.bin"
SHORTEST = 4  # letters of the words that the list has


@lru_cache(maxsize=65536)
def is_known_word(word: str) -> bool:
    """Whether a word is one that somebody uses, in any case and with or without its accents; so
    is all that is too short for the list, or where the list is missing."""
    folded = fold(word)
    bits = _bits()
    return bits is None or len(folded) < SHORTEST or not folded.isascii() or holds(bits, folded)


@cache
def _bits() -> memoryview | None:
    try:
        with (data_directory() / FILE).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
