"""What must hold in the curated packs of offices, read as YAML alone, without the store."""

from __future__ import annotations

import calendar
import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from tests.factbase import pack_files

ROOT = Path(__file__).resolve().parents[2]
LEADERS = ROOT.parent / "shared" / "reference" / "leaders-1950-2021.csv"


def read_covered() -> dict[str, tuple[list[str], int]]:
    """Codes of the Correlates of War project: where the packs hold the state, since which year."""
    covered = {}
    since = 0
    for line in (Path(__file__).parent / "office_country_codes.txt").read_text().splitlines():
        if line.startswith("since "):
            since = int(line.removeprefix("since "))
        elif line and not line.startswith("#"):
            code, ids = line.split(": ")
            covered[code] = (ids.split(), since)
    return covered


COVERED = read_covered()
# What is not found is no error of a date: the list counts a state from its recognition and
# whoever held the power, the packs count an office from the day of taking it.
LEAST_SHARE_FOUND = 0.95


@dataclass(frozen=True, slots=True)
class Term:
    pack: str
    office: str
    jurisdiction: str
    person: str
    start: str
    end: str | None
    acting: bool
    shared: bool
    source: str

    @property
    def label(self) -> str:
        return f"{self.office}: {self.person} {self.start} to {self.end or 'today'}"


@cache
def packs() -> dict[str, dict[str, Any]]:
    return {name: pack_files.pack(name) for name in pack_files.pack_names()}


def office_packs() -> dict[str, dict[str, Any]]:
    return {name: one for name, one in packs().items() if name.startswith("offices-")}


def offices() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in office_packs().items():
        for office in one["offices"]:
            yield name, office


@cache
def terms() -> tuple[Term, ...]:
    return tuple(
        Term(
            pack=name,
            office=office["id"],
            jurisdiction=office["jurisdiction"],
            person=row["person"],
            start=row["from"],
            end=row.get("until"),
            acting=row.get("acting", False),
            shared=row.get("shared", False),
            source=row["source"],
        )
        for name, office in offices()
        for row in office["terms"]
    )


@cache
def persons() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for one in packs().values() for row in one.get("persons", [])}


def first_day(edtf: str) -> date:
    year, month, day = ([int(part) for part in edtf.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(edtf: str) -> date:
    parts = [int(part) for part in edtf.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


def test_there_are_offices_to_test() -> None:
    assert len(office_packs()) >= 13
    assert len(terms()) > 3900


def test_every_date_is_a_real_day_month_or_year() -> None:
    dates = [value for term in terms() for value in (term.start, term.end) if value is not None]
    dates += [row["born"] for row in persons().values() if "born" in row]
    dates += [office["known_until"] for _, office in offices()]
    malformed = [value for value in dates if not re.fullmatch(r"\d{4}(-\d\d){0,2}", value)]
    assert malformed == []
    assert all(first_day(value) <= last_day(value) for value in dates)


def test_an_office_and_a_person_is_defined_once() -> None:
    office_ids = [office["id"] for _, office in offices()]
    person_ids = [row["id"] for one in packs().values() for row in one.get("persons", [])]
    assert sorted({i for i in office_ids if office_ids.count(i) > 1}) == []
    assert sorted({i for i in person_ids if person_ids.count(i) > 1}) == []


def test_every_holder_is_a_person_of_some_pack() -> None:
    assert [term.label for term in terms() if term.person not in persons()] == []


def test_every_person_of_these_packs_held_an_office() -> None:
    holders = {term.person for term in terms()}
    rows = [row["id"] for pack in office_packs().values() for row in pack["persons"]]
    assert [person for person in rows if person not in holders] == []


def test_every_term_cites_a_source_of_its_pack() -> None:
    tables = {name: set(pack["sources"]) for name, pack in office_packs().items()}
    assert [term.label for term in terms() if term.source not in tables[term.pack]] == []


def test_every_source_is_cited_and_complete() -> None:
    for name, pack in office_packs().items():
        cited = {term.source for term in terms() if term.pack == name}
        cited |= {row["source"] for row in pack["persons"] if "source" in row}
        assert set(pack["sources"]) - cited == set(), name
        assert all(set(row) == {"title", "publisher", "url"} for row in pack["sources"].values())


def test_every_jurisdiction_is_a_country_or_an_organisation_of_some_pack() -> None:
    known: set[str] = set()
    for pack in packs().values():
        known |= {row[key] for row in pack.get("countries", []) for key in ("code", "id")}
        known |= {row["id"] for row in pack.get("organisations", [])}
    unknown = {term.jurisdiction for term in terms()} - known
    assert unknown == set()


def test_a_term_ends_after_it_began() -> None:
    wrong = [t.label for t in terms() if t.end and last_day(t.end) <= first_day(t.start)]
    assert wrong == []


def test_a_holder_was_grown_up_when_the_term_began() -> None:
    born = {name: row["born"] for name, row in persons().items() if "born" in row}
    heirs = {office["id"] for _, office in offices() if office["role"] == "monarch"}
    young = [
        (term.label, born[term.person])
        for term in terms()
        if term.person in born
        and term.office not in heirs
        and not 23 <= first_day(term.start).year - first_day(born[term.person]).year <= 95
    ]
    assert young == []


def test_no_two_terms_of_one_office_certainly_overlap() -> None:
    by_office: dict[str, list[Term]] = {}
    for term in terms():
        if not term.acting:
            by_office.setdefault(term.office, []).append(term)
    overlaps = [
        (one.label, other.label)
        for rows in by_office.values()
        for one, other in combinations(rows, 2)
        if not (one.shared or other.shared)  # rival governments, juntas
        and certainly_before_the_end(one, other)
        and certainly_before_the_end(other, one)
    ]
    assert overlaps == []


def certainly_before_the_end(one: Term, other: Term) -> bool:
    """Whether `one` had begun before `other` ended, however short dates are read."""
    return other.end is None or last_day(one.start) < first_day(other.end)


def test_nobody_holds_two_overlapping_terms_of_one_office() -> None:
    held: dict[tuple[str, str], list[Term]] = {}
    for term in terms():
        held.setdefault((term.office, term.person), []).append(term)
    wrong = [
        (one.label, other.label)
        for same in held.values()
        for one, other in combinations(same, 2)
        if certainly_before_the_end(one, other) and certainly_before_the_end(other, one)
    ]
    assert wrong == []


def test_terms_stand_in_the_order_of_time() -> None:
    wrong = []
    for _, office in offices():
        starts = [first_day(row["from"]) for row in office["terms"]]
        if starts != sorted(starts):
            wrong.append(office["id"])
    assert wrong == []


def test_only_what_the_row_vouches_for_is_stated() -> None:
    vouched = {office["id"]: last_day(office["known_until"]) for _, office in offices()}
    beyond = [
        term.label
        for term in terms()
        if any(
            value and first_day(value) > vouched[term.office] for value in (term.start, term.end)
        )
    ]
    assert beyond == []


@pytest.mark.parametrize(
    ("person", "language", "name"),
    [
        ("Emomali Rahmon", "tg", "Эмомалӣ Раҳмон"),
        ("Petro Poroshenko", "uk", "Петро Порошенко"),
        ("Kassym-Jomart Tokayev", "kk", "Қасым-Жомарт Тоқаев"),
        ("Hu Jintao", "zh", "胡锦涛"),
        ("Abdel Fattah el-Sisi", "ar", "عبد الفتاح السيسي"),
        ("Benjamin Netanyahu", "he", "בנימין נתניהו"),
    ],
)
def test_persons_have_their_names_in_their_own_script(
    person: str, language: str, name: str
) -> None:
    assert persons()[person]["native"][language] == name


POST_SOVIET = [
    "RUS",
    "UKR",
    "BLR",
    "MDA",
    "EST",
    "LVA",
    "LTU",
    "KAZ",
    "UZB",
    "KGZ",
    "TJK",
    "TKM",
    "GEO",
    "ARM",
    "AZE",
]


def test_every_post_soviet_holder_has_a_russian_name() -> None:
    without = {
        term.person
        for term in terms()
        if term.jurisdiction in POST_SOVIET and "ru" not in persons()[term.person].get("native", {})
    }
    assert without == set()


def test_native_names_are_written_in_the_script_of_their_language() -> None:
    scripts = {
        "CYRILLIC": ("ru", "uk", "be", "kk", "ky", "tg", "mn", "bg", "sr", "mk"),
        "GREEK": ("el",),
        "GEORGIAN": ("ka",),
        "ARMENIAN": ("hy",),
        "ARABIC": ("fa", "ar", "ps"),
        "HEBREW": ("he",),
        "ETHIOPIC": ("am", "ti"),
        "THAI": ("th",),
        "HANGUL": ("ko",),
        "CJK": ("zh",),
    }
    wrong = []
    for row in persons().values():
        for script, languages in scripts.items():
            for language in languages:
                letters = [c for c in row.get("native", {}).get(language, "") if c.isalpha()]
                if any(not unicodedata.name(letter).startswith(script) for letter in letters):
                    wrong.append((row["id"], language))
    assert wrong == []


# Cross-check against a published list of leaders (read where it stands, never copied).


@dataclass(frozen=True, slots=True)
class Leader:
    country: str
    name: str
    start: date


def read_leaders() -> list[Leader]:
    with LEADERS.open(encoding="utf-8", errors="replace") as file:
        rows = [row for row in csv.DictReader(file) if row["stateabb"] in COVERED]
    leaders = []
    for row in rows:
        start = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
        if start.year >= COVERED[row["stateabb"]][1]:
            leaders.append(Leader(row["stateabb"], row["leader"], start))
    return leaders


SPECIAL_LETTERS = str.maketrans("ıłøđðß", "iloddb")


def folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.lower().translate(SPECIAL_LETTERS))
    return re.sub(r"[^a-z ]", "", letters.replace("-", " ")).strip()


def names_of(person: str) -> set[str]:
    row = persons()[person]
    names = [person, *row.get("spellings", []), *row.get("native", {}).values()]
    return {word for name in names for word in folded(name).split()}


def same_family_name(leader: str, person: str) -> bool:
    """Whether a word of the leader's name is, but for transliteration, a word of the person's."""
    from rapidfuzz import fuzz

    words = [word for word in folded(leader).split() if len(word) > 2]
    return any(fuzz.ratio(mine, word) >= 75 for mine in names_of(person) for word in words)


def days_apart(day: date, edtf: str) -> int:
    first, last = first_day(edtf), last_day(edtf)
    return 0 if first <= day <= last else min(abs((day - first).days), abs((day - last).days))


@pytest.mark.skipif(not LEADERS.exists(), reason="the shared reference files are not here")
def test_the_published_list_of_leaders_agrees() -> None:
    by_country: dict[str, list[Term]] = {}
    for term in terms():
        by_country.setdefault(term.jurisdiction, []).append(term)
    missed = []
    leaders = read_leaders()
    for leader in leaders:
        named = [
            term
            for iso in COVERED[leader.country][0]
            for term in by_country.get(iso, [])
            if same_family_name(leader.name, term.person)
        ]
        if not any(days_apart(leader.start, term.start) <= 31 for term in named):
            nearest = min(named, key=lambda t: days_apart(leader.start, t.start), default=None)
            missed.append((leader, nearest.label if nearest else "nobody of that name"))
    share = 1 - len(missed) / len(leaders)
    print(f"\n{len(leaders)} starts, {share:.1%} found within 31 days; not found:")
    for leader, nearest_label in missed:
        print(f"  {leader.country} {leader.name} {leader.start}: {nearest_label}")
    assert len(leaders) > 800
    assert share >= LEAST_SHARE_FOUND
