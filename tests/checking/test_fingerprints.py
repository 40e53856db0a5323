"""Fingerprints: they move with the text and change with its values."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.checking.fingerprints import Numbering, fingerprint
from factcheck.model.report import Report
from hypothesis import given
from hypothesis import strategies as st

Check = Callable[..., Report]
WORDS = st.lists(st.text(alphabet="abc1$%é", min_size=1, max_size=6), min_size=1, max_size=6)


@given(WORDS, st.sampled_from([" ", "\n", "  ", " \n\t "]))
def test_white_space_and_case_do_not_count(words: list[str], space: str) -> None:
    plain = fingerprint("rule", " ".join(words))
    assert fingerprint("rule", space.join(words)) == plain
    assert fingerprint("rule", space + " ".join(words).upper().lower()) == plain


@given(WORDS, WORDS)
def test_other_words_give_another_one(one: list[str], other: list[str]) -> None:
    same = " ".join(one).casefold() == " ".join(other).casefold()
    assert (fingerprint("r", " ".join(one)) == fingerprint("r", " ".join(other))) == same


@given(WORDS, WORDS)
def test_the_rule_and_the_other_places_count(one: list[str], other: list[str]) -> None:
    quote, related = " ".join(one), " ".join(other)
    assert fingerprint("a", quote) != fingerprint("b", quote)
    assert fingerprint("a", quote, [related]) != fingerprint("a", quote)
    assert fingerprint("a", quote, [related, "x"]) == fingerprint("a", quote, ["x", related])


def test_equal_findings_are_told_apart_by_their_order() -> None:
    numbering = Numbering()
    assert [numbering.unique(one) for one in ("a", "b", "a", "a")] == ["a", "b", "a-2", "a-3"]


def prints(report: Report) -> list[str]:
    return [one.fingerprint for one in report.findings]


def test_a_finding_keeps_its_fingerprint_where_the_text_moves(check: Check) -> None:
    sentence = "In 2015, the GDP of Kazakhstan was $184 million."
    alone = prints(check(sentence))
    assert len(alone) == 1
    assert prints(check(f"# News\n\nIt rains.\n\n{sentence} It snows.")) == alone
    assert prints(check("In 2015, the GDP of Kazakh-\nstan was\n$184 million.")) == alone


def test_a_finding_has_another_fingerprint_where_its_value_changes(check: Check) -> None:
    (one,) = prints(check("In 2015, the GDP of Kazakhstan was $184 million."))
    (other,) = prints(check("In 2015, the GDP of Kazakhstan was $185 million."))
    assert one != other


def test_no_two_findings_of_a_text_share_one(check: Check) -> None:
    sentence = "In 2015, the GDP of Kazakhstan was $184 million."
    found = prints(check("\n\n".join([sentence] * 3)))
    assert len(found) >= 3
    assert len(set(found)) == len(found)
