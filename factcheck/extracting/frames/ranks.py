"""Ranks: "the ninth largest country by area", "the world's fourth largest exporter"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec.structs import replace

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.noun_phrases import NounPhrase, phrase_after
from factcheck.extracting.frames.open_keys import key_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.possessors import possessor_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import Quantity

_SUBJECTS = ("country", "organisation", "region", "city")
_LEADING = frozenset({"the", "'s", "world's", "world", "its"})
_VERBS = frozenset(
    {"is", "was", "has", "had", "became", "remains", "holds", "ranks", "are", "were", "remained"}
)
_FOLLOWING = 14  # tokens after a superlative that can say by what and among whom
_words = WordLists("claims/ranks").words


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    table = rules_words("claims/ranks")
    return {name: dict(table[name]) for name in ("superlatives", "implied", "by")}


@cued_by(lambda: _table()["superlatives"])
def rank_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every ordinal before a superlative; adds its start to `used`."""
    superlatives = _table()["superlatives"]
    lower = sentence.tokens.lower
    for placed in sentence.quantities:
        at = placed.stop + (sentence.words(placed.stop, placed.stop + 1) == ["-"])
        if not placed.mention.ordinal or at >= sentence.stop or lower[at] not in superlatives:
            continue
        frame = _rank(sentence, placed, at)
        if frame is not None:
            used.add(placed.mention.start)
            yield frame


def _rank(sentence: Sentence, placed: Placed[Quantity], superlative: int) -> Frame | None:
    phrase = phrase_after(sentence, superlative + 1)
    if phrase is None:
        return None
    # "In the world" and "after France" say among whom, not what is ranked.
    phrase = replace(phrase, complements=phrase.complements[:1] if _is_of(phrase) else ())
    key = key_of(sentence, phrase)
    if key is None:
        return None
    stop = phrase.end
    words = key.words.split(" ")
    words[-1] = _table()["implied"].get(words[-1], words[-1])
    least = _table()["superlatives"][sentence.tokens.lower[superlative]]
    by = _by(sentence, phrase.stop) or least + " ".join(words)
    qualifiers = {"by": by, "among": _among_whom(sentence, placed.first, stop)}
    return Frame(
        measure="rank",
        span=sentence.span_of(placed.first, stop),
        sentence=sentence,
        value=Value(
            text=placed.mention.text, interval=placed.mention.interval, quantity=placed.mention
        ),
        subject=_holder(sentence, placed.first, stop),
        modality=modality_of(sentence, placed.first, stop),
        period=period_of(sentence, placed.first, stop),
        qualifiers={name: value for name, value in qualifiers.items() if value},
        mentions=(placed.mention,),
    )


def _is_of(phrase: NounPhrase) -> bool:
    return bool(phrase.complements) and phrase.complements[0].preposition == "of"


def _by(sentence: Sentence, first: int) -> str:
    """By what things are ranked: "by area", "in terms of population"."""
    lower, names = sentence.tokens.lower, _table()["by"]
    for at in range(first, min(first + _FOLLOWING, sentence.stop) - 1):
        if lower[at] in {"by", "of"} and (lower[at] == "by" or lower[at - 1] == "terms"):
            step = 2 if lower[at + 1] in {"the", "its", "total", "land"} else 1
            return names.get(lower[min(at + step, sentence.stop - 1)], "")
    return ""


def _among_whom(sentence: Sentence, first: int, stop: int) -> str:
    """Among whom it is: the world, or the region or group that is named before or after."""
    near = [at for at in range(first - 3, stop + 4) if sentence.first <= at < sentence.stop]
    for at in near:
        if sentence.tokens.lower[at].removesuffix("'s") in _words("world"):
            return "World"
    for at in near:
        named = sentence.entity_at(at)
        if named is not None and named.mention.type in {"region", "organisation"}:
            return named.mention.entity or named.mention.canonical
    return ""


def _holder(sentence: Sentence, first: int, stop: int) -> SubjectHint:
    """Whose rank it is: "X is the ...", "X, the ...", "the ... , X"."""
    lower, at = sentence.tokens.lower, first
    while at > sentence.first:
        named = sentence.entity_at(at - 1)
        if named is not None and lower[at - 1].endswith("'s"):
            at = named.first  # "Africa's second largest ..."
        elif lower[at - 1] in _LEADING:
            at -= 1
        else:
            break
    if at > sentence.first and lower[at - 1] == ",":
        named = sentence.entity_at(at - 2) if at - 2 >= sentence.first else None
        if named is not None and named.mention.type in _SUBJECTS:
            return SubjectHint(clause=named.mention, position=named.mention.start, types=_SUBJECTS)
    verb = at - 1
    while verb > sentence.first and lower[verb] in {"as", "also", "now", "still"}:
        verb -= 1
    if verb > sentence.first and lower[verb] in _VERBS:
        return possessor_of(sentence, verb, _SUBJECTS)
    return SubjectHint(position=sentence.tokens.start[first], types=_SUBJECTS, unknown=True)
