"""Scopes: the statements of one subject in one passage are read under one scope."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from factcheck.checking.scopes import join_scopes
from factcheck.model.claims import Assertion, Claim, Modality, Value
from factcheck.model.findings import Outcome, Reading, Severity, Verdict
from factcheck.model.interval import Interval
from factcheck.model.report import Report
from factcheck.model.spans import Span

ONE = Interval(Decimal(1), Decimal(1))
SCOPES = ("members", "members and observers", "all")


def outcome(name: str, *agreeing: str) -> Outcome:
    """An outcome of a claim that holds under these scopes; the first scope is the default."""
    return Outcome(
        rule="r",
        kind="k",
        verdict=Verdict.SUPPORTED if SCOPES[0] in agreeing else Verdict.AMBIGUOUS,
        severity=Severity.INFO,
        span=Span(0, 1),
        claims=(name,),
        readings=tuple(
            Reading(scope, "", "2015", ONE, "", scope in agreeing, scope == SCOPES[0])
            for scope in SCOPES
        ),
    )


def claim(name: str, subject: str = "SCO", segment: int = 0) -> Claim:
    assertion = Assertion(subject, "population", Value("1", ONE), None)
    return Claim(name, Span(0, 1), "1", Modality.ASSERTED, (assertion,), Span(0, 1), segment)


def joined(outcomes: list[Outcome], *claims: Claim) -> list[Outcome]:
    return join_scopes(outcomes, {one.id: one for one in claims})


def scopes_told(outcomes: list[Outcome]) -> list[list[str]]:
    return [[step.text for step in one.derivation if step.step == "scope"] for one in outcomes]


def test_the_scope_of_most_statements_is_told_with_each() -> None:
    outcomes = [outcome("a", "all"), outcome("b", "all"), outcome("c", "all", "members")]
    found = joined(outcomes, claim("a"), claim("b"), claim("c"))
    assert [one.verdict for one in found] == [
        Verdict.AMBIGUOUS, Verdict.AMBIGUOUS, Verdict.SUPPORTED,
    ]  # fmt: skip
    told = scopes_told(found)
    assert "read with all" in told[0][0]
    assert "read with all" in told[1][0]


def test_a_statement_that_holds_only_by_default_becomes_ambiguous_beside_a_wider_scope() -> None:
    outcomes = [outcome("a", "all"), outcome("b", "all"), outcome("c", "members")]
    found = joined(outcomes, claim("a"), claim("b"), claim("c"))
    assert found[2].verdict is Verdict.AMBIGUOUS


def test_the_default_scope_wins_a_tie() -> None:
    outcomes = [outcome("a", "all"), outcome("b", "members")]
    assert joined(outcomes, claim("a"), claim("b")) == outcomes


def test_other_subjects_and_passages_stand_for_themselves() -> None:
    outcomes = [outcome("a", "all"), outcome("b", "all"), outcome("c", "members")]
    apart = joined(outcomes, claim("a", "EU"), claim("b", segment=1), claim("c"))
    assert apart == outcomes


def test_in_a_report_one_scope_is_told_for_the_passage(check: Callable[..., Report]) -> None:
    report = check(
        "The SCO unites 18 states. The organisation accounts for over 45% of the world's "
        "population.", date(2016, 12, 5).isoformat()
    )  # fmt: skip
    assert {one.verdict for one in report.claims} == {Verdict.AMBIGUOUS}
