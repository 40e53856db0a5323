"""How much work something is, in calls of functions: the same on every machine, busy or not.

Python's own hook tells every call of a function, ours or the interpreter's. It is counted for the
family that is running: a kind of rules, a family of frames or relations, or a stage.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from types import CodeType, FrameType, FunctionType
from typing import Any

from factcheck.checking.assembling import assemble
from factcheck.checking.scopes import join_scopes
from factcheck.extracting import analysis
from factcheck.extracting.frames import dated, places, reckonings, relations
from factcheck.extracting.frames.cued import Families
from factcheck.extracting.labelled import with_labels
from factcheck.extracting.mentions import find_mentions
from factcheck.extracting.referents import with_referents
from factcheck.reading.documents import read_text
from factcheck.resolving.claims import resolve_claims
from factcheck.rulebook.loading import kind_names, kind_of

_STAGES = (
    read_text,
    find_mentions,
    with_labels,
    with_referents,
    resolve_claims,
    join_scopes,
    assemble,
)
_WITH_FAMILIES = (analysis, dated, places, reckonings, relations)


def counted(work: Callable[[], object]) -> Counter[str]:
    """Return the number of calls that `work` makes, by the family that made them."""
    calls = Counter[str]()
    names = dict(_families())
    running = ["the rest"]

    def hook(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            running.append(names.get(frame.f_code, running[-1]))
            calls[running[-1]] += 1
        elif event == "c_call":
            calls[running[-1]] += 1
        elif event == "return" and len(running) > 1:
            running.pop()

    sys.setprofile(hook)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def most(calls: Counter[str], number: int = 8) -> str:
    """Return the families that make most calls, for a message."""
    return ", ".join(f"{name} {count:,}" for name, count in calls.most_common(number))


def _families() -> Iterator[tuple[CodeType, str]]:
    for stage in _STAGES:
        yield stage.__code__, stage.__name__
    for name in kind_names():
        yield _code(kind_of(name).check), f"kind {name}"
    for module in _WITH_FAMILIES:
        for families in vars(module).values():
            for family in families if isinstance(families, Families) else ():
                yield _code(family), family.__name__


def _code(function: Callable[..., Any]) -> CodeType:
    assert isinstance(function, FunctionType)
    return function.__code__
