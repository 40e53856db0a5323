"""What the title of a text says of all of it: whose figures it tells, and of which period."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.open_keys import PREFIX
from factcheck.extracting.frames.spots import relation_words
from factcheck.model.document import SegmentKind
from factcheck.model.report import PeriodPart
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context

_PARTS = frozenset({":", "–", "—", "|", ",", "(", ")", "-"})
_LONGEST = 6  # words of a name
_SHORTEST_PERIOD = 27  # days: a title's date is when a text was made, its month what it is of


def title_names(context: Context) -> tuple[str, ...]:
    """Return the names in the first heading of a text, without the kind of text that it is."""
    return tuple(dict.fromkeys(_names(context)))


def title_period(context: Context) -> PeriodPart | None:
    """Return the one period that the first heading names; None where it names none or several."""
    span = _title(context)
    if span is None:
        return None
    times = [
        one
        for one in context.times_in(span.start, span.end)
        if one.first is not None and one.last is not None
    ]
    if len(times) != 1 or times[0].first is None or times[0].last is None:
        return None
    if (times[0].last - times[0].first).days < _SHORTEST_PERIOD:
        return None
    return PeriodPart(from_=times[0].first.isoformat(), to=times[0].last.isoformat())


def plain_claims(context: Context) -> frozenset[str]:
    """Return the ids of the open claims that tell a figure as it is: no plan, part or change."""
    if _title(context) is None:
        return frozenset()
    other = relation_words("same_figures")["other_case"]
    segments = context.document.segments
    return frozenset(
        claim.id
        for claim in context.claims
        if claim.assertion.measure.startswith(PREFIX)
        and segments[claim.segment].kind is not SegmentKind.TABLE_CELL
        and "measure" not in claim.inferred
        and not other & context.sentence_of(claim).vocabulary
    )


def _title(context: Context) -> Span | None:
    first = next(iter(context.document.segments), None)
    return first.span if first is not None and first.kind is SegmentKind.HEADING else None


def _names(context: Context) -> Iterator[str]:
    span = _title(context)
    if span is None:
        return
    words = relation_words("across")
    run: list[str] = []
    ended = False
    for word in [*_words(context.document.text[span.start : span.end]), ":"]:
        if word in _PARTS:
            while run and run[-1].lower() in words["inside"]:
                run.pop()
            named = run and words["generic"].isdisjoint(one.lower() for one in run)
            if named and len(run) <= _LONGEST and not any(map(_is_number, run)):
                yield " ".join(run)
            run, ended = [], False
        elif word[0].isupper() or word[0].isdigit() or (run and word in words["inside"]):
            if not ended:
                run.append(word)
        else:
            ended = True


def _words(text: str) -> list[str]:
    for mark in _PARTS - {"-"}:
        text = text.replace(mark, f" {mark} ")
    return text.split()


def _is_number(word: str) -> bool:
    return word[0].isdigit()
