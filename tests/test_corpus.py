"""What the program promises on the bundled bulletins: corpus/README.md tells how they are made."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.evaluating.evaluation import Evaluation, evaluate
from factcheck.evaluating.gold import GoldFile, gold_files
from factcheck.reading.documents import read_file

CORPUS = Path(__file__).parent.parent / "corpus"
TEXTS = sorted(str(text.relative_to(CORPUS)) for text, _ in gold_files(CORPUS))
TRUE = [name for name in TEXTS if name.startswith("true-")]
FLAWED = [name for name in TEXTS if name.startswith("flawed-")]

# Precision and recall must not fall below these; raise them when the program gets better.
FLOORS = {
    "quantities": (0.95, 0.95),
    "times": (0.94, 0.93),
    "entities": (0.95, 0.92),
    "claims": (0.95, 0.9),
    "verdicts": (0.91, 0.99),
}


@pytest.fixture(scope="module")
def corpus() -> Evaluation:
    """The whole corpus, evaluated once."""
    return evaluate(CORPUS, Checker.load())


@pytest.mark.parametrize("text", FLAWED)
def test_every_planted_error_is_found(corpus: Evaluation, text: str) -> None:
    assert corpus.texts[text]["findings"].missed == []
    assert corpus.texts[text]["findings"].mended == []


@pytest.mark.parametrize("text", TRUE)
def test_true_texts_raise_no_alarm(corpus: Evaluation, text: str) -> None:
    assert corpus.texts[text]["findings"].spurious == []


@pytest.mark.parametrize("text", FLAWED)
def test_nothing_is_reported_but_what_was_planted(corpus: Evaluation, text: str) -> None:
    assert corpus.texts[text]["findings"].spurious == []


@pytest.mark.parametrize("stage", FLOORS)
def test_stages_stay_above_their_floors(corpus: Evaluation, stage: str) -> None:
    precision, recall = FLOORS[stage]
    score = corpus.total[stage]
    assert score.precision is not None
    assert score.recall is not None
    assert score.precision >= precision
    assert score.recall >= recall


def test_half_of_the_texts_are_true() -> None:
    assert len(TRUE) >= 6
    assert len(FLAWED) >= 6
    assert len(TRUE) + len(FLAWED) == len(TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_names_tell_what_the_gold_says(text: str) -> None:
    gold = GoldFile((CORPUS / text).with_suffix(".gold.yaml")).gold
    assert gold.wholly_true == text.startswith("true-")


@pytest.mark.parametrize("text", TEXTS)
def test_every_printed_number_is_annotated(text: str) -> None:
    """Digits stand in a quantity or a time of the gold, or in a name such as G20."""
    document = read_file(CORPUS / text)
    gold = GoldFile((CORPUS / text).with_suffix(".gold.yaml")).place(document.text)
    if gold.gold.mentions is None:
        pytest.skip("the mentions of this text are not annotated")
    covered = {at for one in gold.mentions for at in range(one.span.start, one.span.end)}
    bare = [
        document.text[max(0, at - 20) : at + 20]
        for at, character in enumerate(document.text)
        if character.isdigit() and at not in covered
    ]
    assert bare == []


def test_every_stable_rule_has_a_planted_error() -> None:
    planted = {
        finding.rule for _, path in gold_files(CORPUS) for finding in GoldFile(path).gold.findings
    }
    stable = {rule.id for rule in Checker.load().rules if rule.status == "stable"}
    assert stable <= planted
