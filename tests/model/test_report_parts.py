"""Parts of the report: plain structs that answer in pydantic's words."""

from __future__ import annotations

import pytest
from factcheck.model.findings import Severity
from factcheck.model.parts import Part, plain, pydantic_model
from factcheck.model.report import NoticePart, PeriodPart, RelatedPart, Suppressed
from pydantic import BaseModel, TypeAdapter, ValidationError

NOTICE = NoticePart(code="reading", severity=Severity.WARNING, message="Page 3.", path="a.pdf")
PLACE = {
    "quote": "nine", "start": 0, "end": 4, "line": 1, "column": 1, "end_line": 1, "end_column": 5,
}  # fmt: skip


def test_what_is_written_is_read_again() -> None:
    written = NOTICE.model_dump_json()
    assert NoticePart.model_validate_json(written) == NOTICE
    assert NoticePart.model_validate(NOTICE.model_dump()) == NOTICE
    assert NoticePart.model_validate(NOTICE) == NOTICE


def test_plain_data_is_what_pydantic_dumps() -> None:
    related = RelatedPart(**PLACE, note="the other")
    for part in (NOTICE, related, PeriodPart(from_=None, to="2016-12-31")):
        assert plain(part) == part.model_dump(mode="json", by_alias=True)
        assert list(plain(part)) == list(part.model_dump(by_alias=True))  # in the same order


def test_keys_are_those_of_the_contract() -> None:
    assert PeriodPart.model_validate({"from": "2016-01-01", "to": None}).from_ == "2016-01-01"
    assert PeriodPart.model_validate({"from_": "2016-01-01", "to": None}).from_ == "2016-01-01"


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        (RelatedPart, {**PLACE, "note": "n", "line": 0}, "greater than or equal to 1"),
        (RelatedPart, PLACE, "Field required"),
        (RelatedPart, {**PLACE, "note": "n", "colour": "red"}, "Extra inputs"),
        (Suppressed, {"reason": "known", "by": "nobody"}, "'directive', 'sidecar'"),
    ],
)
def test_what_does_not_fit_is_refused(part: type[Part], content: object, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        part.model_validate(content)


def test_a_part_is_a_type_for_pydantic() -> None:
    class Mine(BaseModel):
        notice: NoticePart

    mine = Mine(notice=NOTICE)
    assert mine.model_dump() == {"notice": NOTICE.model_dump()}
    (read,) = TypeAdapter(list[NoticePart]).validate_python([NOTICE.model_dump()])
    assert isinstance(read, pydantic_model(NoticePart))
    assert NoticePart.model_validate(read) == NOTICE
