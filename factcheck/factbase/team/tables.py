"""The tables that are written by statements. Importing this needs the extra `team`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text

_ALL = MetaData()


def _table(name: str, texts: str, numbers: str, *columns: Column[int]) -> Table:
    """Return a table with columns of text and of whole numbers; the migrations make it."""
    held: list[Column[str] | Column[int]] = [Column(one, Text) for one in texts.split()]
    held += [Column(one, Integer) for one in numbers.split()]
    return Table(name, _ALL, *columns, *held)


pack = _table("pack", "name version vintage licence path", "number facts own")
source = _table("source", "key title publisher url licence pack vintage", "number priority")
entity = _table("entity", "id", "number")
series = _table(
    "series", "measure basis unit code vintage", "number vintage_day additive timeless source"
)
fact = _table("fact", "value", "series entity first_day last_day")
publication = _table("publication", "program", "")
change = _table(
    "change",
    "author reason entity measure basis unit vintage old new title publisher url",
    "first_day last_day",
    Column("id", BigInteger, primary_key=True),
)
team_fact = _table(
    "team_fact",
    "entity measure basis unit value vintage title publisher url",
    "first_day last_day",
    Column("change", BigInteger),
)
