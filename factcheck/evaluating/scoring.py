"""Precision and recall per stage and per rule, against gold annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.evaluating.gold import Gold, GoldClaim, GoldFinding, GoldMention
from factcheck.model.claims import Claim
from factcheck.model.findings import Severity
from factcheck.model.mentions import EntityMention, Mention, Quantity, TimeExpression
from factcheck.model.report import ClaimPart, FindingPart, Report
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context


@dataclass(slots=True)
class Score:
    """Counts of one stage: what was right, what was not there, what was missed."""

    right: int = 0
    spurious: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of what the program said that is right; None where it said nothing."""
        said = self.right + len(self.spurious)
        return self.right / said if said else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that the program found; None where there is none."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else None

    def add(self, other: Score) -> None:
        """Add the counts of another text."""
        self.right += other.right
        self.spurious += other.spurious
        self.missed += other.missed


def score(gold: Gold, context: Context, report: Report) -> dict[str, Score]:
    """Return stage -> score for one text."""
    text = context.document.text
    scores = dict(_mentions(gold.mentions, context.analysis.mentions, text))
    scores["claims"], scores["verdicts"] = _claims(gold.claims, context.claims, report.claims, text)
    scores["findings"] = Score()
    spans = _finding_spans(context, report)
    for rule, one in _findings(gold.findings, report.findings, spans, text).items():
        scores[f"rule {rule}"] = one
        scores["findings"].add(one)
    return scores


def _mentions(
    gold: Iterable[GoldMention], found: Iterable[Mention], text: str
) -> Iterator[tuple[str, Score]]:
    rows = list(gold)
    for kind, type_ in (
        ("quantity", Quantity),
        ("time", TimeExpression),
        ("entity", EntityMention),
    ):
        wanted = [row for row in rows if row.kind == kind]
        said = [one for one in found if isinstance(one, type_)]
        score_ = Score()
        left = list(said)
        for row in wanted:
            span = row.span_in(text)
            hit = next((one for one in left if span is not None and _same(row, one, span)), None)
            if hit is None:
                score_.missed.append(f"{row.quote!r}")
            else:
                left.remove(hit)
                score_.right += 1
        if wanted:
            score_.spurious = [f"{one.text!r}" for one in left]
            yield kind, score_


def _same(row: GoldMention, mention: Mention, span: Span) -> bool:
    if not mention.span.overlaps(span):
        return False
    if isinstance(mention, Quantity):
        number = row.number is None or Decimal(row.number) == mention.number
        return number and row.unit == mention.unit
    if isinstance(mention, TimeExpression):
        return row.edtf is None or row.edtf == mention.edtf
    if isinstance(mention, EntityMention):
        return row.entity is None or row.entity in (mention.entity, *mention.candidates)
    return True


def _claims(
    gold: Iterable[GoldClaim], claims: Iterable[Claim], parts: Iterable[ClaimPart], text: str
) -> tuple[Score, Score]:
    found, judged = Score(), Score()
    verdicts = {part.id: part.verdict for part in parts}
    left = list(claims)
    for row in gold:
        span = row.span_in(text)
        hit = next(
            (
                claim
                for claim in left
                if span is not None
                and claim.span.overlaps(span)
                and (claim.assertion.subject, claim.assertion.measure) == (row.subject, row.measure)
            ),
            None,
        )
        if hit is None:
            found.missed.append(f"{row.measure} of {row.subject}: {row.quote!r}")
            continue
        left.remove(hit)
        found.right += 1
        if verdicts[hit.id] == row.verdict:
            judged.right += 1
        else:
            judged.spurious.append(
                f"{row.quote!r}: {verdicts[hit.id].value}, not {row.verdict.value}"
            )
    found.spurious = [
        f"{claim.assertion.measure} of {claim.assertion.subject}: {claim.quote!r}" for claim in left
    ]
    return found, judged


def _finding_spans(context: Context, report: Report) -> list[tuple[FindingPart, list[Span]]]:
    """Findings with their places in the normalised text, by quotation at the source's position."""
    to_source = context.document.source_map.to_source
    starts: dict[int, int] = {}
    for offset in range(len(context.document.text)):
        starts.setdefault(to_source(offset), offset)
    rows = []
    for finding in report.findings:
        places = [finding, *finding.related]
        spans = [
            Span(starts[place.start], starts[place.start] + len(place.quote))
            for place in places
            if place.start in starts
        ]
        rows.append((finding, spans))
    return rows


def _findings(
    gold: Iterable[GoldFinding],
    findings: Iterable[FindingPart],
    spans: list[tuple[FindingPart, list[Span]]],
    text: str,
) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    explained: set[str] = set()
    for row in gold:
        score_ = scores.setdefault(row.rule, Score())
        span = row.span_in(text)
        hits = [
            finding
            for finding, places in spans
            if span is not None and any(place.overlaps(span) for place in places)
        ]
        explained.update(finding.fingerprint for finding in hits)
        if any(_is_right(row, finding) for finding in hits):
            score_.right += 1
        else:
            said = ", ".join(f"{one.rule} {one.verdict.value} {one.severity.value}" for one in hits)
            score_.missed.append(f"{row.quote!r}" + (f" ({said})" if said else ""))
    for finding in findings:
        if finding.severity is not Severity.INFO and finding.fingerprint not in explained:
            scores.setdefault(finding.rule, Score()).spurious.append(
                f"line {finding.line}: {finding.quote!r}: {finding.message}"
            )
    return scores


def _is_right(row: GoldFinding, finding: FindingPart) -> bool:
    told = row.tells in finding.model_dump_json() if row.tells else True
    return (finding.rule, finding.verdict, finding.severity) == (
        row.rule,
        row.verdict,
        row.severity,
    ) and told
