"""What a rule sees: the document's claims, the fact base and the document's day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import date
from typing import Any, TypeVar

from msgspec import Struct, field

from factcheck.extracting.analysis import Analysis
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.base import FactBase
from factcheck.factbase.name_table import NameTable
from factcheck.model.claims import Claim, Modality
from factcheck.model.document import Document, DocumentDate
from factcheck.model.mentions import EntityMention, Mention, TimeExpression
from factcheck.model.relations import Relation

# Statements that a text does not stand behind as being so now are not held against facts.
_NOT_CHECKED = frozenset({Modality.FORECAST, Modality.HYPOTHETICAL, Modality.NEGATED})


T = TypeVar("T")
M = TypeVar("M", bound=Mention)


class ClaimIndex:
    """The claims of a text by measure and by the places of their mentions.

    Dozens of rules ask for claims, each for a few of thousands: none goes through all of them.
    It is made when first asked for.
    """

    def __init__(self) -> None:
        self._claims: Sequence[Claim] = ()
        self._by_measure: dict[str, list[int]] = {}
        self._by_start: dict[int, list[int]] = {}

    def of(self, claims: Sequence[Claim]) -> ClaimIndex:
        """Return the index of these claims, always the same ones."""
        if self._claims is not claims:
            self._claims = claims
            for at, claim in enumerate(claims):
                self._by_measure.setdefault(claim.assertion.measure, []).append(at)
                for start in {mention.start for mention in claim.mentions}:
                    self._by_start.setdefault(start, []).append(at)
        return self

    def with_measure(self, measures: Iterable[str]) -> list[Claim]:
        """Return the claims of these measures, in order, whatever the text says of them."""
        known = self._by_measure.keys() & set(measures)
        return self._at(at for measure in known for at in self._by_measure[measure])

    def with_mention(self, starts: Iterable[int]) -> tuple[Claim, ...]:
        """Return the claims with a mention that begins at one of these places, in order."""
        return tuple(self._at({at for start in starts for at in self._by_start.get(start, ())}))

    def _at(self, places: Iterable[int]) -> list[Claim]:
        return [self._claims[at] for at in sorted(places)]


class Context(Struct, frozen=True):
    """One document under check."""

    document: Document
    analysis: Analysis
    claims: tuple[Claim, ...]
    facts: FactBase
    names: NameTable
    now: DocumentDate
    index: ClaimIndex = field(default_factory=ClaimIndex)
    worked_out: dict[Callable[..., Any], Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day that "now" means in the document."""
        return self.now.day

    def claims_of(self, *measures: str) -> Iterator[Claim]:
        """Return the claims whose measure is one of these and that can be held against facts."""
        return filter(is_checkable, self.every_claim_of(*measures))

    def every_claim_of(self, *measures: str) -> Sequence[Claim]:
        """Return the claims whose measure is one of these, plans and guesses included."""
        return self.index.of(self.claims).with_measure(measures)

    def claims_at(self, starts: Iterable[int]) -> tuple[Claim, ...]:
        """Return the claims with a mention that begins at one of these offsets."""
        return self.index.of(self.claims).with_mention(starts)

    def once(self, work: Callable[[Context], T]) -> T:
        """Return what `work` makes of this document: done once, however many rules ask."""
        if work not in self.worked_out:
            self.worked_out[work] = work(self)
        known: T = self.worked_out[work]
        return known

    def sentence_of(self, claim: Claim) -> Sentence:
        """Return the sentence in which a claim stands."""
        return self.once(_sentences_by_start)[claim.sentence.start]

    def places_with(self, words: Set[str]) -> list[int]:
        """Return the places of the sentences that have one of `words`, in order.

        Most rules need one of a few words: the words of a text are looked up once for all rules.
        """
        known, places = self.once(_places_by_word)
        return sorted({at for word in known.intersection(words) for at in places[word]})

    def sentences_with(self, words: Set[str]) -> Iterator[Sentence]:
        """Yield the sentences that have one of `words`, in order."""
        return (self.analysis.sentences[at] for at in self.places_with(words))

    def times_in(self, first: int, stop: int) -> Sequence[TimeExpression]:
        """Return the times that begin at the offsets [first, stop) of the text."""
        return _within(self.analysis.times, first, stop)

    def entities_in(self, first: int, stop: int) -> Sequence[EntityMention]:
        """Return the names that begin at the offsets [first, stop) of the text."""
        return _within(self.analysis.entities, first, stop)

    def peoples_in(self, first: int, stop: int) -> Sequence[EntityMention]:
        """Return the names of peoples ("the Danes") that begin at the offsets [first, stop)."""
        return _within(self.analysis.peoples, first, stop)

    def relations_of(self, kind: str) -> Iterator[Relation]:
        """Yield the relations among quantities of the text that are of a kind."""
        return iter(self.once(_relations_by_kind).get(kind, ()))

    def has_relation(self, kind: str) -> bool:
        """Whether quantities of the text are related so."""
        return kind in self.once(_relations_by_kind)

    def claims_on(self, relation: Relation) -> tuple[Claim, ...]:
        """Return the claims that state one of a relation's quantities."""
        return self.claims_at({one.quantity.start for one in relation.operands})


def is_checkable(claim: Claim) -> bool:
    """Whether the text says that the claim is so, rather than that it may be or is not."""
    return claim.modality not in _NOT_CHECKED


def _within(mentions: Sequence[M], first: int, stop: int) -> Sequence[M]:
    # Rules ask for what stands beside each of thousands of claims: none is looked for one by one.
    begin = bisect_left(mentions, first, key=lambda one: one.start)
    return mentions[begin : bisect_left(mentions, stop, lo=begin, key=lambda one: one.start)]


def _sentences_by_start(context: Context) -> dict[int, Sentence]:
    return {one.tokens.start[one.first]: one for one in context.analysis.sentences}


def _places_by_word(context: Context) -> tuple[frozenset[str], dict[str, list[int]]]:
    """The words of a text, and the sentences that have each."""
    places = defaultdict[str, list[int]](list)
    for at, sentence in enumerate(context.analysis.sentences):
        for word in sentence.vocabulary:
            places[word].append(at)
    return frozenset(places), places


def _relations_by_kind(context: Context) -> dict[str, list[Relation]]:
    by_kind: dict[str, list[Relation]] = {}
    for one in context.analysis.relations:
        by_kind.setdefault(one.kind, []).append(one)
    return by_kind


def printed_words(context: Context) -> frozenset[str]:
    """Every different word of the text as it is printed; ask for it with `context.once`."""
    texts = {id(one.tokens): one.tokens.text for one in context.analysis.sentences}
    return frozenset[str]().union(*texts.values())
