"""The frame of a statement of where something lies, and who it is told of."""

from __future__ import annotations

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import EntityMention

COUNTRY = ("country",)
LANDS = frozenset({"country", "region", "state"})  # what has towns, and a capital


def place_frame(
    sentence: Sentence,
    measure: str,
    first: int,
    stop: int,
    subject: Placed[EntityMention],
    value: Value,
    **qualifiers: str,
) -> Frame:
    """Return the frame of a statement whose subject the sentence names beside it."""
    hint = SubjectHint(
        owner=subject.mention, position=subject.mention.start, types=(subject.mention.type,)
    )
    return told_of(sentence, measure, first, stop, hint, value, **qualifiers)


def told_of(
    sentence: Sentence,
    measure: str,
    first: int,
    stop: int,
    hint: SubjectHint,
    value: Value,
    **qualifiers: str,
) -> Frame:
    """Return the frame of a statement of a place that is named, or that a word points back to."""
    return Frame(
        measure=measure,
        span=sentence.span_of(first, stop),
        sentence=sentence,
        value=value,
        subject=hint,
        modality=Modality.ASSERTED,  # where a place lies does not depend on what is planned there
        qualifiers=qualifiers,
        mentions=(hint.owner,) if hint.owner is not None else (),
    )


def pointing_back(sentence: Sentence, at: int, description: str = "") -> SubjectHint:
    """Return the hint of a word at token `at` that points back to a country: "its", "which"."""
    return SubjectHint(
        anaphor=sentence.tokens.lower[at],
        description=description,
        position=sentence.tokens.start[at],
        sentence_start=sentence.tokens.start[sentence.first],
        anaphor_at=sentence.tokens.start[at],
        types=COUNTRY,
    )


def named_country(placed: Placed[EntityMention]) -> SubjectHint:
    """Return the hint of a country that the sentence names."""
    return SubjectHint(owner=placed.mention, position=placed.mention.start, types=COUNTRY)


def is_whole_country(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name stands for a country itself: "Turkish" and "the Alps'" do not."""
    mention = placed.mention
    owns = sentence.tokens.text[placed.stop - 1].endswith("s'")
    return mention.type == "country" and mention.form != "demonym" and not owns


def leading_country(sentence: Sentence) -> Placed[EntityMention] | None:
    """The country with which the sentence begins, after "the" at most."""
    first = sentence.first + (sentence.tokens.lower[sentence.first] == "the")
    placed = sentence.entity_at(first)
    if placed is None or not is_whole_country(sentence, placed) or placed.stop >= sentence.stop:
        return None
    return None if sentence.tokens.lower[placed.stop] in {"and", "'s", "’s"} else placed
