"""The rest of a label after a measure's name: "Life expectancy at birth, total (years)".

A bracket that says in what a value is counted gives a bare number its unit; what stands in it
(years of a base, currencies, an acronym of the measure) is neither value, period nor subject.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.precision import printed
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Cue, Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.extracting.word_lists import WordLists
from factcheck.model.measures import Measure
from factcheck.model.mentions import Quantity

_LONGEST = 12  # tokens inside a bracket
_SEPARATORS = frozenset(",;-")
_OPENS = frozenset({"(", ",", ";", "-", "["})
_FOLLOWING = frozenset({"(", ":", ",", "in", "of", "for", "was", "is", "-"})
# A word list of `rules/claims/labels.yaml`
words_of = WordLists("claims/labels").words


class Unit(Struct, frozen=True):
    """What a label counts in: a unit id (None: bare numbers) and what numbers are multiplied by."""

    unit: str | None = None
    per: str | None = None
    scale: Decimal = Decimal(1)


class Label(Struct, frozen=True, gc=False):
    """A measure's whole label, at tokens up to `stop`.

    `narrowed` holds where it names a part of the measure only; `base` is the base of an index
    ("2005 = 100").
    """

    stop: int
    unit: Unit | None = None
    narrowed: bool = False
    base: str = ""


def label_after(sentence: Sentence, cue: Cue) -> Label:
    """Return how far the label goes on after its measure's name, and what it says of the unit."""
    at, unit, narrowed, base = cue.stop, None, False, ""
    while at < sentence.stop and sentence.tokens.lower[at] in _OPENS:
        width = _opening(sentence, at)
        if width:
            close = _closing(sentence, at + width)
            if close is None or not _is_label(sentence, at + width, close):
                break
            inner = sentence.words(at + width, close)
            if words_of("parts").intersection(inner) - {"women", "children"}:
                narrowed = True
            if "=" in inner:
                base = sentence.tokens.joined(at + width, close - 1)
            unit = unit or unit_in(sentence.tokens.joined(at + width, close - 1))
            at = close + width
            continue
        words = _after_separator(sentence, at)
        if not words:
            narrowed = narrowed or _names_part(sentence, at)
            break
        at += 1 + words
    return Label(at, unit, narrowed, base)


def unit_in(text: str) -> Unit | None:
    """Return what a label such as "% of GDP", "current US$" or "million people" counts in.

    None where it names nothing that can be counted in.
    """
    return _unit_in(" ".join(text.split()))


@cache
def _unit_in(text: str) -> Unit | None:
    tokens = tokenize(text)
    table = rules_words("claims/labels")
    magnitudes = table["magnitudes"]
    scale = Decimal(1)
    kept: list[int] = []
    for at, word in enumerate(tokens.lower):
        if word in words_of("percent") or (word == "per" and "cent" in tokens.lower):
            return Unit("percent")
        if word in magnitudes:
            scale = Decimal(magnitudes[word])
        elif word[0].isdigit():
            if kept and kept[-1] == at - 1 and tokens.touches(at):
                kept.append(at)  # "km2"
        elif word not in words_of("unitless") or (kept and word == "per"):
            kept.append(at)
    if not kept:
        return Unit(None, None, scale) if scale != 1 else None
    phrase = tokens.joined(kept[0], kept[-1])
    found = [one for one in find_quantities(tokenize(f"1 {phrase}"), ()) if one.start == 0]
    if not found or found[0].unit is None:
        return Unit(None, None, scale) if scale != 1 else None
    return Unit(found[0].unit, found[0].per, scale)


def counted_in(quantity: Quantity, unit: Unit | None, measure: Measure) -> Quantity:
    """Return a bare number with the unit that its label gives it; others as they are.

    The measure's own unit tells how a rate is written ("USD / liter"); one that is a plain
    number ("births per woman") takes no unit.
    """
    if unit is None or quantity.unit is not None or quantity.ordinal:
        return quantity
    name = unit.unit if measure.dimension != "number" else None
    if name is not None and unit.per is not None and measure.unit == f"{name} / {unit.per}":
        name = measure.unit
    return in_scale(quantity, name, unit.scale)


def in_scale(quantity: Quantity, unit: str | None, scale: Decimal) -> Quantity:
    """Return a bare number in `unit`, times `scale`. "610" counts exactly 610 things; of millions
    of money it is what rounds to 610."""
    one = quantity.interval
    if scale != 1 and one.low == one.high:
        one = printed(quantity.number, Decimal(1))
    return replace(
        quantity,
        number=quantity.number * scale,
        interval=replace(one, low=one.low * scale, high=one.high * scale),
        unit=unit,
    )


def _opening(sentence: Sentence, at: int) -> int:
    """The tokens of an opening bracket at `at`: 1, 3 for the treebank's "-LRB-", 0 for none."""
    lower = sentence.tokens.lower
    if lower[at] in "([":
        return 1
    return 3 if lower[at : at + 3] == ["-", "lrb", "-"] else 0


def _closing(sentence: Sentence, at: int) -> int | None:
    lower = sentence.tokens.lower
    for one in range(at, min(at + _LONGEST, sentence.stop)):
        if lower[one] in ")]" or lower[one : one + 3] == ["-", "rrb", "-"]:
            return one if one > at else None
    return None


def _is_label(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a bracket holds words of a unit or an acronym only, and no value or date."""
    tokens = sentence.tokens
    if stop - first == 1 and tokens.text[first].isalpha() and tokens.text[first].isupper():
        return True
    words = words_of("bracket") | words_of("parts")
    seen = False
    for at in range(first, stop):
        word = tokens.lower[at]
        if not word[0].isdigit():
            if word not in words:
                return False
            seen = seen or word not in {",", ".", "in", "the", "of"}
            continue
        near = {tokens.lower[at - 1], tokens.lower[min(at + 1, stop - 1)]}
        if not near & {"constant", "current", "="}:
            return False
    return seen


def _after_separator(sentence: Sentence, at: int) -> int:
    """The number of words after a comma that belong to the label: "GNI, PPP (", "X, total in"."""
    lower = sentence.tokens.lower
    if lower[at] not in _SEPARATORS:
        return 0
    for count in (2, 1):
        end = at + 1 + count
        if " ".join(sentence.words(at + 1, end)) in words_of("neutral"):
            ends = end >= sentence.stop or lower[end] in _FOLLOWING or lower[end][0].isdigit()
            return count if ends else 0
    return 0


def _names_part(sentence: Sentence, at: int) -> bool:
    following = sentence.words(at + 1, at + 2)
    return bool(following) and following[0] in words_of("parts")


def masked(sentence: Sentence, labels: dict[int, Label]) -> Sentence:
    """Return the sentence without the mentions and cues that stand inside labels."""
    if not labels:
        return sentence
    spans = [(cue.stop, labels[cue.first].stop) for cue in sentence.cues if cue.first in labels]
    spans = [(first, stop) for first, stop in spans if first < stop]
    if not spans:
        return sentence

    def outside(at: int) -> bool:
        return not any(first <= at < stop for first, stop in spans)

    return replace(
        sentence,
        cues=tuple(cue for cue in sentence.cues if outside(cue.first)),
        entities=tuple(one for one in sentence.entities if outside(one.first)),
        quantities=tuple(one for one in sentence.quantities if outside(one.first)),
        times=tuple(one for one in sentence.times if outside(one.first)),
        spots=None,
    )
