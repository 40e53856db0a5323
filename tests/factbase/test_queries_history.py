"""Organisations, offices, events, geography and names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from factcheck.factbase.base import FactBase

LEAGUE = "League of Lands"


def test_statuses_widen_and_scopes_are_their_prefixes(facts: FactBase) -> None:
    assert facts.statuses(LEAGUE) == ("member", "observer", "partner")
    assert facts.scopes(LEAGUE) == (
        ("member",),
        ("member", "observer"),
        ("member", "observer", "partner"),
    )
    assert facts.statuses("Aland") == ()


def test_an_organisation_knows_its_founding_and_its_words(facts: FactBase) -> None:
    league = facts.organisation(LEAGUE)
    assert league is not None
    assert league.founded is not None
    assert league.founded.first == date(2001, 6, 15)
    assert league.status_words == (("partner", ("dialogue partner",)),)
    assert facts.organisation("Aland") is None


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(2001, 6, 14), ()),
        (date(2001, 6, 15), ("Aland", "Beland")),
        (date(2010, 4, 30), ("Aland", "Beland")),
        (date(2010, 5, 1), ("Aland",)),
    ],
)
def test_membership_begins_on_its_day_and_is_over_on_its_last(
    facts: FactBase, day: date, members: tuple[str, ...]
) -> None:
    assert facts.members(LEAGUE, day) == members


def test_a_year_as_beginning_counts_from_its_first_day(facts: FactBase) -> None:
    assert facts.members(LEAGUE, date(2011, 12, 31), ["partner"]) == ()
    assert facts.members(LEAGUE, date(2012, 1, 1), ["partner"]) == ("Ceeland",)


def test_a_suspended_member_is_still_a_member_and_the_suspension_is_told(facts: FactBase) -> None:
    day = date(2020, 1, 15)
    assert "Aland" in facts.members(LEAGUE, day)
    ties = facts.memberships(organisation=LEAGUE, member="AAA", day=day)
    assert [tie.status for tie in ties] == ["member", "suspended"]
    assert ties[0].source.title == "Charter"


def test_terms_by_office_person_and_day(facts: FactBase) -> None:
    everyone = facts.terms(jurisdiction="AAA", role="president")
    assert [term.person for term in everyone] == ["Anna Able", "Bob Baker"]
    (baker,) = facts.terms(person="Bob Baker")
    assert baker.until is None
    assert baker.known_until is not None
    assert baker.known_until.edtf == "2026-01"
    (able,) = facts.terms(office="President of Aland", day=date(2010, 1, 1))
    assert able.person == "Anna Able"


def test_on_the_day_of_a_handover_both_held_the_office(facts: FactBase) -> None:
    both = facts.terms(role="president", day=date(2014, 6, 7))
    assert [term.person for term in both] == ["Anna Able", "Bob Baker"]
    after = facts.terms(role="president", day=date(2014, 6, 8))
    assert [term.person for term in after] == ["Bob Baker"]


def test_persons_and_offices(facts: FactBase) -> None:
    assert facts.persons(jurisdiction="Aland") == ("Anna Able", "Bob Baker")
    (office,) = facts.offices(jurisdiction="AAA")
    assert (office.id, office.titles) == ("President of Aland", ("Head of Aland",))
    baker = facts.person("Bob Baker")
    assert baker is not None
    assert baker.native == (("ru", "Боб Бейкер"),)
    assert facts.person("Aland") is None


def test_events_by_subject_kind_and_any_name(facts: FactBase) -> None:
    (treaty,) = facts.events(subject="AAA", kind="treaty")
    assert treaty.when.first == date(2002, 6, 7)
    assert treaty.subjects == (LEAGUE, "Aland")
    assert facts.events(name="ll charter") == (treaty,)
    assert facts.events(name="no such treaty") == ()


def test_a_founding_and_an_independence_are_events_without_being_written_twice(
    facts: FactBase,
) -> None:
    (founding,) = facts.events(subject=LEAGUE, kind="founding")
    assert (founding.when.edtf, founding.place) == ("2001-06-15", "Aville")
    (independence,) = facts.events(subject="AAA", kind="independence")
    assert independence.when.edtf == "1991-12-16"


def test_other_days_of_independence_stand_beside_the_first(
    with_pack: Callable[[str], FactBase],
) -> None:
    text = (
        "pack: more\nversion: '1'\nsources: {desk: {title: Desk}}\n"
        "country_facts:\n- {country: BBB, independence: '1991-08-25', "
        "independence_also: ['1990-07-27'], source: desk}\n"
        "events:\n- {id: Independence of Beland, kind: independence, names: [Belandish freedom], "
        "subject: [BBB], date: '1991-08-25', also: ['1991-12'], source: desk}\n"
    )
    with with_pack(text) as facts:
        older, main = facts.events(subject="BBB", kind="independence")
        assert (older.id, older.when.edtf) == ("Independence of Beland (1990-07-27)", "1990-07-27")
        # The pack that tells of the event itself is the one that counts, and it counts once.
        assert (main.id, main.names) == ("Independence of Beland", ("Belandish freedom",))
        assert [when.edtf for when in main.dates] == ["1991-08-25", "1991-12"]


def test_a_country_tells_what_it_is(facts: FactBase) -> None:
    former = facts.country("DDD")
    assert former is not None
    assert (former.status, former.successors) == ("former", ("Aland", "Beland"))
    land = facts.country("Aland")
    assert land is not None
    assert (land.official, land.continents) == ("Republic of Aland", ("Asia",))


def test_places_are_candidates_the_most_populous_first(facts: FactBase) -> None:
    larger, smaller = facts.place("springfield", "BBB")
    assert (larger.id, larger.population) == ("Springfield (Beland)", 90000)
    assert smaller.id == "Springfield (Beland, 08)"
    assert facts.place("Springfield", "AAA") == ()
    (city,) = facts.place("Aburg")
    assert (city.id, city.latitude, city.longitude) == ("Aville (Aland)", 10.5, 20.25)
    assert facts.place("Aville (Aland)") == (city,)


def test_capitals_change_on_their_day(facts: FactBase) -> None:
    before, after = (
        facts.capital("AAA", date(1997, 12, 9)),
        facts.capital("AAA", date(1997, 12, 10)),
    )
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Oldville", "Aville")
    assert after.place == "Aville (Aland)"


def test_borders_are_known_from_both_sides(facts: FactBase) -> None:
    (border,) = facts.borders("BBB")
    assert (border.neighbour, border.kilometres) == ("Aland", Decimal(120))


def test_the_currency_of_a_day(facts: FactBase) -> None:
    assert facts.currency("AAA", date(2010, 12, 31)) == "AAK"
    assert facts.currency("AAA", date(2011, 1, 1)) == "EUR"
    assert facts.currency("BBB", date(2011, 1, 1)) is None


def test_names_have_a_form_and_a_time(facts: FactBase) -> None:
    names = {name.name: name for name in facts.names("AAA")}
    assert names["ROA"].form == "acronym"
    assert names["Alander"].form == "demonym"
    former = names["Old Aland"]
    assert former.form == "former"
    assert former.until is not None
    assert former.until.last == date(1990, 12, 31)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("AAA", "Aland"),
        ("ALANDIA", "Aland"),
        ("Old Aland", "Aland"),
        ("Lands’ League", LEAGUE),
        ("Боб Бейкер", "Bob Baker"),
        ("Aburg", "Aville (Aland)"),
    ],
)
def test_any_name_resolves(facts: FactBase, text: str, first: str) -> None:
    assert facts.resolve(text)[0].entity == first


def test_the_name_of_a_capital_is_the_city_first_and_its_government_after(facts: FactBase) -> None:
    found = facts.resolve("Aville")
    assert [(entry.entity, entry.form) for entry in found] == [
        ("Aville (Aland)", "name"),
        ("Aland", "capital"),
    ]
    (city,) = facts.resolve("Aville", types=["city"])
    assert city.canonical == "Aville"


def test_a_search_finds_parts_of_names_whole_ones_first(facts: FactBase) -> None:
    found = [entry.entity for entry in facts.search("LAND")]
    assert {"Aland", "Beland", "Ceeland", "League of Lands"} <= set(found)
    assert len(found) == len(set(found))
    assert facts.search("aville")[0].entity == "Aville (Aland)"
    assert [entry.entity for entry in facts.search("land", limit=2)] == found[:2]
    assert facts.search("no such name") == facts.search(" ") == ()


def test_the_gazetteer_leaves_out_small_cities_when_asked_but_never_a_capital(
    facts: FactBase,
) -> None:
    def cities(least: int) -> set[str]:
        entries = facts.name_entries(types=["city"], city_population=least)
        return {entry.entity for entry in entries}

    assert cities(400_000) == {"Aville (Aland)", "Oldville (Aland)"}
    assert len(cities(0)) == 4


def test_the_gazetteer_holds_every_kind_of_name(facts: FactBase) -> None:
    entries = {(entry.name, entry.form, entry.type) for entry in facts.name_entries()}
    assert ("LL", "acronym", "organisation") in entries
    assert ("Bob Beiker", "spelling", "person") in entries
    assert ("LL Charter", "alias", "event") in entries
    assert ("Aville", "capital", "country") in entries


def test_packs_are_listed_with_their_size(facts: FactBase) -> None:
    packs = {pack.name: pack for pack in facts.packs()}
    assert packs["bank-new"].facts == 8
    assert packs["bank-new"].licence == "CC BY 4.0"
    assert packs["test-organisations"].facts == 15
    assert not packs["test-organisations"].own
