"""How long somebody is told to have been in office: "after 15 years as prime minister, X resigned",
"X ruled Ruritania for 30 years"."""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.frames.succession_people import titles
from factcheck.extracting.office_words import office_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_REACH = 12  # tokens from a person to the length
_AFTER = 10  # tokens from the length to the person
_PHRASE = 8  # tokens of "at the helm for almost" before a length
_HAVING = frozenset({"has", "have"})
_ENDED = 3  # tokens before a person that say what became of them
_words = WordLists("claims/terms_of_office")


class ToldTenure(Struct, frozen=True):
    """A person with the length of a time in office, its role and country or organisation ("" for
    any), and whether the sentence says that it is over, or that it goes on today."""

    person: Placed[EntityMention]
    length: Time
    role: str
    over: bool
    where: str = ""
    going_on: bool = False


@cache
def tenure_phrases(name: str) -> PhraseTable[bool]:
    """Return a list of rules/claims/terms_of_office.yaml as phrases."""
    table = _words.table[name]
    return PhraseTable.of((phrase, True) for phrase in table)


def _has(name: str, sentence: Sentence, first: int, stop: int) -> bool:
    table = tenure_phrases(name)
    return any(first <= at and end <= stop for at, end, _ in sentence.phrases(table))


def tenure_told(
    sentence: Sentence, person: Placed[EntityMention], length: Time
) -> ToldTenure | None:
    """Return what a sentence with one known person tells of a length in office."""
    over = _has("over", sentence, sentence.first, sentence.stop)
    before = sentence.words(length.first - 4, length.first)
    so_far = _words("so_far").intersection(before)
    if so_far == {"had"} and person.stop <= length.first:
        return _had_ruled(sentence, person, length)
    if so_far:
        return None
    if person.stop > length.first:
        return _after(sentence, person, length, over)
    if _is_owned(sentence, person, length):
        return ToldTenure(person, length, "", over=False)
    in_power = _in_power(sentence, person, length, over)
    if in_power is not None:
        return in_power
    told = _before(sentence, person, length, over)
    goes_on = not _words("going_on").isdisjoint(before) or _has_been(sentence, length)
    return replace(told, over=False, going_on=True) if told is not None and goes_on else told


def _is_owned(sentence: Sentence, person: Placed[EntityMention], length: Time) -> bool:
    """ "X's eleven years in power"."""
    lower, at = sentence.tokens.lower, length.stop
    owns = lower[person.stop - 1].endswith(("'s", "’s")) and person.stop == length.first
    hit = tenure_phrases("in_office").longest(lower, at, sentence.stop) if owns else None
    return hit is not None and lower[at] != "as"


def _has_been(sentence: Sentence, length: Time) -> bool:
    """Whether a length is told of what has gone on until now: "has thus governed the state for"."""
    clause = clause_at(sentence, length.first)
    return not _HAVING.isdisjoint(sentence.words(clause.verb, clause.verb_stop))


def _had_ruled(
    sentence: Sentence, person: Placed[EntityMention], length: Time
) -> ToldTenure | None:
    """ "X had governed for eight years": no more than in all, and no less where the sentence says
    that it was over ("succeeded X, who had")."""
    led = not _words("bare_ruling").isdisjoint(sentence.words(person.stop, length.first - 1))
    ruled = _ruled(sentence, person.stop, length.first)
    if ruled is None or not (ruled or led):
        return None  # "had led for 18 years": her party as well
    told = _before(sentence, person, length, over=False)
    ended = _has("ended", sentence, max(sentence.first, person.first - _ENDED), person.first)
    return None if told is None else replace(told, over=ended)


def _in_power(
    sentence: Sentence, person: Placed[EntityMention], length: Time, over: bool
) -> ToldTenure | None:
    """ "Lukashenko, in power for three decades,", "who has thus been in office for 19 years",
    "when X resigned he had been at the helm for nine years"."""
    told = sentence.words(max(person.stop, length.first - _PHRASE), length.first)
    if "for" not in told:
        return None
    at = length.first - len(told) + told.index("for")
    phrases = sentence.phrases(tenure_phrases("in_office"))
    begins = next((first for first, end, _ in phrases if end in (at, _of_what(sentence, at))), None)
    if begins is None:
        return None
    if sentence.words(person.stop, begins) == [","]:
        return ToldTenure(person, length, "", over=False, going_on=True)
    clause = clause_at(sentence, begins)
    verb = sentence.words(clause.verb, clause.verb_stop)
    own = clause.subject <= person.first < clause.subject_stop
    own = own or sentence.words(clause.verb - 1, clause.verb) in (["he"], ["she"])
    if not own or not {"has", "had"}.intersection(verb):
        return None
    return ToldTenure(person, length, "", over and "had" in verb, going_on="has" in verb)


def _of_what(sentence: Sentence, at: int) -> int:
    """The token at which "of the bank" begins that ends before a token, else that token."""
    lower, named = sentence.tokens.lower, sentence.entity_at(at - 1)
    begin = named.first if named is not None else at - 1
    begin -= lower[begin - 1] == "the"
    return begin - 1 if begin > sentence.first and lower[begin - 1] == "of" else at


def _before(
    sentence: Sentence, person: Placed[EntityMention], length: Time, over: bool
) -> ToldTenure | None:
    """ "Mubarak ruled Egypt for 30 years", "Obama was president for eight years",
    "Angela Merkel, chancellor for 16 years, left"; "was overthrown after 30 years in power"."""
    lower = sentence.tokens.lower
    if length.first - person.stop > _REACH:
        return None
    between = lower[person.stop : length.first]
    commas = [at for at in range(person.stop + 1, length.first) if lower[at] == ","]
    aside = commas[0] if lower[person.stop] == "," and commas else person.stop
    # "X, the bank's governor, was minister for" tells of the minister.
    role = role_named(sentence, aside, length.first)
    role = role or role_named(sentence, person.stop, length.first)
    if "after" in between[-3:]:
        at = _after_length(sentence, length)
        if at is None or not over:
            return None
        left = _left(sentence, person.stop, length.first)
        return ToldTenure(person, length, at, over, left)
    if "for" not in between[-3:]:
        return None
    ruled = _ruled(sentence, person.stop, length.first)
    rules = ruled is not None
    held = role and (between[:1] == [","] or _has("was_in", sentence, person.stop, length.first))
    if not rules and not held:
        return None
    past = rules or not {"has", "had"}.intersection(between)
    return ToldTenure(person, length, role or "", over or past, ruled or "")


def _left(sentence: Sentence, first: int, stop: int) -> str:
    """What somebody "left" or "leaves" after a time in its office, "" where no name says."""
    names = (
        one.mention.entity
        for one in sentence.entities
        if first <= one.first < stop and one.mention.type in {"country", "organisation"}
    )
    return next(names, None) or ""


def _ruled(sentence: Sentence, first: int, stop: int) -> str | None:
    """What somebody "led" or "governed": an id, "" for "the country", None for anything else."""
    table = tenure_phrases("ruling")
    for at, after, _ in sentence.phrases(table):
        if not first <= at < stop:
            continue
        end = after + (sentence.words(after, after + 1) == ["the"])
        placed = sentence.entity_at(end)
        if placed is not None and placed.mention.type in {"country", "organisation"}:
            return placed.mention.entity
        if sentence.words(end, end + 1) in (["country"], ["government"], ["nation"], ["for"]):
            return ""
    return None


def _after(
    sentence: Sentence, person: Placed[EntityMention], length: Time, over: bool
) -> ToldTenure | None:
    """ "After eleven years as prime minister, Margaret Thatcher resigned"."""
    if person.first - length.stop > _AFTER or not over:
        return None
    if "after" not in sentence.words(length.first - 3, length.first):
        return None
    role = _after_length(sentence, length)
    if role is None:
        return None
    between = sentence.words(length.stop, person.first)
    return (
        ToldTenure(person, length, role, over) if between[-1:] in ([","], ["president"]) else None
    )


def _after_length(sentence: Sentence, length: Time) -> str | None:
    """The role after a length ("" for "in power"), None where it is of something else."""
    at = length.stop
    if at >= sentence.stop:
        return None
    hit = tenure_phrases("in_office").longest(sentence.tokens.lower, at, sentence.stop)
    if hit is None:
        return None
    if sentence.tokens.lower[at] != "as":
        return ""
    return role_named(sentence, at, min(at + 6, sentence.stop))


def role_named(sentence: Sentence, first: int, stop: int) -> str | None:
    """Return the first office that a stretch of tokens names; none for a "deputy president"."""
    lower = sentence.tokens.lower
    for at in range(first, stop):
        hit = titles().longest(lower, at, stop)
        if hit is not None:
            below = at > first and lower[at - 1] in office_words().lesser
            return None if below else hit[1]
    return None


def told_of(
    sentence: Sentence, people: list[Placed[EntityMention]], length: Time
) -> Placed[EntityMention] | None:
    """Return whose time in office a length is: the only one's, or of several that of the last
    one before it, where a clause of their own follows the name ("X, who had ruled for")."""
    if len(people) == 1:
        return people[0]
    before = [one for one in people if one.stop <= length.first]
    if not before:
        return None
    last = before[-1]
    if sentence.words(last.stop, last.stop + 2) == [",", "who"]:
        return last
    clause = clause_at(sentence, length.first)
    own = (one for one in before if clause.subject <= one.first < clause.subject_stop)
    return next(own, None)
