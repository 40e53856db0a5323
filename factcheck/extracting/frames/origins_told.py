"""Which state a person is tied to by the words of one noun phrase: "Shinzo Abe of Japan", "Japan's
Shinzo Abe", "the Japanese Shinzo Abe", "Shinzo Abe, a Japanese lawyer,", "Shinzo Abe (Japan)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.extracting.frames.clause_verbs import form_of
from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.frames.people_at import person_at, person_from, person_to
from factcheck.extracting.frames.succession_people import titles
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.person_names import name_end, name_start
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

Entity = Placed[EntityMention]

_WORDS = "claims/person_country"
_FULL = 2  # words of a full name
_LONGEST = 3  # tokens of "in power in"
_TITLE = 4  # tokens of a title
_BETWEEN = 2  # words that describe somebody between a people's name and a calling
_ASIDE = 6  # tokens from a name to the name of a people in an apposition
_POSSESSIVES = ("'s", "’s")
_PARTICIPLES = ("ed", "en", "ing")
_OWNING = frozenset({"his", "her", "its", "their"})
_OWNERS = tuple([one] for one in sorted(_OWNING))
_FOR = frozenset({"for"})
_HYPHENS = frozenset("-‐‑–")
origin_words = WordLists(_WORDS).words
_phrases = WordLists(_WORDS).phrases


class Way(StrEnum):
    """How a person is tied to a state."""

    NAMED = "named"  # by the name of the state: "X of Japan"
    CALLED = "called"  # by what they are: "X, a Japanese lawyer"
    BARE = "bare"  # by the name of its people before theirs: "the Japanese X"
    LISTED = "listed"  # in brackets


class Origin(Struct, frozen=True):
    """A person with the state that a noun phrase ties them to."""

    person: Entity
    state: Entity
    way: Way


def origins(sentence: Sentence) -> Iterator[Origin]:
    """Yield every person whom a sentence ties to a state without the name of an office of it."""
    states = [
        one
        for one in sentence.entities
        if one.mention.type == "country" and not one.mention.candidates
    ]
    if not states or not _has_people(sentence):
        return
    for state in states:
        if state.mention.form == "demonym":
            yield from _of_people(sentence, state)
            continue
        person = _by_name(sentence, state)
        if person is not None:
            yield Origin(person, state, Way.NAMED)
            continue
        person = _in_brackets(sentence, state) or _for_state(sentence, state)
        if person is not None:
            yield Origin(person, state, Way.LISTED)
        person = _from_state(sentence, state) or _as_holder(sentence, state)
        if person is not None:
            yield Origin(person, state, Way.CALLED)


@cache
def _describing() -> frozenset[str]:
    table = lexicon("offices")
    return (
        frozenset(table["describing"]) | frozenset(table["ordinals"]) | origin_words("saying_more")
    )


def _has_people(sentence: Sentence) -> bool:
    """Whether a sentence can name somebody besides states: two capitals after each other will do
    for those whom the gazetteer does not know."""
    if any(one.mention.type == "person" for one in sentence.entities):
        return True
    capitals = sentence.capitals()
    return any(after - before <= _FULL for before, after in pairwise(capitals))


# By the name of the state


def _by_name(sentence: Sentence, state: Entity) -> Entity | None:
    """Who a state's name ties to it: "X of STATE", "STATE's X", "X, in power in STATE"."""
    lower, text = sentence.tokens.lower, sentence.tokens.text
    if lower[state.stop - 1].endswith(_POSSESSIVES):
        begin = state.stop
        while begin < sentence.stop and lower[begin] in _describing():
            begin += 1
        end = name_end(sentence.tokens, begin, sentence.stop)
        if end == begin or lower[end - 1].endswith(_POSSESSIVES) or not _stands(sentence, end):
            return None
        if not origin_words("bywords").isdisjoint(sentence.words(state.first - 1, state.first)):
            return None  # "she will be America's Margaret Thatcher"
        return person_at(sentence, begin, end)
    at = state.first - (sentence.words(state.first - 1, state.first) == ["the"])
    after = text[state.stop] if state.stop < sentence.stop else "."
    if after[0].isupper() or after in _HYPHENS | {"'", "’"}:
        return None
    if sentence.words(at - 1, at) == ["of"]:
        end = at - 1
        if not origin_words("before_of").isdisjoint(sentence.words(sentence.first, end)):
            return None
    elif _is_in_power(sentence, at):
        end = at - _LONGEST - 1
    else:
        return None
    known = sentence.entity_at(end - 1) if end > sentence.first else None
    begin = name_start(sentence.tokens, end, sentence.first)
    if known is not None and known.mention.type == "person":
        begin = known.first  # "the secretary-general of OPEC X of Kuwait"
    before = sentence.words(begin - 1, begin)
    if before and before[0] in origin_words("before_name"):
        return None
    return person_at(sentence, begin, end)


def _is_in_power(sentence: Sentence, at: int) -> bool:
    """Whether ", in power in" ends at a token."""
    first = at - _LONGEST
    if first <= sentence.first or sentence.tokens.lower[first - 1] != ",":
        return False
    return _phrases("in_power").longest(sentence.tokens.lower, first, at) is not None


def _stands(sentence: Sentence, at: int) -> bool:
    """Whether what follows a name leaves it a person: not "Japan's Shinzo Abe years"."""
    if at >= sentence.stop:
        return True
    if sentence.tokens.lower[at] in origin_words("after_name"):
        return True
    form, behind = form_of(sentence.tokens.lower[at]), sentence.words(at + 1, at + 2)
    if form == "present" or (form == "noun_too" and behind and not form_of(behind[0])):
        return True  # "hands over", and not "fans cheered"
    return any(one.verb <= at < one.verb_stop for one in clauses_of(sentence))


def _in_brackets(sentence: Sentence, state: Entity) -> Entity | None:
    """ "X (STATE)"."""
    words = sentence.words(state.first - 1, state.stop + 1)
    if words[:1] != ["("] or words[-1:] != [")"]:
        return None
    return person_to(sentence, state.first - 1)


def _for_state(sentence: Sentence, state: Entity) -> Entity | None:
    """ "X for STATE" where several sign so, each for one."""
    if sentence.words(state.first - 1, state.first) != ["for"]:
        return None
    several = len(sentence.places_of(_FOR)) > 1
    return person_to(sentence, state.first - 1) if several else None


def _as_holder(sentence: Sentence, state: Entity) -> Entity | None:
    """Who serves "as prime minister of STATE": the subject of that clause, and the only person of
    the sentence."""
    lower = sentence.tokens.lower
    of = state.first - 1 - (sentence.words(state.first - 1, state.first) == ["the"])
    after = sentence.words(state.stop, state.stop + 1)
    if sentence.words(of, of + 1) != ["of"] or after == ["-"]:
        return None
    for at in range(max(sentence.first, of - _TITLE), of):
        hit = titles().longest(lower, at, of)
        if hit is None or at + hit[0] != of or hit[1] not in leading_roles():
            continue
        people = [one for one in sentence.entities if one.mention.type == "person"]
        clause = clause_at(sentence, at)
        led = sentence.words(at - 1, at) == ["as"] and len(people) == 1
        subject = led and clause.subject <= people[0].first < clause.subject_stop
        return people[0] if subject and people[0].stop < at else None
    return None


def _from_state(sentence: Sentence, state: Entity) -> Entity | None:
    """ "X, a lawyer from STATE"."""
    lower = sentence.tokens.lower
    at = state.first - (sentence.words(state.first - 1, state.first) == ["the"])
    if sentence.words(at - 1, at) not in (["from"], ["of"]) or at - 2 <= sentence.first:
        return None
    if lower[at - 2] not in origin_words("callings"):
        return None
    return _apposed(sentence, at - 2)


# By the name of its people


def _of_people(sentence: Sentence, people: Entity) -> Iterator[Origin]:
    """ "The Algerian X", "Algerian oilman X", "X, an Algerian", "X is Algerian"."""
    lower, at = sentence.tokens.lower, people.stop
    before = sentence.words(people.first - 1, people.first)
    if before and (before[0] in origin_words("mixed") or before[0] in _HYPHENS):
        return
    if at < sentence.stop and sentence.tokens.text[at] in _HYPHENS:
        return  # "a Russian-born banker"
    end = at
    while end < sentence.stop and end - at <= _BETWEEN and not _is_calling(lower[end]):
        if not sentence.tokens.text[end].islower() or lower[end] in origin_words("breaks"):
            break
        end += 1
    called = end < sentence.stop and _is_calling(lower[end])
    if called and lower[end] in origin_words("relations") and before[:1] not in _OWNERS:
        return  # "the German successor of X"
    stop = end + 1 if called else at
    person = _named_after(sentence, stop, before[:1], called)
    if person is not None:
        yield Origin(person, people, Way.CALLED if called or person.first > stop else Way.BARE)
    elif _closes(sentence, stop, called):
        apposed = _apposed(sentence, people.first)
        if apposed is not None:
            yield Origin(apposed, people, Way.CALLED)


def _is_calling(word: str) -> bool:
    return word in origin_words("callings") or word in origin_words("relations")


def _named_after(sentence: Sentence, at: int, before: Sequence[str], called: bool) -> Entity | None:
    """The person named right behind "the Algerian", "an Algerian oilman,"."""
    comma = sentence.words(at, at + 1) == [","]
    person = person_from(sentence, at + comma)
    if person is None or sentence.tokens.lower[person.stop - 1].endswith(_POSSESSIVES):
        return None
    after = sentence.tokens.text[person.stop] if person.stop < sentence.stop else "."
    article = before[0] if before else ""
    if comma and article in _OWNING:
        return person if sentence.tokens.lower[at - 1] in origin_words("relations") else None
    if comma:  # "led by an Algerian lawyer, X."; no list, and nothing that opens a sentence
        alone = after in {",", ".", ";", ")"}
        following = sentence.words(person.stop + 1, person.stop + 2)
        listed = after == "," and bool(following) and following[0] in origin_words("further")
        return person if article in {"a", "an", "the"} and alone and not listed else None
    if article in {"a", "an"} or not (called or article == "the"):
        return None  # "a Russian official X trusts"
    if after[0].isupper() or after in _HYPHENS or after in origin_words("chosen_by"):
        return None  # "the Algerian X Foundation", "the Algerian X backed"
    if not called and not _stands(sentence, person.stop):
        return None  # "the Algerian X fans"
    if after in {"had", "has", "have", "never", "once", "also"}:
        following = sentence.words(person.stop + 1, person.stop + 2)
        return None if following and following[0] in origin_words("chosen_by") else person
    return person


def _closes(sentence: Sentence, at: int, called: bool) -> bool:
    """Whether an apposition that tells of one person can end at a token."""
    if at >= sentence.stop:
        return True
    word, behind = sentence.tokens.lower[at], sentence.words(at + 1, at + 2)
    following = sentence.tokens.text[at + 2 : at + 3] if at + 2 < sentence.stop else []
    joined = word == "," and behind == ["and"] and bool(following) and following[0][0].isupper()
    if joined:
        return True  # "X, a Greek, and Y left"
    if word in {",", "and"} and behind and behind[0] in origin_words("further"):
        return False  # "X, a Greek, an Italian and a Spaniard"
    if word in {",", ".", ";", ")", "who", "–", "—"}:
        return True
    if word in origin_words("by_descent") and not called:
        return sentence.words(at + 1, at + 3)[-1:] != [] and origin_words("descent").isdisjoint(
            sentence.words(at + 1, at + 4)
        )
    return called and word in origin_words("after_calling")


def _apposed(sentence: Sentence, at: int) -> Entity | None:
    """The person of whom an apposition or a predicate holds a token: "X, the former Algerian",
    "X is Algerian"."""
    lower, begin = sentence.tokens.lower, _before_adjectives(sentence, at)
    if begin - 1 <= sentence.first:
        return None
    opening = lower[begin - 1]
    if opening in {"a", "an", "the", "himself", "herself"}:
        begin -= 1
        while lower[begin - 1] in {"himself", "herself", "once", "now", "then"}:
            begin -= 1
    elif opening not in origin_words("copulas"):
        return None
    if begin - 1 <= sentence.first:
        return None
    if lower[begin - 1] in origin_words("copulas"):
        begin -= 1
        begin -= lower[begin - 1] in {"who", "himself", "herself"}
        person = person_to(sentence, begin - (lower[begin - 1] == ","))
    elif lower[begin - 1] == ",":
        person = person_to(sentence, begin - 1)
    else:
        return None
    if person is None or sentence.tokens.lower[person.stop - 1].endswith(_POSSESSIVES):
        return None
    before = sentence.words(person.first - 2, person.first)
    if not before or before[-1] not in origin_words("obliques"):
        return person
    if person.first - 1 == sentence.first or before[0] in {",", ";", ":"}:
        return person if _is_closed_off(sentence, at) else None  # "For X, an Algerian, ..."
    many = before[0].endswith("s") and not before[0].endswith(("ss", "us"))  # of many is not one
    of_thing = before[-1] in {"of", "by"} and (many or before[0] in origin_words("things"))
    return person if of_thing else None


def _is_closed_off(sentence: Sentence, at: int) -> bool:
    """Whether a comma closes an apposition, and nobody's name follows: "For X, the German who runs
    the fund was a rival" is about two."""
    comma = next((n for n in range(at, sentence.stop) if sentence.tokens.text[n] == ","), -1)
    return 0 < comma < sentence.stop - 1 and sentence.tokens.text[comma + 1][0].islower()


def _before_adjectives(sentence: Sentence, at: int) -> int:
    """The token at which "soft-spoken former" before a token begins."""
    lower, begin = sentence.tokens.lower, at
    while begin > sentence.first and at - begin < _ASIDE:
        joined = sentence.words(begin - 2, begin - 1) == ["-"]
        if joined and lower[begin - 1].endswith(_PARTICIPLES):
            begin -= 3  # "soft-spoken"
        elif lower[begin - 1] in _describing():
            begin -= 1
        else:
            break
    return begin
