from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.model.findings import Decision, Verdict
from factcheck.model.report import Checked, ReviewPart, RuleFailure, SuggestionPart, Unread
from factcheck.reading.documents import read_text
from factcheck.reporting.formats import FORMATS, render
from factcheck.reporting.html_layout import Marked, Run, lay_out
from tests.reporting.html_reader import Element, read_page
from tests.reporting.report_samples import place, sample


@pytest.fixture(scope="module")
def page() -> str:
    return render("html", [sample()])


@pytest.fixture(scope="module")
def root(page: str) -> Element:
    return read_page(page)


def _only(elements: list[Element]) -> Element:
    assert len(elements) == 1
    return elements[0]


def _check_links(root: Element) -> None:
    """Ids are unique, and every link within the page leads somewhere."""
    ids = Counter(one.attributes["id"] for one in root.all() if "id" in one.attributes)
    assert [name for name, number in ids.items() if number > 1] == []
    named = [
        reference
        for one in root.all()
        for key in ("aria-labelledby", "aria-describedby")
        for reference in one.attributes.get(key, "").split()
    ]
    links = [one.attributes["href"] for one in root.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} | set(named) <= set(ids)


def test_the_page_is_as_it_was(page: str, matches_snapshot: Callable[[str, str], None]) -> None:
    without = re.sub(r"(?s)(<(style|script)>).*?(</\2>)", r"\1…\3", page)
    matches_snapshot("report.html", re.sub(r"sha256-[\w+/=]+", "sha256-…", without))


def test_a_page_can_be_told_from_a_text(page: str) -> None:
    assert '<meta name="generator" content="factcheck">' in page[:2048]


def test_rendering_is_deterministic(page: str) -> None:
    assert render("html", [sample()]) == page


def test_the_header_says_the_outcome_next_to_its_population(root: Element) -> None:
    outcome = _only(root.all("p", "outcome")).text()
    assert outcome == "1 contradiction, 1 inconsistency, 1 ambiguity; 5 of 6 statements checked"


def test_the_header_names_document_hash_date_and_facts(root: Element) -> None:
    about = _only(root.all("details", "about")).text()
    for part in ("drafts/river union.md", "ab" * 32, "2016-12-05", "option", "factcheck 1.2.3"):
        assert part in about
    assert "unions 2026.11" in about
    assert "1,234" in about


def test_every_statement_is_marked_by_verdict_and_symbol(root: Element) -> None:
    marks = _only(root.all("div", "paper")).all("a", "m")
    begun = [(one.text(), one.classes) for one in marks if "b" in one.classes]
    for text, verdict in (
        ("lies in Europe", Verdict.SUPPORTED),
        ("grow by 2030", Verdict.UNVERIFIED),
        ("$41.5 billion", Verdict.CONTRADICTED),
    ):
        assert any(text == words and verdict.value in classes for words, classes in begun)


def test_the_text_keeps_its_layout(root: Element) -> None:
    paper = _only(root.all("div", "paper"))
    assert _only(paper.all("h3")).text() == "# The River Union"
    assert len(paper.all("li", "numbered")) == 2
    assert [len(row.all("th") + row.all("td")) for row in paper.all("tr")] == [2, 2]
    assert _only(paper.all("p", "footnote")).text().endswith("Source: own figures.\n")


def test_what_reading_left_out_is_there_but_not_shown(root: Element) -> None:
    hidden = [one.text() for one in _only(root.all("div", "paper")).all("span", "x")]
    assert {"**", "-\n", "# "} <= set(hidden)


def test_a_card_shows_all_of_its_finding(root: Element) -> None:
    [card] = [
        one
        for one in root.all("div", "finding")
        if "contradicted" in one.classes and "silent" not in one.classes
    ]
    text = card.text()
    for part in (
        "cannot be the GDP",
        "$41.5 billion is 41.45 to 41.55",
        "12.5–13.3 trillion US$",
        "✗ no",
        "Tables",
        "41.45–41.55 billion US$",
        "any value",
        "Confidence 90%",
    ):
        assert part in text
    assert "members, current US$, 2015: $12.5" not in text  # the table of readings says it
    [drawing] = card.all("svg")
    assert [len(drawing.all("rect", name)) for name in ("band", "no", "yes")] == [1, 1, 0]


def test_only_web_addresses_become_links(root: Element) -> None:
    outside = {
        one.attributes["href"]
        for one in root.all("a")
        if not one.attributes["href"].startswith("#")
    }
    assert outside == {"https://example.org/charter?a=1&b=2"}


def test_a_suppressed_finding_is_shown_with_its_reason(root: Element) -> None:
    silent = _only(root.all("div", "silent"))
    assert "counted with the enclave" in silent.text()


def test_the_table_lists_all_statements(root: Element) -> None:
    table = _only(root.all("table", "claims"))
    verdicts = [one.attributes["data-v"] for one in table.all("tr") if "data-v" in one.attributes]
    assert sorted(verdicts) == sorted([*(verdict.value for verdict in Verdict), "inconsistent"])


def test_links_and_ids_hold_together(root: Element) -> None:
    _check_links(root)


def test_several_documents_have_an_index(page: str) -> None:
    root = read_page(render("html", [sample(), sample()]))
    _check_links(root)
    assert len(root.all("article")) == 2
    index = _only(root.all("table", "index"))
    assert [one.attributes["href"] for one in index.all("a")] == ["#d1-top", "#d2-top"]
    assert "1 contradiction" in index.text()
    total = _only(_only(root.all("header", "index-page")).all("p", "outcome")).text()
    assert (
        total == "2 contradictions, 2 inconsistencies, 2 ambiguities; 10 of 12 statements checked"
    )


def test_nothing_is_loaded_and_only_our_own_script_may_run(page: str, root: Element) -> None:
    [policy] = [
        one.attributes["content"]
        for one in root.all("meta")
        if one.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = b64encode(sha256(_only(root.all(tag)).text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert not re.search(r"url\(|@import|\bsrc=|<link|<img|<iframe|\bstyle=|\son\w+=", page)


def test_a_page_without_statements_says_so() -> None:
    one = sample()
    report = one.report.model_copy(update={"claims": (), "findings": (), "segments": ()})
    root = read_page(render("html", [Checked(report=report, source="")]))
    _check_links(root)
    assert "No contradictions" in _only(root.all("p", "outcome")).text()
    assert "No statement was found that can be checked" in root.text()


def test_a_crashed_rule_is_told() -> None:
    one = sample()
    failures = (RuleFailure(rule="member-count", error="KeyError: 'x'"),)
    report = one.report.model_copy(update={"rule_failures": failures})
    root = read_page(render("html", [one.model_copy(update={"report": report})]))
    assert "member-count crashed (KeyError: 'x')" in _only(root.all("p", "failure")).text()


def test_texts_that_could_not_be_read_are_told_on_a_first_page() -> None:
    root = read_page(render("html", [sample()], [Unread(path="b.md", reason="<b>empty</b>")]))
    _check_links(root)
    assert "b.md: <b>empty</b>" in _only(root.all("div", "failure")).text()
    assert _only(root.all("table", "index"))


def _marked(source: str, *places: tuple[str, Verdict]) -> list[Run]:
    """The runs of a text in which words are marked, each mark by the words."""
    marks = [
        Marked(source.index(words), source.index(words) + len(words), verdict, "t", words)
        for words, verdict in places
    ]
    return [run for group in lay_out(source, (), (), marks) for run in group.blocks[0].runs]


def test_the_sign_of_a_mark_does_not_stand_in_mid_phrase() -> None:
    source = "Trade rose from 4 to 3 now"
    bad, good = Verdict.INCONSISTENT, Verdict.SUPPORTED
    runs = _marked(source, ("Trade rose from 4", bad), ("Trade rose from 4 to 3", bad), ("3", bad))
    assert [run.text for run in runs if run.first] == ["Trade rose from 4", "3"]
    runs = _marked(source, ("Trade rose from 4", good), ("Trade rose from 4 to 3", bad))
    assert [run.text for run in runs if run.first] == ["Trade rose from 4", "to 3"]


def test_no_link_is_without_words() -> None:
    one = sample()
    source = one.source
    claims = one.report.claims
    first = claims[0]
    at = source.index(" ", first.start)
    outer = first.model_copy(update={"id": "outer"})
    parts = [
        first.model_copy(update={"id": "left", "end": at}),
        first.model_copy(update={"id": "right", "start": at + 1}),
    ]
    report = one.report.model_copy(update={"claims": (outer, *parts, *claims[1:])})
    root = read_page(render("html", [one.model_copy(update={"report": report})]))
    assert all(mark.text().strip() for mark in root.all("a", "m"))


def test_the_template_library_is_loaded_for_pages_only() -> None:
    formats = [name for name in FORMATS if name != "html"]
    code = (
        "import sys; from tests.reporting.report_samples import sample\n"
        "from factcheck.reporting.formats import render\n"
        f"for name in {formats}: render(name, [sample()])\n"
        "assert not {'jinja2', 'rich', 'markupsafe'} & set(sys.modules)"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)


def test_a_suggestion_shows_the_words_that_it_replaces() -> None:
    one = sample()
    suggestion = SuggestionPart(**_ends(place("18 mem-\nber states")), replacement="6")
    found = one.report.findings[1].model_copy(update={"suggestion": suggestion})
    report = one.report.model_copy(update={"findings": (found,)})
    root = read_page(render("html", [one.model_copy(update={"report": report})]))
    assert _only(root.all("del")).text() == "18 member states"
    assert _only(root.all("ins")).text() == "6"


def _ends(where: dict[str, int | str]) -> dict[str, int]:
    return {name: int(where[name]) for name in ("start", "end")}


def test_a_statement_names_other_places_that_say_the_same() -> None:
    one = sample()
    claims = tuple(
        claim.model_copy(update={"assertions": one.report.claims[3].assertions})
        if claim.id in {"c3", "c6"}
        else claim
        for claim in one.report.claims
    )
    report = one.report.model_copy(update={"claims": claims})
    root = read_page(render("html", [one.model_copy(update={"report": report})]))
    _check_links(root)
    [card] = [card for card in root.all("div", "card") if card.attributes["id"] == "c-c6"]
    quotes = [place.text() for place in _only(card.all("ul", "related")).all("q")]
    assert quotes == ["18 member states", "$41.5 billion"]


def test_the_timeline_tells_what_is_said_of_which_year(root: Element) -> None:
    years = _only(root.all("ol", "years"))
    assert [one.text() for one in years.all("b", "year")] == ["2016"]
    assert len(years.all("a")) == 6
    assert len(_only(root.all("svg", "years-drawn")).all("rect")) == 6


def test_a_decision_of_a_reviewer_is_shown() -> None:
    one = sample()
    decided = ReviewPart(decision=Decision.DISMISS, reason="old name", by="Ada", at="2026-01-02")
    findings = (one.report.findings[0].model_copy(update={"review": decided}),)
    report = one.report.model_copy(update={"findings": findings})
    root = read_page(render("html", [one.model_copy(update={"report": report})]))
    card = _only(root.all("div", "finding"))
    assert _only(card.all("span", "decided")).text() == "dismissed"
    assert _only(card.all("p", "decision-note")).text() == "Dismissed by Ada: old name"
    assert card.attributes["data-decision"] == "dismiss"


def test_changes_since_the_earlier_run_are_told() -> None:
    one = sample()
    new, gone = one.report.findings[0], one.report.findings[2]
    before = one.report.model_copy(
        update={"findings": tuple(f for f in one.report.findings if f is not new)}
    )
    now = one.report.model_copy(
        update={"findings": tuple(f for f in one.report.findings if f is not gone)}
    )
    root = read_page(render("html", [Checked(report=now, source=one.source, previous=before)]))
    _check_links(root)
    changes = _only(root.all("details", "changes"))
    assert _only(changes.all("summary")).text() == "Since the last run: 1 new, 1 gone, 1 staying"
    assert [link.attributes["href"] for link in changes.all("a")] == [f"#f-{new.fingerprint}"]
    assert _only(changes.all("del")).text() == gone.message


def test_what_a_rule_read_by_itself_has_no_unknown_subject() -> None:
    text = "They met on Friday, 5 December 2016."
    report = Checker.load().check(read_text(text), date(2016, 12, 5))
    [card] = read_page(render("html", [Checked(report=report, source=text)])).all("div", "finding")
    assert "the rule, from the words themselves" in card.text()
    assert "not known" not in card.text()
