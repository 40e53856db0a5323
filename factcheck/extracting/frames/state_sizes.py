"""Sizes of states told without a word for them: "at 1.5 million square kilometres, Mongolia is",
"Italy's $2 trillion economy", "Italy's economy, at $2 trillion the third-largest of the bloc",
"Mongolia, a landlocked republic of 1.5 million square kilometres", "Peru, a market of 3 million
people", "for its 3 million citizens Peru has"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import hint_of
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period
from factcheck.extracting.frames.possessors import pointing_back
from factcheck.extracting.frames.standing import plain_name
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity

# Less is of no state.
_LEAST = {"area": Decimal(100), "money": Decimal(10_000_000), "people": Decimal(100_000)}
_OPENING = frozenset({"that", "but", ";", "while", "because", "as"})
_TYPES = ("country",)
_WITH_PEOPLE = frozenset({"country", "region", "state", "city", "organisation", "territory"})
_MEASURES = {"area": "area", "money": "gdp"}
_PEOPLE = frozenset({"person", "inhabitant", "resident", "soul"})  # a Gulf state has few citizens
_OF_FIELDS = frozenset({"hectare", "acre"})  # in which parts of states are told
_APPOSED = 8  # tokens from an economy to its figure
_MODIFIERS = 2  # between a state and its economy: "Italy's ailing economy"


_set = WordLists("claims/state_sizes").words
_phrases = WordLists("claims/state_sizes").phrases


@cued_by(lambda: _set("folk"))
def state_people_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every number of people that is told to be that of a state; adds its start
    to `used`."""
    for placed in sentence.quantities:
        quantity = placed.mention
        if quantity.unit not in _PEOPLE or quantity.start in used or quantity.change is not None:
            continue
        if quantity.number < _LEAST["people"] or quantity.per is not None:
            continue
        owner = _of_people(sentence, placed, hedged_first(sentence, placed))
        if owner is not None:
            used.add(quantity.start)
            yield _frame(sentence, placed, hint_of(owner), "population")


@cued_by(lambda: _phrases("opening").cues | _set("economies") | {"square", "output"})
def state_size_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every area and every GDP that is told so; adds its start to `used`."""
    for placed in sentence.quantities:
        quantity = placed.mention
        kind = dimension_of(quantity)
        if kind not in _MEASURES or quantity.start in used or quantity.change is not None:
            continue
        if quantity.number < _LEAST[kind] or quantity.per is not None:
            continue
        if quantity.unit in _OF_FIELDS or not _set("wanted").isdisjoint(sentence.vocabulary):
            continue
        first = hedged_first(sentence, placed)
        owner = _of_area(sentence, placed, first) if kind == "area" else None
        if kind == "money":
            owner = _of_economy(sentence, placed, first) or _of_output(sentence, placed, first)
        hint = hint_of(owner) if owner is not None else _pointing(sentence, placed, first, kind)
        if hint is not None:
            used.add(quantity.start)
            yield _frame(sentence, placed, hint, _MEASURES[kind])


def _frame(
    sentence: Sentence, placed: Placed[Quantity], subject: SubjectHint, measure: str
) -> Frame:
    quantity = placed.mention
    return Frame(
        measure=measure,
        span=sentence.span_with(placed, placed.first, placed.stop),
        sentence=sentence,
        value=Value(
            text=quantity.text,
            interval=quantity.interval,
            unit=quantity.unit,
            quantity=quantity,
        ),
        subject=subject,
        modality=modality_of(sentence, placed.first, placed.stop),
        period=own_period(sentence, placed.stop),
        mentions=(quantity,),
    )


def _pointing(
    sentence: Sentence, placed: Placed[Quantity], first: int, kind: str
) -> SubjectHint | None:
    """ "Its $2 trillion economy", "the country's economy, at $2 trillion", "the country's 650,000
    square kilometres": of the state that was spoken of."""
    lower = sentence.tokens.lower
    after = sentence.words(placed.stop, placed.stop + 2)
    if kind == "area":
        if _opens(sentence, first):  # "With 2 million square kilometres the republic is"
            at = placed.stop + 2
            called = sentence.words(at - 1, at)
            told = after[:1] == ["the"] and called and called[0] in _set("states")
            return _back(sentence, placed, at) if told and _goes_on(sentence, at) else None
        return None if after[:1] in (["of"], ["in"], ["under"]) else _back(sentence, placed, first)
    if not _is_economy(sentence, placed, first):
        return None
    if not _set("economies").isdisjoint(after[:1] if after[:1] != ["-"] else after):
        return _back(sentence, placed, first)
    at = first - 1
    while at > sentence.first and lower[at] in _set("to_economy"):
        at -= 1
    closed = sentence.words(at + 1, at + 2) in ([","], ["("], ["–"], ["—"])
    return _back(sentence, placed, at) if closed and lower[at] in _set("economies") else None


def _back(sentence: Sentence, placed: Placed[Quantity], stop: int) -> SubjectHint | None:
    """What "its" or "the country's" right before token `stop` points back to."""
    lower, position = sentence.tokens.lower, placed.mention.start
    at = stop - 1
    if at < sentence.first:
        return None
    if lower[at] == "its":
        return pointing_back(sentence, "its", at, position, _TYPES)
    at -= lower[at] in {"'s", "’s"}
    word = lower[at].removesuffix("'s").removesuffix("’s")
    if at <= sentence.first or word not in _set("states") or lower[at - 1] != "the":
        return None
    return pointing_back(sentence, word, at, position, _TYPES, "country")


def _of_area(sentence: Sentence, placed: Placed[Quantity], first: int) -> EntityMention | None:
    after = sentence.words(placed.stop, placed.stop + 1)
    if _opens(sentence, first):
        return _state_at(sentence, placed.stop + (after == [","]))
    if sentence.words(first - 1, first) == ["of"]:
        return _called(sentence, first - 2) if after[:1] not in (["of"], ["under"]) else None
    state = sentence.entity_at(first - 1) if first > sentence.first else None
    if state is not None and _is_state(state) and _owns(sentence, state, first):
        return state.mention if after[:1] not in (["of"], ["in"], ["under"]) else None
    opening = sentence.words(first - 3, first)
    own = sentence.words(first - 1, first + 1) == ["with", "its"]
    if own and after[:1] == [","]:  # "Mali, with its 600,000 km2,"
        return _before_comma(sentence, first - 1)
    if opening[-1:] == [","] and after[:1] == ["in"]:
        told = sentence.words(placed.stop + 1, placed.stop + 2)
        return _before_comma(sentence, first) if told and told[0] in _set("in_size") else None
    if sentence.words(first - 2, first) == [",", "at"] and after[:1] in (["the"], [","], ["one"]):
        state = sentence.entity_at(first - 3)
        return state.mention if state is not None and _is_state(state) else None
    return None


def _before_comma(sentence: Sentence, at: int) -> EntityMention | None:
    """The state before a comma that ends before a token, with which a clause begins."""
    state = sentence.entity_at(at - 2) if sentence.words(at - 1, at) == [","] else None
    if state is None or state.stop != at - 1 or not _is_state(state):
        return None
    before = state.first - (sentence.words(state.first - 1, state.first) == ["the"])
    opens = before == sentence.first or sentence.tokens.lower[before - 1] in _OPENING
    return state.mention if opens else None


def _of_people(sentence: Sentence, placed: Placed[Quantity], first: int) -> EntityMention | None:
    """ "Peru, a market of 3 million people", "for its 3 million citizens Peru has": of the only
    state of the sentence, with nothing that makes them a part of its people."""
    stop = _behind_noun(sentence, placed)
    after = sentence.words(stop, stop + 1)
    state = _only_state(sentence)
    if state is None or (after and after[0] in _set("narrowing_people")):
        return None
    if not _set("other_times").isdisjoint(sentence.vocabulary) and not sentence.times:
        return None
    before = sentence.words(first - 1, first)
    if "its" in sentence.words(first, placed.first) or sentence.words(first - 2, first) in (
        ["home", "to"],
        ["home", "of"],
    ):
        opens = sentence.words(sentence.first, sentence.first + 1)
        at = stop + (after == [","])
        at += sentence.words(at, at + 1) == ["the"]
        led = bool(opens) and opens[0] in _set("leading_people")
        return state.mention if led and state.first == at else None
    if before not in (["of"], ["with"]):
        return None
    noun = first - 2
    if noun < sentence.first or sentence.tokens.lower[noun] not in _set("peopled"):
        return None
    begin = noun
    while begin > max(sentence.first, noun - _MODIFIERS - 1):
        begin -= 1
        if sentence.tokens.lower[begin] in {"a", "an"}:
            break
    lead = sentence.words(begin - 1, begin)
    if begin == sentence.first:  # "A market of 3 million people, Peru"
        return state.mention if after == [","] and state.first == stop + 1 else None
    told = sentence.tokens.lower[begin] in {"a", "an"} and lead[:1] and lead[0] in _set("calling")
    beside = state.stop == begin - 1 or lead == [":"]
    return state.mention if told and state.stop < begin and beside else None


def _behind_noun(sentence: Sentence, placed: Placed[Quantity]) -> int:
    end = placed.mention.noun_end or placed.mention.end
    at = placed.stop
    while at < sentence.stop and sentence.tokens.start[at] < end:
        at += 1
    return at


def _only_state(sentence: Sentence) -> Placed[EntityMention] | None:
    """The only state that a sentence names, beside no other land and no body."""
    named = [one for one in sentence.entities if one.mention.type in _WITH_PEOPLE]
    only = len({one.mention.entity for one in named}) == 1
    return named[0] if only and _is_state(named[0]) else None


def _called(sentence: Sentence, noun: int) -> EntityMention | None:
    """The state so called, with the noun at a token: "Ruritania, a mountainous republic of",
    "Ruritania is a kingdom of"."""
    lower, at = sentence.tokens.lower, noun - 1
    if noun <= sentence.first or lower[noun] not in _set("called"):
        return None
    while noun - at <= _MODIFIERS + 1 and at > sentence.first and lower[at] not in {"a", "an"}:
        at -= 1
    before = sentence.words(at - 1, at)
    if lower[at] not in {"a", "an"} or not before or before[0] not in _set("calling"):
        return None
    state = plain_name(sentence, at - 2, _TYPES)
    return state.mention if state is not None and _is_state(state) else None


def _of_economy(sentence: Sentence, placed: Placed[Quantity], first: int) -> EntityMention | None:
    lower = sentence.tokens.lower
    stop = placed.stop + (sentence.words(placed.stop, placed.stop + 1) == ["-"])
    if not _is_economy(sentence, placed, first):
        return None
    if stop < sentence.stop and lower[stop] in _set("economies"):  # "Italy's $2 trillion economy"
        if sentence.words(first - 2, first) == [",", "a"]:  # "Italy, a $2 trillion economy,"
            return _before_comma(sentence, first - 1)
        state = sentence.entity_at(first - 1) if first > sentence.first else None
        owns = state is not None and _is_state(state) and _owns(sentence, state, first)
        return state.mention if state is not None and owns else None
    if sentence.words(placed.stop, placed.stop + 1) == [","] and _opens(sentence, first):
        state = sentence.entity_at(placed.stop + 1)  # "At $2 trillion, Italy's economy is"
        after = state.stop + (sentence.words(state.stop, state.stop + 1) == ["'s"]) if state else 0
        told = state is not None and _is_state(state, adjective=True)
        economy = told and sentence.words(after, after + 1)[:1] == ["economy"]
        return state.mention if state is not None and economy else None
    return _economy_before(sentence, first)


def _is_economy(sentence: Sentence, placed: Placed[Quantity], first: int) -> bool:
    """Whether the word is of a whole economy, and the figure of nothing that follows it."""
    for at in sentence.places_of(_set("economies")):
        if sentence.words(at + 1, at + 2)[:1] and sentence.tokens.lower[at + 1] in _set("another"):
            return False
    after = sentence.words(placed.stop, placed.stop + 1)
    dated = any(one.first == placed.stop + 1 for one in sentence.times)
    return not after or dated or after[0] not in {"in", "of", "from", "for", "to"}


def _economy_before(sentence: Sentence, first: int) -> EntityMention | None:
    """ "Italy's economy, at $2 trillion", "the Italian economy (worth $2 trillion)"."""
    lower = sentence.tokens.lower
    for at in range(first - 1, max(first - _APPOSED, sentence.first), -1):
        if lower[at] in _set("economies"):
            between = lower[at + 1 : first]
            closed = between[:1] in ([","], ["("], ["–"], ["—"]) and len(between) > 1
            closed = closed or (bool(between) and between[0] in _set("producing"))
            state = _whose(sentence, at) if closed else None
            return state.mention if state is not None else None
        if lower[at] not in _set("to_economy") | _set("producing"):
            return None
    return None


def _whose(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    for before in range(at - 1, max(at - 2 - _MODIFIERS, sentence.first - 1), -1):
        state = sentence.entity_at(before)
        if state is not None:
            owned = _owns(sentence, state, state.stop) or sentence.words(
                state.stop, state.stop + 1
            ) == ["'s"]
            adjective = state.mention.form == "demonym" and state.stop == at
            known = _is_state(state, adjective=True) and (owned or adjective)
            return state if known else None
        if sentence.tokens.lower[before] not in _set("whole") | {"'s", "’s"}:
            return None
    return None


def _opens(sentence: Sentence, first: int) -> bool:
    """Whether a figure stands behind "At" or "Covering", with which its sentence opens."""
    hit = _phrases("opening").longest(sentence.tokens.lower, sentence.first, sentence.stop)
    return hit is not None and sentence.first + hit[0] == first


def _of_output(sentence: Sentence, placed: Placed[Quantity], first: int) -> EntityMention | None:
    """ "With an output of $2 billion, or $900 a head, Ruritania is": the state that leads on."""
    opening = sentence.words(first - 4, first)
    if opening not in (["with", "an", "output", "of"], ["with", "a", "output", "of"]):
        return None
    if first - 4 != sentence.first or _set("heads").isdisjoint(sentence.vocabulary):
        return None  # a trade can have an output as well
    commas = (
        at
        for at in range(placed.stop, min(placed.stop + _APPOSED + 4, sentence.stop))
        if sentence.tokens.text[at] == ","
    )
    return next((one for at in commas if (one := _state_at(sentence, at + 1))), None)


def _goes_on(sentence: Sentence, at: int) -> bool:
    after = sentence.words(at, at + 1)
    return bool(after) and after[0] in _set("going_on")


def _state_at(sentence: Sentence, at: int) -> EntityMention | None:
    """The state that a clause begins with, as its subject."""
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    state = sentence.entity_at(at) if at < sentence.stop else None
    if state is None or state.first != at or not _is_state(state):
        return None
    return state.mention if _goes_on(sentence, state.stop) else None


def _is_state(placed: Placed[EntityMention], *, adjective: bool = False) -> bool:
    mention = placed.mention
    if mention.type != "country" or mention.form == "capital":
        return False
    return adjective or mention.form != "demonym"


def _owns(sentence: Sentence, placed: Placed[EntityMention], first: int) -> bool:
    """Whether a name in the possessive ends right before token `first`."""
    text = sentence.tokens.text
    if placed.stop == first:
        return text[first - 1].endswith(("'s", "’s", "s'", "s’"))
    return sentence.words(placed.stop, first) == ["'s"]
