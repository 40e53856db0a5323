"""Office claims: a person shown as the holder of an office."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.office_times import is_then, time_in_office
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import OfficeMention

_COMING = frozenset({"will", "shall"})


def office_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every office with a named holder."""
    for placed in sentence.offices:
        office = placed.mention
        qualifiers = {"office": office.office}
        time = time_in_office(sentence, placed)
        then = is_then(sentence, placed)
        former = office.former and not then
        if former or (office.past and time is None) or _is_numbered(sentence, placed):
            qualifiers["former"] = "yes"
        elif then:
            qualifiers["then"] = "yes"
        yield Frame(
            measure="office_holder",
            span=office.span,
            sentence=sentence,
            value=Value(text=office.person),
            subject=SubjectHint(position=office.start, types=("country", "organisation")),
            modality=_modality(sentence, placed),
            period=time,
            qualifiers=qualifiers,
            mentions=(office,),
        )


def _is_numbered(sentence: Sentence, placed: Placed[OfficeMention]) -> bool:
    """Whether "the 41st president" counts the holders, so that it is true at any time."""
    return any(
        one.mention.ordinal and placed.first <= one.first < placed.stop
        for one in sentence.quantities
    )


def _modality(sentence: Sentence, placed: Placed[OfficeMention]) -> Modality:
    """An apposition stands, whatever its sentence plans; "will be sworn in" is to come."""
    coming = _COMING.isdisjoint(sentence.words(placed.first, placed.stop))
    return Modality.ASSERTED if coming else Modality.FORECAST
