"""What happened to one thing in the wrong order, as a text dates it in two places: a ship that was
launched before its keel was laid, a man who sold his house after he had died."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.extracting.frames.clauses import clauses_of, times_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import meaning_of
from factcheck.rulebook.told_acts import Spots, telling_at
from factcheck.rulebook.told_pairs import date_of, is_apart
from factcheck.rulebook.told_telling import Telling, is_denied
from factcheck.rulebook.told_words import Act, Topic, told_words

_FAR = 12  # sentences between the two
_ENDS = ("event:abolition", "event:demolition")
_LIVED = Act(Topic("living"), "event", "verb", "subject")


@cache
def _order() -> tuple[tuple[str, str], ...]:
    """Which of two events comes before the other."""
    rows = rules_words("claims/opposed")["order"]
    return tuple((f"event:{first}", f"event:{second}") for first, second in rows)


def misordered(context: Context, spots: Mapping[str, Spots]) -> Iterator[tuple[Telling, Telling]]:
    """Yield two events of one thing of which the second is dated before the first."""

    @cache
    def dated(topic: str) -> list[Telling]:
        return _dated(context, spots[topic])

    for first, second in _order():
        if first in spots and second in spots and dated(first):
            for one, other in _of_one_theme(dated(first), dated(second)):
                if _are_so(other, one):
                    yield one, other


def outlived(context: Context, spots: Mapping[str, Spots]) -> Iterator[tuple[Telling, Telling]]:
    """Yield the birth or the death of somebody, or the end of a thing, with what they are told to
    have done before it or after it."""
    if context.places_with(told_words("living")):
        births = _dated(context, spots.get("event:birth", ()))
        deaths = _dated(context, spots.get("event:death", ()))
        lived = _all_deeds(context, "living") if births or deaths else []
        yield from (pair for pair in _of_one_theme(births, lived) if _are_so(*reversed(pair)))
        yield from (pair for pair in _of_one_theme(deaths, lived) if _are_so(*pair))
    if context.places_with(told_words("standing")):
        ends = [one for topic in _ENDS for one in _dated(context, spots.get(topic, ()))]
        stood = _all_deeds(context, "standing") if ends else []
        yield from (pair for pair in _of_one_theme(ends, stood) if _are_so(*pair))


def _are_so(one: Telling, other: Telling) -> bool:
    """Whether the first is dated before the second."""
    a, b = date_of(one), date_of(other)
    return a is not None and b is not None and _is_before(a, b)


def _all_deeds(context: Context, words: str) -> list[Telling]:
    return [
        one
        for at in context.places_with(told_words(words))
        if context.analysis.sentences[at].times
        for one in _deeds(context, at, told_words(words))
    ]


def _dated(context: Context, spots: Spots) -> list[Telling]:
    """What is told as having happened on a day or in a year of known things."""
    sentences = context.analysis.sentences
    if not spots or context.places_with(spots[0][2].topic.silent):
        return []
    told = (telling_at(context, *spot) for spot in spots if sentences[spot[0]].times)
    return [
        one
        for one in told
        if one is not None and one.theme and not one.denied and not one.future
        if not is_apart(one) and date_of(one) is not None
    ]


def _of_one_theme(ones: list[Telling], others: list[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Yield what is told of one thing in two sentences, where each is told with one date only."""
    first, second = _by_theme(ones), _by_theme(others)
    for theme in first.keys() & second.keys():
        one, other = first[theme], second[theme]
        if one is None or other is None or not 0 < abs(one.index - other.index) <= _FAR:
            continue
        if not one.of_thing ^ other.of_thing:
            yield one, other


def _by_theme(told: list[Telling]) -> dict[str, Telling | None]:
    found: dict[str, Telling | None] = {}
    for one in told:
        theme = one.theme or ""
        before = found.setdefault(theme, one)
        if before is not None and date_of(before) != date_of(one):
            found[theme] = None
    return found


def _is_before(one: TimeExpression, other: TimeExpression) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _deeds(context: Context, index: int, words: frozenset[str]) -> Iterator[Telling]:
    """Yield what somebody or something did on a date by one of some verbs, in a clause of it."""
    sentence = context.analysis.sentences[index]
    for clause in clauses_of(sentence):
        verb = sentence.words(clause.verb_stop - 1, clause.verb_stop)
        if clause.passive or clause.tense != "past" or words.isdisjoint(verb):
            continue
        if clause.kind not in {"main", "relative"} or is_denied(sentence, clause, clause.verb):
            continue
        dates = tuple(one.mention for one in times_of(sentence, clause) if one.mention.first)
        theme = meaning_of(context, index, clause.subject, clause.subject_stop) if dates else None
        if theme:
            yield _deed(index, sentence, clause, theme, dates)


def _deed(
    index: int, sentence: Sentence, clause: Clause, theme: str, dates: tuple[TimeExpression, ...]
) -> Telling:
    first = min(clause.subject, clause.verb)
    return Telling(
        index, sentence, first, clause.verb_stop, _LIVED, False, False, theme, "", dates, clause
    )
