"""The rows of the tables of a report that are accounts of its house: "Deposits, bn | 27 | 28"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.extracting.frames.spots import Spot
from factcheck.extracting.frames.table_grid import has_tables, sentences_by_segment, tables_of
from factcheck.extracting.ledger_accounts import Account, ledger_accounts
from factcheck.extracting.nouns import singular
from factcheck.extracting.sentence import Sentence
from factcheck.rulebook.context import Context
from factcheck.rulebook.ledger.names import Named
from factcheck.rulebook.ledger.periods import Told, told_period
from factcheck.rulebook.ledger.scopes import headings
from factcheck.rulebook.ledger.titles import declared, report_period
from factcheck.rulebook.ledger.values import states
from factcheck.rulebook.ledger.words import ledger_words

if TYPE_CHECKING:
    from factcheck.extracting.frames.quoted_rows import Heading

_NOBODY = Named(0, 0, (0, 0))


class Cell(Struct, frozen=True, gc=False):
    """A figure of an account in a table, by what its row is called and of when its column is."""

    account: Account
    spot: Spot
    sentence: Sentence
    name: str
    period: Told


def cells_told(context: Context) -> tuple[Cell, ...]:
    """Return the figures of accounts in the tables of a text; ask for it with `context.once`."""
    document = context.document
    if not has_tables(document):
        return ()
    from factcheck.extracting.frames.quoted_rows import quoted_tables  # noqa: PLC0415 - see above

    by_segment = sentences_by_segment(context.analysis.sentences)
    tables = list(tables_of(document))
    quoted = quoted_tables(document, tables, by_segment)
    found: list[Cell] = []
    for table in quoted.tables if quoted is not None else ():
        cells = tables[table.number]
        above = context.once(headings)[min(cells.values())]
        for row in table.rows if not (above.scope or above.ahead) else ():
            accounts = _accounts().get(row.words, ())
            for column, figure in row.figures.items() if accounts else ():
                spot = context.once(declared).read(figure)
                told = (one for one in accounts if states(spot, _NOBODY, one, alone=True))
                account = next(told, None)
                if account is None:
                    continue
                period = _period(table.headings[column], account, context)
                if period is not None:
                    sentence = by_segment[cells[row.at, column]][0]
                    found.append(Cell(account, spot, sentence, " ".join(row.words), period))
    return tuple(found)


@cache
def _accounts() -> dict[tuple[str, ...], tuple[Account, ...]]:
    """The accounts by the words of their names, in the singular."""
    known, found = ledger_accounts(), {}
    for name in known.names.phrases():
        words = name.split()
        hit = known.names.longest(words, 0, len(words))
        ids = [one for one, loose in hit[1] if not loose] if hit is not None else []
        found[tuple(map(singular, words))] = tuple(known.accounts[one] for one in ids)
    return found


def _period(heading: Heading, account: Account, context: Context) -> Told | None:
    other = ledger_words()["other_case"]
    if heading.time is None or heading.is_change or not other.isdisjoint(heading.words):
        return None
    return told_period(heading.time, account.at_end, context.once(report_period))
