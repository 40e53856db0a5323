"""Who joined an organisation before whom, and by how long: "Estonia adopted the euro two years
after Slovakia", "Malta entered the Union before Croatia"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from factcheck.extracting.frames.accessions import accession_verbs, organisation_of
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import is_length, length_value
from factcheck.extracting.frames.states_before import states_before
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Membership
from factcheck.model.claims import Modality, Value
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_ORDER = frozenset({"after", "before", "behind"})
_DENIED = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL})
_JOINING = frozenset({"joined", "becoming", "adopting"})
_REACH = 16  # tokens from the organisation to "two years after COUNTRY"
_YEAR = Decimal("365.25")
_words = WordLists("claims/accession_order").words


class Params(KindParams, frozen=True):
    """`slack_years`: how far a count of years may lie from the exact one; `slack_days`: how far
    apart two accessions must be for their order to be told wrongly."""

    slack_years: Decimal = Decimal("0.6")
    slack_days: int = 92


class _Told(Struct, frozen=True):
    """That one state joined so long after another, or before it; `gap` is None where the text does
    not say how long."""

    state: EntityMention
    other: EntityMention
    group: str
    after: bool
    gap: Value | None
    span: Span


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every two states whose accessions a text puts in order."""
    for sentence in context.sentences_with(_ORDER):
        for told in _told(sentence):
            outcome = _judge(rule, params, told, context)
            if outcome is not None:
                yield outcome


def _told(sentence: Sentence) -> Iterator[_Told]:
    for first, stop, name in sentence.phrases(accession_verbs()):
        if name not in _JOINING or modality_of(sentence, first, stop) in _DENIED:
            continue
        whole = organisation_of(sentence, name, first, stop)
        who = states_before(sentence, first).hints
        state = who[0].owner if len(who) == 1 else None
        if whole is None or whole.entity is None or state is None:
            continue
        end = max(stop, whole.stop)
        at = next((n for n in sentence.places_of(_ORDER) if end <= n < end + _REACH), None)
        other = _other(sentence, at) if at is not None else None
        if at is None or other is None or not _is_plain(sentence, end, at):
            continue
        length = next((one for one in sentence.times if one.stop == at), None)
        gap = length_value(sentence, length) if length and is_length(length.mention) else None
        after = sentence.tokens.lower[at] != "before"
        span = Span(state.start, other.mention.end)
        yield _Told(state, other.mention, whole.entity, after, gap, span)


def _other(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The state behind "after", if that is all: not "after Greece had left"."""
    begin = at + 1
    while begin < sentence.stop and sentence.tokens.lower[begin] in _words("before_other"):
        begin += 1
    named = sentence.entity_at(begin) if begin < sentence.stop else None
    if named is None or named.first != begin or named.mention.type != "country":
        return None
    owns = sentence.tokens.lower[named.stop - 1].endswith(("'s", "’s", "s'"))
    behind = sentence.words(named.stop, named.stop + 1)
    ends = not behind or behind[0] in _words("after_other")
    return named if ends and not owns and named.mention.form != "demonym" else None


def _is_plain(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether only dates, lengths and links stand between an organisation and "after"."""
    dated = {at for one in sentence.times for at in range(one.first, one.stop)}
    return all(
        at in dated or sentence.tokens.lower[at] in _words("between") for at in range(first, stop)
    )


def _judge(rule: Rule, params: Params, told: _Told, context: Context) -> Outcome | None:
    own, other = (_accession(told.group, one.entity, context) for one in (told.state, told.other))
    if own is None or other is None or own.start is None or other.start is None:
        return None
    days = (own.start.first - other.start.first).days * (1 if told.after else -1)
    if told.gap is None or told.gap.interval is None:
        fits = days > -params.slack_days
    else:
        years, unit = Decimal(days) / _YEAR, told.gap.unit
        low, high = told.gap.interval.low, told.gap.interval.high
        if unit != "year":
            return None
        # By the calendar "two years" may be hardly more than one, or nearly three.
        stepped = abs(own.start.first.year - other.start.first.year)
        near = low - params.slack_years <= years < high + 1 + params.slack_years
        fits = near or (days > 0 and low <= stepped <= high)
    known = f"{day_text(own.start.edtf)} and {day_text(other.start.edtf)}"
    evidence = tuple(
        cite(f"{told.group}: {one.member}", one.start.edtf if one.start else "", one.source)
        for one in (own, other)
    )
    if fits:
        return rule.supported(told.span, evidence=evidence)
    return rule.contradicted(
        told.span,
        rule.message(
            "contradicted",
            state=own.member,
            other=other.member,
            organisation=told.group,
            known=known,
        ),
        derivation=(Step("accessions", f"{own.member} and {other.member}: {known}"),),
        evidence=evidence,
        confidence=0.8,
    )


def _accession(group: str, state: str | None, context: Context) -> Membership | None:
    """The only accession of a state to an organisation, none where it came twice."""
    rows = [
        one
        for one in context.facts.memberships(organisation=group, member=state)
        if one.status == "member"
    ]
    return rows[0] if len(rows) == 1 else None
