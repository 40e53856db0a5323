"""The report contract, `factcheck-report/1`: every output format renders from it.

Keys are added, never renamed. `start` and `end` are code-point offsets in the decoded source;
`line` and `column` are 1-based.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import field

from factcheck.model.claims import Modality
from factcheck.model.findings import Decision, Repair, Severity, Verdict
from factcheck.model.parts import Part, says

SCHEMA_NAME: Literal["factcheck-report/1"] = "factcheck-report/1"


class Tool(Part, frozen=True, kw_only=True):
    """The program that wrote the report."""

    name: str
    version: str


class PeriodPart(Part, frozen=True, kw_only=True):
    """First and last day, ISO 8601. `from` is a keyword of Python, hence the alias."""

    from_: Annotated[str | None, says("First day.")] = field(name="from")
    to: Annotated[str | None, says("Last day.")]


class DocumentPart(Part, frozen=True, kw_only=True):
    """The document that was checked."""

    path: Annotated[str, says("The document's path or name, as it was given.")]
    sha256: Annotated[str, says("SHA-256 of the file's bytes, in hexadecimal.")]
    as_of: Annotated[str, says("The day that “now” means in the document, ISO 8601.")]
    as_of_source: Annotated[str, says("How that day became known.")]
    encoding: Annotated[str, says("The encoding the file was read in.")] = "utf-8"
    names: Annotated[tuple[str, ...], says("The names in its title.")] = ()
    covers: Annotated[PeriodPart | None, says("The period that its title names.")] = None


class Pack(Part, frozen=True, kw_only=True):
    """A pack of the fact base that was in use."""

    name: str
    version: str
    vintage: Annotated[str, says("When its sources said what it holds.")]
    facts: Annotated[int, says("How many facts it holds.")]
    own: Annotated[bool, says("Whether it is the user's own.")] = False


class RulePart(Part, frozen=True, kw_only=True):
    """A rule that was run: what it checks, and why it exists."""

    id: str
    kind: Annotated[str, says("The kind of check, as `reference` or `date_order`.")]
    title: str
    why: Annotated[str, says("Why the rule exists, for a person.")]
    severity: Annotated[Severity, says("The severity of its findings unless they say another.")]
    references: Annotated[tuple[str, ...], says("Where a reader can learn more.")] = ()


class FactBasePart(Part, frozen=True, kw_only=True):
    """The fact base that was in use."""

    packs: tuple[Pack, ...]
    as_known: Annotated[
        str | None,
        says("Only figures published by that day (ISO 8601) counted; null: all counted."),
    ] = None


class ValuePart(Part, frozen=True, kw_only=True):
    """A stated value: as printed, and as an interval (null where it is open)."""

    text: Annotated[str, says("The value as printed.")]
    low: Annotated[float | None, says("Least value it allows; null where open or no number.")]
    high: Annotated[float | None, says("Greatest value it allows; null as for `low`.")]
    unit: Annotated[str | None, says("ISO 4217 code, `percent`, a unit's name, or a noun.")]


class AssertionPart(Part, frozen=True, kw_only=True):
    """The structured form of a claim."""

    subject: Annotated[str, says("An id of the fact base, or else the text's own words.")]
    measure: Annotated[
        str, says("An id of rules/measures/, `open:` and a noun phrase, or `told:` and a kind.")
    ]
    value: ValuePart
    period: PeriodPart | None
    qualifiers: Annotated[Mapping[str, str], says("What narrows the measure, as `share_of`.")]
    subject_type: Annotated[str, says("Empty where the subject is not known.")] = ""


class LocationPart(Part, frozen=True, kw_only=True):
    """Where a place stands in a document that has pages or paragraphs rather than lines.

    Word: the nth `w:p` of the part and the nth `w:r` of the paragraph, in the order of the file;
    the offsets count code points into the run. PDF: the page, and one rectangle a line on it,
    [left, bottom, right, top] in points from the lower left corner of the page.
    """

    part: Annotated[str, says("body, footnote or endnote in Word; else empty.")] = ""
    paragraph: Annotated[int | None, says("From 1, within the part.")] = None
    run: Annotated[int | None, says("The run of the first character, from 1.")] = None
    offset: Annotated[int | None, says("Where in that run it stands, from 0.")] = None
    end_paragraph: Annotated[int | None, says("Paragraph of the last character.")] = None
    end_run: Annotated[int | None, says("The run of the last character.")] = None
    end_offset: Annotated[int | None, says("Where in `end_run` the range ends.")] = None
    page: Annotated[int | None, says("From 1.")] = None
    boxes: Annotated[
        tuple[tuple[float, float, float, float], ...], says("Of the lines on `page`.")
    ] = ()


class Place(Part, frozen=True, kw_only=True):
    """A range of the source with its quotation."""

    quote: Annotated[str, says("The words, with line breaks and hyphenation mended.")]
    start: Annotated[int, says("Offset in the decoded source, in code points.", ge=0)]
    end: Annotated[int, says("Offset of the first code point after it.", ge=0)]
    line: Annotated[int, says("Line of `start`, from 1.", ge=1)]
    column: Annotated[int, says("Column of `start` in code points, from 1.", ge=1)]
    end_line: Annotated[int, says("Line of `end`.", ge=1)]
    end_column: Annotated[int, says("Column of `end`.", ge=1)]
    location: Annotated[
        LocationPart | None, says("Page and box, or paragraph and run; null where lines do.")
    ] = None


class RelatedPart(Place, frozen=True, kw_only=True):
    """Another place of the text that belongs to a finding."""

    note: Annotated[str, says("What it has to do with the finding.")]


class ElsewherePart(Place, frozen=True, kw_only=True):
    """A place of another text of the same run, with positions in that text."""

    path: Annotated[str, says("The other document's path, as it was given.")]
    note: Annotated[str, says("What it has to do with the finding.")]


class ReadingPart(Part, frozen=True, kw_only=True):
    """One interpretation that was tried."""

    scope: Annotated[str, says("Who is counted, as `members` or `members and observers`.")]
    basis: Annotated[str, says("How it is measured, as `current US$` or `PPP`.")]
    period: str
    low: Annotated[float | None, says("Least value that it gives; null where open.")]
    high: Annotated[float | None, says("Greatest value that it gives; null where open.")]
    unit: str
    agrees: Annotated[bool, says("Whether the text's value fits this reading.")]


class StepPart(Part, frozen=True, kw_only=True):
    """One line of a derivation."""

    step: Annotated[str, says("The kind of line, as `sum` or `division`.")]
    text: Annotated[str, says("The line, for a person.")]


class EvidencePart(Part, frozen=True, kw_only=True):
    """A fact that was used."""

    fact: str
    value: str
    source: Annotated[str, says("The source's title.")]
    url: Annotated[str, says("Where a reader can verify it; may be empty.")]
    vintage: Annotated[str, says("When the source said so; may be empty.")]
    own_pack: Annotated[str, says("The user's own pack that says so; empty for what ships.")] = ""


class ClaimPart(Place, frozen=True, kw_only=True):
    """A statement that was found, and what became of it."""

    id: str
    modality: Annotated[Modality, says("How the text stands behind it.")]
    verdict: Verdict
    reason: Annotated[str, says("Why the verdict is what it is; empty where it agrees.")]
    assertions: tuple[AssertionPart, ...]
    inferred: Annotated[
        tuple[str, ...], says("What the sentence does not say itself: subject, topic, period.")
    ] = ()
    plain: Annotated[
        bool, says("Whether it tells an open figure as it is: no plan, part or change.")
    ] = False
    rule: Annotated[str, says("The rule that decided, if one did.")] = ""
    readings: tuple[ReadingPart, ...] = ()
    derivation: tuple[StepPart, ...] = ()
    evidence: tuple[EvidencePart, ...] = ()


class SuggestionPart(Part, frozen=True, kw_only=True):
    """A replacement for a range of the source."""

    start: int
    end: int
    replacement: str
    repair: Annotated[
        Repair, says("spelling and term change how it is written, value what is said.")
    ] = Repair.VALUE


class Suppressed(Part, frozen=True, kw_only=True):
    """Why a finding is silent."""

    reason: str
    by: Annotated[
        Literal["directive", "sidecar", "baseline", "review", "unchanged"],
        says(
            "A word in the text, a file beside it, the baseline, a reviewer, or lines "
            "that did not change."
        ),
    ] = "directive"


class ReviewPart(Part, frozen=True, kw_only=True):
    """What a reviewer decided of a finding."""

    decision: Decision
    reason: str
    by: str = ""
    at: str = ""


class NoticePart(Part, frozen=True, kw_only=True):
    """What a reader should know beside the findings: a malformed or unused word to factcheck, a
    page that could not be read."""

    code: Annotated[
        str,
        says(
            "suppression-malformed, suppression-unused, suppression-expired, "
            "baseline-stale, review-stale, reading."
        ),
    ]
    severity: Severity
    message: str
    path: Annotated[str, says("The file that holds it.")]
    line: Annotated[int | None, says("Its line there, from 1.")] = None
    column: Annotated[int | None, says("Its column there, from 1.")] = None


class FindingPart(Place, frozen=True, kw_only=True):
    """What a rule reports."""

    rule: Annotated[str, says("Id of the rule.")]
    kind: Annotated[str, says("Kind of the rule.")]
    verdict: Verdict
    severity: Severity
    confidence: Annotated[float, says(ge=0, le=1)]
    message: str
    claims: Annotated[tuple[str, ...], says("Ids of the claims that it is about.")]
    related: tuple[RelatedPart, ...]
    readings: tuple[ReadingPart, ...]
    derivation: tuple[StepPart, ...]
    evidence: tuple[EvidencePart, ...]
    suggestion: SuggestionPart | None
    fingerprint: Annotated[str, says("Stays the same when text around it moves.")]
    suppressed: Suppressed | None = None
    review: Annotated[ReviewPart | None, says("A reviewer's decision, if any.")] = None
    elsewhere: Annotated[
        tuple[ElsewherePart, ...],
        says("Places of other texts of the run that belong to the finding."),
    ] = ()


class SeverityCounts(Part, frozen=True, kw_only=True):
    """Findings by severity."""

    error: int
    warning: int
    info: int


class Summary(Part, frozen=True, kw_only=True):
    """Coverage: what was found, checked and not understood."""

    claims: Annotated[int, says("Statements found.")]
    checked: Annotated[int, says("Statements with another verdict than unverified.")]
    supported: int
    ambiguous: int
    contradicted: int
    inconsistent: int
    unverified: int
    numbers_not_understood: Annotated[
        int, says("Numbers and dates that no claim or relation uses.")
    ]
    findings: Annotated[SeverityCounts, says("Those that are not suppressed.")]
    suppressed: Annotated[int, says("Findings that stay silent.")] = 0


class SegmentPart(Part, frozen=True, kw_only=True):
    """A stretch of the document's layout, in offsets of the source, for formats that show it."""

    kind: Annotated[str, says("heading, paragraph, list_item, table_cell, caption, footnote.")]
    start: int
    end: int
    level: Annotated[int, says("Depth of a heading or list item, 1 is outermost.")] = 0
    row: Annotated[int, says("Row of a table cell from 0; -1 elsewhere.")] = -1
    column: Annotated[int, says("Column of a table cell from 0; -1 elsewhere.")] = -1


class RuleFailure(Part, frozen=True, kw_only=True):
    """A rule that crashed; the others still ran."""

    rule: str
    error: str


class Report(Part, frozen=True, kw_only=True):
    """The whole report on one document."""

    schema_: Literal["factcheck-report/1"] = field(default=SCHEMA_NAME, name="schema")
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


class Checked(Part, frozen=True, kw_only=True):
    """A report with the decoded source that it is about, for formats that show the text.

    `left_out` are the ranges of the source, in order, that reading dropped: hyphens at line
    ends, bullets, markup. `previous` is the report of an earlier run on the same document.
    """

    report: Report
    source: str
    left_out: tuple[tuple[int, int], ...] = ()
    previous: Report | None = None


class Unread(Part, frozen=True, kw_only=True):
    """A text of the run that could not be read, for formats whose readers see nothing else."""

    path: str
    reason: str
