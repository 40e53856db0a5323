"""What the finders of offices told by verbs share: their words, and the names beside a verb."""

from __future__ import annotations

from factcheck.extracting.office_reader import OfficeReader
from factcheck.extracting.office_words import office_words
from factcheck.extracting.word_lists import WordLists

LEADER = "leader"  # whichever office leads a state or an organisation
Name = tuple[int, int]
_ASIDE = 16  # tokens between commas after a name
_AUXILIARIES = frozenset({"who", "formally", "officially", "then", "later", "finally", "also"})


told_words = WordLists("claims/offices_told").words
told_phrases = WordLists("claims/offices_told").phrases


def after_title(reader: OfficeReader, at: int, stop: int) -> int:
    """Return the token after "his brother", "President" and the like before a name."""
    lower, words = reader.tokens.lower, office_words()
    while at < stop:
        if lower[at] in words.former | words.kin | {"the", "his", "her", "its", "an", "a"}:
            at += 1
            continue
        office = reader.office_at(at, at, stop)
        if office is not None:
            at = office.stop
            continue
        mention = reader.by_start.get(reader.tokens.start[at])
        if mention is None or mention.form != "demonym":
            break
        at = reader.token_after(mention)
    return at


def subject_before(reader: OfficeReader, verb: int, first: int) -> Name | None:
    """Return the person before a verb, over "who" and over a phrase between commas."""
    lower, at = reader.tokens.lower, verb
    while at > first and lower[at - 1] in _AUXILIARIES:
        at -= 1
    if at > first and reader.tokens.text[at - 1] == ",":
        direct = reader.person_to(at - 1, first)
        if direct is not None:
            return direct
        for comma in range(at - 2, max(first, at - _ASIDE), -1):
            if reader.tokens.text[comma] == ",":
                return reader.person_to(comma, first)
        return None
    return reader.person_to(at, first)
