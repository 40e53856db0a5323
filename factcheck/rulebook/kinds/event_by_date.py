"""Events told by their day: "On 24 March 1998 NATO began to bomb Yugoslavia", where something of
those parties, that place and those words is on record for that day of a later year.

Of an earlier year nothing is told so: on the same day of a later one it may be remembered.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.facts import Event
from factcheck.factbase.moments import moment
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Severity, Step, Verdict
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.date_slips import slip_of
from factcheck.rulebook.event_evidence import Match, match_of, place_spot
from factcheck.rulebook.event_parties_meant import Meant, parties_meant
from factcheck.rulebook.event_phrases import event_words
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.place_times import placed_times
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.reckoning import days_from
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_BESIDE = 4  # tokens from a place to a date, as in "the Bali conference of December"
_MOST_TIMES = 4  # of a sentence that is no list of many things
_SHORT = 20  # days of an event whose last one is told as well
_LONG = 200  # days of an event that says nothing of one day in it
_GRAINS = frozenset({"day", "month"})


class Params(KindParams, frozen=True):
    """`day`, `month`: how much a sentence must have in common with an event for its day or month
    in an earlier year to be a slip (see `event_evidence`); `years`: how many years earlier;
    `new_year`: what the days need besides on which much begins; `kinds`: those not looked at."""

    day: int = 2
    month: int = 3
    years: int = 3
    new_year: int = 1
    kinds: tuple[str, ...] = ("election", "sport", "prize", "session", "death", "company", "launch")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every date that is an event's but for the year."""
    for sentence in context.analysis.sentences:
        for time in sentence.times:
            mention = time.mention
            if is_date(mention) and mention.grain in _GRAINS and not mention.approximate:
                outcome = _judge(rule, params, sentence, time, context)
                if outcome is not None:
                    yield outcome


def _judge(
    rule: Rule, params: Params, sentence: Sentence, time: Time, context: Context
) -> Outcome | None:
    stated = days_from(time.mention)
    if stated.last > context.today or not event_words("works").isdisjoint(sentence.vocabulary):
        return None
    if len(sentence.times) > _MOST_TIMES:
        return None
    near = [
        event
        for event in _of_later_years(params, stated, context)
        if event.kind not in params.kinds
        and event.when.first <= context.today
        and _is_year_off(params, stated, event)
    ]
    if not near:
        return None
    meant = parties_meant(sentence, stated.first, context)
    known = [
        (match.points, event)
        for event in near
        if (match := match_of(sentence, event, meant, context)).tells
        if _is_enough(params, match, sentence, time, event)
    ]
    if not known or modality_of(sentence, time.first, time.stop) not in _TOLD:
        return None
    points, event = max(known, key=lambda one: one[0])
    if _is_another(sentence, event) or _was_something(sentence, stated, points, meant, context):
        return None
    return _contradicted(rule, time, event)


def _is_another(sentence: Sentence, event: Event) -> bool:
    """Whether a meeting is of ministers and the like, and not the leaders' one on record."""
    others = event_words("others")
    return event.kind == "summit" and not others.isdisjoint(sentence.vocabulary)


def _is_year_off(params: Params, stated: Days, event: Event) -> bool:
    """Whether an event began on that day of a later year, or ended if it was short."""
    year = stated.first.year
    for one in event.dates:
        if not 0 < one.first.year - year <= params.years:
            continue  # most, without reading their dates
        short = (one.last - one.first).days <= _SHORT
        for part in one.edtf.split("/")[: 2 if short else 1]:
            known = moment(part)
            slip = slip_of(stated, Days(known.first, known.last))
            if slip is not None and slip.part == "year" and not slip.later:
                return slip.years <= params.years
    return False


def _of_later_years(params: Params, stated: Days, context: Context) -> Iterator[Event]:
    """The events on record for a day or month, of the years right after the stated one."""
    month, year = stated.first.month, stated.first.year
    day = stated.first.day if stated.first == stated.last else None
    for later in range(1, params.years + 1):
        yield from context.facts.events_of_date(year + later, month, day)


def _is_enough(params: Params, match: Match, sentence: Sentence, time: Time, event: Event) -> bool:
    """Whether a sentence speaks of an event so clearly that its date is a slip."""
    if not (match.parties or match.place or match.own):
        return False  # "a gunman opened fire" is no opening
    stated = days_from(time.mention)
    whole_day = stated.first == stated.last
    needed = params.day if whole_day else params.month
    if whole_day and stated.first.day == 1 and stated.first.month in {1, 7}:
        needed += params.new_year
    if not whole_day and not _is_sure(match, sentence, time, event):
        return False
    return match.points >= needed and not _is_told_beside(sentence, time, event)


def _is_sure(match: Match, sentence: Sentence, time: Time, event: Event) -> bool:
    """Whether a month is as clearly an event's as a day: its place stands beside, or its names."""
    if not event_words("apart").isdisjoint(sentence.vocabulary):
        return False  # the date may be of what came before or after
    if match.place and _is_placed(sentence, time, event):
        told = (match.parties > 0) + (match.names > 0) + match.acts
        return match.own > 1 or (told > 1 and (match.place > 1 or match.own > 0))
    return match.parties > 0 and match.own > 1 and not match.strangers


def _is_placed(sentence: Sentence, time: Time, event: Event) -> bool:
    """Whether the place of an event stands right beside a date."""
    if any(one.time is time for one in placed_times(sentence)):
        return True
    spot = place_spot(sentence, event.place)
    return spot is not None and 0 <= time.first - spot[1] <= _BESIDE


def _is_told_beside(sentence: Sentence, time: Time, event: Event) -> bool:
    """Whether another date of the sentence is the event's own."""
    return any(
        one.first <= other.mention.last and other.mention.first <= one.last
        for other in sentence.times
        if other is not time
        if other.mention.first is not None and other.mention.last is not None
        for one in event.dates
    )


def _was_something(
    sentence: Sentence, stated: Days, points: int, meant: Meant, context: Context
) -> bool:
    """Whether something else of the same parties is on record for the stated time, of which the
    sentence speaks as much."""
    return any(
        one.first <= stated.last and stated.first <= one.last
        for party in meant.parties - meant.by_city
        for event in context.facts.events(subject=party)
        if (event.when.last - event.when.first).days < _LONG
        if stated.first == stated.last or match_of(sentence, event, meant, context).points >= points
        for one in event.dates
    )


def _contradicted(rule: Rule, time: Time, event: Event) -> Outcome:
    value = ", ".join(part for part in (event.when.edtf, event.place) if part)
    return rule.outcome(
        Verdict.CONTRADICTED,
        time.mention.span,
        severity=Severity.WARNING,
        message=rule.message(
            "contradicted",
            event=event.id,
            stated=time.mention.text,
            known=day_text(event.when.edtf),
        ),
        derivation=(Step("slip", "the same date of another year"),),
        evidence=(cite(event.id, value, event.source),),
        confidence=0.75,
    )
