"""How long, high, deep and large places are; the true ones lie in true_sentences.yaml."""

from __future__ import annotations

import pytest
from tests.conftest import Check

WRONG = [
    ("The Yangtze, 3,300 kilometres long, carries freight.", "6,300"),
    ("The Danube, with a length of 3,850 km, rises in Germany.", "2,850"),
    ("Mont Blanc stands 4,408 metres high.", "4,805"),
    ("Denali rises 5,190 metres above sea level.", "6,168"),
    ("Mount Elbrus (5,842 m) is the highest peak in Europe.", "5,642"),
    ("Kilimanjaro, Africa's highest mountain at 6,895 metres, lies in Tanzania.", "5,892"),
    ("Mount Everest is 28,032 feet high.", "8,848"),
    ("Lake Victoria covers 48,800 square kilometres.", "66,400"),
    ("Lake Superior covers an area of 62,100 sq km.", "81,700"),
    ("Lake Titicaca lies at an altitude of 2,812 metres.", "3,808"),
    ("Lake Baikal, at 1,142 metres, is the deepest lake in the world.", "1,620"),
    ("The Caspian Sea covers 571,000 square kilometres.", "370,000"),
    ("The 293-km Suez Canal was closed.", "193"),
    ("The Panama Canal, 122 km long, opened in 1914.", "77"),
    ("The Gotthard Base Tunnel, 77 km long, opened in 2016.", "57"),
    ("The Trans-Siberian Railway is 7,289 km long.", "9,200"),
    ("The Three Gorges Dam has an installed capacity of 12,500 MW.", "22,400"),
    ("The Itaipu dam, with a capacity of 24,000 MW, lies on the Parana.", "14,000"),
    ("Nord Stream 1 has an annual capacity of 75 bcm.", "55"),
    ("TurkStream, with a capacity of 41.5 billion cubic metres a year, is new.", "31"),
    ("The Strait of Hormuz is 83 km wide at its narrowest point.", "33"),
]


@pytest.mark.parametrize(("text", "known"), WRONG)
def test_what_is_wrong_is_found(check: Check, text: str, known: str) -> None:
    told = [one for one in check(text).findings if one.rule == "place-size"]
    assert told
    assert known in told[0].message
