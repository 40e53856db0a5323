"""Records told beside the figures of the years: "6% in 2021, 9% in 2022 and 8% in 2023, the
highest of the three"; "the harvest of 2022 was the largest since 2019", below a table of harvests.

The years are those of a list in the passage, or of a table nearby whose heading is akin to what
the sentence tells of. Where several columns could be meant, the record must be wrong in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    content,
    passage_of,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_beside
from factcheck.extracting.frames.table_grid import Cells, number_in, words_in
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.document import Document
from factcheck.model.mentions import TimeExpression
from factcheck.model.relations import Relation

_FEWEST = 3  # years of a list
_NEAR = 3  # paragraphs around a table in which its records are told
_TO_SCOPE = 5  # tokens from "the highest" to what it is the highest of

Years = dict[int, Spot]


class _Told(Struct, frozen=True):
    """A record: of which year, among the years after `since`, up (True) or down."""

    year: int
    since: int
    up: bool


@cache
def _cues() -> frozenset[str]:
    words = relation_words("records")
    return words["up"] | words["down"] | words["every"]


def may_tell_record(sentence: Sentence) -> bool:
    """Whether a sentence has a superlative or tells of every year, and a year."""
    return bool(sentence.times) and not sentence.vocabulary.isdisjoint(_cues())


@cued_by(_cues)
def record_relations(passage: Passage) -> Iterator[Relation]:
    """Yield records with a figure of the list in the passage that passes them."""
    if not passage.here.times or len(passage.spots) > MOST:
        return
    for sentence in (passage.here, *passage.before[-1:]):
        years = _listed(sentence)
        known = content(sentence.words(sentence.first, sentence.stop))
        if len(years) >= _FEWEST and _are_of(_subject(passage.here), known):
            yield from _relations(passage, [years], after=sentence is passage.here)
            return


def table_record_relations(
    document: Document,
    cells: Cells,
    by_segment: Mapping[int, Sequence[Sentence]],
    sentences: Sequence[Sentence],
    places: Mapping[int, int],
) -> Iterator[Relation]:
    """Yield records told near a table of years that one of its figures passes.

    `places` says at which of all sentences each segment begins.
    """
    last = max(row for row, _ in cells)
    dated = {row: year for row in range(1, last + 1) if (year := _year_of(cells, by_segment, row))}
    if len(dated) < _FEWEST or len(set(dated.values())) != len(dated):
        return
    width = max(column for _, column in cells)
    inside = set(cells.values())
    near = range(min(inside) - _NEAR, max(inside) + _NEAR + 1)
    for segment in near:
        if segment in inside or segment not in places:
            continue
        for at in range(places[segment], places[segment] + len(by_segment[segment])):
            if not may_tell_record(sentences[at]):
                continue
            told = _subject(sentences[at])
            columns = []
            for column in range(1, width + 1):
                heading = content(words_in(document, cells, 0, column))
                if told and _are_of(told, heading):
                    figures = {
                        year: spot
                        for row, year in dated.items()
                        if (spot := number_in(cells, by_segment, row, column)) is not None
                    }
                    columns.append(figures)
            if columns:
                yield from _relations(passage_of(sentences, at), columns, after=False)


def _subject(here: Sentence) -> list[str]:
    """The words before a superlative or "in every year" that say what a sentence tells of."""
    words = relation_words("records")
    cues = words["up"] | words["down"] | words["every"]
    at = next(iter(here.places_of(cues)), here.first)
    told = content(here.words(here.first, at))
    return [word for word in told if word not in words["neutral"]]


def _are_of(told: Sequence[str], known: Sequence[str]) -> bool:
    """Whether each word has one akin to it among the words of a heading or a list."""
    return all(any(are_akin(word, one) for one in known) for word in told)


def _year_of(cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], row: int) -> int:
    """The year that the first cell of a row is, 0 where it is none."""
    sentences = by_segment.get(cells.get((row, 0), -1), ())
    times = [one.mention for sentence in sentences for one in sentence.times]
    return _as_year(times[0]) if len(times) == 1 and len(sentences) == 1 else 0


def _as_year(time: TimeExpression) -> int:
    plain = time.grain == "year" and time.first is not None and not time.approximate
    return time.first.year if plain and time.first is not None else 0


def _listed(sentence: Sentence) -> Years:
    """The figures of one kind in a sentence, each with its year."""
    found: Years = {}
    spots = spots_of(sentence)
    if len(spots) < _FEWEST or len({one.quantity.unit for one in spots} - {None}) > 1:
        return found
    ends = [*(spot.first for spot in spots[1:]), sentence.stop]
    for spot, end in zip(spots, ends, strict=True):
        time = _label(sentence, spot) or time_beside(sentence, spot, end)
        year = _as_year(time) if time is not None else 0
        if not year or year in found or spot.quantity.is_range or spot.quantity.hedge is not None:
            return {}
        if spot.quantity.change_form == "by":
            return {}
        found[year] = spot
    return found


def _label(sentence: Sentence, spot: Spot) -> TimeExpression | None:
    """The time that stands as a label before a figure: "(2014: 40, 2013: 38)"."""
    if sentence.words(spot.first - 1, spot.first) != [":"]:
        return None
    return next((one.mention for one in sentence.times if one.stop == spot.first - 1), None)


def _relations(passage: Passage, series: Sequence[Years], *, after: bool) -> Iterator[Relation]:
    told = _record(passage, after=after) or _of_first(passage, series)
    if told is not None:
        named = []
        for years in series:
            rival = _rival(years, told)
            if rival is None:
                return
            named.append([("record", years[told.year]), ("other", rival)])
        direction = "up" if told.up else "down"
        relation = relate(passage, "record", named[0], named[1:], direction=direction)
        if relation is not None:
            yield relation
    for years in series if len(series) == 1 else ():
        step = _broken(passage, years, own=after)
        if step is not None:
            before, later, direction = step
            pair = [("before", before), ("after", later)]
            relation = relate(passage, "change", pair, direction=direction, order="told")
            if relation is not None:
                yield relation


def _record(passage: Passage, *, after: bool) -> _Told | None:
    """The record that a sentence tells of a year; after the list, where it holds that itself."""
    here, words = passage.here, relation_words("records")
    at = next(iter(here.places_of(words["up"] | words["down"])), None)
    if at is None or here.words(at - 1, at) != ["the"]:
        return None
    if not words["changes"].isdisjoint(here.words(here.first, at)):
        return None  # "the rise of 2022 was the largest"
    if not words["others"].isdisjoint(here.words(at - 3, at + _TO_SCOPE)):
        return None
    floor = max((one.stop for one in here.quantities), default=here.first) if after else here.first
    before = [one for one in here.times if floor <= one.first and one.stop <= at]
    before = [one for one in before if one.stop == at - 1] or before
    later = [one for one in here.times if one.first > at]
    link = here.words(at + 1, later[0].first) if len(later) == 1 else []
    if words["being"].intersection(link) and words["leading"].issuperset(link):
        year = _as_year(later[0].mention)  # "the highest figure was that of 2013"
        return _Told(year, 0, here.tokens.lower[at] in words["up"]) if year else None
    if len(before) != 1 or not (year := _as_year(before[0].mention)):
        return None
    since = _since(here, at, later)
    if since is None:
        return None
    return _Told(year, since, here.tokens.lower[at] in words["up"])


def _of_first(passage: Passage, series: Sequence[Years]) -> _Told | None:
    """The record of a figure that those of other years follow in a bracket: "40 in 2015 (2014: 38,
    2013: 35), the highest of the three"."""
    here, words = passage.here, relation_words("records")
    at = next(iter(here.places_of(words["up"] | words["down"])), None)
    opened = next(iter(here.places_of({"("})), here.stop)
    if at is None or not opened < at or here.words(at - 2, at) != [",", "the"]:
        return None
    if here.words(at - 3, at - 2) != [")"] or not words["others"].isdisjoint(
        here.words(at, at + _TO_SCOPE)
    ):
        return None
    first = [year for year, spot in series[0].items() if here.first <= spot.first < opened]
    if len(first) != 1 or _since(here, at, [one for one in here.times if one.first > at]) != 0:
        return None
    return _Told(first[0], 0, here.tokens.lower[at] in words["up"])


def _since(here: Sentence, at: int, later: Sequence[Placed[TimeExpression]]) -> int | None:
    """The year after which a record holds, 0 for all years; None for a scope that is not clear."""
    words = relation_words("records")
    if not later:
        tail = here.words(at + 1, here.stop)
        return 0 if not tail or words["scope"].issuperset(tail) else None
    if len(later) > 1:
        return None
    if here.words(later[0].first - 1, later[0].first) == ["since"]:
        return _as_year(later[0].mention) or None
    return 0 if later[0].mention.grain == "duration" else None


def _rival(years: Years, told: _Told) -> Spot | None:
    """The figure that most passes a record, of the years among which it is one."""
    if told.year not in years:
        return None
    own = years[told.year]
    among = [spot for year, spot in years.items() if year > told.since and year != told.year]
    if told.since:
        among = [years[year] for year in years if told.since < year < told.year]
    if not among:
        return None
    best = (max if told.up else min)(among, key=lambda spot: spot.quantity.number)
    passed = (
        best.interval.low > own.interval.high
        if told.up
        else (best.interval.high < own.interval.low)
    )
    return best if passed else None


def _broken(passage: Passage, years: Years, *, own: bool) -> tuple[Spot, Spot, str] | None:
    """The first two years in a row that belie "rose in every year"; of a list of its `own`
    sentence, of all its years."""
    here, words = passage.here, relation_words("records")
    verbs = change_words().verbs | change_words().comparatives
    at = next(iter(here.places_of(words["every"])), None)
    if at is None or here.words(at + 1, at + 2) not in (["year"], ["single"]):
        return None
    told = {verbs[word] for word in here.words(at - 4, at) if word in verbs}
    if len(told) != 1 or not words["not"].isdisjoint(here.vocabulary):
        return None
    direction, among = str(next(iter(told))), sorted(years)
    if own:
        if not _is_said_of_list(passage, years, at):
            return None
    else:
        span = [one.mention for one in here.times if one.first > at]
        if len(span) != 1 or span[0].grain != "range" or not (span[0].first and span[0].last):
            return None
        among = [year for year in among if span[0].first.year <= year <= span[0].last.year]
    for one, other in pairwise(among):
        before, later = years[one].quantity.number, years[other].quantity.number
        if other == one + 1 and (later < before if direction == "up" else later > before):
            return years[one], years[other], direction
    return None


def _is_said_of_list(passage: Passage, years: Years, at: int) -> bool:
    """Whether "every year" is said of the figures of its sentence and of nothing else: "more every
    year" behind them, "rose every year, from" before them."""
    here, spots = passage.here, years.values()
    first, stop = min(one.first for one in spots), max(one.stop for one in spots)
    reach = range(stop, at) if stop <= at else range(at + 2, first)
    timed = {one for time in here.times for one in range(time.first, time.stop)}
    sides = change_words().comparatives.keys() | relation_words("records")["bearing"]
    return (stop <= at or at < first) and all(
        one in timed or here.tokens.lower[one] in sides for one in reach
    )
