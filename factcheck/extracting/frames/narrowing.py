"""Whether words around a measure's name make a narrower measure of it.

"The population of Kazakhstan" is the measure; "the urban population", "exports of oil" and "the
inflation target" are others, and a figure for them must not be held against the whole.
"""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Cue, Sentence


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in lexicon("narrowing")[name])


def is_narrowed(sentence: Sentence, cue: Cue) -> bool:
    """Whether the cue stands for a part or a kin of its measure only."""
    return _narrowed_before(sentence, cue) or _narrowed_after(sentence, cue)


def _narrowed_before(sentence: Sentence, cue: Cue) -> bool:
    at = cue.first - 1
    if "among" in sentence.words(cue.first - 6, cue.first):
        return True
    if at < sentence.first or sentence.entity_at(at) is not None:
        return False
    word = sentence.tokens.lower[at]
    if not word.isalpha() or any(one.first <= at < one.stop for one in sentence.quantities):
        return False
    if any(one.first <= at < one.stop for one in sentence.times):
        return False
    return word not in _words("neutral_before")


def _narrowed_after(sentence: Sentence, cue: Cue) -> bool:
    at, lower = cue.stop, sentence.tokens.lower
    if at >= sentence.stop:
        return False
    if lower[at] in _words("narrowing_after"):
        return True
    if lower[at] in {"between", "with"}:
        return True
    if lower[at] not in _words("partitive"):
        return False
    at += 1
    while at < sentence.stop and lower[at] in {
        "the",
        "a",
        "just",
        "only",
        "over",
        "about",
        "more",
        "than",
        "some",
        "nearly",
        "almost",
        "around",
    }:
        at += 1
    if at >= sentence.stop or (
        lower[at - 1] in {"to", "with", "from", "into", "against"} and sentence.entity_at(at)
    ):
        return True
    return not (
        sentence.entity_at(at) is not None
        or any(one.first <= at < one.stop for one in (*sentence.quantities, *sentence.times))
        or lower[at]
        in {
            "country",
            "organisation",
            "organization",
            "union",
            "bloc",
            "state",
            "states",
            "republic",
            "world",
            "region",
            "island",
            "group",
            "nation",
        }
    )
