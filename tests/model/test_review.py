"""The form of a review file: what it takes, what it refuses, what it keeps."""

from __future__ import annotations

from typing import Any

import pytest
from factcheck.model.findings import Decision
from factcheck.model.review import Review, review_schema
from jsonschema import Draft202012Validator
from pydantic import ValidationError

DOCUMENT = {"path": "notes/river.md", "sha256": "ab" * 32}


def review(*decisions: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "schema": "factcheck-review/1",
        "document": DOCUMENT,
        "decisions": list(decisions),
        **changes,
    }


CONFIRMED = {"fingerprint": "11aa", "decision": "confirm", "by": "Ada", "at": "2026-11-27"}
DISMISSED = {"fingerprint": "22bb", "decision": "dismiss", "reason": "counts the enclave"}
ASKED = {
    "fingerprint": "33cc",
    "decision": "ask",
    "reason": "which year?",
    "rule": "r",
    "quote": "q",
}


def test_a_review_is_read_and_written_alike() -> None:
    content = review(CONFIRMED, DISMISSED, ASKED)
    one = Review.model_validate(content)
    assert one.by_fingerprint()["22bb"].decision is Decision.DISMISS
    assert Review.model_validate_json(one.model_dump_json(by_alias=True)) == one
    Draft202012Validator(review_schema()).validate(content)


def test_keys_of_later_versions_are_left_alone() -> None:
    assert Review.model_validate(review({**ASKED, "colour": "red"}, later=1)).decisions


@pytest.mark.parametrize(
    "content",
    [
        review({**DISMISSED, "reason": " "}),
        review(CONFIRMED, {**DISMISSED, "fingerprint": "11aa"}),
        review({**CONFIRMED, "decision": "like"}),
        review(document={"path": "a", "sha256": "short"}),
        review(schema="factcheck-review/2"),
        {"decisions": []},
    ],
)
def test_what_is_no_review_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Review.model_validate(content)
