"""Offsets to positions and back, in every encoding an editor may choose."""

from __future__ import annotations

import pytest

pytest.importorskip("lsprotocol", reason="pygls is not installed (pip install -e '.[lsp]')")
from factcheck.lsp.hovers import escaped
from factcheck.lsp.positions import Positions
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

_TEXTS = st.text(st.sampled_from("ab é😀\n\r\f\u2028"), max_size=30)
_ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@given(_TEXTS, _ENCODINGS, st.data())
def test_a_position_leads_back_to_its_offset(text: str, encoding: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    inside_a_break = text[offset - 1 : offset + 1] == "\r\n"
    positions = Positions(text, encoding)
    expected = offset - 1 if inside_a_break else offset
    assert positions.offset(positions.position(offset)) == expected


@pytest.mark.parametrize(("encoding", "character"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
def test_columns_are_counted_in_the_units_of_the_encoding(encoding: str, character: int) -> None:
    positions = Positions("x\né😀z", encoding)
    assert positions.position(4) == Position(1, character)


@given(_TEXTS, _ENCODINGS, st.integers(0, 9), st.integers(0, 99))
def test_a_position_outside_the_text_is_its_nearest_end(
    text: str, encoding: str, line: int, character: int
) -> None:
    assert 0 <= Positions(text, encoding).offset(Position(line, character)) <= len(text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("[x](command:run)", r"\[x\]\(command:run\)"),
        ("a\nb | c", r"a b \| c"),
        ("<img src=x>", r"\<img src=x\>"),
        ("**`x`**", r"\*\*\`x\`\*\*"),
    ],
)
def test_words_of_a_text_are_no_markup_in_a_hover(text: str, safe: str) -> None:
    assert escaped(text) == safe
