"""Percentages of one whole: "60% said yes, 30% no and the remaining 10% did not answer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extracting.frames.answers_told import answered, beaten
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PERCENT
from factcheck.extracting.frames.passages import content, in_unit_of
from factcheck.extracting.frames.spots import (
    Spot,
    may_overlap,
    relation_words,
    spots_of,
    time_beside,
)
from factcheck.extracting.frames.telling import told
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_MOST_WORDS = 14  # from one percentage to the next
_TIME_NEAR = 5  # tokens after a percentage in which its own time may stand
_MOST_SHARES = 20
_MOST_OF_ONE = 6  # tokens from one share of a list to the next
_LINK = 5  # tokens after the first percentage in which its preposition stands: "of it is owed to"
_TO_REST = 5  # tokens from "all other" to its percentage
_BETWEEN_PARTIES = frozenset({"and", ",", "the", "while", "against", "with", "cast"})
_SEMICOLON, _OTHER_HALF = frozenset({";"}), 2
_CLOSED = frozenset({".", ";", ")", "!"})
_SIDES = frozenset({"against", "versus", "vs", "for", "while"})
_phrases = WordLists("claims/parts").phrases


@cued_by(needs=PERCENT)
def percentage_relations(sentence: Sentence, before: Sentence | None) -> Iterator[Relation]:
    """Yield the percentages that must make a hundred, or at most a hundred.

    `before` is the sentence before this one in the same paragraph: it may hold further parts.
    """
    percents = [one for one in sentence.quantities if one.mention.unit == "percent"]
    if len(percents) == 1:
        yield from beaten(sentence)
    if not 2 <= len(percents) <= _MOST_SHARES:
        return
    spots = [spot for spot in spots_of(sentence) if spot.quantity.unit == "percent"]
    spots += _bare_rest(sentence, spots)
    if any(spot.quantity.change or spot.quantity.per or spot.quantity.is_range for spot in spots):
        return
    if any(spot.quantity.number < 0 for spot in spots) or not _in_a_row(sentence, spots):
        return
    spots = _last_list(sentence, spots)
    closed = _closure(sentence, spots, before)
    # "four out of five went by road, 15% by rail and the small remainder of 5% by air"
    fractions = any(
        one.mention.unit is None and 0 < one.mention.number < 1 for one in sentence.quantities
    )
    if not closed or fractions:
        return
    yield from _parts(sentence, spots, spots[0].stop, closed)


def _last_list(sentence: Sentence, spots: list[Spot]) -> list[Spot]:
    """The last of the lists that semicolons part, where it is one of its own to the end: "in the
    north 60% ..., 40% ...; in the south 61% ..., 35% ... and 4% others"."""
    marks = sentence.places_of(_SEMICOLON)
    own = [one for one in spots if one.first > marks[-1]] if marks else spots
    alone = len(own) > _OTHER_HALF and _is_of_others(sentence, own[-1])
    return own if alone and len(spots) - len(own) != 1 else spots


def _parts(
    sentence: Sentence, spots: Sequence[Spot], stop: int, closed: str = "equal"
) -> Iterator[Relation]:
    operands = [spot.operand("part") for spot in spots]
    yield from told(sentence, "percentages", operands, spots[0].first, stop, closed=closed)


def _bare_rest(sentence: Sentence, shares: Sequence[Spot]) -> list[Spot]:
    """The last share of a list where it is told without its sign, as the one before it is told
    without a verb: "Europe 55 per cent and Asia the remaining 25"."""
    *others, last = spots_of(sentence)
    after = sentence.words(last.stop, last.stop + 1)
    if last.quantity.unit is not None or (after and after[0][0].isalpha()):
        return []  # "and the remaining 25 were given away"
    elided = content(sentence.words(shares[-1].first - 1, shares[-1].first))
    joined = sentence.words(shares[-1].stop, last.first)
    if len(others) != len(shares) or not elided or ";" in joined:
        return []
    return [in_unit_of(last, shares[0])] if _is_rest(sentence, last) else []


def _in_a_row(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    """Whether the percentages stand in one list, none of them with a time of its own."""
    if any(time_beside(sentence, spot, spot.stop + _TIME_NEAR) for spot in spots[1:]):
        return False
    return all(
        len(between := sentence.words(left.stop, right.first)) <= _MOST_WORDS
        and {".", "(", ")"}.isdisjoint(between)
        for left, right in pairwise(spots)
    )


def _closure(sentence: Sentence, spots: Sequence[Spot], before: Sentence | None) -> str:
    """ "equal" where nothing is left beside them, "most" where there may be more, else ""."""
    words = relation_words("parts")
    text = sentence.words(sentence.first, sentence.stop)
    if may_overlap(text):
        return ""
    if _is_rest(sentence, spots[-1]):
        earlier = before is not None and any(
            one.mention.unit == "percent" for one in before.quantities
        )
        return "most" if earlier or "further" in text else "equal"
    if _are_complements(sentence, spots):
        return "equal"
    if len(spots) > _OTHER_HALF and _is_of_others(sentence, spots[-1]):
        return "most"  # others may be some of the rest
    opening = sentence.words(sentence.first, sentence.first + 3)
    if opening[:1] == ["by"] and opening[2:] == [","]:
        return "most"  # "By age, 24% of the members are under 30, ..."
    if _are_shared_out(sentence, spots) or _are_apart(sentence, spots):
        return "most"
    answers = answered(sentence, spots)
    if answers or sum(sentence.words(one.stop, one.stop + 1) == ["of"] for one in spots) > 1:
        return answers  # "62% of the north voted for it and 41% of the south against it"
    if _are_of_one_ballot(sentence, spots):
        return "most"
    if len(spots) == 2 and not words["ballots"].isdisjoint(text):
        between = sentence.words(spots[0].stop, spots[1].first)
        sides = _SIDES.intersection(between[-3:]) or between[-1:] == ["to"]
        return "most" if sides and "turnout" not in text else ""
    return ""


def _are_of_one_ballot(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    """Whether two shares are of one vote: "the Reds took 40% of the vote and the Blues 35%"."""
    if len(spots) != _OTHER_HALF or any(
        one.mention.type != "organisation" for one in sentence.entities
    ):
        return False
    between = sentence.words(spots[0].stop, spots[1].first)
    text = sentence.tokens.text[spots[0].stop : spots[1].first]
    voted = between[:2] == ["of", "the"] and between[2:3] in (["vote"], ["votes"])
    # "The Blues" are a party; two presidents can be of two countries.
    named = "the" in between[3:] and all(
        word in _BETWEEN_PARTIES
        or word in relation_words("houses_shared")["winning"]
        or printed[0].isupper()
        for word, printed in zip(between[3:], text[3:], strict=True)
    )
    after = sentence.words(spots[1].stop, spots[1].stop + 2)
    ends = not after or not after[0][0].isalnum() or after in (["of", "it"], ["of", "them"])
    return voted and named and ends and not sentence.times


def _are_shared_out(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    """Whether the percentages are shares of one whole that a list shares out: "oil makes up 60%
    of exports, gas 35% and coal 15%"."""
    lower, first = sentence.tokens.lower, spots[0].first
    table = _phrases("sharing")
    if not any(
        table.longest(lower, at, first) for at in range(max(sentence.first, first - 4), first)
    ):
        return False
    between = [sentence.words(left.stop, right.first) for left, right in pairwise(spots)]
    verbs = relation_words("parts")["verbs"]
    return (
        len(spots) > 2
        and between[0][:1] == ["of"]
        and not {"its", "their", "his", "her"}.intersection(between[0])
        and not any(sentence.words(spot.stop, spot.stop + 1) == ["of"] for spot in spots[1:])
        and "and" in between[-1]
        and all(len(words) <= _MOST_OF_ONE and verbs.isdisjoint(words) for words in between)
    )


def _are_apart(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    """Whether what is divided can be in one place only: "60% is held in shares, 30% in bonds".

    Each percentage is followed by the same preposition, and a verb says that it is divided.
    """
    links = [sentence.words(spot.stop, spot.stop + _LINK) for spot in spots]
    shared = set(links[0]) & relation_words("parts")["dividing_links"]
    at = min((links[0].index(word) for word in shared), default=0)
    text = sentence.words(
        sentence.first, spots[0].stop + at
    )  # not "20% in A and 30% in B are kept"
    if relation_words("parts")["dividing"].isdisjoint(text) or "turnout" in text:
        return False
    if "stake" in text or "stakes" in text:
        return False  # "holds stakes of 43% in the mill, 35% in the yard"
    listed = all(set(one[:1]) & shared for one in links[1:])
    groups = any(
        placed.mention.type in ("organisation", "region", "world") for placed in sentence.entities
    )
    return bool(shared) and listed and not groups


def _is_rest(sentence: Sentence, part: Spot) -> bool:
    """Whether a percentage is told as all that is left: "the remaining 10%"."""
    near = sentence.words(part.first - 2, part.first)
    before = sentence.words(part.first - _TO_REST, part.first)
    if ("all", "other") in pairwise(before) and {",", ";"}.isdisjoint(
        before[before.index("other") :]
    ):
        return True  # "and all other items 25%"
    if near == ["the", "other"] and sentence.words(part.first - 3, part.first - 2) == ["of"]:
        return False
    if not relation_words("parts")["rest"].isdisjoint(near) or near == ["the", "other"]:
        return True
    if (
        near[:1] == ["other"]
        and near[-1].endswith("s")
        and sentence.words(part.first - 3, part.first - 2) == ["the"]
    ):
        return True  # "and the other banks 36 per cent"
    after = sentence.words(part.stop, part.stop + 3)
    return after == ["for", "the", "other"]


def _is_of_others(sentence: Sentence, part: Spot) -> bool:
    """Whether a figure is of all others: "and 4 per cent others", "4% of other faiths"."""
    after = sentence.words(part.stop, part.stop + 3)
    after = after[1:] if after[:1] in (["are"], ["were"], ["of"], ["for"], ["to"]) else after
    return after[:1] == ["others"] and (len(after) < 2 or after[1] in _CLOSED)


def _are_complements(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    if len(spots) != 2:
        return False
    for names in rules_words("claims/parts")["complements"]:
        if len(names) != 2:
            continue
        for labels in (_labels(sentence, spots, names), _labels_before(sentence, spots, names)):
            if sorted(labels) == sorted(names):
                return True
    return False


def _labels_before(sentence: Sentence, spots: Sequence[Spot], names: Sequence[str]) -> list[str]:
    """The names of a set, before the percentage of each: "men make up 54% and women 46% of it"."""
    first, last = spots
    led = sentence.words(first.first - _LINK, first.first)
    told = sentence.words(first.stop, last.first)
    if not relation_words("parts")["making_up"].intersection(led) or first.stop == last.first:
        return []
    plain = "of" not in told and told[-1:] != [] and told[-1] in names
    return [*(word for word in led if word in names), told[-1]] if plain else []


def _labels(sentence: Sentence, spots: Sequence[Spot], names: Sequence[str]) -> list[str]:
    """The names of a set, each right after its percentage ("40% men and 60% women")."""
    found = []
    for spot in spots:
        after = sentence.words(spot.stop, spot.stop + 3)
        after = after[1:] if after[:1] in (["are"], ["were"]) else after
        found += [after[0]] if after and after[0] in names else []
    return found
