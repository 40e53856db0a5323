"""The Python interface: check, extract and same_name, as the README shows them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import factcheck
import pytest
from factcheck.config.errors import UserError
from factcheck.config.settings import Settings
from factcheck.model.findings import Severity, Verdict
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

WRONG = "In 2015, the GDP of Kazakhstan was $184 million."
TRUE = "In 2015, the GDP of Kazakhstan was $184 billion."


def test_a_string_is_the_text_itself() -> None:
    report = factcheck.check(WRONG, as_of="2016-12-05")
    (finding,) = report.findings
    assert (finding.rule, finding.verdict) == ("value-against-reference", Verdict.CONTRADICTED)
    assert finding.severity is Severity.ERROR
    assert WRONG[finding.start : finding.end] == finding.quote
    assert finding.evidence


def test_a_path_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(WRONG, encoding="utf-8")
    report = factcheck.check(file, as_of=date(2016, 12, 5))
    assert report.document.path == str(file)
    assert len(report.findings) == 1


def test_a_true_text_has_no_findings() -> None:
    report = factcheck.check(TRUE, as_of="2016-12-05")
    assert report.findings == ()
    assert report.summary.supported == report.summary.claims == 1


def test_settings_select_rules() -> None:
    assert factcheck.check(WRONG, config=Settings(select=("weekday",))).findings == ()
    assert (
        factcheck.check(WRONG, config=Settings(ignore=("value-against-reference",))).findings == ()
    )


def test_settings_can_be_a_file(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text('select = ["weekday"]\n', encoding="utf-8")
    assert factcheck.check(WRONG, config=path).findings == ()
    assert factcheck.check(WRONG, config=str(path)).findings == ()


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: factcheck.check(TRUE, as_of="5 December"), "no date"),
        (lambda: factcheck.check(TRUE, as_of="9999-12-31"), "from 1000 to 2999"),
        (lambda: factcheck.check(Path("no-such-file.txt")), "no such file"),
        (lambda: factcheck.check(""), "no text"),
        (lambda: factcheck.check(TRUE, config=Settings(select=("no-rule",))), "no rule"),
        (lambda: factcheck.check(TRUE, config="no-such.toml"), "no such file"),
    ],
)
def test_what_the_user_can_mend_is_a_user_error(call: object, said: str) -> None:
    with pytest.raises(UserError, match=said):
        call()  # type: ignore[operator]


@pytest.mark.parametrize("source", [None, 5, b"It rains."])
def test_what_is_no_text_and_no_path_is_told_as_such(source: Any) -> None:
    with pytest.raises(TypeError, match=type(source).__name__):
        factcheck.check(source)


def test_extract_tells_what_is_understood() -> None:
    extraction = factcheck.extract("Peru had 31 million people in 2015; about 7 the talks began.")
    kinds = [mention.kind for mention in extraction.mentions]
    assert kinds == ["entity", "quantity", "time", "quantity"]
    starts = [mention.start for mention in extraction.mentions]
    assert starts == sorted(starts)
    assert [one.text for one in extraction.not_understood] == ["7"]


def test_same_name_says_why() -> None:
    assert factcheck.same_name("Sergei Lavrov", "Sergey Lavrov")
    assert not factcheck.same_name("Sergei Lavrov", "Angela Merkel")


def test_the_package_offers_nothing_else() -> None:
    with pytest.raises(AttributeError, match="no attribute"):
        factcheck.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, factcheck; print({'pydantic', 'yaml', 'pint'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


PIECES = st.sampled_from(
    ["Kazakhstan", "the GDP of", "$184 million", "in 2015", "population", "5%", "of the world's",
     "President", "Sergei Lavrof", ",", ".", "\n\n", "# ", "| a | b |", "- ", "SCO", "18 states",
     "founded in", "100 km north of", "Osh", "borders", "“", "”", "and", "namely", "(", ")",
     "\u00ad", "Open Ports Concept", "was", "-\n", "\r\n", "\t", "\u2028", "é",
     "e\u0301", "𝟙", "½", "%", "anniversary"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))


@given(TEXTS)
@example("1" + "0" * 28)  # more digits than a remainder can have
def test_any_text_gives_a_report_or_a_clear_refusal(text: str) -> None:
    try:
        report = factcheck.check(text, as_of="2016-12-05")
    except UserError:
        return
    assert isinstance(report, BaseModel)
    assert report.rule_failures == ()
    verdicts = report.summary
    assert verdicts.claims == len(report.claims) == verdicts.checked + verdicts.unverified


@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    try:
        first = factcheck.check(text, as_of="2016-12-05").model_dump_json(by_alias=True)
    except UserError:
        return
    assert factcheck.check(text, as_of="2016-12-05").model_dump_json(by_alias=True) == first
