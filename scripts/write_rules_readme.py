#!/usr/bin/env python3
"""Write rules/README.md from the rule files, or say that it is stale.

    python scripts/write_rules_readme.py            # writes it
    python scripts/write_rules_readme.py --check    # exits 1 when it differs from the rules

Call it after a rule has been added or changed; a test fails until then.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.config.locations import rules_directory
from factcheck.rulebook.loading import load_rules
from factcheck.rulebook.rule import Example, Rule

HEAD = """\
# The rules

What factcheck checks, one file each under [checks/](checks/). This page is made from those files
by `scripts/write_rules_readme.py`; `factcheck explain RULE` tells the same on the terminal, and
`factcheck rules test` holds every rule to its examples. [CONTRIBUTING.md](../CONTRIBUTING.md)
tells how to add one.
"""
EXAMPLES = (("fail", "Speaks on"), ("pass", "Is silent on"), ("todo", "Misses as yet"))


def page(rules: Iterable[Rule]) -> str:
    """Return the page: a table of all rules, then each with its reason and examples."""
    rules = tuple(rules)
    lines = [HEAD, "| rule | severity | kind | what it finds |", "|---|---|---|---|"]
    lines += [
        f"| [{rule.id}](#{rule.id}) | {rule.severity.value} | {rule.kind} | {_cell(rule.title)} |"
        for rule in rules
    ]
    for rule in rules:
        lines += ["", *_section(rule)]
    return "\n".join(lines) + "\n"


def _section(rule: Rule) -> Iterator[str]:
    state = f", {rule.status}" if rule.status != "stable" else ""
    yield f"## {rule.id}"
    yield ""
    yield (
        f"{rule.title}. Severity {rule.severity.value}, kind `{rule.kind}`, "
        f"since {rule.since}{state}."
    )
    yield ""
    yield " ".join(rule.why.split())
    for expected, heading in EXAMPLES:
        examples = rule.tests.get(expected, ())
        if examples:
            yield ""
            yield f"{heading}:"
            yield ""
            yield from (f"- {_example(one)}" for one in examples)
    if rule.references:
        yield ""
        yield f"References: {'; '.join(rule.references)}."


def _example(example: Example) -> str:
    day = f" (as of {example.as_of})" if example.as_of else ""
    return f"“{' '.join(example.text.split())}”{day}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Write the page; with --check, only compare it."""
    place: Path = rules_directory() / "README.md"
    text = page(load_rules())
    if "--check" not in sys.argv[1:]:
        place.write_text(text, encoding="utf-8")
        return 0
    if not place.is_file() or place.read_text(encoding="utf-8") != text:
        print(f"{place} is stale: run python scripts/write_rules_readme.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except UserError as error:
        sys.exit(f"write_rules_readme: {error}")
