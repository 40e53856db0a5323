"""Tables of names and dates: capitals, office holders, accessions and foundings by row.

One header names a state or an organisation and nothing else, the other says what its cells are.
"""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from factcheck.extracting.frames.dates import dated_frame, hint_of, is_dated
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.placed import COUNTRY
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_reader import Office, OfficeReader
from factcheck.extracting.office_words import office_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import EntityMention, Mention, TimeExpression

_KINDS = ("capital", "founded", "joined", "independence", "member_count")
_PARTIES = frozenset({"country", "organisation"})
_MARKS = frozenset("()[]*†‡,;:.-–/'\"")


@cache
def _kinds() -> PhraseTable[str]:
    table = rules_words("claims/table_names")
    return PhraseTable.of((phrase, kind) for kind in _KINDS for phrase in table[kind])


@cache
def _beside() -> frozenset[str]:
    return frozenset(rules_words("claims/table_names")["beside"]) | _MARKS


def named_cell(
    cell: Sentence,
    row: Sentence,
    column: Sentence,
    above: EntityMention | None,
    period: TimeExpression | None,
) -> Frame | None:
    """Return what a cell states of the state or organisation in one of its two headers; None
    where the headers are of another kind. `above` and `period` are what the table as a whole is
    about, and when its rows hold."""
    for naming, telling in ((row, column), (column, row)):
        subject = _only_party(naming)
        if subject is None:
            continue
        role = _role(telling)
        if role is not None:
            return _holder(cell, subject.mention, role, period)
        kind, organisation = _kind(telling)
        if kind is not None:
            found = _stated(cell, subject.mention, kind, organisation or _whole(above))
            counted = found is not None and kind == "member_count"
            return replace(found, period=period) if found is not None and counted else found
    return None


def tells(header: Sentence) -> bool:
    """Return whether a header says that its cells are capitals, holders of an office, dates ..."""
    return _role(header) is not None or _kind(header)[0] is not None


def _whole(above: EntityMention | None) -> str | None:
    return above.entity if above is not None and above.type == "organisation" else None


def _only_party(header: Sentence) -> Placed[EntityMention] | None:
    """The state or organisation that is all of a header."""
    if len(header.entities) != 1 or header.entities[0].mention.type not in _PARTIES:
        return None
    placed = header.entities[0]
    outside = [*range(header.first, placed.first), *range(placed.stop, header.stop)]
    others = {header.tokens.lower[at] for at in outside}
    whole = placed.mention.form != "demonym" and others <= _MARKS | {"the"}
    return placed if whole else None


def _role(header: Sentence) -> str | None:
    """The office that is all of a header."""
    lower = header.tokens.lower
    for at in range(header.first, header.stop):
        hit = office_words().roles.longest(lower, at, header.stop)
        if hit is not None:
            rest = {*lower[header.first : at], *lower[at + hit[0] : header.stop]}
            return hit[1] if rest <= _beside() else None
    return None


def _kind(header: Sentence) -> tuple[str | None, str | None]:
    """What a header says that its cells are, with the organisation that it names."""
    lower = header.tokens.lower
    named = [one for one in header.entities if one.mention.type == "organisation"]
    inside = {at for one in named for at in range(one.first, one.stop)}
    for at in range(header.first, header.stop):
        hit = _kinds().longest(lower, at, header.stop)
        if hit is None:
            continue
        inside.update(range(at, at + hit[0]))
        rest = {lower[one] for one in range(header.first, header.stop) if one not in inside}
        if rest <= _beside() and len(named) <= (hit[1] == "joined"):
            return hit[1], named[0].mention.entity if named else None
        return None, None
    return None, None


def _holder(
    cell: Sentence, subject: EntityMention, role: str, period: TimeExpression | None
) -> Frame | None:
    """A person as the holder of an office: the name is all of the cell."""
    reader = OfficeReader.of(cell.tokens, [one.mention for one in cell.entities])
    name = reader.person_from(cell.first, cell.stop)
    if name is None or name[1] != cell.stop:
        return None
    office = Office(name[0], name[1], role, subject.entity, former=False)
    mention = reader.mention(office, name)
    return Frame(
        measure="office_holder",
        span=mention.span,
        sentence=cell,
        value=Value(text=mention.person),
        subject=SubjectHint(position=mention.start, types=tuple(_PARTIES)),
        modality=Modality.ASSERTED,
        period=period,
        qualifiers={"office": role},
        mentions=(mention,),
    )


def _stated(
    cell: Sentence, subject: EntityMention, kind: str, organisation: str | None
) -> Frame | None:
    if kind == "capital":
        return _capital(cell, subject)
    if kind == "member_count":
        return _members(cell, subject)
    times = [one for one in cell.times if is_dated(one.mention)]
    if len(times) != 1 or not _is_all(cell, times[0]):
        return None
    time, hint = times[0], hint_of(subject)
    if kind == "founded":
        whole = subject.type == "organisation"
        return dated_frame(cell, "founded", time.first, time.stop, time, hint) if whole else None
    if subject.type != "country":
        return None
    if kind == "independence":
        return dated_frame(
            cell, "event_date", time.first, time.stop, time, hint, event="independence"
        )
    if organisation is None:
        return None
    return dated_frame(cell, "joined", time.first, time.stop, time, hint, organisation=organisation)


def _capital(cell: Sentence, subject: EntityMention) -> Frame | None:
    if len(cell.entities) != 1 or subject.type != "country":
        return None
    placed = cell.entities[0]
    city = placed.mention
    if city.type != "city" or city.entity is None or not _is_all(cell, placed):
        return None
    return Frame(
        measure="capital",
        span=city.span,
        sentence=cell,
        value=Value(text=city.text, entities=(city.entity, *city.candidates)),
        subject=SubjectHint(owner=subject, position=subject.start, types=COUNTRY),
        modality=Modality.ASSERTED,
        mentions=(city,),
    )


def _members(cell: Sentence, subject: EntityMention) -> Frame | None:
    if len(cell.quantities) != 1 or subject.type != "organisation":
        return None
    placed = cell.quantities[0]
    quantity = placed.mention
    if quantity.unit is not None or quantity.ordinal or not _is_all(cell, placed):
        return None
    return Frame(
        measure="member_count",
        span=quantity.span,
        sentence=cell,
        value=Value(text=quantity.text, interval=quantity.interval, unit="", quantity=quantity),
        subject=SubjectHint(owner=subject, position=subject.start, types=("organisation",)),
        modality=Modality.ASSERTED,
        qualifiers={"status": "member"},
        mentions=(quantity,),
    )


def _is_all(cell: Sentence, placed: Placed[Mention]) -> bool:
    """Whether nothing but marks stands beside a mention in its cell."""
    outside = [*range(cell.first, placed.first), *range(placed.stop, cell.stop)]
    return {cell.tokens.text[at] for at in outside} <= _MARKS
