"""Small Word files written by hand, as python-docx can write neither changes nor comments."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = """
<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>
  <w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
"""


def word_file(body: str, **parts: str) -> bytes:
    """Return a .docx of a body and further parts: footnotes, comments, header, styles ..."""
    parts.setdefault("styles", STYLES)
    content: dict[str, str] = {"word/document.xml": _root("document", f"<w:body>{body}</w:body>")}
    relations = []
    for number, (name, inner) in enumerate(parts.items()):
        file = f"{name}.xml"
        content[f"word/{file}"] = _root({"header": "hdr", "footer": "ftr"}.get(name, name), inner)
        relations.append((f"rId{number}", name, file))
    content["word/_rels/document.xml.rels"] = _relations(relations)
    content["_rels/.rels"] = _relations([("rId1", "officeDocument", "word/document.xml")])
    content["[Content_Types].xml"] = _types(content)
    return packed(content)


def packed(content: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of parts by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return stream.getvalue()


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph of runs; plain text becomes a run."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = f"<w:pPr>{styled}{properties}</w:pPr>" if styled or properties else ""
    shown = "".join(one if one.startswith("<") else r(one) for one in runs)
    return f"<w:p>{inside}{shown}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def inserted(*runs: str) -> str:
    """Return runs that somebody inserted."""
    return f'<w:ins w:id="7" w:author="A">{"".join(map(r, runs))}</w:ins>'


def deleted(text: str) -> str:
    """Return a run that somebody deleted."""
    return (
        f'<w:del w:id="8" w:author="A"><w:r><w:delText xml:space="preserve">{text}</w:delText>'
        "</w:r></w:del>"
    )


def table(*rows: list[str]) -> str:
    """Return a table; a cell is its text, or its XML."""
    shown = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{shown}</w:tbl>"


def _root(name: str, inner: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} xmlns:w="{W}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml">{inner}</w:{name}>'
    )


def _relations(rows: list[tuple[str, str, str]]) -> str:
    shown = "".join(
        f'<Relationship Id="{name}" Type="{_KIND}/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{_RELATIONS}">{shown}</Relationships>'


def _types(content: Mapping[str, str]) -> str:
    shown = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.'
        f'{name.split("/")[-1].removesuffix(".xml")}+xml"/>'
        for name in content
        if name.startswith("word/") and not name.endswith(".rels")
    ).replace(".document+xml", ".document.main+xml")
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{shown}'
        "</Types>"
    )
