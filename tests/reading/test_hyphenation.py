"""Line-end hyphens: what the typesetter put in goes, what the writer put in stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from factcheck.config.locations import rules_directory
from factcheck.reading import read_text
from factcheck.reading.hyphenation import Hyphenation, LineEnd

CASES = yaml.safe_load((Path(__file__).parent / "data" / "hyphenation.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["becomes"])
def test_a_line_end_hyphen_becomes_what_the_evidence_says(case: dict[str, str]) -> None:
    text = f"{case.get('elsewhere', '')}\n\nThe clerk wrote {case['broken']} in the margin."
    assert f"wrote {case['becomes']} in" in read_text(text).text


def test_the_document_itself_is_the_strongest_evidence() -> None:
    hyphenation = Hyphenation("A co-operation treaty, not a cooperative.")
    assert hyphenation.decide("co", "operation") is LineEnd.KEPT
    assert Hyphenation("Their cooperation.").decide("co", "operation") is LineEnd.JOINED


def test_the_halves_of_broken_words_are_no_evidence() -> None:
    # "econ" and "omic" stand at the ends of lines only; they are not words of this document.
    text = "An econ-\nomic plan of the govern-\nments, and another econ-\nomic plan."
    assert read_text(text).text == "An economic plan of the governments, and another economic plan."


def test_a_soft_hyphen_at_a_line_end_always_joins() -> None:
    assert read_text("The non\u00ad\nsense of the self\u00ad\nish.").text == (
        "The nonsense of the selfish."
    )


def test_dashes_and_slashes_stay_without_a_space() -> None:
    assert read_text("From 2013–\n2017 at 60 km/\nh – we\nsaw.").text == (
        "From 2013–2017 at 60 km/h – we saw."
    )


def test_a_dash_that_stands_apart_keeps_its_spaces() -> None:
    assert read_text("The treaty -\nsigned in May – holds.").text == (
        "The treaty - signed in May – holds."
    )


def test_every_entry_of_the_lexicon_is_a_lower_case_word() -> None:
    place = rules_directory() / "lexicon" / "hyphenation.yaml"
    for value in yaml.safe_load(place.read_text("utf-8")).values():
        groups = value.items() if isinstance(value, dict) else [("list", value)]
        for key, words in groups:
            assert key == key.lower()
            assert all(isinstance(word, str) and word == word.lower() for word in words)
