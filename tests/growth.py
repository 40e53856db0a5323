"""How the time of some work grows with its input, measured so that a busy machine does not matter.

What is measured is CPU time of this process with garbage collection off: a pass over the heap
that other tests have filled comes at random and costs more than the work. Other processes can
only slow a run down, so the best of several counts, and more are made while the growth looks bad.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from contextlib import suppress
from statistics import median

from factcheck.config.errors import UserError

TIMES = 8  # the large input is so many times the small one
# Three times the growth of linear work; a square would give TIMES times TIMES.
MOST = 3 * TIMES
_ROUNDS = 6


def growth(run: Callable[[str], object], pattern: str, length: int, nothing: float = 0.1) -> float:
    """Return how many times longer `pattern`, repeated to TIMES `length` characters, takes.

    Linear work gives about TIMES. What takes less than `nothing` seconds at the large size gives
    0: it is fast enough, and too short to compare.
    """
    small = pattern * (length // len(pattern) + 1)
    large = small * TIMES
    gc.disable()
    try:
        _seconds(run, small)  # fills what is kept in memory
        short, long = [], []
        for _ in range(_ROUNDS):
            short.append(median(_seconds(run, small) for _ in range(3)))
            long.append(_seconds(run, large))
            if min(long) < nothing:
                return 0.0
            if min(long) < MOST * min(short):
                break
        return min(long) / min(short)
    finally:
        gc.enable()


def _seconds(run: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds of one run; an input that is refused counts too."""
    begin = time.process_time()
    with suppress(UserError):
        run(text)
    return time.process_time() - begin
