"""The lists of one file of `rules/`, as what a reader of texts looks for: words or phrases."""

from __future__ import annotations

from typing import Any

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable


class WordLists:
    """The lists of `rules/FILE.yaml`, each made into what it is asked for as once, and no sooner.

    `lists("verbs")` is a list as a set of words, `lists("sizes", "length")` one within a mapping,
    `lists.phrases("verbs")` the same as phrases, and `lists.table` the file itself.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._words: dict[tuple[str, ...], frozenset[str]] = {}
        self._phrases: dict[str, PhraseTable[bool]] = {}

    @property
    def table(self) -> dict[str, Any]:
        """What the file holds; treat it as read-only."""
        return rules_words(self._file)

    def __call__(self, *path: str) -> frozenset[str]:
        """Return a list as a set of words."""
        try:  # asked for thousands of times in a text, and missing once
            return self._words[path]
        except KeyError:
            part: Any = self.table
            for name in path:
                part = part[name]
            return self._words.setdefault(path, frozenset(part))

    def phrases(self, name: str) -> PhraseTable[bool]:
        """Return a list as phrases."""
        try:
            return self._phrases[name]
        except KeyError:
            table = PhraseTable.of((phrase, True) for phrase in self.table[name])
            return self._phrases.setdefault(name, table)
