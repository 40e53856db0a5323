"""`factcheck rules` and `factcheck explain`: what is checked, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.checking.api import Checker, parse_day
from factcheck.cli.paths import UserPath
from factcheck.config.errors import UserError
from factcheck.model.report import Report
from factcheck.reading.documents import read_text
from factcheck.reporting.neutral import visible
from factcheck.rulebook.loading import kind_names, kind_of, load_rules
from factcheck.rulebook.retired import unknown_rule
from factcheck.rulebook.rule import Example, Rule
from factcheck.rulebook.testing import run_examples

_FOLDERS = click.option(
    "--rules",
    "rule_paths",
    multiple=True,
    type=UserPath(),
    help="A folder of further rules.",
)


def _tell(text: str) -> None:
    """Print what a rule file says, which can come from a stranger."""
    click.echo(visible(text))


@click.group("rules", invoke_without_command=True)
@_FOLDERS
@click.option("--kinds", is_flag=True, help="List the kinds of check that rules can be of.")
@click.pass_context
def rules_command(ctx: click.Context, rule_paths: Sequence[Path], kinds: bool) -> None:
    """List the rules, or test them on their own examples (`factcheck rules test`).

    Columns: id, severity, status (preview until the corpus has a planted error), kind, title.

    \b
    factcheck rules | grep date
    factcheck rules --kinds
    factcheck rules test --rules our-rules
    """
    if ctx.invoked_subcommand is not None:
        return
    if kinds:
        for name in kind_names():
            _tell(f"{name:20} {' '.join((kind_of(name).__doc__ or '').split())}")
        return
    for rule in load_rules(rule_paths):
        _tell(f"{rule.id:28} {rule.severity.value:8} {rule.status:8} {rule.kind:18} {rule.title}")


@rules_command.command("test")
@_FOLDERS
def test_command(rule_paths: Sequence[Path]) -> int:
    """Run the pass, fail and todo examples of every rule; exit code 1 where one fails.

    \b
    factcheck rules test --rules our-rules
    """
    checker = Checker.load(rule_paths)
    passed = failed = todo = 0
    for result in run_examples(checker.rules, lambda example: _check(checker, example)):
        if result.expected == "todo":
            todo += 1
            if result.spoke:
                _tell(f"{result.rule}: a todo is caught now, make it a fail: {result.text}")
        elif result.good:
            passed += 1
        else:
            failed += 1
            said = "spoke on" if result.spoke else "missed"
            _tell(f"{result.rule}: {said} a {result.expected} text: {result.text}")
    _tell(f"{passed} passed, {failed} failed, {todo} todo")
    return int(bool(failed))


def _check(checker: Checker, example: Example) -> Report:
    return checker.check(read_text(example.text), parse_day(example.as_of))


@click.command("explain")
@click.argument("rule_id", metavar="RULE")
@_FOLDERS
def explain_command(rule_id: str, rule_paths: Sequence[Path]) -> None:
    """Tell what RULE checks and why, with examples.

    \b
    factcheck explain member-count
    factcheck explain our-names --rules our-rules
    """
    rules = {rule.id: rule for rule in load_rules(rule_paths)}
    if rule_id not in rules:
        raise UserError(f"{unknown_rule(rule_id, rules)}; `factcheck rules` lists them")
    _print(rules[rule_id])


def _print(rule: Rule) -> None:
    _tell(f"{rule.id}: {rule.title}")
    _tell(f"kind {rule.kind}, severity {rule.severity.value}, {rule.status}, since {rule.since}\n")
    _tell(rule.why.strip() + "\n")
    for expected, heading in (
        ("fail", "Speaks on:"),
        ("pass", "Is silent on:"),
        ("todo", "Misses as yet:"),
    ):
        examples = rule.tests.get(expected, ())
        if examples:
            _tell(heading)
            for example in examples:
                _tell(
                    f"  - {example.text}" + (f" (as of {example.as_of})" if example.as_of else "")
                )
    if rule.references:
        _tell("\nReferences: " + "; ".join(rule.references))
