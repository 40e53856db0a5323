"""A reviewer's decisions on the findings of one document, `factcheck-review/1`.

The HTML report exports such a file and imports it again; `factcheck check --review FILE`
honours it. Decisions go by fingerprint, so they hold when text moves and lapse when the words
or values they were made on change. Keys are added, never renamed.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.model.findings import Decision

SCHEMA_NAME: Literal["factcheck-review/1"] = "factcheck-review/1"


class _Part(BaseModel):
    # Files of later versions may hold more keys; a reader of this version leaves them alone.
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class ReviewedDocument(_Part):
    """The document that the reviewer had before them."""

    path: str = Field(description="Its path or name, as in the report.")
    sha256: str = Field(
        pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file's bytes, in hexadecimal."
    )


class DecisionPart(_Part):
    """One decision."""

    fingerprint: str = Field(min_length=1, description="The finding's, as in the report.")
    decision: Decision = Field(description="confirm, dismiss or ask (the author).")
    reason: str = Field(
        default="", description="Why; a dismissal must say. For `ask` it is the question."
    )
    by: str = Field(default="", description="Who decided; may be empty.")
    at: str = Field(default="", description="When, ISO 8601; may be empty.")
    rule: str = Field(default="", description="Id of the finding's rule.")
    quote: str = Field(default="", description="The finding's quote, for a person.")

    @model_validator(mode="after")
    def _dismissed_with_reason(self) -> DecisionPart:
        if self.decision is Decision.DISMISS and not self.reason.strip():
            raise ValueError("a dismissal needs a reason")
        return self


class Review(_Part):
    """The whole file: one document, and at most one decision for each fingerprint."""

    model_config = ConfigDict(populate_by_name=True)

    schema_: Literal["factcheck-review/1"] = Field(alias="schema")
    document: ReviewedDocument
    decisions: tuple[DecisionPart, ...]

    @model_validator(mode="after")
    def _decided_once(self) -> Review:
        seen: set[str] = set()
        for one in self.decisions:
            if one.fingerprint in seen:
                raise ValueError(f"two decisions on one finding ({one.fingerprint})")
            seen.add(one.fingerprint)
        return self

    def by_fingerprint(self) -> dict[str, DecisionPart]:
        """Return fingerprint -> decision."""
        return {one.fingerprint: one for one in self.decisions}


def review_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a review file."""
    schema = Review.model_json_schema(mode="serialization")
    schema["required"] = ["schema", *(key for key in schema["required"] if key != "schema")]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:factcheck:schema:{SCHEMA_NAME.replace('/', ':')}",
        **schema,
        "title": f"factcheck review ({SCHEMA_NAME})",
    }
