"""What a page does with text that was written to break it."""

from __future__ import annotations

import json

import pytest
from factcheck.model.findings import Verdict
from factcheck.model.report import Checked, SegmentPart
from factcheck.reporting.formats import render
from factcheck.reporting.html_layout import Marked, lay_out
from factcheck.reporting.neutral import visible, web_address
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.html_reader import Element, read_page
from tests.reporting.report_samples import place, sample

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "<!--", "-->", "<![CDATA[", "]]>", "&lt;b&gt;", "&#60;", "{{ 7 * 7 }}", "{% raw %}",
    "javascript:alert(1)",
]  # fmt: skip


def _poisoned(words: str) -> Checked:
    """The sample with the words wherever a text or a fact can bring some."""
    one = sample()
    source = f"{one.source}\n{words}"
    report = json.loads(one.report.model_dump_json(by_alias=True))
    report["document"] |= {"path": words, "as_of_source": words, "encoding": words}
    report["fact_base"]["packs"][0] |= {"name": words, "version": words, "vintage": words}
    report["rules"] = [{**rule, "title": words, "why": words} for rule in report["rules"]]
    report["rule_failures"] = [{"rule": words, "error": words}]
    readings = [part["readings"] for part in report["findings"] if part["readings"]]
    for reading in readings[0]:
        reading |= {"scope": words, "basis": words, "period": words, "unit": words}
    evidence = [part["evidence"] for part in report["findings"] if part["evidence"]]
    evidence[0][0].update(fact=words, value=words, source=words, url=words, vintage=words)
    for found in report["findings"]:
        found |= {"message": words, "quote": words}
        found["derivation"] = [{"step": "x", "text": words}]
        found["related"] = [{**place(words, source), "note": f"note: {words}"}]
        found["suggestion"] = {"start": found["start"], "end": found["end"], "replacement": words}
    for claim in report["claims"]:
        claim |= {"quote": words, "reason": words}
        claim["assertions"][0] |= {"subject": words, "measure": words, "qualifiers": {words: words}}
        claim["assertions"][0]["value"]["text"] = words
    return Checked.model_validate({"report": report, "source": source})


def _skeleton(element: Element) -> list[tuple[str, tuple[str, ...]]]:
    """The page's elements and attribute names, which no text may change."""
    return [(one.tag, tuple(sorted(one.attributes))) for one in element.all()]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_adds_an_element_or_an_attribute(words: str) -> None:
    plain = _skeleton(read_page(render("html", [_poisoned("harmless")])))
    assert _skeleton(read_page(render("html", [_poisoned(words)]))) == plain


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_shown_as_it_is(words: str) -> None:
    root = read_page(render("html", [_poisoned(words)]))
    [paper] = root.all("div", "paper")
    assert paper.text().endswith(words)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd",
     " https://example.org", "https://a b", "https://a\n", "//example.org", "vbscript:x", "",
     "https://", "x:https://example.org"],
)  # fmt: skip
def test_other_addresses_are_no_links(url: str) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize("url", ["https://example.org/a?b=c&d=%20#e", "HTTP://example.org"])
def test_web_addresses_are_links(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [("\x00", "␀"), ("\x1b[31m", "␛[31m"), ("\x0c", "␌"), ("\x7f", "␡"), ("\x85", "�"),
     ("\u202eabc", "�abc"), ("\u2066x\u2069", "�x�"), ("\ud800", "�"), ("\r\n", "\n"),
     ("\r", "\n"), ("\t\n", "\t\n"), ("\u200f", "\u200f")],
)  # fmt: skip
def test_controls_are_made_visible(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


@pytest.mark.parametrize("hidden", ["\x00", "\x1b[31m", "\u202eabc", "\r\n", "\x0c"])
def test_controls_of_the_text_are_made_visible(hidden: str) -> None:
    root = read_page(render("html", [_poisoned(f"a{hidden}z")]))
    [paper] = root.all("div", "paper")
    assert paper.text().endswith(f"a{visible(hidden)}z")


_KINDS = ("heading", "paragraph", "list_item", "table_cell", "caption", "footnote", "unheard_of")


@st.composite
def _documents(
    draw: st.DrawFn,
    letters: str = "ab1.-<&> \n\x00\u202e漢",
) -> tuple[str, list[SegmentPart], list[tuple[int, int]], list[Marked]]:
    source = draw(st.text(st.sampled_from(letters), max_size=60))
    offsets = st.integers(0, len(source))
    ranges = st.tuples(offsets, offsets).map(sorted).map(tuple)
    segments = [
        SegmentPart(kind=kind, start=start, end=end, level=level, row=row)
        for kind, (start, end), level, row in draw(
            st.lists(
                st.tuples(st.sampled_from(_KINDS), ranges, st.integers(0, 7), st.integers(-1, 2)),
                max_size=6,
            )
        )
    ]
    marks = [
        Marked(start, end, verdict, f"t{number}", f"a{number}")
        for number, ((start, end), verdict) in enumerate(
            draw(st.lists(st.tuples(ranges, st.sampled_from(Verdict)), max_size=8))
        )
    ]
    return source, segments, draw(st.lists(ranges, max_size=4)), marks


@given(_documents())
def test_runs_are_the_source_and_every_mark_is_there(
    document: tuple[str, list[SegmentPart], list[tuple[int, int]], list[Marked]],
) -> None:
    source, segments, left_out, marks = document
    groups = lay_out(source, segments, left_out, marks)
    blocks = [
        block
        for group in groups
        for block in (*group.blocks, *(cell for row in group.rows for cell in row))
    ]
    runs = [run for block in blocks for run in block.runs]
    assert "".join(run.text for run in runs) == source
    assert sorted(name for run in runs for name in run.anchors) == sorted(m.anchor for m in marks)
    at = 0
    for run in runs:
        if run.mark is not None:
            assert run.mark.start <= at
            assert at + len(run.text) <= run.mark.end
        at += len(run.text)


@settings(max_examples=40, deadline=None)
@given(_documents("ab \r\n") | _documents())
def test_the_page_shows_the_source_and_nothing_else(
    document: tuple[str, list[SegmentPart], list[tuple[int, int]], list[Marked]],
) -> None:
    source, segments, left_out, marks = document
    one = sample()
    claims = tuple(
        one.report.claims[0].model_copy(
            update={
                "id": mark.anchor,
                "start": mark.start,
                "end": mark.end,
                "verdict": mark.verdict,
            }
        )
        for mark in marks
    )
    report = one.report.model_copy(
        update={"segments": tuple(segments), "claims": claims, "findings": ()}
    )
    page = render("html", [Checked(report=report, source=source, left_out=tuple(sorted(left_out)))])
    [paper] = read_page(page).all("div", "paper")
    assert paper.text() == visible(source)
