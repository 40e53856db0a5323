"""How long, high, deep and large a place is said to be: "the Nile, 6,650 km long"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from factcheck.arithmetic.intervals import hull, intersects, interval, scale, widen
from factcheck.arithmetic.units import conversion_factor, dimension
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.sizes import Size, sizes_by_name
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Outcomes, Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_REACH = 16  # tokens between a name and the figure of its size
_DIMENSIONS = frozenset({"length", "area", "power", "volume / time", "volume"})
_UPRIGHT = frozenset({"elevation", "height"})
_YEARLY = "meter ** 3 / year"
_Names = PhraseTable[tuple[Size, ...]]
_words = WordLists("claims/place_sizes")


class Params(KindParams, frozen=True):
    """How far a figure may lie outside all values in use, as a share of them: of a height, which
    is measured to the metre, and of any other size."""

    height_tolerance: Decimal = Decimal("0.012")
    tolerance: Decimal = Decimal("0.06")


@cache
def _saying(measure: str) -> frozenset[str]:
    return frozenset(_words.table["sizes"][measure])


@cache
def _between() -> frozenset[str]:
    told = (word for words in _words.table["sizes"].values() for word in words)
    return _words("between") | frozenset(told)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every size of a place on record."""
    names: _Names | None = None
    for sentence in context.analysis.sentences:
        figures = [one for one in sentence.quantities if _is_size(sentence, one)]
        if not figures:
            continue
        names = names or _names(context)
        places = list(sentence.phrases(names))
        for first, stop, sizes in places:
            if not _is_name(sentence, first):
                continue
            figure = _figure_of(sentence, first, stop, figures)
            if figure is None or modality_of(sentence, first, figure.stop) not in _TOLD:
                continue
            yield _judge(rule, params, sentence, first, stop, sizes, figure)


def _names(context: Context) -> _Names:
    key = ("place sizes",)
    if key not in context.facts.memory:
        found = sizes_by_name(context.facts)
        context.facts.remember(key, PhraseTable.of(found.items()))
    table: _Names = context.facts.memory[key]
    return table


@cache
def _measures(unit: str | None) -> bool:
    return dimension(unit) in _DIMENSIONS


def _is_size(sentence: Sentence, figure: Placed[Quantity]) -> bool:
    """Whether a figure can be a size, and no change or rate: "rises to 8,848 metres",
    "rises 8,848 metres above sea level"."""
    quantity = figure.mention
    if not _measures(quantity.unit) or quantity.is_range or quantity.per is not None:
        return False
    counted = (
        _words.phrases("counted_after").longest(sentence.tokens.lower, figure.stop, sentence.stop)
        is not None
    )
    return counted or quantity.change_form in {None, "to"}


def _is_name(sentence: Sentence, first: int) -> bool:
    """Whether a name stands alone: not "the White Nile", "Nile Basin", "a town on the Nile"."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    named = sentence.entity_at(first)
    if text[first].islower() or (named is not None and named.first < first):
        return False  # "Papua New Guinea" is no New Guinea
    at = first - 1
    if at >= sentence.first and lower[at] in _words("of_name"):
        at -= 1
    if at >= sentence.first and lower[at] == "the":
        at -= 1
    if at < sentence.first:
        return True
    if text[at][0].isupper() and at > sentence.first:
        return False
    if lower[at] == "of":
        return lower[at - 1] in _words("owned_before")
    return lower[at] not in _words("other_before") or at == sentence.first


def _figure_of(
    sentence: Sentence, first: int, stop: int, figures: Sequence[Placed[Quantity]]
) -> Placed[Quantity] | None:
    """The figure that is of a name: right before it, or the first after it with nothing between
    but words of sizes."""
    for one in figures:
        gap = sentence.words(one.stop, first)
        if one.stop <= first and set(gap) <= {"long", "-", "high", "tall", "deep"} | _words(
            "of_name"
        ):
            return one
    after = next((one for one in figures if one.first >= stop), None)
    if after is None or after.first - stop > _REACH:
        return None
    inside = sentence.words(stop, after.first)
    allowed = _between()
    if not all(word in allowed or _is_owner(sentence, at) for at, word in enumerate(inside, stop)):
        return None
    if any(
        stop <= one.first < after.first for one in sentence.quantities if not one.mention.ordinal
    ):
        return None
    return None if _is_part(sentence, after) else after


def _is_owner(sentence: Sentence, at: int) -> bool:
    """Whether a token is of "Africa's", "the world's": whose longest or highest it is."""
    placed = sentence.entity_at(at)
    return placed is not None and placed.mention.type in {"region", "country", "world"}


def _is_part(sentence: Sentence, figure: Placed[Quantity]) -> bool:
    """Whether a figure is of a part of the place, or of a way from it."""
    lower, at = sentence.tokens.lower, figure.stop
    if at >= sentence.stop:
        return False
    if _words.phrases("counted_after").longest(lower, at, sentence.stop) is not None:
        following = sentence.words(at + 1, at + 2)
        return lower[at] == "long" and not _words("part_after").isdisjoint(following)
    return lower[at] in _words("part_after")


def _judge(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    first: int,
    stop: int,
    sizes: Sequence[Size],
    figure: Placed[Quantity],
) -> Outcome | None:
    told = _told(sentence, first, stop, sizes, figure)
    if not told:
        return None
    quantity, judged = figure.mention, []
    for size in told:
        unit = quantity.unit or ""
        factor = conversion_factor(_yearly(unit, size), size.unit)
        stated = scale(quantity.interval, factor)
        known = hull([interval(size.low, size.low), interval(size.high, size.high)])
        judged.append((size, stated, known, intersects(stated, _widened(params, size, known))))
    span = sentence.span_of(min(first, figure.first), max(stop, figure.stop))
    fitting = next((one for one in judged if one[3]), None)
    size, stated, known, fits = fitting or judged[0]
    evidence = cite(f"{size.place}: {_title(size)}", span_of(known, size.unit), size.source)
    if fits:
        return rule.supported(span, evidence=(evidence,))
    return rule.contradicted(
        span,
        rule.message(
            "size",
            size=_title(size),
            place=size.place,
            known=span_of(known, size.unit),
            stated=quantity.text,
        ),
        derivation=(
            Step("stated", f"{quantity.text!r} is {span_of(stated, size.unit)}"),
            Step("known", f"sources say {span_of(known, size.unit)}"),
        ),
        evidence=(evidence,),
        confidence=0.85,
    )


def _told(
    sentence: Sentence, first: int, stop: int, sizes: Sequence[Size], figure: Placed[Quantity]
) -> list[Size]:
    """The sizes of a place that a figure can be: those that the words name, else the plain one."""
    kind = dimension(figure.mention.unit)
    fitting = [one for one in sizes if _can_state(kind, one)]
    if figure.mention.change:
        fitting = [one for one in fitting if one.measure in _UPRIGHT]
    before = figure.first < first
    near = sentence.words(figure.stop, first) if before else sentence.words(stop, figure.first)
    after = [] if before else sentence.words(figure.stop, figure.stop + 4)
    direct = sentence.words(figure.stop, figure.stop + 1)
    for words in (direct, near, after):
        named = [one for one in fitting if not _saying(one.measure).isdisjoint(words)]
        if named:
            return named
    others = _words.table["sizes"]
    if any(not frozenset(said).isdisjoint(direct) for said in others.values()):
        return []  # the depth of a canal, of which only the length is on record
    plain = _words.table["plain"]
    return [one for one in fitting if plain.get(one.type) == one.measure]


def _can_state(kind: str, size: Size) -> bool:
    of_size = dimension(size.unit)
    return kind == of_size or (size.unit == _YEARLY and kind == "volume")


def _yearly(unit: str, size: Size) -> str:
    """A volume told of a pipeline is that of a year."""
    return f"{unit} / year" if size.unit == _YEARLY and dimension(unit) == "volume" else unit


def _widened(params: Params, size: Size, known: Interval) -> Interval:
    return widen(known, params.height_tolerance if size.measure in _UPRIGHT else params.tolerance)


def _title(size: Size) -> str:
    return size.measure.replace("power_", "").replace("gas_", "")
