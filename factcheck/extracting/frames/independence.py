"""Independence: "Kazakhstan declared its independence in 1991", "since independence in 1960"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.accession_parts import date_before, is_state
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import dated_frame, hint_of, is_dated, phrase_set, word_set
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.phrase_owners import state_of_phrase
from factcheck.extracting.frames.standing import is_coordinated
from factcheck.extracting.frames.states_before import Who, states_before
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression

_GAINING_REACH = 4  # tokens from a country to the verb with which it gained independence
_LONGEST_GAINING = 7  # tokens of "has finally declared its full independence"
_COUNTRY = ("country",)


@cued_by(lambda: word_set("independence"))
def independence_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each state that a sentence says became independent, with the date."""
    for at in sentence.places_of(word_set("independence")):
        found = list(
            _told(sentence, at)
            or _noted(sentence, at)
            or _of_phrase(sentence, at)
            or _since(sentence, at)
        )
        if found:
            yield from found
            return


def _told(sentence: Sentence, at: int) -> list[Frame]:
    """ "The country declared its independence on 6 March 1957", "In 1960 Togo became independent".

    `at` is the token of "independence".
    """
    verb = _gaining_verb(sentence, at)
    if verb is None:
        return []
    who = states_before(sentence, verb)
    if not (who.hints or who.several):
        return []
    time = _date_of_independence(sentence, at) or date_before(sentence, who.first)
    return list(_frames(sentence, at, time, who)) if time is not None else []


def _gaining_verb(sentence: Sentence, at: int) -> int | None:
    """The first token of "declared its", "became", "has been" right before "independence"."""
    lower, begin = sentence.tokens.lower, at
    while begin > sentence.first and lower[begin - 1] in word_set("its_own"):
        begin -= 1
    table = phrase_set("gaining")
    for first in range(max(sentence.first, begin - _LONGEST_GAINING), begin):
        hit = table.longest(lower, first, begin) if lower[first] in table else None
        if hit is not None and first + hit[0] == begin:
            being = hit[1] and lower[at] == "independent"
            noun = lower[at] != "independent" and lower[begin - 1] not in word_set("becoming")
            return first if being or noun else None
    return None


def _frames(sentence: Sentence, at: int, time: Placed[TimeExpression], who: Who) -> Iterator[Frame]:
    for hint in who.hints:
        yield _frame(sentence, at, time, hint)
    if who.several:
        hint = SubjectHint(position=sentence.tokens.start[at], types=_COUNTRY)
        yield replace(_frame(sentence, at, time, hint), several=who.several)


def _frame(sentence: Sentence, at: int, time: Placed[TimeExpression], hint: SubjectHint) -> Frame:
    """The frame of an independence; who it was won from is not who won it."""
    begin = at + 2 + (sentence.words(at + 2, at + 3) == ["the"])
    ruler = sentence.entity_at(begin) if begin < sentence.stop else None
    freed = sentence.words(at + 1, at + 2) == ["from"] and ruler is not None
    told = {"from": ruler.mention.entity or ""} if freed and ruler is not None else {}
    return dated_frame(sentence, "event_date", at, at + 1, time, hint, event="independence", **told)


def _noted(sentence: Sentence, at: int) -> list[Frame]:
    """ "Armenia, independent since September 1991,", "Algeria's independence came on 5 July"."""
    lower, before = sentence.tokens.lower, at - 1
    if lower[at] == "independent":
        comma = before > sentence.first and lower[before] == ","
        since = _after_ruler(sentence, at + 1)
        if not comma or sentence.words(since, since + 1) != ["since"]:
            return []
        owner, begin = sentence.entity_at(before - 1), since + 1
        owns = owner is not None and is_state(sentence, owner)
        if owner is not None and is_coordinated(sentence, owner):
            return []  # "a state between Sudan and Djibouti, independent since"
    else:
        owner = sentence.entity_at(before) if before >= sentence.first else None
        owns = owner is not None and lower[owner.stop - 1].endswith("'s")
        begin = at + 1
        begin += sentence.words(begin, begin + 1)[:1] in (["came"], ["dates"])
        prepositions = (["in"], ["on"], ["from"])
        if sentence.words(begin, begin + 1) not in prepositions:
            return []
        begin += 1
    if owner is None or not owns or owner.mention.type != "country":
        return []
    time = next((one for one in sentence.times if one.first == begin), None)
    if time is None or not is_dated(time.mention):
        return []
    return [_frame(sentence, at, time, hint_of(owner.mention))]


def _after_ruler(sentence: Sentence, at: int) -> int:
    """The token after "from Russia", where that stands at a token."""
    if sentence.words(at, at + 1) not in (["from"], ["of"]):
        return at
    start = at + 1 + (sentence.words(at + 1, at + 2) == ["the"])
    ruler = sentence.entity_at(start) if start < sentence.stop else None
    return ruler.stop if ruler is not None else at


def _of_phrase(sentence: Sentence, at: int) -> list[Frame]:
    """ "Since gaining independence in 1991, Kazakhstan", "on becoming independent in 1991"."""
    lower, begin = sentence.tokens.lower, at
    while begin > sentence.first and lower[begin - 1] in word_set("gaining_phrase"):
        begin -= 1
    if begin == at or begin <= sentence.first or lower[begin - 1] not in word_set("phrase_leads"):
        return []
    if any(one.stop == begin - 1 for one in sentence.times):
        return []  # "five years after its independence in 1991"
    time = _date_of_independence(sentence, at)
    state = state_of_phrase(sentence, begin, time.stop) if time is not None else None
    if state is None or time is None:
        return []
    return [_frame(sentence, at, time, hint_of(state.mention))]


def _since(sentence: Sentence, at: int) -> Iterator[Frame]:
    """ "The country has grown since independence from France in 1960"."""
    if not any(word in word_set("gained") for word in sentence.words(at - 4, at)):
        return
    if sentence.words(at - 1, at) == ["of"] and _is_after_years(sentence, at):
        return  # "25 years of independence in 2016"
    time, entity = _date_of_independence(sentence, at), _state_before(sentence, at)
    named = any(one.mention.type == "country" for one in sentence.entities)
    since = sentence.words(at - 1, at + 1) == ["since", "independence"]
    if time is not None and since and not named:  # of the country that the passage is about
        hint = SubjectHint(position=sentence.tokens.start[at], types=_COUNTRY)
        frame = _frame(sentence, at, time, hint)
        yield replace(frame, qualifiers={**frame.qualifiers, "topic": "yes"})
        return
    if time is None or entity is None or at - entity.stop > _GAINING_REACH:
        return
    before = sentence.tokens.text[entity.first - 1] if entity.first > sentence.first else ""
    if before not in {",", "and"}:  # not one of several that did so together
        yield _frame(sentence, at, time, hint_of(entity.mention))


def _state_before(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    states = (
        one
        for one in reversed(sentence.entities)
        if one.stop <= at and one.mention.type == "country" and one.mention.form != "demonym"
    )
    return next(states, None)


def _is_after_years(sentence: Sentence, at: int) -> bool:
    return any(one.stop == at - 1 for one in sentence.times)


def _date_of_independence(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """The date right after "independence", over "from" and a name only."""
    lower, index = sentence.tokens.lower, at + 1
    if index < sentence.stop and lower[index] == "from":
        index += 1
        if index < sentence.stop and lower[index] == "the":
            index += 1
        entity = sentence.entity_at(index) if index < sentence.stop else None
        if entity is None:
            return None
        index = entity.stop
    index += index < sentence.stop and lower[index] == ","
    index += sentence.words(index, index + 1) == ["again"]
    if index >= sentence.stop or lower[index] not in {"in", "on", "(", "since"}:
        return None
    if sentence.words(index + 1, index + 4) == ["that", "day", "in"]:
        index += 3
    return next(
        (one for one in sentence.times if one.first == index + 1 and is_dated(one.mention)), None
    )
