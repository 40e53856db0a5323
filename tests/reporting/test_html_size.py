"""How large a page is: a bulletin's stays light, and no statement costs more in a longer text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.config.settings import Settings
from factcheck.model.report import Checked
from factcheck.reading import read_text
from factcheck.reporting.formats import render
from tests.conftest import SHARED

CORPUS = Path(__file__).parents[2] / "corpus"
_BULLETIN = 16 * 1024
_MOST = 400_000
Page = Callable[[str], str]


@pytest.fixture(scope="module")
def page() -> Page:
    checker = Checker.of(Settings())

    def made(text: str) -> str:
        document = read_text(text)
        report = checker.check(document, date(2016, 12, 5))
        left_out = document.source_map.left_out()
        return render("html", [Checked(report=report, source=text, left_out=left_out)])

    return made


def _bulletins() -> str:
    # True and flawed ones mixed: far denser in statements than what people write.
    paths = sorted(CORPUS.glob("*.txt"))
    return "\n\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_a_bulletin_of_16_kb_stays_under_400_kb(page: Page) -> None:
    path = SHARED / "bulletin" / "weekly-bulletin-2016-12.txt"
    if not path.is_file():
        pytest.skip("the development bulletin is not here")
    assert len(page(path.read_text(encoding="utf-8")).encode()) < _MOST


def test_a_longer_text_costs_no_more_for_each_byte(page: Page) -> None:
    text = _bulletins()[:_BULLETIN]
    once, four_times = (len(page(text * times)) for times in (1, 4))
    assert four_times < 4.4 * once
