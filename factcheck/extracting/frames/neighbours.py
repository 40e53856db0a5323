"""Land borders: "Kazakhstan borders China and Russia", "It shares a border with Iran"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.placed import (
    is_whole_country,
    leading_country,
    named_country,
    pointing_back,
    told_of,
)
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_JOINING = frozenset({",", "and", "the", "&", "both"})
_PRONOUNS = frozenset({"it", "which", "that"})


@cache
def _border_verbs() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/places")["borders"])


@cued_by(lambda: _border_verbs().first_words)
def border_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every statement of which countries a country borders."""
    for at, stop, _ in sentence.phrases(_border_verbs()):
        neighbours = _listed_countries(sentence, _after_count(sentence, stop))
        subject = _subject(sentence, at) if neighbours else None
        if subject is None:
            continue
        hint, first = subject
        text = sentence.tokens.joined(neighbours[0].first, neighbours[-1].stop - 1)
        yield told_of(
            sentence,
            "borders",
            first,
            neighbours[-1].stop,
            hint,
            Value(text=text, entities=tuple(one.mention.entity or "" for one in neighbours)),
        )


def _subject(sentence: Sentence, at: int) -> tuple[SubjectHint, int] | None:
    """Return who borders, and the token at which the statement begins.

    It stands right before the verb by name or as a pronoun; or the verb is a later one of a
    sentence that begins with it: "Laos joined in 1997 and borders ...".
    """
    lower, before = sentence.tokens.lower, at - 1
    if before < sentence.first:
        return None
    beside = sentence.entity_at(before)
    if beside is not None:
        return (named_country(beside), beside.first) if is_whole_country(sentence, beside) else None
    if lower[before] in _PRONOUNS:
        return pointing_back(sentence, before), before
    if lower[before] in _descriptions() and before > sentence.first and lower[before - 1] == "the":
        return pointing_back(sentence, before, "country"), before - 1
    if lower[before] not in {"and", ","}:
        return None
    leading = leading_country(sentence)
    if leading is None or leading.stop >= at or _has_other_clause(sentence, leading.stop, before):
        return None
    return named_country(leading), at


def _has_other_clause(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a clause with a subject of its own begins between two tokens."""
    words = sentence.words(first, stop)
    return any(word in _clause_breaks() or word in _PRONOUNS for word in words)


@cache
def _clause_breaks() -> frozenset[str]:
    return frozenset(lexicon("discourse")["clause_breaks"]) - {"since"}


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(lexicon("discourse")["descriptions"]["country"])


def _after_count(sentence: Sentence, at: int) -> int:
    """Skip "four countries, namely" and "three states:" before the names."""
    counted = next((one for one in sentence.quantities if one.first == at), None)
    if counted is None:
        return at
    for index in range(counted.stop, min(counted.stop + 4, sentence.stop)):
        if sentence.tokens.lower[index] in {"namely", ":"}:
            return index + 1
    return at


def _listed_countries(sentence: Sentence, at: int) -> list[Placed[EntityMention]]:
    """The countries that stand at `at`, one or several joined by commas and "and"."""
    lower, found = sentence.tokens.lower, list[Placed[EntityMention]]()
    while at < sentence.stop:
        placed = sentence.entity_at(at)
        if placed is not None:
            if placed.mention.type != "country" or placed.mention.form == "demonym":
                return []
            found.append(placed)
            at = placed.stop
        elif lower[at] in _JOINING:
            at += 1
        else:
            break
    return found
