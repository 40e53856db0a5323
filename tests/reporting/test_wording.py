from __future__ import annotations

import pytest
from factcheck.model.report import PeriodPart, Suppressed
from factcheck.reporting.wording import (
    amount,
    measure_words,
    outcome_sentence,
    period_words,
    population_sentence,
)
from tests.reporting.report_samples import sample


def test_the_outcome_stands_next_to_its_population() -> None:
    report = sample().report
    assert outcome_sentence(report) == "1 contradiction, 1 inconsistency, 1 ambiguity"
    assert population_sentence(report) == "5 of 6 statements checked"


def test_a_clean_report_says_so() -> None:
    report = sample().report.model_copy(update={"findings": ()})
    assert outcome_sentence(report) == "No contradictions"


def test_what_is_suppressed_is_no_clean_report() -> None:
    silent = Suppressed(by="baseline", reason="known")
    findings = tuple(
        one.model_copy(update={"suppressed": silent}) for one in sample().report.findings
    )
    report = sample().report.model_copy(update={"findings": findings})
    assert outcome_sentence(report) == "No contradictions but the suppressed ones"


@pytest.mark.parametrize(
    ("low", "high", "unit", "said"),
    [
        (18, 18, "state", "18 states"),
        (11.05, 11.15, "percent", "11.05–11.15%"),
        (12.54e12, 13.32e12, "USD", "12.5–13.3 trillion US$"),
        (41.45e9, 41.55e9, "USD", "41.45–41.55 billion US$"),
        (3e9, None, "person", "from 3 billion people"),
        (None, 500, "kilometer", "up to 500 kilometers"),
        (None, None, "USD", "any value"),
        (-2.5, -1.5, "percent", "-2.5–-1.5%"),
        (0, 0, None, "0"),
        (1, 1, "city", "1 city"),
        (2, 3, "city", "2–3 cities"),
        (32.45e6, 32.55e6, "barrel / day", "32.45–32.55 million barrel / day"),
        (408, 408, "EUR", "408 EUR"),
        (1200, 1300, None, "1,200–1,300"),
        (0.00012, 0.00013, None, "0.00012–0.00013"),
    ],
)
def test_amounts(low: float | None, high: float | None, unit: str | None, said: str) -> None:
    assert amount(low, high, unit) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2016-01-01", "2016-12-31", "2016"),
        ("2000-01-01", "2004-12-31", "2000–2004"),
        ("1997-03-01", "1997-03-31", "March 1997"),
        ("2016-12-05", "2016-12-05", "5 December 2016"),
        ("2016-01-01", "2016-10-31", "2016-01-01 to 2016-10-31"),
        ("2016-01-01", "9999-12-31", "2016-01-01 to 9999-12-31"),
        (None, "2016-12-05", "until 2016-12-05"),
        ("2016-12-05", None, "from 2016-12-05"),
        (None, None, ""),
    ],
)
def test_periods(first: str | None, last: str | None, said: str) -> None:
    assert period_words(PeriodPart(from_=first, to=last)) == said


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("member_count", "member count"),
        ("open:oil pipelines", "oil pipelines"),
        ("stage:proposed", "stage: proposed"),
        ("gdp_per_capita_ppp", "GDP per capita PPP"),
    ],
)
def test_measures(measure: str, said: str) -> None:
    assert measure_words(measure) == said
