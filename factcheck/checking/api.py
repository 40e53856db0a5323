"""The Python interface: check a text or a file, or see what is understood of a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.checking.assembling import assemble
from factcheck.checking.engine import run_rules
from factcheck.checking.scopes import join_scopes
from factcheck.checking.silencing import obey_directives
from factcheck.checking.source_positions import claim_in_source, mention_in_source
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import FactSource
from factcheck.config.settings import Settings, read_settings
from factcheck.extracting.analysis import Analysis, analyse, framed
from factcheck.extracting.gazetteer import Gazetteer
from factcheck.extracting.mentions import find_mentions
from factcheck.extracting.sentence import AT_HAND, being_read
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.name_table import NameTable, open_gazetteer, open_names
from factcheck.model.claims import Extraction
from factcheck.model.document import Document, DocumentDate
from factcheck.model.report import Report
from factcheck.reading.documents import read_file, read_text
from factcheck.resolving.claims import resolve_claims
from factcheck.resolving.coverage import not_understood
from factcheck.resolving.document_date import dateline, document_date, latest_told
from factcheck.rulebook.context import Context
from factcheck.rulebook.loading import load_rules
from factcheck.rulebook.retired import retired_rules, unknown_rule
from factcheck.rulebook.rule import Rule

_FIRST_YEAR, _LAST_YEAR = 1000, 2999  # of a text's date


def _unmarked(stage: str) -> None:
    pass


class Checker(Struct, frozen=True):
    """Everything that is loaded once and used for many documents."""

    rules: tuple[Rule, ...]
    facts: FactBase
    names: NameTable
    gazetteer: Gazetteer
    min_confidence: float = 0.0
    known_rules: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        """Say what it is, not all that it holds."""
        return f"Checker({len(self.rules)} rules)"

    @classmethod
    def of(cls, settings: Settings) -> Checker:
        """Load what the settings name, and keep the rules that they select."""
        return cls.with_every_rule(settings).narrowed(settings)

    @classmethod
    def with_every_rule(cls, settings: Settings) -> Checker:
        """Load what the settings name; raises UserError where they select unknown rules."""
        checker = cls.load(settings.rules, settings.facts, known_on=settings.as_known)
        selected, ignored = set(settings.select), set(settings.ignore)
        for one in settings.paths.values():
            selected.update(one.select or ())
            ignored.update(one.ignore or ())
        for name in sorted((selected | ignored) - checker.known_rules):
            if name not in selected and name in retired_rules():
                continue  # what is no more needs no ignoring: settings that name it go on working
            where = str(settings.path) if settings.path else None
            message = f"{unknown_rule(name, checker.known_rules)}; `factcheck rules` lists them"
            raise UserError(message, path=where)
        return checker

    def narrowed(self, settings: Settings) -> Checker:
        """Return a checker that runs the rules that the settings select."""
        rules = tuple(
            rule
            for rule in self.rules
            if (not settings.select or rule.id in settings.select)
            and rule.id not in settings.ignore
        )
        return replace(self, rules=rules, min_confidence=settings.min_confidence)

    @classmethod
    def load(
        cls,
        extra_rules: Sequence[Path] = (),
        extra_packs: Sequence[FactSource] = (),
        *,
        known_on: date | None = None,
    ) -> Checker:
        """Load the shipped rules and facts and the user's own. Raises UserError for bad ones.

        `known_on` leaves out figures that were not published by that day.
        """
        facts = open_facts(tuple(extra_packs), known_on=known_on)
        packs = tuple(extra_packs)
        rules = load_rules(extra_rules)
        return cls(
            rules,
            facts,
            open_names(packs),
            open_gazetteer(packs),
            known_rules=frozenset(rule.id for rule in rules),
        )

    def check(self, document: Document, as_of: date | None = None) -> Report:
        """Return the report on a document."""
        return self.check_fully(document, as_of)[1]

    def check_fully(
        self, document: Document, as_of: date | None, mark: Callable[[str], None] = _unmarked
    ) -> tuple[Context, Report]:
        """Return the report together with what it was made from.

        `mark` is told the name of each stage as it ends.
        """
        analysis, now = analyse_document(document, self.gazetteer, as_of)
        mark("extracting")
        with being_read(analysis.sentences[:AT_HAND]):
            context = Context(
                document=document,
                analysis=analysis,
                claims=resolve_claims(analysis, now.day, self.names),
                facts=self.facts,
                names=self.names,
                now=now,
            )
            # What the frames told is in the claims now; the largest part of what was made goes.
            context = replace(context, analysis=replace(analysis, frames=()))
            del analysis
            mark("resolving")
            outcomes, failures = run_rules(self.rules, context)
        mark("checking")
        outcomes = [one for one in outcomes if one.confidence >= self.min_confidence]
        by_id = {claim.id: claim for claim in context.claims}
        joined = join_scopes(outcomes, by_id)
        report = assemble(context, joined, failures, self.rules)
        report = obey_directives(report, document, known_rules=self.known_rules, today=_today)
        mark("assembling")
        return context, report


def analyse_document(
    document: Document, gazetteer: Gazetteer, as_of: date | None
) -> tuple[Analysis, DocumentDate]:
    """Return what extraction finds, and the document's date.

    Where only the text itself can tell the date, it is read once without one to find it, and
    what depends on the date is then read again.
    """
    known = document_date(document, as_of)
    if known is not None:
        return analyse(document, gazetteer, known.day), known
    undated = find_mentions(document, gazetteer, None)
    told = dateline(undated) or latest_told(undated, _today())
    return framed(find_mentions(document, gazetteer, told.day, undated)), told


def _today() -> date:
    return date.today()


@cache
def default_checker() -> Checker:
    """Return the checker of the shipped rules and facts, loaded once per process."""
    return Checker.load()


def parse_day(text: str | date | None) -> date | None:
    """Return a date, or that of ISO 8601 text. Raises UserError for anything else.

    Only years that a text can be of: rules look years and decades around the date.
    """
    if text is None:
        return None
    try:
        day = text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"{text!r} is no date; write it as 2016-12-05") from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise UserError(f"{day} is no date of a text: from {_FIRST_YEAR} to {_LAST_YEAR}")
    return day


def check(
    source: str | Path,
    *,
    as_of: date | str | None = None,
    config: Settings | Path | str | None = None,
) -> Report:
    """Check a text (str) or a file (Path); the report is a pydantic model.

    `config` is a settings object or file; without it the shipped rules and facts apply. Raises
    UserError for what cannot be read or used.
    """
    document = read_text(source) if isinstance(source, str) else read_file(Path(source))
    if config is None:
        checker = default_checker()
    elif isinstance(config, Settings):
        checker = Checker.of(config)
    else:
        checker = Checker.of(read_settings(Path(config)))
    return checker.check(document, parse_day(as_of)).as_pydantic()


def extract(text: str, *, as_of: date | str | None = None) -> Extraction:
    """Return what is understood of a text: mentions and claims; no fact is looked up.

    Offsets are those of `text`; quotes are printed in one line, with hyphenation repaired.
    """
    document = read_text(text)
    analysis, now = analyse_document(document, open_gazetteer(), parse_day(as_of))
    claims = resolve_claims(analysis, now.day, open_names())
    source = document.source_map
    return Extraction(
        mentions=tuple(mention_in_source(one, source) for one in analysis.mentions),
        claims=tuple(claim_in_source(one, source) for one in claims),
        not_understood=tuple(
            mention_in_source(one, source) for one in not_understood(analysis, claims)
        ),
    )
