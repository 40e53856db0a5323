"""One figure that a text names itself, given twice with different values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects
from factcheck.arithmetic.misprints import is_swap
from factcheck.extracting.cardinals import whole_cardinal
from factcheck.extracting.frames.open_keys import PREFIX
from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Claim, Modality
from factcheck.model.document import SegmentKind
from factcheck.model.findings import Outcome, Related, Severity, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context, is_checkable
from factcheck.rulebook.ledger.books import (
    Account,
    accounts_of,
    called,
    claims_on,
    is_one_slip,
    span_among,
    step_of,
)
from factcheck.rulebook.ledger.entries import Entry, ledger
from factcheck.rulebook.ledger.words import ledger_words
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, period_text, span_of
from factcheck.rulebook.rule import Rule

_MOST_DISTINCT = 50  # different values of one figure that are still compared with each other
_PLACES = frozenset({"country", "organisation", "region", "territory", "city"})
_NOW = "now"
_TITLE = 12  # words of a title
_AMOUNTS, _FAR = frozenset({"money", "count"}), 4
_KEPT_REACH = 5  # words from a figure to the participle that says that it stays


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/same_figures.yaml`."""


class Sameness(Struct, frozen=True):
    """What two statements must share to be of one figure, in words that a finding can show."""

    measure: str
    subject: str
    period: str
    narrowed: tuple[tuple[str, str], ...]
    unit: str
    beside: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """Return why two statements are taken for statements of one figure."""
        narrowed = ", ".join(value for _, value in self.narrowed)
        return (
            f"both are of the {self.measure}",
            f"both are of {self.subject}" if self.subject else "neither names whose it is",
            f"both speak of {self.period}" if self.period != _NOW else "both say how it stands now",
            f"both are narrowed by: {narrowed}" if narrowed else "nothing narrows either",
        )


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield one outcome per pair of statements of one figure that exclude each other."""
    yield from _of_accounts(rule, context)
    kept = {one.spot.quantity.start for one in context.once(ledger)}
    groups: dict[Sameness, list[Claim]] = {}
    for claim in context.claims:
        if any(one.start in kept for one in claim.mentions):
            continue  # of an account: compared there, with its other names
        if claim.assertion.measure.startswith(PREFIX) and is_checkable(claim):
            key = sameness(claim, context)
            if key is not None:
                groups.setdefault(key, []).append(claim)
    for key, claims in groups.items():
        if len(claims) > 1:
            yield from _conflicts(rule, key, claims)


def _of_accounts(rule: Rule, context: Context) -> Iterator[Outcome]:
    """Compare the figures of each account of the house, under whatever names they are told."""
    for key, entries in context.once(accounts_of).items():
        distinct: dict[object, Entry] = {}
        for one in entries:
            interval = one.spot.interval
            if interval in distinct:
                continue
            other = next((was for was in distinct.values() if _differ(was, one)), None)
            if other is not None:
                yield _between_entries(rule, key, other, one, context)
            if len(distinct) < _MOST_DISTINCT:
                distinct[interval] = one


def _differ(one: Entry, other: Entry) -> bool:
    if one.sentence.span == other.sentence.span or intersects(
        one.spot.interval, other.spot.interval
    ):
        return False
    doubtful = (one.loose or other.loose) and one.name.lower() != other.name.lower()
    numbers = one.spot.quantity.number, other.spot.quantity.number
    if _is_far(one, *numbers) and not is_swap(*numbers, fewest=2):
        return False
    if one.unsure != other.unsure and not is_one_slip(*numbers):
        return False
    return not doubtful or is_swap(*numbers, fewest=2)


def _is_far(entry: Entry, one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are so far apart that they are likely of a whole and a part."""
    small, large = sorted((abs(one), abs(other)))
    return ledger_words().accounts[entry.account].unit in _AMOUNTS and large > small * _FAR


def _between_entries(
    rule: Rule, key: Account, one: Entry, other: Entry, context: Context
) -> Outcome:
    steps = [step_of(entry) for entry in (one, other)]
    steps += [Step("same", line) for line in key.lines((one, other))]
    if is_swap(one.spot.quantity.number, other.spot.quantity.number, fewest=2):
        steps.append(Step("slip", "two neighbouring digits have changed places"))
    claims = claims_on((one, other), context)
    spans = [span_among(claims, entry) for entry in (one, other)]
    return rule.outcome(
        Verdict.INCONSISTENT,
        spans[1],
        claims,
        message=rule.message(
            "inconsistent",
            measure=called(one),
            subject=f" of {', '.join(sorted(key.scope))}" if key.scope else "",
            period=f" for {key.period.text}" if not key.period.now else "",
            first=one.spot.quantity.text,
            second=other.spot.quantity.text,
        ),
        related=(Related(spans[0], f"here it is {one.spot.quantity.text}"),),
        derivation=tuple(steps),
        confidence=0.6 if one.loose or other.loose else 0.8,
    )


def sameness(claim: Claim, context: Context) -> Sameness | None:
    """Return what a statement must share with another one of the same figure.

    None where the text does not make sure enough what the figure is of.
    """
    assertion = claim.assertion
    value, quantity = assertion.value, assertion.value.quantity
    if value.interval is None or quantity is None or quantity.change or quantity.is_range:
        return None
    if "measure" in claim.inferred or {"change", "share_of"} & set(assertion.qualifiers):
        return None
    if context.document.segments[claim.segment].kind is SegmentKind.TABLE_CELL:
        return None
    words = assertion.measure.removeprefix(PREFIX)
    period = _period(claim, context)
    told_enough = " " in words or (assertion.known_subject and period != _NOW)
    if not period or not (told_enough or _is_own_count(claim, context)):
        return None
    return Sameness(
        measure=words,
        subject=_subject(claim),
        period=period,
        narrowed=tuple(sorted(assertion.qualifiers.items())),
        unit=f"{value.unit or ''} {quantity.per or ''}".strip(),
        beside=_beside(claim, context),
    )


def _subject(claim: Claim) -> str:
    """Whose the figure is; a town that was only spoken of before is no owner of figures."""
    assertion = claim.assertion
    told = not {"topic", "subject"} & claim.inferred
    owned = told or assertion.subject_type in ("country", "organisation")
    return assertion.subject if owned else ""


def _period(claim: Claim, context: Context) -> str:
    """The period that a statement gives, "now" for one in the present tense, else nothing."""
    words = relation_words("same_figures")
    sentence = context.sentence_of(claim)
    if _says(sentence, "other_case"):
        return ""
    period = claim.assertion.period
    if period is not None and period.stated:
        return period_text(period)
    if _is_kept(claim, context):
        return _NOW
    if _says(sentence, "other_time"):
        return ""
    told = set(sentence.words_in(claim.span))
    if _is_own_count(claim, context):
        told.add(_words_before(claim, context)[-1])
    if told & words["past"] and not told & words["present"]:
        return _titled(claim, context)
    return _NOW if told & words["present"] and not told & words["past"] else ""


def _titled(claim: Claim, context: Context) -> str:
    """The year of the text's title ("Annual report 2015"), of which its figures are where the
    paragraph speaks of no other time."""
    year = context.once(_year_of_title)
    paragraph = context.document.segments[claim.segment].span
    times = context.times_in(paragraph.start, paragraph.end)
    return year if all(one.edtf == year for one in times) else ""


def _year_of_title(context: Context) -> str:
    """The only year that the first line of a text names, where that is a title."""
    title = context.document.segments[0] if context.document.segments else None
    if title is None or title.kind is SegmentKind.TABLE_CELL:
        return ""
    text = context.document.quote(title.span)
    if text.endswith((".", "!", "?", ":")) or len(text.split()) > _TITLE:
        return ""
    years = {one.edtf for one in context.times_in(title.span.start, title.span.end)}
    grains = {one.grain for one in context.times_in(title.span.start, title.span.end)}
    return next(iter(years)) if len(years) == 1 and grains == {"year"} else ""


def _says(sentence: Sentence, words: str) -> bool:
    """Whether a sentence has a word of a list, as it is or as an owner ("last year's")."""
    return not _and_owners(words).isdisjoint(sentence.vocabulary)


@cache
def _and_owners(words: str) -> frozenset[str]:
    listed = relation_words("same_figures")[words]
    return listed | {f"{word}'s" for word in listed}


def _is_kept(claim: Claim, context: Context) -> bool:
    """ "The payout ratio of 40 percent is to be kept": it stands now, whatever is said of later."""
    words = relation_words("same_figures")
    after = _words_after(claim, context)[:_KEPT_REACH]
    return bool(after) and after[0] in words["standing"] and not words["kept"].isdisjoint(after)


def _is_own_count(claim: Claim, context: Context) -> bool:
    """ "At year-end the group had 640 employees": all that the one has that the text is about.

    What narrows the count after it ("employees who ...", "in research") makes it another one.
    """
    assertion, words = claim.assertion, relation_words("same_figures")
    if assertion.subject or "subject" in claim.inferred:
        return False
    before = _words_before(claim, context)
    if len(before) < 2 or before[-1] not in words["having"]:
        return False
    named = before[-2] in open_words().document_nouns and before[-3:-2] in (["the"], ["our"])
    if not named and before[-2] != "we":
        return False
    after = _words_after(claim, context)
    if after[:1] == ["in"]:
        return len(after) > 1 and _is_counted(after[1])
    return not after or after[0] not in words["narrowing_after"]


def _is_counted(word: str) -> bool:
    return word[0].isdigit() or whole_cardinal([word]) is not None


def _words_before(claim: Claim, context: Context) -> list[str]:
    before = replace(claim.sentence, end=claim.span.start)
    return context.sentence_of(claim).words_in(before)


def _words_after(claim: Claim, context: Context) -> list[str]:
    after = replace(claim.sentence, start=claim.span.end)
    return context.sentence_of(claim).words_in(after)


def _beside(claim: Claim, context: Context) -> tuple[str, ...]:
    """The places and organisations of the sentence: a figure may be of any of them."""
    return tuple(
        sorted(
            {
                one.entity or one.canonical
                for one in _within(context.analysis.entities, claim)
                if one.type in _PLACES
            }
        )
    )


def _within(entities: tuple[EntityMention, ...], claim: Claim) -> Iterator[EntityMention]:
    at = bisect_left(entities, claim.sentence.start, key=lambda one: one.start)
    while at < len(entities) and entities[at].start < claim.sentence.end:
        yield entities[at]
        at += 1


def _conflicts(rule: Rule, key: Sameness, claims: list[Claim]) -> Iterator[Outcome]:
    """Compare each value with the different ones before it; equal ones need no comparison."""
    distinct: dict[object, Claim] = {}
    for claim in claims:
        interval = claim.assertion.value.interval
        if interval is None or interval in distinct:
            continue
        other = next((one for one in distinct.values() if _exclude(one, claim)), None)
        if other is not None:
            yield _outcome(rule, key, other, claim)
        if len(distinct) < _MOST_DISTINCT:
            distinct[interval] = claim


def _exclude(one: Claim, other: Claim) -> bool:
    a, b = one.assertion.value.interval, other.assertion.value.interval
    if one.sentence == other.sentence or a is None or b is None:
        return False  # two values in one sentence are told apart by it
    return not intersects(a, b)


def _outcome(rule: Rule, key: Sameness, one: Claim, other: Claim) -> Outcome:
    steps = [Step("value", f"{claim.quote!r}: {_value(claim)}") for claim in (one, other)]
    steps += [Step("same", line) for line in key.lines()]
    sure = one.assertion.known_subject and key.period != _NOW
    doubtful = (
        one.inferred or other.inferred or Modality.ATTRIBUTED in (one.modality, other.modality)
    )
    return rule.outcome(
        Verdict.INCONSISTENT,
        other.span,
        [one, other],
        severity=Severity.ERROR if sure and not doubtful else Severity.WARNING,
        message=rule.message(
            "inconsistent",
            measure=_measure(one, key),
            subject=f" of {key.subject}" if key.subject else "",
            period=f" for {key.period}" if key.period != _NOW else "",
            first=_value(one),
            second=_value(other),
        ),
        related=(Related(one.span, f"here it is {_value(one)}"),),
        derivation=tuple(steps),
        confidence=0.8 if sure else 0.6,
    )


def _measure(claim: Claim, key: Sameness) -> str:
    """What the figure is of, as a message says it: "payout ratio", "number of employees"."""
    text = claim.assertion.measure_text or key.measure
    return text if " " in key.measure else f"number of {text}"


def _value(claim: Claim) -> str:
    value = claim.assertion.value
    if value.quantity is None or value.interval is None:
        return value.text
    if value.interval.low == value.interval.high:
        return amount(value.quantity.number, value.unit, 6)
    return f"{value.text} ({span_of(value.interval, value.unit)})"
