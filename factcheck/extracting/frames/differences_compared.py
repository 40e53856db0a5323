"""A figure, how much more it is, and what it was: "42 members, three fewer than the 45 of 2014"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import THREE
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_at
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.claims import Modality
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

MORE = frozenset({"more", "fewer", "less"})
_SMALLEST = 1000  # the larger figure over the difference: beyond that a "million" can be left out
_LONGEST = 8  # words between the figure and how much more it is
_WHEN = (("when", "there", "were"), ("when", "it", "had"), ("when", "they", "had"))
_WHEN_MORE = (("when", "it", "was"), ("when", "they", "were"), ("when", "it", "stood", "at"))
_INSTEAD = (
    ["instead", "of"],
    ["in", "place", "of"],
    ["rather", "than"],
    ["and", "not"],
    ["against"],
    ["up", "from"],
)
_ENDS = frozenset({",", ".", ";", ")", ":", "and", "!", "?"})


@cued_by(lambda: MORE, needs=THREE)
def compared_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield figures with the earlier one and the number that they are more or fewer by."""
    spots = spots_of(sentence)
    for at in range(1, len(spots) - 1):
        gap, base = spots[at], _plain(spots[at + 1])
        figure = _figure(sentence, spots[:at])
        if _is_told_first(sentence, spots[at - 1], gap, spots[at + 1]):
            figure, gap, base = gap, spots[at - 1], spots[at + 1]
        elif base is None or not _is_told(sentence, spots[at - 1], gap, base):
            continue
        if figure is None or base is None or not _are_alike(figure, gap, base):
            continue
        modality = modality_of(sentence, figure.first, base.stop)
        if modality in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        told = (
            figure.operand("first"),
            gap.operand("difference"),
            base.operand("second"),
        )
        yield Relation(
            kind="difference",
            operands=tuple(sorted(told, key=lambda one: one.span.start)),
            span=Span(min(one.span.start for one in told), base.span.end),
            sentence=sentence.span,
            segment=sentence.segment,
            modality=modality,
        )


def _is_told_first(sentence: Sentence, gap: Spot, figure: Spot, base: Spot) -> bool:
    """Whether the difference comes before its figures: "it gets 50 million more than this year, 400
    million instead of 350 million"."""
    lead = sentence.words(gap.stop, figure.first)
    if not lead or lead[-1] not in (",", ":", "–", "—") or MORE.isdisjoint(lead[:_LONGEST]):
        return False
    if len(lead) > 2 * _LONGEST or not relation_words("changes")["parting"].isdisjoint(lead):
        return False
    return sentence.words(figure.stop, base.first) in _INSTEAD and gap.quantity.hedge is None


def _figure(sentence: Sentence, before: Sequence[Spot]) -> Spot | None:
    """The figure that is compared: the last one, or the part that "of the" leads from."""
    last = before[-1]
    if len(before) > 1 and sentence.words(before[-2].stop, last.first) == ["of", "the"]:
        return before[-2]
    return last


def _plain(spot: Spot) -> Spot | None:
    """The base without the "more than" before it, which is no bound of its own here."""
    hedge = spot.quantity.hedge
    if hedge is None:
        return spot
    if not hedge.endswith("than"):
        return None
    read = find_quantities(tokenize(spot.quantity.text.removeprefix(hedge)))
    if len(read) != 1 or read[0].number != spot.quantity.number:
        return None
    quantity = replace(spot.quantity, text=read[0].text, interval=read[0].interval, hedge=None)
    return replace(spot, quantity=quantity, interval=quantity.interval)


def _is_told(sentence: Sentence, left: Spot, gap: Spot, base: Spot) -> bool:
    lead = sentence.words(left.stop, gap.first)
    apart = relation_words("changes")["apart"]
    if lead[-1:] != [","] or len(lead) > _LONGEST or lead.count(",") > 1:
        return False
    if not apart.isdisjoint(lead) or gap.quantity.hedge is not None:
        return False
    lower, at = sentence.tokens.lower, gap.stop
    if sentence.words(at, at + 2)[1:] != ["than"] or lower[at] not in MORE:
        return False
    after = sentence.words(base.stop, base.stop + 1)
    told = sentence.words(at + 2, _number_at(sentence, base))
    if told == ["the"]:
        following = sentence.words(base.stop, base.stop + 3)
        done = bool(following) and following[0].endswith(("ed", "ld", "wn", "en"))
        at = base.stop + done  # "the 680 tonnes held in 2019"
        return following[done : done + 1] in (["of"], ["in"]) and (
            time_at(sentence, at + 1) is not None
        )
    if after and after[0] not in _ENDS and told[-1:] != ["when"]:
        return False
    lead_at = told.index("when") if "when" in told else 0
    back = at + 2 + lead_at
    earlier = [n for n in range(at + 2, back) if lower[n] != ","]
    when = tuple(told[lead_at:])
    timed = all(lower[n] == "in" or time_at(sentence, n) is not None for n in earlier)
    told_of_it = when == ("when",) and after[:1] in (["were"], ["was"], ["had"])
    return bool(earlier) and timed and (when in (*_WHEN, *_WHEN_MORE) or told_of_it)


def _number_at(sentence: Sentence, spot: Spot) -> int:
    """The token at which the number itself begins, after what was its hedge."""
    lower, at = sentence.tokens.lower, spot.first
    while at < spot.stop and lower[at] in (MORE | {"than", "the"}):
        at += 1
    return at


def _are_alike(figure: Spot, gap: Spot, base: Spot) -> bool:
    one, size, other = figure.quantity, gap.quantity, base.quantity
    units = {quantity.unit for quantity in (one, size, other)} - {None}
    if len(units) > 1 or units & {"percent", "time", "point"} or one.per != other.per:
        return False
    small, large = sorted((one.number, other.number))
    if size.number < 1 or size.number * _SMALLEST < large:
        return (
            False  # "a quarter more than the 8 million", "9.1 million, two more than the 7 million"
        )
    return small > 0 and large <= 3 * small and size.number < large and one.hedge is None
