"""`factcheck claims`: a table or JSON of what was understood, and marks on what was not."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.conftest import Run

TEXT = """# Notes on Peru

Peru had a population of 31 million in 2015. At 17, he went to sea.

The order book was worth $2.4 million, and 9 in the end came to nothing.
"""


@pytest.fixture
def shown(run: Run, folder: Path) -> Callable[..., str]:
    """What the command prints for the text."""
    (folder / "notes.md").write_text(TEXT, encoding="utf-8")

    def printed(*options: str) -> str:
        ran = run("claims", "notes.md", "--as-of", "2016-12-05", *options)
        assert ran.code == 0, ran.err
        return ran.out

    return printed


def test_the_table_has_a_row_for_each_claim(shown: Callable[..., str]) -> None:
    header, first, second = shown().splitlines()[:3]
    assert header.split() == [
        "line", "subject", "measure", "value", "interval", "unit", "period", "how", "qualifiers",
    ]  # fmt: skip
    assert first.split()[:3] == ["3", "Peru", "population"]
    assert "[30500000, 31500000]" in first
    assert "2015" in first
    assert second.split()[:2] == ["5", "Peru?"]  # only what the text is about
    assert "open:order book" in second


def test_what_no_claim_uses_is_marked_in_the_text(shown: Callable[..., str]) -> None:
    output = shown()
    assert "numbers and dates in none of them" in output
    assert "3: Peru had a population of 31 million in 2015. At «17», he went to sea." in output
    assert "«31 million»" not in output


def test_json_has_values_places_and_what_was_missed(shown: Callable[..., str]) -> None:
    content = json.loads(shown("--json"))
    assert content["as_of"] == "2016-12-05"
    first = content["claims"][0]
    assert (first["subject"], first["measure"]) == ("Peru", "population")
    assert (first["low"], first["high"], first["unit"]) == ("30500000", "31500000", "person")
    assert (first["from"], first["to"]) == ("2015-01-01", "2015-12-31")
    assert TEXT[first["start"] : first["end"]] == first["quote"]
    for missed in content["not_understood"]:
        assert TEXT[missed["start"] : missed["end"]] == missed["text"]
        assert {"line", "column", "kind"} <= set(missed)


def test_a_text_comes_from_standard_input_and_cannot_command_the_terminal(run: Run) -> None:
    text = "# Peru\n\nIn 2016, Peru had 31 million people. See \x1b]0;title\x07 page 14.\n"
    ran = run("claims", "-", "--stdin-filename", "note.md", stdin=text.encode())
    assert ran.code == 0
    assert "31 million" in ran.out
    assert not {"\x1b", "\x07"} & set(ran.out)
