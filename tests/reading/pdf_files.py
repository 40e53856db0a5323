"""Small PDF files written by hand: words at places, on pages of 600 by 800 points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class At(NamedTuple):
    """Words at a place of a page; `bold` is set in a bold face."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False


def paragraph(x: float, y: float, *lines: str, size: float = 10) -> list[At]:
    """Return lines one below the other."""
    return [At(x, y - number * size * 1.2, line, size) for number, line in enumerate(lines)]


def pdf_file(
    *pages: Sequence[At],
    rotate: int = 0,
    rulings: Sequence[tuple[float, float, float]] = (),
    walls: Sequence[tuple[float, float, float]] = (),
) -> bytes:
    """Return a PDF of pages; rulings are horizontal lines (left, right, y) on each, walls
    upright ones (x, bottom, top).

    With `rotate` the pages are turned and their text drawn so that it is upright again.
    """
    drawn = "".join(f"{left} {y} m {right} {y} l S\n" for left, right, y in rulings)
    drawn += "".join(f"{x} {bottom} m {x} {top} l S\n" for x, bottom, top in walls)
    streams = [drawn + "".join(_shown(at, rotate) for at in page) for page in pages]
    return _file([_stream(text) for text in streams], rotate)


def picture_file() -> bytes:
    """Return a PDF that holds a picture and no text, as a scanner makes it."""
    inline = "q 500 0 0 500 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n"
    return _file([_stream(inline)], 0)


def locked_file() -> bytes:
    """Return a PDF that only opens with a password that nobody knows."""
    junk = "00" * 32
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{junk}> /U <{junk}> >>"
    return _file([_stream(_shown(At(50, 700, "secret")))], 0, f"{lock} /ID [<00> <00>]")


def _shown(at: At, rotate: int = 0) -> str:
    face = "F2" if at.bold else "F1"
    text = at.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    matrix = {
        0: f"1 0 0 1 {at.x} {at.y}",
        90: f"0 1 -1 0 {600 - at.y} {at.x}",
        180: f"-1 0 0 -1 {600 - at.x} {800 - at.y}",
        270: f"0 -1 1 0 {at.y} {800 - at.x}",
    }[rotate]
    return f"BT /{face} {at.size} Tf {matrix} Tm ({text}) Tj ET\n"


def _stream(text: str) -> str:
    return f"<< /Length {len(text.encode('cp1252', 'replace'))} >>\nstream\n{text}endstream"


def _file(streams: Sequence[str], rotate: int, trailer: str = "") -> bytes:
    fonts = "/Font << /F1 4 0 R /F2 5 0 R >>"
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(streams)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>",
        3: "<< /Title (A note) >>",
        4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>",
    }
    for number, stream in enumerate(streams):
        objects[6 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate {rotate} "
            f"/Resources << {fonts} >> /Contents {7 + 2 * number} 0 R >>"
        )
        objects[7 + 2 * number] = stream
    data = b"%PDF-1.4\n"
    places = []
    for number in sorted(objects):
        places.append(len(data))
        data += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("cp1252", "replace")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        data
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R "
            f"/Info 3 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
        ).encode()
    )
