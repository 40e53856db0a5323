"""The parameters of kinds of checks."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct, convert

P = TypeVar("P", bound="KindParams")


class KindParams(Struct, frozen=True, forbid_unknown_fields=True):
    """What the `Params` of a kind derive from: keys that it does not know are errors.

    A struct and no pydantic model: every run needs one of each kind, and a model takes as long to
    make as a rule takes to read a page.
    """


def checked(model: type[P], given: dict[str, Any]) -> P:
    """Return the parameters that a rule gives, checked; ValueError where they do not fit."""
    return convert(given, model) if given else model()  # most rules have none
