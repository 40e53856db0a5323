"""Whom or what a clause speaks of: the words before its verb, or those of another clause."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.sentence import Clause, Placed, Sentence
from factcheck.model.mentions import EntityMention

if TYPE_CHECKING:
    from factcheck.extracting.frames.clause_splitting import Open

_NONE = (0, 0)
_BACK = 8  # tokens of a noun phrase before a relative clause
_NOMINATIVE = frozenset({"he", "she", "they", "it", "we", "i"})
_MARKS = frozenset({",", "(", ")", "–", "—"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "these"})


def subjects_of(
    sentence: Sentence, clauses: Sequence[Open], within: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the tokens of the subject of each clause; equal ones where it has none."""
    found = [_NONE] * len(clauses)
    # Own subjects first: an opening participle has that of the clause around it.
    for at, one in enumerate(clauses):
        if one.kind not in {"participial", "infinitive", "relative"} and one.shares is None:
            found[at] = _before_verb(sentence, clauses, at)
    places = {id(one): at for at, one in enumerate(clauses)}
    verbs = frozenset(one.verb.stop for one in clauses if one.verb is not None)
    for at, one in enumerate(clauses):
        outer = found[within[at]] if within[at] >= 0 else _NONE
        if one.shares is not None:
            found[at] = found[places[id(one.shares)]]
        elif one.kind == "relative":
            own = _before_verb(sentence, clauses, at)
            found[at] = own if own != _NONE else _antecedent(sentence, one.first, verbs)
        elif one.kind == "infinitive":
            found[at] = outer
        elif one.kind == "participial":
            found[at] = _of_participle(sentence, one, outer, verbs)
    return found


def _before_verb(sentence: Sentence, clauses: Sequence[Open], at: int) -> tuple[int, int]:
    """The words between the beginning of a clause and its verb, without an opening phrase, and
    without what is put in between."""
    one = clauses[at]
    if one.verb is None:
        return _NONE
    first = _after_opening(sentence, one.content, one.verb.first)
    for other in clauses:
        if other is not one and other.first == first and other.stop < one.verb.first:
            first = _after_opening(sentence, other.stop, one.verb.first)
    inner = (other.first for other in clauses if first < other.first < one.verb.first)
    lower, stop = sentence.tokens.lower, min(inner, default=one.verb.first)
    if stop < one.verb.first or lower[stop - 1] in _MARKS:  # and no list: "Peru, Chile and Cuba"
        stop = next((n for n in range(first, stop) if lower[n] in _MARKS), stop)
    while stop > first and is_adverb(lower[stop - 1]) and stop - first > 1:
        stop -= 1
    if stop > first and lower[stop - 1] in _NOMINATIVE:
        first = stop - 1  # "As president he signed"
    return (first, stop) if stop > first else _NONE


def _after_opening(sentence: Sentence, first: int, verb: int) -> int:
    """The token at which a subject begins, over "In 2010", "By then," or "For the ministry,"."""
    lower, begin = sentence.tokens.lower, -1
    while begin != first:
        begin = first
        while first < verb and (is_adverb(lower[first]) or lower[first] in {",", '"', "“", "”"}):
            first += 1
        if first >= verb:
            return verb
        opens = lower[first] in clause_words("prepositions")
        comma = next((at for at in range(first, verb) if lower[at] == ","), None) if opens else None
        if comma is not None:
            first = comma + 1
            continue
        times = [one for one in sentence.times if first <= one.first and one.stop < verb]
        if times and (opens or times[0].first == first):
            first = times[-1].stop
    return first


def _antecedent(sentence: Sentence, stop: int, verbs: frozenset[int]) -> tuple[int, int]:
    """The noun phrase or name that ends before a token: what "which" and "signed in" are about;
    it begins behind the ends of `verbs`."""
    if stop <= sentence.first:
        return _NONE
    named = sentence.entity_at(stop - 1)
    if named is not None:
        return named.first, stop
    lower, at = sentence.tokens.lower, stop
    while at > max(sentence.first, stop - _BACK) and at not in verbs:
        word = lower[at - 1]
        if not word[0].isalnum() or word in clause_words("prepositions"):
            break
        at -= 1
        if word in _ARTICLES:
            break
    return (at, stop) if at < stop else _NONE


def _of_participle(
    sentence: Sentence, one: Open, outer: tuple[int, int], verbs: frozenset[int]
) -> tuple[int, int]:
    """ "Founded in 1960, the club"; "the club, founded in 1960,"; "it left, ending the pact"."""
    if one.first == sentence.first or one.verb is None:
        return outer
    lower = sentence.tokens.lower
    if one.content != one.first and lower[one.content - 1] not in {",", "–", "—", "("}:
        return outer  # "after annexing"
    if lower[one.verb.main].endswith("ing") and one.enclosed:
        return outer
    return _antecedent(sentence, one.first, verbs)


def head_of(sentence: Sentence, clause: Clause) -> int:
    """Return the token of the noun that a clause speaks of: "exports" in "exports of copper", the
    last one of a name; -1 where it has no subject."""
    lower, first, stop = sentence.tokens.lower, clause.subject, clause.subject_stop
    if first >= stop:
        return -1
    named = sentence.entity_at(first + (lower[first] == "the"))
    at = named.stop if named is not None and named.stop <= stop else first + 1
    while at < stop and lower[at] not in clause_words("prepositions"):
        at += 1
    return at - 1


def name_of(sentence: Sentence, clause: Clause) -> Placed[EntityMention] | None:
    """Return the name that is a clause's subject, and no part of a longer phrase."""
    head = head_of(sentence, clause)
    named = sentence.entity_at(head) if head >= 0 else None
    if named is None or named.stop != head + 1 or named.mention.form == "demonym":
        return None
    before = sentence.words(clause.subject, named.first)
    return named if before in ([], ["the"]) else None
