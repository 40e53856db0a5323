"""Instalments and their total: "65 million this year and 40 million in each of the four following
years, 225 million in total"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

# After an instalment, and after one that comes "a year", these lead to how often it comes.
_EACH = (["in", "each", "of"], ["for", "each", "of"], ["each", "year", "for"])
_OVER = (["for"], ["over"], ["during"])
_MOST_TIMES = 40
_TO_TOTAL = 4  # tokens from the last instalment to the total: ", or a total of"


@cued_by(lambda: relation_words("instalments")["cues"])
def instalment_relations(passage: Passage) -> Iterator[Relation]:
    """Yield instalments of one sentence, some of which come several times, with their total."""
    own = list(passage.own)
    if len(own) < 3 or not _is_total(passage, own[-1]):
        return
    *told, total = own
    parts: list[Spot] = []
    end = told[0].first
    for spot in told:
        if spot.first < end:
            continue  # the number of years was read with what comes in each of them
        times, stop = _times(passage, spot, told)
        if not is_amount(spot) or spot.quantity.change is not None or not are_alike(spot, total):
            return
        parts.append(_several(spot, times) if times > 1 else spot)
        end = max(spot.stop, stop)
    between = passage.words(end, total.first)
    if len(between) > _TO_TOTAL or "the" in between:
        return
    if len(parts) < 2 or all(one in told for one in parts):
        return
    named = [*(("part", one) for one in parts), ("whole", total)]
    relation = relate(passage, "parts", named, closed="equal")
    if relation is not None:
        yield relation


def _is_total(passage: Passage, spot: Spot) -> bool:
    after = " ".join(passage.words(spot.stop, spot.stop + 2))
    before = " ".join(passage.words(spot.first - 3, spot.first))
    words = relation_words("instalments")
    closed = passage.words(spot.stop + 2, spot.stop + 3)
    told = after in words["totals_after"] and (not closed or not closed[0].isalpha())
    return told or any(before.endswith(one) for one in words["totals_before"])


def _times(passage: Passage, spot: Spot, told: list[Spot]) -> tuple[int, int]:
    """How often an instalment comes, and the token behind what says so; once, if nothing does."""
    leads = _OVER if spot.quantity.per == "year" else _EACH
    fits = (one for one in leads if passage.words(spot.stop, spot.stop + len(one)) == one)
    lead = next(fits, None)
    if lead is None:
        return 1, spot.stop
    at = spot.stop + len(lead)
    while passage.words(at, at + 1) and passage.words(at, at + 1)[0] in _leading():
        at += 1
    found = _count_at(passage, at, told)
    if found is None or not 1 < found[0] <= _MOST_TIMES or found[0] != int(found[0]):
        return 1, spot.stop
    return int(found[0]), found[1]


def _count_at(passage: Passage, at: int, told: list[Spot]) -> tuple[Decimal, int] | None:
    """The number of years at a token, "four following years" or "four years", and its end."""
    for spot in told:
        noun = str(spot.quantity.unit or "").rpartition(" ")[2]
        if spot.first == at and noun in relation_words("instalments")["stretches"]:
            return spot.quantity.number, spot.stop
    for time in passage.here.times:
        counted = time.mention.ordinal if time.mention.grain in ("duration", "range") else None
        if time.first <= at < time.stop and counted is not None and time.mention.unit == "year":
            return Decimal(counted), time.stop
    return None


def _leading() -> frozenset[str]:
    return relation_words("instalments")["leading"]


def _several(spot: Spot, times: int) -> Spot:
    quantity = replace(
        spot.quantity,
        number=spot.quantity.number * Decimal(times),
        text=f"{times} times {spot.quantity.text}",
        per=None,
    )
    return replace(spot, quantity=quantity, interval=scale(spot.interval, Decimal(times)))
