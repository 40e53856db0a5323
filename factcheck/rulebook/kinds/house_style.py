"""Spellings that a house prefers: each preferred form with the forms that it replaces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import field

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.findings import Outcome, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_QUOTES = frozenset('"“”«»')


class Params(KindParams, frozen=True):
    """`prefer`: the house's form -> the forms that it replaces; `words`: a rules file with more of
    them, under `prefer`; `since`: the year from which it holds, so that sentences that tell of
    an earlier one are left alone. Quotations always are. Forms in capitals are looked for as
    they are written ("UNO"), others in any case.
    """

    prefer: dict[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    since: int | None = None


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every form that the house writes in another way."""
    table = _table(
        tuple((right, tuple(forms)) for right, forms in sorted(params.prefer.items())), params.words
    )
    if not len(table):
        return
    for sentence in context.analysis.sentences:
        if table.first_words.isdisjoint(sentence.tokens.vocabulary):
            continue
        if _is_quoted(sentence) or _is_past(sentence, params.since):
            continue
        for span, printed, right in _found(sentence, table):
            yield rule.inconsistent(
                span,
                rule.message("inconsistent", printed=printed, preferred=right),
                derivation=(Step("style", f"{right!r} in place of {printed!r}"),),
                suggestion=Suggestion(span, right),
            )


@cache
def _table(
    prefer: tuple[tuple[str, tuple[str, ...]], ...], words: str
) -> PhraseTable[tuple[str, str]]:
    """Return form -> (the form as it was given, the preferred one)."""
    listed = rules_words(words)["prefer"].items() if words else ()
    pairs = [*prefer, *((right, tuple(forms)) for right, forms in listed)]
    return PhraseTable.of((form, (form, right)) for right, forms in pairs for form in forms)


def _found(
    sentence: Sentence, table: PhraseTable[tuple[str, str]]
) -> Iterator[tuple[Span, str, str]]:
    lower, at = sentence.tokens.lower, sentence.first
    while at < sentence.stop:
        hit = table.longest(lower, at, sentence.stop) if lower[at] in table else None
        if hit is None:
            at += 1
            continue
        length, (form, right) = hit
        printed = sentence.tokens.joined(at, at + length - 1)
        if (printed == form or not form.isupper()) and printed != right:
            yield sentence.span_of(at, at + length), printed, right
        at += length


def _is_quoted(sentence: Sentence) -> bool:
    return not _QUOTES.isdisjoint(sentence.words(sentence.first, sentence.stop))


def _is_past(sentence: Sentence, since: int | None) -> bool:
    """Whether a sentence tells of a year before the style holds."""
    return since is not None and any(
        one.mention.first is not None and one.mention.first.year < since for one in sentence.times
    )
