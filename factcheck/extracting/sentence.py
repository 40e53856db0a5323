"""A sentence with what was found in it, by token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from itertools import compress
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import EntityMention, Mention, OfficeMention, Quantity, TimeExpression
from factcheck.model.spans import Span

M = TypeVar("M", bound=Mention, covariant=True)
T = TypeVar("T")
Tense = Literal["past", "perfect", "present", "future", "conditional", ""]
ClauseKind = Literal[
    "main",
    "relative",
    "participial",
    "infinitive",
    "subordinate",
    "conditional",
    "reported",
    "quoted",
]


_POSSESSIVES = ("'s", "’s", "s'", "s’")


class Placed(Struct, Generic[M], frozen=True, gc=False):
    """A mention at the half-open token range [first, stop) of its segment."""

    first: int
    stop: int
    mention: M


class Cue(Struct, frozen=True, gc=False):
    """A phrase that names a measure, at tokens [first, stop)."""

    first: int
    stop: int
    measure: str


class Clause(Struct, frozen=True, gc=False):
    """A clause at tokens [first, stop) of its segment; the clauses inside it are clauses apart.

    `within` is the place of the clause that it is part of among those of its sentence, -1 for
    none. Its verb with auxiliaries stands at [verb, verb_stop), its subject, which may stand
    before it, at [subject, subject_stop): both are empty where there is none. `tense` is that of
    a finite verb, "" of a participle or an infinitive.
    """

    first: int
    stop: int
    kind: ClauseKind
    within: int
    verb: int
    verb_stop: int
    tense: Tense
    passive: bool
    subject: int
    subject_stop: int


class Sentence(Struct, frozen=True):
    """One sentence: tokens [first, stop) of its segment, and the mentions in it by position.

    `event_times` are the starts of the times that date an event of the sentence ("Founded in
    1960, ..."), so that they date nothing else in it. `cued` holds the families of frames that
    have a cue in it, once they were asked for (`frames.cued`); 0 before. `clauses` are those of
    `frames.clauses`, `spots` those of `frames.spots`, likewise: a sentence that is made of another
    with other mentions or tokens begins without them.
    `peoples` are names of whole peoples ("the Danes"), which are among no other names. `known`
    are its different words while it is read (`being_read`).
    """

    tokens: Tokens
    first: int
    stop: int
    segment: int
    entities: tuple[Placed[EntityMention], ...]
    quantities: tuple[Placed[Quantity], ...]
    times: tuple[Placed[TimeExpression], ...]
    offices: tuple[Placed[OfficeMention], ...]
    cues: tuple[Cue, ...]
    event_times: frozenset[int] = frozenset()
    cued: int = 0
    clauses: tuple[Clause, ...] = ()
    peoples: tuple[Placed[EntityMention], ...] = ()
    spots: tuple[Any, ...] | None = None
    known: frozenset[str] | None = None

    @property
    def span(self) -> Span:
        """The sentence's range in the normalised text."""
        return Span(self.tokens.start[self.first], self.tokens.end[self.stop - 1])

    @property
    def vocabulary(self) -> frozenset[str]:
        """Every different word of the sentence, in lower case: a family of frames that has none
        of its words there has nothing to do."""
        if self.known is not None:
            return self.known
        # Kept for the latest sentence only, as a set for each would take more memory than all
        # else of it; in one tuple, so that threads see all of its parts or none.
        global _latest  # noqa: PLW0603 - families of frames ask for the same sentence in turn
        tokens, first, stop, words = _latest
        if tokens is not self.tokens or first != self.first or stop != self.stop:
            words = frozenset(self.tokens.lower[self.first : self.stop])
            _latest = (self.tokens, self.first, self.stop, words)
        return words

    def may_have(self, words: Set[str]) -> bool:
        """Whether one of `words` stands in the sentence, or where its own words are not at hand in
        its segment."""
        here = self.known
        if here is None:
            tokens, first, stop, latest = _latest
            same = tokens is self.tokens and first == self.first and stop == self.stop
            here = latest if same else self.tokens.vocabulary
        return not words.isdisjoint(here)

    def owns(self, placed: Placed[Any]) -> bool:
        """Whether a name owns what follows it: "Peru's", "the States'"."""
        return self.tokens.lower[placed.stop - 1].endswith(_POSSESSIVES)

    def capitals(self) -> list[int]:
        """Return the tokens of the sentence that begin with a capital letter."""
        every = self.tokens.capitals
        return every[bisect_left(every, self.first) : bisect_left(every, self.stop)]

    def places_of(self, words: Set[str]) -> Sequence[int]:
        """Return the tokens of the sentence that are one of `words`, in order."""
        first, stop, here = self.first, self.stop, self.known
        if here is None:  # as in `may_have`: a call less, ten times a sentence
            tokens, begin, end, latest = _latest
            same = tokens is self.tokens and begin == first and end == stop
            here = latest if same else self.tokens.vocabulary
        if words.isdisjoint(here):
            return ()  # no token is looked at
        lower = self.tokens.lower[first:stop]
        return list(compress(range(first, stop), map(words.__contains__, lower)))

    def phrases(self, table: PhraseTable[T]) -> Iterator[tuple[int, int, T]]:
        """Yield (first, stop, payload) of the phrases of a table, the longest at each place and
        none over another."""
        if not self.may_have(table.cues):
            return
        free = self.first
        for at in self.places_of(table.first_words):
            hit = table.longest(self.tokens.lower, at, self.stop) if at >= free else None
            if hit is not None:
                free = at + hit[0]
                yield at, free, hit[1]

    def words(self, first: int, stop: int) -> list[str]:
        """Return the lower-case tokens [first, stop)."""
        begin = first if first > self.first else self.first  # too often for min and max
        return self.tokens.lower[begin : stop if stop < self.stop else self.stop]

    def words_in(self, span: Span) -> list[str]:
        """Return the lower-case tokens that begin inside a range of the text."""
        start = self.tokens.start
        first = bisect_left(start, span.start, self.first, self.stop)
        return self.tokens.lower[first : bisect_left(start, span.end, first, self.stop)]

    def span_of(self, first: int, stop: int) -> Span:
        """Return the text range of the tokens [first, stop)."""
        return Span(self.tokens.start[first], self.tokens.end[stop - 1])

    def quote_of(self, first: int, stop: int) -> str:
        """Return the tokens [first, stop) as printed, on one line."""
        return " ".join(self.tokens.joined(first, stop - 1).split())

    def span_with(self, placed: Placed[Quantity], first: int, stop: int) -> Span:
        """Return the range of the tokens [first, stop) with a quantity's hedge and noun."""
        inner, quantity = self.span_of(first, stop), placed.mention
        start = quantity.start if quantity.hedge_start is None else quantity.hedge_start
        end = quantity.end if quantity.noun_end is None else quantity.noun_end
        return Span(min(inner.start, start), max(inner.end, end))

    def entity_at(self, token: int) -> Placed[EntityMention] | None:
        """Return the entity whose range holds `token`."""
        for placed in self.entities:
            if placed.first <= token < placed.stop:
                return placed
        return None

    def has_between(self, placed: Iterable[Placed[Mention]], first: int, stop: int) -> bool:
        """Whether a mention of `placed` begins at one of the tokens [first, stop)."""
        return any(first <= one.first < stop for one in placed)


AT_HAND = 20_000  # sentences of which the words are kept at hand, in some 40 MB


@contextmanager
def being_read(sentences: Iterable[Sentence]) -> Iterator[None]:
    """Keep the different words of some sentences at hand as long as all families of frames, or all
    rules, read them."""
    read = [one for one in sentences if one.known is None]
    for one in read:
        force_setattr(one, "known", frozenset(one.tokens.lower[one.first : one.stop]))
    try:
        yield
    finally:
        for one in read:
            force_setattr(one, "known", None)


_latest: tuple[Tokens | None, int, int, frozenset[str]] = (None, 0, 0, frozenset())


def place(tokens: Tokens, mentions: Sequence[M]) -> list[Placed[M]]:
    """Give each mention the tokens that it covers, at least one."""
    placed = []
    for mention in mentions:
        first = bisect_right(tokens.start, mention.start) - 1
        stop = bisect_left(tokens.start, mention.end, lo=max(first, 0))
        placed.append(Placed(max(first, 0), max(stop, first + 1), mention))
    return placed
