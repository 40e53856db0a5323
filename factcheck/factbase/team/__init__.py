"""The team store: the fact base on a PostgreSQL server, with who changed what, when and why.

    migrate(url)                      make the tables, or bring them up to date
    publish(url)                      copy what ships (and packs) there, all of it or nothing
    open_team_facts(url)              the same FactBase as `open_facts()` gives, for reading only
    add_fact(url, fact, ...)          a cited fact that comes before what ships
    withdraw_fact(url, ...)           take such a fact back
    history(url, entity)              the changes, each with author, reason and time

It needs the extra `team` (SQLAlchemy and psycopg), which is imported when a server is asked.
"""

from factcheck.factbase.team.changing import add_fact, withdraw_fact
from factcheck.factbase.team.history import Change, history
from factcheck.factbase.team.migrating import migrate
from factcheck.factbase.team.publishing import Published, publish
from factcheck.factbase.team.reading import open_team_facts, open_team_names

__all__ = [
    "Change",
    "Published",
    "add_fact",
    "history",
    "migrate",
    "open_team_facts",
    "open_team_names",
    "publish",
    "withdraw_fact",
]
