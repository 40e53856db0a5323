"""The reviewer's decisions in a real browser: made, kept, exported, imported, and shown again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from factcheck.model.findings import Decision
from factcheck.model.report import ReviewPart, Suppressed
from factcheck.model.review import Review
from factcheck.reporting.formats import render
from tests.reporting.browsing import leaves_pipes_open, opened, press
from tests.reporting.report_samples import sample

pytestmark = leaves_pipes_open
GDP, FOUNDED = "3333333333333333", "1111111111111111"


def _decided(page: Any, fingerprint: str) -> str:
    text: str = page.locator(f"#f-{fingerprint} .decided").text_content()
    return text


def _export(page: Any, tmp_path: Path) -> Review:
    page.locator(".review summary").click()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Export").click()
    path = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(path)
    return Review.model_validate_json(path.read_text(encoding="utf-8"))


def test_decisions_are_made_by_key_kept_and_exported(
    browser: Any, address: str, tmp_path: Path
) -> None:
    page = opened(browser, f"{address}#f-{GDP}")
    press(page, "c")
    assert _decided(page, GDP) == "confirmed"
    press(page, "n", "d")
    saving = page.locator(".card.selected .save")
    assert saving.is_disabled()  # a dismissal must say why
    page.keyboard.type("the older charter counts")
    saving.click()
    page.reload()
    assert _decided(page, GDP) == "confirmed"
    assert _decided(page, "2222222222222222") == "dismissed"
    assert page.locator(".progress").text_content() == "2 of 3"
    page.locator(".review summary").click()
    page.get_by_label("Your name").fill("Ada")
    page.locator(".review summary").click()
    press(page, "Escape")
    page.goto(f"{address}#f-{FOUNDED}")
    page.locator(f"#f-{FOUNDED}.selected").wait_for()
    press(page, "a")
    page.keyboard.type("Which year?")
    press(page, "Control+Enter")
    review = _export(page, tmp_path)
    assert review.document.path == "drafts/river union.md"
    assert [(one.fingerprint, one.decision, one.reason, one.by) for one in review.decisions] == [
        (FOUNDED, Decision.ASK, "Which year?", "Ada"),
        ("2222222222222222", Decision.DISMISS, "the older charter counts", ""),
        (GDP, Decision.CONFIRM, "", ""),
    ]
    assert review.decisions[2].quote == "$41.5 billion"
    assert review.decisions[2].rule == "value-against-reference"


def test_a_decision_can_be_taken_back(browser: Any, address: str, tmp_path: Path) -> None:
    page = opened(browser, f"{address}#f-{GDP}")
    press(page, "c", "u")
    assert _decided(page, GDP) == ""
    assert _export(page, tmp_path).decisions == ()


def test_a_review_file_is_imported(browser: Any, address: str, tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    decisions = [
        {"fingerprint": GDP, "decision": "dismiss", "reason": "<b>PPP</b>", "by": "Lin"},
        {"fingerprint": "ffff", "decision": "confirm"},
    ]
    whole = {
        "schema": "factcheck-review/1",
        "document": {"path": "x", "sha256": "0" * 64},
        "decisions": decisions,
    }
    file.write_text(json.dumps(whole), encoding="utf-8")
    page = opened(browser, address)
    page.locator(".import-file").set_input_files(file)
    page.locator(".told", has_text="Imported 2 decisions, 1 of them").wait_for(state="attached")
    assert _decided(page, GDP) == "dismissed"
    note = page.locator(f"#f-{GDP} .decision-note").text_content()
    assert note == "Dismissed by Lin: <b>PPP</b>"
    review = _export(page, tmp_path)  # decisions on other findings are not lost
    assert [one.fingerprint for one in review.decisions] == [GDP, "ffff"]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "{\"schema\": \"factcheck-review/2\"}", "null",
     '{"schema": "factcheck-review/1", "decisions": [{"fingerprint": "x", "decision": "dismiss"}]}',
     '{"schema": "factcheck-review/1", "decisions": [{"fingerprint": 1, "decision": "confirm"}]}'],
)  # fmt: skip
def test_other_files_are_refused(browser: Any, address: str, tmp_path: Path, text: str) -> None:
    file = tmp_path / "given.json"
    file.write_text(text, encoding="utf-8")
    page = opened(browser, address)
    page.locator(".import-file").set_input_files(file)
    page.locator(".told", has_text="not a review file").wait_for(state="attached")
    assert page.locator(".progress").text_content() == "0 of 3"


def test_decisions_of_the_report_are_shown_and_can_be_changed(browser: Any, tmp_path: Path) -> None:
    one = sample()
    asked = ReviewPart(decision=Decision.ASK, reason="source?", by="Ada", at="2026-01-02")
    findings = tuple(
        found.model_copy(update={"review": asked}) if found.fingerprint == GDP else found
        for found in one.report.findings
    )
    report = one.report.model_copy(update={"findings": findings})
    path = tmp_path / "report.html"
    path.write_text(render("html", [one.model_copy(update={"report": report})]), encoding="utf-8")
    page = opened(browser, f"{path.as_uri()}#f-{GDP}")
    assert _decided(page, GDP) == "asked the author"
    press(page, "c")
    page.reload()
    assert _decided(page, GDP) == "confirmed"


def test_what_the_last_review_dismissed_can_be_changed(browser: Any, tmp_path: Path) -> None:
    one = sample()
    dismissed = {
        "review": ReviewPart(decision=Decision.DISMISS, reason="as in the treaty", by="Ada"),
        "suppressed": Suppressed(reason="as in the treaty", by="review"),
    }
    findings = tuple(
        found.model_copy(update=dismissed) if found.fingerprint == GDP else found
        for found in one.report.findings
    )
    report = one.report.model_copy(update={"findings": findings})
    path = tmp_path / "report.html"
    path.write_text(render("html", [one.model_copy(update={"report": report})]), encoding="utf-8")
    page = opened(browser, f"{path.as_uri()}#f-{GDP}")
    assert _decided(page, GDP) == "dismissed"
    [kept] = _export(page, tmp_path).decisions
    assert (kept.decision, kept.reason, kept.by) == (Decision.DISMISS, "as in the treaty", "Ada")
    page.locator(".review summary").click()
    page.locator(f"#f-{GDP}").focus()
    press(page, "c")
    assert _decided(page, GDP) == "confirmed"


def test_findings_are_filtered_by_decision(browser: Any, address: str) -> None:
    page = opened(browser, f"{address}#f-{GDP}")
    press(page, "c")
    page.locator(".review summary").click()
    page.locator(".by-decision").select_option("none")
    assert page.locator(".card.finding:visible").count() == 2
    page.locator(".by-decision").select_option("confirm")
    assert page.locator(".card.finding:visible").count() == 1
