"""The tables on the server are made step by step, and filled as a whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.factbase import store, team
from factcheck.factbase.base import open_facts
from factcheck.factbase.importing.adding import NewFact, NewSource
from factcheck.factbase.team import publishing
from factcheck.factbase.team.migrating import migrations

psycopg = pytest.importorskip("psycopg", reason="the extra `team` is not installed")

Publish = Callable[[str, bytes], team.Published]
STEPS = tuple(step.stem for step in migrations())

# A process that publishes, and stops in the middle until it is killed.
HANGING = """
import sys, time
from factcheck.factbase import store
from factcheck.factbase.team import publishing

copy = publishing._copy

def copy_and_hang(compiled, server, table):
    copied = copy(compiled, server, table)
    if table == "fact":
        print("in the middle", flush=True)
        time.sleep(600)
    return copied

publishing._copy = copy_and_hang
with open(sys.argv[2], "rb") as content:
    publishing.publish_store(sys.argv[1], store.in_memory(content.read()))
"""

# What takes back what a step made: a store of before it has none of it.
UNDONE = {
    3: ("ALTER TABLE event DROP COLUMN told",),
    4: (
        "ALTER TABLE organisation DROP COLUMN seats_also",
        "ALTER TABLE profile DROP COLUMN independence_from_also",
        "DROP TABLE water",
    ),
    5: ("DROP TABLE trait",),
    6: ("ALTER TABLE water DROP COLUMN cities", "ALTER TABLE water DROP COLUMN joins"),
    7: ("ALTER TABLE place DROP COLUMN division",),
}


def _rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        connection.execute("SET search_path = factcheck")
        return connection.execute(query).fetchall()


def test_the_steps_are_taken_once_and_in_order(database: str) -> None:
    assert team.migrate(database) == STEPS
    assert team.migrate(database) == ()
    assert _rows(database, "SELECT version, name FROM migration ORDER BY version") == list(
        enumerate(STEPS, 1)
    )


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_an_older_version_is_brought_up_to_date_with_all_it_holds(
    database: str, small: bytes, version: int
) -> None:
    assert team.migrate(database, up_to=version) == STEPS[:version]
    with closing(store.in_memory(small)) as compiled, psycopg.connect(database) as server:
        server.execute("SET search_path = factcheck")
        compiled.execute("PRAGMA query_only = OFF")
        for statement in (
            one for step in sorted(UNDONE, reverse=True) if step > version for one in UNDONE[step]
        ):
            compiled.execute(statement)
        for table in publishing._tables(compiled):
            publishing._copy(compiled, server, table)
        server.execute("INSERT INTO publication (program) VALUES ('of that time')")
    with pytest.raises(UserError, match="older factcheck; run `factcheck facts migrate`"):
        open_facts([database])
    assert team.migrate(database) == STEPS[version:]
    with open_facts([database]) as facts:
        assert facts.members("League of Lands", date(2005, 1, 1)) == ("Aland", "Beland")
    fact = NewFact("Aland", "population", "2016", "1200")
    assert team.add_fact(database, fact, NewSource("Census"), author="Ann", reason="new").id == 1


def test_two_who_migrate_at_once_take_each_step_once(database: str) -> None:
    taken: list[tuple[str, ...]] = []

    def take() -> None:
        taken.append(team.migrate(database))

    both = [threading.Thread(target=take) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(taken) == [(), STEPS]


def test_a_step_that_fails_leaves_the_tables_as_they_were(
    database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.factbase.team import migrating

    broken = tmp_path / "0003_broken.sql"
    broken.write_text("CREATE TABLE half (id INTEGER); SELECT 1 / 0;", encoding="utf-8")
    monkeypatch.setattr(migrating, "migrations", lambda: (*migrations(), broken))
    with pytest.raises(UserError, match="division by zero"):
        team.migrate(database)
    assert _rows(database, "SELECT to_regclass('factcheck.half')") == [(None,)]
    assert _rows(database, "SELECT to_regnamespace('factcheck')") == [(None,)]


def test_the_tables_on_the_server_are_those_of_the_compiled_store(
    small_team: str, small: bytes
) -> None:
    """Where this fails, schema.py has changed: add a step to team/migrations that does so too."""
    with closing(sqlite3.connect(":memory:")) as compiled:
        compiled.deserialize(small)
        expected = {
            (table, column[1])
            for (table,) in compiled.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for column in compiled.execute(f"PRAGMA table_info({table})")
            if table != "meta"
        }
    found = _rows(
        small_team,
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'factcheck' AND table_name NOT IN "
        "('migration', 'publication', 'change', 'team_fact')",
    )
    assert set(found) - {("name", "rowid")} == expected


def test_every_row_is_published(small_team: str, small: bytes, publish: Publish) -> None:
    published = publish(small_team, small)
    with closing(store.in_memory(small)) as compiled:
        for table, rows in published.rows.items():
            count = f"SELECT count(*) FROM {table}"  # noqa: S608
            assert compiled.execute(count).fetchone() == (rows,)
            assert _rows(small_team, count) == [(rows,)]
    assert published.rows["fact"] > 5


def test_a_publication_that_is_killed_leaves_nothing_behind(
    small_team: str, small: bytes, publish: Publish, tmp_path: Path
) -> None:
    content = tmp_path / "store.sqlite"
    content.write_bytes(small.replace(b"Aland", b"Oland"))
    before = _rows(small_team, "SELECT * FROM fact ORDER BY 1, 2, 3")
    publications = _rows(small_team, "SELECT * FROM publication")
    process = subprocess.Popen(
        [sys.executable, "-c", HANGING, small_team, str(content)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as told:
        assert told.readline() == "in the middle\n"
        with open_facts([small_team]) as facts:
            assert facts.entity("Aland"), "readers go on while it is published"
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert _rows(small_team, "SELECT * FROM fact ORDER BY 1, 2, 3") == before
    assert _rows(small_team, "SELECT * FROM publication") == publications
    publish(small_team, small)  # and the next one is not kept waiting
    with open_facts([small_team]) as facts:
        assert facts.entity("Aland")
        assert facts.entity("Oland") is None


def test_a_store_with_a_broken_row_changes_nothing(
    small_team: str, small: bytes, publish: Publish
) -> None:
    before = _rows(small_team, "SELECT * FROM fact ORDER BY 1, 2, 3")
    with closing(sqlite3.connect(":memory:")) as compiled:
        compiled.deserialize(small)
        compiled.execute("UPDATE place SET population = 'many' WHERE name = 'Aville'")
        compiled.commit()
        broken = compiled.serialize()
    with pytest.raises(UserError, match="many"):
        publish(small_team, broken)
    assert _rows(small_team, "SELECT * FROM fact ORDER BY 1, 2, 3") == before


def test_packs_of_ones_own_are_published_with_what_ships(
    database: str, shipped: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "packs_directory", lambda: shipped / "packs")
    monkeypatch.setattr(store, "data_directory", lambda: shipped / "data")
    assert not cache.exists()
    own = tmp_path / "own.yaml"
    own.write_text(
        'pack: own\nversion: "1"\nsources: {a: {title: Census}}\nfacts:\n'
        '- {subject: AAA, measure: population, unit: person, period: "2016", value: "1200", '
        "source: a}\n",
        encoding="utf-8",
    )
    team.migrate(database)
    team.publish(database, [own])
    with open_facts([database]) as facts:
        (fact,) = facts.facts("Aland", "population", date(2016, 1, 1), date(2016, 12, 31))
    assert (fact.value, fact.source.pack) == (1200, "own")
