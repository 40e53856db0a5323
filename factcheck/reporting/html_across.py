"""Where documents disagree: one subject, measure and period with values that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model.claims import Modality
from factcheck.model.findings import Verdict
from factcheck.model.report import AssertionPart, ClaimPart, Report
from factcheck.reporting.html_ids import targets
from factcheck.reporting.wording import assertion_words, measure_words, period_words, place_words

# What happens to a subject once, so that two dates of it exclude each other.
_ONCE = frozenset({"founded"})
_SAID = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})

_Topic = tuple[str, str, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one document says: the words, where it says them, and what became of them."""

    document: str
    target: str
    place: str
    value: str
    quote: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Statements of several documents on one thing, of which at least two exclude each other."""

    subject: str
    measure: str
    period: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    document: int
    claim: ClaimPart
    low: float
    high: float


def disagreements(
    reports: Sequence[Report], names: Sequence[str], keys: Sequence[str]
) -> tuple[Disagreement, ...]:
    """Return the disagreements; `names` and `keys` are the documents' names and id prefixes.

    Two statements disagree when their intervals are disjoint, unless each agrees with the facts
    by itself: sources differ by that much.
    """
    by_topic: dict[_Topic, list[_Said]] = defaultdict(list)
    for number, report in enumerate(reports):
        for topic, said in _statements(number, report):
            by_topic[topic].append(said)
    found = [
        (topic, said)
        for topic, said in by_topic.items()
        if len({one.document for one in said}) > 1 and _exclude(said)
    ]
    if not found:
        return ()
    where = [targets(report, key) for report, key in zip(reports, keys, strict=True)]
    return tuple(
        Disagreement(
            subject=topic[0],
            measure=measure_words(topic[1]) + _narrowed(said[0].claim.assertions[0]),
            period="" if topic[1] in _ONCE else period_words(said[0].claim.assertions[0].period),
            voices=tuple(
                Voice(
                    document=names[one.document],
                    target=where[one.document][one.claim.id],
                    place=place_words(one.claim),
                    value=one.claim.assertions[0].value.text,
                    quote=one.claim.quote,
                    verdict=one.claim.verdict,
                )
                for one in said
            ),
        )
        for topic, said in found
    )


def _narrowed(assertion: AssertionPart) -> str:
    words = assertion_words(assertion)
    return f" ({words})" if words else ""


def _statements(number: int, report: Report) -> Iterator[tuple[_Topic, _Said]]:
    for claim in report.claims:
        said = claim.assertions[0]
        if not said.subject or claim.modality not in _SAID or said.measure.startswith("open:"):
            continue
        ends = _ends(said)
        if ends is None:
            continue
        period = said.period
        when = "" if said.measure in _ONCE or not period else f"{period.from_}/{period.to}"
        narrowed = tuple(sorted(said.qualifiers.items()))
        topic = (said.subject, said.measure, said.value.unit or "", when, narrowed)
        yield topic, _Said(number, claim, *ends)


def _ends(said: AssertionPart) -> tuple[float, float] | None:
    """The interval that is said, in numbers or in days; None where it is neither."""
    value, period = said.value, said.period
    if said.measure in _ONCE:
        if period is None or period.from_ is None or period.to is None:
            return None
        return _day(period.from_), _day(period.to)
    if value.low is None and value.high is None:
        return None
    low = float("-inf") if value.low is None else value.low
    return low, float("inf") if value.high is None else value.high


def _day(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def _exclude(said: Iterable[_Said]) -> bool:
    """Whether two statements of two documents are disjoint and not both supported.

    Enough to look at, for each document, the statement that ends first and the one that begins
    last, so the work grows with the statements and not with their pairs.
    """
    ordered = list(said)
    for checked in (False, True):
        some = [one for one in ordered if checked or one.claim.verdict is not Verdict.SUPPORTED]
        first_end: dict[int, float] = {}
        for one in some:
            known = first_end.get(one.document)
            if known is None or one.high < known:
                first_end[one.document] = one.high
        lowest = sorted(first_end.items(), key=lambda item: item[1])[:2]
        for one in ordered:
            if checked and one.claim.verdict is Verdict.SUPPORTED:
                continue
            for document, high in lowest:
                if document != one.document and high < one.low:
                    return True
    return False
