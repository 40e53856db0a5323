"""What a text tells of its things by verbs and their nouns, to hold one place against another.

    Regulators turned down the merger. ... The regulators' approval of the merger came late.
    axis approval: other, of "merger", by "regulators"; then one, of the same, by the same

A telling has a side, what it is told of, who did it, and its times, each by its role in the clause
and whatever the order of the words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at, clauses_of, times_of
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import among, meaning_of, owner_of, parts_in, phrase_stop
from factcheck.rulebook.text_things import is_listed
from factcheck.rulebook.told_words import Act, act_words, acts, told_words

_TO_PARTICLE = 4  # tokens from a verb to its particle: "turned the offer down"
_DENIED = 4  # tokens before a verb in which a denial stands
_PART = frozenset({"who", "which", "that"})
_POSSESSIVES = frozenset({"its", "his", "her"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "its", "his", "her", "their", "of", "in"})
_MARKS = frozenset({",", ";", ":", "(", "–", "—"})
_TELLING = frozenset({",", "since", "after", "by", "on", "upon", "following", "despite", "having"})
_MANNER = frozenset(
    {"margin", "vote", "votes", "majority", "landslide", "far", "accident", "mistake", "chance"}
)
_BE = frozenset({"is", "was", "remains", "remained", "are", "were"})
_NOUN_PHRASE = 5  # tokens from a possessive to its noun


Parts: TypeAlias = frozenset[tuple[str, str]]


class Telling(Struct, frozen=True):
    """What one sentence tells of a thing at tokens [first, stop).

    `theme` is what it is told of, `doer` who did it: "" where the text names none, None where it
    is not sure who is meant. `anaphoric` holds for "the approval of", which takes up what was told.
    `among` is how much of which set did it: ("all", "judge"). `of_thing` and `of_deed` are what
    ties the thing or the deed to a part or a case: "in the north".
    """

    index: int
    sentence: Sentence
    first: int
    stop: int
    act: Act
    denied: bool
    anaphoric: bool
    theme: str | None
    doer: str | None
    times: tuple[TimeExpression, ...]
    clause: Clause
    among: tuple[str, str] = ("", "")
    of_thing: Parts = frozenset()
    of_deed: Parts = frozenset()

    @property
    def future(self) -> bool:
        """Whether it is told of what is to come."""
        return self.clause.tense == "future" and not self.anaphoric

    @property
    def span(self) -> Span:
        """Where it stands, in the text."""
        return self.sentence.span_of(self.first, self.stop)

    @property
    def quote(self) -> str:
        """The words of the telling."""
        return " ".join(self.sentence.tokens.joined(self.first, self.stop - 1).split())


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
    if len(particle) > 1:
        return lower[at + 1 : at + 1 + len(particle)] == list(particle)
    return particle[0] in sentence.words(at + 1, at + 1 + _TO_PARTICLE)


def telling_at(context: Context, index: int, at: int, act: Act) -> Telling | None:
    """Return what a word tells; None where the text does not stand behind it, or of nothing."""
    sentence = context.analysis.sentences[index]
    if act.form == "verb":
        return _by_verb(context, index, sentence, at, act)
    if act.form == "undoing":
        return _by_adjective(context, index, sentence, at, act)
    if act.form == "people":
        return _by_people(context, index, sentence, at, act)
    return _by_noun(context, index, sentence, at, act)


def _by_verb(context: Context, index: int, sentence: Sentence, at: int, act: Act) -> Telling | None:
    clause = clause_at(sentence, at)
    word = sentence.tokens.lower[at]
    # A verb that nothing else knows, and no noun: "the brewery dates back to 1846".
    bare = clause.verb_stop <= clause.verb and clause.first < at
    bare = bare and sentence.tokens.lower[at - 1] not in _DETERMINERS
    if not bare and not clause.verb <= at < max(clause.verb_stop, clause.verb + 1):
        return None
    if clause.kind == "participial" and word.endswith("ing") and not _is_so(sentence, clause):
        return None  # "an argument against publishing"
    denied = _denied(sentence, clause, at)
    if _is_idle(sentence, clause, denied=denied, ahead=act.side == "event"):
        return None
    subject = (clause.first, at) if bare else (clause.subject, clause.subject_stop)
    after = at + 1
    while after < clause.stop and sentence.tokens.lower[after] in act.particle:
        after += 1
    passive = clause.passive or clause.kind == "participial"
    stop = max(clause.verb_stop, after)
    theme: str | None = ""
    if act.of != "subject" and not passive:
        theme = _object(context, index, clause, after)
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
        _times(sentence, clause),
        clause,
        among(sentence, *acting),
        parts_in(sentence, *subject) if by_subject else frozenset(),
        parts_in(sentence, after, _to_mark(sentence, after, clause.stop, passive=passive))
        | parts_in(sentence, clause.first, max(clause.first, min(subject[0], clause.verb))),
    )


def _to_mark(sentence: Sentence, first: int, stop: int, *, passive: bool) -> int:
    """The token at which what is said of a deed ends: a mark, or "by" with who did it."""
    lower = sentence.tokens.lower
    marks = _MARKS | {"by"} if passive else _MARKS
    return next((at for at in range(first, stop) if lower[at] in marks), stop)


def _object(context: Context, index: int, clause: Clause, after: int) -> str | None:
    """What a verb is done to: what stands behind it, or what a relative clause is about; "it" is
    the nearest thing told of before its clause."""
    sentence = context.analysis.sentences[index]
    lower, clauses = sentence.tokens.lower, clauses_of(sentence)
    if lower[after : after + 1] == ["it"]:
        for at in range(clause.first - 1, sentence.first - 1, -1):
            if is_listed(lower[at]):
                return meaning_of(context, index, at, at + 1)
    found = meaning_of(context, index, after, clause.stop)
    while found == "" and clause.kind == "infinitive" and clause.within >= 0:
        clause = clauses[clause.within]
    if found == "" and clause.kind == "relative" and clause.within >= 0:
        outer = clauses[clause.within]
        begin = outer.subject
        if begin < outer.subject_stop <= clause.first <= outer.subject_stop + 1:
            return meaning_of(context, index, begin, outer.subject_stop)
    return found


def _times(sentence: Sentence, clause: Clause) -> tuple[TimeExpression, ...]:
    own = times_of(sentence, clause)
    if not own and clause.kind in {"quoted", "subordinate", "relative"}:
        # "in 1991, when we started"
        begin = clause.first + (sentence.tokens.lower[clause.first] == ",")
        before = clause.first - (begin == clause.first)
        if sentence.tokens.lower[begin] == "when":
            own = [one for one in sentence.times if one.stop == before]
    return tuple(one.mention for one in own if one.mention.first is not None)


def _is_so(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle tells what was done: "since winning the vote", ", winning the vote"."""
    lower = sentence.tokens.lower
    return not _TELLING.isdisjoint(lower[max(clause.first - 1, sentence.first) : clause.verb])


def _denied(sentence: Sentence, clause: Clause, at: int) -> bool:
    lower = sentence.tokens.lower
    before = lower[max(clause.first, clause.verb, at - _DENIED) : at]
    if not told_words("denying").isdisjoint(before) or "n't" in "".join(before):
        return True
    if before[-1:] == ["longer"]:
        return True
    opening = lower[max(clause.subject - 1, sentence.first) : clause.subject + 1]
    if clause.subject < clause.subject_stop and not told_words("none").isdisjoint(opening):
        return True
    if clause.kind == "infinitive":
        return not told_words("refusing").isdisjoint(lower[max(at - 3, sentence.first) : at])
    return False


def _is_idle(
    sentence: Sentence, clause: Clause, *, denied: bool = False, ahead: bool = False
) -> bool:
    """Whether a clause does not say that it is so, or `ahead` that it will be."""
    if clause.kind == "conditional" or clause.tense == "conditional":
        return True
    if clause.tense == "future" and not ahead:
        return True
    if clause.kind == "infinitive" and not denied:
        return True
    outer = clause
    while outer.within >= 0:
        outer = clauses_of(sentence)[outer.within]
        if outer.kind == "conditional" or (not clause.tense and outer.tense == "conditional"):
            return True
    return False


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


def _by_noun(context: Context, index: int, sentence: Sentence, at: int, act: Act) -> Telling | None:
    """ "The regulator's approval of the merger", "its rejection", "the fall in exports"."""
    found = _owner(sentence, at)
    if found is None:
        return None
    first, owner_stop = found
    clause = clause_at(sentence, at)
    if _is_idle(sentence, clause) or _is_denied_noun(sentence, clause, at):
        return None
    lower = sentence.tokens.lower
    verbs = (one.verb for one in clauses_of(sentence) if at < one.verb < one.verb_stop)
    limit = min(verbs, default=sentence.stop)
    owner = owner_of(context, index, first, owner_stop) if owner_stop > first else ""
    theme: str | None = owner
    doer: str | None = ""
    stop = end = at + 1
    if stop < sentence.stop and lower[stop] in {"of", "in"}:
        dated = any(one.first <= stop + 1 < one.stop for one in sentence.times)
        if not dated:
            theme = meaning_of(context, index, stop + 1, limit)
            doer, end = owner, phrase_stop(sentence, stop + 1, limit)
            stop = min(stop + 4, limit)
    if stop < sentence.stop and lower[stop] == "by" and not doer:
        doer = meaning_of(context, index, stop + 1, limit)
    times = tuple(
        one.mention
        for one in sentence.times
        if one.mention.first is not None and at < one.first < limit
    )
    parts = parts_in(sentence, end, limit)
    return Telling(
        index,
        sentence,
        first,
        stop,
        act,
        False,
        True,
        theme,
        doer,
        times,
        clause,
        of_thing=parts,
    )


def _is_denied_noun(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a noun is told as what is not, or as what somebody wishes for."""
    signs = told_words("denying") | told_words("none") | told_words("wishing")
    dated = {at for one in sentence.times for at in range(one.first, one.stop)}  # "May"
    places = sentence.places_of(signs)
    return any(clause.first <= at < clause.stop and at not in dated for at in places)


def _owner(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The tokens of the possessive before a noun, none of them after "the"; None where it is no
    noun of something known."""
    lower = sentence.tokens.lower
    for first in range(at - 1, max(sentence.first, at - _NOUN_PHRASE) - 1, -1):
        word = lower[first]
        if word == "the":
            return first, first
        if word in _POSSESSIVES:
            return first, first + 1
        if word.endswith("'s") or (word.endswith("s'") and len(word) > 2):
            begin = first
            while begin > sentence.first and _goes_on(sentence, begin - 1):
                begin -= 1
            return begin, first + 1
        if not word.isalpha() or word in clause_words("prepositions") or is_adverb(word):
            return None
    return None


def _goes_on(sentence: Sentence, at: int) -> bool:
    word = sentence.tokens.lower[at]
    if not word.isalpha() or word in clause_words("prepositions"):
        return False
    return word in {"the", "this"} or sentence.tokens.text[at][0].isupper()


def _by_adjective(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    """ "The dispute is still unsettled": what has not been done to its subject."""
    clause = clause_at(sentence, at)
    lower = sentence.tokens.lower
    led = lower[clause.verb] in _BE and clause.verb < at <= clause.verb_stop + 2
    if not led or _is_idle(sentence, clause) or _denied(sentence, clause, at):
        return None
    theme = meaning_of(context, index, clause.subject, clause.subject_stop)
    first = clause.subject if clause.first <= clause.subject < clause.verb else clause.verb
    times = _times(sentence, clause)
    return Telling(index, sentence, first, at + 1, act, True, False, theme, "", times, clause)


def _by_people(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    """ "The tunnel's keenest supporter is the governor", "Orr, a critic of the tunnel"."""
    clause = clause_at(sentence, at)
    lower = sentence.tokens.lower
    if clause.verb_stop <= clause.verb or lower[clause.verb] not in _BE:
        return None
    if _is_idle(sentence, clause) or _denied(sentence, clause, clause.verb_stop):
        return None
    found = _owner(sentence, at)
    begin, owner_stop = found if found is not None else (at, at)
    theme = owner_of(context, index, begin, owner_stop) if owner_stop > begin else ""
    if at + 1 < sentence.stop and lower[at + 1] == "of":
        theme = meaning_of(context, index, at + 2, clause.stop)
    if at < clause.verb:
        doer = meaning_of(context, index, clause.verb_stop, clause.stop)
    else:
        doer = meaning_of(context, index, clause.subject, clause.subject_stop)
    first, stop = min(begin, clause.verb), max(at + 1, clause.verb_stop)
    return Telling(
        index,
        sentence,
        first,
        stop,
        act,
        False,
        False,
        theme,
        doer,
        _times(sentence, clause),
        clause,
    )
