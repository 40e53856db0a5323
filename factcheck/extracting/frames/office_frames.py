"""Office claims: a person shown as the holder of an office."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import OfficeMention, TimeExpression


def office_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every office with a named holder."""
    for placed in sentence.offices:
        office = placed.mention
        qualifiers = {"office": office.office}
        if office.former:
            qualifiers["former"] = "yes"
        yield Frame(
            measure="office_holder",
            span=office.span,
            sentence=sentence,
            value=Value(text=office.person),
            subject=SubjectHint(position=office.start, types=("country", "organisation")),
            modality=Modality.ASSERTED,  # an apposition stands, whatever its sentence plans
            period=_time_of(sentence, placed),
            qualifiers=qualifiers,
            mentions=(office,),
        )


def _time_of(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """The date of the event told: the nearest placed past date of the sentence."""
    dated = [
        one
        for one in sentence.times
        if one.mention.first is not None
        and one.mention.grain in {"day", "month", "year", "range", "quarter"}
    ]
    return min(dated, key=lambda one: _distance(one, placed)).mention if dated else None


def _distance(time: Placed[TimeExpression], office: Placed[OfficeMention]) -> int:
    return office.first - time.stop if time.first < office.first else time.first - office.stop
