"""The whole of extraction: a document's segments become mentions, sentences and frames."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.bracketed import negatives_of_cell
from factcheck.extracting.frames.acts import act_frames
from factcheck.extracting.frames.counts import count_frames
from factcheck.extracting.frames.cued import Families
from factcheck.extracting.frames.dated import dated_frames
from factcheck.extracting.frames.distributed import distributed_frames
from factcheck.extracting.frames.ellipsis import continued_frames, elliptic_frames
from factcheck.extracting.frames.former_latter import with_former_and_latter
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.lists import counted_member_frames, list_frames
from factcheck.extracting.frames.measured import measured_frames
from factcheck.extracting.frames.memberships import (
    belonging_frames,
    membership_frames,
    named_member_frames,
)
from factcheck.extracting.frames.office_frames import office_frames
from factcheck.extracting.frames.open_measures import open_frames
from factcheck.extracting.frames.pairs import paired_frames
from factcheck.extracting.frames.people_shares import people_frames
from factcheck.extracting.frames.places import place_frames
from factcheck.extracting.frames.plain_lists import plain_list_frames
from factcheck.extracting.frames.ranks import rank_frames
from factcheck.extracting.frames.reckonings import reckoning_frames
from factcheck.extracting.frames.relations import find_relations
from factcheck.extracting.frames.resumed import resumed_frames
from factcheck.extracting.frames.shares import share_frames
from factcheck.extracting.frames.tables import table_frames
from factcheck.extracting.gazetteer import Gazetteer
from factcheck.extracting.measures import measure_cues
from factcheck.extracting.offices import find_offices
from factcheck.extracting.quantities import placed_quantities
from factcheck.extracting.sentence import Cue, Placed, Sentence, place
from factcheck.extracting.sentences import split_sentences
from factcheck.extracting.times import placed_times
from factcheck.extracting.tokens import Kind, Tokens, tokenize
from factcheck.extracting.unknown_names import unknown_names
from factcheck.model.document import Document, Segment, SegmentKind
from factcheck.model.mentions import EntityMention, Mention, OfficeMention, Quantity, TimeExpression
from factcheck.model.relations import Relation

F = TypeVar(
    "F", Cue, Placed[EntityMention], Placed[Quantity], Placed[TimeExpression], Placed[OfficeMention]
)


# What the phrases that name a measure begin with.
_CUES = Kind(lambda word: word in measure_cues())


class Analysis(Struct, frozen=True):
    """What extraction found in a document, by position."""

    document: Document
    sentences: tuple[Sentence, ...]
    frames: tuple[Frame, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]
    entities: tuple[EntityMention, ...]
    offices: tuple[OfficeMention, ...]
    relations: tuple[Relation, ...] = ()
    peoples: tuple[EntityMention, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, ordered by start, the longer first; names nobody knows among them."""
        known = [*self.entities, *self.peoples]
        unknown = unknown_names(self.sentences, known, self.offices, self.times)
        every: list[Mention] = [
            *self.quantities,
            *self.times,
            *known,
            *self.offices,
            *unknown,
        ]
        return tuple(sorted(every, key=lambda mention: (mention.start, -mention.end)))


class Mentions(Struct, frozen=True):
    """The sentences of a document with what is mentioned in them, before claims are framed."""

    document: Document
    sentences: tuple[Sentence, ...]
    peoples: tuple[EntityMention, ...]

    @property
    def times(self) -> Iterator[TimeExpression]:
        """The times of the text, in order."""
        return (one.mention for each in self.sentences for one in each.times)


def analyse(document: Document, gazetteer: Gazetteer, anchor: date | None) -> Analysis:
    """Find mentions and frames in every segment; `anchor` is the day that "now" means."""
    return framed(find_mentions(document, gazetteer, anchor))


def find_mentions(
    document: Document,
    gazetteer: Gazetteer,
    anchor: date | None,
    undated: Mentions | None = None,
) -> Mentions:
    """Find what every segment mentions; `anchor` is the day that "now" means.

    `undated` is what was found without an anchor: only the segments with a time that counts
    from one are read again.
    """
    kept: dict[int, list[Sentence]] = {}
    for sentence in undated.sentences if undated is not None else ():
        kept.setdefault(sentence.segment, []).append(sentence)
    of_kept = iter(undated.peoples if undated is not None else ())
    people = next(of_kept, None)
    sentences: list[Sentence] = []
    peoples: list[EntityMention] = []
    for index, segment in enumerate(document.segments):
        before = list[EntityMention]()
        while people is not None and people.start < segment.span.end:
            before.append(people)
            people = next(of_kept, None)
        read = kept.get(index)
        if read is None or any(time.mention.relative for each in read for time in each.times):
            sentences += _segment_sentences(
                document.text, index, segment, gazetteer, anchor, peoples
            )
        else:
            sentences += read
            peoples += before
    return Mentions(document, tuple(sentences), tuple(peoples))


def framed(found: Mentions) -> Analysis:
    """Frame the claims of what was found."""
    document, sentences, peoples = found.document, found.sentences, found.peoples
    cells = table_frames(document, sentences)
    in_cells = {frame.span: _told_in_cell(frame) for frame in cells}
    quantities = (one.mention for each in sentences for one in each.quantities)
    return Analysis(
        document=document,
        sentences=sentences,
        frames=_all_frames(sentences, cells),
        quantities=tuple(in_cells.get(one.span) or one for one in quantities),
        times=tuple(one.mention for each in sentences for one in each.times),
        entities=tuple(one.mention for each in sentences for one in each.entities),
        offices=tuple(one.mention for each in sentences for one in each.offices),
        relations=find_relations(document, sentences),
        peoples=peoples,
    )


def _told_in_cell(frame: Frame) -> Quantity | None:
    """The number of a table's cell as its headings tell it: "19.6" in millions of people."""
    quantity = frame.value.quantity
    if quantity is None or quantity.unit == frame.value.unit:
        return quantity
    return replace(quantity, unit=frame.value.unit)


def _all_frames(sentences: Sequence[Sentence], cells: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames of sentences, and those of table cells in place of what cells say alone."""
    read = {frame.span for frame in cells}
    alone = _prose_frames(sentences)
    return (
        *(
            frame
            for frame in alone
            if frame.value.quantity is None or frame.value.quantity.span not in read
        ),
        *cells,
    )


def _prose_frames(sentences: Sequence[Sentence]) -> Iterator[Frame]:
    """The frames sentence by sentence; some sentences go on with the measure of the one before."""
    before: list[Frame] = []
    for sentence in sentences:
        in_passage = bool(before) and before[0].sentence.segment == sentence.segment
        frames = frames_of(sentence, before if in_passage else ())
        if in_passage:
            further = continued_frames(sentence, before)
            taken = {one.start for frame in further for one in frame.mentions}
            if taken:
                frames = [one for one in frames if taken.isdisjoint(m.start for m in one.mentions)]
                frames += further
        yield from frames
        before = frames


_OF_QUANTITIES = Families(
    share_frames,
    rank_frames,
    place_frames,
    paired_frames,
    count_frames,
    act_frames,
    people_frames,
    measured_frames,
)
_OF_NAMES = Families(list_frames, membership_frames, named_member_frames, belonging_frames)
_OF_LISTS = Families(plain_list_frames)


def frames_of(sentence: Sentence, before: Sequence[Frame] = ()) -> list[Frame]:
    """Return the frames of one sentence, by position; `before` are those of the sentence before
    it in its paragraph.

    Families run from the narrowest grammar to the widest, and a quantity that one has used is
    not offered to the next.
    """
    used: set[int] = set()
    sentence = with_former_and_latter(sentence)
    frames: list[Frame] = list(dated_frames(sentence))
    if frames and sentence.quantities:
        # The day on which "NATO grew to 28 members, when X joined" dates both, and where nothing
        # says what was joined it may date anything.
        dated = frozenset(
            one.start
            for frame in frames
            for one in frame.mentions
            if frame.measure != "joined" or _dates_only_this(frame, one)
        )
        sentence = replace(sentence, event_times=dated)
    if sentence.quantities:
        for family in _OF_QUANTITIES.of(sentence):
            frames += family(sentence, used)
        if len(sentence.quantities) > 1 and len(sentence.entities) > 1:
            frames += elliptic_frames(sentence, tuple(frames), used)
        frames += resumed_frames(sentence, tuple(frames), before, used)
        frames = distributed_frames(sentence, frames)
    elif sentence.entities:
        frames += place_frames(sentence, used)
        frames += measured_frames(sentence, used) if sentence.cues else ()
    if sentence.entities:
        for of_names in _OF_NAMES.of(sentence):
            frames += of_names(sentence)
        if sentence.quantities:
            frames += counted_member_frames(sentence, frames)
    if sentence.quantities:
        for of_lists in _OF_LISTS.of(sentence):
            frames += of_lists(sentence, frames)
    frames += office_frames(sentence)
    frames += reckoning_frames(sentence, frames)
    if sentence.quantities:
        used.update(one.start for frame in frames for one in frame.mentions)
        frames += open_frames(sentence, used)
    return sorted(frames, key=lambda frame: (frame.span.start, frame.span.end))


def _dates_only_this(frame: Frame, date: Mention) -> bool:
    named = frame.whole is None or frame.whole.anaphor is not None
    return named and date.start > frame.span.start


def _segment_sentences(
    text: str,
    index: int,
    segment: Segment,
    gazetteer: Gazetteer,
    anchor: date | None,
    peoples: list[EntityMention],
) -> list[Sentence]:
    """Return the sentences of a segment; peoples ("the Danes") are no names of their countries
    and go to `peoples`."""
    tokens = tokenize(text, segment.span.start, segment.span.end)
    if not tokens.text:
        return []
    times = placed_times(tokens, anchor)
    quantities = placed_quantities(tokens, [(time.first, time.stop) for time in times])
    if segment.kind is SegmentKind.TABLE_CELL and len(quantities) == 1:
        quantities = place(tokens, negatives_of_cell(tokens, [quantities[0].mention]))
    entities = _without(gazetteer.placed(tokens), times)
    if any(one.mention.form == "people" for one in entities):
        peoples += [one.mention for one in entities if one.mention.form == "people"]
        entities = [one for one in entities if one.mention.form != "people"]
    ranges = split_sentences(tokens)
    offices = find_offices(tokens, [one.mention for one in entities], ranges)
    if offices:
        entities = _without_inner(entities, offices)
    if len(ranges) == 1:
        return [
            Sentence(
                tokens=tokens,
                first=0,
                stop=len(tokens.text),
                segment=index,
                entities=tuple(entities),
                quantities=tuple(quantities),
                times=tuple(times),
                offices=tuple(place(tokens, offices)),
                cues=tuple(_cues(tokens, ranges, entities)),
            )
        ]
    firsts = [first for first, _ in ranges]
    found = zip(
        ranges,
        _by_sentence(entities, firsts),
        _by_sentence(quantities, firsts),
        _by_sentence(times, firsts),
        _by_sentence(place(tokens, offices), firsts),
        _by_sentence(_cues(tokens, ranges, entities), firsts),
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
        )
        for (first, stop), entities_in, quantities_in, times_in, offices_in, cues_in in found
    ]


def _by_sentence(found: Sequence[F], firsts: Sequence[int]) -> list[tuple[F, ...]]:
    """Return what begins in each sentence, in the order in which it came; `firsts` are the first
    tokens of the sentences."""
    if not found:
        return [()] * len(firsts)
    inside: list[list[F]] = [[] for _ in firsts]
    for one in found:
        inside[bisect_right(firsts, one.first) - 1].append(one)
    return [tuple(some) for some in inside]


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
    entities: list[Placed[EntityMention]], offices: Sequence[OfficeMention]
) -> list[Placed[EntityMention]]:
    """Drop names of places that are part of a person's name ("Jordan", "Chad", "Paris")."""
    persons = sorted(office.person_span for office in offices)
    starts = [person.start for person in persons]

    def is_inner(entity: EntityMention) -> bool:
        at = bisect_right(starts, entity.start) - 1
        return at >= 0 and entity.start < persons[at].end

    return [
        entity
        for entity in entities
        if entity.mention.type == "person" or not is_inner(entity.mention)
    ]
