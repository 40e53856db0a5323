"""Comparing two names of persons."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.naming.lexicon import lexicon
from factcheck.naming.match import Match, describe, refuse, score_of
from factcheck.naming.pairing import Alignment, Pair, align
from factcheck.naming.words import Word, person_words

_REAL = 0.4  # weight from which a word without partner tells another person
_SURE = 1.1  # weighted letters that may differ where a name is missing too
_LEAST_RIGHT = 0.8  # weight of the names that must be right where one is missing
_LEAST_SINGLE = 6  # letters of a lone name that may be misspelt


def match_persons(a: str, b: str) -> Match:
    """Return whether two personal names could be one; see `same_name`."""
    if _generations(a, b):
        return Match(False, 0.4, ("another generation of one name",))
    left, right = person_words(a), person_words(b)
    alignment = align(left, right)
    reasons = describe(alignment, left, right)
    missing = _missing(left, alignment.left_over), _missing(right, alignment.right_over)
    score = score_of(alignment.pairs, sum(missing))
    why = _objection(left, right, alignment)
    if why:
        return refuse(reasons, why, score)
    return Match(True, max(score, 0.5), tuple(reasons))


def _generations(a: str, b: str) -> bool:
    """Whether the two end in words for different generations: Jr. and Sr., II and III."""
    ends = [name.rstrip(" .").rpartition(" ")[2].lower() for name in (a, b)]
    table = lexicon().generations
    one, other = (table.get(end, 0) for end in ends)
    return bool(one and other) and one != other


def _objection(left: Sequence[Word], right: Sequence[Word], alignment: Alignment) -> str:
    """Return why the two cannot be one person, "" when nothing speaks against it."""
    full = [pair for pair in alignment.pairs if _is_full(pair, left, right)]
    if not full:
        return "" if _is_spelled_alike(left, right, alignment) else "no full name pairs"
    over_left, over_right = _real(left, alignment.left_over), _real(right, alignment.right_over)
    if _skips_initial(left, right, alignment):
        return "an initial is missing between a given name and the same initial"
    if (over_left and _any(right, alignment.right_over)) or (
        over_right and _any(left, alignment.left_over)
    ):
        return "each has a name that the other lacks"
    strength = sum(pair.weight for pair in full)
    over = _missing(left, alignment.left_over) + _missing(right, alignment.right_over)
    if over_left or over_right:
        names = sum(pair.left[1] - pair.left[0] + pair.right[1] - pair.right[0] for pair in full)
        initials = any(pair.bond.how == "initial" for pair in alignment.pairs)
        if len(full) < 2 and names < 3 and not initials:
            return "one name alone does not tell who is meant"
        if _family_by_initial(left, right, alignment):
            return "a family name pairs with an initial only"
        if over > strength:
            return "more is left over than pairs"
        if sum(pair.weight for pair in full if not pair.bond.typo) < _LEAST_RIGHT:
            return "only a name that differs pairs, and another is missing"
        if len(full) < 3 and sum(pair.bond.typo for pair in full) > _SURE:
            return "a name differs and another is missing"
    return _slips(left, right, full, alignment) or _order(left, right, alignment)


def _is_spelled_alike(left: Sequence[Word], right: Sequence[Word], alignment: Alignment) -> bool:
    """Whether the two have the same letters throughout, be they initials and particles only."""
    paired = 0 < len(alignment.pairs) == len(left) == len(right)
    return paired and all(
        pair.left == pair.right and left[pair.left[0]].latin == right[pair.right[0]].latin
        for pair in alignment.pairs
    )


def _skips_initial(left: Sequence[Word], right: Sequence[Word], alignment: Alignment) -> bool:
    """George H. W. Bush and George W. Bush: both have the W, and one of them an H before it."""
    shared = [
        pair
        for pair in alignment.pairs
        if left[pair.left[0]].initial and right[pair.right[0]].initial
    ]
    if not shared:
        return False
    given = [pair for pair in alignment.pairs if _is_full(pair, left, right)]
    for words, over, side in ((left, alignment.left_over, 0), (right, alignment.right_over, 1)):
        places = [(pair.left, pair.right)[side][0] for pair in shared]
        named = [(pair.left, pair.right)[side][0] for pair in given]
        if any(words[at].initial and min(named, default=at) < at < max(places) for at in over):
            return True
    return False


def _family_by_initial(left: Sequence[Word], right: Sequence[Word], alignment: Alignment) -> bool:
    """Donald J. Trump and Donald Johnston: the J is no Johnston while a Trump stands after it."""
    for pair in alignment.pairs:
        if pair.bond.how != "initial":
            continue
        for words, at, over, others, there in (
            (left, pair.left[0], alignment.left_over, right, pair.right[0]),
            (right, pair.right[0], alignment.right_over, left, pair.left[0]),
        ):
            follows = any(place > at and not words[place].initial for place in over)
            if words[at].initial and there == len(others) - 1 and follows:
                return True
    return False


def _slips(
    left: Sequence[Word], right: Sequence[Word], full: Sequence[Pair], alignment: Alignment
) -> str:
    typo = sum(pair.bond.typo for pair in alignment.pairs)
    if not typo:
        return ""
    if len(full) == 1 and len(alignment.pairs) == 1:
        pair = full[0]
        shortest = min(len(_text(left, pair.left)), len(_text(right, pair.right)))
        if shortest < _LEAST_SINGLE:
            return "a lone short name that differs"
    letters = sum(len(_text(left, pair.left)) for pair in full)
    if typo > 0.5 + 0.14 * letters:
        return f"too many letters differ (weighted {typo:.1f} in {letters})"
    return ""


def _order(left: Sequence[Word], right: Sequence[Word], alignment: Alignment) -> str:
    """Two given names swapped, or names swapped around "son of", are another person."""
    pairs = [pair for pair in alignment.pairs if left[pair.left[0]].particle < 0]
    crossed = [
        (one, other)
        for at, one in enumerate(pairs)
        for other in pairs[at + 1 :]
        if other.right < one.right
    ]
    if not crossed:
        return ""
    if len(left) == len(right) == 2 and all(left[pair.left[0]].given for pair in pairs):
        return "two given names in the other order"
    descent = lexicon().descent
    if any(word.latin in descent for word in left) and any(w.latin in descent for w in right):
        return "father and child in the other order"
    return ""


def _is_full(pair: Pair, left: Sequence[Word], right: Sequence[Word]) -> bool:
    if pair.bond.how == "initial":
        return False
    words = [left[at] for at in range(*pair.left)] + [right[at] for at in range(*pair.right)]
    return any(word.particle < 0 and not word.initial for word in words)


def _text(words: Sequence[Word], span: tuple[int, int]) -> str:
    return "".join(words[at].latin for at in range(*span))


def _missing(words: Sequence[Word], over: Sequence[int]) -> float:
    return sum(_weight(words, at) for at in over if words[at].particle < 0)


def _weight(words: Sequence[Word], at: int) -> float:
    """Return how much a word without partner tells: a title or a repeated word is little."""
    word = words[at]
    if word.latin in lexicon().titles or any(
        other.latin == word.latin for there, other in enumerate(words) if there != at
    ):
        return 0.1
    return word.weight * (0.4 if word.patronymic else 1.0)


def _real(words: Sequence[Word], over: Sequence[int]) -> bool:
    return any(words[at].initial or _weight(words, at) >= _REAL for at in over)


def _any(words: Sequence[Word], over: Sequence[int]) -> bool:
    return any(words[at].particle < 0 for at in over)
