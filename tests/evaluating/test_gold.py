"""Gold files: what is accepted, and how mistakes in them are told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.evaluating.gold import GoldEntity, GoldFile, GoldQuantity, GoldTime, gold_files

TEXT = "In 2016 a third of the exports, $3 billion, went to Moscow. In 2016 it rained."

HEAD = """\
as_of: "2016-12-05"
kind: trade note
wholly_true: true
"""

GOOD = (
    HEAD
    + """\
mentions:
- {time: "2016"}
- {quantity: a third, number: 1/3}
- {quantity: $3 billion, number: 3e9, unit: USD}
- {entity: Moscow, id: [Russia, Moscow (Russia)]}
- {time: "2016"}
claims:
- {quote: "2016", nth: 2, subject: Russia, measure: exports, verdict: unverified}
"""
)


@pytest.fixture
def write(tmp_path: Path):
    def file(content: str | bytes) -> Path:
        path = tmp_path / "note.gold.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file


def test_rows_are_placed_in_the_order_of_the_text(write) -> None:
    placed = GoldFile(write(GOOD)).place(TEXT)
    first, third, amount, name, again = placed.mentions
    assert isinstance(first.row, GoldTime)
    assert (first.row.value, first.span.start, again.span.start) == ("2016", 3, 63)
    assert isinstance(third.row, GoldQuantity)
    assert third.row.number == Fraction(1, 3)
    assert isinstance(amount.row, GoldQuantity)
    assert (amount.row.number, amount.row.unit) == (3_000_000_000, "USD")
    assert isinstance(name.row, GoldEntity)
    assert name.row.ids == ("Russia", "Moscow (Russia)")
    assert placed.claims[0].span.start == 63


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (HEAD + "mentions: [}", 4, "not valid YAML"),
        (HEAD + "mentions:\n- {entity: Berlin}", 5, "mentions row 1: “Berlin” is not in the text"),
        (
            HEAD
            + "mentions:\n- {entity: Moscow}\n- {time: '2016'}\n- {quantity: a third, number: 1/3}",
            7,
            "mentions row 3: “a third” is not in the text after the mention before it",
        ),
        (
            HEAD
            + "claims:\n\n- {quote: '2016', nth: 3, subject: '', measure: x, verdict: supported}",
            6,
            "claims row 1: “2016” is not in the text",
        ),
        (HEAD + "mentions:\n- {number: Berlin}", 5, "a mention begins with quantity:"),
        (HEAD + "mentions:\n- {quantity: a third, number: many}", 5, "number"),
        (
            HEAD + "claims:\n- {quote: '2016', subject: '', measure: x, verdict: maybe}",
            5,
            "claims verdict",
        ),
        (HEAD + "colour: red", 4, "colour"),
        (HEAD.replace("2016-12-05", "last week"), None, "isoformat"),
        (HEAD.replace(": true", ": false"), None, "if, and only if"),
        ("", None, "no gold annotation"),
        ("- a list", None, "no gold annotation"),
        (b"as_of: \xff", None, "not UTF-8"),
    ],
)
def test_a_mistake_names_the_file_and_the_line(
    write, content: str | bytes, line: int | None, message: str
) -> None:
    path = write(content)
    with pytest.raises(UserError) as raised:
        GoldFile(path).place(TEXT)
    assert raised.value.path == str(path)
    assert raised.value.line == line
    assert message in raised.value.message
    assert "\n" not in str(raised.value)


def test_a_gold_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        GoldFile(tmp_path / "none.gold.yaml")


def test_a_gold_file_without_its_text(write) -> None:
    path = write(GOOD)
    with pytest.raises(UserError, match=r"no text \(\.txt or \.md\) beside this gold file"):
        gold_files(path.parent)


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no \*\.gold\.yaml in this folder"):
        gold_files(tmp_path)


def test_one_text_can_be_named(write) -> None:
    gold = write(GOOD)
    text = gold.with_name(gold.name.replace(".gold.yaml", ".txt"))
    with pytest.raises(UserError, match="no such folder"):
        gold_files(text)
    text.write_text("It rains.", encoding="utf-8")
    assert gold_files(text) == [(text, gold)]
    gold.unlink()
    with pytest.raises(UserError, match=r"no .*\.gold\.yaml beside this text"):
        gold_files(text)


def test_texts_in_folders_below_are_found(tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    text, gold = below / "note.md", below / "note.gold.yaml"
    text.write_text(TEXT)
    gold.write_text(GOOD)
    assert gold_files(tmp_path) == [(text, gold)]


def test_years_need_no_quotation_marks(write) -> None:
    gold = GoldFile(write(HEAD + "mentions:\n- {time: 2016}\n")).place(TEXT)
    assert gold.mentions[0].span.start == 3
