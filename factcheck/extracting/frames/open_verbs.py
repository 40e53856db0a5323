"""The verb that governs a figure: what is had, what was done to it, and what counted things did."""

from __future__ import annotations

from factcheck.extracting.frames.counts import hedged_first, noun_stop
from factcheck.extracting.frames.noun_phrases import NounPhrase
from factcheck.extracting.frames.open_keys import normalised
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.nouns import noun_words, singular
from factcheck.extracting.sentence import Sentence

_VERB_REACH = 4  # tokens from a verb to its object
_PREDICATE = 6  # words of what is said of a part


def over_joined(sentence: Sentence, first: int) -> int:
    """The token where a list of counted things begins: "60 branches and 112 machines"."""
    lower = sentence.tokens.lower
    for placed in reversed(sentence.quantities):
        stop = noun_stop(sentence, placed)
        if placed.stop < first and stop <= first and lower[stop:first] in (["and"], [","]):
            first = hedged_first(sentence, placed)
    return first


def placed_at(sentence: Sentence, first: int) -> tuple[tuple[str, str], ...]:
    """What stands before a preposition that governs a count: "spread over 60 sites"."""
    lower, at = sentence.tokens.lower, first - 1
    if at <= sentence.first or lower[at] not in open_words().complements or lower[at] == "with":
        return ()
    before = verb_at(sentence, at - 1) or singular(lower[at - 1])
    return (("said", f"{before} {lower[at]}"),)


def governing(sentence: Sentence, before: int) -> tuple[int | None, tuple[tuple[str, str], ...]]:
    """The verb whose object a phrase is, the token `before` it being the last before the phrase.

    A verb of having leaves the figure what it is; another sets it apart: what was sold is not
    what there is.
    """
    words, lower, at = open_words(), sentence.tokens.lower, before
    for _ in range(_VERB_REACH):
        if at < sentence.first:
            return None, ()
        verb = verb_at(sentence, at)
        if verb is not None:
            break
        known = lower[at] in words.determiners or lower[at] in words.between
        if not (known or lower[at].endswith("ly") or lower[at] in {"for", "up"}):
            return None, ()
        at -= 1
    else:
        return None, ()
    if verb in words.equating:
        return None, ()
    if verb in {"be", "have", "compare", "accord", "include"} or verb in words.having:
        return at, ()
    return at, (("action", verb),)


def predicate(
    sentence: Sentence, phrase: NounPhrase, verb: int | None
) -> tuple[tuple[str, str], ...]:
    """What is said of counted things that no verb before them has: "... were injured"."""
    if verb is not None:
        return ()
    stops, lower = noun_words().stops, sentence.tokens.lower
    said: list[str] = []
    for at in range(phrase.end, min(phrase.end + 2 * _PREDICATE, sentence.stop)):
        if sentence.tokens.text[at] in {".", ";", ","} or len(said) == _PREDICATE:
            break
        if any(one.first <= at < one.stop for one in (*sentence.quantities, *sentence.times)):
            break
        if lower[at] not in stops and lower[at][0].isalpha():
            said.append(verb_at(sentence, at) or lower[at])
    return (("said", " ".join(normalised(said)) or _verb_left(sentence, phrase)),)


def _verb_left(sentence: Sentence, phrase: NounPhrase) -> str:
    """The nearest verb before a phrase, "" where there is none."""
    at = phrase.first - 1
    while at >= sentence.first:
        verb = verb_at(sentence, at)
        if verb is not None and verb != "be":
            return verb
        at -= 1
    return ""
