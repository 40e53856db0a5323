"""Findings that stay silent, and words that silence nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from factcheck.checking.api import Checker
from factcheck.config.settings import Settings
from factcheck.model.report import Report
from factcheck.reading import read_text

Check = Callable[..., Report]
WRONG = "The council met on Tuesday, 5 December 2016."


def told(report: Report) -> list[tuple[str, str]]:
    return [(one.rule, one.suppressed.reason if one.suppressed else "") for one in report.findings]


def test_a_directive_silences_its_rule_in_its_paragraph(check: Check) -> None:
    text = f"{WRONG}\n\n<!-- factcheck: ignore[weekday] -- as printed -->\n{WRONG}"
    report = check(text)
    assert told(report) == [("weekday", ""), ("weekday", "as printed")]
    assert report.notices == ()
    assert (report.summary.findings.warning, report.summary.suppressed) == (1, 1)


def test_another_rule_is_not_silenced(check: Check) -> None:
    report = check(f"<!-- factcheck: ignore[geography] -- no -->\n{WRONG}")
    assert told(report) == [("weekday", "")]


NOTICES = [
    ("ignore[geography] -- no", "suppression-unused", "nothing of geography"),
    ("ignore[weekdy] -- no", "suppression-malformed", "did you mean 'weekday'?"),
    ("ignore[weekday]", "suppression-malformed", "no reason"),
    ("ignore[weekday] until=2001-01-01 -- no", "suppression-expired", "held until 2001-01-01"),
]


@pytest.mark.parametrize(("words", "code", "message"), NOTICES)
def test_what_is_wrong_with_a_directive_is_told(
    check: Check, words: str, code: str, message: str
) -> None:
    report = check(f"It rains.\n\n<!-- factcheck: {words} -->\n{WRONG}")
    [notice] = report.notices
    assert (notice.code, notice.line, notice.column) == (code, 3, 1)
    assert message in notice.message
    assert told(report) == [("weekday", "")]


def test_it_holds_on_its_last_day(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.checking.api._today", lambda: date(2027, 6, 30))
    text = f"<!-- factcheck: ignore[weekday] until=2027-06-30 -- so -->\n{WRONG}"
    assert told(check(text)) == [("weekday", "so")]
    monkeypatch.setattr("factcheck.checking.api._today", lambda: date(2027, 7, 1))
    assert told(check(text)) == [("weekday", "")]


def test_a_directive_for_a_rule_that_did_not_run_is_not_unused(checker: Checker) -> None:
    few = checker.narrowed(Settings(select=("geography",)))
    document = read_text(f"<!-- factcheck: ignore[weekday] -- so -->\n{WRONG}")
    assert few.check(document).notices == ()
