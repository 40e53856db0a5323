"""Measures between two parties: exports to a partner, trade of one with another."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention, Quantity


class Parties(Struct, frozen=True):
    """Who a measure's name goes on to tell of, up to token `stop`.

    `owner` is whose measure it is where the words after its name say so ("trade between A and B",
    "remittances to A"), `partner` the other party.
    """

    stop: int
    owner: EntityMention | None = None
    partner: EntityMention | None = None


def parties_after(sentence: Sentence, cue: Cue, measure: Measure) -> Parties | None:
    """Return the parties that follow a measure's name; None where none does."""
    if not (measure.partner or measure.owning) or cue.stop >= sentence.stop:
        return None
    lower = sentence.tokens.lower
    if "between" in measure.partner and "between" in (lower[cue.stop], lower[cue.stop - 1]):
        return _two(sentence, cue.stop + (lower[cue.stop] == "between"))
    if lower[cue.stop] in measure.owning:
        owner = _name_at(sentence, cue.stop + 1)
        return None if owner is None else Parties(owner.stop, owner=owner.mention)
    at, owner = cue.stop, None
    if lower[at] in {"of", "by"}:  # "exports of China to Russia"
        owner = _name_at(sentence, at + 1)
        at = owner.stop if owner is not None else at
    inside = lower[cue.stop - 1] in measure.partner and at == cue.stop  # the cue "trade with"
    if not inside and (at >= sentence.stop or lower[at] not in measure.partner):
        return None
    partner = _name_at(sentence, at if inside else at + 1)
    if partner is None:
        return None
    return Parties(partner.stop, owner.mention if owner is not None else None, partner.mention)


def between_parties(frame: Frame, parties: Parties, sentence: Sentence, cue: Cue) -> Frame | None:
    """The frame with its parties: whose the measure is, and the partner as a qualifier."""
    hint = frame.subject
    types = measures()[frame.measure].subjects
    if parties.owner is not None:
        hint = SubjectHint(owner=parties.owner, position=hint.position, types=types)
    elif parties.partner is not None:
        # What ends with the partner does not name the owner after it.
        hint = subject_of(sentence, cue.first, parties.stop, types)
        if hint.owner is not None and hint.owner.start == parties.partner.start:
            hint = replace(hint, owner=None)
    named = parties.partner
    partner = {} if named is None else {"partner": named.entity or named.canonical}
    return replace(frame, subject=hint, qualifiers={**frame.qualifiers, **partner})


def with_partner_after(
    frame: Frame, sentence: Sentence, placed: Placed[Quantity], measure: Measure
) -> Frame:
    """The frame with the partner that stands after its value: "exports were $5 billion to Peru"."""
    words = sentence.words(placed.stop, placed.stop + 2)
    named = sentence.entity_at(placed.stop + 1 + (words[1:] == ["the"]))
    if not words or words[0] not in measure.partner or named is None:
        return frame
    if named.first > placed.stop + 2 or named.mention.type not in measure.subjects:
        return frame
    partner = named.mention.entity or named.mention.canonical
    return replace(frame, qualifiers={**frame.qualifiers, "partner": partner})


def _two(sentence: Sentence, at: int) -> Parties | None:
    """ "Between China and Russia"."""
    one = _name_at(sentence, at)
    if one is None or sentence.words(one.stop, one.stop + 1) != ["and"]:
        return None
    other = _name_at(sentence, one.stop + 1)
    return None if other is None else Parties(other.stop, one.mention, other.mention)


def _name_at(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The name at a token, alone: not one of a longer list and no owner of something."""
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.first != at or placed.mention.form == "demonym":
        return None
    last = sentence.tokens.lower[placed.stop - 1]
    following = sentence.words(placed.stop, placed.stop + 1)
    if last.endswith("'s") or following in (["'s"], ["'"]):
        return None
    return placed
