"""The words of `rules/claims/ledger.yaml`: accounts, their names, and what stands around them."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable


class Account(Struct, frozen=True):
    """One thing that a report tells of its house, under whatever name.

    `unit` is money, percent, share (money per share), multiple or count; `at_end` holds for what
    is told for a day, `announced` for what is told in the future tense though settled. Only a whole
    house has what is `house`, no part of one.
    """

    id: str
    title: str
    unit: str
    at_end: bool = False
    announced: bool = False
    house: bool = False
    counted: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()


class AccountEquation(Struct, frozen=True):
    """What two accounts make of a third; `slack` is the share by which definitions may differ."""

    result: str
    operation: str
    left: str
    right: str
    slack: Decimal
    slip: bool = False
    unless: frozenset[str] = frozenset()


class LedgerWords(Struct, frozen=True):
    """Accounts by id, their names, the equations among them, and lists of words."""

    accounts: dict[str, Account]
    names: PhraseTable[tuple[tuple[str, bool], ...]]
    counted: dict[str, str]
    equations: tuple[AccountEquation, ...]
    lists: dict[str, frozenset[str]]
    report_time: PhraseTable[str]
    currencies: dict[str, str]
    scales: dict[str, Decimal]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def ledger_words() -> LedgerWords:
    """Return the tables, made once."""
    table = rules_words("claims/ledger")
    accounts: dict[str, Account] = {}
    names: dict[str, list[tuple[str, bool]]] = {}
    counted: dict[str, str] = {}
    for row in table["accounts"]:
        account = _account(row)
        accounts[account.id] = account
        for loose, key in ((False, "names"), (True, "loose")):
            for name in row.get(key, ()):
                names.setdefault(name, []).append((account.id, loose))
        counted.update(dict.fromkeys(account.counted, account.id))
    return LedgerWords(
        accounts=accounts,
        names=PhraseTable.of((name, tuple(ids)) for name, ids in names.items()),
        counted=counted,
        equations=tuple(_equation(row) for row in table["equations"]),
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


def _account(row: dict[str, object]) -> Account:
    names = row["names"]
    assert isinstance(names, list)  # noqa: S101 - the file is ours, and a test reads it
    return Account(
        id=str(row["id"]),
        title=str(row.get("title", names[0])),
        unit=str(row["unit"]),
        at_end=row.get("at") == "end",
        announced=bool(row.get("announced")),
        house=bool(row.get("house")),
        counted=_set(row, "counted"),
        wholes=_set(row, "wholes"),
    )


def _equation(row: dict[str, object]) -> AccountEquation:
    return AccountEquation(
        result=str(row["result"]),
        operation=str(row["is"]),
        left=str(row["left"]),
        right=str(row["right"]),
        slack=Decimal(str(row["slack"])),
        slip=bool(row.get("slip")),
        unless=_set(row, "unless"),
    )


def _set(row: dict[str, object], key: str) -> frozenset[str]:
    values = row.get(key, ())
    return frozenset(str(one) for one in values) if isinstance(values, list) else frozenset()
