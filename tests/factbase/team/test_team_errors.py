"""What stands between a user and the team store is said in plain words, without the password."""

from __future__ import annotations

import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import fact_source, team_address
from factcheck.factbase import team
from factcheck.factbase.base import open_facts
from factcheck.factbase.importing.adding import NewFact, NewSource

if TYPE_CHECKING:
    from conftest import Server

psycopg = pytest.importorskip("psycopg", reason="the extra `team` is not installed")


def _refused(url: str) -> str:
    with pytest.raises(UserError) as refused:
        open_facts([url])
    return str(refused.value)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_server_that_is_not_there() -> None:
    port = _free_port()
    told = _refused(f"postgresql://ann:hunter2@127.0.0.1:{port}/facts")
    assert f"postgresql://ann@127.0.0.1:{port}/facts cannot be reached" in told
    assert "refused" in told
    assert "hunter2" not in told


@pytest.mark.parametrize("where", ["before the @", "in the options"])
def test_a_wrong_password_is_not_repeated(server: Server, database: str, where: str) -> None:
    name = database.rpartition("/")[2]
    url = server.url(name, password="hunter2")  # noqa: S106
    if where == "in the options":
        url = f"postgresql://127.0.0.1:{server.port}/{name}?user=team&password=hunter2"
    told = _refused(url)
    assert "wrong user or password" in told
    assert f"postgresql://team@127.0.0.1:{server.port}/{name}" in told
    assert "hunter2" not in told


def test_no_password_at_all(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    told = _refused(f"postgresql://team@127.0.0.1:{server.port}/postgres")
    assert "wrong user or password" in told


def test_a_database_that_does_not_exist(server: Server) -> None:
    assert "there is no such database" in _refused(server.url("nowhere"))


def test_an_address_that_is_none() -> None:
    told = _refused("postgresql://ann:hunter2@host:port:5432/x?bad")
    assert told == "not an address of a team store; write postgresql://USER@HOST/DATABASE"


def test_a_database_without_tables(database: str) -> None:
    assert "run `factcheck facts migrate`" in _refused(database)
    with pytest.raises(UserError, match="run `factcheck facts migrate`"):
        team.publish(database)


def test_tables_without_facts(database: str) -> None:
    team.migrate(database)
    assert "run `factcheck facts publish`" in _refused(database)


def test_tables_of_a_newer_program(small_team: str) -> None:
    with psycopg.connect(small_team) as connection:
        connection.execute("INSERT INTO factcheck.migration (version, name) VALUES (99, 'later')")
    assert "made by a newer factcheck (version 99" in _refused(small_team)
    fact = NewFact("Aland", "population", "2016", "1200")
    with pytest.raises(UserError, match="newer factcheck"):
        team.add_fact(small_team, fact, NewSource("Census"), author="Ann", reason="new")
    with pytest.raises(UserError, match="newer factcheck"):
        team.migrate(small_team)


def test_a_user_who_may_only_read(server: Server, small_team: str) -> None:
    name = small_team.rpartition("/")[2]
    server.administer(
        "DO $$ BEGIN CREATE ROLE reader LOGIN PASSWORD 'open'; "
        "EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )
    reader = server.url(name, "reader", "open")
    assert "GRANT SELECT ON ALL TABLES IN SCHEMA factcheck" in _refused(reader)
    server.administer("GRANT USAGE ON SCHEMA factcheck TO reader", name)
    server.administer("GRANT SELECT ON ALL TABLES IN SCHEMA factcheck TO reader", name)
    with open_facts([reader]) as facts:
        assert facts.entity("Aland") is not None
    fact = NewFact("Aland", "population", "2016", "1200")
    with pytest.raises(UserError, match="may not do that"):
        team.add_fact(reader, fact, NewSource("Census"), author="Rea", reason="new")


def test_the_extra_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'factcheck-lint[team]'" in _refused("postgresql://ann@host/facts")


def test_the_library_for_writing_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    fact = NewFact("Aland", "population", "2016", "1200")
    with pytest.raises(UserError, match="needs the extra `team`"):
        team.add_fact("postgresql://ann@host/facts", fact, NewSource("X"), author="A", reason="b")


def test_an_address_stands_alone(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="stands alone"):
        open_facts(["postgresql://ann@host/facts", tmp_path / "own.yaml"])


def test_an_address_is_never_taken_for_a_path(tmp_path: Path) -> None:
    url = "postgresql:///facts?host=/run/postgresql"
    assert fact_source(url, tmp_path) == url
    assert team_address([url]) == url
    assert fact_source("facts/*", tmp_path) == tmp_path / "facts/*"
    assert team_address([tmp_path]) is None
