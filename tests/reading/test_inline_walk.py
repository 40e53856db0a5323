"""Inline Markdown: what the walk finds is what markdown-it-py says the text is."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck.reading.inline import Content, inline_pieces
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

FRAGMENTS = json.loads((Path(__file__).parent / "data" / "fragments.json").read_text("utf-8"))
INLINE = [each for each in FRAGMENTS if not set(each) & set("\n\r\f\u2028") and "[^" not in each]
INVISIBLE = "\u00ad\u200b\u2060\ufeff"


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from([*INLINE, "a", "b c", "\n"]), max_size=30))
def test_the_walk_fits_the_tokens_and_finds_their_text(parts: list[str]) -> None:
    lines = [line.strip() for line in "".join(parts).split("\n")]
    text = "\n".join(line for line in lines if line)
    places = [(at, line) for at, line in places_of(text)]
    pieces = inline_pieces(Content.of_lines(places), {})
    found = "".join(
        text[piece.start : piece.end] if piece.text is None else " " for piece in pieces
    )
    assert squeezed(found) == squeezed(expected(text))


def places_of(text: str) -> list[tuple[int, str]]:
    found = []
    at = 0
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def expected(text: str) -> str:
    """What markdown-it-py gives as text; a replacement counts as a space, as in `found`."""
    shown = []
    for token in MarkdownIt("commonmark").disable("text_join").parseInline(text)[0].children or []:
        if token.type == "text_special" and token.info == "entity":
            shown.append(" ")
        elif token.type in ("text", "text_special", "code_inline"):
            shown.append(token.content)
        elif token.type in ("softbreak", "hardbreak", "html_inline"):
            shown.append(" ")
    return "".join(shown)


def squeezed(text: str) -> str:
    """A text without white space, of which the walk keeps more or less at breaks."""
    return "".join(text.split()).translate(dict.fromkeys(map(ord, INVISIBLE)))
