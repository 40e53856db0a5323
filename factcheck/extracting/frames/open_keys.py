"""From a noun phrase to the key of an open measure.

"The total carrying amount for brand names" and "the carrying value of the brand names" have one
key, "brand name carrying amount"; what only narrows a figure (net, diluted, domestic) stands
beside the key as a qualifier.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct, field

from factcheck.extracting.digits import DASHES
from factcheck.extracting.frames.noun_phrases import Complement, NounPhrase
from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.nouns import singular
from factcheck.extracting.sentence import Sentence

PREFIX = "open:"
_UNTOLD_ASIDES = frozenset({"which", "including", "as", "driven"})


class OpenKey(Struct):
    """The normalised phrase, how a text names it, what narrows it, and a change's direction."""

    words: str
    title: str
    qualifiers: dict[str, str] = field(default_factory=dict)

    @property
    def measure(self) -> str:
        """The id of the measure."""
        return PREFIX + self.words


def key_of(sentence: Sentence, phrase: NounPhrase) -> OpenKey | None:
    """Return the key of a phrase; None where its words name nothing by themselves."""
    qualifiers: dict[str, str] = {}
    core = _words(sentence, phrase.first, phrase.stop, qualifiers)
    core = core[1:] if len(core) > 1 and core[0] in open_words().own else core
    complements = [one for one in phrase.complements if not _is_owner(sentence, one)]
    complements = _without_partners(complements, qualifiers)
    if complements and core and core[-1] in open_words().changes and len(core) == 1:
        qualifiers["change"] = open_words().changes[core[-1]]
        core = []
    if complements and (not core or (len(core) == 1 and core[0] in open_words().light_heads)):
        first = complements.pop(0)
        core = _words(sentence, first.first, first.stop, qualifiers)
    before: list[str] = []
    after: list[str] = []
    for one in complements:
        words = _words(sentence, one.first, one.stop, qualifiers)
        if not words or (len(words) == 1 and words[0] in open_words().times):
            continue  # "income for the quarter"
        if one.preposition in open_words().merging:
            before = [*words, *before]
        else:
            after += [one.preposition, *words]
    named = core[-1:] and (before or after or " ".join(core) not in _unnamed())
    if not named:
        return None
    _say_aside(sentence, phrase, qualifiers)
    words = [*before, *core, *after]
    return OpenKey(" ".join(_same_words(words)), _title(sentence, phrase), qualifiers)


@cache
def _unnamed() -> frozenset[str]:
    """Words that alone say nothing of what is measured: "the number was 300"."""
    return open_words().empty | open_words().light_heads


def normalised(text: Sequence[str]) -> list[str]:
    """Return lower-case words in the singular, joined at hyphens."""
    return _joined([singular(word) for word in text])


def _words(sentence: Sentence, first: int, stop: int, qualifiers: dict[str, str]) -> list[str]:
    """The words of tokens [first, stop) that stand in a key; what narrows goes to `qualifiers`."""
    lower, table = sentence.tokens.lower, open_words()
    kept: list[str] = []
    at = first
    while at < stop:
        hit = table.qualifiers.longest(lower, at, stop) if lower[at] in table.qualifiers else None
        if hit is not None and not _is_hyphened(lower, at + hit[0], stop) and at + hit[0] < stop:
            kind, value = hit[1]
            qualifiers[kind] = value
            at += hit[0]
            continue
        if lower[at] != ",":  # of a set phrase: "property, plant and equipment"
            kept.append(singular(lower[at]))
        at += 1
    return [word for word in _joined(_same_words(kept)) if word not in table.light]


def _is_hyphened(lower: Sequence[str], at: int, stop: int) -> bool:
    return at < stop and lower[at] in DASHES


def _same_words(words: list[str]) -> list[str]:
    """Put the usual words for what business prose calls by several names."""
    table, same = open_words().synonyms, []
    at = 0
    while at < len(words):
        hit = table.longest(words, at, len(words)) if words[at] in table else None
        if hit is None:
            same.append(words[at])
            at += 1
            continue
        same += hit[1].split()
        at += hit[0]
    return same


def _joined(words: Sequence[str]) -> list[str]:
    """Put hyphened words together again: "non", "-", "current"."""
    joined: list[str] = []
    glue = False
    for word in words:
        if word in DASHES:
            glue = bool(joined)
            continue
        if glue:
            joined[-1] += "-" + word
        else:
            joined.append(word)
        glue = False
    return joined


def _is_owner(sentence: Sentence, one: Complement) -> bool:
    """Whether a complement says whose the figure is, and not what it is of."""
    if one.preposition not in open_words().owning:
        return False
    return one.entity is not None or names_document(sentence, one) or is_name(sentence, one)


def names_document(sentence: Sentence, one: Complement) -> bool:
    """Whether a complement is the one that the text is about: "revenue of the Group"."""
    words = sentence.tokens.lower[one.first : one.stop]
    pointing = one.determiner in {"the", "our", "this"}
    return pointing and " ".join(words) in open_words().document_nouns


def is_name(sentence: Sentence, one: Complement) -> bool:
    """Whether a complement is a name that is not known: "revenue at Northwind Foods"."""
    text = sentence.tokens.text
    at = one.first - 2 - bool(one.determiner)
    if one.preposition not in open_words().owning or (
        at > sentence.first and text[at][0].isupper()
    ):
        return False  # every word of a title is in capitals
    return all(word[0].isupper() for word in text[one.first : one.stop])


def _without_partners(
    complements: list[Complement], qualifiers: dict[str, str]
) -> list[Complement]:
    """Move names after "to", "from", "with" into the qualifiers: "exports to Japan"."""
    for one in complements:
        if one.entity is not None:
            qualifiers[one.preposition] = one.entity.entity or one.entity.canonical
    return [one for one in complements if one.entity is None]


def _say_aside(sentence: Sentence, phrase: NounPhrase, qualifiers: dict[str, str]) -> None:
    if phrase.aside is None:
        return
    words = sentence.tokens.lower[phrase.aside[0] : phrase.aside[1]]
    if words and words[0] not in _UNTOLD_ASIDES and not _has_figure(sentence, *phrase.aside):
        kept = [word for word in normalised(words) if word not in open_words().determiners]
        qualifiers["limited"] = " ".join(kept)


def _has_figure(sentence: Sentence, first: int, stop: int) -> bool:
    return any(first <= one.first < stop for one in sentence.quantities)


def _title(sentence: Sentence, phrase: NounPhrase) -> str:
    return sentence.quote_of(phrase.first, phrase.end)
