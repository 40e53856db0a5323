"""The shipped packs as YAML alone, each read once for all the tests of a process."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml
from factcheck.config.locations import packs_directory

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def pack_names(pattern: str = "*") -> list[str]:
    """The names of the files of packs, as `offices-eu.yaml`."""
    return sorted(path.name for path in packs_directory().glob(f"{pattern}.yaml"))


@cache
def pack(name: str) -> dict[str, Any]:
    """What a pack holds; treat it as read-only."""
    text = (packs_directory() / name).read_text(encoding="utf-8")
    data = yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the two safe loaders
    assert isinstance(data, dict), name
    return data
