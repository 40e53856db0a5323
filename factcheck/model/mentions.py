"""Mentions: typed spans that extraction finds in the text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from factcheck.model.interval import Interval
from factcheck.model.spans import Span


class Mention(Struct, frozen=True, kw_only=True, gc=False):
    """A typed span. `text` is the normalised text from `start` up to `end`."""

    kind: ClassVar[str] = "mention"
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The range that the mention covers in the normalised text."""
        return Span(self.start, self.end)


class Quantity(Mention, frozen=True, kw_only=True, gc=False):
    """A number with what it counts or measures.

    `number` has its magnitude applied ("$27.3 billion" is 27300000000); for a range it is the
    lower end. `interval` is what the printed precision and the hedge leave possible. `unit` is
    an ISO 4217 code, "percent", "percentage_point", "basis_point", a pint unit name
    ("kilometer", "barrel / day") or a counted noun in the singular ("freight car"); None for a
    bare number.

    The span holds the number with its magnitude and its unit or currency. A counted noun stands
    outside it and ends at `noun_end`; a bound on a number without unit ("more than thirty") is
    inside it, other hedges begin at `hedge_start`. `change` is up or down where the text says that
    something rose or fell, and `change_form` tells whether the number is the size of the change
    ("by"), where it began ("from") or where it led ("to"). `per` is what a rate is per when the
    unit does not say it: "capita", "kilometer ** 2", "1000 live birth".
    """

    kind: ClassVar[str] = "quantity"
    number: Decimal
    interval: Interval
    unit: str | None = None
    unit_text: str | None = None
    hedge: str | None = None
    change: str | None = None
    ordinal: bool = False
    is_range: bool = False
    noun_end: int | None = None
    hedge_start: int | None = None
    change_form: str | None = None
    per: str | None = None

    @property
    def low(self) -> Decimal:
        """The least value that the printed form allows; -Infinity where it is open."""
        return self.interval.low

    @property
    def high(self) -> Decimal:
        """The greatest value that the printed form allows; Infinity where it is open."""
        return self.interval.high


class TimeExpression(Mention, frozen=True, kw_only=True, gc=False):
    """A date, period, duration or anniversary.

    `edtf` is EDTF level 1 text ("1997-03", "2016-01/2016-10"); `first` and `last` are the first
    and last day that the expression can mean, None where it has no place on the calendar (a
    duration, or a relative expression without an anchor). `grain` is day, month, quarter,
    half, season, year, decade, century, range, duration, anniversary, weekday or time_of_day.
    `approximate` holds for "about 2001", "early 2000s"; `relative` for what depends on the
    document's date ("last year"); `ordinal` is the n of an nth anniversary or the length of a
    duration in its unit, `unit` that unit.
    """

    kind: ClassVar[str] = "time"
    edtf: str
    first: date | None
    last: date | None
    grain: str
    approximate: bool = False
    relative: bool = False
    ordinal: Decimal | None = None
    unit: str | None = None


class EntityMention(Mention, frozen=True, kw_only=True, gc=False):
    """A name of a country, organisation, city, person or the like.

    `entity` is the id in the fact base, None when the name is not known there; `canonical` is
    the name to print. `form` says how it stands in the text: name, acronym, demonym, capital
    (for a government), former, alias, surname (of a person named in full elsewhere),
    pronoun (a word that is read as the name).
    `candidates` are further ids that the same words can mean.
    """

    kind: ClassVar[str] = "entity"
    entity: str | None
    type: str
    canonical: str
    form: str = "name"
    candidates: tuple[str, ...] = ()


class OfficeMention(Mention, frozen=True, kw_only=True, gc=False):
    """A person shown with an office: "the President of Belarus, Alexander Lukashenko".

    `office` is the role id of `rules/lexicon/` ("president", "foreign_minister"); `person` is
    the name as printed, `jurisdiction` the id of the country or organisation where known.
    `former` holds for "former President", `past` for what is told of a time that need not be the
    text's ("X led the country"); `person_span` is the part that is the name. `predecessor` is who
    the text says held it before ("X took over from Y"), "" where it says nothing of it.
    """

    kind: ClassVar[str] = "office"
    person: str
    office: str
    jurisdiction: str | None
    person_span: Span
    former: bool = False
    past: bool = False
    predecessor: str = ""
