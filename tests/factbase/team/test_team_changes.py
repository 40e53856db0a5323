"""People change facts: who, when and why is kept with each change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from factcheck.config.errors import UserError
from factcheck.factbase import team
from factcheck.factbase.base import open_facts
from factcheck.factbase.facts import Fact
from factcheck.factbase.importing.adding import NewFact, NewSource

psycopg = pytest.importorskip("psycopg", reason="the extra `team` is not installed")

CENSUS = NewSource("Census of Aland", "Bureau", "https://example.org/census")
WHO = {"author": "Ann", "reason": "the census is out"}
YEAR = (date(2016, 1, 1), date(2016, 12, 31))


def _population(url: str) -> tuple[Fact, ...]:
    with open_facts([url]) as facts:
        return facts.facts("Aland", "population", *YEAR)


def test_what_the_team_adds_comes_before_what_was_published(small_team: str) -> None:
    assert [fact.value for fact in _population(small_team)] == [1000, 900]
    change = team.add_fact(small_team, NewFact("AAA", "population", "2016", "1,234"), CENSUS, **WHO)
    first, *rest = _population(small_team)
    assert (first.value, first.unit, first.entity) == (1234, "person", "Aland")
    assert (first.source.title, first.source.url) == (CENSUS.title, CENSUS.url)
    assert first.source.priority > 0, "reports tell it apart from what ships"
    assert rest == [], "it takes the place of the published values"
    assert (change.old, change.new, change.entity) == (1000, 1234, "Aland")


def test_the_sum_of_a_group_holds_what_the_team_says_of_a_member(small_team: str) -> None:
    gdp = NewFact("Aland", "gdp", "2016", "200", basis="current_usd")
    team.add_fact(small_team, gdp, CENSUS, **WHO)
    with open_facts([small_team]) as facts:
        (total,) = facts.group_sum(["Aland", "Beland"], "gdp", "current_usd", 2016)
    assert total.total == 242


def test_the_record_tells_who_changed_what_when_and_why(small_team: str) -> None:
    team.add_fact(small_team, NewFact("Aland", "population", "2016", "1200"), CENSUS, **WHO)
    team.add_fact(small_team, NewFact("Beland", "population", "2016", "70"), CENSUS, **WHO)
    corrected = NewFact("Aland", "population", "2016", "1210", vintage="2026-05")
    team.add_fact(small_team, corrected, CENSUS, author="Ben", reason="a misprint")
    team.withdraw_fact(
        small_team, "Aland", "population", "2016", author="Cid", reason="not official"
    )
    changes = team.history(small_team, "Aland")
    assert [(one.author, one.reason, one.old, one.new) for one in changes] == [
        ("Ann", "the census is out", 1000, 1200),
        ("Ben", "a misprint", 1200, 1210),
        ("Cid", "not official", 1210, None),
    ]
    assert {one.role for one in changes} == {"team"}, "the user of the database, as it saw it"
    assert {one.period for one in changes} == {"2016"}
    assert abs(changes[0].made_at - datetime.now(UTC)) < timedelta(minutes=5)
    assert [one.vintage for one in changes] == ["", "2026-05", "2026-05"]
    assert len(team.history(small_team)) == 4
    assert [fact.value for fact in _population(small_team)] == [1000, 900]


def test_the_packs_tell_how_many_facts_are_the_teams(small_team: str) -> None:
    for value in ("1200", "1210"):
        team.add_fact(small_team, NewFact("Aland", "population", "2016", value), CENSUS, **WHO)
    with open_facts([small_team]) as facts:
        *shipped, own = facts.packs()
    assert (own.name, own.version, own.facts, own.own) == ("team store", "2", 1, True)
    assert not any(pack.own for pack in shipped)


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        (NewFact("Atlantis", "population", "2016", "1"), "nothing is called 'Atlantis'"),
        (NewFact("Aland", "population", "2016", "many"), "'many' is no number"),
        (NewFact("Aland", "population", "last year", "1"), "'last year' is not a date"),
        (NewFact("Aland", "happiness", "2016", "1"), "new measure needs its unit"),
        (NewFact("Aland", "gdp", "2016", "1"), "the bases of gdp are current_usd"),
    ],
)
def test_a_fact_that_cannot_be_meant_changes_nothing(
    small_team: str, fact: NewFact, message: str
) -> None:
    with pytest.raises(UserError, match=message):
        team.add_fact(small_team, fact, CENSUS, **WHO)
    assert team.history(small_team) == ()


@pytest.mark.parametrize(
    ("author", "reason", "title", "message"),
    [
        (" ", "new", "Census", "say who"),
        ("Ann", "", "Census", "say why"),
        ("Ann", "new", "", "needs a source"),
    ],
)
def test_nobody_changes_a_fact_without_a_name_a_reason_and_a_source(
    small_team: str, author: str, reason: str, title: str, message: str
) -> None:
    fact = NewFact("Aland", "population", "2016", "1200")
    with pytest.raises(UserError, match=message):
        team.add_fact(small_team, fact, NewSource(title), author=author, reason=reason)


def test_only_what_the_team_added_can_be_withdrawn(small_team: str) -> None:
    with pytest.raises(UserError, match="the team has no fact Aland population of that period"):
        team.withdraw_fact(small_team, "Aland", "population", "2016", **WHO)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE change SET author = 'Zoe'", "DELETE FROM change", "TRUNCATE change CASCADE"],
)
def test_the_record_of_changes_is_only_added_to(small_team: str, statement: str) -> None:
    team.add_fact(small_team, NewFact("Aland", "population", "2016", "1200"), CENSUS, **WHO)
    with (
        psycopg.connect(small_team, options="-c search_path=factcheck") as connection,
        pytest.raises(psycopg.errors.RaiseException, match="only ever added to"),
    ):
        connection.execute(statement)
    assert [one.author for one in team.history(small_team)] == ["Ann"]


def test_what_the_team_added_outlives_a_new_publication(
    small_team: str, small: bytes, publish: Callable[[str, bytes], team.Published]
) -> None:
    team.add_fact(small_team, NewFact("Aland", "population", "2016", "1200"), CENSUS, **WHO)
    before = _population(small_team)
    published = publish(small_team, small)
    assert (published.team_facts, published.left_out) == (1, ())
    assert _population(small_team) == before


def test_a_fact_waits_while_its_subject_is_not_published(
    small_team: str, small: bytes, publish: Callable[[str, bytes], team.Published]
) -> None:
    team.add_fact(small_team, NewFact("Aland", "population", "2016", "1200"), CENSUS, **WHO)
    without = small.replace(b"Aland", b"Oland")  # as long, so the file stays sound
    assert publish(small_team, without).left_out == ("Aland population 2016",)
    assert len(team.history(small_team, "Aland")) == 1
    assert publish(small_team, small).left_out == ()
    assert _population(small_team)[0].value == 1200


def test_two_writers_at_once_lose_nothing(small_team: str) -> None:
    failures: list[BaseException] = []

    def write(author: str, year: int) -> None:
        try:
            for value in range(year, year + 8):
                fact = NewFact("Aland", "population", str(value), str(value))
                team.add_fact(small_team, fact, CENSUS, author=author, reason="a series")
                shared = NewFact("Beland", "population", "2000", str(value))
                team.add_fact(small_team, shared, CENSUS, author=author, reason="both do")
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=write, args=one) for one in (("Ann", 1950), ("Ben", 1960))]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    with open_facts([small_team]) as facts:
        found = facts.facts("Aland", "population", date(1950, 1, 1), date(1969, 12, 31))
        (shared,) = facts.facts("Beland", "population", *(date(2000, 1, 1), date(2000, 12, 31)))
    assert [fact.first.year for fact in found] == [*range(1950, 1958), *range(1960, 1968)]
    disputed = team.history(small_team, "Beland")
    assert len(disputed) == 16
    assert disputed[-1].new == shared.value
    # Each saw what the one before it had written.
    assert [one.old for one in disputed[1:]] == [one.new for one in disputed[:-1]]
    assert isinstance(shared.value, Decimal)
