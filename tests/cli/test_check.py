"""`factcheck check`: exit codes, standard input, formats, colour, pipes, the same bytes twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

WRONG = "In 2015, the GDP of Kazakhstan was $184 million."
WARNED = "The council met on Tuesday, 5 December 2016."
TRUE = "In 2015, the GDP of Kazakhstan was $184 billion."
ODD = "In 2015, the GDP of Kazakhstan was $410 billion."  # holds at purchasing power parity only


@pytest.fixture
def texts(folder: Path) -> Path:
    for name, text in {"wrong": WRONG, "warned": WARNED, "true": TRUE, "odd": ODD}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


CODES = [
    (("wrong.txt",), 1),
    (("warned.txt",), 0),
    (("true.txt",), 0),
    (("odd.txt",), 0),
    (("wrong.txt", "--fail-on", "never"), 0),
    (("warned.txt", "--fail-on", "warning"), 1),
    (("warned.txt", "--fail-on", "info"), 1),
    (("odd.txt", "--fail-on", "warning"), 0),
    (("odd.txt", "--fail-on", "info"), 1),
    (("true.txt", "--fail-on", "info"), 0),
    (("true.txt", "wrong.txt"), 1),
    (("wrong.txt", "--ignore", "value-against-reference"), 0),
    (("wrong.txt", "--select", "weekday"), 0),
    (("wrong.txt", "--min-confidence", "0.99"), 0),
    ((".",), 1),
]


@pytest.mark.parametrize(("words", "code"), CODES)
def test_the_exit_code_says_whether_there_are_findings(
    texts: Path, run: Run, words: tuple[str, ...], code: int
) -> None:
    ran = run("check", *words, "--as-of", "2016-12-05")
    assert (ran.code, ran.err) == (code, "")


def test_a_folder_is_searched_for_texts(texts: Path, run: Run) -> None:
    (texts / "deep").mkdir()
    (texts / "deep" / "note.md").write_text(WRONG)
    (texts / "deep" / "data.csv").write_text(WRONG)
    reports = json.loads(run("check", ".", "--format", "json").out)
    assert [Path(one["document"]["path"]).name for one in reports] == [
        "note.md", "odd.txt", "true.txt", "warned.txt", "wrong.txt",
    ]  # fmt: skip


def test_standard_input_is_a_text(run: Run) -> None:
    ran = run("check", "-", "--as-of", "2016-12-05", stdin=WRONG.encode())
    assert ran.code == 1
    assert ran.out.startswith("<stdin>:1:")
    named = run("check", "-", "--stdin-filename", "draft.md", stdin=WRONG.encode())
    assert named.out.startswith("draft.md:1:")


def test_empty_standard_input_is_an_error(run: Run) -> None:
    ran = run("check", "-")
    assert ran.code == 2
    assert "<stdin>: the file is empty" in ran.err


def test_formats_go_to_files_beside_standard_output(texts: Path, run: Run) -> None:
    ran = run("check", "wrong.txt", "--format", "text", "--format", "json=out/report.json",
              "--format", "html=out/report.html", "--format", "sarif=out/report.sarif")  # fmt: skip
    assert ran.code == 1
    assert "contradicted" in ran.out
    assert json.loads((texts / "out" / "report.json").read_text())["findings"]
    assert json.loads((texts / "out" / "report.sarif").read_text())["runs"]
    assert (texts / "out" / "report.html").read_text().startswith("<!")


def test_no_colour_in_a_pipe_or_with_no_color(texts: Path, process: Run) -> None:
    assert "\x1b" not in process("check", "wrong.txt").out
    assert "\x1b" not in process("check", "wrong.txt", NO_COLOR="1").out


def test_the_same_text_gives_the_same_bytes_in_two_processes(texts: Path, process: Run) -> None:
    words = ("check", ".", "--as-of", "2016-12-05", "--format", "json")
    first = process(*words, PYTHONHASHSEED="1")
    second = process(*words, PYTHONHASHSEED="2")
    assert first.out
    assert first == second


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
def test_a_reader_that_goes_away_is_no_error(texts: Path) -> None:
    (texts / "long.txt").write_text("\n\n".join([WRONG] * 200))
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "long.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(1)
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 1  # what was found still counts


@pytest.mark.skipif(os.name != "posix", reason="pipes of a POSIX shell")
@pytest.mark.parametrize("words", [("rules",), ("claims", "wrong.txt"), ("config",), ("man",)])
def test_answers_to_a_reader_that_has_gone_are_no_error(texts: Path, words: Sequence[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "factcheck", *words]
    with open(writing, "wb") as nobody:
        ran = subprocess.run(command, stdout=nobody, stderr=subprocess.PIPE, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("--version",), ()])
def test_help_is_given(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert "Usage" in ran.out + ran.err or "factcheck" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rules",), "value-against-reference"),
        (("explain", "weekday"), "Speaks on:"),
        (("rules", "test"), "0 failed"),
        (("doctor",), "rules: "),
        (("schema",), "factcheck-report"),
        (("claims", "wrong.txt"), "Kazakhstan"),
        (("claims", "wrong.txt", "--json"), '"measure": "gdp"'),
    ],
)
def test_the_other_commands_answer(
    texts: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run(*words)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out


def test_an_old_text_is_judged_by_what_its_authors_could_know(texts: Path, run: Run) -> None:
    words = ("check", "wrong.txt", "--as-of", "2016-12-05", "--format", "json")
    now = json.loads(run(*words).out)
    assert now["fact_base"]["as_known"] is None
    assert now["claims"][0]["verdict"] == "contradicted"
    then = json.loads(run(*words, "--as-known", "1999-01-01").out)
    assert then["fact_base"]["as_known"] == "1999-01-01"
    assert then["claims"][0]["verdict"] == "unverified"
    assert "published by 1999-01-01" in then["claims"][0]["reason"]
    (texts / "factcheck.toml").write_text("as-known = 1999-01-01")
    assert run("check", "wrong.txt", "--as-of", "2016-12-05").code == 0
    assert "as known on 1999-01-01" in run("check", "wrong.txt", "--as-of", "2016-12-05").out


def test_facts_of_a_project_come_first_and_are_told_apart(texts: Path, run: Run) -> None:
    (texts / "desk.yaml").write_text(
        """
        pack: desk
        version: "1"
        licence: internal
        sources: {survey: {title: The desk's survey, url: "https://desk.example/survey"}}
        facts:
          - {subject: KAZ, measure: population, unit: person, period: "2015",
             value: 12000000, source: survey}
        """
    )
    (texts / "factcheck.toml").write_text("facts = ['desk.yaml']")
    (texts / "people.txt").write_text("In 2015, the population of Kazakhstan was 5 million.")
    words = ("check", "people.txt", "--as-of", "2016-12-05", "--fail-on", "never")
    ran = run(*words, "--format", "json")
    (finding,) = (one for one in json.loads(ran.out)["findings"] if one["kind"] == "reference")
    own = [one for one in finding["evidence"] if one["own_pack"]]
    assert [(one["own_pack"], one["source"]) for one in own] == [("desk", "The desk's survey")]
    packs = {pack["name"]: pack["own"] for pack in json.loads(ran.out)["fact_base"]["packs"]}
    assert (packs["desk"], packs["world-bank-wdi"]) == (True, False)
    assert "own pack desk" in run(*words).out
