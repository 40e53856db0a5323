"""Several countries as one subject: "the combined GDP of Peru and Chile"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.name_lists import NameList, name_lists
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import GROUP, JOINED
from factcheck.model.mentions import EntityMention

_NEAR = 3  # tokens from "combined" to its measure
_BEFORE, _AFTER = 5, 8  # tokens from a list, and from a statement, to "together"


@cache
def _words() -> dict[str, frozenset[str]]:
    table = rules_words("claims/joint_subjects")
    return {name: frozenset(table[name]) for name in ("adjectives", "adverbs", "parting")}


def joined(sentence: Sentence, hint: SubjectHint, first: int, stop: int) -> SubjectHint:
    """Return the hint for a claim at tokens [first, stop) with all the countries of a list as
    owner, where the sentence says that they are taken together; else as it was."""
    named = hint.owner or hint.clause
    if named is None or not hint.shared:
        group = taken_up(sentence, first) if sentence.may_have(_words()["adverbs"]) else None
        return hint if group is None else replace(hint, owner=group, clause=None, anaphor=None)
    joining = _words()["adjectives"] | _words()["adverbs"] | {"between"}
    if joining.isdisjoint(sentence.vocabulary):
        return hint
    if not _words()["parting"].isdisjoint(sentence.words(sentence.first, sentence.stop)):
        return hint
    for listed in name_lists(sentence):
        if any(one.mention is named for one in listed.items):
            group = _group(sentence, listed) if _together(sentence, listed, first, stop) else None
            return hint if group is None else replace(hint, owner=group, clause=None, shared=False)
    return hint


def taken_up(sentence: Sentence, first: int) -> EntityMention | None:
    """Return all the countries of a list which a clause takes together that leads to token `first`:
    "China and India, which together have 2.8 billion"."""
    for listed in name_lists(sentence):
        clause = sentence.words(listed.stop, first)
        relative = clause[:1] == [","] and clause[1:2] in (["which"], ["who"])
        together = not _words()["adverbs"].isdisjoint(clause)
        if relative and together and len(clause) <= _AFTER:
            return _group(sentence, listed)
    return None


def _together(sentence: Sentence, listed: NameList, first: int, stop: int) -> bool:
    """Whether a word takes the listed ones together in a statement at tokens [first, stop)."""
    words = sentence.words(sentence.first, sentence.stop)
    pairs = set(pairwise(words))
    if pairs & {("together", "with"), ("along", "with")}:
        return False  # and with others
    if ("between", "them") in pairs:
        return True
    combined = sentence.words(max(first - _NEAR, sentence.first), stop)
    if not _words()["adjectives"].isdisjoint(combined):
        return True
    near = sentence.words(min(listed.first, first) - _BEFORE, max(listed.stop, stop) + _AFTER)
    return not _words()["adverbs"].isdisjoint(near)


def _group(sentence: Sentence, listed: NameList) -> EntityMention | None:
    mentions = [one.mention for one in listed.items]
    ids = {one.entity for one in mentions if one.entity and one.type == "country"}
    if len(ids) < len(mentions) or any(one.form == "demonym" for one in mentions):
        return None
    start, end = mentions[0].start, mentions[-1].end
    text = sentence.tokens.source[start:end]
    return EntityMention(
        start=start, end=end, text=text, entity=JOINED.join(sorted(ids)), type=GROUP, canonical=text
    )
