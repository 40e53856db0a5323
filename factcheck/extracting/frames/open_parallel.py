"""Figures that go on with the words of the one before: "Dairy sold 5 tonnes and Bakery 3", "loans
came to $5 million and bonds to $3 million", "$5 million in Europe and $3 million in Asia".

What is left of the later statement takes the place of the part of the first one that is like it:
an owner that of an owner, what stands after a preposition that of what stood after the same one, a
noun phrase that of what was measured. Where nothing is like it there is no claim.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.noun_phrases import (
    Complement,
    phrase_after,
    phrase_before,
)
from factcheck.extracting.frames.open_keys import PREFIX, is_name, key_of, normalised
from factcheck.extracting.frames.open_readings import (
    OpenReading,
    is_capital,
    narrowed,
    open_value,
    unit_qualifiers,
    way_of,
)
from factcheck.extracting.frames.open_subjects import named_subject, open_subject
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.periods import own_period
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity

_JOINTS = frozenset({",", ";", "and", "while", "whereas", "but"})
_LEADING = frozenset({"to", "at", "by", "with"})  # right before a figure: "and bonds to 5"
_PLACING = frozenset({"in", "to", "for", "at", "from", "on", "among"})
_PARTS = (["of", "which"], ["of", "whom"])
_OTHERWISE = frozenset({"compared", "instance", "said"})
_BEING = frozenset({"was", "were", "is", "are"})
_NAMED_PART = "of which:"
_LARGE = 1000  # a number that needs no unit where the one before it has one
_BRACKET = 16  # tokens inside a bracket
_LONGEST = 12  # tokens between two figures


class Told(Struct, frozen=True):
    """The statement that others go on with, the last figure that did, and where the last figure
    ends that goes with any of them."""

    placed: Placed[Quantity]
    frame: Frame
    reading: OpenReading
    end: int

    def until(self, placed: Placed[Quantity], frame: Frame, stop: int, *, compared: bool) -> Told:
        """The same statement, gone on with by a figure; with one that is only `compared` with it,
        what follows is not compared."""
        if compared:
            return replace(self, end=stop)
        is_part = frame.qualifiers.get("limited", "").startswith(_NAMED_PART)
        return replace(self, placed=placed, end=stop, frame=frame if is_part else self.frame)


class _Behind(Struct, frozen=True):
    """What stands right after a figure, with a preposition before it."""

    preposition: str = ""
    stop: int = 0
    is_time: bool = False


def parallel_frame(sentence: Sentence, placed: Placed[Quantity], told: Told) -> Frame | None:
    """Return the frame of a figure that goes on with the words of the one before it."""
    lower, stop = sentence.tokens.lower, hedged_first(sentence, placed)
    if stop - told.end > _LONGEST or told.frame.qualifiers.keys() & _OTHERWISE:
        return None
    way = way_of(sentence, placed)
    if way and "change" not in told.frame.qualifiers and _is_aside(sentence, told.end, stop):
        qualifiers = {**told.frame.qualifiers, "change": way}
        return replace(_frame(sentence, placed, told, stop), qualifiers=qualifiers)
    begin = _after_joint(sentence, told.end, stop)
    if begin is None:
        return None
    if lower[begin : begin + 2] in _PARTS:
        return _part(sentence, placed, told, begin + 2)
    unit = told.placed.mention.unit
    if placed.mention.unit is None and placed.mention.number >= _LARGE:
        placed = replace(placed, mention=replace(placed.mention, unit=unit))  # "and bonds to 5bn"
    if placed.mention.unit != unit:
        return None
    if stop > begin and lower[stop - 1] in _LEADING:
        stop -= 1
    named = told.frame.qualifiers.get("limited", "").startswith(_NAMED_PART)
    if named and stop > begin:
        return _named_part(sentence, placed, told, begin, stop)
    if stop == begin:
        return _by_what_follows(sentence, placed, told)
    stop = _before_verb(sentence, begin, stop)
    reading = (
        _elsewhere(sentence, told.reading, begin, stop)
        or _of_another(sentence, told.reading, begin, stop)
        or _measured(sentence, told, begin, stop)
    )
    subject = None if reading is not None else _having(sentence, told.reading, begin, stop)
    if subject is not None:
        return _frame(sentence, placed, told, begin, subject=subject)
    return None if reading is None else _read_anew(sentence, placed, told, reading, begin)


def _is_aside(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether only small words and nouns of change lead from a level to how it changed."""
    words = open_words()
    begin = max(_behind(sentence, first).stop, first)
    between = sentence.words(begin if begin <= stop else first, stop)
    small = words.between | words.changes.keys() | words.determiners | _BEING
    return all(one in small for one in between)


def of_another_name(
    sentence: Sentence, placed: Placed[Quantity], frame: Frame, reading: OpenReading, told: Told
) -> Frame | None:
    """Return a frame whose phrase is a name, as one of what was told of a name before it:
    "Revenue in Paper was £5m, while Timber grew 3%"."""
    phrase, subject = reading.phrase, told.frame.subject
    lone = not phrase.complements and not phrase.determiner and phrase.owner is None
    if not lone or phrase.first == sentence.first or reading.link is None:
        return None
    if not is_capital(sentence, phrase.first, phrase.stop) or not (subject.words or subject.owner):
        return None
    levels = "change" not in frame.qualifiers and "change" not in told.frame.qualifiers
    if levels and placed.mention.unit != told.placed.mention.unit:
        return None
    named = named_subject(sentence, phrase.first, phrase.stop)
    return replace(frame, measure=told.frame.measure, title=told.frame.title, subject=named)


def _after_joint(sentence: Sentence, end: int, stop: int) -> int | None:
    """The token after the comma or the "and" behind a figure and what belongs to it."""
    behind = _behind(sentence, end)
    whole = phrase_after(sentence, end + 1) if sentence.words(end, end + 1) == ["of"] else None
    ends = (
        behind.stop,
        whole.end if whole is not None else end,
        _after_bracket(sentence, end),
        end,
    )
    for at in dict.fromkeys(ends):
        begin = at
        while begin < stop and sentence.tokens.lower[begin] in _JOINTS:
            begin += 1
        if begin > at:
            return begin
    return None


def after_whole(sentence: Sentence, end: int) -> int:
    """Return the token after the whole of a share that ends at a token: "5% of sales"."""
    whole = phrase_after(sentence, end + 1) if sentence.words(end, end + 1) == ["of"] else None
    return whole.end if whole is not None else end


def _after_bracket(sentence: Sentence, at: int) -> int:
    """The token after a bracket that opens at a token, or that a figure before it stands in."""
    text, inside = sentence.tokens.text, min(at + _BRACKET, sentence.stop)
    for close in range(at, inside):
        if text[close] == ")":
            return close + 1
        if text[close] == "(" and close > at:
            break
    return at


def _before_verb(sentence: Sentence, begin: int, stop: int) -> int:
    """The token before a verb that says no more than the one told: "Freight achieved 7%"."""
    verb = verb_at(sentence, stop - 1)
    if stop - 1 > begin and (verb == "be" or verb in open_words().having):
        return stop - 1
    return stop


def _behind(sentence: Sentence, end: int) -> _Behind:
    """What a preposition ties to a figure that ends at a token; a participle may lead to it."""
    lower, at = sentence.tokens.lower, _after_bracket(sentence, end)
    if at + 1 < sentence.stop and verb_at(sentence, at) and lower[at + 1] in _PLACING:
        at += 1
    if at + 1 >= sentence.stop or lower[at] not in _PLACING:
        return _Behind(stop=at)
    for one in sentence.times:
        if at < one.first <= at + 2:
            return _Behind(lower[at], one.stop, is_time=True)
    named = sentence.entity_at(at + 1 + (lower[at + 1] == "the"))
    if named is not None:
        return _Behind(lower[at], named.stop)
    phrase = phrase_after(sentence, at + 1)
    return _Behind(lower[at], phrase.stop) if phrase is not None else _Behind(stop=at)


def _by_what_follows(sentence: Sentence, placed: Placed[Quantity], told: Told) -> Frame | None:
    """ "$5 million in Europe and $3 million in Asia", "5% in 2019 and 3% in 2020"."""
    first, mine = (_behind(sentence, noun_stop(sentence, one)) for one in (told.placed, placed))
    alike = first.preposition == mine.preposition and first.is_time == mine.is_time
    if not mine.preposition or not alike:
        return None
    begin = hedged_first(sentence, placed)
    if mine.is_time:
        period = own_period(sentence, noun_stop(sentence, placed))
        if period is None or told.frame.period is None:
            return None
        return replace(_frame(sentence, placed, told, begin), period=period)
    apart, owner = narrowed(sentence, placed)
    if not apart and owner is None:
        return None
    reading = replace(told.reading, apart=(*_unnarrowed(told.reading), *apart), owner=owner)
    return _read_anew(sentence, placed, told, reading, begin)


def _unnarrowed(reading: OpenReading) -> tuple[tuple[str, str], ...]:
    return tuple(one for one in reading.apart if one[0] in ("action", "change", "share_of"))


def _elsewhere(
    sentence: Sentence, reading: OpenReading, begin: int, stop: int
) -> OpenReading | None:
    """ "The number of clerks in Ghent rose to 5, in Bruges to 3"."""
    lower, phrase = sentence.tokens.lower, reading.phrase
    at = next(
        (n for n, one in enumerate(phrase.complements) if one.preposition == lower[begin]), -1
    )
    if at < 0 or begin + 1 >= stop:
        return None
    first = begin + 1
    determiner = lower[first] if lower[first] in open_words().determiners else ""
    first += bool(determiner)
    named = sentence.entity_at(first) if first < stop else None
    inner = phrase_after(sentence, first, stop) if named is None else None
    end = named.stop if named is not None else inner.end if inner is not None else first
    if end != stop:
        return None
    entity = named.mention if named is not None else None
    moved = Complement(lower[begin], first, stop, entity, determiner)
    complements = (*phrase.complements[:at], moved, *phrase.complements[at + 1 :])
    return replace(reading, phrase=replace(phrase, complements=complements), key=None)


def _of_another(
    sentence: Sentence, reading: OpenReading, begin: int, stop: int
) -> OpenReading | None:
    """ "Ghent's margin was 5%, Bruges's 3%", "that of Bruges 3%"."""
    lower, phrase = sentence.tokens.lower, reading.phrase
    named_in = [n for n, one in enumerate(phrase.complements) if is_name(sentence, one)]
    of_it = lower[begin : begin + 2] in (["that", "of"], ["those", "of"])
    if phrase.owner is None and phrase.owner_words is None and not (named_in or of_it):
        return None
    owned = lower[stop - 1].endswith("'s") or lower[stop - 1] in {"'", "’"}
    owned = owned or is_capital(sentence, begin, stop)
    first = begin
    if of_it:
        first, owned = begin + 2, True
    if not owned or first >= stop:
        return None
    named = sentence.entity_at(first)
    owner = named.mention if named is not None else None
    words = (first, stop) if owner is None else None
    left = tuple(one for n, one in enumerate(phrase.complements) if n not in named_in)
    phrase = replace(phrase, complements=left)
    phrase = replace(phrase, owner=owner, owner_words=words, determiner="")
    return replace(reading, phrase=phrase, owner=None, key=None)


def _measured(sentence: Sentence, told: Told, begin: int, stop: int) -> OpenReading | None:
    """ "Operating profit was £9m and net profit £6m"."""
    phrase, reading = phrase_before(sentence, stop), told.reading
    if phrase is None or phrase.end != stop or not phrase.clear or phrase.complements:
        return None
    described = sentence.tokens.lower[begin : phrase.first]
    if described and all(word.endswith("ed") for word in described):  # "subordinated debt"
        phrase = replace(phrase, first=min(begin, phrase.first), before=begin - 1)
    if phrase.before != begin - 1 or reading.link is None:
        return None
    if not told.frame.measure.startswith(PREFIX):
        return None
    capital = all(word[0].isupper() for word in sentence.tokens.text[phrase.first : phrase.stop])
    if capital and not sentence.tokens.text[reading.phrase.first][0].isupper():
        return None  # "In 2019 sales were 5 tonnes, Bakery 3"
    return replace(reading, phrase=phrase, apart=_unnarrowed(reading), owner=None, key=None)


def _having(sentence: Sentence, reading: OpenReading, begin: int, stop: int) -> SubjectHint | None:
    """ "Ghent sold goods for $5 million, Bruges for $3 million": what did it as well."""
    if reading.verb is None:
        return None
    named = sentence.entity_at(begin)
    if named is not None and named.stop != stop:
        return None
    phrase = phrase_before(sentence, stop) if named is None else None
    if named is None and (phrase is None or phrase.before != begin - 1 or phrase.complements):
        return None
    return named_subject(sentence, begin, stop)


def _part(sentence: Sentence, placed: Placed[Quantity], told: Told, begin: int) -> Frame | None:
    """ "Deposits were $5 million, of which $3 million were from firms"."""
    stop = hedged_first(sentence, placed)
    if placed.mention.unit not in (None, told.placed.mention.unit):
        return None
    if stop > begin:
        return _named_part(sentence, placed, told, begin, stop)
    apart, owner = narrowed(sentence, placed, over_verb=True)
    if owner is not None:
        reading = replace(told.reading, apart=_unnarrowed(told.reading), owner=owner)
        return _read_anew(sentence, placed, told, reading, begin)
    qualifiers = {**told.frame.qualifiers, **(dict(apart) or {"limited": "of which"})}
    return replace(_frame(sentence, placed, told, begin), qualifiers=qualifiers)


def _named_part(
    sentence: Sentence, placed: Placed[Quantity], told: Told, begin: int, stop: int
) -> Frame | None:
    """ "Exposure was $9 million, of which loans accounted for $5 million, bonds for $4 million"."""
    if stop > begin and sentence.tokens.lower[stop - 1] == "for":
        stop -= 1
    phrase = phrase_after(sentence, begin + (sentence.tokens.lower[begin] == "other"), stop)
    if phrase is None or any(begin <= one.first < stop for one in sentence.quantities):
        return None
    words = normalised(sentence.tokens.lower[phrase.first : phrase.end])
    qualifiers = {**told.frame.qualifiers, "limited": " ".join([_NAMED_PART, *words])}
    return replace(_frame(sentence, placed, told, begin), qualifiers=qualifiers)


def _read_anew(
    sentence: Sentence, placed: Placed[Quantity], told: Told, reading: OpenReading, begin: int
) -> Frame | None:
    """The frame of the first statement with its phrase or its owner exchanged."""
    key = key_of(sentence, reading.phrase)
    if key is None or ("change" in key.qualifiers and "change" not in told.frame.qualifiers):
        return None
    subject = told.frame.subject
    if reading.owner is not None:
        subject = named_subject(sentence, *reading.owner)
    elif reading.phrase.owner_words or reading.phrase.owner or reading.phrase.complements:
        subject = open_subject(sentence, reading.phrase, reading.verb)
    return replace(
        _frame(sentence, placed, told, begin, subject=subject),
        measure=key.measure,
        qualifiers={**key.qualifiers, **dict(reading.apart), **unit_qualifiers(placed)},
        title=key.title,
    )


def _frame(
    sentence: Sentence,
    placed: Placed[Quantity],
    told: Told,
    begin: int,
    subject: SubjectHint | None = None,
) -> Frame:
    first = min(begin, placed.first)
    return replace(
        told.frame,
        span=sentence.span_with(placed, first, noun_stop(sentence, placed)),
        value=open_value(placed.mention, told.frame.measure),
        subject=subject or told.frame.subject,
        mentions=(placed.mention,),
    )
