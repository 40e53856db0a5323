"""Who is told to have come into office when: "president since 1990", "took office in 2009"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.told_leaders import is_led_by

_LONGEST = 14  # tokens between a person and the date
_FRONTED = 3  # tokens from a date that opens a sentence to the name: ", President"
_TO_FIRST = 6  # tokens from "first" to the date
TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
office_time_words = WordLists("claims/terms_of_office")


class Beginning(Struct, frozen=True):
    """Who came into office when; `how` is "since", "took" or "chosen", the office "" for any."""

    person: Placed[EntityMention]
    time: Time
    how: str
    role: str
    country: str


def beginning(
    sentence: Sentence, people: Sequence[Placed[EntityMention]], time: Time
) -> Beginning | None:
    """Return who came into office at a time, where nothing but that stands between them."""
    before = [one for one in people if one.stop <= time.first and not _is_kin(sentence, one)]
    if not before:
        return _fronted(sentence, people, time)
    if time.first - before[-1].stop > _LONGEST:
        return None
    person, lower = before[-1], sentence.tokens.lower
    after = lower[time.stop] if time.stop < sentence.stop else "."
    if after in office_time_words("other_beginnings"):
        return None
    unbroken = not office_time_words("unbroken").isdisjoint(sentence.words(person.stop, time.first))
    own = sentence.words(person.stop, person.stop + 2) == [",", "who"]  # words_between reads all
    if not (unbroken or own) and modality_of(sentence, person.stop, time.stop) not in TOLD:
        return None  # "without a break" denies nothing
    preposition = lower[time.first - 1]
    if preposition == "since" and person.stop == time.first - 1:
        return (
            Beginning(person, time, "since", "", "") if is_led_by(sentence, person.first) else None
        )
    if preposition == "since":
        if _is_first_since(sentence, person.stop, time.first):
            return None
        return words_between(sentence, person, time, "since", ("in_power",))
    if preposition in {"in", "on"}:
        return words_between(sentence, person, time, "", ("took", "chosen"))
    return None


def _fronted(
    sentence: Sentence, people: Sequence[Placed[EntityMention]], time: Time
) -> Beginning | None:
    """ "In office since 2015, Leo Varadkar"."""
    lower, first = sentence.tokens.lower, sentence.first
    hit = office_time_phrases("in_power").longest(lower, first, time.first)
    if hit is None or sentence.words(first + hit[0], time.first) != ["since"]:
        return None
    closed = sentence.words(time.stop, time.stop + 1) == [","]
    near = closed and bool(people) and people[0].first - time.stop <= _FRONTED
    return Beginning(people[0], time, "since", "", "") if near else None


def _is_first_since(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether nobody was in office between: "the first king since 1890", not "the first president,
    in office since 1990"."""
    words = sentence.words(max(start, stop - _TO_FIRST), stop)
    if "first" not in words:
        return False
    return not {",", "in", "and", "has", "who", "(", "at"}.intersection(
        words[words.index("first") :]
    )


def words_between(
    sentence: Sentence, person: Placed[EntityMention], time: Time, how: str, names: tuple[str, ...]
) -> Beginning | None:
    """Read every word between a person and a date; None where one has another meaning."""
    lower, at, role, country = sentence.tokens.lower, person.stop, "", ""
    in_power = False
    while at < time.first:
        entity = sentence.entity_at(at)
        title = _titles().longest(lower, at, time.first)
        hit = next(
            (
                (name, found[0])
                for name in names
                if (found := office_time_phrases(name).longest(lower, at, time.first))
            ),
            None,
        )
        if hit is not None and (title is None or title[0] < hit[1]):
            in_power = in_power or hit[0] == "in_power"
            how = how or ("" if hit[0] == "in_power" else hit[0])
            at += hit[1]
        elif title is not None:
            role, at = title[1], at + title[0]
        elif entity is not None and _is_kin(sentence, entity):
            at = entity.stop
        elif entity is None and _names_kin(sentence, at):
            at += 1
        elif entity is not None and _only_describes(sentence, entity, time.first):
            at = entity.stop + (entity.mention.type == "city")  # with "agency"
        elif entity is not None and entity.mention.type in {"country", "organisation"}:
            country, at = entity.mention.entity or "", entity.stop
        elif lower[at] in office_time_words("links") or _is_age(sentence, at):
            at += 1
        else:
            return None
    if not how or not (role or in_power or (how == "took" and country == "")):
        return None
    if how == "took" and not role and "became" in lower[person.stop : time.first]:
        return None  # became something that is no office
    return Beginning(person, time, how, role, country)


def _is_kin(sentence: Sentence, name: Placed[EntityMention]) -> bool:
    """Whether a name says who somebody's father or brother is: "succeeded his father Hafez"."""
    kin = office_time_words("kin").intersection(sentence.words(name.first - 1, name.first))
    return bool(kin) and sentence.words(name.first - 2, name.first - 1) in (["his"], ["her"])


def _names_kin(sentence: Sentence, at: int) -> bool:
    """Whether a token is the first name, known to nobody, of "his father Hafez"."""
    capital = sentence.tokens.text[at][0].isupper()
    return capital and sentence.tokens.lower[at - 1] in office_time_words("kin")


def _is_age(sentence: Sentence, at: int) -> bool:
    """Whether a number between commas is an age: "Merkel, 61, has been"."""
    beside = sentence.words(at - 1, at), sentence.words(at + 1, at + 2)
    word = sentence.tokens.lower[at]
    return word.isdigit() and len(word) == 2 and beside == ([","], [","])


def _only_describes(sentence: Sentence, name: Placed[EntityMention], stop: int) -> bool:
    """Whether a name says who somebody is ("the Chinese who") or where a body sits ("the Rome
    agency"), and not whose the office is."""
    after = sentence.words(name.stop, min(name.stop + 1, stop))
    if name.mention.type == "city":
        return bool(after) and after[0] in office_time_words("bodies")
    return name.mention.form == "demonym" and after in (["who"], [","], ["and"])


@cache
def office_time_phrases(name: str) -> PhraseTable[bool]:
    """Return a list of rules/claims/terms_of_office.yaml as phrases."""
    table = office_time_words.table[name]
    return PhraseTable.of((phrase, True) for phrase in table)


@cache
def _titles() -> PhraseTable[str]:
    roles = lexicon("offices")["roles"]
    return PhraseTable.of((title, role) for role, titles in roles.items() for title in titles)
