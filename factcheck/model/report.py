"""The report contract, `factcheck-report/1`: every output format renders from it.

Keys are added, never renamed. `start` and `end` are code-point offsets in the decoded source;
`line` and `column` are 1-based.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from factcheck.model.claims import Modality
from factcheck.model.findings import Repair, Severity, Verdict
from factcheck.model.review import Decision

SCHEMA_NAME: Literal["factcheck-report/1"] = "factcheck-report/1"


class _Part(BaseModel):
    # Only the whole report is validated in a run, so no part builds a validator of its own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def of(cls, **values: Any) -> Self:
        """Make a part of values that fit as they are: all of its fields, by name, in their order.

        Nothing is checked or converted, and what a validated part notes of each field is shared
        by all: several times as fast, and a third of the memory. `tests/checking` holds that
        what is made so is what would have been validated.
        """
        part = cls.__new__(cls)
        object.__setattr__(part, "__dict__", values)
        object.__setattr__(part, "__pydantic_fields_set__", _fields_of(cls))
        object.__setattr__(part, "__pydantic_extra__", None)
        object.__setattr__(part, "__pydantic_private__", None)
        return part


@cache
def _fields_of(part: type[_Part]) -> set[str]:
    return set(part.model_fields)


class Tool(_Part):
    """The program that wrote the report."""

    name: str
    version: str


class PeriodPart(_Part):
    """First and last day, ISO 8601. `from` is a keyword of Python, hence the alias."""

    model_config = ConfigDict(populate_by_name=True)

    from_: str | None = Field(alias="from", description="First day.")
    to: str | None = Field(description="Last day.")


class DocumentPart(_Part):
    """The document that was checked."""

    path: str = Field(description="The document's path or name, as it was given.")
    sha256: str = Field(description="SHA-256 of the file's bytes, in hexadecimal.")
    as_of: str = Field(description="The day that “now” means in the document, ISO 8601.")
    as_of_source: str = Field(description="How that day became known.")
    encoding: str = Field(default="utf-8", description="The encoding the file was read in.")
    names: tuple[str, ...] = Field(default=(), description="The names in its title.")
    covers: PeriodPart | None = Field(default=None, description="The period that its title names.")


class Pack(_Part):
    """A pack of the fact base that was in use."""

    name: str
    version: str
    vintage: str = Field(description="When its sources said what it holds.")
    facts: int = Field(description="How many facts it holds.")
    own: bool = Field(default=False, description="Whether it is the user's own.")


class RulePart(_Part):
    """A rule that was run: what it checks, and why it exists."""

    id: str
    kind: str = Field(description="The kind of check, as `reference` or `date_order`.")
    title: str
    why: str = Field(description="Why the rule exists, for a person.")
    severity: Severity = Field(description="The severity of its findings unless they say another.")
    references: tuple[str, ...] = Field(default=(), description="Where a reader can learn more.")


class FactBasePart(_Part):
    """The fact base that was in use."""

    packs: tuple[Pack, ...]
    as_known: str | None = Field(
        default=None,
        description="Only figures published by that day (ISO 8601) counted; null: all counted.",
    )


class ValuePart(_Part):
    """A stated value: as printed, and as an interval (null where it is open)."""

    text: str = Field(description="The value as printed.")
    low: float | None = Field(description="Least value it allows; null where open or no number.")
    high: float | None = Field(description="Greatest value it allows; null as for `low`.")
    unit: str | None = Field(description="ISO 4217 code, `percent`, a unit's name, or a noun.")


class AssertionPart(_Part):
    """The structured form of a claim."""

    subject: str = Field(description="An id of the fact base, or else the text's own words.")
    measure: str = Field(
        description="An id of rules/measures/, `open:` and a noun phrase, or `told:` and a kind."
    )
    value: ValuePart
    period: PeriodPart | None
    qualifiers: dict[str, str] = Field(description="What narrows the measure, as `share_of`.")
    subject_type: str = Field(default="", description="Empty where the subject is not known.")


class LocationPart(_Part):
    """Where a place stands in a document that has pages or paragraphs rather than lines.

    Word: the nth `w:p` of the part and the nth `w:r` of the paragraph, in the order of the file;
    the offsets count code points into the run. PDF: the page, and one rectangle a line on it,
    [left, bottom, right, top] in points from the lower left corner of the page.
    """

    part: str = Field(default="", description="body, footnote or endnote in Word; else empty.")
    paragraph: int | None = Field(default=None, description="From 1, within the part.")
    run: int | None = Field(default=None, description="The run of the first character, from 1.")
    offset: int | None = Field(default=None, description="Where in that run it stands, from 0.")
    end_paragraph: int | None = Field(default=None, description="Paragraph of the last character.")
    end_run: int | None = Field(default=None, description="The run of the last character.")
    end_offset: int | None = Field(default=None, description="Where in `end_run` the range ends.")
    page: int | None = Field(default=None, description="From 1.")
    boxes: tuple[tuple[float, float, float, float], ...] = Field(
        default=(), description="Of the lines on `page`."
    )


class Place(_Part):
    """A range of the source with its quotation."""

    quote: str = Field(description="The words, with line breaks and hyphenation mended.")
    start: int = Field(ge=0, description="Offset in the decoded source, in code points.")
    end: int = Field(ge=0, description="Offset of the first code point after it.")
    line: int = Field(ge=1, description="Line of `start`, from 1.")
    column: int = Field(ge=1, description="Column of `start` in code points, from 1.")
    end_line: int = Field(ge=1, description="Line of `end`.")
    end_column: int = Field(ge=1, description="Column of `end`.")
    location: LocationPart | None = Field(
        default=None, description="Page and box, or paragraph and run; null where lines do."
    )


class RelatedPart(Place):
    """Another place of the text that belongs to a finding."""

    note: str = Field(description="What it has to do with the finding.")


class ElsewherePart(Place):
    """A place of another text of the same run, with positions in that text."""

    path: str = Field(description="The other document's path, as it was given.")
    note: str = Field(description="What it has to do with the finding.")


class ReadingPart(_Part):
    """One interpretation that was tried."""

    scope: str = Field(description="Who is counted, as `members` or `members and observers`.")
    basis: str = Field(description="How it is measured, as `current US$` or `PPP`.")
    period: str
    low: float | None = Field(description="Least value that it gives; null where open.")
    high: float | None = Field(description="Greatest value that it gives; null where open.")
    unit: str
    agrees: bool = Field(description="Whether the text's value fits this reading.")


class StepPart(_Part):
    """One line of a derivation."""

    step: str = Field(description="The kind of line, as `sum` or `division`.")
    text: str = Field(description="The line, for a person.")


class EvidencePart(_Part):
    """A fact that was used."""

    fact: str
    value: str
    source: str = Field(description="The source's title.")
    url: str = Field(description="Where a reader can verify it; may be empty.")
    vintage: str = Field(description="When the source said so; may be empty.")
    own_pack: str = Field(
        default="", description="The user's own pack that says so; empty for what ships."
    )


class ClaimPart(Place):
    """A statement that was found, and what became of it."""

    id: str
    modality: Modality = Field(description="How the text stands behind it.")
    verdict: Verdict
    reason: str = Field(description="Why the verdict is what it is; empty where it agrees.")
    assertions: tuple[AssertionPart, ...]
    inferred: tuple[str, ...] = Field(
        default=(), description="What the sentence does not say itself: subject, topic, period."
    )
    plain: bool = Field(
        default=False,
        description="Whether it tells an open figure as it is: no plan, part or change.",
    )
    rule: str = Field(default="", description="The rule that decided, if one did.")
    readings: tuple[ReadingPart, ...] = ()
    derivation: tuple[StepPart, ...] = ()
    evidence: tuple[EvidencePart, ...] = ()


class SuggestionPart(_Part):
    """A replacement for a range of the source."""

    start: int
    end: int
    replacement: str
    repair: Repair = Field(
        default=Repair.VALUE,
        description="spelling and term change how it is written, value what is said.",
    )


class Suppressed(_Part):
    """Why a finding is silent."""

    reason: str
    by: Literal["directive", "sidecar", "baseline", "review", "unchanged"] = Field(
        default="directive",
        description="A word in the text, a file beside it, the baseline, a reviewer, or lines "
        "that did not change.",
    )


class ReviewPart(_Part):
    """What a reviewer decided of a finding."""

    decision: Decision
    reason: str
    by: str = ""
    at: str = ""


class NoticePart(_Part):
    """What a reader should know beside the findings: a malformed or unused word to factcheck, a
    page that could not be read."""

    code: str = Field(
        description="suppression-malformed, suppression-unused, suppression-expired, "
        "baseline-stale, review-stale, reading."
    )
    severity: Severity
    message: str
    path: str = Field(description="The file that holds it.")
    line: int | None = Field(default=None, description="Its line there, from 1.")
    column: int | None = Field(default=None, description="Its column there, from 1.")


class FindingPart(Place):
    """What a rule reports."""

    rule: str = Field(description="Id of the rule.")
    kind: str = Field(description="Kind of the rule.")
    verdict: Verdict
    severity: Severity
    confidence: float = Field(ge=0, le=1)
    message: str
    claims: tuple[str, ...] = Field(description="Ids of the claims that it is about.")
    related: tuple[RelatedPart, ...]
    readings: tuple[ReadingPart, ...]
    derivation: tuple[StepPart, ...]
    evidence: tuple[EvidencePart, ...]
    suggestion: SuggestionPart | None
    fingerprint: str = Field(description="Stays the same when text around it moves.")
    suppressed: Suppressed | None = None
    review: ReviewPart | None = Field(default=None, description="A reviewer's decision, if any.")
    elsewhere: tuple[ElsewherePart, ...] = Field(
        default=(), description="Places of other texts of the run that belong to the finding."
    )


class SeverityCounts(_Part):
    """Findings by severity."""

    error: int
    warning: int
    info: int


class Summary(_Part):
    """Coverage: what was found, checked and not understood."""

    claims: int = Field(description="Statements found.")
    checked: int = Field(description="Statements with another verdict than unverified.")
    supported: int
    ambiguous: int
    contradicted: int
    inconsistent: int
    unverified: int
    numbers_not_understood: int = Field(
        description="Numbers and dates that no claim or relation uses."
    )
    findings: SeverityCounts = Field(description="Those that are not suppressed.")
    suppressed: int = Field(default=0, description="Findings that stay silent.")


class SegmentPart(_Part):
    """A stretch of the document's layout, in offsets of the source, for formats that show it."""

    kind: str = Field(description="heading, paragraph, list_item, table_cell, caption, footnote.")
    start: int
    end: int
    level: int = Field(default=0, description="Depth of a heading or list item, 1 is outermost.")
    row: int = Field(default=-1, description="Row of a table cell from 0; -1 elsewhere.")
    column: int = Field(default=-1, description="Column of a table cell from 0; -1 elsewhere.")


class RuleFailure(_Part):
    """A rule that crashed; the others still ran."""

    rule: str
    error: str


class Report(_Part):
    """The whole report on one document."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Literal["factcheck-report/1"] = Field(default=SCHEMA_NAME, alias="schema")
    tool: Tool
    document: DocumentPart
    fact_base: FactBasePart
    rules: tuple[RulePart, ...] = ()
    segments: tuple[SegmentPart, ...] = ()
    claims: tuple[ClaimPart, ...]
    findings: tuple[FindingPart, ...]
    summary: Summary
    rule_failures: tuple[RuleFailure, ...] = ()
    notices: tuple[NoticePart, ...] = ()


class Checked(_Part):
    """A report with the decoded source that it is about, for formats that show the text.

    `left_out` are the ranges of the source, in order, that reading dropped: hyphens at line
    ends, bullets, markup. `previous` is the report of an earlier run on the same document.
    """

    report: Report
    source: str
    left_out: tuple[tuple[int, int], ...] = ()
    previous: Report | None = None
