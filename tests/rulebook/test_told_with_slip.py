"""One figure or date told twice, once with a slip, and figures that are only alike."""

from __future__ import annotations

import pytest
from tests.conftest import Check

SLIPS = [
    ("Rents brought in €47.5 million in 2021. In 2021 the rents brought in €45.7 million.", "45.7"),
    ("The fund for mines held $316 million. Some $361 million are in the fund for mines.", "361"),
    ("The cable to the island is 128 km long. A cable of 182 km leads to the island.", "182"),
    (
        "The cannery at Molde employs 240 people in two halls. At the Molde cannery two halls "
        "employ 2,400 people.",
        "magnitude",
    ),
    (
        "The pact of Arlo was signed by thirteen towns. Of the thirty towns that signed the pact "
        "of Arlo, two have left.",
        "number word",
    ),
    (
        "In the Orla forest 62% of beech trees are sick. In the Orla forest 67% of beech trees are "
        "sick.",
        "its value",
    ),
    (
        "The ferry to Hven ran aground on 5 May 2019. When the ferry to Hven ran aground on "
        "15 May 2019, nobody was hurt.",
        "the day",
    ),
    (
        "The Tuln choir was disbanded in 1987. Since the Tuln choir was disbanded in 1978, no "
        "other has been formed.",
        "the year",
    ),
    (
        "Annual report 2021\n\n"
        "Wool stocks rose to 812,000 bales: 4,000 in Bari, 808,000 in Rome."
        "\n\nStocks of wool, bales: 821,000 (808,000)",
        "821",
    ),
    (
        "Report on the year 2021\n\nThe two clinics had 1,352 beds at year-end.\n\n"
        "The clinics, with their 1,325 beds in total, were full.",
        "1,325",
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
    "The rents of the quarter to March 2021 were €47.5 million. For the year to March 2021 the "
    "rents were €45.7 million.",
    "The cannery at Molde employs 240 people. By 2030 the Molde cannery will employ 420 people.",
    "The cannery at Molde employs 240 people. The Molde cannery had employed 420 people.",
    "Hail damaged 1,340 roofs in Tarn. Of the roofs damaged by hail in Tarn 1,430 of them leak.",
    "Vets treated 870 cattle for ticks in Tarn. In Tarn vets treated 780 sheep for ticks.",
    "Sales of tinned fish in Tarn came to 54 million. Sales of tinned fish in Tarn through "
    "brokers came to 45 million.",
    "Without apprentices the cannery at Molde employs 240 people. The Molde cannery employs 420 "
    "people.",
    "The airline will dismiss 1,250 stewards. The airline has 1,520 stewards.",
    "The ferry to Hven was hijacked on 5 May 2019. Ten days after it was hijacked, on 15 May "
    "2019, the ferry to Hven was freed.",
    "The Tuln choir was founded in 1978. The Tuln choir was disbanded in 1987.",
    "In 1978 the Tuln choir had 40 singers. In 1987 the Tuln choir had 60 singers.",
    "The 12th congress of dentists met in Turku in May 2012. The 15th congress of dentists met in "
    "Turku in May 2015.",
    "The chapel needs 28% more bells. In all 82% of the bells of the valley are cracked.",
    "The bank opened 31 branches in Spain. The bank opened 13 branches in Italy.",
    "Lot A of the forest is 128 hectares. Lot B of the forest is 182 hectares.",
    "Before tax the cost of capital was 9.1%. After tax the cost of capital was 8.1%.",
    "Police held 15 fans after the derby. Police held 51 fans after the derby in the whole league.",
    "The firm gave schools $3.6 million last year. Schools have got $36 million from the firm.",
    "The trial of the mayor opens on 11 May 2019. The lawyers want a delay of the trial of the "
    "mayor until 18 May 2019.",
    "A fever killed 1,340 goats in the hills. In the hills 1,430 goats were washed against fever.",
    "The union asked for 7.2% more pay. Employers had offered 2.7% more pay to the union.",
    "The mayor sold 1,240 lots in May. The 1,420 lots that the mayor sold in June were cheap.",
    "A tonne of tin cost 2,340 dollars on Monday. On Tuesday a tonne of tin cost 2,430 dollars.",
    "Support for the mayor was 57.2%. Support abroad for the mayor was 52.7%.",
    "Two in five pupils of the valley walk to school. Three in five pupils of the valley take the "
    "bus to school.",
]


@pytest.mark.parametrize(("text", "told"), SLIPS)
def test_a_figure_told_with_a_slip_is_found(check: Check, text: str, told: str) -> None:
    found = [one for one in check(text, "2022-03-01").findings if one.severity.value != "info"]
    assert len(found) == 1
    assert told in found[0].message


@pytest.mark.parametrize("text", APART)
def test_figures_of_two_things_may_be_alike(check: Check, text: str) -> None:
    found = check(text, "2022-03-01").findings
    assert [one.message for one in found if one.severity.value != "info"] == []
