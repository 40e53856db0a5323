"""The words of offices: the lists of `rules/lexicon/offices.yaml`, read once."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.phrases import PhraseTable


class OfficeWords(Struct, frozen=True):
    """The lists of `rules/lexicon/offices.yaml`."""

    roles: PhraseTable[str]
    honorifics: PhraseTable[bool]
    former: frozenset[str]
    lesser: frozenset[str]
    counterpart: frozenset[str]
    prepositions: frozenset[str]
    kin: frozenset[str]
    openings: frozenset[str]
    starts: frozenset[str]
    lengths: frozenset[str]
    describing: frozenset[str]
    ordinals: frozenset[str]
    owned: frozenset[str]
    many_bodies: frozenset[str]
    officials: dict[str, list[str]]
    majesties: frozenset[str]
    of_charges: frozenset[str]


@cache
def of_the_time() -> PhraseTable[bool]:
    """Return the phrases that put an office at the time told: "the president of the day"."""
    words = rules_words("claims/offices_told")["of_the_time"]
    return PhraseTable.of((phrase, True) for phrase in words)


@cache
def office_words() -> OfficeWords:
    """Return the words, read once."""
    table = lexicon("offices")
    roles = PhraseTable.of(
        (phrase, role) for role, phrases in table["roles"].items() for phrase in phrases
    )
    return OfficeWords(
        roles=roles,
        honorifics=PhraseTable.of((word, True) for word in table["honorifics"]),
        former=frozenset(table["former"]),
        lesser=frozenset(table["lesser"]),
        counterpart=frozenset(table["counterpart"]),
        prepositions=frozenset(table["prepositions"]),
        kin=frozenset(table["kin"]),
        openings=frozenset(table["openings"]),
        starts=frozenset(table["counterpart"]) | roles.first_words,
        lengths=frozenset(table["lengths"]),
        describing=frozenset(table["describing"]),
        ordinals=frozenset(table["ordinals"]),
        owned=frozenset(table["owned"]),
        many_bodies=frozenset(table["many_bodies"]),
        officials=table["officials"],
        majesties=frozenset(table["majesties"]),
        of_charges=frozenset(table["of_charges"]),
    )
