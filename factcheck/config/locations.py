"""Where the rules, the shipped data and the caches lie."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def rules_directory() -> Path:
    """Return the folder of the shipped rules: inside the wheel, or beside an editable checkout."""
    inside = PACKAGE / "rules"
    return inside if inside.is_dir() else PACKAGE.parent / "rules"


def packs_directory() -> Path:
    """Return the folder of the curated fact packs (YAML)."""
    return PACKAGE / "factbase" / "packs"


def data_directory() -> Path:
    """Return the folder of the compact data files that `make facts` builds."""
    return PACKAGE / "factbase" / "data"


def cache_directory() -> Path:
    """Return the folder for what can be computed again; FACTCHECK_CACHE overrides it.

    The folder need not exist yet.
    """
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen:
        return Path(chosen)
    import platformdirs  # noqa: PLC0415 - only needed where no override is set

    return Path(platformdirs.user_cache_dir("factcheck", appauthor=False))
