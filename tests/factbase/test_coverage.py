"""How complete what ships is, against the lists that it was to hold: holes fail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from factcheck.evaluating.fact_coverage import Demand, Hole, coverage, demands
from factcheck.factbase import packs, store
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.verify import verify_packs

UNTIL = date(2025, 6, 1)  # every office is vouched for up to here, see `known_until`
EURASIA = [
    "RUS",
    "BLR",
    "UKR",
    "MDA",
    "ARM",
    "AZE",
    "GEO",
    "KAZ",
    "KGZ",
    "TJK",
    "TKM",
    "UZB",
    "EST",
    "LVA",
    "LTU",
    "MNG",
    "CHN",
    "TUR",
    "IRN",
    "AFG",
    "PAK",
    "IND",
]
# Holes that stay open, with the reason.
LEFT_OPEN = {
    "San Marino": "two captains regent change every half year; they are not recorded",
}
ORGANISATIONS = [
    "SCO",
    "CIS",
    "EAEU",
    "CSTO",
    "OTS",
    "TURKSOY",
    "ECO",
    "CICA",
    "OPEC",
    "OPEC+",
    "GECF",
    "EU",
    "euro area",
    "Schengen",
    "NATO",
    "OSCE",
    "Council of Europe",
    "UN",
    "UN Security Council",
    "WTO",
    "IMF",
    "World Bank",
    "ADB",
    "AIIB",
    "EBRD",
    "ASEAN",
    "APEC",
    "SAARC",
    "GCC",
    "Arab League",
    "African Union",
    "ECOWAS",
    "Mercosur",
    "OAS",
    "USMCA",
    "G7",
    "G20",
    "BRICS",
    "OECD",
    "IEA",
    "Commonwealth of Nations",
]
# These have no head of their own: a chair that goes round by the month or year, or none.
WITHOUT_HEAD = {
    "OPEC+",
    "Schengen",
    "UN Security Council",
    "Mercosur",
    "USMCA",
    "G7",
    "G20",
    "BRICS",
}
HEADED_BY_ANOTHER = {"EAEU": "Eurasian Economic Commission", "EU": "European Commission"}


@pytest.fixture(scope="module")
def facts() -> Iterator[FactBase]:
    with open_facts() as base:
        yield base


@pytest.fixture(scope="module")
def reasons(facts: FactBase) -> set[tuple[str, str, str]]:
    """(jurisdiction, role, start of the term after the hole): notes of the packs.

    The start is "" where the note is at the office and so holds for all of its holes.
    """
    noted = set()
    for path in store.shipped_packs():
        for office in packs.read_pack(path).offices:
            of = facts.known_id(office.jurisdiction) or office.jurisdiction
            if office.note:
                noted.add((of, office.role, ""))
            for term in office.terms:
                if term.note and term.start:
                    noted.add((of, office.role, term.start))
    return noted


def explained(hole: Hole, demand: Demand, reasons: set[tuple[str, str, str]]) -> bool:
    return hole.jurisdiction in LEFT_OPEN or any(
        of == hole.jurisdiction
        and role in demand.roles
        and (not start or hole.until.isoformat().startswith(start))
        for of, role, start in reasons
    )


def test_heads_and_ministers_are_known_on_every_day_or_the_pack_says_why_not(
    facts: FactBase, reasons: set[tuple[str, str, str]]
) -> None:
    without_reason = []
    for demand in demands(facts, EURASIA):
        covered = coverage(facts, demand, UNTIL)
        assert len(demand.states) > 30
        assert covered.share > 0.94, demand.office
        without_reason += [hole for hole in covered.holes if not explained(hole, demand, reasons)]
    assert without_reason == []


def test_a_hole_is_found(facts: FactBase) -> None:
    nobody = Demand("astronomer", frozenset({"astronomer"}), ("France",), date(2000, 1, 1))
    covered = coverage(facts, nobody, date(2000, 1, 11))
    assert covered.holes == (Hole("France", "astronomer", date(2000, 1, 1), date(2000, 1, 11)),)
    assert (covered.asked, covered.share) == (10, 0.0)


@pytest.mark.parametrize("name", ORGANISATIONS)
def test_an_organisation_has_members_a_founding_and_a_head(facts: FactBase, name: str) -> None:
    found = facts.resolve(name, ("organisation",))
    assert found, name
    id = found[0].entity
    organisation = facts.organisation(id)
    assert organisation is not None
    assert organisation.founded is not None
    assert facts.members(id, UNTIL)
    if name not in WITHOUT_HEAD:
        of = HEADED_BY_ANOTHER.get(name, id)
        holders = [term for term in facts.terms(jurisdiction=of) if term.until is None]
        assert holders, f"nobody heads {name}"


def test_there_are_500_events_with_a_day_and_a_place(facts: FactBase) -> None:
    query = "SELECT count(*) FROM event WHERE place <> '' AND length(date) >= 10"
    assert facts.rows(query)[0][0] >= 500


LEAST = {
    "renamed places": (
        "SELECT count(*) FROM name WHERE form = 'former' AND until IS NOT NULL",
        100,
    ),
    "capitals": ("SELECT count(DISTINCT country) FROM capital", 195),
    "borders": ("SELECT count(*) FROM border WHERE start IS NOT NULL OR until IS NOT NULL", 20),
    "currencies with dates": ("SELECT count(*) FROM tender WHERE start IS NOT NULL", 60),
    "organisations with members": ("SELECT count(DISTINCT organisation) FROM membership", 40),
}


@pytest.mark.parametrize("what", LEAST)
def test_places_and_currencies_are_there_with_their_dates(facts: FactBase, what: str) -> None:
    query, least = LEAST[what]
    assert facts.rows(query)[0][0] >= least


def test_what_ships_passes_its_own_checks() -> None:
    checked, problems = verify_packs(())
    assert len(checked) > 30
    assert problems == ()
