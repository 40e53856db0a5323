"""Whose figure an open measure is: a known name, the words of the text, or the text's own topic."""

from __future__ import annotations

from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.noun_phrases import NounPhrase, phrase_before
from factcheck.extracting.frames.open_keys import is_name, names_document, normalised
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.nouns import singular
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import EntityMention

TYPES = ("country", "organisation", "region", "city")
_POINTING = frozenset({"its", "their", "it", "they", "which", "who", "whose", "this", "these"})
_RELATIVE = frozenset({"which", "who"})
_SKIPPED = frozenset({"has", "have", "had", "also", "now", "not", "then", "still", "already"})
_LEADING_IN = frozenset({"In", "At", "For", "Within"})
_LABEL = 5  # tokens of a label with its colon
_AUXILIARY_REACH = 4


def open_subject(sentence: Sentence, phrase: NounPhrase, verb: int | None) -> SubjectHint:
    """Return the hint for a figure that `phrase` names.

    `verb` is the token of the verb whose object it is ("Northwind earned revenue of ..."); None
    where the phrase is itself what the sentence speaks of.
    """
    position = sentence.tokens.start[phrase.first]
    owned = _owner_in(sentence, phrase, position)
    if owned is not None:
        return owned
    if verb is not None:
        return _of_verb(sentence, verb, position)
    if sentence.entities:
        hint = subject_of(sentence, phrase.first, phrase.end, TYPES)
        if hint.owner or hint.clause or hint.anaphor or hint.shared:
            return hint
    return SubjectHint(position=position, types=TYPES, printed=_label(sentence, phrase.first))


def _label(sentence: Sentence, stop: int) -> str:
    """The words in capitals that open a sentence before a colon, or before a comma after "in":
    "Pumps: sales of $5 million", "In Pumps, sales rose"."""
    text = sentence.tokens.text[sentence.first : min(stop, sentence.first + _LABEL)]
    mark = ":"
    if text and text[0] in _LEADING_IN:
        text, mark = text[1:], ","
    words = text[: text.index(mark)] if mark in text else []
    return " ".join(words) if all(word[0].isupper() for word in words) else ""


def whole_subject(sentence: Sentence, phrase: NounPhrase) -> SubjectHint:
    """Return the hint for what a whole phrase names: "the Kiel canal is ... long"."""
    return _worded(sentence, phrase.first, phrase.end, position=sentence.tokens.start[phrase.first])


def named_subject(sentence: Sentence, first: int, stop: int) -> SubjectHint:
    """Return the hint for what tokens [first, stop) name."""
    position = sentence.tokens.start[first]
    named = sentence.entity_at(first)
    if named is not None:
        return _named(named.mention, position)
    return _worded(sentence, first, stop, position=position)


def _owner_in(sentence: Sentence, phrase: NounPhrase, position: int) -> SubjectHint | None:
    """The owner that the phrase itself names: beside the noun or after "of", "in", "at"."""
    if phrase.owner is not None:
        return _named(phrase.owner, position)
    if phrase.owner_words is not None:
        return _worded(sentence, *phrase.owner_words, position=position)
    for one in phrase.complements:
        if one.preposition not in open_words().owning:
            continue
        if one.entity is not None:
            return _named(one.entity, position)
        if names_document(sentence, one):
            return SubjectHint(words="", position=position, types=TYPES)
        if is_name(sentence, one):
            return _worded(sentence, one.first, one.stop, position=position)
    if phrase.determiner in open_words().document_pronouns:
        return SubjectHint(words="", position=position, types=TYPES)
    if phrase.determiner in {"its", "their", "whose"}:
        return _pointing(sentence, phrase.determiner, phrase.first - 1, position)
    return None


def _named(entity: EntityMention, position: int) -> SubjectHint:
    if entity.entity is None:
        return SubjectHint(words=entity.text, position=position, types=TYPES)
    return SubjectHint(owner=entity, position=position, types=TYPES)


def _worded(sentence: Sentence, first: int, stop: int, *, position: int) -> SubjectHint:
    """A subject that is no known name, in the words of the text."""
    text, lower = sentence.tokens.text[first:stop], sentence.tokens.lower[first:stop]
    if lower and lower[-1].endswith("'s"):
        lower[-1], text[-1] = lower[-1][:-2], text[-1][:-2]
    if " ".join(lower) in open_words().document_nouns or lower in (["we"], ["our"]):
        return SubjectHint(words="", position=position, types=TYPES)
    pointed = lower[-1:] and lower[-1] in open_words().parts
    named = _is_named(sentence, first, text)
    words = " ".join(text if named else normalised(lower))
    return SubjectHint(
        words=words,
        position=position,
        types=TYPES,
        description="" if named else "it",
        anaphor="it" if pointed and not named else None,
        printed="" if named else " ".join(text),
    )


def _is_named(sentence: Sentence, first: int, text: list[str]) -> bool:
    """Whether words in capitals are a name; a sentence's first word is one if it is singular and
    has no article."""
    if not all(word[0].isupper() for word in text if word[0].isalpha()):
        return False
    lower = sentence.tokens.lower[first]
    return first > sentence.first or len(text) > 1 or singular(lower) == lower


def _pointing(sentence: Sentence, word: str, at: int, position: int) -> SubjectHint:
    return SubjectHint(
        anaphor=word,
        position=position,
        sentence_start=sentence.span.start,
        anaphor_at=sentence.tokens.start[at],
        types=TYPES,
    )


def _of_verb(sentence: Sentence, verb: int, position: int) -> SubjectHint:
    """The subject right before a verb, over its auxiliaries and adverbs."""
    lower, at = sentence.tokens.lower, verb
    while at > sentence.first and verb - at < _AUXILIARY_REACH:
        word = lower[at - 1]
        if word not in _SKIPPED and not word.endswith("ly") and not _is_auxiliary(sentence, at - 1):
            break
        at -= 1
    if at == sentence.first:
        return SubjectHint(position=position, types=TYPES)
    word = lower[at - 1]
    if word in open_words().document_pronouns:
        return SubjectHint(words="", position=position, types=TYPES)
    if word in _RELATIVE and at - 2 > sentence.first and sentence.tokens.text[at - 2] == ",":
        before = phrase_before(sentence, at - 2)
        if before is not None and not before.complements and before.owner is None:
            return _worded(sentence, before.first, before.stop, position=position)
    if word in _POINTING:
        return _pointing(sentence, word, at - 1, position)
    named = sentence.entity_at(at - 1)
    inner = named is not None and lower[named.first - 1] in open_words().complements
    if named is not None and named.stop == at and named.mention.type in TYPES and not inner:
        return _named(named.mention, position)
    phrase = phrase_before(sentence, at)
    if phrase is None:
        return SubjectHint(position=position, types=TYPES, unknown=True)
    return _worded(sentence, phrase.first, phrase.end, position=position)


def _is_auxiliary(sentence: Sentence, at: int) -> bool:
    return verb_at(sentence, at) in {"be", "will", "would", "may", "can", "shall", "do"}
