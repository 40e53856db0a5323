"""Imports that meet another, a kill signal or a full disk: nothing is lost or half there."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fact_project import Project
from factcheck.factbase.table_packs import read_fact_table

FILES = Path(__file__).parent / "imports"
WORLD_BANK = FILES / "API_GDP_DS2_en_csv_v2_1.csv"


def table(project: Project) -> Path:
    return project.folder / "facts" / "world-bank.csv"


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def edition(project: Project, name: str, old: str, new: str) -> Path:
    path = project.folder / f"{name}.csv"
    path.write_text(WORLD_BANK.read_text("utf-8").replace(old, new), "utf-8")
    return path


def test_two_processes_importing_at_once_lose_nothing(project: Project) -> None:
    runs = [
        project.start("import", "world-bank", edition(project, f"e{n}", "2026-07-01", f"2026-0{n}"))
        for n in range(1, 5)
    ]
    assert [ended(run)[0] for run in runs] == [0] * 4
    vintages = {series.vintage for series in read_fact_table(table(project)).series.values()}
    assert vintages == {"2026-01", "2026-02", "2026-03", "2026-04"}
    assert len(read_fact_table(table(project)).values) == 4 * 7


def test_a_process_killed_before_the_last_step_leaves_the_old_table(project: Project) -> None:
    project.run("import", "world-bank", WORLD_BANK)
    before = table(project).read_bytes()
    revised = edition(project, "revised", '"111"', '"112"')
    killed = project.start(
        "import",
        "world-bank",
        revised,
        before="import signal\n"
        "from factcheck.factbase.importing import saving\n"
        "replace = os.replace\n"
        "def kill(old, new):\n"
        "    if new.name == 'world-bank.csv':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    replace(old, new)\n"
        "saving.os.replace = kill\n",
    )
    assert ended(killed)[0] == -signal.SIGKILL
    assert table(project).read_bytes() == before
    assert list(project.folder.glob("facts/.world-bank.*.part.csv"))
    # What it left behind is no pack, and the next run clears it away and works.
    assert "111 USD" in project.run("show", "AAA", "gdp", "2015").stdout
    result = project.run("import", "world-bank", revised)
    assert "1 changed" in result.stdout
    assert not list(project.folder.glob("facts/.world-bank.*.part.csv"))


def test_a_process_killed_while_it_reads_leaves_the_lock_free(project: Project) -> None:
    killed = project.start(
        "import",
        "world-bank",
        WORLD_BANK,
        before="import signal\n"
        "from factcheck.factbase.importing import saving\n"
        "saving._replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n",
    )
    assert ended(killed)[0] == -signal.SIGKILL
    assert not table(project).exists()
    assert ended(project.start("import", "world-bank", WORLD_BANK))[0] == 0


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_is_told_and_leaves_the_old_table(
    project: Project, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    project.run("import", "world-bank", WORLD_BANK)
    before = table(project).read_bytes()
    from factcheck.factbase.importing import saving

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(saving.os, step, full)
        message = project.fails(
            "import", "world-bank", edition(project, "revised", '"111"', '"112"')
        )
    assert message.endswith(
        "world-bank.csv: cannot be written: No space left on device; nothing was changed"
    )
    assert table(project).read_bytes() == before
    assert not list(project.folder.glob("facts/.world-bank.*.part.csv"))


def test_a_folder_that_cannot_be_written_is_told(project: Project) -> None:
    (project.folder / "facts").write_text("in the way")
    message = project.fails("import", "world-bank", WORLD_BANK, "--pack", "facts/x.csv")
    assert "cannot be written" in message


def test_a_run_that_takes_too_long_is_waited_for_only_so_long(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.factbase.importing import saving
    from filelock import FileLock

    monkeypatch.setattr(saving, "_WAIT", 0.1)
    table(project).parent.mkdir()
    with FileLock(table(project).parent / ".world-bank.csv.lock"):
        message = project.fails("import", "world-bank", WORLD_BANK)
    assert "another run has been writing to it for 0.1 seconds" in message


def test_a_table_damaged_by_hand_is_told_and_not_written_over(project: Project) -> None:
    project.run("import", "world-bank", WORLD_BANK)
    damaged = table(project).read_text().replace("121.25", "l21.25")
    table(project).write_text(damaged)
    other = project.folder / "elsewhere"
    other.mkdir()
    message = project.fails("import", "world-bank", WORLD_BANK, "--pack", table(project))
    assert "'l21.25' is no number" in message
    assert table(project).read_text() == damaged


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 32 KB; only root can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here (that takes root)")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_keeps_the_old_table(project: Project, small_disk: Path) -> None:
    pack = small_disk / "bank.csv"
    project.run("import", "world-bank", WORLD_BANK, "--pack", pack)
    before = pack.read_bytes()
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"\0" * 1024)
    revised = edition(project, "revised", '"111"', '"112"')
    message = project.fails("import", "world-bank", revised, "--pack", pack)
    assert "No space left on device; nothing was changed" in message
    assert pack.read_bytes() == before
    filler.unlink()
    assert "1 changed" in project.run("import", "world-bank", revised, "--pack", pack).stdout


def test_a_full_disk_under_the_cache_only_makes_the_run_slower(
    project: Project, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(small_disk))
    shown = project.run("show", "AAA", "gdp")
    assert shown.exit_code == 0
    assert "USD" in shown.stdout
    assert list(small_disk.iterdir()) == []  # the store did not fit, and no half of it stays
