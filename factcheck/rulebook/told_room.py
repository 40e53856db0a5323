"""Houses that have room for so many, and more people in them."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.precision import is_whole
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import meaning_of
from factcheck.rulebook.text_things import is_listed
from factcheck.rulebook.told_counts import Count, count_words

_NEAR = 3  # tokens between "seats", "a capacity of" and the number
_FAR = 4  # sentences between a house and the people in it


def crowds(context: Context) -> Iterator[tuple[Count, Count]]:
    """Yield what a house has room for with more people who were in it."""
    rooms = [one for at in context.places_with(count_words("room")) for one in _rooms(context, at)]
    if len(rooms) != 1:
        return
    room = rooms[0]
    for index in context.places_with(count_words("filling")):
        if not 0 < index - room.index <= _FAR:
            continue
        for crowd in _people_in(context, index, room):
            if crowd.low > room.high:
                yield room, crowd


def _rooms(context: Context, index: int) -> Iterator[Count]:
    sentence = context.analysis.sentences[index]
    for at in sentence.places_of(count_words("room")):
        clause = clause_at(sentence, at)
        for placed in sentence.quantities:
            if not at < placed.first <= at + _NEAR or not _is_of_people(sentence, placed):
                continue
            known = clause.subject < clause.subject_stop  # "seats" may be no verb to others
            subject = (clause.subject, clause.subject_stop) if known else (clause.first, at)
            owner = meaning_of(context, index, *subject)
            listed = owner is not None and is_listed(owner)
            if listed and count_words("beyond").isdisjoint(sentence.vocabulary):
                yield _count(index, sentence, at, placed, owner or "")


def _people_in(context: Context, index: int, room: Count) -> Iterator[Count]:
    sentence = context.analysis.sentences[index]
    if not count_words("beyond").isdisjoint(sentence.vocabulary):
        return
    for placed in sentence.quantities:
        if _is_of_people(sentence, placed) and placed.mention.unit is not None:
            yield _count(index, sentence, placed.first, placed, room.owner)


def _is_of_people(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    quantity = placed.mention
    if quantity.ordinal or quantity.is_range or quantity.change or not is_whole(quantity.number):
        return False
    after = sentence.words(placed.stop, placed.stop + 1)
    return quantity.unit is None or not count_words("people").isdisjoint(after)


def _count(
    index: int, sentence: Sentence, first: int, placed: Placed[Quantity], owner: str
) -> Count:
    low, high = placed.mention.interval.low, placed.mention.interval.high
    stop = placed.stop + (placed.mention.unit is not None)
    return Count(index, sentence, first, stop, "room", "", owner, low, high)
