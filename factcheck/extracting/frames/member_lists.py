"""Lists of an organisation's members by their noun: "two NATO members, Poland and Norway"."""

from __future__ import annotations

from factcheck.extracting.frames.name_lists import NameList
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_OPENING = frozenset({",", ":", "(", "-", "–", "—"})
_CLOSING = {"(": ")", "-": "-", "–": "–", "—": "—"}
_OWNING = frozenset({"its", "their"})
_NAMELY = 2  # tokens of the longest word between the members and their list


_words = WordLists("claims/lists").words
_phrases = WordLists("claims/lists").phrases


def listed_members(
    sentence: Sentence, listed: NameList
) -> tuple[Placed[EntityMention], str] | None:
    """Return the organisation whose members a list of countries is, and how sure it is that the
    list is all of them ("strict") or some ("partial"); None where nothing says so."""
    lower, at = sentence.tokens.lower, listed.first
    at -= at > sentence.first and lower[at - 1] == "the"
    named = False
    for first in range(max(sentence.first, at - _NAMELY), at):
        hit = _phrases("strict").longest(lower, first, at)
        if hit is not None and first + hit[0] == at:
            at, named = first, True
            break
    opening = lower[at - 1] if at > sentence.first else ""
    if opening in _OPENING:
        at -= 1
        if opening in _CLOSING and not _closes(sentence, listed, _CLOSING[opening]):
            return None
    elif named:
        return None
    else:
        opening = ""
    return _before(sentence, at, opening)


def _closes(sentence: Sentence, listed: NameList, closing: str) -> bool:
    """Whether the list is all that a bracket or two dashes hold; one dash may end a sentence."""
    after = sentence.words(listed.stop, listed.stop + 1)
    return after == [closing] or (closing != ")" and after in ([], ["."]))


def _before(
    sentence: Sentence, stop: int, opening: str
) -> tuple[Placed[EntityMention], str] | None:
    """The organisation in the words that end before token `stop`."""
    if stop <= sentence.first:
        return None
    owner = sentence.entity_at(stop - 1)
    if owner is not None and owner.stop == stop and owner.mention.type == "organisation":
        noun = _noun_before(sentence, owner.first)
        if noun is None:  # "Benelux (Belgium, the Netherlands and Luxembourg)"
            return (owner, "partial") if opening in _CLOSING else None
        return (owner, "strict" if opening and _are_all(sentence, noun) else "partial")
    noun = _noun_ending(sentence, stop)
    if noun is None:
        return None
    at = _before_count(sentence, noun)
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    if owner is None or owner.stop != at or owner.mention.type != "organisation":
        return None
    counted = at < noun and bool(opening) and _owns(sentence, owner)
    return owner, "strict" if counted else "partial"


def _before_count(sentence: Sentence, noun: int) -> int:
    """The first token of "six member" before "states", or of the noun itself."""
    at = noun
    while at > sentence.first and sentence.tokens.lower[at - 1] in _words("member_adjectives"):
        at -= 1
    return next((one.first for one in sentence.quantities if one.stop == at), at)


def _owns(sentence: Sentence, owner: Placed[EntityMention]) -> bool:
    """Whether a name owns what follows: "the council's six members", "its six members"."""
    last = sentence.tokens.lower[owner.stop - 1]
    return last in _OWNING or last.endswith(("'s", "’s", "s'", "s’"))


def _noun_before(sentence: Sentence, at: int) -> int | None:
    """The token of "members" in "members of the", which ends before token `at`."""
    lower = sentence.tokens.lower
    at -= at > sentence.first and lower[at - 1] == "the"
    if at <= sentence.first or lower[at - 1] != "of":
        return None
    return _noun_ending(sentence, at - 1)


def _noun_ending(sentence: Sentence, stop: int) -> int | None:
    """The first token of the noun for members that ends before token `stop`."""
    for first in range(max(sentence.first, stop - 2), stop):
        hit = _phrases("member_nouns").longest(sentence.tokens.lower, first, stop)
        if hit is not None and first + hit[0] == stop:
            return first
    return None


def _are_all(sentence: Sentence, noun: int) -> bool:
    """Whether "the", "all" or "the six" before the noun says that all members are meant."""
    at = _before_count(sentence, noun)
    return at > sentence.first and sentence.tokens.lower[at - 1] in {"the", "all", "its"}
