"""Lists of names that nothing is known of: "three mills will close, namely Alder, Birk and Hove".

Only words as plain as "namely" introduce one, and the names must be of one make: a list in which
some are of one word and some of more may hold titles or places beside the names that are counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.lists import AFTER_COUNT, announcing_count, modality_of_list
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import Quantity

_LONGEST_NAME = 4  # tokens
_MOST_NAMES = 40
_DASHES = frozenset({"–", "—"})
_WHERE = frozenset({"country", "territory", "region", "organisation", "event", "world"})


_phrases = WordLists("claims/lists").phrases


@cued_by(lambda: _phrases("strict").cues | _DASHES)
def plain_list_frames(sentence: Sentence, frames: list[Frame]) -> Iterator[Frame]:
    """Yield a frame for a count that a list of unknown names spells out; `frames` may have it."""
    for first, stop, enclosed in _introductions(sentence):
        count = announcing_count(sentence, first)
        if count is None or first - count.stop > AFTER_COUNT:
            continue
        if any(one.measure == "list_count" for one in frames):
            return
        names = _names(sentence, stop)
        if not names or not _is_whole(sentence, count, names, enclosed=enclosed):
            continue
        yield counted_list(sentence, count, names)


def counted_list(
    sentence: Sentence, count: Placed[Quantity], items: Sequence[tuple[int, int]]
) -> Frame:
    """Return the frame of a count with the items, as tokens [first, stop), that spell it out."""
    quantity = count.mention
    return Frame(
        measure="list_count",
        span=sentence.span_of(count.first, items[-1][1]),
        sentence=sentence,
        value=Value(
            text=quantity.text,
            interval=quantity.interval,
            unit=quantity.unit,
            entities=tuple(sentence.tokens.joined(a, b - 1) for a, b in items),
            quantity=quantity,
        ),
        subject=SubjectHint(position=quantity.start),
        modality=modality_of_list(sentence, count.first, items[-1][1]),
        mentions=(quantity,),
    )


def _introductions(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Yield where a list may begin: after "namely", or after a dash that another one closes."""
    for first, stop, _ in sentence.phrases(_phrases("strict")):
        yield first, stop, False
    for at in sentence.places_of(_DASHES):
        yield at, at + 1, True


def _is_whole(
    sentence: Sentence, count: Placed[Quantity], names: list[tuple[int, int]], *, enclosed: bool
) -> bool:
    """Whether a list is all that is counted. Between two dashes, right after the counted noun,
    names of any make that are too few are."""
    if not enclosed:
        return _of_one_make(sentence, names)
    first, last = names[0][0] - 1, names[-1][1]
    closed = last < sentence.stop and sentence.tokens.text[last] == sentence.tokens.text[first]
    end = count.mention.noun_end
    beside = end is not None and sentence.tokens.start[first - 1] < end
    of_some = "of" in sentence.words(count.first - 2, count.first)
    if not (closed and beside) or of_some:
        return False
    return len(names) < count.mention.number or _of_one_make(sentence, names)


def _names(sentence: Sentence, at: int) -> list[tuple[int, int]]:
    """The token ranges of the names of a whole list from a token on; [] where it is not whole."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    names: list[tuple[int, int]] = []
    at += sentence.words(at, at + 1) in ([","], [":"])
    while len(names) < _MOST_NAMES:
        stop = _name_end(sentence, at)
        if stop == at:
            return []
        names.append((at, stop))
        joints = sentence.words(stop, stop + 2)
        if joints[:1] == ["and"] or joints == [",", "and"]:
            at = stop + 1 + (joints[0] == ",")
            last = _name_end(sentence, at)
            closes = last == sentence.stop or text[last] in {".", ",", ";", ")", "–", "—"}
            more = last + 1 < sentence.stop and (
                text[last + 1][0].isupper() or lower[last + 1] in {"and", "as", "plus", "or"}
            )
            return [*names, (at, last)] if last > at and closes and not more else []
        if joints[:1] != [","]:
            return []
        at = stop + 1
    return []


def _name_end(sentence: Sentence, at: int) -> int:
    text, stop = sentence.tokens.text, at
    while stop < min(sentence.stop, at + _LONGEST_NAME) and text[stop][0].isupper():
        stop += 1
    return stop


def _of_one_make(sentence: Sentence, names: list[tuple[int, int]]) -> bool:
    """Whether all names have equally many words and none is what the others lie in or belong to."""
    if len(names) < 2 or len({stop - first > 1 for first, stop in names}) > 1:
        return False
    if any(sentence.tokens.text[first].isupper() for first, stop in names if stop - first == 1):
        return False  # letters that stand for something: "CEO", "TX"
    known = [sentence.entity_at(first) for first, _ in names]
    return not any(one is not None and one.mention.type in _WHERE for one in known)
