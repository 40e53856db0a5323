"""The lists of one file of `rules/`, as what a reader of texts looks for: words or phrases."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable


class WordLists:
    """The lists of `rules/FILE.yaml`, each made into what it is asked for as once, and no sooner.

    `lists("verbs")` is a list as a set of words, `lists("sizes", "length")` one within a mapping,
    `lists.phrases("verbs")` the same as phrases, and `lists.table` the file itself. A reader that
    asks for words in every sentence keeps `lists.words`, which is the fastest way to them.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.words: Callable[..., frozenset[str]] = cache(self._words)
        self.phrases: Callable[[str], PhraseTable[bool]] = cache(self._phrases)

    @property
    def table(self) -> dict[str, Any]:
        """What the file holds; treat it as read-only."""
        return rules_words(self._file)

    def __call__(self, *path: str) -> frozenset[str]:
        """Return a list as a set of words."""
        return self.words(*path)

    def _words(self, *path: str) -> frozenset[str]:
        part: Any = self.table
        for name in path:
            part = part[name]
        return frozenset(part)

    def _phrases(self, name: str) -> PhraseTable[bool]:
        return PhraseTable.of((phrase, True) for phrase in self.table[name])
