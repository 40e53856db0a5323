"""The report contract as JSON: an object for one document, an array for several."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.report import Checked


def render(checked: Sequence[Checked]) -> str:
    """Return the reports as JSON text."""
    parts = [one.report.model_dump_json(by_alias=True, indent=2) for one in checked]
    return f"{parts[0]}\n" if len(parts) == 1 else f"[{','.join(parts)}]\n"
