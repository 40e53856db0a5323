"""The same bulletin in every format: the same text, the same findings.

`scripts/make_format_samples.py` made the files, LibreOffice wrote the Word, PDF and HTML ones.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.model.document import Document, SegmentKind
from factcheck.reading import read_bytes, read_file

SAMPLES = Path(__file__).parent / "reading" / "formats"
DAYS = {
    "flawed-organisation-profile": date(2019, 6, 14),
    "flawed-statistics-release": date(2016, 12, 8),
    "flawed-weekly-digest": date(2023, 9, 15),
}
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md" and path.stem in DAYS)
HEADER = "Institute for Regional Studies · internal draft"


def _names(path: Path) -> str:
    return path.name


def _layout(document: Document) -> list[tuple[str, int, int, str]]:
    shown = [
        (one.kind.value, one.row, one.column, document.quote(one.span)) for one in document.segments
    ]
    # a file of one page does not show that its first line is a header
    return [one for one in shown if one[3] != HEADER]


@pytest.mark.parametrize("path", FILES, ids=_names)
def test_the_text_is_the_same(path: Path) -> None:
    expected = _layout(read_file(path.with_suffix(".md")))
    found = _layout(read_file(path))
    if path.suffix == ".txt":  # plain text does not tell notes from paragraphs
        note = SegmentKind.FOOTNOTE.value
        expected = [
            (*(("paragraph",) if one[0] == note else one[:1]), *one[1:]) for one in expected
        ]
    assert found == expected


@pytest.mark.parametrize("path", FILES, ids=_names)
def test_the_findings_are_the_same(path: Path, checker: Checker) -> None:
    day = DAYS[path.stem]
    expected, found = (
        [
            (one.rule, one.verdict, one.severity, one.quote, one.message, one.fingerprint)
            for one in checker.check(read_file(each), day).findings
        ]
        for each in (path.with_suffix(".md"), path)
    )
    assert len(found) > 10
    assert found == expected


def test_standard_input_is_read_like_the_file(checker: Checker) -> None:
    path = SAMPLES / "flawed-weekly-digest.docx"
    document = read_bytes(path.read_bytes(), "draft.docx")
    assert document.text == read_file(path).text


@pytest.mark.parametrize("name", DAYS)
def test_boxes_on_the_page_hold_what_is_quoted(name: str, checker: Checker) -> None:
    """pdfium finds the quoted words in the boxes that the report tells."""
    pdfium = pytest.importorskip("pypdfium2")
    path = SAMPLES / f"{name}.pdf"
    pages = [page.get_textpage() for page in pdfium.PdfDocument(path)]
    findings = checker.check(read_file(path), DAYS[name]).findings
    for finding in findings:
        place = finding.location
        assert place is not None
        assert place.page is not None
        shown = " ".join(pages[place.page - 1].get_text_bounded(*box) for box in place.boxes)
        for words in finding.quote.split():  # U+0002 is pdfium's hyphen at the end of a line
            assert words in shown.replace("\x02 ", "").replace("\r\n", " ")


@pytest.mark.parametrize("name", DAYS)
def test_runs_hold_what_is_quoted(name: str, checker: Checker) -> None:
    """python-docx finds the quoted words in the runs that the report tells."""
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    path = SAMPLES / f"{name}.docx"
    paragraphs = list(docx.Document(str(path)).element.body.iter(qn("w:p")))
    for finding in checker.check(read_file(path), DAYS[name]).findings:
        place = finding.location
        assert place is not None
        assert place.part == "body"
        runs = list(paragraphs[place.paragraph - 1].iter(qn("w:r")))
        texts = ["".join(t.text for t in run.iter(qn("w:t"))) for run in runs]
        inside = texts[place.run - 1 : place.end_run]
        inside[-1] = inside[-1][: place.end_offset]
        inside[0] = inside[0][place.offset :]
        assert "".join(inside) == finding.quote
