"""`verify` finds what cannot be right in a pack, and nothing in one that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.factbase import store
from factcheck.factbase.base import FactBase
from factcheck.factbase.stats import stats
from factcheck.factbase.verify import Problem, verify

HEAD = "pack: more\nversion: '1'\nsources: {desk: {title: Desk}}\n"
GROUP = "organisations:\n- id: Late League\n  founded: '2000'\n  source: desk\n"
OFFICE = (
    "offices:\n- id: Premier of Beland\n  jurisdiction: BBB\n  role: prime_minister\n"
    "  source: desk\n  terms:\n"
)


def problems(shipped: Path, text: str) -> list[tuple[str, str]]:
    (shipped / "packs" / "more.yaml").write_text(HEAD + text, encoding="utf-8")
    return [(problem.kind, problem.row) for problem in found(shipped)]


def found(shipped: Path) -> tuple[Problem, ...]:
    content = store.build(packs=shipped / "packs", data=shipped / "data")
    with FactBase(store.in_memory(content)) as facts:
        return verify(facts, sorted((shipped / "packs").glob("*.yaml")))


def test_sound_packs_have_no_problems(shipped: Path) -> None:
    assert found(shipped) == ()


@pytest.mark.parametrize(
    ("text", "kind", "row"),
    [
        (
            "events:\n- {id: A War, kind: war, date: '2001', sourse: desk, source: desk}\n",
            "unknown key",
            "events[1].sourse",
        ),
        ("events:\n- {id: A War, kind: war, date: '2001'}\n", "no source", "events[1]"),
        ("borders:\n- {a: AAA, b: ZZZ, source: desk}\n", "unresolved", "ZZZ"),
        (
            GROUP + "  memberships: {member: [{who: AAA, from: '1999-12-31'}]}\n",
            "before the founding",
            "Late League: Aland",
        ),
        (
            GROUP + "  dissolved: '2010'\n  memberships: {member: [{who: AAA, from: '2001'}]}\n",
            "after the end",
            "Late League: Aland",
        ),
        (
            GROUP + "  memberships: {member: [{who: AAA, from: '2005', until: '2004'}]}\n",
            "ends first",
            "organisations[1].memberships.member[1]",
        ),
        (
            GROUP + "  memberships: {member: [{who: AAA, from: '2001', until: '2005'},"
            " {who: AAA, from: '2003'}]}\n",
            "overlapping memberships",
            "Late League: Aland",
        ),
        (
            GROUP + "  memberships: {member: [{who: Late League, from: '2001'}]}\n",
            "member of itself",
            "Late League: Late League",
        ),
        (
            GROUP + "  statuses: [member]\n  memberships: {guest: [{who: AAA, from: '2001'}]}\n",
            "unknown status",
            "Late League",
        ),
        (
            OFFICE + "  - {person: P. One, from: '2001-01-01', until: '2005-01-01'}\n"
            "  - {person: P. Two, from: '2004-12-01'}\n",
            "overlapping terms",
            "Premier of Beland",
        ),
        (
            OFFICE + "  - {person: P. One, from: '2001-01-01', until: '2005-01-01'}\n"
            "  - {person: P. Two, from: '2005-03-01'}\n",
            "gap",
            "Premier of Beland",
        ),
        (
            OFFICE + "  - {person: P. One, from: '2001-01-01'}\n"
            "persons:\n- {id: P. One, born: '1999'}\n",
            "too young",
            "Premier of Beland: P. One",
        ),
        (
            "organisations:\n- {id: League of Lands, source: desk}\n",
            "defined twice",
            "League of Lands",
        ),
        ("capitals:\n- {country: CCC, city: X, source: desk}\n"
         "- {country: CCC, city: Y, source: desk}\n", "two capitals", "Ceeland"),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_nothing_else(
    shipped: Path, text: str, kind: str, row: str
) -> None:
    assert problems(shipped, text) == [(kind, row)]


@pytest.mark.parametrize(
    "text",
    [
        # A handover on one day, and an acting holder beside another.
        OFFICE + "  - {person: P. One, from: '2001-01-01', until: '2005-01-01'}\n"
        "  - {person: P. Two, from: '2005-01-01', until: '2009'}\n"
        "  - {person: P. Three, from: '2006-01-01', until: '2006-02-01', acting: true}\n",
        # A gap that is explained.
        OFFICE + "  - {person: P. One, from: '2001-01-01', until: '2005-01-01'}\n"
        "  - {person: P. Two, from: '2007-01-01', note: the office was suspended}\n",
        # Members that were members of what came before.
        GROUP + "  predecessor: League of Lands\n"
        "  memberships: {member: [{who: AAA, from: '2001-06-15'}]}\n",
    ],
)
def test_what_only_looks_like_a_fault_is_none(shipped: Path, text: str) -> None:
    assert problems(shipped, text) == []


def test_stats_count_rows_by_kind_and_measure(shipped: Path) -> None:
    content = store.build(packs=shipped / "packs", data=shipped / "data")
    with FactBase(store.in_memory(content)) as facts:
        counted = stats(facts)
    assert counted.rows["terms of office"] == 2
    assert counted.measures["gdp"] == (6, 3)
    assert counted.entities["city"] == 4
    assert counted.without_source == 0
