"""Fingerprints: the same finding has the same one wherever its text has moved to."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

_SPACE = re.compile(r"\s+")


def fingerprint(rule: str, quote: str, related: Iterable[str] = ()) -> str:
    """Return a digest of the rule and the words concerned: it moves with the text, whatever
    its line breaks, and changes with its values."""
    words = "\n".join(
        _SPACE.sub(" ", part).strip().casefold() for part in (quote, *sorted(related))
    )
    return hashlib.sha256(f"{rule}\n{words}".encode()).hexdigest()[:16]


class Numbering:
    """Tells findings with equal words apart by their order in the text."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def unique(self, print_: str) -> str:
        """Return the fingerprint, with a number from its second occurrence on."""
        self._seen[print_] += 1
        count = self._seen[print_]
        return print_ if count == 1 else f"{print_}-{count}"
