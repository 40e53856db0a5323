"""What a user names as facts of their own: a pack on the disk, or a team's store on a server."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.config.errors import UserError

FactSource = Path | str  # a string is the address of a team store

_SCHEMES = ("postgresql://", "postgres://")


def is_address(source: FactSource) -> bool:
    """Whether facts lie on a server and not in a file."""
    return isinstance(source, str) and source.startswith(_SCHEMES)


def fact_source(text: str, folder: Path | None = None) -> FactSource:
    """Return the address of a server as it is, anything else as a path (below `folder`).

    An address is never made a path on the way: that would swallow one of its slashes.
    """
    if is_address(text):
        return text
    return folder / text if folder else Path(text)


def team_address(sources: Sequence[FactSource]) -> str | None:
    """Return the address among the sources, None where all are packs.

    Raises UserError where packs or a second server stand beside it: a team's packs are published.
    """
    found = next((str(source) for source in sources if is_address(source)), None)
    if found is not None and len(sources) > 1:
        raise UserError(
            "a team store stands alone: publish packs to it with `factcheck facts publish` "
            "instead of naming them beside it"
        )
    return found


def joined(named: Sequence[FactSource], given: Sequence[FactSource]) -> tuple[FactSource, ...]:
    """Return what applies when facts are given beside those that the settings name.

    Packs are added, the later winning; the address of a team store takes the place of them all.
    """
    if any(is_address(source) for source in given):
        return tuple(given)
    return (*named, *given)


def local_packs(sources: Sequence[FactSource]) -> tuple[Path, ...]:
    """Return the packs among the sources, without the address of a team store."""
    return tuple(Path(source) for source in sources if not is_address(source))
