"""`factcheck watch` in a process of its own: it checks as files are saved."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

WRONG = "In 2015, the GDP of Kazakhstan was $184 million.\n"
RIGHT = WRONG.replace("million", "billion")


class Watching:
    """A running `factcheck watch`, and the lines that it prints."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-u", "-m", "factcheck", "watch", "--interval", "0.05", *words]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """Return what is printed up to the line with the words."""
        said = ""
        while words not in said:
            said += self._lines.get(timeout=60)
        return said

    def stop(self) -> int:
        """Press Ctrl+C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)


@pytest.fixture
def watching(folder: Path) -> Iterator[Callable[..., Watching]]:
    running: list[Watching] = []

    def start(*words: str) -> Watching:
        running.append(Watching(folder, *words))
        return running[-1]

    yield start
    for one in running:
        assert one.stop() == 0


def test_a_text_is_checked_again_as_it_is_saved(
    folder: Path, watching: Callable[..., Watching]
) -> None:
    text = folder / "note.txt"
    text.write_text(WRONG, encoding="utf-8")
    watch = watching("note.txt")
    watch.until("1 contradiction")
    text.write_text(RIGHT, encoding="utf-8")
    watch.until("No contradictions")


def test_words_beside_a_text_are_heard(folder: Path, watching: Callable[..., Watching]) -> None:
    (folder / "note.txt").write_text(WRONG, encoding="utf-8")
    watch = watching("note.txt")
    watch.until("1 contradiction")
    beside = folder / "note.txt.factcheck.toml"
    beside.write_text(
        '[[ignore]]\nrule = "value-against-reference"\nreason = "so printed"', encoding="utf-8"
    )
    watch.until("No contradictions")


def test_new_texts_and_settings_are_taken_up(
    folder: Path, watching: Callable[..., Watching]
) -> None:
    watch_folder = folder / "drafts"
    watch_folder.mkdir()
    (watch_folder / "one.txt").write_text(RIGHT, encoding="utf-8")
    watch = watching("drafts")
    watch.until("No contradictions")
    (watch_folder / "two.txt").write_text(WRONG, encoding="utf-8")
    assert "two.txt" in watch.until("1 contradiction")
    settings = folder / "factcheck.toml"
    settings.write_text("ignored = []", encoding="utf-8")
    watch.until("unknown key 'ignored'")
    settings.write_text('ignore = ["value-against-reference"]', encoding="utf-8")
    said = watch.until("two.txt") + watch.until("statement")
    assert "1 contradiction" not in said


def test_standard_input_cannot_be_watched(run: Any) -> None:
    ran = run("watch", "-")
    assert ran.code == 2
    assert "cannot be watched" in ran.err
