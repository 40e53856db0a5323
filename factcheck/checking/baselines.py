"""Findings that a project knows of: they pass until their words or values change.

A baseline is one JSON file for many documents. Findings are known by fingerprint, so text may
move and be wrapped anew; a changed value is a new finding.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.checking.silencing import silenced, with_findings
from factcheck.config.data_files import first_complaint, read_json
from factcheck.config.errors import UserError
from factcheck.model.findings import Severity
from factcheck.model.report import FindingPart, NoticePart, Report

SCHEMA_NAME: Literal["factcheck-baseline/1"] = "factcheck-baseline/1"


class Known(BaseModel):
    """A finding that is known; `quote` and `message` are for a person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    rule: str
    quote: str
    message: str = ""


class Baseline(BaseModel):
    """Known findings by document; paths are relative to the baseline's folder."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["factcheck-baseline/1"] = Field(default=SCHEMA_NAME, alias="schema")
    documents: Mapping[str, tuple[Known, ...]] = {}


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file. Raises UserError for one that cannot be used."""
    content = read_json(path, "a baseline")
    try:
        return Baseline.model_validate(content)
    except ValueError as error:
        raise UserError(f"not a baseline: {first_complaint(error)}", path=str(path)) from None


def honour_baseline(report: Report, baseline: Baseline, path: Path) -> Report:
    """Return the report with known findings silent; stale entries give a notice."""
    known = {one.fingerprint: one for one in baseline.documents.get(name_in(path, report), ())}
    found = {one.fingerprint for one in report.findings}
    stale = [one for one in known.values() if one.fingerprint not in found]
    return with_findings(
        report,
        [
            silenced(one, "in the baseline", "baseline") if one.fingerprint in known else one
            for one in report.findings
        ],
        [
            NoticePart(
                code="baseline-stale",
                severity=Severity.INFO,
                message=f"“{one.quote}” ({one.rule}) is known but no longer found; "
                "`factcheck baseline` takes it out",
                path=str(path),
            )
            for one in stale
        ],
    )


def name_in(path: Path, report: Report) -> str:
    """Return what a document is called in the baseline at `path`."""
    document = report.document.path
    try:
        name = os.path.relpath(os.path.abspath(document), path.resolve().parent)
    except ValueError:  # another drive
        name = document
    return Path(name).as_posix()


def updated(
    baseline: Baseline, reports: Sequence[Report], path: Path
) -> tuple[Baseline, list[tuple[Report, FindingPart]], list[Known]]:
    """Return the baseline for what the reports find now, what that adds, and what it drops.

    Documents that are not among the reports keep their entries, unless their files are gone.
    """
    documents = {
        name: known
        for name, known in baseline.documents.items()
        if (path.resolve().parent / name).exists()
    }
    dropped = [
        one for name, known in baseline.documents.items() if name not in documents for one in known
    ]
    added = []
    for report in reports:
        name = name_in(path, report)
        before = {one.fingerprint for one in documents.get(name, ())}
        current = [one for one in report.findings if _belongs(one)]
        now = {one.fingerprint for one in current}
        added += [(report, one) for one in current if one.fingerprint not in before]
        dropped += [one for one in documents.get(name, ()) if one.fingerprint not in now]
        documents[name] = tuple(
            Known(fingerprint=one.fingerprint, rule=one.rule, quote=one.quote, message=one.message)
            for one in current
        )
        if not documents[name]:
            del documents[name]
    ordered = {name: documents[name] for name in sorted(documents)}
    return Baseline(documents=ordered), added, dropped


def _belongs(finding: FindingPart) -> bool:
    """Whether a finding is for the baseline: one that nothing else silences."""
    return finding.suppressed is None or finding.suppressed.by == "baseline"


def baseline_text(baseline: Baseline) -> str:
    """Return the content of a baseline's file."""
    content = baseline.model_dump(mode="json", by_alias=True)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
