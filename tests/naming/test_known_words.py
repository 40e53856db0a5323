"""Which words somebody uses, so that they are no slips for others."""

import pytest
from factcheck.naming.known_words import is_known_word
from factcheck.naming.word_filter import filter_of, holds


@pytest.mark.parametrize(
    "word",
    [
        "Vienna",
        "Vienne",
        "Wien",
        "Haitham",
        "Johnston",
        "JOHNSON",
        "Müller",
        "Ouagadougou",
        "und",
        "Xi",
    ],
)
def test_a_word_that_people_use_is_known(word: str) -> None:
    assert is_known_word(word)


@pytest.mark.parametrize("word", ["Viennna", "Vienan", "Nigerain", "Goverment", "Ministyr"])
def test_a_slip_is_not(word: str) -> None:
    assert not is_known_word(word)


def test_what_the_list_cannot_have_is_taken_for_known() -> None:
    assert is_known_word("Qzx")
    assert is_known_word("Ўзбекистон")


def test_a_filter_forgets_no_word_and_makes_few_up() -> None:
    words = {f"word{at}" for at in range(2000)}
    bits = filter_of(words)
    assert all(holds(bits, word) for word in words)
    assert sum(holds(bits, f"other{at}") for at in range(2000)) < 80
    assert filter_of(sorted(words)) == bits
