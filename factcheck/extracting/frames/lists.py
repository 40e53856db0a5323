"""Lists: a stated count with the things that it counts, and lists of an organisation's members."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.member_lists import listed_members
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.name_lists import NameList, name_lists
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.possessors import possessor_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import EntityMention, Quantity

_LONGEST_LIST = 40
AFTER_COUNT = 8  # tokens from a count to the words that introduce its list
_BEFORE_LIST = 30  # tokens from an organisation to a list of its members


@cache
def _phrases(name: str) -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/lists")[name])


def list_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every list that a count announces or an organisation owns."""
    for listed in name_lists(sentence):
        yield from _counted(sentence, listed)
        yield from _members(sentence, listed)


def _counted(sentence: Sentence, listed: NameList) -> Iterator[Frame]:
    """ "the four founders, namely Chile, Colombia, Mexico and Peru"."""
    best = announcing_count(sentence, listed.first)
    if best is None:
        return
    between = sentence.words(best.stop, listed.first)
    if len(between) > AFTER_COUNT or not _introduces(sentence, best, listed, between):
        return
    names = tuple(item.mention.entity or item.mention.text for item in listed.items)
    yield Frame(
        measure="list_count",
        span=sentence.span_of(best.first, listed.stop),
        sentence=sentence,
        value=Value(
            text=best.mention.text,
            interval=best.mention.interval,
            unit=best.mention.unit,
            entities=names,
            quantity=best.mention,
        ),
        subject=SubjectHint(position=best.mention.start),
        modality=modality_of_list(sentence, best.first, listed.stop),
        mentions=(best.mention, *(item.mention for item in listed.items)),
    )


def modality_of_list(sentence: Sentence, first: int, stop: int) -> Modality:
    """Return the modality of a counted list: what is only planned is counted all the same."""
    told = modality_of(sentence, first, stop)
    return Modality.ASSERTED if told is Modality.FORECAST else told


def announcing_count(sentence: Sentence, stop: int) -> Placed[Quantity] | None:
    """Return the last number before a token, if it can be the count of a list."""
    best: Placed[Quantity] | None = None
    for placed in sentence.quantities:
        if placed.stop <= stop and not placed.mention.ordinal:
            best = placed
    return best if best is not None and _is_count(best.mention) else None


def _is_count(quantity: Quantity) -> bool:
    whole = quantity.number == quantity.number.to_integral_value()
    return whole and Decimal(2) <= quantity.number <= _LONGEST_LIST and quantity.hedge is None


def _introduces(
    sentence: Sentence, count: Placed[Quantity], listed: NameList, between: list[str]
) -> bool:
    """Whether the words from a count to a list say that the list spells the count out.

    A bracket, colon or dash does so only after a noun that such names can be, and when the list
    is all that it holds.
    """
    if any(word in {"including", "such", "like"} for word in between):
        return False
    if _has_phrase(between, 0, len(between), "strict"):
        return True
    if not _has_phrase(between, 0, len(between), "introducing"):
        return False
    noun = count.mention.unit or ""
    nameable = rules_words("claims/lists")["nameable"]
    if noun not in nameable and noun.rpartition(" ")[2] not in nameable:
        return False
    after = listed.stop
    return after >= sentence.stop or sentence.tokens.text[after] in {".", ",", ";", ")", ":"}


def _members(sentence: Sentence, listed: NameList) -> Iterator[Frame]:
    """ "the Shanghai Five, formed by China, Russia, ...", "its members are Chile, Peru and ..."."""
    if any(item.mention.type != "country" for item in listed.items):
        return
    told = listed_members(sentence, listed)
    found = (_owned(told[0]), told[1]) if told is not None else None
    if found is None and len(listed.items) > 2:
        found = _members_of(sentence, listed)
    if found is None:
        return
    hint, strength = found
    yield Frame(
        measure="members",
        span=sentence.span_of(listed.first, listed.stop),
        sentence=sentence,
        value=Value(
            text=sentence.tokens.joined(listed.first, listed.stop - 1),
            entities=tuple(item.mention.entity or item.mention.text for item in listed.items),
        ),
        subject=hint,
        modality=modality_of(sentence, listed.first, listed.stop),
        period=period_of(sentence, listed.first, listed.stop),
        qualifiers={"strength": strength},
        mentions=tuple(item.mention for item in listed.items),
    )


def _members_of(sentence: Sentence, listed: NameList) -> tuple[SubjectHint, str] | None:
    """Whose members a list may be, and how sure that is; None where nothing says so.

    A verb such as "comprises" right before the list has its own subject; a looser link needs
    an organisation named before it.
    """
    lower, stop = sentence.tokens.lower, listed.first
    for at in range(max(sentence.first, stop - 6), stop):
        hit = _phrases("members").longest(lower, at, stop)
        if hit is not None and stop - at - hit[0] <= 1:
            before = sentence.entity_at(at - 1) if at > sentence.first else None
            if before is not None and before.mention.type == "organisation":
                return _owned(before), "strict"
            return possessor_of(sentence, at, ("organisation",)), "strict"
    owner = next(
        (
            placed
            for placed in reversed(sentence.entities)
            if placed.stop <= stop and placed.mention.type == "organisation"
        ),
        None,
    )
    if owner is None or stop - owner.stop > _BEFORE_LIST:
        return None
    if _has_phrase(lower, owner.stop, stop, "excepting"):
        return None
    if _has_phrase(lower, max(owner.stop, stop - 3), stop, "partial"):
        return (_owned(owner), "partial") if stop - owner.stop <= 4 else None
    loose = any(word in _phrases("loose") for word in sentence.words(stop - 2, stop))
    return (_owned(owner), "loose") if loose else None


def _owned(owner: Placed[EntityMention]) -> SubjectHint:
    return SubjectHint(owner=owner.mention, position=owner.mention.start, types=("organisation",))


def _has_phrase(lower: list[str], first: int, stop: int, name: str) -> bool:
    table = _phrases(name)
    return any(
        lower[at] in table and table.longest(lower, at, stop) is not None
        for at in range(first, stop)
    )
