"""The build hook of `make wheel`: compiles the fact base and its names into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyTables(BuildHookInterface):
    """Puts what the first run would compile into the wheel, as `factcheck.config.ready` says."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the tables; an editable checkout changes, so it gets none."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from factcheck.config.ready import make_ready  # noqa: PLC0415 - from the checkout
        from factcheck.factbase import name_rows, name_table, store  # noqa: PLC0415
        from factcheck.factbase.base import FactBase  # noqa: PLC0415

        folder = Path(self.root) / "build" / "ready"
        content = store.build()
        names = name_rows.compiled_names(FactBase(store.in_memory(content)))
        for name, sources, table in (
            (store.READY, store.sources(), content),
            (name_table.READY, name_table.sources(), names),
        ):
            place = make_ready(name, sources, table, folder)
            build_data["force_include"][str(place)] = f"factcheck/ready/{place.name}"
