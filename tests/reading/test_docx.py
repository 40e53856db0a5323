"""Word files: what is text, what is not, and where each character stands."""

from __future__ import annotations

import io

import pytest
from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.model.spans import Span
from factcheck.reading import read_bytes
from tests.reading.word_files import deleted, inserted, p, packed, r, table, word_file


def read(body: str, **parts: str) -> Document:
    return read_bytes(word_file(body, **parts), "note.docx")


def segments(body: str, **parts: str) -> list[tuple[str, str]]:
    document = read(body, **parts)
    return [(one.kind.value, document.quote(one.span)) for one in document.segments]


TEXTS = [
    # what the file holds, and the segments that come out
    (p("Four ", "ships left."), [("paragraph", "Four ships left.")]),
    (p(""), []),
    (p("Ports", style="berschrift2"), [("heading", "Ports")]),
    (p("Ports", style="Own"), [("heading", "Ports")]),
    (p("Ports", properties='<w:outlineLvl w:val="0"/>'), [("heading", "Ports")]),
    (p("Figure 1", style="Beschriftung"), [("caption", "Figure 1")]),
    (p("Ports\t4", style="Verzeichnis1") + p("x"), [("paragraph", "x")]),
    (p("one", style="Liste"), [("list_item", "one")]),
    (
        p("two", properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'),
        [("list_item", "two")],
    ),
    (
        p("three", style="Liste", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        [("paragraph", "three")],
    ),
    (
        table(["Port", "Ships"], ["Aden", p("4") + p("5")]),
        [("table_cell", one) for one in ("Port", "Ships", "Aden", "4", "5")],
    ),
    # tracked changes as accepted
    (p("It has ", deleted("four"), inserted("five"), "."), [("paragraph", "It has five.")]),
    (
        p("It has", properties="<w:rPr><w:del/></w:rPr>") + p(" ports."),
        [("paragraph", "It has ports.")],
    ),
    (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + p("gone") + "</w:tc></w:tr></w:tbl>"
        + p("x"),
        [("paragraph", "x")],
    ),
    ("<w:moveFrom>" + r("a") + "</w:moveFrom>" + p("<w:moveTo>" + r("b") + "</w:moveTo>"),
     [("paragraph", "b")]),
    # signs, breaks and hidden text
    (p("a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), [("paragraph", "a b c")]),
    (p("im", "<w:r><w:softHyphen/></w:r>", "port"), [("paragraph", "import")]),
    (p("A", "<w:r><w:noBreakHyphen/></w:r>", "50"), [("paragraph", "A-50")]),
    (p("The ﬁrst"), [("paragraph", "The first")]),
    (p("a", r("s", "<w:vanish/>"), r("s", '<w:rStyle w:val="Secret"/>')), [("paragraph", "a")]),
    (p(r("shown", '<w:vanish w:val="0"/>')), [("paragraph", "shown")]),
    # wrappers
    ("<w:sdt><w:sdtPr/><w:sdtContent>" + p("inside") + "</w:sdtContent></w:sdt>",
     [("paragraph", "inside")]),
    (p("see ", "<w:hyperlink>" + r("it") + "</w:hyperlink>"), [("paragraph", "see it")]),
    # fields: page numbers are none of the text, other results are
    (
        p("Page ", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
          "<w:r><w:instrText> PAGE </w:instrText></w:r>",
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "7",
          '<w:r><w:fldChar w:fldCharType="end"/></w:r>', " of it"),
        [("paragraph", "Page  of it")],
    ),
    (p("In ", '<w:fldSimple w:instr=" DATE ">' + r("May 2016") + "</w:fldSimple>"),
     [("paragraph", "In May 2016")]),
    # a text box comes after its paragraph, and once although it is in the file twice
    (
        p("before ", "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
          "<w:txbxContent>" + p("boxed") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
          "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("boxed") + "</w:txbxContent>"
          "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>", "after"),
        [("paragraph", "before after"), ("paragraph", "boxed")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TEXTS)
def test_what_the_text_is(body: str, expected: list[tuple[str, str]]) -> None:
    # a last paragraph, as a file without any text is an error
    assert segments(body + p("End.")) == [*expected, ("paragraph", "End.")]


def test_footnotes_come_last_and_only_where_the_text_refers_to_them() -> None:
    notes = "".join(
        f'<w:footnote w:id="{name}">{p(text)}</w:footnote>'
        for name, text in {"1": "second", "2": "first", "3": "never"}.items()
    )
    body = p("A", '<w:r><w:footnoteReference w:id="2"/></w:r>', "b") + p(
        "C", '<w:r><w:footnoteReference w:id="1"/></w:r>'
    )
    assert segments(body, footnotes=notes) == [
        ("paragraph", "Ab"),
        ("paragraph", "C"),
        ("footnote", "first"),
        ("footnote", "second"),
    ]


def test_headers_and_footers_are_set_apart() -> None:
    document = read(p("Text."), header=p("Weekly of 8 May 2016"), footer=p("Draft"))
    assert document.text == "Text."
    assert document.metadata == {"header": "Weekly of 8 May 2016", "footer": "Draft"}


def test_every_character_leads_back_to_its_run() -> None:
    body = p("Nothing.") + p("It ", deleted("had"), inserted("has ", "fi"), r("ve ports."))
    document = read(body)
    at = document.text.index("five")
    place = document.locator and document.locator.locate(Span(at, at + 4))
    assert place is not None
    assert (place.part, place.paragraph, place.end_paragraph) == ("body", 2, 2)
    assert (place.run, place.offset, place.end_run, place.end_offset) == (4, 0, 5, 2)


def test_the_runs_counted_are_those_of_the_file() -> None:
    """The place of a word found by python-docx is the place that we tell."""
    docx = pytest.importorskip("docx")
    source = docx.Document()
    source.add_heading("Ports", 1)
    paragraph = source.add_paragraph("The port of ")
    paragraph.add_run("Aden").bold = True
    paragraph.add_run(" has 4 berths.")
    source.add_table(1, 2).cell(0, 1).text = "berths"
    stream = io.BytesIO()
    source.save(stream)
    document = read_bytes(stream.getvalue(), "ports.docx")
    at = document.text.index("4 berths")
    assert document.locator is not None
    place = document.locator.locate(Span(at, at + 1))
    run = docx.Document(io.BytesIO(stream.getvalue())).paragraphs[1].runs[place.run - 1]
    assert run.text[place.offset : place.end_offset] == "4"
    cell = document.locator.locate(Span(len(document.text) - 6, len(document.text)))
    assert (cell.paragraph, cell.run) == (4, 1)  # the first cell's empty paragraph counts


def test_a_comment_to_factcheck_is_a_directive() -> None:
    marked = p(
        "The ",
        '<w:commentRangeStart w:id="5"/>',
        "port",
        '<w:commentRangeEnd w:id="5"/>',
        '<w:r><w:commentReference w:id="5"/></w:r>',
        " moved.",
    )
    comments = (
        f'<w:comment w:id="5">{p("factcheck: ignore[weekday] -- asked them")}</w:comment>'
        f'<w:comment w:id="6">{p("nice")}</w:comment>'
    )
    document = read(marked, comments=comments)
    assert document.text == "The port moved."
    [directive] = document.directives
    assert (directive.rules, directive.reason) == (("weekday",), "asked them")
    assert directive.covers == (Span(4, 8),)


def test_a_comment_at_a_point_is_about_its_paragraph() -> None:
    point = '<w:r><w:commentReference w:id="5"/></w:r>'
    comments = f'<w:comment w:id="5">{p("factcheck: ignore[weekday] -- asked")}</w:comment>'
    document = read(p("One.") + p("Two", point, " ships.") + p("Three."), comments=comments)
    [directive] = document.directives
    assert directive.covers is not None
    assert [document.quote(span) for span in directive.covers] == ["Two ships."]


BOMB = b"<w:t>" + b"0" * (80 * 1024 * 1024) + b"</w:t>"
DOCTYPE = word_file(p("x"))

BAD = [
    (b"PK\x03\x04", "damaged"),
    (word_file(p("text"))[:-40], "damaged"),
    (word_file(p("text"))[:200], "damaged"),
    (packed({"a.txt": "x"}), "holds no Word document"),
    (packed({"mimetype": "x", "content.xml": "x"}), "OpenDocument"),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old .doc or an encrypted file"),
    (word_file(p("")), "holds no text"),
    (word_file("<w:p>"), "damaged (word/document.xml"),
    (
        packed({
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="a" Type="x/officeDocument" Target="d.xml"/>'
            "</Relationships>",
            "d.xml": BOMB,
        }),
        "unpacks to more",
    ),
    (
        packed({
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="a" Type="x/officeDocument" Target="d.xml"/>'
            "</Relationships>",
            "d.xml": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>',
        }),
        "declares a document type",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), BAD)
def test_what_is_no_word_file_is_an_error_that_says_so(data: bytes, why: str) -> None:
    with pytest.raises(UserError) as error:
        read_bytes(data, "bad.docx")
    assert str(error.value).startswith("bad.docx: ")
    assert why in str(error.value)
