"""Shares and sizes of changes that are told to follow from two figures: "It makes 160 million, and
the mainland 860. In other words, it is equal to 29 per cent of it"; "last year 14,164, today 8,579:
that is a loss of 5,600 points, or 49 per cent".

Two figures of one kind must stand in the sentence and the one before it, and no third beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.explained import as_precise, is_explained
from factcheck.extracting.frames.nearly_reckoned import only_counts
from factcheck.extracting.frames.passages import (
    Passage,
    are_alike,
    content,
    is_amount,
    is_echoed,
    relate,
)
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_OF = 4  # tokens in which the noun of a whole stands
_phrases = WordLists("claims/worked_out").phrases


def ratio_reckoned(passage: Passage, at: int) -> Relation | None:
    """Return the share or the change that a percentage is told to be of two figures before it,
    where no two figures told have it."""
    size, here = passage.own[at], passage.here
    if not is_share(size) or size.quantity.per is not None:
        return None
    start = passage.own[at - 1].stop if at else here.first
    lead = here.words(start, size.first)
    again = passage.own[at - 1] if lead in ([",", "or"], ["or"]) else None
    if again is not None:
        start = passage.own[at - 2].stop if at > 1 else here.first
        lead = here.words(start, again.first)
    words = relation_words("worked_out")
    restated = _restated(passage, start, size)
    if not restated and words["follows"].isdisjoint(lead):
        return None
    lead = lead[restated:]
    lead = lead[1:] if lead[:1] == [","] else lead
    if not words["unlike"].isdisjoint([*lead, *here.words(size.stop, size.stop + 1)]):
        return None
    after = here.words(size.stop, size.stop + 1)
    if after and after[0].isalpha() and after[0] not in {"of", "and", "but", "while"}:
        return None  # "14% owned by the state"
    pair = None if _is_of_another(passage, size) else _pair(passage, size, again)
    if pair is None or is_explained(size, [one for one in passage.spots if one is not size]):
        return None
    first, second = (as_precise(one, pair) for one in pair)
    changes = change_words().nouns.keys() | change_words().verbs.keys()
    if "," in lead or not (changes.isdisjoint(lead) or lead[-1] in ("of", "by")):
        return None
    if not changes.isdisjoint(lead):
        named = [("before", first), ("after", second), ("delta", size)]
        turned = [("before", second), ("after", first), ("delta", size)]
        return relate(passage, "change", named, [turned], reckoned="yes")
    neutral = relation_words("passages")["neutral"] | words["equal"]
    said = content(passage.words(0, start))
    follows = [at for at, word in enumerate(lead) if word in words["follows"]]
    lead = lead[follows[-1] :] if follows else lead
    if not is_echoed([word for word in lead if word not in neutral], said):
        return None  # "thus a worker pays 20 per cent of his wage"
    part, whole = sorted((first, second), key=lambda one: one.quantity.number)
    named = [("part", part), ("whole", whole), ("share", size)]
    return relate(passage, "fraction", named, reckoned="yes")


def _is_of_another(passage: Passage, size: Spot) -> bool:
    """Whether a share is of something that no figure is of: "that is 8 per cent of mankind"."""
    tail = passage.here.words(size.stop, size.stop + 1 + _OF)
    if tail[:1] != ["of"]:
        return False
    named = content(tail[1:])
    said = content(passage.words(0, size.first))
    return bool(named) and not is_echoed(named[:1], said)


def _restated(passage: Passage, start: int, size: Spot) -> int:
    """How many tokens a phrase ends after a clause's start that says something again, "in other
    words"; 0 where there is none."""
    lower = passage.here.tokens.lower
    for at in range(start, size.first):
        hit = _phrases("restating").longest(lower, at, size.first)
        if hit is not None:
            return at + hit[0] - start
    return 0


def _pair(passage: Passage, size: Spot, again: Spot | None) -> Sequence[Spot] | None:
    """The two figures that a size is of: all that stand last before it, but for those that only
    count and the one that tells the size in its own unit."""
    told: list[Spot] = []
    for sentence in (passage.here, *reversed(passage.before)):
        if len(told) < 2:
            found = [one for one in passage.spots if sentence.first <= one.first < sentence.stop]
            told = [*(one for one in found if one.first < size.first and one is not again), *told]
            told = [one for one in told if not only_counts(passage, one)]
    if len(told) != 2 or not all(map(is_amount, told)) or not are_alike(*told):
        return None
    if any(one.quantity.change_form == "by" or one.quantity.hedge == "over" for one in told):
        return None
    return told
