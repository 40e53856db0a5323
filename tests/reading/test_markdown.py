"""Markdown: markup goes, text stays, and every character keeps its place."""

from __future__ import annotations

from factcheck.model.document import Document, Segment
from factcheck.reading import read_text


def read(text: str) -> Document:
    return read_text(text, path="note.md", format="markdown")


def segments(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(each.kind.value, document.quote(each.span)) for each in document.segments]


def source_of(document: Document, segment: Segment) -> str:
    span = document.source_map.span_to_source(segment.span)
    return document.source[span.start : span.end]


def test_headings_of_both_kinds_have_levels() -> None:
    document = read("# Ports ##\n\nShips\nand boats\n---\n\n### Piers\n")
    assert [(each.level, document.quote(each.span)) for each in document.segments] == [
        (1, "Ports"),
        (2, "Ships and boats"),
        (3, "Piers"),
    ]


def test_inline_markup_goes_and_its_text_stays() -> None:
    assert segments("The **old *port*** has `four` [ships](/x 'ships') <!-- no --> now.") == [
        ("paragraph", "The old port has four ships  now.")
    ]


def test_text_that_also_stands_in_the_address_of_a_link_keeps_its_own_place() -> None:
    document = read("See [port](port-four) four times, [quay][1] too.\n\n[1]: quay")
    assert document.text == "See port four times, quay too."
    at = document.source_map.to_source(document.text.index("four"))
    assert at == document.source.index("four times")


def test_escapes_and_entities_stand_for_one_character() -> None:
    document = read(r"A \*star\*, 4&nbsp;%, Smith &amp; Sons, &euro;5, &#8364;6, AT&T.")
    assert document.text == "A *star*, 4 %, Smith & Sons, €5, €6, AT&T."
    at = document.text.index("€5")
    span = document.source_map.span_to_source(type(document.segments[0].span)(at, at + 2))
    assert document.source[span.start : span.end] == "&euro;5"


def test_code_blocks_html_blocks_and_images_are_no_text() -> None:
    text = "```\n4 ships\n```\n\n    5 ships\n\n<div>\n6 ships\n</div>\n\n![7 ships](a.png)\n\nEnd."
    assert segments(text) == [("paragraph", "End.")]


def test_lines_are_joined_and_words_broken_over_them_repaired() -> None:
    assert segments("The nego-\ntiators met the non-\nEU\\\nmembers<br>today  \nand left.") == [
        ("paragraph", "The negotiators met the non-EU members today and left.")
    ]


def test_lists_and_quotes() -> None:
    document = read("- ports\n  and piers\n  1. big\n- ships\n\n> They\n> sail\naway.\n")
    assert [
        (each.kind.value, each.level, document.quote(each.span)) for each in document.segments
    ] == [
        ("list_item", 1, "ports and piers"),
        ("list_item", 2, "big"),
        ("list_item", 1, "ships"),
        ("paragraph", 0, "They sail away."),
    ]


def test_tables_have_rows_and_columns() -> None:
    document = read("| Port | Ships |\n|---|:-:|\n| North \\| South | **4** |\n| East |\n\nEnd.")
    cells = [each for each in document.segments if each.kind.value == "table_cell"]
    assert [(each.row, each.column, document.quote(each.span)) for each in cells] == [
        (0, 0, "Port"),
        (0, 1, "Ships"),
        (1, 0, "North | South"),
        (1, 1, "4"),
        (2, 0, "East"),
    ]
    assert source_of(document, cells[2]) == "North \\| South"
    assert source_of(document, cells[3]) == "4"


def test_a_table_may_follow_a_paragraph_at_once() -> None:
    assert [kind for kind, _ in segments("Ports:\nName | Ships\n--- | ---\nNorth | 4")] == [
        "paragraph",
        *["table_cell"] * 4,
    ]


def test_a_row_of_dashes_that_does_not_fit_makes_no_table() -> None:
    assert [kind for kind, _ in segments("a | b | c\n---|---\nd")] == ["paragraph"]


def test_footnotes_are_segments_and_their_marks_no_numbers() -> None:
    assert segments("Ships left[^1].\n\n[^1]: Four of them.") == [
        ("paragraph", "Ships left."),
        ("footnote", "Four of them."),
    ]


def test_front_matter_is_metadata() -> None:
    document = read(
        "---\nTitle: Ports\ndate: 2016-12-05\ntags: [a, b]\nm: {x: 1}\n---\nShips left."
    )
    assert document.text == "Ships left."
    assert document.metadata == {"title": "Ports", "date": "2016-12-05", "tags": "a, b"}


def test_two_rules_around_text_are_no_front_matter() -> None:
    assert read("---\nShips left.\n\n---\nMore.").text == "Ships left.\nMore."
    assert read("---\n[[[[: {\n---\nMore.").metadata == {}


def test_windows_line_breaks_do_not_shift_places() -> None:
    document = read("# Ports\r\n\r\nFour *ships*\r\nleft the\r\n**quay**.\r\n")
    assert document.text == "Ports\nFour ships left the quay."
    assert document.source_map.to_source(document.text.index("quay")) == (
        document.source.index("quay")
    )
