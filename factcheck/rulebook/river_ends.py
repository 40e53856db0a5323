"""Where rivers end and rise, by the roles of a sentence: rivers, words of flowing, and the waters
or lands told with them, in whichever order.

    The Danube, which rises in Germany, ends in the Adriatic.   river, flowing word, water
    The Caspian Sea, into which the Don flows                    water, river, flowing word

A statement is off only when it is so of every river that the sentence names, and nothing else in
it can flow.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.land_facts import Water
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context

_TO_END = 16  # tokens from a flowing word to the water that takes the river up
_TO_LAND = 4  # the same to the land where it rises
_TO_CUE = 18  # tokens from a river to such a word, over what else it does
_SEAS = frozenset({"sea", "ocean", "gulf"})
_words = WordLists("claims/waters")


class Found(Struct, frozen=True):
    """A water at tokens [first, stop) of a sentence."""

    first: int
    stop: int
    water: Water


class End(Struct, frozen=True):
    """`rivers` of a sentence, the one that is meant first, and how it names where they end."""

    rivers: tuple[Found, ...]
    first: int
    stop: int
    name: str  # the water's id on record, or its name


class Rise(Struct, frozen=True):
    """A river and the land in which a sentence lets it rise."""

    river: Found
    land: Placed[EntityMention]


def flowing_words() -> frozenset[str]:
    """Return the words with which a sentence can tell of a river's end or source."""
    return _words("flowing") | _words("rising")


def water_names(context: Context) -> PhraseTable[Water]:
    """Return the waters of the fact base by each of their names."""
    key = ("names of waters",)
    if key not in context.facts.memory:
        waters = context.facts.waters()
        table = PhraseTable.of((name, one) for one in waters for name in (one.id, *one.names))
        context.facts.remember(key, table)
    known: PhraseTable[Water] = context.facts.memory[key]
    return known


def waters_in(sentence: Sentence, waters: PhraseTable[Water]) -> list[Found]:
    """Return the waters that a sentence names, in order; no dams, basins and peoples of them."""
    found: list[Found] = []
    if waters.first_words.isdisjoint(sentence.vocabulary):
        return found
    lower, text = sentence.tokens.lower, sentence.tokens.text
    for at in sentence.capitals():
        if found and at < found[-1].stop:
            continue
        hit = waters.longest(lower, at, sentence.stop)
        if hit is None:
            continue
        stop = at + hit[0]
        named = stop < sentence.stop and text[stop][0].isupper() and lower[stop] != "river"
        longer = sentence.entity_at(at)
        wider = longer is not None and (longer.first < at or longer.stop > stop)
        if not named and not wider:
            found.append(Found(at, stop, hit[1]))
    return found


def is_carried(sentence: Sentence) -> bool:
    """Whether a sentence names what goes from one water to another: ships, railways, fish."""
    return not _words("carriers").isdisjoint(sentence.vocabulary)


def ends_told(sentence: Sentence, found: list[Found]) -> Iterator[End]:
    """Yield where a sentence lets its rivers end."""
    rivers = [one for one in found if one.water.mouths]
    if not rivers or not _words("other_flows").isdisjoint(sentence.vocabulary):
        return
    for at in sentence.places_of(_words("flowing")):
        end = _end_behind(sentence, at, found) or _end_before(sentence, at, found)
        if end is None:
            continue
        first, stop, name = end
        back = first < at
        before = [one for one in rivers if (stop <= one.first if back else one.stop <= at)]
        meant = [one for one in before if back or _flows(sentence, one, at)]
        if meant:
            others = [one for one in rivers if one is not meant[-1] and one.first != first]
            yield End((meant[-1], *others), first, stop, name)


def rises_told(sentence: Sentence, found: list[Found]) -> Iterator[Rise]:
    """Yield in which land a sentence lets the river before a word of rising begin."""
    rivers = [one for one in found if one.water.mouths]
    if not rivers or not _words("other_flows").isdisjoint(sentence.vocabulary):
        return
    for at in sentence.places_of(_words("rising")):
        if sentence.words(at + 1, at + 2) not in (["in"], ["on"], ["among"], ["near"]):
            continue
        land = next((one for one in sentence.entities if at < one.first <= at + _TO_LAND), None)
        loose = sentence.tokens.lower[at] in _words("loosely_rising")
        before = [one for one in rivers if one.stop <= at and _flows(sentence, one, at)]
        before = [one for one in before if not loose or _leads(sentence, one)]
        if land is not None and land.mention.type == "country" and before:
            yield Rise(before[-1], land)


def _end_behind(sentence: Sentence, at: int, found: list[Found]) -> tuple[int, int, str] | None:
    """ "flows past Cairo into the Red Sea", "reach the Red Sea through Egypt"."""
    for spot in range(at + 1, min(at + _TO_END, sentence.stop)):
        water = _water_at(sentence, spot, found)
        if water is not None:
            to = sentence.words(spot - 1, spot)
            to = sentence.words(spot - 2, spot - 1) if to == ["the"] else to
            reached = sentence.tokens.lower[at] in _words("reaching") and to == [
                sentence.tokens.lower[at]
            ]
            return water if reached or not _words("leading_in").isdisjoint(to) else None
        if sentence.tokens.lower[spot] in _words("parting"):
            return None
    return None


def _end_before(sentence: Sentence, at: int, found: list[Found]) -> tuple[int, int, str] | None:
    """ "the Black Sea, into which the Danube flows", "the Aral Sea, where it has its delta"."""
    for spot in range(max(sentence.first, at - _TO_END), at):
        leads = sentence.words(spot, spot + 3)
        if leads[:1] == [","] and (leads[1:] == ["into", "which"] or leads[1:2] == ["where"]):
            for first in range(max(sentence.first, spot - 4), spot):
                water = _water_at(sentence, first, found)
                if water is not None and water[1] == spot:
                    return water
    return None


def _water_at(sentence: Sentence, at: int, found: list[Found]) -> tuple[int, int, str] | None:
    """The sea, or the other river, at a token."""
    for one in found:
        if one.first == at:
            return one.first, one.stop, one.water.id
    named = sentence.entity_at(at)
    if named is not None and named.first == at and named.mention.type in _SEAS:
        return named.first, named.stop, named.mention.entity or named.mention.text
    return None


def _flows(sentence: Sentence, river: Found, at: int) -> bool:
    """Whether it can be this river that flows: it leads its clause, or "which" or "a river that"
    ties the word to it."""
    between = sentence.words(river.stop, at)
    if len(between) > _TO_CUE or not _words("parting").isdisjoint(between):
        return False
    named = sentence.entity_at(at - 1)
    if named is not None and named.first >= river.stop:
        return False  # "the Rhine, on which Switzerland reaches the North Sea"
    tied = between[:1] == [","] and between[1:2] in (["which"], ["whose"], ["that"], ["a"], ["the"])
    if not tied and is_carried(sentence):
        return False
    goes = not between or between[0] in _words("river_goes") or between[0] == ","
    return tied or (goes and _leads(sentence, river))


def _leads(sentence: Sentence, river: Found) -> bool:
    """Whether a river is no part of what is told of another thing: "talks on the Nile"."""
    before = river.first - 1
    while before >= sentence.first and sentence.tokens.lower[before] in {"the", "river"}:
        before -= 1
    return before < sentence.first or sentence.tokens.lower[before] not in _words("of_another")
