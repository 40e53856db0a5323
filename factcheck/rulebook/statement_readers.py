"""What the readers of statement patterns find: people, things, plain words and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.arithmetic.units import dimension
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_patterns import Bound, Reader
from factcheck.model.mentions import Quantity
from factcheck.rulebook.text_people import read_name, read_who, read_whose
from factcheck.rulebook.text_things import read_bare, read_head, read_owner, read_thing

_SHORTEST = 3  # letters of a noun
_OLDEST = 110  # years
_DATES = frozenset({"day", "month", "year", "weekday"})


def _marked(kind: str, reader: Reader) -> Reader:
    def read(sentence: Sentence, at: int) -> Iterator[Bound]:
        for one in reader(sentence, at):
            yield Bound(one.first, one.stop, f"{kind}:{one.key}", one.mention)

    return read


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


def _quantity(*units: str) -> Reader:
    def read(sentence: Sentence, at: int) -> Iterator[Bound]:
        for placed in sentence.quantities:
            if placed.first == at and _is_of(placed.mention, units):
                yield Bound(at, placed.stop, "value:", placed.mention)

    return read


def _change(sentence: Sentence, at: int) -> Iterator[Bound]:
    """By how many per cent something changed."""
    for placed in sentence.quantities:
        if placed.first == at and dimension(placed.mention.unit) == "share":
            yield Bound(at, placed.stop, "value:", placed.mention)


def _is_of(quantity: Quantity, units: Sequence[str]) -> bool:
    """Whether a figure is a level: "to 38%" is one, "by 4%" is a change."""
    if quantity.ordinal or quantity.is_range:
        return False
    if quantity.change is not None and quantity.change_form != "to":
        return False
    return dimension(quantity.unit) in units


def _time(sentence: Sentence, at: int) -> Iterator[Bound]:
    for placed in sentence.times:
        if placed.first == at and placed.mention.first is not None:
            yield Bound(at, placed.stop, "time:", placed.mention)


def _duration(sentence: Sentence, at: int) -> Iterator[Bound]:
    for placed in sentence.times:
        if placed.first == at and placed.mention.grain == "duration":
            yield Bound(at, placed.stop, "duration:", placed.mention)


def _date(sentence: Sentence, at: int) -> Iterator[Bound]:
    """A day, month or year that the text does not hedge."""
    for placed in sentence.times:
        time = placed.mention
        dated = time.first is not None and time.grain in _DATES and not time.approximate
        if placed.first == at and dated:
            yield Bound(at, placed.stop, "date:", time)


def _age(sentence: Sentence, at: int) -> Iterator[Bound]:
    """A whole number of years that somebody may have: "47", "47-year-old"."""
    for placed in sentence.quantities:
        quantity = placed.mention
        bare = quantity.unit is None or (quantity.unit == "year" and quantity.text.endswith("old"))
        plain = bare and not quantity.ordinal and not quantity.is_range
        whole = 0 < quantity.number <= _OLDEST and quantity.number % 1 == 0
        if placed.first == at and plain and whole:
            yield Bound(at, placed.stop, "age:", quantity)


def _city(sentence: Sentence, at: int) -> Iterator[Bound]:
    for placed in sentence.entities:
        if placed.first == at and placed.mention.type in ("city", "capital"):
            yield Bound(at, placed.stop, f"city:{placed.mention.canonical}")


READERS: Mapping[str, Reader] = {
    "who": _marked("person", read_who),
    "whose": _marked("person", read_whose),
    "name": _marked("person", read_name),
    "what": _marked("thing", read_thing),
    "owner": _marked("thing", read_owner),
    "bare": _marked("thing", read_bare),
    "head": _marked("thing", read_head),
    "noun": _noun,
    "plural": _plural,
    "verb": _verb,
    "time": _time,
    "date": _date,
    "age": _age,
    "city": _city,
    "duration": _duration,
    "count": _quantity("count", "number"),
    "percent": _quantity("share"),
    "change": _change,
    "money": _quantity("money"),
    "length": _quantity("length"),
    "weight": _quantity("mass"),
}
