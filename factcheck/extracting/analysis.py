"""The whole of extraction: a document's segments become mentions, sentences and frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from factcheck.extracting.frames.acts import act_frames
from factcheck.extracting.frames.belonging_told import belonging_told_frames
from factcheck.extracting.frames.counts import count_frames
from factcheck.extracting.frames.cued import Families, find_in_all
from factcheck.extracting.frames.currency_users import currency_user_frames
from factcheck.extracting.frames.dated import DATED
from factcheck.extracting.frames.distributed import distributed_frames
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.item_lists import item_list_frames
from factcheck.extracting.frames.lists import counted_member_frames, list_frames
from factcheck.extracting.frames.measured import measured_frames
from factcheck.extracting.frames.members_pointed import pointed_member_frames
from factcheck.extracting.frames.members_told import including_frames, inside_frames
from factcheck.extracting.frames.members_undated import undated_frames
from factcheck.extracting.frames.memberships import (
    belonging_frames,
    membership_frames,
    named_member_frames,
)
from factcheck.extracting.frames.office_frames import office_frames
from factcheck.extracting.frames.open_measures import open_frames
from factcheck.extracting.frames.outsiders import outsider_frames
from factcheck.extracting.frames.pairs import paired_frames
from factcheck.extracting.frames.peoples_told import people_told_frames
from factcheck.extracting.frames.places import place_frames
from factcheck.extracting.frames.plain_lists import plain_list_frames
from factcheck.extracting.frames.ranks import rank_frames
from factcheck.extracting.frames.reckonings import reckoning_frames
from factcheck.extracting.frames.relations import find_relations
from factcheck.extracting.frames.seats import seat_frames
from factcheck.extracting.frames.series_told import series_frames
from factcheck.extracting.frames.shares import share_frames
from factcheck.extracting.frames.state_sizes import state_people_frames, state_size_frames
from factcheck.extracting.frames.table_grid import has_tables
from factcheck.extracting.gazetteer import Gazetteer
from factcheck.extracting.labelled import with_labels
from factcheck.extracting.mentions import Mentions, find_mentions
from factcheck.extracting.referents import with_referents
from factcheck.extracting.sentence import AT_HAND, Sentence, being_read
from factcheck.extracting.unknown_names import unknown_names
from factcheck.model.document import Document
from factcheck.model.mentions import EntityMention, Mention, OfficeMention, Quantity, TimeExpression
from factcheck.model.relations import Relation


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


def analyse(document: Document, gazetteer: Gazetteer, anchor: date | None) -> Analysis:
    """Find mentions and frames in every segment; `anchor` is the day that "now" means."""
    return framed(find_mentions(document, gazetteer, anchor))


def framed(found: Mentions) -> Analysis:
    """Frame the claims of what was found."""
    with being_read(found.sentences[:AT_HAND]):
        return _framed(found)


def _framed(found: Mentions) -> Analysis:
    document, sentences, peoples = found.document, found.sentences, found.peoples
    cells = _frames_of_tables(document, sentences)
    in_cells = {frame.span: _told_in_cell(frame) for frame in cells}
    labelled = with_labels(document, sentences, found.gazetteer)
    referred = with_referents(document, labelled, found.gazetteer.held)
    quantities = (one.mention for each in sentences for one in each.quantities)
    return Analysis(
        document=document,
        sentences=referred,
        frames=_with_referred(_all_frames(sentences, cells), sentences, referred),
        quantities=tuple(in_cells.get(one.span) or one for one in quantities),
        times=tuple(one.mention for each in sentences for one in each.times),
        entities=tuple(one.mention for each in sentences for one in each.entities),
        offices=tuple(one.mention for each in sentences for one in each.offices),
        relations=find_relations(document, sentences),
        peoples=peoples,
    )


def _frames_of_tables(document: Document, sentences: Sequence[Sentence]) -> list[Frame]:
    if not has_tables(document):
        return []
    from factcheck.extracting.frames.tables import table_frames  # noqa: PLC0415 - few have any

    return table_frames(document, sentences)


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


def _with_referred(
    frames: tuple[Frame, ...], sentences: Sequence[Sentence], referred: Sequence[Sentence]
) -> tuple[Frame, ...]:
    """The frames, and those that only a name makes which a pronoun stands for: "Its seat is in
    Vienna"; in place of those of nobody ("The new president, aged 50") those of that person."""
    changed = [read for plain, read in zip(sentences, referred, strict=True) if read is not plain]
    if not changed:
        return frames
    again = [frame for read in changed for frame in _prose_frames([read])]
    people = {(one.measure, one.span) for one in again if one.qualifiers.get("person")}
    kept = tuple(
        one
        for one in frames
        if (one.measure, one.span) not in people or one.qualifiers.get("person")
    )
    told = {(one.measure, one.sentence.span) for one in kept}
    return kept + tuple(one for one in again if (one.measure, one.sentence.span) not in told)


_OF_QUANTITIES = Families(
    people_told_frames,
    series_frames,
    share_frames,
    rank_frames,
    place_frames,
    paired_frames,
    state_people_frames,
    currency_user_frames,
    count_frames,
    act_frames,
    state_size_frames,
    measured_frames,
)
_OF_NAMES = Families(
    list_frames,
    membership_frames,
    named_member_frames,
    belonging_frames,
    including_frames,
    inside_frames,
    outsider_frames,
    pointed_member_frames,
    undated_frames,
    belonging_told_frames,
    seat_frames,
)
_OF_LISTS = Families(plain_list_frames, item_list_frames)


_AT_ONCE = 1000  # sentences that each family goes over before the next one begins


class _Begun(Struct, gc=False):
    """A sentence with the frames of its figures and dates, those of its names, and where the
    quantities begin that they used."""

    sentence: Sentence
    frames: list[Frame]
    named: list[Frame]
    used: set[int]


def _prose_frames(sentences: Sequence[Sentence]) -> Iterator[Frame]:
    """The frames sentence by sentence."""
    for first in range(0, len(sentences), _AT_ONCE):
        places = range(first, min(first + _AT_ONCE, len(sentences)))
        with being_read(sentences[at] for at in places):
            for at, begun in zip(places, _begun(sentences, places), strict=True):
                yield from _frames_of(begun)
                if begun.sentence is not sentences[at]:
                    force_setattr(begun.sentence, "known", None)  # a copy of one that is read


def _begun(sentences: Sequence[Sentence], places: range) -> list[_Begun]:
    """What families find that ask for no other sentence.

    They run from the narrowest grammar to the widest, and a quantity that one has used is not
    offered to the next.
    """
    begun = [_Begun(sentences[at], [], [], set()) for at in places]
    timed = [one for one in begun if one.sentence.times]
    find_in_all(DATED, [(one.sentence, one.frames, (one.sentence,)) for one in timed])
    for one in timed:
        one.sentence = _with_events(one.sentence, one.frames)
    counted = [one for one in begun if one.sentence.quantities]
    given = [(one.sentence, one.frames, (one.sentence, one.used)) for one in counted]
    find_in_all(_OF_QUANTITIES, given)
    named = [one for one in begun if one.sentence.entities]
    find_in_all(_OF_NAMES, [(one.sentence, one.named, (one.sentence,)) for one in named])
    return begun


def _with_events(sentence: Sentence, frames: Sequence[Frame]) -> Sentence:
    """The sentence with the times that date its events.

    The day on which "NATO grew to 28 members, when X joined" dates both, and where nothing says
    what was joined it may date anything.
    """
    if not frames or not sentence.quantities:
        return sentence
    dated = frozenset(
        one.start
        for frame in frames
        for one in frame.mentions
        if frame.measure != "joined" or _dates_only_this(frame, one)
    )
    return replace(sentence, event_times=dated)


def _frames_of(begun: _Begun) -> list[Frame]:
    """The frames of one sentence, by position."""
    sentence, frames, used = begun.sentence, begun.frames, begun.used
    if sentence.quantities:
        frames = distributed_frames(sentence, frames)
    elif sentence.entities:
        frames += place_frames(sentence, used)
        # Where there is no figure only a length of time can be a value.
        valued = sentence.cues and any(one.mention.grain == "duration" for one in sentence.times)
        frames += measured_frames(sentence, used) if valued else ()
    frames += begun.named
    if sentence.entities and sentence.quantities:
        frames += counted_member_frames(sentence, frames)
    if sentence.quantities:
        for of_lists in _OF_LISTS.of(sentence):
            frames += of_lists(sentence, frames)
    frames += office_frames(sentence)
    if sentence.times or sentence.quantities:
        frames += reckoning_frames(sentence, frames)
    if sentence.quantities:
        used.update(one.start for frame in frames for one in frame.mentions)
        frames += open_frames(sentence, used)
    return sorted(frames, key=lambda frame: (frame.span.start, frame.span.end))


def _dates_only_this(frame: Frame, date: Mention) -> bool:
    named = frame.whole is None or frame.whole.anaphor is not None
    return named and date.start > frame.span.start
