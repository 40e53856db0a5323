"""What the report says of a claim that several rules speak about."""

from __future__ import annotations

import factcheck


def test_a_claim_tells_the_rule_that_speaks_at_its_own_place() -> None:
    # The share's finding names the amount too, but the amount has a finding of its own.
    text = "In 2018, Peru had a GDP of $222 million, which was 9.1% of the world's GDP."
    report = factcheck.check(text, as_of="2020-01-01")
    amount, share = report.claims
    assert any({amount.id, share.id} <= set(one.claims) for one in report.findings)
    assert (amount.quote, amount.rule) == ("GDP of $222 million", "value-against-reference")
    assert (share.quote, share.rule) == ("9.1% of the world's GDP", "share-of-world-total")
