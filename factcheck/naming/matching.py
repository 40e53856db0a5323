"""Whether two printed names can be one, with the reasons."""

from __future__ import annotations

from factcheck.naming.match import Match
from factcheck.naming.organisations import match_organisations, match_places
from factcheck.naming.persons import match_persons

_COMPARE = {"person": match_persons, "organisation": match_organisations, "place": match_places}


def same_name(a: str, b: str, *, kind: str = "person") -> Match:
    """Return whether `a` and `b` could be spellings of one name of that kind.

    `kind` is "person", "organisation" or "place"; another one raises ValueError. The order of
    the arguments does not matter.
    """
    compare = _COMPARE.get(kind)
    if compare is None:
        raise ValueError(f"kind of name must be one of {', '.join(_COMPARE)}, not {kind!r}")
    if not a.strip() or not b.strip():
        return Match(False, 0.0, ("one of the names is empty",))
    if a == b:
        return Match(True, 1.0, ("the same text",))
    return compare(*sorted((a, b)))
