"""`factcheck facts` as a user sees it: show, search, stats, verify, add."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fact_project import Project


def shown(project: Project, *args: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(project.run("show", *args, "--format", "json").stdout)
    assert answer["schema"] == "factcheck-facts/1"
    return answer


def test_values_of_every_source_and_vintage_are_shown(project: Project) -> None:
    values = shown(project, "Aland", "population", "2016")["values"]
    assert [(row["value"], row["vintage"], row["source"]["title"]) for row in values] == [
        ("1000", "2026", "Title of bank-new"),
        ("900", "2023-07-01", "Title of bank-old"),
    ]


def test_as_known_leaves_out_later_vintages(project: Project) -> None:
    answer = shown(project, "Aland", "population", "2016", "--as-known", "2024-01-01")
    assert [row["value"] for row in answer["values"]] == ["900"]
    assert answer["asked"]["as_known"] == "2024-01-01"


@pytest.mark.parametrize("name", ["AAA", "Alandia", "aland", "Old Aland", "ROA"])
def test_a_subject_goes_by_any_of_its_names(project: Project, name: str) -> None:
    assert shown(project, name)["subject"]["id"] == "Aland"


def test_a_group_is_summed_by_scope(project: Project) -> None:
    sums = shown(project, "LL", "gdp", "2016")["sums"]
    assert [(row["scope"], row["total"], row["members"]) for row in sums] == [
        (["member"], "120.5", 1),
        (["member", "observer"], "162.5", 2),
        (["member", "observer", "partner"], "169.5", 3),
    ]


def test_the_last_year_that_was_known_is_summed_where_none_is_given(project: Project) -> None:
    (total,) = shown(project, "Great League", "population", "--as-known", "2024-01-01")["sums"]
    assert (total["year"], total["total"], total["vintage"]) == (2016, "900", "2023-07-01")


def test_a_missing_member_is_named_and_not_counted_as_nothing(project: Project) -> None:
    rows = shown(project, "LL", "population", "2016")["sums"]
    widest = next(row for row in rows if len(row["scope"]) == 3)
    assert widest["missing"] == ["Beland", "Ceeland"]
    text = project.run("show", "LL", "population", "2016").stdout
    assert "1 of 3, without Beland, Ceeland" in text


def test_the_terms_of_an_office_and_who_held_it_in_a_year(project: Project) -> None:
    terms = shown(project, "President of Aland")["terms"]
    assert [(row["person"], row["from"], row.get("until")) for row in terms] == [
        ("Anna Able", "2004-06-07", "2014-06-07"),
        ("Bob Baker", "2014-06-07", None),
    ]
    held = shown(project, "Aland", "president", "2010")["terms"]
    assert [row["person"] for row in held] == ["Anna Able"]
    assert shown(project, "Bob Baker")["terms"][0]["office"] == "President of Aland"


def test_members_are_those_of_the_day_unless_all_are_asked_for(project: Project) -> None:
    in_2005 = shown(project, "LL", "members", "2005-01-01")["members"]
    assert [row["member"] for row in in_2005] == ["Aland", "Beland"]
    everyone = shown(project, "LL", "members")["members"]
    assert {row["status"] for row in everyone} == {"member", "observer", "partner", "suspended"}


def test_capitals_borders_and_currencies_of_a_country(project: Project) -> None:
    answer = shown(project, "Aland")
    assert [row["name"] for row in answer["capitals"]] == ["Oldville", "Aville"]
    assert answer["borders"][0]["neighbour"] == "Beland"
    assert [row["currency"] for row in answer["currencies"]] == ["AAK", "EUR"]


def test_the_period_may_come_second(project: Project) -> None:
    answer = shown(project, "Aland", "2015")
    assert [(row["measure"], row["period"]) for row in answer["values"]] == [
        ("area", "always"),
        ("gdp", "2015"),
    ]


def test_the_world_is_summed_where_no_total_is_published(project: Project) -> None:
    (total,) = shown(project, "World", "gdp", "2016")["totals"]
    assert (total["total"], total["economies"]) == ("169.5", 3)


def test_text_output_cites_each_value(project: Project) -> None:
    text = project.run("show", "Aland", "gdp", "2016").stdout
    assert "gdp" not in text.splitlines()[0]
    assert "120.5 USD" in text
    assert "Bank, Title of bank-new, 2026 (GDP.CD)" in text


def test_an_unknown_subject_gets_near_names(project: Project) -> None:
    assert "did you mean 'Beland'?" in project.fails("show", "Belannd")


def test_an_unknown_measure_gets_near_ones(project: Project) -> None:
    message = project.fails("show", "Aland", "populatoin")
    assert message == "nothing is known of 'populatoin' for Aland; did you mean population?"


def test_a_period_that_is_none_is_told(project: Project) -> None:
    assert "'2016-13' is not a date" in project.fails("show", "Aland", "gdp", "2016-13")


def test_nothing_known_is_said(project: Project) -> None:
    assert "nothing is known of gdp for 1950" in project.run("show", "AAA", "gdp", "1950").stdout


def test_search_finds_parts_of_names(project: Project) -> None:
    result = project.run("search", "lands' lea")
    assert "League of Lands (as Lands' League)" in result.stdout
    result = project.run("search", "zzz")
    assert result.return_value == 1
    assert result.stdout == ""


def test_stats_count_rows_and_rows_without_a_source(project: Project) -> None:
    counted = json.loads(project.run("stats", "--format", "json").stdout)
    assert counted["rows"]["terms of office"] == 2
    assert counted["measures"]["population"] == [3, 2]
    assert "rows without one:" in project.run("stats").stdout


def test_verify_is_silent_on_sound_packs_and_fails_on_others(
    project: Project, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text(
        "pack: bad\nversion: '1'\nsources: {desk: {title: Desk}}\n"
        "capitals:\n- {country: AAA, city: Elsewhere, from: '2010', until: '2005', source: desk}\n"
    )
    result = project.run("verify", bad)
    assert result.return_value == 1
    assert "bad.yaml: ends first: capitals[1]: 2005 is before 2010" in result.stdout
    good = tmp_path / "good.yaml"
    good.write_text("pack: good\nversion: '1'\n")
    assert project.run("verify", good).return_value == 0


def test_verify_of_a_pack_that_cannot_be_read_is_an_error(project: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("pack: [\n")
    assert "bad.yaml:2: not valid YAML" in project.fails("verify", bad)


def test_building_without_the_extra_says_what_to_install(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.factbase.building import run

    monkeypatch.setattr(run, "find_spec", lambda _: None)
    assert "pip install 'factcheck-lint[build]'" in project.fails("build")


def add(project: Project, *args: str) -> Any:
    return project.run("add", *args, "--source", "Desk: survey", "--url", "https://example.org/")


def test_an_added_fact_comes_before_what_ships_and_is_told_apart(project: Project) -> None:
    result = add(project, "Alandia", "population", "2016", "1,005")
    assert "own.yaml: added subject AAA, measure population, unit person" in result.stdout
    (value,) = shown(project, "Aland", "population", "2016")["values"]
    assert (value["value"], value["source"]["own"]) == ("1005", True)
    assert "[own pack own]" in project.run("show", "AAA", "population", "2016").stdout


def test_one_source_gives_one_value_of_one_thing(project: Project) -> None:
    add(project, "Alandia", "population", "2016", "1005")
    before = (project.folder / "facts" / "own.yaml").read_text()
    message = project.fails(
        "add", "Aland", "population", "2016", "1006", "--source", "Desk: survey"
    )
    assert "own.yaml: population of AAA in 2016 is 1005 there already" in message
    assert (project.folder / "facts" / "own.yaml").read_text() == before
    add(project, "Alandia", "population", "2016", "1006", "--vintage", "2018-03")
    project.run("add", "Alandia", "population", "2016", "1007", "--source", "Another")


def test_adding_leaves_the_rest_of_the_pack_as_it_was(project: Project) -> None:
    own = project.folder / "facts" / "own.yaml"
    own.parent.mkdir()
    own.write_text(
        "# Our own facts\npack: ours\nversion: '1'\nsources:\n  # the desk\n"
        "  desk: {title: 'Desk: survey', url: 'https://example.org/'}\n\n"
        "facts:\n"
        "  - subject: AAA   # a comment\n    measure: area\n    unit: kilometer ** 2\n"
        "    period: '2001'\n    value: 7\n    source: desk\n\n"
        "events:\n- {id: Storm, kind: disaster, date: '2001', source: desk}\n"
    )
    before = own.read_text().splitlines()
    add(project, "Beland", "population", "2016", "7")
    after = own.read_text().splitlines()
    (new,) = [line for line in after if line not in before]
    assert new.startswith("  - {subject: BBB, measure: population")
    assert new.endswith("source: desk}")
    after.remove(new)
    assert after == before
    assert shown(project, "Beland", "population", "2016")["values"][0]["value"] == "7"
    assert shown(project, "Storm")["about"]["kind"] == "disaster"


def test_a_second_source_stands_beside_the_first(project: Project) -> None:
    add(project, "AAA", "population", "2016", "7")
    project.run("add", "AAA", "population", "2017", "8", "--source", "Desk: survey")
    project.run("add", "AAA", "population", "2018", "8", "--source", "no", "--note", "a: b")
    text = (project.folder / "facts" / "own.yaml").read_text()
    assert text.count("title:") == 2
    found = shown(project, "AAA", "population", "2017/2018")["values"]
    assert [row["source"]["title"] for row in found] == ["Desk: survey", "no"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("Nowhereland", "gdp", "2016", "1"), "nothing is called 'Nowhereland'"),
        (("AAA", "populaton", "2016", "1"), "(is population meant?); a new measure needs --unit"),
        (("AAA", "population", "16th", "1"), "'16th' is not a date"),
        (("AAA", "population", "2016", "1.000,5"), "'1.000,5' is no number"),
        (("AAA", "gdp", "2016", "1"), "the bases of gdp are current_usd"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    project: Project, args: tuple[str, ...], message: str
) -> None:
    assert message in project.fails("add", *args, "--source", "Desk")
    assert not (project.folder / "facts").exists()


def test_a_pack_in_braces_is_not_touched(project: Project) -> None:
    own = project.folder / "own.yaml"
    text = "pack: ours\nversion: '1'\nsources: {desk: {title: Desk}}\nfacts: []\n"
    own.write_text(text)
    message = project.fails("add", "AAA", "population", "2016", "7", "--source", "X", "--pack", own)
    assert "own.yaml:3: 'sources' is written in braces" in message
    assert own.read_text() == text


def test_a_new_pack_that_nothing_names_comes_with_a_hint(project: Project) -> None:
    other = project.folder / "elsewhere.yaml"
    result = project.run("add", "AAA", "population", "2016", "7", "--source", "X", "--pack", other)
    assert "--facts" in result.stderr
    assert shown(project, "AAA", "population", "2016")["values"][0]["value"] == "1000"
