"""Shares of a whole: "6% of world GDP", "a fifth of the world's people"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale, widen
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.joint_subjects import taken_up
from factcheck.extracting.frames.marks import SHARE
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.subjects import subject_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import Quantity

WORLD = "World"
# How far a bare fraction of the world may be off, as a share of itself.
_ROUGHLY = Decimal("0.1")
_NEAR = 4  # tokens from a share's own name to its value
_NEAR_VERB = 6  # tokens before a share in which its verb stands


@cache
def _table() -> dict[str, frozenset[str]]:
    table = rules_words("claims/shares")
    names = (
        "world",
        "totals",
        "joint",
        "of_goods",
        "producing",
        "mankind",
        "taking",
        "making",
        "after_good",
        "opening",
    )
    return {name: frozenset(table[name]) for name in names}


@cued_by(needs=SHARE)
def share_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every percentage of a named whole; adds its start to `used`."""
    for told in sentence.quantities:
        placed = told if dimension_of(told.mention) == "percent" else _in_percent(told)
        if placed is None or placed.mention.change:
            continue
        whole = _whole(sentence, placed)
        if whole is None or (placed is not told and not _may_be_fraction(sentence, placed, whole)):
            continue
        owner, cue = whole
        if _is_measure_of_its_own(sentence, placed, cue):
            continue
        measure = measures()[cue.measure]
        used.add(placed.mention.start)
        yield Frame(
            measure=measure.id,
            span=sentence.span_with(placed, placed.first, cue.stop),
            sentence=sentence,
            value=Value(
                text=placed.mention.text,
                interval=placed.mention.interval,
                unit="percent",
                quantity=placed.mention,
            ),
            subject=_part(sentence, placed, cue),
            modality=modality_of(sentence, placed.first, cue.stop),
            period=period_of(sentence, placed.first, cue.stop),
            qualifiers={"share_of": owner},
            mentions=(placed.mention,),
        )


def _in_percent(placed: Placed[Quantity]) -> Placed[Quantity] | None:
    """A fraction as a percentage, as roughly as it is told: "a quarter", "half"."""
    quantity = placed.mention
    if quantity.unit is not None or not 0 < quantity.number < 1 or quantity.is_range:
        return None
    stated = scale(quantity.interval, 100)
    if quantity.hedge is None:
        stated = widen(stated, _ROUGHLY)
    number = quantity.number * 100
    told = replace(quantity, number=number, interval=stated, unit="percent")
    return Placed(placed.first, placed.stop, told)


def _may_be_fraction(sentence: Sentence, placed: Placed[Quantity], whole: tuple[str, Cue]) -> bool:
    """Whether a fraction is of the whole world's, and held rather than taken or reached."""
    before = sentence.words(placed.first - _NEAR_VERB, placed.first)
    after = sentence.words(whole[1].stop, whole[1].stop + 1)
    if not _table()["opening"].isdisjoint(before[-1:]):
        return False
    if not _table()["taking"].isdisjoint(before) or after[:1] in (["of"], ["living"], ["in"]):
        return False
    goods = sentence.tokens.lower[whole[1].first] in _table()["of_goods"]
    return whole[0] == WORLD and not goods


def _is_measure_of_its_own(sentence: Sentence, placed: Placed[Quantity], whole: Cue) -> bool:
    """Whether a measure before the percentage is told as a share of the whole by nature:
    "health spending is 9.4% of GDP in Chile"."""
    name = " ".join(sentence.words(whole.first, whole.stop))
    return any(
        cue.stop <= placed.first
        and (
            name in measures()[cue.measure].needs
            or name in measures()[cue.measure].shares
            or (measures()[cue.measure].dimension == "percent" and placed.first - cue.stop <= _NEAR)
        )
        for cue in sentence.cues
    )


def _part(sentence: Sentence, placed: Placed[Quantity], whole: Cue) -> SubjectHint:
    """Whose share it is: the clause's subject, or the owner of the same measure named before
    ("India's population of 1.3 billion accounts for 18% of the world's population")."""
    types = measures()[whole.measure].subjects
    hint = subject_of(sentence, placed.first, placed.first, types)
    if _is_joint(sentence, placed):
        group = taken_up(sentence, placed.first)
        if group is not None:
            return SubjectHint(owner=group, position=hint.position, types=types)
        named = hint.owner or hint.clause
        if named is not None and named.type == "country":
            return SubjectHint(position=hint.position, types=types, shared=True)
        return replace(hint, types=tuple(one for one in types if one == "organisation"))
    if not hint.unknown:
        return hint
    told = [
        cue for cue in sentence.cues if cue.stop <= placed.first and cue.measure == whole.measure
    ]
    return subject_of(sentence, told[-1].first, told[-1].stop, types) if told else hint


def _is_joint(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether a share is of several together: "two countries that together produce 40%"."""
    near = sentence.words(placed.first - _NEAR_VERB, placed.first)
    return not _table()["joint"].isdisjoint(near)


def _whole(sentence: Sentence, placed: Placed[Quantity]) -> tuple[str, Cue] | None:
    """Read "of the world's total GDP" after a percentage: whose, and the cue of what.

    A share of the subject's own total ("7.5% of GDP") is no share of a whole here: it is a
    measure of its own.
    """
    lower, at = sentence.tokens.lower, placed.stop
    if at >= sentence.stop or lower[at] != "of":
        return None
    at += 1
    mankind = at + (sentence.words(at, at + 1) in (["all"], ["the"]))
    if mankind < sentence.stop and lower[mankind] in _table()["mankind"]:
        return WORLD, Cue(mankind, mankind + 1, "population")
    owner: str | None = None
    while at < sentence.stop:
        if lower[at] in _table()["world"]:
            owner = WORLD
        elif (entity := sentence.entity_at(at)) is not None and owner is None:
            owner, at = entity.mention.entity, entity.stop - 1
        elif lower[at] not in _table()["totals"] and lower[at] not in {"the", "'s", "’s", "'"}:
            break
        at += 1
    cue = next((one for one in sentence.cues if one.first == at), None)
    if cue is None and owner == WORLD and at < sentence.stop:
        made = _produced(sentence, placed, at)
        if made is not None:
            return owner, Cue(at, at + 1, made)
        goods = _is_of_goods(sentence, placed, at)
        measure = None if goods else rules_words("claims/shares")["wholes"].get(lower[at])
        cue = Cue(at, at + 1, measure) if measure else None
    if cue is None:
        return None
    if owner is None:
        owner = _owner_after(sentence, cue)
    return (owner, cue) if owner is not None else None


def _produced(sentence: Sentence, placed: Placed[Quantity], at: int) -> str | None:
    """The output of a good that somebody makes a share of: "pumps 12% of the world's oil"."""
    made: dict[str, str] = rules_words("claims/shares")["made"]
    verbs = sentence.words(placed.first - _NEAR_VERB, placed.first)
    after = sentence.words(at + 1, at + 2)
    ended = not after or not after[0][0].isalnum() or after[0] in _table()["after_good"]
    if sentence.tokens.lower[at] not in made or not ended:
        return None
    told = not _table()["making"].isdisjoint(verbs)
    return made[sentence.tokens.lower[at]] if told else None


def _is_of_goods(sentence: Sentence, placed: Placed[Quantity], at: int) -> bool:
    """Whether a whole is the output of some good: "mines 43% of the world's output", "of the
    world's output of copper"."""
    if sentence.tokens.lower[at] not in _table()["of_goods"]:
        return False
    made = sentence.words(placed.first - _NEAR_VERB, placed.first)
    follows = sentence.words(at + 1, at + 2) == ["of"]
    return follows or not _table()["producing"].isdisjoint(made)


def _owner_after(sentence: Sentence, cue: Cue) -> str | None:
    """ "of the GDP of the world", "of the population of Asia"."""
    lower, at = sentence.tokens.lower, cue.stop
    if at >= sentence.stop or lower[at] not in {"of", "in"}:
        return None
    at += 1
    if at < sentence.stop and lower[at] == "the":
        at += 1
    if at >= sentence.stop:
        return None
    if lower[at] in _table()["world"]:
        return WORLD
    entity = sentence.entity_at(at)
    return entity.mention.entity if entity is not None else None
