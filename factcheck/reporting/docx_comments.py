"""Findings as comments in the Word file that they are about; nothing else of the file changes.

Only the parts that must name a comment are written anew (the text, the comments, the lists of
parts and relations); every other part is copied byte for byte. A comment begins and ends within
runs, which are cut there and keep their looks. What stands in notes and text boxes, where Word
takes no comment, is told where the text refers to the note, or at the box's paragraph.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError
from factcheck.model.report import FindingPart, LocationPart, Report
from factcheck.reading.docx_package import Package
from factcheck.reporting.docx_runs import Range, marked
from factcheck.reporting.neutral import visible
from factcheck.reporting.wording import VERDICTS, elsewhere_words

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

AUTHOR = "factcheck"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_MOST_BYTES = 512 * 1024 * 1024
_MOST_EVIDENCE = 3


def annotate(data: bytes, report: Report, path: str) -> bytes:
    """Return the Word file with a comment for every finding that is not silent.

    Raises UserError, naming the file, for what is no Word file.
    """
    package = Package(data, path)
    findings = [one for one in report.findings if one.suppressed is None]
    if not findings:
        return data
    return _Annotated(data, path, package.main).with_comments(findings)


class _Annotated:
    """The parts of a file that change, read when they are needed and written at the end."""

    def __init__(self, data: bytes, path: str, main: str) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._path = path
        self._main = main
        self._changed: dict[str, Element] = {}
        self._notes: dict[str, Element | None] = {}
        root = self._part(main)
        self._namespace = root.tag[1:].partition("}")[0]
        self._body = root.find(self._w("body"))

    def with_comments(self, findings: Sequence[FindingPart]) -> bytes:
        """Put the comments in, and return the file."""
        comments, first = self._comments()
        ranges = []
        for number, finding in enumerate(findings, first):
            comments.append(self._comment(number, finding))
            ranges.append(Range(number, *self._place(finding.location)))
        marked(self._namespace, ranges)
        return self._written()

    def _place(self, location: LocationPart | None) -> tuple[Element, Any, Any]:
        """The paragraph to comment on, with (run, offset) of both ends; None for all of it."""
        paragraphs = list(self._body.iter(self._w("p"))) if self._body is not None else []
        if not paragraphs:
            raise UserError("the Word file has no paragraph", path=self._path)
        if location is None or location.paragraph is None:
            return paragraphs[0], None, None
        if location.part in ("footnote", "endnote"):
            return self._referring(location, paragraphs), None, None
        paragraph = paragraphs[min(location.paragraph, len(paragraphs)) - 1]
        outer = self._outermost(paragraph)
        if outer is not paragraph:
            return outer, None, None
        start = (location.run, location.offset or 0) if location.run else None
        same = location.end_paragraph in (None, location.paragraph)
        end = (location.end_run, location.end_offset) if same and location.end_run else None
        return paragraph, start, end

    def _referring(self, location: LocationPart, paragraphs: Sequence[Element]) -> Element:
        """The paragraph whose text refers to a note."""
        root = self._note_part(location.part)
        notes = list(root.iter(self._w("p"))) if root is not None else []
        note = (
            notes[(location.paragraph or 1) - 1]
            if (location.paragraph or 1) <= len(notes)
            else None
        )
        while note is not None and note.tag != self._w(location.part):
            note = note.getparent()
        name = note.get(self._w("id")) if note is not None else None
        for paragraph in paragraphs:
            for one in paragraph.iter(self._w(f"{location.part}Reference")):
                if one.get(self._w("id")) == name:
                    return self._outermost(paragraph)
        return paragraphs[0]

    def _outermost(self, paragraph: Element) -> Element:
        outer = paragraph
        for parent in paragraph.iterancestors(self._w("p")):
            outer = parent
        return outer

    def _comments(self) -> tuple[Element, int]:
        """The part with the comments, made where there is none; and the first free number."""
        name = next(iter(self._related("comments")), "")
        if not name:
            name = self._new_comments_part()
        root = self._part(name)
        numbers = [
            int(one.get(self._w("id"), "-1"))
            for one in root.iter(self._w("comment"))
            if one.get(self._w("id"), "").lstrip("-").isdigit()
        ]
        return root, max(numbers, default=-1) + 1

    def _new_comments_part(self) -> str:
        folder = posixpath.dirname(self._main)
        name = posixpath.join(folder, "comments.xml")
        while name in self._archive.namelist():
            name = name.removesuffix(".xml") + "1.xml"
        etree = _etree()
        self._changed[name] = etree.Element(self._w("comments"), nsmap={"w": self._namespace})
        types = self._part("[Content_Types].xml")
        etree.SubElement(
            types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE
        )
        relations = self._part(self._relations_name())
        taken = {one.get("Id") for one in relations}
        free = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        strict = "purl.oclc.org" in self._namespace
        office = "http://purl.oclc.org/ooxml/officeDocument/relationships" if strict else _OFFICE
        etree.SubElement(
            relations,
            f"{{{_RELATIONS}}}Relationship",
            Id=free,
            Type=f"{office}/comments",
            Target=posixpath.relpath(name, folder or "."),
        )
        return name

    def _comment(self, number: int, finding: FindingPart) -> Element:
        etree = _etree()
        comment: Element = etree.Element(
            self._w("comment"),
            {self._w("id"): str(number), self._w("author"): AUTHOR, self._w("initials"): "fc"},
        )
        for line in _lines(finding):
            paragraph = etree.SubElement(comment, self._w("p"))
            run = etree.SubElement(paragraph, self._w("r"))
            text = etree.SubElement(run, self._w("t"))
            text.text = _printable(line)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return comment

    def _part(self, name: str) -> Element:
        """The root of a part, which is going to be written anew."""
        if name not in self._changed:
            self._changed[name] = self._parsed(name)
        root: Element = self._changed[name]
        return root

    def _parsed(self, name: str) -> Element:
        etree = _etree()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root: Element = etree.fromstring(self._archive.read(name), parser)
        except KeyError:
            if name.endswith(".rels"):
                made: Element = etree.Element(f"{{{_RELATIONS}}}Relationships")
                return made
            raise UserError(f"damaged: {name} is missing", path=self._path) from None
        except etree.XMLSyntaxError as error:
            raise UserError(f"damaged ({name}: {error})", path=self._path) from error
        return root

    def _note_part(self, kind: str) -> Element | None:
        """The root of the part with the notes, which stays as it is."""
        if kind not in self._notes:
            name = next(iter(self._related(f"{kind}s")), "")
            self._notes[kind] = self._parsed(name) if name else None
        return self._notes[kind]

    def _related(self, kind: str) -> Iterator[str]:
        folder = posixpath.dirname(self._main)
        for one in self._parsed(self._relations_name()):
            if one.get("Type", "").rsplit("/", 1)[-1] == kind:
                target = posixpath.join("/", folder, one.get("Target", ""))
                yield posixpath.normpath(target).lstrip("/")

    def _relations_name(self) -> str:
        folder, name = posixpath.split(self._main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def _w(self, name: str) -> str:
        return f"{{{self._namespace}}}{name}"

    def _written(self) -> bytes:
        etree = _etree()
        made = io.BytesIO()
        left = _MOST_BYTES
        new = dict(self._changed)
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self._archive.infolist():
                root = new.pop(info.filename, None)
                if root is not None:
                    archive.writestr(info, _serialised(etree, root))
                    continue
                if info.file_size > left:
                    raise UserError("it unpacks to more than can be written", path=self._path)
                left -= info.file_size
                archive.writestr(info, self._archive.read(info))
            for name, root in new.items():
                # A date of its own, so that the same findings give the same bytes.
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, _serialised(etree, root))
        return made.getvalue()


def _serialised(etree: Any, root: Element) -> bytes:
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return text


def _lines(finding: FindingPart) -> Iterator[str]:
    """What a comment says, one paragraph each."""
    words = VERDICTS[finding.verdict]
    yield f"{words.symbol} {finding.verdict.value} ({finding.severity.value}): {finding.message}"
    if finding.suggestion is not None:
        yield f"Suggestion: {finding.suggestion.replacement}"
    for step in finding.derivation:
        if step.step != "reading" or not finding.readings:
            yield f"= {step.text}"
    for place in finding.related:
        yield f"See also “{place.quote}”{f': {place.note}' if place.note else ''}"
    for other in finding.elsewhere:
        yield f"See also {elsewhere_words(other)}, “{other.quote}”: {other.note}"
    for item in finding.evidence[:_MOST_EVIDENCE]:
        value = "" if item.fact.endswith(item.value) else f": {item.value}"
        source = ", ".join(filter(None, (item.source, item.url, item.vintage)))
        yield f"{item.fact}{value} ({source})"
    yield f"Rule {finding.rule}, fingerprint {finding.fingerprint}"


def _printable(text: str) -> str:
    """Text that XML may hold: hidden controls made visible, noncharacters replaced."""
    return "".join(
        "\ufffd" if char in "\ufffe\uffff" else char for char in visible(text).replace("\n", " ")
    )


def _etree() -> Any:
    from lxml import etree  # noqa: PLC0415 - only for Word files

    return etree
