"""What a sentence says of a claim's subject.

A wrong subject makes a false alarm, a missing one only a miss: where a noun that is not known
stands in the subject's place, the claim has no subject.
"""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.joint_subjects import joined
from factcheck.extracting.frames.possessors import (
    apposed_subject,
    aside_before,
    is_determined,
    pointing_back,
    possessor_of,
)
from factcheck.extracting.frames.standing import (
    is_coordinated,
    is_possessive,
    only_subject,
    standing_of,
)
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.mentions import EntityMention

_ASIDES = frozenset({"where", "when", "although", "though"})
_INDEFINITE = frozenset({"a", "an"})
_OUT_OF = frozenset({"of", "from", "for", "among", "in", "within", "across"})
_FINITE = frozenset({"is", "was", "has", "had", "remains", "ranks", "stands"})
_JOINING = frozenset({"and", "while", "but", ",", ";"})
_MEMBER = "member"
_RELATIVE = frozenset({"which", "whom"})
_WORLD_WORDS = frozenset({"world", "world's", "global"})


def subject_of(sentence: Sentence, first: int, stop: int, types: tuple[str, ...]) -> SubjectHint:
    """Return the hint for a claim whose cue (or counted value) covers tokens [first, stop)."""
    return joined(sentence, _subject_of(sentence, first, stop, types), first, stop)


def _subject_of(sentence: Sentence, first: int, stop: int, types: tuple[str, ...]) -> SubjectHint:
    position = sentence.tokens.start[first]
    if _is_world(sentence, first):
        return SubjectHint(owner=_world(sentence, first), position=position, types=types)
    if sentence.tokens.lower[first] in subject_words().possessing:
        return possessor_of(sentence, first, types)  # "covers an area of": it begins with the verb
    if _has_unknown_owner(sentence, first):
        return SubjectHint(position=position, types=types, unknown=True)
    before = _owner_before(sentence, first, types)
    after = _owner_after(sentence, stop, types)
    if before is not None and after is not None and before.mention.form == "demonym":
        return SubjectHint(position=position, types=types, unknown=True)  # "Russians of Latvia"
    owner = before or after
    if owner is not None:
        return SubjectHint(
            owner=owner.mention,
            position=position,
            types=types,
            shared=is_coordinated(sentence, owner),
        )
    if _is_of_unknown(sentence, stop):
        return SubjectHint(position=position, types=types, unknown=True)
    told = _clause_subject(sentence, first, types)
    if told.clause is not None and _is_out_of_some(sentence, first, told.clause):
        return SubjectHint(position=position, types=types, unknown=True)
    return told


def _is_of_unknown(sentence: Sentence, stop: int) -> bool:
    """Whether a preposition after a cue leads to a name that is no subject known: "The Canadian
    government says that the population of the Arl-Belmark Corridor is ..."; or to a part of
    a state: "for the province"."""
    at, lower, text = stop, sentence.tokens.lower, sentence.tokens.text
    words = subject_words()
    if at >= sentence.stop or lower[at] not in words.owning:
        return False
    at += 1
    while at < sentence.stop and lower[at] in words.fillers:
        at += 1
    if at >= sentence.stop or any(one.first <= at < one.stop for one in sentence.times):
        return False
    if lower[at] in words.parts_of_states and lower[at - 1] == "the":
        return True
    money = lower[at + 1 : at + 2] in (["dollars"], ["dollar"], ["terms"], ["$"])
    return text[at][0].isupper() and text[at][1:].islower() and not money


def inherited(sentence: Sentence, frame: Frame, cue: Cue, told: Frame | None) -> Frame:
    """The frame with the subject of the one before it in the sentence, where its clause names none:
    "unemployment in Peru was 7%, and inflation in 2019 was 2%"."""
    if not frame.subject.unknown or told is None or told.measure.startswith("open:"):
        return frame
    owner = told.subject.owner or told.subject.clause
    if owner is None or owner.type not in frame.subject.types or told.subject.shared:
        return frame
    at = cue.first - 1
    while at > sentence.first and sentence.tokens.lower[at] in subject_words().determiners:
        at -= 1
    if sentence.tokens.lower[at] not in _JOINING:
        return frame
    return replace(frame, subject=replace(frame.subject, unknown=False))


def _is_world(sentence: Sentence, first: int) -> bool:
    """Whether the world is whose measure it is: "the world population", "global GDP"."""
    at = first - 1
    return at >= sentence.first and sentence.tokens.lower[at] in _WORLD_WORDS


def _world(sentence: Sentence, first: int) -> EntityMention:
    start, end = sentence.tokens.start[first - 1], sentence.tokens.end[first - 1]
    return EntityMention(
        start=start,
        end=end,
        text=sentence.tokens.source[start:end],
        entity="World",
        type="world",
        canonical="World",
    )


def _owner_before(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Kazakhstan's GDP", "Kazakh GDP", "Kazakhstan's real GDP": a name right before a cue."""
    at = first - 1
    if at >= sentence.first and sentence.tokens.lower[at] in subject_words().fillers:
        at -= 1
    placed = sentence.entity_at(at) if at >= sentence.first else None
    return placed if placed is not None and placed.mention.type in types else None


def _has_unknown_owner(sentence: Sentence, first: int) -> bool:
    """Whether a name that nothing knows is the owner: "CHFT's membership"."""
    at = first - 1
    if at < sentence.first or sentence.entity_at(at) is not None:
        return False
    word = sentence.tokens.text[at]
    if not word[0].isupper() or not word.endswith(("'s", "’s")):
        return False
    return not any(one.first <= at < one.stop for one in sentence.times)


def _owner_after(
    sentence: Sentence, stop: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "the GDP of Kazakhstan", "unemployment in the EU": a name that a preposition ties on."""
    at, lower, text = stop, sentence.tokens.lower, sentence.tokens.text
    if at >= sentence.stop or lower[at] not in subject_words().owning:
        return None
    at += 1
    while at < sentence.stop and lower[at] in subject_words().fillers:
        at += 1
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    after = placed.stop
    if is_possessive(sentence, placed):
        return None  # "the population of Russia's Far East"
    if after < sentence.stop and (text[after] == "-" or text[after][0].isupper()):
        return None
    return placed


def _clause_subject(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint:
    """The subject of the clause that a cue stands in, by the words before it."""
    words, tokens = subject_words(), sentence.tokens
    position = tokens.start[first]
    verb = _possessing_verb(sentence, first)
    if verb is not None:
        if verb == sentence.first:
            return _after_opening(sentence, first, types)
        return possessor_of(sentence, verb, types)
    head = apposed_subject(sentence, first, types)
    if head is not None:
        shared = is_coordinated(sentence, head)
        return SubjectHint(clause=head.mention, position=position, types=types, shared=shared)
    unknown = False
    aside = aside_before(sentence, first)
    at = (first if aside is None else aside) - 1
    while at >= sentence.first:
        placed, word = sentence.entity_at(at), tokens.lower[at].removesuffix("'s")
        if placed is not None:
            standing = standing_of(sentence, placed) if placed.mention.type in types else "aside"
            if standing == "subject":
                shared = is_coordinated(sentence, placed)
                return SubjectHint(
                    clause=placed.mention, position=position, types=types, shared=shared
                )
            unknown = unknown or standing == "part"
            at = placed.first - 1
            continue
        if word in _RELATIVE and at > sentence.first and tokens.lower[at - 1] == "of":
            at -= 2  # "of which $3 billion to Chad" tells of a part, not of a subject
            continue
        if word in words.pronouns:
            return pointing_back(sentence, word, at, position, types)
        kind = words.descriptions.get(word)
        if kind is not None and is_determined(sentence, at):
            return _described(sentence, at, position, types, kind)
        if word in words.breaks and not _dates_only(sentence, at):
            if not _is_aside(sentence, at, first):
                return _after_break(sentence, at, first, types, unknown=unknown)
            at -= 1  # over the comma
        at -= 1
    if unknown:
        return SubjectHint(position=position, types=types, unknown=True)
    return _after_opening(sentence, first, types)


def _is_out_of_some(sentence: Sentence, first: int, named: EntityMention) -> bool:
    """Whether a measure is one that nobody has been told to have: "Peru has half of a population
    of 60 million", but not "In Peru 4% of a population of 34 million are"."""
    at, lower, words = first - 1, sentence.tokens.lower, subject_words()
    while at > sentence.first and lower[at] in words.fillers and lower[at] not in _INDEFINITE:
        at -= 1
    if at <= sentence.first or lower[at] not in _INDEFINITE or lower[at - 1] not in _OUT_OF:
        return False
    owner = next(one for one in sentence.entities if one.mention is named)
    before = owner.first - 1 - (sentence.words(owner.first - 1, owner.first) == ["the"])
    return before < sentence.first or lower[before] not in words.placing


def _described(
    sentence: Sentence, at: int, position: int, types: tuple[str, ...], kind: str
) -> SubjectHint:
    """What a description stands for; that of something new for nothing that was named: "the largest
    bloc of the old house"."""
    if sentence.words(at + 1, at + 2) == ["of"]:
        return SubjectHint(position=position, types=types, unknown=True)
    return pointing_back(sentence, sentence.tokens.lower[at], at, position, types, kind)


def _after_break(
    sentence: Sentence, at: int, first: int, types: tuple[str, ...], *, unknown: bool
) -> SubjectHint:
    """The subject of a clause that begins at a token and names none: after "but" it is that of
    the one before ("Peru sold more, but relative to a GDP of $50 million it was little")."""
    position = sentence.tokens.start[first]
    if sentence.tokens.lower[at] == "but" and only_subject(sentence, at, types) is not None:
        return pointing_back(sentence, "it", at, position, types)
    if unknown:
        return SubjectHint(position=position, types=types, unknown=True)
    return _after_opening(sentence, first, types)


def _dates_only(sentence: Sentence, at: int) -> bool:
    """Whether "since" leads to a time and begins no clause: "in office since 2013"."""
    return any(one.first == at + 1 or one.first <= at < one.stop for one in sentence.times)


def _is_aside(sentence: Sentence, at: int, first: int) -> bool:
    """Whether a clause is only put in: "In Iran, where he has ruled since 2013, production was"."""
    text = sentence.tokens.text
    opened = sentence.tokens.lower[at] in _ASIDES and at > sentence.first and text[at - 1] == ","
    return opened and "," in text[at:first]


def _possessing_verb(sentence: Sentence, first: int) -> int | None:
    """The token of "has", "with" ... when only fillers stand between it and the cue."""
    at, words = first - 1, subject_words()
    while at >= sentence.first and sentence.tokens.lower[at] in words.fillers:
        at -= 1
    if at >= sentence.first and sentence.tokens.lower[at] in words.possessing:
        return at
    return None


def _after_opening(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint:
    if sentence.tokens.lower[sentence.first] == "with" and any(
        one.mention.unit == _MEMBER and one.first < first for one in sentence.quantities
    ):
        types = tuple(one for one in types if one == "organisation")  # what has members
    coming = _coming_subject(sentence, first, types)
    return SubjectHint(
        clause=coming.mention if coming is not None else None,
        position=sentence.tokens.start[first],
        types=types,
    )


def _beside_value(sentence: Sentence, first: int) -> Placed[EntityMention] | None:
    """ "With a GDP of $80 billion Uruguay is ...": the name right behind the value, no comma."""
    value = next((one for one in sentence.quantities if one.first > first), None)
    placed = sentence.entity_at(value.stop) if value is not None else None
    if value is None or placed is None or placed.first != value.stop:
        return None
    if placed.mention.form == "demonym" or is_possessive(sentence, placed):
        return None
    after = sentence.words(placed.stop, placed.stop + 1)
    return placed if after and after[0] in _FINITE else None


def _coming_subject(
    sentence: Sentence, first: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "With a population of 9.8 million, Azerbaijan is ...": the name after an opening phrase."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    if lower[sentence.first] not in subject_words().openings:
        return None
    beside = _beside_value(sentence, first)
    if beside is not None and beside.mention.type in types:
        return beside
    comma = next((at for at in range(first, sentence.stop) if text[at] == ","), None)
    if comma is None or comma + 1 >= sentence.stop:
        return None
    at = comma + 2 if lower[comma + 1] == "the" else comma + 1
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    return None if is_possessive(sentence, placed) else placed
