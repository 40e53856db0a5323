"""Ranges of dates that run backwards: "from May 2015 to March 2015", "(1950-1945)"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_DASHES = frozenset({"-", "–", "—"})
_LINKS = _DASHES | {"to", "until", "and"}
_OPENED = {("from", "to"), ("from", "until"), ("between", "and")}
_ENDS = frozenset({".", ",", ";", ")", ":"})
_YEARS = range(1000, 2101)
_words = WordLists("claims/ranges")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every range whose end lies before its beginning."""
    for sentence in context.analysis.sentences:
        for placed in sentence.times:
            ends = _backward(placed.mention) if placed.mention.grain == "range" else None
            if ends is not None and not _moved(sentence):
                yield _outcome(rule, placed.mention.span, placed.mention.text, *ends)
        for first, stop in _years(sentence):
            span = sentence.span_of(first, stop)
            tokens = sentence.tokens.text
            years = [word for word in tokens[first:stop] if _is_year(word)]
            yield _outcome(rule, span, context.document.quote(span), years[0], years[1])


def _backward(time: TimeExpression) -> tuple[str, str] | None:
    """The ends of a range that extraction could not place because they are out of order."""
    begin, _, end = time.edtf.partition("/")
    if time.first is not None or "X" in time.edtf or not end:
        return None
    return (begin, end) if begin[:4].isdigit() and end[:4].isdigit() and begin > end else None


def _moved(sentence: Sentence) -> bool:
    """Whether a sentence tells of a date that was moved, or counts back on purpose."""
    return not _words("moved").isdisjoint(sentence.words(sentence.first, sentence.stop))


def _years(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the tokens of "from 2016 to 2011", "between 2010 and 2005" and "(1950-1945)"."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    for link in sentence.places_of(_LINKS):
        if not sentence.first < link < sentence.stop - 1:
            continue
        if not (_is_year(text[link - 1]) and _is_year(text[link + 1])):
            continue
        at = link - 1
        before = lower[at - 1] if at > sentence.first else ""
        after = lower[link + 2] if link + 2 < sentence.stop else "."
        if int(text[at]) <= int(text[link + 1]) or after not in _ENDS | _words("after_years"):
            continue
        opened = (before, lower[link]) in _OPENED
        if before == "from" and _changed(sentence, at):
            continue
        if (opened or _dashed(sentence, link, before)) and not _moved(sentence):
            yield (at - 1 if opened else at), link + 2


def _dashed(sentence: Sentence, link: int, before: str) -> bool:
    """Whether two years are joined by a dash, in a place where a range can stand."""
    touching = sentence.tokens.touches(link) and sentence.tokens.touches(link + 1)
    return sentence.tokens.lower[link] in _DASHES and touching and before in _words("before_years")


def _changed(sentence: Sentence, at: int) -> bool:
    """Whether the figures are amounts: "fell from 2016 to 2011"."""
    return not _words("changes").isdisjoint(sentence.words(at - 3, at - 1))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def _outcome(rule: Rule, span: Span, stated: str, begin: str, end: str) -> Outcome:
    return rule.inconsistent(
        span,
        rule.message("inconsistent", stated=stated, begin=begin, end=end),
        derivation=(Step("order", f"{end} lies before {begin}"),),
        confidence=0.9,
    )
