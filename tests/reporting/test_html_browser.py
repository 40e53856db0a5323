"""The page in a real browser: Playwright with the distribution's Chromium, where both are there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.model.report import Checked
from factcheck.reporting.formats import render
from tests.reporting.browsing import leaves_pipes_open, opened, press
from tests.reporting.report_samples import SOURCE, sample

pytestmark = leaves_pipes_open


def test_the_text_in_the_page_is_the_source(browser: Any, address: str) -> None:
    page = opened(browser, address)
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
    page = opened(browser, address)
    seen = []
    for key in "nnnnp":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.querySelector('.card.selected').id[2]"))
        assert page.evaluate("document.activeElement.matches('.card.selected')")
    assert seen == ["2", "1", "3", "2", "3"]


def test_a_click_on_a_mark_shows_its_card(browser: Any, address: str) -> None:
    page = opened(browser, address)
    card = page.locator("#c-c6")
    assert not card.is_visible()
    page.locator("a.m.supported").click()
    assert card.is_visible()
    assert page.url.endswith("#c-c6")


def test_a_link_with_a_fingerprint_opens_its_finding(browser: Any, address: str) -> None:
    page = opened(browser, f"{address}#f-3333333333333333")
    assert page.locator(".card.selected").get_attribute("id") == "f-3333333333333333"
    mark = page.locator("a.m.contradicted.selected")
    box = mark.bounding_box()
    assert mark.text_content() == "$41.5 billion"
    assert 0 <= box["y"] <= 900


def test_the_table_filters_and_sorts(browser: Any, address: str) -> None:
    page = opened(browser, address)
    rows = page.locator(".claims tbody tr:visible")
    page.locator("select[data-column='1']").select_option("inconsistent")
    assert rows.count() == 2
    page.locator(".by-words").fill("2003")
    assert page.locator(".shown").text_content() == "1 of 6 shown"
    page.locator(".by-words").fill("")
    page.locator("select[data-column='1']").select_option("")
    page.locator("select[data-column='4']").select_option("founded")
    assert rows.count() == 2
    page.locator("select[data-column='4']").select_option("")
    page.get_by_role("button", name="Line").click()
    page.get_by_role("button", name="Line").click()
    lines = [int(text) for text in page.locator(".claims td.num").all_text_contents()]
    assert lines == sorted(lines, reverse=True)


def test_a_card_opens_when_it_is_selected(browser: Any, address: str) -> None:
    page = opened(browser, address)
    assert page.locator(".card .body:visible").count() == 0
    page.get_by_role("link", name="dates the founding twice").click()
    assert page.locator(".card .body:visible").count() == 1
    press(page, "Escape")
    assert page.locator(".card .body:visible").count() == 0


def test_verdicts_can_be_left_out(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.locator(".chip.inconsistent").click()
    assert page.locator(".card.finding:not(.silent):visible").count() == 2
    press(page, "n")
    assert "ambiguous" in page.locator(".card.selected").get_attribute("class")


def test_words_are_found_in_text_and_cards(browser: Any, address: str) -> None:
    page = opened(browser, address)
    press(page, "/")
    page.keyboard.type("founded in 2003")
    page.locator(".hits", has_text="1 in the text").wait_for()
    assert page.locator(".card.finding:visible").count() == 1
    press(page, "Enter")
    assert page.locator(".hits").text_content() == "1 of 1"
    press(page, "Escape")
    assert page.locator(".card.finding:visible").count() == 4


def test_light_and_dark_can_be_chosen_and_stay(browser: Any, address: str) -> None:
    page = opened(browser, address, color_scheme="light")
    shade = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(shade)
    page.get_by_role("button", name="Light or dark").click()
    assert page.evaluate(shade) != light
    page.reload()
    assert page.evaluate(shade) != light


def test_a_card_rises_from_below_on_a_narrow_screen(browser: Any, address: str) -> None:
    page = opened(browser, address, viewport={"width": 390, "height": 800})
    page.locator("a.m.contradicted").first.click()
    box = page.locator(".card.selected").bounding_box()
    assert box["y"] + box["height"] == 800
    page.get_by_role("button", name="Close").click()
    assert page.locator(".card.selected").count() == 0
    for _ in range(3):
        press(page, "n")
        mark = page.locator("a.m.selected.b").first.bounding_box()
        card = page.locator(".card.selected").bounding_box()
        assert mark["y"] + mark["height"] <= card["y"]


def test_a_menu_opens_over_the_card_on_a_narrow_screen(browser: Any, address: str) -> None:
    page = opened(browser, address, viewport={"width": 390, "height": 800})
    page.locator("a.m.contradicted").first.click()
    page.locator(".menu.review summary").click()
    page.get_by_role("button", name="Export").click(trial=True)  # would fail where it is covered


def test_of_several_documents_one_is_shown_at_a_time(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "several.html"
    path.write_text(render("html", [sample(), sample()]), encoding="utf-8")
    page = opened(browser, path.as_uri())
    assert page.locator(".document:visible").count() == 0
    page.locator("table.index a").nth(1).click()
    page.locator("#d2-top").wait_for(state="visible")
    assert page.locator(".document:visible").count() == 1
    assert not page.locator("#index").is_visible()
    press(page, "n")
    assert page.url.endswith("#d2-f-2222222222222222")
    page.get_by_role("link", name="All documents").click()
    page.locator("#index").wait_for(state="visible")


def _long() -> Checked:
    """The sample with so many statements that their cards are packed."""
    one = sample()
    more = [one.report.claims[5].model_copy(update={"id": f"more{n}"}) for n in range(600)]
    claims = (*one.report.claims, *more)
    return one.model_copy(update={"report": one.report.model_copy(update={"claims": claims})})


def test_cards_of_a_long_text_are_unpacked_when_asked_for(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(render("html", [_long()]), encoding="utf-8")
    page = opened(browser, path.as_uri())
    assert page.locator(".card blockquote").count() == 0
    press(page, "n", "c")
    assert page.locator(".card.selected .decided").text_content() == "confirmed"
    page.goto(f"{path.as_uri()}#c-more7")
    page.locator("#c-more7.selected").wait_for()
    assert page.locator(".card.selected blockquote").text_content() == "lies in Europe"
    page.locator(".by-find").fill("41.45")
    page.locator(".hits", has_text="0 in the text").wait_for()
    assert page.locator(".card.finding:visible").count() == 1
    page.locator(".by-find").fill("")
    page.locator(".show-all").check()
    page.locator("#c-more599 h3").wait_for()


def test_a_long_text_is_all_there_without_scripts(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_text(render("html", [_long()]), encoding="utf-8")
    page = opened(browser, path.as_uri(), java_script_enabled=False)
    assert page.locator(".card.finding blockquote:visible").count() == 4
    page.goto(f"{path.as_uri()}#c-more7")
    assert page.locator("#c-more7 blockquote").is_visible()


def test_all_is_there_without_scripts(browser: Any, address: str) -> None:
    page = opened(browser, address, java_script_enabled=False)
    page.locator("a.m.supported").click()
    assert page.locator("#c-c6").is_visible()
    page.locator(".show-all").check()
    assert page.locator(".card .body:visible").count() == 6
    assert not page.locator(".filters").is_visible()
    page.locator(".as-filed").check()
    assert page.locator(".paper .x").first.is_visible()


def test_nothing_is_cut_off_on_a_telephone(browser: Any, address: str) -> None:
    page = opened(browser, address, viewport={"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_paper_shows_findings_and_table_but_no_controls(browser: Any, address: str) -> None:
    page = opened(browser, address)
    page.emulate_media(media="print")
    assert page.locator(".card.finding .body:visible").count() == 4
    assert page.locator(".claims tbody tr:visible").count() == 6
    assert not page.locator(".options").is_visible()
    assert not page.locator(".filters").is_visible()
