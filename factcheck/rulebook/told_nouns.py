"""What a text tells of its things by nouns and adjectives: "the regulator's approval of it"."""

from __future__ import annotations

from factcheck.extracting.frames.clause_verbs import clause_words, is_adverb
from factcheck.extracting.frames.clauses import clause_at, clauses_of
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.rulebook.context import Context
from factcheck.rulebook.same_things import meaning_of, owner_of, owners_in, parts_in, phrase_stop
from factcheck.rulebook.told_telling import Telling, is_denied, is_idle, times_in_clause
from factcheck.rulebook.told_words import Act, told_words

_POSSESSIVES = frozenset({"its", "his", "her"})
_TO_THEME = frozenset({"of", "in", "to", "for"})
_BE = frozenset({"is", "was", "remains", "remained", "are", "were"})
_DUE = frozenset({"due", "set", "scheduled", "planned"})
_DAY_OF = (["day"], ["night"], ["date"], ["ceremony"])
_MARKS = frozenset({",", ";", ":", "(", "–", "—"})
_NOUN_PHRASE = 5  # tokens from a possessive to its noun


def by_noun(context: Context, index: int, sentence: Sentence, at: int, act: Act) -> Telling | None:
    """ "The regulator's approval of the merger", "its rejection", "the fall in exports"."""
    found = _owner(sentence, at)
    if found is None:
        return None
    first, owner_stop = found
    clause = clause_at(sentence, at)
    opens = act.side == "event" and at < clause.subject  # "Until the ruling in May he must"
    if (is_idle(sentence, clause) and not opens) or _is_denied_noun(sentence, clause, first, at):
        return None
    lower = sentence.tokens.lower
    if lower[at + 1 : at + 2] in _DAY_OF:
        at += 1  # "the opening day of the fair"
    verbs = (one.verb for one in clauses_of(sentence) if at < one.verb < one.verb_stop)
    limit = min(verbs, default=sentence.stop)
    dated = any(one.first <= owner_stop - 1 < one.stop for one in sentence.times)  # "last year's"
    owner = owner_of(context, index, first, owner_stop) if owner_stop > first and not dated else ""
    theme: str | None = owner
    doer: str | None = ""
    stop = end = at + 1
    if stop < sentence.stop and lower[stop] in _TO_THEME:
        dated = any(one.first <= stop + 1 < one.stop for one in sentence.times)
        if not dated:
            theme = meaning_of(context, index, stop + 1, limit)
            doer, end = owner, phrase_stop(sentence, stop + 1, limit)
            stop = min(stop + 4, limit)
    if stop < sentence.stop and lower[stop] == "by" and not doer:
        doer = meaning_of(context, index, stop + 1, limit)
    upto = limit
    if act.side == "event" and not _DUE.isdisjoint(sentence.words(limit + 1, limit + 2)):
        upto = clause.stop  # "the verdict is due on 3 May"
    times = tuple(
        one.mention
        for one in sentence.times
        if one.mention.first is not None and at < one.first < upto
    )
    marks = [at for at in range(end, limit) if lower[at] in _MARKS]
    marks += [one.stop for one in sentence.times if end <= one.first < limit]
    parts = parts_in(sentence, end, min(marks, default=limit)) | owners_in(sentence, at, end)
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


def _is_denied_noun(sentence: Sentence, clause: Clause, first: int, at: int) -> bool:
    """Whether a noun is told as what is not, or as what somebody wishes for."""
    if not (told_words("denying") | told_words("none")).isdisjoint(
        sentence.words(clause.first, at)
    ):
        return True
    dated = {at for one in sentence.times for at in range(one.first, one.stop)}  # "May"
    if sentence.words(first - 1, first) == ["until"]:
        dated.add(first - 1)
    places = sentence.places_of(told_words("wishing"))
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
            return _begin(sentence, first), first + 1
        if not word.isalpha() or word in clause_words("prepositions") or is_adverb(word):
            return None
    return None


def _begin(sentence: Sentence, at: int) -> int:
    """The token at which a possessive begins: its article, or the first capital before it."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    for begin in range(at, max(sentence.first, at - _NOUN_PHRASE) - 1, -1):
        if lower[begin] in {"the", "this"}:
            return begin
        if begin < at and not lower[begin].isalpha():
            break
    while at > sentence.first and text[at - 1][0].isupper():
        at -= 1
    return at


def by_adjective(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    """ "The dispute is still unsettled": what has not been done to its subject."""
    clause = clause_at(sentence, at)
    lower = sentence.tokens.lower
    led = lower[clause.verb] in _BE and clause.verb < at <= clause.verb_stop + 2
    if not led or is_idle(sentence, clause) or is_denied(sentence, clause, at):
        return None
    theme = meaning_of(context, index, clause.subject, clause.subject_stop)
    first = clause.subject if clause.first <= clause.subject < clause.verb else clause.verb
    times = times_in_clause(sentence, clause)
    return Telling(index, sentence, first, at + 1, act, True, False, theme, "", times, clause)


def by_people(
    context: Context, index: int, sentence: Sentence, at: int, act: Act
) -> Telling | None:
    """ "The tunnel's keenest supporter is the governor", "Orr, a critic of the tunnel"."""
    clause = clause_at(sentence, at)
    lower = sentence.tokens.lower
    if clause.verb_stop <= clause.verb or lower[clause.verb] not in _BE:
        return None
    if is_idle(sentence, clause) or is_denied(sentence, clause, clause.verb_stop):
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
        times_in_clause(sentence, clause),
        clause,
    )
