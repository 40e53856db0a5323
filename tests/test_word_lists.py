"""The grammar has words only: YAML reads "on" and "no" without quotes as truth values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from factcheck.config.locations import rules_directory

FILES = sorted(
    path for folder in ("claims", "lexicon") for path in (rules_directory() / folder).glob("*.yaml")
)


def _misread(node: yaml.Node | None) -> Iterator[str]:
    """Words of lists that are read as truth values, though "true" and "false" are not meant."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            if one.tag.endswith(":bool") and one.value.lower() not in ("true", "false"):
                yield str(one.value)
            yield from _misread(one)
    elif isinstance(node, yaml.MappingNode):
        for _, one in node.value:
            yield from _misread(one)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_list_of_words_holds_no_truth_value(path: Path) -> None:
    assert list(_misread(yaml.compose(path.read_text(encoding="utf-8")))) == []
