"""Sentences without what they say in passing: "Of the 90 (mostly rural) schools, 30 closed".

Brackets, and clauses between commas that begin with a word such as "which", keep figures apart
that belong together. A careful reader reads the sentence without them as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import compress

from msgspec.structs import replace

from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.sentence import M, Placed, Sentence
from factcheck.extracting.tokens import Tokens

_LONGEST = 24  # tokens of what is said in passing
_MOST_SENTENCES = 60  # of one paragraph
_NOUN = 2  # tokens of what a figure counts
_CLOSING = {"(": ")", "–": "–", "—": "—"}


@cache
def _openers() -> frozenset[str]:
    return relation_words("asides")["clauses"] | _CLOSING.keys()


def may_have_asides(sentence: Sentence) -> bool:
    """Whether a sentence has a word that begins something said in passing."""
    return len(sentence.quantities) > 1 and sentence.may_have(_openers())


def without_asides(sentences: Sequence[Sentence]) -> tuple[list[Sentence], set[int]]:
    """Return the sentences of one paragraph without their asides, and which of them had any."""
    tokens = sentences[0].tokens
    kept = bytearray(b"\x01") * len(tokens)
    shorter: set[int] = set()
    for at, sentence in enumerate(sentences[:_MOST_SENTENCES]):
        if may_have_asides(sentence):
            for first, stop in _asides(sentence):
                if first >= sentence.quantities[-1].stop:
                    break  # it keeps no figures apart
                kept[first:stop] = bytes(stop - first)
                shorter.add(at)
    if not shorter:
        return [], shorter
    left = list(compress(range(len(tokens)), kept))
    cut = Tokens(
        source=tokens.source,
        text=[tokens.text[at] for at in left],
        lower=[tokens.lower[at] for at in left],
        start=[tokens.start[at] for at in left],
        end=[tokens.end[at] for at in left],
        capitals=[new for new, at in enumerate(left) if tokens.text[at][0].isupper()],
        vocabulary=tokens.vocabulary,
    )
    return [_shortened(sentence, cut, left) for sentence in sentences], shorter


def _asides(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the token ranges that can be left out, none over another."""
    lower, free = sentence.tokens.lower, sentence.first + 1
    for at in sentence.places_of(_openers()):
        if at < free:
            continue
        stop = _bracketed(sentence, at) if lower[at] in _CLOSING else _clause(sentence, at)
        if stop:
            free = stop
            yield (at if lower[at] in _CLOSING else at - 1), stop


def _bracketed(sentence: Sentence, at: int) -> int:
    """The token after a bracket or a pair of dashes; 0 where it says what a figure is of."""
    lower = sentence.tokens.lower
    inner = sentence.words(at + 1, at + 1 + _LONGEST)
    closing = _CLOSING[lower[at]]
    if closing not in inner:
        return 0
    inner = inner[: inner.index(closing)]
    words = relation_words("asides")
    if not inner or not words["qualifying"].isdisjoint(inner) or not _OPEN.isdisjoint(inner):
        return 0
    return at + len(inner) + 2


_OPEN = frozenset({"(", ";", ":"})


def _clause(sentence: Sentence, at: int) -> int:
    """The comma that closes a clause which begins after another one; 0 where it is no aside.

    A clause with figures tells of them, save one that compares with another time: "up from 12".
    """
    lower = sentence.tokens.lower
    if lower[at - 1] != ",":
        return 0
    inner = sentence.words(at, at + _LONGEST)
    if "," not in inner:
        return 0
    stop = at + inner.index(",")
    words = relation_words("asides")
    compares = lower[at] in words["comparing"]
    if compares and lower[at + 1] not in words["compared_with"]:
        return 0
    if lower[at] in words["restating"]:
        return stop if _says_again(sentence, at, stop) else 0
    told = sum(at <= one.first < stop for one in sentence.quantities)
    if told > compares or stop + 1 >= sentence.stop or stop - at < 2:
        return 0
    return 0 if lower[stop + 1] in words["joining"] else stop


def _says_again(sentence: Sentence, at: int, stop: int) -> bool:
    """Whether a clause tells the figure right before it in another unit, and nothing else: "84
    million, or 12 per cent, made up of"."""
    before = [one for one in sentence.quantities if one.stop <= at - 1]
    inner = [one for one in sentence.quantities if at <= one.first < stop]
    if len(inner) != 1 or not before or before[-1].stop + _NOUN < at - 1:
        return False
    lead = sentence.words(at + 1, inner[0].first)
    again, told = inner[0].mention, before[-1].mention
    return not lead and (again.unit, again.per) != (told.unit, told.per)


def _shortened(sentence: Sentence, cut: Tokens, left: Sequence[int]) -> Sentence:
    first, stop = bisect_left(left, sentence.first), bisect_left(left, sentence.stop)
    return replace(
        sentence,
        tokens=cut,
        first=first,
        stop=stop,
        entities=_moved(sentence.entities, left),
        quantities=_moved(sentence.quantities, left),
        times=_moved(sentence.times, left),
        offices=(),
        cues=(),
        cued=0,
        known=None,
        clauses=(),
        spots=None,
    )


def _moved(placed: Sequence[Placed[M]], left: Sequence[int]) -> tuple[Placed[M], ...]:
    """The mentions of which every token is left, at their new places."""
    found = []
    for one in placed:
        first = bisect_left(left, one.first)
        stop = bisect_left(left, one.stop)
        if stop - first == one.stop - one.first:
            found.append(Placed(first, stop, one.mention))
    return tuple(found)
