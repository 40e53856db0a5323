"""The reports of an earlier run, read from its JSON, to tell what changed since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePath

from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError

from factcheck.config.errors import UserError
from factcheck.model.report import Checked, Report

_MOST_BYTES = 256 * 1024 * 1024


def read_reports(path: Path) -> tuple[Report, ...]:
    """Return the reports in a file that `--format json` wrote. Raises UserError."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError("larger than any report of ours", path=str(path))
        content = path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error
    try:
        if content.lstrip()[:1] == b"[":
            models = TypeAdapter(tuple[Report, ...]).validate_json(content)
            return tuple(Report.model_validate(one) for one in models)
        return (Report.model_validate_json(content),)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        message = f"no report of the form factcheck-report/1: {first['msg']}"
        raise UserError(f"{message} (at {where})" if where else message, path=str(path)) from error


def with_previous(checked: Sequence[Checked], previous: Sequence[Report]) -> list[Checked]:
    """Give each document its earlier report: that of its path, else the only one of its name."""
    by_path = {one.document.path: one for one in previous}
    by_name: dict[str, list[Report]] = {}
    for report in previous:
        by_name.setdefault(PurePath(report.document.path).name, []).append(report)
    matched = []
    for one in checked:
        path = one.report.document.path
        same_name = by_name.get(PurePath(path).name, [])
        found = by_path.get(path) or (same_name[0] if len(same_name) == 1 else None)
        if found is None and len(checked) == len(previous) == 1:
            found = previous[0]
        matched.append(replace(one, previous=found))
    return matched
