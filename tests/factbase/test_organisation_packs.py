"""The curated packs of organisations: their rows hold together, and known counts come out.

Only the YAML is read here. A date is taken as the days that it can mean, so that a row known to
the month or the year is neither held too early nor dropped too late.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import pytest
import yaml
from tests.factbase.pack_files import pack, pack_names

COUNTS = yaml.safe_load(
    (Path(__file__).parent / "organisation_counts.yaml").read_text(encoding="utf-8")
)
LEAST_ORGANISATIONS_WITH_MEMBERS = 40
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Organisation: TypeAlias = dict[str, Any]


class Days(NamedTuple):
    """The first and the last day that a date can mean."""

    first: date
    last: date


class Row(NamedTuple):
    """One state in one status; `until` is the day from which it no longer holds."""

    who: str
    status: str
    start: Days
    until: Days

    def certainly_on(self, day: date) -> bool:
        return self.start.last <= day < self.until.first

    def possibly_on(self, day: date) -> bool:
        return self.start.first <= day < self.until.last

    def certainly_overlaps(self, other: Row) -> bool:
        return max(self.start.last, other.start.last) < min(self.until.first, other.until.first)


OPEN = Days(date.max, date.max)


def days(text: str) -> Days:
    begin, _, end = text.partition("/")
    return Days(_bounds(begin).first, _bounds(end or begin).last)


def _bounds(text: str) -> Days:
    match = _POINT.fullmatch(text)
    assert match, f"{text!r} is not a date"
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        return Days(date(year, month, day), date(year, month, day))
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return Days(date(year, month, 1), following - timedelta(days=1))
    return Days(date(year, 1, 1), date(year, 12, 31))


LOADED = {name.removesuffix(".yaml"): pack(name) for name in pack_names("organisations-*")}
ORGANISATIONS: dict[str, Organisation] = {
    row["id"]: row for one in LOADED.values() for row in one["organisations"]
}


def rows(organisation: Organisation) -> list[Row]:
    return [
        _row(member, status)
        for status, members in organisation.get("memberships", {}).items()
        for member in members
    ]


def _row(member: dict[str, str], status: str) -> Row:
    until = days(member["until"]) if "until" in member else OPEN
    return Row(member["who"], status, days(member["from"]), until)


def earliest_founding(organisation: Organisation) -> date:
    """The first day on which the organisation, its treaty or a predecessor can have begun."""
    known = [days(organisation["founded"]).first]
    if "charter" in organisation:
        known.append(days(organisation["charter"]["date"]).first)
    if "predecessor" in organisation:
        known.append(earliest_founding(ORGANISATIONS[organisation["predecessor"]]))
    return min(known)


def by_id(value: Organisation) -> str:
    return str(value["id"])


each_organisation = pytest.mark.parametrize("organisation", [*ORGANISATIONS.values()], ids=by_id)


@pytest.mark.parametrize("name", LOADED)
def test_a_pack_says_what_it_is(name: str) -> None:
    pack = LOADED[name]
    assert pack["pack"] == name
    assert pack["licence"] == "CC0-1.0"
    assert pack["sources"]
    assert all(source["title"] and source["url"] for source in pack["sources"].values())


@pytest.mark.parametrize("name", LOADED)
def test_every_source_that_is_cited_exists_and_every_one_that_exists_is_cited(name: str) -> None:
    cited = {row["source"] for row in LOADED[name]["organisations"]}
    assert cited == set(LOADED[name]["sources"])


def test_ids_are_unique_over_all_packs() -> None:
    ids = Counter(row["id"] for one in LOADED.values() for row in one["organisations"])
    assert [name for name, times in ids.items() if times > 1] == []


def test_no_two_organisations_share_a_full_name() -> None:
    names: Counter[str] = Counter()
    for organisation in ORGANISATIONS.values():
        former = [row["name"] for row in organisation.get("former_names", [])]
        names.update({organisation["id"], *organisation.get("names", []), *former})
    assert [name for name, times in names.items() if times > 1] == []


def test_members_of_at_least_forty_organisations_are_known() -> None:
    with_members = [row for row in ORGANISATIONS.values() if row.get("memberships")]
    assert len(with_members) >= LEAST_ORGANISATIONS_WITH_MEMBERS


@each_organisation
def test_both_spellings_of_organisation_are_known(organisation: Organisation) -> None:
    names = {organisation["id"], *organisation.get("names", [])}
    swapped = {
        name.replace("Organisation", "\0")
        .replace("Organization", "Organisation")
        .replace("\0", "Organization")
        for name in names
    }
    assert swapped == names


@each_organisation
def test_dates_of_an_organisation_are_in_order(organisation: Organisation) -> None:
    founded = days(organisation["founded"])
    assert founded.first <= founded.last
    if "dissolved" in organisation:
        assert founded.last < days(organisation["dissolved"]).first
    if "predecessor" in organisation:
        assert earliest_founding(ORGANISATIONS[organisation["predecessor"]]) < founded.last


@each_organisation
def test_statuses_are_those_of_the_memberships(organisation: Organisation) -> None:
    statuses = organisation.get("statuses", [])
    assert set(statuses) == set(organisation.get("memberships", {}))
    assert len(statuses) == len(set(statuses))
    assert set(organisation.get("status_words", {})) <= set(statuses)


@each_organisation
def test_every_membership_begins_before_it_ends(organisation: Organisation) -> None:
    wrong = [row for row in rows(organisation) if row.start.last >= row.until.first]
    assert wrong == []


@each_organisation
def test_nobody_belongs_before_the_founding_or_after_the_end(organisation: Organisation) -> None:
    founded = earliest_founding(organisation)
    end = days(organisation["dissolved"]).last if "dissolved" in organisation else date.max
    wrong = [row for row in rows(organisation) if row.start.last < founded or row.until.first > end]
    assert wrong == []


@each_organisation
def test_nobody_has_two_statuses_or_one_status_twice_on_one_day(organisation: Organisation) -> None:
    wrong = [
        pair
        for pair in combinations(rows(organisation), 2)
        if pair[0].who == pair[1].who and pair[0].certainly_overlaps(pair[1])
    ]
    assert wrong == []


@each_organisation
def test_only_a_member_is_suspended(organisation: Organisation) -> None:
    """A suspension falls into a membership, or begins where suspending ended it."""
    for member in organisation.get("suspended", []):
        suspension = _row(member, "suspended")
        assert any(
            row.who == suspension.who
            and row.start.first <= suspension.start.last
            and suspension.start.first <= row.until.last
            for row in rows(organisation)
        ), suspension


def test_every_member_is_a_country_or_an_organisation_of_the_packs() -> None:
    countries = pack("countries.yaml")["countries"]
    known = {row["id"] for row in countries} | {row.get("code") for row in countries}
    unknown = (
        {row.who for organisation in ORGANISATIONS.values() for row in rows(organisation)}
        - known
        - set(ORGANISATIONS)
    )
    assert unknown == set()


def test_every_predecessor_is_an_organisation_of_the_packs() -> None:
    named = {row["predecessor"] for row in ORGANISATIONS.values() if "predecessor" in row}
    assert named <= set(ORGANISATIONS)


def _expected() -> Iterator[Any]:
    for entry in COUNTS:
        for status, count in entry.items():
            if status not in {"organisation", "date"}:
                label = f"{entry['organisation']}-{status}-{entry['date']}"
                yield pytest.param(
                    entry["organisation"],
                    status,
                    date.fromisoformat(entry["date"]),
                    count,
                    id=label,
                )


@pytest.mark.parametrize(("name", "status", "day", "count"), [*_expected()])
def test_known_counts_come_out(name: str, status: str, day: date, count: int) -> None:
    held = [row for row in rows(ORGANISATIONS[name]) if row.status == status]
    certain = {row.who for row in held if row.certainly_on(day)}
    possible = {row.who for row in held if row.possibly_on(day)}
    assert len(certain) == count, sorted(certain)
    assert possible == certain
