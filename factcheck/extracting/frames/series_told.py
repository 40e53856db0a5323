"""Series of a state in words that are no names of them, by the parts of a statement: "Greek output,
down by 4% in 2009", "7% of Peru's labour force had no work", "the Danes' cost of living".

One land, one percentage, the words of one series, its direction and a time make the statement, in
whichever order; with a second land or percentage in the clause it is left to others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct, convert

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period, period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_WORDS = "claims/series_told"
_STATES = ("country", "organisation", "region")
_PARTS = frozenset({"city", "state", "island"})
_LONG = 330  # days, from which a time is a year
_words = WordLists(_WORDS).words
_phrases = WordLists(_WORDS).phrases


class _Series(Struct, frozen=True):
    """A measure with the nouns that tell it; `rules/claims/series_told.yaml` says the rest."""

    measure: str
    nouns: tuple[str, ...]
    directed: bool
    unless: frozenset[str]
    needs: frozenset[str] = frozenset()
    not_of: frozenset[str] = frozenset()


@cache
def _series() -> PhraseTable[_Series]:
    rows = convert(rules_words(_WORDS)["series"], tuple[_Series, ...])
    return PhraseTable.of((noun, row) for row in rows for noun in row.nouns)


@cache
def _directions() -> Mapping[str, frozenset[str]]:
    return {side: frozenset(words) for side, words in rules_words(_WORDS)["directions"].items()}


@cued_by(lambda: _series().cues)
def series_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for the value of a series that a sentence tells; adds its start to `used`."""
    shares = [one for one in sentence.quantities if dimension_of(one.mention) == "percent"]
    if len(shares) != 1 or shares[0].mention.start in used:
        return
    placed = shares[0]
    told = [hit for hit in sentence.phrases(_series()) if _is_told(sentence, *hit)]
    if len({row.measure for _, _, row in told}) != 1 or placed.mention.is_range:
        return
    first, stop, row = told[0]
    period = own_period(sentence, placed.stop) or period_of(
        sentence, min(first, placed.first), max(stop, placed.stop)
    )
    land, value = _land(sentence, first), _value(sentence, row, placed)
    if land is None or land.entity in row.not_of or value is None:
        return
    if not _is_of_a_year(sentence, period, row):
        return
    begin, end = min(first, placed.first), max(stop, placed.stop)
    used.add(placed.mention.start)
    yield Frame(
        measure=row.measure,
        span=sentence.span_with(placed, begin, end),
        sentence=sentence,
        value=value,
        subject=SubjectHint(owner=land, position=land.start, types=_STATES),
        modality=modality_of(sentence, placed.first, placed.stop),
        period=period,
        mentions=(placed.mention,),
    )


def _is_told(sentence: Sentence, first: int, stop: int, row: _Series) -> bool:
    """Whether words are those of a series, and not of a part of it or another thing."""
    if sentence.entity_at(first) is not None or not row.unless.isdisjoint(sentence.vocabulary):
        return False
    if row.needs and row.needs.isdisjoint(sentence.vocabulary):
        return False
    if row.measure == "unemployment":
        return True
    if sentence.words(stop, stop + 1)[:1] and sentence.tokens.lower[stop] in _words("of_one_thing"):
        return False
    if row.measure == "gdp_growth" and not row.unless.isdisjoint(sentence.tokens.vocabulary):
        return False  # the paragraph is about oil
    before = sentence.words(first - 1, first)
    named = sentence.entity_at(first - 1) if first > sentence.first else None
    return named is not None or not before or before[0] in _words("of_consumers")


def _land(sentence: Sentence, at: int) -> EntityMention | None:
    """The land that a sentence is about: the only one it names, or the one right before a noun."""
    named = [one for one in sentence.entities if one.mention.type in _STATES] + list(
        sentence.peoples
    )
    lands = {one.mention.entity for one in named}
    if len(lands) == 1 and named[0].mention.entity and not _names_a_part(sentence):
        return named[0].mention
    beside = next((one for one in named if one.stop == at), None)
    return beside.mention if beside is not None else None


def _names_a_part(sentence: Sentence) -> bool:
    """Whether a sentence names a town, or a place that nobody knows: "in Ohio 9%"."""
    if any(one.mention.type in _PARTS for one in sentence.entities):
        return True
    taken = [*sentence.entities, *sentence.peoples, *sentence.times]
    known = {at for one in taken for at in range(one.first, one.stop)}
    return any(
        at not in known and sentence.words(at - 1, at) == ["in"] for at in sentence.capitals()
    )


def _value(sentence: Sentence, row: _Series, placed: Placed[Quantity]) -> Value | None:
    """A percentage with the sign that its clause gives it; None where that is not one."""
    quantity, reach = placed.mention, placed.mention.interval
    if row.directed:
        clause = clause_at(sentence, placed.first)
        words = sentence.words(clause.first, clause.stop)
        sides = [side for side, told in _directions().items() if not told.isdisjoint(words)]
        if quantity.change_form == "to" or (len(sides) != 1 and quantity.change is None):
            return None
        side = quantity.change or sides[0]
        reach = negate(reach) if side == "down" else reach
    elif quantity.change is not None:
        return None
    return Value(text=quantity.text, interval=reach, unit="percent", quantity=quantity)


def _is_of_a_year(sentence: Sentence, period: TimeExpression | None, row: _Series) -> bool:
    """Whether a value is one of a year, as far as its time and words tell."""
    if not row.directed:
        return True
    if period is None or period.first is None or period.last is None:
        return False
    if any(True for _ in sentence.phrases(_phrases("over_a_year"))):
        return True
    long = (period.last - period.first).days >= _LONG
    others = _words("of_other_times")
    return long and others.isdisjoint(sentence.vocabulary)
