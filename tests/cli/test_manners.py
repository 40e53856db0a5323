"""How the program behaves in a shell: help, completion, silence, timings, interruption."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from factcheck.cli.main import cli

Run = Callable[..., Any]
WRONG = "In 2015, the GDP of Kazakhstan was $184 million."


def commands(group: click.Group, path: str = "factcheck") -> dict[str, click.Command]:
    context = click.Context(group, info_name=path)
    found: dict[str, click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found[f"{path} {name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{path} {name}")
    return found


def test_the_help_of_every_command_teaches_with_an_example() -> None:
    for path, command in commands(cli).items():
        assert path in (command.help or ""), path


def test_every_command_and_option_is_explained() -> None:
    for path, command in commands(cli).items():
        assert command.help, path
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.help, f"{path} {parameter.opts[0]}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("factcheck ba", ["baseline"]),
        ("factcheck check --fail-on ", ["error", "warning", "info", "never"]),
        ("factcheck check --fail-on-un", ["--fail-on-unchecked"]),
    ],
)
def test_a_shell_completes_commands_and_options(
    process: Run, words: str, expected: list[str]
) -> None:
    ran = process(
        _FACTCHECK_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(words.count(" ")),
    )
    found = [line.split(",", 1)[1] for line in ran.out.splitlines()]
    assert found == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_script_is_one_of_the_shell(run: Run, shell: str, folder: Path) -> None:
    script = run("completion", shell).out
    assert "_FACTCHECK_COMPLETE" in script
    if shutil.which(shell):
        (folder / "script").write_text(script)
        assert subprocess.run([shell, "-n", "script"], check=False).returncode == 0


def test_the_man_page_is_good_roff_and_names_every_command(run: Run) -> None:
    page = run("man").out
    for path in commands(cli):
        assert f".SS {path} ".replace("-", "\\-") in page
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-z"],
            input=page,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_quiet_tells_findings_only(folder: Path, run: Run) -> None:
    (folder / "a.md").write_text(WRONG)
    (folder / "b.md").write_text("It rains.")
    ran = run("check", "a.md", "b.md", "--quiet")
    assert ran.err == ""
    assert "a.md:1:" in ran.out
    assert "statements:" not in ran.out
    assert "b.md" not in ran.out


def test_verbose_tells_the_time_of_each_stage_on_standard_error(folder: Path, run: Run) -> None:
    (folder / "a.md").write_text(WRONG)
    plain = run("check", "a.md", "--format", "json")
    ran = run("check", "a.md", "--format", "json", "--verbose")
    assert ran.out == plain.out
    stages = [line.rsplit(": ", 2)[-2] for line in ran.err.splitlines()]
    assert stages == [
        "loading rules and facts", "reading", "extracting", "resolving", "checking", "assembling",
        "writing",
    ]  # fmt: skip


def test_one_bad_file_of_a_folder_does_not_stop_the_rest(folder: Path, run: Run) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "texts" / "b.docx").write_bytes(b"PK\x03\x04")
    (folder / "texts" / "c.md").write_text(WRONG)
    (folder / "texts" / "~$c.docx").write_bytes(b"lock")
    (folder / "texts" / ".hidden.md").write_text(WRONG)
    ran = run("check", "texts")
    assert ran.code == 2
    assert "texts/c.md:1:" in ran.out
    lines = ran.err.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["texts/a.pdf", "texts/b.docx"]
    assert "hidden" not in ran.out


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "markdown", "html"])
def test_who_reads_a_file_only_sees_what_could_not_be_read(
    folder: Path, run: Run, name: str
) -> None:
    (folder / "empty.md").touch()
    (folder / "c.md").write_text(WRONG)
    told = run("check", "empty.md", "c.md", "--format", name).out
    assert "empty.md" in told
    assert "the file is empty" in told


def test_our_own_reports_are_no_texts(folder: Path, run: Run) -> None:
    (folder / "a.md").write_text(WRONG)
    run("check", "a.md", "--format", "html=report.html")
    ran = run("check", ".", "--format", "csv")
    assert "report.html" not in ran.out
    assert "a.md" in ran.out


def test_standard_input_takes_settings_and_format_from_its_name(folder: Path, run: Run) -> None:
    (folder / "texts").mkdir()
    (folder / "texts" / "factcheck.toml").write_text("fail-on = 'never'")
    words = ("check", "-", "--stdin-filename", "texts/a.html")
    ran = run(*words, stdin=f"<p>{WRONG.replace(' GDP', ' <b>GDP</b>')}</p>".encode())
    assert ran.code == 0
    assert "texts/a.html:1:" in ran.out


def test_doctor_says_what_is_there_and_what_is_not(folder: Path, run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert f"settings: {folder / 'factcheck.toml'}" in ran.out
    (folder / "factcheck.toml").write_text("colour = 1")
    ran = run("doctor")
    assert ran.code == 2
    assert "cannot be used: " in ran.out
    assert "rules: " in ran.out


def test_doctor_says_when_nothing_can_be_kept(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a-file").touch()
    monkeypatch.setenv("FACTCHECK_CACHE", str(folder / "a-file"))
    assert "a-file (cannot be written, so each run is slow)" in run("doctor").out


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupted_run_says_so_in_a_line(folder: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "-", "-v"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    assert "loading" in running.stderr.readline()  # now it waits for its input
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err.strip()) == (2, "", "factcheck: interrupted")
