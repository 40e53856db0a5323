"""Several holders of one office: "Presidents Xi Jinping of China and Vladimir Putin of Russia",
"the presidents of China and Russia, Xi Jinping and Vladimir Putin"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_reader import Office, OfficeReader
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.tokens import Kind, Tokens
from factcheck.model.mentions import OfficeMention

_FEWEST = 2  # holders of a list
_MOST = 12
_JOINTS = frozenset({",", "and"})


@cache
def _plurals() -> PhraseTable[str]:
    return PhraseTable.of(lexicon("offices")["plurals"].items())


_PLURALS = Kind(lambda: _plurals().first_words)


def has_plurals(tokens: Tokens) -> bool:
    """Return whether a segment names an office in the plural."""
    return _PLURALS.stands_in(tokens)


def listed_offices(reader: OfficeReader, first: int, stop: int) -> Iterator[OfficeMention]:
    """Yield the holders that a sentence lists for an office in the plural."""
    tokens = reader.tokens
    for at in _PLURALS.places(tokens, first, stop):
        hit = _plurals().longest(tokens.lower, at, stop)
        begin, _, former = reader.modifiers(at, first) if hit is not None else (-1, None, False)
        if hit is None or begin < 0 or former:
            continue
        end = at + hit[0]
        if tokens.lower[end : end + 1] != ["of"]:
            yield from _paired(reader, hit[1], end, stop)


def _paired(reader: OfficeReader, role: str, at: int, stop: int) -> Iterator[OfficeMention]:
    """ "Presidents A of P, B of Q and C of R"; each pair tells whose the office is."""
    found: list[OfficeMention] = []
    while at < stop and len(found) < _MOST:
        name = reader.person_from(at, stop)
        if name is None:
            break
        end, owner = reader.owner_after(name[1], stop)
        of = reader.tokens.lower[name[1] : name[1] + 1] == ["of"]
        office = Office(name[0], end if of else name[1], role, owner if of else None, False)
        found.append(reader.mention(office, name))
        at = _over_joints(reader, end if of else name[1], stop)
        if at < 0:
            break
    yield from found if len(found) >= _FEWEST else ()


def _over_joints(reader: OfficeReader, at: int, stop: int) -> int:
    """The token after a comma or "and"; -1 where the list ends."""
    begin = at
    while at < stop and reader.tokens.lower[at] in _JOINTS:
        at += 1
    return at if begin < at < stop else -1
