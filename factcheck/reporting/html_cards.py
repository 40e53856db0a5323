"""The cards beside the text: all that is known of one finding, or of one statement."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct
from msgspec.structs import replace

from factcheck.model.claims import TOLD
from factcheck.model.findings import Verdict
from factcheck.model.report import (
    AssertionPart,
    Checked,
    ClaimPart,
    EvidencePart,
    FindingPart,
    ReadingPart,
    ReviewPart,
    RulePart,
    StepPart,
    SuggestionPart,
)
from factcheck.reporting.html_chart import Chart, chart
from factcheck.reporting.html_ids import claim_id, finding_id, targets
from factcheck.reporting.neutral import web_address
from factcheck.reporting.wording import (
    amount,
    assertion_words,
    elsewhere_words,
    measure_words,
    period_words,
    place_words,
    unit_words,
)

# More than these would make a card longer than anybody reads; the number of the rest is told.
_MOST_SAME = 6
_MOST_EVIDENCE = 8

_Topic = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class StatementView:
    """How one assertion was read; `narrowed` are its qualifiers as (name, value). What a rule read
    `by_rule`, from the words alone, has neither subject nor measure."""

    subject: str
    measure: str
    value: str
    interval: str
    unit: str
    period: str
    narrowed: tuple[tuple[str, str], ...]
    qualifiers: str
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One interpretation."""

    read_as: str
    value: str
    agrees: bool


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
    is_safe: bool


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Another place, with the id of its mark; that of another text has none here."""

    anchor: str
    place: str
    quote: str
    note: str
    verdict: Verdict | None = None


class Card(Struct, frozen=True, kw_only=True):
    """Everything about one finding, or about one statement without a finding."""

    id: str
    anchor: str
    verdict: Verdict
    place: str
    quote: str
    message: str
    modality: str
    statements: tuple[StatementView, ...]
    steps: tuple[StepPart, ...]
    readings: tuple[ReadingView, ...]
    stated: str
    chart: Chart | None
    evidence: tuple[EvidenceView, ...]
    more_evidence: int
    rule: RulePart | None
    rule_id: str
    same: tuple[PlaceView, ...]
    more_same: int
    finding: FindingPart | None = None
    related: tuple[PlaceView, ...] = ()
    elsewhere: tuple[PlaceView, ...] = ()
    suggestion: SuggestionView | None = None
    suppressed: str | None = None
    review: ReviewPart | None = None


def cards(checked: Checked, key: str) -> tuple[Card, ...]:
    """Return the cards of a document in the order of its text, findings before statements.

    `key` begins all their ids.
    """
    return tuple(_Cards(checked, key).cards())


def left_alone(finding: FindingPart) -> str | None:
    """Return why a finding is silent, None where it is not.

    One that a reviewer dismissed is shown as decided instead, so that they can change their mind.
    """
    if finding.suppressed is None or finding.suppressed.by == "review":
        return None
    return finding.suppressed.reason


def statement_view(assertion: AssertionPart) -> StatementView:
    """Return how an assertion was read, in words."""
    period = period_words(assertion.period)
    interval = _interval(assertion)
    return StatementView(
        subject=assertion.subject,
        measure=measure_words(assertion.measure),
        value=assertion.value.text,
        interval="" if interval == assertion.value.text else interval,
        unit=unit_words(assertion.value.unit),
        period=period,
        narrowed=tuple(
            (name.replace("_", " "), value.replace("_", " "))
            for name, value in assertion.qualifiers.items()
        ),
        qualifiers=assertion_words(assertion),
        by_rule=assertion.measure.partition(":")[0] == TOLD,
    )


class _Cards:
    """Makes the cards of a report."""

    def __init__(self, checked: Checked, key: str) -> None:
        report = checked.report
        self._checked = checked
        self._report = report
        self._key = key
        self._claims = {claim.id: claim for claim in report.claims}
        self._rules = {rule.id: rule for rule in report.rules}
        self._targets = targets(report, key)
        self._told_alike: dict[_Topic, list[ClaimPart]] = defaultdict(list)
        for claim in report.claims:
            if (topic := _topic(claim)) is not None:
                self._told_alike[topic].append(claim)

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
        name = finding_id(self._key, finding)
        claims = [self._claims[one] for one in finding.claims if one in self._claims]
        modality = next((one.modality.value for one in claims), "")
        return replace(
            self._card(name, finding, claims, finding.message, modality),
            finding=finding,
            related=tuple(
                PlaceView(f"{name}-r{number}", place_words(one), one.quote, one.note)
                for number, one in enumerate(finding.related, 1)
            ),
            elsewhere=tuple(
                PlaceView("", elsewhere_words(one), one.quote, one.note)
                for one in finding.elsewhere
            ),
            suggestion=self._suggestion(finding.suggestion),
            suppressed=left_alone(finding),
            review=finding.review,
        )

    def _claim(self, claim: ClaimPart) -> Card:
        name = claim_id(self._key, claim)
        return self._card(name, claim, [claim], claim.reason, claim.modality.value)

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
        return SuggestionView(" ".join(kept.split()), part.replacement, part.repair.is_safe)

    def _card(
        self,
        name: str,
        part: FindingPart | ClaimPart,
        claims: Sequence[ClaimPart],
        message: str,
        modality: str,
    ) -> Card:
        """What the card of a finding and that of a statement have alike."""
        assertions = [one for claim in claims for one in claim.assertions]
        stated = next((one for one in assertions if _is_comparable(one, part.readings)), None)
        drawn = None
        if stated is not None:
            drawn = chart(
                (stated.value.low, stated.value.high),
                [(one.low, one.high) for one in part.readings],
                [one.agrees for one in part.readings],
            )
        same = self._same(part, claims)
        evidence = tuple(dict.fromkeys(map(_evidence, part.evidence)))
        return Card(
            id=name,
            anchor=f"{name}-t",
            verdict=part.verdict,
            place=place_words(part),
            quote=part.quote,
            message=message,
            modality=modality,
            statements=tuple(map(statement_view, assertions)),
            # The table of readings tells what these lines tell.
            steps=tuple(
                one for one in part.derivation if one.step != "reading" or not part.readings
            ),
            readings=tuple(map(_reading, part.readings)),
            stated=_interval(stated) if stated else "",
            chart=drawn,
            evidence=evidence[:_MOST_EVIDENCE],
            more_evidence=max(0, len(evidence) - _MOST_EVIDENCE),
            rule=self._rules.get(part.rule),
            rule_id=part.rule,
            same=tuple(map(self._place, same[:_MOST_SAME])),
            more_same=max(0, len(same) - _MOST_SAME),
        )

    def _same(self, part: FindingPart | ClaimPart, claims: Sequence[ClaimPart]) -> list[ClaimPart]:
        """Other statements of the text on the same thing, but for those told of already."""
        told = {(part.start, part.end)}
        if isinstance(part, FindingPart):
            told |= {(one.start, one.end) for one in part.related}
        topics = dict.fromkeys(topic for one in claims if (topic := _topic(one)) is not None)
        own = {one.id for one in claims}
        return [
            one
            for topic in topics
            for one in self._told_alike[topic]
            if one.id not in own and (one.start, one.end) not in told
        ]

    def _place(self, claim: ClaimPart) -> PlaceView:
        value = claim.assertions[0].value.text
        note = "" if value in claim.quote else value
        target = self._targets[claim.id]
        return PlaceView(target, place_words(claim), claim.quote, note, claim.verdict)


def _topic(claim: ClaimPart) -> _Topic | None:
    """What a statement is about; None where its subject is not known."""
    said = claim.assertions[0]
    if not said.subject:
        return None
    return said.subject, said.measure, tuple(sorted(said.qualifiers.items()))


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


def _reading(reading: ReadingPart) -> ReadingView:
    value = amount(reading.low, reading.high, reading.unit)
    read_as = ", ".join(filter(None, (reading.scope, reading.basis, reading.period)))
    return ReadingView(read_as, value, reading.agrees)


def _evidence(item: EvidencePart) -> EvidenceView:
    value = "" if item.fact.endswith(item.value) else item.value
    url = web_address(item.url)
    return EvidenceView(item.fact, value, item.source, url, item.vintage, item.own_pack)
