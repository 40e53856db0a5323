"""Whether a relation is told already by another one of the same figures."""

from __future__ import annotations

from factcheck.model.relations import Relation

# The figure of a relation that says how the others belong together.
_RESULTS = {
    "change": "delta",
    "fraction": "share",
    "difference": "difference",
    "growth": "percent",
    "ratio": "times",
}


def _is_held(known: Relation) -> bool:
    """Whether parts are told that are no more than their whole, which is all that is asked."""
    whole = known.one("whole")
    if known.traits.get("closed") != "most" or whole is None:
        return False
    parts = sum(one.quantity.number for one in known.of("part"))
    return parts <= whole.quantity.number


def is_told(relation: Relation, known: Relation) -> bool:
    """Whether a relation of this kind is known of the same figures, or a difference that a change
    tells too."""
    spans = {one.span for one in known.operands}
    if _is_held(known) and not relation.traits.keys().isdisjoint(("slip", "reckoned")):
        return False
    if relation.of("less") and known.kind == "difference":
        return all(one.span in spans for one in relation.operands)
    if "reckoned" in relation.traits:  # another reader knows how they belong together
        part = known.traits.get("closed") == "part"
        return not part and sum(one.span in spans for one in relation.operands) > 1
    if relation.kind != known.kind:
        twice = (relation.kind, known.kind) == ("change", "difference") and relation.of("delta")
        return bool(twice) and all(one.span in spans for one in relation.operands)
    result = relation.one(_RESULTS.get(relation.kind, ""))
    if result is not None:
        return result.span in spans
    if known.traits.get("closed") == "most" and relation.traits.get("closed") == "equal":
        return all(one.span in spans for one in relation.operands)  # and not "the remaining 80"
    return sum(one.span in spans for one in relation.operands) > 1
