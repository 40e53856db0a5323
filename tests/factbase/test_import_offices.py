"""Terms of office from Wikidata query results and from Popolo, and Wikidata's figures."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from fact_project import Project
from factcheck.factbase.packs import read_pack
from factcheck.factbase.table_packs import read_fact_table

FILES = Path(__file__).parent / "imports"
TERMS = FILES / "wikidata-terms.json"
POPOLO = FILES / "popolo.json"


def terms(path: Path) -> set[tuple[str, str, str, str | None, str | None]]:
    return {
        (office.id, office.role, term.person, term.start, term.until)
        for office in read_pack(path).offices
        for term in office.terms
    }


FOUND = {
    ("President of Aland", "president", "Bob Baker", "2014-06-07", "2019-05-20"),
    ("Prime Minister of Beland", "prime_minister", "Cora Cook", "2001-03", None),
}


def test_terms_of_a_query_result_become_a_pack(project: Project) -> None:
    result = project.run("import", "wikidata", TERMS)
    pack = project.folder / "facts" / "wikidata.yaml"
    assert terms(pack) == FOUND
    assert "left out, no label in the language of the query: 1" in result.stderr
    (cook,) = read_pack(pack).persons
    assert (cook.id, cook.born) == ("Cora Cook", "1950")


def test_an_imported_term_takes_the_place_of_the_shipped_one(project: Project) -> None:
    project.run("import", "wikidata", TERMS)
    text = project.run("show", "President of Aland").stdout
    assert "2014-06-07 to 2019-05-20" in text
    assert text.count("Bob Baker") == 1
    assert "Anna Able" in text


def test_the_same_result_may_come_as_csv(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "query.csv"
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["personLabel", "positionLabel", "begin", "end", "beginPrecision"])
        writer.writerow(["Bob Baker", "President of Aland", "2014-06-07T00:00:00Z",
                         "2019-05-20T00:00:00Z", "11"])  # fmt: skip
        writer.writerow(["Cora Cook", "Prime Minister of Beland", "2001-03-01T00:00:00Z", "", "10"])
    project.run("import", "wikidata", path, "--map", "from=begin")
    assert terms(project.folder / "facts" / "wikidata.yaml") == FOUND


def test_a_second_import_tells_what_changed(project: Project, tmp_path: Path) -> None:
    project.run("import", "wikidata", TERMS)
    assert "0 added, 0 changed, 2 the same" in project.run("import", "wikidata", TERMS).stdout
    later = tmp_path / "later.json"
    later.write_text(TERMS.read_text().replace("2019-05-20", "2019-05-21"))
    result = project.run("import", "wikidata", later, "--dry-run")
    assert "President of Aland: Bob Baker from 2014-06-07" in result.stdout
    assert terms(project.folder / "facts" / "wikidata.yaml") == FOUND


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2014-06-07T", "2014-16-07T", ":4: '2014-16-07' is not a date"),
        ("2014-06-07T00:00:00Z", "in June", ":4: 'in June' is no time"),
        ("2019-05-20T", "2009-05-20T", ":4: ends (2009-05-20) before it begins (2014-06-07)"),
        ("Prime Minister of Beland", "Prime Minister of Z", ":9: 'Prime Minister of Z': of which"),
        ('"Cora Cook"}', '"Cora Cook" x}', ":9: not JSON"),
        ('"results"', '"result"', ":1: not a query result"),
    ],
)
def test_a_broken_result_is_told_with_its_line(
    project: Project, tmp_path: Path, old: str, new: str, message: str
) -> None:
    path = tmp_path / "bad.json"
    assert old in TERMS.read_text()
    path.write_text(TERMS.read_text().replace(old, new))
    assert f"{path}{message}" in project.fails("import", "wikidata", path)
    assert not list(project.folder.glob("facts/*"))


def test_variables_that_tell_nothing_are_listed(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    path.write_text(json.dumps({"head": {"vars": ["a", "b"]}, "results": {"bindings": []}}))
    assert "the variables are a, b" in project.fails("import", "wikidata", path)


def test_figures_of_a_query_result_become_a_table(project: Project) -> None:
    project.run("import", "wikidata", FILES / "wikidata-figures.csv", "--vintage", "2026-11-01")
    table = read_fact_table(project.folder / "facts" / "wikidata.csv")
    assert table.values == {
        ("population@2026-11-01", "AAA", "2016"): "1005",
        ("population@2026-11-01", "BBB", "2015"): "17",
    }


def test_popolo_posts_and_roles_become_offices(project: Project) -> None:
    result = project.run("import", "popolo", POPOLO, "--source", "Register of ministers")
    pack = read_pack(project.folder / "facts" / "popolo.yaml")
    assert terms(project.folder / "facts" / "popolo.yaml") == {
        ("Prime Minister of Aland", "prime_minister", "Anna Able", "2001", "2004-05-06"),
        ("Minister of Finance of Beland", "finance_minister", "Dora Dale", "2010-10", None),
    }
    (able,) = pack.persons
    assert (able.native, able.spellings, able.born) == (
        {"ru": "Анна Эйбл"}, ["Ana Able"], "1960-02-03",
    )  # fmt: skip
    assert "left out, memberships without a post or a role: 1" in result.stderr
    assert "Prime Minister of Aland" in project.run("show", "Ana Able").stdout


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        ({"person_id": "p9"}, 14, "no person 'p9'"),
        ({"start_date": "May 2001"}, 14, "'May 2001' is not a date"),
        ({"organization_id": "o9"}, 14, "'Prime Minister': of which country?"),
    ],
)
def test_a_broken_membership_is_told_with_its_line(
    project: Project, tmp_path: Path, change: dict[str, Any], line: int, message: str
) -> None:
    path = tmp_path / "bad.json"
    text = POPOLO.read_text()
    for key, value in change.items():
        at = text.index('"memberships"')
        start = text.index(f'"{key}": "', at) + len(f'"{key}": "')
        text = text[:start] + value + text[text.index('"', start) :]
    path.write_text(text)
    assert f"{path}:{line}: {message}" in project.fails("import", "popolo", path)


def test_offices_without_a_country_may_be_told_theirs(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(POPOLO.read_text().replace('"Aland"', '"Government House"'))
    assert "of which country?" in project.fails("import", "popolo", path)
    project.run("import", "popolo", path, "--jurisdiction", "Ceeland")
    assert "Prime Minister of Ceeland" in (project.folder / "facts" / "bad.yaml").read_text()


def test_what_is_no_popolo_is_told(project: Project) -> None:
    assert "not Popolo: no list 'memberships'" in project.fails("import", "popolo", TERMS)
