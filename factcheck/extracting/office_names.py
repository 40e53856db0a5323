"""The names beside offices: of people, and of the states and organisations that offices are of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Self

from msgspec import Struct

from factcheck.extracting.office_words import office_words
from factcheck.extracting.person_names import name_end, name_start
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention

_ROMAN = frozenset("IVX")
_DASHES = frozenset("-–—")
_SIGNS = frozenset("-‐‑–—.,;:()[]'\"“”‘’/&…")  # that may stand between a name and a word
_FULL_NAME = 2  # words of a name that nobody need know


class NameReader(Struct):
    """Reads names at the tokens of one segment."""

    tokens: Tokens
    by_start: dict[int, EntityMention]
    by_end: dict[int, EntityMention]

    @classmethod
    def of(cls, tokens: Tokens, entities: Sequence[EntityMention]) -> Self:
        """Return a reader of a segment with the names known in it."""
        return cls(
            tokens,
            {mention.start: mention for mention in entities},
            {mention.end: mention for mention in entities},
        )

    def entity_from(self, at: int, stop: int) -> EntityMention | None:
        """Return the name that begins at a token, over "the"."""
        if at < stop and self.tokens.lower[at] == "the":
            at += 1
        return self.by_start.get(self.tokens.start[at]) if at < stop else None

    def entity_before(self, index: int) -> EntityMention | None:
        """Return the name that ends right before a token, with or without its possessive."""
        end = self.tokens.end[index - 1]
        return self.by_end.get(end) or self.by_end.get(end - 2)

    def token_at(self, start: int) -> int | None:
        """Return the token that begins at an offset."""
        starts = self.tokens.start
        at = bisect_left(starts, start)
        return at if at < len(starts) and starts[at] == start else None

    def token_after(self, mention: EntityMention) -> int:
        """Return the token after a name."""
        index = bisect_left(self.tokens.start, mention.start)
        while index < len(self.tokens) and self.tokens.start[index] < mention.end:
            index += 1
        return index

    def skip_honorifics(self, index: int, stop: int) -> int:
        """Return the token after "Mr", "General" and the like."""
        words, tokens = office_words(), self.tokens
        while index < stop and tokens.lower[index] in words.honorifics:
            hit = words.honorifics.longest(tokens.lower, index, stop)
            if hit is None or index + hit[0] >= stop:
                break
            index += hit[0]
            if index < stop and tokens.text[index] == ".":
                index += 1
        return index

    def is_other_entity(self, first: int, stop: int) -> bool:
        """Whether the words are the name of something that is not a person."""
        mention = self.by_start.get(self.tokens.start[first])
        return (
            mention is not None
            and mention.type != "person"
            and mention.end >= self.tokens.end[stop - 1] - 2
        )

    def person_from(self, index: int, stop: int) -> tuple[int, int] | None:
        """Return the tokens of the full or known name that begins at a token, over honorifics."""
        index = self.skip_honorifics(index, stop)
        end = name_end(self.tokens, index, stop) if index < stop else index
        known = self.by_start.get(self.tokens.start[index]) if index < stop else None
        if known is not None and known.type == "person":
            end = min(end, self.token_after(known))  # "the presidency of X Georgia reformed"
        if end == index or not self._is_person(index, end):
            return None
        return index, end

    def person_to(self, index: int, floor: int) -> tuple[int, int] | None:
        """Return the tokens of the full or known name that ends before a token.

        "In Argentina Mauricio Macri" is cut to the person; what belongs to somebody
        ("Macri's") is none.
        """
        if index <= floor or self.tokens.lower[index - 1].endswith("'s"):
            return None
        begin = self.without_opening(name_start(self.tokens, index, floor), index)
        if begin >= index or not self._is_person(begin, index):
            return None
        return begin, index

    def without_opening(self, first: int, stop: int) -> int:
        """Return where a person's name begins among capitals: after "In", a place or a title."""
        tokens, words = self.tokens, office_words()
        while first < stop - 1:
            mention = self.by_start.get(tokens.start[first])
            if mention is not None and mention.type == "person":
                return first
            hit = words.roles.longest(tokens.lower, first, stop)
            if tokens.lower[first] in words.openings or tokens.lower[first] == "the":
                first += 1
            elif (behind := self.skip_honorifics(first, stop)) > first:
                first = behind
            elif hit is not None:
                first += hit[0]
            elif mention is not None and stop - self.token_after(mention) >= _FULL_NAME:
                first = self.token_after(mention)
            else:
                return first
        return first

    def _is_person(self, first: int, stop: int) -> bool:
        mention = self.by_start.get(self.tokens.start[first])
        if mention is not None:
            return mention.type == "person"
        return stop - first >= _FULL_NAME

    def unglued(self, first: int, stop: int) -> int:
        """Return where a known name ends that a dash without spaces ties to what the sentence goes
        on with: "Donald Trump-said"."""
        tokens = self.tokens
        for at in range(first + 1, stop - 1):
            if tokens.text[at] in _DASHES and tokens.text[at + 1][0].islower():
                known = self.by_end.get(tokens.end[at - 1])
                numbered = set(tokens.text[at - 1]) <= _ROMAN  # "Elizabeth II-has"
                return at if numbered or (known and known.type == "person") else stop
        return stop

    def is_cut(self, stop: int) -> bool:
        """Whether a sign that no text writes there cuts a name: "Wolfgang Sch?uble"."""
        tokens = self.tokens
        if stop + 1 >= len(tokens) or not tokens.touches(stop) or not tokens.touches(stop + 1):
            return False
        sign = tokens.text[stop]
        at = stop + 1
        while at + 1 < len(tokens) and tokens.text[at] == sign and tokens.touches(at + 1):
            at += 1
        broken = not sign.isalnum() and sign not in _SIGNS
        return broken and tokens.text[at][0].islower()

    def is_known(self, name: tuple[int, int]) -> bool:
        """Whether a person is one that the gazetteer knows."""
        mention = self.by_start.get(self.tokens.start[name[0]])
        return mention is not None and mention.type == "person"
