"""What a named thing has: "Velden has 214,000 inhabitants", "the mill, which employs 820 people".

Only figures that the text gives as standing now, of the whole thing and of nothing narrower.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality

_LONGEST_NAME = 6  # tokens
_TO_FIGURE = 4  # tokens between a verb and its figure
_TOLD = (Modality.ASSERTED, Modality.ATTRIBUTED)


class Holding(Struct, frozen=True):
    """A figure of a thing: its name in lower-case words, how it has it, and what is counted.

    `definite` holds for "the mill", which may be any of several.
    """

    name: tuple[str, ...]
    having: str
    noun: str
    spot: Spot
    sentence: Sentence
    definite: bool


@cache
def _having() -> dict[str, str]:
    table = rules_words("claims/holdings")["having"]
    return {verb: name for name, verbs in table.items() for verb in verbs}


@cache
def _nouns() -> dict[str, str]:
    table = rules_words("claims/holdings")["nouns"]
    return {noun: names[0] for names in table for noun in names}


def may_tell_holding(sentence: Sentence) -> bool:
    """Whether a sentence can say what something has now."""
    words, told = relation_words("holdings"), sentence.vocabulary
    if sentence.times or told.isdisjoint(_having().keys() | {"with"}):
        return False
    return (
        words["others"].isdisjoint(told)
        and sentence.tokens.lower[sentence.first] not in (words["placing"])
    )


def holdings_of(sentence: Sentence) -> Iterator[Holding]:
    """Yield what a sentence says that named things have."""
    if not sentence.quantities or not may_tell_holding(sentence):
        return
    for spot in spots_of(sentence):
        if not _is_plain(sentence, spot):
            continue
        found = _by_verb(sentence, spot) or _beside(sentence, spot) or _before(sentence, spot)
        if found is None or modality_of(sentence, spot.first, spot.stop) not in _TOLD:
            continue
        name, having, definite = found
        noun = str(spot.quantity.unit).rpartition(" ")[2]
        after = sentence.words(spot.stop, spot.stop + 2)
        managed = after == ["under", "management"]
        yield Holding(
            name,
            "manage" if managed else _having_of(noun, having),
            _nouns().get(noun, str(spot.quantity.unit)),
            spot,
            sentence,
            definite,
        )


def _having_of(noun: str, having: str) -> str:
    return "employ" if _nouns().get(noun) == "employee" else having


def _is_plain(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure counts things or money of the whole, and no part or change of it."""
    quantity = spot.quantity
    if quantity.unit is None or quantity.change is not None or quantity.is_range:
        return False
    if "average" in (quantity.hedge or ""):
        return False
    if quantity.per is not None or " / " in quantity.unit or quantity.unit in ("percent", "time"):
        return False
    after = sentence.words(spot.stop, spot.stop + 2)
    if after == ["under", "management"]:
        return True
    managing = sentence.words(spot.first - _TO_FIGURE, spot.first)
    if dimension(quantity.unit) == "money":
        return any(_having().get(word) == "manage" for word in managing) and after in ([], ["."])
    if dimension(quantity.unit) not in BARE:
        return False
    return not after or after[0] in relation_words("holdings")["after"]


def _by_verb(sentence: Sentence, spot: Spot) -> tuple[tuple[str, ...], str, bool] | None:
    """ "Velden has 214,000 inhabitants", "the mill, which employs 820 people" """
    lower, words = sentence.tokens.lower, relation_words("holdings")
    for at in range(spot.first - 1, max(sentence.first, spot.first - _TO_FIGURE) - 1, -1):
        having = _having().get(lower[at])
        if having is None:
            if lower[at] not in words["links"]:
                return None
            continue
        which = lower[at - 2 : at] in ([",", "which"], [",", "that"])
        name = _name_before(sentence, at - 2 if which else at, subject=not which)
        return (name[0], having, name[1]) if name is not None else None
    return None


def _beside(sentence: Sentence, spot: Spot) -> tuple[tuple[str, ...], str, bool] | None:
    """ "Velden, with its 241,000 inhabitants, is ..." """
    led = sentence.words(spot.first - 3, spot.first)
    determined = led[-1:] in (["its"], ["their"], ["some"], ["about"])
    at = spot.first - 1 - determined
    if sentence.words(at - 1, at + 1) != [",", "with"]:
        return None
    if sentence.words(spot.stop, spot.stop + 1) not in ([","], ["."], []):
        return None
    name = _name_before(sentence, at - 1, subject=False)
    return (name[0], "have", name[1]) if name is not None else None


def _before(sentence: Sentence, spot: Spot) -> tuple[tuple[str, ...], str, bool] | None:
    """ "With $6.4 billion under management, the Kestrel Fund is ..." """
    lower = sentence.tokens.lower
    led = sentence.words(sentence.first, spot.first)
    if led not in (["with"], ["with", "its"], ["with", "some"]):
        return None
    comma = next((at for at in range(spot.stop, sentence.stop) if lower[at] == ","), None)
    if comma is None or comma - spot.stop > 2:
        return None
    name = _name_after(sentence, comma + 1)
    return (name[0], "have", name[1]) if name is not None else None


def _name_before(
    sentence: Sentence, stop: int, *, subject: bool
) -> tuple[tuple[str, ...], bool] | None:
    """The name that ends before a token, and whether it is only "the mill"."""
    text, lower, words = sentence.tokens.text, sentence.tokens.lower, relation_words("holdings")
    first = stop
    while first > sentence.first and stop - first < _LONGEST_NAME and text[first - 1][0].isalpha():
        if lower[first - 1] in words["ending"]:
            break
        first -= 1
    before = lower[first - 1] if first > sentence.first else ""
    if first == stop or stop - first == _LONGEST_NAME:
        return None
    if before == "of":
        if lower[first - 2] not in words["kinds"]:
            return None
    elif subject and before not in {"", ",", ";", "the", "and", "but", "that", "while"}:
        return None
    return _as_name(sentence, first, stop)


def _name_after(sentence: Sentence, first: int) -> tuple[tuple[str, ...], bool] | None:
    """The name that begins at a token and stands before a verb of the present."""
    words, lower = relation_words("holdings"), sentence.tokens.lower
    first += sentence.words(first, first + 1) == ["the"]
    stop = first
    while stop < sentence.stop and lower[stop] not in words["ending"] and lower[stop][0].isalpha():
        stop += 1
    if stop >= sentence.stop or not 0 < stop - first < _LONGEST_NAME:
        return None
    if lower[stop] not in {"is", "has", "are", "remains"}:
        return None
    return _as_name(sentence, first, stop)


def _as_name(sentence: Sentence, first: int, stop: int) -> tuple[tuple[str, ...], bool] | None:
    text, lower = sentence.tokens.text, sentence.tokens.lower
    the = first > sentence.first and lower[first - 1] in {"the", "this"}
    inner = [at for at in range(first, stop) if text[at][0].isupper() and at > sentence.first]
    opens = first == sentence.first and text[first][0].isupper()
    if not inner and not the and not (opens and stop - first == 1):
        return None  # "growing towns have 40 schools"
    if lower[first] in relation_words("holdings")["pronouns"]:
        return None
    named = bool(inner) or opens
    if not named and stop - first > 1:
        return None
    return tuple(lower[first:stop]), not named
