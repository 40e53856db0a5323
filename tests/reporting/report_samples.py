"""A small report made by hand, with everything that formats have to show."""

from __future__ import annotations

from pathlib import Path

from factcheck.model.claims import Modality
from factcheck.model.findings import Severity, Verdict
from factcheck.model.report import (
    AssertionPart,
    Checked,
    ClaimPart,
    DocumentPart,
    EvidencePart,
    FactBasePart,
    FindingPart,
    Pack,
    PeriodPart,
    ReadingPart,
    RelatedPart,
    Report,
    RulePart,
    SegmentPart,
    SeverityCounts,
    StepPart,
    SuggestionPart,
    Summary,
    Suppressed,
    Tool,
    ValuePart,
)
from factcheck.reporting.lines import LineStarts

SOURCE = Path(__file__).with_name("data").joinpath("river-union.md").read_text(encoding="utf-8")
_LINES = LineStarts(SOURCE)


def place(words: str, source: str = SOURCE, nth: int = 1) -> dict[str, int | str]:
    """Return the keys of a place that holds `words`, for the nth time in the source."""
    start = -1
    for _ in range(nth):
        start = source.index(words, start + 1)
    lines = LineStarts(source)
    (line, column), (end_line, end_column) = (
        lines.position(start),
        lines.position(start + len(words)),
    )
    return {
        "quote": words.replace("-\n", "").replace("\n", " "),
        "start": start,
        "end": start + len(words),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def claim(name: str, words: str, verdict: Verdict, nth: int = 1, **parts: object) -> ClaimPart:
    """Return a claim on the words of the source."""
    value = parts.pop("value", ValuePart(text=words, low=None, high=None, unit=None))
    asserted = AssertionPart(
        subject=str(parts.pop("subject", "River Union")),
        measure=str(parts.pop("measure", "member_count")),
        value=value,
        period=PeriodPart(from_="2016-01-01", to="2016-12-31"),
        qualifiers=parts.pop("qualifiers", {}),
        subject_type="organisation",
    )
    standard = {"modality": Modality.ASSERTED, "reason": "", "assertions": (asserted,)}
    return ClaimPart.model_validate(
        {**place(words, nth=nth), "id": name, "verdict": verdict, **standard, **parts}
    )


def finding(words: str, verdict: Verdict, severity: Severity, **parts: object) -> FindingPart:
    """Return a finding on the words of the source."""
    standard = {
        "rule": "member-count",
        "kind": "group_count",
        "confidence": 0.9,
        "message": "No such number.",
        "claims": (),
        "related": (),
        "readings": (),
        "derivation": (),
        "evidence": (),
        "suggestion": None,
        "fingerprint": "0123456789abcdef",
    }
    return FindingPart.model_validate(
        {**place(words), "verdict": verdict, "severity": severity, **standard, **parts}
    )


def segment(kind: str, words: str, **parts: int) -> SegmentPart:
    """Return a segment that covers the words of the source."""
    where = place(words)
    return SegmentPart(kind=kind, start=where["start"], end=where["end"], **parts)


def sample() -> Checked:
    """Return the report with its source."""
    return Checked(report=_report(), source=SOURCE, left_out=_left_out("-\n", "**"))


def _left_out(*parts: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in parts:
        at = SOURCE.find(part)
        while at >= 0:
            found.append((at, at + len(part)))
            at = SOURCE.find(part, at + 1)
    return tuple(sorted(found))


def _report() -> Report:
    claims = _claims()
    return Report(
        tool=Tool(name="factcheck", version="1.2.3"),
        document=DocumentPart(
            path="drafts/river union.md",
            sha256="ab" * 32,
            as_of="2016-12-05",
            as_of_source="option",
        ),
        fact_base=FactBasePart(
            packs=(Pack(name="unions", version="2026.11", vintage="2026-11", facts=1234),)
        ),
        rules=(
            RulePart(
                id="member-count",
                kind="group_count",
                title="An organisation has another number of members",
                why="Members, observers & partners are different things.",
                severity=Severity.ERROR,
                references=("Founding treaties",),
            ),
        ),
        segments=_segments(),
        claims=claims,
        findings=_findings(),
        summary=Summary(
            claims=len(claims),
            checked=5,
            supported=1,
            ambiguous=1,
            contradicted=1,
            inconsistent=2,
            unverified=1,
            numbers_not_understood=2,
            findings=SeverityCounts(error=1, warning=1, info=1),
        ),
    )


def _segments() -> tuple[SegmentPart, ...]:
    return (
        segment("heading", "The River Union", level=1),
        segment("paragraph", SOURCE[SOURCE.index("The Union was") : SOURCE.index("\n\n1.")]),
        segment("list_item", "It trades with 12 neighbours.", level=1),
        segment("list_item", "It plans to grow by 2030.", level=1),
        segment("table_cell", "Year", row=0, column=0),
        segment("table_cell", "GDP", row=0, column=1),
        segment("table_cell", "2015", row=1, column=0),
        segment("table_cell", "$41.5 billion", row=1, column=1),
        segment("footnote", "Source: own figures."),
    )


def _claims() -> tuple[ClaimPart, ...]:
    dollars = ValuePart(text="$41.5 billion", low=41.45e9, high=41.55e9, unit="USD")
    evidence = EvidencePart(
        fact="continent of River Union",
        value="Europe",
        source="Charter",
        url="https://example.org/charter?a=1&b=2",
        vintage="2020",
    )
    return (
        claim("c1", "founded in\n2001", Verdict.INCONSISTENT, measure="founded"),
        claim("c2", "founded in 2003", Verdict.INCONSISTENT, measure="founded"),
        claim("c3", "18 mem-\nber states", Verdict.AMBIGUOUS, qualifiers={"scope": "all"}),
        claim("c4", "$41.5 billion", Verdict.CONTRADICTED, measure="gdp", value=dollars),
        claim(
            "c5",
            "grow by 2030",
            Verdict.UNVERIFIED,
            modality=Modality.FORECAST,
            reason="a forecast or plan",
            measure="open:growth",
        ),
        claim("c6", "lies in Europe", Verdict.SUPPORTED, measure="continent", evidence=(evidence,)),
    )


def _findings() -> tuple[FindingPart, ...]:
    readings = (
        ReadingPart(
            scope="members",
            basis="current US$",
            period="2015",
            low=12.5e12,
            high=13.3e12,
            unit="USD",
            agrees=False,
        ),
        ReadingPart(
            scope="members and observers",
            basis="PPP",
            period="2015",
            low=None,
            high=None,
            unit="USD",
            agrees=False,
        ),
    )
    return (
        finding(
            "founded in 2003",
            Verdict.INCONSISTENT,
            Severity.WARNING,
            rule="date-order",
            kind="date_order",
            message="The text dates the founding twice: 2001, and 2003.",
            claims=("c1", "c2"),
            related=(RelatedPart(**place("founded in\n2001"), note="founded: 2001"),),
            derivation=(StepPart(step="first", text="2001 is not 2003"),),
            fingerprint="1111111111111111",
        ),
        finding(
            "18 mem-\nber states",
            Verdict.AMBIGUOUS,
            Severity.INFO,
            message="“18 states” holds only with 100% of the observers.",
            claims=("c3",),
            suggestion=SuggestionPart(
                start=place("18")["start"], end=place("18")["end"], replacement="6"
            ),
            fingerprint="2222222222222222",
        ),
        finding(
            "$41.5 billion",
            Verdict.CONTRADICTED,
            Severity.ERROR,
            rule="value-against-reference",
            kind="reference",
            message="“$41.5 billion” cannot be the GDP.",
            claims=("c4",),
            readings=readings,
            derivation=(
                StepPart(step="stated", text="$41.5 billion is 41.45 to 41.55"),
                StepPart(
                    step="reading", text="members, current US$, 2015: $12.5 to $13.3 trillion"
                ),
            ),
            evidence=(
                EvidencePart(
                    fact="gdp", value="$12.9 trillion", source="Tables", url="", vintage=""
                ),
            ),
            fingerprint="3333333333333333",
        ),
        finding(
            "12 neighbours",
            Verdict.CONTRADICTED,
            Severity.WARNING,
            message="It has 11 neighbours.",
            suppressed=Suppressed(reason="counted with the enclave"),
            fingerprint="4444444444444444",
        ),
    )
