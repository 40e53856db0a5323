"""Acronyms that a text explains as something else than the country they usually are: "the Russian
Olympic Committee (ROC)" makes ROC no state in that text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.sentence import Placed
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention

_Entities = list[Placed[EntityMention]]


def without_explained(tokens: Sequence[Tokens], entities: list[_Entities]) -> list[_Entities]:
    """Return the names of some segments without the countries whose acronyms the text explains
    as another name."""
    other = {one for pair in zip(tokens, entities, strict=True) for one in _explained(*pair)}
    if not other:
        return entities
    return [
        [one for one in each if not (_is_acronym(one) and one.mention.text in other)]
        for each in entities
    ]


def _is_acronym(placed: Placed[EntityMention]) -> bool:
    return placed.mention.form == "acronym" and placed.mention.type == "country"


def _explained(tokens: Tokens, entities: _Entities) -> Iterator[str]:
    """The acronyms in brackets after words whose initials they are, and that name no country."""
    ends = {one.stop for one in entities if one.mention.type == "country"}
    for placed in entities:
        first, acronym = placed.first, placed.mention.text
        if not _is_acronym(placed) or first < len(acronym) + 1 or tokens.text[first - 1] != "(":
            continue
        words = tokens.text[first - 1 - len(acronym) : first - 1]
        if first - 1 not in ends and "".join(word[0] for word in words) == acronym:
            yield acronym
