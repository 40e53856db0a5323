"""What a text must have for kinds of rules to find anything to look at.

A text has something for half of the kinds. Of a kind that stands here, the module is loaded only
where the need is met, and a rule of it asked; the others see to it themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.rulebook.context import Context

Need = Callable[[Context], bool]


def _relation(kind: str) -> Need:
    return lambda context: context.has_relation(kind)


def _claim(*measures: str) -> Need:
    return lambda context: bool(context.every_claim_of(*measures))


def _word(*words: str) -> Need:
    needed = frozenset(words)
    return lambda context: bool(context.places_with(needed))


_NEEDS: Mapping[str, Need] = {
    "average": _relation("average"),
    "birth_date": _word("born"),
    "border_town": _word("border", "frontier"),
    "change_share": _relation("growth"),
    "dated_event": _claim("founded", "event_date", "anniversary"),
    "difference": _relation("difference"),
    "event_place": _claim("event_date"),
    "first_since": _claim("first_since"),
    "geography": _claim("country_of", "capital", "borders", "distance"),
    "list_count": _claim("list_count"),
    "majority": _word("majority"),
    "move_told": _relation("move"),
    "numbered_event": _claim("event_number"),
    "office": _claim("office_holder"),
    "product": _relation("product"),
    "record": _relation("record"),
    "ratio": _relation("ratio"),
    "share_of_whole": _relation("fraction"),
    "time_offset": _claim("offset"),
    "told_anniversary": _claim("anniversary_told", "anniversary"),
}


def has_work(kind: str, context: Context) -> bool:
    """Whether a kind of rules can find anything to look at in a text."""
    need = _NEEDS.get(kind)
    return need is None or need(context)
