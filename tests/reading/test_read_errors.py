"""What cannot be read is said in one line that names the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.reading import read_bytes, read_file, read_text


def error_of(path: Path) -> str:
    with pytest.raises(UserError) as raised:
        read_file(path)
    assert raised.value.path == str(path)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def written(folder: Path, content: bytes, name: str = "note.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert error_of(tmp_path / "none.txt") == f"{tmp_path}/none.txt: no such file"


def test_a_directory(tmp_path: Path) -> None:
    assert "is a directory" in error_of(tmp_path)


def test_a_name_that_no_file_can_have() -> None:
    assert "cannot be read" in error_of(Path("a\0b"))


def test_an_empty_file(tmp_path: Path) -> None:
    assert "empty" in error_of(written(tmp_path, b""))


@pytest.mark.parametrize("content", [b" \n\t\r\n ", b"\xef\xbb\xbf", b"----\n", b"\xc2\xad\n"])
def test_a_file_without_text(tmp_path: Path, content: bytes) -> None:
    assert "no text" in error_of(written(tmp_path, content))


def test_a_binary_file(tmp_path: Path) -> None:
    assert "binary" in error_of(written(tmp_path, b"PK\x03\x04\0\0\0\x08"))
    assert "binary" in error_of(written(tmp_path, bytes(range(1, 255)) * 4))


def test_an_unknown_format() -> None:
    with pytest.raises(UserError, match=r"a\.txt: unknown format 'word'; known formats: text, "):
        read_bytes(b"Ships left.", "a.txt", format="word")


def test_text_that_no_file_can_hold() -> None:
    with pytest.raises(UserError, match="control characters"):
        read_text("Four\0ships")
    with pytest.raises(UserError, match="lone surrogate"):
        read_text("Four \ud800 ships")


def test_more_than_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.reading.documents.MOST_BYTES", 1024 * 1024)
    assert "larger than 1 MB" in error_of(written(tmp_path, b"ship " * 300_000))


def test_every_extension_finds_its_format_and_other_files_are_plain_text(tmp_path: Path) -> None:
    marked, plain = "The *old* ships left.", "The old ships left."
    for name in ("a.md", "a.MARKDOWN"):
        assert read_file(written(tmp_path, marked.encode(), name)).text == plain
    for name in ("a.txt", "a", "a.log"):
        assert read_file(written(tmp_path, marked.encode(), name)).text == marked
