"""Accessions and exits: "Georgia joined the WTO in 2000", "Greece followed in 1981".

Which organisation it was can stand beside the verb, be a word that points back ("joined it"), or
be the one that was told of before ("followed in 1981"); the last two are settled over the text.
So is which states "all three" are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.accession_parts import (
    date_before,
    ends_with_verb,
    member_phrase,
    names_from,
    only_organisation,
    organisation_at,
    phrases_of,
    respective_times,
    told_after,
    told_beside,
    words_of,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import (
    ORGANISATION,
    before_bracket,
    belongs,
    dated_frame,
    hint_of,
    is_dated,
)
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.states_before import BETWEEN, Who, states_before
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression

_COUNTRY = ("country",)
_PREPOSITIONS = frozenset({"in", "on"})
_OLD = ("joined", "left", "followed", "joined_by", "belonging")
_NEW = ("rejoined", "admitting", "becoming", "adopting", "using")


class Whole(Struct, frozen=True):
    """The organisation of an accession: its id, or what points to it, up to token `stop`."""

    stop: int
    entity: str | None = None
    hint: SubjectHint | None = None
    currency: bool = False


@cache
def accession_verbs() -> PhraseTable[str]:
    """Return the verbs of accessions and exits: phrase -> way."""
    events, members = rules_words("claims/events"), rules_words("claims/memberships")
    told = [(phrase, name) for name in _OLD for phrase in events[name]]
    return PhraseTable.of(told + [(phrase, name) for name in _NEW for phrase in members[name]])


@cache
def _currencies() -> PhraseTable[str]:
    return PhraseTable.of(rules_words("claims/memberships")["currencies"].items())


@cued_by(lambda: {*accession_verbs().cues, *words_of("accession")})
def accession_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each state that a sentence says joined or left, with the date."""
    before: list[Who] = []
    for first, stop, name in sentence.phrases(accession_verbs()):
        yield from _of_verb(sentence, name, first, stop, before)
    for at in sentence.places_of(words_of("accession")):
        yield from _of_noun(sentence, at)


def _of_verb(
    sentence: Sentence, name: str, first: int, stop: int, before: list[Who]
) -> Iterator[Frame]:
    """The frames of one verb; `before` are the states of the verbs before it in the sentence."""
    if name in ("joined_by", "admitting"):
        whole, named = _host(sentence, first, name), names_from(sentence, stop)
        who = Who(first, tuple(hint_of(one.mention) for one in named))
        after = named[-1].stop if named else stop
    else:
        whole, who = (
            organisation_of(sentence, name, first, stop),
            states_before(sentence, first, before, listed=name == "rejoined"),
        )
        before.append(who)
        after = stop if whole is None else max(stop, whole.stop)
    if whole is None or not (who.hints or who.several):
        return
    if whole.entity is not None and not ends_with_verb(sentence, after):
        return  # "left the OPEC talks in 2016"
    told = told_after(sentence, after)
    time = told.time if told is not None else None
    bare = name == "followed" or whole.stop == stop
    after += bare and sentence.words(after, after + 1) == [","]
    if time is not None and bare and time.first > after + 1 and not (told and told.names):
        time = None
    if time is None and not _has_time(sentence, after):
        time = date_before(sentence, who.first)
    since = name in ("belonging", "using")
    if time is None or (since and sentence.tokens.lower[time.first - 1] != "since"):
        return
    whole = _of_club_by_day(whole, name, time)
    beside = told.names if told is not None and told.time is time else ()
    beside = (*beside, *told_beside(sentence, time.stop))
    every = (*who.hints, *(hint_of(one.mention) for one in beside))
    measure = "left" if name == "left" else "joined"
    times = respective_times(sentence, time, len(every))
    if every and not times:
        return
    for hint, own in zip(every, times, strict=True):
        frame = _frame(sentence, measure, first, after, own, hint, whole)
        again = {"again": "yes"} if name == "rejoined" else {}
        yield replace(frame, qualifiers={**frame.qualifiers, **again})
    if who.several:
        hint = SubjectHint(position=sentence.tokens.start[first], types=_COUNTRY)
        frame = _frame(sentence, measure, first, after, time, hint, whole)
        yield replace(frame, several=who.several)
    yield from _continued(sentence, measure, time, every, who.several, whole)


def _of_club_by_day(whole: Whole, name: str, time: Placed[TimeExpression]) -> Whole:
    """ "Brunei joined on 7 January 1984": what one joins on a day is the club spoken of, where a
    proposal is joined in a month or a year."""
    hint = whole.hint
    if hint is None or hint.anaphor is not None or name != "joined" or time.mention.grain != "day":
        return whole
    return replace(whole, hint=replace(hint, description="organisation"))


def _has_time(sentence: Sentence, at: int) -> bool:
    """Whether a time of its own follows: "in 1948 it left X and joined Y the following year"."""
    return any(at <= one.first <= at + 1 for one in sentence.times)


def _frame(
    sentence: Sentence,
    measure: str,
    first: int,
    stop: int,
    time: Placed[TimeExpression],
    hint: SubjectHint,
    whole: Whole,
) -> Frame:
    frame = dated_frame(sentence, measure, first, stop, time, hint)
    qualifiers = {"currency": "yes"} if whole.currency else {}
    if whole.entity is not None:
        return replace(frame, qualifiers={"organisation": whole.entity, **qualifiers})
    return replace(frame, whole=whole.hint, qualifiers=qualifiers)


def _continued(
    sentence: Sentence,
    measure: str,
    time: Placed[TimeExpression],
    hints: Sequence[SubjectHint],
    several: int,
    whole: Whole,
) -> Iterator[Frame]:
    """ "..., Laos and Myanmar in 1997", "... and the European Union in 2004": what goes on with
    the verb of before, other states or another organisation and a date right behind."""
    lower, at = sentence.tokens.lower, time.stop
    while at < sentence.stop:
        begin = at
        while at < sentence.stop and lower[at] in words_of("continuing"):
            at += 1
        at += at < sentence.stop and lower[at] in {"in", "of", "to"}
        named = names_from(sentence, at)
        other = None if named else organisation_at(sentence, at)
        end = named[-1].stop if named else other.stop if other is not None else at
        following = _following(sentence, end)
        counted = next((one for one in sentence.times if one.first == end), None)
        if named and following is None and counted is not None and counted.mention.relative:
            at = counted.stop  # "Ecuador a year later and Angola in 2024"
            continue
        dated = following is not None and is_dated(following.mention)
        tied = _PREPOSITIONS | {"since"} if lower[time.first - 1] == "since" else _PREPOSITIONS
        if at in (begin, end) or not dated or following is None:
            return
        if lower[following.first - 1] not in tied:
            return
        if named:
            for one in named:
                hint = hint_of(one.mention)
                yield _frame(sentence, measure, named[0].first, end, following, hint, whole)
        elif other is not None:
            new = Whole(end, other.mention.entity)
            for hint in hints:
                yield _frame(sentence, measure, at, end, following, hint, new)
            if several:
                hint = SubjectHint(position=sentence.tokens.start[at], types=_COUNTRY)
                frame = _frame(sentence, measure, at, end, following, hint, new)
                yield replace(frame, several=several)
        at = following.stop


def _following(sentence: Sentence, end: int) -> Placed[TimeExpression] | None:
    """The date right after a name, over a time that counts ("five years later, on 1 May 2004") or a
    clause that says no more than that it happened (", whose exit took effect in 2004")."""
    table = phrases_of("coming_about")
    hit = table.longest(sentence.tokens.lower, end, sentence.stop) if end < sentence.stop else None
    at = end + (hit[0] if hit is not None else 0)
    for one in sentence.times:
        if one.first == at and one.mention.relative:
            at = one.stop + (sentence.words(one.stop, one.stop + 1) == [","])
        elif one.first == at + 1:
            return one
    return None


# The organisation


def organisation_of(sentence: Sentence, name: str, first: int, stop: int) -> Whole | None:
    """Return the organisation after a verb, or the head of ", which COUNTRY joined"."""
    if name in ("adopting", "using"):
        return currency_of(sentence, stop)
    if name == "becoming":
        return _of_member(sentence, stop)
    placed = organisation_at(sentence, stop)
    if placed is not None:
        if name == "followed":
            return None  # read by its own list
        return Whole(placed.stop, placed.mention.entity)
    if name == "joined":
        currency = currency_of(sentence, stop)
        if currency is not None:
            return currency
    head = _relative_head(sentence, first) if name in ("joined", "left") else None
    return head or _pointed_to(sentence, name, first, stop)


def currency_of(sentence: Sentence, stop: int) -> Whole | None:
    """Return those who have the currency named at a token: "adopted the euro"."""
    table = _currencies()
    hit = (
        table.longest(sentence.tokens.lower, stop, sentence.stop) if stop < sentence.stop else None
    )
    return Whole(stop + hit[0], hit[1], currency=True) if hit is not None else None


def _of_member(sentence: Sentence, stop: int) -> Whole | None:
    """The organisation of "[became] the 28th member of ORG", "[became] ORG's 28th member"."""
    at = stop + (sentence.words(stop, stop + 1) == ["the"])
    owner = sentence.entity_at(at) if at < sentence.stop else None
    if owner is not None and owner.mention.type == "organisation":
        owns = sentence.tokens.lower[owner.stop - 1].endswith("'s")
        end = member_phrase(sentence, owner.stop) if owns else None
        return Whole(end, owner.mention.entity) if end is not None else None
    end = member_phrase(sentence, stop)
    if end is None:
        return None
    if sentence.words(end, end + 1) == ["of"]:
        placed = organisation_at(sentence, end)
        if placed is not None:
            return Whole(placed.stop, placed.mention.entity)
        return _pointed_to(sentence, "joined", stop, end + 1)
    its = "its" in sentence.words(stop, end)
    position = sentence.tokens.start[stop]
    hint = SubjectHint(anaphor="it", position=position, types=ORGANISATION)
    return Whole(end, hint=hint) if its else None


def _pointed_to(sentence: Sentence, name: str, first: int, stop: int) -> Whole | None:
    """What "it", "the bloc" or no word at all points to."""
    lower = sentence.tokens.lower
    at = stop + (sentence.words(stop, stop + 1) == ["the"])
    word = lower[at] if at < sentence.stop else ""
    position = sentence.tokens.start[first]
    if word == "it" or subject_words().descriptions.get(word) == "organisation":
        following = sentence.words(at + 1, at + 2)
        named = at + 1 < sentence.stop and sentence.tokens.text[at + 1][0].isupper()
        if not named and following != ["of"]:
            hint = SubjectHint(anaphor=word, position=position, types=ORGANISATION)
            return Whole(at + 1, hint=hint)
    bare = name in ("followed", "joined", "rejoined") or _left_again(sentence, name, first, stop)
    if not bare or lower[stop - 1] in {"to", "of"} or not ends_with_verb(sentence, stop):
        return None
    only = only_organisation(sentence)
    when = "when" in lower[sentence.first : first]
    if only is not None and only.mention.entity is not None and (name != "followed" or when):
        return Whole(stop, only.mention.entity)
    anaphor = "it" if name == "rejoined" else None
    # "Followed" may be of anything; "was admitted" is of the club that the text is about.
    of_club = not words_of("of_clubs").isdisjoint(sentence.words(first, stop))
    hint = SubjectHint(
        anaphor=anaphor,
        position=position,
        types=ORGANISATION,
        description="organisation" if of_club else "",
    )
    return Whole(stop, hint=hint)


def _left_again(sentence: Sentence, name: str, first: int, stop: int) -> bool:
    """Whether one left what the sentence says that it had joined: "... and left in August 2009"."""
    joined = not {"joined", "entered"}.isdisjoint(sentence.words(sentence.first, first))
    after = sentence.words(stop, stop + 1) in (["in"], ["on"])
    return name == "left" and joined and after and sentence.words(first - 1, first) == ["and"]


def _relative_head(sentence: Sentence, verb: int) -> Whole | None:
    """The organisation of "X, which COUNTRY joined", "the bloc that the country joined"."""
    lower = sentence.tokens.lower
    for at in range(max(verb - 6, sentence.first + 1), verb):
        if lower[at] not in {"which", "that"}:
            continue
        before = at - 1 - (lower[at - 1] == ",")
        placed = sentence.entity_at(before)
        if placed is not None and placed.mention.type == "organisation":
            return Whole(verb, placed.mention.entity)
        if subject_words().descriptions.get(lower[before]) == "organisation":
            position = sentence.tokens.start[verb]
            hint = SubjectHint(anaphor=lower[before], position=position, types=ORGANISATION)
            return Whole(verb, hint=hint)
    return None


def _host(sentence: Sentence, verb: int, name: str) -> Whole | None:
    """The organisation of "the bloc was joined by X", "ORG admitted X"."""
    lower, at = sentence.tokens.lower, verb
    while at > sentence.first and lower[at - 1] in BETWEEN | {",", "which"}:
        at -= 1
    at = before_bracket(sentence, at)
    placed = sentence.entity_at(at - 1) if at > sentence.first else None
    if placed is not None and placed.mention.type == "organisation":
        return None if belongs(sentence, placed) else Whole(placed.stop, placed.mention.entity)
    word = lower[at - 1] if at > sentence.first else ""
    points = word in {"it", "which"} or subject_words().descriptions.get(word) == "organisation"
    if name == "admitting" and not points:
        return None
    position = sentence.tokens.start[verb]
    hint = SubjectHint(anaphor="it", position=position, types=ORGANISATION)
    return Whole(verb, hint=hint)


# "The accession of X"


def _of_noun(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "The accession of Croatia to the EU in 2013", "Croatia's accession on 1 July 2013"."""
    lower, named, after = sentence.tokens.lower, list[EntityMention](), at + 1
    begin, dated, kind = _before_noun(sentence, at)
    owner = sentence.entity_at(begin - 1) if begin > sentence.first else None
    if owner is not None and owner.mention.type == "country":
        if lower[owner.stop - 1].endswith("'s"):
            named = [owner.mention]
    elif sentence.words(after, after + 1) == ["of"]:
        names = names_from(sentence, after + 1)
        named = [one.mention for one in names]
        after = names[-1].stop if names else after
    if not named:
        return
    to = sentence.words(after, after + 1) in (["to"], ["into"])
    whole = organisation_at(sentence, after + 1) if to else kind or only_organisation(sentence)
    after = whole.stop if whole is not None and to else after
    if whole is None or whole.mention.entity is None:
        return
    if dated is not None:
        for one in named:
            tied = Whole(after, whole.mention.entity)
            yield _noun_frame(_frame(sentence, "joined", at, after, dated, hint_of(one), tied))
        return
    told = told_after(sentence, after)
    if told is None or told.time.first > after + 1 or lower[after] not in _PREPOSITIONS:
        return
    for one in named:
        hint, tied = hint_of(one), Whole(after, whole.mention.entity)
        frame = _frame(sentence, "joined", at, after, told.time, hint, tied)
        yield _noun_frame(frame) if kind is not None else frame


def _noun_frame(frame: Frame) -> Frame:
    """A frame of a noun, which need not have come about: "Ukraine's NATO accession was put off"."""
    return replace(frame, qualifiers={**frame.qualifiers, "noun": "yes"})


def _before_noun(
    sentence: Sentence, at: int
) -> tuple[int, Placed[TimeExpression] | None, Placed[EntityMention] | None]:
    """The token where "2001 accession" or "WTO accession" begins, with its date and body."""
    dated = next((one for one in sentence.times if one.stop == at and is_dated(one.mention)), None)
    begin = dated.first if dated is not None else at
    placed = sentence.entity_at(begin - 1) if begin > sentence.first else None
    if placed is None or placed.mention.type != "organisation" or placed.stop != begin:
        return begin, dated, None
    plain = not sentence.tokens.lower[begin - 1].endswith("'s")
    return (placed.first, dated, placed) if plain else (begin, dated, None)
