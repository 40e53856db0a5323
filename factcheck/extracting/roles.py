"""What a word can be to the number beside it, as bits that are worked out once for each word.

The grammar of quantities has some twenty readers for what may stand before and after a number:
signs of money, units, magnitudes, hedges, rates ... At most numbers nearly all of them would look
at the neighbour and find nothing. So each printed word is asked once, of all the tables, what it
can begin or end there, and the answer is kept; at a number one look at the words on either side
says which readers to call:

    ahead = ROLES[text[last + 1]]
    if ahead & MONEY_AFTER: ...

A role only says where a reader is worth calling. The reader decides, and a new alternative in one
needs its first word in the table that the role is made of.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.extracting.changes import is_of_change
from factcheck.extracting.currencies import opens_money, prefix_ends
from factcheck.extracting.digits import DASHES
from factcheck.extracting.hedges import hedge_words
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.unit_contexts import marks_unit, names_unit
from factcheck.extracting.unit_words import opens_unit

# Before a number
MONEY_BEFORE = 1 << 0
UNIT_BEFORE = 1 << 1  # "aged", "magnitude", and what may stand between them and the number
HEDGE_BEFORE = 1 << 2
CHANGE_BEFORE = 1 << 3
# After a number
MAGNITUDE = 1 << 4
MONEY_AFTER = 1 << 5
UNIT_AFTER = 1 << 6
HEDGE_AFTER = 1 << 7
RATE = 1 << 8
JOINT = 1 << 9  # what may join the two ends of a range
UNIT_LETTER = 1 << 10  # the sign of feet, the letter of a temperature

RANGE_WORDS = frozenset({"to", "and", "or", "~", "through"})
DEVIATION_OPENERS = frozenset("±+")
RATE_OPENERS = frozenset({"per", "/", "a", "an", "each", "every", "annually", "daily"})
_KEPT = 100_000  # different words; a text with more has the roles of its words made anew


def _is_magnitude(word: str, lower: str) -> bool:
    words = number_words()
    return (
        lower in words.magnitudes
        or lower in words.groups
        or word in words.characters
        or word in words.short_magnitudes
        or word in DASHES
    )


_Test = Callable[[str, str], bool]
_TESTS: tuple[tuple[int, _Test], ...] = (
    (MONEY_BEFORE, lambda word, lower: word in prefix_ends() or lower in prefix_ends()),
    (UNIT_BEFORE, names_unit),
    (
        HEDGE_BEFORE,
        lambda _, lower: lower in hedge_words().before or lower in hedge_words().transparent,
    ),
    (CHANGE_BEFORE, is_of_change),
    (MAGNITUDE, _is_magnitude),
    (MONEY_AFTER, lambda word, lower: word in DASHES or opens_money(word, lower)),
    (UNIT_AFTER, opens_unit),
    (UNIT_LETTER, marks_unit),
    (HEDGE_AFTER, lambda _, lower: lower in DASHES or lower in hedge_words().after),
    (RATE, lambda _, lower: lower in RATE_OPENERS or lower == "for"),
    (JOINT, lambda _, lower: lower in RANGE_WORDS or lower in DASHES or lower in DEVIATION_OPENERS),
)


class _Roles(dict[str, int]):
    """The roles of printed words; "" stands for the end of a text and has none."""

    def __missing__(self, word: str) -> int:
        if len(self) > _KEPT:
            self.clear()
        lower = word.lower().replace("’", "'")
        roles = 0
        if word:
            for role, test in _TESTS:
                if test(word, lower):
                    roles |= role
        self[word] = roles
        return roles


ROLES = _Roles()
