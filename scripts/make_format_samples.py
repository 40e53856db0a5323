"""Make the same bulletins in every format that is read, with LibreOffice where it writes them.

    python scripts/make_format_samples.py              # into tests/reading/formats/
    python scripts/make_format_samples.py FILE ... --into FOLDER

Each text of corpus/ named below is read by factcheck, laid out as a flat OpenDocument file
(headings, lists, tables, header, page numbers; one in two justified, hyphenated columns) and
converted by `soffice` to DOCX, PDF and HTML. Markdown and plain text are written directly.
Needs LibreOffice Writer with English hyphenation (Debian: libreoffice-writer hyphen-en-us).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from factcheck.model.document import Document, Segment, SegmentKind
from factcheck.reading import read_file

ROOT = Path(__file__).resolve().parent.parent
DEFAULT_TARGET = ROOT / "tests" / "reading" / "formats"
HEADER = "Institute for Regional Studies · internal draft"
NOTE = "The wording follows the communiqué as it was handed out."


@dataclass(frozen=True)
class Sample:
    """A text to be laid out; its longest paragraph gets a footnote where one is wanted."""

    source: Path
    columns: int = 1
    footnote: bool = False


SAMPLES = (
    Sample(ROOT / "corpus" / "flawed-organisation-profile.txt"),
    Sample(ROOT / "corpus" / "flawed-weekly-digest.md", columns=2, footnote=True),
    Sample(ROOT / "corpus" / "flawed-statistics-release.md", footnote=True),
)
_OFFICE = {
    "docx": "docx:MS Word 2007 XML",
    "pdf": "pdf:writer_pdf_Export",
    "html": "html:HTML (StarWriter)",
}
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
    for name, where in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)


def main() -> int:
    """Make all samples, or those of the files that are named."""
    parser = argparse.ArgumentParser(description="Make bulletins in every format.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--into", type=Path, default=DEFAULT_TARGET)
    parser.add_argument("--columns", type=int, default=1)
    options = parser.parse_args()
    if shutil.which("soffice") is None:
        print("soffice is not installed (Debian: libreoffice-writer)", file=sys.stderr)
        return 2
    named = tuple(Sample(path, options.columns) for path in options.files)
    options.into.mkdir(parents=True, exist_ok=True)
    for sample in named or SAMPLES:
        make(sample, options.into)
    return 0


def make(sample: Sample, into: Path) -> None:
    """Write a text in every format; plain text only where it holds no table."""
    document = read_file(sample.source)
    name = sample.source.stem
    longest = max(_paragraphs(document), key=lambda one: len(one.span), default=None)
    noted = longest if sample.footnote else None
    (into / f"{name}.md").write_text(_markdown(document, noted), encoding="utf-8")
    if not any(one.kind is SegmentKind.TABLE_CELL for one in document.segments):
        (into / f"{name}.txt").write_text(_plain(document, noted), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / f"{name}.fodt"
        flat.write_text(_flat(document, sample.columns, noted), encoding="utf-8")
        for extension, written in _OFFICE.items():
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", written, "--outdir", str(into), str(flat)],
                check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            print(into / f"{name}.{extension}")


def _paragraphs(document: Document) -> Iterator[Segment]:
    return (one for one in document.segments if one.kind is SegmentKind.PARAGRAPH)


def _blocks(document: Document) -> Iterator[tuple[SegmentKind, list[Segment]]]:
    """Runs of segments that belong together: one paragraph, or a whole list or table."""
    joined = {SegmentKind.LIST_ITEM, SegmentKind.TABLE_CELL}
    for kind, group in groupby(document.segments, key=lambda one: one.kind):
        members = list(group)
        if kind in joined:
            yield kind, members
        else:
            yield from ((kind, [one]) for one in members)


def _rows(cells: list[Segment]) -> Iterator[list[Segment]]:
    for _, row in groupby(cells, key=lambda one: one.row):
        yield list(row)


def _markdown(document: Document, noted: Segment | None) -> str:
    parts = []
    for kind, members in _blocks(document):
        texts = [document.quote(one.span) for one in members]
        if kind is SegmentKind.HEADING:
            parts.append(f"{'#' * members[0].level} {texts[0]}")
        elif kind is SegmentKind.LIST_ITEM:
            parts.append("\n".join(f"- {text}" for text in texts))
        elif kind is SegmentKind.TABLE_CELL:
            lines = [
                "| " + " | ".join(document.quote(one.span) for one in row) + " |"
                for row in _rows(members)
            ]
            lines.insert(1, "|---" * (lines[0].count("|") - 1) + "|")
            parts.append("\n".join(lines))
        else:
            parts.append(texts[0] + ("[^1]" if members[0] is noted else ""))
    if noted:
        parts.append(f"[^1]: {NOTE}")
    return "\n\n".join(parts) + "\n"


def _plain(document: Document, noted: Segment | None) -> str:
    parts = []
    for kind, members in _blocks(document):
        sign = "- " if kind is SegmentKind.LIST_ITEM else ""
        parts.append("\n".join(sign + document.quote(one.span) for one in members))
    if noted:
        parts.append(NOTE)
    return "\n\n".join(parts) + "\n"


def _flat(document: Document, columns: int, noted: Segment | None) -> str:
    body = list(_flat_blocks(document, noted))
    if columns > 1:  # the first heading stands over the columns
        body = [body[0], f'<text:section text:style-name="S" text:name="S">{"".join(body[1:])}'
                "</text:section>"]  # fmt: skip
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_NAMESPACES} '
        'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_styles(columns)}<office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document>\n"
    )


def _flat_blocks(document: Document, noted: Segment | None) -> Iterator[str]:
    for kind, members in _blocks(document):
        texts = [escape(document.quote(one.span)) for one in members]
        if kind is SegmentKind.HEADING:
            level = members[0].level
            yield (
                f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">'
                f"{texts[0]}</text:h>"
            )
        elif kind is SegmentKind.LIST_ITEM:
            items = (f'<text:list-item><text:p text:style-name="J">{text}</text:p>'
                     "</text:list-item>" for text in texts)  # fmt: skip
            yield f'<text:list text:style-name="L">{"".join(items)}</text:list>'
        elif kind is SegmentKind.TABLE_CELL:
            yield _flat_table(document, members)
        else:
            note = _FOOTNOTE if members[0] is noted else ""
            yield f'<text:p text:style-name="J">{texts[0]}{note}</text:p>'


_FOOTNOTE = (
    '<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1'
    "</text:note-citation><text:note-body>"
    f'<text:p text:style-name="Footnote">{NOTE}</text:p></text:note-body></text:note>'
)


def _flat_table(document: Document, cells: list[Segment]) -> str:
    rows = list(_rows(cells))
    width = max(len(row) for row in rows)
    shown = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell table:style-name="C"><text:p>'
            f"{escape(document.quote(one.span))}</text:p></table:table-cell>"
            for one in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return (
        f'<table:table table:name="T"><table:table-column '
        f'table:number-columns-repeated="{width}"/>{shown}</table:table>'
    )


def _styles(columns: int) -> str:
    headings = "".join(
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
        f'style:family="paragraph" style:default-outline-level="{level}"><style:paragraph-'
        'properties fo:margin-top="0.3cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{18 - 2 * level}pt" fo:font-weight="bold"/>'
        "</style:style>"
        for level in range(1, 5)
    )
    return (
        '<office:styles><style:default-style style:family="paragraph"><style:text-properties '
        'style:font-name="Liberation Serif" fo:font-family="Liberation Serif" '
        'fo:font-size="11pt" fo:language="en" fo:country="US"/></style:default-style>'
        f'{headings}<style:style style:name="Footnote" style:family="paragraph">'
        '<style:text-properties fo:font-size="9pt"/></style:style></office:styles>'
        '<office:automatic-styles><style:style style:name="J" style:family="paragraph">'
        '<style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm" '
        'fo:hyphenation-ladder-count="no-limit"/><style:text-properties fo:hyphenate="true" '
        'fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"/></style:style>'
        '<style:style style:name="S" style:family="section"><style:section-properties>'
        f'<style:columns fo:column-count="{columns}" fo:column-gap="0.6cm"/>'
        "</style:section-properties></style:style>"
        '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties '
        'fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-'
        'mode="label-alignment"><style:list-level-label-alignment text:label-followed-by='
        '"listtab" fo:text-indent="-0.5cm" fo:margin-left="0.7cm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style>"
        '<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" '
        'fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style/><style:footer-style/>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="P"><style:header>'
        f"<text:p>{HEADER}</text:p></style:header><style:footer><text:p>Page "
        '<text:page-number text:select-page="current">1</text:page-number></text:p>'
        "</style:footer></style:master-page></office:master-styles>"
    )


if __name__ == "__main__":
    sys.exit(main())
