"""Packs of facts only are laid over the store of the others, and say the same as if compiled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.factbase import store
from factcheck.factbase.base import FactBase

HEAD = "pack: {}\nversion: '1'\nsources: {{desk: {{title: Desk}}}}\n"
ROW = "facts:\n- {{subject: AAA, measure: gdp, basis: current_usd, unit: USD, period: '2016', value: '{}', vintage: '{}', source: desk}}\n"  # noqa: E501
EVENT = "events:\n- {id: Storm, kind: disaster, subject: [AAA], date: '2001', source: desk}\n"
TABLE = """# A table of facts of factcheck; `factcheck facts import` writes it.
# {"pack": "bank-newest", "overrides": false, "sources": {"bank": {"title": "Bank table"}},
#  "series": {"gdp": {"source": "bank", "measure": "gdp", "basis": "current_usd", "unit": "USD",
#  "vintage": "2026-07", "additive": true}}}
series,subject,period,value
gdp,AAA,2016,121
gdp,BBB,2016,43
"""
IN_2016 = (date(2016, 1, 1), date(2016, 12, 31))

pytestmark = pytest.mark.usefixtures("cache")


def opened(shipped: Path, *own: Path) -> FactBase:
    return FactBase(store.open_store(own, packs=shipped / "packs", data=shipped / "data"))


def pack(folder: Path, name: str, rest: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.format(name) + rest, encoding="utf-8")
    return path


def gdp(facts: FactBase, as_known: date | None = None) -> list[tuple[str, int]]:
    found = facts.facts("AAA", "gdp", *IN_2016, "current_usd", as_known=as_known)
    return [(fact.source.pack, int(fact.value)) for fact in found]


def test_a_changed_fact_leaves_the_store_of_what_ships_alone(
    shipped: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = pack(shipped, "desk", ROW.format(1, ""))
    assert gdp(opened(shipped, own)) == [("desk", 1)]
    before = len(list(cache.glob("facts-*")))

    def unwanted(*_: object) -> None:
        raise AssertionError("what ships was compiled again")

    monkeypatch.setattr("factcheck.factbase.compiling.Compiler.compile", unwanted)
    pack(shipped, "desk", ROW.format(22, ""))
    assert gdp(opened(shipped, own)) == [("desk", 22)]
    assert before == 2


def test_the_pack_named_last_wins_whether_it_holds_more_than_facts_or_not(shipped: Path) -> None:
    plain = pack(shipped, "plain", ROW.format(1, ""))
    more = pack(shipped, "more", ROW.format(2, "") + EVENT)
    assert gdp(opened(shipped, plain, more)) == [("more", 2)]
    assert gdp(opened(shipped, more, plain)) == [("plain", 1)]


def test_what_was_known_before_an_own_value_came_out_is_still_there(shipped: Path) -> None:
    own = pack(shipped, "desk", ROW.format(7, "2026-09-01"))
    with opened(shipped, own) as facts:
        assert gdp(facts) == [("desk", 7)]
        assert gdp(facts, date(2026, 5, 1)) == [("bank-new", 120)]
        assert gdp(facts, date(2025, 5, 1)) == []


def test_sums_and_world_totals_hold_to_what_was_known(shipped: Path) -> None:
    own = pack(shipped, "desk", ROW.format(7, "2026-09-01"))
    everyone = ["AAA", "BBB", "CCC"]
    with opened(shipped, own) as facts:

        def total(day: date | None) -> list[int]:
            sums = facts.group_sum(everyone, "gdp", "current_usd", 2016, as_known=day)
            return [int(one.total) for one in sums]

        assert total(None) == [7 + 42 + 7]
        assert total(date(2026, 5, 1)) == [169]
        assert total(date(2025, 5, 1)) == []
        # An own value of one country does not take it out of the world.
        (world,) = facts.world_total("gdp", "current_usd", 2016, as_known=date(2026, 10, 1))
        assert (int(world.total), world.economies) == (169, 3)
        assert facts.world_total("gdp", "current_usd", 2016, as_known=date(2025, 1, 1)) == ()
        (old,) = facts.world_total("population", "", 2016, as_known=date(2024, 1, 1))
        assert (int(old.total), old.vintage) == (5000, "2023-07-01")


def test_a_table_that_overrides_nothing_is_one_more_vintage(shipped: Path) -> None:
    table = shipped / "bank.csv"
    table.write_text(TABLE, encoding="utf-8")
    with opened(shipped, table) as facts:
        assert gdp(facts) == [("bank-newest", 121), ("bank-new", 120)]
        # Two economies of three are no total of the world.
        (total,) = facts.world_total("gdp", "current_usd", 2016)
        assert (int(total.total), total.economies) == (169, 3)
        (own,) = [info for info in facts.packs() if info.own]
        assert (own.name, own.facts) == ("bank-newest", 2)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("121", "12l", 6, "'12l' is no number"),
        ("gdp,AAA", "gpd,AAA", 6, "series 'gpd' is not in the head"),
        ("BBB,2016", "BBB,2016-13", 7, "'2016-13' is not a date"),
        ("gdp,BBB,2016,43", "gdp,BBB,43", 7, "3 columns instead of 4"),
        ("gdp,BBB", "gdp,AAA", 7, "gdp, AAA, 2016 stands here twice"),
        ("series,subject", "serie,subject", 5, "the columns are"),
        ('"unit": "USD",', "", None, "the head: series.gdp.unit: Field required"),
        ('{"source": "bank"', '{"source": "bonk"', None, "source 'bonk' is not in the table"),
        ("# {", "# ", 1, "not a table of facts"),
    ],
)
def test_a_broken_table_is_told_with_its_line(
    shipped: Path, old: str, new: str, line: int | None, message: str
) -> None:
    table = shipped / "bank.csv"
    assert old in TABLE
    table.write_text(TABLE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=message) as caught:
        opened(shipped, table)
    assert (caught.value.path, caught.value.line) == (str(table), line)


def test_a_subject_that_nobody_knows_is_told(shipped: Path) -> None:
    own = pack(shipped, "desk", ROW.format(1, "").replace("AAA", "Alond"))
    with pytest.raises(UserError, match=r"desk\.yaml: 'Alond' is not known; is 'Aland' meant\?"):
        opened(shipped, own)


def test_a_folder_and_a_pattern_stand_for_the_packs_in_them(shipped: Path) -> None:
    folder = shipped / "facts"
    folder.mkdir()
    pack(folder, "a", ROW.format(1, ""))
    pack(folder, "b", ROW.format(2, ""))
    (folder / "notes.txt").write_text("no pack")
    assert gdp(opened(shipped, folder)) == [("b", 2)]
    assert gdp(opened(shipped, folder / "a*.yaml")) == [("a", 1)]
