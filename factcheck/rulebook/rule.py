"""Rules: one file each, data over a dozen kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from string import Template
from typing import Any, Protocol, TypeAlias

from msgspec import Struct, field

from factcheck.config.errors import UserError
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Severity, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context

# What a check yields; None where it looked at something and has nothing to say.
Outcomes: TypeAlias = Iterator[Outcome | None]


class Example(Struct, frozen=True):
    """A text beside a rule, on which it must speak (`fail`), be silent or as yet miss (`todo`)."""

    text: str
    as_of: str | None = None


class Rule(Struct, frozen=True):
    """One check. `params` are for its kind; messages are templates over the kind's words.

    It `yields_to` other rules: where one of them contradicts the same words, it is silent.
    """

    id: str
    kind: str
    title: str
    since: str
    severity: Severity
    why: str
    messages: Mapping[str, str]
    params: Mapping[str, Any] = field(default_factory=dict)
    status: str = "stable"
    references: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()
    tests: Mapping[str, tuple[Example, ...]] = field(default_factory=dict)
    path: str = ""

    def message(self, name: str, **words: object) -> str:
        """Return the message `name` with its words filled in; `$word` marks their places.

        Raises UserError for a rule without that message.
        """
        if name not in self.messages:
            raise UserError(f"rule {self.id!r} needs a message {name!r}", path=self.path)
        return Template(self.messages[name]).safe_substitute(
            {key: str(value) for key, value in words.items()}
        )

    def outcome(
        self,
        verdict: Verdict,
        span: Span,
        claims: Iterable[Claim] = (),
        *,
        severity: Severity | None = None,
        **parts: Any,
    ) -> Outcome:
        """Return an outcome of this rule, of its own severity unless another is given."""
        return Outcome(
            rule=self.id,
            kind=self.kind,
            verdict=verdict,
            severity=severity or self.severity,
            span=span,
            claims=tuple(claim.id for claim in claims),
            **parts,
        )

    def supported(self, where: Claim | Span, **parts: Any) -> Outcome:
        """Return that a claim, or what is said at a span, is borne out; `parts` as in `outcome`."""
        return self._judged(Verdict.SUPPORTED, where, parts)

    def unverified(self, where: Claim | Span, reason: str, **parts: Any) -> Outcome:
        """Return that nothing decides on a claim, and why."""
        return self._judged(Verdict.UNVERIFIED, where, {"reason": reason, **parts})

    def ambiguous(self, where: Claim | Span, **parts: Any) -> Outcome:
        """Return that a claim is right in one reading only."""
        return self._judged(Verdict.AMBIGUOUS, where, parts)

    def contradicted(self, where: Claim | Span, message: str, **parts: Any) -> Outcome:
        """Return that the facts speak against a claim, or against what is said at a span."""
        return self._judged(Verdict.CONTRADICTED, where, {"message": message, **parts})

    def inconsistent(self, where: Claim | Span, message: str, **parts: Any) -> Outcome:
        """Return that the text itself speaks against a claim, or against what is said at a span."""
        return self._judged(Verdict.INCONSISTENT, where, {"message": message, **parts})

    def _judged(self, verdict: Verdict, where: Claim | Span, parts: dict[str, Any]) -> Outcome:
        if isinstance(where, Claim):
            return self.outcome(verdict, where.span, [where], **parts)
        return self.outcome(verdict, where, **parts)


class Kind(Protocol):
    """What a module under `kinds/` offers: the check, and `Params` where it has parameters."""

    check: Callable[[Rule, Any, Context], Outcomes]
