"""Files of measures: what is wrong in one is told with the file and the measure."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.extracting.measures import _parse, measures

GOOD = "measures:\n- {id: quay_length, title: length of a quay, dimension: length, unit: meter}\n"
WRONG = [
    ("- a\n", "a file of measures has a list 'measures'"),
    ("measures: [a]", "a file of measures has a list 'measures'"),
    (GOOD.replace("title: length of a quay, ", ""), "'title' is missing"),
    (GOOD.replace("unit:", "units:"), "unknown key 'units'; did you mean 'unit'?"),
    (GOOD.replace("meter", "3"), "'unit' must be text"),
    (GOOD.replace("}", ", cues: quay}"), "'cues' must be a list of texts"),
    (GOOD.replace("}", ", bases: [ppp]}"), "'bases' must be a table"),
    (GOOD.replace("}", ", tolerance: some}"), "'tolerance' must be a number"),
    (GOOD.replace("}", ", plausible: [1]}"), "'plausible' must be the least and the greatest"),
    (GOOD.replace("}", ", subjects: [towns]}"), "no subject 'towns'; there are city, country"),
    (GOOD.replace("dimension: length", "dimension: lenght"), "no dimension 'lenght'"),
    (GOOD.replace("meter", "metre_long"), "'metre_long' is no unit of length"),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_what_is_wrong_with_a_measure_is_told(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "quays.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as error:
        _parse([path])
    assert said in str(error.value)
    assert str(error.value).startswith(str(path))


def test_a_dimension_of_the_unit_itself_is_known(tmp_path: Path) -> None:
    path = tmp_path / "quays.yaml"
    path.write_text(GOOD, encoding="utf-8")
    assert [row["id"] for row in _parse([path])] == ["quay_length"]
    assert measures()["gdp"].dimension == "money"
