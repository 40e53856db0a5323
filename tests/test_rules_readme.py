"""rules/README.md is made from the rule files, and holds all of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from factcheck.rulebook.loading import load_rules

ROOT = Path(__file__).parent.parent


def test_the_page_is_what_the_rules_say() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/write_rules_readme.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_every_rule_has_a_section_with_its_examples() -> None:
    page = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    for rule in load_rules():
        assert f"## {rule.id}\n" in page
        assert " ".join(rule.why.split()) in page
        for examples in rule.tests.values():
            assert all(" ".join(one.text.split()) in page for one in examples)
