"""When and where an event took place that has a name of its own: "the Yalta Conference of 1946"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Event
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.mentions import EntityMention, TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.citing import event_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.date_slips import slip_of
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.places import lies_at
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_REACH = 7
_BRIEF = 45  # days
_PARTIES = frozenset({"country", "person", "organisation"})
_STRUCK = frozenset({"struck", "hit"})
_OWN = frozenset({"of", "("})
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_words = WordLists("claims/named_events")


class Params(KindParams, frozen=True):
    """`slack_days`: how far a date may lie from those on record; `treaty_slack_days`: of a treaty
    some give the signing, some the entry into force; `another_days`: how far off a treaty that is
    named by its place is another one; `kinds`: kinds of event that have one day and place;
    `lasting`: kinds of which only a date in their own phrase is theirs."""

    slack_days: int = 45
    treaty_slack_days: int = 400
    another_days: int = 12 * 366
    treaties: tuple[str, ...] = ("treaty", "declaration")
    kinds: tuple[str, ...] = (
        "summit",
        "conference",
        "sport",
        "treaty",
        "declaration",
        "referendum",
        "handover",
        "assassination",
        "earthquake",
    )
    lasting: tuple[str, ...] = (
        "war",
        "genocide",
        "massacre",
        "disaster",
        "accident",
        "crisis",
        "financial crisis",
        "revolution",
        "uprising",
        "coup",
        "protest",
        "crackdown",
        "attack",
        "battle",
        "ceasefire",
        "nuclear",
        "nuclear test",
        "conflict",
    )


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every named event with a date or place beside it."""
    claimed = {
        claim.sentence
        for claim in context.claims_of("event_date")
        if claim.assertion.qualifiers.get("event") == "named"
    }
    for sentence in context.analysis.sentences:
        for placed in sentence.entities:
            if (
                placed.mention.type != "event"
                or placed.mention.candidates
                or not sentence.times + sentence.entities[1:]
            ):
                continue
            if sentence.tokens.lower[placed.first - 1] in _words("another"):
                continue
            event = _event(placed.mention, context)
            if event is None or event.kind not in (*params.kinds, *params.lasting):
                continue
            if modality_of(sentence, placed.first, placed.stop) not in _TOLD:
                continue
            if sentence.span not in claimed:
                yield from _dated(rule, params, sentence, placed, event, context)
            if event.kind in params.kinds:
                yield from _placed(rule, sentence, placed, event, context)


def _event(mention: EntityMention, context: Context) -> Event | None:
    name = mention.entity or ""
    if "(" in name:
        return None  # one of several of that name
    return next((one for one in context.facts.events(name=name) if one.id == name), None)


def _linked(sentence: Sentence, placed: Placed[EntityMention], at: int) -> bool:
    """Whether nothing but links stands between an event and the date or place at a token."""
    lower = sentence.tokens.lower
    before = sentence.words(placed.first - 3, placed.first)
    own = at == placed.stop + 1 and lower[placed.stop] in _OWN
    if not _words("works").isdisjoint(before) or (
        not own and not _words("before").isdisjoint(before)
    ):
        return False
    between, parties = _without_parties(sentence, placed.stop, at - 1)
    return (
        0 < at - placed.stop <= _REACH + parties
        and lower[at - 1] in _words("prepositions")
        and (_words("links") | _words("prepositions")).issuperset(between)
    )


def _without_parties(sentence: Sentence, first: int, stop: int) -> tuple[list[str], int]:
    """The words of a range without "by Reagan and Gorbachev", and how many those were."""
    lower = sentence.tokens.lower
    words = lower[first:stop]
    if not ({"by", "between"} | _STRUCK).intersection(words):
        return words, 0
    named = {
        at
        for one in sentence.entities
        if one.mention.type in _PARTIES and first <= one.first < stop
        for at in range(one.first, one.stop)
    }
    left = [
        lower[at]
        for at in range(first, stop)
        if at not in named and lower[at] not in {"by", "between", "and"}
    ]
    return left, len(words) - len(left)


def _dated(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    placed: Placed[EntityMention],
    event: Event,
    context: Context,
) -> Iterator[Outcome]:
    for time in sentence.times:
        if not is_date(time.mention) or time.mention.approximate:
            continue
        lasting = event.kind in params.lasting and not _is_brief(event)
        own = _in_phrase(sentence, placed, time) or _since(sentence, placed, time)
        if not own and (
            (lasting and not _happened(sentence, placed, time))
            or not _linked(sentence, placed, time.first)
        ):
            continue
        stated = _days(time.mention)
        gap = min(
            max((one.first - stated.last).days, (stated.first - one.last).days)
            for one in event.dates
        )
        span = Span(
            min(placed.mention.start, time.mention.start), max(placed.mention.end, time.mention.end)
        )
        treaty = event.kind in params.treaties
        if treaty and placed.mention.form == "alias" and gap > params.another_days:
            return  # another one of that place: "the Washington treaty of 1922"
        slack = params.treaty_slack_days if treaty else params.slack_days
        if any(slip_of(stated, Days(one.first, one.last)) is not None for one in event.dates):
            slack = 0
        if gap > slack:
            if lasting and _had_another(event, stated, context):
                return
            yield rule.contradicted(
                span,
                rule.message(
                    "date",
                    event=event.id,
                    stated=time.mention.text,
                    known=day_text(event.when.edtf),
                ),
                severity=rule.severity if gap > (2 * 366 if treaty else 300) else Severity.WARNING,
                derivation=(Step("gap", f"{gap} days between the two"),),
                evidence=(event_evidence(event),),
                confidence=0.85,
            )
        elif gap <= 0:
            yield rule.supported(span, evidence=(event_evidence(event),))
        return


def _is_brief(event: Event) -> bool:
    """Whether an event was over within weeks, so that "the Battle of Lodi in 1796" dates it."""
    return all((one.last - one.first).days <= _BRIEF for one in event.dates)


def _had_another(event: Event, stated: Days, context: Context) -> bool:
    """Whether the same parties had another event of the kind then: one more war of theirs."""
    return any(
        set(one.subjects) == set(event.subjects)
        for subject in event.subjects[:1]
        for one in context.facts.events(subject=subject, kind=event.kind)
        if any(day.first <= stated.last and stated.first <= day.last for day in one.dates)
    )


def _since(sentence: Sentence, placed: Placed[EntityMention], time: Time) -> bool:
    """ "Since the Islamic revolution in 1979": the date is of nothing else."""
    before = sentence.words(placed.first - 3, placed.first)
    leads = before[-1:] == ["since"] or before[-2:] == ["since", "the"]
    counted = any(
        0 < placed.first - one.stop <= 2 and one.mention.ordinal is not None
        for one in sentence.times
    )
    return leads and not counted and sentence.words(placed.stop, time.first) in (["in"], ["on"])


def _happened(sentence: Sentence, placed: Placed[EntityMention], time: Time) -> bool:
    """Whether what stands between a name and a date says that it happened then."""
    between = sentence.words(placed.stop, time.first)
    return not _words("happening").isdisjoint(between)


def _in_phrase(sentence: Sentence, placed: Placed[EntityMention], time: Time) -> bool:
    """Whether a date belongs to the name itself: "the Six-Day War of 1967", "the 1967 Six-Day
    War", "the Six-Day War (1967)"."""
    lower = sentence.tokens.lower
    if not _words("works").isdisjoint(sentence.words(placed.first - 3, placed.first)):
        return False  # "the film about the Chernobyl disaster of 2019"
    following = sentence.words(placed.stop, placed.stop + 1)
    after = placed.stop + (not _words("nouns").isdisjoint(following))
    if time.first == after + 1:
        return lower[after] in _OWN
    if time.stop != placed.first or time.first == sentence.first:
        return False
    return lower[time.first - 1] in {"the", "'s", "’s", "their", "its"}


def _days(time: TimeExpression) -> Days:
    assert time.first is not None  # noqa: S101 - is_date holds
    return Days(time.first, time.last or time.first)


def _placed(
    rule: Rule, sentence: Sentence, placed: Placed[EntityMention], event: Event, context: Context
) -> Iterator[Outcome]:
    for place in sentence.entities:
        if place.mention.type not in {"city", "country"} or place.mention.form == "demonym":
            continue
        if sentence.tokens.lower[place.first - 1] != "in":
            continue
        if not _linked(sentence, placed, place.first) or not event.place or event.online:
            continue
        if lies_at(event.place, place.mention, context) is False:
            yield rule.contradicted(
                Span(placed.mention.start, place.mention.end),
                rule.message("place", event=event.id, stated=place.mention.text, known=event.place),
                severity=Severity.WARNING,
                evidence=(event_evidence(event),),
                confidence=0.8,
            )
        return
