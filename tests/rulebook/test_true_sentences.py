"""Dense true sentences of many subjects: not one of them may raise an alarm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.config.safe_yaml import read_yaml
from factcheck.model.report import Report
from hypothesis import example, given, settings
from hypothesis import strategies as st

Check = Callable[..., Report]

GROUPS = read_yaml(Path(__file__).with_name("true_sentences.yaml"))


@pytest.mark.parametrize(
    ("day", "text"), [(group["as_of"], text) for group in GROUPS for text in group["texts"]]
)
def test_a_true_sentence_raises_no_alarm(check: Check, day: str, text: str) -> None:
    found = check(text, day).findings
    assert [one.message for one in found if one.severity.value != "info"] == []


CUT = st.tuples(
    st.sampled_from([text for group in GROUPS for text in group["texts"]]),
    st.integers(0, 60),
    st.integers(0, 60),
)


@settings(max_examples=300)
@given(CUT)
@example(("The firm runs 300 shops, 200 of them in towns and 180 of them open.", 0, 10))
def test_a_sentence_cut_anywhere_stops_no_rule(check: Check, cut: tuple[str, int, int]) -> None:
    text, first, last = cut
    words = text.split()
    left = words[first % len(words) :]
    kept = left[: 1 + last % len(left)]
    assert check(" ".join(kept).rstrip(".") + " x", "2018-12-05").rule_failures == ()
    assert check("x " + " ".join(kept).rstrip("."), "2018-12-05").rule_failures == ()
