from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from factcheck.model.report import Checked
from factcheck.reporting.formats import render
from factcheck.reporting.terminal import columns, cut, wrapped
from hypothesis import given
from hypothesis import strategies as st
from tests.reporting.report_samples import place, sample

_STYLE = re.compile(r"\x1b\[[0-9;]+m")


def _about(source: str, words: str, message: str = "Wrong.") -> Checked:
    one = sample()
    finding = one.report.findings[0].model_copy(
        update={**place(words, source), "message": message, "related": (), "derivation": ()}
    )
    report = one.report.model_copy(update={"findings": (finding,)})
    return one.model_copy(update={"report": report, "source": source})


def _quoted(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"  +\d* \|", line)]


def test_the_text_is_as_it_was(matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.txt", render("text", [sample()]))


def test_piped_text_has_no_colour() -> None:
    assert "\x1b" not in render("text", [sample()])


def test_a_terminal_gets_colour_and_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = render("text", [sample()], terminal_width=1000)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert _STYLE.sub("", coloured) == render("text", [sample()])


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in render("text", [sample()], terminal_width=80)


def test_nothing_on_a_terminal_is_wider_than_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = render(
        "text",
        [_about("x " * 90 + "wrong " * 3 + "y" * 90, "wrong", "word " * 40)],
        terminal_width=60,
    )
    remarks = [line for line in text.splitlines() if line.startswith("  ")]
    assert max(map(columns, remarks)) <= 60


def test_a_quote_over_two_lines_is_marked_on_both() -> None:
    assert _quoted(
        render("text", [_about("We have 18 mem-\nber states now.", "18 mem-\nber states")])
    ) == [
        "  1 | We have 18 mem-",
        "    |         ^^^^^^^",
        "  2 | ber states now.",
        "    | ^^^^^^^^^^",
    ]


def test_a_long_quote_is_cut_after_three_lines() -> None:
    quoted = _quoted(render("text", [_about("a\nb\nc\nd\ne\n", "a\nb\nc\nd\ne")]))
    assert quoted[-2:] == ["  3 | c", "    | ^ ..."]


def test_wide_characters_take_two_columns() -> None:
    assert _quoted(render("text", [_about("胡锦涛 said 18 states", "18 states")])) == [
        "  1 | 胡锦涛 said 18 states",
        "    |             ^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    "hostile", ["\x1b]0;owned\x07", "\x1b[2J", "\x9b31m", "\r", "\u202eevil", "\x00"]
)
def test_control_characters_never_reach_the_terminal(hostile: str) -> None:
    one = _about(f"before {hostile} wrong after", "wrong", f"message {hostile}")
    document = one.report.document.model_copy(
        update={"path": f"a{hostile}b", "as_of_source": hostile}
    )
    one = one.model_copy(update={"report": one.report.model_copy(update={"document": document})})
    text = render("text", [one])
    assert all(char.isprintable() or char == "\n" for char in text)


@given(st.text(), st.integers(0, 60), st.integers(1, 30), st.integers(10, 80))
def test_cutting_keeps_to_the_room_and_to_what_is_meant(
    line: str, start: int, length: int, room: int
) -> None:
    shown, begin, end = cut(line, start, start + length, room)
    assert columns(shown) <= room
    meant = line[start : start + length]
    assert meant.startswith(shown[begin:end].rstrip("…")) or meant.startswith(shown[begin:end])


@given(st.lists(st.text("abc漢", min_size=1, max_size=9)), st.integers(24, 60))
def test_wrapping_loses_no_word(words: list[str], width: int) -> None:
    lines = list(wrapped(" ".join(words), "  = ", width))
    assert " ".join(line[4:] for line in lines).split() == words
    assert all(columns(line) <= width for line in lines)
