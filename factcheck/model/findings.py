"""Outcomes of checks: what a rule says of one or more claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Reading:
    """One charitable interpretation, with the value that it gives."""

    scope: str
    basis: str
    period: str
    interval: Interval
    unit: str
    agrees: bool
    default: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation: `step` names the kind of line, `text` is for a person."""

    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact that was used, with its source and the vintage where the source has one.

    `own_pack` is the user's own pack that says so, "" for what ships with factcheck.
    """

    fact: str
    value: str
    source: str
    url: str = ""
    vintage: str = ""
    own_pack: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the text that belongs to the finding."""

    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A replacement that would mend the text at `span`."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
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
