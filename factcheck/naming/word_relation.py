"""What makes two words of a text one: a slip, a transliteration, a cognate, house style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from factcheck.naming.distance import edits, phones
from factcheck.naming.lexicon import lexicon
from factcheck.naming.words import Word, is_roman, word_of

_SUBSTITUTED = 5  # letters of a word in which a letter stands for another
# Words that can be read as Chinese syllables: nearly any other letter makes another name of them.
_PINYIN = (
    r"(?:[bpmf](?:iao|ian|ang|eng|ing|ai|ei|ao|ou|an|en|in|ie|a|o|i|u)"
    r"|[dtnl](?:iang|iao|ian|ang|eng|ing|ong|uan|ai|ei|ao|ou|an|en|in|un|uo|ui|ue|ie|iu|a|e|i|u)"
    r"|(?:[gkhr]|[zcs]h?)(?:uang|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|un|uo|ui|ua|a|e|i|u)"
    r"|[jqx](?:iong|iang|iao|ian|ing|uan|ia|ie|iu|in|un|ue|i|u)"
    r"|w(?:ang|eng|ai|ei|an|en|a|o|u)|y(?:ang|ing|ong|uan|ao|ou|an|in|un|ue|a|e|i|u)"
    r"|ang|ai|ao|an|en|er|ou|a|e)+$"
)
_LONGEST_CHINESE = 18  # letters of a word; three syllables


@lru_cache(maxsize=32768)
def relation(one: str, other: str) -> str:
    """Return what makes two words one ("misspelling", ...), "" where they are two words."""
    if is_number(one) or is_number(other) or min(len(one), len(other)) < 3:
        return ""
    left, right = word_of(one), word_of(other)
    if left.given and right.given:
        return _given_relation(left, right)
    if _share_row(lexicon().confusions, one, other):
        return "misspelling"
    if _same_convention(one, other):
        return "convention"
    if _share_row(lexicon().distinct_words, one, other) or is_inflected(one, other):
        return ""
    if phones(one) == phones(other) and min(len(one), len(other)) >= 4:
        return "misspelling" if _only_doubled(one, other) else "transliteration"
    return "misspelling" if _is_slip(one, other) else ""


def _given_relation(left: Word, right: Word) -> str:
    for here in left.given:
        for there in right.given:
            if here.family == there.family:
                if "short" in here.languages | there.languages:
                    return ""
                common = here.languages & there.languages
                return "transliteration" if common else "given name"
    return ""


def _is_slip(one: str, other: str) -> bool:
    """One letter too many, too few or swapped in a word of four letters or more; a letter for
    another only in longer words, because short words with another letter are other words.
    """
    longest, shortest = max(len(one), len(other)), min(len(one), len(other))
    if shortest < 4 or longest < 5 or one[0] != other[0]:
        return False
    allowed = 2 if shortest >= 10 else 1
    count = edits(one, other, allowed)
    if count > allowed:
        return False
    if longest != shortest or sorted(one) == sorted(other):
        return count == 1 or shortest >= 10
    return shortest >= _SUBSTITUTED


@lru_cache(maxsize=16384)
def is_number(word: str) -> bool:
    """Whether a folded word is a number in digits, roman numerals or words."""
    return any(c.isdigit() for c in word) or is_roman(word) or word in lexicon().numbers


def are_chinese(one: str, other: str, rest: tuple[str, ...]) -> bool:
    """Whether two names of Chinese syllables have another letter at one place."""
    if len(one) != len(other) or sorted(one) == sorted(other):
        return False
    return all(map(is_chinese, (one, other, *rest)))


def is_chinese(word: str) -> bool:
    """Whether a folded word can be read as Chinese syllables."""
    return len(word) <= _LONGEST_CHINESE and re.match(_PINYIN, word) is not None


def _share_row(table: Mapping[str, frozenset[int]], one: str, other: str) -> bool:
    return bool(table.get(one, frozenset()) & table.get(other, frozenset()))


def _only_doubled(one: str, other: str) -> bool:
    return _squeezed(one) == _squeezed(other)


def _squeezed(word: str) -> str:
    return "".join(c for at, c in enumerate(word) if at == 0 or word[at - 1] != c)


@lru_cache(maxsize=32768)
def is_inflected(one: str, other: str) -> bool:
    """Whether one word is a regular form of the other: plural, demonym, adjective, gender."""
    endings = lexicon().endings
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < 3:
        return False
    return one[shared:] in endings and other[shared:] in endings


def _same_convention(one: str, other: str) -> bool:
    equal = lexicon().conventions
    return any(
        one.replace(british, american) == other.replace(british, american)
        for british, american in equal
        if british in one or british in other
    )
