"""Names of people as printed: where they end, and where they begin."""

from __future__ import annotations

import pytest
from factcheck.extracting.person_names import name_end, name_start, printed_name
from factcheck.extracting.tokens import tokenize
from hypothesis import given
from hypothesis import strategies as st

AHEAD = [
    ("Angela Merkel spoke", "Angela Merkel"),
    ("Ban Ki-moon spoke", "Ban Ki-moon"),
    ("Park Geun-hye, who spoke", "Park Geun-hye"),
    ("Salman bin Abdulaziz Al Saud spoke", "Salman bin Abdulaziz Al Saud"),
    ("Ursula von der Leyen spoke", "Ursula von der Leyen"),
    ("Bashar al-Assad spoke", "Bashar al-Assad"),
    ("John F. Kennedy spoke", "John F. Kennedy"),
    ("J. F. Kennedy spoke", "J. F. Kennedy"),
    ("Frank-Walter Steinmeier spoke", "Frank-Walter Steinmeier"),
    ("Martin O'Malley spoke", "Martin O'Malley"),
    ("Élise Über spoke", "Élise Über"),
    ("Merkel’s plan", "Merkel"),
    ("Angela Merkel. Germany is", "Angela Merkel"),
    ("Angela Merkel, Germany", "Angela Merkel"),
    ("the plan", ""),
    ("2015 Merkel", ""),
]


@pytest.mark.parametrize(("text", "name"), AHEAD)
def test_a_name_goes_on_over_particles_initials_and_hyphens(text: str, name: str) -> None:
    tokens = tokenize(text)
    stop = name_end(tokens, 0, len(tokens))
    assert (printed_name(tokens, 0, stop)[2] if stop else "") == name


BACK = [
    ("so spoke Angela Merkel", "Angela Merkel"),
    ("so spoke Ban Ki-moon", "Ban Ki-moon"),
    ("so spoke John F. Kennedy", "John F. Kennedy"),
    ("so spoke Ursula von der Leyen", "Ursula von der Leyen"),
    ("so spoke Germany’s Angela Merkel", "Angela Merkel"),
    ("so spoke nobody", ""),
]


@pytest.mark.parametrize(("text", "name"), BACK)
def test_a_name_is_read_backwards_too(text: str, name: str) -> None:
    tokens = tokenize(text)
    first = name_start(tokens, len(tokens), 0)
    assert (tokens.joined(first, len(tokens) - 1) if first < len(tokens) else "") == name


@given(st.text(alphabet="Aab.-’' ", max_size=40))
def test_a_name_ends_inside_the_text_and_at_a_name_word(text: str) -> None:
    tokens = tokenize(text)
    for first in tokens.capitals:
        stop = name_end(tokens, first, len(tokens))
        assert first <= stop <= len(tokens)
        if stop > first:
            start, end, name = printed_name(tokens, first, stop)
            assert text[start:end] == name
            assert name[0].isupper()
