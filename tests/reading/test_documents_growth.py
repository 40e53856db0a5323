"""Word and PDF files: reading takes time in proportion to what they hold."""

from __future__ import annotations

import pytest
from factcheck.reading import read_bytes
from tests.reading.pdf_files import At, pdf_file
from tests.reading.word_files import deleted, inserted, p, r, table, word_file

from growth import MOST, growth

LENGTH = 2_000  # words of the smaller document, one character each

WORD = {
    "one long paragraph": p,
    "paragraphs": lambda words: "".join(p(one) for one in words),
    "runs": lambda words: p(*(r(one) for one in words)),
    "changes": lambda words: p(*(inserted(one) + deleted(one) for one in words)),
    "paragraphs whose ends were deleted": lambda words: "".join(
        p(one, properties="<w:rPr><w:del/></w:rPr>") for one in words
    ),
    "a row": lambda words: table(list(words)),
    "a column": lambda words: table(*([one] for one in words)),
}
COMMENT = "factcheck: ignore[weekday] -- so"


@pytest.mark.parametrize("kind", WORD)
def test_word_files(kind: str) -> None:
    def read(words: str) -> object:
        return read_bytes(word_file(WORD[kind](words)), "a.docx")

    assert growth(read, "a", LENGTH) < MOST


def test_comments_to_factcheck() -> None:
    def read(words: str) -> object:
        body = "".join(
            p(one, f'<w:r><w:commentReference w:id="{number}"/></w:r>')
            for number, one in enumerate(words)
        )
        comments = "".join(
            f'<w:comment w:id="{number}">{p(COMMENT)}</w:comment>' for number in range(len(words))
        )
        return read_bytes(word_file(body, comments=comments), "a.docx")

    assert growth(read, "a", LENGTH // 4) < MOST


def _grid(words: str, columns: int, size: float) -> list[At]:
    return [
        At(5 + number % columns * (590 / columns), 790 - number // columns * 1.3 * size, one, size)
        for number, one in enumerate(words)
    ]


@pytest.mark.parametrize(("columns", "size"), [(1, 0.5), (30, 2), (200, 1), (500, 1)])
def test_words_of_a_page_in_a_grid(columns: int, size: float) -> None:
    def read(words: str) -> object:
        return read_bytes(pdf_file(_grid(words, columns, size)), "a.pdf")

    assert growth(read, "a", LENGTH) < MOST


def test_pages_and_lines() -> None:
    def pages(words: str) -> object:
        return read_bytes(pdf_file(*([At(50, 700, one)] for one in words)), "a.pdf")

    def walls(words: str) -> object:
        drawn = [(5 + number % 580, 10, 790) for number in range(len(words))]
        return read_bytes(pdf_file(_grid("a" * 500, 25, 5), walls=drawn), "a.pdf")

    assert growth(pages, "a", 100) < MOST
    assert growth(walls, "a", LENGTH) < MOST
