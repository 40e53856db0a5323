"""The first view of a page on several documents: totals, verdicts, changes, disagreements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.model.report import Checked
from factcheck.reporting.html_across import Disagreement, disagreements
from factcheck.reporting.html_views import DocumentView, Share, shares
from factcheck.reporting.wording import outcome_sentence, population_sentence


@dataclass(frozen=True, slots=True)
class Index:
    """Totals over all documents, and where they disagree.

    `new`, `gone` and `staying` count findings against the earlier run; `compared` is the number
    of documents that it held too.
    """

    outcome: str
    population: str
    clear: bool
    shares: tuple[Share, ...]
    disagreements: tuple[Disagreement, ...]
    compared: int
    new: int
    gone: int
    staying: int
    not_understood: int


def index(checked: Sequence[Checked], documents: Sequence[DocumentView]) -> Index:
    """Return the view."""
    reports = [one.report for one in checked]
    changed = [one.changes for one in documents if one.changes is not None]
    return Index(
        outcome=outcome_sentence(*reports),
        population=population_sentence(*reports),
        clear=all(one.clear for one in documents),
        shares=shares(reports),
        disagreements=disagreements(
            reports, [one.name for one in documents], [one.key for one in documents]
        ),
        compared=len(changed),
        new=sum(len(one.new) for one in changed),
        gone=sum(len(one.gone) for one in changed),
        staying=sum(one.staying for one in changed),
        not_understood=sum(one.summary.numbers_not_understood for one in reports),
    )
