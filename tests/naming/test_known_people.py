"""The people of the shipped fact packs: none is taken for a misspelling of another."""

from __future__ import annotations

from functools import lru_cache

import pytest
from factcheck.naming.known import KnownName, NameIndex, known_keys
from factcheck.naming.spelling import Outcome, judge_spelling
from tests.factbase.pack_files import pack, pack_names


@lru_cache
def people() -> tuple[KnownName, ...]:
    found: dict[str, KnownName] = {}
    for name in pack_names("offices-*"):
        for row in pack(name).get("persons") or ():
            known = KnownName(
                row["id"],
                tuple(row.get("spellings") or ()),
                row.get("native") or {},
                bool(row.get("family_first")),
            )
            found.setdefault(known.id, known)
    return tuple(found.values())


@lru_cache
def index() -> NameIndex:
    return NameIndex(people(), {known.id: known_keys(known) for known in people()})


def test_every_name_is_right_for_its_own_person() -> None:
    if not people():
        pytest.skip("no packs of office holders here")
    for known in people():
        for spelling in known.latin():
            found = judge_spelling(spelling, known)
            assert found.outcome in (Outcome.EXACT, Outcome.VARIANT), (spelling, found)


def test_no_person_is_a_sure_misspelling_of_another() -> None:
    if not people():
        pytest.skip("no packs of office holders here")
    wrong = [
        (known.id, other.id, found.reasons)
        for known in people()
        for other in index().candidates(known.latin()[0], limit=5)
        if other.id != known.id
        for found in [judge_spelling(known.latin()[0], other)]
        if found.is_error and found.confidence >= 0.75
    ]
    assert wrong == []


def test_a_letter_left_out_of_a_family_name_finds_its_person() -> None:
    if not people():
        pytest.skip("no packs of office holders here")
    tried = found = 0
    for known in people()[::3]:
        words = known.latin()[0].split()
        family = words[0] if known.family_first else words[-1]
        if len(words) != 2 or len(family) < 6 or not family.isascii():
            continue
        middle = len(family) // 2
        slipped = " ".join(
            word[:middle] + word[middle + 1 :] if word == family else word for word in words
        )
        tried += 1
        found += any(
            other.id == known.id and judge_spelling(slipped, other).outcome is Outcome.MISSPELT
            # Many share a given name exactly; checking looks at sixty of them.
            for other in index().candidates(slipped, limit=20)
        )
    assert found >= 0.85 * tried
