"""Memberships told by the clause, by a noun and by an apposition."""

from __future__ import annotations

import factcheck
import pytest


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("As a member of OPEC, Mexico keeps its output low.", "OPEC, Mexico"),
        ("Let into OPEC in the boom, Mexico has pumped more.", "OPEC in the boom, Mexico"),
        ("OPEC, to which Mexico was admitted, met.", "OPEC, to which Mexico"),
        ("OPEC admitted Mexico, and prices fell.", "OPEC admitted Mexico"),
        ("After Mexico's accession to OPEC, prices fell.", "Mexico's accession to OPEC"),
        (
            "Japan, the only Asian country in the G7, agreed.",
            "Japan, the only Asian country in the G7",
        ),
    ],
)
def test_the_quotation_holds_the_state_and_the_organisation(text: str, quote: str) -> None:
    told = [one for one in factcheck.extract(text).claims if one.assertion.measure == "member_of"]
    assert [text[one.span.start : one.span.end] for one in told] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("As a member of OPEC, Mexico would pump less.", id="supposed"),
        pytest.param("OPEC, to which Mexico was not admitted, met.", id="denied"),
        pytest.param("Mexico's accession to OPEC was called off.", id="called off"),
        pytest.param("By joining NATO, Ukraine hopes to be safe.", id="hoped for"),
        pytest.param("Mexico was admitted to OPEC as an observer.", id="no member"),
    ],
)
def test_what_is_no_membership(text: str) -> None:
    told = [one for one in factcheck.extract(text).claims if one.assertion.measure == "member_of"]
    assert [one for one in told if one.modality.value == "asserted"] == []
