"""The report: what it says of a claim of which several rules speak, and its contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import factcheck
import pytest
from factcheck.model.report import Report

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def test_a_claim_tells_the_rule_that_speaks_at_its_own_place() -> None:
    # The share's finding names the amount too, but the amount has a finding of its own.
    text = "In 2018, Peru had a GDP of $222 million, which was 9.1% of the world's GDP."
    report = factcheck.check(text, as_of="2020-01-01")
    amount, share = report.claims
    assert any({amount.id, share.id} <= set(one.claims) for one in report.findings)
    assert (amount.quote, amount.rule) == ("GDP of $222 million", "value-against-reference")
    assert (share.quote, share.rule) == ("9.1% of the world's GDP", "share-of-world-total")


@pytest.mark.parametrize(
    "path",
    [*sorted(CORPUS.glob("*.txt")), *sorted(CORPUS.glob("*-*.md"))],
    ids=lambda path: path.stem,
)
def test_a_report_is_made_as_it_would_have_been_validated(path: Path) -> None:
    # Its parts are made unchecked: of every field, in the contract's order, with its type.
    told = factcheck.check(path, as_of=date(2016, 12, 5))
    written = told.model_dump_json(by_alias=True)
    validated = Report.model_validate_json(written)
    assert validated.as_pydantic() == told
    assert validated.model_dump_json(by_alias=True) == written
    assert told.model_dump(mode="json", by_alias=True) == validated.model_dump(
        mode="json", by_alias=True
    )
