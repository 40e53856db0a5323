"""The parts of a Word file, opened with distrust: bounded sizes, no entities, no network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError
from factcheck.reading.laid_out import needed

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a file in ISO “strict” form calls the same things.
_STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1]),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MOST_PARTS = 10_000
_MOST_PART_BYTES = 64 * 1024 * 1024
_MOST_BYTES = 160 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)


class Package:
    """A Word file. Raises UserError, naming the file, for whatever it cannot be."""

    def __init__(self, data: bytes, path: str) -> None:
        if data.startswith(_OLE):
            raise self._refused(path, "an old .doc or an encrypted file; save it as plain .docx")
        self.path = path
        self._bytes_left = _MOST_BYTES
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename.lstrip("/"): info for info in self._archive.infolist()}
        except _BROKEN as error:
            raise self._refused(path, f"damaged ({error})") from None
        if len(self._names) > _MOST_PARTS:
            raise self._refused(path, f"it has more than {_MOST_PARTS} parts")
        found = self.related("", "officeDocument")
        if not found or not any(name in self._names for name in found):
            raise self._refused(path, f"it holds no Word document{self._what_instead()}")
        self.main = found[0]

    @staticmethod
    def _refused(path: str, why: str) -> UserError:
        return UserError(f"not a Word file that can be read: {why}", path=path)

    def _what_instead(self) -> str:
        if "mimetype" in self._names and "content.xml" in self._names:
            return " (an OpenDocument file; save it as .docx)"
        if any(name.startswith(("xl/", "ppt/")) for name in self._names):
            return " (a workbook or slides)"
        return ""

    def xml(self, name: str) -> Element | None:
        """Return the root of a part, None where the file has none of that name."""
        if name not in self._names:
            return None
        data = self._content(name)
        for strict, transitional in _STRICT:
            data = data.replace(strict.encode(), transitional.encode())
        etree = _etree(self.path)
        try:
            root: Element = etree.fromstring(data, _parser(self.path))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._refused(self.path, f"damaged ({name}: {error})") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._refused(self.path, f"{name} declares a document type")
        return root

    def related(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts that `part` refers to as `kind`, in the file's order."""
        folder, name = posixpath.split(part)
        relations = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if relations is None:
            return []
        return [
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            for one in relations.iter(_RELATION)
            if one.get("Type", "").rsplit("/", 1)[-1] == kind
            and one.get("TargetMode") != "External"
        ]

    def first(self, kind: str) -> Element | None:
        """Return the root of the first part that the main one refers to as `kind`."""
        names = self.related(self.main, kind)
        return self.xml(names[0]) if names else None

    def _content(self, name: str) -> bytes:
        most = min(_MOST_PART_BYTES, self._bytes_left)
        try:
            with self._archive.open(self._names[name]) as stream:
                data = stream.read(most + 1)  # never what the directory promises
        except _BROKEN as error:
            raise self._refused(self.path, f"damaged ({name}: {error})") from None
        if len(data) > most:
            raise self._refused(self.path, f"{name} unpacks to more than can be read")
        self._bytes_left -= len(data)
        return data


def _etree(path: str) -> Any:
    def load() -> Any:
        from lxml import etree  # noqa: PLC0415 - only for Word files

        return etree

    return needed(load, "Word files", path)


@cache
def _parser(path: str) -> Any:
    return _etree(path).XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
