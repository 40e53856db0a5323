"""Stages of a named idea: "the Open Ports Concept was proposed in 1999"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.dates import NAME_REACH, Verb, value_of, word_set
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.terms import Term, terms_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression


def stage_frames(sentence: Sentence, verb: Verb, time: Placed[TimeExpression]) -> Iterator[Frame]:
    """ "the New Security Concept ... proposed in March 1997": stages of named ideas."""
    if _is_edition(sentence):
        return
    for term in _terms_for(sentence, verb):
        yield Frame(
            measure=f"stage:{verb.stage}",
            span=sentence.span_of(min(verb.first, time.first), max(verb.stop, time.stop)),
            sentence=sentence,
            value=value_of(time.mention),
            subject=SubjectHint(position=sentence.tokens.start[term.first]),
            modality=modality_of(sentence, verb.first, verb.stop),
            period=time.mention,
            qualifiers={"term": term.text},
            mentions=(time.mention,),
        )


def _is_edition(sentence: Sentence) -> bool:
    """Whether a sentence speaks of one of several versions, which have dates of their own."""
    words = sentence.tokens.text[sentence.first : sentence.stop]  # "New" may be part of a name
    return not word_set("editions").isdisjoint(words)


def _terms_for(sentence: Sentence, verb: Verb) -> list[Term]:
    """The named ideas that a verb speaks of: its object, or the subject of its passive."""
    terms = terms_of(sentence)
    lower = sentence.tokens.lower
    after = [term for term in terms if verb.stop <= term.first <= verb.stop + 2]
    if after and not _is_passive(sentence, verb):
        return after[:1]
    before = [term for term in terms if term.stop <= verb.first]
    if not before or not _is_passive(sentence, verb):
        # An opening participle: "Proposed in 2004 by the council, the Open Ports Concept ..."
        if verb.first == sentence.first:
            later = [
                term
                for term in terms
                if lower[term.first - 1] == "the"
                and term.first >= 2
                and lower[term.first - 2] == ","
            ]
            return later[:1]
        return []
    if verb.first - before[-1].stop > NAME_REACH:
        return []
    return _coordinated_before(sentence, before, verb)


def _is_passive(sentence: Sentence, verb: Verb) -> bool:
    return any(
        word in {"was", "were", "been", "being", "is", "are"}
        for word in sentence.words(verb.first - 3, verb.first)
    )


def _coordinated_before(sentence: Sentence, before: list[Term], verb: Verb) -> list[Term]:
    """The last term, and those joined to it by commas where the verb is in the plural."""
    chosen = [before[-1]]
    if "were" not in sentence.words(verb.first - 3, verb.first):
        return chosen
    for term in reversed(before[:-1]):
        between = sentence.words(term.stop, chosen[-1].first)
        if all(word in {",", "and", "the", "a"} for word in between):
            chosen.append(term)
        else:
            break
    return chosen
