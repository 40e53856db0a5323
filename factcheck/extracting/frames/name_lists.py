"""Lists of names: "Chile, Colombia, Mexico and Peru"."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_LONGEST_LIST = 40
_TO_MEMBERS = 4  # tokens from "six" to "of" in "six active member states of"
_words = WordLists("claims/lists").words


class NameList(Struct, frozen=True):
    """Names joined by commas and "and", at tokens [first, stop)."""

    first: int
    stop: int
    items: tuple[Placed[EntityMention], ...]


@cache
def _opening() -> PhraseTable[bool]:
    words = rules_words("claims/lists")
    return PhraseTable.of((phrase, True) for phrase in (*words["strict"], *words["opening"]))


def name_lists(sentence: Sentence) -> list[NameList]:
    """Return the complete lists of two or more names: commas between, "and" before the last."""
    if len(sentence.entities) < 2:
        return []
    lists: list[NameList] = []
    run: list[Placed[EntityMention]] = []
    closed = False
    for placed in sentence.entities:
        if run and not closed:
            between = [
                word
                for word in sentence.words(run[-1].stop, placed.first)
                if word not in {"the", "as", "well"}
            ]
            if between and all(word in {",", "and", "&", "or"} for word in between):
                run.append(placed)
                closed = between[-1] in {"and", "&"}
                continue
        if closed and len(run) >= 2:
            lists.append(NameList(run[0].first, run[-1].stop, tuple(run)))
        run, closed = [placed], False
    if closed and len(run) >= 2:
        lists.append(NameList(run[0].first, run[-1].stop, tuple(run)))
    lists = [_without_owner(sentence, one) for one in lists]
    return [one for one in lists if _is_whole(sentence, one)]


def _without_owner(sentence: Sentence, listed: NameList) -> NameList:
    """The list without the organisation whose members it names: "the three members of Benelux,
    Belgium, the Netherlands and Luxembourg"."""
    owner, *rest = listed.items
    if owner.mention.type != "organisation" or len(rest) < 2:
        return listed
    if any(one.mention.type != "country" for one in rest) or not _owns_list(sentence, owner):
        return listed
    first = rest[0].first - (sentence.words(rest[0].first - 1, rest[0].first) == ["the"])
    return NameList(first, listed.stop, tuple(rest))


def _owns_list(sentence: Sentence, owner: Placed[EntityMention]) -> bool:
    """Whether "six members of" leads to an organisation that a comma follows; without a number a
    list goes on with others: "the members of NATO, Sweden and Finland"."""
    of = owner.first - 1 - (sentence.words(owner.first - 1, owner.first) == ["the"])
    told = of > sentence.first and sentence.tokens.lower[of] == "of"
    comma = sentence.words(owner.stop, owner.stop + 1) == [","]
    if not (told and comma and sentence.tokens.lower[of - 1] in _words("member_heads")):
        return False
    return any(of - _TO_MEMBERS <= one.first < of for one in sentence.quantities)


def _is_whole(sentence: Sentence, listed: NameList) -> bool:
    """Whether nothing unknown is part of the list ("A, B and others", "X, A, B and C")."""
    if len(listed.items) > _LONGEST_LIST:
        return False
    text, lower = sentence.tokens.text, sentence.tokens.lower
    after = listed.stop
    if after < sentence.stop and (
        lower[after] in {"and", "&"} or (text[after][0].isupper() and text[after] != "I")
    ):
        return False
    before = listed.first - 1
    if before < sentence.first or text[before] != ",":
        return True
    # "namely, A, B and C" and "In 2014, A, B and C" open a list; "X, A, B and C" has a name that
    # is not known.
    if any(one.first <= before - 1 < one.stop for one in sentence.times):
        return True
    end, count = sentence.tokens.end[before - 1], len(listed.items)
    if any(
        one.mention.noun_end == end and one.mention.number == count for one in sentence.quantities
    ):
        return True  # "two members, A and B"
    owner = sentence.entity_at(before - 1)
    if owner is not None and owner.stop == before and _owns_list(sentence, owner):
        return True
    return before - 1 >= sentence.first and lower[before - 1] in _opening()
