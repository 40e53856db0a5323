"""`same_name`: which pairs of names can be one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from factcheck.naming.matching import same_name

TABLE = yaml.safe_load((Path(__file__).parent / "data/pairs.yaml").read_text(encoding="utf-8"))


def _cases(wanted: str) -> list[tuple[str, str, str, str]]:
    found: list[tuple[str, str, str, str]] = []
    for group, rows in TABLE.items():
        kind, _, outcome = group.rpartition(" ")
        if outcome == wanted:
            for why, pairs in rows.items():
                found.extend((kind or "person", why, a, b) for a, b in pairs)
    return found


@pytest.mark.parametrize(("kind", "why", "a", "b"), _cases("same"))
def test_spellings_of_one_name_match(kind: str, why: str, a: str, b: str) -> None:
    match = same_name(a, b, kind=kind)
    assert match, f"{why}: {match.reasons}"
    assert 0.5 <= match.score <= 1


@pytest.mark.parametrize(("kind", "why", "a", "b"), _cases("different"))
def test_names_of_two_stay_apart(kind: str, why: str, a: str, b: str) -> None:
    match = same_name(a, b, kind=kind)
    assert not match, f"{why}: {match.reasons}"
    assert match.score < 0.5


def test_the_reasons_name_the_transformation_and_its_cost() -> None:
    match = same_name("Husni Mubarek", "Hosni Mubarak")
    text = "; ".join(match.reasons)
    assert "Mubarak ~ Mubarek (misspelling: e for a" in text
    assert "cost" in text


def test_a_refusal_gives_its_reason_last() -> None:
    assert same_name("Heydar Aliyev", "Ilham Aliyev").reasons[-1] == (
        "each has a name that the other lacks"
    )


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="person, organisation, place"):
        same_name("a", "b", kind="ship")


def test_an_empty_name_matches_nothing() -> None:
    assert not same_name("", "")
    assert not same_name(" ", "Anna")


def test_initials_and_particles_alone_match_only_their_like() -> None:
    assert same_name("A Da", "A Dá")
    assert not same_name("A. B.", "B. A.")
