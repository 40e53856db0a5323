"""Values and periods that "respectively" pairs: "$41 million and $38 million for the years ended
31 December 2021 and 2020, respectively"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec.structs import replace

from factcheck.extracting.frames.noun_phrases import NounPhrase, phrase_before
from factcheck.extracting.frames.open_links import link_before
from factcheck.extracting.frames.periods import whole_period
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity, TimeExpression

_PAIRING = frozenset({"respectively"})
_JOINTS = frozenset({",", "and", "or", "in", "for", "the", "at", "on", "of"})


def paired_periods(sentence: Sentence) -> Mapping[int, TimeExpression]:
    """Return start of a quantity -> its period, where as many of the one stand as of the other."""
    pairs: dict[int, TimeExpression] = {}
    for at in sentence.places_of(_PAIRING):
        times = _run(sentence, sentence.times, at)
        values = _last_run(sentence, at)
        if len(times) == len(values) >= 2:
            periods = _periods(sentence, times)
            pairs.update(
                (value.mention.start, time) for value, time in zip(values, periods, strict=True)
            )
    return pairs


def paired_phrases(sentence: Sentence) -> Mapping[int, NounPhrase | None]:
    """Return start of a quantity -> the phrase that names it: "sales and costs were $3 million and
    $2 million, respectively"; None where a list of phrases cannot be told apart."""
    pairs: dict[int, NounPhrase | None] = {}
    for at in sentence.places_of(_PAIRING):
        values = _last_run(sentence, at)
        link = link_before(sentence, values[0], values[0].first) if values else None
        if link is None or len(values) < 2:
            continue
        phrases = _phrases(sentence, link.first, len(values))
        if phrases is None or len(_run(sentence, sentence.times, at)) == len(values):
            continue
        pairs.update(
            (value.mention.start, phrase) for value, phrase in zip(values, phrases, strict=True)
        )
    return pairs


def _phrases(sentence: Sentence, stop: int, count: int) -> list[NounPhrase | None] | None:
    """The last `count` noun phrases of a list before a token; None where no list stands there."""
    phrases: list[NounPhrase | None] = []
    at = stop
    for _ in range(count):
        phrase = phrase_before(sentence, at)
        if phrase is None:
            break
        phrases.append(phrase)
        at = phrase.before + 1
        at -= at > sentence.first and sentence.tokens.lower[at - 1] in {"and", "&"}
        at -= at > sentence.first and sentence.tokens.lower[at - 1] == ","
    if len(phrases) < 2:
        return None
    return list(reversed(phrases)) if len(phrases) == count else [None] * count


def _run(
    sentence: Sentence, times: tuple[Placed[TimeExpression], ...], stop: int
) -> list[Placed[TimeExpression]]:
    """The last list of times before a token."""
    run: list[Placed[TimeExpression]] = []
    for time in reversed([one for one in times if one.stop <= stop and one.mention.first]):
        if run and not _JOINTS.issuperset(sentence.words(time.stop, run[-1].first)):
            break
        run.append(time)
    return list(reversed(run))


def _last_run(sentence: Sentence, stop: int) -> list[Placed[Quantity]]:
    """The last list of values of one unit before a token."""
    run: list[Placed[Quantity]] = []
    for value in reversed([one for one in sentence.quantities if one.stop <= stop]):
        if run:
            joined = _JOINTS.issuperset(sentence.words(value.stop, run[-1].first))
            if value.mention.unit != run[-1].mention.unit or not joined:
                break
        run.append(value)
    return list(reversed(run))


def _periods(sentence: Sentence, times: list[Placed[TimeExpression]]) -> list[TimeExpression]:
    """The periods of a list of times; a bare year after a day is that day of it."""
    first = whole_period(sentence, times[0])
    periods = [first]
    for placed in times[1:]:
        time = placed.mention
        if time.grain == "year" and times[0].mention.grain == "day" and time.first is not None:
            periods.append(moved_to(first, time))
        else:
            periods.append(whole_period(sentence, placed))
    return periods


def moved_to(pattern: TimeExpression, year: TimeExpression) -> TimeExpression:
    """Return the pattern's period, moved to end in a year, in the year's own words."""
    if pattern.first is None or pattern.last is None or year.first is None:
        return year
    by = year.first.year - pattern.last.year
    first, last = (_in_year(day, day.year + by) for day in (pattern.first, pattern.last))
    return replace(year, first=first, last=last, grain=pattern.grain, edtf=f"{first}/{last}")


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
