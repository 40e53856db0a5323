"""Word and PDF files that are cut off or damaged: a document, or one clear line; never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.reading import read_bytes
from hypothesis import given, settings
from hypothesis import strategies as st

SAMPLES = Path(__file__).parent / "formats"
FILES = {name: (SAMPLES / f"flawed-weekly-digest.{name}").read_bytes() for name in ("docx", "pdf")}


def _read_or_refuse(data: bytes, name: str) -> None:
    message = ""
    try:
        assert read_bytes(data, name).text.strip()
    except UserError as error:
        message = str(error)
    assert message == "" or message.startswith(f"{name}: ")
    assert "\n" not in message
    assert len(message) < 500


@pytest.mark.parametrize("kind", FILES)
@given(share=st.floats(0, 1))
def test_a_file_may_be_cut_off_anywhere(kind: str, share: float) -> None:
    data = FILES[kind]
    _read_or_refuse(data[: int(share * len(data))], f"cut.{kind}")


@pytest.mark.parametrize("kind", FILES)
@settings(max_examples=150)
@given(places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_bytes_may_be_wrong_anywhere(kind: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(FILES[kind])
    for share, value in places:
        data[min(int(share * len(data)), len(data) - 1)] = value
    _read_or_refuse(bytes(data), f"wrong.{kind}")


@pytest.mark.parametrize("kind", FILES)
@given(noise=st.binary(max_size=2000))
def test_a_file_may_be_anything_behind_its_first_bytes(kind: str, noise: bytes) -> None:
    _read_or_refuse(FILES[kind][:8] + noise, f"noise.{kind}")


@pytest.mark.parametrize("kind", FILES)
def test_without_the_library_the_error_says_what_to_install(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from factcheck.reading import docx_package

    docx_package._parser.cache_clear()
    for name in ("lxml", "lxml.etree", "pypdfium2"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(UserError, match=r"pip install 'factcheck-lint\[documents\]'"):
        read_bytes(FILES[kind], f"a.{kind}")
