"""Dates that were moved the other way than the verb says: "postponed from June to March"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Outcome, Step
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_REACH = 3


@cache
def _verbs() -> PhraseTable[str]:
    table = rules_words("claims/moved_dates")
    return PhraseTable.of((phrase, way) for way in ("later", "earlier") for phrase in table[way])


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every date that was moved the wrong way."""
    table = _verbs()
    for sentence in context.sentences_with(table.first_words):
        if not sentence.times:
            continue
        lower = sentence.tokens.lower
        for at in range(sentence.first, sentence.stop):
            hit = table.longest(lower, at, sentence.stop) if lower[at] in table else None
            ends = None
            if hit is not None:
                ends = _ends(sentence, at + hit[0]) or _around(sentence, at, at + hit[0])
            if hit is None or ends is None:
                continue
            begin, end, stop = ends
            wrong = end < begin if hit[1] == "later" else begin < end
            if wrong:
                span = Span(sentence.tokens.start[at], stop)
                yield _outcome(rule, span, sentence.tokens.joined(at, at + hit[0] - 1), begin, end)


def _ends(sentence: Sentence, first: int) -> tuple[str, str, int] | None:
    """The two dates after a verb, as sortable text of equal length, and where they end.

    "from May to March 2015" is one time with both ends; a date without a year has none to sort by.
    """
    near = [one for one in sentence.times if first <= one.first <= first + _REACH]
    if not near:
        return None
    mention = near[0].mention
    if mention.grain == "range" and mention.ordinal is None:
        begin, _, end = mention.edtf.partition("/")
        return _sortable(begin, end, mention.end)
    lower = sentence.tokens.lower
    stop = near[0].stop
    other = next((one for one in sentence.times if one.first == stop + 1), None)
    if other is None or lower[near[0].first - 1] != "from" or lower[stop] not in {"to", "until"}:
        return None
    return _sortable(mention.edtf, other.mention.edtf, other.mention.end)


def _around(sentence: Sentence, verb: int, first: int) -> tuple[str, str, int] | None:
    """ "the deadline of 30 June 2015 was extended to 31 May 2015": a date on either side."""
    if len(sentence.times) != 2:
        return None
    one, other = sentence.times
    links = sentence.words(first, other.first)
    if not (one.stop <= verb and links in (["to"], ["until"], ["by", "until"], ["till"])):
        return None
    if one.mention.relative or other.mention.relative or one.mention.ordinal is not None:
        return None
    return _sortable(one.mention.edtf, other.mention.edtf, other.mention.end)


def _sortable(begin: str, end: str, stop: int) -> tuple[str, str, int] | None:
    length = min(len(begin), len(end))
    plain = all(part[:4].isdigit() and set(part) <= set("0123456789-") for part in (begin, end))
    return (begin[:length], end[:length], stop) if plain and length >= 4 else None


def _outcome(rule: Rule, span: Span, verb: str, begin: str, end: str) -> Outcome:
    order = "earlier" if end < begin else "later"
    return rule.inconsistent(
        span,
        rule.message("inconsistent", verb=verb, begin=begin, end=end, order=order),
        derivation=(Step("order", f"{end} is {order} than {begin}"),),
        confidence=0.85,
    )
