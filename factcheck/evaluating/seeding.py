"""Plants errors in texts believed true, one at a time, and counts which of them are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from factcheck.checking.api import Checker
from factcheck.checking.engine import run_rules
from factcheck.config.errors import UserError
from factcheck.evaluating.faults.fault import Fault, Material
from factcheck.evaluating.faults.planting import PLANTERS, draw, planted
from factcheck.model.document import Document
from factcheck.model.findings import Severity
from factcheck.model.report import FindingPart, Report
from factcheck.model.spans import Span
from factcheck.reading.documents import read_text


@dataclass(frozen=True, slots=True)
class Trial:
    """One planted fault and what the check of the changed text said.

    `was` and `line` tell what stood where; `rules` are those whose new findings touch the
    changed sentence, `strays` the new findings that touch it nowhere.
    """

    path: str
    line: int
    fault: str
    was: str
    became: str
    rules: tuple[str, ...]
    strays: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """Whether a finding at warning or above points at the error."""
        return bool(self.rules)


@dataclass(slots=True)
class Seeding:
    """All trials, and the alarms that the texts raised before anything was planted."""

    seed: int
    words: int = 0
    trials: list[Trial] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Trial]:
        """Return the trials of one kind of fault."""
        return [trial for trial in self.trials if trial.fault == kind]

    @property
    def caught(self) -> int:
        """How many of the planted errors were found."""
        return sum(trial.caught for trial in self.trials)

    @property
    def recall(self) -> float | None:
        """Share of the planted errors that were found; None where none could be planted."""
        return self.caught / len(self.trials) if self.trials else None

    @property
    def precision(self) -> float | None:
        """Share of what was said that is right: strays and alarms on the originals are not."""
        wrong = sum(len(trial.strays) for trial in self.trials) + len(self.alarms)
        said = self.caught + wrong
        return self.caught / said if said else None


def seed_faults(
    documents: Iterable[tuple[Document, date | None]],
    checker: Checker,
    *,
    seed: int = 0,
    most: int = 5,
    kinds: Iterable[str] = tuple(PLANTERS),
    watch: Callable[[], None] = lambda: None,
) -> Seeding:
    """Plant at most `most` errors of each kind in each text and check every changed text.

    Deterministic by `seed`. `watch` is called after each trial. Raises UserError for a document
    whose source cannot be changed and read again (PDF, DOCX).
    """
    result, wanted = Seeding(seed), frozenset(kinds)
    for document, as_of in documents:
        if document.encoding == "binary":
            raise UserError("errors can be planted in texts only", path=document.path)
        context, report = checker.check_fully(document, as_of)
        result.words += len(document.text.split())
        known = {one.fingerprint for one in report.findings}
        result.alarms += [
            f"{document.path}:{one.line}: {one.rule}: {one.quote}"
            for one in report.findings
            if _counts(one)
        ]
        material = Material.of(context, run_rules(checker.rules, context)[0])
        for fault in draw(material, seed, most):
            if fault.kind in wanted:
                changed = checker.check(_changed(document, fault), context.today)
                result.trials.append(_trial(document, fault, changed, known))
                watch()
    return result


def _changed(document: Document, fault: Fault) -> Document:
    return read_text(
        planted(document, fault),
        path=document.path,
        format="markdown" if document.path.endswith((".md", ".markdown")) else "text",
    )


def _trial(document: Document, fault: Fault, report: Report, known: set[str]) -> Trial:
    sentence = document.source_map.span_to_source(fault.sentence)
    reach = Span(sentence.start, sentence.end + fault.growth)
    fresh = [one for one in report.findings if _counts(one) and one.fingerprint not in known]
    source = document.source_map.span_to_source(fault.span)
    return Trial(
        path=document.path,
        line=document.source.count("\n", 0, source.start) + 1,
        fault=fault.kind,
        was=document.quote(fault.span),
        became=fault.replacement,
        rules=tuple(sorted({one.rule for one in fresh if _touches(one, reach)})),
        strays=tuple(f"{one.rule}: {one.quote}" for one in fresh if not _touches(one, reach)),
    )


def _counts(finding: FindingPart) -> bool:
    return finding.severity != Severity.INFO and finding.suppressed is None


def _touches(finding: FindingPart, reach: Span) -> bool:
    places = [(finding.start, finding.end)]
    places += [(one.start, one.end) for one in finding.related]
    return any(start < reach.end and reach.start < end for start, end in places)
