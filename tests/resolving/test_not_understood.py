"""What of a text's numbers and dates nothing made sense of."""

import factcheck
import pytest


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        pytest.param("At 17, he went to sea.", ["17"], id="a number that no claim holds"),
        pytest.param("Peru had 31 million people in 2015.", [], id="all in one claim"),
        pytest.param(
            "Rabat lies 300 kilometres north of Marrakesh.", [], id="quoted by a claim of places"
        ),
        pytest.param(
            "Revenue was 40 million: 25 million from fees and 15 million from grants.",
            [],
            id="reckoned with by a relation",
        ),
        pytest.param(
            "Peru had 31 million people in 2015. She was born in 2015.",
            ["2015"],
            id="the same year once in a claim and once in none",
        ),
    ],
)
def test_what_is_left_over(text: str, missed: list[str]) -> None:
    assert [one.text for one in factcheck.extract(text).not_understood] == missed
