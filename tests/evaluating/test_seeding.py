"""Planted errors: what is planted, what counts as caught, and that the lot decides nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from factcheck.checking.api import Checker, parse_day
from factcheck.cli.evaluate import eval_command
from factcheck.config.errors import UserError
from factcheck.evaluating.faults.fault import Fault
from factcheck.evaluating.faults.planting import PLANTERS, planted
from factcheck.evaluating.seeding import Seeding, seed_faults
from factcheck.model.spans import Span
from factcheck.reading.documents import read_text

TRUE = (
    "In 2015, the GDP of Kazakhstan was $184 billion. Inflation in Kazakhstan was 14.6% in 2016. "
    "The population of Germany was about 82 million in 2015.\n\n"
    "The council met on Monday, 5 December 2016. The three Baltic states, namely Estonia, Latvia "
    "and Lithuania, were told of it by Angela Merkel, the Chancellor of Germany.\n\n"
    "Sales rose by 25%, from 80 million to 100 million euros. "
    "The fleet has 30 ships: 12 tankers, 10 ferries and 8 tugs.\n"
)

Plant = Callable[..., Seeding]


@pytest.fixture(scope="module")
def plant(checker: Checker) -> Plant:
    """Plant errors in a text: plant(text, seed=0, most=5)."""

    def planted_in(text: str, **options: int) -> Seeding:
        document = read_text(text, path="note.txt")
        return seed_faults([(document, parse_day("2016-12-05"))], checker, **options)

    return planted_in


def test_the_text_before_any_fault_raises_no_alarm(plant: Plant) -> None:
    assert plant(TRUE).alarms == []


@pytest.mark.parametrize(
    ("kind", "was"),
    [
        ("scale", {"billion", "million"}),
        ("digits", {"184", "82", "14.6"}),
        ("weekday", {"Monday"}),
        ("name letter", {"Merkel", "Angela"}),
        ("office", {"Angela Merkel"}),
        ("list item", {"Estonia, "}),
        ("direction", {"rose"}),
        ("size", {"25"}),
        ("part", {"12", "10", "8"}),
    ],
)
def test_each_kind_changes_what_it_says(plant: Plant, kind: str, was: set[str]) -> None:
    trials = plant(TRUE).of_kind(kind)
    assert trials
    assert {one.was for one in trials} <= was
    assert all(one.was != one.became for one in trials)


def test_errors_that_the_fact_base_can_tell_are_caught(plant: Plant) -> None:
    result = plant(TRUE)
    missed = [f"{one.fault}: {one.was} -> {one.became}" for one in result.trials if not one.caught]
    assert [
        one
        for one in missed
        if one.startswith(("scale", "digits", "weekday", "list", "direction", "size"))
    ] == []


def test_what_cannot_be_decided_is_left_alone(plant: Plant) -> None:
    assert plant("The mayor of the village bought 184 hens for $3,000.\n").trials == []


def test_the_same_seed_plants_the_same_errors(plant: Plant) -> None:
    assert plant(TRUE, seed=3).trials == plant(TRUE, seed=3).trials
    assert plant(TRUE, seed=3).trials != plant(TRUE, seed=4).trials


def test_no_more_than_asked_for_are_planted(plant: Plant) -> None:
    result = plant(TRUE, most=1)
    assert all(len(result.of_kind(kind)) <= 1 for kind in PLANTERS)


def test_a_fault_changes_its_place_alone() -> None:
    document = read_text("Ten  of\r\nthem came.")
    fault = Fault("any", Span(0, 3), "Twelve", Span(0, 18))
    assert planted(document, fault) == "Twelve  of\r\nthem came."


class TestCommand:
    """`factcheck eval --seed-faults`."""

    @staticmethod
    def run(*words: str | Path) -> tuple[int, str]:
        done = CliRunner().invoke(
            eval_command, ["--seed-faults", *map(str, words)], standalone_mode=False
        )
        if done.exception:
            raise done.exception
        return int(done.return_value or 0), done.output

    def test_it_prints_a_line_for_each_kind_and_the_sum(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_text(TRUE, encoding="utf-8")
        code, output = self.run(tmp_path, "--as-of", "2016-12-05")
        assert code == 0
        assert "weekday" in output
        assert "caught" in output.splitlines()[-1]

    def test_json_tells_each_trial(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_text(TRUE, encoding="utf-8")
        arguments = (tmp_path, "--as-of", "2016-12-05", "--kind", "weekday", "--format", "json")
        told = json.loads(self.run(*arguments)[1])
        (trial,) = told["trials"]
        assert (trial["was"], trial["line"], trial["caught"]) == ("Monday", 3, True)
        assert told["planted"] == told["caught"] == 1

    def test_texts_that_a_gold_file_calls_flawed_are_left_out(self, tmp_path: Path) -> None:
        (tmp_path / "note.txt").write_text(TRUE, encoding="utf-8")
        (tmp_path / "note.gold.yaml").write_text(
            'as_of: "2016-12-05"\nkind: note\nwholly_true: false\nfindings:\n'
            "- {quote: $184 billion, rule: weekday, verdict: contradicted, severity: error}\n",
            encoding="utf-8",
        )
        with pytest.raises(UserError, match="believed true"):
            self.run(tmp_path)

    def test_an_unknown_kind_is_an_error_that_lists_the_kinds(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="weekday"):
            self.run(tmp_path, "--kind", "spelling")
