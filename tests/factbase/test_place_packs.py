"""What must hold in the curated packs of places and events, read as YAML, without the store."""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from tests.factbase.pack_files import pack, pack_names

EVENTS = pack_names("events-*")
PLACES = [
    "borders.yaml", "capitals.yaml", "countries.yaml", "country-facts.yaml", "currencies.yaml",
    "physical-places.yaml", "regions.yaml", "renamed-places.yaml", "world-regions.yaml",
]  # fmt: skip
OURS = PLACES + EVENTS
WRITTEN = "2026-11"  # what the packs tell of had happened before this month

DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")

Rows = list[dict[str, Any]]


def sections(name: str) -> Iterator[tuple[str, Rows]]:
    for section, rows in pack(name).items():
        if isinstance(rows, list):
            yield section, rows


def rows_of(section: str, names: list[str]) -> Rows:
    return [row for name in names for row in pack(name).get(section, [])]


@cache
def countries() -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in pack("countries.yaml")["countries"]}


@cache
def organisations() -> frozenset[str]:
    return frozenset(row["id"] for row in rows_of("organisations", pack_names("organisations-*")))


def first_and_last(edtf: str) -> tuple[str, str]:
    """Return the first and last day that a date or interval of EDTF level 1 can mean."""
    start, _, end = edtf.partition("/")
    return _one(start)[0], _one(end or start)[1]


def _one(text: str) -> tuple[str, str]:
    found = DAY.fullmatch(text)
    assert found, f"{text!r} is no date of EDTF level 1 as the packs use it"
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    assert 0 <= month <= 12, text
    days = calendar.monthrange(year, month)[1] if month else 31
    assert day <= days, f"{text}: the month has {days} days"
    return (
        f"{year:04}-{month or 1:02}-{day or 1:02}",
        f"{year:04}-{month or 12:02}-{day or days:02}",
    )


def span(row: dict[str, Any]) -> tuple[str, str]:
    """Return the first day of a row and the day on which it ended (a successor may start then)."""
    start = first_and_last(row["from"])[0] if "from" in row else "0000-01-01"
    return start, first_and_last(row["until"])[0] if "until" in row else "9999-12-31"


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    (start, end), (next_start, next_end) = span(one), span(other)
    return max(start, next_start) < min(end, next_end)


def capitals_on(country: str, day: str) -> set[str]:
    rows = pack("capitals.yaml")["capitals"]
    holds = (row for row in rows if row["country"] == country)
    return {row["city"] for row in holds if span(row)[0] <= day < span(row)[1]}


def neighbours(country: str, day: str) -> set[str]:
    rows = [row for row in pack("borders.yaml")["borders"] if span(row)[0] <= day < span(row)[1]]
    return {
        row["b"] if row["a"] == country else row["a"]
        for row in rows
        if country in (row["a"], row["b"])
    }


@pytest.mark.parametrize("name", OURS)
def test_every_row_cites_a_source_of_its_pack(name: str) -> None:
    data = pack(name)
    assert data["pack"] == name.removesuffix(".yaml")
    assert data["version"]
    assert data["licence"] == "CC0-1.0"
    for key, source in data["sources"].items():
        assert source["title"], key
        assert source["publisher"], key
        assert source["url"].startswith("http"), key
    cited = {row["source"] for _, rows in sections(name) for row in rows}
    assert cited == set(data["sources"])


@pytest.mark.parametrize("name", OURS)
def test_every_country_code_is_that_of_a_country(name: str) -> None:
    known = countries()
    for _, rows in sections(name):
        for row in rows:
            single = [row.get(key) for key in ("country", "sovereign", "in", "a", "b")]
            several = [*row.get("successors", []), *row.get("members", [])]
            named = {code for code in [*single, *several] if code}
            assert named <= set(known), row


def test_renamed_countries_and_cities_are_of_known_countries() -> None:
    titles = {row["id"] for row in countries().values()}
    for row in pack("renamed-places.yaml")["renamed"]:
        entity = row["entity"]
        land = re.fullmatch(r".+ \((.+)\)", entity)
        assert entity in countries() or (land and land[1] in titles), row


def test_every_subject_of_an_event_is_a_country_or_an_organisation() -> None:
    known = set(countries()) | organisations()
    unknown = {
        subject for row in rows_of("events", EVENTS) for subject in row.get("subject", [])
    } - known
    assert not unknown


@pytest.mark.parametrize("name", OURS)
def test_what_ends_has_begun_before(name: str) -> None:
    for _, rows in sections(name):
        for row in rows:
            for dated in [row, *row.get("former_names", [])]:
                start, end = span(dated)
                assert start <= end, dated
                assert start < WRITTEN, dated


@pytest.mark.parametrize("name", EVENTS)
def test_events_have_happened(name: str) -> None:
    for row in pack(name)["events"]:
        first, last = first_and_last(row["date"])
        assert first <= last, row
        assert last < WRITTEN, row


def test_ids_are_unique_in_all_packs() -> None:
    named = [
        row["id"]
        for name in pack_names()
        for section in ("countries", "organisations", "regions", "offices", "events", "places")
        for row in pack(name).get(section, [])
    ]
    assert [id for id, count in Counter(named).items() if count > 1] == []


def test_country_codes_are_unique() -> None:
    rows = pack("countries.yaml")["countries"]
    for key in ("code", "alpha2"):
        codes = Counter(row[key] for row in rows if key in row)
        assert [code for code, count in codes.items() if count > 1] == []


def test_a_name_belongs_to_one_country() -> None:
    owners = defaultdict(set)
    for code, row in countries().items():
        former = [name["name"] for name in row.get("former_names", [])]
        for name in [row["id"], row.get("official"), *row.get("names", []), *former]:
            if name:
                owners[name.casefold()].add(code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_the_united_nations_have_193_members_and_2_observer_states() -> None:
    statuses = Counter(row["status"] for row in countries().values())
    assert statuses["un_member"] == 193
    assert statuses["observer"] == 2


def test_a_border_stands_once_and_between_two() -> None:
    pairs = Counter((row["a"], row["b"]) for row in pack("borders.yaml")["borders"])
    assert [pair for pair, count in pairs.items() if count > 1] == []
    assert [pair for pair in pairs if pair[0] >= pair[1]] == []


@pytest.mark.parametrize("code", sorted(countries()))
def test_a_country_has_one_capital_at_a_time_unless_they_share(code: str) -> None:
    rows = [row for row in pack("capitals.yaml")["capitals"] if row["country"] == code]
    for one, other in combinations(rows, 2):
        if overlap(one, other):
            assert one.get("shared"), (one, other)
            assert other.get("shared"), (one, other)


def test_every_member_of_the_united_nations_has_a_capital_a_currency_and_an_area() -> None:
    members = {code for code, row in countries().items() if row["status"] == "un_member"}
    assert {code for code in members if not capitals_on(code, "2026-01-15")} == set()
    tender = pack("currencies.yaml")["currencies"]
    today = {row["country"] for row in tender if "until" not in row}
    assert members <= today
    areas = {row["country"] for row in pack("country-facts.yaml")["country_facts"]}
    assert members <= areas


def test_country_facts_stand_once_with_values_that_can_be() -> None:
    rows = pack("country-facts.yaml")["country_facts"]
    assert len({row["country"] for row in rows}) == len(rows)
    for row in rows:
        areas = [row["area_km2"], *row.get("area_also_km2", [])]
        assert all(0 < area < 25_000_000 for area in areas), row
        heights = [row.get("highest_peak_m", 1), *row.get("highest_peak_also_m", [])]
        assert all(0 < height < 8_900 for height in heights), row
        assert not (row.get("landlocked") and row.get("coastline_km")), row
        for day in [row.get("independence"), *row.get("independence_also", [])]:
            assert day is None or first_and_last(day), row


def test_landlocked_countries_have_neighbours() -> None:
    rows = pack("country-facts.yaml")["country_facts"]
    landlocked = {row["country"] for row in rows if row.get("landlocked")}
    assert len(landlocked & set(countries())) >= 44
    assert {code for code in landlocked if not neighbours(code, "2026-01-15")} == set()


def test_the_euro_came_when_the_country_joined_the_euro_area() -> None:
    groups = rows_of("organisations", ["organisations-europe.yaml"])
    area = next(row for row in groups if row["id"] == "Euro area")
    joined = {row["who"]: row["from"] for row in area["memberships"]["member"]}
    rows = pack("currencies.yaml")["currencies"]
    euro = {row["country"]: row["from"] for row in rows if row["code"] == "EUR"}
    assert {code: euro.get(code) for code in joined} == joined


def test_meetings_of_a_series_follow_their_numbers() -> None:
    series = defaultdict(list)
    for row in rows_of("events", EVENTS):
        if "ordinal" in row:
            series[row["series"]].append((row["ordinal"], first_and_last(row["date"])[0]))
    assert len(series) >= 15
    for name, meetings in series.items():
        numbers = [number for number, _ in meetings]
        assert len(set(numbers)) == len(numbers), name
        days = [day for _, day in sorted(meetings)]
        assert days == sorted(days), name


def test_meetings_had_a_place_or_were_held_online() -> None:
    for row in pack("events-summits.yaml")["events"]:
        if row["kind"] == "sport" and not row.get("place"):
            continue  # games of many cities
        assert bool(row.get("place")) != bool(row.get("online")), row


def test_a_name_of_an_event_belongs_to_one_event() -> None:
    names = Counter(
        name for row in rows_of("events", EVENTS) for name in {row["id"], *row.get("names", [])}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_there_are_enough_events_with_a_day_and_a_place() -> None:
    dated = [row for row in rows_of("events", EVENTS) if len(row["date"]) >= len("2001-06-15")]
    assert len(dated) >= 1500
    assert sum("place" in row for row in dated) >= 500


@pytest.mark.parametrize("name", ["regions.yaml", "physical-places.yaml"])
def test_places_lie_on_the_globe(name: str) -> None:
    for row in pack(name)["places"]:
        assert -90 <= row["lat"] <= 90, row
        assert -180 <= row["lon"] <= 180, row


@pytest.mark.parametrize(
    ("country", "day", "cities"),
    [
        ("KAZ", "1995-01-01", {"Almaty"}),
        ("KAZ", "1997-12-10", {"Astana"}),
        ("DEU", "1989-11-09", {"Bonn"}),
        ("DEU", "1990-10-03", {"Berlin"}),
        ("MMR", "2005-01-01", {"Yangon"}),
        ("NGA", "2000-01-01", {"Abuja"}),
        ("BOL", "2020-01-01", {"Sucre", "La Paz"}),
        ("ZAF", "2020-01-01", {"Pretoria", "Cape Town", "Bloemfontein"}),
        ("PAK", "1965-01-01", {"Rawalpindi"}),
        ("BDI", "2018-01-01", {"Bujumbura"}),
        ("SUN", "1980-01-01", {"Moscow"}),
        ("SUN", "1995-01-01", set()),
    ],
)
def test_capital_of_a_day(country: str, day: str, cities: set[str]) -> None:
    assert capitals_on(country, day) == cities


@pytest.mark.parametrize(
    ("country", "day", "around"),
    [
        ("KAZ", "2016-12-01", "CHN KGZ RUS TKM UZB"),
        ("UZB", "2016-12-01", "AFG KAZ KGZ TJK TKM"),
        ("PRT", "2016-12-01", "ESP"),
        ("AUS", "2016-12-01", ""),
        ("SDN", "2010-01-01", "CAF COD EGY ERI ETH KEN LBY TCD UGA"),
        ("SDN", "2016-12-01", "CAF EGY ERI ETH LBY SSD TCD"),
        ("SUN", "1980-01-01", "AFG CHN CSK FIN HUN IRN MNG NOR POL PRK ROU TUR"),
        ("CHN", "2016-12-01", "AFG BTN HKG IND KAZ KGZ LAO MAC MMR MNG NPL PAK PRK RUS TJK VNM"),
    ],
)
def test_neighbours_of_a_day(country: str, day: str, around: str) -> None:
    assert neighbours(country, day) == set(around.split())
