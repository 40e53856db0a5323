"""A text checked against a team's server, named on the command line and in the settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factcheck.factbase import team
from factcheck.factbase.importing.adding import NewFact, NewSource
from tests.factbase.team.conftest import PASSWORD, Server

TEXT = "In 2015, the population of Kazakhstan was 5 million."
Check = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def desk(server: Server) -> str:
    """A team store with all that ships and one fact that an editor added."""
    url = server.new_database()
    team.migrate(url)
    team.publish(url)
    fact = NewFact("KAZ", "population", "2015", "5000000")
    team.add_fact(url, fact, NewSource("The desk's census"), author="Ann", reason="for the test")
    return url


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def check(tmp_path: Path, own_cache: Path) -> Check:
    """Check TEXT with these options, in a process of its own, and return the report.

    What the team's store leaves in the cache goes into one of the module's own.
    """
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")

    def run(*options: str, code: int = 0, team: bool = True) -> dict[str, Any]:
        environment = {**os.environ, **({"FACTCHECK_CACHE": str(own_cache)} if team else {})}
        command = [sys.executable, "-m", "factcheck", "check", "text.txt", "--format", "json"]
        done = subprocess.run(
            [*command, "--as-of", "2016-12-05", *options],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        assert PASSWORD not in done.stdout + done.stderr
        report: dict[str, Any] = json.loads(done.stdout) if done.stdout else {"said": done.stderr}
        return report

    return run


def test_without_the_team_the_text_is_wrong(check: Check) -> None:
    assert [claim["verdict"] for claim in check(code=1, team=False)["claims"]] == ["contradicted"]


def test_the_team_of_the_command_line_is_asked(check: Check, desk: str) -> None:
    assert [claim["verdict"] for claim in check("--facts", desk)["claims"]] == ["supported"]


def test_the_team_of_the_settings_is_asked(check: Check, desk: str, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(f"facts = ['{desk}']", encoding="utf-8")
    (claim,) = check()["claims"]
    assert claim["verdict"] == "supported"
    # A check reads only: what it asked left no change behind.
    assert [change.author for change in team.history(desk)] == ["Ann"]


def test_only_what_the_team_had_by_a_day_counts(check: Check, desk: str) -> None:
    (claim,) = check("--facts", desk, "--as-known", "1990-01-01")["claims"]
    assert claim["verdict"] in ("supported", "unverified")  # an own fact without a vintage stays


def test_a_server_that_is_away_ends_the_run_with_one_line(check: Check, desk: str) -> None:
    port = desk.rpartition(":")[2].partition("/")[0]
    said = check("--facts", desk.replace(port, "1"), code=2)["said"]
    assert said.startswith("factcheck: ")
    assert len(said.splitlines()) == 1
