"""A country or organisation that acts under a name that it did not have then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Moment
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome, Severity, Step
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_TYPES = frozenset({"country", "organisation"})
_DATE_REACH = 12


class Params(KindParams, frozen=True):
    """`late_days`: how long after its end a name is still used; `early_days`: how long before its
    founding an organisation may act as one that is being set up."""

    words: str = "claims/names_in_time"
    late_days: int = 500
    early_days: int = 500


class _Wrong(Struct, frozen=True):
    """Why a name does not fit its time: the message's name, its words, and the day that decides."""

    message: str
    now: str
    day: Moment


@cache
def _words(name: str, part: str) -> frozenset[str]:
    return frozenset(rules_words(name)[part])


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every name that acts outside its time."""
    for sentence in context.analysis.sentences:
        dates = [one for one in sentence.times if _is_plain(one)]
        if len(dates) != 1:
            continue
        for placed in sentence.entities:
            if not _acts(sentence, placed, dates[0], params):
                continue
            wrong = _wrong(params, placed.mention, _days(dates[0]), context)
            if wrong is not None:
                yield _outcome(rule, placed.mention, dates[0], wrong)


def _is_plain(time: Time) -> bool:
    mention = time.mention
    return (
        is_date(mention) and mention.grain in {"day", "month", "year"} and not mention.approximate
    )


def _days(time: Time) -> Days:
    first = time.mention.first
    assert first is not None  # noqa: S101 - _is_plain holds
    return Days(first, time.mention.last or first)


def _acts(sentence: Sentence, placed: Placed[EntityMention], time: Time, params: Params) -> bool:
    """Whether a name is the subject of a dated sentence: it opens the sentence, or follows the
    date that does, and a verb comes next."""
    mention, lower = placed.mention, sentence.tokens.lower
    if mention.type not in _TYPES or mention.form in {"demonym", "capital"} or mention.candidates:
        return False
    following = lower[placed.stop] if placed.stop < sentence.stop else "."
    if not following.isalpha() or following in _words(params.words, "not_acting"):
        return False
    if sentence.tokens.text[placed.stop][0].isupper():
        return False
    start = placed.first - (placed.first > sentence.first and lower[placed.first - 1] == "the")
    opens = start == sentence.first and 0 < time.first - placed.stop <= _DATE_REACH
    after_date = time.first == sentence.first + 1 and lower[time.stop : start] in ([","], [])
    if not (opens or (after_date and start >= time.stop)):
        return False
    if opens and lower[time.first - 1] not in {"in", "on"}:
        return False
    others = (one for one in sentence.entities if placed.stop <= one.first < time.first)
    if opens and any(one.mention.type in _TYPES for one in others):
        return False  # "The Ottoman Empire fell after the war, the Soviet Union in 1991"
    told = sentence.words(sentence.first, sentence.stop)
    if not _words(params.words, "old_name").isdisjoint(told):
        return False
    return modality_of(sentence, placed.first, placed.stop) in {
        Modality.ASSERTED,
        Modality.ATTRIBUTED,
    }


def _wrong(params: Params, mention: EntityMention, day: Days, context: Context) -> _Wrong | None:
    known = mention.entity or ""
    if mention.type == "organisation":
        organisation = context.facts.organisation(known)
        if organisation is None:
            return None
        founded, ended = organisation.founded, organisation.dissolved
        if founded is not None and (founded.first - day.last).days > params.early_days:
            if organisation.predecessor:
                return _Wrong("successor", organisation.predecessor, founded)
            return _Wrong("not_yet", "", founded)
        if ended is not None and (day.first - ended.last).days > params.late_days:
            return _Wrong("no_more", "", ended)
        return None
    country = context.facts.country(known)
    if country is not None and country.status == "former" and country.until is not None:
        if (day.first - country.until.last).days > params.late_days:
            return _Wrong("no_more", "", country.until)
        return None
    printed = " ".join(mention.text.split()).lower()
    if mention.form != "former" or printed in _words(params.words, "still_used"):
        return None
    ends = [
        name.until
        for name in context.facts.names(known)
        if name.form == "former" and name.name.lower() == printed and name.until is not None
    ]
    if ends and all((day.first - one.last).days > params.late_days for one in ends):
        return _Wrong("renamed", mention.canonical, max(ends, key=lambda one: one.last))
    return None


def _outcome(rule: Rule, mention: EntityMention, time: Time, wrong: _Wrong) -> Outcome:
    date = time.mention
    mild = wrong.message in {"successor", "renamed"}
    return rule.contradicted(
        Span(min(mention.start, date.start), max(mention.end, date.end)),
        rule.message(
            wrong.message,
            printed=mention.text,
            stated=date.text,
            now=wrong.now,
            day=day_text(wrong.day.edtf),
        ),
        severity=Severity.INFO if wrong.message == "successor" else rule.severity,
        derivation=(Step("time", f"{mention.text}: {wrong.day.edtf}; the text: {date.text}"),),
        evidence=(Evidence(mention.canonical, wrong.day.edtf, "Names and dates of the fact base"),),
        confidence=0.7 if mild else 0.8,
    )
