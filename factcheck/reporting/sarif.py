"""SARIF 2.1.0, for code-scanning services and editors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from factcheck.model.findings import Severity
from factcheck.model.parts import plain
from factcheck.model.report import (
    Checked,
    ElsewherePart,
    FindingPart,
    NoticePart,
    Place,
    Report,
    RulePart,
    SuggestionPart,
    Unread,
)
from factcheck.reporting.lines import LineStarts
from factcheck.reporting.wording import place_words

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT = "factcheck/v1"
_GROUNDS = ("claims", "readings", "derivation", "evidence")


def render(checked: Sequence[Checked], unread: Sequence[Unread] = ()) -> str:
    """Return one SARIF log with one run over all the documents."""
    runs = [_run(checked, unread)] if checked else []
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(checked: Sequence[Checked], unread: Sequence[Unread]) -> dict[str, Any]:
    reports = [one.report for one in checked]
    rules = _rules(reports)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    places = {uri: number for number, uri in enumerate(dict.fromkeys(map(_address, reports)))}
    artifacts = [_Artifact(one, places) for one in checked]
    tool = reports[0].tool
    driver = {"name": tool.name, "version": tool.version, "rules": rules}
    return {
        "tool": {"driver": driver, "extensions": _packs(reports)},
        "invocations": [_invocation(reports, unread)],
        "artifacts": list({_address(report): _artifact(report) for report in reports}.values()),
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(artifact, finding, index)
            for artifact, report in zip(artifacts, reports, strict=True)
            for finding in report.findings
        ],
    }


class _Artifact:
    """A document as results point to it."""

    def __init__(self, checked: Checked, places: Mapping[str, int]) -> None:
        self.source = checked.source
        uri = _address(checked.report)
        self._location = {"uri": uri, "index": places[uri]}

    @property
    def location(self) -> dict[str, Any]:
        return dict(self._location)

    @cached_property
    def lines(self) -> LineStarts:
        return LineStarts(self.source)


def _rules(reports: Sequence[Report]) -> list[dict[str, Any]]:
    """The rules that ran, and those that findings name without any being listed."""
    known = {rule.id: _rule(rule) for report in reports for rule in report.rules}
    for report in reports:
        for finding in report.findings:
            known.setdefault(finding.rule, {"id": finding.rule})
    return list(known.values())


def _rule(rule: RulePart) -> dict[str, Any]:
    references = "".join(f"\n\nSee: {one}" for one in rule.references)
    return {
        "id": rule.id,
        "shortDescription": {"text": _sentence(rule.title)},
        "fullDescription": {"text": rule.why or _sentence(rule.title)},
        "help": {"text": f"{_sentence(rule.title)}\n\n{rule.why}{references}".strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"kind": rule.kind, "tags": ["facts", rule.kind]},
    }


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _packs(reports: Sequence[Report]) -> list[dict[str, Any]]:
    packs = {pack.name: pack for report in reports for pack in report.fact_base.packs}
    return [
        {
            "name": f"facts/{pack.name}",
            "version": pack.version,
            "contents": ["nonLocalizedData"],
            "properties": {"vintage": pack.vintage, "facts": pack.facts},
        }
        for pack in packs.values()
    ]


def _invocation(reports: Sequence[Report], unread: Sequence[Unread]) -> dict[str, Any]:
    failures = [failure for report in reports for failure in report.rule_failures]
    notices = [notice for report in reports for notice in report.notices]
    failed: list[dict[str, Any]] = [
        {
            "level": "error",
            "message": {"text": f"Rule {one.rule} crashed: {one.error}"},
            "associatedRule": {"id": one.rule},
        }
        for one in failures
    ]
    failed += [
        {
            "level": "error",
            "message": {"text": f"{one.path} was not checked: {one.reason}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.path)}}}],
        }
        for one in unread
    ]
    invocation: dict[str, Any] = {"executionSuccessful": not failed}
    if failed:
        invocation["toolExecutionNotifications"] = failed
    if notices:
        invocation["toolConfigurationNotifications"] = [_notification(one) for one in notices]
    return invocation


def _notification(notice: NoticePart) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(notice.path)}}
    if notice.line is not None:
        place["region"] = {"startLine": notice.line, "startColumn": notice.column or 1}
    return {
        "level": _LEVELS[notice.severity],
        "descriptor": {"id": notice.code},
        "message": {"text": notice.message},
        "locations": [{"physicalLocation": place}],
    }


def _artifact(report: Report) -> dict[str, Any]:
    document = report.document
    return {
        "location": {"uri": _address(report)},
        "encoding": document.encoding,
        "hashes": {"sha-256": document.sha256},
        "properties": {
            "asOf": document.as_of,
            "asOfSource": document.as_of_source,
            "summary": plain(report.summary),
        },
    }


def _address(report: Report) -> str:
    """A file's address: relative where the path is, so that services find it in a repository."""
    return _uri(report.document.path)


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _result(artifact: _Artifact, finding: FindingPart, rules: Mapping[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(artifact, finding)],
        "relatedLocations": _related(artifact, finding),
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "rank": round(finding.confidence * 100, 1),
        "suppressions": [],
        "properties": _properties(finding),
    }
    if finding.suppressed is not None:
        kind = "inSource" if finding.suppressed.by == "directive" else "external"
        result["suppressions"] = [{"kind": kind, "justification": finding.suppressed.reason}]
    if finding.suggestion is not None:
        result["fixes"] = [_fix(artifact, finding.suggestion)]
    return result


def _related(artifact: _Artifact, finding: FindingPart) -> list[dict[str, Any]]:
    """The other places of this text, then those of other texts of the run."""
    here = [(_location(artifact, one), one.note) for one in finding.related]
    there = [(_elsewhere(one), one.note) for one in finding.elsewhere]
    return [
        {**location, "id": number, "message": {"text": note}}
        for number, (location, note) in enumerate([*here, *there], 1)
    ]


def _elsewhere(place: ElsewherePart) -> dict[str, Any]:
    region = {**_region(place), "snippet": {"text": place.quote}}
    return _named(place, {"artifactLocation": {"uri": _uri(place.path)}, "region": region})


def _properties(finding: FindingPart) -> dict[str, Any]:
    return {
        "verdict": finding.verdict.value,
        "confidence": finding.confidence,
        **{name: part for name in _GROUNDS if (part := plain(getattr(finding, name)))},
    }


def _location(artifact: _Artifact, place: Place) -> dict[str, Any]:
    region = {**_region(place), "snippet": {"text": artifact.source[place.start : place.end]}}
    return _named(place, {"artifactLocation": artifact.location, "region": region})


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": place.start,
        "charLength": place.end - place.start,
    }


def _named(place: Place, physical: dict[str, Any]) -> dict[str, Any]:
    if place.location is None:
        return {"physicalLocation": physical}
    # Lines of a Word or PDF file are those of its text as read: say where a person finds it.
    named = {"name": place_words(place), "properties": plain(place.location)}
    return {"physicalLocation": physical, "logicalLocations": [named]}


def _fix(artifact: _Artifact, suggestion: SuggestionPart) -> dict[str, Any]:
    start_line, start_column = artifact.lines.position(suggestion.start)
    end_line, end_column = artifact.lines.position(suggestion.end)
    deleted = {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": suggestion.start,
        "charLength": suggestion.end - suggestion.start,
    }
    inserted = {"text": suggestion.replacement}
    replacement = {"deletedRegion": deleted, "insertedContent": inserted}
    return {
        "description": {"text": f"Replace by “{suggestion.replacement}”."},
        "artifactChanges": [{"artifactLocation": artifact.location, "replacements": [replacement]}],
    }
