"""Runs the examples that stand beside each rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from factcheck.model.findings import Severity
from factcheck.model.report import Report
from factcheck.rulebook.rule import Example, Rule


class Result(Struct, frozen=True):
    """What became of one example: `expected` is pass, fail or todo."""

    rule: str
    expected: str
    text: str
    spoke: bool

    @property
    def good(self) -> bool:
        """Whether the rule did what the example expects; a `todo` that speaks wants promotion."""
        return self.spoke is (self.expected == "fail")


def run_examples(rules: tuple[Rule, ...], check: Callable[[Example], Report]) -> Iterator[Result]:
    """Yield a result for every example of every rule, by checking its text with all rules.

    A `pass` text must be free of findings of any rule at warning or above.
    """
    for rule in rules:
        for expected, examples in rule.tests.items():
            for example in examples:
                report = check(example)
                own = expected != "pass"
                spoke = any(
                    finding.severity is not Severity.INFO and (finding.rule == rule.id or not own)
                    for finding in report.findings
                )
                yield Result(rule.id, expected, example.text, spoke)
