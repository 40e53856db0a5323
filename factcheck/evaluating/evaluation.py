"""Run the program over a folder of texts with gold annotations and add the scores up."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from factcheck.checking.api import Checker, parse_day
from factcheck.evaluating.gold import GoldFile, gold_files
from factcheck.evaluating.scoring import Score, score
from factcheck.reading.documents import read_file


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: stage -> score over all texts, and text name -> the same for one text."""

    words: int
    total: dict[str, Score]
    texts: dict[str, dict[str, Score]]

    @property
    def passed(self) -> bool:
        """Whether every planted error was found and nothing else was said."""
        findings = self.total["findings"]
        return not (findings.missed or findings.known or findings.spurious)


def evaluate(folder: Path, checker: Checker) -> Evaluation:
    """Check every text of a folder and compare. Raises UserError for an unusable gold file."""
    words = 0
    total: dict[str, Score] = {}
    texts: dict[str, dict[str, Score]] = {}
    for path, gold_path in gold_files(folder):
        file = GoldFile(gold_path)
        document = read_file(path)
        gold = file.place(document.text)
        words += len(document.text.split())
        context, report = checker.check_fully(document, parse_day(gold.gold.as_of))
        name = str(path.relative_to(folder))
        texts[name] = score(gold, context, report)
        for stage, one in texts[name].items():
            total.setdefault(stage, Score()).add(one, of=f"{name}: ")
    return Evaluation(words, total, texts)
