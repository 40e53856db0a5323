"""`factcheck rules`, `explain` and `new-rule`: what is checked, and rules of a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.rulebook.loading import kind_names, load_rules, parameters
from tests.cli.conftest import Run

STYLE = """
id: our-spelling
kind: house_style
title: The house writes another form
since: "1.0"
severity: warning
params: {prefer: {adviser: [advisor]}}
messages: {inconsistent: "Write $preferred, not $printed."}
why: One spelling throughout.
tests:
  fail: ["The advisor left."]
  pass: ["The adviser left."]
"""


def test_every_rule_is_listed_with_its_severity_status_and_kind(run: Run) -> None:
    lines = run("rules").out.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in load_rules()]
    (line,) = [line for line in lines if line.startswith("impossible-date ")]
    assert line.split()[1:4] == ["error", "stable", "impossible_date"]


def test_every_kind_is_listed_with_what_it_checks(run: Run) -> None:
    lines = run("rules", "--kinds").out.splitlines()
    assert [line.split()[0] for line in lines] == list(kind_names())
    assert all(len(line.split()) > 3 for line in lines)


def test_a_rule_is_explained_with_its_examples(run: Run) -> None:
    out = run("explain", "backward-range").out
    assert out.startswith("backward-range: A range of dates runs backwards\n")
    assert "kind range_order, severity error" in out
    assert "Speaks on:\n  - The road was built from May 2015 to March 2015." in out
    assert "Is silent on:" in out


@pytest.mark.parametrize("kind", kind_names())
def test_a_skeleton_of_any_kind_is_a_rule_that_loads(run: Run, folder: Path, kind: str) -> None:
    assert run("new-rule", "our-own", "--kind", kind, "--folder", "ours").code == 0
    (rule,) = [one for one in load_rules([folder / "ours"]) if one.id == "our-own"]
    assert rule.kind == kind
    assert rule.status == "preview"
    parameters(rule)
    assert set(rule.tests) == {"pass", "fail"}


def test_a_skeleton_does_not_overwrite(run: Run, folder: Path) -> None:
    run("new-rule", "our-own", "--kind", "weekday")
    (folder / "rules" / "our-own.yaml").write_text("kept", encoding="utf-8")
    again = run("new-rule", "our-own", "--kind", "weekday")
    assert (again.code, (folder / "rules" / "our-own.yaml").read_text()) == (2, "kept")
    assert "there is such a rule already" in again.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("Our Rule", "--kind", "weekday"), "no id of a rule"),
        (("our-rule", "--kind", "week-day"), "did you mean weekday?"),
        (("our-rule", "--kind", "nonsense"), "no kind 'nonsense'"),
    ],
)
def test_what_cannot_be_written_is_said(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("new-rule", *words)
    assert ran.code == 2
    assert said in ran.err


def test_a_pack_of_the_user_is_run_and_tested_with_ours(run: Run, folder: Path) -> None:
    (folder / "ours").mkdir()
    (folder / "ours" / "our-spelling.yaml").write_text(STYLE, encoding="utf-8")
    (folder / "draft.txt").write_text("The advisor left.\n", encoding="utf-8")
    assert "our-spelling" in run("rules", "--rules", "ours").out
    checked = run("check", "draft.txt", "--rules", "ours", "--fail-on", "warning")
    assert checked.code == 1
    assert "Write adviser, not advisor." in checked.out


def test_a_rule_that_lacks_a_message_is_told_with_its_file(run: Run, folder: Path) -> None:
    (folder / "ours.yaml").write_text(
        STYLE.replace("{inconsistent: ", "{other: "), encoding="utf-8"
    )
    (folder / "draft.txt").write_text("The advisor left.\n", encoding="utf-8")
    ran = run("check", "draft.txt", "--rules", "ours.yaml")
    assert ran.code == 2
    assert "needs a message 'inconsistent'" in ran.err
    assert "ours.yaml" in ran.err


def test_a_rule_among_shipped_ones_lies_beside_them(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "shipped" / "checks").mkdir(parents=True)
    monkeypatch.setattr("factcheck.rulebook.loading.rules_directory", lambda: folder / "shipped")
    assert run("new-rule", "our-own", "--kind", "weekday", "--folder", "shipped").code == 0
    assert "id: our-own" in (folder / "shipped" / "checks" / "our-own.yaml").read_text("utf-8")


@pytest.mark.parametrize("line", ["references: 3", "references: [3]", "references: {a: b}"])
def test_references_are_texts(run: Run, folder: Path, line: str) -> None:
    (folder / "ours").mkdir()
    (folder / "ours" / "our-spelling.yaml").write_text(f"{STYLE}{line}\n", encoding="utf-8")
    ran = run("explain", "our-spelling", "--rules", "ours")
    assert (ran.code, "'references' of a rule must be a list of texts" in ran.err) == (2, True)


def test_a_comment_of_a_skeleton_becomes_a_parameter(run: Run, folder: Path) -> None:
    run("new-rule", "our-own", "--kind", "house_style", "--folder", "ours")
    path = folder / "ours" / "our-own.yaml"
    text = path.read_text("utf-8").replace("# prefer: {}", "prefer: {adviser: [advisor]}")
    path.write_text(text, encoding="utf-8")
    (rule,) = [one for one in load_rules([folder / "ours"]) if one.id == "our-own"]
    assert rule.params == {"prefer": {"adviser": ["advisor"]}}
