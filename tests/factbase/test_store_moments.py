"""Dates as packs write them, and the names that are looked up."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.factbase.facts import period_text
from factcheck.factbase.moments import moment
from factcheck.factbase.name_keys import looks_like_acronym, name_key
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2001-06-15", date(2001, 6, 15), date(2001, 6, 15)),
        ("2004-02", date(2004, 2, 1), date(2004, 2, 29)),
        ("2001-12", date(2001, 12, 1), date(2001, 12, 31)),
        ("2001", date(2001, 1, 1), date(2001, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("1914-07-28/1918-11", date(1914, 7, 28), date(1918, 11, 30)),
        ("1278~", date(1278, 1, 1), date(1278, 12, 31)),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(text: str, first: date, last: date) -> None:
    found = moment(text)
    assert (found.first, found.last, found.edtf) == (first, last, text)
    assert found.exact == (first == last)


@pytest.mark.parametrize("text", ["", "2001-6", "01-06-2001", "2001-00", "2001/2000", "soon"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|ends before"):
        moment(text)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)))
def test_the_text_of_a_period_means_that_period(day: date) -> None:
    for text in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        found = moment(text)
        assert period_text(found.first, found.last) == text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("Guinea-Bissau", "guinea bissau"),
        ("São Tomé", "sao tome"),
        ("Łódź", "lodz"),
        ("  New   York ", "new york"),
        ("Путин", "путин"),
    ],
)
def test_a_name_is_compared_without_case_accents_and_dashes(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize("name", ["USSR", "U.S.S.R.", "BiH", "DRC"])
def test_acronyms_are_told_from_names(name: str) -> None:
    assert looks_like_acronym(name)


@pytest.mark.parametrize("name", ["Burma", "Chad", "NATO member", "I-Kiribati"])
def test_names_are_no_acronyms(name: str) -> None:
    assert not looks_like_acronym(name)
