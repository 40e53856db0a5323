"""Claims: statements of the text that can be checked, and their structured form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from factcheck.model.interval import Interval
from factcheck.model.mentions import Mention, Quantity
from factcheck.model.spans import Span


class Modality(StrEnum):
    """How a text stands behind a statement."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    FORECAST = "forecast"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class Period(Struct, frozen=True, gc=False):
    """The days, both included, of which a statement speaks.

    `stated` tells a period that the text gives from one that was inferred; `approximate` holds
    for "about 2001" and "the early 2000s".
    """

    first: date
    last: date
    stated: bool = True
    approximate: bool = False
    text: str = ""


class Value(Struct, frozen=True, gc=False):
    """What is stated: a quantity as an interval, a date as a period, or named entities."""

    text: str
    interval: Interval | None = None
    unit: str | None = None
    period: Period | None = None
    entities: tuple[str, ...] = ()
    quantity: Quantity | None = None


TOLD = "told"  # the measure of what a rule read by itself: "told:country_rank"
GROUP = "group"  # the type of a subject that is several countries together ...
JOINED = " + "  # ... and what stands between their ids in its own


class Assertion(Struct, frozen=True, gc=False):
    """The structured form of a claim.

    `subject` is an entity id where the subject is known, else the words of the text; `measure`
    an id of rules/measures/ or `open:` with a noun phrase; `qualifiers` narrow the measure
    (`share_of`: the whole; `scope`: members only ...; `event`: which event is dated).
    `measure_text` names an open measure in the words of the text, for messages.

    The qualifiers of open measures that set figures of one key apart: `change` (the size of a
    change, or "start" where it began), `compared` (a figure of another period that is not said),
    `action` (a verb other than one of having: sold, repaid), `said` (what the counted things did),
    `instance` (one of several it may be: "a $3 million loan"), `limited` ("net of tax").
    """

    subject: str
    measure: str
    value: Value
    period: Period | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    subject_type: str = ""
    measure_text: str = ""

    @property
    def known_subject(self) -> bool:
        """Whether the subject is an entity of the fact base."""
        return bool(self.subject_type)


class Claim(Struct, frozen=True, gc=False):
    """A statement that can be checked.

    `span` is what is quoted; `sentence` the sentence around it; `segment` the index of the
    document's segment; `inferred` names the parts that the text does not say in so many words
    ("subject", "period", "topic" for a subject that is only what was spoken of, "measure" for an
    open measure that a loose construction names).
    """

    id: str
    span: Span
    quote: str
    modality: Modality
    assertions: tuple[Assertion, ...]
    sentence: Span
    segment: int
    inferred: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] = ()

    @property
    def assertion(self) -> Assertion:
        """The first assertion, which most claims have alone."""
        return self.assertions[0]


class Extraction(Struct, frozen=True):
    """What was understood of a text: mentions by position, and the claims that join them.

    `not_understood` are the numbers and times that no claim holds and no relation reckons with.
    """

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    not_understood: tuple[Mention, ...] = ()
