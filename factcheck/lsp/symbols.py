"""The statements of a text as an editor's outline, and lenses with counts above its headings."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol import types

from factcheck.lsp.checked import CheckedText
from factcheck.model.report import ClaimPart, SegmentPart
from factcheck.reporting.wording import (
    VERDICTS,
    count,
    measure_words,
    outcome_sentence,
    population_sentence,
)

_MOST_LETTERS = 80


def symbols_of(text: CheckedText) -> list[types.DocumentSymbol]:
    """Return the statements under the headings that they stand under."""
    if text.report is None:
        return []
    headings = _headings(text)
    starts = [one.start for one, _ in headings]
    under: list[list[types.DocumentSymbol]] = [[] for _ in range(len(headings) + 1)]
    for claim in sorted(text.report.claims, key=lambda one: (one.start, one.end)):
        under[bisect_right(starts, claim.start)].append(_claim(text, claim))
    tops = [
        _heading(text, one, end, children)
        for (one, end), children in zip(headings, under[1:], strict=True)
    ]
    return [*under[0], *tops]


def lenses_of(text: CheckedText) -> list[types.CodeLens]:
    """Return a lens for the whole text, and one for each heading under which something is found."""
    if text.report is None:
        return []
    whole = f"{outcome_sentence(text.report)}; {population_sentence(text.report)}"
    lenses = [_lens(text, 0, whole)]
    starts = sorted(one.start for one in text.findings())
    for heading, end in _headings(text):
        number = bisect_right(starts, end - 1) - bisect_right(starts, heading.start - 1)
        if number and heading.start:
            lenses.append(_lens(text, heading.start, count(number, "finding")))
    return lenses


def _headings(text: CheckedText) -> list[tuple[SegmentPart, int]]:
    """The headings, each with the offset at which its part of the text ends."""
    assert text.report is not None  # noqa: S101 - for the type checker
    headings = [one for one in text.report.segments if one.kind == "heading"]
    ends = [*(one.start for one in headings[1:]), len(text.positions.source)]
    return list(zip(headings, ends, strict=False))


def _heading(
    text: CheckedText, heading: SegmentPart, end: int, children: list[types.DocumentSymbol]
) -> types.DocumentSymbol:
    words = " ".join(text.positions.source[heading.start : heading.end].split())
    return types.DocumentSymbol(
        name=_short(words) or "(heading)",
        kind=types.SymbolKind.Namespace,
        range=text.positions.range(heading.start, max(end, heading.end)),
        selection_range=text.positions.range(heading.start, heading.end),
        children=children,
    )


def _claim(text: CheckedText, claim: ClaimPart) -> types.DocumentSymbol:
    where = text.positions.range(claim.start, claim.end)
    said = claim.assertions[0]
    is_number = said.value.low is not None or said.value.high is not None
    return types.DocumentSymbol(
        name=f"{VERDICTS[claim.verdict].symbol} {_short(claim.quote)}",
        detail=" · ".join(
            filter(None, (claim.verdict.value, said.subject, measure_words(said.measure)))
        ),
        kind=types.SymbolKind.Number if is_number else types.SymbolKind.Event,
        range=where,
        selection_range=where,
    )


def _lens(text: CheckedText, offset: int, title: str) -> types.CodeLens:
    # A command without a name is text only.
    command = types.Command(title=title, command="")
    return types.CodeLens(range=text.positions.range(offset, offset), command=command)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
