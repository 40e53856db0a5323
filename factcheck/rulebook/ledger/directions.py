"""Which way an account is told to have gone, without by how much: "Net fees were slightly up"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from msgspec import Struct

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import relation_words, time_at
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.document import SegmentKind
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.entries import ledger
from factcheck.rulebook.ledger.names import named_at
from factcheck.rulebook.ledger.periods import Told, is_a_year, told_period
from factcheck.rulebook.ledger.scopes import headings, somebody_before
from factcheck.rulebook.ledger.titles import house_names, report_period
from factcheck.rulebook.ledger.words import ledger_words

_LONGEST = 14  # tokens of a sentence that tells nothing else
_MARKS = frozenset({",", ";", "."})
_SAID = frozenset({"the", "our", "in", "than", "on", "with", "compared", ":", ".", "-", "to", "of"})
_BEFORE = frozenset({"the", "a", "year", "before", "earlier", "previous", "prior", "last"})


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
    yield from _alone(context)


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


def _says_no_more(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a sentence is the name at tokens [first, stop), the way that it went, and times."""
    lead = sentence.words(sentence.first, first)
    known = ledger_words()["auxiliaries"] | _SAID | _sides().keys()
    rest = (
        at
        for at in range(stop, sentence.stop)
        if time_at(sentence, at) is None and not sentence.tokens.lower[at].endswith("ly")
    )
    return all(not word.isalpha() or word in _SAID for word in lead) and known.issuperset(
        sentence.tokens.lower[at] for at in rest
    )


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


def _alone(context: Context) -> Iterator[Direction]:
    """Of short sentences without figures: "Sales in 2023: higher than the year before"."""
    report, house = context.once(report_period), context.once(house_names)
    if report is None or not is_a_year(report):
        return
    under = context.once(headings)
    for sentence in context.sentences_with(ledger_words().names.cues):
        kind = context.document.segments[sentence.segment].kind
        if sentence.quantities or sentence.stop - sentence.first > _LONGEST:
            continue
        hits = list(sentence.phrases(ledger_words().names))
        above = under[sentence.segment]
        if len(hits) != 1 or kind is SegmentKind.TABLE_CELL or above.scope or above.ahead:
            continue
        first, stop, ids = hits[0]
        side, named = _side(sentence), named_at(sentence, first, stop, {}, house)
        plain = named is not None and not named.narrowed and not named.names
        plain = plain and _says_no_more(sentence, first, stop)
        if not side or not plain or len(ids) != 1 or ids[0][1]:
            continue
        if somebody_before(sentence, first, house) or above.unsure:
            continue
        modality = modality_of(sentence, sentence.first, sentence.stop)
        period = _only_period(sentence, report)
        if modality is Modality.ASSERTED and period is not None:
            span = sentence.span_of(first, sentence.stop)
            yield Direction(ids[0][0], side, period, sentence, span)


def _only_period(sentence: Sentence, report: Told) -> Told | None:
    """The period of the report, where no time of a sentence is another one than it or before it."""
    for time in sentence.times:
        told = told_period(time.mention, False, report)
        if told != report and not _BEFORE.issuperset(time.mention.text.lower().split()):
            return None
    return report
