"""`variants`: one name written in two ways inside one text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from factcheck.naming.drift import variants

TABLE = yaml.safe_load((Path(__file__).parent / "data/drift.yaml").read_text(encoding="utf-8"))
PROSE = Path(__file__).parents[3] / "shared/benchmarks/country-prose/dev.jsonl"


@pytest.mark.parametrize(
    ("kind", "names"), [(kind, names) for kind, rows in TABLE["found"].items() for names in rows]
)
def test_one_name_in_two_forms_is_one_group(kind: str, names: list[str]) -> None:
    (group,) = variants(names)
    assert group.kind == kind
    assert set(group.forms) == set(names)
    assert sum(group.counts) == len(names)


@pytest.mark.parametrize("names", TABLE["silent"])
def test_different_names_and_regular_forms_are_not_grouped(names: list[str]) -> None:
    assert variants(names) == ()


def test_the_frequent_form_is_preferred_and_makes_the_finding_surer() -> None:
    (once,) = variants(["Astana Declaration", "Astana Declartion"])
    (often,) = variants(["Astana Declaration"] * 3 + ["Astana Declartion"])
    assert once.preferred is None
    assert often.preferred == "Astana Declaration"
    assert often.confidence > once.confidence


def test_possessives_titles_and_case_make_no_new_form() -> None:
    assert variants(["President Hu Jintao", "Hu Jintao’s", "HU JINTAO"]) == ()


def test_three_forms_are_one_group() -> None:
    (group,) = variants(["Sergey Lavrov", "Sergei Lavrov", "Sergej Lavrov", "Sergey Lavrov"])
    assert group.forms == ("Sergey Lavrov", "Sergei Lavrov", "Sergej Lavrov")
    assert group.counts == (2, 1, 1)


def test_true_background_prose_has_next_to_no_variants() -> None:
    if not PROSE.exists():
        pytest.skip("the country-prose development half is not here")
    import re

    named = re.compile(r"\b[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)*")
    texts: dict[str, list[str]] = {}
    for line in PROSE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        texts.setdefault(row["country"], []).extend(named.findall(row["text"]))
    groups = [group for names in texts.values() for group in variants(names)]
    assert len(groups) <= 3, groups
