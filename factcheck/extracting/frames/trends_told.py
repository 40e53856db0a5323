"""How a measure of a country moved, told without a figure: "Spain's economy shrank in 2022",
"Turkish inflation slowed in 2022", "China's economy grew faster in 2020 than in 2019".

Only the plain order is read: whose, what, the verb, and the years.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.mentions import EntityMention, TimeExpression
from factcheck.model.spans import Span

_STATED = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_MOST_BETWEEN = 8  # tokens from the verb to its time, and from a time at the beginning to whose
_MOST_YEARS = 15


class Trend(Struct, frozen=True):
    """`measure` of `subject` is said to have risen (`sign` 1) or fallen (-1) in each of `steps`:
    from the first year of a pair to the second. `paced` where the growth itself is meant."""

    subject: str
    measure: str
    sign: int
    steps: tuple[tuple[int, int], ...]
    span: Span
    compared: bool = False


class _Side(Struct, frozen=True):
    """Whose measure moves, at the tokens [first, stop)."""

    subject: str
    measure: str
    first: int
    stop: int


class _Words(Struct, frozen=True):
    nouns: PhraseTable[str]
    verbs: Mapping[str, int]
    comparing: PhraseTable[int]
    every: PhraseTable[bool]
    running: PhraseTable[bool]
    sets: Mapping[str, frozenset[str]]


@cache
def _words() -> _Words:
    table = rules_words("claims/trends")
    plain = ("paced", "auxiliaries", "after", "narrowing", "being", "straight", "owners")
    return _Words(
        PhraseTable.of(table["nouns"].items()),
        table["verbs"],
        PhraseTable.of(table["comparing"].items()),
        PhraseTable.of((phrase, True) for phrase in table["every"]),
        PhraseTable.of((phrase, True) for phrase in table["running"]),
        {name: frozenset(table[name]) for name in plain},
    )


@cache
def _cues() -> frozenset[str]:
    return frozenset(_words().verbs) | _words().comparing.cues


def trends(sentence: Sentence, before: Sentence | None) -> Iterator[Trend]:
    """Yield the trends that a sentence tells; `before` is the one that "its" can point back to."""
    if not sentence.times or not sentence.places_of(_cues()):
        return
    words = _words()
    if sentence.places_of(words.sets["narrowing"]):
        return
    for side in _sides(sentence, before, words):
        yield from _told(sentence, side, words)


def _sides(sentence: Sentence, before: Sentence | None, words: _Words) -> Iterator[_Side]:
    for first, stop, measure in sentence.phrases(words.nouns):
        owner = _owner(sentence, first, stop, before, words)
        if owner is not None:
            subject, start, end = owner
            yield _Side(subject, measure, start, end)
    for one in sentence.entities:  # "Greece grew in 2011"
        if one.mention.form == "name" and _is_country(one.mention):
            yield _Side(one.mention.entity or "", "gdp_growth", one.first, one.stop)


def _owner(
    sentence: Sentence, first: int, stop: int, before: Sentence | None, words: _Words
) -> tuple[str, int, int] | None:
    """Whose a noun is, and the tokens of both: "Spain's GDP", "the GDP of Spain", "its GDP"."""
    lower = sentence.tokens.lower
    last = first - 1
    if last >= sentence.first and lower[last] == "'s":
        last -= 1
    owner = sentence.entity_at(last) if last >= sentence.first else None
    if owner is not None and _is_country(owner.mention):
        return owner.mention.entity or "", owner.first, stop
    after = sentence.words(stop, stop + 2)
    if after[:1] in (["of"], ["in"]):
        at = stop + 1 + (after[1:] == ["the"])
        owner = sentence.entity_at(at) if at < sentence.stop else None
        if owner is not None and owner.first == at and _is_country(owner.mention):
            if sentence.words(owner.stop, owner.stop + 1) == ["'s"]:
                return None
            return owner.mention.entity or "", first - (lower[first - 1] == "the"), owner.stop
        return None
    if last >= sentence.first and lower[last] in words.sets["owners"] and before is not None:
        named = {one.mention.entity for one in before.entities if _is_country(one.mention)}
        others = [one for one in sentence.entities if one.first < first]
        if len(named) == 1 and not others and len(before.entities) == 1:
            return next(iter(named)) or "", last, stop
    return None


def _is_country(mention: EntityMention) -> bool:
    plain = mention.form in ("name", "demonym", "alias", "acronym") and not mention.candidates
    return mention.type == "country" and bool(mention.entity) and plain


def _told(sentence: Sentence, side: _Side, words: _Words) -> Iterator[Trend]:
    lower, at = sentence.tokens.lower, side.stop
    while at < sentence.stop and (
        lower[at] in words.sets["auxiliaries"] or lower[at].endswith("ly")
    ):
        at += 1
    if at >= sentence.stop or not _opens(sentence, side.first):
        return
    if lower[at] in words.sets["being"]:
        yield from _compared(sentence, side, at + 1, 0, words)
        return
    verb = words.verbs.get(lower[at])
    if verb is None or modality_of(sentence, at, sentence.stop) not in _STATED:
        return
    told = list(_compared(sentence, side, at + 1, 1 if verb > 0 else -1, words))
    if told:
        yield from told
        return
    sign = 1 if verb > 0 else -1
    if any(one.first >= at and one.mention.change_form == "by" for one in sentence.quantities):
        return  # its size is held against the record, and so is its sign
    if abs(verb) > 1 and side.measure not in words.sets["paced"]:
        return
    steps, end = _steps(sentence, side, at + 1, words)
    if steps:
        yield Trend(side.subject, side.measure, sign, steps, sentence.span_of(side.first, end))


def _opens(sentence: Sentence, first: int) -> bool:
    """Whether a clause begins with whose it is: at the sentence's start, or after a comma, a
    conjunction or a time."""
    lower = sentence.tokens.lower
    before = first - 1
    while before >= sentence.first and lower[before] == "the":
        before -= 1
    if before < sentence.first or lower[before] in {",", ";", ":", "and", "but", "while", "that"}:
        return True
    return any(one.first <= before < one.stop for one in sentence.times)


def _steps(
    sentence: Sentence, side: _Side, at: int, words: _Words
) -> tuple[tuple[tuple[int, int], ...], int]:
    """The pairs of years over which it moved so, and the token after what tells them."""
    time = next((one for one in sentence.times if one.first >= at), None)
    if time is not None and _only(sentence, at, time.first, words):
        year = _year(time.mention)
        if year is not None and _ends(sentence, time.stop, words):
            first = year - _running(sentence, at, words)
            steps = tuple((one, one + 1) for one in range(first, year))
            return steps, time.stop
        span = _span(time.mention)
        if span is not None and _says_every(sentence, at, time.stop, words):
            return tuple((one, one + 1) for one in range(span[0], span[1])), time.stop
        return (), at
    opening = next((one for one in sentence.times if one.stop <= side.first), None)
    year = _year(opening.mention) if opening is not None else None
    if opening is None or year is None or opening.first - sentence.first > 1:
        return (), at
    if time is not None or not _ends(sentence, at, words) or _running(sentence, at, words) != 1:
        return (), at
    return ((year - 1, year),), at


def _only(sentence: Sentence, at: int, stop: int, words: _Words) -> bool:
    """Whether only adverbs, amounts and small words stand between a verb and its time."""
    amounts = {spot for one in sentence.quantities for spot in range(one.first, one.stop)}
    between = range(at, stop)
    told = words.sets["after"] | words.sets["straight"] | {"third", "second", "every", "each"}
    phrases = {
        spot
        for spot in between
        for hit in [words.running.longest(sentence.tokens.lower, spot, stop)]
        if hit is not None
        for spot in range(spot, spot + hit[0])
    }
    return len(between) <= _MOST_BETWEEN and all(
        spot in amounts
        or spot in phrases
        or sentence.tokens.lower[spot] in told
        or sentence.tokens.lower[spot].endswith(("ly", "th"))
        for spot in between
    )


def _ends(sentence: Sentence, at: int, words: _Words) -> bool:
    """Whether a clause ends at a token, or goes on with an adverb or a conjunction."""
    after = sentence.words(at, at + 1)
    return not after or not after[0][0].isalnum() or after[0] in {"and", "but", "while", "as", "by"}


def _year(time: TimeExpression) -> int | None:
    if time.grain != "year" or time.approximate or time.first is None:
        return None
    return time.first.year


def _span(time: TimeExpression) -> tuple[int, int] | None:
    """The first and the last year of a range of years."""
    if time.grain != "range" or time.first is None or time.last is None or time.approximate:
        return None
    first, last = time.first, time.last
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return (first.year, last.year) if whole and last.year - first.year <= _MOST_YEARS else None


def _says_every(sentence: Sentence, first: int, stop: int, words: _Words) -> bool:
    lower = sentence.tokens.lower
    return any(words.every.longest(lower, at, sentence.stop) for at in range(first, stop))


def _running(sentence: Sentence, at: int, words: _Words) -> int:
    """How many years in a row are told: 3 for "for the third year in a row"; else 1."""
    lower = sentence.tokens.lower
    told = any(
        lower[spot] in words.sets["straight"] or words.running.longest(lower, spot, sentence.stop)
        for spot in range(at, sentence.stop)
    )
    if not told:
        return 1
    for one in sentence.quantities:
        number = one.mention.number
        if one.first >= at and 1 < number <= _MOST_YEARS and number == int(number):
            return int(number)
    return 1


def _compared(
    sentence: Sentence, side: _Side, at: int, sign: int, words: _Words
) -> Iterator[Trend]:
    """ "grew faster in 2020 than in 2019", "was lower in 2013 than in 2009"; `sign` is that of the
    verb, 0 where it is none of change."""
    lower = sentence.tokens.lower
    hit = words.comparing.longest(lower, at, sentence.stop) if at < sentence.stop else None
    if hit is None:
        return
    at += hit[0]
    times = [one for one in sentence.times if one.first >= at][:2]
    years = [_year(one.mention) for one in times]
    if len(times) < 2 or None in years or years[0] == years[1]:
        return
    later = (sentence.words(at, times[0].first), sentence.words(times[0].stop, times[1].first))
    if later not in ((["in"], ["than", "in"]), (["in"], ["than"])):
        return
    paced = sign != 0 and side.measure in ("gdp_growth", "gdp")
    if sign != 0 and not paced:
        return
    measure = "growth" if paced else side.measure
    if sign < 0:
        return
    first, second = years[1], years[0]
    assert first is not None and second is not None  # noqa: PT018, S101 - seen above
    span = sentence.span_of(side.first, times[1].stop)
    yield Trend(side.subject, measure, hit[1], ((first, second),), span, compared=True)
