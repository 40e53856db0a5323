"""Bodies by the last word of their name in capitals: "the Union" for the European Union.

Where the text names two bodies with that word, or one that nobody knows ("the Credit Union of
Oslo"), nothing is put in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.extracting.people_meant import Meant
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_UNKNOWN = ""
_words = WordLists("lexicon/referents").words


class ShortNames:
    """Goes over the sentences of a text and remembers the names with each such word."""

    def __init__(self) -> None:
        self._named: dict[str, dict[str, EntityMention | None]] = defaultdict(dict)

    def read(self, sentence: Sentence) -> list[Meant]:
        """Return the words of the next sentence that are short for the one body named before."""
        found = list(self._short(sentence))
        for one in sentence.entities:
            mention = one.mention
            for word in _words("short_names").intersection(mention.canonical.lower().split()):
                self._named[_spelt(word)][mention.entity or mention.canonical] = mention
        return found

    def _short(self, sentence: Sentence) -> Iterator[Meant]:
        text, lower = sentence.tokens.text, sentence.tokens.lower
        for at in sentence.places_of(_words("short_names")):
            if not text[at][0].isupper() or sentence.entity_at(at) is not None:
                continue
            named = self._named[_spelt(lower[at])]
            if _is_alone(sentence, at):
                body = next(iter(named.values())) if len(named) == 1 else None
                if body is not None and body.type == "organisation":
                    yield Meant(at, body)
            elif at > sentence.first:
                named[_UNKNOWN] = None


def _spelt(word: str) -> str:
    return word.replace("z", "s")


def _is_alone(sentence: Sentence, at: int) -> bool:
    """Whether only "the" stands before a word in capitals, and no further part of a name after."""
    after = sentence.tokens.text[at + 1] if at + 1 < sentence.stop else "."
    led = sentence.words(at - 1, at) == ["the"]
    return led and not after[0].isupper() and after not in {"of", "for", "-", "&"}
