"""Ordinary sentences of economic prose, put together at random and true: none may alarm."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from factcheck.model.findings import Severity
from factcheck.model.report import Report

DATA = yaml.safe_load(
    (Path(__file__).parent / "everyday_sentences.yaml").read_text(encoding="utf-8")
)
AS_OF = "2017-02-15"
TURNED_AND_CAUGHT = 0.85
PARAGRAPH = 4  # sentences, each of another subject


def words_of(rises: bool) -> dict[str, str]:
    words = {"V": ("rose", "fell"), "N": ("a rise", "a fall"), "M": ("higher", "lower")}
    words |= {"W": ("up", "down"), "X": ("above", "below")}
    return {slot: pair[not rises] for slot, pair in words.items()}


def slots(rng: random.Random) -> tuple[dict[str, Any], bool]:
    """The slots of a sentence but for its words of change, and whether it tells a rise."""
    group = rng.choice(DATA["subjects"])
    unit, places = rng.choice(group["units"]), 0 if group.get("whole") else 1
    then = round(Decimal(rng.uniform(*((3, 18) if group.get("points") else (40, 900)))), places)
    now = round(then * Decimal(rng.choice((rng.uniform(1.1, 1.6), rng.uniform(0.5, 0.9)))), places)
    size = abs(now - then)
    low = round(Decimal(rng.uniform(1, 6)), 1)
    more = round(Decimal(rng.uniform(0.5, 4)), 1)
    at, before = rng.choice(DATA["times"])
    told = {"A": unit.format(now), "B": unit.format(then), "T": at, "U": before}
    told["D"] = f"{size} percentage points" if group.get("points") else unit.format(size)
    told |= {"S": rng.choice(group["names"]), "K": low, "H": more, "G": low + more}
    return told, now > then


def sentence(template: str, told: dict[str, Any], rises: bool) -> str:
    if told["S"] in DATA["plural"]:
        template = template.replace("{S} was", "{S} were").replace("it was", "they were")
        template = template.replace("it stood", "they stood")
    text = template.format(**told, **words_of(rises))
    return text[0].upper() + text[1:]


def told_by(templates: list[str]) -> Iterator[tuple[str, str, str]]:
    """True sentences with their subjects, each with its words of change turned round."""
    rng = random.Random(DATA["seed"])  # noqa: S311
    for template in templates:
        for _ in range(DATA["each"]):
            told, rises = slots(rng)
            yield told["S"], sentence(template, told, rises), sentence(template, told, not rises)


def alarms(report: Report) -> list[str]:
    return [
        f"{one.rule}: {one.message}" for one in report.findings if one.severity != Severity.INFO
    ]


@pytest.mark.parametrize("template", DATA["turned"] + DATA["plain"])
def test_true_sentence_raises_no_alarm(template: str, check: Callable[..., Report]) -> None:
    for _, text, _ in told_by([template]):
        assert alarms(check(text, AS_OF)) == [], text


def test_paragraph_of_true_sentences_raises_no_alarm(check: Callable[..., Report]) -> None:
    waiting = list(told_by(DATA["turned"] + DATA["plain"]))
    random.Random(DATA["seed"]).shuffle(waiting)  # noqa: S311
    while waiting:
        taken = {}
        for subject, text, _ in waiting[:PARAGRAPH]:
            taken.setdefault(subject, text)
        waiting = waiting[PARAGRAPH:]
        paragraph = " ".join(taken.values())
        assert alarms(check(paragraph, AS_OF)) == [], paragraph


def test_turned_words_of_change_are_caught(check: Callable[..., Report]) -> None:
    turned = [text for _, _, text in told_by(DATA["turned"])]
    missed = [text for text in turned if not alarms(check(text, AS_OF))]
    assert len(missed) <= (1 - TURNED_AND_CAUGHT) * len(turned), "\n".join(missed)
