"""Whose a count is, where the words around it say so: "live in Peru", "belong to the union"."""

from __future__ import annotations

from factcheck.extracting.frames.clause_subjects import head_of, name_of
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.possessors import pointing_back, possessor_of
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.sentence import Clause, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, Quantity

_PARTS_AFTER = frozenset(
    {"without", "with", "under", "below", "on", "as", "illegally", "legally", "outside", "near"}
    | {"who", "that", "whose", "of", "and", "aged", "or"}
)
_FEWEST_MEMBERS = 3  # fewer may be any of them
_MANY = 200_000  # people
_RATE = 5  # tokens of "per square kilometre in"
_RISEN = frozenset(
    {"grew", "grown", "expanded", "went", "rose", "increased", "enlarged", "swelled"}
)
_TO_COUNT = frozenset({"its", "some", "about", "now", "only", "just", "over"})
_EXISTING = frozenset({"there", "are", "were", "now", "live", "lived", "today", "about", "still"})


_phrases = WordLists("claims/counts").phrases


def such_as(sentence: Sentence, stop: int, types: tuple[str, ...]) -> SubjectHint | None:
    """ "A country of 220 million inhabitants such as Pakistan"."""
    if sentence.words(stop, stop + 2) != ["such", "as"]:
        return None
    return _named_at(sentence, stop + 2, types)


def home_of(sentence: Sentence, stop: int, types: tuple[str, ...]) -> SubjectHint | None:
    """ "the 44 million people who live in Argentina", "5 million people live there": where all of
    them live."""
    lower, at = sentence.tokens.lower, stop
    at += at < sentence.stop and lower[at] in {"who", "that"}
    hit = _phrases("living").longest(lower, at, sentence.stop) if at < sentence.stop else None
    if hit is None:
        return None
    at += hit[0]
    at += at < sentence.stop and lower[at] in {"today", "now"}
    if at >= sentence.stop:
        return None
    if lower[at] in {"there", "here"}:
        return pointing_back(sentence, lower[at], at, sentence.tokens.start[stop - 1], types)
    if lower[at] != "in" or at + 1 >= sentence.stop:
        return None
    if lower[at + 1] == "it":
        return pointing_back(sentence, "it", at + 1, sentence.tokens.start[stop - 1], types)
    return _named_at(sentence, at + 1, types)


def existing_in(
    sentence: Sentence, first: int, stop: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """ "There are 10 million people in Sweden": where they all are."""
    lower, at = sentence.tokens.lower, first - 1
    while at > sentence.first and lower[at] in _EXISTING - {"there"}:
        at -= 1
    if at < sentence.first or lower[at] != "there" or at == first - 1:
        return None
    rate = sentence.words(stop, stop + _RATE)
    if rate[:1] == ["per"] and "in" in rate:  # "per square kilometre in the Netherlands"
        stop += rate.index("in")
    if stop + 1 >= sentence.stop or lower[stop] != "in":
        return None
    return _named_at(sentence, stop + 1, types)


def all_people(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """ "Half of the 102 million people in Egypt": where so many are that they are all."""
    if "the" not in sentence.words(first, placed.first) or placed.mention.number < _MANY:
        return None
    if stop + 1 >= sentence.stop or sentence.tokens.lower[stop] not in {"in", "of"}:
        return None
    return _named_at(sentence, stop + 1, types)


def _named_at(sentence: Sentence, at: int, types: tuple[str, ...]) -> SubjectHint | None:
    """The whole of the place at a token; None where what follows makes a part of its people."""
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type not in types or placed.mention.form == "demonym":
        return None
    if sentence.words(placed.stop, placed.stop + 1)[:1] and (
        sentence.tokens.lower[placed.stop] in _PARTS_AFTER
    ):
        return None
    return SubjectHint(owner=placed.mention, position=sentence.tokens.start[at], types=types)


def all_members(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """Whose "its five members" and "the ten members of ASEAN" are: all of them."""
    leading, position = sentence.words(first, placed.first), placed.mention.start
    if sentence.words(placed.stop, placed.stop + 1) == ["-"]:
        return None  # "the 20-member committee" of some body
    if sentence.words(first - 1, first) == ["whose"]:
        return pointing_back(sentence, "whose", first - 1, position, types)
    if "its" in leading:
        return pointing_back(sentence, "its", first + leading.index("its"), position, types)
    whole = "the" in leading or "all" in sentence.words(first - 1, placed.first)
    if "the" in leading and sentence.words(stop, stop + 1) != ["of"]:
        return _those_before(sentence, placed, stop, types)
    if not whole or sentence.words(stop, stop + 1) != ["of"]:
        return None
    at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
    owner = sentence.entity_at(at) if at < sentence.stop else None
    if owner is None or owner.mention.type not in types or belongs(sentence, owner):
        return None
    return SubjectHint(owner=owner.mention, position=position, types=types)


def _those_before(
    sentence: Sentence, placed: Placed[Quantity], stop: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """ "The ten members agreed", after a sentence about their organisation."""
    named = any(one.mention.type in types for one in sentence.entities)
    few = placed.mention.number < _FEWEST_MEMBERS
    beside = sentence.words(placed.first - 2, placed.first)
    part = not {"of", "among", "other", "remaining"}.isdisjoint(beside)
    if named or few or part or stop >= sentence.stop or sentence.tokens.text[stop] == ",":
        return None
    return pointing_back(sentence, "it", placed.first, placed.mention.start, types)


def numbering(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint | None:
    """ "The members of the European Union, 28 in number", "its members are four in number"."""
    lower, at = sentence.tokens.lower, first - 1
    at -= at > sentence.first and lower[at] in {",", "are", "were"}
    owner = sentence.entity_at(at)
    if owner is None or owner.mention.type not in types:
        return None
    before = sentence.words(owner.first - 3, owner.first)
    if "of" not in before or belongs(sentence, owner):
        return None
    if {"members", "states", "countries", "nations"}.isdisjoint(before):
        return None
    return SubjectHint(owner=owner.mention, position=sentence.tokens.start[first], types=types)


def grown_to(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint | None:
    """ "The union grew from 15 to 25 members": what has so many after it has grown."""
    lower, at = sentence.tokens.lower, first - 1
    if at <= sentence.first or lower[at] != "to":
        return None
    began = next((one for one in sentence.quantities if one.stop == at), None)
    if began is None or lower[began.first - 1] != "from":
        return None
    verb = began.first - 2
    if verb <= sentence.first or lower[verb] not in _RISEN:
        return None
    verb -= lower[verb - 1] in {"has", "had"}
    return possessor_of(sentence, verb, types)


def with_so_many(sentence: Sentence, first: int, types: tuple[str, ...]) -> SubjectHint | None:
    """ "With ten members and a seat in Rome, the club ...", "It has since grown to ten members":
    whom the clause speaks of."""
    lower = sentence.tokens.lower
    opens = lower[sentence.first] == "with"
    opens = opens and _TO_COUNT.issuperset(lower[sentence.first + 1 : first])
    clause = clause_at(sentence, first)
    risen = lower[first - 1] == "to" and lower[first - 2] in _RISEN
    risen = risen and clause.verb_stop <= first - 1 and clause.tense == "perfect"
    if first - 2 < sentence.first and not opens:
        return None
    return spoken_of(sentence, clause, types) if opens or risen else None


def spoken_of(sentence: Sentence, clause: Clause, types: tuple[str, ...]) -> SubjectHint | None:
    """Return whom a clause speaks of by its subject: a name, "it", "the group"."""
    at = head_of(sentence, clause)
    if at < 0:
        return None
    word, position = sentence.tokens.lower[at], sentence.tokens.start[clause.first]
    named = name_of(sentence, clause)
    if named is not None:
        good = named.mention.type in types
        return SubjectHint(owner=named.mention, position=position, types=types) if good else None
    kind = subject_words().descriptions.get(word, "")
    if word == "it" or kind in types:
        return pointing_back(sentence, word, at, sentence.tokens.start[at], types, kind)
    return None


def before_noun(
    sentence: Sentence, placed: Placed[Quantity], stop: int, types: tuple[str, ...]
) -> SubjectHint | None:
    """ "The 27-member EU", "the ten-nation bloc": what has so many."""
    lower, position = sentence.tokens.lower, placed.mention.start
    if lower[placed.stop : placed.stop + 1] != ["-"] or stop >= sentence.stop:
        return None
    owner = sentence.entity_at(stop)
    if owner is not None and owner.first == stop:
        whole = owner.mention.type in types and not belongs(sentence, owner)
        return SubjectHint(owner=owner.mention, position=position, types=types) if whole else None
    if subject_words().descriptions.get(lower[stop]) != "organisation":
        return None
    return pointing_back(sentence, lower[stop], stop, position, types)


def before_bracket(
    sentence: Sentence, first: int, stop: int, types: tuple[str, ...]
) -> Placed[EntityMention] | None:
    """ "Mexico (126 million inhabitants)", "Mexico: 126 million inhabitants": the name."""
    if first - 1 <= sentence.first or sentence.tokens.text[first - 1] not in {"(", ":"}:
        return None
    named = sentence.entity_at(first - 2)
    labels = sentence.tokens.text[first - 1] == ":"
    if labels and named is not None and named.first != sentence.first:
        return None
    if labels and sentence.words(stop, stop + 1)[:1] not in (
        [],
        ["."],
        [","],
        [";"],
        ["("],
        ["in"],
    ):
        return None  # "Mexico: 126 people were hurt"
    if named is None or named.mention.type not in types or named.mention.form == "demonym":
        return None
    return named
