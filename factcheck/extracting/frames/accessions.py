"""Accessions and exits: "Georgia joined the WTO in 2000", "Greece followed in 1981".

Which organisation it was can stand beside the verb, be a word that points back ("joined it"), or
be the one that was told of before ("followed in 1981"); the last two are settled over the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import (
    ORGANISATION,
    belongs,
    dated_frame,
    hint_of,
    is_dated,
    phrase_set,
)
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.possessors import sentence_subject
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression

_DATE_REACH = 3  # tokens from an organisation to the date
_LONGEST_ROLE = 4  # tokens of "its 17th full member"
_FULL = frozenset(
    {"a", "its", "the", "founding", "full", "original", "charter", "st", "nd", "rd", "th"}
)
_ASIDE = 14  # tokens of a phrase between commas after a name
_COUNTRY = ("country",)
_SKIPPED = frozenset(
    {"has", "had", "have", "formally", "officially", "also", "then", "finally", "first", "later"}
    | {"only", "itself", "both", "all", "eventually", "soon", "was", "were", "been", "to"}
)
_CLAUSE_OPENINGS = frozenset({"when", "while", "as", "that", "but", "although", "though", "since"})
_JOINTS = frozenset({",", "and", "&", "with"})
_VERBS = ("joined", "left", "followed", "joined_by", "belonging")


class Whole(Struct, frozen=True):
    """The organisation of an accession: known here, or pointed to, up to token `stop`."""

    stop: int
    entity: EntityMention | None = None
    hint: SubjectHint | None = None


@cued_by(lambda: (word for name in _VERBS for word in phrase_set(name).first_words))
def accession_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each state that a sentence says joined or left, with the date."""
    for name in _VERBS:
        for first, stop in phrases_in(sentence, phrase_set(name)):
            yield from _accessions(sentence, name, first, stop)


def _accessions(sentence: Sentence, name: str, first: int, stop: int) -> Iterator[Frame]:
    if name == "joined_by":
        whole, whos, after = _host(sentence, first), _names_from(sentence, stop), stop
        after = whos[-1].stop if whos else stop
        hints = [hint_of(one.mention) for one in whos]
    else:
        whole = _whole(sentence, name, first, stop)
        hints = _who(sentence, first)
        after = stop if whole is None else max(stop, whole.stop)
    if whole is None or not hints:
        return
    time = date_after(sentence, after)
    since = name == "belonging"
    if time is not None and name == "followed" and time.first > after + 1:
        return
    if time is None or (since and sentence.tokens.lower[time.first - 1] != "since"):
        return
    measure = "left" if name == "left" else "joined"
    known = whole.entity.entity if whole.entity is not None else None
    for hint in hints:
        frame = dated_frame(sentence, measure, first, after, time, hint)
        if known is not None:
            yield replace(frame, qualifiers={"organisation": known})
        elif whole.hint is not None:
            yield replace(frame, whole=whole.hint)


def _whole(sentence: Sentence, name: str, first: int, stop: int) -> Whole | None:
    """The organisation after a verb, or the head of ", which COUNTRY joined"."""
    lower = sentence.tokens.lower
    placed = organisation_at(sentence, stop)
    if placed is not None:
        if name == "followed":
            return None  # read by its own list
        return Whole(placed.stop, entity=placed.mention)
    head = _relative_head(sentence, first) if name in ("joined", "left") else None
    if head is not None:
        return head
    at = stop + (sentence.words(stop, stop + 1) == ["the"])
    word = lower[at] if at < sentence.stop else ""
    position = sentence.tokens.start[first]
    if word == "it" or subject_words().descriptions.get(word) == "organisation":
        following = sentence.words(at + 1, at + 2)
        named = at + 1 < sentence.stop and sentence.tokens.text[at + 1][0].isupper()
        if not named and following != ["of"]:
            hint = SubjectHint(anaphor=word, position=position, types=ORGANISATION)
            return Whole(at + 1, hint=hint)
    if name == "followed" and not _names_another(sentence, stop):
        return Whole(stop, hint=SubjectHint(position=position, types=ORGANISATION))
    return None


def _names_another(sentence: Sentence, stop: int) -> bool:
    """Whether an organisation is named further on, which it may be that the state joined: "When
    Croatia followed in 2023, the euro area had 20 members"."""
    return any(
        one.first >= stop and one.mention.type == "organisation" for one in sentence.entities
    )


def _relative_head(sentence: Sentence, verb: int) -> Whole | None:
    """The organisation of "X, which COUNTRY joined", "the bloc that the country joined"."""
    lower = sentence.tokens.lower
    for at in range(max(verb - 6, sentence.first + 1), verb):
        if lower[at] not in {"which", "that"}:
            continue
        before = at - 1 - (lower[at - 1] == ",")
        placed = sentence.entity_at(before)
        if placed is not None and placed.mention.type == "organisation":
            return Whole(verb, entity=placed.mention)
        if subject_words().descriptions.get(lower[before]) == "organisation":
            position = sentence.tokens.start[verb]
            hint = SubjectHint(anaphor=lower[before], position=position, types=ORGANISATION)
            return Whole(verb, hint=hint)
    return None


def _host(sentence: Sentence, verb: int) -> Whole | None:
    """The organisation of "the bloc was joined by X"."""
    lower, at = sentence.tokens.lower, verb
    while at > sentence.first and lower[at - 1] in _SKIPPED | {",", "which"}:
        at -= 1
    placed = sentence.entity_at(at - 1) if at > sentence.first else None
    if placed is not None and placed.mention.type == "organisation":
        return Whole(placed.stop, entity=placed.mention)
    position = sentence.tokens.start[verb]
    hint = SubjectHint(anaphor="it", position=position, types=ORGANISATION)
    return Whole(verb, hint=hint)


def _who(sentence: Sentence, verb: int) -> list[SubjectHint]:
    """The states before a verb, one or several, or a word that points back to one."""
    lower, at = sentence.tokens.lower, verb
    while at > sentence.first and lower[at - 1] in _SKIPPED:
        at -= 1
    if at > sentence.first and lower[at - 1] == ",":
        at = _before_aside(sentence, at - 1)
    elif at > sentence.first and lower[at - 1] in {"which", "who", "that"}:
        at -= 1 + (at - 2 >= sentence.first and lower[at - 2] == ",")
    if at <= sentence.first:
        return []
    position = sentence.tokens.start[verb]
    if lower[at - 1] == "and":  # "Kyrgyzstan followed and joined"
        hint = sentence_subject(sentence, at - 1, position, _COUNTRY)
        return [] if hint.unknown or _is_object(sentence, hint) else [hint]
    names = _names_to(sentence, at)
    if names:
        return [hint_of(one.mention) for one in names]
    word = lower[at - 1]
    kind = subject_words().descriptions.get(word)
    if word != "it" and (kind != "country" or lower[at - 2 : at - 1] != ["the"]):
        return []
    return [
        SubjectHint(
            anaphor=word,
            description="country" if kind else "",
            position=position,
            sentence_start=sentence.span.start,
            anaphor_at=sentence.tokens.start[at - 1],
            types=_COUNTRY,
        )
    ]


def _is_object(sentence: Sentence, hint: SubjectHint) -> bool:
    """Whether the name stands after a verb: "All three left the Soviet Union and joined"."""
    name = hint.clause
    placed = next((one for one in sentence.entities if one.mention is name), None)
    if placed is None:
        return False
    before = placed.first - 1
    before -= before > sentence.first and sentence.tokens.lower[before] == "the"
    word = sentence.tokens.lower[before] if before >= sentence.first else ""
    return word.isalpha() and word != "the" and word not in _CLAUSE_OPENINGS


def _before_aside(sentence: Sentence, close: int) -> int:
    """The token where a phrase between commas begins that ends at a comma; the comma's own if
    none does."""
    for at in range(close - 1, max(sentence.first, close - _ASIDE), -1):
        if sentence.tokens.text[at] == ",":
            return at
    return close


def _names_to(sentence: Sentence, stop: int) -> list[Placed[EntityMention]]:
    """The list of states that ends at a token: "Austria, Finland and Sweden"."""
    names: list[Placed[EntityMention]] = []
    at = stop
    while at > sentence.first:
        placed = sentence.entity_at(at - 1)
        if placed is None or placed.stop != at or not _is_state(sentence, placed):
            break
        names.insert(0, placed)
        at = placed.first
        at -= at > sentence.first and sentence.tokens.lower[at - 1] == "the"
        if at == sentence.first or sentence.tokens.lower[at - 1] not in _JOINTS:
            break
        while at > sentence.first and sentence.tokens.lower[at - 1] in _JOINTS:
            at -= 1
    return names


def _names_from(sentence: Sentence, first: int) -> list[Placed[EntityMention]]:
    """The list of states that begins at a token."""
    names: list[Placed[EntityMention]] = []
    at = first
    while at < sentence.stop:
        at += sentence.tokens.lower[at] == "the"
        placed = sentence.entity_at(at) if at < sentence.stop else None
        if placed is None or not _is_state(sentence, placed):
            break
        names.append(placed)
        at = placed.stop
        if at >= sentence.stop or sentence.tokens.lower[at] not in _JOINTS:
            break
        while at < sentence.stop and sentence.tokens.lower[at] in _JOINTS:
            at += 1
    return names


def _is_state(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    whole = placed.mention.type == "country" and placed.mention.form != "demonym"
    return whole and not sentence.tokens.lower[placed.stop - 1].endswith("'s")


def phrases_in(sentence: Sentence, table: PhraseTable[bool]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of a table's phrases in a sentence."""
    for first, stop, _ in sentence.phrases(table):
        yield first, stop


def organisation_at(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """Return the organisation at a token, over "the" and "of"; none that is part of a name."""
    at += at < sentence.stop and sentence.tokens.lower[at] in {"the", "of"}
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type != "organisation" or belongs(sentence, placed):
        return None
    return placed


def date_after(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """Return the date that follows at a token, within reach, or after "as a founding member"."""
    if sentence.words(at, at + 1) == ["as"]:
        words = sentence.words(at + 1, at + 1 + _LONGEST_ROLE)
        role = words[: words.index("member")] if "member" in words else []
        if role and all(one in _FULL or one[0].isdecimal() for one in role):
            at += len(role) + 2
    return next(
        (
            one
            for one in sentence.times
            if at <= one.first <= at + _DATE_REACH and is_dated(one.mention)
        ),
        None,
    )
