"""Acronyms beside the names that they stand for: "the World Food Programme (WFP)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

SMALL_WORDS = frozenset(
    {"of", "the", "for", "and", "on", "in", "to", "de", "&", "des", "du", "against", "with"}
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Za-z]{0,6}\Z")
_LONGEST = 12  # words of a name
_SHORTEST = 2


class Expansion(Struct, frozen=True):
    """An acronym at token `at` and the name that it stands for, at tokens [first, stop)."""

    acronym: str
    name: str
    at: int
    first: int
    stop: int


def is_acronym(word: str) -> bool:
    """Whether a word is written as an acronym: two to eight letters, mostly capitals."""
    letters = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    if not _SHORTEST <= len(letters) <= 8 or _ACRONYM.match(letters) is None:
        return False
    return sum(char.isupper() for char in letters) >= max(2, len(letters) - 1)


def expansions(words: list[str], first: int, stop: int) -> Iterator[Expansion]:
    """Yield the acronyms in brackets among tokens [first, stop), with the name before them, and
    the names in brackets after an acronym. A name must have the acronym's initials, give or take
    one; other pairs ("the treaty (NPT)") are left alone.
    """
    for at in range(first + 1, stop - 1):
        if words[at - 1] == "(" and words[at + 1] == ")" and is_acronym(words[at]):
            found = _name_before(words, first, at - 1, words[at])
            if found is not None:
                yield Expansion(words[at], " ".join(words[found : at - 1]), at, found, at - 1)
        elif words[at] == "(" and is_acronym(words[at - 1]):
            close = next(
                (one for one in range(at + 1, min(at + _LONGEST, stop)) if words[one] == ")"), None
            )
            if close is not None and initials_fit(words[at - 1], words[at + 1 : close]):
                name = " ".join(words[at + 1 : close])
                yield Expansion(words[at - 1], name, at - 1, at + 1, close)


def _name_before(words: list[str], floor: int, stop: int, acronym: str) -> int | None:
    """Return the token at which a name begins that ends before `stop` and fits an acronym."""
    start, run = stop, []
    while start > floor and stop - start < _LONGEST:
        word = words[start - 1]
        if not (word[0].isupper() or word in SMALL_WORDS or word in {"-", "'", "’"}):
            break
        start -= 1
        run.append(start)
    begins = [at for at in run if words[at][0].isupper()]
    best = [at for at in begins if initials_fit(acronym, words[at:stop], exact=True)]
    if best:
        return max(best)
    near = [at for at in begins if initials_fit(acronym, words[at:stop])]
    if not near:
        return None
    count = len(_plain(acronym))
    return min(near, key=lambda at: (abs(len(_capitals(words[at:stop])) - count), -at))


def _plain(acronym: str) -> str:
    letters = acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym
    return letters.upper()


def _capitals(words: list[str]) -> str:
    """The initials of a name's words, small ones left out; "Asia-Pacific" gives two."""
    return "".join(
        word[0].upper() for word in words if word[0].isalpha() and word not in SMALL_WORDS
    )


def initials(words: list[str]) -> tuple[str, ...]:
    """Return the initials of a name without and with its small words."""
    every = "".join(word[0].upper() for word in words if word[0].isalpha())
    return tuple(dict.fromkeys((_capitals(words), every)))


def initials_fit(acronym: str, words: list[str], *, exact: bool = False) -> bool:
    """Whether a name has an acronym's initials: all of them in order, or all but one."""
    wanted = _plain(acronym)
    if not words or len(_capitals(words)) < _SHORTEST or words[0] in SMALL_WORDS:
        return False
    if any(given == wanted for given in initials(words)):
        return True
    if exact:
        return False
    return any(_nearly(given, wanted) for given in initials(words))


def _nearly(given: str, wanted: str) -> bool:
    """Whether two runs of initials differ by one letter at most."""
    if abs(len(given) - len(wanted)) > 1 or len(wanted) < 3:
        return False
    short, long = sorted((given, wanted), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) <= 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def singular(word: str) -> str:
    """Return a word or an acronym without the ending of a plural."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def name_form(name: str) -> frozenset[str]:
    """Return the words that make a name what it is: without small words, spellings levelled."""
    words = name.lower().replace("-", "").replace("’", "'").split()
    return frozenset(
        word.replace("isation", "ization").replace("our", "or").replace("amme", "am").rstrip("s'")
        for word in words
        if word not in SMALL_WORDS and word != "'"
    )
