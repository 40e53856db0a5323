"""What the page shows of a report: the text, the cards beside it, the timeline, the table."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from factcheck.model.findings import Verdict
from factcheck.model.report import Checked, ClaimPart, Report
from factcheck.reporting.changes import Changes, changes
from factcheck.reporting.html_cards import (
    Card,
    StatementView,
    cards,
    left_alone,
    statement_view,
)
from factcheck.reporting.html_ids import claim_id, finding_id, targets
from factcheck.reporting.html_layout import Group, Marked, lay_out
from factcheck.reporting.html_timeline import Timeline, timeline
from factcheck.reporting.wording import VERDICTS, outcome_sentence, population_sentence

_SHARE_UNITS = 1000.0


@dataclass(frozen=True, slots=True)
class Row:
    """A statement in the table."""

    claim: ClaimPart
    place: str
    anchor: str
    target: str
    section: str
    statement: StatementView


@dataclass(frozen=True, slots=True)
class Share:
    """The statements of one verdict: how many, and where they lie in the coverage bar."""

    verdict: Verdict
    number: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document, with the number of findings under it."""

    anchor: str
    text: str
    level: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document with its report."""

    key: str
    name: str
    report: Report
    outcome: str
    population: str
    clear: bool
    shares: tuple[Share, ...]
    groups: Sequence[Group]
    headings: tuple[Heading, ...]
    cards: tuple[Card, ...]
    rows: tuple[Row, ...]
    timeline: Timeline | None
    changes: Changes | None
    facts: int
    unit: str


def document_view(checked: Checked, key: str) -> DocumentView:
    """Return what the page shows of a document; `key` begins all its ids."""
    report = checked.report
    where = targets(report, key)
    groups = lay_out(
        checked.source, report.segments, checked.left_out, list(_marks(report, key, where))
    )
    return DocumentView(
        key=key,
        name=document_name(report),
        report=report,
        outcome=outcome_sentence(report),
        population=population_sentence(report),
        clear=not any(one.suppressed is None for one in report.findings),
        shares=shares([report]),
        groups=groups,
        headings=tuple(_headings(report, groups, key)),
        cards=cards(checked, key),
        rows=tuple(_rows(checked, key, where)),
        timeline=timeline(report, where),
        changes=changes(report, checked.previous) if checked.previous else None,
        facts=sum(pack.facts for pack in report.fact_base.packs),
        unit=_unit(report),
    )


def document_name(report: Report) -> str:
    """Return the document's file name."""
    return PurePath(report.document.path).name or report.document.path


def shares(reports: Sequence[Report]) -> tuple[Share, ...]:
    """Return the statements of all reports by verdict, gravest first."""
    counts = Counter(claim.verdict for report in reports for claim in report.claims)
    return tuple(_shares(counts))


def _number(claim: ClaimPart) -> str:
    """The page, paragraph or line of a statement, for a column that says which."""
    location = claim.location
    if location is None:
        return str(claim.line)
    return str(location.page or location.paragraph or claim.line)


def _unit(report: Report) -> str:
    """What the column of places counts."""
    location = next((one.location for one in report.claims), None)
    if location is None:
        return "Line"
    return "Page" if location.page else "Paragraph"


def _marks(report: Report, key: str, where: Mapping[str, str]) -> Iterator[Marked]:
    for finding in report.findings:
        name, silent = finding_id(key, finding), left_alone(finding) is not None
        yield Marked(finding.start, finding.end, finding.verdict, name, f"{name}-t", silent)
        for number, place in enumerate(finding.related, 1):
            anchor = f"{name}-r{number}"
            yield Marked(place.start, place.end, finding.verdict, name, anchor, silent)
    for claim in report.claims:
        anchor = f"{claim_id(key, claim)}-t"
        yield Marked(claim.start, claim.end, claim.verdict, where[claim.id], anchor)


def _headings(report: Report, groups: Sequence[Group], key: str) -> Iterator[Heading]:
    blocks = [group.blocks[0] for group in groups if group.kind == "heading"]
    if not blocks:
        return
    found = sorted(one.start for one in report.findings if one.suppressed is None)
    ends = [*(block.start for block in blocks[1:]), float("inf")]
    for block, end in zip(blocks, ends, strict=True):
        number = bisect_left(found, end) - bisect_left(found, block.start)
        yield Heading(f"{key}h-{block.start}", block.text(), block.level, number)


def _rows(checked: Checked, key: str, where: Mapping[str, str]) -> Iterator[Row]:
    headings = [one for one in checked.report.segments if one.kind == "heading"]
    at, section = 0, ""
    for claim in sorted(checked.report.claims, key=lambda one: (one.start, one.end)):
        while at < len(headings) and headings[at].start <= claim.start:
            section = " ".join(checked.source[headings[at].start : headings[at].end].split())
            at += 1
        yield Row(
            claim,
            _number(claim),
            f"{claim_id(key, claim)}-t",
            where[claim.id],
            section,
            statement_view(claim.assertions[0]),
        )


def _shares(counts: Mapping[Verdict, int]) -> Iterator[Share]:
    total = max(1, sum(counts.values()))
    x = 0.0
    for verdict in VERDICTS:
        width = counts[verdict] / total * _SHARE_UNITS
        yield Share(verdict, counts[verdict], round(x, 1), round(width, 1))
        x += width
