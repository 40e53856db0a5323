"""Whether a change is told as a rise or a fall, where its words leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.arithmetic.precision import is_whole
from factcheck.arithmetic.units import dimension
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_roles import AROUND, ARTICLES
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.sentence import Sentence

_LEADS = frozenset({"to", "from", "in", "by", "at", ",", "the", "a", "sharply", "further"})
_TO_CLOSING = 8  # tokens from "climbed" to "closing at 58"
_NO_RANK = 10_000  # what is at least so much is nobody's place in a list
_TAIL = 7  # tokens after a figure that say whose or of when it is


def directions_of(
    sentence: Sentence, chain: Sequence[Spot], pair: Sequence[Spot], deltas: Sequence[Spot]
) -> tuple[str, ...]:
    """Up or down, by the words that tell it of the two figures, then by those of the size."""
    if are_doubtful(sentence, chain, pair) or _is_of_a_change(sentence, pair[1]):
        return ()
    told = []
    for spots in (pair, deltas):
        changes = {spot.quantity.change for spot in spots if spot.quantity.change}
        if len(changes) > 1:
            return ()
        told += [str(one) for one in changes]
    verb = "" if told else _verb_before(sentence, chain[0]) or _verb_over_time(sentence, pair[1])
    told += [verb] if verb else []
    first, second = sorted(pair, key=lambda one: one.first)
    compared = change_words().comparatives
    sides = {compared[one] for one in sentence.words(first.stop, second.first) if one in compared}
    if told and sides and sides.isdisjoint(told):
        return ()  # "rose to 40 billion, still lower than in 2013, when it stood at 45 billion"
    return tuple(dict.fromkeys(told))


def _is_of_a_change(sentence: Sentence, after: Spot) -> bool:
    """Whether a noun of change is all that tells which way it went, and is what the figures are of:
    "the fall in prices deepened to 5% from 3%"."""
    change, at = change_words(), after.first - 1
    while at > sentence.first and (sentence.tokens.lower[at] in _LEADS or time_at(sentence, at)):
        at -= 1
    if sentence.tokens.lower[at] in change.verbs or not sentence.tokens.lower[at].endswith("ed"):
        return False
    nouns = sentence.places_of(change.nouns.keys())
    return any(is_what_moved(sentence, noun, after.first) for noun in nouns)


def is_what_moved(sentence: Sentence, noun: int, figure: int) -> bool:
    """Whether a noun of change names what a figure is of, and no way that it went: "growth in wages
    slowed to 3%"."""
    clause = clause_at(sentence, figure)
    return clause.subject <= noun < clause.subject_stop and clause.verb < figure


def _verb_before(sentence: Sentence, spot: Spot) -> str:
    """The change that a verb right before "from 40 to 48" tells."""
    verbs, lower = change_words().verbs, sentence.tokens.lower
    at = spot.first - 1
    if not spot.marker and (at < sentence.first or lower[at] not in ("from", "at")):
        return ""
    if lower[at] == "at" and lower[at - 1] in relation_words("changes")["closing_at"]:
        back = range(at - 2, max(sentence.first, at - _TO_CLOSING) - 1, -1)
        return next((verbs[lower[one]] for one in back if lower[one] in verbs), "")
    while at >= sentence.first and (lower[at] in {"from", ","} or lower[at].endswith("ly")):
        at -= 1
    return verbs.get(lower[at], "") if at >= sentence.first else ""


def _is_plain_verb(sentence: Sentence, spot: Spot) -> bool:
    """Whether "falling from 4%" tells a change in another word than those that may tell none."""
    at = spot.first - 1 - (sentence.words(spot.first - 1, spot.first) == ["from"])
    word = "".join(sentence.words(at, at + 1))
    return word in change_words().verbs and word not in relation_words("changes")["ambivalent"]


def _verb_over_time(sentence: Sentence, spot: Spot) -> str:
    """The change that a verb tells over a time: "fell in May to 3.4%"."""
    at, times = spot.first - 1, {time.stop - 1: time.first for time in sentence.times}
    if at <= sentence.first or sentence.tokens.lower[at] != "to" or at - 1 not in times:
        return ""
    at = times[at - 1] - 1
    at -= sentence.words(at, at + 1) in (["in"], ["on"], ["during"], ["over"])
    return change_words().verbs.get(sentence.tokens.lower[at], "") if at >= sentence.first else ""


def are_doubtful(sentence: Sentence, chain: Sequence[Spot], pair: Sequence[Spot]) -> bool:
    """Whether up and down can be told of something else than the printed numbers."""
    words = relation_words("changes")
    first = max(sentence.first, chain[0].first - AROUND)
    stop = min(sentence.stop, chain[-1].stop + 2)
    near = set(sentence.words(first, stop))
    after = sentence.words(chain[-1].stop, chain[-1].stop + 3)
    priced = {*after, *(spot.quantity.per or "" for spot in chain)}
    ambivalent = near & words["ambivalent"]
    if ambivalent <= words["made_plain"] and _is_plain_verb(sentence, chain[0]):
        ambivalent = set()
    if ambivalent or near & words["rankings"] or priced & words["priced_in"]:
        return True
    if is_of_another_place(sentence, pair[0]):
        return True
    if near & words["climbing"] and not (_are_in(pair, "share", "money") or _can_be_no_ranks(pair)):
        return True
    if near & words["raising"] and _are_in(pair, "money") and not _are_ends(sentence, pair):
        return True
    if near & words["shortfalls"] and _tells_balance(sentence, chain, near):
        return True
    if near & words["distances"] and near & words["between_ends"]:
        return True
    return bool(near & words["paces"]) and not _is_of_pace(sentence, range(first, stop), pair)


def is_of_another_place(sentence: Sentence, before: Spot) -> bool:
    """Whether a figure that another is compared with is that of somebody else at the same time:
    "fell to 30%, against 20% in the neighbouring country"."""
    words = relation_words("changes")
    if words["comparing"].isdisjoint(sentence.words(before.first - 3, before.first)):
        return False
    tail = sentence.words(before.stop, before.stop + _TAIL)
    if tail[:1] in ([], [","], ["."]) or tail[0] not in words["places"]:
        return False
    timed = any(time_at(sentence, at) for at in range(before.stop, before.stop + len(tail)))
    return not timed and words["then"].isdisjoint(tail)


def _are_in(pair: Sequence[Spot], *dimensions: str) -> bool:
    units = {spot.quantity.unit for spot in pair} - {None}
    return bool(units) and all(dimension(unit) in dimensions for unit in units)


def _can_be_no_ranks(pair: Sequence[Spot]) -> bool:
    """Whether both are numbers that no rank can be: "slipped to 91.7 from 94.1"."""
    numbers = [one.quantity.number for one in pair if one.quantity.unit is None]
    whole = any(is_whole(one) and one < _NO_RANK for one in numbers)
    return len(numbers) == len(pair) and not whole


def _are_ends(sentence: Sentence, pair: Sequence[Spot]) -> bool:
    """Whether "from" and "to" lead to the two figures."""
    before, after = pair
    return "from" in _leads(sentence, before) and "to" in _leads(sentence, after)


def _leads(sentence: Sentence, spot: Spot) -> set[str]:
    return {
        spot.marker,
        spot.quantity.change_form or "",
        *sentence.words(spot.first - 1, spot.first),
    }


def _tells_balance(sentence: Sentence, chain: Sequence[Spot], near: set[str]) -> bool:
    """Whether a deficit stands beside a surplus, or is what a balance came to: "fell to a loss of
    5 million"."""
    words = relation_words("changes")
    if near & words["balances"]:
        return True
    lower = sentence.tokens.lower
    return any(
        lower[at] in words["shortfalls"]
        and lower[at - 1] in ARTICLES
        and lower[at - 2] in words["to_shortfall"]
        for at in range(max(sentence.first + 2, chain[0].first - AROUND), chain[-1].stop)
    )


def _is_of_pace(sentence: Sentence, around: range, pair: Sequence[Spot]) -> bool:
    """Whether verbs of pace tell of a percentage itself: "inflation eased to 3%", and not "the
    limit was eased to 3%", "eased its limit"."""
    words, lower = relation_words("changes"), sentence.tokens.lower
    if not _are_in(pair, "share") or not words["limits"].isdisjoint(
        sentence.words(around.start, around.stop)
    ):
        return False
    for at in around:
        if lower[at] not in words["paces"]:
            continue
        follows = sentence.words(at + 1, at + 2)
        plain = not follows or follows[0] in words["after_pace"] or follows[0].endswith("ly")
        if not plain and time_at(sentence, at + 1) is None:
            return False
        if at > sentence.first and lower[at - 1] in words["done_to"]:
            return False
    return True
