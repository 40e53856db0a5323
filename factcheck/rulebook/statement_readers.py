"""What the readers of statement patterns find: people, things, plain words and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from factcheck.arithmetic.units import dimension
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_patterns import Bound, Reader
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.rulebook.text_people import read_name, read_who, read_whose, who_begins
from factcheck.rulebook.text_things import (
    heads_in,
    read_bare,
    read_head,
    read_owner,
    read_thing,
    thing_begins,
)

_SHORTEST = 3  # letters of a noun
_OLDEST = 110  # years
_BEFORE_AGE = frozenset({",", "is", "aged", "at", "(", "of", "a", "an", "the"})
_DATES = frozenset({"day", "month", "year", "weekday"})


_Reading: TypeAlias = Callable[[Sentence, int], Iterator[Bound]]


def _marked(kind: str, reader: _Reading, begins: Callable[[Sentence], Iterable[int]]) -> Reader:
    def read(sentence: Sentence, at: int) -> Iterator[Bound]:
        for one in reader(sentence, at):
            yield Bound(one.first, one.stop, f"{kind}:{one.key}", one.mention)

    return Reader(read, begins=begins)


def _noun(sentence: Sentence, at: int) -> Iterator[Bound]:
    """A plain noun, alone: "debt"; it is looked up by its singular."""
    word = sentence.tokens.lower[at]
    if len(word) < _SHORTEST or not word.isalpha() or word in noun_words().stops:
        return
    if at == sentence.first or not sentence.tokens.text[at][0].isupper():
        yield Bound(at, at + 1, f"noun:{singular(word)}")


def _plural(sentence: Sentence, at: int) -> Iterator[Bound]:
    for one in _noun(sentence, at):
        if singular(sentence.tokens.lower[at]) != sentence.tokens.lower[at]:
            yield one


def _verb(sentence: Sentence, at: int) -> Iterator[Bound]:
    """A verb, by its stem: "missed" and "miss" are the same."""
    word = sentence.tokens.lower[at]
    if len(word) < _SHORTEST or not word.isalpha() or word in noun_words().stops:
        return
    stem = word
    for ending in ("ing", "ied", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            stem = word.removesuffix(ending)
            break
    yield Bound(at, at + 1, f"verb:{stem}")


def _quantities(sentence: Sentence) -> tuple[Placed[Quantity], ...]:
    return sentence.quantities


def _times(sentence: Sentence) -> tuple[Placed[TimeExpression], ...]:
    return sentence.times


def _of_mentions(
    key: str,
    mentions: Callable[[Sentence], Iterable[Placed[Quantity]] | Iterable[Placed[TimeExpression]]],
    fits: Callable[[Any], bool],
    led: frozenset[str] | None = None,
) -> Reader:
    """A reader of the mentions of a sentence that fit, where one of `led` stands before them."""

    def is_led(sentence: Sentence, at: int) -> bool:
        return led is None or (at > sentence.first and sentence.tokens.lower[at - 1] in led)

    def read(sentence: Sentence, at: int) -> Iterator[Bound]:
        for placed in mentions(sentence):
            if placed.first == at and fits(placed.mention):
                yield Bound(at, placed.stop, key, placed.mention)

    def places(sentence: Sentence) -> Iterator[int]:
        return (
            placed.first
            for placed in mentions(sentence)
            if is_led(sentence, placed.first) and fits(placed.mention)
        )

    return Reader(read, places)


def _quantity(*units: str) -> Reader:
    """Figures of these dimensions that tell a level: "to 38%" is one, "by 4%" is a change."""

    def fits(quantity: Quantity) -> bool:
        if quantity.ordinal or quantity.is_range:
            return False
        if quantity.change is not None and quantity.change_form != "to":
            return False
        return dimension(quantity.unit) in units

    return _of_mentions("value:", _quantities, fits)


def _is_change(quantity: Quantity) -> bool:
    return dimension(quantity.unit) == "share"


def _is_age(quantity: Quantity) -> bool:
    """A whole number of years that somebody may have: "47", "aged 47", "47-year-old"."""
    text = quantity.text.lower()
    told = quantity.unit == "year" and (text.endswith("old") or text.startswith("aged"))
    if quantity.unit is not None and not told:
        return False
    if quantity.ordinal or quantity.is_range:
        return False
    return 0 < quantity.number <= _OLDEST and quantity.number % 1 == 0


def _is_year_old(quantity: Quantity) -> bool:
    return quantity.text.endswith("old") and _is_age(quantity)


def _is_time(time: TimeExpression) -> bool:
    return time.first is not None


def _is_date(time: TimeExpression) -> bool:
    """A day, month or year that the text does not hedge."""
    return time.first is not None and time.grain in _DATES and not time.approximate


def _is_duration(time: TimeExpression) -> bool:
    return time.grain == "duration"


def _city(sentence: Sentence, at: int) -> Iterator[Bound]:
    for placed in sentence.entities:
        if placed.first == at and placed.mention.type in ("city", "capital"):
            yield Bound(at, placed.stop, f"city:{placed.mention.canonical}")


def _cities(sentence: Sentence) -> Iterator[int]:
    return (one.first for one in sentence.entities if one.mention.type in ("city", "capital"))


READERS: Mapping[str, Reader] = {
    "who": _marked("person", read_who, who_begins),
    "whose": _marked("person", read_whose, who_begins),
    "name": _marked("person", read_name, Sentence.capitals),
    "what": _marked("thing", read_thing, thing_begins),
    "owner": _marked("thing", read_owner, thing_begins),
    "bare": _marked("thing", read_bare, thing_begins),
    "head": _marked("thing", read_head, heads_in),
    "noun": Reader(_noun),
    "plural": Reader(_plural),
    "verb": Reader(_verb),
    "time": _of_mentions("time:", _times, _is_time),
    "date": _of_mentions("date:", _times, _is_date),
    "duration": _of_mentions("duration:", _times, _is_duration),
    "age": _of_mentions("age:", _quantities, _is_age, _BEFORE_AGE),
    "yearold": _of_mentions("age:", _quantities, _is_year_old),
    "change": _of_mentions("value:", _quantities, _is_change),
    "city": Reader(_city, _cities),
    "count": _quantity("count", "number"),
    "percent": _quantity("share"),
    "money": _quantity("money"),
    "length": _quantity("length"),
    "weight": _quantity("mass"),
}
