"""Encodings: told for certain, or not read at all."""

from __future__ import annotations

import codecs
import hashlib

import pytest
from factcheck.config.errors import UserError
from factcheck.reading import read_bytes

ENGLISH = "The café’s owner said that the “new” port would cost €4 million. "
JAPANESE = "日本の首相は協力を強調した。"
RUSSIAN = "Министр сообщил о строительстве нового порта на берегу моря. "


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(mark: bytes, codec: str) -> None:
    document = read_bytes(mark + ENGLISH.encode(codec), "note.txt")
    assert document.source == ENGLISH


def test_utf8_is_tried_first() -> None:
    document = read_bytes((ENGLISH + RUSSIAN).encode(), "note.txt")
    assert (document.source, document.encoding) == (ENGLISH + RUSSIAN, "utf-8")


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN * 4, "cp1251"),
        (RUSSIAN * 4, "koi8_r"),
        (JAPANESE * 6, "cp932"),
    ],
)
def test_other_encodings_are_detected(text: str, codec: str) -> None:
    document = read_bytes(text.encode(codec), "note.txt")
    assert (document.source, document.encoding) == (text, codec)


@pytest.mark.parametrize("content", [b"Caf\xe9", "Ağrı’da naïve ď".encode("cp1254", "ignore") * 3])
def test_where_readings_differ_the_error_says_what_was_tried_and_how_to_convert(
    content: bytes,
) -> None:
    with pytest.raises(UserError) as raised:
        read_bytes(content, "note.txt")
    message = str(raised.value)
    assert message.startswith("note.txt: the encoding cannot be told (not UTF-8: byte 0x")
    assert "tried utf-8" in message
    assert "iconv" in message


def test_a_broken_marked_file_is_refused() -> None:
    with pytest.raises(UserError, match="byte order mark"):
        read_bytes(codecs.BOM_UTF8 + b"\xff\xfe\xff", "note.txt")


def test_the_hash_is_that_of_the_bytes() -> None:
    content = codecs.BOM_UTF8 + ENGLISH.encode()
    assert read_bytes(content, "note.txt").sha256 == hashlib.sha256(content).hexdigest()
