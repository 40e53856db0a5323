"""The files for CI services and pre-commit: valid, and their shell steps do what they say."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WRONG = "In 2015, the GDP of Kazakhstan was $184 million.\n"
WARNED = "The council met on Tuesday, 5 December 2016.\n"

SCHEMAS = [
    ("vendor.github-actions", "action.yml", ()),
    ("vendor.github-workflows", "docs/ci/github-workflow.yml", ()),
    ("vendor.gitlab-ci", "docs/ci/gitlab-template.yml", ("--data-transform", "gitlab-ci")),
]


@pytest.mark.parametrize(("schema", "file", "options"), SCHEMAS, ids=[one[1] for one in SCHEMAS])
def test_the_file_is_valid(schema: str, file: str, options: tuple[str, ...]) -> None:
    """Held against the schemas that check-jsonschema ships."""
    pytest.importorskip("check_jsonschema")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, file],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def steps() -> dict[str, Any]:
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    return {step["name"]: step for step in action["runs"]["steps"]}


def test_no_input_is_pasted_into_a_script() -> None:
    for step in steps().values():
        assert "${{" not in step["run"]


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """A folder that looks like a runner's, with this factcheck installed where the action does."""
    program = tmp_path / "temp" / "factcheck-venv" / "bin" / "factcheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m factcheck "$@"\n')
    program.chmod(0o755)
    (tmp_path / "factcheck.toml").touch()
    return tmp_path


def run_step(folder: Path, name: str, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the shell of a step as a runner does, with the inputs' defaults where none are given."""
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    given = {key: one.get("default", "") for key, one in action["inputs"].items()}
    given |= {key.replace("_", "-"): value for key, value in inputs.items()}
    env = {**os.environ, "RUNNER_TEMP": str(folder / "temp")}
    for variable, value in steps()[name]["env"].items():
        key = value.removeprefix("${{ inputs.").removesuffix(" }}")
        env[variable] = given.get(key, str(ROOT))
    for variable in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        env[variable] = str(folder / variable)
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps()[name]["run"]],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_reports_and_fails(runner: Path) -> None:
    (runner / "a text.md").write_text(WRONG)
    (runner / "b.md").write_text("It rains.\n")
    ran = run_step(runner, "Check", paths="a text.md\nb.md\n", as_of="2016-12-05")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("::error file=a text.md,line=1")
    assert json.loads((runner / "factcheck.sarif").read_text())["runs"][0]["results"]
    assert "1 contradiction" in (runner / "GITHUB_STEP_SUMMARY").read_text()
    assert (runner / "GITHUB_OUTPUT").read_text() == "sarif=factcheck.sarif\nexit-code=1\n"


def test_the_action_passes_its_inputs_on(runner: Path) -> None:
    (runner / "a.md").write_text(WARNED)
    assert run_step(runner, "Check", paths="a.md").returncode == 0
    ran = run_step(runner, "Check", paths="a.md", fail_on="warning", summary="false")
    assert ran.returncode == 1
    missing = run_step(runner, "Check", paths="a.md", baseline="none.json")
    assert missing.returncode == 2
    assert "none.json: no such file" in missing.stderr


def test_inputs_are_words_and_no_commands(runner: Path) -> None:
    (runner / "a.md").write_text("It rains.\n")
    ran = run_step(runner, "Check", paths="a.md", as_of='$(touch hacked)"; touch hacked #')
    assert ran.returncode == 2
    assert not (runner / "hacked").exists()


def test_the_action_installs_itself_with_the_documents(
    runner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = runner / "bin" / "python3"
    python.parent.mkdir()
    made = runner / "temp" / "factcheck-venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\necho "$@" >> {runner}/calls\n[ -e {made} ] || cp "$0" {made}\n')
    python.chmod(0o755)
    monkeypatch.setenv("PATH", f"{python.parent}:{os.environ['PATH']}")
    ran = run_step(runner, "Install factcheck")
    assert ran.returncode == 0, ran.stderr
    assert (runner / "calls").read_text().splitlines() == [
        f"-m venv {runner}/temp/factcheck-venv",
        f"-m pip install --quiet {ROOT}[documents]",
    ]


def test_the_gitlab_job_reports_and_fails(runner: Path) -> None:
    template = yaml.safe_load((ROOT / "docs/ci/gitlab-template.yml").read_text())
    (runner / "texts").mkdir()
    (runner / "texts" / "a.md").write_text(WRONG)
    bin_folder = runner / "temp" / "factcheck-venv" / "bin"
    env = {**os.environ, **template["variables"], "PATH": f"{bin_folder}:{os.environ['PATH']}"}
    env |= {"FACTCHECK_PATHS": "texts", "FACTCHECK_OPTIONS": "--as-of 2016-12-05"}
    [script] = template["factcheck"]["script"]
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=runner, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1, ran.stderr
    reports = template["factcheck"]["artifacts"]["reports"]
    issues = json.loads((runner / reports["codequality"]).read_text())
    assert issues[0]["location"]["path"] == "texts/a.md"
    assert "<testsuites" in (runner / reports["junit"]).read_text()


def test_the_hooks_are_read_by_pre_commit() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    hooks = clientlib.load_manifest(str(ROOT / ".pre-commit-hooks.yaml"))
    assert [hook["id"] for hook in hooks] == ["factcheck", "factcheck-documents"]


def test_the_hooks_entry_checks_the_files_that_it_is_given(runner: Path) -> None:
    (runner / "a.md").write_text(WRONG)
    (runner / "b.md").write_text("It rains.\n")
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        program, *words = shlex.split(hook["entry"])
        assert program == "factcheck"
        ran = subprocess.run(
            [sys.executable, "-m", "factcheck", *words, "a.md", "b.md"],
            cwd=runner, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ran.returncode == 1
        assert "a.md:1:" in ran.stdout
        assert "b.md" not in ran.stdout  # quiet
