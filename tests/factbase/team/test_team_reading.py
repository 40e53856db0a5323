"""A team store answers as the embedded one does, and lets nobody change it by the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from factcheck.checking.api import Checker
from factcheck.config.errors import UserError
from factcheck.factbase import store, team
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.importing.adding import NewFact, NewSource
from factcheck.factbase.name_table import open_names
from factcheck.factbase.stats import stats
from factcheck.factbase.team import connecting
from factcheck.reading.documents import read_text
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import Server

TEXT = """The Shanghai Cooperation Organisation was founded in 2002 and had 18 member states in
2016.

In 2016 the GDP of Kazakhstan was $437 billion, and its population 17.8 million. Astana is the
capital of Kyrgyzstan. Petro Poroshenko, the president of Ukraine, was born in 1971.
"""
_INDEX = st.integers(0, 10**6)
_YEARS = st.integers(1985, 2026)


def _pick(rows: Any, index: int) -> Any:
    return rows[index % len(rows)]


@given(index=_INDEX, other=_INDEX, year=_YEARS)
def test_both_stores_say_the_same_of_any_subject(
    on_disk: FactBase, on_server: FactBase, index: int, other: int, year: int
) -> None:
    countries = on_disk.rows("SELECT id FROM entity WHERE type IN ('country', 'territory')")
    id = _pick(countries, index)[0]
    day = date(year, 7, 1)

    def answers(facts: FactBase) -> list[Any]:
        known = facts.measures(id) or (("gdp", "current_usd", "USD"),)
        measure, basis, _ = _pick(known, other)
        return [
            facts.entity(id),
            facts.country(id),
            facts.names(id),
            known,
            facts.facts(id, measure),
            facts.facts(id, measure, day, day, basis, as_known=date(2024, 1, 1)),
            facts.capitals(id),
            facts.borders(id),
            facts.currencies(id, day),
            facts.memberships(member=id),
            facts.memberships(member=id, day=day),
            facts.offices(jurisdiction=id),
            facts.persons(jurisdiction=id),
            facts.terms(jurisdiction=id, day=day),
            facts.events(subject=id),
            facts.world_total(measure, basis, year),
            [facts.exchange_rate(code, "USD", day, day) for code in ("EUR", "KZT", "XOF")],
        ]

    assert answers(on_server) == answers(on_disk)


@given(index=_INDEX, other=_INDEX, year=_YEARS)
def test_both_stores_add_up_groups_alike(
    on_disk: FactBase, on_server: FactBase, index: int, other: int, year: int
) -> None:
    group = _pick(on_disk.organisations(), index)
    additive = on_disk.rows(
        "SELECT DISTINCT measure, basis FROM series WHERE additive = 1 ORDER BY 1, 2"
    )
    measure, basis = _pick(additive, other)

    def answers(facts: FactBase) -> list[Any]:
        return [
            facts.organisation(group),
            [facts.members(group, date(year, 12, 31), scope) for scope in facts.scopes(group)],
            facts.group_sum(group, measure, basis, year),
        ]

    assert answers(on_server) == answers(on_disk)


@given(index=_INDEX)
def test_both_stores_understand_any_name_alike(
    on_disk: FactBase, on_server: FactBase, index: int
) -> None:
    names = on_disk.rows("SELECT name FROM name ORDER BY rowid")
    name = _pick(names, index)[0]

    def answers(facts: FactBase) -> list[Any]:
        found = facts.resolve(name)
        people = [facts.person(entry.entity) for entry in found]
        return [found, people, facts.place(name), facts.events(name=name)]

    assert answers(on_server) == answers(on_disk)


def test_both_stores_give_the_same_lists(on_disk: FactBase, on_server: FactBase) -> None:
    def answers(facts: FactBase) -> list[Any]:
        return [
            list(facts.name_entries(city_population=100_000)),
            facts.search("stan", 200),
            facts.organisations(),
            facts.events(kind="treaty"),
            facts.offices(role="president"),
            facts.packs(),
            stats(facts),
        ]

    assert answers(on_server) == answers(on_disk)


def test_a_text_gets_the_same_report_with_both(shipped_team: str) -> None:
    day = date(2016, 12, 5)
    embedded, served = Checker.load(), Checker.load((), (shipped_team,))
    report = served.check(read_text(TEXT), day)
    served.facts.close()
    assert report == embedded.check(read_text(TEXT), day)
    assert report.summary.contradicted >= 2


def test_a_store_on_a_server_has_the_name_table_of_the_one_on_disk(shipped_team: str) -> None:
    here, there = open_names(), open_names((shipped_team,))
    words = ["kazakhstan", "shanghai", "petro", "astana"]
    assert sorted(there.fetch(words)) == sorted(here.fetch(words))
    assert there.candidates("Petro Poroshenko") == here.candidates("Petro Poroshenko")


@pytest.mark.parametrize("statement", ["DELETE FROM fact", "DROP TABLE fact", "CREATE TABLE t ()"])
def test_whoever_reads_can_change_nothing(small_team: str, statement: str) -> None:
    with open_facts([small_team]) as facts:
        with pytest.raises(UserError, match="for reading only"):
            facts.rows(statement)
        assert facts.facts("Aland", "population"), "the store still answers after that"


def test_a_text_with_a_nul_means_nothing(small_team: str) -> None:
    with open_facts([small_team]) as facts:
        assert facts.resolve("Aland\0") == ()


def test_a_reader_sees_one_moment_of_the_store(
    small_team: str, small: bytes, publish: Callable[[str, bytes], team.Published]
) -> None:
    with open_facts([small_team]) as facts:
        before = facts.rows("SELECT count(*) FROM fact")
        fact = NewFact("Aland", "population", "2020", "1100")
        team.add_fact(small_team, fact, NewSource("Census"), author="Ann", reason="new census")
        publish(small_team, small)
        assert facts.facts("Aland", "population", date(2020, 1, 1)) == ()
        assert facts.rows("SELECT count(*) FROM fact") == before
    with open_facts([small_team]) as facts:
        assert len(facts.facts("Aland", "population", date(2020, 1, 1))) == 1


def _cut_off(server: Server, url: str) -> None:
    name = url.rpartition("/")[2]
    sessions = f"FROM pg_stat_activity WHERE datname = '{name}'"
    server.administer(f"SELECT pg_terminate_backend(pid) {sessions}")


def test_a_connection_that_breaks_off_is_made_again(server: Server, small_team: str) -> None:
    with open_facts([small_team]) as facts:
        before = facts.facts("Aland", "gdp")
        _cut_off(server, small_team)
        facts.memory.clear()
        assert facts.facts("Aland", "gdp") == before


def test_no_old_numbers_are_asked_of_a_new_publication(
    server: Server,
    small_team: str,
    small: bytes,
    publish: Callable[[str, bytes], team.Published],
) -> None:
    with open_facts([small_team]) as facts:
        facts.facts("Aland", "gdp")
        publish(small_team, small)
        _cut_off(server, small_team)
        with pytest.raises(UserError, match="published anew"):
            facts.facts("Beland", "gdp")


def test_a_question_that_takes_too_long_is_given_up(
    small_team: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_QUESTION", 50)
    with open_facts([small_team]) as facts:
        with pytest.raises(UserError, match="took too long"):
            facts.rows("SELECT pg_sleep(20)")
        assert facts.entity("Aland") is not None


def test_a_server_needs_no_store_on_the_disk(
    small_team: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_named: object) -> None:
        raise AssertionError("the embedded store was opened")

    monkeypatch.setattr(store, "open_store", refuse)
    with open_facts([small_team]) as facts:
        assert facts.members("League of Lands", date(2005, 1, 1)) == ("Aland", "Beland")
