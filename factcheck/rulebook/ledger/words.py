"""The words of `rules/claims/ledger.yaml` around the accounts, and the accounts themselves."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.extracting.ledger_accounts import Account, ledger_accounts
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable


class LedgerWords(Struct, frozen=True):
    """Accounts by id, their names, what counts them, and lists of words."""

    accounts: dict[str, Account]
    names: PhraseTable[tuple[tuple[str, bool], ...]]
    counted: dict[str, str]
    lists: dict[str, frozenset[str]]
    report_time: PhraseTable[str]
    currencies: dict[str, str]
    scales: dict[str, Decimal]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def ledger_words() -> LedgerWords:
    """Return the tables, made once."""
    table, known = rules_words("claims/ledger"), ledger_accounts()
    return LedgerWords(
        accounts=known.accounts,
        names=known.names,
        counted={noun: one.id for one in known.accounts.values() for noun in one.counted},
        lists={
            key: frozenset(value)
            for key, value in table.items()
            if isinstance(value, list) and isinstance(value[0], str)
        },
        currencies=dict(table["declared_currencies"]),
        scales={word: Decimal(scale) for word, scale in table["declared_scales"].items()},
        report_time=PhraseTable.of(
            (phrase, span) for span, phrases in table["report_time"].items() for phrase in phrases
        ),
    )
