"""Positions: what a report points at in the source is what it quotes, on any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from factcheck.checking.api import Checker, parse_day
from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.model.report import Report
from factcheck.reading.documents import read_file, read_text
from hypothesis import given
from hypothesis import strategies as st

CORPUS = sorted(
    path
    for path in (Path(__file__).parent.parent.parent / "corpus").glob("*.*")
    if path.suffix in {".txt", ".md"} and path.name != "README.md"
)
PIECES = st.sampled_from(
    ["Kazakh-\nstan's GDP was $184 mil-\nlion in 2015.", "The Shang-\nhai Cooperation Organisation "
     "unites 18\nstates.", "The capital of Australia is\nSydney.", "\n\n", "# A heading\n\n", " ",
     "- Peru has a popu-\n  lation of 3 million.\n",
     "Sergei Lavrof, Foreign Minister of Russia, spoke.",
     "The council met on Tuesday, 5 Decem-\nber 2016.", "\r\n", "\t", "\u00ad", "é", "“Two states, "
     "namely Estonia, Latvia and Lithu-\nania”.", "**The GDP** of *Peru* was $2 mil­lion.", "&amp; ",
     "| Peru | GDP | $5 |\n|---|---|---|\n| 1 | 2 | 3 |\n", "𝟙 "]
)  # fmt: skip


def places(report: Report) -> Iterator[tuple[str, int, int, int, int]]:
    """Every place of a report: quote, start, end, line, column."""
    for one in (*report.claims, *report.findings):
        yield one.quote, one.start, one.end, one.line, one.column
    for finding in report.findings:
        for one in finding.related:
            yield one.quote, one.start, one.end, one.line, one.column


def bare(text: str) -> str:
    """Text without what reading repairs: breaks, hyphens at them, markup, soft hyphens."""
    return re.sub(r"[\s\-\u00ad*_`|>#]|&amp;|&", "", text)


def hold(document: Document, report: Report) -> None:
    for quote, start, end, line, column in places(report):
        assert 0 <= start < end <= len(document.source)
        assert bare(document.source[start:end]) == bare(quote)
        lines = document.source[:start].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert (line, column) == (len(lines), len(lines[-1]) + 1)
    for finding in report.findings:
        suggestion = finding.suggestion
        if suggestion is not None:
            assert finding.start <= suggestion.start < suggestion.end <= finding.end
            assert suggestion.replacement


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_every_place_quotes_itself(checker: Checker, text: str) -> None:
    try:
        document = read_text(text)
    except UserError:
        return
    hold(document, checker.check(document, parse_day("2016-12-05")))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_place_in_the_corpus_quotes_itself(checker: Checker, path: Path) -> None:
    document = read_file(path)
    report = checker.check(document)
    assert report.claims
    hold(document, report)


def test_a_finding_over_a_hyphen_points_at_the_whole_of_it(checker: Checker) -> None:
    source = "Some news.\n\nIn 2015 the GDP of Kazakh-\nstan was $184 mil-\nlion, they said.\n"
    document = read_text(source)
    (finding,) = checker.check(document, parse_day("2016-12-05")).findings
    assert source[finding.start : finding.end] == "GDP of Kazakh-\nstan was $184 mil-\nlion"
    assert (finding.line, finding.column) == (3, 13)
    assert (finding.end_line, finding.end_column) == (5, 5)


@given(st.lists(PIECES, min_size=1, max_size=5).map(" ".join), st.integers(0, 30))
def test_text_before_moves_positions_and_changes_nothing_else(
    checker: Checker, text: str, lines: int
) -> None:
    day = parse_day("2016-12-05")
    # Both begin alike: what the first paragraph names is what a text is about.
    opening = "It rains.\n\n"
    head = opening * lines
    try:
        plain, moved = (
            checker.check(read_text(opening + each), day) for each in (text, head + text)
        )
    except UserError:
        return
    assert [(one.rule, one.quote, one.fingerprint) for one in moved.findings] == [
        (one.rule, one.quote, one.fingerprint) for one in plain.findings
    ]
