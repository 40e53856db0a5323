"""Hostile input: the time grows with the input and not faster, and nothing overflows."""

from __future__ import annotations

import pytest
from factcheck.reading import read_text

from growth import MOST, growth

LENGTH = 4_000  # characters of the smaller text

HOSTILE = {
    "backticks": "`",
    "growing code marks": "` `` ``` ",
    "open brackets": "[",
    "links never closed": "[a](",
    "links with open addresses": "[a](<b",
    "images": "![",
    "stars": "*a ",
    "mixed emphasis": "*a_ **b",
    "angles": "<",
    "comments": "<!--",
    "tags": "<a b ",
    "entities": "&a",
    "backslashes": "\\",
    "quote marks": ">",
    "quoted lines": "> " * 40 + "\na\n",
    "quotes that go on lazily": "> " * 15 + "\na\n",
    "quotes in lists": "- > > > > > >\na\n",
    "dashes": "- ",
    "nested items": "  - a\n",
    "pipes": "|",
    "tables": "|a|b|c|\n|-|-|-|\n|\n|\n|\n\n",
    "short rows": "\n|",
    "references": "[a]: b\n",
    "fences": "```\na\n",
    "hyphens": "inter-\n",
    "bullets": "x A\n",
    "capitals": "CAPITALS\n",
    "one long word": "a",
    "form feeds": "a\f",
    "blank lines": "a\n\n",
    "labels": "Label: a.\n",
    "soft hyphens": "\u00ad",
    "ligatures": "\ufb01",
    "unclosed tags": "<a '",
    "quotes in tags": "<a '\">",
    "open elements": "<div>",
    "elements closed crosswise": "<b><i></b>",
    "closed but never open": "</div>",
    "scripts": "<script>",
    "nested tables": "<table><tr><td>",
    "references to notes": "<sup><a href='#'>",
    "front matter": "---\n- [{",
}


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear(unit: str, form: str) -> None:
    def read(text: str) -> object:
        return read_text(f"Ships. {text}", format=form)

    assert growth(read, unit, LENGTH) < MOST


def test_deep_nesting_does_not_overflow() -> None:
    for text in (">" * 20_000, "- " * 20_000, "[" * 20_000 + "a" + "](b)" * 20_000, "**a" * 20_000):
        assert "Ships." in read_text(f"Ships.\n\n{text} a", format="markdown").text


def test_nesting_that_people_write_is_read() -> None:
    text = "".join(f"{'  ' * depth}- item {depth}\n" for depth in range(15))
    assert read_text(text, format="markdown").text.count("item") == 15
    yaml = "---\n" + "[" * 8_000 + "\n---\nShips."
    assert "Ships." in read_text(yaml, format="markdown").text


def test_yaml_that_would_grow_without_bound_is_never_expanded() -> None:
    rows = ["a: &a [x, x, x, x]"] + [
        f"{name}: &{name} [*{before}, *{before}, *{before}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    document = read_text("---\n" + "\n".join(rows) + "\n---\nShips.", format="markdown")
    assert document.metadata["a"] == "x, x, x, x"
    assert len(document.metadata["i"]) < 100
