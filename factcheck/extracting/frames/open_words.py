"""The words of `rules/claims/open.yaml`, ready to be looked up, and which word is a verb where."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.nouns import singular
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence

_VOWELS = frozenset("aeiou")


class OpenWords(Struct, frozen=True):
    """The tables of the grammar of open measures."""

    light: frozenset[str]
    light_heads: frozenset[str]
    determiners: frozenset[str]
    document_nouns: frozenset[str]
    document_pronouns: frozenset[str]
    qualifiers: PhraseTable[tuple[str, str]]
    synonyms: PhraseTable[str]
    complements: frozenset[str]
    merging: frozenset[str]
    owning: frozenset[str]
    links: PhraseTable[bool]
    between: frozenset[str]
    comparing: frozenset[str]
    having: frozenset[str]
    naming: dict[str, str]
    named: dict[str, frozenset[str]]
    forms: dict[str, str]
    nouns_too: frozenset[str]
    irregular: dict[str, str]
    auxiliaries: frozenset[str]
    participles: frozenset[str]
    participles_after: frozenset[str]
    changes: dict[str, str]
    joined: PhraseTable[bool]
    empty: frozenset[str]
    numbered: frozenset[str]
    governing: frozenset[str]
    equating: frozenset[str]
    parts: frozenset[str]
    later: frozenset[str]
    times: frozenset[str]
    working: dict[str, str]
    own: frozenset[str]
    summing: dict[str, str]
    moving: frozenset[str]
    counterparts: frozenset[str]
    adverbs: frozenset[str]
    sharing: dict[str, str]


@cache
def open_words() -> OpenWords:
    """Return the tables, made once."""
    table = rules_words("claims/open")

    def words(name: str) -> frozenset[str]:
        return frozenset(str(word) for word in table[name])

    return OpenWords(
        light=words("light"),
        light_heads=words("light_heads"),
        determiners=words("determiners"),
        document_nouns=words("document_nouns"),
        document_pronouns=words("document_pronouns"),
        qualifiers=PhraseTable.of(
            (phrase, (kind, value))
            for kind, phrases in table["qualifiers"].items()
            for phrase, value in phrases.items()
        ),
        synonyms=PhraseTable.of((phrase, row[0]) for row in table["synonyms"] for phrase in row),
        complements=words("complements"),
        merging=words("merging"),
        owning=words("owning"),
        links=_every(table["links"]),
        between=words("between"),
        comparing=words("comparing"),
        having=words("having"),
        naming=dict(table["naming"]),
        named={
            noun: frozenset(
                phrase for row in table["synonyms"] if row[0] == noun for phrase in row[1:]
            )
            for noun in (*table["naming"].values(), *table["working"].values())
        },
        forms=_forms(table["verbs"]),
        nouns_too=words("nouns_too"),
        irregular=dict(table["irregular_verbs"]),
        auxiliaries=words("auxiliaries"),
        participles=words("participles"),
        participles_after=words("participles_after"),
        changes=dict(table["changes"]),
        joined=_every(table["joined"]),
        empty=words("empty"),
        numbered=words("numbered"),
        governing=words("governing"),
        equating=words("equating"),
        parts=words("parts"),
        later=words("later"),
        times=words("times"),
        working=dict(table["working"]),
        own=words("own"),
        summing=dict(table["summing"]),
        moving=words("moving"),
        counterparts=words("counterparts"),
        adverbs=words("adverbs"),
        sharing=dict(table["sharing"]),
    )


def _every(phrases: Iterable[str]) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in phrases)


def _forms(lemmas: Iterable[str]) -> dict[str, str]:
    """Return every regular form of the verbs -> the verb: "carries", "carrying", "carried"."""
    forms: dict[str, str] = {}
    for verb in lemmas:
        stem = verb[:-1] if verb.endswith("e") else verb
        soft = verb.endswith("y") and verb[-2] not in _VOWELS
        hissing = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
        third = verb[:-1] + "ies" if soft else verb + ("es" if hissing else "s")
        past = verb[:-1] + "ied" if soft else stem + "ed"
        doubled = verb + verb[-1]
        for form in (verb, third, past, stem + "ing", doubled + "ed", doubled + "ing"):
            forms.setdefault(form, verb)
    return forms


def verb_at(sentence: Sentence, at: int) -> str | None:
    """Return the verb whose form stands at a token, None where the word is no verb there.

    "Recorded revenue" has a verb, "the recorded revenue" and "deferred tax" have none; "report",
    "cost" or "increase" are nouns but after "to", a pronoun or an auxiliary.
    """
    words, lower = open_words(), sentence.tokens.lower
    word = lower[at]
    if word in words.irregular:
        return words.irregular[word]
    verb = words.forms.get(word)
    if verb is None and not word.endswith("ed"):
        return None  # most words are asked in vain
    before = lower[at - 1] if at > sentence.first else ""
    governed = before in words.auxiliaries
    if word in words.participles and not governed:
        return None
    if word in words.participles_after and _describes(before):
        return None
    if word.endswith("ed") and not governed and at == sentence.first:
        return None  # "Reported revenue was": it describes what the sentence speaks of
    if verb is None:
        plain = word.endswith("ed") and len(word) > 4
        return word if plain and not _describes(before) else None
    if word.endswith(("ed", "ing")) and word != verb:
        return None if _describes(before) and not governed else verb
    if governed:
        return verb
    if word == verb:
        return None if verb in words.nouns_too or not _after_name(sentence, at) else verb
    return None if verb in words.nouns_too else verb


def _describes(before: str) -> bool:
    """Whether the word after this one describes a noun: "the acquired", "of acquired"."""
    words = open_words()
    return before in words.determiners or before in words.complements or before.endswith("ly")


def _after_name(sentence: Sentence, at: int) -> bool:
    """Whether a plural noun or a name stands right before a token: "banks hold", "they hold"."""
    if at == sentence.first:
        return False
    before = sentence.tokens.lower[at - 1]
    return singular(before) != before or sentence.entity_at(at - 1) is not None
