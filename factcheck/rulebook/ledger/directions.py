"""Which way an account is told to have gone, without by how much: "Net fees were slightly up"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from msgspec import Struct

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.entries import ledger
from factcheck.rulebook.ledger.periods import Told
from factcheck.rulebook.ledger.words import ledger_words

_MARKS = frozenset({",", ";", "."})


class Direction(Struct, frozen=True):
    """An account of the house and which way it went in a period, up or down."""

    account: str
    side: str
    period: Told
    sentence: Sentence
    span: Span


def directions_told(context: Context) -> Iterator[Direction]:
    """Yield what sentences tell of the way that one account went, and of nothing else."""
    yield from _beside_levels(context)


@cache
def _sides() -> dict[str, str]:
    change = change_words()
    return {**change.verbs, **change.comparatives}


def _side(sentence: Sentence) -> str:
    """The only way that the words of a sentence go, up to the mark behind them; nothing where they
    may say another thing."""
    places = list(sentence.places_of(_sides().keys()))
    told = {_sides()[sentence.tokens.lower[at]] for at in places}
    if len(told) != 1:
        return ""
    clause = sentence.words(sentence.first, sentence.stop)
    after = places[0] - sentence.first
    marks = (at for at in range(after, len(clause)) if clause[at] in _MARKS)
    words = relation_words("changes")
    doubtful = words["ambivalent"] | words["rankings"] | ledger_words()["no_direction"]
    return told.pop() if doubtful.isdisjoint(clause[: next(marks, len(clause))]) else ""


def _beside_levels(context: Context) -> Iterator[Direction]:
    """Of sentences whose figures are all levels of one account of the house."""
    for _, group in groupby(context.once(ledger), key=lambda one: one.sentence.span):
        entries = list(group)
        first = entries[0]
        alone = len({one.account for one in entries}) == 1 and not any(
            one.change for one in entries
        )
        if not alone or len(entries) < len(first.sentence.quantities) or first.scope:
            continue
        side = "" if first.narrowed or first.loose else _side(first.sentence)
        if side and not first.period.now:
            period = max((one.period for one in entries), key=lambda one: one.last)
            yield Direction(first.account, side, period, first.sentence, first.spot.span)
