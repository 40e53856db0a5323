"""Ages of people whose birth is on record, held against the day of the text and those it tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    ("2015-03-05", "David Cameron, who is 58 and has three children, cycled to work."),
    ("2015-03-05", "François Hollande, 46, is the president; he arrived on a scooter."),
    ("2015-03-05", "Enrique Peña Nieto, at 64, was the youngest at the table."),
    ("2015-03-05", "Stephen Harper will be 66 in April."),
    ("2015-03-05", "Dilma Rousseff turned 57 last December."),
    ("2015-03-05", "Jacob Zuma was 76 when he took office in May 2009."),
    ("2015-03-05", "Mariano Rajoy spoke first. He is 69 and likes to walk fast."),
]
RIGHT = [
    ("2015-03-05", "David Cameron, who is 48 and has three children, cycled to work."),
    ("2015-03-05", "François Hollande, 60, is the president; he arrived on a scooter."),
    ("2015-03-05", "François Mitterrand, 64, became president in 1981."),
    ("2015-03-05", "Stephen Harper will be 56 in April."),
    ("2015-03-05", "Dilma Rousseff turned 67 last December."),
    ("2015-03-05", "Jacob Zuma was 67 when he took office in May 2009."),
    ("2015-03-05", "Jacob Zuma was 17 when he joined the movement."),
    ("2015-03-05", "Nelson Mandela was 75 on taking office; he died at 95."),
    ("2015-03-05", "Stephen Harper led Justin Trudeau 51, 47, in one count."),
    ("2015-03-05", "Indira Gandhi led for long. She is 40 and her namesake."),
    ("2015-03-05", "Mariano Rajoy will be 65 when the campaign has ended."),
    ("2015-03-05", "Barack Obama, 27, walked into a law firm in Chicago in 1989."),
]


def _ages(check: Check, day: str, text: str) -> list[str]:
    found = check(text, day).findings
    return [one.message for one in found if one.rule == "age" and one.severity.value != "info"]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_an_age_that_nobody_had_then(check: Check, day: str, text: str) -> None:
    assert len(_ages(check, day, text)) == 1


@pytest.mark.parametrize(("day", "text"), RIGHT)
def test_an_age_of_some_day_that_is_told(check: Check, day: str, text: str) -> None:
    assert _ages(check, day, text) == []
