"""Figures as publishers give them out; what is broken is told and nothing is half imported."""

from __future__ import annotations

import gzip
import shutil
import zipfile
from pathlib import Path

import pytest
from fact_project import Project
from factcheck.factbase.importing.figures import plain_number
from factcheck.factbase.table_packs import FactTable, read_fact_table
from hypothesis import given
from hypothesis import strategies as st

FILES = Path(__file__).parent / "imports"
WORLD_BANK = FILES / "API_GDP_DS2_en_csv_v2_1.csv"
WEO = FILES / "WEOOct2017all.xls"
WPP = FILES / "WPP2024_TotalPopulationBySex.csv"


def imported(project: Project, form: str, *args: str | Path) -> FactTable:
    project.run("import", form, *args)
    return read_fact_table(project.folder / "facts" / f"{form}.csv")


def values(table: FactTable) -> dict[tuple[str, str, str], str]:
    return {
        (table.series[series].measure, subject, period): value
        for (series, subject, period), value in table.values.items()
    }


def test_a_world_bank_indicator_is_read_with_its_vintage(project: Project) -> None:
    table = imported(project, "world-bank", WORLD_BANK)
    assert values(table) == {
        ("gdp", "AAA", "2014"): "100.5",
        ("gdp", "AAA", "2015"): "111",
        ("gdp", "AAA", "2016"): "121.25",
        ("gdp", "BBB", "2015"): "40",
        ("gdp", "BBB", "2016"): "43",
        ("gdp", "BBB", "2017"): "1500",
        ("gdp", "WLD", "2016"): "500",
    }
    (series,) = table.series.values()
    assert (series.code, series.basis, series.unit) == ("NY.GDP.MKTP.CD", "current_usd", "USD")
    assert (series.vintage, table.licence) == ("2026-07-01", "CC BY 4.0")


def test_an_import_is_one_more_vintage_and_takes_no_place(project: Project) -> None:
    imported(project, "world-bank", WORLD_BANK)
    text = project.run("show", "Aland", "gdp", "2016").stdout
    assert text.index("121.25 USD  World Bank") < text.index("120.5 USD")
    earlier = project.run("show", "Aland", "gdp", "2016", "--as-known", "2026-05-01").stdout
    assert "120.5 USD" in earlier
    assert "121.25" not in earlier


def test_an_import_that_overrides_takes_the_place_of_what_ships(project: Project) -> None:
    imported(project, "world-bank", WORLD_BANK, "--override")
    text = project.run("show", "Aland", "gdp", "2016").stdout
    assert "121.25 USD" in text
    assert "120.5 USD" not in text


def test_an_imported_table_is_sound(project: Project) -> None:
    imported(project, "world-bank", WORLD_BANK)
    result = project.run("verify", "facts/world-bank.csv")
    assert result.return_value == 0, result.stdout


def test_groups_that_the_fact_base_does_not_know_are_counted(project: Project) -> None:
    result = project.run("import", "world-bank", WORLD_BANK)
    assert "left out, subjects that the fact base does not know (1, rows: 1)" in result.stderr
    assert "Africa Eastern and Southern" in result.stderr
    assert "7 added, 0 changed, 0 the same, 0 kept" in result.stdout


def test_a_second_import_tells_what_changed(project: Project, tmp_path: Path) -> None:
    imported(project, "world-bank", WORLD_BANK)
    path = project.folder / "facts" / "world-bank.csv"
    before = path.read_bytes()
    result = project.run("import", "world-bank", WORLD_BANK)
    assert "0 added, 0 changed, 7 the same, 0 kept" in result.stdout
    assert path.read_bytes() == before
    revised = tmp_path / "revised.csv"
    lines = WORLD_BANK.read_text("utf-8").replace('"111"', '"112"').splitlines(keepends=True)
    revised.write_text("".join(line for line in lines if "World" not in line[:8]), "utf-8")
    result = project.run("import", "world-bank", revised)
    assert "NY.GDP.MKTP.CD@2026-07-01, AAA, 2015: 111 -> 112" in result.stdout
    assert "0 added, 1 changed, 5 the same, 1 kept" in result.stdout


def test_a_new_edition_stands_beside_the_old_one(project: Project) -> None:
    imported(project, "world-bank", WORLD_BANK)
    table = imported(project, "world-bank", WORLD_BANK, "--vintage", "2026-10")
    assert len(table.values) == 14
    assert {series.vintage for series in table.series.values()} == {"2026-07-01", "2026-10"}


def test_a_dry_run_writes_nothing(project: Project) -> None:
    result = project.run("import", "world-bank", WORLD_BANK, "--dry-run")
    assert "7 would be added" in result.stdout
    assert not (project.folder / "facts").exists()


@pytest.mark.parametrize("kind", ["zip", "gz"])
def test_compressed_files_are_read_as_they_come(
    project: Project, tmp_path: Path, kind: str
) -> None:
    packed = tmp_path / f"API.csv.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(packed, "w") as archive:
            archive.write(WORLD_BANK, "API_NY.csv")
            archive.writestr("Metadata_Country_API_NY.csv", "a,b\n")
    else:
        packed.write_bytes(gzip.compress(WORLD_BANK.read_bytes()))
    assert len(imported(project, "world-bank", packed).values) == 7


def test_an_indicator_that_nothing_here_measures_must_be_explained(
    project: Project, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(WORLD_BANK.read_text("utf-8").replace("NY.GDP.MKTP.CD", "XX.YY"), "utf-8")
    assert "no measure here stands for XX.YY" in project.fails("import", "world-bank", other)
    table = imported(project, "world-bank", other, "--measure", "tea", "--unit", "metric_ton")
    assert values(table)["tea", "AAA", "2015"] == "111"


def broken(project: Project, tmp_path: Path, form: str, file: Path, old: str, new: str) -> str:
    """Return the message on a file in which something is wrong."""
    path = tmp_path / file.name
    content = file.read_bytes()
    assert old.encode() in content
    path.write_bytes(content.replace(old.encode(), new.encode(), 1))
    message = project.fails("import", form, path)
    assert not list(project.folder.glob("facts/*"))
    return message.removeprefix(f"{path}")


@pytest.mark.parametrize(
    ("form", "file", "old", "new", "message"),
    [
        ("world-bank", WORLD_BANK, '"111"', '"1l1"', ":7: '1l1' is no number"),
        ("world-bank", WORLD_BANK, ',"40","43"', ',"40"', ":8: 8 columns instead of 9"),
        ("world-bank", WORLD_BANK, '"Country Code"', '"Code"', ":1: not a World Bank table"),
        ("world-bank", WORLD_BANK, "2026-07-01", "soon", "the vintage: 'soon' is not a date"),
        ("weo", WEO, "0.101", "0.1o1", ":2: '0.1o1' is no number"),
        ("weo", WEO, "Billions", "Zillions", ":2: NGDPD in Zillions"),
        ("weo", WEO, "U.S. dollars", "National currency", ":2: NGDPD in Billions National"),
        ("weo", WEO, "WEO Subject Code", "Subject", ":1: not a WEO table"),
        ("weo", WEO, "October 2017", "last autumn", ": the last line does not name the edition"),
        ("un-wpp", WPP, "1.001", "1.001.", ":4: '1.001.' is no number"),
        ("un-wpp", WPP, ",0.4,0.6,1.001", ",0.4,1.001", ":4: 17 columns instead of 18"),
        ("un-wpp", WPP, "Time", "Zeit", ":1: not a WPP table"),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_nothing_is_imported(
    project: Project, tmp_path: Path, form: str, file: Path, old: str, new: str, message: str
) -> None:
    assert message in broken(project, tmp_path, form, file, old, new)


def test_all_broken_rows_are_told_at_once(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    text = WORLD_BANK.read_text("utf-8").replace('"111"', '"x"').replace('"43"', '"y"')
    path.write_text(text, "utf-8")
    result = project.run("import", "world-bank", path)
    assert "bad.csv:7: 'x' is no number (and 1 more broken rows; nothing was" in str(
        result.exception
    )
    assert "bad.csv:8: 'y' is no number" in result.stderr


def test_what_an_earlier_import_wrote_stays_when_a_later_one_breaks(
    project: Project, tmp_path: Path
) -> None:
    imported(project, "world-bank", WORLD_BANK)
    path = project.folder / "facts" / "world-bank.csv"
    before = path.read_bytes()
    bad = tmp_path / "bad.csv"
    bad.write_text(WORLD_BANK.read_text("utf-8").replace('"111"', '"x"'), "utf-8")
    project.fails("import", "world-bank", bad)
    assert path.read_bytes() == before


def test_a_weo_table_gives_what_were_facts_in_its_edition(project: Project) -> None:
    table = imported(project, "weo", WEO)
    assert values(table) == {
        ("gdp", "AAA", "2014"): "101000000",
        ("gdp", "AAA", "2016"): "1234500000000",
        ("inflation", "AAA", "2014"): "6.7",
        ("population", "BBB", "2014"): "1500000",
        ("population", "BBB", "2015"): "1600000",
    }
    assert {series.vintage for series in table.series.values()} == {"2017-10"}


def test_weo_estimates_are_left_out_unless_they_are_asked_for(project: Project) -> None:
    result = project.run("import", "weo", WEO)
    assert "estimates and projections (--estimates takes them): 5" in result.stderr
    assert "GGXCNL" in result.stderr
    assert "Côte Zed" in result.stderr
    table = imported(project, "weo", WEO, "--estimates")
    assert values(table)["gdp", "AAA", "2017"] == "1300000000000"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252"])
def test_a_weo_table_is_read_in_every_encoding_that_it_came_in(
    project: Project, tmp_path: Path, encoding: str
) -> None:
    other = tmp_path / "weo.xls"
    other.write_bytes(WEO.read_text("utf-8").encode(encoding))
    result = project.run("import", "weo", other)
    assert "Côte Zed" in result.stderr
    assert "5 added" in result.stdout


def test_population_prospects_give_people_and_no_projections(project: Project) -> None:
    table = imported(project, "un-wpp", WPP)
    assert values(table) == {
        ("population", "WLD", "2016"): "5000500",
        ("population", "AAA", "2016"): "1001",
    }
    assert {series.vintage for series in table.series.values()} == {"2024"}


def test_the_edition_of_population_prospects_must_be_told_if_the_name_does_not(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "population.csv"
    shutil.copy(WPP, path)
    assert "say it with --vintage" in project.fails("import", "un-wpp", path)
    project.run("import", "un-wpp", path, "--vintage", "2022")
    table = read_fact_table(project.folder / "facts" / "un-wpp.csv")
    assert {series.vintage for series in table.series.values()} == {"2022"}


MAP = ("--map", "subject=Land", "--map", "period=Jahr", "--map", "value=Wert")
PEOPLE = ("--measure", "population", "--unit", "person")


def test_any_table_can_be_mapped(project: Project) -> None:
    project.run("import", "csv", FILES / "desk.csv", *MAP, *PEOPLE, "--source", "Desk survey")
    table = read_fact_table(project.folder / "facts" / "desk.csv")
    assert values(table) == {("population", "AAA", "2016"): "1005"}
    assert "Desk survey" in project.run("show", "AAA", "population", "2016").stdout


@pytest.mark.parametrize(
    ("text", "args", "message"),
    [
        ("Land;Jahr;Wert\nAland;2016;1,5\n", (*MAP, *PEOPLE), ":2: '1,5': write the number with"),
        ("Land;Jahr;Wert\nAlnd;2016;5\n", (*MAP, *PEOPLE), ":2: 'Alnd' is not known"),
        ("Land;Jahr;Wert\nAland;16;5\n", (*MAP, *PEOPLE), ":2: '16' is not a date"),
        ("Land;Jahr;Wert\nAland;2016\n", (*MAP, *PEOPLE), ":2: 2 columns instead of 3"),
        ("Land;Jahr;Wert\n\nAland;2016;5\nAland;2016;6\n", (*MAP, *PEOPLE),
         ":4: another value of AAA, population, 2016 than in line 3"),
        ("Land;Jahr;Wert\n", (*MAP, *PEOPLE), "holds no value that can be imported"),
        ("Land;Jahr;Wert\nAland;2016;5\n", MAP, "no measure: say --measure, or --map"),
        ("Land;Jahr;Wert\nAland;2016;5\n", PEOPLE, "which column is the subject?"),
        ("Land;Jahr\n", (*MAP, *PEOPLE), ":1: no column 'Wert'; the columns are Land, Jahr"),
        ("Land;Jahr;Wert\n", ("--map", "subject"), "write it as WHAT=COLUMN"),
        ("Land;Jahr;Wert\n", ("--map", "x=Land"), "what can be mapped is subject"),
    ],
)  # fmt: skip
def test_a_mapping_or_row_that_does_not_fit_is_told(
    project: Project, tmp_path: Path, text: str, args: tuple[str, ...], message: str
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text)
    assert message in project.fails("import", "csv", path, *args)


def test_a_table_is_not_written_into_a_pack_nor_a_fact_into_a_table(project: Project) -> None:
    message = project.fails("import", "world-bank", WORLD_BANK, "--pack", "facts/own.yaml")
    assert message == "facts/own.yaml: a table of figures is a file that ends with .csv"
    imported(project, "world-bank", WORLD_BANK)
    fact = ("AAA", "population", "2016", "1")
    message = project.fails("add", *fact, "--source", "X", "--pack", "facts/world-bank.csv")
    assert message == "facts/world-bank.csv: such a pack is a file that ends with .yaml"


def test_a_missing_file_is_told(project: Project) -> None:
    assert "nothing.csv: there is no such file" in project.fails("import", "weo", "nothing.csv")


@pytest.mark.parametrize("name", ["broken.csv.gz", "broken.zip"])
def test_a_damaged_archive_is_told(project: Project, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(WORLD_BANK.read_bytes())[:200])
    assert f"{name}: cannot be read" in project.fails("import", "world-bank", path)


@given(st.integers(-(10**15), 10**15), st.integers(0, 6))
def test_a_number_keeps_its_value_with_and_without_separators(number: int, places: int) -> None:
    from decimal import Decimal

    exact = Decimal(number).scaleb(-places)
    for printed in (f"{exact:f}", f"{exact:,f}"):
        assert Decimal(plain_number(printed)) == exact
        assert Decimal(plain_number(printed, 1000)) == exact * 1000


@pytest.mark.parametrize(
    "text", ["", "-", ".", "1,00", "1 000", "NaN", "1e999", "١", "1_000", "12,34,567"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        plain_number(text)
