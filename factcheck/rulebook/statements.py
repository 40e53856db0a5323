"""Statements of one text that are told by patterns, and whether two of them are of one thing.

`rules/claims/excluded.yaml` and `rules/claims/retold.yaml` hold entries with the patterns of two
sides; what a pattern's readers find are the people, things and values that must agree or differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound, Grammar, Match, Pattern
from factcheck.model.claims import Modality
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.statement_readers import READERS
from factcheck.rulebook.text_people import person_meant
from factcheck.rulebook.text_things import thing_meant

_LONG_AGO = frozenset({"year", "month", "season", "decade", "century", "range", "quarter"})
_QUOTES = frozenset({'"', "“", "”", "«", "»"})


class Side(Struct, frozen=True):
    """The patterns of one side, and how a text must stand behind them.

    `cues` are words of which its sentence has one; none where any sentence may be one.
    `times` says which dates its sentence may have: "any", "none", or "recent" for days only.
    `without` are words that its sentence must not have, of what stands "beside" a name only its own
    words.
    """

    patterns: tuple[Pattern, ...]
    cues: frozenset[str]
    negative: bool
    modalities: frozenset[Modality]
    times: str
    without: frozenset[str]
    beside: bool = False


class Entry(Struct, frozen=True):
    """Two sides that cannot both be true of one thing.

    `later` names the time of each side, of which the second must be the later one.
    `same` are the names under which both must have found the same, `narrow` those under which the
    other must if the one has one at all; `silent` are words that tell of a change or of a second
    thing wherever they stand in the text.
    """

    id: str
    one: Side
    other: Side
    same: tuple[str, ...]
    narrow: tuple[str, ...]
    silent: frozenset[str]
    later: tuple[str, ...]
    note: str


class Statement(Struct, frozen=True):
    """A side of an entry at tokens [first, stop) of the sentence with an index."""

    index: int
    sentence: Sentence
    match: Match

    @property
    def span(self) -> Span:
        """Where it stands, in the text."""
        return self.sentence.span_of(self.match.first, self.match.stop)

    @property
    def quote(self) -> str:
        """The words of the statement."""
        return self.sentence.quote_of(self.match.first, self.match.stop)


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """Return the entries of `rules/claims/NAME.yaml`."""
    table = rules_words(f"claims/{name}")
    states = [_state(row) for row in table.get("states", ())]
    return tuple(_entry(row, table) for row in [*table["entries"], *states])


@cache
def _grammar() -> Grammar:
    return Grammar(rules_words("claims/statement_words"), READERS)


def _state(row: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of two opposite states: what or who has them, and the predicates of each side."""
    subject = "<o:who>" if row.get("of") == "who" else "<o:what>"
    shapes = ("{} ~1 {}", "{} , ~8 , {}", "{} , who|which {}", "{} , {}")
    told = {"modalities": ["asserted", "attributed", "negated"], "negative": True}
    return {
        **row,
        "same": ["o"],
        "one": [shape.format(subject, words) for words in row["one"] for shape in shapes],
        "other": [shape.format(subject, words) for words in row["other"] for shape in shapes]
        + [f"<o:whose> {words}" for words in row["other"] if row.get("of") == "who"],
        "of_one": told,
        "of_other": {"modalities": ["asserted", "attributed", "forecast"]},
    }


def _entry(row: Mapping[str, Any], table: Mapping[str, Any]) -> Entry:
    apart = frozenset(table["apart"])
    return Entry(
        row["id"],
        side(row["one"], row.get("of_one", {}), apart),
        side(row["other"], row.get("of_other", {}), apart),
        tuple(row.get("same", ())),
        tuple(row.get("narrow", ())),
        frozenset(table["silent"]) | frozenset(row.get("silent", ())),
        tuple(row.get("later", ())),
        row["note"],
    )


def side(patterns: Sequence[str], options: Mapping[str, Any], apart: frozenset[str]) -> Side:
    """Return the compiled patterns of one side."""
    compiled = tuple(map(_grammar().pattern, patterns))
    cued = all(one.cues for one in compiled)
    allowed = [Modality(name) for name in options.get("modalities", ["asserted"])]
    return Side(
        compiled,
        frozenset().union(*(one.cues for one in compiled)) if cued else frozenset(),
        bool(options.get("negative", False)),
        frozenset(allowed),
        options.get("times", "any"),
        (apart | frozenset(options.get("without", ()))) - frozenset(options.get("with", ())),
        bool(options.get("beside", False)),
    )


def pairs(entry: Entry, context: Context) -> Iterator[tuple[Statement, Statement]]:
    """Yield the statements of both sides of an entry that are of the same people and things."""
    first = context.places_with(entry.one.cues)
    second = places_of(entry.other, context) if first else ()
    if not second or context.places_with(entry.silent):
        return
    ones = list(statements_of(entry.one, first, context))
    others = list(statements_of(entry.other, second, context)) if ones else []
    for one in ones:
        for other in others:
            if one.index == other.index or not _is_later(one, other, entry):
                continue
            if _agree(one, other, entry, context):
                yield one, other
                break


def places_of(side: Side, context: Context) -> Sequence[int]:
    """The sentences in which a side may stand: all, where none of its words is a rare one."""
    every = range(len(context.analysis.sentences))
    return context.places_with(side.cues) if side.cues else every


def statements_of(side: Side, places: Sequence[int], context: Context) -> Iterator[Statement]:
    """Yield what the sentences at some places say by the patterns of a side."""
    for index in places:
        sentence = context.analysis.sentences[index]
        words = sentence.vocabulary
        apart = not side.without.isdisjoint(words) and _is_apart(sentence, side)
        if apart and not side.beside:
            continue
        if any(_is_other_time(one.mention, side.times, context.today) for one in sentence.times):
            continue
        for pattern in side.patterns:
            if pattern.cues and pattern.cues.isdisjoint(words):
                continue
            for match in pattern.matches(sentence):
                if apart and _is_apart(sentence, side, match.first, match.stop):
                    continue
                if _is_told(sentence, match, side):
                    yield Statement(index, sentence, match)


def _is_apart(sentence: Sentence, side: Side, first: int = 0, stop: int | None = None) -> bool:
    """Whether a word sets the sentence apart, or its tokens [first, stop); "next" of "the next day"
    does not."""
    dated = {at for one in sentence.times for at in range(one.first, one.stop)}
    stop = sentence.stop if stop is None else stop
    places = sentence.places_of(side.without)
    return any(first <= at < stop and at not in dated for at in places)


def _is_other_time(time: TimeExpression, times: str, today: date) -> bool:
    """Whether a time tells that a sentence may be of another day than the rest of the text; what
    lasts or lies ahead is no such time."""
    if times == "none":
        return time.last is not None and time.last <= today
    return times == "recent" and time.grain in _LONG_AGO


def _is_told(sentence: Sentence, match: Match, side: Side) -> bool:
    """Whether the text stands behind a statement."""
    if not _QUOTES.isdisjoint(sentence.vocabulary):
        return False
    modality = modality_of(sentence, match.first, match.stop)
    if side.beside:
        return modality is not Modality.QUOTED
    if side.negative and modality is not Modality.QUOTED:
        return words_of_doubt().isdisjoint(sentence.words(sentence.first, match.first))
    return modality in side.modalities


@cache
def words_of_doubt() -> frozenset[str]:
    """Words before a negative statement that make it no plain one."""
    return frozenset(rules_words("claims/excluded")["doubt"])


def _is_later(one: Statement, other: Statement, entry: Entry) -> bool:
    """Whether what excludes the first is told of a time after it, where an entry asks for that."""
    if not entry.later:
        return True
    start, end = (
        told.match.bound.get(name) for told, name in zip((one, other), entry.later, strict=True)
    )
    a, b = (bound.mention if bound is not None else None for bound in (start, end))
    if not isinstance(a, TimeExpression) or not isinstance(b, TimeExpression):
        return True
    return a.last is not None and b.first is not None and a.last < b.first


def _agree(one: Statement, other: Statement, entry: Entry, context: Context) -> bool:
    for name in (*entry.same, *entry.narrow):
        a, b = one.match.bound.get(name), other.match.bound.get(name)
        if a is None and name in entry.narrow:
            continue
        if a is None or b is None:
            return False
        first, second = meant(one.index, a, context), meant(other.index, b, context)
        if first is None or first != second:
            return False
    return True


def meant(index: int, bound: Bound, context: Context, *, inert: bool = False) -> str | None:
    """What a reader's find means over the whole text; None where that is not sure."""
    kind, _, _ = bound.key.partition(":")
    if kind == "thing":
        return thing_meant(context, index, _bare(bound), inert=inert)
    if kind == "person":
        return person_meant(context, index, _bare(bound))
    return bound.key


def _bare(bound: Bound) -> Bound:
    return Bound(bound.first, bound.stop, bound.key.partition(":")[2], bound.mention)
