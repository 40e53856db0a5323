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
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention

_JOINING = frozenset({",", "and", "the", "&", "both"})
_PRONOUNS = frozenset({"it", "which", "that"})
_OPENING = frozenset({":", "–", "—", "-", "(", "namely"})
_STRICT = frozenset({"land", "are", ":"})  # else a sea may lie between
_BEHIND = 7  # tokens behind a list in which "its only neighbours on land" stands
_TO_LIST = 9  # tokens from "neighbours" to the list of them
_SIDE = 3  # tokens of "in the north"
_ASIDE = 7  # tokens of an aside within a list
_words = WordLists("claims/places").words
_TO_BETWEEN = 12  # tokens from "landlocked" to "between"
_ASIDES = frozenset({"whose", "which", "where", "a", "an", "the"})
_PAIR = 2
_ARE = frozenset({"are", "is", "being", "include", "includes"})
_PLAINLY = frozenset({",", "is", "the", "(", ":", "–", "—"})  # no "in the Union", "to the south"
_ONE = frozenset({"neighbour", "neighbor"})
_CLOSED = ([","], [",", "the"])


@cache
def _border_verbs() -> PhraseTable[str]:
    words = rules_words("claims/places")
    names = ("borders", "hemmed", "bordered_by_all")
    return PhraseTable.of((phrase, name) for name in names for phrase in words[name])


@cued_by(lambda: _border_verbs().cues)
def border_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every verb that tells which countries a country borders."""
    for at, end, name in sentence.phrases(_border_verbs()):
        stop = _after_count(sentence, end)
        if name == "bordered_by_all":
            yield from _bordered_by(sentence, at, stop)
            continue
        neighbours = _listed_countries(sentence, stop)
        subject = _subject(sentence, at) if neighbours else None
        if subject is None and at == sentence.first:
            subject = _behind_opening(sentence, neighbours)
        if subject is not None:
            behind = sentence.words(neighbours[-1].stop, neighbours[-1].stop + _BEHIND)
            loose = name == "hemmed" and _words("told_by_land").isdisjoint(behind)
            yield _frame(sentence, *subject, neighbours, loose=loose)


def _behind_opening(
    sentence: Sentence, listed: list[Placed[EntityMention]]
) -> tuple[SubjectHint, int] | None:
    """Who stands behind a list that opens a sentence, and is taken from it: "Hemmed in by France,
    Italy and Spain, Andorra"."""
    if len(listed) < 3 or sentence.words(listed[-2].stop, listed[-1].first) not in _CLOSED:
        return None
    if sentence.tokens.lower[listed[-2].first - 1] not in {"and", "the"}:
        return None
    owner = listed.pop()
    return (named_country(owner), sentence.first) if is_whole_country(sentence, owner) else None


@cued_by(lambda: _words("landlocked"))
def landlocked_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Paraguay, a landlocked state between": by land, as it has no coast."""
    for at in sentence.places_of(_words("landlocked")):
        reach = sentence.words(at, at + _TO_BETWEEN)
        if "between" not in reach or "," in reach[: reach.index("between")]:
            continue
        neighbours = _listed_countries(sentence, at + reach.index("between") + 1)
        if at == sentence.first:
            subject = _behind_opening(sentence, neighbours)
        else:
            article = at - (sentence.tokens.lower[at - 1] in {"a", "is"})
            subject = _subject(sentence, article)
        if subject is not None and len(neighbours) > 1:
            yield _frame(sentence, *subject, neighbours, loose=False)


def _bordered_by(sentence: Sentence, at: int, stop: int) -> Iterator[Frame]:
    """ "Three states border on Peru, two of them small: Chile, Ecuador and Bolivia"."""
    hub = _listed_countries(sentence, stop)
    counted = any(at - 2 <= one.first and one.stop in (at - 1, at) for one in sentence.quantities)
    if not counted or len(hub) != 1:
        return
    opens = _after_sign(sentence, hub[0].stop, _OPENING)
    neighbours = _listed_countries(sentence, opens) if opens else []
    if neighbours:
        yield _frame(sentence, named_country(hub[0]), hub[0].first, neighbours, loose=False)


@cued_by(lambda: _words("border_nouns"))
def border_of_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Hungary's only frontiers are with Austria and", "it has a long border with Chad", "its two
    neighbours, Spain and France": a border at sea counts where the text does not say "land"."""
    if not _words("at_sea").isdisjoint(sentence.vocabulary):
        return
    for at in sentence.places_of(_words("border_nouns")):
        pair = _pair_between(sentence, at)
        if pair is not None:
            yield _frame(sentence, named_country(pair[0]), at, [pair[1]], loose=True)
            continue
        begin = at
        while begin > sentence.first and _qualifies(sentence, begin - 1):
            begin -= 1
        subject = _owner_before(sentence, begin)
        if subject is None:
            continue
        beyond = sentence.tokens.lower[at] in _words("neighbour_nouns")
        sole = beyond and not _words("sole").isdisjoint(sentence.words(begin, at))
        if sentence.tokens.lower[at] in _ONE and not sole:
            continue  # "its big neighbour, China"
        counted = sole or any(begin <= one.first < at + 1 for one in sentence.quantities)
        neighbours = _listed_countries(sentence, _list_of(sentence, at, counted=counted))
        if neighbours:
            shared = sentence.tokens.lower[begin - 1] in _words("has_borders")
            shared = shared and sentence.tokens.lower[at] not in _words("neighbour_nouns")
            between = sentence.words(at + 1, neighbours[0].first)
            strict = not _STRICT.isdisjoint(sentence.words(begin, neighbours[0].first))
            strict = strict or (sole and _PLAINLY.issuperset(between))
            yield _frame(sentence, *subject, neighbours, loose=not (shared or strict))


def _pair_between(
    sentence: Sentence, at: int
) -> tuple[Placed[EntityMention], Placed[EntityMention]] | None:
    """The two of "the border between Peru and Chile", where there is said to be one today."""
    if sentence.words(at + 1, at + 2) != ["between"]:
        return None
    if not _words("no_border_today").isdisjoint(sentence.vocabulary):
        return None
    listed = _listed_countries(sentence, at + 2)
    whole = len(listed) == _PAIR and all(is_whole_country(sentence, one) for one in listed)
    joined = whole and "and" in sentence.words(listed[0].stop, listed[1].first)
    return (listed[0], listed[1]) if joined else None


def _qualifies(sentence: Sentence, at: int) -> bool:
    """Whether a token is an adjective, or a part of a count or length, of a border."""
    word = sentence.tokens.lower[at]
    figure = any(one.first <= at < one.stop for one in sentence.quantities)
    return word in _adjectives() or figure


def _owner_before(sentence: Sentence, at: int) -> tuple[SubjectHint, int] | None:
    """Whose borders they are: "Peru's", "which has", "Peru, whose"."""
    if at <= sentence.first:
        return None
    word = sentence.tokens.lower[at - 1]
    if word in _words("has_borders"):
        return _subject(sentence, at - 1)
    if word == "whose":
        at -= 2
        owner = sentence.entity_at(at - 1) if sentence.words(at, at + 1) == [","] else None
        whole = owner is not None and is_whole_country(sentence, owner)
        return (named_country(owner), owner.first) if owner is not None and whole else None
    owner = sentence.entity_at(at - 1)
    if owner is None or not _is_owner(sentence, owner):
        return None
    return named_country(owner), owner.first


def _list_of(sentence: Sentence, at: int, *, counted: bool) -> int:
    """The token at which those beyond a border are listed: behind "with" or "are"; behind a comma
    or colon where they were counted. The sentence's end where none are."""
    lower = sentence.tokens.lower
    neighbours, behind = lower[at] in _words("neighbour_nouns"), at
    for spot in range(at + 1, min(at + _TO_LIST, sentence.stop)):
        word = lower[spot]
        if word == "," and not counted and spot > behind:  # ", as travellers know, is with"
            behind = _aside_end(sentence, spot)
        if spot < behind:
            continue
        if (word == "with" and not neighbours) or (word in _ARE and neighbours):
            with_ = sentence.words(spot + 1, spot + 2) == ["with"]
            return _after_count(sentence, spot + 1 + with_)
        if word in _OPENING or (word == "," and counted):
            if neighbours:
                return spot + 1
            continue
        if word not in _words("to_neighbours"):
            break
    return sentence.stop


def _aside_end(sentence: Sentence, comma: int) -> int:
    """The comma with which an aside without names ends; the one where it begins for none."""
    for spot in range(comma + 1, min(comma + _ASIDE, sentence.stop)):
        if sentence.entity_at(spot) is not None:
            return comma
        if sentence.tokens.lower[spot] == ",":
            return spot
    return comma


def _after_sign(sentence: Sentence, at: int, signs: frozenset[str]) -> int:
    """The token behind a colon or dash that opens a list, over no other name; 0 for none."""
    for spot in range(at, min(at + _TO_LIST, sentence.stop)):
        if sentence.tokens.lower[spot] in signs:
            return spot + 1
        if sentence.entity_at(spot) is not None:
            return 0
    return 0


@cache
def _adjectives() -> frozenset[str]:
    return _words("parts_of_lands") | _words("kinds_of_borders")


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
    clause, aside = clause_at(sentence, verb), sentence.words(leading.stop, verb)
    enclosed = aside[:1] == aside[-1:] == [","] and aside.count(",") == 2
    if enclosed and aside[1] in _ASIDES:
        return True  # "Laos, whose capital is Vientiane, shares": it can be a noun
    if clause.verb == clause.verb_stop:  # "Laos, poor as it is, borders"
        return enclosed
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


def _is_side(sentence: Sentence, at: int) -> bool:
    """Whether the side on which a country lies is told before the next: "Peru in the west and"."""
    words = sentence.words(at, at + _SIDE + 1)
    if len(words) <= _SIDE or words[0] not in _words("to_a_side"):
        return False
    return words[_SIDE - 1] in _words("sides") and words[_SIDE] in {",", "and"}


def _behind_aside(sentence: Sentence, at: int) -> int:
    """The next country of a list, over ", in the far west,"; 0 for none."""
    comma = sentence.tokens.lower[at] == ","
    if not comma or sentence.words(at + 1, at + 2) not in (
        ["in"],
        ["to"],
        ["on"],
        ["across"],
        ["along"],
    ):
        return 0
    for spot in range(at + 2, min(at + _ASIDE, sentence.stop - 1)):
        if sentence.tokens.lower[spot] == ",":
            named = sentence.entity_at(spot + 1)
            listed = named is not None and named.mention.type == "country"
            return spot + 1 if listed and named is not None and named.first == spot + 1 else 0
        if sentence.entity_at(spot) is not None:
            return 0
    return 0


def _behind_length(sentence: Sentence, at: int) -> int:
    """The token behind how long a border is: "Mali along 900 km,", "Mali (900 km),"; 0 for none."""
    if sentence.tokens.lower[at] not in _words("to_border_length"):
        return 0
    length = next((one for one in sentence.quantities if at < one.first <= at + 2), None)
    if length is None:
        return 0
    return length.stop + (sentence.words(length.stop, length.stop + 1) == [")"])


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
        elif found and (behind := _behind_aside(sentence, at) or _behind_length(sentence, at)):
            at = behind
        elif found and _is_side(sentence, at):
            at += _SIDE
        elif lower[at] in _JOINING:
            at += 1
        else:
            break
    return found
