"""PDF: reading order, what is set apart, and the boxes that lead back to the page."""

from __future__ import annotations

import pytest
from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.model.spans import Span
from factcheck.reading import read_bytes
from tests.reading.pdf_files import At, locked_file, paragraph, pdf_file, picture_file


def read(data: bytes) -> Document:
    return read_bytes(data, "note.pdf")


def segments(*pages: list[At], **drawn: object) -> list[tuple[str, str]]:
    document = read(pdf_file(*pages, **drawn))  # type: ignore[arg-type]
    return [(one.kind.value, document.quote(one.span)) for one in document.segments]


LEFT = paragraph(
    50, 700, "The council of the ports met in May and", "agreed on a levy of two per cent that is",
    "to be paid by every ship from the next sum-", "mer on, and by all of the tugs.",
)  # fmt: skip
RIGHT = paragraph(
    320, 700, "A second levy was turned down after a long",
    "debate in which the delegates of the four",
    "smallest members spoke against it again.",
)  # fmt: skip
WHOLE_LEFT = (
    "The council of the ports met in May and agreed on a levy of two per cent that is to be paid "
    "by every ship from the next summer on, and by all of the tugs."
)
WHOLE_RIGHT = (
    "A second levy was turned down after a long debate in which the delegates of the four "
    "smallest members spoke against it again."
)


def test_columns_are_read_one_after_the_other() -> None:
    title = [At(50, 740, "The levy on ships, and what became of it in the end", 16)]
    assert segments([*title, *LEFT, *RIGHT]) == [
        ("heading", "The levy on ships, and what became of it in the end"),
        ("paragraph", WHOLE_LEFT),
        ("paragraph", WHOLE_RIGHT),
    ]


def test_the_order_of_drawing_does_not_matter() -> None:
    mixed = [one for pair in zip(RIGHT, LEFT, strict=False) for one in pair] + LEFT[3:]
    assert segments(mixed) == [("paragraph", WHOLE_LEFT), ("paragraph", WHOLE_RIGHT)]


def test_a_line_over_both_columns_parts_them() -> None:
    below = paragraph(
        50, 560, "This line stands below both of the columns and goes over all of their width."
    )
    [_, _, last] = segments([*LEFT, *RIGHT, *below])
    assert last[1].startswith("This line stands below both")


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Port", "Ships", "Tonnes"), ("Aden", "40", "1,200"), ("Basra", "7", "310")]
    drawn = [
        At(50 + 150 * column, 600 - 15 * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    document = read(pdf_file([*LEFT, *drawn]))
    cells = [one for one in document.segments if one.kind.value == "table_cell"]
    assert [(one.row, one.column, document.quote(one.span)) for one in cells] == [
        (row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    ]


def test_rulings_join_the_lines_of_a_cell() -> None:
    drawn = [
        At(50, 600, "Port"), At(300, 600, "What its harbour master says of the year"),
        At(50, 580, "Aden"), At(300, 580, "that more ships than ever had come, and"),
        At(300, 568, "that most of them were small"),
        At(50, 548, "Basra"), At(300, 548, "that the quay is to be mended soon"),
    ]  # fmt: skip
    found = segments(drawn, rulings=[(45, 550, y) for y in (612, 595, 563, 540)])
    assert found == [
        ("table_cell", "Port"),
        ("table_cell", "What its harbour master says of the year"),
        ("table_cell", "Aden"),
        ("table_cell", "that more ships than ever had come, and that most of them were small"),
        ("table_cell", "Basra"),
        ("table_cell", "that the quay is to be mended soon"),
    ]


def test_walls_part_cells_that_stand_close() -> None:
    rows = [("Ships", "Tons"), ("40", "1,200"), ("7", "310")]
    drawn = [
        At(50 + 31 * column, 600 - 15 * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    walls = [(x, 560, 612) for x in (48, 78, 110)]
    found = segments([*LEFT, *drawn], walls=walls)[1:]
    assert found == [("table_cell", text) for cells in rows for text in cells]


def test_columns_go_on_beside_a_table() -> None:
    table = [
        At(320 + 100 * column, 740 - 13 * row, text)
        for row, cells in enumerate([("Port", "Ships"), ("Aden", "40"), ("Basra", "7")])
        for column, text in enumerate(cells)
    ]
    words = "The council of the ports met in May and it said so,"
    left = paragraph(50, 740, *[words] * 6)
    texts = [text for _, text in segments([*left, *table, *RIGHT])]
    assert texts[0] == " ".join([words] * 6)
    assert texts[1:] == ["Port", "Ships", "Aden", "40", "Basra", "7", WHOLE_RIGHT]


def test_a_stretched_line_is_no_row_of_cells() -> None:
    wide = [
        At(x, 652, word) for x, word in ((50, "The"), (106, "four"), (162, "ports"), (223, "said"))
    ]
    after = paragraph(50, 640, "that nothing more would come of it for a long")
    assert segments([*LEFT, *wide, *after])[-1] == (
        "paragraph",
        "The four ports said that nothing more would come of it for a long",
    )


def test_headers_footers_and_page_numbers_are_set_apart() -> None:
    header, below = "Port review, issue 7 of 8 May 2016", At(50, 640, "More was not said.")
    document = read(
        pdf_file(
            [At(50, 770, f"{header}    1"), *LEFT, At(290, 30, "- 1 -")],
            [At(50, 770, f"{header}    2"), below, At(290, 30, "- 2 -")],
        )
    )
    assert document.text == f"{WHOLE_LEFT}\nMore was not said."
    assert document.metadata["header"].startswith(header)
    assert document.metadata["footer"] == "- 1 - - 2 -"
    assert document.metadata["title"] == "A note"


def test_the_head_of_a_table_is_no_header_of_the_page() -> None:
    def page(port: str) -> list[At]:
        rows = [("Port", "Ships"), (port, "40"), ("Others", "7")]
        return [
            At(50 + 150 * column, 770 - 13 * row, text)
            for row, cells in enumerate(rows)
            for column, text in enumerate(cells)
        ]

    texts = [text for _, text in segments(page("Aden"), page("Basra"))]
    assert " ".join(texts) == "Port Ships Aden 40 Others 7 Port Ships Basra 40 Others 7"


def test_a_sentence_goes_on_over_a_page() -> None:
    first, second = LEFT[:2], LEFT[2:]
    assert segments(first, second) == [("paragraph", WHOLE_LEFT)]


def test_footnotes_come_last_without_their_signs() -> None:
    drawn = [
        At(50, 700, "The levy is two per cent of the"),
        At(183, 704, "1", 6),
        At(189, 700, "fare, and the area is 40 km"),
        At(310, 704, "2", 6),
        At(316, 700, "wide, which is"),
        *paragraph(50, 688, "a quarter of the bay."),
        *paragraph(50, 60, "1 Tugs are left out, as the council said on the next day.", size=7),
    ]
    # 2 is no sign of a note, as there is none: the exponent stays
    assert segments(drawn) == [
        (
            "paragraph",
            "The levy is two per cent of the fare, and the area is 40 km2 wide, which is a quarter "
            "of the bay.",
        ),
        ("footnote", "Tugs are left out, as the council said on the next day."),
    ]


def test_lists_paragraphs_and_headings() -> None:
    drawn = [
        At(50, 750, "What was agreed", 10, True),
        *paragraph(
            50, 730, "The council met in May. It came to an agreement on these two points, and",
            "on no other ones.",
        ),
        *paragraph(60, 700, "- a levy of two per cent that is to be paid by"),
        *paragraph(68, 688, "every ship"),
        *paragraph(60, 676, "- a second meeting"),
        *paragraph(50, 650, "Nothing else was said."),
    ]  # fmt: skip
    assert segments(drawn) == [
        ("heading", "What was agreed"),
        (
            "paragraph",
            "The council met in May. It came to an agreement on these two points, and on no other "
            "ones.",
        ),
        ("list_item", "a levy of two per cent that is to be paid by every ship"),
        ("list_item", "a second meeting"),
        ("paragraph", "Nothing else was said."),
    ]


def test_boxes_are_those_of_the_page() -> None:
    """What pdfium finds in a box is what the span says."""
    pdfium = pytest.importorskip("pypdfium2")
    data = pdf_file(LEFT)
    document = read(data)
    at = document.text.index("summer")
    assert document.locator is not None
    place = document.locator.locate(Span(at, at + 6))
    assert place.page == 1
    page = pdfium.PdfDocument(data)[0].get_textpage()
    found = [page.get_text_bounded(*box).strip() for box in place.boxes]
    assert found == ["sum\x02", "mer"]  # U+0002 is pdfium's hyphen at the end of a line


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_may_be_turned(rotate: int) -> None:
    lower = [one._replace(y=one.y - 200) for one in (*LEFT, *RIGHT)]
    document = read(pdf_file(lower, rotate=rotate))
    assert document.text == f"{WHOLE_LEFT}\n{WHOLE_RIGHT}"


def test_pages_without_text_are_told() -> None:
    document = read(_with_a_picture())
    assert document.remarks == ("no text, only pictures, on page 2",)


def _with_a_picture() -> bytes:
    pdfium = pytest.importorskip("pypdfium2")
    import io

    both = pdfium.PdfDocument(pdf_file(LEFT))
    both.import_pages(pdfium.PdfDocument(picture_file()))
    stream = io.BytesIO()
    both.save(stream)
    return stream.getvalue()


BAD = [
    (picture_file(), "holds pictures of pages and no text"),
    (pdf_file([]), "holds no text"),
    (locked_file(), "locked with a password"),
    (b"%PDF-1.4\nnothing", "damaged"),
    (pdf_file(LEFT)[:60], "damaged"),
]


@pytest.mark.parametrize(("data", "why"), BAD)
def test_what_cannot_be_read_is_an_error_that_says_so(data: bytes, why: str) -> None:
    with pytest.raises(UserError) as error:
        read_bytes(data, "bad.pdf")
    assert str(error.value).startswith("bad.pdf: ")
    assert why in str(error.value)
