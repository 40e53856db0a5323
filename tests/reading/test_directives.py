"""Words to factcheck in a text: their form, and what they are about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.reading import read_file, read_text
from factcheck.reading.directives import directive_of

FORMS = [
    # the comment, then rules, reason, date, or what is wrong with it
    ("factcheck: ignore[weekday] -- it says so", ("weekday",), "it says so", None),
    ("FactCheck: Ignore[a, office-term] — two  words", ("a", "office-term"), "two words", None),
    ("factcheck: ignore[a] until=2027-06-30 -- later", ("a",), "later", date(2027, 6, 30)),
    ("factcheck: ignore[weekday]--a -- b", ("weekday",), "a -- b", None),
]  # fmt: skip
BAD = [
    ("factcheck: ignore -- why", "no rule is named"),
    ("factcheck: ignore[] -- why", "no rule is named"),
    ("factcheck: ignore[weekday]", "no reason is given"),
    ("factcheck: ignore[weekday] --  ", "the reason is empty"),
    ("factcheck: skip[weekday] -- why", "unknown word 'skip'"),
    ("factcheck: ignore[Week Day] -- why", "'Week Day' is no rule"),
    ("factcheck: ignore[weekday] until=soon -- why", "'soon' is no date"),
    ("factcheck: ignore[weekday] for now -- why", "'for now' is not understood"),
]


@pytest.mark.parametrize(("text", "rules", "reason", "until"), FORMS)
def test_good_ones(text: str, rules: tuple[str, ...], reason: str, until: date | None) -> None:
    one = directive_of(text, 3, None)
    assert (one.rules, one.reason, one.until, one.problem) == (rules, reason, until, "")


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_bad_ones_say_what_is_wrong(text: str, problem: str) -> None:
    assert directive_of(text, 3, None).problem.startswith(problem)


MARK = "<!-- factcheck: ignore[weekday] -- so -->"
PLACES = [
    # format, text, and the words that the directive is about
    ("text", f"One ship.\n\n{MARK}\nTwo ships.\n\nThree.", ["Two ships."]),
    ("text", f"One ship. {MARK}\n\nTwo ships.", ["One ship."]),
    ("text", f"{MARK} One ship.\n\nTwo ships.", ["One ship."]),
    ("text", f"One ship.\n\nTwo ships.\n{MARK}\n", ["Two ships."]),
    ("markdown", f"One ship.\n\n{MARK}\n\nTwo ships.\n\nThree.", ["Two ships."]),
    ("markdown", f"One {MARK} ship.\n\nTwo ships.", ["One  ship."]),
    ("markdown", f"One.\n\n{MARK}\n\n- two\n- three\n", ["two"]),
    ("markdown", f"One.\n\n{MARK}\n\n| a | b |\n|---|---|\n| c | d |\n\nTwo.", ["a\nb\nc\nd"]),
    ("html", f"<p>One ship.</p>{MARK}<p>Two ships.</p><p>Three.</p>", ["Two ships."]),
    ("html", f"<p>One ship. {MARK}</p><p>Two ships.</p>", ["One ship."]),
    ("text", f"One.\n\n{MARK.replace('ignore', 'ignore-file')}\n\nTwo.", None),
]


@pytest.mark.parametrize(("format", "text", "covered"), PLACES)
def test_what_it_is_about(format: str, text: str, covered: list[str] | None) -> None:
    document = read_text(text, format=format)
    [one] = document.directives
    assert text[one.start :].startswith("<!--")
    assert (one.covers and [document.quote(span) for span in one.covers]) == covered
    assert "factcheck" not in document.text


def test_the_text_around_it_keeps_its_places() -> None:
    text = f"A {MARK} ship of 1999\n<!-- factcheck: ignore[x] --\nwhy -->\nsailed."
    document = read_text(text)
    at = document.text.index("1999")
    assert document.source[document.source_map.to_source(at) :].startswith("1999")
    assert document.text.split() == ["A", "ship", "of", "1999", "sailed."]


def beside(folder: Path, content: str) -> Path:
    (folder / "a.txt").write_text("It met on Tuesday, 5\nMay. It met.\n")
    (folder / "a.txt.factcheck.toml").write_text(content)
    return folder / "a.txt"


def test_a_file_beside_the_text_quotes_it(tmp_path: Path) -> None:
    path = beside(
        tmp_path,
        '# ours\n[[ignore]]\nrule = "weekday"\nquote = "tuesday, 5 May"\nreason = "so"\n'
        '[[ignore]]\nrule = ["a", "b"]\nreason = "all"\nuntil = 2027-01-31\n',
    )
    first, second = read_file(path).directives
    assert first.covers is not None
    assert [read_file(path).quote(span) for span in first.covers] == ["Tuesday, 5 May"]
    assert (first.line, second.line) == (2, 6)
    assert (second.rules, second.covers, second.until) == (("a", "b"), None, date(2027, 1, 31))
    assert first.file == f"{path}.factcheck.toml"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[ignore]", "toml: not valid TOML"),
        ('\n[[ignore]]\nrule = "a"\n', "toml:2: 'reason' must be given"),
        ('[[ignore]]\nreason = "a"\n', "toml:1: 'rule' is the id of a rule"),
        ('[[ignore]]\nrule = "a"\nreason = "b"\nqoute = "c"\n', "did you mean 'quote'?"),
        ('[[ignore]]\nrule = "a"\nreason = "b"\nuntil = "soon"\n', "'until' is a date"),
        ("other = 1\n", "holds [[ignore]] entries and nothing else"),
    ],
)
def test_a_bad_file_beside_it_is_an_error(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(UserError) as error:
        read_file(beside(tmp_path, content))
    assert message in str(error.value)
