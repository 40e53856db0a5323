"""What sets two figures apart whose sentences tell of the same: time, outlook, narrowing words.

What narrows one of two figures only ("net", "of the second phase", "policies sold by brokers"), a
plan against what came of it, a part against the whole: all of that makes two figures of them.
"""

from __future__ import annotations

from collections.abc import Set

from factcheck.extracting.frames.clause_subjects import head_of
from factcheck.extracting.frames.clauses import clause_at, clauses_of, tense_at
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.sentence import Clause, Placed, Sentence
from factcheck.model.mentions import Mention, Quantity
from factcheck.model.spans import Span
from factcheck.rulebook.akin_words import root
from factcheck.rulebook.told_alike import (
    Alike,
    Period,
    alike_words,
    periods_of,
    roots_in,
    taken_in,
    tells,
)

_CLOSE = 2  # tokens between a figure and the verb that it belongs to
_NOUN = 4  # tokens of what a figure counts
_COUNTS = frozenset({"count", "number", "people"})
_WHICH = frozenset({"relative", "participial"})
_ABOUT = frozenset({"relative", "participial", "subordinate"})
_AHEAD = frozenset({"future", "conditional"})


def beside(sentence: Sentence, placed: Placed[Mention]) -> list[Clause]:
    """Return the clause that a figure stands in, and those about it that begin behind it or its
    noun: "12 March, when", "the 40 men who"."""
    clause = clause_at(sentence, placed.first)
    after = range(placed.stop, placed.stop + _NOUN)
    return [
        one
        for one in clauses_of(sentence)
        if one is clause or (one.first in after and one.kind in _ABOUT)
    ]


def core(sentence: Sentence, placed: Placed[Mention]) -> dict[str, str]:
    """Return the roots of the clauses beside a figure."""
    found: dict[str, str] = {}
    for each in beside(sentence, placed):
        found |= _own_roots(sentence, each)
    return found


def is_of_deed(alike: Alike, sentence: Sentence, placed: Placed[Mention]) -> bool:
    """Whether what a date dates is among the words that both sentences have: the last one before
    it and a verb before that where no comma parts them, or else the verb behind it."""
    clause = clause_at(sentence, placed.first)
    if clause.first < placed.first and "," in sentence.words(placed.first - 2, placed.first):
        return False  # "two days later, on 5 May, they"
    before = list(roots_in(sentence, clause.first, placed.first))[-1:]
    found = set(before)
    parted = "," in sentence.words(clause.verb_stop, placed.first)
    behind = [one for one in beside(sentence, placed) if one is not clause]
    if not behind and (not before or (clause.verb < placed.first and not parted)):
        behind = [clause]
    for one in behind:
        found |= set(roots_in(sentence, one.verb, one.verb_stop))
    return bool(found) and alike.shared.issuperset(found)


def deed_span(sentence: Sentence, placed: Placed[Mention]) -> Span:
    """Return the range of a date with the verbs of what it dates."""
    verbs = [one for one in beside(sentence, placed) if one.verb < one.verb_stop]
    first = min([placed.first, *(one.verb for one in verbs)])
    return sentence.span_of(first, max([placed.stop, *(one.verb_stop for one in verbs)]))


def _own_roots(sentence: Sentence, clause: Clause) -> dict[str, str]:
    inner = [
        one
        for one in clauses_of(sentence)
        if one is not clause and clause.first <= one.first and one.stop <= clause.stop
    ]
    found: dict[str, str] = {}
    first = clause.first
    for one in inner:
        if one.first >= first:
            found |= roots_in(sentence, first, one.first)
            first = one.stop
    return found | roots_in(sentence, first, clause.stop)


def is_apart(alike: Alike, one: Placed[Mention], other: Placed[Mention], *, strict: bool) -> bool:
    """Whether words beside one of two figures make it another one than the other; if `strict`,
    also where it is."""
    sides = (
        (alike.one.sentence, one, alike.other.sentence),
        (alike.other.sentence, other, alike.one.sentence),
    )
    for sentence, placed, against in sides:
        if _is_narrowed(sentence, placed, alike.shared, strict=strict):
            return True
        words = {root(word) for word in against.vocabulary}
        if not words.issuperset(_narrowing(sentence, placed, alike.shared)):
            return True
    if _are_of_other_deeds(*sides):
        return True
    outlooks = [_outlook(sentence, placed, alike.shared) for sentence, placed, _ in sides]
    if any(a != b and a is not None and b is not None for a, b in zip(*outlooks, strict=True)):
        return True
    (a, x, _), (b, y, _) = sides
    return _is_had(a, x, b, y) or _is_had(b, y, a, x) or _is_of_others(alike, one, other)


def _are_of_other_deeds(*sides: tuple[Sentence, Placed[Mention], Sentence]) -> bool:
    """Whether the verb right beside each of two figures is one that the other sentence lacks."""
    for sentence, placed, against in sides:
        clause = clause_at(sentence, placed.first)
        verb = sentence.words(clause.verb, clause.verb_stop)[-1:]
        far = max(placed.first - clause.verb_stop, clause.verb - placed.stop)
        if not verb or far > _CLOSE or verb[0] in alike_words("being"):
            return False
        if root(verb[0]) in {root(word) for word in against.vocabulary}:
            return False
    return True


def _is_of_others(alike: Alike, one: Placed[Mention], other: Placed[Mention]) -> bool:
    """Whether the same is told of two: "the lake lies at", "the pass above the lake lies at"."""
    sides = ((alike.one.sentence, one), (alike.other.sentence, other))
    clauses = [clause_at(sentence, placed.first) for sentence, placed in sides]
    verbs = [
        frozenset(map(root, sentence.words(clause.verb, clause.verb_stop)))
        for (sentence, _), clause in zip(sides, clauses, strict=True)
    ]
    same = verbs[0] == verbs[1] and verbs[0].isdisjoint(alike_words("being"))
    return same and bool(verbs[0]) and not have_one_subject(alike, one, other)


def have_one_subject(alike: Alike, one: Placed[Mention], other: Placed[Mention]) -> bool:
    """Whether what the clauses of two figures speak of is among what both sentences tell of."""
    for sentence, placed in ((alike.one.sentence, one), (alike.other.sentence, other)):
        clause = clause_at(sentence, placed.first)
        head = head_of(sentence, clause)
        if head >= 0 and not alike.shared.issuperset(roots_in(sentence, head, head + 1)):
            return False
    return True


def _is_had(
    sentence: Sentence, placed: Placed[Mention], other: Sentence, of_other: Placed[Mention]
) -> bool:
    """Whether one sentence tells what somebody has, and the other what is done to so many."""
    clause, doing = clause_at(sentence, placed.first), clause_at(other, of_other.first)
    verb = sentence.words(clause.verb, clause.verb_stop)[-1:]
    counted = isinstance(placed.mention, Quantity) and placed.mention.unit != "percent"
    if not counted or alike_words("having").isdisjoint(verb):
        return False
    done = roots_in(other, doing.verb, doing.verb_stop).keys()
    return bool(done) and done.isdisjoint(roots_in(sentence, sentence.first, sentence.stop))


def _outlook(
    sentence: Sentence, placed: Placed[Mention], shared: Set[str]
) -> tuple[bool | None, bool, bool, bool, str | None]:
    """Whether a figure is told as still to come, None where the verb is of something else; as of
    before something else, denied, or of a part of what is told; and how it is told of a change."""
    ahead: bool | None = None
    earlier = denied = False
    for clause in beside(sentence, placed):
        verb = sentence.words(clause.verb, clause.verb_stop)
        telling = roots_in(sentence, clause.verb, clause.verb_stop).keys()
        if verb and (not telling or not telling.isdisjoint(shared)):
            tense = tense_at(sentence, max(clause.verb, clause.first))
            ahead = tense in _AHEAD if tense else ahead
        outer = clause
        while outer.kind == "infinitive" and outer.within >= 0:
            outer = clauses_of(sentence)[outer.within]
        above = sentence.words(outer.verb, outer.verb_stop)
        earlier |= "had" in above[:-1] and outer.kind == "main"
        denied |= "not" in verb
    mention = placed.mention
    form = mention.change_form if isinstance(mention, Quantity) else None
    form = None if form == "to" else form
    return ahead, earlier, denied, _is_part(sentence, placed), form


def _narrowing(sentence: Sentence, placed: Placed[Mention], shared: Set[str]) -> Set[str]:
    """The words beside a figure that make another one of it, but those that describe what only
    this sentence has: "thanks to two new contracts"."""
    taken, lower = taken_in(sentence), sentence.tokens.lower
    clauses, stop = beside(sentence, placed), _chunk_stop(sentence, placed)
    phrases = [(at, end) for at, end, _ in sentence.phrases(open_words().qualifiers)]
    clause = clause_at(sentence, placed.first)
    listed = alike_words("narrowing") | alike_words("setting") | alike_words("aside")
    found = set[str]()
    for at, end in [*phrases, *((at, at + 1) for at in sentence.places_of(listed))]:
        beside_it = lower[at] in alike_words("aside") or clause_at(sentence, at) in clauses
        if at in taken or at >= stop or not beside_it:
            continue
        behind = lower[end] if end < sentence.stop else ""
        if lower[at] in alike_words("aside") and at > clause.first and lower[at - 1] != ",":
            continue  # "were left without a home", and not "Without trainees, it has"
        describes = end == at + 1 and lower[at] in alike_words("narrowing") and tells(behind)
        if not describes or end in taken or root(behind) in shared:
            found |= {root(word) for word in lower[at:end]}
    return found


def _chunk_stop(sentence: Sentence, placed: Placed[Mention]) -> int:
    """Return the first comma behind a figure, or the end of its sentence."""
    lower = sentence.tokens.lower
    return next((at for at in range(placed.stop, sentence.stop) if lower[at] == ","), sentence.stop)


def _is_part(sentence: Sentence, placed: Placed[Mention]) -> bool:
    """Whether a figure is of some of what is told: "2,400 of them", "12 of the ships"."""
    mention = placed.mention
    counted = isinstance(mention, Quantity) and dimension_of(mention) in _COUNTS
    after = sentence.words(placed.stop, placed.stop + 2)
    sets = alike_words("any_sets" if counted else "sets")
    return after[:1] == ["of"] and not sets.isdisjoint(after[1:])


def _is_narrowed(
    sentence: Sentence, placed: Placed[Mention], shared: Set[str], *, strict: bool
) -> bool:
    """Whether a word of its own narrows what the other sentence has as well: one right before it
    ("pro rata net debt"), behind "among" and the like, or a clause ("policies sold by brokers")."""
    clause = clause_at(sentence, placed.first)
    verbs = {at for one in clauses_of(sentence) for at in range(one.verb, one.verb_stop)}
    lower, before, taken = sentence.tokens.lower, "", taken_in(sentence)
    limiting = (
        alike_words("limiting") | alike_words("placing") if strict else alike_words("limiting")
    )
    first = clause.first if isinstance(placed.mention, Quantity) else sentence.first
    for at in range(first, min(clause.stop, _chunk_stop(sentence, placed))):
        word = lower[at].removesuffix("'s")
        told = at not in taken and tells(word)
        common = told and root(word) in shared
        named = sentence.tokens.text[at][0].isupper()
        if common and before == "own" and at not in verbs and not named:
            return True
        if told and not common and before == "limiting":
            return True
        if told:
            owning = named and (at == sentence.first or lower[at].endswith("'s"))
            before = "" if common or at in verbs or owning else "own"
        elif word in alike_words("own"):
            before = ""  # "from its farmers": whose the figure is, and of no part
        elif word in open_words().determiners:
            before = before if before == "limiting" else ""
        else:
            before = "limiting" if word in limiting else ""
        if before == "limiting" and word in alike_words("placing") and at < placed.first:
            named = at + 1 < sentence.stop and sentence.tokens.text[at + 1][0].isupper()
            before = "" if named else before  # "Police in Lucca": names are compared as such
    return any(_is_restricted(sentence, clause, one, shared) for one in clauses_of(sentence))


def _is_restricted(sentence: Sentence, clause: Clause, inner: Clause, shared: Set[str]) -> bool:
    """Whether a clause inside one says which of the things that both sentences tell of are meant,
    in words of its own."""
    if not clause.first < inner.first or inner.stop > clause.stop or inner.kind not in _WHICH:
        return False
    lower = sentence.tokens.lower
    if lower[inner.first] == "," or root(lower[inner.first - 1]) not in shared:
        return False
    own = roots_in(sentence, inner.first, inner.stop)
    return bool(own) and shared.isdisjoint(own)


def same_times(alike: Alike, one: Placed[Mention], other: Placed[Mention], *, strict: bool) -> bool:
    """Whether two sentences tell of one time, leaving two dates aside that are compared; where
    only one tells a time, it is the same if that is not `strict`."""
    sides = [(alike.one.sentence, one), (alike.other.sentence, other)]
    a, b = (periods_of(sentence, placed.mention) for sentence, placed in sides)
    more = [[time for time in these if not _fits(time, those)] for these, those in ((a, b), (b, a))]
    if not any(more):
        return True
    if strict or (a and b and all(more)):
        return False
    if not (a and b):
        sentence, placed = sides[1] if a else sides[0]
        return tense_at(sentence, placed.first) != "perfect"  # "have paid", until now
    (sentence, placed), last = (sides[0], more[0]) if more[0] else (sides[1], more[1])
    rest = {day for _, day in last}
    return not any(
        time.mention.last in rest
        and sentence.tokens.lower[time.first - 1] not in alike_words("comparing")
        and clause_at(sentence, time.first) is clause_at(sentence, placed.first)
        for time in sentence.times
    )


def _fits(time: Period, others: Set[Period]) -> bool:
    """Whether one of other periods ends with one, and begins with it as far as both say."""
    return any(
        time[1] == last and (first == time[0] or first is None or time[0] is None)
        for first, last in others
    )
