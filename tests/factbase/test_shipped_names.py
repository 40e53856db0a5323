"""Names of the shipped table as texts use them: which of two things is meant, and what is none."""

from __future__ import annotations

import factcheck
import pytest

MEANT = [
    ("Tension rose in the South China Sea.", ["South China Sea"]),
    ("Oil was found in the Gulf of Mexico.", ["Gulf of Mexico"]),
    ("Snow fell in New Mexico and Texas.", ["New Mexico", "Texas"]),
    ("Talks about the Korean Peninsula went on.", ["Korean Peninsula"]),
    ("Fish from Lake Victoria is sold there.", ["Lake Victoria"]),
    ("The envoy came from Vatican City.", ["Vatican City"]),
    ("South Sudan and Sudan signed.", ["South Sudan", "Sudan"]),
    ("East Germany and Germany were compared.", ["East Germany", "Germany"]),
    ("Most states agreed. Police said so. Of these, two left.", []),
    ("The same story: man is free, bar none.", []),
    ("In March, May was not seen; August came.", []),
    ("Aleksandr Lukashenko met Dmitri Medvedev.", ["Alexander Lukashenko", "Dmitry Medvedev"]),
    ("Emomali Rakhmon rang Nursultan Nazarbaev.", ["Emomali Rahmon", "Nursultan Nazarbayev"]),
    ("Korea was split.", []),  # which of the two is not said
    ("Congo signed.", []),
]


@pytest.mark.parametrize(("text", "entities"), MEANT)
def test_a_name_means_what_a_reader_takes_it_for(text: str, entities: list[str]) -> None:
    mentions = factcheck.extract(text).mentions
    assert [one.entity for one in mentions if one.kind == "entity"] == entities
