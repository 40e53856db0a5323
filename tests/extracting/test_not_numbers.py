"""Digits and number words that are no quantities: labels, names, codes, scores, addresses."""

from __future__ import annotations

import pytest
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.times import find_times
from factcheck.extracting.tokens import tokenize


def found(text: str) -> list[str]:
    """The quantities of a text as a run sees them: what times take is not read."""
    tokens = tokenize(text)
    taken = [(time.start, time.end) for time in find_times(tokens)]
    return [one.text for one in find_quantities(tokens, taken) if not one.ordinal]


@pytest.mark.parametrize(
    "text",
    [
        # weapons, aircraft, groups
        "the S-400 and Su-35, the T-90 and AK-47",
        "a Boeing 747-400 and an A330neo",
        "the G20, the G7, the P5+1 and the E3+3",
        "the Minsk Seven, the Big Three and the Group of 24",
        "the Gang of Four and the Magnificent Ten",
        # telephone numbers and codes
        "call +44 (20) 555-0171 or 030 7946 0102",
        "dial 1-800-555-0111",
        "postcode 100200, P.O. Box 5566",
        "account no. 55667788, ref. 0012",
        "ISBN 978-1-86197-000-1 and ISSN 2049-3630",
        "at IP 10.11.12.13",
        # labels in a document
        "see Section 3.1.4, page 9, pp. 41-44, Table 6, Fig. 4b",
        "under Article 8, paras 11-13 and §14",
        "Articles 3, 4 and 7 of the charter",
        "UN Security Council Resolution 1540 and UNSCR 2254",
        "Decree No 27, Protocol 11, Regulation (EU) 2017/821",
        "ISO 14001 and GOST 7798-70",
        "Form 20-K and the R07 line",
        "Charter 88 was signed. Camp 14 was shut, and port 443 too.",
        "the old S 600 limousine",
        # marks of notes and lists
        "so says the treaty.17 It was signed, as told earlier.8",
        "as others say [4, 9] and [12-14]",
        "It rests on these: 1) trade; 2) energy; 3) water and rail.",
        "Unit 3 of the plant and reactor 2, then reactors 5 and 6",
        "Agenda 2050 and Goal 12",
        "Act 4, Scene 1; Psalm 90, verse 10",
        "Rule 144A-3 and his 401(k)",
        "Type 1 diabetes, a category 3 storm and a level 4 alert",
        # versions and devices
        "version 4.2.0, iOS 10.1, Windows 11, HTTP/2, USB 3.0",
        "5G, 4K2, MP4, H1N1, CO2, H2O, PM2.5, R2D2",
        "a 1080p screen",
        # indices, names, works
        "the S&P 500, the FTSE 250 and the CAC 40",
        "7-Eleven, Studio 54, Channel 5, Formula 1",
        "Apollo 13 and Interstate 80",
        # scores
        "they won 2-1, then 6-4, 7-5",
        # addresses
        "at 14 Harbour Street",
        "at 1600 Old Mill Avenue",
        # ways of speaking
        "a one-way street and a one-off payment",
        "one of them spoke to one another",
        # the currency letters of codes
        "N95 masks and K2",
    ],
)
def test_no_quantity(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["on 5th Avenue", "near 42nd Street"])
def test_an_address_has_no_ordinal(text: str) -> None:
    assert find_quantities(tokenize(text)) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("it will issue 500 visas", ["500"]),
        ("to form 3 companies", ["3"]),
        ("to release 40 prisoners", ["40"]),
        ("the sub-2% growth", ["2%"]),
        ("on page 12, 45 people are named", ["45"]),
        ("of the 27 states, 19 agreed", ["27", "19"]),
        ("a group of 24 states", ["24"]),
        ("the pH 7 of water", ["7"]),
        ("weighing 12st", ["12st"]),
        ("in each unit 40 people work", ["40"]),
        ("with this goal 15 states signed", ["15"]),
        ("Total 45 of them came", ["45"]),
        ("Officially 40 were hurt", ["40"]),
        ("Later 40 were freed. Killed 12 and wounded 7.", ["40", "12", "7"]),
        ("(see 3, 5) and so on", ["3", "5"]),
        ("it rose to approx.20 then", ["20"]),
        ("the sum of $5.20", ["$5.20"]),
        ("a ratio between 2.3 and 4.5", ["between 2.3 and 4.5"]),
        ("between 1/3 and 3/4 of it", ["between 1/3 and 3/4"]),
    ],
)
def test_a_quantity_that_looks_like_a_label(text: str, numbers: list[str]) -> None:
    assert found(text) == numbers


@pytest.mark.parametrize("text", ["a roof of 21 ’ ₂ wide", "a roof of 5 foot-²"])
def test_small_figures_are_no_inches(text: str) -> None:
    assert len(found(text)) == 1
