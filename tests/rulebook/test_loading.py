"""Rule files: what a good one gives, and how the user's own rules join ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.model.findings import Severity, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.loading import kind_names, kind_of, load_rules, parameters, params_model

RULE = """
id: weekday
kind: weekday
title: Our own words
since: "1.0"
severity: error
why: Because we say so.
messages: {contradicted: "$day was a $right, $$5 and $unknown"}
params: {words: claims/weekdays}
references: [A calendar]
tests:
  fail: ["It met on Tuesday, 5 December 2016.", {text: "One more.", as_of: "2016-12-05"}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "weekday.yaml").write_text(RULE, encoding="utf-8")
    return tmp_path


def test_a_rule_of_the_user_replaces_ours(own: Path) -> None:
    ours, theirs = load_rules(), load_rules([own])
    assert [one.id for one in ours] == [one.id for one in theirs]
    (rule,) = [one for one in theirs if one.id == "weekday"]
    assert (rule.title, rule.severity, rule.since) == ("Our own words", Severity.ERROR, "1.0")
    assert rule.references == ("A calendar",)
    assert [(one.text, one.as_of) for one in rule.tests["fail"]] == [
        ("It met on Tuesday, 5 December 2016.", None),
        ("One more.", "2016-12-05"),
    ]
    assert parameters(rule).words == "claims/weekdays"


def test_one_file_can_be_named_too(own: Path) -> None:
    (rule,) = [one for one in load_rules([own / "weekday.yaml"]) if one.id == "weekday"]
    assert rule.path == str(own / "weekday.yaml")


def test_a_message_fills_in_its_words_and_leaves_others(own: Path) -> None:
    (rule,) = [one for one in load_rules([own]) if one.id == "weekday"]
    text = rule.message("contradicted", day="2016-12-05", right="Monday")
    assert text == "2016-12-05 was a Monday, $5 and $unknown"


def test_an_outcome_has_the_rule_s_severity_unless_another_is_given(own: Path) -> None:
    (rule,) = [one for one in load_rules([own]) if one.id == "weekday"]
    plain = rule.outcome(Verdict.CONTRADICTED, Span(0, 1))
    assert (plain.rule, plain.kind, plain.severity) == ("weekday", "weekday", Severity.ERROR)
    mild = rule.outcome(Verdict.CONTRADICTED, Span(0, 1), severity=Severity.INFO)
    assert mild.severity is Severity.INFO


@pytest.mark.parametrize("id", ["../weekday", "Weekday", "week day", "''"])
def test_an_id_can_stand_in_names_of_files_and_reports(own: Path, id: str) -> None:
    (own / "weekday.yaml").write_text(RULE.replace("id: weekday", f"id: {id}"), encoding="utf-8")
    with pytest.raises(UserError, match=r"weekday\.yaml: .* is no id of a rule"):
        load_rules([own])


def test_unknown_parameters_are_refused(own: Path) -> None:
    (own / "weekday.yaml").write_text(RULE.replace("words:", "colour:"), encoding="utf-8")
    (rule,) = [one for one in load_rules([own]) if one.id == "weekday"]
    with pytest.raises(UserError, match="params of rule 'weekday'"):
        parameters(rule)


@pytest.mark.parametrize("name", kind_names())
def test_every_kind_has_parameters_with_defaults_and_a_check(name: str) -> None:
    model = params_model(name)
    assert model.__struct_config__.forbid_unknown_fields
    model()
    assert callable(kind_of(name).check)
    assert model.__doc__
