"""What a text tells of its things by verbs and their nouns, to hold one place against another.

    Regulators turned down the merger. ... The regulators' approval of the merger came late.
    axis approval: other, of "merger", by "regulators"; then one, of the same, by the same

A telling has a side, what it is told of, who did it, and its times, each by its role in the clause
and whatever the order of the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import (
    among,
    meaning_of,
    owner_of,
    owners_in,
    parts_in,
    phrase_stop,
)
from factcheck.rulebook.text_things import is_listed
from factcheck.rulebook.told_nouns import by_adjective, by_noun, by_people
from factcheck.rulebook.told_telling import Parts, Telling, is_denied, is_idle, times_in_clause
from factcheck.rulebook.told_words import Act, act_words, acts

_TO_PARTICLE = 4  # tokens from a verb to its particle: "turned the offer down"
_DETERMINERS = frozenset({"the", "a", "an", "this", "its", "his", "her", "their", "of", "in"})
_WITHIN = frozenset({"relative", "infinitive"})
_ABOUT = frozenset({"relative", "participial"})
_WHERE = frozenset({"at", "in", "near", "on"})
_PART_OF = frozenset({"of", "for", "on"})
_PHRASE = 5  # tokens of a noun phrase before "at" and its place
_MARKS = frozenset({",", ";", ":", "(", "–", "—"})
_TELLING = frozenset({",", "since", "after", "by", "on", "upon", "following", "despite", "having"})
_MANNER = frozenset(
    {"margin", "vote", "votes", "majority", "landslide", "far", "accident", "mistake", "chance"}
)


Spot: TypeAlias = tuple[int, int, Act]
Spots: TypeAlias = Sequence[Spot]


def spots_of(context: Context) -> Mapping[str, Spots]:
    """Return where words of each axis stand: the sentence, the token and what it may say."""
    return context.once(_spots)


def _spots(context: Context) -> Mapping[str, Spots]:
    found: dict[str, list[tuple[int, int, Act]]] = {}
    words = act_words()
    for index in context.places_with(words):
        sentence = context.analysis.sentences[index]
        for at in sentence.places_of(words):
            if any(one.first <= at < one.stop for one in sentence.times):
                continue  # "last year"
            for act in acts()[sentence.tokens.lower[at]]:
                if _has_particle(sentence, at, act.particle):
                    found.setdefault(act.topic.id, []).append((index, at, act))
    return found


def _has_particle(sentence: Sentence, at: int, particle: Sequence[str]) -> bool:
    if not particle:
        return True
    lower = sentence.tokens.lower
    behind = sentence.words(at + 1, at + 1 + _TO_PARTICLE)
    if particle[0] not in behind:
        return False
    place = at + 1 + behind.index(particle[0])
    if len(particle) == 1:
        return lower[place - 1] != "not"
    return lower[place : place + len(particle)] == list(particle)


def telling_at(context: Context, index: int, at: int, act: Act) -> Telling | None:
    """Return what a word tells; None where the text does not stand behind it, or of nothing."""
    known, key = context.once(_known), (index, at, id(act))  # an act is of one table
    if key not in known:
        known[key] = _telling_at(context, index, at, act)
    return known[key]


def _known(context: Context) -> dict[tuple[int, int, int], Telling | None]:
    """The tellings that were read: several questions ask for the same one."""
    return {}


def _telling_at(context: Context, index: int, at: int, act: Act) -> Telling | None:
    sentence = context.analysis.sentences[index]
    if act.form == "verb":
        return _by_verb(context, index, sentence, at, act)
    if act.form == "undoing":
        return by_adjective(context, index, sentence, at, act)
    if act.form == "people":
        return by_people(context, index, sentence, at, act)
    return by_noun(context, index, sentence, at, act)


def _by_verb(context: Context, index: int, sentence: Sentence, at: int, act: Act) -> Telling | None:
    clause = clause_at(sentence, at)
    word = sentence.tokens.lower[at]
    # A verb that nothing else knows, and no noun: "the brewery dates back to 1846".
    bare = clause.verb_stop <= clause.verb and clause.first < at
    bare = bare and sentence.tokens.lower[at - 1] not in _DETERMINERS
    own = bare or clause.verb <= at < max(clause.verb_stop, clause.verb + 1)
    if not own and word.endswith("ing") and at == sentence.first + 1:
        return _by_opening(context, index, sentence, clause, at, act)
    if not own:
        return None
    if clause.kind == "participial" and word.endswith("ing") and not _is_so(sentence, clause):
        return None  # "an argument against publishing"
    denied = is_denied(sentence, clause, at)
    if is_idle(sentence, clause, denied=denied, ahead=act.side == "event"):
        return None
    subject = (clause.first, at) if bare else _subject(sentence, clause, act)
    after = at + 1
    while after < clause.stop and sentence.tokens.lower[after] in act.particle:
        after += 1
    passive = clause.passive or clause.kind == "participial"
    stop = max(clause.verb_stop, after)
    theme: str | None = ""
    if act.of != "subject" and not passive:
        theme = _object(context, index, clause, after, act)
        doer = meaning_of(context, index, *subject)
        stop = min(clause.stop, stop + 3)
    passive = passive or (theme == "" and sentence.tokens.lower[at - 1] == ",")  # ", signed in May"
    by_subject = theme == "" and (act.of != "object" or passive)
    if by_subject:
        theme = meaning_of(context, index, *subject)
        doer = ""
        if passive:
            doer = meaning_of(context, index, *_by_phrase(sentence, clause, after))
    if act.topic.only and theme not in act.topic.only:
        return None
    part = _part(sentence, clause, act)
    if part >= 0:
        theme = _of_whole(context, index, clause, part)
    elif act.topic.only_parts:
        return None
    first = clause.subject if clause.first <= clause.subject < clause.verb else clause.verb
    if subject[0] == subject[1]:
        subject = clause.first, clause.verb  # "All" alone
    acting = subject if not passive or act.of == "subject" else _by_phrase(sentence, clause, after)
    return Telling(
        index,
        sentence,
        first,
        max(stop, clause.verb_stop),
        act,
        denied,
        False,
        theme,
        doer,
        times_in_clause(sentence, clause),
        clause,
        among(sentence, *acting),
        frozenset()
        if part >= 0
        else _parts_of_thing(sentence, clause, subject, by_subject=by_subject),
        parts_in(sentence, after, _to_mark(sentence, after, clause.stop, passive=passive))
        | parts_in(sentence, clause.first, max(clause.first, min(subject[0], clause.verb))),
    )


def _subject(sentence: Sentence, clause: Clause, act: Act) -> tuple[int, int]:
    """What a clause speaks of; "which opened", behind "the mill at Borg", speaks of the mill."""
    first, stop = clause.subject, clause.subject_stop
    told = act.side == "event" and not act.topic.of_places and clause.kind in _ABOUT
    if not told or not clause.first >= stop > first:
        return first, stop
    lower, before = sentence.tokens.lower, first - 1
    if before <= sentence.first or lower[before] not in _WHERE:
        return first, stop
    begin = before
    while begin > sentence.first and lower[begin - 1].isalpha() and begin > before - _PHRASE:
        begin -= 1
        if lower[begin] in _DETERMINERS:
            return (begin, before) if begin + 1 < before else (first, stop)
    return first, stop


def _part(sentence: Sentence, clause: Clause, act: Act) -> int:
    """Where a part stands that an event is told of for the whole: "the keel of the Marena"; -1
    where there is none."""
    for at in sentence.places_of(act.topic.parts):
        if not clause.first <= at < clause.stop - 1:
            continue
        owned = at > clause.first and sentence.tokens.lower[at - 1].endswith("'s")
        owned = owned and at < clause.verb
        if owned or sentence.tokens.lower[at + 1] in _PART_OF:
            return at
    return -1


def _of_whole(context: Context, index: int, clause: Clause, part: int) -> str | None:
    """What a part is a part of: "the Marena's keel", "the keel of the Marena"."""
    before = context.analysis.sentences[index].words(part - 1, part)
    if before and before[0].endswith("'s"):
        return owner_of(context, index, part - 1, part)
    stop = clause.verb if clause.verb > part else clause.stop
    return meaning_of(context, index, part + 2, stop)


def _parts_of_thing(
    sentence: Sentence, clause: Clause, subject: tuple[int, int], *, by_subject: bool
) -> Parts:
    """What narrows the thing that a clause tells of: its subject, or what a relative clause is
    about."""
    if by_subject:
        return parts_in(sentence, *subject) | owners_in(sentence, *subject)
    if clause.kind not in _WITHIN:
        return frozenset()
    while clause.within >= 0 and clause.kind in _WITHIN:
        clause = clauses_of(sentence)[clause.within]
    return parts_in(sentence, clause.subject, clause.subject_stop)


def _by_opening(
    context: Context, index: int, sentence: Sentence, clause: Clause, at: int, act: Act
) -> Telling | None:
    """ "After losing the final the team went home": what was done, told by a phrase."""
    if sentence.tokens.lower[at - 1] not in _TELLING or act.of == "subject":
        return None
    names = (one.first for one in sentence.entities if one.first > at + 2)
    theme = meaning_of(context, index, at + 1, min((clause.verb, *names)))
    doer = meaning_of(context, index, clause.subject, clause.subject_stop)
    stop = phrase_stop(sentence, at + 1, clause.stop)
    return Telling(index, sentence, at - 1, stop, act, False, True, theme, doer, (), clause)


def _to_mark(sentence: Sentence, first: int, stop: int, *, passive: bool) -> int:
    """The token at which what is said of a deed ends: a mark, or "by" with who did it."""
    lower = sentence.tokens.lower
    marks = _MARKS | {"by"} if passive else _MARKS
    return next((at for at in range(first, stop) if lower[at] in marks), stop)


def _object(context: Context, index: int, clause: Clause, after: int, act: Act) -> str | None:
    """What a verb is done to: what stands behind it, or what a relative clause is about; "it" is
    the nearest thing told of before its clause."""
    sentence = context.analysis.sentences[index]
    lower, clauses = sentence.tokens.lower, clauses_of(sentence)
    if lower[after : after + 1] == ["it"]:
        for at in range(clause.first - 1, sentence.first - 1, -1):
            if is_listed(lower[at]):
                return meaning_of(context, index, at, at + 1)
    stop = clause.stop
    if act.particle and after < stop and lower[after - 1] != act.particle[-1]:
        behind = range(after, min(after + _TO_PARTICLE, stop))
        stop = next((at for at in behind if lower[at] in act.particle), stop)
    found = meaning_of(context, index, after, stop)
    while found == "" and clause.kind == "infinitive" and clause.within >= 0:
        clause = clauses[clause.within]
    if found == "" and clause.kind == "relative" and clause.within >= 0:
        outer = clauses[clause.within]
        begin = outer.subject
        if begin < outer.subject_stop <= clause.first <= outer.subject_stop + 1:
            return meaning_of(context, index, begin, outer.subject_stop, narrowed=True)
    return found


def _is_so(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle tells what was done: "since winning the vote", ", winning the vote"."""
    lower = sentence.tokens.lower
    return not _TELLING.isdisjoint(lower[max(clause.first - 1, sentence.first) : clause.verb])


def _by_phrase(sentence: Sentence, clause: Clause, after: int) -> tuple[int, int]:
    """The tokens behind "by" that tell who did it; equal ones for none."""
    for at in range(after, clause.stop):
        if sentence.tokens.lower[at] == "by":
            dated = any(one.first <= at < one.stop or one.first == at + 1 for one in sentence.times)
            counted = any(one.first in {at + 1, at + 2} for one in sentence.quantities)
            if dated or (counted and sentence.tokens.lower[at + 1] == "a"):
                return at, at
            manner = _MANNER.isdisjoint(sentence.words(at + 1, at + 5))
            return (at + 1, clause.stop) if manner else (at, at)
    return after, after
