"""What a run of the command leaves alone until a text needs it: start-up is part of the product."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_PLAIN = "The committee met on Tuesday. It was a long meeting.\n"
# What a check of a plain text, told on the terminal, has no use for.
_UNUSED = {
    "libraries for other formats": ["jinja2", "markdown_it", "lxml", "pypdfium2", "rich"],
    "libraries for what is compiled and kept": ["yaml", "pint"],
    "what only errors and settings need": ["difflib", "tomllib"],
    "distances": ["geographiclib"],
    "what validates": ["pydantic", "pydantic_core", "importlib.metadata"],
    "other commands": ["factcheck.evaluating", "factcheck.lsp", "factcheck.serving"],
    "other reports": ["factcheck.reporting.html", "factcheck.reporting.json_report"],
    "what only tables need": [
        "factcheck.extracting.frames.tables",
        "factcheck.extracting.frames.table_relations",
    ],
    "kinds of rules that need relations or claims": [
        "factcheck.rulebook.kinds.average",
        "factcheck.rulebook.kinds.geography",
    ],
    "what makes the fact base": ["factcheck.factbase.compiling", "factcheck.factbase.packs"],
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that are loaded when a plain text has been checked, from warm caches."""
    text = tmp_path_factory.mktemp("start") / "plain.txt"
    text.write_text(_PLAIN, encoding="utf-8")
    code = (
        "import json, sys\n"
        "from factcheck.cli.main import cli\n"
        "cli.main(sys.argv[1:], standalone_mode=False)\n"
        "print(json.dumps(sorted(sys.modules)))\n"
    )
    command = [sys.executable, "-c", code, "check", str(text), "--as-of", "2016-12-05"]
    for _ in range(2):  # the first one may have to fill the caches
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize("why", _UNUSED)
def test_a_plain_text_does_not_load(loaded: set[str], why: str) -> None:
    assert loaded & set(_UNUSED[why]) == set()
