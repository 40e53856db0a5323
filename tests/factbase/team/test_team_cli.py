"""The commands for a team's facts, as `factcheck facts` calls them."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from factcheck.cli import facts_team
from factcheck.config.errors import UserError
from factcheck.factbase import store
from factcheck.factbase.importing.adding import NewFact, NewSource


def _run(command: click.Command, sources: list[str | Path], *args: str) -> str:
    done = CliRunner().invoke(command, args, obj=sources, standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.output


def test_a_team_makes_fills_changes_and_reads_its_store(
    database: str, shipped: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "packs_directory", lambda: shipped / "packs")
    monkeypatch.setattr(store, "data_directory", lambda: shipped / "data")
    assert not cache.exists()
    there: list[str | Path] = [database]
    assert "took step 0001_store" in _run(facts_team.migrate_command, there)
    assert "up to date" in _run(facts_team.migrate_command, [], "--to", database)
    assert "12 values among them" in _run(facts_team.publish_command, there)
    assert _run(facts_team.history_command, there) == "nobody has changed a fact\n"

    @click.command()
    def add() -> None:
        fact = NewFact("AAA", "population", "2016", "1234")
        facts_team.add_to_team(database, fact, NewSource("Census"), "Ann", "it is out")

    assert "Ann: Aland population 2016: 1,000 -> 1,234 person (it is out) [Census]" in _run(add, [])
    what = ("Aland", "population", "2016", "--author", "Ben", "--reason", "not official")
    assert "Ben: Aland population 2016: 1,234 -> none" in _run(
        facts_team.withdraw_command, there, *what
    )
    changes = json.loads(_run(facts_team.history_command, there, "Alandia", "--format", "json"))
    assert [(one["author"], one["old"], one["new"], one["period"]) for one in changes] == [
        ("Ann", "1000", "1234", "2016"),
        ("Ben", "1234", None, "2016"),
    ]
    assert len(_run(facts_team.history_command, there, "Aland").splitlines()) == 2


@pytest.mark.parametrize(
    ("sources", "args"),
    [([], ()), (["postgresql://a/b", "postgresql://c/d"], ()), ([], ("--to", "own.yaml"))],
)
def test_it_must_be_clear_which_store_is_meant(
    sources: list[str | Path], args: tuple[str, ...]
) -> None:
    with pytest.raises(UserError, match="which team store"):
        _run(facts_team.history_command, sources, *args)
