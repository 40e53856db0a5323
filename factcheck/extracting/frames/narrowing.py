"""Whether words around a measure's name make a narrower measure of it.

"The population of Kazakhstan" is the measure; "the urban population", "exports of oil" and "the
inflation target" are others, and a figure for them must not be held against the whole.
"""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Cue, Sentence

_PARTNERS = frozenset({"to", "with", "from", "into", "against"})


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
    if lower[at] in _words("narrowing_after") or lower[at] in {"between", "with"}:
        return True
    if lower[at] in {"of", "in"} and _has_partner(sentence, at):
        return True
    if lower[at] not in _words("partitive"):
        return False
    preposition = lower[at]
    at += 1
    while at < sentence.stop and lower[at] in _words("before_subject"):
        at += 1
    if at >= sentence.stop:
        return True
    named = sentence.entity_at(at) is not None
    if named and preposition in _PARTNERS:
        return True  # "exports to Russia"
    valued = any(one.first <= at < one.stop for one in (*sentence.quantities, *sentence.times))
    return not (named or valued or lower[at] in _words("subject_nouns"))


def _has_partner(sentence: Sentence, at: int) -> bool:
    """Whether a partner follows the owner: "imports of China from Russia"."""
    at += 1
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    owner = sentence.entity_at(at) if at < sentence.stop else None
    if owner is None or owner.stop + 1 >= sentence.stop:
        return False
    if sentence.tokens.lower[owner.stop] not in _PARTNERS:
        return False
    step = 2 if sentence.tokens.lower[owner.stop + 1] == "the" else 1
    at = owner.stop + step
    return at < sentence.stop and sentence.entity_at(at) is not None
