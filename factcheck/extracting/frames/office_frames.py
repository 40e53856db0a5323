"""Office claims: a person shown as the holder of an office."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import OfficeMention, TimeExpression

_COMING = frozenset({"will", "shall"})
_RIGHT_AFTER = 3  # tokens from what is led to the time


def office_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every office with a named holder."""
    for placed in sentence.offices:
        office = placed.mention
        qualifiers = {"office": office.office}
        time = _time_right_after(sentence, placed) if office.past else _time_of(sentence, placed)
        if office.former or (office.past and time is None) or _is_numbered(sentence, placed):
            qualifiers["former"] = "yes"
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


def _is_aside(
    sentence: Sentence, placed: Placed[OfficeMention], time: Placed[TimeExpression]
) -> bool:
    """Whether a time dates only what stands between the name and its office: "X, who was freed in
    1990, became president"."""
    if not placed.first <= time.first < placed.stop:
        return False
    opened = "who" in sentence.words(placed.first, time.first)
    return opened and "," in sentence.words(time.stop, placed.stop)


def _is_apart(
    sentence: Sentence, placed: Placed[OfficeMention], time: Placed[TimeExpression]
) -> bool:
    """Whether a semicolon stands between an office and a time: it is of another statement."""
    first, stop = sorted((placed.first, time.first))
    return ";" in sentence.words(first, stop)


def _modality(sentence: Sentence, placed: Placed[OfficeMention]) -> Modality:
    """An apposition stands, whatever its sentence plans; "will be sworn in" is to come."""
    coming = _COMING.isdisjoint(sentence.words(placed.first, placed.stop))
    return Modality.ASSERTED if coming else Modality.FORECAST


def _time_right_after(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """The time with which "X led the country" goes on ("from 1990 to 2000", "until July 2016")."""
    after = (one for one in sentence.times if 0 <= one.first - placed.stop <= _RIGHT_AFTER)
    time = next(after, None)
    dated = time is not None and time.mention.first is not None
    return time.mention if dated and time is not None else None


def _time_of(sentence: Sentence, placed: Placed[OfficeMention]) -> TimeExpression | None:
    """The date of the event told: the nearest placed past date of the sentence."""
    dated = [
        one
        for one in sentence.times
        if one.mention.first is not None
        and one.mention.grain in {"day", "month", "year", "range", "quarter"}
        and not _is_aside(sentence, placed, one)
        and not _is_apart(sentence, placed, one)
    ]
    return min(dated, key=lambda one: _distance(one, placed)).mention if dated else None


def _distance(time: Placed[TimeExpression], office: Placed[OfficeMention]) -> int:
    return office.first - time.stop if time.first < office.first else time.first - office.stop
