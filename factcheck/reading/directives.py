"""Words to factcheck inside a text: which rules to leave silent here, and why.

    <!-- factcheck: ignore[weekday] -- the council met on a Tuesday, the archive says so -->
    <!-- factcheck: ignore[weekday, office-term] until=2027-06-30 -- to be asked -->
    <!-- factcheck: ignore-file[name-variants] -- the old spelling is kept throughout -->

A directive is about the paragraph, item or table that it stands in or before; `ignore-file` is
about the whole text. In Word the same words stand in a comment, without the HTML signs. Rule and
reason are mandatory.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from factcheck.model.document import Directive, Segment, SegmentKind
from factcheck.model.spans import Span
from factcheck.reading.building import Parsed

MARK = "factcheck:"
_COMMENT = re.compile(r"<!--\s{0,20}(factcheck:(?:(?!-->).){0,1000})-->", re.DOTALL | re.IGNORECASE)
_FORM = re.compile(
    r"factcheck:\s*(?P<word>[\w-]+)\s*(?:\[(?P<rules>[^\]]*)\])?\s*(?P<options>[^-]*?(?:until=\S*)?)"
    r"\s*(?:--+|—|–)(?P<reason>.*)",
    re.DOTALL | re.IGNORECASE,
)
_RULE = re.compile(r"[a-z][a-z0-9-]*\Z")
_UNTIL = re.compile(r"until=(\S+)\Z")
_EXAMPLE = "write it as: factcheck: ignore[rule] -- reason"


def mentions_factcheck(text: str) -> bool:
    """Whether a comment speaks to factcheck."""
    return text.lstrip().lower().startswith(MARK)


def without_directives(source: str) -> str:
    """Return the source with directives blanked out, every other character at its place."""
    if MARK not in source.lower():
        return source
    return _COMMENT.sub(lambda match: re.sub(r"[^\r\n]", " ", match.group()), source)


def directives_in(source: str, parsed: Parsed, edge: str = "\n") -> tuple[Directive, ...]:
    """Return the directives in HTML comments of a text, in their order.

    One that follows a paragraph without `edge` between them is about that paragraph.
    """
    if MARK not in source.lower():
        return ()
    places = [parsed.source_map.span_to_source(one.span) for one in parsed.segments]
    starts = [place.start for place in places]
    found = []
    for match in _COMMENT.finditer(source):
        at = match.start()
        index = bisect_right(starts, at) - 1
        if index < 0 or (places[index].end <= at and edge in source[places[index].end : at]):
            index = min(index + 1, len(places) - 1)
        span = _whole_table(index, parsed.segments) if places else None
        covers = None if span is None else (span,)
        found.append(directive_of(match.group(1), at, covers))
    return tuple(found)


def directive_of(text: str, start: int, covers: tuple[Span, ...] | None) -> Directive:
    """Return the directive that a comment's text is; one with a problem when it is malformed."""
    match = _FORM.match(text.strip())
    if match is None:
        return _bad(start, f"no reason is given; {_EXAMPLE}")
    word = match["word"].lower()
    if word not in ("ignore", "ignore-file"):
        return _bad(start, f"unknown word {word!r}; {_EXAMPLE}")
    rules = tuple(one.strip() for one in (match["rules"] or "").split(",") if one.strip())
    if not rules:
        return _bad(start, f"no rule is named; {_EXAMPLE}")
    for rule in rules:
        if not _RULE.match(rule):
            return _bad(start, f"{rule!r} is no rule; {_EXAMPLE}")
    reason = " ".join(match["reason"].split())
    if not reason:
        return _bad(start, f"the reason is empty; {_EXAMPLE}")
    until, problem = _until(match["options"].strip())
    if problem:
        return _bad(start, problem)
    return Directive(rules, reason, None if word == "ignore-file" else covers, start, until)


def _until(options: str) -> tuple[date | None, str]:
    if not options:
        return None, ""
    match = _UNTIL.match(options)
    if match is None:
        return None, f"{options!r} is not understood; only until=DATE may stand before the reason"
    try:
        return date.fromisoformat(match.group(1)), ""
    except ValueError:
        return None, f"{match.group(1)!r} is no date; write it as until=2027-06-30"


def _bad(start: int, problem: str) -> Directive:
    return Directive((), "", None, start, problem=problem)


def _whole_table(index: int, segments: Sequence[Segment]) -> Span:
    """The range of a segment; of a table's first cell, that of the table."""
    last = index
    if segments[index].kind is SegmentKind.TABLE_CELL and segments[index].row == 0:
        while (
            last + 1 < len(segments)
            and segments[last + 1].kind is SegmentKind.TABLE_CELL
            and segments[last + 1].row >= segments[last].row
        ):
            last += 1
    return Span(segments[index].span.start, segments[last].span.end)
