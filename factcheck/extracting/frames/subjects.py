"""What a sentence says of a claim's subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_VERB_REACH = 6  # tokens from the end of an apposition to the measure
_OPENINGS = frozenset({"with", "at", "having", "despite"})
_OWNING = frozenset({"of", "in", "for"})
_FILLERS = frozenset({"the", "a", "total", "entire", "whole", "combined", "overall", "both"})
# A name after one of these is no subject: "trade with Russia", "borrowed from China".
_OBLIQUE = frozenset(
    {"with", "from", "to", "by", "against", "than", "like", "via", "toward", "towards"}
)


@dataclass(frozen=True, slots=True)
class _Words:
    pronouns: frozenset[str]
    descriptions: dict[str, str]
    determiners: frozenset[str]
    breaks: frozenset[str]


@cache
def _words() -> _Words:
    table = lexicon("discourse")
    return _Words(
        pronouns=frozenset(table["pronouns"]),
        descriptions={
            word: kind for kind, words in table["descriptions"].items() for word in words
        },
        determiners=frozenset(table["determiners"]),
        breaks=frozenset(table["clause_breaks"]),
    )


def subject_of(sentence: Sentence, first: int, stop: int, types: tuple[str, ...]) -> SubjectHint:
    """Return the hint for a claim whose cue (or counted value) covers tokens [first, stop)."""
    position = sentence.tokens.start[first]
    if _is_world(sentence, first):
        return SubjectHint(owner=world(sentence, first), position=position, types=types)
    owner = _owner_before(sentence, first, types) or _owner_after(sentence, stop, types)
    if owner is not None:
        return SubjectHint(
            owner=owner.mention,
            position=position,
            types=types,
            shared=_coordinated(sentence, owner),
        )
    return _clause_subject(sentence, first, types)


def _is_world(sentence: Sentence, first: int) -> bool:
    """Whether the world is whose measure it is: "the world population", "global GDP"."""
    at = first - 1
    return at >= sentence.first and sentence.tokens.lower[at] in {"world", "world's", "global"}


def world(sentence: Sentence, first: int) -> EntityMention:
    """Return the mention of the world right before token `first`."""
    start, end = sentence.tokens.start[first - 1], sentence.tokens.end[first - 1]
    return EntityMention(
        start=start,
        end=end,
        text=sentence.tokens.source[start:end],
        entity="World",
        type="world",
        canonical="World",
    )


def _owner_before(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Kazakhstan's GDP", "Kazakh GDP", "the Kazakhstan real GDP": a name right before a cue."""
    for back in (1, 2):
        at = first - back
        if at < sentence.first:
            return None
        placed = sentence.entity_at(at)
        if placed is not None:
            return placed if placed.mention.type in types else None
        if back == 1 and not sentence.tokens.lower[at].isalpha():
            return None
    return None


def _owner_after(
    sentence: Sentence, stop: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "the GDP of Kazakhstan", "unemployment in the EU": a name that a preposition ties on."""
    at, lower = stop, sentence.tokens.lower
    if at >= sentence.stop or lower[at] not in _OWNING:
        return None
    at += 1
    while at < sentence.stop and lower[at] in _FILLERS:
        at += 1
    placed = sentence.entity_at(at) if at < sentence.stop else None
    return placed if placed is not None and placed.mention.type in types else None


def _clause_subject(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint:
    words, tokens = _words(), sentence.tokens
    position = tokens.start[first]
    head = _apposed_subject(sentence, first, types)
    if head is not None:
        return SubjectHint(clause=head.mention, position=position, types=types)
    at = first - 1
    while at >= sentence.first:
        placed = sentence.entity_at(at)
        word = tokens.lower[at]
        if placed is not None:
            if placed.mention.type in types and not _oblique(sentence, placed):
                return SubjectHint(
                    clause=placed.mention,
                    position=position,
                    types=types,
                    shared=_coordinated(sentence, placed),
                )
            at = placed.first - 1
            continue
        if word in words.pronouns:
            return _pointing(sentence, word, at, position, types)
        kind = words.descriptions.get(word)
        if kind is not None and _determined(sentence, at):
            return _pointing(sentence, kind, at, position, types)
        if word in words.breaks:
            break
        at -= 1
    coming = _coming_subject(sentence, first, types)
    clause = coming.mention if coming is not None else None
    return SubjectHint(clause=clause, position=position, types=types)


def _pointing(
    sentence: Sentence, word: str, at: int, position: int, types: tuple[str, ...]
) -> SubjectHint:
    return SubjectHint(
        anaphor=word,
        position=position,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[at],
        types=types,
    )


def _coming_subject(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "With a population of 9.8 million, Azerbaijan is ...": the name after an opening phrase."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    if lower[sentence.first] not in _OPENINGS:
        return None
    comma = next((at for at in range(first, sentence.stop) if text[at] == ","), None)
    if comma is None or comma + 1 >= sentence.stop:
        return None
    at = comma + 2 if lower[comma + 1] == "the" else comma + 1
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    return placed


def _apposed_subject(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Germany, the largest economy in the EU, has ...": the name before an apposition.

    The apposition is what two commas enclose; the second of them has the verb after it.
    """
    text, lower = sentence.tokens.text, sentence.tokens.lower
    commas = [at for at in range(sentence.first, first) if text[at] == ","]
    if len(commas) < 2:
        return None
    opening, closing = commas[-2], commas[-1]
    if first - closing > _VERB_REACH or lower[opening + 1] not in {
        "a",
        "an",
        "the",
        "which",
        "one",
    }:
        return None
    if closing + 1 < sentence.stop and sentence.entity_at(closing + 1) is not None:
        return None
    head = sentence.entity_at(opening - 1) if opening > sentence.first else None
    if head is None or head.mention.type not in types or _oblique(sentence, head):
        return None
    return head


def _determined(sentence: Sentence, at: int) -> bool:
    """Whether a description has "the" or "this" before it, over at most one adjective."""
    words = _words()
    return any(
        at - back >= sentence.first and sentence.tokens.lower[at - back] in words.determiners
        for back in (1, 2)
    )


def _oblique(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    at = placed.first - 1
    if at >= sentence.first and sentence.tokens.lower[at] == "the":
        at -= 1
    return at >= sentence.first and sentence.tokens.lower[at] in _OBLIQUE


def _coordinated(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether the name is one of several: "Kazakhstan and Uzbekistan", "Iran, Iraq"."""
    lower = sentence.tokens.lower
    before, after = placed.first - 1, placed.stop
    joined_before = (
        before - 1 >= sentence.first
        and lower[before] in {"and", "or", "&"}
        and sentence.entity_at(before - 1) is not None
    )
    joined_after = (
        after + 1 < sentence.stop
        and lower[after] in {"and", "or", "&"}
        and (sentence.entity_at(after + 1) or sentence.entity_at(after + 2)) is not None
    )
    return joined_before or joined_after
