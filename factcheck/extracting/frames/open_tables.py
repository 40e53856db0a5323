"""Cells of tables whose label no file defines: a row of an account, "Deferred tax assets"."""

from __future__ import annotations

from factcheck.extracting.frames.cue_labels import Unit, in_scale, unit_in, words_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.noun_phrases import NounPhrase, phrase_before
from factcheck.extracting.frames.open_keys import OpenKey, key_of
from factcheck.extracting.frames.periods import whole_period
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_MARKS = frozenset("()[]*†‡,;:.-–—/'\"$€£¥%")
_DATED = frozenset({"day", "month", "quarter", "half", "year", "range"})
_LONGEST_PERIOD = 370  # days
# A label with one of these is counted in something else than the money of its table.
_UNSCALED = frozenset(
    {"number", "employees", "headcount", "staff", "per", "ratio", "margin", "rate", "shares"}
    | {"customers", "branches", "outlets", "stores", "yield", "percentage", "%", "average", "count"}
)
_LONGEST = 14  # tokens of a label
_TYPES = ("country", "organisation", "region", "city")


def open_cell(
    cell: Sentence,
    printed: Quantity,
    headers: tuple[Sentence, Sentence],
    unit: Unit | None,
    subject: EntityMention | None,
) -> Frame | None:
    """Return the claim of a cell whose one header is a label and the other a time.

    `unit` is what the table's corner or the line above it counts in.
    """
    for label, dated in (headers, headers[::-1]):
        period = _period(dated)
        key = _key(label) if period is not None else None
        if key is None:
            continue
        counted = None if _UNSCALED.intersection(label.tokens.lower) else _unit(dated) or unit
        quantity = _in_unit(printed, _unit(label) or counted)
        hint = SubjectHint(words="", position=printed.start, types=_TYPES)
        if subject is not None:
            hint = SubjectHint(owner=subject, position=printed.start, types=_TYPES)
        return Frame(
            measure=key.measure,
            span=printed.span,
            sentence=cell,
            value=Value(
                text=printed.text,
                interval=quantity.interval,
                unit=quantity.unit,
                quantity=quantity,
            ),
            subject=hint,
            modality=modality_of(dated, dated.first, dated.stop),
            period=period,
            qualifiers={**key.qualifiers, **_sign(printed)},
            mentions=(printed,),
            title=key.title,
        )
    return None


def _sign(printed: Quantity) -> dict[str, str]:
    """Accounts put what is taken off in brackets, which prose tells without a sign."""
    bracketed = printed.text.startswith("(") and printed.number < 0
    return {"sign": "brackets"} if bracketed else {}


def _period(header: Sentence) -> TimeExpression | None:
    """The one time that a header is, with nothing but words of time and unit beside it."""
    times = [one for one in header.times if one.mention.first is not None]
    if len(times) != 1 or times[0].mention.grain not in _DATED or header.entities:
        return None
    rest = [*range(header.first, times[0].first), *range(times[0].stop, header.stop)]
    said = [header.tokens.lower[at] for at in rest if header.tokens.text[at] not in _MARKS]
    known = _TIME_WORDS | words_of("bracket")
    if not all(word in known or _is_size(word) for word in said):
        return None
    period = whole_period(header, times[0])
    if period.first is None or period.last is None:
        return None
    return period if (period.last - period.first).days <= _LONGEST_PERIOD else None


_TIME_WORDS = frozenset(
    {"year", "years", "ended", "ending", "as", "at", "of", "on", "months", "quarter", "half", "the"}
    | {"fiscal", "financial", "restated", "audited", "unaudited", "three", "six", "nine", "twelve"}
)


def _is_size(word: str) -> bool:
    return word in {"m", "mn", "bn", "k", "000", "'000", "million", "billion", "thousand"}


def _key(label: Sentence) -> OpenKey | None:
    """The key of a label, whose phrase must be all of it but for a unit in brackets."""
    if label.stop - label.first > _LONGEST or label.times or label.quantities:
        return None
    stop = next(
        (at for at in range(label.first, label.stop) if label.tokens.text[at] in "(["), label.stop
    )
    while stop > label.first and label.tokens.text[stop - 1] in _MARKS:
        stop -= 1
    if stop == label.first:
        return None
    phrase = phrase_before(label, stop)
    if phrase is None or phrase.before >= label.first:
        # "Loans to customers, net", "Wages and salaries": all of its words as they stand.
        phrase = NounPhrase(label.first, stop, before=label.first - 1)
    key = key_of(label, phrase)
    return None if key is None or not any(char.isalpha() for char in key.words) else key


def _unit(header: Sentence) -> Unit | None:
    """What a bracket or sign of a header counts in: "Revenue ($ million)", "2021 £m"."""
    text = header.tokens.joined(header.first, header.stop - 1)
    opened = text.find("(")
    if opened >= 0:
        return unit_in(text[opened + 1 :].rstrip(") "))
    if any(sign in text for sign in "$€£¥%"):
        words = [
            header.tokens.text[at]
            for at in range(header.first, header.stop)
            if not any(one.first <= at < one.stop for one in header.times)
        ]
        return unit_in(" ".join(words))
    return None


def _in_unit(quantity: Quantity, unit: Unit | None) -> Quantity:
    """Return a bare number of a cell in the unit of its table; others as they are."""
    if unit is None or quantity.unit is not None:
        return quantity
    return in_scale(quantity, unit.unit, unit.scale)
