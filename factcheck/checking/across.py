"""Compares the texts of one run with each other: one thing told with two values in two texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from factcheck.checking.fingerprints import fingerprint
from factcheck.checking.own_topics import Topic, own_topics, shared_names
from factcheck.checking.silencing import with_findings
from factcheck.extracting.measures import measures
from factcheck.model.claims import Modality
from factcheck.model.findings import Severity, Verdict
from factcheck.model.report import (
    AssertionPart,
    ClaimPart,
    ElsewherePart,
    FindingPart,
    Place,
    Report,
    StepPart,
)

RULE = "same-value"  # the rule of the same check within one text
_SAID = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_MOST_PLACES = 5  # places in other texts that one finding cites
_MOST_DISTINCT = 50  # different statements of one thing that are compared with each other
_NEAR = 0.25  # by which share of itself a figure of one thing may be off
_INFINITE = float("inf")


class _Said(Struct, frozen=True):
    """One statement: which text's, and its interval widened by what sources differ by.

    `own` holds for one on whom the text is about, which no pack knows: what is far off there may
    be of another thing.
    """

    text: int
    claim: ClaimPart
    low: float
    high: float
    slack: float
    own: bool = False


def compare_texts(reports: Sequence[Report]) -> list[Report]:
    """Return the reports with findings where one text tells a value that another excludes.

    Statements are compared that have a known subject of their own sentence, the same measure,
    period, unit and qualifiers, and values further apart than sources are. Each text gets a
    finding of its own that cites the places of the others. The rule within one text must be on.
    """
    by_topic: dict[Topic, list[_Said]] = defaultdict(list)
    shared = shared_names(reports)
    for number, report in enumerate(reports):
        if any(rule.id == RULE for rule in report.rules):
            for topic, said in (*_statements(number, report), *_own(number, report, shared)):
                by_topic[topic].append(said)
    found: dict[int, list[FindingPart]] = defaultdict(list)
    for topic, every in by_topic.items():
        for one, others in _conflicts(every):
            found[one.text].append(_finding(topic, one, others, reports))
    return [
        with_findings(report, _ordered([*report.findings, *found[number]]))
        if number in found
        else report
        for number, report in enumerate(reports)
    ]


def _ordered(findings: Sequence[FindingPart]) -> list[FindingPart]:
    return sorted(findings, key=lambda one: (one.start, one.end, one.rule))


def _statements(number: int, report: Report) -> Iterator[tuple[Topic, _Said]]:
    for claim in report.claims:
        said = claim.assertions[0]
        if not said.subject_type or claim.modality not in _SAID or claim.inferred:
            continue
        if "change" in said.qualifiers or said.period is None:
            continue
        low, high = _end(said.value.low, -_INFINITE), _end(said.value.high, _INFINITE)
        if (low, high) == (-_INFINITE, _INFINITE):
            continue
        period = f"{said.period.from_}/{said.period.to}"
        narrowed = tuple(sorted(said.qualifiers.items()))
        topic = (said.subject, said.measure, period, said.value.unit or "", narrowed)
        yield topic, _Said(number, claim, low, high, _slack(said, low, high))


def _own(number: int, report: Report, shared: Mapping[str, str]) -> Iterator[tuple[Topic, _Said]]:
    """The statements of a text on whom it is about, or on whom another text is about."""
    for claim in report.claims:
        if claim.modality not in _SAID:
            continue
        for topic in own_topics(claim, report, shared):
            value = claim.assertions[0].value
            low, high = _end(value.low, -_INFINITE), _end(value.high, _INFINITE)
            if (low, high) != (-_INFINITE, _INFINITE):
                yield topic, _Said(number, claim, low, high, 0.0, own=True)


def _end(value: float | None, open_: float) -> float:
    return open_ if value is None else value


def _slack(said: AssertionPart, low: float, high: float) -> float:
    """By how much two careful sources may differ: as within one text."""
    measure = measures().get(said.measure)
    if measure is None:
        return 0.0
    if measure.absolute_tolerance:
        return float(measure.absolute_tolerance) / 10
    size = max(abs(end) for end in (low, high) if abs(end) != _INFINITE)
    return float(measure.tolerance) / 3 * size


def _conflicts(said: Sequence[_Said]) -> Iterator[tuple[_Said, list[_Said]]]:
    """Each statement that others exclude, with those, one for each text."""
    if len({one.text for one in said}) < 2:
        return
    distinct = list({(one.text, one.low, one.high): one for one in reversed(said)}.values())
    compared = sorted(distinct, key=lambda one: (one.text, one.claim.start))[:_MOST_DISTINCT]
    for one in compared:
        others = {
            other.text: other
            for other in reversed(compared)
            if other.text != one.text and _exclude(one, other)
        }
        if others:
            yield one, [others[text] for text in sorted(others)][:_MOST_PLACES]


def _exclude(one: _Said, other: _Said) -> bool:
    if one.claim.verdict is other.claim.verdict is Verdict.SUPPORTED:
        return False
    slack = max(one.slack, other.slack)
    if one.own and not _is_near(one, other):
        return False
    return one.high + slack < other.low or other.high + slack < one.low


def _is_near(one: _Said, other: _Said) -> bool:
    """Whether two values are so near, or so alike in their digits, that one thing is meant."""
    first, second = (each.claim.assertions[0].value for each in (one, other))
    low, high = sorted(abs((each.low + each.high) / 2) for each in (one, other))
    if high == _INFINITE:
        return False
    if (high - low) <= _NEAR * high:
        return True
    digits = [re.sub(r"[^0-9.]", "", each.text) for each in (first, second)]
    swapped = sorted(digits[0]) == sorted(digits[1])
    return bool(digits[0] and digits[1]) and (swapped or digits[0] == digits[1])


def _finding(
    topic: Topic, one: _Said, others: Sequence[_Said], reports: Sequence[Report]
) -> FindingPart:
    subject, name = topic[:2]
    measure = measures().get(name)
    title = measure.title if measure else _title(name, topic[3], topic[4])
    told = _value(one)
    places = [
        ElsewherePart(
            path=reports[other.text].document.path,
            note=f"here it is {_value(other)}",
            **_place(other.claim),
        )
        for other in others
    ]
    first = places[0]
    more = f" (and {len(places) - 1} more texts)" if len(places) > 1 else ""
    return FindingPart(
        **_place(one.claim),
        rule=RULE,
        kind="same_value",
        verdict=Verdict.INCONSISTENT,
        # Where the fact base supports a statement, it is the other text that wants a look.
        severity=Severity.INFO if one.claim.verdict is Verdict.SUPPORTED else Severity.WARNING,
        confidence=0.7,
        message=f"The {title} of {subject} is {told} here, and {_value(others[0])} in "
        f"{first.path}, line {first.line}{more}.",
        claims=(one.claim.id,),
        related=(),
        readings=(),
        derivation=(
            StepPart(step="value", text=f"{one.claim.quote!r}: {told}"),
            *(
                StepPart(step="value", text=f"{place.path}, line {place.line}: {place.quote!r}")
                for place in places
            ),
        ),
        evidence=(),
        suggestion=None,
        fingerprint=fingerprint(f"{RULE} across", one.claim.quote, [each.quote for each in places]),
        elsewhere=tuple(places),
    )


def _title(name: str, unit: str, narrowed: Sequence[tuple[str, str]]) -> str:
    """An open measure as a message says it: "net profit", "employee count"."""
    words = name.removeprefix("open:").replace("_", " ") + ("" if unit else " count")
    return " ".join([*(value for kind, value in narrowed if kind != "per"), words])


def _place(claim: ClaimPart) -> Mapping[str, Any]:
    return {name: getattr(claim, name) for name in Place.__struct_fields__}


def _value(one: _Said) -> str:
    return one.claim.assertions[0].value.text
