"""Where the rules, the shipped data and the caches lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from factcheck.config.errors import UserError

PACKAGE = Path(__file__).resolve().parent.parent


def resolved(path: Path) -> Path:
    """Return a path without links; raises UserError for links that lead to each other."""
    try:
        return path.resolve()
    except RuntimeError as error:  # until Python 3.13
        raise UserError("a link that leads back to itself", path=str(path)) from error


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


def ready_directory() -> Path:
    """Return the folder of the tables that a wheel brings ready made; a checkout has none."""
    return PACKAGE / "ready"


def cache_directory() -> Path:
    """Return the folder for what can be computed again; FACTCHECK_CACHE overrides it.

    The folder need not exist yet.
    """
    chosen = os.environ.get("FACTCHECK_CACHE")
    if chosen:
        return Path(chosen)
    if sys.platform.startswith("linux"):  # every run asks, and platformdirs takes long to load
        caches = os.environ.get("XDG_CACHE_HOME", "").strip() or "~/.cache"
        return Path(caches).expanduser() / "factcheck"
    import platformdirs  # noqa: PLC0415 - only on other systems

    return Path(platformdirs.user_cache_dir("factcheck", appauthor=False))
