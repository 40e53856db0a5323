"""One scope per subject and passage: which reading makes most of its statements true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Step, Verdict

_TOLD = frozenset({Verdict.SUPPORTED, Verdict.AMBIGUOUS})


def join_scopes(outcomes: Sequence[Outcome], claims: Mapping[str, Claim]) -> list[Outcome]:
    """Read the statements of one subject and segment under the scope that fits most of them.

    A statement that holds only under the default scope, beside more that hold only under a
    wider one, becomes ambiguous, and each of them tells the scope that was chosen.
    """
    groups: dict[tuple[str, int], list[int]] = {}
    for index, outcome in enumerate(outcomes):
        if outcome.verdict in _TOLD and any(one.scope for one in outcome.readings):
            claim = claims[outcome.claims[0]]
            if claim.assertion.qualifiers.get("status", "member") != "member":
                continue  # "four observers" says itself who is counted
            groups.setdefault((claim.assertion.subject, claim.segment), []).append(index)
    joined = list(outcomes)
    for indices in groups.values():
        if len(indices) < 2:
            continue
        chosen = _common_scope([outcomes[index] for index in indices])
        for index in indices:
            joined[index] = _under(outcomes[index], chosen)
    return joined


def _common_scope(outcomes: Sequence[Outcome]) -> str:
    """The scope under which most statements hold; the narrowest of equals."""
    votes: Counter[str] = Counter()
    order: list[str] = []
    for outcome in outcomes:
        order += [one.scope for one in outcome.readings if one.scope not in order]
        votes.update({one.scope for one in outcome.readings if one.agrees})
    return max(order, key=lambda scope: (votes[scope], -order.index(scope)))


def _under(outcome: Outcome, scope: str) -> Outcome:
    agreeing = [one for one in outcome.readings if one.agrees]
    default_scope = outcome.readings[0].scope
    step = Step(
        "scope", f"read with {scope}, under which most statements of this subject here hold"
    )
    if scope == default_scope or not any(one.scope == scope for one in outcome.readings):
        return outcome
    if any(one.scope == scope for one in agreeing):
        if outcome.verdict is Verdict.SUPPORTED and any(
            one.scope == default_scope for one in agreeing
        ):
            return outcome
        return replace(outcome, derivation=(*outcome.derivation, step))
    return replace(outcome, verdict=Verdict.AMBIGUOUS, derivation=(*outcome.derivation, step))
