"""Entries of a list about what its heading names, read as sentences about that: under "Peru" the
entry "Capital: Lima" is "Peru's capital is Lima", and "Borders Chile" is "Peru borders Chile".

The words put in stand where the label stands, so that positions stay those of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.succession_people import titles
from factcheck.extracting.gazetteer import Gazetteer
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.mentions import found_again
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.word_lists import WordLists
from factcheck.model.document import Document, SegmentKind
from factcheck.model.mentions import EntityMention, Mention

M = TypeVar("M", bound=Mention)
_LISTED = frozenset({SegmentKind.LIST_ITEM, SegmentKind.PARAGRAPH, SegmentKind.HEADING})
_LONGEST_LABEL = 6
_LONGEST_HEADING = 12
_COLON = frozenset({":", "–", "—"})
_MARKUP = frozenset({"*", "_", "#"})
_KINDS = frozenset({"country", "organisation"})


class _Told(Struct, frozen=True):
    """What an entry is read as: words in place of its tokens up to `rest`."""

    words: tuple[str, ...]
    rest: int


def with_labels(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> tuple[Sentence, ...]:
    """Return the sentences, those that are such entries as sentences about what the heading above
    them names."""
    read: list[Sentence] = []
    about = Headings()
    for index, of_segment in groupby(sentences, lambda one: one.segment):
        segment, group = document.segments[index], list(of_segment)
        subject = about.subject
        told = None
        if subject is not None and segment.kind in _LISTED:
            told = _told(group[0], subject, listed=segment.kind is not SegmentKind.PARAGRAPH)
        if told is not None and subject is not None:
            group[0] = _made(group[0], told, subject, gazetteer)
        elif segment.kind is SegmentKind.HEADING:
            about.next(group[0], segment.level)
        read += group
    return tuple(read)


class Headings:
    """What the headings above a place are about: the innermost, or the one that it is a part of."""

    def __init__(self) -> None:
        self._open: list[tuple[int, EntityMention | None]] = []

    @property
    def subject(self) -> EntityMention | None:
        """The one country or organisation that the section is about."""
        return self._open[-1][1] if self._open else None

    def next(self, heading: Sentence, level: int) -> None:
        """Go on below a further heading."""
        outer = [one for one in self._open if one[0] < level]
        above = (outer or self._open or [(0, None)])[-1][1]  # plain text has one level only
        self._open = [*outer, (level, _named_alone(heading) or _above(heading, above))]


def _named_alone(heading: Sentence) -> EntityMention | None:
    """The one name of a heading that names nothing else."""
    named = [one for one in heading.entities if one.mention.type in _KINDS]
    if len(named) != 1 or heading.stop - heading.first > _LONGEST_HEADING:
        return None
    words = [
        word
        for at, word in enumerate(heading.tokens.lower[heading.first : heading.stop], heading.first)
        if not named[0].first <= at < named[0].stop
    ]
    plain = named[0].mention.form != "demonym" and _words("about").issuperset(words)
    return named[0].mention if plain else None


def _above(heading: Sentence, subject: EntityMention | None) -> EntityMention | None:
    words = heading.words(heading.first, heading.stop)
    return subject if (_words("about") | _words("parts")).issuperset(words) else None


_words = WordLists("lexicon/labelled")


@cache
def _phrases(name: str) -> PhraseTable[str]:
    rows = lexicon("labelled")[name].items()
    return PhraseTable.of((label, told) for told, labels in rows for label in labels)


def _told(sentence: Sentence, subject: EntityMention, *, listed: bool) -> _Told | None:
    """What an entry is read as, None for one that is a sentence by itself."""
    first = sentence.first
    while first < sentence.stop and sentence.tokens.text[first] in _MARKUP:
        first += 1
    return _by_label(sentence, first, subject) or (
        _by_opening(sentence, first, subject) if listed else None
    )


def _by_label(sentence: Sentence, first: int, subject: EntityMention) -> _Told | None:
    lower = sentence.tokens.lower
    reach = range(first + 1, min(sentence.stop - 1, first + _LONGEST_LABEL + 1))
    colon = next((at for at in reach if lower[at] in _COLON), None)
    if colon is None:
        return None
    label = [word for word in lower[first:colon] if word not in _MARKUP]
    told = _of_label(label)
    rest = colon + 1
    while rest < sentence.stop and sentence.tokens.text[rest] in _MARKUP:
        rest += 1
    if told is None or rest >= sentence.stop:
        return None
    if any(one.first == rest and one.mention.grain == "day" for one in sentence.times):
        told = told.replace(" in V", " on V")
    return _Told(tuple(_filled(told, subject)), rest)


def _of_label(label: Sequence[str]) -> str | None:
    words = list(label)
    hit = _phrases("labels").longest(words, 0, len(words)) if words else None
    if hit is not None and hit[0] == len(words):
        return hit[1]
    title = titles().longest(words, 0, len(words)) if words else None
    whole = title is not None and title[0] == len(words)
    told: str = lexicon("labelled")["office"]
    return told.replace("OFFICE", " ".join(words)) if whole else None


def _by_opening(sentence: Sentence, first: int, subject: EntityMention) -> _Told | None:
    lower = sentence.tokens.lower
    hit = _phrases("opened").longest(lower, first, sentence.stop)
    if hit is not None and not _names_its_own(sentence, first):
        return _Told(tuple(_filled(hit[1], subject)), first)
    count = next((one for one in sentence.quantities if one.first == first), None)
    if count is None or count.mention.unit is None:
        return None
    for told, nouns in lexicon("labelled")["counted"].items():
        if count.mention.unit in nouns:
            return _Told(tuple(_filled(told, subject)), first)
    return None


def _names_its_own(sentence: Sentence, first: int) -> bool:
    """Whether an entry has a subject behind its opening: "Founded in 1985, OPEC has"."""
    return any(
        one.mention.type in _KINDS
        and sentence.words(one.first - 1, one.first) in ([","], ["the"])
        and "," in sentence.words(first, one.first)
        for one in sentence.entities
    )


def _filled(told: str, subject: EntityMention) -> Iterator[str]:
    """Yield the words before the value, the name as one of them."""
    name = subject.text.removeprefix("The ").removeprefix("the ").replace(" ", "-")
    for word in told.split():
        if word != "V":
            yield name + word[1:] if word in {"N", "N's"} else word


def _made(
    sentence: Sentence, told: _Told, subject: EntityMention, gazetteer: Gazetteer
) -> Sentence:
    """The sentence of new words and the rest of the entry."""
    old, rest, count = sentence.tokens, told.rest, len(told.words)
    start = old.start[sentence.first]
    end = old.end[rest - 1] if rest > sentence.first else start
    text = [*told.words, *old.text[rest : sentence.stop]]
    lower = [*map(str.lower, told.words), *old.lower[rest : sentence.stop]]
    tokens = Tokens(
        source=old.source,
        text=text,
        lower=lower,
        start=[start, *([end] * (count - 1)), *old.start[rest : sentence.stop]],
        end=[*([end] * count), *old.end[rest : sentence.stop]],
        capitals=[at for at, word in enumerate(text) if word[0].isupper()],
        vocabulary=frozenset(lower),
    )
    move = count - rest
    named = [Placed(0, 1, replace(subject, start=start, end=end))]
    for at, word in enumerate(told.words[1:], 1):
        known = gazetteer.lookup(word.replace("-", " ")) if word[0].isupper() else []
        for one in known[:1]:
            mention = replace(subject, entity=one.entity, type=one.type, canonical=one.canonical)
            named.append(Placed(at, at + 1, replace(mention, start=end, end=end, form="name")))
    made = replace(
        sentence,
        tokens=tokens,
        first=0,
        stop=len(text),
        entities=(*named, *_moved(sentence.entities, rest, move)),
        quantities=tuple(_moved(sentence.quantities, rest, move)),
        times=tuple(_moved(sentence.times, rest, move)),
        peoples=tuple(_moved(sentence.peoples, rest, move)),
        offices=(),
        cues=(),
        cued=0,
        clauses=(),
        spots=None,
        known=None,
    )
    return found_again(made, gazetteer, count)


def _moved(placed: Sequence[Placed[M]], rest: int, move: int) -> Iterator[Placed[M]]:
    for one in placed:
        if one.first >= rest:
            yield replace(one, first=one.first + move, stop=one.stop + move)
