"""Land borders: "Kazakhstan borders China and Russia", "It shares a border with Iran"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.placed import (
    is_whole_country,
    leading_country,
    named_country,
    pointing_back,
    told_of,
)
from factcheck.extracting.lexicon import lexicon, rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_JOINING = frozenset({",", "and", "the", "&", "both"})
_PRONOUNS = frozenset({"it", "which", "that"})


@cache
def _border_verbs() -> PhraseTable[str]:
    words = rules_words("claims/places")
    table = [
        (phrase, name) for name in ("borders", "hemmed", "neighbours") for phrase in words[name]
    ]
    return PhraseTable.of(table)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/places")[name])


@cache
def _borders_of() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/places")["borders_of"])


@cued_by(lambda: _border_verbs().cues)
def border_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every statement of which countries a country borders."""
    for at, stop, name in sentence.phrases(_border_verbs()):
        neighbours = _listed_countries(sentence, _after_count(sentence, stop))
        if not neighbours:
            continue
        of_noun = name == "neighbours"
        subject = _whose_neighbours(sentence, at) if of_noun else _subject(sentence, at)
        if subject is not None:
            yield _frame(sentence, *subject, neighbours, loose=name == "hemmed")


def _whose_neighbours(sentence: Sentence, at: int) -> tuple[SubjectHint, int] | None:
    """Whose neighbours are listed: "Peru's five neighbours are", "it has three neighbours:"."""
    at = next((one.first for one in sentence.quantities if one.stop == at), at)
    if at <= sentence.first:
        return None
    if sentence.tokens.lower[at - 1] in {"has", "have"}:
        return _subject(sentence, at - 1)
    owner = sentence.entity_at(at - 1)
    if owner is None or not _is_owner(sentence, owner):
        return None
    return named_country(owner), owner.first


@cued_by(lambda: _borders_of().first_words)
def border_of_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Hungary's border with Slovakia", as a border of land where one of the two has no coast."""
    if not _words("at_sea").isdisjoint(sentence.vocabulary):
        return
    for at, stop, _ in sentence.phrases(_borders_of()):
        neighbours = _listed_countries(sentence, stop)
        begin = at
        while begin > sentence.first and sentence.tokens.lower[begin - 1] in _adjectives():
            begin -= 1
        owner = sentence.entity_at(begin - 1) if begin > sentence.first else None
        if owner is None or not neighbours or not _is_owner(sentence, owner):
            continue
        yield _frame(sentence, named_country(owner), owner.first, neighbours, loose=True)


@cache
def _adjectives() -> frozenset[str]:
    return _words("parts_of_lands") | {
        "long",
        "short",
        "land",
        "common",
        "shared",
        "open",
        "closed",
    }


def _is_owner(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    owns = sentence.tokens.lower[placed.stop - 1].endswith(("'s", "’s", "s'"))
    return placed.mention.type == "country" and owns and placed.mention.form != "former"


def _frame(
    sentence: Sentence,
    hint: SubjectHint,
    first: int,
    neighbours: list[Placed[EntityMention]],
    *,
    loose: bool,
) -> Frame:
    text = sentence.tokens.joined(neighbours[0].first, neighbours[-1].stop - 1)
    value = Value(text=text, entities=tuple(one.mention.entity or "" for one in neighbours))
    told = {"loose": "yes"} if loose else {}
    return told_of(sentence, "borders", first, neighbours[-1].stop, hint, value, **told)


def _subject(sentence: Sentence, at: int) -> tuple[SubjectHint, int] | None:
    """Return who borders, and the token at which the statement begins.

    It stands right before the verb by name or as a pronoun; or the verb is a later one of a
    sentence that begins with it: "Laos joined in 1997 and borders ...".
    """
    lower, before = sentence.tokens.lower, at - 1
    while before > sentence.first and lower[before] in _words("before_bordering"):
        if lower[before] in _PRONOUNS and lower[before - 1] != ",":
            break
        before -= 1
    if before < sentence.first:
        return None
    apposed = lower[before] == "," and before > sentence.first
    told = sentence.entity_at(before - 1) if apposed else None
    if told is not None and is_whole_country(sentence, told) and not _is_listed(sentence, told):
        return named_country(told), told.first
    beside = sentence.entity_at(before)
    if beside is not None:
        return (named_country(beside), beside.first) if is_whole_country(sentence, beside) else None
    if lower[before] in _PRONOUNS:
        return pointing_back(sentence, before), before
    if lower[before] in _descriptions() and before > sentence.first and lower[before - 1] == "the":
        return pointing_back(sentence, before, "country"), before - 1
    if lower[before] not in {"and", ","}:
        return None
    leading = leading_country(sentence)
    if leading is None or leading.stop >= at:
        return None
    own = sentence.words(leading.stop, leading.stop + 2) == [",", "which"]
    inner = sentence.words(leading.stop + 2 * own, before)
    if not _PRONOUNS.isdisjoint(inner) or not _speaks_of(sentence, leading, at):
        return None
    return named_country(leading), at


def _is_listed(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name before a comma is one of several: "Iran, Iraq, bordering"."""
    before = placed.first - 1
    before -= before >= sentence.first and sentence.tokens.lower[before] == "the"
    return before >= sentence.first and sentence.tokens.lower[before] in {",", "and", "or"}


def _speaks_of(sentence: Sentence, leading: Placed[EntityMention], verb: int) -> bool:
    """Whether the clause of a verb is of the country that leads its sentence: "Laos joined in 1997
    and borders ..."."""
    clause = clause_at(sentence, verb)
    return clause.subject <= leading.first < clause.subject_stop


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(lexicon("discourse")["descriptions"]["country"])


def _after_count(sentence: Sentence, at: int) -> int:
    """Skip "four countries, namely" and "three states:" before the names."""
    counted = next((one for one in sentence.quantities if one.first == at), None)
    if counted is None:
        return at
    for index in range(counted.stop, min(counted.stop + 4, sentence.stop)):
        if sentence.tokens.lower[index] in {"namely", ":", "including"}:
            return index + 1
        if sentence.words(index, index + 2) in (["among", "them"], ["such", "as"]):
            return index + 2
    return at


def _listed_countries(sentence: Sentence, at: int) -> list[Placed[EntityMention]]:
    """The countries that stand at `at`, one or several joined by commas and "and"; after ", and"
    behind the first another clause begins: "borders Iran, and Syria, ..., does not"."""
    lower, found = sentence.tokens.lower, list[Placed[EntityMention]]()
    while at < sentence.stop:
        placed = sentence.entity_at(at)
        if placed is not None:
            if placed.mention.type != "country" or placed.mention.form == "demonym":
                return []
            found.append(placed)
            at = placed.stop
        elif len(found) == 1 and sentence.words(at, at + 2) == [",", "and"]:
            break
        elif lower[at] in _JOINING:
            at += 1
        else:
            break
    return found
