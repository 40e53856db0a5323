"""In which land a mountain, a lake or a dam lies: "Elbrus, the highest mountain of Georgia", "in
Kazakhstan, on the shores of Lake Baikal"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.standing import is_possessive
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.natural import Natural, natural_places
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_TO_NOUN = 9  # tokens from "the" to "mountain" in "the second-highest mountain"
_Names = PhraseTable[Natural]
_words = WordLists("claims/natural_places")


class _Told(Struct, frozen=True):
    """A place at tokens [first, stop) and the land in which it is said to lie."""

    first: int
    stop: int
    place: Natural
    land: Placed[EntityMention]


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every place of nature, or large work, that a sentence puts in a land."""
    for sentence in context.sentences_with(_words("nouns") | _words("lying") | _words("shores")):
        if not any(one.mention.type == "country" for one in sentence.entities):
            continue
        for told in _told(sentence, _names(context)):
            if modality_of(sentence, told.first, told.stop) in _TOLD:
                yield from _judge(rule, sentence, told, context)


def _names(context: Context) -> _Names:
    key = ("natural places",)
    if key not in context.facts.memory:
        rows = natural_places(context.facts).items()
        ambiguous = _words("of_several")
        kept = PhraseTable.of((name, place) for name, place in rows if name not in ambiguous)
        context.facts.remember(key, kept)
    table: _Names = context.facts.memory[key]
    return table


def _told(sentence: Sentence, names: _Names) -> Iterator[_Told]:
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if names.first_words.isdisjoint(sentence.vocabulary):
        return
    for first, stop, place in sentence.phrases(names):
        if text[first].islower() or (stop < sentence.stop and text[stop][0].isupper()):
            continue
        start = first - (first > sentence.first and lower[first - 1] == "the")
        if start > sentence.first and text[start - 1][0].isupper() and start - 1 > sentence.first:
            continue  # "Upper Lake Constance"
        land = (
            _described(sentence, stop)
            or _owner(sentence, start)
            or _lying_in(sentence, stop)
            or _shore_in(sentence, start, stop)
        )
        if land is not None:
            yield _Told(first, stop, place, land)


def _land_at(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The land that is named at a token, over "the north of" and "eastern"."""
    while at < sentence.stop and sentence.tokens.lower[at] in _words("parts"):
        at += 1
    land = sentence.entity_at(at) if at < sentence.stop else None
    if land is None or land.first != at or land.mention.type != "country":
        return None
    return None if land.mention.form == "demonym" or is_possessive(sentence, land) else land


def _described(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """ "Elbrus, the highest mountain in Georgia", "Baikal is a lake in Mongolia"."""
    lower = sentence.tokens.lower
    opens = sentence.words(at, at + 2)
    if opens[:1] not in ([","], ["is"], ["("]) or opens[1:] not in (["the"], ["a"], ["an"]):
        return None
    for noun in range(at + 2, min(at + _TO_NOUN, sentence.stop - 1)):
        if lower[noun] in _words("nouns"):
            return _land_at(sentence, noun + 2) if lower[noun + 1] in {"in", "of"} else None
        if lower[noun] == "," or sentence.entity_at(noun) is not None:
            return None
    return None


def _owner(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """ "Georgia's highest mountain, Elbrus", "the highest mountain of Georgia, Elbrus"."""
    lower = sentence.tokens.lower
    last = sentence.entity_at(at - 2) if sentence.words(at - 1, at) == [","] else None
    if last is not None and last.stop == at - 1:
        led = sentence.words(last.first - 3, last.first)
        described = led[1:2] and led[1] in _words("nouns") and led[2:] in (["of"], ["in"])
        highest = described and (led[0].endswith("est") or led[0] in _words("ranks"))
        return _land_at(sentence, last.first) if highest else None
    noun = at - 1 - (sentence.words(at - 1, at) == [","])
    if noun <= sentence.first or lower[noun] not in _words("nouns"):
        return None
    for spot in range(noun - 1, max(noun - _TO_NOUN, sentence.first - 1), -1):
        land = sentence.entity_at(spot)
        if land is not None:
            owns = land.mention.type == "country" and is_possessive(sentence, land)
            return land if owns else None
        if lower[spot] not in _words("ranks") and not lower[spot].endswith("est"):
            return None
    return None


def _lying_in(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """ "Baikal lies in Kazakhstan", "Baikal, which lies in the east of Kazakhstan"."""
    at += sentence.words(at, at + 2) == [",", "which"] and 2
    at += sentence.words(at, at + 1) == ["is"]
    if sentence.words(at, at + 1)[:1] and sentence.tokens.lower[at] in _words("lying"):
        return _land_at(sentence, at + 2) if sentence.words(at + 1, at + 2) == ["in"] else None
    return None


def _shore_in(sentence: Sentence, start: int, stop: int) -> Placed[EntityMention] | None:
    """ "In Mongolia, on the shores of Lake Baikal,", "on the slopes of Elbrus in Georgia"."""
    lower = sentence.tokens.lower
    shore = sentence.words(start - 2, start)
    if shore[1:] != ["of"] or shore[0] not in _words("shores"):
        return None
    at = start - 3
    while at > sentence.first and lower[at] in _words("to_shore"):
        at -= 1
    if lower[at] in {"on", "at", "along", "by", "near", "from"}:
        land = sentence.entity_at(at - 2) if sentence.words(at - 1, at) == [","] else None
        led = land is not None and sentence.words(land.first - 1, land.first) == ["in"]
        if land is not None and led and _land_at(sentence, land.first) is land:
            return land
    behind = stop + (sentence.words(stop, stop + 1) == [","])
    return _land_at(sentence, behind + 1) if sentence.words(behind, behind + 1) == ["in"] else None


def _judge(rule: Rule, sentence: Sentence, told: _Told, context: Context) -> Iterator[Outcome]:
    land = context.facts.country(told.land.mention.entity or "")
    if land is None or land.status != "un_member":
        return
    place, known = told.place, ", ".join(told.place.lands)
    span = sentence.span_of(min(told.first, told.land.first), max(told.stop, told.land.stop))
    evidence = (Evidence(place.id, known, place.source.title),)
    if land.id in place.lands:
        yield rule.supported(span, evidence=evidence)
        return
    yield rule.contradicted(
        span,
        rule.message("land", place=place.id, known=known, stated=land.id),
        evidence=evidence,
        confidence=0.8,
    )
