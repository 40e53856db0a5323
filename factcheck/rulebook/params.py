"""The parameters of kinds of checks."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict


class KindParams(BaseModel):
    """What the `Params` of a kind derive from: keys that it does not know are errors.

    The validator is built when a rule first has parameters of its own: it costs a millisecond
    a kind, and most rules have none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def checked(model: type[KindParams], given: dict[str, Any]) -> KindParams:
    """Return the parameters that a rule gives, checked; ValueError where they do not fit."""
    if not given and not any(field.is_required() for field in model.model_fields.values()):
        return _defaults(model)
    return model(**given)


@cache
def _defaults(model: type[KindParams]) -> KindParams:
    return model.model_construct()  # our own defaults need no check
