"""What stands between a name and a date: the last phrase of a time in office, the office, whose it
is, and the tokens that these account for."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.succession_people import titles
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists

_WAYS = ("holding", "beginning", "ending", "resigning")
OWNERS = frozenset({"country", "organisation"})
_IN = frozenset({"in", "at", "from", "to", ","})
words = WordLists("claims/careers").words


@cache
def cues() -> PhraseTable[str]:
    """Return the phrases that tell of an office as it is held, begun and left, by which."""
    return PhraseTable.of((phrase, way) for way in _WAYS for phrase in words(way))


class Stretch(Struct, frozen=True):
    """The last phrase or office of a stretch, where the first begins and the last ends, and the
    tokens that are accounted for."""

    way: str
    role: str
    owners: frozenset[str]
    bodies: frozenset[str]
    cue: int
    end: int
    taken: frozenset[int]
    again: bool


def stretch_of(sentence: Sentence, first: int, stop: int) -> Stretch | None:
    """Read a stretch of tokens; None where it names two offices."""
    lower, at, way, role, cue, end = sentence.tokens.lower, first, "", "", -1, first
    owners, taken, again = set[str](), set[int](), False
    bodies = words("bodies").intersection(lower[first:stop])
    while at < stop:
        title = titles().longest(lower, at, stop)
        hit = cues().longest(lower, at, stop)
        entity = sentence.entity_at(at)
        length = 1
        if hit is not None and (title is None or hit[0] >= title[0]):
            length, way = hit
            again = " ".join(lower[at : at + length]) in words("again_possible")
        elif title is not None:
            if role and title[1] != role:
                return None
            length, role = title
        elif entity is not None and entity.mention.type in OWNERS | {"city"}:
            length = entity.stop - at
            of_person = at - first == 1 and lower[first] in {"of", "from"}
            of_person = of_person and entity.mention.type == "country"  # "X of Peru has led it"
            if entity.mention.type in OWNERS and entity.mention.form != "demonym":
                owners |= set() if of_person else {entity.mention.entity or "?"}
            elif entity.mention.type == "city" and lower[at - 1] not in _IN:
                owners.add("?")  # "has run Abu Dhabi"
        else:
            at += 1
            continue
        taken.update(range(at, at + length))
        if hit is not None or title is not None:
            cue, end = cue if cue >= 0 else at, at + length
        at += length
    cue = cue if cue >= 0 else first
    return Stretch(way, role, frozenset(owners), bodies, cue, end, frozenset(taken), again)
