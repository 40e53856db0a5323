"""The report contract, `factcheck-report/1`: every output format renders from it.

Keys are added, never renamed. `start` and `end` are code-point offsets in the decoded source;
`line` and `column` are 1-based.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from factcheck.model.claims import Modality
from factcheck.model.findings import Severity, Verdict

SCHEMA_NAME: Literal["factcheck-report/1"] = "factcheck-report/1"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tool(_Part):
    """The program that wrote the report."""

    name: str
    version: str


class DocumentPart(_Part):
    """The document that was checked; `as_of` is the day that "now" means in it."""

    path: str
    sha256: str
    as_of: str
    as_of_source: str
    encoding: str = "utf-8"


class Pack(_Part):
    """A pack of the fact base that was in use."""

    name: str
    version: str
    vintage: str
    facts: int


class FactBasePart(_Part):
    """The fact base that was in use."""

    packs: tuple[Pack, ...]


class ValuePart(_Part):
    """A stated value: as printed, and as an interval (null where it is open)."""

    text: str
    low: float | None
    high: float | None
    unit: str | None


class PeriodPart(_Part):
    """First and last day, ISO 8601. `from` is a keyword of Python, hence the alias."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_: str | None = Field(alias="from")
    to: str | None


class AssertionPart(_Part):
    """The structured form of a claim."""

    subject: str
    measure: str
    value: ValuePart
    period: PeriodPart | None
    qualifiers: dict[str, str]
    subject_type: str = ""


class Place(_Part):
    """A range of the source with its quotation."""

    quote: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int


class ClaimPart(Place):
    """A statement that was found, and what became of it."""

    id: str
    modality: Modality
    verdict: Verdict
    reason: str
    assertions: tuple[AssertionPart, ...]


class RelatedPart(Place):
    """Another place of the text that belongs to a finding."""

    note: str


class ReadingPart(_Part):
    """One interpretation that was tried."""

    scope: str
    basis: str
    period: str
    low: float | None
    high: float | None
    unit: str
    agrees: bool


class StepPart(_Part):
    """One line of a derivation."""

    step: str
    text: str


class EvidencePart(_Part):
    """A fact that was used."""

    fact: str
    value: str
    source: str
    url: str
    vintage: str


class SuggestionPart(_Part):
    """A replacement for a range of the source."""

    start: int
    end: int
    replacement: str


class Suppressed(_Part):
    """Why a finding is silent."""

    reason: str


class FindingPart(Place):
    """What a rule reports."""

    rule: str
    kind: str
    verdict: Verdict
    severity: Severity
    confidence: float
    message: str
    claims: tuple[str, ...]
    related: tuple[RelatedPart, ...]
    readings: tuple[ReadingPart, ...]
    derivation: tuple[StepPart, ...]
    evidence: tuple[EvidencePart, ...]
    suggestion: SuggestionPart | None
    fingerprint: str
    suppressed: Suppressed | None = None


class SeverityCounts(_Part):
    """Findings by severity."""

    error: int
    warning: int
    info: int


class Summary(_Part):
    """Coverage: what was found, checked and not understood."""

    claims: int
    checked: int
    supported: int
    ambiguous: int
    contradicted: int
    inconsistent: int
    unverified: int
    numbers_not_understood: int
    findings: SeverityCounts


class SegmentPart(_Part):
    """A stretch of the document's layout, in offsets of the source, for formats that show it."""

    kind: str
    start: int
    end: int
    level: int = 0
    row: int = -1
    column: int = -1


class RuleFailure(_Part):
    """A rule that crashed; the others still ran."""

    rule: str
    error: str


class Report(_Part):
    """The whole report on one document."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["factcheck-report/1"] = Field(default=SCHEMA_NAME, alias="schema")
    tool: Tool
    document: DocumentPart
    fact_base: FactBasePart
    segments: tuple[SegmentPart, ...] = ()
    claims: tuple[ClaimPart, ...]
    findings: tuple[FindingPart, ...]
    summary: Summary
    rule_failures: tuple[RuleFailure, ...] = ()


class Checked(_Part):
    """A report with the decoded source that it is about, for formats that show the text."""

    report: Report
    source: str
