"""What a text says of whom it is about, for a comparison with other texts on the same one.

A company, a bank or a ministry that no pack knows is the same in two texts where the title of one
names it, and the title or a sentence of the other does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from factcheck.extracting.frames.open_keys import PREFIX
from factcheck.model.report import AssertionPart, ClaimPart, PeriodPart, Report

# Whose, what, when, in which unit, and what narrows it.
Topic = tuple[str, str, str, str, tuple[tuple[str, str], ...]]

_DECEMBER = 12
_MONTH = 31  # days of a period that is told by its last day
_LEFT_OPEN = frozenset({"change", "compared", "share_of", "said", "instance", "limited", "action"})
_PEOPLE = frozenset({"person", "employee", "people", "staff"})


def shared_names(reports: Sequence[Report]) -> dict[str, str]:
    """Return the names in titles that more than one text speaks of, by their small letters."""
    printed = {name.casefold(): name for one in reports for name in one.document.names}
    titled = [{name.casefold() for name in report.document.names} for report in reports]
    counts = Counter(
        name
        for report, names in zip(reports, titled, strict=True)
        for name in names | {claim.assertions[0].subject.casefold() for claim in report.claims}
    )
    return {name: as_printed for name, as_printed in printed.items() if counts[name] > 1}


def own_topics(claim: ClaimPart, report: Report, shared: Mapping[str, str]) -> Iterator[Topic]:
    """Yield the topics of a statement on one of the names that several texts share.

    Without a time of its own it speaks of the period that the title names, or of its end.
    """
    said = claim.assertions[0]
    whose = _whose(claim, report, shared)
    if whose is None or not said.measure.startswith(PREFIX):
        return
    if not claim.plain or _LEFT_OPEN & set(said.qualifiers):
        return
    narrowed = tuple(sorted(said.qualifiers.items()))
    unit = _unit(said)
    for period in _periods(claim, report):
        yield whose, said.measure, period, unit, narrowed


def _whose(claim: ClaimPart, report: Report, shared: Mapping[str, str]) -> str | None:
    said = claim.assertions[0]
    if said.subject_type:
        return None  # a known subject is compared by its id
    if said.subject:
        name = said.subject.casefold()
        return shared.get(name)
    if set(claim.inferred) - {"period"}:
        return None
    names = [name for name in report.document.names if name.casefold() in shared]
    return shared[names[0].casefold()] if len(names) == 1 else None


def _periods(claim: ClaimPart, report: Report) -> Iterator[str]:
    said, covers = claim.assertions[0].period, report.document.covers
    if "period" in claim.inferred or said is None:
        if covers is not None:
            yield _whole(covers)
            yield f"at {covers.to}"
        else:
            yield f"now, in {report.document.as_of[:4]}"
        return
    yield _whole(said)


def _whole(period: PeriodPart) -> str:
    """A period; of a day or of the last days of a month, only its end."""
    if period.from_ is None or period.to is None:
        return f"{period.from_}/{period.to}"
    first, last = date.fromisoformat(period.from_), date.fromisoformat(period.to)
    ends_month = (last + timedelta(days=1)).day == 1
    days = (last - first).days
    whole_month = first.day == 1 and days < _MONTH and first.month == last.month
    if ends_month and not whole_month and (days < _MONTH or _is_end_of_year(first, last)):
        return f"at {last}"
    return f"{first}/{last}"


def _is_end_of_year(first: date, last: date) -> bool:
    """Whether a period is what "the end of 2023" may mean, and no quarter."""
    return last.month == _DECEMBER and first.month in (_DECEMBER - 3, _DECEMBER - 1)


def _unit(said: AssertionPart) -> str:
    """The unit; what is counted is in the name of the measure already."""
    unit = said.value.unit or ""
    noun = said.measure.removeprefix(PREFIX).rpartition(" ")[2]
    return "" if unit in _PEOPLE or unit == noun else unit
