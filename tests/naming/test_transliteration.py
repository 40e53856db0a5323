"""Transliteration: which Latin spellings of a native name are accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from factcheck.naming.transliteration import accepts, read_latin, spellings, systems

TABLE = yaml.safe_load(
    (Path(__file__).parent / "data/transliterations.yaml").read_text(encoding="utf-8")
)


def _cases(group: str) -> list[tuple[str, str, str]]:
    return [
        (language, native, latin)
        for language, rows in TABLE[group].items()
        for native, latins in rows.items()
        for latin in latins
    ]


@pytest.mark.parametrize(("language", "native", "latin"), _cases("accepted"))
def test_usual_spellings_are_accepted(language: str, native: str, latin: str) -> None:
    assert accepts(native, language, latin)


@pytest.mark.parametrize(("language", "native", "latin"), _cases("refused"))
def test_spellings_of_other_languages_and_slips_are_not(
    language: str, native: str, latin: str
) -> None:
    assert not accepts(native, language, latin)


@pytest.mark.parametrize(("language", "native", "latin"), _cases("accepted"))
def test_every_spelling_that_is_offered_is_accepted(language: str, native: str, latin: str) -> None:
    offered = spellings(native, language, limit=20)
    assert 0 < len(offered) <= 20
    assert all(accepts(native, language, spelling) for spelling in offered)


def test_the_usual_spelling_is_among_the_few_offered() -> None:
    assert "Sergei Shoigu" in spellings("Сергей Шойгу", "ru", limit=8)
    assert "Petro Poroshenko" in spellings("Петро Порошенко", "uk", limit=8)


def test_a_long_name_costs_no_product_of_its_choices() -> None:
    # the product set has some 3 ** 480 members, so this ends only if it is never built
    assert not accepts("еюяйщжхц" * 60, "ru", "eyuyay" * 80)
    assert len(spellings("еюяйщжхц" * 6, "ru", limit=10)) == 10


def test_an_unknown_language_accepts_the_folded_name_only() -> None:
    assert accepts("Søren Kierkegaard", "da", "Soren Kierkegaard")
    assert not accepts("Пётр", "xx", "Petr")


def test_other_scripts_have_one_reading() -> None:
    assert read_latin("김") == "kim"
    assert read_latin("オバマ") == "obama"


def test_all_languages_of_the_region_have_a_table() -> None:
    region = {"ru", "uk", "be", "kk", "ky", "uz", "tg", "tk", "az", "mn", "ka", "hy"}
    wanted = region | {"bg", "sr", "mk", "el", "ar", "fa"}
    assert wanted <= set(systems().languages)
