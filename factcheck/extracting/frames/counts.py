"""Counted nouns that state a measure: "18 states" of an organisation, "3 billion people"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import counted_nouns, measures
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import Quantity

_HAVING = frozenset({"has", "had"})
_WHOLE_AFTER = frozenset({".", ",", ";", "and", "but", ")", "make", "makes", "as"})
_BEFORE = 8  # tokens before a count in which its verb must stand


@cache
def _comprising() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/counts")["comprising"])


@cache
def _statuses() -> dict[str, str]:
    return {
        word: status
        for status, words in rules_words("claims/counts")["statuses"].items()
        for word in words
    }


@cache
def _triggers(measure: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in measures()[measure].counted_after)


def count_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every counted noun that a measure claims; adds its start to `used`."""
    for placed in sentence.quantities:
        quantity = placed.mention
        if quantity.unit is None or quantity.start in used or quantity.ordinal:
            continue
        noun = _head(quantity.unit)
        for name in counted_nouns().get(quantity.unit) or counted_nouns().get(noun, ()):
            frame = _count_frame(sentence, placed, name)
            if frame is not None:
                used.add(quantity.start)
                yield frame
                break


def _head(unit: str) -> str:
    return unit.rsplit(" ", 1)[-1]


def _count_frame(sentence: Sentence, placed: Placed[Quantity], name: str) -> Frame | None:
    measure, quantity = measures()[name], placed.mention
    stop = _noun_stop(sentence, placed)
    subject = subject_of(sentence, placed.first, stop, measure.subjects)
    status = _status(quantity.unit or "")
    if name == "member_count":
        joined = _joined(sentence, placed.first, _comprising()) or (
            status is not None and subject.owner is not None
        )
    else:
        joined = _joined(sentence, placed.first, _triggers(name)) or (
            _has_them(sentence, placed, subject) and not _only_some(sentence, stop)
        )
    if not joined:
        return None
    first = placed.first
    return Frame(
        measure=name,
        span=sentence.span_with(placed, first, placed.stop),
        sentence=sentence,
        value=Value(
            text=quantity.text, interval=quantity.interval, unit=quantity.unit, quantity=quantity
        ),
        subject=subject,
        modality=modality_of(sentence, first, stop),
        period=period_of(sentence, first, stop),
        qualifiers={"status": status} if status else {},
        mentions=(quantity,),
    )


def _has_them(sentence: Sentence, placed: Placed[Quantity], subject: SubjectHint) -> bool:
    """ "Kyrgyzstan has 6 million inhabitants", "Uzbekistan's 31.8 million people"."""
    if subject.owner is not None:
        return True
    before = [word for word in sentence.words(placed.first - 4, placed.first) if word.isalpha()]
    return subject.clause is not None and bool(_HAVING.intersection(before[-3:]))


def _only_some(sentence: Sentence, stop: int) -> bool:
    """Whether the words after the noun make it a part of all people ("people in poverty")."""
    return stop < sentence.stop and sentence.tokens.lower[stop] not in _WHOLE_AFTER


def _noun_stop(sentence: Sentence, placed: Placed[Quantity]) -> int:
    """The token after the counted noun, which stands outside the quantity's own tokens."""
    end, stop = placed.mention.noun_end, placed.stop
    while end is not None and stop < sentence.stop and sentence.tokens.start[stop] < end:
        stop += 1
    return stop


def _status(unit: str) -> str | None:
    first_word = unit.partition(" ")[0]
    return next(
        (_statuses()[one] for one in (unit, _head(unit), first_word) if one in _statuses()), None
    )


def _joined(sentence: Sentence, first: int, phrases: PhraseTable[bool]) -> bool:
    """Whether one of the phrases stands before the count, with no other quantity between."""
    lower = sentence.tokens.lower
    for at in range(first - 1, max(sentence.first, first - _BEFORE) - 1, -1):
        if any(other.first == at for other in sentence.quantities):
            return False
        if lower[at] in {";", "."}:
            return False
        if lower[at] in phrases and phrases.longest(lower, at, first) is not None:
            return True
    return False
