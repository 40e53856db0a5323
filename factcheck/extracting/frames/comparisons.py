"""Two countries compared without a figure: "India's population is larger than that of Brazil".

Only what stands in the plain order is read: the first country or its noun, a verb, the
comparative, the second country. Anything else between them makes it another statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.mentions import EntityMention, TimeExpression
from factcheck.model.spans import Span

_STATED = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_LONGEST_NOUN = 5  # words of what is compared: "life expectancy at birth"
_APPOSED = 8  # tokens of a figure between commas: ", some 92 million people,"
_LONGEST_TIMES = 3  # tokens before "the size of": "two and a half times"


class Comparison(NamedTuple):
    """`first` is said to have more (`sign` 1) or less (-1) than `second` of one of `measures`, or
    `times` as much; `past` where the verb says that it was so once."""

    first: str
    second: str
    measures: tuple[str, ...]
    sign: int
    times: float | None
    past: bool
    period: TimeExpression | None
    span: Span


class _Words(NamedTuple):
    signs: Mapping[str, int]
    adjectives: PhraseTable[tuple[tuple[str, ...], int]]
    sizes: PhraseTable[tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    verbs: PhraseTable[int]
    pointing: PhraseTable[str]
    sets: Mapping[str, frozenset[str]]


class _Side(NamedTuple):
    """The first country, with the token at which its side begins, and what of it is compared."""

    country: str
    first: int
    measures: tuple[str, ...]


class _Other(NamedTuple):
    country: str
    stop: int


@cache
def _words() -> _Words:
    table = rules_words("claims/comparisons")
    signs = {**table["signs"], **table["adjective_signs"]}
    return _Words(
        table["signs"],
        PhraseTable.of(
            (phrase, (tuple(measures), signs[phrase.split()[0]]))
            for phrase, measures in table["adjectives"].items()
        ),
        PhraseTable.of((phrase, tuple(found)) for phrase, found in table["sizes"].items()),
        {phrase: tuple(found) for phrase, found in table["nouns"].items()},
        PhraseTable.of(table["verbs"].items()),
        PhraseTable.of((phrase, phrase) for phrase in table["pointing"]),
        {
            name: frozenset(table[name])
            for name in ("being", "having", "past", "degrees", "openings", "endings")
        },
    )


def comparisons(sentence: Sentence) -> Iterator[Comparison]:
    """Yield the comparisons of a sentence that names two countries or more."""
    if sum(1 for one in sentence.entities if one.mention.type == "country") < 2:
        return
    words = _words()
    for at in sentence.places_of(frozenset({"than"})):
        yield from _than(sentence, at, words)
    for first, stop, sign in sentence.phrases(words.verbs):
        other = _other(sentence, stop, words)
        side = _noun_side(sentence, first, words)
        if other is not None and side is not None:
            yield from _stated(sentence, side, other, side.measures, (first, sign, None), words)
    for first, stop, measures in sentence.phrases(words.sizes):
        yield from _sized(sentence, first, stop, measures, words)


def _than(sentence: Sentence, at: int, words: _Words) -> Iterator[Comparison]:
    """ "... larger than Y", "... a larger population than Y"."""
    other = _other(sentence, at + 1, words)
    if other is None:
        return
    lower = sentence.tokens.lower
    for first in range(max(sentence.first, at - 3), at):  # "X is more populous than Y"
        hit = words.adjectives.longest(lower, first, at)
        verb = _before(sentence, first, words.sets["degrees"])
        if hit is None or first + hit[0] != at or not _is_told(sentence, verb, other, words):
            continue
        side = _noun_side(sentence, verb, words)
        if side is None and hit[1][0] and _is_plain(sentence, at + 1, other):
            side = _bare_side(sentence, verb, _meant(sentence, hit[1][0]), words)
        if side is not None:
            yield from _stated(sentence, side, other, side.measures, (verb, hit[1][1], None), words)
            return
    sign = words.signs.get(lower[at - 1])
    verb = _before(sentence, at - 1, words.sets["degrees"])
    # "X's inflation is higher than", "X's economy, smaller than Y's, is"
    if sign is not None and _is_told(sentence, verb, other, words):
        side = _noun_side(sentence, verb, words)
        if side is not None:
            yield from _stated(sentence, side, other, side.measures, (verb, sign, None), words)
        return
    yield from _possessed(sentence, at, other, words)


def _meant(sentence: Sentence, measures: tuple[str, ...]) -> tuple[str, ...]:
    """What a bare "larger" can be of: also of economies, where the sentence tells of one."""
    economy = any(cue.measure.startswith("gdp") for cue in sentence.cues)
    return (*measures, "gdp") if economy and "gdp" not in measures else measures


def _possessed(sentence: Sentence, at: int, other: _Other, words: _Words) -> Iterator[Comparison]:
    """ "X has a larger population than Y", "X has more inhabitants than Y"."""
    for first in range(max(sentence.first, at - _LONGEST_NOUN), at - 1):
        sign = words.signs.get(sentence.tokens.lower[first])
        measures = words.nouns.get(" ".join(sentence.words(first + 1, at)))
        if sign is None or measures is None:
            continue
        verb = _before(sentence, first, words.sets["degrees"])
        if sentence.tokens.lower[verb] in words.sets["having"]:
            side = _bare_side(sentence, verb, measures, words)
            if side is not None:
                yield from _stated(sentence, side, other, measures, (verb, sign, None), words)
        return


def _sized(
    sentence: Sentence, first: int, stop: int, measures: tuple[str, ...], words: _Words
) -> Iterator[Comparison]:
    """ "X is twice the size of Y", "X is three times as populous as Y"."""
    other = _other(sentence, stop, words)
    times = _times(sentence, first) or _equal(sentence, first, stop)
    if other is None or times is None:
        return
    verb = _before(sentence, times[0], words.sets["degrees"])
    many = sentence.words(first, first + 2) == ["as", "many"]
    many = many or (sentence.words(first, first + 1) == ["the"] and measures != ())
    has = many and sentence.tokens.lower[verb] in words.sets["having"]
    if has or _is_told(sentence, verb, other, words):
        bare = _bare_side(sentence, verb, measures, words) if measures else None
        side = bare or _noun_side(sentence, verb, words)  # "X's area is half that of Y"
        if side is not None and (measures == () or side is bare):
            yield from _stated(sentence, side, other, side.measures, (verb, 1, times[1]), words)


def _is_told(sentence: Sentence, verb: int, other: _Other, words: _Words) -> bool:
    """Whether a verb says it, or an apposition that ends after the second country: "Mali, a
    country larger than Spain,"."""
    if sentence.tokens.lower[verb] in words.sets["being"]:
        return True
    apposed = sentence.tokens.lower[verb] == "," and verb > sentence.first
    after = sentence.words(other.stop, other.stop + 2)
    return apposed and after[:1] in ([","], []) and words.sets["past"].isdisjoint(after)


def _stated(
    sentence: Sentence,
    side: _Side,
    other: _Other,
    measures: tuple[str, ...],
    told: tuple[int, int, float | None],
    words: _Words,
) -> Iterator[Comparison]:
    verb, sign, times = told
    if side.country == other.country or modality_of(sentence, verb, other.stop) not in _STATED:
        return
    past = sentence.tokens.lower[verb] in words.sets["past"]
    period = period_of(sentence, side.first, other.stop)
    span = sentence.span_of(side.first, other.stop)
    yield Comparison(side.country, other.country, measures, sign, times, past, period, span)


def _before(sentence: Sentence, at: int, passed: frozenset[str]) -> int:
    """The token before `at` that is none of the words `passed`; the sentence's first at least."""
    at -= 1
    while at > sentence.first and sentence.tokens.lower[at] in passed:
        at -= 1
    return max(at, sentence.first)


def _times(sentence: Sentence, stop: int) -> tuple[int, float] | None:
    """The multiple that ends before token `stop`, and where it begins: "twice", "three times"."""
    lower = sentence.tokens.lower
    if stop > sentence.first and lower[stop - 1] in {"twice", "half"}:
        return stop - 1, 2.0 if lower[stop - 1] == "twice" else 0.5
    for one in sentence.quantities:
        ends = stop - _LONGEST_TIMES < one.stop <= stop and "times" in lower[one.first : stop]
        low, high = one.mention.interval.low, one.mention.interval.high
        if ends and low is not None and high is not None and low > 0:
            return one.first, float(one.mention.number)
    return None


def _equal(sentence: Sentence, first: int, stop: int) -> tuple[int, float] | None:
    """ "X is the size of Y", "X is as large as Y": once as much."""
    words = sentence.words(first, stop)
    return (first, 1.0) if words[0] == "as" or words == ["the", "size", "of"] else None


def _bare_side(
    sentence: Sentence, verb: int, measures: tuple[str, ...], words: _Words
) -> _Side | None:
    """A country by itself right before the verb: "X is larger than", "X, which is larger than"."""
    if sentence.words(verb - 2, verb) == [",", "which"]:
        verb -= 2
    country = sentence.entity_at(verb - 1) if verb > sentence.first else None
    if country is None or country.stop != verb or not _is_country(country.mention):
        return None
    opens = _opens(sentence, country.first, words)
    return _Side(country.mention.entity or "", country.first, measures) if opens else None


def _noun_side(sentence: Sentence, verb: int, words: _Words) -> _Side | None:
    """A country's noun right before the verb: "X's population", "the population of X"."""
    lower = sentence.tokens.lower
    verb = verb if lower[verb] == "," else _before_apposition(sentence, verb)
    last = sentence.entity_at(verb - 1) if verb > sentence.first else None
    if last is not None and _is_country(last.mention):  # "the population of X"
        at = last.first - (lower[last.first - 1] == "the")
        if at <= sentence.first or lower[at - 1] not in {"of", "in"}:
            return None
        for first in range(max(sentence.first, at - 1 - _LONGEST_NOUN), at - 1):
            measures = words.nouns.get(" ".join(sentence.words(first, at - 1)))
            if measures is not None and _opens(sentence, first, words):
                return _Side(last.mention.entity or "", first, measures)
        return None
    for one in sentence.entities:  # "X's population"
        if not verb - _LONGEST_NOUN - 2 <= one.first < verb or not _is_country(one.mention, True):
            continue
        first = one.stop + (sentence.words(one.stop, one.stop + 1) == ["'s"])
        measures = words.nouns.get(" ".join(sentence.words(first, verb)))
        if measures is not None and _opens(sentence, one.first, words):
            return _Side(one.mention.entity or "", one.first, measures)
    return None


def _before_apposition(sentence: Sentence, verb: int) -> int:
    """The token after the noun, where a figure stands between commas: "X's population, 92 million,
    is"."""
    lower = sentence.tokens.lower
    if lower[verb - 1] != ",":
        return verb
    commas = (at for at in range(verb - 2, max(verb - _APPOSED, sentence.first), -1))
    opening = next((at for at in commas if lower[at] == ","), None)
    told = any(opening is not None and opening < one.first < verb for one in sentence.quantities)
    return opening if opening is not None and told else verb


def _opens(sentence: Sentence, at: int, words: _Words) -> bool:
    """Whether nothing before token `at` can be part of the name or noun that begins there."""
    before = _before(sentence, at, frozenset({"the"}))
    if at == sentence.first or (
        before == sentence.first and sentence.tokens.lower[before] == "the"
    ):
        return True
    if sentence.tokens.lower[before] in words.sets["openings"]:
        return before == sentence.first or sentence.entity_at(before - 1) is None
    return any(one.first <= before < one.stop for one in sentence.times)


def _is_country(mention: EntityMention, owning: bool = False) -> bool:
    if mention.type != "country" or not mention.entity:
        return False
    return mention.form != "capital" and (owning or mention.form != "demonym")


def _other(sentence: Sentence, at: int, words: _Words) -> _Other | None:
    """The second country at token `at` or after "that of", and nothing that it could belong to."""
    if at >= sentence.stop:
        return None
    lower = sentence.tokens.lower
    hit = words.pointing.longest(lower, at, sentence.stop)
    at += hit[0] if hit is not None else 0
    if at < sentence.stop and lower[at] == "the":
        at += 1
    country = sentence.entity_at(at) if at < sentence.stop else None
    if country is None or country.first != at or not _is_country(country.mention):
        return None
    stop = country.stop + (sentence.words(country.stop, country.stop + 1) == ["'s"])
    following = sentence.words(stop, stop + 1)
    if following and following[0] not in words.sets["endings"]:
        return None
    if _is_joined(sentence, stop, words):
        return None
    return _Other(country.mention.entity or "", stop)


def _is_joined(sentence: Sentence, stop: int, words: _Words) -> bool:
    """Whether a list goes on at token `stop` ("Austria and Hungary"), not another clause."""
    more = [one for one in sentence.entities if stop < one.first <= stop + 2]
    if not more or sentence.tokens.lower[stop] not in {",", "and", "or"}:
        return False
    verb = sentence.words(more[0].stop, more[0].stop + 1)
    return not verb or verb[0] not in words.sets["being"] | words.sets["having"]


def _is_plain(sentence: Sentence, at: int, other: _Other) -> bool:
    """Whether the second country itself is compared, not something of it or in it."""
    told = sentence.words(at, other.stop)
    return not {"of", "in"} & set(told[:-1]) and not told[-1].endswith("'s")
