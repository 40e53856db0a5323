"""Faults in dates: another year, another day of the week."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from factcheck.evaluating.faults.fault import Decided, Fault, Material
from factcheck.extracting.lexicon import rules_words
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span

_YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
_DATED = ("dated_event", "date_order", "membership", "anniversary", "tenure", "age", "duration")
_EXACT = frozenset({"day", "month", "year"})


def year(material: Material, random: Random) -> Iterator[Fault]:
    """Put a year a few years off in a date that is known."""
    seen = set[int]()
    for decided in material.of_kind(*_DATED):
        for mention in decided.claim.mentions:
            if not isinstance(mention, TimeExpression) or mention.grain not in _EXACT:
                continue
            found = _YEAR.search(mention.text)
            if found and mention.start not in seen:
                seen.add(mention.start)
                wrong = int(found[0]) + random.choice((-4, -3, -2, 2, 3, 4))
                yield _fault("year", decided, mention.start, found, str(wrong))


def weekday(material: Material, random: Random) -> Iterator[Fault]:
    """Put another day of the week beside a date of which the calendar bears it out."""
    names: list[str] = rules_words("claims/weekdays")["weekdays"]
    for time in material.context.analysis.times:
        if time.grain != "day" or time.first is None or time.first != time.last or time.relative:
            continue
        right = names[time.first.weekday()]
        at = time.text.lower().find(right)
        if at >= 0 and str(time.first.year) in time.text:
            place = Span(time.start + at, time.start + at + len(right))
            wrong = random.choice([name for name in names if name != right])
            yield Fault("weekday", place, wrong.capitalize(), time.span)


def _fault(
    kind: str, decided: Decided, offset: int, found: re.Match[str], replacement: str
) -> Fault:
    place = Span(offset + found.start(), offset + found.end())
    return Fault(kind, place, replacement, decided.claim.sentence)
