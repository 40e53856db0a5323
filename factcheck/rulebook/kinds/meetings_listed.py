"""A series of meetings told one by one, by place and year: "in Baku in 2002, in Tehran in 2007 and
in Aktau in 2018"; the ones that fit tell which series it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Event
from factcheck.model.findings import Outcome, Step
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.place_times import PlaceTime, placed_times
from factcheck.rulebook.places import lies_at
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_KINDS = ("summit", "conference", "session", "sport")  # events that come in series
_JOINT = 4  # tokens between two meetings of a list
_words = WordLists("claims/meetings_listed")


class Params(KindParams, frozen=True):
    """`fewest`: meetings of a list that must fit a series for the others to be held against it, and
    one more where no word says what they are; `near_years`: how far off a wrong year can be."""

    fewest: int = 2
    near_years: int = 8


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every list of meetings of a known series."""
    for sentence in context.analysis.sentences:
        if len(sentence.times) <= params.fewest or len(sentence.entities) <= params.fewest:
            continue
        for pairs in _lists(sentence):
            unsaid = _words("meetings").isdisjoint(sentence.vocabulary)
            fewest = params.fewest + unsaid
            if len(pairs) > fewest:
                yield from _judge(rule, params, pairs, fewest, context)


def _lists(sentence: Sentence) -> Iterator[list[PlaceTime]]:
    """Yield the runs of places with times that nothing but commas and "and" part."""
    run: list[PlaceTime] = []
    for pair in placed_times(sentence):
        between = sentence.words(run[-1].stop, pair.first) if run else []
        if run and (len(between) > _JOINT or not _words("joints").issuperset(between)):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _judge(
    rule: Rule, params: Params, pairs: Sequence[PlaceTime], fewest: int, context: Context
) -> Iterator[Outcome]:
    best: tuple[list[Event], list[PlaceTime]] | None = None
    for meetings in context.once(_every_series):
        wrong = [pair for pair in pairs if not any(_fits(one, pair, context) for one in meetings)]
        fitting = len(pairs) - len(wrong)
        if fitting >= fewest and fitting > len(wrong):
            if not wrong:
                return  # all as it was
            if best is None or len(wrong) < len(best[1]):
                best = (meetings, wrong)
    if best is None or len(best[1]) > 1:
        return
    meetings, (pair,) = best
    if any(_fits(one, pair, context) for every in context.once(_every_series) for one in every):
        return
    yield from _wrong(rule, params, meetings, pair, context)


def _wrong(
    rule: Rule, params: Params, meetings: Sequence[Event], pair: PlaceTime, context: Context
) -> Iterator[Outcome]:
    """The one meeting of a list that is not as on record: of another time, or elsewhere."""
    year = pair.days.first.year
    here = [
        one
        for one in meetings
        if _is_at(one, pair, context) and abs(one.when.first.year - year) <= params.near_years
    ]
    then = [one for one in meetings if _is_then(one, pair)]
    first, last = meetings[0].when.first, meetings[-1].when.last
    if here:
        known, message = min(here, key=lambda one: abs(one.when.first.year - year)), "date"
    elif then and first < pair.days.first and pair.days.last < last:
        known, message = then[0], "place"
        if any(_is_at(one, pair, context) is not False or one.online for one in then):
            return
    else:
        return
    yield rule.contradicted(
        pair.span,
        rule.message(
            message,
            event=known.id,
            place=pair.place.text,
            stated=pair.time.mention.text,
            known=known.place if message == "place" else day_text(known.when.edtf),
        ),
        derivation=(Step("series", f"the others of the list are {known.series}"),),
        evidence=(cite(known.id, f"{known.when.edtf}, {known.place}", known.source),),
        confidence=0.85,
    )


def _fits(event: Event, pair: PlaceTime, context: Context) -> bool:
    return _is_then(event, pair) and _is_at(event, pair, context) is True


def _is_then(event: Event, pair: PlaceTime) -> bool:
    """Whether a meeting was at a time, or bears its year in its name (Tokyo 2020)."""
    days, year = pair.days, str(pair.days.first.year)
    if pair.time.mention.grain == "year" and event.id.startswith(year):
        return True
    return any(one.first <= days.last and days.first <= one.last for one in event.dates)


def _is_at(event: Event, pair: PlaceTime, context: Context) -> bool | None:
    return lies_at(event.place, pair.place, context) if event.place else False


def _every_series(context: Context) -> list[list[Event]]:
    """The meetings of every series, each in order of time."""
    events = [event for kind in _KINDS for event in context.facts.events(kind=kind) if event.series]
    events.sort(key=attrgetter("series", "when.first"))
    return [list(every) for _, every in groupby(events, key=attrgetter("series"))]
