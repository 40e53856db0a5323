"""The store on disk: made once, made again when something changes or breaks."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from factcheck.config import ready
from factcheck.config.errors import UserError
from factcheck.factbase import store
from factcheck.factbase.base import FactBase
from factcheck.factbase.name_rows import compiled_names
from factcheck.factbase.name_table import kept_names


def opened(shipped: Path, *own: Path) -> FactBase:
    packs, data = shipped / "packs", shipped / "data"

    def again() -> sqlite3.Connection:
        store.place_of(own, packs=packs, data=data).unlink(missing_ok=True)
        return store.open_store(own, packs=packs, data=data)

    return FactBase(store.open_store(own, packs=packs, data=data), again)


def place(shipped: Path) -> Path:
    return store.place_of(packs=shipped / "packs", data=shipped / "data")


def knows_aland(base: FactBase) -> bool:
    return len(base.facts("AAA", "gdp")) == 3


def test_the_second_opening_reads_the_file_of_the_first(
    shipped: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(shipped).close()
    assert place(shipped).parent == cache

    def unwanted(*_: object, **__: object) -> bytes:
        raise AssertionError("built again")

    monkeypatch.setattr(store, "build", unwanted)
    with opened(shipped) as base:
        assert knows_aland(base)


@pytest.mark.usefixtures("cache")
def test_what_a_wheel_brings_ready_made_is_not_built(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packs, data = shipped / "packs", shipped / "data"
    monkeypatch.setattr(ready, "ready_directory", lambda: tmp_path / "ready")
    content = store.build(packs=packs, data=data)
    ready.make_ready(store.READY, store.sources(packs, data), content, tmp_path / "ready")
    with monkeypatch.context() as patched:
        patched.setattr(store, "build", lambda *_, **__: pytest.fail("built"))
        with opened(shipped) as base:
            assert knows_aland(base)


def test_building_twice_gives_the_same_bytes(shipped: Path) -> None:
    first, second = (store.build(packs=shipped / "packs", data=shipped / "data") for _ in range(2))
    assert first == second


@pytest.mark.usefixtures("cache")
def test_a_changed_pack_gives_a_new_store(shipped: Path) -> None:
    opened(shipped).close()
    before = place(shipped)
    pack = shipped / "packs" / "countries.yaml"
    pack.write_text(pack.read_text("utf-8").replace("ROA", "RAL"), encoding="utf-8")
    assert place(shipped) != before
    with opened(shipped) as base:
        assert base.resolve("RAL")[0].entity == "Aland"


@pytest.mark.usefixtures("cache")
def test_the_store_cannot_be_written_to_by_a_reader(shipped: Path) -> None:
    with opened(shipped) as base, pytest.raises(sqlite3.OperationalError, match="readonly"):
        base._connection.execute("DELETE FROM fact")


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("damage", ["empty", "text", "half", "header"])
def test_a_damaged_store_is_found_on_opening_and_made_again(shipped: Path, damage: str) -> None:
    opened(shipped).close()
    file = place(shipped)
    content = file.read_bytes()
    file.write_bytes(
        {
            "empty": b"",
            "text": b"not a database",
            "half": content[: len(content) // 2],
            "header": b"\0" * 100 + content[100:],
        }[damage]
    )
    with opened(shipped) as base:
        assert knows_aland(base)
    assert file.stat().st_size == len(content)


@pytest.mark.usefixtures("cache")
def test_damage_found_in_the_middle_of_a_run_is_mended_too(shipped: Path) -> None:
    opened(shipped).close()
    file = place(shipped)
    content = bytearray(file.read_bytes())
    # The first page holds the schema and stays; all other pages are overwritten.
    page = int.from_bytes(content[16:18], "big")
    with sqlite3.connect(file) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'")
        keep = root.fetchone()[0]
    connection.close()
    for number in range(1, len(content) // page):
        if number + 1 != keep:
            content[number * page : (number + 1) * page] = b"\xff" * page
    file.write_bytes(content)
    with opened(shipped) as base:
        assert knows_aland(base)


# The second cannot even be looked at, as a folder of another user cannot.
@pytest.mark.parametrize("cache", ["file/cache", "x" * 300])
def test_a_cache_that_cannot_be_written_is_no_error(
    cache: str, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / cache))
    with opened(shipped) as base:
        assert knows_aland(base)
        names = kept_names(place(shipped), lambda: compiled_names(opened(shipped)))
        assert [key for key, _ in names.fetch(["aland"])] == ["aland"]


@pytest.mark.usefixtures("cache")
def test_a_full_disk_is_no_error_and_leaves_no_half_file(
    shipped: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with opened(shipped) as base:
        assert knows_aland(base)
    assert list(cache.glob("*")) == []


@pytest.mark.usefixtures("cache")
def test_a_process_killed_while_building_leaves_the_next_one_unharmed(
    shipped: Path, tmp_path: Path
) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from factcheck.config import compiled\n"
        "from factcheck.factbase import store\n"
        "compiled.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "shipped = Path(sys.argv[1])\n"
        "store.open_store(packs=shipped / 'packs', data=shipped / 'data')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(shipped)], check=False)
    assert done.returncode != 0
    assert not place(shipped).exists()
    with opened(shipped) as base:
        assert knows_aland(base)


@pytest.mark.usefixtures("cache")
def test_two_processes_may_build_at_once(shipped: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from factcheck.factbase import store\n"
        "from factcheck.factbase.base import FactBase\n"
        "shipped = Path(sys.argv[1])\n"
        "base = FactBase(store.open_store(packs=shipped / 'packs', data=shipped / 'data'))\n"
        "print(len(base.facts('AAA', 'gdp')))\n"
    )
    command = [sys.executable, "-c", script, str(shipped)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [process.communicate()[0].strip() for process in running] == ["3", "3"]
    assert [path.name for path in place(shipped).parent.glob("*")] == [place(shipped).name]


@pytest.mark.usefixtures("cache")
def test_threads_may_share_one_fact_base(shipped: Path) -> None:
    with opened(shipped) as base:
        answers: list[bool] = []
        threads = [
            threading.Thread(target=lambda: answers.append(knows_aland(base))) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == [True] * 8


@pytest.mark.usefixtures("cache")
def test_old_stores_do_not_pile_up(shipped: Path, cache: Path) -> None:
    pack = shipped / "packs" / "countries.yaml"
    for number in range(8):
        pack.write_text(pack.read_text("utf-8") + f"# {number}\n", encoding="utf-8")
        opened(shipped).close()
    assert len(list(cache.glob("facts-*.sqlite"))) == 5


@pytest.mark.usefixtures("cache")
def test_a_missing_pack_of_the_users_own_is_named(shipped: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"mine\.yaml: there is no such pack"):
        opened(shipped, tmp_path / "mine.yaml")


@pytest.mark.usefixtures("cache")
def test_a_closed_fact_base_stays_closed(shipped: Path) -> None:
    base = opened(shipped)
    base.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        base.facts("AAA", "gdp")
