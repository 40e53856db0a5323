"""A part told with its whole and its share: "12 of the 30 towns (40%)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR, SHARE
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_LONGEST = 7  # tokens between two figures
_LONGEST_WHOLE = 5  # tokens of "of the members" and its comma
_SUMS = frozenset({"would", "makes"})
_RESTATING = frozenset({"or", "(", "ie", "i", "namely", "equivalent"})
_SCALED = 1000  # "4.5 of 6 million" tells its magnitude once
_IS = ([",", "is"], [",", "was"], ["is"], ["was"], ["are"], ["were"], [",", "or"])
_CLAUSE = frozenset({",", ";", "and", "but", "or", "in", "than", "which", "who"})
# The parts that three figures in a row can play; "of" stands before the whole.
_ORDERS = (
    ("part", "whole", "share"),
    ("share", "whole", "part"),
    ("part", "share", "whole"),
    ("share", "part", "whole"),
)


@cued_by(lambda: relation_words("fractions")["needed"] | _SUMS, needs=PAIR | SHARE)
def fraction_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield parts with their whole and share, and shares that are told twice."""
    spots = spots_of(sentence)
    if not any(is_share(one) for one in spots):
        return
    used = -1
    for at in range(len(spots) - 1):
        if spots[at].first < used:
            continue
        found = (
            _triple(sentence, spots[at : at + 3])
            or _of_these(sentence, spots[at : at + 3])
            or _of_whom(sentence, spots[at : at + 3])
            or _share_of_which(sentence, spots[at : at + 3])
            or _of_named_whole(sentence, spots[at : at + 3])
            or _reckoned(sentence, spots[at : at + 3])
            or _twice(sentence, spots[at : at + 2])
        )
        if found is not None:
            roles, chosen = found
            used = chosen[-1].stop
            relation = _relation(sentence, roles, chosen)
            if relation is not None:
                yield relation


def _triple(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    if len(spots) < 3:
        return None
    for roles in _ORDERS:
        if not all(_can_be(spot, role) for spot, role in zip(spots, roles, strict=True)):
            continue
        by_role = dict(zip(roles, spots, strict=True))
        if not _same_things(by_role["part"], by_role["whole"]):
            continue
        if roles == _ORDERS[2] and _is_of_people(sentence, spots):
            return roles, spots
        if roles == _ORDERS[0] and _is_named_share(sentence, spots):
            return roles, spots
        links = (
            _is_of if roles[1] == "whole" else _is_same,
            _is_of if roles[2] == "whole" else _is_same,
        )
        if not links[0](sentence, spots[0], spots[1]) or not links[1](sentence, spots[1], spots[2]):
            continue
        if roles[2] == "share" and _may_be_of_votes(sentence, by_role["part"]):
            continue
        return roles, spots
    return None


def _is_named_share(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    """ "48 of the 60 delegates came, a turnout of 80%": what was done stands before the share,
    and its noun says that it is one."""
    _, whole, share = spots
    words = relation_words("fractions")
    told = sentence.words(whole.stop, share.first)
    done, named = told[:-4], told[-4:]
    if not _is_of(sentence, spots[0], whole) or share.quantity.unit != "percent":
        return False
    if not done or len(done) > _LONGEST or not {",", ";", "and", "but", "or"}.isdisjoint(done):
        return False
    if named[:1] != [","] or named[1] not in {"a", "an"} or named[3] != "of":
        return False
    attended = named[2] in words["attendance"] and not words["attending"].isdisjoint(done)
    return attended or named[2] in words["named_shares"]


def _is_of_people(sentence: Sentence, spots: Sequence[Spot]) -> bool:
    """ "3.9 million people were poor in 2018, 21% of a population of 18.3 million": a clause may
    stand between the part and its share, where the whole is named by a word for all people."""
    part, share, whole = spots
    told = sentence.words(part.stop, share.first)
    return (
        part.quantity.unit == "person"
        and told[-1:] == [","]
        and len(told) <= 2 * _LONGEST
        and {",", ";", "and", "but"}.isdisjoint(told[:-1])
        and _is_of(sentence, share, whole)
        and "population" in sentence.words(share.stop, whole.first)
    )


def _of_these(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    """ "Of the 48 berths, 30 were rebuilt (63%)": the whole first, the share in brackets."""
    if len(spots) < 3 or not _can_be(spots[0], "whole") or not _can_be(spots[1], "part"):
        return None
    whole, part, share = spots
    before = sentence.words(whole.first - 2, whole.first)
    between, told = sentence.words(whole.stop, part.first), sentence.words(part.stop, share.first)
    fits = (
        is_share(share)
        and share.quantity.unit == "percent"
        and _same_things(part, whole)
        and "of" in before
        and between == [","]
        and 0 < len(told) <= _LONGEST
        and told[-1] == "("
        and not {",", ";", "and"}.intersection(told)
        and sentence.words(share.stop, share.stop + 1) == [")"]
    )
    return (("whole", "part", "share"), spots) if fits else None


def _of_whom(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    """ "Some 800 people came, of whom 200, or 25%, stayed": the share in commas or brackets."""
    if len(spots) < 3 or not _can_be(spots[0], "whole") or not _can_be(spots[1], "part"):
        return None
    whole, part, share = spots
    told = sentence.words(whole.stop, part.first)
    fits = (
        is_share(share)
        and share.quantity.unit == "percent"
        and _same_things(part, whole)
        and told[-3:] in ([",", "of", "whom"], [",", "of", "which"])
        and len(told) <= _LONGEST
        and {",", ";", "and"}.isdisjoint(told[:-3])
        and (sentence.words(part.stop, share.first), sentence.words(share.stop, share.stop + 1))
        in (([",", "or"], [","]), (["("], [")"]))
    )
    return (("whole", "part", "share"), spots) if fits else None


def _share_of_which(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    """ "62 million euros, of which the state will pay 60 per cent, or 37.2 million" """
    if len(spots) < 3 or not _can_be(spots[0], "whole") or not _can_be(spots[2], "part"):
        return None
    whole, share, part = spots
    told = sentence.words(whole.stop, share.first)
    fits = (
        is_share(share)
        and share.quantity.unit == "percent"
        and _same_things(part, whole)
        and told[:3] in ([",", "of", "which"], [",", "of", "whom"])
        and len(told) <= 2 * _LONGEST
        and {",", ";", "and", "but"}.isdisjoint(told[1:])
        and sentence.words(share.stop, part.first) == [",", "or"]
        and sentence.words(part.stop, part.stop + 1) in ([], ["."], [","], [";"])
    )
    return (("whole", "share", "part"), spots) if fits else None


def _of_named_whole(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    """ "The prize, 3.6 million, is a tenth of the club's turnover of 38 million": the whole is
    named before its figure, and a verb ties the part to its share."""
    if len(spots) < 3 or not is_share(spots[1]):
        return None
    part, share, whole = spots
    named = sentence.words(share.stop, whole.first)
    hedged = len(_hedge(share))
    fits = (
        _can_be(part, "part")
        and _can_be(whole, "whole")
        and _same_things(part, whole)
        and sentence.words(part.stop, share.first + hedged)[: -hedged or None] in _IS
        and 2 < len(named) <= _LONGEST
        and named[0] == "of"
        and named[-1] == "of"
        and _CLAUSE.isdisjoint(named)
        and part.quantity.hedge is None
    )
    return (("part", "share", "whole"), spots) if fits else None


def _reckoned(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    """ "5% of 400 million would be 20 million": a sum that the text does itself."""
    if len(spots) < 3 or not is_share(spots[0]) or spots[0].quantity.unit != "percent":
        return None
    share, whole, part = spots
    fits = (
        _can_be(whole, "whole")
        and _can_be(part, "part")
        and _same_things(part, whole)
        and sentence.words(share.stop, whole.first) == ["of"]
        and sentence.words(whole.stop, part.first) in (["would", "be"], ["makes"])
        and sentence.words(part.stop, part.stop + 1) in ([], ["."], [","], [";"])
    )
    return (("share", "whole", "part"), spots) if fits else None


def _twice(
    sentence: Sentence, spots: Sequence[Spot]
) -> tuple[tuple[str, ...], Sequence[Spot]] | None:
    """ "One in five (20%)", "two thirds, or 67%" """
    if len(spots) < 2 or not all(is_share(one) for one in spots):
        return None
    units = {one.quantity.unit for one in spots}
    if units != {None, "percent"} or not _is_same(sentence, spots[0], spots[1]):
        return None
    return ("share", "again"), spots


def is_share(spot: Spot) -> bool:
    """Whether a figure is a percentage or a fraction in words, of something and not of change."""
    quantity = spot.quantity
    if quantity.change is not None or quantity.per is not None:
        return False
    if quantity.unit == "percent":
        return True
    if quantity.unit is not None or not 0 < quantity.number < 1 or quantity.noun_end is not None:
        return False
    words = quantity.text.lower().split()
    return not any(char.isdigit() for char in quantity.text) or "out" in words or "in" in words


def _can_be(spot: Spot, role: str) -> bool:
    if role == "share":
        return is_share(spot)
    quantity = spot.quantity
    plain = quantity.change is None or quantity.change_form == "to"
    return plain and quantity.unit not in ("percent", "time") and quantity.number >= 1


def _same_things(part: Spot, whole: Spot) -> bool:
    one, other = part.quantity, whole.quantity
    people = relation_words("parts")["people"]
    same = one.unit == other.unit or None in (one.unit, other.unit)
    same = same or ("person" in (one.unit, other.unit) and {one.unit, other.unit} <= people)
    return same and one.per is None and other.per is None


def _is_of(sentence: Sentence, left: Spot, right: Spot) -> bool:
    """Whether "of the" ties the left figure to the right one as its whole."""
    between = sentence.words(left.stop, right.first)
    words = relation_words("fractions")["of_whole"]
    return (
        "of" in between
        and len(between) <= _LONGEST
        and all(word in words or word in _hedge(right) or word.endswith("'s") for word in between)
    )


def _is_same(sentence: Sentence, left: Spot, right: Spot) -> bool:
    """Whether the right figure says in another way what the figures before it say."""
    words = relation_words("fractions")
    between = sentence.words(left.stop, right.first)
    if not 0 < len(between) <= _LONGEST or words["needed"].isdisjoint(between):
        return False
    nouns = next((at for at, word in enumerate(between) if word not in words["nouns"]), 0)
    if between[1:2] in (["("], [","]) and between[0].isalpha():
        # "one in five households (20%)", "of the 640 firms inspected, or 160"
        nouns = 1 if is_share(left) or between[0].endswith("ed") else nouns
    if between[0] == "of" and "," in between[2:_LONGEST_WHOLE] and is_share(left):
        nouns = between.index(",")  # "three quarters of the members, or 75%"
    rest = between[nouns:]
    if not all(word in words["same"] or word in _hedge(right) for word in rest):
        return False
    shown = between[0] == "of" and _is_part_of_next(sentence, right)
    if rest[0] == "," and _RESTATING.isdisjoint(rest):
        enclosed = is_share(left) and sentence.words(right.stop, right.stop + 1) == [","]
        if not (shown or _closes(sentence, right) or enclosed):
            return False  # "nine in ten households, 90%, have it"
    lower, at = sentence.tokens.lower, right.stop
    after = lower[at] if at < sentence.stop else "."
    if after in words["another"] and not (
        _closes(sentence, right) or (after == "of" and _leads_to_whole(sentence, right))
    ):
        return False
    return "(" not in rest or after in {")", ",", ";", "of", "in"}


def _closes(sentence: Sentence, spot: Spot) -> bool:
    """ "..., 150 in all," and "..., a total of 150" need no "or"."""
    after = sentence.words(spot.stop, spot.stop + 2)
    before = sentence.words(spot.first - 3, spot.first)
    return after[:2] in (["in", "all"], ["in", "total"]) or "total" in before


def _leads_to_whole(sentence: Sentence, spot: Spot) -> bool:
    """Whether "of" after a figure leads to another figure, the whole."""
    return any(
        0 < one.first - spot.stop <= _LONGEST and _is_of_words(sentence.words(spot.stop, one.first))
        for one in sentence.quantities
    )


def _is_part_of_next(sentence: Sentence, spot: Spot) -> bool:
    """Whether a figure is told with its whole, and no more: "half of them, 210 of 640, live"."""
    return any(
        sentence.words(spot.stop, one.first) in (["of"], ["of", "the"])
        and sentence.words(one.stop, one.stop + 1) in ([","], ["."], [";"], [")"])
        and one.mention.number < _SCALED * spot.quantity.number
        for one in sentence.quantities
    )


def _is_of_words(between: Sequence[str]) -> bool:
    words = relation_words("fractions")["of_whole"]
    return bool(between) and all(word in words for word in between)


def _hedge(spot: Spot) -> list[str]:
    return spot.quantity.hedge.split() if spot.quantity.hedge else []


def _may_be_of_votes(sentence: Sentence, part: Spot) -> bool:
    words = relation_words("fractions")["two_shares"]
    return not words.isdisjoint(sentence.words(sentence.first, sentence.stop)) and (
        part.quantity.unit != "vote"
    )


def _relation(sentence: Sentence, roles: Sequence[str], spots: Sequence[Spot]) -> Relation | None:
    modality = modality_of(sentence, spots[0].first, spots[-1].stop)
    reckoned = modality is Modality.HYPOTHETICAL and _reckoned(sentence, spots) is not None
    if modality in (Modality.NEGATED, Modality.HYPOTHETICAL) and not reckoned:
        return None
    return Relation(
        kind="fraction",
        operands=tuple(spot.operand(role) for spot, role in zip(spots, roles, strict=True)),
        span=Span(spots[0].span.start, spots[-1].span.end),
        sentence=sentence.span,
        segment=sentence.segment,
        modality=modality,
    )
