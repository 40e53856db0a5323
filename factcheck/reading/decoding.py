"""Bytes to text: byte order marks, then UTF-8, then a detector; never a silent replacement."""

from __future__ import annotations

import codecs
import re

from factcheck.config.errors import UserError

_MARKS = (  # the longer ones first: UTF-32 LE begins with the mark of UTF-16 LE
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What editors of the last decades wrote by default. Rarer tables (DOS, Mac, EBCDIC) would fit
# almost any bytes, so that nothing could be told apart. The order breaks ties.
_LEGACY_NAMES = (
    "cp1252 cp1251 cp1250 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 koi8_r koi8_u gb18030 "
    "big5 cp932 shift_jis euc_jp cp949 euc_kr"
)
_LEGACY = _LEGACY_NAMES.split()
_DECLARATION = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=[\"']?([\w-]{2,20})", re.I
)
_SAMPLE = 65_536
_LEAST_BYTES = 32
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\v\x1b") + b"\x7f"
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, path: str) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Raises UserError for binary content and where the encoding cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding, path), encoding
    _refuse_binary(data, path)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _detect(data, error, path)


def refuse_control_characters(text: str, path: str) -> None:
    """Raise UserError when a text holds what no text holds."""
    count = len(_CONTROL_CHARACTERS.findall(text))
    if "\0" in text or count * 30 > len(text):
        raise UserError("not a text: it holds control characters (a binary file?)", path=path)


def _decode_marked(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"begins with a byte order mark, but is not valid {encoding} ({_reason(error)})"
        raise UserError(message, path=path) from None
    refuse_control_characters(text, path)
    return text


def _refuse_binary(data: bytes, path: str) -> None:
    if b"\0" in data:
        raise UserError(
            "a binary file (it holds NUL bytes); factcheck reads text; "
            "if it is UTF-16, save it with a byte order mark or as UTF-8",
            path=path,
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 30 > len(data):
        raise UserError(
            f"a binary file ({controls} control characters in {len(data)} bytes)", path=path
        )


def _detect(data: bytes, utf8: UnicodeDecodeError, path: str) -> tuple[str, str]:
    """Ask the file, then the detector, whose answer counts only where no rival reads otherwise."""
    declared = _declared(data)
    text = _strictly(data, declared) if declared else None
    if declared and text is not None:
        return text, declared
    from charset_normalizer import from_bytes  # noqa: PLC0415 - rarely needed, slow to import

    start = max(0, utf8.start - _SAMPLE // 4)
    found = from_bytes(data[start : start + _SAMPLE], cp_isolation=_LEGACY)
    matches = sorted(found, key=lambda match: (match.chaos, -match.coherence))
    best = matches[0] if matches else None
    readings: dict[str, str] = {}
    for match in matches:
        if best and match.chaos <= best.chaos + 0.02 and match.coherence >= best.coherence - 0.1:
            for name in {match.encoding, *match.could_be_from_charset}.intersection(_LEGACY):
                text = _strictly(data, name)
                if text is not None:
                    readings[name] = text
    if len(data) < _LEAST_BYTES or len(set(readings.values())) != 1:
        tried = ", ".join(["utf-8", *sorted(readings, key=_LEGACY.index)]) or "utf-8"
        raise UserError(
            f"the encoding cannot be told (not UTF-8: {_reason(utf8)}; tried {tried}); "
            "convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 IN > OUT",
            path=path,
        )
    encoding = min(readings, key=_LEGACY.index)
    return readings[encoding], encoding


def _declared(data: bytes) -> str | None:
    """Return the encoding that the head of an HTML or XML file names, if it is one of ours."""
    match = _DECLARATION.search(data[:1024])
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name.replace("-", "_")
    except LookupError:
        return None
    name = "cp1252" if name in ("iso8859_1", "ascii") else name  # as browsers read them
    return name if name in _LEGACY else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _reason(error: UnicodeDecodeError) -> str:
    return f"byte 0x{error.object[error.start]:02x} at offset {error.start}"
