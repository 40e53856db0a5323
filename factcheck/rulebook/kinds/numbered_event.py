"""The nth meeting of a series against its list, its first year, or another one of the text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.arithmetic.calendar import Days
from factcheck.factbase.facts import Event
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Related, Severity, Step, Verdict
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.kinds.event_place import is_at
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, days_words, ordinal
from factcheck.rulebook.reckoning import days_of
from factcheck.rulebook.rule import Rule

_LATELY = 400  # days between a text and the meeting it can tell of


class Params(KindParams, frozen=True):
    """`nouns`: what every meeting in a series of the fact base is called by its name, so that
    another number must be wrong; of other nouns an organisation may have more series; `sitting`:
    those that are of bodies as well, which sit for years."""

    nouns: tuple[str, ...] = ("summit", "summit meeting", "olympics", "games", "world cup")
    sitting: tuple[str, ...] = ("congress", "assembly", "general assembly", "session", "forum")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every numbered meeting."""
    by_title: dict[str, list[Claim]] = {}
    for claim in context.claims_of("event_number"):
        if "begin" not in claim.assertion.qualifiers:
            yield _of_place(rule, params, claim, context)
            continue
        outcome = _of_first(rule, claim) or _on_record(rule, params, claim, context)
        yield outcome
        if outcome.verdict is Verdict.UNVERIFIED:
            key = claim.assertion.subject + claim.assertion.qualifiers["title"]
            by_title.setdefault(key, []).append(claim)
    for claims in by_title.values():
        claims.sort(key=_number)
        for one, other in pairwise(claims):
            yield from _together(rule, params, one, other)


def _number(claim: Claim) -> int:
    value = claim.assertion.value.interval
    return int(value.low) if value is not None else 0


def _days(claim: Claim) -> Days:
    days = days_of(claim.assertion.qualifiers["begin"])
    assert days is not None  # noqa: S101 - the frame gives it
    return days


def _of_first(rule: Rule, claim: Claim) -> Outcome | None:
    """An annual meeting "first held in 1984" cannot be the 40th in 2010."""
    first = claim.assertion.qualifiers.get("first")
    if not first:
        return None
    most = _days(claim).last.year - int(first) + 1
    if _number(claim) <= most:
        return None
    return rule.inconsistent(
        claim,
        rule.message("first", nth=claim.assertion.value.text, first=first, most=most),
        severity=Severity.WARNING,
        derivation=(
            Step("years", f"{first} to {_days(claim).last.year}: {most} at most, one a year"),
        ),
        confidence=0.8,
    )


def _of_place(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    """Against the last meeting on record at that place about the day of the text."""
    qualifiers, number = claim.assertion.qualifiers, _number(claim)
    own = [
        event
        for event in context.facts.events(subject=claim.assertion.subject)
        if event.ordinal is not None and qualifiers["noun"].split()[0] in event.series.lower()
    ]
    numbered = [event for event in own if event.ordinal == number]
    near = [event for event in own if abs((event.when.first - context.today).days) < _LATELY]
    there = [event for event in near if _is_there(event, qualifiers["place"], context)]
    if any(_is_there(event, qualifiers["place"], context) for event in numbered):
        return rule.supported(claim, evidence=tuple(map(_evidence, numbered)))
    many = len({event.series for event in own}) != 1 or any(
        not one.place and not one.online for one in numbered
    )
    unsure = not claim.assertion.known_subject or many or context.now.source == "today"
    if unsure or not there or not numbered or qualifiers["noun"] not in params.nouns:
        return rule.unverified(claim, "the meeting of that place is not known")
    return _numbered_otherwise(rule, claim, there[-1], numbered[0])


def _is_there(event: Event, place: str, context: Context) -> bool:
    """Whether a meeting was held at a place, where it is known how near the two are."""
    known = bool(context.facts.place(event.place.partition(",")[0]))
    return known and not event.online and is_at(event, place, context)


def _on_record(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    """Against the fact base's list of the organisation's meetings."""
    noun, number, stated = claim.assertion.qualifiers["noun"], _number(claim), _days(claim)
    listed = (
        [
            event
            for event in context.facts.events(subject=claim.assertion.subject)
            if event.ordinal is not None
        ]
        if claim.assertion.known_subject
        else []
    )
    if not claim.assertion.known_subject:
        listed = _of_title(claim.assertion.qualifiers["title"], context)
    own = [event for event in listed if noun.split()[0] in event.series.lower()]
    series = {event.series for event in own}
    if len(series) == 1:  # the G8 counted on from the G7
        own = [event for event in context.facts.series_events() if event.series in series]
    for event in own or listed:
        if event.ordinal == number and _meets(event, stated):
            return rule.supported(claim, evidence=(_evidence(event),))
    then = [event for event in own if _meets(event, stated)]
    numbered = [event for event in own if event.ordinal == number]
    if noun not in params.nouns or not numbered or len({e.series for e in own}) > 1:
        return rule.unverified(claim, "the fact base has no list of these meetings")
    if not then:
        return _elsewhen(rule, claim, numbered[0])
    return _numbered_otherwise(rule, claim, then[0], numbered[0])


def _numbered_otherwise(rule: Rule, claim: Claim, right: Event, real: Event) -> Outcome:
    """The meeting that is meant has another number on record."""
    meant, number = day_text(right.when.edtf), real.ordinal or 0
    return rule.contradicted(
        claim,
        rule.message(
            "number",
            nth=claim.assertion.value.text,
            right=ordinal(right.ordinal or 0),
            when=day_text(right.when.edtf),
            real=day_text(real.when.edtf),
        ),
        derivation=(
            Step("number", f"the {ordinal(number)} was {real.id} ({real.when.edtf})"),
            Step("date", f"in {meant} it was the {ordinal(right.ordinal or 0)}"),
        ),
        evidence=(_evidence(right), _evidence(real)),
    )


def _of_title(title: str, context: Context) -> list[Event]:
    """The events of the series that a title names in full: "winter olympic games"."""
    words = title.split()
    found = [
        event
        for event in context.facts.series_events()
        if set(event.series.lower().removesuffix("s").split()) <= {*words, *_without_s(words)}
    ]
    return found if len({event.series for event in found}) == 1 else []


def _without_s(words: list[str]) -> list[str]:
    return [word.removesuffix("s") for word in words]


def _elsewhen(rule: Rule, claim: Claim, real: Event) -> Outcome:
    """The meeting of that number was at another time, and none is known at the stated one."""
    return rule.contradicted(
        claim,
        rule.message("date", nth=claim.assertion.value.text, real=day_text(real.when.edtf)),
        severity=Severity.WARNING,
        evidence=(_evidence(real),),
        confidence=0.8,
    )


def _meets(event: Event, stated: Days) -> bool:
    return any(one.first <= stated.last and stated.first <= one.last for one in event.dates)


def _evidence(event: Event) -> Evidence:
    return cite(event.id, event.when.edtf, event.source)


def _together(rule: Rule, params: Params, one: Claim, other: Claim) -> Iterator[Outcome]:
    """Two meetings of one series: a higher number is later, and a yearly one not twice a year."""
    low, high, first, second = _number(one), _number(other), _days(one), _days(other)
    if low == high:
        if one.assertion.qualifiers["noun"] in params.sitting:
            return
        wrong = first.last < second.first or second.last < first.first
    else:
        annual = "annual" in one.assertion.qualifiers or "annual" in other.assertion.qualifiers
        years = second.last.year - first.first.year
        wrong = second.last < first.first or (annual and years < high - low)
    if not wrong:
        return
    early, late = sorted((one, other), key=lambda claim: claim.span)
    yield rule.inconsistent(
        late.span,
        rule.message(
            "together",
            first=f"{one.assertion.value.text} ({days_words(first)})",
            second=f"{other.assertion.value.text} ({days_words(second)})",
        ),
        claims=[one, other],
        severity=Severity.WARNING,
        related=(Related(early.span, early.quote),),
        derivation=(
            Step("first", f"{low}: {days_words(first)}"),
            Step("second", f"{high}: {days_words(second)}"),
        ),
        confidence=0.8,
    )
