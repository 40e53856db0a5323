"""Phrase tables that lie elsewhere are fetched word by word."""

from __future__ import annotations

import pytest
from factcheck.extracting.phrases import FetchedPhrases

_ELSEWHERE = {"nord": [("nord stream", 1), ("nord stream 2", 2)], "kuwait": [("kuwait", 3)]}


class _Shelf:
    """What lies elsewhere, and which words it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, word: str) -> list[tuple[str, int]]:
        self.asked.append(word)
        return _ELSEWHERE.get(word, [])


@pytest.fixture
def shelf() -> _Shelf:
    return _Shelf()


def test_nothing_is_fetched_before_a_word_is_asked_for(shelf: _Shelf) -> None:
    FetchedPhrases(shelf.fetch)
    assert shelf.asked == []


def test_a_word_is_fetched_once_whether_it_begins_a_phrase_or_not(shelf: _Shelf) -> None:
    table = FetchedPhrases(shelf.fetch)
    assert ["nord" in table, "the" in table, "nord" in table, "the" in table] == [
        True, False, True, False
    ]  # fmt: skip
    assert shelf.asked == ["nord", "the"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nord stream 2 was", (3, 2)),
        ("nord stream was", (2, 1)),
        ("kuwait", (1, 3)),
        ("nord", None),
        ("the", None),
    ],
)
def test_the_longest_phrase_is_found_without_asking_before(
    shelf: _Shelf, words: str, found: tuple[int, int] | None
) -> None:
    tokens = words.split()
    assert FetchedPhrases(shelf.fetch).longest(tokens, 0, len(tokens)) == found
