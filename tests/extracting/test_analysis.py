"""The whole of extraction: any text gives mentions and claims that quote themselves, and a text
gives what its paragraphs give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.checking.api import Checker, parse_day
from factcheck.config.errors import UserError
from factcheck.extracting.analysis import Analysis, analyse
from factcheck.factbase.name_table import open_names
from factcheck.model.claims import Claim
from factcheck.reading.documents import read_text
from factcheck.resolving.claims import resolve_claims
from hypothesis import assume, given
from hypothesis import strategies as st

DAY = parse_day("2016-12-05")
PIECES = st.sampled_from(
    ["Peru", "Kazakhstan's", "the GDP of", "$184 million", "in 2015", "a population of", "5%",
     "of the world's", "President", "Sergei Lavrov", ",", ".", "SCO", "18 states", "founded",
     "100 km north of", "Osh", "borders", "“", "”", "and", "namely", "(", ")", "over", "3 billion",
     "Open Ports Concept", "proposed", "was", "has", "May", "10th anniversary", "joined", "China",
     "its", "the country", "capital", "March 1997", "from", "to", "by", "rose", "not", "will"]
)  # fmt: skip
PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=14).map(lambda words: " ".join(words) + ".")


def analysis(checker: Checker, text: str) -> Analysis:
    return analyse(read_text(text), checker.gazetteer, DAY)


@given(st.one_of(PARAGRAPHS, st.text(min_size=1, max_size=80)))
def test_mentions_and_claims_quote_themselves(checker: Checker, text: str) -> None:
    try:
        found = analysis(checker, text)
    except UserError:
        assume(False)
    read = found.document.text
    for mention in found.mentions:
        assert 0 <= mention.start < mention.end <= len(read)
        assert read[mention.start : mention.end] == mention.text
    assert [one.start for one in found.mentions] == sorted(one.start for one in found.mentions)
    for claim in resolve_claims(found, DAY, open_names()):
        assert read[claim.span.start : claim.span.end] == claim.quote
        assert claim.quote.strip()
        assert claim.sentence.start <= claim.span.start < claim.span.end
        for mention in claim.mentions:
            assert claim.sentence.contains(mention.span) or claim.sentence.overlaps(mention.span)


@given(st.lists(PARAGRAPHS, min_size=2, max_size=4))
def test_a_text_gives_what_its_paragraphs_give(checker: Checker, paragraphs: list[str]) -> None:
    whole = analysis(checker, "\n\n".join(paragraphs))
    assume(len(whole.document.segments) == len(paragraphs))
    alone = [analysis(checker, one) for one in paragraphs]
    assert _mentions(whole, "quantity", "time") == _all(alone, "quantity", "time")
    if any(one.kind == "entity" and one.entity is None for one in whole.mentions):
        # The surname of somebody not known goes on meaning him, so that the whole can have more.
        assert not Counter(_all(alone, "entity")) - Counter(_mentions(whole, "entity"))
        return
    assert _mentions(whole) == _all(alone)
    apart = [row for each in alone for row in _rows(resolve_claims(each, DAY, open_names()))]
    assert _rows(resolve_claims(whole, DAY, open_names())) == apart


def _mentions(found: Analysis, *kinds: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in found.mentions if not kinds or one.kind in kinds]


def _all(alone: Sequence[Analysis], *kinds: str) -> list[tuple[str, str]]:
    return [row for each in alone for row in _mentions(each, *kinds)]


def _rows(claims: Sequence[Claim]) -> list[tuple[object, ...]]:
    """What does not depend on other paragraphs; "the country" may be one that another names."""
    return [
        (
            one.quote,
            one.assertion.measure,
            "" if "subject" in one.inferred else one.assertion.subject,
            one.assertion.value.text,
            one.modality,
        )
        for one in claims
    ]


@given(PARAGRAPHS)
def test_no_quantity_is_used_by_two_level_claims(checker: Checker, text: str) -> None:
    assume(any(char.isalnum() for char in text))  # a text of signs alone cannot be read
    found = analysis(checker, text)
    measured = [
        one.assertion.value.quantity.start
        for one in resolve_claims(found, DAY, open_names())
        if one.assertion.value.quantity is not None and one.assertion.measure != "list_count"
    ]
    assert len(measured) == len(set(measured))
