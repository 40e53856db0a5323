"""Measured values: a phrase that names a measure, and the quantity that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.cue_labels import (
    Label,
    counted_in,
    label_after,
    masked,
    words_of,
)
from factcheck.extracting.frames.dimensions import can_state, dimension_of, unit_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.further import with_further
from factcheck.extracting.frames.growth import as_growth, growth_cues
from factcheck.extracting.frames.meanings import meaning_of
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.narrowing import (
    is_bilateral,
    is_foretold,
    is_narrowed,
    is_of_another,
    value_is_narrowed,
)
from factcheck.extracting.frames.partners import (
    between_parties,
    parties_after,
    with_partner_after,
)
from factcheck.extracting.frames.periods import (
    is_led_from_time,
    own_period,
    period_of,
    time_behind,
)
from factcheck.extracting.frames.series import (
    is_start_only,
    own_place_or_time,
    place_between,
    value_stop,
)
from factcheck.extracting.frames.subjects import inherited, subject_of
from factcheck.extracting.measures import measures
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.extracting.tokens import Tokens, tokenize
from factcheck.model.claims import Modality, Value
from factcheck.model.measures import Measure
from factcheck.model.mentions import Quantity, TimeExpression

# How many tokens may stand between a cue and its quantity.
_REACH = 14
_ADJACENT = frozenset({"in", "of", "worth", "as", "the", "its", "total", "annual"})
_PARTITIVE = frozenset({"in", "of", "worth"})
_UNIT_OF_ACCOUNT = 1000  # of a currency: "$1 of GDP"
_KINDS = frozenset(
    {
        "annual",
        "average",
        "monthly",
        "nominal",
        "real",
        "gross",
        "net",
        "core",
        "headline",
        "total",
        "year-end",
        "registered",
        "official",
        "resident",
        "domestic",
        "quarterly",
    }
)
_POINTS = frozenset({"percentage_point", "basis_point"})
_STOPS = frozenset(
    {
        ";",
        "while",
        "whereas",
        "but",
        "compared",
        "versus",
        "than",
        "tenth",
        "half",
        "third",
        "quarter",
        "fifth",
        "twice",
        "times",
        "double",
        "triple",
        "larger",
        "smaller",
        "equals",
    }
)


def measured_frames(sentence: Sentence, used: set[int]) -> Iterator[Frame]:
    """Yield a frame for every cue that has a quantity; adds the quantities' starts to `used`."""
    labels = {cue.first: label_after(sentence, cue) for cue in sentence.cues}
    sentence = masked(sentence, labels)
    grown = growth_cues(sentence)
    by_cue = {one.cue: one for one in grown}
    told: Frame | None = None
    for cue in (*sentence.cues, *(one.cue for one in grown)):
        measure, alone = measures()[cue.measure], by_cue.get(cue)
        label = labels.get(cue.first) or Label(cue.stop)
        whole = Cue(cue.first, label.stop, cue.measure)
        parties = parties_after(sentence, whole, measure)
        if parties is not None:
            whole = Cue(cue.first, parties.stop, cue.measure)
        foretold = is_foretold(sentence, whole)
        whole = Cue(cue.first, whole.stop + foretold, cue.measure)
        is_verb = alone is not None and alone.is_verb
        if not is_verb and (label.narrowed or is_narrowed(sentence, whole)):
            continue
        if measure.partner and parties is None and is_bilateral(sentence, cue):
            continue
        placed = _quantity_before(sentence, whole, measure, used)
        placed = placed or _quantity_after(sentence, whole, measure, used, label)
        if placed is None:
            continue
        frame = value_frame(sentence, whole, measure, placed, label)
        if frame is not None and parties is not None:
            frame = between_parties(frame, parties, sentence, cue)
        elif frame is not None and measure.partner:
            frame = with_partner_after(frame, sentence, placed, measure)
        if frame is not None and alone is not None:
            frame = as_growth(sentence, frame, alone)
        if frame is None or _is_some_of(sentence, whole, placed, frame):
            continue
        if foretold:
            frame = replace(frame, modality=Modality.FORECAST)
        frame = inherited(sentence, frame, cue, told)
        told = frame
        used.add(placed.mention.start)
        if placed.first < whole.stop:
            yield frame
        else:
            yield from with_further(frame, whole, placed, values_of(sentence, measure), used)


def _fits(quantity: Quantity, measure: Measure) -> bool:
    kind = dimension_of(quantity)
    if can_state(quantity, measure) or kind == "percent":
        return True
    return kind in _POINTS and measure.dimension == "percent"


def _quantity_before(
    sentence: Sentence, cue: Cue, measure: Measure, used: set[int]
) -> Placed[Quantity] | None:
    """ "$27.3 billion GDP", "$5 billion in exports": the quantity right before the cue."""
    for placed in reversed(sentence.quantities):
        if placed.stop > cue.first or placed.mention.start in used:
            continue
        between = sentence.words(placed.stop, cue.first)
        if not between and dimension_of(placed.mention) == measure.dimension == "number":
            return None  # "12 Fertility rate": a row's number
        if between == [","] and _opens(sentence, placed):
            return placed if _fits(placed.mention, measure) else None
        if len(between) <= 2 and all(word in _ADJACENT for word in between):
            return placed if can_state(placed.mention, measure) else None
        return None
    return None


def _is_some_of(sentence: Sentence, cue: Cue, placed: Placed[Quantity], frame: Frame) -> bool:
    """Whether an amount before a name is some of it: "$4 of debt for $1 of GDP"; so may be any
    of which the sentence names no owner: "a ban that costs $12 billion in exports"."""
    if placed.first >= cue.first or _PARTITIVE.isdisjoint(sentence.words(placed.stop, cue.first)):
        return False
    hint = frame.subject
    owned = hint is None or hint.owner or hint.clause or hint.anaphor or hint.shared
    return not owned or placed.mention.interval.high < _UNIT_OF_ACCOUNT


def _opens(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether a value opens its clause: "At 3.4%, inflation in Estonia was ..."."""
    at = hedged_first(sentence, placed) - 1
    if at < sentence.first or sentence.tokens.lower[at] != "at":
        return False
    return at == sentence.first or sentence.tokens.lower[at - 1] in {",", ";", "but", "and"}


def _quantity_after(
    sentence: Sentence, cue: Cue, measure: Measure, used: set[int], label: Label
) -> Placed[Quantity] | None:
    """ "the GDP of Kazakhstan amounted to $184 billion": the first quantity that fits."""
    for printed in values_of(sentence, measure):
        placed = replace(printed, mention=counted_in(printed.mention, label.unit, measure))
        if placed.first < cue.stop or placed.mention.ordinal:
            continue
        if placed.first - cue.stop > _REACH or placed.mention.start in used:
            return None
        if any(cue.stop <= other.first < placed.first for other in sentence.cues):
            return None
        between = sentence.words(cue.stop, placed.first)
        told = sentence.words(cue.stop, hedged_first(sentence, placed))
        if not _STOPS.isdisjoint(told) or _names_after_colon(told):
            return None
        if between == ["at"] and measure.dimension == "years":
            return None  # "life expectancy at 65"
        if words_of("part_words").intersection(between[-3:]) or _names_another(between):
            return None
        if is_of_another(sentence, cue, placed.first):
            return None
        if is_start_only(sentence, placed, measure):
            continue
        if measure.dimension == "years" and _is_bare_age(placed.mention, measure, between):
            return replace(placed, mention=replace(placed.mention, unit="year"))
        if _fits(placed.mention, measure):
            return placed
        if dimension_of(placed.mention) not in ("number", "count", "years"):
            return None
    return None


def _names_after_colon(words: list[str]) -> bool:
    """ "Interest rates stayed: the deposit rate at ...": the value is of what follows the colon."""
    after = words[words.index(":") + 1 :] if ":" in words else []
    return any(word[0].isalpha() and word not in words_of("links") for word in after)


def _names_another(between: list[str]) -> bool:
    """ "exports and to raise its reserves to ...": the value is that of what is named second."""
    owner = next((n for n, word in enumerate(between) if word in words_of("owners")), 0)
    return "and" in between[:owner]


def values_of(sentence: Sentence, measure: Measure) -> tuple[Placed[Quantity], ...]:
    """Return the quantities of a sentence, with durations for what is counted in years."""
    if measure.dimension != "years" or not sentence.times:
        return sentence.quantities
    years = [
        Placed(time.first, time.stop, found[0])
        for time in sentence.times
        if time.mention.grain == "duration" and time.mention.unit == "year"
        if (found := find_quantities(_tokens_of(sentence, time), ()))
    ]
    return tuple(sorted((*sentence.quantities, *years), key=lambda one: one.first))


def _tokens_of(sentence: Sentence, time: Placed[TimeExpression]) -> Tokens:
    return tokenize(sentence.tokens.source, time.mention.start, time.mention.end)


def _is_bare_age(quantity: Quantity, measure: Measure, between: list[str]) -> bool:
    """Whether a number without a unit can be one of years: "life expectancy is 50.2"."""
    if quantity.unit is not None or measure.plausible is None or not between:
        return False
    low, high = measure.plausible
    return low <= quantity.number <= high and between[-1] in words_of("links")


def value_frame(
    sentence: Sentence, cue: Cue, measure: Measure, placed: Placed[Quantity], label: Label
) -> Frame | None:
    """The frame of a value that belongs to a measure's name; None where it states another thing."""
    quantity = placed.mention
    meaning = meaning_of(sentence, cue, measure, placed)
    if meaning is None:
        return None
    name, stated, qualifiers = meaning
    if _is_turned(sentence, cue, measure) and "change" not in qualifiers and stated.low >= 0:
        stated = negate(stated)
    if measure.dimension not in ("count", "number") and value_is_narrowed(sentence, placed):
        return None
    if measure.static and _is_part(sentence, placed):
        return None
    kept = _modifiers(sentence, cue)
    if kept:
        qualifiers["as"] = kept
    if measure.needs and not _followed_by(sentence, cue, placed, measure.needs):
        return None
    basis = label.base or _basis(sentence, cue, placed, measure)
    if basis:
        qualifiers["basis"] = basis
    first, stop = min(cue.first, placed.first), max(cue.stop, placed.stop)
    return Frame(
        measure=name,
        span=sentence.span_with(placed, first, stop),
        sentence=sentence,
        value=Value(
            text=quantity.text,
            interval=stated,
            unit=unit_of(quantity, measures().get(name, measure)),
            quantity=quantity,
        ),
        subject=_subject(sentence, cue, placed, measure),
        modality=modality_of(sentence, first, stop),
        period=_period(sentence, placed, first, stop),
        qualifiers=qualifiers,
        mentions=(quantity,),
    )


def _period(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int
) -> TimeExpression | None:
    """The time right after a value, else that of its clause."""
    own = own_period(sentence, placed.stop)
    if own is None and is_led_from_time(sentence, placed.first):
        return time_behind(sentence, stop)
    return own or period_of(sentence, first, stop)


def _subject(
    sentence: Sentence, cue: Cue, placed: Placed[Quantity], measure: Measure
) -> SubjectHint:
    """The subject by the words around the cue, else the place right after the value.

    "Unemployment reached 12% in Spain", "health spending is 9.4% of GDP in Chile".
    """
    hint = subject_of(sentence, cue.first, cue.stop, measure.subjects)
    if hint.owner is None and placed.first > cue.stop:
        between = place_between(sentence, cue.stop, placed.first, measure)
        hint = hint if between is None else replace(hint, owner=between)
    if hint.owner or hint.clause or hint.anaphor or hint.shared:
        return hint
    if hint.unknown:
        leads = bool(sentence.peoples) and sentence.peoples[0].first <= sentence.first + 1
        return replace(_of_people(sentence, hint), unknown=False) if leads else hint
    at, lower = value_stop(sentence, placed), sentence.tokens.lower
    if at < sentence.stop and lower[at] == "of":
        at = next((one for one in range(at, min(at + 5, sentence.stop)) if lower[one] == "in"), at)
    told = own_place_or_time(sentence, replace(placed, stop=at), measure)
    if told is None or not told.places:
        return _of_people(sentence, hint)
    return replace(hint, owner=told.places[0], shared=len(told.places) > 1)


def _of_people(sentence: Sentence, hint: SubjectHint) -> SubjectHint:
    """ "The Danes put up with inflation of 3%": the land of the only people or land named."""
    known = {one.mention.entity for one in sentence.entities if one.mention.type == "country"}
    named = {one.mention.entity for one in sentence.peoples}
    alone = len(named) == 1 and named >= known and hint.words is None
    return replace(hint, owner=sentence.peoples[0].mention) if alone else hint


def _is_turned(sentence: Sentence, cue: Cue, measure: Measure) -> bool:
    """Whether a word of the cue turns the sign around: a deficit of 3% is a balance of -3%."""
    return any(word in measure.negative for word in sentence.words(cue.first, cue.stop))


def _is_part(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether the words after a value say that it is of a part: "38,000 km2 in Aksai Chin"."""
    return placed.stop < sentence.stop and sentence.tokens.lower[placed.stop] in {
        "in",
        "of",
        "along",
        "near",
        "within",
        "around",
    }


def _modifiers(sentence: Sentence, cue: Cue) -> str:
    """The adjectives right before a cue that tell kinds of one measure apart ("average")."""
    at, words = cue.first - 1, []
    while at >= sentence.first and sentence.tokens.lower[at] in _KINDS:
        words.append(sentence.tokens.lower[at])
        at -= 1
    return " ".join(reversed(words))


def _followed_by(
    sentence: Sentence, cue: Cue, placed: Placed[Quantity], needs: tuple[str, ...]
) -> bool:
    """Whether the words that a measure needs stand near its value or inside its name."""
    words = " ".join(sentence.words(cue.first, placed.stop + 6))
    return any(need in words for need in needs)


def _basis(sentence: Sentence, cue: Cue, placed: Placed[Quantity], measure: Measure) -> str | None:
    if not measure.bases:
        return None
    near = " ".join(
        sentence.words(min(cue.first, placed.first) - 3, max(cue.stop, placed.stop) + 6)
    )
    for basis, phrases in measure.bases.items():
        if any(phrase in near for phrase in phrases):
            return "constant_ppp" if basis == "ppp" and "constant" in near else basis
    return None
