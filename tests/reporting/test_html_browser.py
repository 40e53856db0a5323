"""The page in a real browser: Playwright with the distribution's Chromium, where both are there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from factcheck.reporting.formats import render
from tests.reporting.report_samples import SOURCE, sample

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic"]
pytestmark = [
    pytest.mark.skipif(_CHROMIUM is None, reason="there is no Chromium here"),
    # The driver leaves its pipes to the interpreter's end.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=_CHROMIUM, args=_QUIET)
        yield running
        running.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("pages") / "report.html"
    path.write_text(render("html", [sample()]), encoding="utf-8")
    return path.as_uri()


def _open(browser: Any, address: str, **settings: Any) -> Any:
    settings = {"viewport": {"width": 1500, "height": 900}, **settings}
    page = browser.new_context(**settings).new_page()
    page.goto(address)
    return page


def test_the_text_in_the_page_is_the_source(browser: Any, address: str) -> None:
    page = _open(browser, address)
    assert page.evaluate("document.getElementById('text').textContent") == SOURCE


def test_nothing_is_fetched_and_nothing_goes_wrong(browser: Any, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    page.keyboard.press("n")
    assert asked == [address]
    assert said == []


def test_keys_lead_from_finding_to_finding(browser: Any, address: str) -> None:
    page = _open(browser, address)
    seen = []
    for key in "nnnnp":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.querySelector('.card.selected').id[2]"))
        assert page.evaluate("document.activeElement.matches('.card.selected')")
    assert seen == ["2", "1", "3", "2", "3"]


def test_a_click_on_a_mark_shows_its_card(browser: Any, address: str) -> None:
    page = _open(browser, address)
    card = page.locator("#c-c6")
    assert not card.is_visible()
    page.locator("a.m.supported").click()
    assert card.is_visible()
    assert page.url.endswith("#c-c6")


def test_a_link_with_a_fingerprint_opens_its_finding(browser: Any, address: str) -> None:
    page = _open(browser, f"{address}#f-3333333333333333")
    assert page.locator(".card.selected").get_attribute("id") == "f-3333333333333333"
    mark = page.locator("a.m.contradicted.selected")
    box = mark.bounding_box()
    assert mark.text_content() == "$41.5 billion"
    assert 0 <= box["y"] <= 900


def test_the_table_filters_and_sorts(browser: Any, address: str) -> None:
    page = _open(browser, address)
    page.locator(".by-verdict").select_option("inconsistent")
    assert page.locator(".claims tbody tr:visible").count() == 2
    page.locator(".by-words").fill("2003")
    assert page.locator(".shown").text_content() == "1 of 6 shown"
    page.locator(".by-words").fill("")
    page.locator(".by-verdict").select_option("")
    page.get_by_role("button", name="Line").click()
    page.get_by_role("button", name="Line").click()
    lines = [int(text) for text in page.locator(".claims td.num").all_text_contents()]
    assert lines == sorted(lines, reverse=True)


def test_all_is_there_without_scripts(browser: Any, address: str) -> None:
    page = _open(browser, address, java_script_enabled=False)
    page.locator("a.m.supported").click()
    assert page.locator("#c-c6").is_visible()
    page.locator(".show-all").check()
    assert page.locator(".card:visible").count() == 6
    assert not page.locator(".filters").is_visible()
    page.locator(".as-filed").check()
    assert page.locator(".paper .x").first.is_visible()


def test_nothing_is_cut_off_on_a_telephone(browser: Any, address: str) -> None:
    page = _open(browser, address, viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_findings_and_table_but_no_controls(browser: Any, address: str) -> None:
    page = _open(browser, address)
    page.emulate_media(media="print")
    assert page.locator(".card.finding:visible").count() == 4
    assert page.locator(".claims tbody tr:visible").count() == 6
    assert not page.locator(".options").is_visible()
    assert not page.locator(".filters").is_visible()
