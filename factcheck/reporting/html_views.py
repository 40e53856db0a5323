"""What the page shows of a report: cards beside the text, and the table of statements."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TypedDict

from factcheck.model.findings import Verdict
from factcheck.model.report import (
    AssertionPart,
    Checked,
    ClaimPart,
    EvidencePart,
    FindingPart,
    ReadingPart,
    Report,
    RulePart,
    StepPart,
    SuggestionPart,
)
from factcheck.reporting.html_chart import Bar, Chart, chart
from factcheck.reporting.html_layout import Group, Marked, lay_out
from factcheck.reporting.neutral import web_address
from factcheck.reporting.wording import (
    VERDICTS,
    amount,
    assertion_words,
    measure_words,
    outcome_sentence,
    period_words,
    population_sentence,
)

_SHARE_UNITS = 1000.0


@dataclass(frozen=True, slots=True)
class StatementView:
    """How one assertion was read."""

    subject: str
    measure: str
    value: str
    interval: str
    period: str
    qualifiers: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One interpretation, with its bar in the chart."""

    scope: str
    basis: str
    period: str
    value: str
    agrees: bool
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A fact with its source; `url` is empty unless a reader may follow it."""

    fact: str
    value: str
    source: str
    url: str
    vintage: str
    own_pack: str = ""


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """A replacement, with the words of the text that it replaces."""

    replaced: str
    replacement: str


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Another place of the text, with the id of its mark."""

    anchor: str
    line: int
    quote: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything about one finding, or about one statement without a finding."""

    id: str
    anchor: str
    verdict: Verdict
    line: int
    quote: str
    message: str
    modality: str
    statements: tuple[StatementView, ...]
    steps: tuple[StepPart, ...]
    readings: tuple[ReadingView, ...]
    stated: str
    chart: Chart | None
    evidence: tuple[EvidenceView, ...]
    rule: RulePart | None
    rule_id: str
    finding: FindingPart | None = None
    related: tuple[PlaceView, ...] = ()
    suggestion: SuggestionView | None = None
    suppressed: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A statement in the table."""

    claim: ClaimPart
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
    facts: int


def document_view(checked: Checked, key: str) -> DocumentView:
    """Return what the page shows of a document; `key` begins all its ids."""
    report = checked.report
    cards = tuple(_Cards(checked, key).cards())
    targets = _targets(report, key)
    groups = lay_out(
        checked.source, report.segments, checked.left_out, list(_marks(report, key, targets))
    )
    headings = tuple(_headings(report, groups, key))
    return DocumentView(
        key=key,
        name=PurePath(report.document.path).name or report.document.path,
        report=report,
        outcome=outcome_sentence(report),
        population=population_sentence(report),
        clear=not any(one.suppressed is None for one in report.findings),
        shares=tuple(_shares(report)),
        groups=groups,
        headings=headings,
        cards=cards,
        rows=tuple(_rows(checked, key, targets)),
        facts=sum(pack.facts for pack in report.fact_base.packs),
    )


def _finding_id(key: str, finding: FindingPart) -> str:
    return f"{key}f-{finding.fingerprint}"


def _claim_id(key: str, claim: ClaimPart) -> str:
    return f"{key}c-{claim.id}"


def _targets(report: Report, key: str) -> Mapping[str, str]:
    """Return claim id -> id of the card that tells of it: a finding's, or its own."""
    targets = {claim.id: _claim_id(key, claim) for claim in report.claims}
    for finding in reversed(report.findings):
        targets.update(dict.fromkeys(finding.claims, _finding_id(key, finding)))
    return targets


def _marks(report: Report, key: str, targets: Mapping[str, str]) -> Iterator[Marked]:
    for finding in report.findings:
        name, silent = _finding_id(key, finding), finding.suppressed is not None
        yield Marked(finding.start, finding.end, finding.verdict, name, f"{name}-t", silent)
        for number, place in enumerate(finding.related, 1):
            anchor = f"{name}-r{number}"
            yield Marked(place.start, place.end, finding.verdict, name, anchor, silent)
    for claim in report.claims:
        anchor = f"{_claim_id(key, claim)}-t"
        yield Marked(claim.start, claim.end, claim.verdict, targets[claim.id], anchor)


def _headings(report: Report, groups: Sequence[Group], key: str) -> Iterator[Heading]:
    blocks = [group.blocks[0] for group in groups if group.kind == "heading"]
    if not blocks:
        return
    found = [one.start for one in report.findings if one.suppressed is None]
    ends = [*(block.start for block in blocks[1:]), float("inf")]
    for block, end in zip(blocks, ends, strict=True):
        number = sum(block.start <= start < end for start in found)
        yield Heading(f"{key}h-{block.start}", block.text(), block.level, number)


def _rows(checked: Checked, key: str, targets: Mapping[str, str]) -> Iterator[Row]:
    headings = [one for one in checked.report.segments if one.kind == "heading"]
    at, section = 0, ""
    for claim in sorted(checked.report.claims, key=lambda one: (one.start, one.end)):
        while at < len(headings) and headings[at].start <= claim.start:
            section = " ".join(checked.source[headings[at].start : headings[at].end].split())
            at += 1
        yield Row(
            claim,
            f"{_claim_id(key, claim)}-t",
            targets[claim.id],
            section,
            _statement(claim.assertions[0]),
        )


def _shares(report: Report) -> Iterator[Share]:
    counts = Counter(claim.verdict for claim in report.claims)
    x = 0.0
    for verdict in VERDICTS:
        width = counts[verdict] / max(1, len(report.claims)) * _SHARE_UNITS
        yield Share(verdict, counts[verdict], round(x, 1), round(width, 1))
        x += width


class _Cards:
    """Makes the cards of a report."""

    def __init__(self, checked: Checked, key: str) -> None:
        report = checked.report
        self._checked = checked
        self._report = report
        self._key = key
        self._claims = {claim.id: claim for claim in report.claims}
        self._rules = {rule.id: rule for rule in report.rules}

    def cards(self) -> Iterator[Card]:
        """Yield the cards in the order of the text, a finding's before a statement's."""
        told = {name for finding in self._report.findings for name in finding.claims}
        findings = ((one.start, 0, self._finding(one)) for one in self._report.findings)
        others = (
            (one.start, 1, self._claim(one)) for one in self._report.claims if one.id not in told
        )
        ordered = sorted((*findings, *others), key=lambda one: one[:2])
        return (card for _, _, card in ordered)

    def _finding(self, finding: FindingPart) -> Card:
        name = _finding_id(self._key, finding)
        claims = [self._claims[one] for one in finding.claims if one in self._claims]
        return Card(
            id=name,
            anchor=f"{name}-t",
            verdict=finding.verdict,
            line=finding.line,
            quote=finding.quote,
            message=finding.message,
            modality="",
            finding=finding,
            related=tuple(
                PlaceView(f"{name}-r{number}", one.line, one.quote, one.note)
                for number, one in enumerate(finding.related, 1)
            ),
            suggestion=self._suggestion(finding.suggestion),
            suppressed=finding.suppressed.reason if finding.suppressed else None,
            **self._shared(finding, claims, finding.rule),
        )

    def _claim(self, claim: ClaimPart) -> Card:
        return Card(
            id=_claim_id(self._key, claim),
            anchor=f"{_claim_id(self._key, claim)}-t",
            verdict=claim.verdict,
            line=claim.line,
            quote=claim.quote,
            message=claim.reason,
            modality=claim.modality.value,
            **self._shared(claim, [claim], claim.rule),
        )

    def _suggestion(self, part: SuggestionPart | None) -> SuggestionView | None:
        if part is None:
            return None
        kept, at, left_out = "", part.start, self._checked.left_out
        for start, end in left_out[bisect_left(left_out, (part.start, 0)) :]:
            if end > part.end:
                break
            kept += self._checked.source[at:start]
            at = end
        kept += self._checked.source[at : part.end]
        return SuggestionView(" ".join(kept.split()), part.replacement)

    def _shared(
        self, part: FindingPart | ClaimPart, claims: Sequence[ClaimPart], rule: str
    ) -> _Shared:
        assertions = [one for claim in claims for one in claim.assertions]
        stated = next((one for one in assertions if _is_comparable(one, part.readings)), None)
        drawn = None
        if stated is not None:
            ends = [(one.low, one.high) for one in part.readings]
            drawn = chart((stated.value.low, stated.value.high), ends)
        bars = drawn.readings if drawn else (None,) * len(part.readings)
        return _Shared(
            statements=tuple(_statement(one) for one in assertions),
            # The table of readings tells what these lines tell.
            steps=tuple(one for one in part.derivation if one.step != "reading" or not bars),
            readings=tuple(map(_reading, part.readings, bars)),
            stated=_interval(stated) if stated else "",
            chart=drawn,
            evidence=tuple(map(_evidence, part.evidence)),
            rule=self._rules.get(rule),
            rule_id=rule,
        )


class _Shared(TypedDict):
    statements: tuple[StatementView, ...]
    steps: tuple[StepPart, ...]
    readings: tuple[ReadingView, ...]
    stated: str
    chart: Chart | None
    evidence: tuple[EvidenceView, ...]
    rule: RulePart | None
    rule_id: str


def _is_comparable(assertion: AssertionPart, readings: Sequence[ReadingPart]) -> bool:
    value = assertion.value
    if not readings or (value.low is None and value.high is None):
        return False
    # A bare number ("a population of 4.5 million") takes the unit of what it is held against.
    return value.unit is None or readings[0].unit in {"", value.unit}


def _interval(assertion: AssertionPart) -> str:
    value = assertion.value
    if value.low is None and value.high is None:
        return ""
    return amount(value.low, value.high, value.unit)


def _statement(assertion: AssertionPart) -> StatementView:
    period = period_words(assertion.period)
    return StatementView(
        subject=assertion.subject,
        measure=measure_words(assertion.measure),
        value=assertion.value.text,
        interval=_interval(assertion),
        period="" if period == assertion.value.text else period,
        qualifiers=assertion_words(assertion),
    )


def _reading(reading: ReadingPart, bar: Bar | None) -> ReadingView:
    value = amount(reading.low, reading.high, reading.unit)
    return ReadingView(reading.scope, reading.basis, reading.period, value, reading.agrees, bar)


def _evidence(item: EvidencePart) -> EvidenceView:
    value = "" if item.fact.endswith(item.value) else item.value
    url = web_address(item.url)
    return EvidenceView(item.fact, value, item.source, url, item.vintage, item.own_pack)
