"""The report contract as JSON: an object for one document, an array for several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import json

from factcheck.model.parts import plain
from factcheck.model.report import SCHEMA_NAME, Checked, Report

# A name, not an address: nothing has to be fetched to validate a report.
SCHEMA_ID = f"urn:factcheck:schema:{SCHEMA_NAME.replace('/', ':')}"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def render(checked: Sequence[Checked]) -> str:
    """Return the reports as JSON text."""
    parts = [json.format(json.encode(plain(one.report)), indent=2).decode() for one in checked]
    return f"{parts[0]}\n" if len(parts) == 1 else f"[{','.join(parts)}]\n"


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a report on one document.

    It allows unknown keys, so that it stays true of reports to which later versions add some.
    """
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415 - for this command only

    class Untitled(GenerateJsonSchema):
        def field_title_should_be_set(self, schema: Any) -> bool:
            return False

    schema = Report.model_json_schema(mode="serialization", schema_generator=Untitled)
    for part in (schema, *schema["$defs"].values()):
        part.pop("additionalProperties", None)
    schema["required"] = ["schema", *schema["required"]]
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA_ID,
        **schema,
        "title": f"factcheck report ({SCHEMA_NAME})",
        "description": "What factcheck found in one document. Keys are added, never renamed.",
    }
