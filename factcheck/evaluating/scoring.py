"""Precision and recall per stage and per rule, against gold annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from factcheck.evaluating.gold import (
    GoldEntity,
    GoldFinding,
    GoldQuantity,
    GoldTime,
    Placed,
    PlacedGold,
)
from factcheck.extracting.frames.open_keys import PREFIX
from factcheck.model.findings import Severity
from factcheck.model.mentions import EntityMention, Mention, Quantity, TimeExpression
from factcheck.model.report import FindingPart, Report
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context

# One third has no last digit.
_EQUAL_WITHIN = Fraction(1, 10**9)


@dataclass(slots=True)
class Score:
    """Counts of one stage: what was right, what was not there, what was missed.

    `known` are misses that the gold marks as such, `mended` what it marks so but was found.
    """

    right: int = 0
    spurious: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """Share of what the program said that is right; None where it said nothing."""
        said = self.right + len(self.spurious)
        return self.right / said if said else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that the program found; None where there is none."""
        wanted = self.right + len(self.missed) + len(self.known)
        return self.right / wanted if wanted else None

    def add(self, other: Score, of: str = "") -> None:
        """Add the counts of another text, whose name is put before what went wrong there."""
        self.right += other.right
        self.spurious += [of + one for one in other.spurious]
        self.missed += [of + one for one in other.missed]
        self.known += [of + one for one in other.known]
        self.mended += [of + one for one in other.mended]


def score(gold: PlacedGold, context: Context, report: Report) -> dict[str, Score]:
    """Return stage -> score for one text; each rule is a stage of its own."""
    annotated = gold.gold.mentions is not None
    scores = dict(_mentions(gold, context.analysis.mentions)) if annotated else {}
    scores["claims"], scores["verdicts"] = _claims(gold, context, report)
    rules = _findings(gold.findings, report.findings, _finding_places(context, report))
    scores["findings"] = Score()
    for rule, one in rules.items():
        scores[f"rule {rule}"] = one
        scores["findings"].add(one)
    return scores


def _mentions(gold: PlacedGold, found: Sequence[Mention]) -> Iterator[tuple[str, Score]]:
    yield "quantities", _kind(gold, found, GoldQuantity, Quantity, _same_quantity)
    yield "times", _kind(gold, found, GoldTime, TimeExpression, _same_time)
    yield "entities", _kind(gold, found, GoldEntity, EntityMention, _same_entity)


def _kind(
    gold: PlacedGold,
    found: Sequence[Mention],
    row_type: type[Any],
    mention_type: type[Mention],
    same: Callable[[Any, Any], bool],
) -> Score:
    """Pair each row with the first mention that overlaps it and has its value."""
    score_ = Score()
    left = [one for one in found if isinstance(one, mention_type)]
    for placed in gold.mentions:
        if not isinstance(placed.row, row_type):
            continue
        beside = [one for one in left if one.span.overlaps(placed.span)]
        hit = next((one for one in beside if same(placed.row, one)), None)
        if hit is None:
            read = ", ".join(_value(one) for one in beside)
            score_.missed.append(f"“{placed.row.quote}”" + (f" (read as {read})" if read else ""))
        else:
            left.remove(hit)
            score_.right += 1
    score_.spurious = [f"“{one.text}” ({_value(one)})" for one in left]
    return score_


def _same_quantity(row: GoldQuantity, mention: Quantity) -> bool:
    if not mention.number.is_finite():
        return False
    wanted, read = Fraction(row.number), Fraction(mention.number)
    if abs(wanted - read) > _EQUAL_WITHIN * max(abs(wanted), Fraction(1)):
        return False
    return row.unit == mention.unit or _same_noun(row.unit, mention.unit)


def _same_noun(wanted: str | None, read: str | None) -> bool:
    """Whether two counted nouns have the same head: "member country" and "country"."""
    if not wanted or not read:
        return False
    return wanted.endswith(" " + read) or read.endswith(" " + wanted)


def _same_time(row: GoldTime, mention: TimeExpression) -> bool:
    return row.value is None or row.value == mention.edtf


def _same_entity(row: GoldEntity, mention: EntityMention) -> bool:
    """A name that the fact base does not know is right as it is printed in full."""
    return (mention.entity or mention.canonical) in row.ids


def _value(mention: Mention) -> str:
    if isinstance(mention, Quantity):
        return f"{mention.number:.10g} {mention.unit or ''}".strip()
    if isinstance(mention, TimeExpression):
        return mention.edtf
    return str(getattr(mention, "entity", None))


def _claims(gold: PlacedGold, context: Context, report: Report) -> tuple[Score, Score]:
    """Score claims of defined measures; open ones count where the gold lists them, as it does
    not list all of them."""
    found, judged = Score(), Score()
    verdicts = {part.id: part.verdict for part in report.claims}
    left = list(context.claims)
    for placed in gold.claims:
        row = placed.row
        wanted = (row.subject, row.measure)
        beside = [claim for claim in left if claim.span.overlaps(placed.span)]
        hit = next(
            (one for one in beside if (one.assertion.subject, one.assertion.measure) == wanted),
            None,
        )
        if hit is None:
            read = ", ".join(
                f"{one.assertion.measure} of {one.assertion.subject or '?'}" for one in beside
            )
            found.missed.append(
                f"{row.measure} of {row.subject or '?'}: “{row.quote}”"
                + (f" (read as {read})" if read else "")
            )
            continue
        left.remove(hit)
        found.right += 1
        if verdicts[hit.id] == row.verdict:
            judged.right += 1
        else:
            judged.spurious.append(
                f"“{row.quote}”: {verdicts[hit.id].value}, not {row.verdict.value}"
            )
    found.spurious = [
        f"{claim.assertion.measure} of {claim.assertion.subject or '?'}: “{claim.quote}”"
        for claim in left
        if not claim.assertion.measure.startswith(PREFIX)
    ]
    return found, judged


def _finding_places(context: Context, report: Report) -> list[tuple[FindingPart, list[Span]]]:
    """Findings with their places in the normalised text, by quotation at the source's position."""
    to_source = context.document.source_map.to_source
    starts: dict[int, int] = {}
    for offset in range(len(context.document.text)):
        starts.setdefault(to_source(offset), offset)
    return [
        (
            finding,
            [
                Span(starts[place.start], starts[place.start] + len(place.quote))
                for place in (finding, *finding.related)
                if place.start in starts
            ],
        )
        for finding in report.findings
    ]


def _findings(
    gold: Sequence[Placed[GoldFinding]],
    findings: Sequence[FindingPart],
    places: list[tuple[FindingPart, list[Span]]],
) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    explained: set[str] = set()
    for placed in gold:
        row = placed.row
        score_ = scores.setdefault(row.rule, Score())
        hits = [
            finding
            for finding, spans in places
            if any(span.overlaps(placed.span) for span in spans)
        ]
        explained.update(finding.fingerprint for finding in hits)
        if any(_is_right(row, finding) for finding in hits):
            score_.right += 1
            score_.mended += [f"“{row.quote}”"] if row.todo else []
        elif row.todo:
            score_.known.append(f"“{row.quote}”")
        else:
            said = "; ".join(f"{one.severity.value} {one.rule}: {one.message}" for one in hits)
            score_.missed.append(
                f"“{row.quote}”: {row.verdict.value}, {row.severity.value}"
                + (f" (said {said})" if said else "")
            )
    for finding in findings:
        if finding.severity is not Severity.INFO and finding.fingerprint not in explained:
            scores.setdefault(finding.rule, Score()).spurious.append(
                f"line {finding.line}: {finding.severity.value} “{finding.quote}”: "
                f"{finding.message}"
            )
    return scores


def _is_right(row: GoldFinding, finding: FindingPart) -> bool:
    return (
        finding.rule == row.rule
        and finding.verdict is row.verdict
        and finding.severity.rank >= row.severity.rank
        and row.tells in finding.model_dump_json()
    )
