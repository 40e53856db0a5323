"""Two neighbouring letters of a name in the wrong order: a slip of the hand, and no spelling."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from factcheck.naming.folding import fold

_LEAST = 6  # letters; a shorter word is too easily another name


def swapped_word(printed: str, names: Iterable[str]) -> tuple[str, str] | None:
    """Return the word of a printed name with two inner letters swapped, and the word of `names`
    that it is meant to be; None where it is a word of theirs itself."""
    known = {fold(word): word for name in names for word in name.split()}
    for word in printed.split():
        plain = fold(word)
        if len(plain) < _LEAST or not plain.isalpha() or plain in known:
            continue
        for other in _unswapped(plain):
            if other in known:
                return word, known[other]
    return None


def _unswapped(word: str) -> Iterable[str]:
    """Yield the word with each pair of neighbouring inner letters the other way round."""
    for at, (one, two) in enumerate(pairwise(word)):
        if 0 < at < len(word) - 2 and one != two:
            yield word[:at] + two + one + word[at + 2 :]
