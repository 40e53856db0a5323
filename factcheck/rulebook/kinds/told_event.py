"""When something happened, and who did it, that a clause tells: "Iraq invaded Kuwait in 1990"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from factcheck.arithmetic.calendar import Days, one_part_off
from factcheck.extracting.frames.clauses import same_clause
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date, is_range
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.deed_names import Row
from factcheck.factbase.facts import Event, Moment
from factcheck.factbase.moments import moment
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Severity, Step, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.citing import event_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.deeds import (
    deed_words,
    happens_once,
    is_dated_by_thing,
    is_sole,
    years_apart,
)
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.tellings import Telling, Tellings, act_words, tellings_of

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_REACH = 6  # tokens between a telling and its date
_GRAINS = frozenset({"day", "month", "year", "season", "quarter", "half"})
_AT_PLACES = frozenset({"in", "at", "near", "off", "to"})
_PLACES = frozenset({"city", "country", "region"})
_LEADING = frozenset({"since", "after", "following", "before", "until"})
_OPENING = 4  # tokens from a date that opens a clause to what it dates


class Params(KindParams, frozen=True):
    """`slack_days`: how far sources differ on a day; `years`: how far away another event of the
    kind may lie that the fact base lacks, where the sentence does not say who did it."""

    slack_days: int = 15
    years: int = 12


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every telling of a known event with a date beside it."""
    tellings: Tellings | None = None
    for sentence in context.sentences_with(act_words()):
        if not sentence.times:
            continue
        if tellings is None:
            tellings = tellings_of(context)
        for told in tellings.of(sentence):
            if modality_of(sentence, told.first, told.stop) not in _TOLD:
                continue
            if not deed_words("on_behalf").isdisjoint(
                sentence.words(told.first - 3, told.stop + 5)
            ):
                continue
            time = _ends_of(sentence, told) if told.act == "last" else _time(sentence, told)
            if time is not None and not _is_claimed(context, time):
                yield from _judge(rule, params, sentence, told, time, context)


def _is_claimed(context: Context, time: Time) -> bool:
    """Whether the date is a claim on a known event of its own, which another rule judges."""
    return any(
        claim.assertion.measure == "event_date"
        and claim.assertion.known_subject
        and _is_dated_elsewhere(claim, context)
        for claim in context.claims_at((time.mention.start,))
    )


def _is_dated_elsewhere(claim: Claim, context: Context) -> bool:
    """Whether the rule of dated events judges a claim, so that it is told once only."""
    assertion = claim.assertion
    event = assertion.qualifiers.get("event")
    if event == "deed":
        name = f"{assertion.qualifiers['noun']} of {assertion.subject}"
        return bool(context.facts.events(name=name))
    return event in {"named", "independence"}


def _time(sentence: Sentence, told: Telling) -> Time | None:
    """The date that belongs to a telling: right after it, in its noun phrase, or opening it."""
    for time in sentence.times:
        if time.first >= told.stop:
            return time if _follows(sentence, told, time) else _leading(sentence, told)
    return _leading(sentence, told)


def _is_plain(time: Time) -> bool:
    mention = time.mention
    return is_date(mention) and mention.grain in _GRAINS and not mention.approximate


def _follows(sentence: Sentence, told: Telling, time: Time) -> bool:
    if not _is_plain(time) or time.first - told.stop > _REACH + _place_words(sentence, told.stop):
        return False
    lower, at = sentence.tokens.lower, told.stop
    if _place_words(sentence, at) and told.act in {"begin", "end"}:
        return False  # it is over there, and may go on elsewhere
    at += _place_words(sentence, at)
    between = [
        lower[index]
        for index in range(at, time.first)
        if not any(
            one.first <= index < one.stop and one.mention.form == "demonym"
            for one in sentence.entities
        )
    ]
    if not deed_words("links").issuperset(between) and not (
        told.form != "noun"
        and _adverbial(between)
        and same_clause(sentence, told.stop - 1, time.first)
    ):
        return False
    since = lower[told.stop - 1] == "since"
    if not since and (not between or between[-1] not in deed_words("prepositions")):
        return False
    if told.form != "noun":
        return "," not in between or between[0] == ","
    set_off = _set_off(sentence, told)
    closed = sentence.words(time.stop, time.stop + 1) == [","]
    if between in ([",", "in"], [",", "on"]) and closed and not set_off:
        return True  # "the collapse of the Soviet Union, in 1991, left"
    if "," in between or set_off:
        return between in (["of"], ["("]) or (
            between in (["in"], ["on"]) and _opens_with(sentence, told.first, time)
        )
    return True


def _opens_with(sentence: Sentence, first: int, time: Time) -> bool:
    """Whether a date is that of what it follows though "since" or "after" stands before: "since the
    revolution in 1979", "After Stalin's death in 1953, "; "after the fall of the Wall in 1990"
    may date what came after."""
    lower = sentence.tokens.lower
    at = next((n for n in range(first, first - 4, -1) if lower[n] in _LEADING), -1)
    if at < sentence.first:
        return False
    if lower[at] == "since":
        return lower[at - 1] not in {"years", "year", "months"}
    return at == sentence.first and sentence.words(time.stop, time.stop + 1) == [","]


def _adverbial(between: Sequence[str]) -> bool:
    """Whether words can be how or where something happened: "died of cancer in", "over eastern
    Ukraine in"; nothing that begins a clause or tells another event."""
    return not any(
        word in deed_words("leading") or not word[0].isalpha() or word.endswith("ing")
        for word in between
    )


def _place_words(sentence: Sentence, at: int) -> int:
    """The number of tokens of "in Dallas", "back to China" at a token."""
    start = at + (sentence.words(at, at + 1) == ["back"])
    if start + 1 >= sentence.stop or sentence.tokens.lower[start] not in _AT_PLACES:
        return 0
    placed = sentence.entity_at(start + 1)
    if placed is None or placed.first != start + 1 or placed.mention.type not in _PLACES:
        return 0
    return placed.stop - at


def _set_off(sentence: Sentence, told: Telling) -> bool:
    """Whether a date after a noun may be of the clause: "after the fall of the Wall in 1990"."""
    before = sentence.words(told.first - 3, told.first)
    return not deed_words("other_date").isdisjoint(before)


def _leading(sentence: Sentence, told: Telling) -> Time | None:
    """A date before a telling: "In 2014, Russia annexed Crimea", "the 1990 invasion of Kuwait"."""
    lower = sentence.tokens.lower
    before = [one for one in sentence.times if one.stop <= told.stop and one.first < told.stop]
    for time in reversed(before):
        if not _is_plain(time):
            return None
        if told.first <= time.first < told.stop:
            # "Iraq's 1990 invasion of Kuwait", "won the 2009 prize"
            inside = told.form == "noun" or is_dated_by_thing(told.act)
            return time if inside else None
        between = lower[time.stop : told.first]
        if told.form == "noun" and between[:1] and between[0] in deed_words("year_saw"):
            year = lower[time.first - 1] == "year" or time.first == sentence.first
            return time if between[1:] in ([], ["the"]) and year else None
        if told.form == "noun" or (is_dated_by_thing(told.act) and between == []):
            bare = lower[time.first - 1] not in {"in", "on", "since", "until", "by"}
            return time if between == [] and bare else None
        opens = lower[time.first - 1] in {"in", "on"} and (
            time.first - sentence.first <= _OPENING
            or lower[time.first - 2] in {",", ";", "and", "when"}
        )
        cleft = sentence.words(sentence.first, sentence.first + 2) == ["it", "was"]
        plain = (between in (["that"], ["that", "the"]) and cleft) or between in (
            [],
            [","],
            [",", "the"],
            ["the"],
            [",", "when"],
            ["when"],
            [",", "after"][:1],
        )
        if not opens or not plain or _over_relative(sentence, told):
            return None
        if _dated_otherwise(sentence, told):
            return None
        return time
    return None


def _over_relative(sentence: Sentence, told: Telling) -> bool:
    """Whether a verb stands in a clause of its own: "In 2016 Russia, which annexed Crimea"."""
    inner = sentence.words(told.first, told.stop)
    return not {"which", "who", "that"}.isdisjoint(inner) or "," in inner


def _dated_otherwise(sentence: Sentence, told: Telling) -> bool:
    """Whether the telling has a time of another kind: "two years earlier"."""
    return any(told.stop <= one.first <= told.stop + 4 for one in sentence.times)


def _ends_of(sentence: Sentence, told: Telling) -> Time | None:
    return next(
        (
            one
            for one in sentence.times
            if told.stop <= one.first <= told.stop + 2
            and is_range(one.mention)
            and not one.mention.approximate
        ),
        None,
    )


def _judge(
    rule: Rule, params: Params, sentence: Sentence, told: Telling, time: Time, context: Context
) -> Iterator[Outcome]:
    stated = _days(time)
    rows = _with_events(_of_actor(told), context)
    span = Span(
        min(sentence.tokens.start[told.first], time.mention.start),
        max(sentence.tokens.end[told.stop - 1], time.mention.end),
    )
    if not rows:
        yield from _by_another(rule, told, stated, span, context)
        return
    gap = min(_gap(stated, row) for row in rows)
    near = min(rows, key=lambda row: _gap(stated, row))
    if gap <= 0:
        yield rule.outcome(Verdict.SUPPORTED, span, evidence=(event_evidence(near.event),))
        return
    of_year = near.event.when.edtf.isdigit()  # known by its year alone, which no source doubts
    misprint = any(
        one_part_off(stated, Days(one.first, one.last)) for row in rows for one in row.event.dates
    )
    if (gap <= params.slack_days and not of_year and not misprint) or (
        not happens_once(told.act) and gap > (years_apart(told.act) or params.years) * 366
    ):
        return
    sure = gap > 300 and len({row.event.id for row in rows}) == 1
    yield rule.outcome(
        Verdict.CONTRADICTED,
        span,
        severity=rule.severity if sure else Severity.WARNING,
        message=rule.message(
            "date", event=near.event.id, stated=time.mention.text, known=_known(near)
        ),
        derivation=(Step("gap", f"{gap} days between the two"),),
        evidence=tuple(event_evidence(row.event) for row in rows[:3]),
        confidence=0.85 if sure else 0.75,
    )


class _Known(Struct, frozen=True):
    """A telling with its event."""

    row: Row
    event: Event


def _with_events(rows: Iterable[Row], context: Context) -> list[_Known]:
    found = ((row, context.facts.event(row.event)) for row in rows)
    return [_Known(row, event) for row, event in found if event is not None]


def _of_actor(told: Telling) -> tuple[Row, ...]:
    """The events that whoever the sentence names can have done; none where somebody else did."""
    free = tuple(row for row in told.rows if not row.by)
    if told.actor in {"", "?"}:
        if happens_once(told.act) and told.form != "verb":
            return told.rows
        if told.actor == "?" and not happens_once(told.act):
            return free  # somebody unknown may have done it at another time
        # Whoever it was: only a thing that has happened to it once is meant without a name.
        return free if told.form == "verb" else told.rows
    return free + tuple(row for row in told.rows if told.actor in row.by)


def _by_another(
    rule: Rule, told: Telling, stated: Days, span: Span, context: Context
) -> Iterator[Outcome]:
    """ "Hillary Clinton won the election in 2016": at that time somebody else did."""
    if not is_sole(told.act) or not told.actor or told.actor == "?":
        return
    then = [row for row in _with_events(told.rows, context) if _gap(stated, row) <= 0]
    if not then or (stated.last - stated.first).days > 366:
        return
    yield rule.outcome(
        Verdict.CONTRADICTED,
        span,
        severity=Severity.WARNING,
        message=rule.message(
            "who",
            event=then[0].event.id,
            known=", ".join(dict.fromkeys(name for row in then for name in _doers(row))),
        ),
        evidence=tuple(event_evidence(row.event) for row in then[:3]),
        confidence=0.8,
    )


def _doers(row: _Known) -> Sequence[str]:
    return [name for told in row.event.told if told.act == row.row.act for name in told.by[:1]]


def _days(time: Time) -> Days:
    mention = time.mention
    assert mention.first is not None  # noqa: S101 - looked at before
    return Days(mention.first, mention.last or mention.first)


def _gap(stated: Days, row: _Known) -> int:
    """The days between a stated time and the one on record; of a war, between both ends."""
    gaps = []
    for one in row.event.dates:
        if row.row.at == "begin":
            gaps.append(_apart(stated, _end(one, 0)))
        elif row.row.at == "end":
            gaps.append(_apart(stated, _end(one, -1)))
        elif row.row.at == "last":
            told = (_year(stated.first), _year(stated.last))
            known = (_end(one, 0), _end(one, -1))
            gaps.append(max(0, *(_apart(*pair) for pair in zip(told, known, strict=True))))
        else:
            gaps.append(_apart(stated, Days(one.first, one.last)))
    return min(gaps)


def _end(one: Moment, which: int) -> Days:
    """The days that one end of a period can be."""
    known = moment(one.edtf.split("/")[which])
    return Days(known.first, known.last)


def _year(day: date) -> Days:
    return Days(date(day.year, 1, 1), date(day.year, 12, 31))


def _apart(stated: Days, known: Days) -> int:
    return max((known.first - stated.last).days, (stated.first - known.last).days)


def _known(row: _Known) -> str:
    text = row.event.when.edtf
    begin, _, end = text.partition("/")
    if row.row.at == "begin":
        return day_text(begin)
    if row.row.at == "end" and end:
        return day_text(end)
    return day_text(text)
