"""An anniversary of what the fact base dates: "the 25th anniversary of the fall of the Wall in
2012", "marked 20 years since independence in 2014"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.clause_subjects import name_of
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date, is_length, words
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.facts import Moment
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.origins import Origin, begun, origin_after
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, ordinal
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_KEPT = frozenset({"day", "month", "year"})
_LEADS = frozenset({"of", "since", "from"})
_VERB_REACH = 4  # tokens from "marked" to the number of years
_NOW = frozenset({"day", "weekday", "week", "month", "year"})
_GUESSED = frozenset({"today", "latest date in the text"})
_NEAR = timedelta(days=60)  # of the document's day: an anniversary just past or soon to come
_COUNTED = 1000  # years of the longest anniversary


class _Kept(Struct, frozen=True):
    """When an anniversary is kept, with its words and where they stand."""

    first: date
    last: date
    text: str
    span: Span


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every dated anniversary of a known event."""
    for sentence in context.analysis.sentences:
        yield from _turned(rule, sentence, context)
        for count in sentence.times:
            number = _number(sentence, count)
            if number is None:
                continue
            if modality_of(sentence, count.first, count.stop) not in _TOLD:
                continue
            origin = origin_after(sentence, count.stop, _LEADS, context)
            kept = _kept(sentence, count, origin, context) if origin is not None else None
            if origin is not None and kept is not None and not _is_claimed(context, kept):
                yield _judge(rule, number, origin, count.mention.span, kept)


def _turned(rule: Rule, sentence: Sentence, context: Context) -> Iterator[Outcome]:
    """ "The alliance turned 70 in April 2019", "turns 80 today": the age of an organisation."""
    for at in sentence.places_of(words("turned")):
        count = next((one for one in sentence.quantities if one.first == at + 1), None)
        clause = clause_at(sentence, at)
        named = name_of(sentence, clause)
        if count is None or named is None or named.mention.type != "organisation":
            continue
        number = count.mention.number
        bare = count.mention.unit is None and not count.mention.ordinal and not count.mention.hedge
        if not bare or number not in range(2, _COUNTED):
            continue
        origin = begun(named.mention, "founding", named.stop, context)
        # "Was founded in 2001 and turns sixteen": that date is of the other verb.
        told = (one for one in sentence.times if not named.stop <= one.first < at)
        others = [one for one in told if clause_at(sentence, one.first) is clause]
        kept = _turned_when(others, clause.tense == "present", count.mention.span, context)
        if origin is not None and kept is not None:
            dates = (*origin.dates, *_inherited(named.mention.entity, context))
            origin = replace(origin, dates=dates)
            yield _judge(rule, int(number), origin, count.mention.span, kept)


def _inherited(body: str | None, context: Context) -> Iterator[Moment]:
    """The foundings of what an organisation came of, whose years it may count as its own."""
    own = context.facts.organisation(body or "")
    seen = {body}
    while own is not None and own.predecessor and own.predecessor not in seen:
        seen.add(own.predecessor)
        own = context.facts.organisation(own.predecessor)
        if own is not None and own.founded is not None:
            yield own.founded


def _turned_when(others: Sequence[Time], now: bool, span: Span, context: Context) -> _Kept | None:
    """The one time of a clause, or the document's day for what "turns 80"."""
    known, day = context.now.source not in _GUESSED, context.today
    if not others:
        own = _Kept(day - _NEAR, day + _NEAR, day_text(day.isoformat()), span)
        return own if now and known else None
    told = others[0].mention
    if len(others) > 1 or told.first is None or (told.relative and not known):
        return None
    near = _NEAR if told.relative else timedelta()
    return _Kept(told.first - near, (told.last or told.first) + near, told.text, told.span)


def _number(sentence: Sentence, count: Time) -> int | None:
    """The n of "the nth anniversary", or of "marked n years since"."""
    mention = count.mention
    if mention.ordinal is None or not 0 < mention.ordinal < _COUNTED:
        return None
    if mention.grain == "anniversary":
        return int(mention.ordinal)
    if not is_length(mention) or mention.unit not in {"year", "decade", "century"}:
        return None
    if words("keeps").isdisjoint(sentence.words(count.first - _VERB_REACH, count.first)):
        return None
    years = {"year": 1, "decade": 10, "century": 100}[mention.unit]
    whole = mention.ordinal == int(mention.ordinal) and not mention.approximate
    return int(mention.ordinal) * years if whole else None


def _is_claimed(context: Context, kept: _Kept) -> bool:
    """Whether the anniversary is a claim with a subject of its own, which another rule judges."""
    return any(
        claim.assertion.measure == "anniversary" and claim.assertion.known_subject
        for claim in context.claims_at((kept.span.start,))
    )


def _kept(sentence: Sentence, count: Time, origin: Origin, context: Context) -> _Kept | None:
    """The only date of the sentence but those that belong to the origin itself; where it has
    none, "this year" and the like, or the document's day for what it "marks"."""
    others = [
        one
        for one in sentence.times
        if one is not count
        and one.mention.first is not None
        and not count.stop <= one.first < origin.stop
    ]
    dates = [one for one in others if is_date(one.mention) and one.mention.grain in _KEPT]
    if not others or (len(others) == 1 and not dates):
        return _kept_now(sentence, count, others, context)
    if len(dates) != 1 or dates[0].mention.first is None:
        return None
    lower, stated = sentence.tokens.lower, dates[0].mention
    before = lower[dates[0].first - 1] if dates[0].first > sentence.first else ""
    if before in {"of", "since", "from", "until"} or stated.first is None:
        return None
    return _Kept(stated.first, stated.last or stated.first, stated.text, stated.span)


def _kept_now(
    sentence: Sentence, count: Time, others: Sequence[Time], context: Context
) -> _Kept | None:
    if context.now.source in _GUESSED:
        return None
    mention = others[0].mention if others else None
    if mention is None:
        if words("keeps_now").isdisjoint(sentence.words(count.first - 2, count.first)):
            return None
        day = context.today
        return _Kept(day - _NEAR, day + _NEAR, day_text(day.isoformat()), count.mention.span)
    if not mention.relative or mention.grain not in _NOW or mention.first is None:
        return None
    first, last = mention.first, mention.last or mention.first
    return _Kept(first - _NEAR, last + _NEAR, mention.text, mention.span)


def _judge(rule: Rule, number: int, origin: Origin, count: Span, stated: _Kept) -> Outcome:
    last = stated.last
    span = Span(min(count.start, stated.span.start), max(count.end, stated.span.end))
    years = sorted(
        {one.first.year for one in origin.dates} | {one.last.year for one in origin.dates}
    )
    # Of several (a declaration, a restoration) the one that comes nearest is told.
    known = min(origin.dates, key=lambda one: abs(one.first.year + number - last.year))
    cited = cite(origin.what, known.edtf, origin.source)
    if any(stated.first.year <= year + number <= last.year for year in years):
        return rule.supported(span, evidence=(cited,))
    year = known.first.year
    return rule.contradicted(
        span,
        rule.message(
            "contradicted",
            what=origin.what,
            known=day_text(known.edtf),
            nth=ordinal(number),
            right=str(year + number),
            stated=stated.text,
        ),
        severity=rule.severity if len(years) == 1 else Severity.WARNING,
        derivation=(Step("addition", f"{year} + {number} = {year + number}, not {stated.text}"),),
        evidence=(cited,),
        confidence=0.85,
    )
