"""What a text tells of its things by verbs and their nouns, to hold one place against another.

    Regulators turned down the merger. ... The regulators' approval of the merger came late.
    axis approval: other, of "merger", by "regulators"; then one, of the same, by the same

A telling has a side, what it is told of, who did it, and its times, each by its role in the clause
and whatever the order of the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at, clauses_of, times_of
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import meaning_of, owner_of
from factcheck.rulebook.told_words import Act, Axis, acts, told_words

_TO_PARTICLE = 4  # tokens from a verb to its particle: "turned the offer down"
_DENIED = 4  # tokens before a verb in which a denial stands
_PART = frozenset({"who", "which", "that"})
_POSSESSIVES = frozenset({"its", "his", "her"})
_BE = frozenset({"is", "was", "remains", "remained", "are", "were"})
_NOUN_PHRASE = 5  # tokens from a possessive to its noun


class Telling(Struct, frozen=True):
    """What one sentence tells of a thing at tokens [first, stop).

    `theme` is what it is told of, `doer` who did it: "" where the text names none, None where it
    is not sure who is meant. `anaphoric` holds for "the approval of", which takes up what was told.
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

    @property
    def span(self) -> Span:
        """Where it stands, in the text."""
        return self.sentence.span_of(self.first, self.stop)

    @property
    def quote(self) -> str:
        """The words of the telling."""
        return " ".join(self.sentence.tokens.joined(self.first, self.stop - 1).split())


Spots = dict[str, list[tuple[int, int, Act]]]


def spots_of(context: Context) -> Spots:
    """Return where words of each axis stand: the sentence, the token and what it may say."""
    return context.once(_spots)


def _spots(context: Context) -> Spots:
    found: Spots = {}
    words = _words()
    for index in context.places_with(words):
        sentence = context.analysis.sentences[index]
        for at in sentence.places_of(words):
            for act in acts()[sentence.tokens.lower[at]]:
                if _has_particle(sentence, at, act.particle):
                    found.setdefault(act.axis.id, []).append((index, at, act))
    return found


@cache
def _words() -> frozenset[str]:
    return frozenset(acts())


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
    if act.form == "people":
        return _by_people(context, index, sentence, at, act)
    return _by_noun(context, index, sentence, at, act)


def _by_verb(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    clause = clause_at(sentence, at)
    if not clause.verb <= at < max(clause.verb_stop, clause.verb + 1):
        return None
    denied = _denied(sentence, clause, at)
    if _is_idle(sentence, clause, denied=denied):
        return None
    subject = (clause.subject, clause.subject_stop)
    after = at + 1
    while after < clause.stop and sentence.tokens.lower[after] in act.particle:
        after += 1
    passive = clause.passive or (
        clause.kind == "participial" and not sentence.tokens.lower[at].endswith("ing")
    )
    stop = max(clause.verb_stop, after)
    if act.axis.of == "subject" or passive:
        theme = meaning_of(context, index, *subject)
        doer = _after_by(context, index, clause, after) if passive else ""
    else:
        theme = _object(context, index, clause, after)
        doer = meaning_of(context, index, *subject)
        stop = min(clause.stop, stop + 3)
    first = clause.subject if clause.first <= clause.subject < clause.verb else clause.verb
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
    )


def _object(context: Context, index: int, clause: Clause, after: int) -> str | None:
    """What a verb is done to: what stands behind it, or what a relative clause is about; "it" is
    what the clause around it speaks of."""
    sentence = context.analysis.sentences[index]
    lower, clauses = sentence.tokens.lower, clauses_of(sentence)
    if lower[after : after + 1] == ["it"] and clause.kind == "subordinate" and clause.within >= 0:
        outer = clauses[clause.within]
        if outer.subject < outer.subject_stop <= after:
            return meaning_of(context, index, outer.subject, outer.subject_stop)
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
    return tuple(one.mention for one in own if one.mention.first is not None)


def _denied(sentence: Sentence, clause: Clause, at: int) -> bool:
    lower = sentence.tokens.lower
    before = lower[max(clause.first, clause.verb, at - _DENIED) : at]
    if not told_words("denying").isdisjoint(before) or "n't" in "".join(before):
        return True
    if before[-1:] == ["longer"]:
        return True
    if clause.subject < clause.subject_stop and lower[clause.subject] in told_words("none"):
        return True
    if clause.kind == "infinitive":
        return not told_words("refusing").isdisjoint(lower[max(at - 3, sentence.first) : at])
    return False


def _is_idle(sentence: Sentence, clause: Clause, *, denied: bool) -> bool:
    """Whether a clause does not say that it is so."""
    if clause.kind == "conditional" or clause.tense in {"conditional", "future"}:
        return True
    if clause.kind == "infinitive" and not denied:
        return True
    outer = clause
    while outer.within >= 0:
        outer = clauses_of(sentence)[outer.within]
        if outer.kind == "conditional" or outer.tense == "conditional":
            return True
    return False


def _after_by(context: Context, index: int, clause: Clause, after: int) -> str | None:
    sentence = context.analysis.sentences[index]
    for at in range(after, clause.stop):
        if sentence.tokens.lower[at] == "by":
            dated = any(one.first <= at < one.stop or one.first == at + 1 for one in sentence.times)
            return "" if dated else meaning_of(context, index, at + 1, clause.stop)
    return ""


def _by_noun(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    """ "The regulator's approval of the merger", "its rejection", "the fall in exports"."""
    found = _owner(sentence, at)
    if found is None:
        return None
    first, owner_stop = found
    clause = clause_at(sentence, at)
    if _is_idle(sentence, clause, denied=False) or _is_denied_noun(sentence, clause, at):
        return None
    lower = sentence.tokens.lower
    verbs = (one.verb for one in clauses_of(sentence) if at < one.verb < one.verb_stop)
    limit = min(verbs, default=sentence.stop)
    owner = owner_of(context, index, first, owner_stop) if owner_stop > first else ""
    theme, doer = owner, ""
    stop = at + 1
    if stop < sentence.stop and lower[stop] in {"of", "in"}:
        dated = any(one.first <= stop + 1 < one.stop for one in sentence.times)
        if not dated:
            theme = meaning_of(context, index, stop + 1, limit)
            doer, stop = owner, min(stop + 4, sentence.stop)
    if stop < sentence.stop and lower[stop] == "by" and not doer:
        doer = meaning_of(context, index, stop + 1, limit)
    times = tuple(
        one.mention
        for one in sentence.times
        if one.mention.first is not None and stop <= one.first <= stop + 4
    )
    return Telling(index, sentence, first, stop, act, False, True, theme, doer, times)


def _is_denied_noun(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a noun is told as what is not, or as what somebody wishes for."""
    signs = told_words("denying") | told_words("none") | told_words("wishing")
    return not signs.isdisjoint(sentence.words(clause.first, clause.stop))


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


def _by_people(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    """ "The tunnel's keenest supporter is the governor", "Orr, a critic of the tunnel"."""
    clause = clause_at(sentence, at)
    lower = sentence.tokens.lower
    if clause.verb_stop <= clause.verb or lower[clause.verb] not in _BE:
        return None
    if _is_idle(sentence, clause, denied=False) or _denied(sentence, clause, clause.verb_stop):
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
        index, sentence, first, stop, act, False, False, theme, doer, _times(sentence, clause)
    )


def opposed(context: Context, axis: Axis, spots: Sequence[tuple[int, int, Act]]) -> Iterator[
    tuple[Telling, Telling]
]:
    """Yield two tellings of one thing that exclude each other."""
    indices = {index for index, _, _ in spots}
    if len(indices) < 2 or not _may_oppose(context, spots):
        return
    told = [one for spot in spots if (one := telling_at(context, *spot)) is not None and one.theme]
    told = [one for one in told if not _is_apart(one)]
    for at, one in enumerate(told):
        for other in told[at + 1 :]:
            if _exclude(one, other) and _of_one(one, other, axis):
                if not _is_changed(context, one, other):
                    yield one, other


def _may_oppose(context: Context, spots: Sequence[tuple[int, int, Act]]) -> bool:
    """Whether both sides stand in the text, or one of them may be denied."""
    if len({act.side for _, _, act in spots}) > 1:
        return True
    denying = told_words("denying") | told_words("refusing") | told_words("none")
    sentences = context.analysis.sentences
    return any(not denying.isdisjoint(sentences[index].vocabulary) for index, _, _ in spots)


def _is_apart(one: Telling) -> bool:
    sentence = one.sentence
    dated = {at for time in sentence.times for at in range(time.first, time.stop)}
    own = range(one.first, one.stop)
    return any(
        at not in dated and at not in own and sentence.words(at - 1, at) != ["all"]
        for at in sentence.places_of(told_words("apart"))
    )


def _exclude(one: Telling, other: Telling) -> bool:
    if one.index == other.index:
        return False
    if one.act.side == other.act.side:
        return one.denied is not other.denied
    return not one.denied and not other.denied


def _of_one(one: Telling, other: Telling, axis: Axis) -> bool:
    if one.theme != other.theme:
        return False
    if one.doer is None or other.doer is None or (one.doer and other.doer and one.doer != other.doer):
        return False
    if axis.same_doer and not (one.doer and other.doer):
        return False
    if axis.same_time and not (one.times and other.times):
        return other.anaphoric and not other.times
    return _overlap(one.times, other.times)


def _overlap(one: Sequence[TimeExpression], other: Sequence[TimeExpression]) -> bool:
    if not one or not other:
        return True
    return any(
        a.first and a.last and b.first and b.last and a.first <= b.last and b.first <= a.last
        for a in one
        for b in other
    )


def _is_changed(context: Context, one: Telling, other: Telling) -> bool:
    """Whether a word between the two, or in their sentences, tells of a change."""
    places = context.places_with(told_words("silent"))
    return any(one.index <= at <= other.index for at in places)
