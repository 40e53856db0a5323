"""The outcome of comparing two names."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.naming.pairing import Alignment, Pair
from factcheck.naming.words import Word


class Match(Struct, frozen=True):
    """True when one name could be a spelling of the other.

    `score` lies in [0, 1]; `reasons` tell step by step which words pair and by what.
    """

    matched: bool
    score: float
    reasons: tuple[str, ...]

    def __bool__(self) -> bool:
        return self.matched


def printed(words: Sequence[Word], span: tuple[int, int]) -> str:
    """Return the words of a range as they were printed."""
    return " ".join(word.text for word in words[span[0] : span[1]])


def explain(pair: Pair, left: Sequence[Word], right: Sequence[Word]) -> str:
    """Return one line on a pair: "Hussein ~ Husayn (transliteration, cost 0.05)"."""
    bond = pair.bond
    here, there = printed(left, pair.left), printed(right, pair.right)
    if not bond.cost:
        return f"{here} = {there}"
    detail = f": {bond.detail}" if bond.detail else ""
    return f"{here} ~ {there} ({bond.how}{detail}, cost {bond.cost:.2f})"


def score_of(pairs: Sequence[Pair], missing: float) -> float:
    """Return the share of the names' weight that pairs, each pair less its cost."""
    total = sum(pair.weight for pair in pairs) + 0.35 * missing
    good = sum(pair.weight * (1 - pair.bond.cost) for pair in pairs)
    return round(good / total, 4) if total else 0.0


def refuse(reasons: Sequence[str], why: str, score: float = 0.0) -> Match:
    """Return a Match that is false, the last reason telling why."""
    return Match(False, round(min(score, 0.49), 4), (*reasons, why))


def describe(alignment: Alignment, left: Sequence[Word], right: Sequence[Word]) -> list[str]:
    """Return the lines for all pairs and for what is left over."""
    lines = [explain(pair, left, right) for pair in alignment.pairs]
    for words, over in ((left, alignment.left_over), (right, alignment.right_over)):
        if over:
            lines.append("without partner: " + ", ".join(words[at].text for at in over))
    return lines
