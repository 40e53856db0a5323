"""Where the documents of one run disagree with each other."""

from __future__ import annotations

import pytest
from factcheck.model.claims import Modality
from factcheck.model.findings import Verdict
from factcheck.model.report import Checked, PeriodPart, ValuePart
from factcheck.reporting.formats import render
from factcheck.reporting.html_across import disagreements
from tests.reporting.html_reader import read_page
from tests.reporting.report_samples import claim, sample

OPEN, SUPPORTED = Verdict.UNVERIFIED, Verdict.SUPPORTED


def _document(
    value: tuple[float | None, float | None],
    verdict: Verdict = OPEN,
    year: int = 2016,
    modality: Modality = Modality.ASSERTED,
    **said: object,
) -> Checked:
    """A document with one statement, by default on the River Union's exports."""
    one = claim("c1", "lies in Europe", verdict, modality=modality)
    stated = {
        "subject": "River Union",
        "measure": "exports",
        "value": ValuePart(text=str(value), low=value[0], high=value[1], unit="USD"),
        "period": PeriodPart(from_=f"{year}-01-01", to=f"{year}-12-31"),
        **said,
    }
    assertion = one.assertions[0].model_copy(update=stated)
    claims = (one.model_copy(update={"assertions": (assertion,)}),)
    whole = sample()
    report = whole.report.model_copy(update={"claims": claims, "findings": ()})
    return Checked(report=report, source=whole.source)


def _found(*documents: Checked) -> int:
    names = [f"n{number}" for number, _ in enumerate(documents)]
    reports = [one.report for one in documents]
    return len(disagreements(reports, names, [f"{name}-" for name in names]))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (_document((1, 2)), _document((3, 4)), 1),
        (_document((1, 2)), _document((2, 4)), 0),  # they touch
        (_document((1, None)), _document((3, 4)), 0),  # over 1 may be 3
        (_document((1, 2)), _document((3, None)), 1),
        (_document((1, 2)), _document((3, 4), year=2015), 0),
        (_document((1, 2)), _document((3, 4), subject="Lake Union"), 0),
        (_document((1, 2), subject=""), _document((3, 4), subject=""), 0),
        (_document((1, 2), measure="open:x"), _document((3, 4), measure="open:x"), 0),
        (_document((1, 2)), _document((3, 4), modality=Modality.FORECAST), 0),
        (_document((1, 2)), _document((3, 4), qualifiers={"basis": "PPP"}), 0),
        (_document((1, 2), SUPPORTED), _document((3, 4), SUPPORTED), 0),  # sources differ
        (_document((1, 2), SUPPORTED), _document((3, 4)), 1),
        (_document((1, 2)), _document((3, 4), SUPPORTED), 1),
    ],
)
def test_values_that_exclude_each_other_are_told(one: Checked, other: Checked, found: int) -> None:
    assert _found(one, other) == found
    assert _found(other, one) == found


def test_one_document_does_not_disagree_with_itself() -> None:
    one = _document((1, 2))
    second = _document((3, 4)).report.claims[0].model_copy(update={"id": "c2"})
    report = one.report.model_copy(update={"claims": (*one.report.claims, second)})
    both = one.model_copy(update={"report": report})
    assert _found(both) == 0
    assert _found(both, _document((1, 4))) == 0
    assert _found(both, _document((5, 6))) == 1


def test_two_years_of_founding_exclude_each_other() -> None:
    nothing = (None, None)
    first = _document(nothing, measure="founded", year=2001)
    assert _found(first, _document(nothing, measure="founded", year=2003)) == 1
    assert _found(first, _document(nothing, measure="founded", year=2001)) == 0
    assert _found(first, _document(nothing, measure="event_date", year=2003)) == 0


def test_the_first_view_cites_all_of_them() -> None:
    root = read_page(render("html", [_document((1, 2)), _document((3, 4))]))
    [listed] = root.all("ul", "disagreements")
    assert [one.attributes["href"] for one in listed.all("a")] == ["#d1-c-c1", "#d2-c-c1"]
