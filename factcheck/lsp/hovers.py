"""What an editor shows of a statement under the cursor: how it was read, worked out and checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol import types

from factcheck.lsp.checked import CheckedText
from factcheck.model.report import (
    AssertionPart,
    ClaimPart,
    EvidencePart,
    FindingPart,
    ReadingPart,
)
from factcheck.reporting.neutral import visible, web_address
from factcheck.reporting.wording import (
    VERDICTS,
    amount,
    assertion_words,
    measure_words,
    period_words,
)

# A hover is a glance; the report shows the rest.
_MOST_READINGS = 6
_MOST_EVIDENCE = 4
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&])")


def hover_at(text: CheckedText, position: types.Position) -> types.Hover | None:
    """Return the hover for a position, None where no statement stands there."""
    offset = text.positions.offset(position)
    claims = [one for one in text.claims() if _covers(one, offset)]
    found = [one for one in text.findings() if _covers(one, offset)]
    if found:
        shown: FindingPart | ClaimPart = min(found, key=_length)
        about = [one for one in text.claims() if one.id in min(found, key=_length).claims]
    elif claims:
        shown = min(claims, key=_length)
        about = [min(claims, key=_length)]
    else:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n".join(_lines(text, shown, about)))
    return types.Hover(content, text.positions.range(shown.start, shown.end))


def _covers(part: FindingPart | ClaimPart, offset: int) -> bool:
    if isinstance(part, FindingPart) and any(one.start <= offset < one.end for one in part.related):
        return True
    return part.start <= offset < part.end


def _length(part: FindingPart | ClaimPart) -> int:
    return part.end - part.start


def escaped(text: str) -> str:
    """Return text of a document or a fact so that it is no markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(visible(text).split()))


def _lines(
    text: CheckedText, part: FindingPart | ClaimPart, claims: Sequence[ClaimPart]
) -> Iterator[str]:
    words = VERDICTS[part.verdict]
    told = part.message if isinstance(part, FindingPart) else part.reason
    yield f"**{words.symbol} {part.verdict.value}** {escaped(told or words.meaning)}"
    yield ""
    for claim in claims:
        yield from (f"- read as {_assertion(one)}" for one in claim.assertions)
    steps = [one.text for one in part.derivation if one.step != "reading" or not part.readings]
    yield from (f"- {escaped(one)}" for one in steps)
    if part.readings:
        yield ""
        yield "| read as | gives | agrees |"
        yield "|---|---|---|"
        yield from map(_reading, part.readings[:_MOST_READINGS])
        if len(part.readings) > _MOST_READINGS:
            yield f"| and {len(part.readings) - _MOST_READINGS} more | | |"
    if part.evidence:
        yield ""
        yield from map(_evidence, part.evidence[:_MOST_EVIDENCE])
    if isinstance(part, FindingPart) and text.report is not None:
        why = next((one.why for one in text.report.rules if one.id == part.rule), "")
        yield ""
        yield f"*{escaped(part.rule)}*: {escaped(why)}"


def _assertion(assertion: AssertionPart) -> str:
    value = assertion.value
    interval = (
        ""
        if value.low is None and value.high is None
        else amount(value.low, value.high, value.unit)
    )
    parts = [
        assertion.subject or "(subject not known)",
        measure_words(assertion.measure),
        f"{value.text} = {interval}" if interval and interval != value.text else value.text,
        period_words(assertion.period),
        assertion_words(assertion),
    ]
    return " · ".join(escaped(one) for one in parts if one)


def _reading(reading: ReadingPart) -> str:
    words = ", ".join(filter(None, (reading.scope, reading.basis, reading.period)))
    gives = amount(reading.low, reading.high, reading.unit)
    return f"| {escaped(words)} | {escaped(gives)} | {'✓' if reading.agrees else '✗'} |"


def _evidence(item: EvidencePart) -> str:
    value = "" if item.fact.endswith(item.value) else f": **{escaped(item.value)}**"
    vintage = f", vintage {escaped(item.vintage)}" if item.vintage else ""
    url = web_address(item.url)
    # Round brackets would end the link's target.
    target = url.replace("(", "%28").replace(")", "%29")
    source = escaped(item.source or url)
    return f"- {escaped(item.fact)}{value} ({f'[{source}]({target})' if url else source}{vintage})"
