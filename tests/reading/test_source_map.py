"""Positions: for any text, each span of the normalised text maps to the same characters.

The documented repairs are the only differences: white space, hyphens at line ends, invisible
characters, ligatures, list signs, and in Markdown the markup, escapes and entities.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.model.spans import SourceMap, Span
from factcheck.reading import read_bytes, read_text
from factcheck.reading.plain_text import has_table
from factcheck.reading.positions import Lines, Position
from hypothesis import example, given, settings
from hypothesis import strategies as st

FRAGMENTS = st.sampled_from(
    json.loads((Path(__file__).parent / "data" / "fragments.json").read_text("utf-8"))
)
TEXTS = st.one_of(
    st.lists(FRAGMENTS, max_size=40).map("".join),
    st.text(alphabet=st.characters(codec="utf-8"), max_size=200),
)
FORMATS = st.sampled_from(["text", "markdown", "html"])


def read(text: str, form: str) -> Document | None:
    """Read a text; reading is total, so that only UserError may come."""
    try:
        return read_text(text, format=form)
    except UserError:
        return None


@settings(max_examples=400, deadline=None)
@given(TEXTS, FORMATS)
def test_segments_are_ordered_disjoint_inside_and_cover_the_text(text: str, form: str) -> None:
    document = read(text, form)
    if document is None:
        return
    end = -1
    for segment in document.segments:
        assert end < segment.span.start < segment.span.end <= len(document.text)
        assert document.text[max(end, 0) : segment.span.start] in ("", "\n")
        end = segment.span.end
    assert end == len(document.text)


@settings(max_examples=400, deadline=None)
@given(TEXTS, FORMATS)
def test_every_code_point_stands_where_the_map_says(text: str, form: str) -> None:
    document = read(text, form)
    if document is None:
        return
    previous = 0
    for offset, character in enumerate(document.text):
        span = document.source_map.span_to_source(Span(offset, offset + 1))
        assert previous <= span.start < span.end <= len(text)
        previous = span.start
        there = text[span.start : span.end]
        if character == there:
            continue
        if character in " \n":  # a line break, or what stands between two segments
            assert there
            continue
        # a ligature or an entity: more than one character on one side
        assert character in unicodedata.normalize("NFKC", html.unescape(there))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_any_span_of_plain_text_maps_to_the_same_characters(text: str, data: st.DataObject) -> None:
    document = read(text, "text")
    if document is None or has_table(text):  # with a table it is read as Markdown, with escapes
        return
    segment = data.draw(st.sampled_from(document.segments)).span
    start = data.draw(st.integers(segment.start, segment.end - 1))
    end = data.draw(st.integers(start + 1, segment.end))
    span = document.source_map.span_to_source(Span(start, end))
    shown, there = document.text[start:end], text[span.start : span.end]
    ligatures = document.source_map.breaks_within(Span(start, end))
    if ligatures and re.search("[\ufb00-\ufb06]", there):
        assert bare_plain(shown) in bare_plain(there)
    else:
        assert bare_plain(shown) == bare_plain(there)


def bare_plain(text: str) -> str:
    for ligature in map(chr, range(0xFB00, 0xFB07)):
        text = text.replace(ligature, unicodedata.normalize("NFKC", ligature))
    return re.sub(r"[\s\-\u2010\x1c-\x1f\x85]", "", text).translate(
        dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS, FORMATS)
def test_the_way_to_the_source_and_back_is_the_same_place(text: str, form: str) -> None:
    document = read(text, form)
    if document is None:
        return
    there_and_back = document.source_map
    for offset in range(len(document.text)):
        source = there_and_back.to_source(offset)
        assert there_and_back.to_source(there_and_back.to_normalised(source)) == source
    assert there_and_back.to_normalised(len(text)) == len(document.text)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a"]))
@example(b"\xff\xfe\x00", "a.txt")
@example(b"---\n- - - -\n---\nx", "a.md")
def test_reading_bytes_is_total(data: bytes, path: str) -> None:
    message = ""
    try:
        assert read_bytes(data, path).text.strip()
    except UserError as error:
        message = str(error)
    assert message == "" or message.startswith(f"{path}: ")
    assert "\n" not in message


def test_a_replacement_is_mapped_as_a_whole() -> None:
    # "a&amp;b" that became "a&b", after a heading sign that was dropped
    source_map = SourceMap((0, 1, 2), (2, 3, 8), (3, 8, 9), 3)
    assert source_map.span_to_source(Span(0, 1)) == Span(2, 3)
    assert source_map.span_to_source(Span(1, 2)) == Span(3, 8)
    assert source_map.span_to_source(Span(1, 1)) == Span(3, 3)
    assert [source_map.to_normalised(at) for at in (0, 2, 3, 7, 8, 9)] == [0, 0, 1, 1, 2, 3]
    assert source_map.breaks_within(Span(0, 2))
    assert not source_map.breaks_within(Span(2, 3))
    assert source_map.to_source(3) == 9


@given(st.text(alphabet="ab\n\r\u2028", max_size=60))
def test_lines_count_as_editors_do(text: str) -> None:
    lines = Lines(text)
    parts = re.split(r"\r\n|\n|\r", text)
    assert len(lines) == len(parts)
    for offset in range(len(text) + 1):
        place = lines.position(offset)
        assert lines.start_of_line(place.line) + place.column - 1 == offset
        assert place.line == len(re.split(r"\r\n|\n|\r(?!\Z)|\r(?=\Z)", before(text, offset)))
        if text[offset - 1 : offset + 1] != "\r\n":
            assert lines.offset(place.line, place.column) == offset


def before(text: str, offset: int) -> str:
    """The text before an offset; half of a Windows line break is no line break."""
    return text[: offset - 1] if text[offset - 1 : offset + 1] == "\r\n" else text[:offset]


def test_places_outside_the_source_go_to_its_ends() -> None:
    lines = Lines("ab\ncd")
    assert lines.position(3) == Position(2, 1)
    assert [lines.offset(*place) for place in ((0, 5), (1, 99), (2, 0), (2, 99), (9, 1))] == [
        0,
        2,
        3,
        5,
        5,
    ]
