"""Values of a measure that is not said again: "Chile has 18 million inhabitants, Peru 32 million".

Each is a name with its value right after it, joined to the value before it; or it follows in the
next sentence: "Its GDP was $3 trillion. Spain follows with $1.3 trillion and Italy with ...".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.frames.acts import does
from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.dimensions import can_state, unit_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.periods import own_period
from factcheck.extracting.frames.series import like_first, value_stop
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.frames.standing import is_possessive
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, Quantity

_MOST_LINKS = 4  # tokens between a name and its value
_MOST_LEADS = 7  # tokens between a value and the next name, times left out
_ENDS = frozenset(
    {
        ".",
        ")",
        "in",
        "people",
        ":",
        "(",
        "!",
        "?",
        ",",
        ";",
        "and",
        "or",
        "while",
        "but",
        "whereas",
        "on",
        "at",
        "of",
    }
)
_LIKE = frozenset({"as", "basis"})  # qualifiers that hold for the next value as well


def elliptic_frames(sentence: Sentence, frames: Sequence[Frame], used: set[int]) -> Iterator[Frame]:
    """Yield the frames of values whose measure one of `frames` says before them; they are added
    to `used`."""
    for base in frames:
        last = _value_of(base)
        if last is not None:
            end = bisect_left(sentence.tokens.start, base.span.end)
            yield from _further(sentence, base, max(value_stop(sentence, last), end), used)


def continued_frames(sentence: Sentence, before: Sequence[Frame]) -> list[Frame]:
    """Return the frames of a sentence that goes on with the measure that ends the one before it:
    "Spain follows with $1.3 trillion"."""
    words = relation_words("ellipsis")
    if not before or not sentence.quantities or not sentence.entities:
        return []
    base, named = before[-1], sentence.entities[0]
    opening = sentence.words(sentence.first, named.first)
    if _value_of(base) is None or not words["opening"].issuperset(opening):
        return []
    verb = sentence.words(named.stop, named.stop + 1)
    if is_possessive(sentence, named):  # "Spain's was 14.1%"
        return list(_further(sentence, base, named.first, set()))
    if does(sentence, named.stop, base.measure):  # "Iraq produced 4.7 million"
        return (
            list(_further(sentence, base, named.first, set())) if _is_bare(sentence, named) else []
        )
    if words["following"].isdisjoint(verb):
        return []
    counted = measures()[base.measure].dimension in ("people", "count")
    if not words["having"].isdisjoint(verb) and not (counted and _is_bare(sentence, named)):
        return []  # "Peru has 3%": of what, that says itself
    return list(_further(sentence, base, named.first, set()))


def _is_bare(sentence: Sentence, named: Placed[EntityMention]) -> bool:
    """Whether the value after a name has neither unit nor noun, so that another must give it."""
    placed = next((one for one in sentence.quantities if one.first >= named.stop), None)
    if placed is None or placed.mention.unit is not None or placed.mention.noun_end is not None:
        return False
    return value_stop(sentence, placed) == placed.stop


def _value_of(frame: Frame) -> Placed[Quantity] | None:
    """The value of a frame of a defined measure whose subject is named and that nothing narrows."""
    hint = frame.subject
    named = hint.owner or hint.clause or hint.anaphor
    quantity, measure = frame.value.quantity, measures().get(frame.measure)
    if named is None or quantity is None or measure is None or frame.qualifiers.keys() - _LIKE:
        return None
    return next(
        (one for one in frame.sentence.quantities if one.mention.start == quantity.start), None
    )


def _further(sentence: Sentence, base: Frame, at: int, used: set[int]) -> Iterator[Frame]:
    types = measures()[base.measure].subjects
    at = _over_owner(sentence, base, at)
    while (found := _next(sentence, base, at)) is not None:
        name, placed = found
        quantity = placed.mention
        if quantity.start in used:
            return
        used.add(quantity.start)
        at = value_stop(sentence, placed)
        stated = quantity.interval
        yield replace(
            base,
            span=sentence.span_of(name.first, placed.stop),
            sentence=sentence,
            value=replace(
                base.value,
                text=quantity.text,
                interval=negate(stated) if _is_turned(base, quantity) else stated,
                unit=unit_of(quantity, measures()[base.measure]),
                quantity=quantity,
            ),
            subject=SubjectHint(owner=name.mention, position=quantity.start, types=types),
            modality=modality_of(sentence, name.first, placed.stop),
            period=own_period(sentence, at) or base.period,
            mentions=(quantity,),
        )


def _over_owner(sentence: Sentence, base: Frame, at: int) -> int:
    """The token after the first value's own place: "$5,800 in Jordan, and in Lebanon $8,300"."""
    owner = base.subject.owner
    named = next((one for one in sentence.entities if one.first >= at), None)
    if owner is None or named is None or named.mention.start != owner.start:
        return at
    return named.stop


def _is_turned(base: Frame, quantity: Quantity) -> bool:
    """Whether a value has the other sign than is printed: by its own verb, else as the first."""
    if quantity.change is not None:
        return quantity.change == "down"
    first = base.value.quantity
    return first is not None and base.value.interval == negate(first.interval)


def _next(
    sentence: Sentence, base: Frame, at: int
) -> tuple[Placed[EntityMention], Placed[Quantity]] | None:
    """The name and value that go on from a token, over joints and the time of the value before."""
    measure, words = measures()[base.measure], relation_words("ellipsis")
    name = next((one for one in sentence.entities if one.first >= at), None)
    if name is None or name.mention.type not in measure.subjects or name.mention.form == "demonym":
        return None
    if at > sentence.first and at != name.first and not _leads_to(sentence, at, name.first):
        return None
    placed = next((one for one in sentence.quantities if one.first >= name.stop), None)
    if placed is None or placed.mention.ordinal:
        return None
    grows = bool(measure.changes_of)
    if placed.mention.change is not None and not (grows and placed.mention.change_form == "by"):
        return None
    allowed = words["links"] | words["growth_links"] if grows else words["links"]
    links = sentence.words(name.stop, hedged_first(sentence, placed))
    if at == name.first and does(sentence, name.stop, base.measure):
        links = links[1:]
    if len(links) > _MOST_LINKS or not all(word in allowed for word in links):
        return None
    alike = _alike(sentence, placed, base)
    return None if alike is None else (name, alike)


def _leads_to(sentence: Sentence, at: int, first: int) -> bool:
    """Whether nothing but joints, likening words and times stands before a further name."""
    words, lower = relation_words("ellipsis"), sentence.tokens.lower
    times = {spot for one in sentence.times for spot in range(one.first, one.stop)}
    leads = [lower[spot] for spot in range(at, first) if spot not in times]
    if len(leads) > _MOST_LEADS or words["joints"].isdisjoint(leads):
        return False
    return all(word in words["leads"] for word in leads)


def _alike(sentence: Sentence, placed: Placed[Quantity], base: Frame) -> Placed[Quantity] | None:
    """A value that is printed as the first one was: in its unit, or without unit but not without
    its magnitude; None for another."""
    first = base.value.quantity
    if first is None or placed.mention.is_range:
        return None
    stop = value_stop(sentence, placed)
    follows = sentence.words(stop, stop + 1)
    if follows and follows[0] not in _ENDS:
        return None  # "Peru 4% richer"
    plain = replace(placed.mention, change=None, change_form=None)
    alike = like_first(sentence, replace(placed, mention=plain), Placed(0, 0, first))
    if alike is None or (alike.mention.unit is None and stop != placed.stop):
        return None
    fits = alike.mention.unit is None or can_state(alike.mention, measures()[base.measure])
    return (
        replace(alike, mention=replace(alike.mention, change=placed.mention.change))
        if fits
        else None
    )
