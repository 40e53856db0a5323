from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from factcheck.model.report import Report
from factcheck.reporting.formats import render
from factcheck.reporting.json_report import report_schema
from jsonschema import Draft202012Validator, ValidationError
from tests.reporting.report_samples import sample

# The keys that the design fixes. More may be added, and none of these may be renamed or lost.
CONTRACT = {
    "Report": "schema tool document fact_base claims findings summary",
    "Tool": "name version",
    "DocumentPart": "path sha256 as_of as_of_source",
    "FactBasePart": "packs",
    "Pack": "name version vintage facts",
    "ClaimPart": "id quote start end line column end_line end_column modality verdict reason "
    "assertions",
    "AssertionPart": "subject measure value period qualifiers",
    "ValuePart": "text low high unit",
    "PeriodPart": "from to",
    "FindingPart": "rule kind verdict severity confidence message quote start end line column "
    "end_line end_column claims related readings derivation evidence suggestion fingerprint "
    "suppressed",
    "RelatedPart": "quote start end line column note",
    "ReadingPart": "scope basis period low high unit agrees",
    "StepPart": "step text",
    "EvidencePart": "fact value source url vintage",
    "SuggestionPart": "start end replacement",
    "Suppressed": "reason",
    "Summary": "claims checked supported ambiguous contradicted inconsistent unverified "
    "numbers_not_understood findings",
    "SeverityCounts": "error warning info",
}


def _validator() -> Draft202012Validator:
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_report_is_as_it_was(matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.json", render("json", [sample()]))


def test_reports_validate_against_the_published_schema() -> None:
    _validator().validate(json.loads(render("json", [sample()])))


def test_several_documents_make_an_array_of_reports() -> None:
    reports = json.loads(render("json", [sample(), sample()]))
    assert len(reports) == 2
    for report in reports:
        _validator().validate(report)


def test_a_report_can_be_read_back() -> None:
    one = sample()
    assert Report.model_validate_json(render("json", [one])) == one.report


@pytest.mark.parametrize(("part", "keys"), CONTRACT.items())
def test_the_schema_has_the_keys_of_the_contract(part: str, keys: str) -> None:
    schema = report_schema()
    properties = schema["properties"] if part == "Report" else schema["$defs"][part]["properties"]
    assert set(keys.split()) <= set(properties)


def test_the_verdicts_are_the_five_words() -> None:
    verdicts = report_schema()["$defs"]["Verdict"]["enum"]
    assert verdicts == ["supported", "contradicted", "inconsistent", "ambiguous", "unverified"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", "factcheck-report/2"),
        ("claims", None),
        ("summary", {}),
        ("document", {"path": 1}),
    ],
)
def test_the_schema_rejects_what_is_no_report(key: str, value: object) -> None:
    report = json.loads(render("json", [sample()]))
    report[key] = value
    with pytest.raises(ValidationError):
        _validator().validate(report)


def test_the_schema_requires_its_own_name() -> None:
    report = json.loads(render("json", [sample()]))
    del report["schema"]
    with pytest.raises(ValidationError):
        _validator().validate(report)


def test_the_schema_allows_keys_of_later_versions() -> None:
    report = json.loads(render("json", [sample()]))
    report["claims"][0]["added_later"] = True
    _validator().validate(report)


def test_the_command_prints_the_schema() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "factcheck", "schema"], capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == report_schema()
