"""Scoring: what counts as right, spurious and missed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from factcheck.checking.api import Checker
from factcheck.cli.evaluate import eval_command
from factcheck.evaluating.evaluation import Evaluation, evaluate
from factcheck.evaluating.scoring import Score

TEXT = (
    "In 2015, the GDP of Kazakhstan was $184 million. The council met on Tuesday, 5 December 2016."
)

HEAD = 'as_of: "2016-12-20"\nkind: note\n'

MENTIONS = """\
mentions:
- {time: "2015"}
- {entity: Kazakhstan}
- {quantity: $184 million, number: 184e6, unit: USD}
- {time: "Tuesday, 5 December 2016", edtf: "2016-12-05"}
claims:
- {quote: GDP of Kazakhstan was $184 million,
  subject: Kazakhstan, measure: gdp, verdict: contradicted}
"""

FINDINGS = """\
findings:
- {quote: $184 million, rule: value-against-reference, verdict: contradicted, severity: error,
  tells: billion}
- {quote: "Tuesday, 5 December 2016", rule: weekday, verdict: contradicted, severity: warning,
  tells: Monday}
"""

FLAWED = HEAD + "wholly_true: false\n" + MENTIONS + FINDINGS


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker.load()


@pytest.fixture
def run(tmp_path: Path, checker: Checker):
    def evaluated(gold: str, text: str = TEXT) -> Evaluation:
        (tmp_path / "note.txt").write_text(text)
        (tmp_path / "note.gold.yaml").write_text(gold)
        return evaluate(tmp_path, checker)

    return evaluated


def test_all_is_right(run) -> None:
    result = run(FLAWED)
    assert result.passed
    rights = {stage: score.right for stage, score in result.total.items()}
    assert rights == {
        "quantities": 1,
        "times": 2,
        "entities": 1,
        "claims": 1,
        "verdicts": 1,
        "findings": 2,
        "rule value-against-reference": 1,
        "rule weekday": 1,
    }
    assert all(score.precision == score.recall == 1 for score in result.total.values())


def test_a_finding_on_a_true_text_is_spurious(run) -> None:
    result = run(HEAD + "wholly_true: true\n" + MENTIONS)
    assert not result.passed
    assert result.total["findings"].precision == 0
    assert len(result.total["rule weekday"].spurious) == 1


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("tells: Monday", "tells: Thursday"),
        ("rule: weekday", "rule: event-date"),
        ("verdict: contradicted, severity: warning", "verdict: inconsistent, severity: warning"),
        ("verdict: contradicted, severity: warning", "verdict: contradicted, severity: error"),
    ],
)
def test_a_planted_error_needs_its_rule_verdict_and_explanation(
    run, was: str, becomes: str
) -> None:
    result = run(FLAWED.replace(was, becomes))
    assert not result.passed
    assert len(result.total["findings"].missed) == 1


def test_a_more_severe_finding_is_right(run) -> None:
    assert run(FLAWED.replace("severity: error", "severity: info")).passed


@pytest.mark.parametrize(
    ("stage", "was", "becomes"),
    [
        ("quantities", "number: 184e6", "number: 184e9"),
        ("quantities", "unit: USD", "unit: EUR"),
        ("times", 'edtf: "2016-12-05"', 'edtf: "2016-12-06"'),
        ("entities", "{entity: Kazakhstan}", "{entity: Kazakhstan, id: Uzbekistan}"),
        ("claims", "measure: gdp", "measure: population"),
        ("claims", "subject: Kazakhstan", "subject: Uzbekistan"),
    ],
)
def test_another_value_is_missed_and_spurious(run, stage: str, was: str, becomes: str) -> None:
    score = run(FLAWED.replace(was, becomes)).total[stage]
    assert len(score.missed) == len(score.spurious) == 1


def test_a_wrong_verdict_lowers_precision_of_verdicts_only(run) -> None:
    result = run(
        FLAWED.replace("measure: gdp, verdict: contradicted", "measure: gdp, verdict: supported")
    )
    assert result.total["claims"].precision == 1
    assert result.total["verdicts"].precision == 0


def test_the_head_of_a_counted_noun_is_enough(run) -> None:
    gold = (
        HEAD
        + "wholly_true: true\nmentions:\n- {quantity: 46, number: 46, unit: goods freight car}\n"
    )
    assert run(gold, "A train of 46 freight cars arrived.").total["quantities"].right == 1


def test_shares_without_anything_said_or_wanted() -> None:
    assert Score().precision is None
    assert Score().recall is None


def test_the_command_prints_the_table_and_the_misses(run, tmp_path: Path) -> None:
    run(FLAWED.replace("tells: Monday", "tells: Thursday"))
    outcome = CliRunner().invoke(eval_command, [str(tmp_path), "--misses"], standalone_mode=False)
    assert outcome.return_value == 1
    assert "1 texts, 17 words" in outcome.output
    assert "missed    note.txt: “Tuesday, 5 December 2016”: contradicted, warning" in outcome.output
    run(FLAWED)
    outcome = CliRunner().invoke(eval_command, [str(tmp_path)], standalone_mode=False)
    assert outcome.return_value == 0
