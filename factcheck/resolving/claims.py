"""From frames to claims: subjects, periods and offices resolved over the text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.analysis import Analysis
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.open_keys import PREFIX, normalised
from factcheck.extracting.frames.standing import is_modifier, named_together, standing_of
from factcheck.extracting.measures import measure_on_basis
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.topics import text_topic
from factcheck.factbase.name_table import NameTable
from factcheck.model.claims import Assertion, Claim, Period
from factcheck.model.document import SegmentKind
from factcheck.model.mentions import EntityMention, OfficeMention, TimeExpression
from factcheck.model.spans import Span
from factcheck.resolving.discourse import Discourse, Subject
from factcheck.resolving.office_owners import OfficeOwners
from factcheck.resolving.reporting_period import ReportingPeriod

# A heading may name the subject of the figures below it; a paragraph is read for itself.
_LONGEST_NAME = 4  # words


def resolve_claims(analysis: Analysis, today: date, names: NameTable) -> tuple[Claim, ...]:
    """Return the claims of a document in the order of their place; ids are c1, c2, ...

    `names` tell whose office it is that a known person is shown with.
    """
    drafts = list(_drafts(analysis, today, OfficeOwners(analysis, names)))
    drafts.sort(key=lambda draft: (draft.frame.span.start, draft.frame.span.end))
    return tuple(_claim(number, draft, analysis) for number, draft in enumerate(drafts, start=1))


class _Draft(Struct, frozen=True):
    frame: Frame
    assertion: Assertion
    inferred: frozenset[str]


def _drafts(analysis: Analysis, today: date, owners: OfficeOwners) -> Iterator[_Draft]:
    frames: dict[Span, list[Frame]] = {}
    for frame in analysis.frames:
        frames.setdefault(frame.sentence.span, []).append(frame)
    discourse = Discourse(names=_names(analysis), others=_other_bodies(analysis))
    segment, is_heading = -1, False
    heading: list[EntityMention] = []
    reporting = ReportingPeriod(analysis, today)
    topic = text_topic(analysis.document, analysis.entities)
    for sentence in analysis.sentences:
        if sentence.segment != segment:
            segment = sentence.segment
            kind = analysis.document.segments[segment].kind
            is_heading = kind is SegmentKind.HEADING
            if is_heading:
                heading = [placed.mention for placed in sentence.entities]
            named = heading if len({one.entity for one in heading}) == 1 else []
            about = (*named[:1], *((topic,) if topic is not None else ()))
            joined = discourse.organisation if kind is SegmentKind.LIST_ITEM else ""
            discourse = discourse.next_passage([] if is_heading else heading, about)
            discourse.organisation = joined
            if is_heading:
                title = analysis.document.quote(analysis.document.segments[segment].span)
                discourse.section = title if title in discourse.names else ""
            reporting.enter(segment, sentence)
        for placed in sentence.entities:
            discourse.mentions.append(placed.mention)
            if standing_of(sentence, placed) == "aside":
                discourse.asides.add(placed.mention.start)
            elif is_modifier(sentence, placed):
                discourse.modifiers.add(placed.mention.start)
        told_before = len(discourse.topics)
        for told in frames.get(sentence.span, ()):
            whole = _with_whole(told, discourse)
            if whole is not None:
                for one in _each(whole, discourse):
                    draft = _draft(one, discourse, reporting, owners)
                    known = draft.assertion.known_subject or not _needs_subject(one)
                    if known and one.qualifiers.get("from") != draft.assertion.subject:
                        yield draft
        discourse.end_sentence()
        discourse.lead_on(sentence, told_before)
        discourse.remember_list(named_together(sentence, is_heading))


def _names(analysis: Analysis) -> frozenset[str]:
    """The names of the text that figures are told of and no table knows: "Retail Banking"."""
    told = (one.subject.words for one in analysis.frames if one.measure.startswith(PREFIX))
    return frozenset(words for words in told if words and words[0].isupper())


def _other_bodies(analysis: Analysis) -> frozenset[str]:
    """The nouns in the names of bodies that no table knows, of which "the Bank" may be short:
    "Bank of England"; looked for where a statement is of such a short name."""
    told = {frame.subject.anaphor or "" for frame in analysis.frames if frame.subject.by_name}
    return frozenset(
        sentence.tokens.lower[at]
        for sentence in analysis.sentences
        for at in (sentence.places_of(told) if told else ())
        if _is_in_name(sentence, at)
    )


def _is_in_name(sentence: Sentence, at: int) -> bool:
    """Whether a noun is part of a name in capitals that is no known one."""
    text = sentence.tokens.text
    if not text[at][0].isupper() or sentence.entity_at(at) is not None:
        return False
    after = sentence.words(at + 1, at + 2) == ["of"] and text[at + 2 : at + 3]
    before = at - 1 > sentence.first and text[at - 1][0].isupper()
    return before or bool(after and after[0][0].isupper())


def _needs_subject(frame: Frame) -> bool:
    """Whether a statement is none where nobody knows of what: "it was signed in 2009"."""
    pointed = frame.subject.anaphor is not None
    return frame.subject.by_name or (pointed and frame.qualifiers.get("event") == "named")


def _each(frame: Frame, discourse: Discourse) -> list[Frame]:
    """The frames of a statement about several states that were named before, one for each."""
    if not frame.several:
        return [frame]
    return [replace(frame, subject=hint_of(one)) for one in discourse.listed_states(frame.several)]


def _with_whole(frame: Frame, discourse: Discourse) -> Frame | None:
    """The frame of an accession with its organisation; None where the text does not tell it."""
    if frame.measure not in ("joined", "left") and frame.whole is None:
        return frame
    if frame.whole is not None:
        organisation = discourse.resolve_whole(frame.whole)
        if not organisation:
            return None
        # After what was founded, not after what others joined: it may be something else.
        bare = frame.whole.anaphor is None and not discourse.organisation
        more = {"organisation": organisation, **({"elided": "yes"} if bare else {})}
        frame = replace(frame, qualifiers={**frame.qualifiers, **more})
    discourse.organisation = frame.qualifiers["organisation"]
    return frame


def _draft(
    frame: Frame, discourse: Discourse, reporting: ReportingPeriod, owners: OfficeOwners
) -> _Draft:
    if frame.measure == "office_holder":
        return _office_draft(frame, discourse, reporting.today, owners)
    named = frame.qualifiers.get("term")
    is_open = frame.measure.startswith(PREFIX)
    period, stated = _period(frame.period, reporting.today)
    reported = reporting.of(frame) if is_open else None
    if reported is not None:
        (period, frame), stated = reported, False
    if is_open:
        frame = _with_name(frame, discourse.names)
    if is_open or frame.subject.words is not None:
        subject = discourse.resolve_open(frame.subject)
    else:
        subject = Subject(None) if named else discourse.resolve(frame.subject)
        discourse.remember_club(frame.measure, subject)
    inferred = {
        part
        for part, is_so in (
            ("subject", subject.inferred or frame.whole is not None),
            ("topic", subject.inferred == "text" or (is_open and subject.inferred == "topic")),
            ("period", not stated),
            ("measure", frame.guessed),
        )
        if is_so
    }
    entity = subject.entity
    return _Draft(
        frame,
        Assertion(
            subject=(entity.entity or entity.canonical) if entity else named or subject.words,
            measure=measure_on_basis(frame.measure, frame.qualifiers.get("basis")),
            value=frame.value,
            period=period,
            qualifiers=dict(frame.qualifiers),
            subject_type=entity.type if entity and entity.entity else "",
            measure_text=frame.title,
        ),
        frozenset(inferred),
    )


def _with_name(frame: Frame, names: frozenset[str]) -> Frame:
    """The frame of "Power Tools sales", as that of the sales of Power Tools, where the text says
    elsewhere that these have figures of their own."""
    said = frame.title.split()
    for length in range(min(len(said) - 1, _LONGEST_NAME), 0, -1):
        name = " ".join(said[:length])
        head = PREFIX + " ".join(normalised([word.lower() for word in said[:length]])) + " "
        if name in names and frame.measure.startswith(head) and not frame.subject.words:
            hint = replace(frame.subject, words=name, printed="", anaphor=None)
            return replace(frame, measure=PREFIX + frame.measure.removeprefix(head), subject=hint)
    return frame


def _office_draft(frame: Frame, discourse: Discourse, today: date, owners: OfficeOwners) -> _Draft:
    mention = frame.mentions[0]
    assert isinstance(mention, OfficeMention)  # noqa: S101 - office frames are made of one
    jurisdiction = mention.jurisdiction
    inferred = frozenset[str]()
    period, stated = _period(frame.period, today)
    if jurisdiction is None:
        jurisdiction = owners.of(mention, period)
        if jurisdiction is None:
            nearest = discourse.whose_office(frame.subject)
            jurisdiction = nearest.entity if nearest else None
        inferred = frozenset({"subject"})
    return _Draft(
        frame,
        Assertion(
            subject=jurisdiction or "",
            measure=frame.measure,
            value=frame.value,
            period=period,
            qualifiers=dict(frame.qualifiers),
            subject_type="country" if jurisdiction else "",
        ),
        inferred if stated else inferred | {"period"},
    )


def _period(time: TimeExpression | None, today: date) -> tuple[Period, bool]:
    """Return the period of a claim and whether the text states it; the document's day if not."""
    if time is None or time.first is None or time.last is None:
        return Period(today, today, stated=False), False
    return Period(time.first, time.last, approximate=time.approximate, text=time.text), True


def _claim(number: int, draft: _Draft, analysis: Analysis) -> Claim:
    frame = draft.frame
    return Claim(
        id=f"c{number}",
        span=frame.span,
        quote=analysis.document.quote(frame.span),
        modality=frame.modality,
        assertions=(draft.assertion,),
        sentence=frame.sentence.span,
        segment=frame.sentence.segment,
        inferred=draft.inferred,
        mentions=frame.mentions if frame.period is None else (*frame.mentions, frame.period),
    )
