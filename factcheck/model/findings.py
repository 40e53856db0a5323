"""Outcomes of checks: what a rule says of one or more claims."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from factcheck.model.interval import Interval
from factcheck.model.spans import Span


class Verdict(StrEnum):
    """The five verdicts of the design."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    INCONSISTENT = "inconsistent"
    AMBIGUOUS = "ambiguous"
    UNVERIFIED = "unverified"


class Severity(StrEnum):
    """How much an editor should care."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Severity).index(self)


class Decision(StrEnum):
    """What a reviewer decides of a finding."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    ASK = "ask"


class Reading(Struct, frozen=True, gc=False):
    """One charitable interpretation, with the value that it gives."""

    scope: str
    basis: str
    period: str
    interval: Interval
    unit: str
    agrees: bool
    default: bool = True


class Step(Struct, frozen=True, gc=False):
    """One line of a derivation: `step` names the kind of line, `text` is for a person."""

    step: str
    text: str


class Evidence(Struct, frozen=True, gc=False):
    """A fact that was used, with its source and the vintage where the source has one.

    `own_pack` is the user's own pack that says so, "" for what ships with factcheck.
    """

    fact: str
    value: str
    source: str
    url: str = ""
    vintage: str = ""
    own_pack: str = ""


class Related(Struct, frozen=True, gc=False):
    """Another place of the text that belongs to the finding."""

    span: Span
    note: str


class Repair(StrEnum):
    """What a suggestion changes: how something is written, or what is said."""

    SPELLING = "spelling"
    TERM = "term"
    VALUE = "value"

    @property
    def is_safe(self) -> bool:
        """Whether it leaves what is said as it is, so that a program may apply it."""
        return self is not Repair.VALUE


class Suggestion(Struct, frozen=True, gc=False):
    """A replacement that would mend the text at `span`."""

    span: Span
    replacement: str
    repair: Repair = Repair.VALUE


class Outcome(Struct, frozen=True, kw_only=True, gc=False):
    """What one rule says of some claims; everything but `supported` may become a finding.

    `reason` tells an unverified outcome's cause; `claims` are claim ids.
    """

    rule: str
    kind: str
    verdict: Verdict
    severity: Severity
    span: Span
    claims: tuple[str, ...]
    message: str = ""
    reason: str = ""
    confidence: float = 1.0
    related: tuple[Related, ...] = ()
    readings: tuple[Reading, ...] = ()
    derivation: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    suggestion: Suggestion | None = None
