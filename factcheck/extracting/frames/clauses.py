"""The clauses of a sentence: where each begins and ends, what it is, its verb and its subject.

    Georgia, which left in 2009 after its war, became a candidate in 2023.
    main: Georgia ... became a candidate in 2023       past, of "Georgia"
      relative: , which left in 2009 after its war     past, of "Georgia"

A family of frames or a rule that must know whether two things are told of each other asks here:
`clause_at` gives the innermost clause of a token, `same_clause` compares those of two, `tense_at`
says when a clause is of, `times_of` which times are its own; `clause_subjects` says whom it
speaks of. They are worked out when first asked for and kept with the sentence.

Verbs decide: between two finite verbs a clause begins, at the words and marks of
`rules/lexicon/clauses.yaml`. A mark that no verb follows parts no clauses.
"""

from __future__ import annotations

from msgspec.structs import force_setattr

from factcheck.extracting.frames.clause_splitting import PHRASES, Open, open_clauses
from factcheck.extracting.frames.clause_subjects import subjects_of
from factcheck.extracting.frames.clause_verbs import clause_words
from factcheck.extracting.sentence import Clause, Placed, Sentence, Tense
from factcheck.model.mentions import TimeExpression


def clauses_of(sentence: Sentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence by their first tokens, the outer before the inner."""
    if not sentence.clauses:
        force_setattr(sentence, "clauses", _made(sentence))
    return sentence.clauses


def clause_at(sentence: Sentence, token: int) -> Clause:
    """Return the innermost clause that a token of the sentence stands in."""
    clauses = clauses_of(sentence)
    found = clauses[0]
    for one in clauses:
        if one.first > token:
            break
        if token < one.stop:
            found = one
    return found


def same_clause(sentence: Sentence, one: int, other: int) -> bool:
    """Whether two tokens stand in one clause, and neither in a clause inside it."""
    return clause_at(sentence, one) is clause_at(sentence, other)


def tense_at(sentence: Sentence, token: int) -> Tense:
    """Return the tense of the clause that a token stands in; that of the clause around one whose
    verb is not finite."""
    clause = clause_at(sentence, token)
    while not clause.tense and clause.within >= 0:
        clause = sentence.clauses[clause.within]
    return clause.tense


def governs(sentence: Sentence, sign: int, token: int) -> bool:
    """Whether a word such as "may" or "not" says of a statement at a token how it is meant: it
    stands in the same clause, in one around it, or in one of the same subject; or it begins a
    condition."""
    if sentence.tokens.lower[sign] in clause_words("conditional"):
        return True
    clauses, of_sign = clauses_of(sentence), clause_at(sentence, sign)
    clause = clause_at(sentence, token)
    if (clause.subject, clause.subject_stop) == (of_sign.subject, of_sign.subject_stop):
        return True
    while clause is not of_sign and clause.within >= 0:
        clause = clauses[clause.within]
    return clause is of_sign


def times_of(sentence: Sentence, clause: Clause) -> list[Placed[TimeExpression]]:
    """Return the times that are a clause's own, and of no clause inside it."""
    return [
        one
        for one in sentence.times
        if clause.first <= one.first < clause.stop and clause_at(sentence, one.first) is clause
    ]


def _made(sentence: Sentence) -> tuple[Clause, ...]:
    """Work out the clauses of a sentence: the outer before the inner, each with its subject."""
    found = sorted(open_clauses(sentence), key=lambda one: (one.first, -one.stop))
    within, around = list[int](), list[int]()
    for at, one in enumerate(found):
        while around and found[around[-1]].stop <= one.first:
            around.pop()
        within.append(around[-1] if around else -1)
        around.append(at)
    subjects = subjects_of(sentence, found, within)
    return tuple(
        Clause(
            first=one.first,
            stop=one.stop,
            kind=one.kind,
            within=outer,
            verb=one.verb.first if one.verb else one.first,
            verb_stop=one.verb.stop if one.verb else one.first,
            tense=_tense(one),
            passive=one.verb is not None and one.verb.passive,
            subject=subject,
            subject_stop=subject_stop,
        )
        for one, outer, (subject, subject_stop) in zip(found, within, subjects, strict=True)
    )


def _tense(clause: Open) -> Tense:
    """The tense of a clause, which "will be signed in May and ratified in June" tells but once."""
    if clause.verb is None or clause.kind in PHRASES:
        return ""
    shared = clause.shares.verb.tense if clause.shares and clause.shares.verb else ""
    elliptic = clause.verb.form == "either" and shared in {"future", "conditional", "perfect"}
    return shared if elliptic else clause.verb.tense
