"""Changes whose two figures stand apart, each with its time: "In 2010 it had 800 farms; ten years
later 600 were left, a decline of 25%".

The two figures are those of different times; every pair of figures nearby must fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise, permutations

from msgspec import Struct

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.change_roles import is_how_often
from factcheck.extracting.frames.change_said_again import said_again, taken_on, told_after
from factcheck.extracting.frames.compared_figures import ENDS, is_plain, names_another
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import SIZE
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    are_alike,
    content,
    relate,
    unhedged,
)
from factcheck.extracting.frames.spots import Spot, relation_words, time_beside
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.relations import Relation

_MOST_FIGURES = 5
_BASE = 100  # of an index
_OWN = 2  # tokens of "population growth"
_TO_SIZE = 14  # tokens from the later figure to the size of the change
_SIZES = frozenset({"percent", "time"})
_SEPARATORS, _APART = frozenset({",", ";", ":"}), frozenset({";", ":"})
_TAKEN_UP = frozenset({"it", "its", "they", "their", "this", "these"})
_EARLIER, _LATER = date.min, date.max


@cued_by(needs=SIZE)
def apart_change_relations(passage: Passage) -> Iterator[Relation]:
    """Yield sizes of changes with the figures of two times before them."""
    if len(passage.spots) > MOST:
        return
    for size in passage.own:
        relation = _of_size(passage, size) or said_again(passage, size)
        if relation is not None:
            yield relation


class _When(Struct, frozen=True):
    """When a figure is of: its first day, or the end of the calendar for "then" and "now"."""

    day: date
    text: str


def _of_size(passage: Passage, size: Spot) -> Relation | None:
    if not _is_size(passage, size) or _is_intended(passage, size):
        return None
    origin, since = _led_from(passage, size), _time_compared(passage, size)
    if origin is None and since is None and _is_of_another(passage, size):
        return None
    figures = _figures(passage, size)
    if since is not None:
        figures = _with_time(passage, figures, since)
    led = _led_to(passage, size)
    if led is not None:
        figures = [*(spot for spot in figures if are_alike(spot, led)), led]
    if origin is not None:
        figures = [*[spot for spot in figures if are_alike(spot, origin)][-1:], origin]
    if len(figures) < 2:
        return None
    if origin is None and not _is_said_of_it(passage, figures, size):
        return None
    if origin is None and names_another(passage, figures, size):
        return None
    if origin is not None:
        pair: tuple[Spot, Spot] | None = (origin, figures[0])
    else:
        pair = _pair(passage, figures, size) or taken_on(passage, figures, led)
    if pair is None:
        return None
    known = {pair, pair[::-1]}
    meant = [*figures, *told_after(passage, size, figures)]
    readings = [pair, *(one for one in permutations(meant, 2) if one not in known)]
    named = [[("before", a), ("after", b), ("delta", size)] for a, b in readings]
    told = size.quantity.change
    traits = {"direction": told} if told and len(figures) == 2 else {}
    return relate(passage, "change", named[0], named[1:], **traits)


def _time_compared(passage: Passage, size: Spot) -> TimeExpression | None:
    """The time that a size compares with: "40% higher than in 2010", "a rise of 5% on 2014"."""
    comparatives, words = change_words().comparatives, relation_words("changes_apart")
    at = size.stop + (not comparatives.keys().isdisjoint(passage.words(size.stop, size.stop + 1)))
    lead = passage.words(at, at + 1)
    if not lead or lead[0] not in words["others"]:
        return None
    at += 1 + (passage.words(at + 1, at + 2) in (["in"], ["with"], ["to"]))
    at += passage.words(at, at + 1) == ["in"]
    time = next((one for one in passage.here.times if one.first == at), None)
    after = passage.words(time.stop, time.stop + 1) if time is not None else []
    ended = not after or after[0] in ENDS
    return time.mention if time is not None and ended else None


def _with_time(passage: Passage, figures: Sequence[Spot], since: TimeExpression) -> list[Spot]:
    """The figure of the time that a size compares with and the last one; nothing where there is
    no one figure of that time."""
    when = {spot: _when(passage, spot) for spot in figures}
    base = [spot for spot, one in when.items() if one is not None and one.day == since.first]
    if len(base) != 1 or base[0] is figures[-1]:
        return []
    return [base[0], figures[-1]]


def _led_to(passage: Passage, size: Spot) -> Spot | None:
    """The later figure where it follows the size: "it has risen by half, to 600"."""
    after = next((spot for spot in passage.own if spot.first > size.first), None)
    if after is None or not _is_end(after):
        return None
    led = passage.words(size.stop, after.first)
    return after if led in (["to"], [",", "to"]) else None


def _led_from(passage: Passage, size: Spot) -> Spot | None:
    """The earlier figure where it follows the size: "6.7% in March, flat on the month, and down by
    0.8% from 7.5% a year earlier"."""
    before = next((spot for spot in passage.own if spot.first > size.first), None)
    if before is None or not _is_end(before):
        return None
    led = passage.words(size.stop, before.first)
    lead = passage.words(size.first - 3, size.first)
    hedge = (before.quantity.hedge or "").split()[:1]
    if led == [] and hedge in (["below"], ["above"]) and size.quantity.change:
        return unhedged(before)
    fits = led == ["from"] or (led == [] and before.marker == "from")
    down = lead[-2:] in (["down", "by"], ["up", "by"]) and lead[:1] in (["and"], ["but"], [","])
    told = [spot for spot in passage.own if spot.first < size.first]
    return before if fits and down and told else None


@cache
def _restating() -> PhraseTable[bool]:
    listed = rules_words("claims/changes_apart")["restating"]
    return PhraseTable.of((phrase, True) for phrase in listed)


def _is_size(passage: Passage, size: Spot) -> bool:
    """Whether a figure is the size of a change: "a fall of 25%", "20% higher", "that is by 2%"."""
    quantity, words = size.quantity, relation_words("changes_apart")
    if quantity.per is not None or quantity.is_range:
        return False
    fraction = quantity.unit is None and 0 < quantity.number < 1
    if quantity.unit not in _SIZES and not fraction:
        return False
    if quantity.change is not None and quantity.change_form != "by":
        return False
    around = (size.first - 2, size.first), (size.stop, size.stop + 1)
    if is_how_often(size, *(passage.words(*one) for one in around)):
        return False
    if quantity.change is not None:
        return True
    lower, first = passage.here.tokens.lower, passage.here.first
    if size.first - 1 > first and lower[size.first - 1] == "by":
        return any(
            (hit := _restating().longest(lower, at, size.first)) is not None
            and at + hit[0] == size.first - 1
            for at in range(max(first, size.first - 5), size.first - 1)
        )
    lead = passage.words(size.first - 3, size.first)
    nouns = change_words().nouns
    return (
        len(lead) == 3
        and lead[1] in nouns
        and lead[0] in words["articles"]
        and (lead[2] in words["leads"])
    )


def _is_intended(passage: Passage, size: Spot) -> bool:
    """Whether a size is what was to be, not what came: "the target was a cut by half"."""
    told = passage.words(passage.here.first, size.first)
    start = max((at for at, word in enumerate(told) if word in _APART), default=0)
    return not relation_words("changes_apart")["intended"].isdisjoint(told[start:])


def _is_said_of_it(passage: Passage, figures: Sequence[Spot], size: Spot) -> bool:
    """Whether the clause of a size has no subject of its own: not "while its budget rose 40%"."""
    before = [spot for spot in figures if spot.first < size.first and passage.is_here(spot)]
    start = before[-1].stop if before else passage.here.first
    between = passage.words(start, size.first)
    words, change = relation_words("changes_apart"), change_words()
    if between[-1:] == ["of"] and _names_its_own(passage, between[-4:-1]):
        return False
    if between[-1:] == ["of"] or (between[-1:] == ["by"] and "that" in between[-4:]):
        return True
    told = content(passage.words(_told_from(passage, figures), start))
    known = words["plain"] | change.verbs.keys() | change.nouns.keys() | change.comparatives.keys()
    return all(
        word in known
        or any(time.first <= start + at < time.stop for time in passage.here.times)
        or not content([word])
        or any(are_akin(word, one) for one in told)
        for at, word in enumerate(between)
    )


def _told_from(passage: Passage, figures: Sequence[Spot]) -> int:
    """The token from which a passage says what its figures are of: their first sentence, unless
    that takes up what was told before."""
    first = passage.sentence_of(figures[0])
    return first.first if _TAKEN_UP.isdisjoint(first.vocabulary) else 0


def _names_its_own(passage: Passage, lead: Sequence[str]) -> bool:
    """Whether a noun before the noun of change names another thing: "population growth of 1.4%",
    not "a sharp growth of"."""
    if len(lead) < _OWN or lead[-1] not in change_words().nouns or "a" in lead or "an" in lead:
        return False
    words = relation_words("changes_apart")
    return bool(content([lead[-2]])) and lead[-2] not in words["plain"] | words["articles"]


def _is_of_another(passage: Passage, size: Spot) -> bool:
    """Whether the words after a size say that it is of something else: "20% more than planned",
    "a fall of 4% in wages"."""
    words = relation_words("changes_apart")
    stop = size.stop
    if passage.words(stop, stop + 1) and passage.words(stop, stop + 1)[0] in (
        change_words().comparatives
    ):
        stop += 1
    after = passage.words(stop, passage.here.stop)
    ends = ENDS | words["tail_ends"]
    tail = after[: next((at for at, word in enumerate(after) if word in ends), len(after))]
    if not tail or tail[0] not in words["others"] | words["spans"] | {"of"}:
        return False
    if tail[0] in words["spans"] and any(
        stop <= time.first < stop + len(tail) for time in passage.here.times
    ):
        return tail[0] not in {"over", "within", "during"}
    before = content(passage.words(0, size.first))
    told = content(tail)
    echoed = bool(told) and all(any(are_akin(word, one) for one in before) for word in told)
    return not (echoed and tail[0] in {"in", "of"})


def _figures(passage: Passage, size: Spot) -> list[Spot]:
    found = [
        spot
        for spot in passage.spots
        if spot.first < size.first
        and is_plain(spot.quantity)
        and _is_end(spot)
        and not _is_more(passage, spot)
    ]
    if not found:
        return []
    kind = next((spot for spot in reversed(found) if spot.quantity.unit is not None), found[-1])
    return [spot for spot in found if are_alike(spot, kind)][-_MOST_FIGURES:]


def _is_more(passage: Passage, spot: Spot) -> bool:
    """Whether a figure only tells how many more there are: "450 more than a year before"."""
    after = passage.sentence_of(spot).words(spot.stop, spot.stop + 2)
    return after[1:] == ["than"] and after[0] in change_words().comparatives


def _is_end(spot: Spot) -> bool:
    quantity = spot.quantity
    if quantity.is_range or quantity.unit in ("time", "percentage_point"):
        return False
    if quantity.unit == "point" and quantity.number < _BASE / 2:
        return False  # an index counts in hundreds, a gap in a few points
    return quantity.number > 0 and (quantity.unit is not None or quantity.number >= 1)


def _pair(passage: Passage, figures: Sequence[Spot], size: Spot) -> tuple[Spot, Spot] | None:
    """The earlier and the later of the last two figures, where each is of a time of its own."""
    moved = next(
        (pair for pair in reversed([*map(_moved, figures, figures[1:])]) if pair is not None), None
    )
    first, second = figures[-2:]
    if moved is not None and passage.is_here(second) and not passage.is_here(moved[1]):
        moved = None  # "Costs rose from 42 to 46 million. Profit was 264 million, a third higher"
    if moved is None and _is_referred_to(passage, second):
        moved = (second, first)
    if moved is None:
        if not _are_of_one(passage, first, second, size):
            return None
        one, other = _when(passage, first), _when(passage, second)
        if one is None or other is None or one == other:
            return None
        moved = (first, second) if one.day <= other.day else (second, first)
    return moved


def _is_referred_to(passage: Passage, base: Spot) -> bool:
    """Whether a figure is what the one before it is compared with: "5,000 a month at the end of
    2018, compared with 4,500 in 2017"."""
    lead = passage.words(base.first - 3, base.first)
    told = lead[:1] == [","] and lead[1:] in (["compared", "with"], ["compared", "to"])
    return passage.is_here(base) and told and _when(passage, base) is not None


def _moved(first: Spot, second: Spot) -> tuple[Spot, Spot] | None:
    """ "from 4% to 6%": the verb says which is which."""
    forms = (first.quantity.change_form, second.quantity.change_form)
    markers = (first.marker, second.marker)
    if "from" in (forms[0], markers[0]) and (forms[1] == "to" or markers[1] == "to"):
        return first, second
    return None


def _are_of_one(passage: Passage, first: Spot, second: Spot, size: Spot) -> bool:
    """Whether two figures are of one thing: the second clause says nothing of what it is of that
    the first does not say."""
    later = passage.sentence_of(second)
    if _compares(passage, first) or _is_base(passage, first):
        return True
    if second.first > size.first:
        pass
    elif not passage.is_here(second):
        if later is not passage.before[-1] or size.first - passage.here.first > _TO_SIZE:
            return False
    elif size.first - second.stop > _TO_SIZE:
        return False
    start = first.stop if later is passage.sentence_of(first) else later.first
    text = passage.here.tokens.text[start : second.first]
    between = passage.words(start, second.first)
    plain = relation_words("changes_apart")["plain"]
    earlier = passage.sentence_of(first)
    told = content(passage.words(earlier.first, min(first.stop + 3, earlier.stop)))
    for at, word in enumerate(between):
        time = next((t for t in later.times if t.first <= start + at < t.stop), None)
        if time is not None or word in plain or not content([word]):
            continue
        if text[at][0].isupper() and start + at > later.first:
            return word in told
        if not any(are_akin(word, one) for one in told):
            return False
    return True


def _is_base(passage: Passage, first: Spot) -> bool:
    """Whether a figure is the base of an index: "2010 = 100", "with 2005 as 100"."""
    hedge = (first.quantity.hedge or "").split()
    near = {*passage.words(first.first - 1, first.first), *hedge}
    return first.quantity.number == _BASE and not {"=", "as"}.isdisjoint(near)


def _compares(passage: Passage, first: Spot) -> bool:
    """Whether a sentence opens with the earlier figure: "Compared with 40 in 2014, ..."."""
    here = passage.here
    opening = passage.words(here.first, here.first + 2)
    near = 0 <= first.first - here.first <= 4
    return near and opening in (["compared", "with"], ["compared", "to"])


def _when(passage: Passage, spot: Spot) -> _When | None:
    """When a figure is of, by the time beside it or the one that opens its clause."""
    sentence, words = passage.sentence_of(spot), relation_words("changes_apart")
    following = [one.first for one in passage.spots if one.first > spot.first]
    beside = time_beside(sentence, spot, min(following, default=sentence.stop))
    if beside is not None and beside.first is not None:
        until = next(time.first for time in sentence.times if time.mention is beside)
        if _SEPARATORS.isdisjoint(passage.words(spot.stop, until)):
            return _When(beside.first, beside.edtf)
    floor = _clause_of(passage, spot, sentence)
    for time in reversed(sentence.times):
        if floor <= time.first and time.stop <= spot.first and time.mention.first is not None:
            return _When(time.mention.first, time.mention.edtf)
    for near in (passage.words(spot.stop, spot.stop + 2), passage.words(floor, spot.first)):
        if not words["then"].isdisjoint(near) or ("used", "to") in pairwise(near):
            return _When(_EARLIER, "then")
        if not words["now"].isdisjoint(near):
            return _When(_LATER, "now")
    return None


def _clause_of(passage: Passage, spot: Spot, sentence: Sentence) -> int:
    """The token after the figure before, or after the word that separates the two."""
    before = [one.stop for one in passage.spots if one.stop <= spot.first and _is_end(one)]
    floor, lower = max([sentence.first, *before]), sentence.tokens.lower
    if floor == sentence.first:
        return floor
    between = range(floor, spot.first)
    apart = [at + 1 for at in between if lower[at] in _APART]
    joined = (at + 1 for at in between if lower[at] in _SEPARATORS | {"and", "but"})
    return apart[-1] if apart else next(joined, floor)
