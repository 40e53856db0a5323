"""What the segments of a document mention: times, quantities, names, offices, cues of measures.

Each stage goes over many segments before the next one begins: code and tables that stay in the
processor's caches run faster, by about a sixth.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.bracketed import negatives_of_cell
from factcheck.extracting.explained_acronyms import without_explained
from factcheck.extracting.gazetteer import Gazetteer
from factcheck.extracting.measures import measure_cues
from factcheck.extracting.offices import find_offices
from factcheck.extracting.quantities import placed_quantities
from factcheck.extracting.sentence import Cue, Placed, Sentence, place
from factcheck.extracting.sentences import split_sentences
from factcheck.extracting.surnames import with_surnames
from factcheck.extracting.times import placed_times
from factcheck.extracting.tokens import Kind, Tokens, tokenize
from factcheck.model.document import Document, Segment, SegmentKind
from factcheck.model.mentions import EntityMention, OfficeMention, Quantity, TimeExpression

F = TypeVar(
    "F", Cue, Placed[EntityMention], Placed[Quantity], Placed[TimeExpression], Placed[OfficeMention]
)
_SEGMENTS_AT_ONCE = 1000
# What the phrases that name a measure begin with.
_CUES = Kind(lambda: measure_cues().first_words)


class Mentions(Struct, frozen=True):
    """The sentences of a document with what is mentioned in them, before claims are framed.

    Peoples ("the Danes") are no names of their countries, and stand apart.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    peoples: tuple[EntityMention, ...]
    gazetteer: Gazetteer

    @property
    def times(self) -> Iterator[TimeExpression]:
        """The times of the text, in order."""
        return (one.mention for each in self.sentences for one in each.times)


def find_mentions(
    document: Document,
    gazetteer: Gazetteer,
    anchor: date | None,
    undated: Mentions | None = None,
) -> Mentions:
    """Find what every segment mentions; `anchor` is the day that "now" means.

    `undated` is what was found without an anchor: then only the times that count from one are
    read again.
    """
    if undated is not None:
        return _dated(undated, gazetteer, anchor)
    sentences: list[Sentence] = []
    peoples: list[EntityMention] = []
    for first in range(0, len(document.segments), _SEGMENTS_AT_ONCE):
        stop = min(first + _SEGMENTS_AT_ONCE, len(document.segments))
        read, named = _read(document, range(first, stop), gazetteer, anchor)
        sentences += read
        peoples += named
    return Mentions(document, with_surnames(sentences), tuple(peoples), gazetteer)


def found_again(sentence: Sentence, gazetteer: Gazetteer, first: int) -> Sentence:
    """Return a sentence that is all of its tokens with the further names from `first` on, and the
    offices and the cues found in it."""
    tokens, whole = sentence.tokens, [(sentence.first, sentence.stop)]
    known = {at for one in sentence.entities for at in range(one.first, one.stop)}
    printed = replace(tokens, capitals=[at for at in tokens.capitals if at >= first])
    new = [one for one in gazetteer.placed(printed) if known.isdisjoint(range(one.first, one.stop))]
    entities = sorted([*sentence.entities, *new], key=lambda one: one.first)
    offices = tuple(_offices(tokens, entities, whole))
    return replace(
        sentence,
        entities=tuple(_without_inner(entities, offices)),
        offices=offices,
        cues=tuple(_cues(tokens, whole, entities)),
    )


def _dated(undated: Mentions, gazetteer: Gazetteer, anchor: date | None) -> Mentions:
    """Return mentions with the times that count from an anchor; a segment in which other words
    are times now is read anew."""
    document, sentences, peoples = undated.document, list[Sentence](), list(undated.peoples)
    for index, of_segment in groupby(undated.sentences, lambda sentence: sentence.segment):
        known = list(of_segment)
        before = [time for sentence in known for time in sentence.times]
        if not any(time.mention.relative for time in before):
            sentences += known
            continue
        times = placed_times(known[0].tokens, anchor)
        if _ranges(times) == _ranges(before):
            in_sentences = _by_sentence(times, [sentence.first for sentence in known])
            pairs = zip(known, in_sentences, strict=True)
            sentences += [replace(sentence, times=found, cued=0) for sentence, found in pairs]
            continue
        read, named = _read(document, (index,), gazetteer, anchor)
        sentences += read
        span = document.segments[index].span
        peoples = [one for one in peoples if not span.contains(one.span)] + named
    peoples.sort(key=lambda one: one.start)
    return Mentions(document, with_surnames(sentences), tuple(peoples), gazetteer)


def _ranges(placed: Sequence[Placed[TimeExpression]]) -> list[tuple[int, int]]:
    return [(one.first, one.stop) for one in placed]


def _read(
    document: Document, indices: Sequence[int], gazetteer: Gazetteer, anchor: date | None
) -> tuple[list[Sentence], list[EntityMention]]:
    """Return the sentences of some segments, and the peoples named in them."""
    segments = [document.segments[index] for index in indices]
    tokens = [tokenize(document.text, each.span.start, each.span.end) for each in segments]
    times = [placed_times(each, anchor) for each in tokens]
    quantities = list(map(_quantities, segments, tokens, times))
    entities = [gazetteer.placed(each) for each in tokens]
    entities = without_explained(tokens, list(map(_without, entities, times)))
    ranges = [split_sentences(each) for each in tokens]
    peoples = [[one for one in each if one.mention.form == "people"] for each in entities]
    if any(peoples):
        entities = [[one for one in each if one.mention.form != "people"] for each in entities]
    offices = list(map(_offices, tokens, entities, ranges))
    entities = list(map(_without_inner, entities, offices))
    cues = list(map(_cues, tokens, ranges, entities))
    found = (entities, quantities, times, offices, cues, peoples)
    rows = zip(indices, tokens, ranges, *found, strict=True)
    named = [one.mention for each in peoples for one in each]
    return [sentence for row in rows for sentence in _sentences(*row)], named


def _sentences(
    index: int,
    tokens: Tokens,
    ranges: Sequence[tuple[int, int]],
    entities: Sequence[Placed[EntityMention]],
    quantities: Sequence[Placed[Quantity]],
    times: Sequence[Placed[TimeExpression]],
    offices: Sequence[Placed[OfficeMention]],
    cues: Sequence[Cue],
    peoples: Sequence[Placed[EntityMention]],
) -> list[Sentence]:
    """Return the sentences of one segment, each with what begins in it."""
    firsts = [first for first, _ in ranges]
    found = zip(
        ranges,
        _by_sentence(entities, firsts),
        _by_sentence(quantities, firsts),
        _by_sentence(times, firsts),
        _by_sentence(offices, firsts),
        _by_sentence(cues, firsts),
        _by_sentence(peoples, firsts),
        strict=True,
    )
    return [
        Sentence(
            tokens=tokens,
            first=first,
            stop=stop,
            segment=index,
            entities=entities_in,
            quantities=quantities_in,
            times=times_in,
            offices=offices_in,
            cues=cues_in,
            peoples=peoples_in,
        )
        for (
            first,
            stop,
        ), entities_in, quantities_in, times_in, offices_in, cues_in, peoples_in in (found)
    ]


def _by_sentence(found: Sequence[F], firsts: Sequence[int]) -> list[tuple[F, ...]]:
    """Return what begins in each sentence, in the order in which it came; `firsts` are the first
    tokens of the sentences."""
    if not found:
        return [()] * len(firsts)
    if len(firsts) == 1:
        return [tuple(found)]
    inside: list[list[F]] = [[] for _ in firsts]
    for one in found:
        inside[bisect_right(firsts, one.first) - 1].append(one)
    return [tuple(some) for some in inside]


def _quantities(
    segment: Segment, tokens: Tokens, times: Sequence[Placed[TimeExpression]]
) -> list[Placed[Quantity]]:
    found = placed_quantities(tokens, _ranges(times))
    if segment.kind is SegmentKind.TABLE_CELL and len(found) == 1:
        return place(tokens, negatives_of_cell(tokens, [found[0].mention]))
    return found


def _offices(
    tokens: Tokens, entities: Sequence[Placed[EntityMention]], ranges: Sequence[tuple[int, int]]
) -> list[Placed[OfficeMention]]:
    found = find_offices(tokens, [one.mention for one in entities], ranges)
    return place(tokens, found) if found else []


def _cues(
    tokens: Tokens, ranges: Sequence[tuple[int, int]], entities: Sequence[Placed[EntityMention]]
) -> list[Cue]:
    """Measure names in a segment; the longest at a place wins, and names hide what is in them."""
    starts = _CUES.places(tokens)
    if not starts:
        return []
    table, lower = measure_cues(), tokens.lower
    hidden = {at for one in entities for at in range(one.first, one.stop)}
    stops = [stop for _, stop in ranges]
    cues: list[Cue] = []
    free = 0
    for at in starts:
        if at < free or at in hidden:
            continue
        hit = table.longest(lower, at, stops[bisect_right(stops, at)])
        if hit is not None:
            free = at + hit[0]
            cues.append(Cue(at, free, hit[1]))
    return cues


def _without(
    entities: list[Placed[EntityMention]], times: Sequence[Placed[TimeExpression]]
) -> list[Placed[EntityMention]]:
    """Drop names that are part of a time ("May", "March")."""
    if not (entities and times):
        return entities
    starts = [time.first for time in times]
    kept = []
    for entity in entities:
        at = bisect_left(starts, entity.stop) - 1
        if at < 0 or times[at].stop <= entity.first:
            kept.append(entity)
    return kept


def _without_inner(
    entities: list[Placed[EntityMention]], offices: Sequence[Placed[OfficeMention]]
) -> list[Placed[EntityMention]]:
    """Drop names of places that are part of a person's name ("Jordan", "Chad", "Paris")."""
    if not (entities and offices):
        return entities
    persons = sorted(office.mention.person_span for office in offices)
    starts = [person.start for person in persons]

    def is_inner(entity: EntityMention) -> bool:
        at = bisect_right(starts, entity.start) - 1
        return at >= 0 and entity.start < persons[at].end

    return [
        entity
        for entity in entities
        if entity.mention.type == "person" or not is_inner(entity.mention)
    ]
