"""What a whole text is about, and the bare figures that are read as its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.claims import Claim

Claims = Callable[..., tuple[Claim, ...]]

BRIEF = """# Peru at a glance

## Economy

Lima is the centre of business, and traders come from Chile and from Bolivia. Inflation was 3.5% in
2015.

## Land

The country borders the sea, with a coastline of 2,400 km, and covers an area of 1,285,000 km².
"""


def test_the_title_gives_bare_figures_their_subject(claims: Claims) -> None:
    found = {one.assertion.measure: one for one in claims(BRIEF)}
    assert found["inflation"].assertion.subject == "Peru"
    assert "topic" in found["inflation"].inferred
    assert found["coastline"].assertion.subject == "Peru"
    assert found["area"].assertion.subject == "Peru"


MIXED = [
    # Another country leads a sentence of the passage.
    "# Peru at a glance\n\nChile trades more. Inflation was 3.5% in 2015.",
    # Nothing says which of two the text is about.
    "Peru met Chile.\n\nInflation was 3.5% in 2015.",
]


@pytest.mark.parametrize("text", MIXED)
def test_a_figure_is_not_the_text_s_own_where_it_may_be_another_s(
    claims: Claims, text: str
) -> None:
    (inflation,) = [one for one in claims(text) if one.assertion.measure == "inflation"]
    assert inflation.assertion.subject != "Peru"
