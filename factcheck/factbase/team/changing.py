"""Changes by people: a fact that the team adds, corrects or takes back, and its record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Fact
from factcheck.factbase.finding import find_subject
from factcheck.factbase.moments import moment
from factcheck.factbase.team.history import COLUMNS, Change, changed, meant
from factcheck.factbase.team.reading import Asking
from factcheck.factbase.team.writing import driver_of, writing

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from factcheck.factbase.importing.adding import NewFact, NewSource

_KEY = ("entity", "measure", "basis", "unit", "first_day", "last_day")


def add_fact(url: str, fact: NewFact, source: NewSource, *, author: str, reason: str) -> Change:
    """Add a fact to the team store, or correct one; it comes before what was published.

    The fact and the record of who added it and why are one transaction. Raises UserError, with
    nothing changed, for a subject, unit, period or value that cannot be meant.
    """
    _say_who_and_why(author, reason)
    if not source.title.strip():
        raise UserError("a fact needs a source: say where it can be verified")
    with writing(url) as connection:
        from factcheck.factbase.team.laying import lay, tell_the_pack  # noqa: PLC0415 - an extra

        facts = FactBase(Asking(driver_of(connection)))
        row = _row(facts, fact)
        cited = {"title": source.title, "publisher": source.publisher, "url": source.url}
        row |= cited | {"vintage": fact.vintage}
        change = _record(connection, facts, row, new=row["value"], author=author, reason=reason)
        _replace(connection, row | {"change": change.id})
        lay(connection, row)
        tell_the_pack(connection)
    return change


def withdraw_fact(
    url: str,
    subject: str,
    measure: str,
    period: str,
    *,
    basis: str = "",
    unit: str = "",
    author: str,
    reason: str,
) -> Change:
    """Take back a fact that the team added; what was published holds again.

    `unit` is needed only where the team gave the value in several. Raises UserError, with
    nothing changed, where the team has no such fact.
    """
    _say_who_and_why(author, reason)
    with writing(url) as connection:
        from sqlalchemy import delete  # noqa: PLC0415 - an extra

        from factcheck.factbase.team.laying import lift, tell_the_pack  # noqa: PLC0415
        from factcheck.factbase.team.tables import team_fact  # noqa: PLC0415

        facts = FactBase(Asking(driver_of(connection)))
        wanted = {"measure": measure, "basis": basis, "unit": unit, **_days(period)}
        row = _added(connection, meant(facts, subject), wanted)
        change = _record(connection, facts, row, new=None, author=author, reason=reason)
        same = [team_fact.c[name] == row[name] for name in _KEY]
        connection.execute(delete(team_fact).where(*same))
        lift(connection, row)
        tell_the_pack(connection)
    return change


def _added(
    connection: Connection, subjects: Sequence[str], wanted: dict[str, Any]
) -> dict[str, Any]:
    """Return the one row of the team's facts that is wanted; without a unit it may have any."""
    from sqlalchemy import select  # noqa: PLC0415 - an extra

    from factcheck.factbase.team.tables import team_fact  # noqa: PLC0415

    same = [team_fact.c[name] == value for name, value in wanted.items() if name != "unit" or value]
    same.append(team_fact.c.entity.in_(subjects))
    rows = connection.execute(select(team_fact).where(*same)).mappings().all()
    if not rows:
        about = " ".join(filter(None, (subjects[0], wanted["measure"], wanted["basis"])))
        raise UserError(f"the team has no fact {about} of that period")
    if len(rows) > 1:
        units = " and ".join(sorted(row["unit"] for row in rows))
        raise UserError(f"the team gave {wanted['measure']} in {units}; say which unit")
    return dict(rows[0])


def _say_who_and_why(author: str, reason: str) -> None:
    if not author.strip():
        raise UserError("say who changes the fact")
    if not reason.strip():
        raise UserError("say why the fact is changed")


def _row(facts: FactBase, fact: NewFact) -> dict[str, Any]:
    from factcheck.factbase.importing.figures import plain_number  # noqa: PLC0415

    subject, _ = find_subject(facts, fact.subject)
    try:
        value = plain_number(fact.value)
        if fact.vintage:
            moment(fact.vintage)
    except ValueError as error:
        raise UserError(str(error)) from None
    return {
        "entity": subject.entity,
        "measure": fact.measure,
        "basis": fact.basis,
        "unit": fact.unit or _usual_unit(facts, fact),
        "value": value,
        **_days(fact.period),
    }


def _days(period: str) -> dict[str, int]:
    try:
        meant = moment(period)
    except ValueError as error:
        raise UserError(str(error)) from None
    return {"first_day": meant.first.toordinal(), "last_day": meant.last.toordinal()}


def _usual_unit(facts: FactBase, fact: NewFact) -> str:
    series = facts.series_of(fact.measure)
    units = {one.unit for one in series if one.basis == fact.basis}
    if len(units) == 1:
        return units.pop()
    if units:
        raise UserError(f"{fact.measure} is given in {' and '.join(sorted(units))}; say the unit")
    bases = ", ".join(sorted({one.basis for one in series}))
    if bases:
        raise UserError(f"the bases of {fact.measure} are {bases}; say the basis, or the unit too")
    raise UserError(f"no value of {fact.measure!r} is known as yet; a new measure needs its unit")


def _record(
    connection: Connection,
    facts: FactBase,
    row: dict[str, Any],
    *,
    new: str | None,
    author: str,
    reason: str,
) -> Change:
    """Write down a change and return it; `row` is the fact that it is about."""
    from sqlalchemy import insert, text  # noqa: PLC0415 - an extra

    from factcheck.factbase.team import tables  # noqa: PLC0415

    before = _in_force(facts, row)
    about = {name: row[name] for name in (*_KEY, "vintage", "title", "publisher", "url")}
    written = insert(tables.change).values(
        **about,
        author=author.strip(),
        reason=reason.strip(),
        old=None if before is None else f"{before.value:f}",
        new=new,
    )
    made = connection.execute(written.returning(text(COLUMNS))).one()
    return changed(tuple(made))


def _in_force(facts: FactBase, row: dict[str, Any]) -> Fact | None:
    """Return the value that the store gives first for the same thing and period."""
    first, last = date.fromordinal(row["first_day"]), date.fromordinal(row["last_day"])
    found = facts.facts(row["entity"], row["measure"], first, last, row["basis"])
    same = [one for one in found if (one.first, one.last, one.unit) == (first, last, row["unit"])]
    return same[0] if same else None


def _replace(connection: Connection, row: dict[str, Any]) -> None:
    from sqlalchemy.dialects.postgresql import insert  # noqa: PLC0415 - an extra

    from factcheck.factbase.team import tables  # noqa: PLC0415

    written = insert(tables.team_fact).values(**row)
    rest = {name: value for name, value in row.items() if name not in _KEY}
    connection.execute(written.on_conflict_do_update(index_elements=_KEY, set_=rest))
