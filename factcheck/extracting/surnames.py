"""Last names of people whom the text names in full, read as these people: "Ms Berg, aged 56"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.unknown_names import plain_letters
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

FORM = "surname"
_FULL = 2  # words of a full name
_SHORT = 2  # letters of the shortest last name
_HYPHENS = frozenset("-‐‑–")
_HYPHEN = re.compile("[-‐‑–]")
_ARTICLES = frozenset({"the", "a", "an"})


class _Called(Struct, frozen=True):
    """A person by one word of the name, which may have hyphens; None for a word of two people."""

    word: str
    person: EntityMention | None


_people_told = WordLists("claims/people_told")
_referents = WordLists("lexicon/referents")
_People = Mapping[str, _Called]  # by the word up to its hyphen


def with_surnames(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences with a mention of the person for every last name that stands alone,
    where the text names one person of that name and that one in full."""
    people = _people(sentences)
    if not people:
        return tuple(sentences)
    return tuple(_with_names(one, list(_alone_in(one, people))) for one in sentences)


def _with_names(sentence: Sentence, added: Sequence[Placed[EntityMention]]) -> Sentence:
    if not added:
        return sentence
    every = sorted((*sentence.entities, *added), key=lambda one: one.first)
    return replace(sentence, entities=tuple(every), cued=0)


@cache
def _titles() -> frozenset[str]:
    """What stands with a capital before a last name: "Mr", "President", "Minister"."""
    offices = (title for titles in lexicon("offices")["roles"].values() for title in titles)
    return frozenset((*_people_told("titles"), *(title.split()[-1] for title in offices)))


@cache
def _given() -> frozenset[str]:
    families = lexicon("given_names")["families"]
    return frozenset(name for one in families for names in one.values() for name in names)


def _people(sentences: Sequence[Sentence]) -> _People:
    found: dict[str, _Called] = {}
    for sentence in sentences:
        for one in sentence.entities:
            if one.mention.type == "person" and one.mention.entity is not None:
                _remember(found, one.mention)
    if found:
        for sentence in sentences:
            for key in list(_of_others(sentence, found)):
                found[key] = _Called("", None)
    return {key: one for key, one in found.items() if one.person is not None}


def _remember(found: dict[str, _Called], person: EntityMention) -> None:
    """Keep the words by which alone somebody may be called again: the last one, in Asia the
    first."""
    words = person.text.split()
    if len(words) < _FULL or person.form == FORM:
        return
    called = words[-1:] if words[0] in _given() else [words[-1], words[0]]
    for word in called:
        if len(word) >= _SHORT and word[0].isupper():
            other = found.setdefault(_key(word), _Called(plain_letters(word), person))
            if other.person is not None and other.person.entity != person.entity:
                found[_key(word)] = _Called("", None)


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    whole = plain_letters(word).lower().removesuffix("'s").removesuffix("’s")
    return _HYPHEN.split(whole, maxsplit=1)[0]


def _of_others(sentence: Sentence, people: _People) -> Iterator[str]:
    """Yield last names that the sentence gives somebody else: "Jane Berg" beside "Anna Berg"."""
    tokens = sentence.tokens
    for at in sentence.capitals():
        key = _key(tokens.text[at])
        if key in people and at > sentence.first and sentence.entity_at(at) is None:
            before = tokens.text[at - 1]
            if before[0].isupper() and before[1:].islower() and not _leads(sentence, at - 1):
                yield key


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether a word with a capital before a name is no given name: a title, the name of a state or
    of a body, or what opens the sentence."""
    word, known = sentence.tokens.lower[at], sentence.entity_at(at)
    if known is not None:
        return known.mention.type != "person"
    return word in _titles() or (at == sentence.first and word in noun_words().stops)


def _alone_in(sentence: Sentence, people: _People) -> Iterator[Placed[EntityMention]]:
    tokens = sentence.tokens
    for at in sentence.capitals():
        called = people.get(_key(tokens.text[at]))
        if called is None or called.person is None:
            continue
        stop = at + 1 + 2 * len(_HYPHEN.findall(called.word))
        if stop > sentence.stop or not _stands_alone(sentence, at, stop):
            continue
        start, end = tokens.start[at], tokens.end[stop - 1]
        end -= 2 if tokens.lower[stop - 1].endswith("'s") else 0
        text = tokens.source[start:end]
        if plain_letters(text).lower() == called.word.lower():
            meant = replace(called.person, start=start, end=end, text=text, form=FORM)
            yield Placed(at, stop, meant)


def _stands_alone(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a word is a name of its own: no other name, date or compound has it."""
    tokens = sentence.tokens
    dated = any(one.first < stop and first < one.stop for one in sentence.times)
    if dated or sentence.entity_at(first) is not None:
        return False
    after = tokens.text[stop] if stop < sentence.stop else "."
    if after in _HYPHENS or after[0].isupper():
        return False
    if first == sentence.first:
        doubtful = tokens.lower[first] in _referents("plain_words")
        return not doubtful or after in _people_told("predicates")
    before = tokens.text[first - 1]
    if before == "." and first - 2 >= sentence.first:
        return tokens.lower[first - 2] in _titles()  # "Mr. Berg"
    if before in _HYPHENS or before in _ARTICLES:
        return False
    return not before[0].isupper() or _leads(sentence, first - 1)
