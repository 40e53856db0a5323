"""One figure told twice with two digits swapped, and figures that only have the same digits."""

from __future__ import annotations

import pytest
from tests.conftest import Check

SWAPPED = [
    ("Rents brought in €47.5 million in 2021. In 2021 the rents brought in €45.7 million.", "45.7"),
    ("The fund for mines held $316 million. Some $361 million are in the fund for mines.", "361"),
    ("The cable to the island is 128 km long. A cable of 182 km leads to the island.", "182"),
    (
        "Annual report 2021\n\n"
        "Wool stocks rose to 812,000 bales: 4,000 in Bari, 808,000 in Rome."
        "\n\nStocks of wool, bales: 821,000 (808,000)",
        "821",
    ),
    (
        "Report on the year 2021\n\nThe two clinics had 1,184 beds at year-end.\n\n"
        "The clinics, with their 1,148 beds in total, were full.",
        "1,148",
    ),
]
APART = [
    "Rents brought in €47.5 million in 2021. In 2020 the rents brought in €45.7 million.",
    "Gross rents of the fund were €47.5 million. Net rents of the fund were €45.7 million.",
    "Rents brought in €47.5 million. Repairs to the roofs cost €45.7 million.",
    "Rents in Bonn brought in €47.5 million. Rents in Cologne brought in €45.7 million.",
    "Rents brought in €47.5 million. Rents brought in €45.7 million, not €47.5 million, at first.",
    "Men of the village were 23 years old. Women of the village were 32 years old.",
    "The year 2021\n\nThe mill employs 1,318 people.\n\nThe dam is larger. It employs 1,381.",
    "The lake lies 1,318 metres above the sea. The pass above the lake lies 1,381 metres high.",
    "Sales of the shops were 6,312 million. Sales came to 6,321 million with the web shop.",
    "The budget allowed for a cost of 4,312 million. The cost was 4,321 million.",
    "The rents of 2012 were spent. The rents of 2021 were not.",
]


@pytest.mark.parametrize(("text", "figure"), SWAPPED)
def test_a_figure_with_two_digits_swapped_is_found(check: Check, text: str, figure: str) -> None:
    found = [one for one in check(text, "2022-03-01").findings if one.severity.value != "info"]
    assert len(found) == 1
    assert figure in found[0].message


@pytest.mark.parametrize("text", APART)
def test_figures_of_two_things_may_have_the_same_digits(check: Check, text: str) -> None:
    found = check(text, "2022-03-01").findings
    assert [one.message for one in found if one.rule == "swapped-digits"] == []
