"""Small packs and datasets, so that most tests need nothing that ships."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fact_project import Project
from factcheck.factbase import store
from factcheck.factbase.base import FactBase
from factcheck.factbase.building.tables import Origin, SeriesNote, Table, write_tables

COUNTRIES = """
pack: test-countries
version: "1"
licence: CC0-1.0
sources:
  atlas: {title: Test Atlas, publisher: Nobody, url: "https://example.org/atlas"}
countries:
- {code: AAA, alpha2: AA, id: Aland, status: un_member, official: Republic of Aland, names: [Alandia, ROA], demonyms: [Alander], capital_metonym: Aville, former_names: [{name: Old Aland, until: "1990"}], source: atlas}
- {code: BBB, alpha2: BB, id: Beland, status: un_member, source: atlas}
- {code: CCC, alpha2: CC, id: Ceeland, status: un_member, source: atlas}
- {code: DDD, alpha2: DD, id: Deeland, status: former, until: "1991-12-26", successors: [AAA, BBB], source: atlas}
capitals:
- {country: AAA, city: Oldville, until: "1997-12-10", source: atlas}
- {country: AAA, city: Aville, from: "1997-12-10", source: atlas}
borders:
- {a: AAA, b: BBB, length_km: 120, source: atlas}
currencies:
- {country: AAA, code: AAK, name: aak, from: "1992-06-20", until: "2011-01-01", source: atlas}
- {country: AAA, code: EUR, name: euro, from: "2011-01-01", source: atlas}
country_facts:
- {country: AAA, area_km2: 100, area_also_km2: [102], independence: "1991-12-16", continents: [Asia], source: atlas}
"""  # noqa: E501

ORGANISATIONS = """
pack: test-organisations
version: "1"
licence: CC0-1.0
sources:
  charter: {title: Charter, publisher: League, url: "https://example.org/charter"}
organisations:
- id: League of Lands
  acronyms: [LL]
  names: [Lands' League]
  founded: "2001-06-15"
  founded_in: Aville
  statuses: [member, observer, partner]
  status_words: {partner: [dialogue partner]}
  memberships:
    member: [{who: AAA, from: "2001-06-15"}, {who: BBB, from: "2001-06-15", until: "2010-05-01"}]
    observer: [{who: BBB, from: "2010-05-01"}]
    partner: [{who: CCC, from: "2012"}]
  suspended: [{who: AAA, from: "2020-01-01", until: "2020-02-01"}]
  source: charter
- id: Great League
  statuses: [member]
  founded: "1990"
  memberships:
    member: [{who: League of Lands, from: "2002"}, {who: AAA, from: "1990"}, {who: CCC, from: "1990"}]
  source: charter
offices:
- id: President of Aland
  jurisdiction: AAA
  role: president
  titles: [Head of Aland]
  known_until: "2026-01"
  terms:
  - {person: Anna Able, from: "2004-06-07", until: "2014-06-07", source: charter}
  - {person: Bob Baker, from: "2014-06-07", source: charter}
persons:
- id: Bob Baker
  native: {ru: Боб Бейкер}
  spellings: [Bob Beiker]
  born: "1965-09-26"
events:
- id: Charter of the League of Lands
  kind: treaty
  names: [LL Charter]
  subject: [League of Lands, AAA]
  date: "2002-06-07"
  place: Aville
  source: charter
"""  # noqa: E501


def _origin(name: str, vintage: str) -> Origin:
    return Origin(
        name, "1.0", vintage, "CC BY 4.0", f"Title of {name}", "Bank", "https://example.org/",
        f"{name} 1.0", "none",
    )  # fmt: skip


def write_shipped(folder: Path) -> None:
    """Write what stands for the shipped packs and datasets into a folder."""
    packs, data = folder / "packs", folder / "data"
    packs.mkdir()
    (packs / "countries.yaml").write_text(COUNTRIES, encoding="utf-8")
    (packs / "organisations.yaml").write_text(ORGANISATIONS, encoding="utf-8")
    gdp = SeriesNote("gdp", "USD", "GDP.CD", "current_usd", additive=True)
    people = SeriesNote("population", "person", "POP", additive=True)
    rate = SeriesNote("exchange_rate", "local currency / USD", "FCRF")
    header = ("series", "entity", "first_year", "values")
    new = [
        ("gdp", "AAA", "2014", "100", "110", "120.5"),
        ("gdp", "BBB", "2015", "40", "42"),
        ("gdp", "CCC", "2016", "7"),
        ("population", "AAA", "2016", "1000"),
        ("rate", "AAA", "2009", "4"),
    ]
    old = [("population", "AAA", "2016", "900"), ("population", "WLD", "2016", "5000")]
    cities = [
        ("AAA", "Aville", "10.5000", "20.2500", "500000", "01", "Aburg|Awille"),
        ("AAA", "Oldville", "11.0000", "21.0000", "300000", "02", ""),
        ("BBB", "Springfield", "1.0000", "2.0000", "90000", "07", ""),
        ("BBB", "Springfield", "1.5000", "2.5000", "20000", "08", ""),
    ]
    rates = [
        ("EUR", "USD", "low", "2016-01", "1.0", "1.1"),
        ("EUR", "USD", "mean", "2016-01", "1.1", "1.2"),
        ("EUR", "USD", "high", "2016-01", "1.2", "1.3"),
        ("EUR", "GBP", "low", "2016-01", "0.7"),
        ("EUR", "GBP", "mean", "2016-01", "0.8"),
        ("EUR", "GBP", "high", "2016-01", "0.9"),
    ]
    write_tables(
        [
            Table(
                _origin("bank-new", "2026"),
                "series",
                header,
                list(new),
                {"gdp": gdp, "population": people, "rate": rate},
            ),
            Table(
                _origin("bank-old", "2023-07-01"), "series", header, list(old),
                {"population": people},
            ),
            Table(_origin("gazetteer", "2026"), "cities", ("country", "name"), list(cities)),
            Table(_origin("central-bank", "2026"), "rates", ("base", "currency"), list(rates)),
        ],
        data,
    )  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a cache of its own and return its folder, which need not exist."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("FACTCHECK_CACHE", str(folder))
    return folder


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A folder with `packs` and `data` in place of what ships."""
    write_shipped(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FactBase]:
    """The fact base of the small packs; queries do not change it."""
    folder = tmp_path_factory.mktemp("shipped")
    write_shipped(folder)
    content = store.build(packs=folder / "packs", data=folder / "data")
    with FactBase(store.in_memory(content)) as base:
        yield base


@pytest.fixture
def with_pack(shipped: Path, tmp_path: Path, cache: Path) -> Callable[[str], FactBase]:
    """Open the small packs together with a pack of the user's own, given as YAML text."""
    assert not cache.exists()  # the store of the small packs is kept in a cache of the test's own

    def opened(text: str) -> FactBase:
        own = tmp_path / "own.yaml"
        own.write_text(text, encoding="utf-8")
        content = store.build([own], packs=shipped / "packs", data=shipped / "data")
        return FactBase(store.in_memory(content))

    return opened


@pytest.fixture
def project(shipped: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Project:
    """A project in whose folder the test runs; its own packs lie in `facts`."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "factcheck.toml").write_text('facts = ["facts/*"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(store, "packs_directory", lambda: shipped / "packs")
    monkeypatch.setattr(store, "data_directory", lambda: shipped / "data")
    assert not cache.exists()
    return Project(folder, shipped)
