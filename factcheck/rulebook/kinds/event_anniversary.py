"""An anniversary of what the fact base dates: "the 25th anniversary of the fall of the Wall in
2012", "marked 20 years since independence in 2014"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date, is_length, words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Moment, Source
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome, Severity, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, ordinal
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.tellings import may_tell, tellings_of

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_KEPT = frozenset({"day", "month", "year"})
_PARTIES = frozenset({"country", "organisation"})
_ARTICLES = frozenset({"the", "its", "their", "a", "an", "country's", "formal"})
_VERB_REACH = 4  # tokens from "marked" to the number of years
_COUNTED = 1000  # years of the longest anniversary


class Params(KindParams, frozen=True):
    """Nothing to set."""


class _Origin(Struct, frozen=True):
    """What an anniversary is of, with the dates on record; it ends at token `stop`."""

    what: str
    dates: tuple[Moment, ...]
    source: Source
    stop: int


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every dated anniversary of a known event."""
    for sentence in context.analysis.sentences:
        for count in sentence.times:
            number = _number(sentence, count)
            if number is None:
                continue
            if modality_of(sentence, count.first, count.stop) not in _TOLD:
                continue
            origin = _origin(sentence, count.stop, context)
            kept = _kept(sentence, count, origin) if origin is not None else None
            if origin is not None and kept is not None and not _is_claimed(context, count, kept):
                yield _judge(rule, number, origin, count, kept)


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


def _is_claimed(context: Context, count: Time, kept: Time) -> bool:
    """Whether the anniversary is a claim with a subject of its own, which another rule judges."""
    return any(
        claim.assertion.measure == "anniversary" and claim.assertion.known_subject
        for claim in context.index.of(context.claims).with_mention((kept.mention.start,))
    )


def _origin(sentence: Sentence, stop: int, context: Context) -> _Origin | None:
    lower, at = sentence.tokens.lower, stop
    if at >= sentence.stop or lower[at] not in {"of", "since", "from"}:
        return None
    at += 1
    while at < sentence.stop and lower[at] in _ARTICLES:
        at += 1
    if at >= sentence.stop:
        return None
    placed = sentence.entity_at(at)
    if placed is not None and placed.mention.type == "event":
        return _of_event(placed, context)
    if lower[at] in _origins():
        return _of_party(sentence, at, stop, context)
    if may_tell(sentence):
        for told in tellings_of(context).of(sentence):
            if told.form != "noun" or not at <= told.first <= at + 1:
                continue
            ids = {row.event for row in told.rows}
            event = context.facts.event(told.rows[0].event) if len(ids) == 1 else None
            if event is not None:
                return _Origin(event.id, event.dates, event.source, told.stop)
    return None


@cache
def _origins() -> dict[str, str]:
    found: dict[str, str] = rules_words("claims/reckoning")["origins"]
    return found


def _of_event(placed: Placed[EntityMention], context: Context) -> _Origin | None:
    event = context.facts.event(placed.mention.entity or "")
    return None if event is None else _Origin(event.id, event.dates, event.source, placed.stop)


def _of_party(sentence: Sentence, at: int, count: int, context: Context) -> _Origin | None:
    """ "Independence", "its founding", "the establishment of the bank": of the party named after
    it, else of the one that the sentence speaks of."""
    lower, kind = sentence.tokens.lower, _origins()[sentence.tokens.lower[at]]
    party, stop = None, at + 1
    if stop + 1 < sentence.stop and lower[stop] == "of":
        start = stop + 1 + (lower[stop + 1] == "the")
        party = sentence.entity_at(start) if start < sentence.stop else None
        if party is None or party.first != start:
            return None
        stop = party.stop
    else:
        before = [
            one
            for one in sentence.entities
            if one.stop <= count and one.mention.type in _PARTIES and one.mention.form != "demonym"
        ]
        party = before[-1] if len(before) == 1 else None
    if party is None or party.mention.type not in _PARTIES or party.mention.entity is None:
        return None
    return _begun(party.mention, kind, stop, context)


def _begun(mention: EntityMention, kind: str, stop: int, context: Context) -> _Origin | None:
    dates: list[Moment] = []
    source = None
    for event in context.facts.events(subject=mention.entity, kind=kind):
        dates += event.dates
        source = source or event.source
    if kind == "founding":
        organisation = context.facts.organisation(mention.entity or "")
        if organisation is not None and organisation.founded is not None:
            dates.append(organisation.founded)
            source = source or organisation.source
    if not dates or source is None:
        return None
    return _Origin(f"{kind.capitalize()} of {mention.canonical}", tuple(dates), source, stop)


def _kept(sentence: Sentence, count: Time, origin: _Origin) -> Time | None:
    """The only date of the sentence but those that belong to the origin itself."""
    dates = [
        one
        for one in sentence.times
        if one is not count
        and is_date(one.mention)
        and one.mention.grain in _KEPT
        and not count.stop <= one.first < origin.stop
    ]
    if len(dates) != 1:
        return None
    lower = sentence.tokens.lower
    before = lower[dates[0].first - 1] if dates[0].first > sentence.first else ""
    return None if before in {"of", "since", "from", "until"} else dates[0]


def _judge(rule: Rule, number: int, origin: _Origin, count: Time, kept: Time) -> Outcome:
    stated = kept.mention
    assert stated.first is not None  # noqa: S101 - is_date holds
    last = stated.last or stated.first
    span = Span(min(count.mention.start, stated.start), max(count.mention.end, stated.end))
    years = sorted(
        {one.first.year for one in origin.dates} | {one.last.year for one in origin.dates}
    )
    # Of several (a declaration, a restoration) the one that comes nearest is told.
    known = min(origin.dates, key=lambda one: abs(one.first.year + number - last.year))
    cited = Evidence(
        origin.what,
        known.edtf,
        origin.source.title,
        origin.source.url,
        origin.source.vintage,
    )
    if any(stated.first.year <= year + number <= last.year for year in years):
        return rule.outcome(Verdict.SUPPORTED, span, evidence=(cited,))
    year = known.first.year
    return rule.outcome(
        Verdict.CONTRADICTED,
        span,
        severity=rule.severity if len(years) == 1 else Severity.WARNING,
        message=rule.message(
            "contradicted",
            what=origin.what,
            known=day_text(known.edtf),
            nth=ordinal(number),
            right=str(year + number),
            stated=stated.text,
        ),
        derivation=(Step("addition", f"{year} + {number} = {year + number}, not {stated.text}"),),
        evidence=(cited,),
        confidence=0.85,
    )
