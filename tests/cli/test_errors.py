"""Errors of the user: one clear line that names the file and place, exit code 2, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

FILES: dict[str, bytes] = {
    "good.txt": b"It rains.",
    "empty.txt": b"",
    "spaces.txt": b" \n\n ",
    "binary.txt": b"\x00\x01\x02\xff\xfe",
    "image.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR",
    "utf16.txt": b"\xff\xfe\x00\xd8",
    "garbled.txt": b"caf\xe9 \x81\x8d\x8f in Paris\n",
    "rules/broken.yaml": b"id: [",
    "no-kind/rule.yaml": b"id: x\n",
    "a-list/rule.yaml": b"- a\n",
    "bad-kind/rule.yaml": b"{id: x, kind: nope, title: T, since: '1', severity: error, why: w, "
    b"messages: {}}",
    "bad-severity/rule.yaml": b"{id: x, kind: weekday, title: T, since: '1', severity: fatal, "
    b"why: w, messages: {}}",
    "bad-key/rule.yaml": b"{id: x, kind: weekday, title: T, since: '1', severity: error, why: w, "
    b"messages: {}, colour: red}",
    "bad-params/rule.yaml": b"{id: x, kind: weekday, title: T, since: '1', severity: error, "
    b"why: w, messages: {}, params: {nope: 1}}",
    "twice/a.yaml": b"{id: x, kind: weekday, title: T, since: '1', severity: error, why: w, "
    b"messages: {}}",
    "twice/b.yaml": b"{id: x, kind: weekday, title: T, since: '1', severity: error, why: w, "
    b"messages: {}}",
    "deep/rule.yaml": b"[" * 100_000,
    "control/rule.yaml": b"{id: x, kind: \"\\e[31mred\", title: T, since: '1', severity: error, "
    b"why: w, messages: {}}",
    "other.json": b'{"schema": "other"}',
    "broken-pack.yaml": b"pack: [",
    "no-pack.yaml": b"hello: 1\n",
    "bad.toml": b"fail_on = [",
    "unknown.toml": b"colour = 1\n",
    "typo.toml": b"selct = ['weekday']\n",
    "wrong.toml": b"fail_on = 'sometimes'\n",
    "list.toml": b"rules = 5\n",
    "confidence.toml": b"min_confidence = 3\n",
    "latin.toml": b"\xff = 1\n",
}

ERRORS = [
    (("check",), "no input"),
    (("check", "missing.txt"), "missing.txt: no such file"),
    (("check", "void"), "void: no texts"),
    (("check", "empty.txt"), "empty.txt: the file is empty"),
    (("check", "spaces.txt"), "spaces.txt: "),
    (("check", "binary.txt"), "binary.txt: a binary file"),
    (("check", "image.txt"), "image.txt: "),
    (("check", "utf16.txt"), "utf16.txt: "),
    (("check", "garbled.txt"), "garbled.txt: the encoding cannot be told"),
    (("check", "good.txt", "--format", "pdf"), "no format 'pdf'"),
    (("check", "good.txt", "--format", "json", "--format", "text"), "only one format"),
    (("check", "good.txt", "--format", "json=good.txt/x.json"), "cannot be written"),
    (("check", "good.txt", "--format", "html="), "'html=' names no file"),
    (("check", "good.txt", "--format", "json=good.txt"), "good.txt: a report must not be written"),
    (("check", "good.txt", "--format", "json=./good.txt"), "a report must not be written over"),
    (("check", "good.txt", "--format", "json=a", "--format", "csv=a"), "a: two formats cannot go"),
    (("check", ""), "is given an empty name"),
    (("check", "good.txt", "--baseline", ""), "'--baseline' is given an empty name"),
    (("check", "good.txt", "--as-of", "2016-13-01"), "'2016-13-01' is no date"),
    (("check", "good.txt", "--as-of", ""), "'' is no date"),
    (("check", "good.txt", "--rules", "nowhere"), "nowhere: no such rules folder"),
    (("check", "good.txt", "--rules", "rules"), "broken.yaml:2: not valid YAML"),
    (("check", "good.txt", "--rules", "no-kind"), "rule.yaml: a rule needs 'kind'"),
    (("check", "good.txt", "--rules", "a-list"), "rule.yaml:1: a rule file must be a mapping"),
    (("check", "good.txt", "--rules", "bad-kind"), "no kind 'nope'"),
    (("check", "good.txt", "--rules", "bad-severity"), "no severity 'fatal'"),
    (("check", "good.txt", "--rules", "bad-key"), "unknown key 'colour'"),
    (("check", "good.txt", "--rules", "bad-params"), "params of rule 'x'"),
    (("check", "good.txt", "--rules", "twice"), "rule 'x' is also in"),
    (("check", "good.txt", "--facts", "nowhere.yaml"), "nowhere.yaml: there is no such pack"),
    (("check", "good.txt", "--facts", "broken-pack.yaml"), "broken-pack.yaml:"),
    (("check", "good.txt", "--facts", "no-pack.yaml"), "no-pack.yaml"),
    (("check", "good.txt", "--select", "nope"), "no rule 'nope'"),
    (("check", "good.txt", "--ignore", "nope"), "no rule 'nope'"),
    (("check", "good.txt", "--min-confidence", "3"), "--min-confidence"),
    (("check", "good.txt", "--fail-on", "sometimes"), "--fail-on"),
    (("check", "good.txt", "--bogus"), "--bogus"),
    (("check", "good.txt", "--config", "nowhere.toml"), "nowhere.toml: there is no such file"),
    (("check", "good.txt", "--config", "bad.toml"), "bad.toml: not valid TOML"),
    (("check", "good.txt", "--config", "unknown.toml"), "unknown key 'colour'"),
    (("check", "good.txt", "--config", "typo.toml"), "did you mean 'select'?"),
    (("check", "good.txt", "--config", "wrong.toml"), "'fail_on' is one of"),
    (("check", "good.txt", "--config", "list.toml"), "'rules' must be a list"),
    (("check", "good.txt", "--config", "confidence.toml"), "'min_confidence' is a number"),
    (("check", "good.txt", "--config", "latin.toml"), "latin.toml: not valid TOML"),
    (("check", "good.txt", "--config", "unknown.toml"), "unknown.toml:1: unknown key"),
    (("check", "good.txt", "--rules", "deep"), "nest"),
    (("check", "good.txt", "--baseline", "other.json"), "other.json: not a baseline: schema: "),
    (("watch", "missing.txt"), "missing.txt: no such file or folder"),
    (("eval", "."), ".: no *.gold.yaml in this folder"),
    (("eval", "nowhere"), "nowhere: no such folder"),
    (("chek",), "no command 'chek'; did you mean 'check'?"),
    (("claims", "missing.txt"), "missing.txt: no such file"),
    (("claims", "void"), "void: "),
    (("claims", "empty.txt"), "empty.txt: the file is empty"),
    (("claims", "good.txt", "--as-of", "never"), "'never' is no date"),
    (("explain", "nope"), "no rule 'nope'"),
    (("explain", "weekdy"), "did you mean 'weekday'?"),
    (("rules", "test", "--rules", "nowhere"), "nowhere: no such rules folder"),
    (("nope",), "nope"),
]  # fmt: skip


@pytest.fixture
def files(folder: Path) -> Path:
    (folder / "void").mkdir()
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.mark.parametrize(("words", "said"), ERRORS, ids=lambda value: " ".join(value)[-40:])
def test_an_error_is_told_in_one_line_and_ends_with_2(
    files: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    usage = ran.err.startswith("Usage")
    assert usage or len(ran.err.strip().splitlines()) == 1
    assert ran.out == ""


SHAPELESS = {
    "id-list": b"{id: [a], kind: weekday, title: T, since: '1', severity: error, why: w, "
    b"messages: {}}",
    "why-number": b"{id: x, kind: weekday, title: T, since: '1', severity: error, why: 5, "
    b"messages: {}}",
    "example-key": b"{id: x, kind: weekday, title: T, since: '1', severity: error, why: w, "
    b"messages: {}, tests: {fail: [{txt: a}]}}",
}


@pytest.mark.parametrize("name", SHAPELESS)
def test_a_rule_of_the_wrong_shape_is_told_with_its_file(folder: Path, run: Run, name: str) -> None:
    (folder / "own").mkdir()
    (folder / "own" / "rule.yaml").write_bytes(SHAPELESS[name])
    (folder / "good.txt").write_text("It rains.")
    ran = run("check", "good.txt", "--rules", "own")
    assert ran.code == 2
    assert "rule.yaml" in ran.err
    assert "internal error" not in ran.err


def test_one_bad_file_does_not_hide_the_others(files: Path, run: Run) -> None:
    ran = run("check", "good.txt", "missing.txt", "empty.txt")
    assert ran.code == 2
    assert "good.txt" in ran.out
    assert "missing.txt: no such file" in ran.err
    assert "empty.txt: the file is empty" in ran.err


def test_a_link_that_leads_to_itself_is_told(files: Path, run: Run) -> None:
    (files / "loop.txt").symlink_to("loop.txt")
    ran = run("check", "loop.txt")
    assert ran.code == 2
    assert "loop.txt: a link that leads back to itself" in ran.err


def test_settings_above_the_text_are_found_and_checked(files: Path, run: Run) -> None:
    (files / "factcheck.toml").write_text("colour = 1\n")
    ran = run("check", "good.txt")
    assert ran.code == 2
    assert "factcheck.toml:1: unknown key 'colour'" in ran.err


def test_a_rule_that_crashes_is_reported_and_the_others_still_run(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise KeyError("month")

    monkeypatch.setattr("factcheck.rulebook.kinds.weekday.check", crash)
    (folder / "a.txt").write_text(
        "On Tuesday, 5 December 2016, it said that the capital of Australia is Sydney."
    )
    ran = run("check", "a.txt", "--format", "json")
    assert ran.code == 2
    assert "rule weekday crashed: KeyError: 'month'" in ran.err
    report = json.loads(ran.out)
    assert [one["rule"] for one in report["rule_failures"]] == ["weekday"]
    assert [one["rule"] for one in report["findings"]] == ["geography"]


@pytest.fixture
def shut(folder: Path) -> Iterator[Path]:
    """A folder with a text, a text that may not be read, and a folder that may not be entered."""
    texts = folder / "texts"
    (texts / "closed").mkdir(parents=True)
    for name in ("open.txt", "secret.txt", "closed/hidden.txt"):
        (texts / name).write_text("It rains.")
    places = (texts / "secret.txt", texts / "closed")
    for place in places:
        place.chmod(0)
    if os.access(places[0], os.R_OK):
        pytest.skip("this user may read everything")
    yield texts
    for place in places:
        place.chmod(0o700)


SHUT = ["texts/closed: cannot be read: permission denied",
        "texts/secret.txt: cannot be read: permission denied"]  # fmt: skip


def test_what_may_not_be_read_is_told_and_does_not_stop_the_rest(shut: Path, process: Run) -> None:
    for paths in (("texts",), ("texts/open.txt", "texts/secret.txt", "texts/closed")):
        ran = process("check", *paths)
        assert ran.code == 2
        assert "texts/open.txt: " in ran.out
        assert sorted(ran.err.splitlines()) == [f"factcheck: {line}" for line in SHUT]
    alone = process("check", "texts/secret.txt")
    assert (alone.code, alone.out, alone.err) == (2, "", f"factcheck: {SHUT[1]}\n")


def test_an_error_cannot_command_the_terminal(files: Path, run: Run) -> None:
    for words in [("good.txt", "--rules", "control"), ("\x1b[31mred\x1b]0;title\x07.txt",)]:
        ran = run("check", *words)
        assert ran.code == 2
        assert "red" in ran.err
        assert not {"\x1b", "\x07"} & set(ran.err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    "words", [("check", "good.txt"), ("rules",), ("schema",), ("--help",), ("claims", "good.txt")]
)
def test_a_full_disk_is_told(files: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "factcheck: standard output: No space left on device\n"


@pytest.mark.skipif(os.name != "posix", reason="closed as a POSIX shell does it")
def test_closed_streams_are_no_defect(files: Path) -> None:
    command = f"'{sys.executable}' -m factcheck check"
    lines = {" - <&-": 2, " good.txt >&-": 0, " good.txt 2>&-": 0, " missing.txt 2>&-": 2}
    for line, code in ((f"{command}{words}", code) for words, code in lines.items()):
        done = subprocess.run(line, shell=True, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S602
        assert (done.returncode, "internal" in done.stderr) == (code, False), done.stderr
