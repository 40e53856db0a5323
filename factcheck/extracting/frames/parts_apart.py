"""Lists whose whole the sentence before tells: "It has 39 seats. Left holds 18, Right 12"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, scale
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    is_amount,
    relate,
)
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_THAT = frozenset({"the", "this", "that", "it", "these", "them"})
_SCALES = (Decimal(1000), Decimal("0.001"))
_MOST_ORIGINS = 5  # parts told by where they come from
_BETWEEN = 7  # tokens from one part to the next, its name and preposition
_LIST_BREAKS = frozenset({".", ":", "(", ")", "than", "from"})
_PLACED = frozenset({"in", "at", "to", "from"})


_phrases = WordLists("claims/sums").phrases


@cued_by(lambda: ("and",))
def apart_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the list of a sentence with the whole that it takes apart."""
    if len(passage.here.quantities) < 2 or len(passage.spots) > MOST:
        return
    own = passage.own
    if len(own) < 2 or not all(is_amount(spot) for spot in own):
        return
    told = _of_origin(passage, own) or _misscaled(passage, own)
    if told is not None:
        yield told
        return
    for parts, wholes in (
        _before(passage, own),
        _largest(passage, own),
        _opening(passage, own),
    ):
        found = _relation(passage, parts, wholes)
        if found is not None:
            yield found
            return


def _relation(passage: Passage, parts: Sequence[Spot], wholes: Sequence[Spot]) -> Relation | None:
    """The relation to the nearest whole; every other one must fail as well."""
    if not wholes or not _are_listed(passage, parts):
        return None
    words = passage.words(parts[0].first - _BETWEEN, parts[-1].stop + _BETWEEN)
    if may_overlap(words):
        return None
    rest = _is_rest(passage, parts[-1])
    readings = [
        [*(("part", part) for part in parts), ("whole", whole)] for whole in reversed(wholes)
    ]
    return relate(passage, "parts", readings[0], readings[1:], closed="equal" if rest else "most")


def _before(passage: Passage, own: Sequence[Spot]) -> tuple[Sequence[Spot], list[Spot]]:
    """The list and the figures of the sentence before that it can take apart."""
    if not passage.before or passage.here.times:
        return own, []
    last = passage.before[-1]
    if any(is_share(spot) for spot in passage.spots if last.first <= spot.first < last.stop):
        return own, []  # "Glass earned $230 million, half of the total": a part itself
    largest = max(spot.quantity.number for spot in own)
    wholes = [
        spot
        for spot in passage.spots
        if last.first <= spot.first < last.stop
        and is_amount(spot)
        and spot.quantity.change is None
        and all(are_alike(spot, part) for part in own)
        and spot.quantity.number > largest
    ]
    if not wholes or _is_summed(wholes[-1], passage.spots, last.first, last.stop):
        return own, []
    return own, wholes if _is_tied(passage, wholes[-1], own) else []


def _is_summed(whole: Spot, spots: Sequence[Spot], first: int, stop: int) -> bool:
    """Whether the other figures between two tokens are the parts of a whole already."""
    others = [spot for spot in spots if first <= spot.first < stop and spot is not whole]
    parts = [spot.quantity.number for spot in others if are_alike(spot, whole)]
    return len(parts) > 1 and sum(parts, Decimal(0)) == whole.quantity.number


def _of_origin(passage: Passage, own: Sequence[Spot]) -> Relation | None:
    """People or things by where they come from, with the figure before them: "Thirty ministers
    came; 14 are from Africa and 16 from Asia"."""
    parts = [spot for spot in own if spot.quantity.noun_end is None][-_MOST_ORIGINS:]
    if len(parts) < 2 or own[-1] is not parts[-1] or passage.here.times:
        return None
    at = own.index(parts[0])
    clause = passage.words(own[at - 1].stop, parts[0].first) if at else [";"]
    whole = own[at - 1] if at else next(iter(_last_of(passage)), None)
    if whole is None or at > 1 or clause[-1:] != [";"]:
        return None
    counted = whole.quantity.noun_end is not None and whole.quantity.change is None
    larger = whole.quantity.number > max(spot.quantity.number for spot in parts)
    if not (counted and larger and _are_of_origins(passage, parts)):
        return None
    named = [("whole", whole), *(("part", part) for part in parts)]
    return relate(passage, "parts", named, closed="most")


def _misscaled(passage: Passage, own: Sequence[Spot]) -> Relation | None:
    """Parts that would make their whole if it were told in thousands, millions or billions as they
    are: "It takes 1.2 billion tonnes. Arl bears 800,000 of the cut and Benn 400,000"."""
    if not passage.before or len(own) > _MOST_ORIGINS or passage.here.times:
        return None
    own = [spot for spot in own if are_alike(spot, own[0])]  # no "ten others"
    tie = passage.words(own[0].stop, own[0].stop + 2)
    if len(own) < 2 or tie[:1] != ["of"] or tie[-1] not in _THAT:
        return None
    if "and" not in passage.words(own[-2].stop, own[-1].first):
        return None
    last = passage.before[-1]
    summed = sum((spot.quantity.number for spot in own), Decimal(0))
    for whole in passage.spots:
        if not last.first <= whole.first < last.stop or not is_amount(whole):
            continue
        if not all(are_alike(whole, part) for part in own):
            continue
        if whole.quantity.number in [summed * size for size in _SCALES]:
            named = [("whole", whole), *(("part", part) for part in own)]
            return relate(passage, "parts", named, closed="equal")
    return None


def _last_of(passage: Passage) -> list[Spot]:
    """The only figure of the sentence before, where it has just one."""
    last = passage.before[-1] if passage.before else None
    told = [spot for spot in passage.spots if last and last.first <= spot.first < last.stop]
    return told if len(told) == 1 and is_amount(told[0]) else []


def _are_of_origins(passage: Passage, parts: Sequence[Spot]) -> bool:
    """Whether each part is told to be from, or in, another place, and the first has the verb."""
    words, here = relation_words("parts"), passage.here
    verb = passage.words(parts[0].stop, parts[0].stop + 1)
    if not verb or verb[0] not in words["placing"] | {"are", "were"}:
        return False
    names = []
    for at, part in enumerate(parts):
        start = part.stop + (at == 0)
        link, named = passage.words(start, start + 1), start + 1
        if link not in (["from"], ["in"]):
            return False
        named += passage.words(named, named + 1) == ["the"]
        if named >= here.stop:
            return False
        names.append((link[0], here.tokens.text[named]))
    known = [name.lower() for _, name in names]
    alike = all(name[0].isupper() for _, name in names) or any(
        set(known) <= set(group) for group in rules_words("claims/parts")["origins"]
    )
    return alike and len(set(known)) == len(known) and len({link for link, _ in names}) == 1


def _largest(passage: Passage, own: Sequence[Spot]) -> tuple[Sequence[Spot], list[Spot]]:
    """The list with the part of the sentence before, and the whole that its share gives: "Glass
    earned $230 million, half of the total. Paper earned $150 million and tin $95 million"."""
    if not passage.before or passage.here.times:
        return own, []
    last = passage.before[-1]
    told = [spot for spot in passage.spots if last.first <= spot.first < last.stop]
    if len(told) != 2 or not is_amount(told[0]) or not is_share(told[1]):
        return own, []
    part, share = told
    of_all = passage.words(share.stop, share.stop + 3)
    if of_all[:2] != ["of", "the"] or of_all[-1] not in {"total", "whole", "sum"}:
        return own, []
    if not all(are_alike(part, one) for one in own) or part.quantity.change is not None:
        return own, []
    before = passage.words(last.first, part.first)
    led = passage.words(passage.here.first, own[0].first)
    classes = rules_words("claims/sums")["wholes"]
    tied = any(
        not set(one["whole"]).isdisjoint(before) and not set(one["verbs"]).isdisjoint(led)
        for one in classes
    )
    return [part, *own], [whole_of(part, share)] if tied else []


def whole_of(part: Spot, share: Spot) -> Spot:
    """Return the whole of which a part is a share, as a figure on the share's words."""
    percent = share.quantity.unit == "percent"
    factor = Decimal("0.01") if percent else Decimal(1)
    size = scale(share.interval, factor)
    reach = divide(part.interval, size) or part.interval
    number = part.quantity.number / (share.quantity.number * factor)
    quantity = replace(
        share.quantity,
        number=number,
        interval=reach,
        unit=part.quantity.unit,
        text=f"the total of which {part.quantity.text} is {share.quantity.text}",
    )
    return replace(share, quantity=quantity, interval=reach)


def _is_tied(passage: Passage, whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether the list says that it is of the whole, or counts in its noun."""
    here = passage.here
    if next(here.phrases(_phrases("of_whole")), None) is not None:
        return True
    if whole.quantity.unit is not None and _is_counted(whole, parts):
        return True
    sentence = passage.sentence_of(whole)
    before = passage.words(sentence.first, whole.first)
    led = passage.words(here.first, parts[0].first)
    return any(
        not set(one["whole"]).isdisjoint(before) and not set(one["verbs"]).isdisjoint(led)
        for one in rules_words("claims/sums")["wholes"]
    )


def _is_counted(whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether bare numbers count the things of the whole: no people, who can be in two groups."""
    words = relation_words("parts")
    if dimension(whole.quantity.unit) not in BARE:
        return False
    noun = str(whole.quantity.unit).rpartition(" ")[2]
    if noun in words["people"] | words["crosscutting"]:
        return False
    # Millions of a noun are seldom things: sums of money, which come in as well as go out.
    return all(part.quantity.unit is None and "illion" not in part.quantity.text for part in parts)


def _are_listed(passage: Passage, parts: Sequence[Spot]) -> bool:
    """Whether the parts are one list: a comma or "and" before each, one verb for all of them."""
    verbs, owning = relation_words("parts")["verbs"], relation_words("parts")["owning"]
    own = [part for part in parts if passage.is_here(part)]
    led = passage.words(own[0].stop, own[0].stop + 1)
    if led and led[0] in owning:
        return False  # "210 had a school and 190 a shop"
    for at in range(1, len(parts)):
        if parts[at].first >= passage.here.first > parts[at - 1].first:
            continue  # the part of the sentence before
        between = passage.words(parts[at - 1].stop, parts[at].first)
        if len(between) > _BETWEEN or not _LIST_BREAKS.isdisjoint(between[1:]):
            return False
        if {",", "and", ";"}.isdisjoint(between):
            return False
        if parts[at - 1] is not own[0] and not verbs.isdisjoint(between):
            return False  # the first part alone has the verb
    return "and" in passage.words(parts[-2].stop, parts[-1].first)


def _is_rest(passage: Passage, part: Spot) -> bool:
    near = passage.words(part.first - 3, part.first)
    return not relation_words("parts")["rest"].isdisjoint(near)


def _opening(passage: Passage, own: Sequence[Spot]) -> tuple[Sequence[Spot], list[Spot]]:
    """A whole and its parts in different places: "1,240 tonnes were landed, 700 at Ostvik and 600
    at Lerum"."""
    whole, parts = own[0], own[1:]
    here = passage.here
    dated = any(time.first > whole.first for time in here.times)
    if len(parts) < 2 or dated or whole.quantity.change is not None:
        return parts, []
    led = passage.words(whole.stop, parts[0].first)
    if led[-1:] != [","] or len(led) > _BETWEEN or "of" in led or "," in led[:-1]:
        return parts, []
    if not _PLACED.isdisjoint(led):
        return parts, []  # "400 went to Karsia, 200 to Dorland": the first of the parts
    if not all(are_alike(whole, part) for part in parts):
        return parts, []
    text = here.tokens.text
    places = [
        (here.tokens.lower[part.stop], text[part.stop + 1])
        for part in parts
        if part.stop + 1 < here.stop
    ]
    apart = (
        len(places) == len(parts) == len(set(places))
        and len({word for word, _ in places}) == 1
        and places[0][0] in _PLACED
        and all(name[0].isupper() for _, name in places)
    )
    return parts, [whole] if apart else []
