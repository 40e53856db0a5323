"""Changes of a figure that another clause takes up: "there were 52 strikes in 2021; the next year
the number dropped to 44"; "..., 450 million instead of 400 million"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.lexicon import rules_words
from factcheck.model.mentions import TimeExpression
from factcheck.model.relations import Relation

_TO_VERB = 5  # tokens from "the number" to its verb
_TO_FIGURE = 5  # tokens from the verb to the figure that it leads to
_FAR = 24  # tokens from the earlier figure to what takes it up
_TIMES = 4  # how many times as large one of the two may be
_BREAKS = frozenset({",", ";", ".", ":", "and", "but", "while", "which"})


@cued_by(lambda: relation_words("taken_up")["nouns"])
def taken_up_relations(passage: Passage) -> Iterator[Relation]:
    """Yield a figure with the one that it is told to have risen or fallen to in a later clause."""
    if len(passage.spots) < 2 or len(passage.spots) > MOST:
        return
    for at in passage.here.places_of(relation_words("taken_up")["nouns"]):
        told = _moved_to(passage, at)
        if told is None:
            continue
        after, side = told
        before = _before(passage, at, after)
        if before is None or not _is_later(passage, before, after, at):
            continue
        named = [("before", before), ("after", after)]
        relation = relate(passage, "change", named, direction=side)
        if relation is not None:
            yield relation
            return


def _moved_to(passage: Passage, noun: int) -> tuple[Spot, str] | None:
    """The figure to which "the number" rose or fell, and which way."""
    here, words = passage.here, relation_words("taken_up")
    if noun == here.first or here.tokens.lower[noun - 1] not in words["determiners"]:
        return None
    verbs = change_words().verbs
    for at in range(noun + 1, min(here.stop, noun + _TO_VERB)):
        word = here.tokens.lower[at]
        side = verbs.get(word)
        if side is not None and word not in words["unsure"]:
            after = next((one for one in passage.own if one.first > at), None)
            if after is None or after.first - at > _TO_FIGURE:
                return None
            led = here.words(at + 1, after.first)
            plain = led[-1:] == ["to"] and _BREAKS.isdisjoint(led)
            return (after, side) if plain else None
        if word not in words["before_verb"] and time_at(here, at) is None:
            return None
    return None


def _before(passage: Passage, noun: int, after: Spot) -> Spot | None:
    """The only figure of the kind in the clauses right before, no size of a change itself."""
    told = [one for one in passage.spots if noun - _FAR <= one.first < noun]
    alike = [one for one in told if are_alike(one, after)]
    if len(alike) != 1 or len(told) > 2 or (told and told[-1] is not alike[0]):
        return None
    before = alike[0]
    kinds = rules_words("claims/taken_up")["collectives"].get(passage.here.tokens.lower[noun])
    if kinds is not None and str(before.quantity.unit or "").rpartition(" ")[2] not in kinds:
        return None
    if before.quantity.change_form == "by" or before.quantity.is_range or after.quantity.is_range:
        return None
    percent = {before.quantity.unit, after.quantity.unit} == {"percent"}
    if not percent and not (is_amount(before) and is_amount(after)):
        return None
    small, large = sorted((before.quantity.number, after.quantity.number))
    return before if small > 0 and large <= _TIMES * small else None


def _is_later(passage: Passage, before: Spot, after: Spot, noun: int) -> bool:
    """Whether the clause is of a later time: of a later date, or "the next year"."""
    words = relation_words("taken_up")
    around = passage.words(max(before.stop, noun - _TO_VERB - 2), after.stop + _TO_FIGURE)
    if not words["earlier"].isdisjoint(around) or _names_another(passage, before, noun):
        return False
    first = _time_near(passage, before)
    last = _time_in(passage, range(noun - _TO_VERB, after.stop + _TO_FIGURE))
    if first is not None and last is not None and first.first and last.first:
        return first.first < last.first
    return not words["since"].isdisjoint(around)


def _names_another(passage: Passage, before: Spot, noun: int) -> bool:
    """Whether a name stands between a figure and what takes it up: "in Belm the number rose"."""
    here = passage.here
    start = max(before.stop, here.first + (not passage.is_here(before)))
    return any(
        here.tokens.text[at][0].isupper() and time_at(here, at) is None for at in range(start, noun)
    )


def _time_near(passage: Passage, spot: Spot) -> TimeExpression | None:
    sentence = passage.sentence_of(spot)
    return next((one.mention for one in sentence.times if one.mention.first is not None), None)


def _time_in(passage: Passage, places: Sequence[int]) -> TimeExpression | None:
    found = [time_at(passage.here, at) for at in places]
    return next((one.mention for one in found if one is not None), None)
