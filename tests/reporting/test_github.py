from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from factcheck.model.report import Checked
from factcheck.reporting.formats import render
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.report_samples import sample

_COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)\n")


def _with(message: str, path: str) -> Checked:
    one = sample()
    finding = one.report.findings[0].model_copy(
        update={"message": message, "derivation": (), "related": ()}
    )
    document = one.report.document.model_copy(update={"path": path})
    report = one.report.model_copy(update={"findings": (finding,), "document": document})
    return one.model_copy(update={"report": report})


def test_the_annotations_are_as_they_were(matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.github", render("github", [sample()]))


def test_suppressed_findings_are_left_out() -> None:
    assert "enclave" not in render("github", [sample()])
    assert render("github", [sample()]).count("\n") == 3


def test_columns_stand_only_with_a_single_line() -> None:
    several, single = render("github", [sample()]).splitlines()[1:]
    assert "line=4,endLine=5,title" in several
    assert "line=13,endLine=13,col=10,endColumn=23" in single


@given(
    message=st.text(st.characters(codec="utf-8"), min_size=1), path=st.text("a,:%\r\n ", min_size=1)
)
def test_no_text_breaks_out_of_its_command(message: str, path: str) -> None:
    output = render("github", [_with(message, path)])
    match = _COMMAND.fullmatch(output)
    assert match is not None
    properties = dict(one.split("=", 1) for one in match[2].split(","))
    assert unquote(properties["file"]) == path
    assert set(properties) == {"file", "line", "endLine", "col", "endColumn", "title"}
    shown = match[3].replace("%25", "%")
    assert shown == "".join(char if char.isprintable() else " " for char in message)
