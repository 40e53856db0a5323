"""The accounts of `rules/claims/ledger.yaml`, under whatever names, and their equations."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import chain

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
    """What accounts of two sides make of a third; `slack` is the share by which definitions may
    differ. What is `local` holds within a passage; see the file for the rest."""

    result: tuple[str, ...]
    operation: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    slack: Decimal = Decimal(0)
    slip: bool = False
    unless: frozenset[str] = frozenset()
    local: bool = False
    follows: bool = False
    sign: str = ""


class LedgerAccounts(Struct, frozen=True):
    """Accounts by id; their names, each with whether it is a loose one; the same with the names
    that hold within a passage, and the verbs that name the figure beside them; the equations."""

    accounts: dict[str, Account]
    names: PhraseTable[tuple[tuple[str, bool], ...]]
    local_names: PhraseTable[frozenset[str]]
    done: dict[str, str]
    equations: tuple[AccountEquation, ...]


@cache
def ledger_accounts() -> LedgerAccounts:
    """Return the tables, made once."""
    table = rules_words("claims/ledger")
    names: dict[str, list[tuple[str, bool]]] = {}
    local: dict[str, set[str]] = {}
    done: dict[str, str] = {}
    for row in table["accounts"]:
        for loose, key in ((False, "names"), (True, "loose")):
            for name in row.get(key, ()):
                names.setdefault(name, []).append((row["id"], loose))
        for name in chain(row.get("names", ()), row.get("local", ())):
            local.setdefault(name, set()).add(row["id"])
        done.update(dict.fromkeys(row.get("done", ()), row["id"]))
    return LedgerAccounts(
        accounts={row["id"]: _account(row) for row in table["accounts"]},
        names=PhraseTable.of((name, tuple(ids)) for name, ids in names.items()),
        local_names=PhraseTable.of((name, frozenset(ids)) for name, ids in local.items()),
        done=done,
        equations=tuple(map(_equation, table["equations"])),
    )


def _account(row: dict[str, object]) -> Account:
    names = _words(row, "names") or _words(row, "local")
    return Account(
        id=str(row["id"]),
        title=str(row.get("title", names[0])),
        unit=str(row["unit"]),
        at_end=row.get("at") == "end",
        announced=bool(row.get("announced")),
        house=bool(row.get("house")),
        counted=frozenset(_words(row, "counted")),
        wholes=frozenset(_words(row, "wholes")),
    )


def _equation(row: dict[str, object]) -> AccountEquation:
    return AccountEquation(
        result=_words(row, "result"),
        operation=str(row["is"]),
        left=_words(row, "left"),
        right=_words(row, "right"),
        slack=Decimal(str(row.get("slack", 0))),
        slip=bool(row.get("slip")),
        unless=frozenset(_words(row, "unless")),
        local=bool(row.get("local")),
        follows=bool(row.get("follows")),
        sign=str(row.get("sign", "")),
    )


def _words(row: dict[str, object], key: str) -> tuple[str, ...]:
    values = row.get(key, ())
    return tuple(map(str, values)) if isinstance(values, list | tuple) else (str(values),)
